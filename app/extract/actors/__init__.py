"""Who can act, at each place of the text: countries, organizations and people, however they are named there."""

from app.extract.actors.actor import Actor
from app.extract.actors.descriptions import Descriptions
from app.extract.actors.holders import Holders
from app.extract.actors.named import name_countries, name_organizations, name_people
from app.extract.actors.pronouns import Pronouns
from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.organizations import Organizations
from app.extract.people import People
from app.extract.reading import Reading

__all__ = ["Actor", "find_actors"]


def find_actors(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    organizations: Organizations,
    people: People,
    homes: Homes,
) -> Index[Actor]:
    """Return every place where the text names a country, an organization or a person that can act.

    Besides names: seats of government that stand for their country, "the minister", "the company", "the country",
    pronouns. Where it is unsure who is meant there is no actor.
    """
    named = [
        *name_countries(reading, countries, organizations.mentions),
        *name_organizations(organizations.mentions),
        *name_people(people.mentions),
    ]
    held = [*named, *Holders(reading, people).actors()]
    again = [*Pronouns(reading, people, Index(held)).actors(), *Descriptions(reading, homes, people, named).actors()]
    return Index(dict.fromkeys([*held, *again]))
