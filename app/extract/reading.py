"""An article made ready for the rules: its lines, sentences and cues."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TypeVar, cast

from app.extract.index import Index, P
from app.extract.layout import Block, BlockKind, lay_out
from app.extract.lexicon import Cues, Lexicon
from app.text import Article, Span, fold

LONGEST_SENTENCE = 4_000  # characters: a notice of arms sales lists its items in one of up to 3,000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block that tells, without the white space around it."""

    span: Span
    block: Block


Found = TypeVar("Found")


class Reading:
    """An article's text with what every rule asks of it; all spans are offsets into ``text``."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        """Take an article and the lexicon of its language."""
        self.article = article
        self.lexicon = lexicon
        self.text = article.text
        self.folded = fold(article.text)
        self.cues: Cues = lexicon.cues(self.text, self.folded)
        self.blocks: Sequence[Block] = lay_out(self.text, self.cues)
        self.found: dict[str, object] = {}  # what several rules ask for, by the name of what finds it

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Return the sentences of all blocks that tell, in order."""
        return [Sentence(span, block) for block in self.blocks if block.kind.tells for span in self._split(block.span)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at *offset*; None in furniture and between sentences."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or self.sentences[at].span.end <= offset:
            return None
        return self.sentences[at]

    def speaks_at(self, offset: int) -> bool:
        """Tell whether the character at *offset* is in prose: not in furniture, a byline or a heading."""
        sentence = self.sentence_at(offset)
        return sentence is not None and sentence.block.kind is not BlockKind.HEADING

    @cached_property
    def countries_named(self) -> Counter[str]:
        """Return how often each country is named, by its code and by how ("US" and "US.names"), the first one first."""
        keys = (cue.key for cue in self.cues.all("countries"))
        return Counter(name for key in keys for name in (key[:2], key))

    @cached_property
    def countries_in_prose(self) -> dict[str, Span]:
        """Return where prose first names each country, by its code."""
        prose = (cue for cue in reversed(list(self.cues.all("countries"))) if self.speaks_at(cue.span.start))
        return {cue.key[:2]: cue.span for cue in prose}

    def _split(self, line: Span) -> Iterator[Span]:
        """Split a line at full stops that end a sentence, not at those of abbreviations and initials."""
        start = line.start
        for stop in _STOP.finditer(self.text, line.start, line.end):
            if not self._abbreviates(stop.start()):
                yield from self._cut(Span(start, stop.start("gap")))
                start = stop.start("next")
        yield from self._cut(Span(start, line.end))

    def _cut(self, sentence: Span) -> Iterator[Span]:
        """Cut what no one wrote as one sentence at spaces: the rules hold what stands in one against one another."""
        start = sentence.start
        while sentence.end - start > _LONGEST_SENTENCE:
            space = self.text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            end = space if space > start else start + _LONGEST_SENTENCE
            yield Span(start, end)
            start = end + (space > start)
        if start < sentence.end:
            yield Span(start, sentence.end)

    def _abbreviates(self, stop: int) -> bool:
        """Tell whether the full stop at *stop* belongs to an abbreviation or an initial, and ends nothing.

        One after an acronym ("U.S.") ends the sentence when a word that opens sentences follows.
        """
        if self.text[stop] != ".":
            return False
        word = _LAST_WORD.search(self.text, max(0, stop - 24), stop)
        if word is None:
            return False
        if _ACRONYM.fullmatch(word[0]):
            return self.cues.first("openers", Span(stop + 2, stop + 24)) is None or len(word[0]) == 1
        return self.cues.first("abbreviations", Span(word.start(), stop + 1)) is not None


# A stop, what closes a quotation after it, and white space before what can begin a sentence.
_STOP = re.compile(r"[.?!…](?:[\"”’'»)\]]|\s(?=»))*(?P<gap>\s+)(?P<next>[^\sa-zà-ÿ])")
_LONGEST_SENTENCE = 2000  # characters
_LAST_WORD = re.compile(r"[^\s(«“\"]+$")
_ACRONYM = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def once(find: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """Have *find* look once at a reading, however many rules ask for what it finds."""

    @wraps(find)
    def found(reading: Reading) -> Found:
        name = f"{find.__module__}.{find.__qualname__}"
        if name not in reading.found:
            reading.found[name] = find(reading)
        return cast("Found", reading.found[name])

    return found


def told(reading: Reading, things: Index[P]) -> Index[P]:
    """Return those of *things* that stand in lines that tell: what a menu or a share bar names is no part of a fact."""
    return Index(thing for thing in things if reading.sentence_at(thing.span.start) is not None)
