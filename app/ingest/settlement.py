"""What follows for the records when tellings come and go: which are resolved anew, renamed, written anew.

Only what hangs together by links with what came or went is resolved again, so that the result is the same as if
everything were, in whatever order articles arrive. That is done once for each day as of which the result may differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from app import resolve
from app.claims import Telling
from app.documents.render import render
from app.ingest import kinds, rosters
from app.ingest.agenda import Agenda
from app.ingest.kinds import Placed
from app.ingest.moves import Moves
from app.store import articles, claims, offices, records
from app.store.records import Key
from app.store.timeline import Shift
from app.tables import Lasting
from app.vocabulary import RecordType


@dataclass(slots=True)
class Settlement:
    """Collects what must be written as of one day, the agenda's, and writes it once.

    ``placed`` are the records to write, ``gone`` the keys under which they were written, ``moved`` those that no
    longer stand for all that they stood for; ``hubs`` are the countries of which offices may change hands.
    """

    session: Session
    agenda: Agenda
    placed: dict[Key, Placed] = field(default_factory=dict)
    gone: set[Key] = field(default_factory=set)
    moved: set[Key] = field(default_factory=set)
    hubs: set[str] = field(default_factory=set)

    def settle(self, moves: Moves) -> None:
        """Resolve anew what the agenda has unsettled; claims are already stored."""
        for kind in resolve.MATCHERS:
            if kind in self.agenda.kinds and self.agenda.unsettled[kind]:
                change = kinds.change(self.session, kind, self.agenda, moves)
                self.placed.update(((kind, one.id), one) for one in change.placed)
                self.gone |= {(kind, record_id) for record_id in change.old}
                self.moved |= {(kind, record_id) for record_id in change.moved}
        agreements = self.agenda.unsettled[RecordType.AGREEMENT].values()
        self.touch(rosters.spoken_of(self.session, agreements, self.agenda))

    def touch(self, keys: Iterable[Key]) -> None:
        """Write the records with these *keys* anew as they are: an article or a record that they name changed.

        A record is due, too, on the day on which what was written of it ends; it is taken out when by then all its
        tellings have changed hands.
        """
        by_type: defaultdict[RecordType, list[str]] = defaultdict(list)
        for kind, record_id in sorted(set(keys) - set(self.placed) - self.gone):
            by_type[kind].append(record_id)
        self.hubs.update(by_type.pop(RecordType.COUNTRY, []))
        day = self.agenda.day
        for kind, ids in by_type.items():
            self.gone |= {(kind, record_id) for record_id in ids}
            for holder in records.holders(self.session, kind, day, ids=ids):
                tellings = claims.of_record(self.session, kind, holder.id, day)
                if tellings:
                    self.placed[kind, holder.id] = Placed(holder.id, tellings, holder)
                else:
                    self.moved.add((kind, holder.id))

    def finish(self) -> list[Shift]:
        """Write everything that was collected, and say what changed."""
        day = self.agenda.day
        self.touch(records.referrers(self.session, self.moved | self._renamed(), day))
        names = {key: one.identity.name for key, one in self.placed.items()}
        tellings = [telling for one in self.placed.values() for telling in one.tellings]
        unlisted = self._unlisted()
        self._plan(unlisted)
        references = records.references(self.session, tellings, names, day)
        rows: list[Lasting] = []
        for key in sorted(self.placed):
            one = self.placed[key]
            document, evidence = render(one.id, one.tellings, references, unlisted.get(key, ()))
            rows += records.rows(evidence, document, one.identity)
        shifts = records.write(self.session, sorted({*self.gone, *self.placed}), rows, day)
        shifts += self._offices(shifts)
        self.agenda.written(shifts)
        return shifts

    def _offices(self, shifts: Iterable[Shift]) -> list[Shift]:
        """Write who followed whom in the offices that *shifts* concern, or the day is due for."""
        day = self.agenda.day
        found = offices.of_shifts(shifts).union(*map(offices.of_country, self.hubs))
        for code, later in offices.next_change(self.session, found, day).items():
            self.agenda.add(later, [(RecordType.COUNTRY, code)])
        return offices.write(self.session, found, day)

    def _unlisted(self) -> dict[Key, list[Telling]]:
        """Return the rosters that leave out an agreement that was collected."""
        agreements = {one.id: one.tellings for (kind, _), one in self.placed.items() if kind is RecordType.AGREEMENT}
        found = rosters.leaving_out(self.session, agreements, self.agenda)
        return {(RecordType.AGREEMENT, id): told for id, told in found.items()}

    def _plan(self, unlisted: Mapping[Key, Sequence[Telling]]) -> None:
        """Make the days due on which an article that tells of what was collected has another origin."""
        tellers = {
            key: {telling.source.id for telling in (*one.tellings, *unlisted.get(key, ()))}
            for key, one in self.placed.items()
        }
        later = articles.next_origins(self.session, sorted(set().union(*tellers.values())), self.agenda.day)
        for key, ids in tellers.items():
            for id in ids & set(later):
                self.agenda.add(later[id], [key])

    def _renamed(self) -> set[Key]:
        """Return the keys under which a record is called something else than before."""
        by_type: defaultdict[RecordType, list[str]] = defaultdict(list)
        for kind, record_id in self.gone:
            by_type[kind].append(record_id)
        before = {
            (kind, holder.id): holder.name
            for kind, ids in by_type.items()
            for holder in records.holders(self.session, kind, self.agenda.day, ids=ids)
        }
        return {key for key, name in before.items() if key not in self.placed or self.placed[key].identity.name != name}
