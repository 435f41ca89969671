"""Who wrote a page and who publishes it, as its byline, masthead and copyright line say."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from app.extract.layout import Block, BlockKind
from app.extract.lexicon import Cue
from app.extract.mentions.days.joins import read_days
from app.extract.reading import Reading
from app.facts import Cited
from app.text import Span, fold

_WORD = r"[A-ZÀ-ÝŁŞĐŠŽČĆ][\w’'.-]*"
_PARTICLE = r"(?:de|del|della|da|do|dos|das|di|du|la|las|los|le|van|von|der|den|ter|bin|ben|bint|al|el)"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}")
_BETWEEN = re.compile(r"[\s:]*")
# What a line says before a sign or figure sets something else apart: "Ana Li | Oslo | 3 May", "Ana Li · 2h".
_FIRST_PART = re.compile(r"[^\d|·•]{4,80}?(?=\s*(?:[|·•]|\s[–—-]\s|$))", re.MULTILINE)
_COPYRIGHT = re.compile(r"(?:©|copyright\b|\(c\)(?=\s[^.;]{0,40}\b(?:19|20)\d\d))\s*(?:©\s*)?", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,]*)?(?P<name>[^\W\d][^|·–—,]*?)\s*(?=[|·–—,]|\.\s|\.$|(?:19|20)\d\d|$)"
)
_TITLED = re.compile(r"[^\W\d][^\d,.|–—·]*?(?=\s*[,.|–—·]|$)")
_NAME_WORDS = 2
_MASTHEAD_WORDS = 3


def find_author(reading: Reading) -> Cited[str] | None:
    """Return the first person that a byline names; a desk, an agency and "the newsroom" are none."""
    lines = [block for block in reading.blocks if not block.kind.tells]
    story = next((block.span.start for block in reading.blocks if block.kind is BlockKind.BODY), len(reading.text))
    head, below = [at for at in lines if at.span.start < story], [at for at in lines if at.span.start >= story]
    for span in (*_signed(reading, head), *_named(reading), *_signed(reading, below), *_described(reading, lines)):
        starts_as_newspaper = fold(span.quote(reading.text).split()[0]) in _articles(reading)
        if reading.cues.first("byline", span, "desk") is None and not starts_as_newspaper:
            return Cited(span.quote(reading.text), (span,))
    return None


def _name_at(reading: Reading, start: int, end: int) -> Span | None:
    """Return the name of at least two words that begins at *start*."""
    gap = _BETWEEN.match(reading.text, start, end)
    found = _NAME.match(reading.text, gap.end() if gap else start, end)
    return Span(found.start(), found.end() - found[0].endswith(".")) if found else None


def _signed(reading: Reading, lines: Sequence[Block]) -> Iterator[Span]:
    """Yield the names after "by" and the like, where the line begins so."""
    for block in lines:
        openings = (cue for cue in _openings(reading, block) if not _is_desk(reading, cue))
        names = (_name_at(reading, cue.span.end, block.span.end) for cue in openings)
        yield from (name for name in names if name)


def _openings(reading: Reading, block: Block) -> Iterator[Cue]:
    """Yield the words for "by" in a line that begins with one: there may be two, "interview in Riga by"."""
    openings = list(reading.cues.inside("byline", block.span, "opens"))
    if openings and openings[0].span.start == block.span.start:
        yield from openings


def _is_desk(reading: Reading, opening: Cue) -> bool:
    """Tell whether the opening itself is who wrote: "Newsroom Riga Times", not "Newsroom: Ana Li"."""
    desk = reading.cues.first("byline", opening.span, "desk")
    return desk is not None and reading.text[opening.span.end : opening.span.end + 1] != ":"


def _named(reading: Reading) -> Iterator[Span]:
    """Yield the names that stand alone in a line between the headline and the text."""
    below_title = False
    for block in reading.blocks:
        below_title = below_title or block.kind is BlockKind.TITLE
        if block.kind in (BlockKind.BODY, BlockKind.HEADING) and below_title:
            return
        part = _FIRST_PART.match(reading.text, *_ends(block.span)) if block.kind is BlockKind.BYLINE else None
        signed = next(_openings(reading, block), None)
        if part is None or not below_title or signed:
            continue
        role = reading.cues.first("writers", Span(*part.span()))
        name = _name_at(reading, part.start(), role.span.start if role else part.end())
        if name and (name.end == part.end() or role or part.end() == block.span.end):
            yield name


def _described(reading: Reading, lines: Sequence[Block]) -> Iterator[Span]:
    """Yield the names at the start of a note on the writer: "Ana Li is a contributing editor"."""
    for block in lines:
        about = reading.cues.first("byline", block.span, "about")
        name = _name_at(reading, block.span.start, block.span.end) if about else None
        if about and name and about.span.start - name.end <= 1:
            yield name


def find_publisher(reading: Reading) -> Cited[str] | None:
    """Return the publisher that a copyright line names, else the newspaper whose name stands over the headline."""
    mastheads = (
        span
        for span in _mastheads(reading)
        if reading.cues.first("byline", span, "desk", "letterhead", "kicker") is None
    )
    span = next(chain(_holders(reading), mastheads), None)
    return None if span is None else Cited(span.quote(reading.text), (span,))


def _holders(reading: Reading) -> Iterator[Span]:
    for block in reading.blocks:
        sign = _COPYRIGHT.match(reading.text, *_ends(block.span)) if block.kind is BlockKind.FURNITURE else None
        holder = _HOLDER.match(reading.text, sign.end(), block.span.end) if sign else None
        if holder:
            yield Span(*holder.span("name"))


def _mastheads(reading: Reading) -> Iterator[Span]:
    """Yield the names that stand with the date in a byline ("La Gaceta del Valle, 3 de mayo…") or right above it."""
    title = next((block.span for block in reading.blocks if block.kind is BlockKind.TITLE), None)
    lines = [block for block in reading.blocks if block.kind in (BlockKind.BYLINE, BlockKind.FURNITURE)]
    for above, block in zip([None, *lines], lines, strict=False):
        if not any(said.dated for said in read_days(reading, block.span)):
            continue
        over_title = above is not None and (title is None or above.span.start < title.start)
        if above is not None and over_title and above.kind is BlockKind.BYLINE and _beside(reading, above, block):
            yield above.span
        own = _TITLED.match(reading.text, *_ends(block.span))
        if own and _reads_as_name(reading, own[0]):
            yield Span(*own.span())


def _beside(reading: Reading, above: Block, below: Block) -> bool:
    """Tell whether a line of two words or more without figures stands right above another."""
    words = above.span.quote(reading.text)
    near = reading.text.count("\n", above.span.end, below.span.start) == 1
    signed = reading.cues.first("byline", Span(above.span.start, above.span.start + 12), "opens")
    return near and len(words.split()) >= _NAME_WORDS and _TITLED.fullmatch(words) is not None and signed is None


def _reads_as_name(reading: Reading, words: str) -> bool:
    """Tell whether words before a date are a newspaper's name and no city: an article and two words more."""
    articles = _articles(reading)
    first, *others = fold(words).split()
    elided = any(article.endswith("'") and first.startswith(article) for article in articles)
    return len(others) + 1 + elided >= _MASTHEAD_WORDS and (first in articles or elided)


def _articles(reading: Reading) -> set[str]:
    return {fold(article) for article in reading.lexicon.phrases("byline", "articles")}


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
