"""Which days must be computed anew after articles came or went, and what must be written on each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.asof import FOREVER
from app.claims import Claim, Telling
from app.store.records import Key, key_of
from app.store.timeline import Shift
from app.vocabulary import RecordType

Reading = tuple[str, tuple[Claim, ...]]  # a fact as it was read: read again, it may say something else


@dataclass(slots=True)
class Agenda:
    """The days that are due, each with the records to write anew; days are taken in their order.

    What is written on a day holds until the next on which anything that it depends on changes; whoever reads
    something that changes later adds that later day. ``unsettled`` are the tellings to be resolved, ``slugs`` those of
    which it must be said who holds them, both on every day on which anything changes for records of their kind:
    ``kinds`` has the kinds for which the day is due.
    """

    day: int = 0
    kinds: set[RecordType] = field(default_factory=set)
    unsettled: defaultdict[RecordType, dict[Reading, Telling]] = field(default_factory=lambda: defaultdict(dict))
    slugs: defaultdict[RecordType, set[str]] = field(default_factory=lambda: defaultdict(set))
    _due: defaultdict[int, set[Key]] = field(default_factory=lambda: defaultdict(set))
    _kinds: defaultdict[int, set[RecordType]] = field(default_factory=lambda: defaultdict(set))

    def add(self, day: int, keys: Iterable[Key] = (), kind: RecordType | None = None) -> None:
        """Make *day* due, unless it has passed, for the records with these *keys*, and to resolve records of *kind*."""
        if self.day < day < FOREVER:
            self._due[day].update(keys)
            self._kinds[day].update([kind] if kind else [])

    def tellings(self, tellings: Iterable[Telling]) -> None:
        """Make the days due on which one of *tellings* begins or ends."""
        for telling in tellings:
            self.add(telling.source.told_from, kind=telling.type)
            self.add(telling.source.told_to, kind=telling.type)

    def settle(self, tellings: Iterable[Telling]) -> None:
        """Have *tellings* resolved anew on every day that is due."""
        tellings = list(tellings)
        self.tellings(tellings)
        for telling in tellings:
            self.unsettled[telling.type][telling.id, telling.claims] = telling

    def written(self, shifts: Iterable[Shift]) -> None:
        """Make the days due on which what was written ends."""
        for shift in shifts:
            key = key_of(shift)
            self.add(shift.end, [key], key[0])

    def next(self) -> set[Key] | None:
        """Go on to the next day that is due and return the records to write on it; None when no day is left."""
        if not self._due:
            return None
        self.day = min(self._due)
        self.kinds = self._kinds.pop(self.day, set())
        return self._due.pop(self.day)
