"""Ingesting: the same rows in any order, each article once, newer versions in place of older ones."""

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import orjson
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from app.asof import FOREVER, NOW, ordinal
from app.errors import NotFound
from app.facts import Money, PageFacts, Period, Quantity, Speaker
from app.ingest import Outcome, rebuild, retract
from app.store.records import COMPUTED
from app.tables import Lasting, Redirect, Retraction, at
from app.verify import verify
from app.vocabulary import (
    AgreementStatus,
    DealStatus,
    EquipmentCategory,
    Instrument,
    Modality,
    OrganizationKind,
    Polarity,
    Qualifier,
    RecordType,
    RoleClass,
    Subject,
)

DAY = date(2025, 12, 12)
ONE, TWO, THREE = (f"https://news.example/{number}" for number in ("one", "two", "three"))

# Few values, so that they meet, clash and half agree.
PEOPLE = st.sampled_from(["Ana Ruiz", "Ana Ruiz Soto", "Ruiz", "A. Ruiz", "Ána Ruíz", "Luis Ruiz", "Soto", "Ruiz Ana"])
BODIES = st.sampled_from(["Ministry of Defence", "Rotem", "Rotem Inc.", "Korea Air Works", "KAW", "Navy", "Navy PE"])
CODES = st.sampled_from(["PE", "US", "KR"])
DAYS = st.sampled_from(
    [Period(DAY, DAY), Period(date(2025, 12, 1), date(2025, 12, 31)), Period(date(2024, 5, 1), date(2024, 5, 1))]
)
COUNTS = st.builds(
    lambda best, how: Quantity(best, best, best, how), st.sampled_from([24, 26, 195, 200]), st.sampled_from(Qualifier)
)
SUMS = st.builds(lambda best: Money(best, best, best, "USD"), st.sampled_from([350_000_000_000, 340_000_000_000, 100]))
SPEAKERS = st.builds(Speaker, st.just(RecordType.PERSON), PEOPLE, st.none() | CODES)
TOLD = {"modality": st.sampled_from(Modality), "polarity": st.sampled_from(Polarity), "background": st.booleans()}

FACTS: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.one_of(
    st.tuples(st.just("country"), st.fixed_dictionaries({"code": CODES})),
    st.tuples(
        st.just("person"),
        st.fixed_dictionaries(
            {
                "name": PEOPLE,
                "aliases": st.lists(PEOPLE, max_size=1).map(tuple),
                "role_class": st.none() | st.sampled_from([RoleClass.FOREIGN_MINISTER, RoleClass.OFFICIAL]),
                "country": st.none() | CODES,
                "organization": st.none() | BODIES,
            }
        ),
    ),
    st.tuples(
        st.just("organization"),
        st.fixed_dictionaries(
            {
                "name": BODIES,
                "kind": st.sampled_from([OrganizationKind.COMPANY, OrganizationKind.GOVERNMENT]),
                "country": st.none() | CODES,
                "aliases": st.lists(BODIES, max_size=1).map(tuple),
            }
        ),
    ),
    st.tuples(
        st.just("agreement"),
        st.fixed_dictionaries(
            {
                "parties": st.lists(CODES, unique=True, max_size=3).map(tuple),
                "instrument": st.sampled_from(
                    [Instrument.UNILATERAL_DESIGNATION, Instrument.AGREEMENT, Instrument.TREATY, Instrument.OTHER]
                ),
                "subjects": st.lists(
                    st.sampled_from([Subject.STATUS_DESIGNATION, Subject.LOGISTICS, Subject.OTHER]),
                    unique=True,
                    max_size=2,
                ).map(tuple),
                "organizations": st.lists(BODIES, max_size=1).map(tuple),
                "status": st.none() | st.sampled_from(AgreementStatus),
                "signed_on": st.none() | DAYS,
                **TOLD,
            }
        ),
    ),
    st.tuples(
        st.just("deal"),
        st.fixed_dictionaries(
            {
                "buyer": CODES,
                "equipment": st.sampled_from(["fighter jets", "F-16 jets", "F-16C Block 70", "Gripen", "combat jets"]),
                "category": st.just(EquipmentCategory.AIRCRAFT),
                "supplier": st.none() | BODIES,
                "quantity": st.none() | COUNTS,
                "value": st.none() | SUMS,
                "status": st.none() | st.sampled_from(DealStatus),
                "signed_on": st.none() | DAYS,
                **TOLD,
            }
        ),
    ),
    st.tuples(
        st.just("statement"),
        st.fixed_dictionaries(
            {
                "text": st.sampled_from(["We will sign the treaty this week", "No"]),
                "speaker": st.none() | SPEAKERS,
                "said_on": st.none() | DAYS,
                "about": st.lists(CODES | PEOPLE, max_size=1).map(tuple),
            }
        ),
    ),
)
ARTICLES = st.lists(
    st.tuples(st.lists(FACTS, max_size=6), st.none() | st.integers(0, 2), st.none() | st.integers(0, 4)),
    min_size=2,
    max_size=4,
)


