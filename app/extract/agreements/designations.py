"""A state that gives another a status: a major non-NATO ally, a strategic partner."""

from collections.abc import Iterator
from dataclasses import replace

from app.extract.agreements.days import days_of
from app.extract.agreements.drafts import Draft
from app.extract.agreements.places import Place, distinct, parties
from app.extract.agreements.rosters import only, roster
from app.extract.agreements.terms import Rung, rank, rungs
from app.extract.agreements.world import World
from app.extract.lexicon import Cue
from app.facts import Cited, Period
from app.text import Span
from app.vocabulary import AgreementStatus, Basis, Instrument, Subject

_GRANTOR = "US"  # the status of a major non-NATO ally is known to its law alone: 22 U.S.C. 2321k

_BESIDE = 12  # characters


def designations(world: World) -> Iterator[Draft]:
    """Yield a draft for each state that a sentence gives a status to, or lists as having it."""
    grantor: Place | None = None
    ally: Place | None = None
    for sentence in world.reading.sentences:
        status = _status(world, sentence.span)
        if status is None or not _conferred(world, sentence.span, status):
            continue
        if status.key != "anaphor":
            grantor = _grantor(world, sentence.span) if status.key == "status" else None
        if grantor is None and status.key != "nato":
            continue
        allies = _allies(world, sentence.span, status, grantor) or ([ally] if ally else [])
        listed = _listed(world, sentence.span, allies)
        region = roster(world, sentence.span) if len(allies) > 1 or only(world, sentence.span) else None
        for named in allies:
            states = (named,) if grantor is None else (grantor, named)
            draft = _draft(world, sentence.span, status, states, listed=named in listed)
            yield _of_roster(draft, region, several=len(allies) > 1)
        ally = allies[0] if allies else ally


def _status(world: World, sentence: Span) -> Cue | None:
    """Return the words for the status: its name if the sentence has it, else the last that points back to it."""
    named = world.reading.cues.first("designations", sentence, "status", "nato")
    return named or next(reversed(list(world.reading.cues.inside("designations", sentence, "anaphor"))), None)


def _grantor(world: World, sentence: Span) -> Place | None:
    """Return where the text names the state that gives the status, in the sentence if it does, or elsewhere."""
    own = [place for place in world.places.inside(sentence) if place.code == _GRANTOR]
    rest = [place for place in world.places if place.code == _GRANTOR]
    return next(iter(distinct(own) or distinct(rest)), None)


def _conferred(world: World, sentence: Span, status: Cue) -> bool:
    near = Span(max(sentence.start, status.span.start - 160), min(sentence.end, status.span.end + 60))
    return world.reading.cues.first("designations", near, "confer", "idea", "hold", "group") is not None


def _allies(world: World, sentence: Span, status: Cue, grantor: Place | None) -> list[Place]:
    """Return the states that have or get the status: a list of them, else the one nearest to the status."""
    giver = {grantor.code} if grantor else set()
    others = distinct(place for place in world.places.inside(sentence) if place.code not in giver)
    group = world.reading.cues.first("designations", sentence, "group")
    if group is not None and len(others) > 1:
        return others
    joined = world.joined(others)
    if joined:
        return joined
    receives = [place for place in others if 0 <= place.span.start - status.span.end <= _BESIDE]
    if status.key == "anaphor" and receives:  # "affording the same status to Chile"
        return receives[:1]
    before = [place for place in others if place.span.start < status.span.start]
    after = [place for place in others if place.span.start >= status.span.start]
    if before or after:
        return before[-1:] or after[:1]
    return world.main_states(excluding=giver)


def _listed(world: World, sentence: Span, allies: list[Place]) -> list[Place]:
    """Return those of *allies* that the sentence only lists as having the status already.

    They stand behind the word for the list, or before it and what they are: "Qatar and Kuwait are on the list".
    """
    group = world.reading.cues.first("designations", sentence, "group")
    if group is None or len(allies) < 2:  # noqa: PLR2004  # a list
        return []
    behind = [place for place in allies if place.span.start >= group.span.start]
    run = world.joined(allies)
    if behind or not run:
        return behind
    between = Span(run[-1].span.end, max(run[-1].span.end, group.span.start))
    return run if world.reading.cues.first("designations", between, "hold") else []


def _of_roster(draft: Draft, region: Cited[str] | None, *, several: bool) -> Draft:
    """Return *draft* as one of all those of *region*, if it has the status; a list tells what was so before."""
    held = draft.rung is not None and draft.rung.status is AgreementStatus.IN_FORCE
    if region is None or not (held or (draft.rung is not None and draft.rung.status is AgreementStatus.APPROVED)):
        return draft
    return replace(draft, roster=region, background=draft.background or (several and held))


def _draft(world: World, sentence: Span, status: Cue, states: tuple[Place, ...], *, listed: bool) -> Draft:
    found = [] if listed else [rung for rung in rungs(world.reading, sentence) if not rung.holds]
    rung = Rung(AgreementStatus.IN_FORCE, status) if listed else _rung(world, sentence, status, found)
    return Draft(
        rule="agreement.designation",
        span=status.span,
        instrument=Cited(Instrument.UNILATERAL_DESIGNATION, (status.span,), Basis.CLASSIFIED),
        parties=parties(states),
        subjects=(Cited(Subject.STATUS_DESIGNATION, (status.span,), Basis.CLASSIFIED),),
        title=Cited(status.span.quote(world.reading.text), (status.span,)) if status.key != "anaphor" else None,
        rung=rung,
        days=_days(world, sentence, status, found),
        background=listed or world.background(sentence),
    )


def _days(world: World, sentence: Span, status: Cue, found: list[Rung]) -> dict[str, Cited[Period]]:
    """Return the days of a designation: one that no other word claims is the day it holds from."""
    given = days_of(world.reading, sentence, status.span, found, world.days)
    if given or found:
        return given
    day = next(world.days.inside(sentence), None)
    return {} if day is None else {"effective_from": day.cited}


def _rung(world: World, sentence: Span, status: Cue, found: list[Rung]) -> Rung | None:
    """Return how far the designation has come: what the words say, else held or conferred."""
    said = max((rung for rung in found if rung.status is not AgreementStatus.SIGNED), key=rank, default=None)
    if said is not None:
        return said
    before = Span(max(sentence.start, status.span.start - 60), status.span.end)
    conferred = world.reading.cues.first("designations", before, "confer")
    if conferred is not None:
        return Rung(AgreementStatus.APPROVED, conferred)
    beside = Span(max(sentence.start, status.span.start - 30), status.span.end)
    held = None if status.key == "anaphor" else world.reading.cues.first("designations", beside, "hold")
    held = held or only(world, sentence)
    return None if held is None else Rung(AgreementStatus.IN_FORCE, held)
