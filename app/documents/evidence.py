"""What a record's document says of its sources: how many, since when, and the words behind each value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.claims import Telling, Words
from app.documents.choices import Choice, Voice, most_telling
from app.documents.citations import citation
from app.documents.disputes import compared, conflict, progressed, side, support, values
from app.documents.histories import Rung, history, standing
from app.documents.lists import Conflict
from app.documents.values import Citation, Reference, Support
from app.vocabulary import Basis, Verdict

_Place = tuple[str, int, int, Basis]


@dataclass(slots=True)
class Evidence:
    """Collects the words behind the values of one record, field by field.

    ``comparisons`` are what holding the values of each field against each other gave, ``history`` the rungs of a
    status.
    """

    tellings: Sequence[Telling]
    record: Reference
    comparisons: list[Conflict] = field(default_factory=list)
    history: list[Rung] = field(default_factory=list)
    _support: list[Support] = field(default_factory=list)
    _places: dict[_Place, tuple[Voice, Words, list[str]]] = field(default_factory=dict)

    def of(self, name: str, choice: Choice | None) -> Any:  # noqa: ANN401  # the value of any field
        """Cite the words behind *choice* for the field *name*, note what else is told, return its value."""
        if choice is None:
            return None
        self.tell(name, choice.backing)
        found = list(compared(self.record, name, choice))
        self.comparisons += found
        if any(one.verdict is Verdict.CONTRADICTS for one in found):
            for other in choice.against:
                self.cite(name, other)
        return choice.value

    def status(self) -> Any:  # noqa: ANN401  # a member of either list of statuses
        """Read the history of the status, cite its last rung and return it."""
        self.history = history(self.tellings)
        self.comparisons += progressed(self.record, self.history)
        return self.of("status", standing(self.history))

    def tell(self, name: str, told: Sequence[Voice]) -> None:
        """Cite those who tell one value of the field *name*, and count them."""
        self.cite(name, told)
        self._support.append(support(name, told))

    def beside(self, name: str, choice: Choice | None, told: Sequence[Voice]) -> None:
        """Note that those *told* say less of the field *name* than *choice* does: a company's country."""
        if choice is not None and told:
            same = values(name, choice.backing)[0]
            sides = side(name, same), side(name, told)
            self.comparisons.append(conflict(self.record, name, Verdict.COMPATIBLE, *sides))

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

    def disputed(self) -> list[str]:
        """Return the fields whose values contradict each other."""
        found = (one.field for one in self.comparisons if one.verdict is Verdict.CONTRADICTS)
        return list(dict.fromkeys(found))

    def summary(self) -> dict[str, Any]:
        """Return the keys of a document that speak of its sources."""
        days = sorted(told.source.published_on for told in self.tellings if told.source.published_on)
        return {
            "sources": len({told.source.id for told in self.tellings}),
            "origins": len({told.source.origin for told in self.tellings}),
            "first_reported_on": days[0] if days else None,
            "last_reported_on": days[-1] if days else None,
            "conflicts": self.disputed(),
            "support": self._support,
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
