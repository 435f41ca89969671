"""What coming and going tellings do to the records of one kind: which tellings make which record, under which id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app import resolve
from app.claims import Telling
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

    ``placed`` are those to write; ``old`` the ids whose rows go; ``moved`` the ids that no longer stand for all that
    they stood for.
    """

    placed: list[Placed]
    old: set[str]
    moved: set[str]


def connected(session: Session, kind: RecordType, went: Iterable[Telling], came: Iterable[Telling]) -> list[Telling]:
    """Return the stored tellings of *kind* that hang together by links with those that *went* or *came*."""
    matcher = resolve.MATCHERS[kind]
    found = {telling.id: telling for telling in came}
    pool = dict(found)
    frontier = [*went, *found.values()]
    while frontier:
        keys = {key for telling in frontier for key in resolve.keys(telling)}
        new = claims.facts_with(session, kind, keys) - set(pool)
        pool.update((telling.id, telling) for telling in claims.of_facts(session, new))
        frontier = matcher.reached(frontier, (telling for fact, telling in pool.items() if fact not in found))
        found.update((telling.id, telling) for telling in frontier)
    return list(found.values())


def change(
    session: Session, kind: RecordType, went: Sequence[Telling], came: Sequence[Telling], owners: Mapping[str, str]
) -> Change:
    """Resolve anew what *went* and *came* and what hangs together with it; say who tells of what from now on.

    *owners* are the records that the facts which went were told of.
    """
    tellings = connected(session, kind, went, came)
    before = claims.records_of(session, (telling.id for telling in tellings))
    before = {fact: owner for fact, owner in before.items() if owner != claims.PENDING}
    lost = {owners[telling.id] for telling in went}
    old = {*before.values(), *lost}
    placed = list(_placed(session, kind, tellings, old))
    touched = {telling.id for telling in came}
    kept = {one.id for one in placed if not _differs(one, before, touched, lost)}
    now = {telling.id: one.id for one in placed for telling in one.tellings}
    for one in placed:
        if one.id not in kept:
            claims.assign(session, (telling.id for telling in one.tellings), one.id)
    moved = {owner for fact, owner in before.items() if now[fact] != owner}
    moved |= {one.identity.id for one in placed if isinstance(one.identity, Holder)}
    old |= moved
    _redirect(session, kind, old, placed, before)
    return Change([one for one in placed if one.id not in kept], old - kept, moved)


def _differs(one: Placed, before: Mapping[str, str], touched: set[str], lost: set[str]) -> bool:
    """Tell whether a record must be written: its tellings are others than before, or one of them changed."""
    facts = {telling.id for telling in one.tellings}
    was = {fact for fact, owner in before.items() if owner == one.id}
    return isinstance(one.identity, Holder) or one.id in lost or facts != was or bool(facts & touched)


def _placed(session: Session, kind: RecordType, tellings: Sequence[Telling], old: set[str]) -> Iterator[Placed]:
    """Yield the records that *tellings* make, and the others whose ids they change."""
    clusters = [(told, resolve.identity(kind, told)) for told in resolve.MATCHERS[kind].clusters(tellings)]
    identities = [identity for _, identity in clusters]
    slugs = {identity.slug for identity in identities}
    slugs |= {holder.slug for holder in records.holders(session, kind, ids=old)}
    slugs |= {resolve.parent(slug) for slug in slugs} - {""}
    outside = [holder for holder in records.holders(session, kind, slugs=slugs) if holder.id not in old]
    given = _ids(session, kind, [*identities, *outside], old)
    # Read before any fact changes hands: one record's new id may be another's old one.
    renamed = [
        Placed(given[holder.rank], claims.of_record(session, kind, holder.id), holder)
        for holder in outside
        if given[holder.rank] != holder.id
    ]
    yield from (Placed(given[identity.rank], told, identity) for told, identity in clusters)
    yield from renamed


def _ids(session: Session, kind: RecordType, holders: Sequence[Identity | Holder], old: set[str]) -> dict[str, str]:
    """Return the id of each of *holders* by its rank, all the holders of their slugs being among them."""
    candidates = {candidate for holder in holders for candidate in resolve.suffixed(holder)}
    others = records.holders(session, kind, slugs=candidates)
    return resolve.ids(holders, {holder.slug for holder in others if holder.id not in old})


def _redirect(
    session: Session, kind: RecordType, old: set[str], placed: Sequence[Placed], before: Mapping[str, str]
) -> None:
    """Leave word where the records are found that were found under the *old* ids."""
    live = {one.id for one in placed}
    heirs: dict[str, str | None] = dict.fromkeys(sorted(old - live))
    ranked = sorted((telling.rank, telling.id, one.id) for one in placed for telling in one.tellings)
    for _, fact, new in reversed(ranked):
        if before.get(fact) in heirs:
            heirs[before[fact]] = new
    for one in placed:
        if isinstance(one.identity, Holder) and one.identity.id in heirs:
            heirs[one.identity.id] = one.id
    records.redirect(session, kind, heirs, live)