@pytest.fixture(scope="module")
def written(draft: type[Any]) -> Callable[..., list[tuple[Any, dict[str, Any]]]]:
    """Return a function that writes articles: facts, days after the first, and the article each derives from."""

    def write(specifications: list[Any]) -> list[tuple[Any, dict[str, Any]]]:
        articles = []
        for number, (facts, days, source) in enumerate(specifications):
            article = draft(f"Article {number}. ")
            for kind, values in facts:
                told = dict(values)
                getattr(article, kind)(*told.pop("parties", ()), **told)
            if source is not None:
                article.derives(f"https://news.example/{source}")
            known = {"url": f"https://news.example/{number}", "publisher": "News"}
            articles.append((article, {**known, "published_on": None if days is None else DAY + timedelta(days)}))
        return articles

    return write


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, new_database: Callable[[str], sa.Engine]) -> tuple[sa.Engine, sa.Engine]:
    """Give two databases of one backend."""
    return new_database(request.param), new_database(request.param)


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink an example takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(specifications=ARTICLES, shuffled=st.randoms(use_true_random=False))
def test_rows_do_not_depend_on_the_order_of_articles(
    pair: Any, emptied: Any, written: Any, published: Any, dump: Any, specifications: Any, shuffled: random.Random
) -> None:
    """Whatever the order in which articles come, and however often, the rows are the same and verify finds nothing."""
    engine, other = map(emptied, pair)
    articles = written(specifications)

    for article, known in (*articles, *articles):
        published(engine, article, **known)
    for article, known in shuffled.sample(articles, len(articles)):
        published(other, article, **known)

    assert dump(engine) == dump(other)
    assert verify(engine) == []


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(specifications=ARTICLES, shuffled=st.randoms(use_true_random=False))
def test_what_holds_on_a_day_is_what_its_articles_alone_would_make(
    pair: Any, emptied: Any, written: Any, published: Any, holding: Any, specifications: Any, shuffled: random.Random
) -> None:
    """As of each day, a database shows what one shows that has only the articles published by then."""
    engine, _ = map(emptied, pair)
    articles = written(specifications)
    for article, known in shuffled.sample(articles, len(articles)):
        published(engine, article, **known)

    for day in sorted({known["published_on"] for _, known in articles} - {None}):
        other = emptied(pair[1])
        for article, known in articles:
            if known["published_on"] is not None and known["published_on"] <= day:
                published(other, article, **known)

        assert holding(engine, ordinal(day)) == holding(other, NOW), day


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(specifications=ARTICLES, shuffled=st.randoms(use_true_random=False))
def test_a_retracted_article_leaves_nothing(
    pair: Any, emptied: Any, written: Any, published: Any, dump: Any, specifications: Any, shuffled: random.Random
) -> None:
    """After an article is retracted everything is, for every day, as if it had never come."""
    engine, other = map(emptied, pair)
    articles = written(specifications)
    gone = shuffled.choice(articles)
    for article, known in articles:
        published(engine, article, **known)
        if article is not gone[0]:
            published(other, article, **known)
    with engine.connect() as connection:
        [id] = connection.execute(
            sa.text("SELECT id FROM article WHERE sha256 = :sha"), {"sha": gone[0].article().sha256}
        ).scalars()

    retract(engine, id)

    assert dump(engine) == dump(other)
    assert published(engine, gone[0], **gone[1]) is Outcome.RETRACTED


