"""Rosters: what an article that lists all states of a region with an agreement says of the others of that region.

A roster is of one state's agreements of one subject, and of a region in which that state does not lie: the United
States' designations in Latin America.
"""

from collections.abc import Iterator

from app.claims import Telling
from app.documents.regions import countries_of, regions
from app.facts import AgreementFact
from app.resolve.agreements import MATCHER

PREFIX = "roster"


def key(telling: Telling) -> frozenset[str]:
    """Return the key under which a *telling* of an agreement on a roster is found; that of any other has none."""
    fact: AgreementFact = telling.fact
    if fact.roster is None:
        return frozenset()
    region = fact.roster.value
    outside = [party.value for party in fact.parties if region not in regions(party.value)]
    return frozenset(":".join((PREFIX, *outside, one.value, region)) for one in fact.subjects if len(outside) == 1)


def leaving_out(telling: Telling) -> frozenset[str]:
    """Return the keys of the rosters that, if they do not list the agreement of *telling*, contradict it."""
    return frozenset(
        f"{PREFIX}:{state}:{subject}:{region}"
        for state, other, subject in _pairs(telling)
        for region in regions(other) - regions(state)
    )


def others(telling: Telling) -> frozenset[str]:
    """Return the keys of the agreements that the roster of *telling* speaks of, listed or not."""
    return frozenset(
        ":".join((*sorted((state, country)), subject))
        for _, state, subject, region in (one.split(":") for one in key(telling))
        for country in countries_of(region)
    )


def own(telling: Telling) -> frozenset[str]:
    """Return the keys under which agreements of the parties and subjects of *telling* are found."""
    return MATCHER.keys(MATCHER.features(telling))


def _pairs(telling: Telling) -> Iterator[tuple[str, str, str]]:
    """Yield each two parties of an agreement in either order, with each of its subjects."""
    fact: AgreementFact = telling.fact
    parties = [party.value for party in fact.parties]
    for subject in fact.subjects:
        yield from ((one, other, subject.value) for one in parties for other in parties if one != other)
