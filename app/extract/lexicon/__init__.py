"""The words of the languages, as data: one TOML file per language, and the one way to find them in a text.

A lexicon file is tables of phrases. The dotted name of a table is a *section*, a name in it is a *key*:
``[speech]`` with ``say = ["said", "says"]`` makes the cues ``("speech", "say")``.

A phrase:

- ``(a|b|)`` stands for its alternatives, one of which may be empty: ``"firm(a|ó|aron)"``; they may nest;
- is found whatever the accents, at word boundaries only;
- asks for an upper-case letter where it has one, and takes either case elsewhere: ``US`` is never ``us``.

Of the phrases of one section that overlap, the longest wins, then the earliest.
"""

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from app.extract.index import Index
from app.text import Span, fold

T = TypeVar("T")

FOLDER = Path(__file__).parent


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
        forms: dict[str, list[tuple[tuple[int, ...], T]]] = defaultdict(list)
        for phrase, value in entries:
            for form in expand(phrase):
                if form.strip():
                    capitals = tuple(at for at, letter in enumerate(form) if letter.isupper())
                    forms[fold(form)].append((capitals, value))
        self._forms = list(forms.values())
        self._automaton = AhoCorasick(list(forms))

    def find(self, text: str, folded: str) -> list[Found[T]]:
        """Return every phrase in *text*, overlapping ones too, in order; *folded* is ``fold(text)``."""
        found: list[Found[T]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not _stands_alone(folded, start, end):
                continue
            for capitals, value in self._forms[index]:
                if not capitals or all(text[start + at].isupper() for at in capitals):
                    found.append(Found(Span(start, end), value))
        found.sort(key=_place)
        return found


def _place(hit: Found[T]) -> tuple[int, int]:
    return hit.span.start, -hit.span.end


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit goes on from the phrase into a neighbouring character."""
    before = start > 0 and folded[start - 1].isalnum() and folded[start].isalnum()
    return not before and not (end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum())


def longest(found: Sequence[Found[T]]) -> list[Found[T]]:
    """Keep, of phrases that overlap, the longest, then the earliest; those of equal span all stay."""
    kept: list[Found[T]] = []
    chain: list[Found[T]] = []  # phrases each of which overlaps one before it
    end = 0
    for hit in sorted(found, key=_place):
        if chain and hit.span.start >= end:
            kept += _longest_of(chain)
            chain, end = [], 0
        chain.append(hit)
        end = max(end, hit.span.end)
    return kept + _longest_of(chain)


def _longest_of(chain: list[Found[T]]) -> list[Found[T]]:
    if len(chain) < 2:  # noqa: PLR2004  # one overlaps nothing
        return chain
    kept: list[Found[T]] = []
    for hit in sorted(chain, key=lambda hit: (hit.span.start - hit.span.end, hit.span.start)):
        at = bisect_left(kept, hit.span, key=lambda other: other.span)
        near = kept[max(0, at - 1) : at + 1]
        if all(other.span == hit.span or not other.span.meets(hit.span) for other in near):
            kept.insert(at, hit)
    return kept


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon found in a text."""

    section: str
    key: str
    span: Span


class Cues:
    """All cues of a text, by section."""

    def __init__(self, found: Iterable[Cue]) -> None:
        """Take the cues of a text, in any order."""
        sections: dict[str, list[Cue]] = defaultdict(list)
        for cue in found:
            sections[cue.section].append(cue)
        self._sections = {name: Index(cues) for name, cues in sections.items()}
        self._edges: dict[str, tuple[dict[int, list[Cue]], dict[int, list[Cue]]]] = {}

    def all(self, section: str) -> Index[Cue]:
        """Return the cues of *section*, in order."""
        return self._sections.get(section, _NONE)

    def inside(self, section: str, span: Span, *keys: str) -> Iterator[Cue]:
        """Yield the cues of *section* that lie inside *span*, in order; of the *keys* named, or of all."""
        return (cue for cue in self.all(section).inside(span) if not keys or cue.key in keys)

    def first(self, section: str, span: Span, *keys: str) -> Cue | None:
        """Return the first such cue, or None."""
        return next(self.inside(section, span, *keys), None)

    def starting(self, section: str, offset: int, *keys: str) -> Cue | None:
        """Return the cue of *section* that begins at *offset*; of the *keys* named, or of any."""
        cues = self._edges_of(section)[0].get(offset, ())
        return next((cue for cue in cues if not keys or cue.key in keys), None)

    def ending(self, section: str, offset: int, *keys: str) -> Cue | None:
        """Return the cue of *section* that ends before *offset*; of the *keys* named, or of any."""
        cues = self._edges_of(section)[1].get(offset, ())
        return next((cue for cue in cues if not keys or cue.key in keys), None)

    def _edges_of(self, section: str) -> tuple[dict[int, list[Cue]], dict[int, list[Cue]]]:
        """Return the cues of *section* by where they begin and by where they end, sorted out when first asked for."""
        if section not in self._edges:
            starts: dict[int, list[Cue]] = defaultdict(list)
            ends: dict[int, list[Cue]] = defaultdict(list)
            for cue in self.all(section):
                starts[cue.span.start].append(cue)
                ends[cue.span.end].append(cue)
            self._edges[section] = starts, ends
        return self._edges[section]


_NONE: Index[Cue] = Index(())


class Lexicon:
    """The phrases of one language."""

    def __init__(self, code: str, tables: Mapping[str, object]) -> None:
        """Take a language's BCP 47 code and its parsed TOML tables."""
        self.code = code
        self.sections = dict(_sections(tables))
        self._expanded: dict[tuple[str, str], tuple[str, ...]] = {}
        self._phrases = Phrases(
            (phrase, (section, key))
            for section, keys in self.sections.items()
            for key, phrases in keys.items()
            for phrase in phrases
        )

    def phrases(self, section: str, key: str) -> tuple[str, ...]:
        """Return the phrases of a key, alternatives written out; none when the language has no such key."""
        if (section, key) not in self._expanded:
            written = self.sections.get(section, {}).get(key, ())
            self._expanded[section, key] = tuple(form for phrase in written for form in expand(phrase))
        return self._expanded[section, key]

    def cues(self, text: str, folded: str) -> Cues:
        """Find every cue of *text*; *folded* is ``fold(text)``."""
        sections: dict[str, list[Found[tuple[str, str]]]] = defaultdict(list)
        for hit in self._phrases.find(text, folded):
            sections[hit.value[0]].append(hit)
        return Cues(Cue(*hit.value, hit.span) for found in sections.values() for hit in longest(found))


def _sections(tables: Mapping[str, object], path: str = "") -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Flatten nested tables. ``[countries]`` has a table per code: its keys are ``PE.names``, ``PE.seats``, …"""
    own: dict[str, tuple[str, ...]] = {}
    for name, value in tables.items():
        match value:
            case list():
                own[name] = tuple(value)
            case dict() if path == "countries":
                own |= {f"{name}.{facet}": tuple(phrases) for facet, phrases in value.items()}
            case dict():
                yield from _sections(value, f"{path}.{name}" if path else name)
            case _:
                raise TypeError(f"lexicon: {path}.{name} is {value!r}, not a list of phrases or a table")
    if own:
        yield path, own


@cache
def lexicon(code: str, folder: Path = FOLDER) -> Lexicon | None:
    """Return the lexicon of a language, read once; None when the language has none in *folder*."""
    path = folder / f"{code}.toml"
    return Lexicon(code, tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
