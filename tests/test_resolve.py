"""Resolving: which tellings are of one person, one organization, one agreement, one deal, one statement."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.claims import Telling
from app.facts import Money, Period, Quantity, Speaker
from app.resolve import MATCHERS, Link, article_id, identity, ids, near_copies, origin, shingles
from app.resolve.identities import Identity, slugged
from app.resolve.people import glued
from app.text import Article
from app.vocabulary import (
    AgreementStatus,
    DealStatus,
    EquipmentCategory,
    Instrument,
    OrganizationKind,
    Polarity,
    Qualifier,
    RecordType,
    RoleClass,
    Subject,
    Transfer,
    ValueBasis,
)

FOREIGN, DEFENCE = RoleClass.FOREIGN_MINISTER, RoleClass.DEFENCE_MINISTER
PUBLIC = OrganizationKind.GOVERNMENT
DESIGNATION = {"instrument": Instrument.UNILATERAL_DESIGNATION, "subjects": (Subject.STATUS_DESIGNATION,)}
Y2024, Y2025 = (Period(date(year, 5, 1), date(year, 5, 9)) for year in (2024, 2025))
N24, N26, N100, N195 = (Quantity(number, number, number) for number in (24, 26, 100, 195))
SOME_200 = Quantity(200, 200, 200, Qualifier.ABOUT)
UP_TO_200 = Quantity(None, None, 200, Qualifier.AT_MOST)
B35, B34, EUR35 = (
    Money(best, best, best, currency)
    for best, currency in ((350_000_000_000, "USD"), (340_000_000_000, "USD"), (350_000_000_000, "EUR"))
)
K2 = {"equipment": "K2 tanks"}
TOLD, LATER = ({"supplier_country": "KR", "published_on": date(year, 5, 1)} for year in (2025, 2026))
BOATS = {"equipment": "patrol boats", "quantity": N24}
VESSELS = {"equipment": "navios", "quantity": N26, "language": "pt"}
MINISTER = Speaker(RecordType.PERSON, "Ana Ruiz Soto", "PE")
OTHER = Speaker(RecordType.PERSON, "Luis Vega", "PE")

Met = Callable[[str, dict[str, Any], dict[str, Any]], bool]


@pytest.fixture(scope="module")
def met(draft: Any, tellings: Any) -> Met:
    """Return a function that tells whether two facts of one kind, in two articles, are of one record."""

    def meet(kind: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
        found: list[Telling] = []
        for number, values in enumerate((one, other)):
            told = dict(values)
            known = {name: told.pop(name) for name in ("language", "published_on") if name in told}
            written = getattr(draft(f"Article {number}. "), kind)(*told.pop("parties", ()), **told)
            found += tellings(written, **known)
        matcher = MATCHERS[found[0].type]
        orders = [matcher.clusters(found), matcher.clusters(reversed(found))]
        assert sorted(map(len, orders[0])) == sorted(map(len, orders[1]))
        return len(orders[0]) == 1

    return meet


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"name": "Ernesto Álvarez"}, {"name": "Ernesto Alvarez"}, True),
        ({"name": "Hugo de Zela"}, {"name": "HUGO DE ZELA MARTÍNEZ"}, True),
        ({"name": "J. Jerí"}, {"name": "José Jerí"}, True),
        ({"name": "Kim Min-jun"}, {"name": "Min-jun Kim"}, True),
        ({"name": "Abdel al-Sisi"}, {"name": "Abdel Al Sisi"}, True),
        ({"name": "Youssef Qassem"}, {"name": "Yousef Kasem"}, True),
        ({"name": "Volodymyr Zelenskyy"}, {"name": "Volodymyr Zelenskiy"}, True),
        ({"name": "Oumar Traoré"}, {"name": "Umar Traore"}, True),
        ({"name": "Omar Traoré"}, {"name": "Umar Traore"}, False),
        ({"name": "Juan Soto II"}, {"name": "Juan Soto III"}, False),
        ({"name": "Marco Rubio"}, {"name": "Mario Rubio"}, False),
        ({"name": "Ana Ruiz Soto"}, {"name": "Ana Ruiz Vega"}, False),
        ({"name": "Donald Trump"}, {"name": "Donald Trump Jr."}, False),
        ({"name": "Rubio"}, {"name": "Marco Rubio"}, False),
        ({"name": "Rubio"}, {"name": "Rubio"}, False),
        ({"name": "Marco"}, {"name": "Marco Rubio", "role_class": FOREIGN}, False),
        (
            {"name": "Rubio", "role_class": FOREIGN, "country": "US"},
            {"name": "Marco Rubio", "role_class": DEFENCE, "country": "US"},
            True,
        ),
        ({"name": "Rubio", "role_class": FOREIGN}, {"name": "Marco Rubio", "role_class": FOREIGN}, True),
        (
            {"name": "Rubio", "role_class": FOREIGN, "country": "US"},
            {"name": "Marco Rubio", "role_class": FOREIGN, "country": "PE"},
            False,
        ),
        (
            {"name": "John Smith", "role_class": FOREIGN, "country": "GB"},
            {"name": "John Smith", "role_class": DEFENCE, "country": "US"},
            False,
        ),
        (
            {"name": "John Smith", "role_class": FOREIGN, "country": "GB"},
            {"name": "John Smith", "role_class": FOREIGN},
            True,
        ),
    ],
    ids=str,
)
def test_people(met: Met, one: dict[str, Any], other: dict[str, Any], *, same: bool) -> None:
    """Two names are one person when one says all of the other; a surname alone needs a country or an office."""
    assert met("person", one, other) is same


def test_a_surname_that_fits_two_people_joins_neither(draft: Any, tellings: Any) -> None:
    """Between two people of one surname and one country nobody chooses."""
    posts = {"role_class": FOREIGN, "country": "PE"}
    names = ("Ana Ruiz", "Luis Ruiz", "Ruiz")
    found = [one for n, name in enumerate(names) for one in tellings(draft(f"{n}. ").person(name, **posts))]

    clusters = MATCHERS[RecordType.PERSON].clusters(found)

    assert len(clusters) == len(names)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Hugo de la Cruz", ("hugo", "delacruz")),
        ("De Zela", ("dezela",)),
        ("Mohammed bin Salman", ("mohammed", "binsalman")),
        ("Ursula von der Leyen", ("ursula", "vonderleyen")),
        ("Ben Wallace", ("ben", "wallace")),
        ("Al-Sisi", ("alsisi",)),
    ],
)
def test_particles_are_part_of_the_surname(name: str, words: tuple[str, ...]) -> None:
    """A particle and the word that follows it are one word of a name."""
    assert glued(name) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"name": "Hyundai Rotem"}, {"name": "Hyundai Rotem Co., Ltd."}, True),
        ({"name": "Hyundai Rotem", "country": "KR"}, {"name": "HYUNDAI ROTEM"}, True),
        ({"name": "Orion", "country": "KR"}, {"name": "Orion", "country": "US"}, False),
        ({"name": "Korea Air Works", "aliases": ("KAW",)}, {"name": "KAW"}, True),
        ({"name": "Korea Air Works", "country": "KR"}, {"name": "KAW", "country": "KR"}, True),
        ({"name": "Korea Air Works", "country": "KR"}, {"name": "KAW", "country": "PL"}, False),
        (
            {"name": "Ministry of Defence", "kind": PUBLIC, "country": "PE"},
            {"name": "Ministry of Defence", "kind": PUBLIC, "country": "PE"},
            True,
        ),
        (
            {"name": "Ministry of Defence", "kind": PUBLIC, "country": "PE"},
            {"name": "Ministry of Defence", "kind": PUBLIC},
            False,
        ),
        ({"name": "Hyundai Rotem"}, {"name": "Hyundai Steel"}, False),
    ],
    ids=str,
)
def test_organizations(met: Met, one: dict[str, Any], other: dict[str, Any], *, same: bool) -> None:
    """A name without its legal form, or its acronym, is one organization within one country."""
    assert met("organization", one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"parties": ("PE", "US")}, {"parties": ("US", "PE")}, True),
        ({"parties": ("PE", "US")}, {"parties": ("PE", "KR")}, False),
        ({"parties": ("PE", "US")}, {"parties": ("PE", "US", "KR")}, False),
        ({"parties": ("US", "PE"), **DESIGNATION}, {"parties": ("US", "PE", "SA"), **DESIGNATION}, True),
        ({"parties": ("US", "PE"), **DESIGNATION}, {"parties": ("US", "SA"), **DESIGNATION}, False),
        ({"parties": ("PE", "US")}, {"parties": ("PE", "US"), "subjects": (Subject.LOGISTICS,)}, False),
        (
            {"parties": ("PE", "US")},
            {"parties": ("PE", "US"), "subjects": (Subject.LOGISTICS, Subject.CRITICAL_MINERALS)},
            True,
        ),
        ({"parties": ("PE", "US")}, {"parties": ("PE", "US"), "instrument": Instrument.AGREEMENT}, True),
        ({"parties": ("PE", "US")}, {"parties": ("PE", "US"), "instrument": Instrument.TREATY}, False),
        (
            {"parties": ("PE", "US"), "signed_on": Y2024},
            {"parties": ("PE", "US"), "signed_on": Y2025},
            False,
        ),
        (
            {"parties": ("PE", "US"), "effective_from": Y2025},
            {"parties": ("PE", "US"), "signed_on": Y2024},
            True,
        ),
        ({"parties": ("PE", "US"), "polarity": Polarity.NEGATED}, {"parties": ("PE", "US")}, False),
        (
            {"parties": ("PE", "US"), "status": AgreementStatus.SIGNED, "background": True},
            {"parties": ("PE", "US"), "status": AgreementStatus.PROPOSED},
            False,
        ),
    ],
    ids=str,
)
def test_agreements(met: Met, one: dict[str, Any], other: dict[str, Any], *, same: bool) -> None:
    """Same parties, a compatible form, a subject in common and no two years are one agreement."""
    assert met("agreement", one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"buyer": "CL"}, False),
        ({}, {"category": EquipmentCategory.SHIPS}, False),
        ({}, {"polarity": Polarity.NEGATED}, False),
        ({"equipment": "fighter jets"}, {"equipment": "combat jets"}, True),
        ({"equipment": "fighter jets"}, {"equipment": "transport helicopters"}, False),
        (
            {"equipment": "fighter jets", "quantity": N24},
            {"equipment": "transport helicopters", "quantity": N24},
            False,
        ),
        (
            {"equipment": "fighter jets", "quantity": N24},
            {"equipment": "cazas", "quantity": N24, "language": "es"},
            True,
        ),
        ({"equipment": "fighter jets", "value": B35}, {"equipment": "cazas", "value": B35}, True),
        ({"quantity": N24}, {"quantity": N26}, False),
        ({"quantity": N195}, {"quantity": SOME_200}, True),
        ({"quantity": N195}, {"quantity": UP_TO_200}, True),
        ({"quantity": N100}, {"quantity": SOME_200}, False),
        ({"equipment": "K2 tanks"}, {"equipment": "F-16 jets"}, False),
        ({"equipment": "F-16 jets"}, {"equipment": "F16C Block 70"}, True),
        ({"equipment": "F-16 jets"}, {"equipment": "fighter jets"}, False),
        ({"equipment": "F-16 jets", "quantity": N24}, {"equipment": "fighter jets", "quantity": N24}, True),
        ({"equipment": "new Gripen jets"}, {"equipment": "new Rafale jets"}, False),
        ({"supplier_country": "KR"}, {"supplier_country": "US"}, False),
        ({"supplier": "Korea Air Works"}, {"supplier": "KAW"}, True),
        (
            {**K2, "supplier": "Rotem", "supplier_country": "KR"},
            {**K2, "supplier": "Rotem", "supplier_country": "US"},
            True,
        ),
        ({**K2, "quantity": N195, "supplier": "Rotem"}, {**K2, "quantity": N195, "supplier": "Hanwha"}, True),
        ({"quantity": N195, "supplier": "Rotem"}, {"quantity": N195, "supplier": "Hanwha"}, False),
        ({**K2, **TOLD, "quantity": N24}, {**K2, **TOLD, "quantity": N26}, True),
        ({**K2, **TOLD, "quantity": N24}, {**K2, **TOLD, "quantity": N100}, False),
        ({**K2, **TOLD, "quantity": N24}, {**K2, **LATER, "quantity": N26}, False),
        (
            {**K2, **TOLD, "quantity": N24, "background": True},
            {**K2, **TOLD, "quantity": N26, "background": True},
            False,
        ),
        ({**BOATS, "value": B35}, {**VESSELS, "value": B35}, True),
        ({**BOATS, "value": B35}, {**VESSELS, "value": B34}, False),
        ({"supplier": "Korea Air Works"}, {"supplier": "Saab"}, False),
        ({"value": B35}, {"value": B34}, False),
        ({"value": B35, "quantity": N24}, {"value": B34, "quantity": N24}, True),
        ({"value": B35, "quantity": N24}, {"value": B35, "quantity": N26}, True),
        ({"value": B35, "quantity": N24}, {"value": B35, "quantity": N100}, False),
        ({"value": B35}, {"value": EUR35}, True),
        ({"value": B35, "value_basis": ValueBasis.UNIT_PRICE}, {"value": B34}, True),
        ({"transfer": Transfer.PURCHASE}, {"transfer": Transfer.DONATION}, False),
        ({"transfer": Transfer.PURCHASE}, {"transfer": Transfer.GOVERNMENT_TO_GOVERNMENT}, True),
        ({"option": True}, {}, False),
        ({"signed_on": Y2024}, {"signed_on": Y2025}, False),
        ({"background": True}, {}, False),
        ({"background": True, "quantity": N24}, {"quantity": N24}, True),
        (
            {"background": True, "quantity": N24, "status": DealStatus.DELIVERED},
            {"quantity": N24, "status": DealStatus.PLANNED},
            False,
        ),
    ],
    ids=str,
)
def test_equipment_deals(met: Met, one: dict[str, Any], other: dict[str, Any], *, same: bool) -> None:
    """Same buyer and category, and figures, suppliers and models that do not clash, are one deal."""
    assert met("deal", one, other) is same


def test_an_article_does_not_contradict_itself(draft: Any, tellings: Any) -> None:
    """Two figures that would be a dispute between two articles are two deals within one."""
    written = draft("Lima. ").deal(quantity=N24, value=B35).deal(quantity=N24, value=B34)

    clusters = MATCHERS[RecordType.EQUIPMENT_DEAL].clusters(tellings(written))

    assert len(clusters) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"text": "We will sign it this week"}, {"text": "we will sign it, this week…"}, True),
        ({"text": "We will sign it this week"}, {"text": "We will sign it next week"}, False),
        ({"text": "We sign", "speaker": MINISTER}, {"text": "We sign", "speaker": MINISTER}, True),
        ({"text": "We sign", "speaker": MINISTER}, {"text": "We sign", "speaker": OTHER}, False),
        ({"text": "We sign", "speaker": MINISTER}, {"text": "We sign"}, False),
        ({"text": "We sign", "said_on": Y2024}, {"text": "We sign", "said_on": Y2025}, False),
    ],
    ids=str,
)
def test_statements(met: Met, one: dict[str, Any], other: dict[str, Any], *, same: bool) -> None:
    """The same words by the same speaker are one statement; short ones need the speaker."""
    assert met("statement", one, other) is same


@pytest.mark.parametrize(
    ("kind", "told", "slug"),
    [
        ("person", {"name": "Hugo de Zela"}, "hugo-de-zela"),
        ("person", {"name": "Łukasz Ørsted-Ñandú"}, "lukasz-orsted-nandu"),
        ("organization", {"name": "Hyundai Rotem"}, "hyundai-rotem"),
        ("agreement", {"parties": ("US", "PE"), **DESIGNATION}, "us-pe-status-designation"),
        ("deal", {"buyer": "PE", "equipment": "fighter jets"}, "pe-fighter-jets"),
    ],
)
def test_slugs_are_readable(draft: Any, tellings: Any, kind: str, told: dict[str, Any], slug: str) -> None:
    """An id says in plain letters what the record is."""
    values = dict(told)
    [telling] = tellings(getattr(draft("Lima. "), kind)(*values.pop("parties", ()), **values))

    assert identity(telling.type, [telling]).slug == slug


def test_a_slug_is_cut_at_a_word() -> None:
    """However long the text, the slug is short and ends with a whole word."""
    assert slugged("armored vehicles " * 9) == "armored-vehicles-armored-vehicles-armored-vehicles-armored"


def test_a_clash_takes_country_then_year_then_hash() -> None:
    """The one told of first keeps the slug; the next ones append what is free, and never make up another's slug."""
    suffixes = ("us", "2025", "a1b2")
    holders = [Identity("Navy", "navy", suffixes, rank) for rank in "abcd"]

    given = ids(reversed(holders), taken=())
    beside = ids(holders[:2], taken={"navy-us"})

    assert given == {"a": "navy", "b": "navy-us", "c": "navy-2025", "d": "navy-a1b2"}
    assert beside == {"a": "navy", "b": "navy-2025"}


