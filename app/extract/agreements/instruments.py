"""Agreements that the text names: treaties, accords, memoranda, letters, loans, programmes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.extract.agreements.continuations import continued
from app.extract.agreements.days import days_of
from app.extract.agreements.drafts import Draft, family_of
from app.extract.agreements.phrases import Phrase, find_phrases
from app.extract.agreements.places import Place, distinct, parties
from app.extract.agreements.terms import REACHED, Rung, first_sum, rungs, speaking, subjects
from app.extract.agreements.world import World
from app.facts import Cited, Money, Period
from app.text import Span
from app.vocabulary import AgreementStatus, Basis, Instrument, Subject

_MONEY = (Instrument.LOAN, Instrument.GRANT)
_LOOSE_WORDS = (Instrument.DECLARATION, Instrument.JOINT_STATEMENT, Instrument.PROTOCOL, *_MONEY)
_MOST_PARTIES = 6
_BILATERAL = 2
_AROUND = 6  # names of agreements before and behind one that may stand in its clause
_MEETING = 420  # characters from the day of a meeting to what was signed there
_BESIDE = 2  # characters between a name and what was done: "the agreement signed in Oslo on 3 May"


def named_agreements(world: World) -> Iterator[Draft]:
    """Yield a draft for each phrase that names an agreement, and for each that points back to one named before."""
    named: list[Draft] = []
    phrases = list(find_phrases(world.reading))
    for at, phrase in enumerate(phrases):
        others = [other.span for other in (*phrases[max(0, at - _AROUND) : at], *phrases[at + 1 : at + 1 + _AROUND])]
        pointed = _pointed(world, phrase, named) if phrase.bare and phrase.definite else None
        draft = pointed or _draft(world, phrase, others)
        if draft is not None:
            yield continued(world, draft)
        if draft is not None and pointed is None:
            named.append(draft)


def _pointed(world: World, phrase: Phrase, named: Sequence[Draft]) -> Draft | None:
    """Return the last agreement that "the pact" can mean, with what this clause says of its status and days."""
    family = family_of(phrase.instrument)
    draft = next((draft for draft in reversed(named) if draft.family == family), None)
    if draft is None:
        return None
    clause = world.clause(phrase.span)
    found = rungs(world.reading, clause)
    days = days_of(world.reading, clause, phrase.span, found, world.days)
    return replace(draft, rung=speaking(found, phrase.span), days=days, background=draft.background, value=None)


def _draft(world: World, phrase: Phrase, others: Sequence[Span]) -> Draft | None:
    if phrase.instrument is Instrument.LEGISLATIVE_AUTHORIZATION:
        return None  # an act of parliament counts when it lets something happen: see authorizations
    clause = world.clause(phrase.span)
    lead = world.lead(Span(phrase.span.start, clause.end))
    if lead is not None and not rungs(world.reading, lead):
        lead = None  # who speaks, or of what, and no list of what was done
    clause = clause if lead is None or not clause.meets(lead) else Span(lead.end + 1, clause.end)
    found = rungs(world.reading, clause)
    rung = speaking(found, phrase.span)
    states = _parties(world, phrase, clause)
    days = days_of(world.reading, clause, phrase.span, found, world.days, others)
    if lead is not None:
        rung, states, days = _listed(world, lead, rung, states, days)
    if not days and rung is not None and rung.status is AgreementStatus.SIGNED and not phrase.definite:
        days = _of_the_day(world, lead or clause)
    if not states and rung is not None and not phrase.bare:
        states = world.main_states(most=2)
    value = first_sum(world.sums, clause) if phrase.instrument in _MONEY else None
    signed = rung is not None and bool(days) and 0 <= rung.cue.span.start - phrase.span.end <= _BESIDE
    if not states or (_too_vague(phrase, states, rung, value) and not (signed and len(states) >= _BILATERAL)):
        return None
    topics = subjects(world.reading, (phrase.span, clause))
    return Draft(
        rule="agreement.named",
        span=phrase.span,
        instrument=Cited(phrase.instrument, (phrase.head.span,), Basis.CLASSIFIED),
        parties=parties(states),
        subjects=topics or (Cited(Subject.OTHER, (phrase.span,), Basis.CLASSIFIED),),
        title=Cited(phrase.span.quote(world.reading.text), (phrase.span,)),
        rung=rung,
        days=days,
        value=value,
        background=world.background(clause),
    )


def _of_the_day(world: World, clause: Span) -> dict[str, Cited[Period]]:
    """Return the day of the meeting told just before, on which it was signed: "met on Thursday. … signed a pact"."""
    day = world.days.last_before(clause.start)
    news = day is not None and day.value.day is not None and day.basis is Basis.RESOLVED
    if day is None or not news or clause.start - day.span.end > _MEETING or world.background(clause):
        return {}
    return {"signed_on": Cited(day.value, day.spans, Basis.RESOLVED)}


def _listed(
    world: World, lead: Span, rung: Rung | None, states: list[Place], days: dict[str, Cited[Period]]
) -> tuple[Rung | None, list[Place], dict[str, Cited[Period]]]:
    """Take from the words that open a list what an item does not say itself: what was done, by whom, and when."""
    found = rungs(world.reading, lead)
    done = speaking(found, Span(lead.end - 1, lead.end)) if found else None
    told = days_of(world.reading, lead, Span(lead.end - 1, lead.end), found, world.days)
    joint = world.both(lead) or distinct(world.places.inside(lead))
    if len(states) < _BILATERAL and (len(joint) == _BILATERAL or not states):
        states = joint[:_MOST_PARTIES]
    return rung or done, states, told | days


def _too_vague(phrase: Phrase, states: list[Place], rung: Rung | None, value: Cited[Money] | None) -> bool:
    """Tell whether the words may well name no agreement between states."""
    if phrase.instrument is Instrument.GRANT:
        return value is None
    if phrase.instrument is Instrument.LOAN:
        return value is None and (rung is None or phrase.bare)
    if phrase.bare and phrase.definite:
        return True
    if phrase.instrument in _LOOSE_WORDS:
        done = rung is not None and rung.status in REACHED
        return phrase.bare or not (done or phrase.named) or len(states) < _BILATERAL
    return rung is None and (phrase.bare or len(states) < _BILATERAL)


def _parties(world: World, phrase: Phrase, clause: Span) -> list[Place]:
    """Return the states of the phrase, then of its subject, then of the rest of its clause."""
    own = distinct(world.places.inside(phrase.span))
    if len(own) > 1:
        return own[:_MOST_PARTIES]
    both = world.both(clause)
    if len(both) > 1 and {place.code for place in own} <= {place.code for place in both}:
        return both
    before = distinct(world.places.inside(Span(clause.start, max(clause.start + 1, phrase.span.start))))
    after = distinct(world.places.inside(Span(min(phrase.span.end, clause.end - 1), clause.end)))
    if own:
        other = [place for place in (*reversed(before), *after) if place.code != own[0].code]
        return own + (other[:1] or world.main_states(excluding={own[0].code})[:1])
    joint = world.joined(before) or world.joined(after) or distinct((*before, *after))
    if len(joint) == 1:
        joint = joint + world.main_states(excluding={joint[0].code})[:1]
    return joint[:_MOST_PARTIES]
