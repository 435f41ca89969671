"""What the rules of statements look at: sentences, what of them stands outside quotation marks, who stands where."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from app.extract.actors import Actor
from app.extract.index import Index
from app.extract.layout import Block, BlockKind
from app.extract.lexicon import Cue, Lexicon
from app.extract.mentions.days import Days
from app.extract.mentions.quotations import Quotation
from app.extract.reading import Reading, Sentence
from app.text import Span

_SPACE = " \t\u00a0\u202f\u2009"
# The sections, and the keys of them, that name who holds an office, or a body; all keys where there are none.
_OFFICES: Mapping[str, tuple[str, ...]] = {
    "titles": (),
    "ranks": (),
    "descriptions": (),
    "governments": ("of_country",),
    "org_heads": ("government", "legislature", "military", "agency"),
    "speakers": ("side",),
}
_MOST = 40  # quotations in one sentence or line of dialogue
_ACCENTED = ("clauses", "viewpoints")  # sections of words so small that an accent makes another of them
_TOLD = (BlockKind.BODY, BlockKind.ITEM)
# "PARIS, 3 May (Agency) - ", "Lima, 3 may (Agencia).- ", "LA BAIE — ": a place in front, and a dash.
_DATELINE = re.compile(r"[A-ZÀ-Þ][^.!?“”\"«»:;]{1,40}(?:[^!?“”\"«»:;]{0,70}\))?\s?(?:\.\s?[-–—]|\s[-–—])\s+(?=\S)")


def as_written(words: str) -> str:
    """Return words in lower case, accents kept, with the apostrophes and spaces of a lexicon."""
    return words.lower().replace("’", "'").replace("\u00a0", " ")


@cache
def _forms(lexicon: Lexicon, section: str, key: str) -> frozenset[str]:
    return frozenset(form.lower() for form in lexicon.phrases(section, key))


@dataclass(frozen=True, slots=True)
class Period:
    """A sentence, as long as its quotations make it; ``start`` is where it begins to tell, after a dateline."""

    span: Span
    block: Block
    quotations: tuple[Quotation, ...]

    @property
    def start(self) -> int:
        """Return where the sentence begins."""
        return self.span.start


@dataclass(frozen=True)
class Scene:
    """A reading with its quotations, its actors and its days."""

    reading: Reading
    quotations: Index[Quotation]
    actors: Index[Actor]
    days: Days

    @cached_property
    def text(self) -> str:
        """Return the article's text."""
        return self.reading.text

    @cached_property
    def plain(self) -> bool:
        """Tell whether the text does without accents."""
        return self.text.isascii()

    @cached_property
    def outside(self) -> str:
        """Return the text with its quotations blanked out, place for place; a comma that ends one stays."""
        letters, at = [], 0
        for quotation in self.quotations:
            comma = "," if self.text[quotation.words.end - 1] == "," else "\ufffc"
            letters += [
                self.text[at : quotation.span.start],
                "\ufffc" * (quotation.span.end - quotation.span.start - 1),
                comma,
            ]
            at = quotation.span.end
        return "".join([*letters, self.text[at:]])

    @cached_property
    def periods(self) -> Sequence[Period]:
        """Return the sentences of the article's prose and lists, in order; a line of dialogue is one."""
        merged: list[tuple[Span, Block]] = []
        for sentence in self.reading.sentences:
            if sentence.block.kind not in _TOLD:
                continue
            if merged and merged[-1][1] is sentence.block and self._goes_on(merged[-1][0], sentence):
                merged[-1] = (Span(merged[-1][0].start, sentence.span.end), sentence.block)
            else:
                merged.append((self._undated(sentence), sentence.block))
        return [Period(span, block, tuple(islice(self.quotations.inside(span), _MOST))) for span, block in merged]

    def _goes_on(self, told: Span, sentence: Sentence) -> bool:
        """Tell whether a quotation, or a line of dialogue, holds the sentence together with what came before."""
        quotation = self.quotations.at(told.end)
        first = self.quotations.first_from(sentence.block.span.start)
        dialogue = first is not None and first.dash and first.span.start == sentence.block.span.start
        return dialogue or (quotation is not None and quotation.span.end > sentence.span.start)

    def _undated(self, sentence: Sentence) -> Span:
        if sentence.span.start != sentence.block.span.start:
            return sentence.span
        dateline = _DATELINE.match(self.text, sentence.span.start, min(sentence.span.end, sentence.span.start + 140))
        return Span(dateline.end(), sentence.span.end) if dateline else sentence.span

    @cached_property
    def _starts(self) -> list[int]:
        return [period.span.start for period in self.periods]

    def period_at(self, offset: int) -> Period | None:
        """Return the sentence that holds the character at *offset*; None outside prose."""
        at = bisect_left(self._starts, offset + 1) - 1
        return self.periods[at] if at >= 0 and offset < self.periods[at].span.end else None

    def previous(self, period: Period, *, same_block: bool = True) -> Period | None:
        """Return the period before, in the same block unless told otherwise."""
        at = bisect_left(self._starts, period.span.start) - 1
        if at < 0 or (same_block and self.periods[at].block is not period.block):
            return None
        return self.periods[at]

    def following(self, period: Period) -> Period | None:
        """Return the period behind in the same block."""
        at = bisect_left(self._starts, period.span.start) + 1
        return self.periods[at] if at < len(self.periods) and self.periods[at].block is period.block else None

    @property
    def noun_last(self) -> bool:
        """Tell whether the language puts nouns before the noun they qualify, as those with bare clauses do."""
        return self.lists("clauses", "bare")

    def lists(self, section: str, key: str) -> bool:
        """Tell whether the language has any phrase of *key*."""
        return key in self.reading.lexicon.sections.get(section, {})

    def cues(self, section: str, span: Span, *keys: str) -> Iterator[Cue]:
        """Yield the cues of a section inside *span* and outside quotations."""
        return filter(self._is_outside, self.reading.cues.inside(section, span, *keys))

    @cached_property
    def offices(self) -> Index[Cue]:
        """Return the words for holders of offices and for bodies outside quotations, found once for all clauses."""
        cues = ((cue, keys) for section, keys in _OFFICES.items() for cue in self.reading.cues.all(section))
        return Index(cue for cue, keys in cues if (not keys or cue.key in keys) and self._is_outside(cue))

    def _is_outside(self, cue: Cue) -> bool:
        return self.quotations.at(cue.span.start) is None and self._accents_fit(cue)

    def starts_with(self, section: str, at: int, *keys: str) -> Cue | None:
        """Return the cue that starts at an offset; those of one section that start there are of one length."""
        cues = self.reading.cues
        first = cues.starting(section, at, *keys)
        if first is None or self.plain or section not in _ACCENTED:
            return first
        return next(filter(self._accents_fit, cues.all(section).all_starting(at, *keys)), None)

    def ends_with(self, section: str, at: int, *keys: str) -> Cue | None:
        """Return the cue that ends at an offset, white space before it aside."""
        cues, end = self.reading.cues, self.rskip(at)
        first = cues.ending(section, end, *keys)
        if first is None or self.plain or section not in _ACCENTED:
            return first
        return next(filter(self._accents_fit, cues.all(section).all_ending(end, *keys)), None)

    def _accents_fit(self, cue: Cue) -> bool:
        """Tell whether a small word has its accents: Portuguese "é" is a verb and "e" a conjunction."""
        if cue.section not in _ACCENTED or self.plain:
            return True
        return as_written(cue.span.quote(self.text)) in _forms(self.reading.lexicon, cue.section, cue.key)

    def adverbs(self, start: int, end: int, *keys: str) -> bool:
        """Tell whether nothing but adverbs (or other ``clauses`` of *keys*) and commas stands between two offsets."""
        at = self.skip(start, ",")
        while at < end:
            cue = self.starts_with("clauses", at, "adverb", *keys)
            if cue is None:
                day = self.days.at(at)
                if day is None:
                    return False
                at = self.skip(day.span.end, ",")
            else:
                at = self.skip(cue.span.end, ",")
        return True

    def skip(self, at: int, extra: str = "") -> int:
        """Return the first offset from *at* that holds no white space (or *extra* character)."""
        text, stepped = self.text, _SPACE + extra
        while at < len(text) and text[at] in stepped:
            at += 1
        return at

    def rskip(self, at: int, extra: str = "") -> int:
        """Return the end of what stands before *at*, white space (and *extra* characters) aside."""
        text, stepped = self.text, _SPACE + extra
        while at > 0 and text[at - 1] in stepped:
            at -= 1
        return at

    def trimmed(self, start: int, end: int, extra: str = "") -> Span | None:
        """Return the words from *start* to *end* without white space around them; None when there are none."""
        start, end = self.skip(start, extra), self.rskip(end, extra)
        return Span(start, end) if start < end else None