@pytest.mark.parametrize(
    ("known", "id"),
    [
        ({"publisher": "lemmygrad.ml (repost)", "published_on": date(2025, 12, 13)}, "lemmygrad-ml-2025-12-13-"),
        ({"publisher": "La Opinión Andina"}, "la-opinion-andina-undated-"),
        ({"url": "https://www.news.example/1"}, "news-example-undated-"),
        ({}, "unknown-undated-"),
    ],
    ids=str,
)
def test_article_ids(known: dict[str, Any], id: str) -> None:
    """An article's id is its outlet, its day and the beginning of its text's hash."""
    article = Article(text="Lima.", **known)

    assert article_id(article) == id + article.sha256[:8]


@pytest.mark.parametrize(
    ("chain", "root"),
    [
        ({"a": None}, "a"),
        ({"a": "b", "b": None}, "b"),
        ({"a": "b", "b": "c"}, "c"),
        ({"a": "a"}, "a"),
        ({"a": "c", "c": "b", "b": "a"}, "a"),
        ({"a": "c", "c": "b", "b": "c"}, "b"),
    ],
    ids=str,
)
def test_origins(chain: dict[str, str | None], root: str) -> None:
    """The origin is the end of the chain of sources, whether it is stored or not; a circle has one all the same."""
    links = {url: Link(url, url, source, (0, url)) for url, source in chain.items()}

    assert origin(links["a"], links.get, lambda link: [link]) == root


