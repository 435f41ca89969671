"""Where records are found now that were found elsewhere before articles came or went."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlmodel import Session

from app.claims import Telling
from app.store import claims, records
from app.vocabulary import RecordType


@dataclass(slots=True)
class Moves:
    """Remembers which record each telling was told of, and leaves word where that record is found now."""

    session: Session
    _ranks: defaultdict[RecordType, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _before: dict[str, str] = field(default_factory=dict)

    def note(self, kind: RecordType, tellings: Iterable[Telling]) -> None:
        """Remember the records of *tellings* before anything is written of these; a later call changes nothing."""
        new = {telling.id: telling.rank for telling in tellings if telling.id not in self._ranks[kind]}
        self._ranks[kind].update(new)
        self._before.update(claims.records_of(self.session, new))

    def finish(self) -> None:
        """Leave word: of a record that is gone, the one that has its earliest telling is the heir."""
        for kind, ranks in self._ranks.items():
            after = claims.records_of(self.session, ranks)
            old = {self._before[fact] for fact in ranks if fact in self._before}
            live = records.existing(self.session, kind, {*old, *after.values()})
            heirs: dict[str, str | None] = dict.fromkeys(sorted(old - live))
            for fact in sorted(ranks, key=lambda one: ranks[one], reverse=True):
                if self._before.get(fact) in heirs and fact in after:
                    heirs[self._before[fact]] = after[fact]
            records.redirect(self.session, kind, heirs, live)
