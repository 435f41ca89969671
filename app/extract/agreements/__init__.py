"""Agreements and formal acts between states, as one article tells them."""

from collections.abc import Iterable

from app.extract.actors import Actor
from app.extract.agreements.authorizations import authorizations
from app.extract.agreements.designations import designations
from app.extract.agreements.drafts import Draft, merged, same
from app.extract.agreements.instruments import named_agreements
from app.extract.agreements.places import find_places
from app.extract.agreements.works import works
from app.extract.agreements.world import World
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.days import Days
from app.extract.reading import Reading
from app.facts import AgreementFact, Money

RULES = (named_agreements, designations, authorizations, works)


def find_agreements(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    actors: Index[Actor],
    days: Days,
    sums: Index[Mention[Money]],
) -> tuple[AgreementFact, ...]:
    """Return each agreement of the article once, in the order of its first words."""
    world = World(reading, find_places(countries, actors), days, sums)
    drafts = sorted((draft for rule in RULES for draft in rule(world)), key=lambda draft: draft.span)
    return tuple(draft.fact() for draft in _together(drafts))


def _together(drafts: Iterable[Draft]) -> list[Draft]:
    """Make one draft of those that speak of one agreement."""
    kept: list[Draft] = []
    for draft in drafts:
        at = next((index for index, other in enumerate(kept) if same(other, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = merged(kept[at], draft)
    return kept