@pytest.fixture(scope="session")
def holding() -> Callable[[sa.Engine, int], dict[str, list[Any]]]:
    """Return a function that reads all that holds on a day, without clock values."""

    def read(engine: sa.Engine, day: int) -> dict[str, list[Any]]:
        found = {}
        with engine.connect() as connection:
            for model in (one for one in COMPUTED if issubclass(one, Lasting)):
                table = SQLModel.metadata.tables[str(model.__tablename__)]
                columns = [column for column in table.c if not column.name.startswith("valid_")]
                rows = connection.execute(sa.select(*columns).where(at(table.c, day))).all()
                found[table.name] = sorted(re.sub(r'"ingested_at":"[^"]*"', "", repr(tuple(row))) for row in rows)
        return found

    return read


@pytest.fixture(scope="session")
def served() -> Callable[..., dict[str, Any]]:
    """Return a function that reads the documents of a table by id: ``served(engine, "person")``."""

    def read(engine: sa.Engine, table: str) -> dict[str, Any]:
        with engine.connect() as connection:
            shown = "article_document" if table == "article" else table
            wanted = f"SELECT id, document FROM {shown} WHERE valid_to = {FOREVER} ORDER BY id"
            rows = connection.execute(sa.text(wanted)).all()
        return {id: orjson.loads(document) for id, document in rows}

    return read


@pytest.fixture(scope="session")
def redirects() -> Callable[[sa.Engine], dict[str, str | None]]:
    """Return a function that reads which former ids lead where, None for nowhere."""

    def read(engine: sa.Engine) -> dict[str, str | None]:
        with engine.connect() as connection:
            return dict(list(connection.execute(sa.select(Redirect.old, Redirect.new))))

    return read


def test_an_article_comes_once(engine: sa.Engine, draft: Any, published: Any, dump: Any) -> None:
    """A text that is stored already changes nothing, wherever it is found, nor does reading the same in it again."""
    article = draft("Lima. ").country("PE").person("Ana Ruiz").deal()

    first = published(engine, article, url=ONE)
    before = dump(engine)
    copy = published(engine, article, url=TWO)
    again = published(engine, article, url=ONE, again=True)

    assert (first, copy, again) == (Outcome.ADDED, Outcome.UNCHANGED, Outcome.UNCHANGED)
    assert dump(engine) == before


def test_reading_again_replaces_what_was_read(
    engine: sa.Engine, draft: Any, published: Any, served: Any, redirects: Any
) -> None:
    """An article read again says only what is read now; under another outlet its old id leads to the new one."""
    article = draft("Lima. ").country("PE").person("Ana Ruiz").deal()
    published(engine, article, url=ONE)
    [old] = served(engine, "article")
    article.people.clear()

    outcome = published(engine, article, url=ONE, publisher="Daily", again=True)

    [new] = served(engine, "article")
    assert outcome is Outcome.REPLACED
    assert (served(engine, "person"), redirects(engine)) == ({}, {old: new, "ana-ruiz": None})
    assert verify(engine) == []


def test_a_newer_version_takes_the_place_of_the_older(
    engine: sa.Engine, draft: Any, published: Any, served: Any
) -> None:
    """Another text at the same url withdraws what the older one says, whichever of the two comes first."""
    older, newer = draft("First. ").person("Ana Ruiz"), draft("Second. ").person("Luis Vega")
    early, late = draft("Third. ").person("Eva Paz"), draft("Fourth. ").person("Rosa Gil")

    published(engine, older, url=ONE)
    published(engine, newer, url=ONE)
    published(engine, late, url=TWO, published_on=DAY)
    published(engine, early, url=TWO, published_on=DAY - timedelta(1))

    assert list(served(engine, "person")) == ["luis-vega", "rosa-gil"]
    assert sorted(one["withdrawn"] for one in served(engine, "article").values()) == [False, False, True, True]
    assert verify(engine) == []


