"""Every table: the database on one page.

Claims are the truth; every other table but ``article`` is computed from them, written by ``store`` in the same
transaction, and read by ``api``. All keys are text made of content, so that no database hands out numbers.

What is computed depends on the day as of which one asks: such a row holds on the days ``[valid_from, valid_to)``
(``app.asof``), and its key is unique among the rows that hold on one day.

Ordering: ``ORDER BY recency, id`` is the default order of every list (newest ``first_reported_on`` first, undated
last), and ``(recency, id) > (:recency, :id)`` is the next page, on both databases. Text compares by code point.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Field, Index, SQLModel
from sqlmodel.sql.sqltypes import AutoString

from app.asof import FOREVER, NOW
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
    Verdict,
)

# Without names SQLite's migrations cannot drop a constraint.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# PostgreSQL would otherwise sort, compare and index text by the operator's locale, which SQLite has not.
TEXT: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")

UNDATED: Final = 0


def recency(day: date | None) -> int:
    """Return what ``ORDER BY recency`` sorts by: the newer *day*, the smaller; no day is the greatest."""
    return UNDATED if day is None else -day.toordinal()


def choice(kind: type[StrEnum], name: str = "") -> Any:  # noqa: ANN401  # SQLModel types ``sa_type`` as a class
    """Store a closed list by its values, not by its Python names, in a checked VARCHAR.

    *name* tells two columns of one list apart within a table.
    """
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Lasting(SQLModel):
    """What holds on the days ``[valid_from, valid_to)``, as ``app.asof`` counts them."""

    valid_from: int = Field(default=0, primary_key=True)
    valid_to: int = FOREVER


def at(table: Any, day: Any) -> sa.ColumnElement[bool]:  # noqa: ANN401  # columns by name; a number, or one to be bound
    """Match the rows of *table* that hold on *day*; those that hold ``NOW`` all end together, which an index serves."""
    if isinstance(day, int) and day == NOW:
        return sa.and_(table.valid_to == FOREVER)
    return sa.and_(table.valid_from <= day, table.valid_to > day)


class Article(SQLModel, table=True):
    """One source document as it came, told from ``told_from`` until ``told_to``, when a newer version replaces it."""

    id: str = Field(primary_key=True)
    sha256: str = Field(unique=True)
    url: str | None = Field(default=None, index=True)
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    language: str | None = None
    derived_url: str | None = Field(default=None, index=True)
    machine_written: bool
    flags: str = Field(description="What loading had to mend, sorted, joined by spaces.")
    ingested_at: datetime
    extractor: str
    version: str
    told_from: int = Field(description="The day it was published, as ``app.asof`` counts.")
    told_to: int = Field(default=FOREVER, description="The day a newer version at its url was published, else never.")
    text: str


class ArticleShingle(SQLModel, table=True):
    """A shingle of an article's sketch, by which its near copies are found."""

    __tablename__ = "article_shingle"

    article_id: str = Field(primary_key=True)
    shingle: str = Field(primary_key=True, index=True)


class ArticleCopy(SQLModel, table=True):
    """Two articles that are near copies of each other; each pair is there both ways."""

    __tablename__ = "article_copy"

    article_id: str = Field(primary_key=True)
    copy_id: str = Field(primary_key=True)


class ArticleDocument(Lasting, table=True):
    """An article as it is served. ``origin`` is the root of its chain of sources: an article's id, else a url."""

    __tablename__ = "article_document"
    __table_args__ = (Index(None, "valid_to", "recency", "id"), Index(None, "recency", "id"))

    id: str = Field(primary_key=True, foreign_key="article.id")
    publisher: str | None = Field(default=None, index=True)
    published_on: date | None = Field(default=None, index=True)
    language: str | None = Field(default=None, index=True)
    derived_article: str | None = None
    origin: str = Field(index=True)
    withdrawn: bool = Field(description="A newer version stands at the same url; what this one said holds no more.")
    recency: int = Field(sa_type=sa.BigInteger)
    words: str = Field(description="Folded tokens of title and text, joined, led and followed by one space.")
    document: str = Field(description="The served JSON, without the text.")


class Retraction(SQLModel, table=True):
    """An article that an operator took out: a log, and the reason why the same text is not read again."""

    sha256: str = Field(primary_key=True)
    article_id: str
    url: str | None = None
    title: str | None = None
    retracted_at: datetime


