"""Who held an office of a country after whom: held against each other as the country's own conflicts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from app.claims import digest
from app.comparisons import compare
from app.documents.choices import CITED
from app.documents.lists import Conflict, Side
from app.documents.people import OFFICES
from app.documents.references import country
from app.documents.shapes import Person, Position
from app.documents.values import Citation
from app.vocabulary import Qualifier, RecordType, RoleClass, Verdict

PREFIX: Final = "office:"


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one office, with the first and last publication day on which an article attests it."""

    person: Person
    position: Position
    first: date
    last: date

    @property
    def articles(self) -> set[str]:
        """Return the articles that are cited for it."""
        return {words.article for words in self.position.citations}


def holdings(person: Person) -> Iterator[tuple[tuple[str, RoleClass], Holding]]:
    """Yield what *person* held of the offices that one person holds at a time, each with its country and office.

    What only undated articles attest cannot be put in order, and is left out. Nobody holds one office of two
    countries: the one that most origins tell of counts.
    """
    for role in OFFICES:
        told = [post for post in person.positions if post.role_class is role and post.country and post.country.id]
        most = max((post.origins for post in told), default=0)
        best = [post for post in told if post.origins == most and post.attested]
        if len(best) == 1 and best[0].country and best[0].country.id:
            place = best[0].country.id, role
            yield place, Holding(person, best[0], min(best[0].attested), max(best[0].attested))


def changes(code: str, role: RoleClass, held: Sequence[Holding]) -> Iterator[Conflict]:
    """Hold each holder of an office of the country *code* against the one before, the later one on the left.

    They follow one another where the earlier one is attested no more once the later one is. Else the articles
    contradict each other, if both are said to hold it in full, and by no article together: that tells of a change,
    in an order unknown. Two spellings of a name are no two holders.
    """
    ordered = sorted(held, key=lambda one: (one.first, one.last, one.person.id))
    for earlier, later in pairwise(ordered):
        if compare(earlier.person.name, later.person.name) is not Verdict.CONTRADICTS:
            continue
        if earlier.last <= later.first and earlier.first < later.last:
            yield _conflict(code, role, Verdict.SUCCESSION, later, earlier)
        elif not (earlier.position.acting or later.position.acting or earlier.articles & later.articles):
            yield _conflict(code, role, Verdict.CONTRADICTS, later, earlier)


def _conflict(code: str, role: RoleClass, found: Verdict, later: Holding, earlier: Holding) -> Conflict:
    field = f"{PREFIX}{role}"
    both = sorted(one.person.id for one in (later, earlier))
    return Conflict(
        id=digest("conflict", RecordType.COUNTRY, code, field, both),
        type="conflict",
        record=country(code),
        field=field,
        verdict=found,
        left=_side(field, later),
        right=_side(field, earlier),
        first_reported_on=min(later.first, earlier.first),
        last_reported_on=max(later.last, earlier.last),
    )


def _side(field: str, held: Holding) -> Side:
    return Side(
        value=held.person.name,
        qualifier=Qualifier.EXACT,
        sources=held.position.sources,
        origins=held.position.origins,
        first_reported_on=held.first,
        last_reported_on=held.last,
        citations=[words.model_copy(update={"fields": [field]}) for words in _citations(held)],
    )


def _citations(held: Holding) -> Iterator[Citation]:
    """Yield the words that name the office and, of the same articles, those that name its holder."""
    offices = [words for words in held.position.citations if "role_class" in words.fields]
    names: dict[str, Citation] = {}
    for words in held.person.citations:  # the fullest form comes first
        if {"name", "aliases"} & set(words.fields):
            names.setdefault(words.article, words)
    for article in list(dict.fromkeys(words.article for words in offices))[:CITED]:
        yield from [names[article]] if article in names else []
        yield from (words for words in offices if words.article == article)
