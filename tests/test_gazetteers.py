"""What is promised of the lists of names: countries, organizations and equipment."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

import app
from app.extract.lexicon import FOLDER, expand, lexicon
from app.text import fold
from app.vocabulary import LANGUAGES, NAMED_IN, EquipmentCategory, OrganizationKind

GAZETTEERS = ("organizations", "equipment")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


COUNTRIES = rows(Path(app.__file__).parent / "countries.csv")
ORGANIZATIONS = rows(FOLDER / "organizations.csv")
EQUIPMENT = rows(FOLDER / "equipment.csv")
LISTS = {"organizations": ORGANIZATIONS, "equipment": EQUIPMENT}


def names(row: Mapping[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("; "))]


@pytest.mark.parametrize("table", [COUNTRIES, ORGANIZATIONS, EQUIPMENT], ids=["countries", *GAZETTEERS])
def test_no_row_has_a_field_too_many_or_too_few(table: list[dict[str, str]]) -> None:
    """Every row has exactly the fields of its header."""
    assert all(None not in row and None not in row.values() for row in table)


def test_countries_have_a_name_in_every_language() -> None:
    """Every country has its two codes, its region and a name in each language we read."""
    assert all(re.fullmatch(r"[A-Z]{2}", row["code"]) and re.fullmatch(r"[A-Z]{3}", row["alpha3"]) for row in COUNTRIES)
    assert all(re.fullmatch(r"\d{3}", row["region_code"]) and row["region"] for row in COUNTRIES)
    assert all(row[f"name_{language}"] for row in COUNTRIES for language in NAMED_IN)


@pytest.mark.parametrize("column", ["code", "alpha3"])
def test_a_country_code_stands_once(column: str) -> None:
    """No two countries share a code."""
    assert len({row[column] for row in COUNTRIES}) == len(COUNTRIES)


def test_only_antarctica_has_no_currency() -> None:
    """Every country has an ISO 4217 currency, Antarctica excepted."""
    assert [row["code"] for row in COUNTRIES if not re.fullmatch(r"[A-Z]{3}", row["currency"])] == ["AQ"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_names_only_countries_we_know(language: str) -> None:
    """Every country that a lexicon names is in the table of countries."""
    words = lexicon(language)
    assert words is not None
    assert {key.split(".")[0] for key in words.sections["countries"]} <= {row["code"] for row in COUNTRIES}


@pytest.mark.parametrize(
    ("table", "column"), [(ORGANIZATIONS, "country"), (EQUIPMENT, "maker_country")], ids=GAZETTEERS
)
def test_a_home_is_a_country_we_know_or_none(table: list[dict[str, str]], column: str) -> None:
    """The country of every row is in the table of countries, or empty."""
    assert {row[column] for row in table} <= {"", *(row["code"] for row in COUNTRIES)}


def test_organizations_have_a_kind_of_the_vocabulary() -> None:
    """Every organization is of a kind that the API publishes, and says where we have it from."""
    assert {row["kind"] for row in ORGANIZATIONS} <= set(OrganizationKind)
    assert {row["source"] for row in ORGANIZATIONS} == {"editorial", "sipri-top-100"}


def test_equipment_has_a_category_of_the_vocabulary() -> None:
    """Every piece of equipment is of a category that the API publishes."""
    assert {row["category"] for row in EQUIPMENT} <= set(EquipmentCategory)


@pytest.mark.parametrize("table", GAZETTEERS)
def test_no_form_belongs_to_two_rows(table: str) -> None:
    """A name as printed leads to one row, whatever its case and accents."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in LISTS[table]:
        for name in names(row):
            for form in expand(name):
                owners[fold(form)].add(row["name"])
    assert {form: rows for form, rows in owners.items() if len(rows) > 1} == {}


@pytest.mark.parametrize("table", GAZETTEERS)
def test_a_row_repeats_no_entry(table: str) -> None:
    """No row lists an entry twice, an empty one, or one with spaces around it."""
    for row in LISTS[table]:
        assert len(set(names(row))) == len(names(row)), row["name"]
        assert all(name == name.strip() and name for name in row["aliases"].split("; ") if row["aliases"]), row["name"]


@pytest.mark.parametrize("table", GAZETTEERS)
def test_every_form_asks_for_a_capital_or_a_digit(table: str) -> None:
    """No name of a list can be mistaken for common words in lower case."""
    lower = [form for row in LISTS[table] for name in names(row) for form in expand(name) if form == form.lower()]
    assert [form for form in lower if not re.search(r"\d", form)] == []


def test_the_lists_are_broad() -> None:
    """The lists cover the world: hundreds of companies, bodies and families of equipment."""
    assert len(COUNTRIES) >= 250
    assert sum(row["kind"] == "company" for row in ORGANIZATIONS) >= 350
    assert sum(row["kind"] != "company" for row in ORGANIZATIONS) >= 120
    assert len(EQUIPMENT) >= 600
