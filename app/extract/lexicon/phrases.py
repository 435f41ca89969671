"""Phrases of any kind, found in a text in one pass: how one is written, and which of those that overlap stay."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import and_, itemgetter, le
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from app.text import Span, fold

T = TypeVar("T")
V = TypeVar("V")
Hit = tuple[int, int, int]  # the number of a form, where it starts and where it ends
Capitals = tuple[int, ...]  # where in a form the upper-case letters are


def expand(phrase: str) -> list[str]:
    """Write out the alternatives of a phrase: ``"a(b|c(d|)|)"`` → ``["ab", "acd", "ac", "a"]``.

    Raises:
        ValueError: a parenthesis without its partner.
    """
    forms, at = _alternatives(phrase, 0)
    if at != len(phrase):
        raise ValueError(f"unbalanced parenthesis in {phrase!r}")
    return forms


def _alternatives(phrase: str, at: int) -> tuple[list[str], int]:
    """Read alternatives up to an unmatched ``)`` or the end; return them and where they end."""
    done: list[str] = []
    forms = [""]
    while at < len(phrase) and phrase[at] != ")":
        if phrase[at] == "(":
            inner, at = _alternatives(phrase, at + 1)
            if at == len(phrase):
                raise ValueError(f"unbalanced parenthesis in {phrase!r}")
            forms = [form + tail for form in forms for tail in inner]
        elif phrase[at] == "|":
            done, forms = done + forms, [""]
        else:
            forms = [form + phrase[at] for form in forms]
        at += 1
    return done + forms, at


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found in a text, and what it stands for."""

    span: Span
    value: T


class Phrases(Generic[T]):
    """Many phrases, found in one pass over a text in time linear in its length."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take pairs of a phrase and what it stands for; one form may stand for several things."""
        forms: dict[str, list[tuple[Capitals, T]]] = defaultdict(list)
        for phrase, value in entries:
            for form in expand(phrase):
                if form.strip():
                    capitals = tuple(at for at, letter in enumerate(form) if letter.isupper())
                    forms[fold(form)].append((capitals, value))
        self.forms = list(forms.values())
        self._automaton = AhoCorasick(list(forms))

    def hits(self, folded: str) -> list[Hit]:
        """Return where each form stands alone in *folded*, by where they end; their capitals are not looked at.

        No letter or digit may go on from a form into a neighbouring character.
        """
        inner = _inner(folded)
        found: list[Hit] = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return [hit for hit in found if not (inner[hit[1]] or inner[hit[2]])]

    def find(self, text: str, folded: str) -> list[Found[T]]:
        """Return every phrase in *text*, overlapping ones too, in order; *folded* is ``fold(text)``."""
        found = [
            Found(Span(start, end), value)
            for form, start, end in self.hits(folded)
            for capitals, value in self.forms[form]
            if not capitals or has_capitals(text, start, capitals)
        ]
        found.sort(key=lambda hit: (hit.span.start, -hit.span.end))
        return found


@lru_cache(maxsize=2)  # an article is searched for one vocabulary after the other
def _inner(folded: str) -> bytes:
    """Tell for each offset, the end's too, whether a word goes on there: 1 between two letters or digits, else 0."""
    letters = bytes(map(str.isalnum, folded))
    return bytes(map(and_, b"\0" + letters, letters + b"\0"))


def has_capitals(text: str, start: int, capitals: Capitals) -> bool:
    """Tell whether *text* has upper-case letters where a phrase that begins at *start* asks for them."""
    for at in capitals:  # noqa: SIM110  # all() of a generator takes twice the time, and this runs for each name
        if not text[start + at].isupper():
            return False
    return True


def longest(found: Iterable[Found[T]]) -> list[Found[T]]:
    """Keep, of phrases that overlap, the longest, then the earliest; those of equal span all stay."""
    places = [(hit.span.start, hit.span.end, hit) for hit in found]
    return [hit for _, _, hit in longest_places(places)]


def longest_places(places: list[tuple[int, int, V]]) -> list[tuple[int, int, V]]:
    """Do the same for starts and ends with anything."""
    places.sort(key=itemgetter(0))
    if all(map(le, map(itemgetter(1), places), map(itemgetter(0), islice(places, 1, None)))):
        return places
    kept: list[tuple[int, int, V]] = []
    chain: list[tuple[int, int, V]] = []  # places each of which overlaps one before it
    reach = 0
    for place in places:
        start, end, _ = place
        if start >= reach:
            kept += chain if len(chain) < 2 else _longest_of(chain)  # noqa: PLR2004  # one overlaps nothing
            chain, reach = [place], end
        else:
            chain.append(place)
            reach = max(reach, end)
    return kept + _longest_of(chain)


def _longest_of(chain: list[tuple[int, int, V]]) -> list[tuple[int, int, V]]:
    kept: list[tuple[int, int, V]] = []
    if len(chain) == 2 and chain[0][:2] != chain[1][:2]:  # noqa: PLR2004  # most chains, and no need to sort them
        (start, end, _), (other_start, other_end, _) = chain
        return chain[:1] if end - start >= other_end - other_start else chain[1:]
    for place in sorted(chain, key=lambda place: (place[0] - place[1], place[0])):
        start, end, _ = place
        at = bisect_left(kept, start, key=itemgetter(0))
        near = kept[max(0, at - 1) : at + 1]
        if all(other[:2] == (start, end) or other[1] <= start or end <= other[0] for other in near):
            kept.insert(at, place)
    return kept
