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
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from app.extract.lexicon.cues import Cue, Cues, Place, Section
from app.extract.lexicon.phrases import Capitals, Found, Hit, Phrases, expand, has_capitals, longest, longest_places

__all__ = ["FOLDER", "Cue", "Cues", "Found", "Lexicon", "Phrases", "Section", "expand", "lexicon", "longest"]

FOLDER = Path(__file__).parent


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
        # Of each form, the sections that have it; of each section, the keys of its forms.
        self._sections_of = [tuple({section for _, (section, _) in form}) for form in self._phrases.forms]
        self._forms = {section: _Forms() for section in self.sections}
        for number, form in enumerate(self._phrases.forms):
            for capitals, (section, key) in reversed(form):
                self._forms[section].add(number, capitals, key)

    def phrases(self, section: str, key: str) -> tuple[str, ...]:
        """Return the phrases of a key, alternatives written out; none when the language has no such key."""
        if (section, key) not in self._expanded:
            written = self.sections.get(section, {}).get(key, ())
            self._expanded[section, key] = tuple(form for phrase in written for form in expand(phrase))
        return self._expanded[section, key]

    def cues(self, text: str, folded: str) -> Cues:
        """Find every cue of *text*; *folded* is ``fold(text)``."""
        hits: dict[str, list[Hit]] = {section: [] for section in self.sections}
        for hit in self._phrases.hits(folded):
            for section in self._sections_of[hit[0]]:
                hits[section].append(hit)
        return Cues(lambda section: self._places(text, section, hits.get(section, [])))

    def _places(self, text: str, section: str, hits: Sequence[Hit]) -> list[Place]:
        """Return the places of the longest cues of *section* at the *hits* of its forms."""
        if not hits:
            return []
        found = longest_places(self._forms[section].places(text, hits))
        return [(start, end, key) for start, end, keys in found for key in keys]


class _Forms:
    """The keys of the forms of one section, by the form's number, the last in the lexicon first."""

    def __init__(self) -> None:
        self._plain: dict[int, tuple[str, ...]] = {}  # of forms that ask for no capitals
        self._capital: dict[int, list[tuple[Capitals, str]]] = {}  # of all others

    @cached_property
    def _initial(self) -> dict[int, tuple[str, ...]]:
        """Return the keys of the forms that ask for one capital, their first letter: most others."""
        alike = ((form, keys) for form, keys in self._capital.items() if {capitals for capitals, _ in keys} == {(0,)})
        return {form: tuple(key for _, key in keys) for form, keys in alike}

    def add(self, form: int, capitals: Capitals, key: str) -> None:
        """Add a key of a form."""
        if not capitals and form not in self._capital:
            self._plain[form] = (*self._plain.get(form, ()), key)
        else:
            earlier: list[tuple[Capitals, str]] = [((), other) for other in self._plain.pop(form, ())]
            self._capital.setdefault(form, earlier).append((capitals, key))

    def places(self, text: str, hits: Sequence[Hit]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return those of *hits* where *text* has the capitals that the form asks for, each with its keys."""
        plain, initial = self._plain, self._initial
        if not self._capital:
            return [(start, end, plain[form]) for form, start, end in hits]
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for form, start, end in hits:
            keys = plain.get(form) or (initial.get(form, ()) if text[start].isupper() else ())
            if not keys and form not in initial:
                keys = self._fitting(form, text, start)
            if keys:
                found.append((start, end, keys))
        return found

    def _fitting(self, form: int, text: str, start: int) -> tuple[str, ...]:
        """Return the keys of a form whose capitals *text* has where the form begins at *start*."""
        return tuple([key for capitals, key in self._capital[form] if has_capitals(text, start, capitals)])


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