@pytest.mark.parametrize(
    ("chain", "root"),
    [
        ({"a": None, "b": None}, "a"),
        ({"a": None, "b": "x"}, "x"),
        ({"a": "b", "b": None}, "b"),
        ({"a": "b", "b": "x"}, "x"),
        ({"a": "x", "b": "y"}, "x"),
        ({"a": "b", "b": "a"}, "a"),
    ],
    ids=str,
)
def test_near_copies_have_one_origin(chain: dict[str, str | None], root: str) -> None:
    """Copies come from where the earliest that names its source has it from, else from the one that names none."""
    links = {url: Link(url, url, source, (0, url)) for url, source in chain.items()}
    group = list(links.values())

    assert {origin(link, links.get, lambda _: group) for link in group} == {root}


TEXT = " ".join(f"word{number}" for number in range(60))


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (TEXT, True),
        ("Subscribe now. " + TEXT.upper() + " Read more.", True),
        (TEXT.replace("word30", "another"), True),
        (" ".join(reversed(TEXT.split())), False),
        (TEXT[: len(TEXT) // 4] + " and what else there is to tell of it in words that are its own" * 3, False),
        ("", False),
    ],
    ids=["same", "framed", "edited", "reversed", "quoted", "empty"],
)
def test_near_copies_share_most_of_their_words_in_order(other: str, copied: bool) -> None:  # noqa: FBT001
    """An article that was framed or edited is a near copy; one that has the same words otherwise, or quotes, is not."""
    assert near_copies(shingles(TEXT), shingles(other)) is copied
