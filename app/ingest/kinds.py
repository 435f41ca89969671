"""What coming and going tellings do to the records of one kind: which tellings make which record, under which id."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlmodel import Session

from app import resolve
from app.claims import Telling
from app.ingest.agenda import Agenda
from app.ingest.moves import Moves
from app.resolve import Identity
from app.store import claims, records
from app.store.records import Holder
from app.vocabulary import RecordType


@dataclass(frozen=True, slots=True)
class Placed:
    """A record as it is now: its id, who tells of it, and what it may be called."""

    id: str
    tellings: list[Telling]
    identity: Identity | Holder


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to the records of one kind.

    ``placed`` are those to write; ``old`` the ids under which they were written; ``moved`` the ids that no longer
    stand for all that they stood for.
    """

    placed: list[Placed]
    old: set[str]
    moved: set[str]


def connected(session: Session, kind: RecordType, some: Iterable[Telling], day: int) -> dict[str, Telling]:
    """Return the stored tellings of *kind*, of whatever day, that hang together by links with *some*."""
    matcher = resolve.MATCHERS[kind]
    frontier = list(some)
    pool: dict[str, Telling] = {}
    found: dict[str, Telling] = {}
    while frontier:
        keys = {key for telling in frontier for key in resolve.keys(telling)}
        new = claims.facts_with(session, kind, keys) - set(pool)
        pool.update((telling.id, telling) for telling in claims.of_facts(session, new, day))
        frontier = matcher.reached(frontier, (telling for fact, telling in pool.items() if fact not in found))
        found.update((telling.id, telling) for telling in frontier)
    return found


def change(session: Session, kind: RecordType, agenda: Agenda, moves: Moves) -> Change:
    """Resolve anew, as of the agenda's day, what it has unsettled and all that hangs together with it."""
    day, unsettled = agenda.day, list(agenda.unsettled[kind].values())
    tellings = connected(session, kind, unsettled, day)
    touched = {telling.id for telling in unsettled}
    tellings |= {one.id: one for one in claims.of_facts(session, touched - set(tellings), day)}
    agenda.tellings(tellings.values())
    moves.note(kind, [*unsettled, *tellings.values()])
    before = claims.records_of(session, touched | set(tellings), day)
    placed = list(_placed(session, kind, tellings, touched | set(tellings), before, agenda))
    for one in placed:
        if isinstance(one.identity, Holder):
            moves.note(kind, one.tellings)
            agenda.settle(one.tellings)
    now = {telling.id: one.id for one in placed for telling in one.tellings}
    for shift in claims.assign(session, kind, now, {*before, *now}, day):
        agenda.add(shift.end, [(kind, shift.row["record_id"])], kind)
    moved = {owner for fact, owner in before.items() if now.get(fact) != owner}
    renamed = {one.identity.id for one in placed if isinstance(one.identity, Holder)}
    moved |= renamed
    written = {holder.id: holder for holder in records.holders(session, kind, day, ids=before.values())}
    kept = {one.id for one in placed if not _differs(one, before, touched, written.get(one.id))} - moved
    facts = touched | set(tellings)
    others = {holder.id for holder in _apart(session, written.values(), facts, day)} - renamed
    return Change([one for one in placed if one.id not in kept], {*before.values(), *moved} - kept - others, moved)


def _differs(one: Placed, before: Mapping[str, str], touched: set[str], written: Holder | None) -> bool:
    """Tell whether a record must be written: its tellings are others than before, or one of them changed.

    Its tellings may be as before and what is *written* of it older yet: one that is gone left on an earlier day.
    """
    if isinstance(one.identity, Holder) or written != Holder.of(one.id, one.identity):
        return True
    facts = {telling.id for telling in one.tellings}
    return facts != {fact for fact, owner in before.items() if owner == one.id} or bool(facts & touched)


def _placed(
    session: Session,
    kind: RecordType,
    tellings: Mapping[str, Telling],
    facts: AbstractSet[str],
    before: Mapping[str, str],
    agenda: Agenda,
) -> Iterator[Placed]:
    """Yield the records that *tellings* make, and the others, of none of *facts*, whose ids they change."""
    day = agenda.day
    holding = [one for one in tellings.values() if one.holds(day)]
    clusters = [(told, resolve.identity(kind, told)) for told in resolve.MATCHERS[kind].clusters(holding)]
    identities = [identity for _, identity in clusters]
    slugs = agenda.slugs[kind]
    slugs |= {identity.slug for identity in identities}
    slugs |= {holder.slug for holder in records.holders(session, kind, day, ids=before.values())}
    slugs |= {resolve.parent(slug) for slug in slugs} - {""}
    outside = _outside(session, kind, slugs, facts, day)
    holders: list[Identity | Holder] = [*identities, *outside]
    candidates = {candidate for holder in holders for candidate in resolve.suffixed(holder)}
    given = resolve.ids(holders, {holder.slug for holder in _outside(session, kind, candidates, facts, day)})
    agenda.add(records.next_change(session, kind, slugs | candidates, day), kind=kind)
    # Read before any fact changes hands: one record's new id may be another's old one.
    renamed = [
        Placed(given[holder.rank], _others(session, kind, holder, facts, day), holder)
        for holder in outside
        if given[holder.rank] != holder.id
    ]
    yield from (Placed(given[identity.rank], told, identity) for told, identity in clusters)
    yield from renamed


def _outside(
    session: Session, kind: RecordType, slugs: Iterable[str], facts: AbstractSet[str], day: int
) -> list[Holder]:
    """Return the records, apart from those of *facts*, that hold one of *slugs*.

    What was written for a later day may not have been taken out yet when all its tellings have changed hands: it
    stands no longer.
    """
    return _apart(session, records.holders(session, kind, day, slugs=slugs), facts, day)


def _apart(session: Session, holders: Iterable[Holder], facts: AbstractSet[str], day: int) -> list[Holder]:
    """Return those of *holders* that are of none of *facts* and stand on *day*."""
    found = [holder for holder in holders if holder.first not in facts]
    owners = claims.records_of(session, (holder.first for holder in found), day)
    return [holder for holder in found if owners.get(holder.first) == holder.id]


def _others(session: Session, kind: RecordType, holder: Holder, facts: AbstractSet[str], day: int) -> list[Telling]:
    """Return the tellings of a record apart from *facts*, which may hold its id for a while from an earlier day."""
    return [telling for telling in claims.of_record(session, kind, holder.id, day) if telling.id not in facts]
