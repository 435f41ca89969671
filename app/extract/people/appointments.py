"""Offices told by a verb: "X was sworn in as minister", "named X ambassador", "X succeeds Y as chief of staff"."""

from collections.abc import Iterable

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.people.person import Introduction, Person
from app.extract.people.title import HELD, OCCUPATIONS, Title
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import RoleClass

_NEAR = 90  # characters between a name and the verb by which it comes into office
_SUCCESSIONS = ("succeeds", "succeeded")
_BY = 45  # characters, in which a rank or a title may stand, between such a verb and the name behind it


class Appointments:
    """Reads who came into office and whom they follow, in one text."""

    def __init__(self, reading: Reading, people: Iterable[Person]) -> None:
        """Take a reading and its people, with the places where each is named."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._named = Index(Mention(span, person) for person in people for span in person.spans)

    def assign(self, free: Iterable[Title]) -> None:
        """Give each of the titles that stand by no name to who comes into that office, and to whom they follow."""
        for title in free:
            if title.key in (*HELD, OCCUPATIONS):
                continue
            taker = self._taker(title)
            if taker is not None:
                self._give(taker.value, title)
                predecessor = self._after(taker.span.end, title.start)
                if predecessor is not None and predecessor.value is not taker.value:
                    self._give(predecessor.value, title)
        self._follow()

    def _taker(self, title: Title) -> Mention[Person] | None:
        """Return who comes into an office: the verb stands directly before its title, or "as" and another holder."""
        before = self._back(title.start)
        verb = self._cues.ending("appointments", before, "takes")
        if verb is not None and self._cues.starting("pronouns", verb.span.start) is not None:
            return self._meant(verb.span.start)
        if verb is not None:
            return self._before(verb.span.start)
        link = self._cues.ending("appointments", before, "as")
        if link is None:
            return self._appointed(before) if title.article is None else None
        named = self._before(link.span.start)
        if named is None:
            return None
        start = max(self._sentence(named.span.start).start, named.span.start - _BY)
        verbs = list(self._cues.inside("appointments", Span(start, named.span.start), *_SUCCESSIONS, "appoints"))
        if not verbs or link.span.start - named.span.end > 1 + _BY:
            return None
        return self._before(verbs[-1].span.start) if verbs[-1].key == "succeeds" else named

    def _meant(self, pronoun: int) -> Mention[Person] | None:
        """Return whom a pronoun that begins at *pronoun* means: who is named last before its sentence, or in it."""
        named = self._named.last_before(pronoun)
        previous = self._sentence(max(0, self._sentence(pronoun).start - 2))
        return named if named is not None and named.span.start >= previous.start else None

    def _appointed(self, before: int) -> Mention[Person] | None:
        """Return who is named right before an office, and behind a verb that gives it: "appointed X ambassador"."""
        named = self._named.last_before(before)
        if named is None or named.span.end != before:
            return None
        start = max(self._sentence(before).start, named.span.start - _BY)
        verb = self._cues.first("appointments", Span(start, named.span.start), "appoints")
        return named if verb is not None else None

    def _follow(self) -> None:
        """Give whom someone follows the office that follower is told to hold: "the new chief, X, succeeds Y"."""
        for verb in self._cues.all("appointments"):
            if verb.key not in _SUCCESSIONS or self._reading.sentence_at(verb.span.start) is None:
                continue
            follower, follows = self._before(verb.span.start), self._after(verb.span.start, verb.span.end + _BY)
            if verb.key == "succeeded":
                follower, follows = follows, follower
            if follower is None or follows is None or follows.value is follower.value:
                continue
            office, left = _office(follower.value), _office(follows.value)
            if office is not None and (left is None or (left.key == RoleClass.OTHER and office.key != RoleClass.OTHER)):
                self._give(follows.value, office)
            elif office is None and left is not None and (verb.key == "succeeded" or left.start > verb.span.end):
                self._give(follower.value, left)

    def _give(self, person: Person, title: Title) -> None:
        """Add an office to the first introduction of a person, or to a new one where none is."""
        if not person.introductions:
            return
        first: Introduction = min(person.introductions, key=lambda i: i.span)
        if all(held.span != title.span for i in person.introductions for held in i.titles):
            first.titles.append(title)

    def _before(self, offset: int) -> Mention[Person] | None:
        """Return who is named last before *offset* in its sentence, and near."""
        named = self._named.last_before(offset)
        if named is None or offset - named.span.end > _NEAR:
            return None
        return named if named.span.start >= self._sentence(offset).start else None

    def _after(self, start: int, end: int) -> Mention[Person] | None:
        """Return who is named first behind a verb of succession at *start* or soon after."""
        verb = next(self._cues.inside("appointments", Span(start, max(start, end)), *_SUCCESSIONS), None)
        if verb is None:
            return None
        named = self._named.first_from(verb.span.end)
        return named if named is not None and named.span.start - verb.span.end <= _BY else None

    def _sentence(self, offset: int) -> Span:
        sentence = self._reading.sentence_at(offset)
        return sentence.span if sentence else Span(offset, offset)

    def _back(self, at: int) -> int:
        return at - 1 if self._text[at - 1 : at] == " " else at


def _office(person: Person) -> Title | None:
    """Return the first office of a person."""
    found = sorted(person.introductions, key=lambda i: i.span)
    return next((t for i in found for t in i.titles if t.key not in (*HELD, OCCUPATIONS) and not t.former), None)