class Claim(SQLModel, table=True):
    """One value of one field of one record as one article states it; the id is a hash of what identifies it."""

    __table_args__ = (Index(None, "article_id", "fact"), Index(None, "field"))

    id: str = Field(primary_key=True)
    fact: str = Field(index=True, description="The fact it belongs to: a hash, one per fact of one article.")
    record_type: RecordType = Field(sa_type=choice(RecordType))
    field: str = Field(description="As in the record's document; ``positions.title`` and alike for positions.")
    part: int = Field(description="Element of a list field, from 0; claims of one position share it.")
    value: str = Field(description="JSON.")
    qualifier: Qualifier = Field(sa_type=choice(Qualifier))
    modality: Modality = Field(sa_type=choice(Modality))
    polarity: Polarity = Field(sa_type=choice(Polarity))
    background: bool
    basis: Basis = Field(sa_type=choice(Basis))
    article_id: str = Field(foreign_key="article.id")
    extractor: str
    rule: str
    version: str


class ClaimSpan(SQLModel, table=True):
    """The words behind a claim, in order: characters ``[start, end)`` of the article's text."""

    __tablename__ = "claim_span"

    claim_id: str = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    start: int
    end: int
    quote: str
    prefix: str = Field(description="Up to 20 characters before the words, so that citing needs no text.")
    suffix: str = Field(description="Up to 20 characters after them.")


class FactKey(SQLModel, table=True):
    """A key under which a fact meets those that may tell of the same thing."""

    __tablename__ = "fact_key"
    __table_args__ = (Index(None, "record_type", "key"),)

    fact: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    record_type: RecordType = Field(sa_type=choice(RecordType))


class FactRecord(Lasting, table=True):
    """Which record a fact, and so each of its claims, is told of."""

    __tablename__ = "fact_record"
    __table_args__ = (Index(None, "record_type", "record_id"),)

    fact: str = Field(primary_key=True)
    record_type: RecordType = Field(sa_type=choice(RecordType))
    record_id: str


class Record(Lasting):
    """What every record has. ``document`` is what is served, rendered when it is written."""

    id: str = Field(primary_key=True)
    name: str = Field(description="What a reference calls it.")
    slug: str = Field(index=True, description="The id before a clash gives it a suffix.")
    suffixes: str = Field(description="What a clash may append, best first, joined by spaces.")
    rank: str = Field(description="Orders the holders of one slug: day, hash and place of the earliest telling.")
    first_reported_on: date | None = None
    last_reported_on: date | None = Field(default=None, index=True)
    sources: int
    origins: int = Field(index=True)
    citation_count: int
    has_conflict: bool = Field(index=True)
    recency: int = Field(sa_type=sa.BigInteger)
    words: str = Field(description="Folded tokens of names, title and quotes, led and followed by one space.")
    document: str


class Told(Record):
    """What an agreement, a deal and a statement have beside: how real the telling is."""

    modality: Modality = Field(sa_type=choice(Modality), index=True)
    polarity: Polarity = Field(sa_type=choice(Polarity), index=True)
    background: bool = Field(index=True)


class Person(Record, table=True):
    """A named human."""

    __table_args__ = (Index(None, "valid_to", "recency", "id"), Index(None, "recency", "id"))


class PersonAlias(Lasting, table=True):
    """A person's names, folded: the lower case without accents that ``name`` filters by."""

    __tablename__ = "person_alias"

    person_id: str = Field(primary_key=True)
    alias: str = Field(primary_key=True, index=True)


class PersonPosition(Lasting, table=True):
    """An office a person is attested in, and the first and last day of the attestations."""

    __tablename__ = "person_position"

    person_id: str = Field(primary_key=True)
    part: int = Field(primary_key=True)
    title: str
    role_class: RoleClass = Field(sa_type=choice(RoleClass), index=True)
    country: str | None = Field(default=None, index=True)
    organization_id: str | None = Field(default=None, index=True)
    organization_name: str | None = None
    acting: bool | None = None
    attested_first: date | None = None
    attested_last: date | None = None


class Country(Record, table=True):
    """A country that some article mentions; the counts are of the records that ``country=`` finds."""

    __table_args__ = (Index(None, "valid_to", "recency", "id"), Index(None, "recency", "id"))

    alpha3: str
    region: str | None = Field(default=None, index=True)
    articles: int
    people: int
    organizations: int
    agreements: int
    equipment_deals: int
    statements: int


class Organization(Record, table=True):
    """A named body."""

    __table_args__ = (Index(None, "valid_to", "recency", "id"), Index(None, "recency", "id"))

    kind: OrganizationKind = Field(sa_type=choice(OrganizationKind), index=True)
    country: str | None = Field(default=None, index=True)


class OrganizationAlias(Lasting, table=True):
    """An organization's names, folded."""

    __tablename__ = "organization_alias"

    organization_id: str = Field(primary_key=True)
    alias: str = Field(primary_key=True, index=True)


