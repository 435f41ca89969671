"""Resolve: who is whom, which agreement is which, which deal is which. Pure: from tellings to records."""

from typing import Any, Final

from app.claims import Telling
from app.resolve import agreements, equipment_deals, organizations, people, rosters, statements
from app.resolve.clusters import Matcher
from app.resolve.copies import near_copies, shared, shingles, sketch
from app.resolve.identities import Identity, article_id, identity, ids, parent, suffixed
from app.resolve.origins import Link, origin, original
from app.vocabulary import RecordType

__all__ = [
    "MATCHERS",
    "Identity",
    "Link",
    "article_id",
    "identity",
    "ids",
    "keys",
    "near_copies",
    "origin",
    "original",
    "parent",
    "roster",
    "shared",
    "shingles",
    "sketch",
    "suffixed",
]

# A country needs no resolving: its code is its id.
MATCHERS: Final[dict[RecordType, Matcher[Any]]] = {
    RecordType.PERSON: people.MATCHER,
    RecordType.ORGANIZATION: organizations.MATCHER,
    RecordType.AGREEMENT: agreements.MATCHER,
    RecordType.EQUIPMENT_DEAL: equipment_deals.MATCHER,
    RecordType.STATEMENT: statements.MATCHER,
}


def roster(telling: Telling) -> frozenset[str]:
    """Return the key under which *telling* is found if it is of an agreement on a roster, else none."""
    return rosters.key(telling) if telling.type is RecordType.AGREEMENT else frozenset()


def keys(telling: Telling) -> frozenset[str]:
    """Return the keys under which *telling* meets those that may be of the same thing."""
    matcher = MATCHERS.get(telling.type)
    return frozenset() if matcher is None else matcher.keys(matcher.features(telling))
