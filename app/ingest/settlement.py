"""What follows for the records when tellings come and go: which are resolved anew, renamed, written anew.

Only what hangs together by links with what came or went is resolved again, so that the result is the same as if
everything were, in whatever order articles arrive.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, SQLModel

from app import resolve
from app.claims import Telling
from app.documents.render import render
from app.ingest import kinds
from app.ingest.kinds import Placed
from app.store import claims, countries, records
from app.store.batches import insert
from app.store.records import Key
from app.vocabulary import RecordType


@dataclass(slots=True)
class Settlement:
    """Collects what must be written after articles changed, and writes it once.

    ``placed`` are the records to write, ``gone`` the keys whose rows go, ``moved`` those that no longer stand for
    all that they stood for, ``countries`` the codes whose figures may have changed.
    """

    session: Session
    placed: dict[Key, Placed] = field(default_factory=dict)
    gone: set[Key] = field(default_factory=set)
    moved: set[Key] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def settle(self, went: Sequence[Telling], came: Sequence[Telling], owners: Mapping[str, str]) -> None:
        """Resolve anew what hangs together with the tellings that *went* and *came*; claims are already stored.

        *owners* are the records that the facts which went were told of.
        """
        for kind in resolve.MATCHERS:
            left, arrived = ([one for one in some if one.type is kind] for some in (went, came))
            if left or arrived:
                change = kinds.change(self.session, kind, left, arrived, owners)
                self.placed.update(((kind, one.id), one) for one in change.placed)
                self.gone |= {(kind, record_id) for record_id in change.old}
                self.moved |= {(kind, record_id) for record_id in change.moved}
        mentions = (telling for telling in (*went, *came) if telling.type is RecordType.COUNTRY)
        self.countries |= {telling.fact.code.value for telling in mentions}

    def touch(self, keys: Iterable[Key]) -> None:
        """Write the records with these *keys* anew as they are: an article or a record that they name changed."""
        by_type: defaultdict[RecordType, list[str]] = defaultdict(list)
        for kind, record_id in sorted(set(keys) - set(self.placed) - self.gone):
            by_type[kind].append(record_id)
        self.countries.update(by_type.pop(RecordType.COUNTRY, ()))
        for kind, ids in by_type.items():
            for holder in records.holders(self.session, kind, ids=ids):
                tellings = claims.of_record(self.session, kind, holder.id)
                self.placed[kind, holder.id] = Placed(holder.id, tellings, holder)
                self.gone.add((kind, holder.id))

    def finish(self) -> None:
        """Write everything that was collected."""
        self.touch(records.referrers(self.session, self.moved | self._renamed()))
        self.countries |= records.countries(self.session, self.gone)
        records.remove(self.session, self.gone)
        names = {key: one.identity.name for key, one in self.placed.items()}
        tellings = [telling for one in self.placed.values() for telling in one.tellings]
        references = records.references(self.session, tellings, names)
        rows: list[SQLModel] = []
        for key in sorted(self.placed):
            one = self.placed[key]
            document, evidence = render(one.id, one.tellings, references)
            rows += records.rows(evidence, document, one.identity)
        insert(self.session, rows)
        self.countries |= records.countries(self.session, self.placed)
        countries.write(self.session, self.countries)

    def _renamed(self) -> set[Key]:
        """Return the keys under which a record is called something else than before."""
        by_type: defaultdict[RecordType, list[str]] = defaultdict(list)
        for kind, record_id in self.gone:
            by_type[kind].append(record_id)
        before = {
            (kind, holder.id): holder.name
            for kind, ids in by_type.items()
            for holder in records.holders(self.session, kind, ids=ids)
        }
        return {key for key, name in before.items() if key not in self.placed or self.placed[key].identity.name != name}
