"""What a record's document says of its sources: how many, since when, and the words behind each value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.claims import Telling, Words, digest
from app.comparisons import DISPUTABLE, precision
from app.documents.choices import Choice, Voice, origins
from app.documents.citations import citation
from app.documents.claims import text_of
from app.documents.lists import Conflict, Side
from app.documents.values import Citation, Reference
from app.vocabulary import Basis, Verdict

CITED: Final = 3  # citations a value

_Place = tuple[str, int, int, Basis]


@dataclass(slots=True)
class Evidence:
    """Collects the words behind the values of one record, field by field."""

    tellings: Sequence[Telling]
    record: Reference
    conflicts: list[Conflict] = field(default_factory=list)
    _places: dict[_Place, tuple[Voice, Words, list[str]]] = field(default_factory=dict)

    def of(self, name: str, choice: Choice | None) -> Any:  # noqa: ANN401  # the value of any field
        """Cite the words behind *choice* for the field *name*, note what contradicts it, return its value."""
        if choice is None:
            return None
        self.cite(name, choice.backing)
        if name in DISPUTABLE:
            for other in choice.against:
                self.cite(name, other)
                self.conflicts.append(_conflict(self.record, name, choice.backing, other))
        return choice.value

    def cite(self, name: str, told: Iterable[Voice]) -> None:
        """Cite at most three of those who tell one value: the most precise, then the earliest, one per origin."""
        for voice in most_telling(told):
            for words in voice.claim.words:
                place = voice.source.id, words.start, words.end, voice.claim.basis
                _, _, names = self._places.setdefault(place, (voice, words, []))
                if name not in names:
                    names.append(name)

    def citations(self) -> list[Citation]:
        """Return the citations, those of the first field first."""
        return [
            citation(words, names, voice.claim.basis, voice.claim.id, (voice.source.id, voice.source.url))
            for voice, words, names in self._places.values()
        ]

    def summary(self) -> dict[str, Any]:
        """Return the keys of a document that speak of its sources."""
        days = sorted(told.source.published_on for told in self.tellings if told.source.published_on)
        return {
            "sources": len({told.source.id for told in self.tellings}),
            "origins": len({told.source.origin for told in self.tellings}),
            "first_reported_on": days[0] if days else None,
            "last_reported_on": days[-1] if days else None,
            "conflicts": list(dict.fromkeys(conflict.field for conflict in self.conflicts)),
            "citation_count": citation_count(self.tellings),
            "citations": self.citations(),
        }


def citation_count(tellings: Iterable[Telling]) -> int:
    """Count the places that the claims of *tellings* cite."""
    return len(
        {
            (telling.source.id, words.start, words.end, claim.basis)
            for telling in tellings
            for claim in telling.claims
            for words in claim.words
        }
    )


def most_telling(told: Iterable[Voice]) -> list[Voice]:
    """Return at most three voices: the most precise, then the earliest, one per origin."""

    def rank(voice: Voice) -> tuple[Any, ...]:
        day = voice.source.published_on or date.max
        return [-degree for degree in precision(voice.value)], day, voice.source.sha256, voice.claim.words[0].start

    per_origin: dict[str, Voice] = {}
    for voice in sorted(told, key=rank):
        per_origin.setdefault(voice.source.origin, voice)
    return list(per_origin.values())[:CITED]


def _conflict(record: Reference, name: str, left: Sequence[Voice], right: Sequence[Voice]) -> Conflict:
    sides = [_side(name, told) for told in (left, right)]
    days = [day for side in sides for day in (side.first_reported_on, side.last_reported_on) if day]
    return Conflict(
        id=digest("conflict", name, sorted(told[0].claim.id for told in (left, right))),
        type="conflict",
        record=record,
        field=name,
        verdict=Verdict.CONTRADICTS,
        left=sides[0],
        right=sides[1],
        first_reported_on=min(days, default=None),
        last_reported_on=max(days, default=None),
    )


def _side(name: str, told: Sequence[Voice]) -> Side:
    days = [voice.source.published_on for voice in told if voice.source.published_on]
    return Side(
        value=text_of(told[0].value),
        sources=len({voice.source.id for voice in told}),
        origins=origins(told),
        first_reported_on=min(days, default=None),
        last_reported_on=max(days, default=None),
        citations=[
            citation(words, [name], voice.claim.basis, voice.claim.id, (voice.source.id, voice.source.url))
            for voice in most_telling(told)
            for words in voice.claim.words
        ],
    )
