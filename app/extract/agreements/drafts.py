"""Agreements while an article is read: what one sentence says, and how two tellings become one."""

from dataclasses import dataclass, field, replace

from app.extract.agreements.terms import REACHED, Rung, cited_status, modality_of, rank
from app.facts import AgreementFact, Cited, Money, Period
from app.text import Span
from app.vocabulary import Instrument, Polarity, Subject

_LOOSE = {  # instruments whose names the press exchanges
    Instrument.TREATY: "pact",
    Instrument.AGREEMENT: "pact",
    Instrument.PROTOCOL: "pact",
    Instrument.FRAMEWORK_AGREEMENT: "pact",
    Instrument.MEMORANDUM_OF_UNDERSTANDING: "memorandum",
    Instrument.EXCHANGE_OF_NOTES: "memorandum",
    Instrument.LETTER_OF_INTENT: "intent",
    Instrument.DECLARATION: "intent",
    Instrument.JOINT_STATEMENT: "intent",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What one place of the text says of an agreement; ``span`` are the words of the name or act."""

    rule: str
    span: Span
    instrument: Cited[Instrument]
    parties: tuple[Cited[str], ...]
    subjects: tuple[Cited[Subject], ...]
    title: Cited[str] | None = None
    rung: Rung | None = None
    organizations: tuple[Cited[str], ...] = ()
    days: dict[str, Cited[Period]] = field(default_factory=dict)
    value: Cited[Money] | None = None
    background: bool = False
    roster: Cited[str] | None = None

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of the parties."""
        return frozenset(party.value for party in self.parties)

    @property
    def family(self) -> str:
        """Return what may be the same instrument in other words."""
        if self.subjects and self.subjects[0].value is Subject.TROOP_ACCESS and self.title is None:
            return Subject.TROOP_ACCESS.value  # leave to enter is one act, by whatever organ it is told of
        return family_of(self.instrument.value)

    def fact(self) -> AgreementFact:
        """Return the finished fact."""
        return AgreementFact(
            instrument=self.instrument,
            subjects=self.subjects,
            parties=self.parties,
            title=self.title,
            status=None if self.rung is None else cited_status(self.rung),
            organizations=self.organizations,
            value=self.value,
            modality=modality_of(self.rung),
            polarity=Polarity.AFFIRMED,
            background=self.background,
            roster=self.roster,
            rule=self.rule,
            **self.days,
        )


def family_of(instrument: Instrument) -> str:
    """Return what the press calls by one name: an accord, a pact and a treaty are exchanged freely."""
    return _LOOSE.get(instrument, instrument.value)


def same(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of one article speak of one agreement."""
    if one.family != other.family:
        return False
    if one.family == Instrument.UNILATERAL_DESIGNATION:
        return one.codes == other.codes
    if _clash(one, other):
        return False
    if not (one.codes <= other.codes or other.codes <= one.codes):
        return False
    topics = {subject.value for subject in one.subjects}, {subject.value for subject in other.subjects}
    return not all(topics) or bool(topics[0] & topics[1])


def _clash(one: Draft, other: Draft) -> bool:
    """Tell whether one is history and the other news of something done, or their days of one kind differ."""
    if one.background != other.background and all(draft.days or draft.rung for draft in (one, other)):
        news = other if one.background else one
        if news.rung is not None and news.rung.status in REACHED:
            return True
    return any(
        given.value.latest < other.days[name].value.earliest or other.days[name].value.latest < given.value.earliest
        for name, given in one.days.items()
        if name in other.days
    )


def merged(first: Draft, again: Draft) -> Draft:
    """Return *first* with what *again* adds: it keeps its own words where both have some."""
    background = first.background and again.background
    news = again if first.background and not again.background else first
    rung = news.rung or first.rung or again.rung
    if first.rung is not None and again.rung is not None and first.background == again.background:
        rung = max(first.rung, again.rung, key=rank)
    return replace(
        first,
        instrument=again.instrument if first.instrument.value is Instrument.OTHER else first.instrument,
        parties=first.parties if first.codes >= again.codes else again.parties,
        subjects=first.subjects or again.subjects,
        title=_fuller(first.title, again.title),
        rung=rung,
        organizations=first.organizations or again.organizations,
        days=again.days | first.days,
        value=first.value or again.value,
        background=background,
        roster=first.roster or again.roster,
    )


def _fuller(one: Cited[str] | None, other: Cited[str] | None) -> Cited[str] | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda title: len(title.value))
