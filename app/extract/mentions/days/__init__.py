"""Days, months and years that a text names, resolved from the day of telling where the words alone do not give them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.days.calendar import period
from app.extract.mentions.days.expressions import Expression
from app.extract.mentions.days.joins import read_days
from app.extract.mentions.days.tense import tells_future
from app.extract.mentions.days.words import Which, day_words
from app.extract.reading import Reading
from app.facts import PageFacts, Period
from app.text import Span
from app.vocabulary import Basis

_NEAR = 600  # characters: how far a dated day may stand from a weekday that it resolves
_RECENT = 300  # days before publication that no explicit date makes history
_CLAUSE = 400  # characters: no date so far away governs a clause
_CLAUSE_MARKS = ";—()"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day to count from, and its words; no words when it is known from outside the text."""

    day: date
    span: Span | None = None


class Days(Index[Mention[Period]]):
    """The days an article names, and the day it was told on."""

    def __init__(self, mentions: Iterable[Mention[Period]], told_on: date | None) -> None:
        """Take the mentions in any order, and the day of publication, if it is known."""
        super().__init__(mentions)
        self.told_on = told_on


def find_days(reading: Reading, page: PageFacts) -> Days:
    """Return every day, month, year or range of days that can be told, in furniture too.

    What has no year, or is a weekday, is resolved from the day of publication (the one known from outside wins
    over the page's own), else from a full date in the text; without either it is left out.
    """
    expressions = read_days(reading)
    published = _published(reading, page)
    dated = _dated(reading, () if published else expressions)
    years = Index(said for said in expressions if said.absolute)
    found = (
        _same_year(said, years) if said.which is Which.SAME else _mention(reading, said, published, dated)
        for said in expressions
    )
    return Days((mention for mention in found if mention), published.day if published else None)


def background(reading: Reading, days: Days, span: Span) -> bool:
    """Tell whether the words at *span* are told as history.

    They are when the date that governs their clause has an explicit year before the year of publication and lies
    more than ten months back: "in 2019, …", "… in force since 2001". Without a day of publication, nothing is.
    """
    if days.told_on is None:
        return False
    clause = _clause(reading, span)
    nearest = min(days.inside(clause), key=lambda day: _gap(day.span, span), default=None)
    if nearest is None or nearest.basis is not Basis.STATED:
        return False
    latest = nearest.value.latest
    past = latest.year < days.told_on.year and (days.told_on - latest).days > _RECENT
    return past or _since_long(reading, nearest, days.told_on)


def _since_long(reading: Reading, day: Mention[Period], told_on: date) -> bool:
    """Tell whether a date of an earlier year is the start of what still lasts: "since December 2025"."""
    if day.value.latest.year >= told_on.year:
        return False
    since = day_words(reading.lexicon).since
    return since.search(reading.folded, max(0, day.span.start - 24), day.span.start) is not None


def _clause(reading: Reading, span: Span) -> Span:
    """Return the clause around *span*: its sentence, cut at semicolons, dashes and brackets."""
    sentence = reading.sentence_at(span.start)
    if sentence is None:
        return span
    first, last = max(sentence.span.start, span.start - _CLAUSE), min(sentence.span.end, span.end + _CLAUSE)
    start = max(reading.text.rfind(mark, first, span.start) for mark in _CLAUSE_MARKS) + 1
    ends = [reading.text.find(mark, span.end, last) for mark in _CLAUSE_MARKS]
    end = min((end for end in ends if end >= 0), default=last)
    return Span(max(start, first), max(end, span.end))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _published(reading: Reading, page: PageFacts) -> Anchor | None:
    given, printed = reading.article.published_on, page.published_on
    if printed is not None and given in (None, printed.value):
        told = reading.sentence_at(printed.spans[0].start) is not None  # a byline or furniture is never cited
        return Anchor(printed.value, printed.spans[0] if told else None)
    return None if given is None else Anchor(given)


def _dated(reading: Reading, expressions: Iterable[Expression]) -> Index[Mention[Period]]:
    """Return the full dates that may stand for the day of telling: those of the last year told of, and not to come."""
    dated = [
        Mention(said.span, value)
        for said in expressions
        if said.dated and (value := period(said, None, future=None)) and not tells_future(reading, said.span)
    ]
    last = max((day.value.earliest.year for day in dated), default=0)
    return Index(day for day in dated if day.value.earliest.year == last)


def _mention(
    reading: Reading, said: Expression, published: Anchor | None, dated: Index[Mention[Period]]
) -> Mention[Period] | None:
    if said.absolute:
        value = period(said, None, future=None)
        return None if value is None else Mention(said.span, value)
    anchor = published or _anchor_in_text(said, dated)
    if anchor is None:
        return None
    value = period(said, anchor.day, future=tells_future(reading, said.span))
    return None if value is None else Mention(said.span, value, anchor.span, outside=anchor.span is None)


def _same_year(said: Expression, years: Index[Expression]) -> Mention[Period] | None:
    """Resolve "December of that same year" by the last date before it that gives a year."""
    earlier = years.last_before(said.span.start)
    if said.month is None or earlier is None:
        return None
    value = period(replace(said, year=earlier.year), None, future=None)
    return None if value is None else Mention(said.span, value, earlier.span)


def _anchor_in_text(said: Expression, dated: Index[Mention[Period]]) -> Anchor | None:
    """Return the full date that stands nearest; a weekday or "yesterday" takes one from its neighbourhood only."""
    beside = [day for day in (dated.last_before(said.span.start), dated.first_from(said.span.end)) if day]
    nearest = min(beside, key=lambda day: _gap(day.span, said.span), default=None)
    counted = said.weekday is not None or said.unit in ("day", "week", "weekend")
    if nearest is None or (counted and _gap(nearest.span, said.span) > _NEAR):
        return None
    return Anchor(nearest.value.earliest, nearest.span)