class Agreement(Told, table=True):
    """An instrument or formal act between states. A day is null unless known; its bounds are inclusive."""

    __table_args__ = (Index(None, "valid_to", "recency", "id"), Index(None, "recency", "id"))

    instrument: Instrument = Field(sa_type=choice(Instrument), index=True)
    status: AgreementStatus = Field(sa_type=choice(AgreementStatus), index=True)
    announced_on: date | None = None
    announced_earliest: date | None = None
    announced_latest: date | None = None
    notified_on: date | None = None
    notified_earliest: date | None = None
    notified_latest: date | None = None
    approved_on: date | None = None
    approved_earliest: date | None = None
    approved_latest: date | None = None
    signed_on: date | None = Field(default=None, index=True)
    signed_earliest: date | None = None
    signed_latest: date | None = None
    effective_from: date | None = None
    effective_from_earliest: date | None = None
    effective_from_latest: date | None = None
    effective_to: date | None = None
    effective_to_earliest: date | None = None
    effective_to_latest: date | None = None
    value_amount: int | None = Field(default=None, sa_type=sa.BigInteger, description="Minor units.")
    value_low: int | None = Field(default=None, sa_type=sa.BigInteger)
    value_high: int | None = Field(default=None, sa_type=sa.BigInteger)
    value_currency: str | None = None
    value_qualifier: Qualifier | None = Field(default=None, sa_type=choice(Qualifier))
    history: str = Field(default="[]", description="The served JSON of its status history.")


class AgreementParty(Lasting, table=True):
    """A state that is party to an agreement."""

    __tablename__ = "agreement_party"

    agreement_id: str = Field(primary_key=True)
    country: str = Field(primary_key=True, index=True)


class AgreementSubject(Lasting, table=True):
    """What an agreement is about; ``position`` 0 is the main subject."""

    __tablename__ = "agreement_subject"

    agreement_id: str = Field(primary_key=True)
    subject: Subject = Field(primary_key=True, sa_type=choice(Subject), index=True)
    position: int


class AgreementOrganization(Lasting, table=True):
    """An organization that an agreement names."""

    __tablename__ = "agreement_organization"

    agreement_id: str = Field(primary_key=True)
    part: int = Field(primary_key=True)
    organization_id: str | None = Field(default=None, index=True)
    organization_name: str


class EquipmentDeal(Told, table=True):
    """Equipment that one country obtains, would obtain, or is said not to."""

    __tablename__ = "equipment_deal"
    __table_args__ = (
        Index(None, "valid_to", "recency", "id"),
        Index(None, "recency", "id"),
        Index(None, "value_currency", "value_amount"),
    )

    buyer: str = Field(index=True)
    supplier_country: str | None = Field(default=None, index=True)
    supplier_id: str | None = Field(default=None, index=True)
    supplier_name: str | None = None
    equipment: str
    category: EquipmentCategory = Field(sa_type=choice(EquipmentCategory), index=True)
    transfer: Transfer = Field(sa_type=choice(Transfer), index=True)
    condition: Condition = Field(sa_type=choice(Condition), index=True)
    option: bool | None = None
    quantity_best: int | None = Field(default=None, sa_type=sa.BigInteger, index=True)
    quantity_low: int | None = Field(default=None, sa_type=sa.BigInteger)
    quantity_high: int | None = Field(default=None, sa_type=sa.BigInteger)
    quantity_qualifier: Qualifier | None = Field(default=None, sa_type=choice(Qualifier, "quantity_qualifier"))
    value_amount: int | None = Field(default=None, sa_type=sa.BigInteger, description="Minor units.")
    value_low: int | None = Field(default=None, sa_type=sa.BigInteger)
    value_high: int | None = Field(default=None, sa_type=sa.BigInteger)
    value_currency: str | None = None
    value_qualifier: Qualifier | None = Field(default=None, sa_type=choice(Qualifier, "value_qualifier"))
    value_basis: ValueBasis | None = Field(default=None, sa_type=choice(ValueBasis))
    status: DealStatus = Field(sa_type=choice(DealStatus), index=True)
    announced_on: date | None = None
    announced_earliest: date | None = None
    announced_latest: date | None = None
    signed_on: date | None = Field(default=None, index=True)
    signed_earliest: date | None = None
    signed_latest: date | None = None
    delivered_on: date | None = None
    delivered_earliest: date | None = None
    delivered_latest: date | None = None
    agreement_id: str | None = Field(default=None, index=True)
    history: str = Field(default="[]", description="The served JSON of its status history.")


