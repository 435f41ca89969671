"""Which rosters, lists of all states of a region with an agreement, speak of which agreements on a day."""

from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session

from app import resolve
from app.claims import Telling
from app.ingest.agenda import Agenda
from app.resolve import rosters
from app.store import claims
from app.store.records import Key
from app.vocabulary import RecordType


def leaving_out(
    session: Session, agreements: Mapping[str, Sequence[Telling]], agenda: Agenda
) -> dict[str, list[Telling]]:
    """Return the rosters that leave each of *agreements*, by id with its tellings, out on the agenda's day.

    An article leaves out no agreement that it tells of itself. Each day is made due on which a roster comes or goes.
    """
    wanted = {id: frozenset().union(*map(rosters.leaving_out, told)) for id, told in agreements.items()}
    found = _with(session, frozenset().union(*wanted.values()), agenda.day)
    left: dict[str, list[Telling]] = {}
    for id, keys in wanted.items():
        speaking = [roster for roster in found if resolve.roster(roster) & keys]
        if not speaking:
            continue
        for roster in speaking:
            agenda.add(roster.source.told_from, [(RecordType.AGREEMENT, id)])
            agenda.add(roster.source.told_to, [(RecordType.AGREEMENT, id)])
        telling = _with(session, frozenset().union(*map(rosters.own, agreements[id])), agenda.day)
        articles = {one.source.id for one in telling}
        left[id] = [one for one in speaking if one.holds(agenda.day) and one.source.id not in articles]
    return left


def spoken_of(session: Session, tellings: Iterable[Telling], agenda: Agenda) -> set[Key]:
    """Return the agreements of which those of *tellings* that are of a roster speak on the agenda's day.

    Each day is made due on which such an agreement begins or ends to be told of.
    """
    keys: frozenset[str] = frozenset().union(*(rosters.others(one) for one in tellings))
    found = _with(session, keys, agenda.day)
    agenda.tellings(found)
    records = claims.records_of(session, (one.id for one in found), agenda.day)
    return {(RecordType.AGREEMENT, id) for id in records.values()}


def of_articles(session: Session, articles: Iterable[str]) -> list[Telling]:
    """Return what *articles* tell of agreements that are on a roster."""
    return [one for id in articles for one in claims.of_article(session, id) if resolve.roster(one)]


def _with(session: Session, keys: Iterable[str], day: int) -> list[Telling]:
    return claims.of_facts(session, claims.facts_with(session, RecordType.AGREEMENT, keys), day)
