"""Actors named again without their names: by title, by pronoun, by a description."""

from collections.abc import Iterable, Iterator

from app.extract.actors.actor import Actor
from app.extract.actors.named import home_of
from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.people import People
from app.extract.people.titles import Title
from app.extract.reading import Reading
from app.facts import PersonFact, PositionFact
from app.text import Span, fold
from app.vocabulary import OrganizationKind, RecordType, RoleClass

_REACH = 1200  # characters: what was named farther back is not meant by "the company"
_NEAR = 500  # characters: nor by "she"
_DESCRIBED = {
    "company": (OrganizationKind.COMPANY,),
    "agency": (OrganizationKind.AGENCY,),
    "ministry": (OrganizationKind.GOVERNMENT,),
    "military": (OrganizationKind.MILITARY,),
}


class Again:
    """Resolves titles, pronouns and descriptions of one text to the actors named in it."""

    def __init__(
        self,
        reading: Reading,
        homes: Homes,
        people: People,
        named: Iterable[Actor],
    ) -> None:
        """Take a reading, what its passages are about, its people, and the actors that are named."""
        self._reading = reading
        self._people = people
        self._homes = homes
        actors = list(named)
        self._bodies = Index(actor for actor in actors if actor.kind is RecordType.ORGANIZATION)
        self._states = Index(actor for actor in actors if actor.kind is RecordType.COUNTRY)
        self._named = {actor.span.start for actor in actors}

    def actors(self) -> Iterator[Actor]:
        """Yield every actor that is named again, where it is sure who is meant."""
        titles = list(self._titles())
        yield from titles
        known = Index([*self._people.mentions, *(Mention(a.span, fact) for a, fact in self._facts(titles))])
        yield from self._pronouns(known)
        yield from self._descriptions()

    def _facts(self, actors: Iterable[Actor]) -> Iterator[tuple[Actor, PersonFact]]:
        by_name = {fact.name.value: fact for fact in self._people.facts}
        return ((actor, by_name[actor.name]) for actor in actors)

    # "the minister", "el contralmirante", "la funcionaria"

    def _titles(self) -> Iterator[Actor]:
        for title in self._people.titles:
            person = self._holder(title)
            if person is not None:
                yield self._person(Span(title.span.start, title.span.end), person)

    def _holder(self, title: Title) -> PersonFact | None:
        """Return the one person that a title without a name means: who holds it, named nearest before."""
        if title.span.start in self._named or self._plural(title) or self._beside_a_name(title):
            return None
        words = {fold(word) for part in title.parts for word in part.quote(self._reading.text).split()}
        code = title.country.value.code if title.country else None
        for mention in self._before(title.span.start, _REACH * 4):
            if any(self._means(position, words, title.key, code) for position in mention.value.positions):
                return mention.value if self._agrees(title.span, title.article, mention.value) else None
        return None

    def _means(self, position: PositionFact, words: set[str], key: str, code: str | None) -> bool:
        """Tell whether a title of these *words* may mean the position."""
        if code is not None and position.country is not None and position.country.value != code:
            return False
        printed = set(fold(position.title.value).split())
        return words <= printed or (key == position.role_class.value and key != RoleClass.OTHER_MINISTER)

    def _plural(self, title: Title) -> bool:
        return self._reading.cues.first("plurals", title.span) is not None

    def _beside_a_name(self, title: Title) -> bool:
        """Tell whether the title stands by the name of its holder."""
        near = Span(max(0, title.start - 3), title.span.end + 30)
        return any(m.span.start - title.span.end <= 2 for m in self._people.mentions.inside(near))

    # "he", "elle"

    def _pronouns(self, known: Index[Mention[PersonFact]]) -> Iterator[Actor]:
        for cue in self._reading.cues.all("pronouns"):
            sentence = self._reading.sentence_at(cue.span.start)
            if sentence is None or cue.key == "plural" or not self._as_listed(cue):
                continue
            person = self._meant(cue, known)
            if person is not None:
                yield self._person(cue.span, person)

    def _as_listed(self, cue: Cue) -> bool:
        """Tell whether the word has the accents of the pronoun: "él" is he, "el" is the."""
        return cue.span.quote(self._reading.text).lower() in self._reading.lexicon.phrases(cue.section, cue.key)

    def _meant(self, cue: Cue, known: Index[Mention[PersonFact]]) -> PersonFact | None:
        """Return the person named last before a pronoun, when no other of that gender was named near."""
        last = known.last_before(cue.span.start)
        if last is None or cue.span.start - last.span.end > _NEAR:
            return None
        gender = self._people.genders.get(last.value.name.value)
        return last.value if gender in (None, cue.key) else None

    # "the company", "the ministry", "the country", "the government"

    def _descriptions(self) -> Iterator[Actor]:
        for cue in self._reading.cues.all("descriptions"):
            if self._reading.sentence_at(cue.span.start) is None or self._bodies.at(cue.span.start) is not None:
                continue
            if cue.key in _DESCRIBED:
                yield from self._body(cue)
            elif cue.key == "government":
                yield from self._government(cue)

    def _body(self, cue: Cue) -> Iterator[Actor]:
        kinds = _DESCRIBED[cue.key]
        before = [
            body
            for body in self._bodies.inside(Span(max(0, cue.span.start - _REACH), cue.span.start + 1))
            if body.organization_kind in kinds
        ]
        if before:
            last = before[-1]
            yield Actor(cue.span, last.kind, last.name, last.country, last.organization_kind, last.span)

    def _government(self, cue: Cue) -> Iterator[Actor]:
        home = self._homes.of(cue.span.start)
        if home is not None and self._states.at(cue.span.start) is None:
            yield Actor(cue.span, RecordType.COUNTRY, home.value.code, home.value.code, resolved_by=home.span)

    def _before(self, offset: int, reach: int) -> list[Mention[PersonFact]]:
        near = Span(max(0, offset - reach), max(1, offset))
        return list(self._people.mentions.inside(near))[::-1]

    def _agrees(self, span: Span, article: Span | None, person: PersonFact) -> bool:
        gender = self._people.genders.get(person.name.value)
        words = Span(article.start if article else span.start, span.end)
        said = {cue.key for cue in self._reading.cues.inside("genders", words)}
        return gender is None or not said or gender in said

    def _person(self, span: Span, person: PersonFact) -> Actor:
        return Actor(span, RecordType.PERSON, person.name.value, home_of(person), resolved_by=person.name.spans[0])
