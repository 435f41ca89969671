"""Which days of a clause belong to an agreement: when it was signed, approved, when it runs from and to."""

from collections.abc import Sequence

from app.extract.agreements.terms import OPEN, Rung, distance
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.reading import Reading
from app.facts import Cited, Period
from app.text import Span, hull
from app.vocabulary import AgreementStatus

_DAY_OF = {
    AgreementStatus.SIGNED: "signed_on",
    AgreementStatus.APPROVED: "approved_on",
    AgreementStatus.RATIFIED: "approved_on",
    AgreementStatus.NOTIFIED: "notified_on",
    AgreementStatus.IN_FORCE: "effective_from",
    AgreementStatus.EXPIRED: "effective_to",
    AgreementStatus.TERMINATED: "effective_to",
}
_NEAR = 40
_APPOSED = 6
_FAR = 140


def days_of(
    reading: Reading,
    span: Span,
    phrase: Span,
    found: Sequence[Rung],
    days: Index[Mention[Period]],
    others: Sequence[Span] = (),
) -> dict[str, Cited[Period]]:
    """Return the days of the agreement named at *phrase* that its clause *span* gives, by field.

    A day goes to the status word nearest before it; one inside the name ("the memorandum of April 2025") dates it.
    *others* are the names of other agreements in the clause, which have days of their own.
    """
    given: dict[str, Cited[Period]] = {}
    for day in sorted(days.inside(span), key=lambda day: distance(phrase, day.span)):
        if any(_is_of(reading, other, phrase, day.span) for other in others):
            continue
        field = "signed_on" if _dates(reading, phrase, day.span) else _field_of(reading, span, found, day.span, days)
        if field == "effective_from" and found and all(rung.status in OPEN for rung in found):
            continue  # "negotiations, stalled since 2023"
        if field is not None and field not in given:
            given[field] = day.cited
    return given


def _is_of(reading: Reading, other: Span, phrase: Span, day: Span) -> bool:
    """Tell whether a day is another agreement's: it dates that one, or says since or until when beside it."""
    if _dates(reading, phrase, day):
        return False
    between = min(phrase.end, day.end) <= other.start and other.end <= max(phrase.start, day.start)
    near = Span(max(0, day.start - 18), day.end)
    bound = reading.cues.first("agreement_grammar", near, "since", "until") is not None
    return _dates(reading, other, day) or (between and bound)


def _dates(reading: Reading, phrase: Span, day: Span) -> bool:
    """Tell whether a day belongs to the name: "the memorandum of April 2025", "the 2025 memorandum"."""
    if phrase.covers(day):
        return day.start == phrase.start or reading.cues.ending("days.joints", day.start - 1, "of") is not None
    if day.end + 1 == phrase.start:
        return reading.text[day.start : day.end].isdigit()
    if not 0 <= day.start - phrase.end <= _APPOSED:
        return False
    apart = reading.text[phrase.end : day.start].strip(" ,(")
    return not apart or reading.cues.ending("days.joints", day.start - 1, "of") is not None


def _field_of(
    reading: Reading, span: Span, found: Sequence[Rung], day: Span, days: Index[Mention[Period]]
) -> str | None:
    """Return which day it is: until when, since when, or when what the nearest status word says was done.

    A word before the day goes before one behind it, and no other day may stand between.
    """
    if reading.cues.first("agreement_grammar", Span(max(span.start, day.start - 18), day.end), "until"):
        return "effective_to"
    before = _joined([rung for rung in found if rung.cue.span.end <= day.start][-1:], day, days)
    if before is not None and day.start - before.cue.span.end <= _NEAR:
        return _DAY_OF.get(before.status)
    if reading.cues.first("agreement_grammar", Span(max(span.start, day.start - 12), day.end), "since"):
        return "effective_from"
    behind = _joined([rung for rung in found if rung.cue.span.start >= day.end][:1], day, days)
    if before is not None and behind is not None and _closes(reading, before.cue.span, day, behind.cue.span):
        behind = None
    rung = behind or before
    return None if rung is None else _DAY_OF.get(rung.status)


def _closes(reading: Reading, before: Span, day: Span, behind: Span) -> bool:
    """Tell whether a day ends the clause of the word before it: "approved on 3 May, is to be examined"."""
    return "," in reading.text[day.end : behind.start] and "," not in reading.text[before.end : day.start]


def _joined(rungs: Sequence[Rung], day: Span, days: Index[Mention[Period]]) -> Rung | None:
    """Return the rung, unless another day stands between it and *day*, or it is too far."""
    for rung in rungs:
        gap = hull(rung.cue.span, day)
        others = [other for other in days.inside(gap) if other.span != day]
        if not others and gap.end - gap.start <= _FAR:
            return rung
    return None
