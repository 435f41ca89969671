"""People named again by office, rank or epithet: "the minister", "el contralmirante", "la funcionaria"."""

from collections.abc import Iterator

from app.extract.actors.actor import Actor
from app.extract.actors.named import person_actor
from app.extract.lexicon import Cue
from app.extract.people import People
from app.extract.people.title import Title
from app.extract.reading import Reading
from app.facts import PersonFact, PositionFact
from app.text import Span, fold
from app.vocabulary import RoleClass

_MINISTERS = (
    RoleClass.DEFENCE_MINISTER,
    RoleClass.FOREIGN_MINISTER,
    RoleClass.OTHER_MINISTER,
    RoleClass.DEPUTY_MINISTER,
    RoleClass.HEAD_OF_GOVERNMENT,
)
_SOLE = (  # classes of which a passage seldom means more than one holder
    RoleClass.HEAD_OF_STATE,
    RoleClass.HEAD_OF_GOVERNMENT,
    RoleClass.FOREIGN_MINISTER,
    RoleClass.DEFENCE_MINISTER,
    RoleClass.AMBASSADOR,
    RoleClass.SPOKESPERSON,
)
_NEAR = 20  # characters between a rank and the name it stands by: "retired", "(SR)"
_EPITHETS = {  # key of the section -> the classes of office whose holders are so called
    "official": (*_MINISTERS, RoleClass.OFFICIAL, RoleClass.AMBASSADOR, RoleClass.SPOKESPERSON, RoleClass.EXECUTIVE),
    "ambassador": (RoleClass.AMBASSADOR, RoleClass.FOREIGN_MINISTER, RoleClass.OFFICIAL, RoleClass.SPOKESPERSON),
    "military_commander": (RoleClass.MILITARY_COMMANDER, RoleClass.OTHER, RoleClass.DEFENCE_MINISTER),
    "legislator": (RoleClass.LEGISLATOR,),
    "executive": (RoleClass.EXECUTIVE,),
    "head_of_state": (RoleClass.HEAD_OF_STATE, RoleClass.HEAD_OF_GOVERNMENT, RoleClass.ROYAL),
    "minister": _MINISTERS,
    "other": (RoleClass.OTHER, RoleClass.LEGISLATOR),
}


class Holders:
    """Resolves titles, ranks and epithets of one text to the people named in it."""

    def __init__(self, reading: Reading, people: People) -> None:
        """Take a reading and its people."""
        self._reading = reading
        self._cues = reading.cues
        self._people = people
        self._mentions = list(people.mentions)

    def actors(self) -> Iterator[Actor]:
        """Yield every office, rank or epithet that means one person named in the article."""
        for title in self._people.titles:
            person = self._holder(title)
            if person is not None:
                yield person_actor(title.span, person, resolved=True)
        for section, resolve in (("ranks", self._ranked), ("epithets", self._called)):
            for cue in self._cues.all(section):
                person = resolve(cue) if self._people.introductions.at(cue.span.end - 1) is None else None
                if person is not None:
                    yield person_actor(cue.span, person, resolved=True)

    def _holder(self, title: Title) -> PersonFact | None:
        """Return who holds an office that stands without a name: who was named last before, or else first behind."""
        if self._cues.first("plurals", title.span) is not None or not self._definite(title):
            return None
        words = title.words(self._reading.text)
        code = title.country.value.code if title.country else None
        for person in self._nearest(title.span.start):
            if any(self._means(position, words, title, code) for position in person.positions):
                return person if self._agrees(Span(title.start, title.span.end), person) else None
        return None

    def _definite(self, title: Title) -> bool:
        """Tell whether one office is meant and not any: "the minister" and "Minister", not "a minister"."""
        if title.article is None:
            return self._reading.text[title.span.start].isupper()
        return self._cues.starting("articles", title.article.start, "definite") is not None

    def _means(self, position: PositionFact, words: set[str], title: Title, code: str | None) -> bool:
        """Tell whether a title of these *words* may mean the position."""
        if code is not None and position.country is not None and position.country.value != code:
            return False
        if words <= set(fold(position.title.value).split()):
            return True
        whole = (title.head == title.span or title.country is not None) and title.key in _SOLE
        return whole and title.key == position.role_class.value

    def _nearest(self, offset: int) -> Iterator[PersonFact]:
        """Yield people as they are named before *offset*, the last first, then those named only behind it."""
        before = [mention.value for mention in self._mentions if mention.span.start < offset]
        yield from dict.fromkeys(reversed(before))
        yield from (fact for fact in self._people.facts if fact not in set(before))

    def _ranked(self, rank: Cue) -> PersonFact | None:
        """Return who is meant by a rank with an article and without a name: "The admiral cautioned"."""
        article = self._cues.ending("articles", rank.span.start - 1, "definite")
        if rank.key != "names" or article is None or self._by_name(rank.span.end):
            return None
        words = set(fold(rank.span.quote(self._reading.text)).split())
        held = (
            person
            for person in self._before(rank.span.start)
            if any(words <= set(fold(p.title.value).replace("-", " ").split()) for p in person.positions)
        )
        return next(held, None)

    def _by_name(self, end: int) -> bool:
        """Tell whether a name stands behind a rank."""
        following = self._people.mentions.first_from(end)
        near = following is not None and following.span.start - end <= _NEAR
        return near or self._reading.text[end : end + 2].strip().isupper()

    def _called(self, epithet: Cue) -> PersonFact | None:
        """Return who is called by an epithet: the last person named whose office and gender it fits."""
        classes = _EPITHETS[epithet.key]
        for person in self._before(epithet.span.start):
            fits = any(position.role_class.value in classes for position in person.positions)
            if fits and self._agrees(epithet.span, person):
                return person
        return None

    def _before(self, offset: int) -> Iterator[PersonFact]:
        return iter(dict.fromkeys(m.value for m in reversed(self._mentions) if m.span.start < offset))

    def _agrees(self, span: Span, person: PersonFact) -> bool:
        """Tell whether the words and the person are of one gender, as far as both say one."""
        gender = self._people.genders.get(person.name.value)
        said = {cue.key for cue in self._cues.inside("genders", span)}
        return gender is None or not said or gender in said
