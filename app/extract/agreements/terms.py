"""What the words around an agreement say of it: its status, days, subjects, value."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.reading import Reading
from app.facts import Cited, Money
from app.text import Span
from app.vocabulary import AgreementStatus, Basis, Modality, Subject

_WORD = re.compile(r"\w+")
# What a status denied amounts to: "has never been signed" leaves it proposed.
_DENIED = {
    AgreementStatus.SIGNED: AgreementStatus.PROPOSED,
    AgreementStatus.IN_FORCE: AgreementStatus.SIGNED,
    AgreementStatus.RATIFIED: AgreementStatus.SIGNED,
    AgreementStatus.APPROVED: AgreementStatus.UNDER_DISCUSSION,
    AgreementStatus.NOTIFIED: AgreementStatus.PROPOSED,
}
_ENDINGS = (
    AgreementStatus.EXPIRED,
    AgreementStatus.TERMINATED,
    AgreementStatus.REJECTED,
    AgreementStatus.SUSPENDED,
    AgreementStatus.COMPLETED,
)
OPEN = (AgreementStatus.PROPOSED, AgreementStatus.UNDER_DISCUSSION, AgreementStatus.AGREED_IN_PRINCIPLE)
REACHED = (
    AgreementStatus.APPROVED,
    AgreementStatus.SIGNED,
    AgreementStatus.RATIFIED,
    AgreementStatus.IN_FORCE,
    *_ENDINGS,
)
_GOVERNS = 5  # characters: "the possibility of signing"
_NEGATION_REACH = 2  # words


@dataclass(frozen=True, slots=True)
class Rung:
    """A status that a cue gives, negation counted in."""

    status: AgreementStatus
    cue: Cue
    holds: bool = False  # the words tell what the agreement does, and so that it is in force, if no others say more


def rank(rung: Rung) -> int:
    """Return how far a rung is: of two told of one agreement in one article, the further speaks for it."""
    return 0 if rung.holds else _ORDER.index(rung.status)


_ORDER = (
    AgreementStatus.UNKNOWN,
    AgreementStatus.PROPOSED,
    AgreementStatus.UNDER_DISCUSSION,
    AgreementStatus.NOTIFIED,
    AgreementStatus.AGREED_IN_PRINCIPLE,
    AgreementStatus.APPROVED,
    AgreementStatus.SIGNED,
    AgreementStatus.RATIFIED,
    AgreementStatus.IN_FORCE,
    AgreementStatus.COMPLETED,
    AgreementStatus.SUSPENDED,
    AgreementStatus.REJECTED,
    AgreementStatus.EXPIRED,
    AgreementStatus.TERMINATED,
)


def rungs(reading: Reading, span: Span) -> list[Rung]:
    """Return the statuses that the cues inside *span* give, in order."""
    found = []
    for cue in reading.cues.inside("agreement_status", span):
        holds = cue.key == "holds"
        status = AgreementStatus.IN_FORCE if holds else AgreementStatus(cue.key)
        if _negated(reading, span, cue):
            status = _DENIED.get(status, status)
        found.append(Rung(status, cue, holds))
    return found


def _negated(reading: Reading, span: Span, cue: Cue) -> bool:
    before = Span(max(span.start, cue.span.start - 24), cue.span.end)
    return any(
        len(_WORD.findall(reading.text, negation.span.end, cue.span.start)) <= _NEGATION_REACH
        for negation in reading.cues.inside("agreement_grammar", before, "negation")
        if negation.span.end <= cue.span.start
    )


def speaking(found: Sequence[Rung], phrase: Span) -> Rung | None:
    """Return the rung that speaks for the agreement named at *phrase*.

    An ending in the clause decides; of the others the nearest to the phrase, but for one in force beside it.
    """
    outside = [rung for rung in found if not phrase.covers(rung.cue.span)] or list(found)
    outside = [rung for rung in outside if not rung.holds] or outside
    if not outside:
        return None
    nearest = min(outside, key=lambda rung: distance(phrase, rung.cue.span))
    meant = next((rung for rung in outside if 0 < nearest.cue.span.start - rung.cue.span.end <= _GOVERNS), None)
    open_before = [rung for rung in outside if rung.status in OPEN and rung.cue.span.end <= phrase.start]
    if nearest.status is AgreementStatus.IN_FORCE and nearest.cue.span.start >= phrase.end and open_before:
        return open_before[-1]  # "are finalising a memorandum under which …"
    if nearest.status in _ENDINGS or (meant is not None and meant.status in OPEN):
        return meant or nearest
    if nearest.status is AgreementStatus.SIGNED:
        better = [
            rung for rung in outside if rung.status in (AgreementStatus.IN_FORCE, AgreementStatus.EXPIRED, *_ENDINGS)
        ]
        return min(better, key=lambda rung: distance(phrase, rung.cue.span), default=nearest)
    return nearest


def distance(phrase: Span, other: Span) -> int:
    """Return how many characters lie between two places; what is behind is a little nearer."""
    if phrase.meets(other):
        return 0
    return other.start - phrase.end if other.start >= phrase.end else phrase.start - other.end + 2


def cited_status(rung: Rung) -> Cited[AgreementStatus]:
    """Return the status with the words classified."""
    return Cited(rung.status, (rung.cue.span,), Basis.CLASSIFIED)


def modality_of(rung: Rung | None) -> Modality:
    """Tell how real an agreement of that status is."""
    if rung is None:
        return Modality.REALIZED
    if rung.status in OPEN:
        return Modality.PROPOSED
    return Modality.PLANNED if rung.status is AgreementStatus.NOTIFIED else Modality.REALIZED


def subjects(reading: Reading, spans: Iterable[Span]) -> tuple[Cited[Subject], ...]:
    """Return what the words of the first of *spans* that say anything are about: the specific before the general."""
    for span in spans:
        found: dict[Subject, Cited[Subject]] = {}
        for cue in reading.cues.inside("agreement_subjects", span):
            subject = Subject(cue.key)
            found.setdefault(subject, Cited(subject, (cue.span,), Basis.CLASSIFIED))
        if len(found) > 1:
            found.pop(Subject.DEFENCE_COOPERATION, None)
        if found:
            return tuple(found.values())
    return ()


def first_sum(sums: Index[Mention[Money]], span: Span) -> Cited[Money] | None:
    """Return the first sum of money inside *span*."""
    found = next(sums.inside(span), None)
    return None if found is None else found.cited
