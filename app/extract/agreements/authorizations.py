"""A state that lets another's forces in: by law, resolution or leave."""

from collections.abc import Iterator

from app.extract.agreements.days import days_of
from app.extract.agreements.drafts import Draft
from app.extract.agreements.places import distinct, parties
from app.extract.agreements.terms import Rung, rungs
from app.extract.agreements.world import World
from app.extract.reading import Sentence
from app.facts import Cited, Period
from app.text import Span
from app.vocabulary import AgreementStatus, Basis, Instrument, Subject

_MOST_PARTIES = 4
_REACH = 110


def authorizations(world: World) -> Iterator[Draft]:
    """Yield a draft for each sentence in which forces are allowed to enter, stay or use something."""
    for sentence in world.reading.sentences:
        draft = _draft(world, sentence)
        if draft is not None:
            yield draft


def _draft(world: World, sentence: Sentence) -> Draft | None:
    cues = world.reading.cues
    allow = cues.first("authorizations", sentence.span, "allow")
    if allow is None:
        return None
    near = Span(allow.span.start, min(sentence.span.end, allow.span.end + _REACH))
    troops, entry = cues.first("authorizations", near, "troops"), cues.first("authorizations", near, "entry")
    states = distinct(world.places.inside(sentence.span))
    if troops is None or entry is None or not states:
        return None
    act = cues.first("authorizations", sentence.span, "act")
    span = Span(allow.span.start, max(troops.span.end, entry.span.end))
    found = rungs(world.reading, sentence.span)
    approved = next((rung for rung in found if rung.status is AgreementStatus.APPROVED), None)
    kind = Instrument.OTHER if act is None else Instrument.LEGISLATIVE_AUTHORIZATION
    access = (Cited(Subject.TROOP_ACCESS, (entry.span,), Basis.CLASSIFIED),)
    exercise = cues.first("agreement_subjects", sentence.span, Subject.TRAINING_EXERCISE.value)
    training = () if exercise is None else (Cited(Subject.TRAINING_EXERCISE, (exercise.span,), Basis.CLASSIFIED),)
    return Draft(
        rule="agreement.authorization",
        span=span,
        instrument=Cited(kind, ((act or allow).span,), Basis.CLASSIFIED),
        parties=parties(states[:_MOST_PARTIES]),
        subjects=access + training,
        title=None,
        rung=approved or Rung(AgreementStatus.APPROVED, allow),
        days=_validity(world, near) | _acted(days_of(world.reading, sentence.span, span, found, world.days), near),
        background=world.background(sentence.span),
    )


def _acted(days: dict[str, Cited[Period]], near: Span) -> dict[str, Cited[Period]]:
    """Leave out of *days* a range inside *near*: behind the word that allows, it says for how long, not when."""
    return {field: day for field, day in days.items() if day.value.day is not None or not near.covers(day.spans[0])}


def _validity(world: World, span: Span) -> dict[str, Cited[Period]]:
    """Return the first and last day that a range of days inside *span* gives."""
    for day in world.days.inside(span):
        if day.value.day is None:
            ends = Period(day.value.earliest, day.value.earliest), Period(day.value.latest, day.value.latest)
            return {
                "effective_from": Cited(ends[0], day.spans, day.basis),
                "effective_to": Cited(ends[1], day.spans, day.basis),
            }
    return {}