def test_retracting_a_newer_version_brings_the_older_back(
    engine: sa.Engine, draft: Any, published: Any, served: Any
) -> None:
    """What an older text at the url says holds again when the newer one turns out to be none."""
    older, newer = draft("First. ").person("Ana Ruiz"), draft("Second. ").person("Luis Vega")
    published(engine, older, url=ONE, published_on=DAY)
    published(engine, newer, url=ONE, published_on=DAY + timedelta(1))
    [late] = [id for id, one in served(engine, "article").items() if not one["withdrawn"]]

    retract(engine, late)

    assert list(served(engine, "person")) == ["ana-ruiz"]
    assert [one["withdrawn"] for one in served(engine, "article").values()] == [False]
    assert verify(engine) == []


def test_what_is_retracted_is_logged_and_stays_out_until_read_again(
    engine: sa.Engine, draft: Any, published: Any, served: Any
) -> None:
    """The log says what was taken out; the text comes back only when asked for, and then leaves the log."""
    article = draft("First. ").person("Ana Ruiz")
    published(engine, article, url=ONE)
    [id] = served(engine, "article")
    log = sa.select(Retraction.article_id, Retraction.url)

    retract(engine, id)
    with engine.connect() as connection:
        logged = connection.execute(log).all()
    kept_out = published(engine, article, url=ONE), served(engine, "person")
    back = published(engine, article, url=ONE, again=True), list(served(engine, "person"))

    assert logged == [(id, ONE)]
    assert (kept_out, back) == ((Outcome.RETRACTED, {}), (Outcome.ADDED, ["ana-ruiz"]))
    with engine.connect() as connection:
        assert connection.execute(log).all() == []


def test_retracting_what_is_not_there_is_refused(engine: sa.Engine) -> None:
    """An id that no article has is named."""
    with pytest.raises(NotFound, match="'nowhere'"):
        retract(engine, "nowhere")


def test_a_fuller_name_moves_the_record(
    engine: sa.Engine, draft: Any, published: Any, served: Any, redirects: Any
) -> None:
    """When a record's name changes, its old id leads to the new one, and whoever names it names it anew."""
    first = draft("First. ").organization("Rotem", country="KR").deal(supplier="Rotem")
    published(engine, first, url=ONE)
    before = served(engine, "equipment_deal")["pe-fighter-jets"]["supplier"]

    published(engine, draft("Second. ").organization("Hyundai Rotem", country="KR", aliases=("Rotem",)), url=TWO)

    after = served(engine, "equipment_deal")["pe-fighter-jets"]["supplier"]
    assert (before["id"], after["id"], after["name"]) == ("rotem", "hyundai-rotem", "Hyundai Rotem")
    assert redirects(engine) == {"rotem": "hyundai-rotem"}


def test_redirects_lead_to_where_a_record_is_now(
    engine: sa.Engine, draft: Any, published: Any, served: Any, redirects: Any
) -> None:
    """A record that moves twice is found under both old ids; one that moves back is its own; one that goes, nowhere."""
    seen = []
    for url, name in zip((ONE, TWO, THREE), ("Rotem", "Hyundai Rotem", "Hyundai Rotem Tech"), strict=True):
        aliases = () if name == "Rotem" else ("Rotem",)
        published(engine, draft(f"{name}. ").organization(name, aliases=aliases), url=url)
    seen.append(redirects(engine))
    ids = {one["url"]: id for id, one in served(engine, "article").items()}
    for url in (THREE, TWO, ONE):
        retract(engine, ids[url])
        seen.append({old: new for old, new in redirects(engine).items() if old not in ids.values()})

    assert seen == [
        {"rotem": "hyundai-rotem-tech", "hyundai-rotem": "hyundai-rotem-tech"},
        {"rotem": "hyundai-rotem", "hyundai-rotem-tech": "hyundai-rotem"},
        {"hyundai-rotem": "rotem", "hyundai-rotem-tech": "rotem"},
        dict.fromkeys(("rotem", "hyundai-rotem", "hyundai-rotem-tech")),
    ]


