"""Which organization is which: by its name without the legal form, or by its acronym, in one country."""

from dataclasses import dataclass
from typing import Final

from app.claims import Telling
from app.comparisons import initials, organization_tokens
from app.facts import OrganizationFact
from app.resolve.clusters import Matcher
from app.vocabulary import OrganizationKind

# Every country has a ministry of defence and a congress: one without a country is not another's.
PUBLIC: Final = frozenset(
    {
        OrganizationKind.GOVERNMENT,
        OrganizationKind.LEGISLATURE,
        OrganizationKind.MILITARY,
        OrganizationKind.AGENCY,
    }
)
LONGEST_ACRONYM: Final = 6


@dataclass(frozen=True, slots=True)
class Features:
    """An organization as one article tells of it; names are folded, without spaces."""

    names: frozenset[str]
    acronyms: frozenset[str]
    initials: frozenset[str]
    country: str | None
    public: bool


def features(telling: Telling) -> Features:
    """Return what counts of an organization's telling."""
    fact: OrganizationFact = telling.fact
    printed = [fact.name.value, *(alias.value for alias in fact.aliases)]
    acronyms = {name for name in printed if name.isupper() and name.isalnum() and len(name) <= LONGEST_ACRONYM}
    return Features(
        names=frozenset("".join(organization_tokens(name)) for name in printed),
        acronyms=frozenset("".join(organization_tokens(name)) for name in acronyms),
        initials=initials(fact.name.value),
        country=fact.country.value if fact.country else None,
        public=fact.kind.value in PUBLIC,
    )


def keys(body: Features) -> frozenset[str]:
    """Return the names and the acronyms, printed or possible."""
    return body.names | body.initials


def score(left: Features, right: Features) -> float:
    """Say how well the names agree: a name in common, or one's acronym that is the other's initials."""
    if left.names & right.names:
        return 3.0 if left.country == right.country else 2.0
    spelt = left.acronyms & right.initials or right.acronyms & left.initials
    return 1.0 if spelt and left.country == right.country else 0.0


def clash(left: Features, right: Features) -> bool:
    """Tell whether two organizations belong to two countries."""
    if left.country == right.country:
        return False
    return left.public or right.public or bool(left.country and right.country)


def detail(body: Features) -> tuple[float, ...]:
    """Return how much is known: the country, then the names."""
    return float(body.country is not None), float(len(body.names)), float(max(map(len, body.names)))


MATCHER: Final = Matcher(features, keys, score, clash, detail)
