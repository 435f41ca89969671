"""Articles come, go, and are replaced at their urls; what follows is written for every day as of which it differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from app import resolve, tables
from app.asof import FOREVER
from app.claims import Telling
from app.ingest import chains, rosters
from app.ingest.agenda import Agenda
from app.ingest.moves import Moves
from app.ingest.settlement import Settlement
from app.store import articles, claims, copies, countries, records
from app.store.countries import Ledger
from app.vocabulary import RecordType


@dataclass(slots=True)
class Arrivals:
    """Collects which articles came and went, then writes all that follows."""

    session: Session
    agenda: Agenda = field(default_factory=Agenda)
    ledger: Ledger = field(default_factory=Ledger)
    origins: set[str] = field(default_factory=set)
    _ids: dict[str, None] = field(default_factory=dict)
    _urls: set[str] = field(default_factory=set)

    def leave(self, row: tables.Article) -> None:
        """Take out what the article in *row*, whose claims are still stored, tells on its days."""
        tellings = self._moved(row, change=-1)
        facts = (one.id for one in tellings if one.type not in resolve.MATCHERS)
        countries.forget(self.session, row.id, facts)
        claims.remove_keys(self.session, (one.id for one in tellings))
        self._ids.update(dict.fromkeys(copies.of(self.session, [row.id])))
        copies.remove(self.session, row.id)
        self.origins |= articles.all_origins(self.session, row.id)

    def come(self, row: tables.Article) -> None:
        """Put in what the article in *row*, whose claims are stored, tells on its days."""
        tellings = self._moved(row, change=1)
        claims.add_keys(self.session, {(one.type, one.id): resolve.keys(one) | resolve.roster(one) for one in tellings})
        pages = (one.id for one in tellings if one.type is RecordType.ARTICLE)
        countries.mention(self.session, row, _mentions(tellings), pages)
        chains.join(self.session, row)
        self._ids[row.id] = None

    def queue(self, url: str, new: tables.Article | None) -> None:
        """End each article at *url* where the next begins; *new* is among them and has not come yet."""
        standing = articles.at_url(self.session, url)
        ends = [*(following.told_from for following in standing[1:]), FOREVER]
        for row, end in zip(standing, ends, strict=False):
            if new is not None and row.id == new.id:
                new.told_to = end
                articles.write(self.session, new)
            elif row.told_to != end:
                self.leave(row)
                row.told_to = end
                articles.write(self.session, row)
                self.come(row)

    def finish(self, moves: Moves) -> None:
        """Write everything that follows, day by day."""
        ids = chains.reach(self.session, self._ids, self._urls)
        while (keys := self.agenda.next()) is not None:
            changed = chains.renew(self.session, ids, self.agenda, self.origins)
            settlement = Settlement(self.session, self.agenda)
            settlement.settle(moves)
            spoken_of = rosters.spoken_of(self.session, rosters.of_articles(self.session, changed), self.agenda)
            settlement.touch(keys | records.told_by(self.session, changed, self.agenda.day) | spoken_of)
            self.ledger.shifted(settlement.finish())
        for id in self._ids:
            self.origins |= articles.all_origins(self.session, id)
        countries.count_origins(self.session, self.origins, self.ledger)
        countries.write(self.session, self.ledger)

    def _moved(self, row: tables.Article, change: int) -> list[Telling]:
        """Note that what an article tells changes on all its days, and return it."""
        tellings = claims.of_article(self.session, row.id)
        self.agenda.settle(one for one in tellings if one.type in resolve.MATCHERS)
        self.agenda.add(row.told_from)
        self.agenda.add(row.told_to)
        self._urls |= {row.url} if row.url else set()
        self.ledger.mentioned(row, _citations(tellings), change)
        return tellings


def _mentions(tellings: Iterable[Telling]) -> dict[str, str]:
    """Return the facts that mention a country, each with the country's code."""
    return {one.id: one.fact.code.value for one in tellings if one.type is RecordType.COUNTRY}


def _citations(tellings: Iterable[Telling]) -> Mapping[str, int]:
    """Return how many citations an article has of each country that it mentions."""
    counts: dict[str, int] = {}
    for one in tellings:
        if one.type is RecordType.COUNTRY:
            words = sum(len(claim.words) for claim in one.claims)
            counts[one.fact.code.value] = counts.get(one.fact.code.value, 0) + words
    return counts
