"""Bodies and countries named again by what they are: "the company", "the ministry", "the country", "the government"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.extract.actors.actor import Actor
from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.people import People
from app.extract.reading import Reading
from app.text import Span, fold
from app.vocabulary import OrganizationKind, RecordType

_REACH = 2500  # characters: what was named farther back is not meant
_KINDS = {
    "company": (OrganizationKind.COMPANY,),
    "agency": (OrganizationKind.AGENCY,),
    "ministry": (OrganizationKind.GOVERNMENT,),
    "military": (OrganizationKind.MILITARY,),
}


class Descriptions:
    """Resolves descriptions in one text to the bodies and countries named in it."""

    def __init__(self, reading: Reading, homes: Homes, people: People, named: Iterable[Actor]) -> None:
        """Take a reading, what its passages are about, its people, and the actors that are named."""
        self._reading = reading
        self._homes = homes
        self._people = people
        actors = list(named)
        self._named = Index(actors)
        self._bodies = Index(actor for actor in actors if actor.kind is RecordType.ORGANIZATION)
        self._states = Index(actor for actor in actors if actor.kind is RecordType.COUNTRY)

    def actors(self) -> Iterator[Actor]:
        """Yield every description that means one body or country."""
        for cue in self._reading.cues.all("descriptions"):
            if self._reading.sentence_at(cue.span.start) is None or self._is_name(cue):
                continue
            actor = self._meant(cue)
            if actor is not None:
                yield actor

    def _is_name(self, cue: Cue) -> bool:
        """Tell whether the words are part of a name or of a title: "the Army of …", "minister for the armed forces"."""
        for index in (self._named, self._people.titles, self._people.introductions):
            for offset in (cue.span.start, cue.span.end - 1):
                longer = index.at(offset)
                if longer is not None and not cue.span.covers(longer.span):
                    return True
        return False

    def _meant(self, cue: Cue) -> Actor | None:
        match cue.key:
            case "country":
                return self._country(cue)
            case "government":
                home = self._homes.of(cue.span.start)
                if home is not None and home.span.start >= cue.span.end and self._deals(cue, home.span):
                    home = self._homes.around(cue.span.start)
                code = home.value.code if home else ""
                return Actor(cue.span, RecordType.COUNTRY, code, code, resolved_by=home.span) if home else None
            case _:
                return self._body(cue)

    def _deals(self, cue: Cue, country: Span) -> bool:
        """Tell whether a country behind a government is only dealt with: "the government bought from Israel"."""
        between = Span(cue.span.end, country.start)
        return between.start < between.end and self._reading.cues.first("deal_acts", between) is not None

    def _body(self, cue: Cue) -> Actor | None:
        """Return the body of that kind that was named before."""
        before = Span(max(0, cue.span.start - _REACH), cue.span.start + 1)
        kinds = _KINDS[cue.key]
        bodies = [body for body in self._bodies.inside(before) if body.organization_kind in kinds]
        named = any(body.organization_kind in kinds for body in self._bodies.inside(cue.span))
        if not bodies or named:
            return None
        meant = self._issuer(cue, bodies) if cue.key == "ministry" else self._last(cue, bodies)
        return replace(meant, span=cue.span, resolved_by=meant.span)

    def _last(self, cue: Cue, bodies: list[Actor]) -> Actor:
        """Return the last body named; of forces the last of the country that the passage is about, if it has any."""
        home = self._homes.of(cue.span.start) if cue.key == "military" else None
        own = [body for body in bodies if home is not None and body.country == home.value.code]
        return (own or bodies)[-1]

    def _issuer(self, cue: Cue, bodies: list[Actor]) -> Actor:
        """Return the last body called by the same noun ("the ministry"), or else the first, who issues the text."""
        noun = self._reading.folded[cue.span.start : cue.span.end].split()[-1]
        so_called = [body for body in bodies if noun in fold(body.span.quote(self._reading.text))]
        return so_called[-1] if so_called else bodies[0]

    def _country(self, cue: Cue) -> Actor | None:
        """Return the one country that the sentence names before, or the one before it; None when they name several."""
        sentence = self._reading.sentence_at(cue.span.start)
        if sentence is None:
            return None
        span = Span(sentence.span.start, cue.span.start + 1)
        for _ in range(2):
            states = list(self._states.inside(span))
            if states:
                one = len({state.name for state in states}) == 1
                return replace(states[0], span=cue.span, resolved_by=states[0].span) if one else None
            before = self._reading.sentence_at(max(0, span.start - 2))
            if before is None:
                return None
            span = before.span
        return None
