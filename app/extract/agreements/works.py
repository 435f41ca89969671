"""Works that one state does in another: a port enlarged, a base built."""

from collections.abc import Iterator

from app.extract.agreements.drafts import Draft
from app.extract.agreements.places import distinct, parties
from app.extract.agreements.terms import rungs, speaking
from app.extract.agreements.world import World
from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis, Instrument, Subject

_REACH = 40


def works(world: World) -> Iterator[Draft]:
    """Yield a draft for each sentence in which two states have to do with works on a port, base or runway."""
    cues = world.reading.cues
    for sentence in world.reading.sentences:
        work = cues.first("works", sentence.span, "works")
        if work is None:
            continue
        near = Span(work.span.start, min(sentence.span.end, work.span.end + _REACH))
        site = cues.first("works", near, "site")
        states = distinct(world.places.inside(world.clause(work.span)))
        if site is None or len(states) != 2:  # noqa: PLR2004  # who builds, and where
            continue
        span = Span(work.span.start, site.span.end)
        yield Draft(
            rule="agreement.works",
            span=span,
            instrument=Cited(Instrument.OTHER, (work.span,), Basis.CLASSIFIED),
            parties=parties(states),
            subjects=(Cited(Subject.INFRASTRUCTURE, (site.span,), Basis.CLASSIFIED),),
            title=Cited(span.quote(world.reading.text), (span,)),
            rung=speaking([rung for rung in rungs(world.reading, near) if not span.covers(rung.cue.span)], span),
            background=world.background(sentence.span),
        )