class Statement(Told, table=True):
    """What someone said; without a named speaker, ``speaker_printed`` alone says who."""

    __table_args__ = (Index(None, "valid_to", "recency", "id"), Index(None, "recency", "id"))

    form: StatementForm = Field(sa_type=choice(StatementForm), index=True)
    language: str | None = Field(default=None, index=True)
    speaker_type: RecordType | None = Field(default=None, sa_type=choice(RecordType))
    speaker_id: str | None = Field(default=None, index=True)
    speaker_name: str | None = None
    speaker_printed: str | None = None
    cue: str | None = None
    said_on: date | None = Field(default=None, index=True)
    said_earliest: date | None = None
    said_latest: date | None = None


class StatementAbout(Lasting, table=True):
    """A record that a statement is about."""

    __tablename__ = "statement_about"
    __table_args__ = (Index(None, "target_type", "target_id"),)

    statement_id: str = Field(primary_key=True)
    target_type: RecordType = Field(primary_key=True, sa_type=choice(RecordType, "target_type"))
    target_id: str = Field(primary_key=True)


class RecordCountry(Lasting, table=True):
    """What ``country=`` finds: mentioned by an article, held, belonged to, party, buyer or supplier, by or about."""

    __tablename__ = "record_country"
    __table_args__ = (
        Index(None, "country", "record_type", "record_id"),
        Index(None, "country", "recency", "record_type", "record_id"),
    )

    record_type: RecordType = Field(primary_key=True, sa_type=choice(RecordType))
    record_id: str = Field(primary_key=True)
    country: str = Field(primary_key=True)
    recency: int = Field(sa_type=sa.BigInteger)


class RecordArticle(Lasting, table=True):
    """Which articles tell of a record."""

    __tablename__ = "record_article"
    __table_args__ = (
        Index(None, "article_id", "record_type", "record_id"),
        Index(None, "record_type", "record_id", "valid_from"),
    )

    record_type: RecordType = Field(primary_key=True, sa_type=choice(RecordType))
    record_id: str = Field(primary_key=True)
    article_id: str = Field(primary_key=True)


class RecordReference(Lasting, table=True):
    """Which record's document names which other record."""

    __tablename__ = "record_reference"
    __table_args__ = (Index(None, "target_type", "target_id"),)

    record_type: RecordType = Field(primary_key=True, sa_type=choice(RecordType))
    record_id: str = Field(primary_key=True)
    target_type: RecordType = Field(primary_key=True, sa_type=choice(RecordType, "target_type"))
    target_id: str = Field(primary_key=True)


class Conflict(Lasting, table=True):
    """Two values of one field of one record held against each other."""

    __table_args__ = (
        Index(None, "record_type", "record_id"),
        Index(None, "valid_to", "recency", "id"),
        Index(None, "recency", "id"),
    )

    id: str = Field(primary_key=True)
    record_type: RecordType = Field(sa_type=choice(RecordType))
    record_id: str
    field: str = Field(index=True)
    verdict: Verdict = Field(sa_type=choice(Verdict), index=True)
    first_reported_on: date | None = None
    last_reported_on: date | None = None
    recency: int = Field(sa_type=sa.BigInteger)
    document: str


class CountryCount(SQLModel, table=True):
    """By how much a figure of a country changes on a day: a country is in too many articles to count them each time."""

    __tablename__ = "country_count"

    country: str = Field(primary_key=True)
    day: int = Field(primary_key=True)
    figure: str = Field(primary_key=True)
    change: int


class CountryOrigin(Lasting, table=True):
    """The days on which some article of an origin mentions a country."""

    __tablename__ = "country_origin"
    __table_args__ = (Index(None, "origin"),)

    country: str = Field(primary_key=True)
    origin: str = Field(primary_key=True)


class Redirect(SQLModel, table=True):
    """A record's former id, and the id under which it is found now; none when it is gone."""

    record_type: RecordType = Field(primary_key=True, sa_type=choice(RecordType))
    old: str = Field(primary_key=True)
    new: str | None = Field(default=None, index=True)


class Revision(SQLModel, table=True):
    """A hash of what is stored, whatever the order in which it came (64 hexadecimal digits), and since when."""

    id: str = Field(primary_key=True)
    digest: str
    changed_at: datetime | None = None


RECORDS: Final[dict[RecordType, type[Record]]] = {
    RecordType.PERSON: Person,
    RecordType.COUNTRY: Country,
    RecordType.ORGANIZATION: Organization,
    RecordType.AGREEMENT: Agreement,
    RecordType.EQUIPMENT_DEAL: EquipmentDeal,
    RecordType.STATEMENT: Statement,
}

for _table in SQLModel.metadata.tables.values():
    for _column in _table.columns:
        if isinstance(_column.type, AutoString):
            _column.type = TEXT