def test_a_better_spelling_reaches_whoever_names_the_record(
    engine: sa.Engine, draft: Any, published: Any, served: Any
) -> None:
    """When only the spelling of a name changes, the id stays, and references to it are spelt anew."""
    first = draft("First. ").person("Jose Jeri").statement("No", speaker=Speaker(RecordType.PERSON, "Jose Jeri"))
    published(engine, first, url=ONE)

    published(engine, draft("Second. ").person("José Jerí"), url=TWO)

    [statement] = served(engine, "statement").values()
    assert statement["speaker"] == {"type": "person", "id": "jose-jeri", "name": "José Jerí"}
    assert verify(engine) == []


def test_two_of_one_name_are_told_apart(
    engine: sa.Engine, draft: Any, published: Any, served: Any, redirects: Any
) -> None:
    """The one told of first has the plain id, whichever article comes first, and a suffix tells the other."""
    post = {"title": "Minister", "role_class": RoleClass.FOREIGN_MINISTER}
    later = draft("Later. ").person("John Smith", country="GB", **post)
    later.statement("No", speaker=Speaker(RecordType.PERSON, "John Smith", "GB"))
    earlier = draft("Earlier. ").person("John Smith", country="US", **post | {"role_class": RoleClass.DEFENCE_MINISTER})

    published(engine, later, url=ONE, published_on=DAY)
    published(engine, earlier, url=TWO, published_on=DAY - timedelta(1))

    people = served(engine, "person")
    assert {id: one["positions"][0]["country"]["id"] for id, one in people.items()} == {
        "john-smith": "US",
        "john-smith-gb": "GB",
    }
    assert [one["speaker"]["id"] for one in served(engine, "statement").values()] == ["john-smith-gb"]
    assert redirects(engine) == {}


def test_a_suffix_never_takes_another_name(engine: sa.Engine, draft: Any, published: Any, served: Any) -> None:
    """A body called "Navy US" keeps its id when there are two navies, though one of them comes before it."""
    navy = {"kind": OrganizationKind.MILITARY}
    later, latest = DAY + timedelta(1), DAY + timedelta(2)
    published(engine, draft("First. ").organization("Navy", country="PE", **navy), url=ONE, published_on=DAY)
    published(engine, draft("Second. ").organization("Navy", country="US", **navy), url=TWO, published_on=later)
    before = served(engine, "organization")

    published(engine, draft("Third. ").organization("Navy US", country="KR", **navy), url=THREE, published_on=latest)

    names = {id: one["country"]["id"] for id, one in served(engine, "organization").items()}
    assert list(before) == ["navy", "navy-us"]
    assert names == {"navy": "PE", "navy-2025": "US", "navy-us": "KR"}
    assert verify(engine) == []


def test_copies_of_one_page_are_one_origin(engine: sa.Engine, draft: Any, published: Any, served: Any) -> None:
    """Two articles that name one page as their source are one origin; when that page comes too, origins do not grow."""
    for number, url in enumerate((ONE, TWO)):
        published(engine, draft(f"{number}. ").person("Ana Ruiz").derives(THREE), url=url, published_on=DAY)
    before = served(engine, "person")["ana-ruiz"]

    published(engine, draft("Root. ").person("Ana Ruiz"), url=THREE, published_on=DAY)

    after = served(engine, "person")["ana-ruiz"]
    [root] = [id for id, one in served(engine, "article").items() if one["url"] == THREE]
    assert (before["sources"], before["origins"]) == (2, 1)
    assert (after["sources"], after["origins"]) == (3, 1)
    assert {one["origin"] for one in served(engine, "article").values()} == {root}


def test_a_near_copy_is_no_further_origin(engine: sa.Engine, draft: Any, published: Any, served: Any) -> None:
    """An article reprinted with a line of its own adds a source and no origin, until the first is retracted."""
    report = "".join(f"The minister said on day {number} that talks would go on. " for number in range(12))
    first, later = draft(report).person("Ana Ruiz"), draft(f"By our staff. {report}").person("Ana Ruiz")
    published(engine, later, url=TWO, published_on=DAY + timedelta(1))
    published(engine, first, url=ONE, published_on=DAY)

    person, articles = served(engine, "person")["ana-ruiz"], served(engine, "article")
    [original, copy] = sorted(articles, key=lambda id: articles[id]["published_on"])
    assert (person["sources"], person["origins"]) == (2, 1)
    assert {one["origin"] for one in articles.values()} == {original}
    assert articles[copy]["derived_from"] == {"url": None, "article": original}
    assert verify(engine) == []

    retract(engine, original)

    [alone] = served(engine, "article").values()
    assert (alone["origin"], alone["derived_from"]) == (copy, None)
    assert verify(engine) == []


