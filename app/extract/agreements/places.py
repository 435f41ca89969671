"""Which states stand where in the text: by name, by seat of government, by their people and bodies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.extract.actors import Actor
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName, named
from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Place:
    """A state that the text names or implies at a span; ``spans`` are the words to cite for it."""

    span: Span
    code: str
    spans: tuple[Span, ...]
    basis: Basis

    @property
    def cited(self) -> Cited[str]:
        """Return the state's code with its words."""
        return Cited(self.code, self.spans, self.basis)


def find_places(countries: Index[Mention[CountryName]], actors: Index[Actor]) -> Index[Place]:
    """Return every state the text names, and those that the people and bodies of a place act for."""
    told = [Place(name.span, cited.value, cited.spans, cited.basis) for name in countries for cited in (named(name),)]
    starts = {place.span for place in told}
    implied = [
        Place(actor.span, cited.value, cited.spans, Basis.RESOLVED)
        for actor in actors
        if (cited := actor.cited_country) is not None and actor.span not in starts
    ]
    return Index([*told, *implied])


def distinct(places: Iterable[Place]) -> list[Place]:
    """Return the first place of each state, in order; a state that is named comes before one that is implied."""
    found: dict[str, Place] = {}
    for place in places:
        kept = found.get(place.code)
        if kept is None or (kept.basis is Basis.RESOLVED and place.basis is Basis.STATED):
            found[place.code] = place
    return list(found.values())


def parties(places: Sequence[Place]) -> tuple[Cited[str], ...]:
    """Return the codes of *places*, each with its words."""
    return tuple(place.cited for place in places)
