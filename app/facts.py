"""What one article asserts: frozen value objects whose every value carries the words that say it.

A fact names countries by ISO 3166-1 alpha-2 code, people and organizations by the fullest name its article prints.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from app.text import Article, Span
from app.vocabulary import (
    AgreementStatus,
    Basis,
    Condition,
    DealStatus,
    EquipmentCategory,
    Instrument,
    Modality,
    OrganizationKind,
    Polarity,
    Qualifier,
    RecordType,
    RoleClass,
    StatementForm,
    Subject,
    Transfer,
    ValueBasis,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cited(Generic[T]):
    """A value and the words behind it: one or more spans of the article's text, in order."""

    value: T
    spans: tuple[Span, ...]
    basis: Basis = Basis.STATED

    def __post_init__(self) -> None:
        """Refuse a value without words.

        Raises:
            ValueError: no span.
        """
        if not self.spans:
            raise ValueError(f"no words for {self.value!r}")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, or the days that bound it; both ends inclusive."""

    earliest: date
    latest: date

    @property
    def day(self) -> date | None:
        """Return the day, when it is known."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of items; ``best`` is None when only a bound is said, ``low`` and ``high`` are inclusive."""

    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in minor units of an ISO 4217 currency; ``best`` is None when only a bound is said."""

    best: int | None
    low: int | None
    high: int | None
    currency: str
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``name`` is a person's or organization's name, or a country's code."""

    kind: RecordType
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class CountryFact:
    """A country that the article mentions; cites its first mention outside furniture."""

    code: Cited[str]
    rule: str = "country.mention"


@dataclass(frozen=True, slots=True)
class PositionFact:
    """An office that a person holds, held or will hold, as the article says it."""

    title: Cited[str]
    role_class: Cited[RoleClass]
    country: Cited[str] | None = None
    organization: Cited[str] | None = None
    acting: Cited[bool] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A named human: ``name`` the fullest form printed, ``aliases`` the other forms, as printed."""

    name: Cited[str]
    aliases: tuple[Cited[str], ...] = ()
    positions: tuple[PositionFact, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationFact:
    """A named body: ``name`` the fullest form printed, ``aliases`` the other forms, as printed."""

    name: Cited[str]
    kind: Cited[OrganizationKind]
    aliases: tuple[Cited[str], ...] = ()
    country: Cited[str] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """An instrument or formal act between states; ``title`` is the noun phrase as printed.

    ``roster`` is the UN M49 code of the region of which the article lists all states with such an agreement: those it
    does not list have none.
    """

    instrument: Cited[Instrument]
    subjects: tuple[Cited[Subject], ...]
    parties: tuple[Cited[str], ...]
    title: Cited[str] | None = None
    status: Cited[AgreementStatus] | None = None
    organizations: tuple[Cited[str], ...] = ()
    announced_on: Cited[Period] | None = None
    notified_on: Cited[Period] | None = None
    approved_on: Cited[Period] | None = None
    signed_on: Cited[Period] | None = None
    effective_from: Cited[Period] | None = None
    effective_to: Cited[Period] | None = None
    value: Cited[Money] | None = None
    roster: Cited[str] | None = None
    modality: Modality = Modality.REALIZED
    polarity: Polarity = Polarity.AFFIRMED
    background: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EquipmentDealFact:
    """Equipment that one country obtains, would obtain, or is said not to; ``equipment`` as printed."""

    buyer: Cited[str]
    equipment: Cited[str]
    category: Cited[EquipmentCategory]
    supplier_country: Cited[str] | None = None
    supplier: Cited[str] | None = None
    transfer: Cited[Transfer] | None = None
    condition: Cited[Condition] | None = None
    option: Cited[bool] | None = None
    quantity: Cited[Quantity] | None = None
    value: Cited[Money] | None = None
    value_basis: Cited[ValueBasis] | None = None
    status: Cited[DealStatus] | None = None
    announced_on: Cited[Period] | None = None
    signed_on: Cited[Period] | None = None
    delivered_on: Cited[Period] | None = None
    agreement: Cited[str] | None = None
    modality: Modality = Modality.REALIZED
    polarity: Polarity = Polarity.AFFIRMED
    background: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class StatementFact:
    """What someone said: ``text`` cites each fragment of it, in order, and its value joins them with " … "."""

    text: Cited[str]
    form: Cited[StatementForm]
    cue: Cited[str] | None = None
    speaker: Cited[Speaker] | None = None
    speaker_printed: Cited[str] | None = None
    said_on: Cited[Period] | None = None
    addressed_to: Cited[str] | None = None
    venue: Cited[str] | None = None
    about: tuple[Cited[str], ...] = ()
    modality: Modality = Modality.REALIZED
    polarity: Polarity = Polarity.AFFIRMED
    background: bool = False
    rule: str = ""


Fact = CountryFact | PersonFact | OrganizationFact | AgreementFact | EquipmentDealFact | StatementFact


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of itself; furniture may be cited here and nowhere else."""

    title: Cited[str] | None = None
    author: Cited[str] | None = None
    publisher: Cited[str] | None = None
    published_on: Cited[date] | None = None
    derived_from: Cited[str] | None = None
    machine_written: Cited[bool] | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that one article says, by kind, each in the order of its first words.

    ``refused`` counts the values that were proposed and that the article's words do not support.
    """

    language: str | None
    page: PageFacts = field(default_factory=PageFacts)
    countries: tuple[CountryFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    organizations: tuple[OrganizationFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    equipment_deals: tuple[EquipmentDealFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    refused: int = 0

    def all(self) -> tuple[Fact, ...]:
        """Return every fact about the world, kind by kind."""
        return (
            *self.countries,
            *self.people,
            *self.organizations,
            *self.agreements,
            *self.equipment_deals,
            *self.statements,
        )


class Extractor(Protocol):
    """Whatever reads articles; its name and version are kept with every claim that comes of it."""

    @property
    def name(self) -> str:
        """Return the name by which an operator chooses it."""

    @property
    def version(self) -> str:
        """Return what changes whenever the same article may give other facts."""

    def extract(self, article: Article) -> ArticleFacts:
        """Return what *article* says, each value with its words.

        Raises:
            UnusableInput: this article cannot be read by it; the message says why.
        """