def test_articles_that_name_each_other_are_one_origin(
    engine: sa.Engine, draft: Any, published: Any, served: Any
) -> None:
    """A circle of sources has one root, also for the article that closes it."""
    for url, source in ((ONE, TWO), (TWO, ONE)):
        published(engine, draft(f"{url} ").person("Ana Ruiz").derives(source), url=url, published_on=DAY)

    articles = served(engine, "article")
    assert {one["origin"] for one in articles.values()} == {min(articles)}
    assert served(engine, "person")["ana-ruiz"]["origins"] == 1
    assert verify(engine) == []


def test_a_country_counts_what_involves_it(engine: sa.Engine, draft: Any, published: Any, served: Any) -> None:
    """A country's counts are of what lists find by it: held, belonged to, party, bought, said of, mentioned."""
    article = (
        draft("Lima. ")
        .country("PE")
        .person("Ana Ruiz", role_class=RoleClass.FOREIGN_MINISTER, country="PE")
        .organization("Navy", OrganizationKind.MILITARY, country="PE")
        .agreement("US", "PE")
        .deal("PE")
        .deal("CL", supplier_country="PE")
        .statement("No", speaker=Speaker(RecordType.PERSON, "Ana Ruiz", "PE"))
        .statement("Yes", about=("PE",))
    )

    published(engine, article, url=ONE)

    assert served(engine, "country")["PE"]["counts"] == {
        "articles": 1,
        "people": 1,
        "organizations": 1,
        "agreements": 1,
        "equipment_deals": 2,
        "statements": 2,
    }
    assert list(served(engine, "country")) == ["PE"]


def test_what_no_dated_article_tells_has_no_day(engine: sa.Engine, draft: Any, published: Any, served: Any) -> None:
    """An undated article gives no first day, and an article's id says so."""
    published(engine, draft("Lima. ").person("Ana Ruiz"), url=ONE)

    [article] = served(engine, "article")
    person = served(engine, "person")["ana-ruiz"]
    assert (person["first_reported_on"], person["last_reported_on"]) == (None, None)
    assert "-undated-" in article


def test_what_the_page_says_is_cited_and_never_wins(engine: sa.Engine, draft: Any, published: Any, served: Any) -> None:
    """An article's title and author come from its page with their words, unless they are given from outside."""
    article = draft("Lima. ")
    article.page = PageFacts(title=article.cited("Jets for Lima"), author=article.cited("Eva Paz"))

    published(engine, article, url=ONE, author="Rosa Gil")

    [document] = served(engine, "article").values()
    assert (document["title"], document["author"]) == ("Jets for Lima", "Rosa Gil")
    assert [(one["fields"], one["quote"]) for one in document["citations"]] == [(["title"], "Jets for Lima")]


def test_an_article_that_cannot_be_stored_leaves_nothing(
    engine: sa.Engine, draft: Any, published: Any, dump: Any
) -> None:
    """One article is one transaction: when a fact cannot be rendered, none of it is stored."""
    before = dump(engine)

    with pytest.raises(KeyError, match="nowhere"):
        published(engine, draft("Lima. ").person("Ana Ruiz").country("nowhere"), url=ONE)

    assert dump(engine) == before


def test_rebuilding_changes_nothing(engine: sa.Engine, draft: Any, published: Any, dump: Any) -> None:
    """What is stored is what follows from the claims, however it came about."""
    for number, url in enumerate((ONE, TWO)):
        article = draft(f"{number}. ").country("PE").person("Ana Ruiz").organization("Rotem").deal(supplier="Rotem")
        published(engine, article.agreement("US", "PE").statement("No"), url=url, published_on=DAY)
    before = dump(engine)

    rebuild(engine)

    assert dump(engine) == before
