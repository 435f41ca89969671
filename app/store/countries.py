"""Countries in the database: hubs, in so many articles that figures are kept up by what changes, never counted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.asof import FOREVER, NOW
from app.claims import Telling, canonical
from app.comparisons import name_tokens
from app.documents.choices import CITED
from app.documents.countries import Figures, country
from app.documents.offices import PREFIX
from app.documents.shapes import CountryCounts
from app.store import claims
from app.store.batches import batches, insert, table
from app.store.records import Holder
from app.store.rows import record_columns
from app.store.timeline import Shift
from app.tables import Lasting, at
from app.vocabulary import RecordType, Verdict

COUNTED: Final = {
    RecordType.ARTICLE: "articles",
    RecordType.PERSON: "people",
    RecordType.ORGANIZATION: "organizations",
    RecordType.AGREEMENT: "agreements",
    RecordType.EQUIPMENT_DEAL: "equipment_deals",
    RecordType.STATEMENT: "statements",
}
CITATIONS: Final = "citations"
ORIGINS: Final = "origins"

ENOUGH: Final = 16  # mentions that are read at first to find as many origins as are cited

Days = tuple[int, int]  # the first, and the one after the last
Place = tuple[str, str]  # a country and an origin
Mentions = tuple[tuple[str, str], ...]  # origins, each with an article of it


class Ledger:
    """Collects by how much the figures of countries change, and on which days."""

    def __init__(self) -> None:
        """Begin with nothing changed."""
        self.changes: defaultdict[tuple[str, int, str], int] = defaultdict(int)

    def add(self, country: str, figure: str, days: Days, change: int) -> None:
        """Note that a *figure* of *country* is greater by *change* on *days*."""
        start, end = days
        if start < end:
            self.changes[country, start, figure] += change
            if end < FOREVER:
                self.changes[country, end, figure] -= change

    def shifted(self, shifts: Iterable[Shift]) -> None:
        """Note which records involve a country, and which of its offices are disputed, or no longer are."""
        for shift in shifts:
            row, days, change = shift.row, (shift.start, shift.end), 1 if shift.gained else -1
            if shift.model is tables.RecordCountry:
                self.add(row["country"], COUNTED[row["record_type"]], days, change)
            elif _disputed(shift):
                self.add(row["record_id"], row["field"], days, change)

    def mentioned(self, article: tables.Article, mentions: Mapping[str, int], change: int) -> None:
        """Note that *article* mentions countries, each with so many citations; with *change* -1, no longer."""
        days = article.told_from, article.told_to
        for code, citations in mentions.items():
            self.add(code, COUNTED[RecordType.ARTICLE], days, change)
            self.add(code, CITATIONS, days, change * citations)


def _disputed(shift: Shift) -> bool:
    """Tell whether *shift* is of a contradiction on a country."""
    of_country = shift.model is tables.Conflict and shift.row["record_type"] is RecordType.COUNTRY
    return of_country and shift.row["verdict"] is Verdict.CONTRADICTS


def mention(session: Session, article: tables.Article, facts: Mapping[str, str], pages: Iterable[str]) -> None:
    """Write by which *facts* an article mentions which countries, and which *pages* are its own; none is written."""
    if article.told_from >= article.told_to:
        return
    days: dict[str, Any] = {"valid_from": article.told_from, "valid_to": article.told_to}
    own: dict[str, Any] = {"record_type": RecordType.ARTICLE, "record_id": article.id, **days}
    rows: list[Lasting] = [tables.FactRecord(fact=fact, **own) for fact in pages]
    for fact, code in facts.items():
        rows.append(tables.FactRecord(fact=fact, record_type=RecordType.COUNTRY, record_id=code, **days))
    for code in sorted(set(facts.values())):
        rows.append(tables.RecordCountry(country=code, recency=tables.recency(article.published_on), **own))
        rows.append(tables.RecordArticle(record_type=RecordType.COUNTRY, record_id=code, article_id=article.id, **days))
    insert(session, rows)


def forget(session: Session, article_id: str, facts: Iterable[str]) -> None:
    """Take out which countries an article mentions."""
    involved, told, owner = (table(one) for one in (tables.RecordCountry, tables.RecordArticle, tables.FactRecord))
    of_article = involved.c.record_type == RecordType.ARTICLE, involved.c.record_id == article_id
    session.execute(sa.delete(involved).where(*of_article))
    by_article = told.c.record_type == RecordType.COUNTRY, told.c.article_id == article_id
    session.execute(sa.delete(told).where(*by_article))
    for batch in batches(facts):
        session.execute(sa.delete(owner).where(owner.c.fact.in_(batch)))


def count_origins(session: Session, origins: Iterable[str], ledger: Ledger) -> None:
    """Write on which days articles of *origins* mention which countries, and note what changed in *ledger*."""
    kept = table(tables.CountryOrigin)
    for batch in batches(sorted(set(origins))):
        rows = session.execute(sa.select(kept).where(kept.c.origin.in_(batch))).all()
        before: defaultdict[Place, list[Days]] = defaultdict(list)
        for row in rows:
            before[row.country, row.origin].append((row.valid_from, row.valid_to))
        after = _mentions(session, batch)
        for place in before.keys() | after.keys():
            was, now = sorted(before.get(place, [])), after.get(place, [])
            if was != now:
                for days in was:
                    ledger.add(place[0], ORIGINS, days, -1)
                for days in now:
                    ledger.add(place[0], ORIGINS, days, 1)
        session.execute(sa.delete(kept).where(kept.c.origin.in_(batch)))
        insert(session, _origin_rows(after))


def _origin_rows(mentions: Mapping[Place, Sequence[Days]]) -> Iterator[tables.CountryOrigin]:
    for (code, origin), spans in mentions.items():
        for start, end in spans:
            yield tables.CountryOrigin(country=code, origin=origin, valid_from=start, valid_to=end)


def _mentions(session: Session, origins: Sequence[str]) -> dict[Place, list[Days]]:
    """Return the days on which articles of each of *origins* mention each country, as few spans as there are."""
    shown, told = table(tables.ArticleDocument).c, table(tables.RecordArticle).c
    chosen = sa.select(
        told.record_id, shown.origin, shown.valid_from, shown.valid_to, told.valid_from, told.valid_to
    ).where(told.article_id == shown.id, told.record_type == RecordType.COUNTRY, shown.origin.in_(origins))
    found: defaultdict[Place, list[Days]] = defaultdict(list)
    for code, origin, start, end, told_from, told_to in session.execute(chosen):
        found[code, origin].append((max(start, told_from), min(end, told_to)))
    return {place: joined for place, spans in found.items() if (joined := _joined(spans))}


def _joined(spans: Iterable[Days]) -> list[Days]:
    """Return the days in any of *spans* as spans that neither meet nor touch."""
    joined: list[Days] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def write(session: Session, ledger: Ledger) -> None:
    """Write what *ledger* collected, and the rows of the countries that it concerns, from the first day it names on."""
    firsts: dict[str, int] = {}
    for code, day, _ in ledger.changes:
        firsts[code] = min(day, firsts.get(code, day))
    _post(session, ledger)
    for code, first in sorted(firsts.items()):
        _rewrite(session, code, first)


def _post(session: Session, ledger: Ledger) -> None:
    """Add what *ledger* collected to the changes that are stored; what comes to nothing is not kept."""
    columns = table(tables.CountryCount)
    keys = sorted(key for key, change in ledger.changes.items() if change)
    for batch in batches(keys):
        of_batch = sa.tuple_(columns.c.country, columns.c.day, columns.c.figure).in_(batch)
        stored = {
            (row.country, row.day, row.figure): row.change
            for row in session.execute(sa.select(columns).where(of_batch))
        }
        session.execute(sa.delete(columns).where(of_batch))
        summed = {key: stored.get(key, 0) + ledger.changes[key] for key in batch}
        rows = (
            tables.CountryCount(country=code, day=day, figure=figure, change=change)
            for (code, day, figure), change in summed.items()
            if change
        )
        insert(session, rows)


def _rewrite(session: Session, code: str, first: int) -> None:
    """Render a country anew for every day from *first* on that changes it; one that no article mentions has no row."""
    record = table(tables.Country)
    earlier = sa.select(sa.func.max(record.c.valid_from)).where(record.c.id == code, record.c.valid_from < first)
    begin = session.execute(earlier).scalar() or first  # the version before may turn out to be the same
    session.execute(sa.delete(record).where(record.c.id == code, record.c.valid_to > begin))
    days = sorted({begin, *_boundaries(session, code, begin)})
    versions: list[tables.Country] = []
    cited: dict[Mentions, list[Telling]] = {}
    for day, end in zip(days, [*days[1:], FOREVER], strict=True):
        row = _row(session, code, day, cited)
        last = versions[-1] if versions else None
        if row is not None and last is not None and last.valid_to == day and last.document == row.document:
            last.valid_to = end
        elif row is not None:
            row.valid_from, row.valid_to = day, end
            versions.append(row)
    insert(session, versions)


def _boundaries(session: Session, code: str, first: int) -> set[int]:
    """Return the days from *first* on on which anything changes for a country."""
    count, told = table(tables.CountryCount).c, table(tables.RecordArticle).c
    of_country = told.record_type == RecordType.COUNTRY, told.record_id == code
    chosen = [sa.select(count.day).where(count.country == code, count.day >= first)]
    chosen += [sa.select(day).where(*of_country, day >= first) for day in (told.valid_from, told.valid_to)]
    return {day for one in chosen for day in session.execute(one.distinct()).scalars()} - {FOREVER}


def _row(session: Session, code: str, day: int, cited: dict[Mentions, list[Telling]]) -> tables.Country | None:
    """Render a country as of *day*; *cited* keeps what first mentions say, which most days share."""
    first = _earliest(session, code, day)
    if not first:
        return None
    if first not in cited:
        cited[first] = claims.of_facts(session, _facts(session, code, [id for _, id in first]), day)
    earliest = cited[first]
    document = country(code, earliest, _figures(session, code, day))
    slug = "-".join(name_tokens(document.name))
    return tables.Country(
        **record_columns(document, Holder(code, document.name, slug, (), earliest[0].rank)),
        alpha3=document.alpha3,
        region=document.region,
        **document.counts.model_dump(),
    )


def _figures(session: Session, code: str, day: int) -> Figures:
    count, told = table(tables.CountryCount).c, table(tables.RecordArticle).c
    chosen = sa.select(count.figure, sa.func.sum(count.change)).where(count.country == code, count.day <= day)
    sums = {figure: int(total) for figure, total in session.execute(chosen.group_by(count.figure))}
    of_country = told.record_type == RecordType.COUNTRY, told.record_id == code, at(told, day), told.valid_from < NOW
    ends = (
        sa.select(told.valid_from).where(*of_country).order_by(end).limit(1)
        for end in (told.valid_from, told.valid_from.desc())
    )
    first, last = (
        None if (found := session.execute(end).scalar()) is None else date.fromordinal(found) for end in ends
    )
    counts = CountryCounts(**{figure: sums.get(figure, 0) for figure in COUNTED.values()})
    conflicts = tuple(sorted(figure for figure, total in sums.items() if figure.startswith(PREFIX) and total))
    return Figures(counts.articles, sums[ORIGINS], first, last, sums[CITATIONS], counts, conflicts)


def _earliest(session: Session, code: str, day: int) -> Mentions:
    """Return the first origins that mention a country, each with its first article, as many as a document cites."""
    told, article, shown = (table(one).c for one in (tables.RecordArticle, tables.Article, tables.ArticleDocument))
    mentions = (
        sa.select(article.id, shown.origin)
        .where(told.record_type == RecordType.COUNTRY, told.record_id == code, at(told, day))
        .where(article.id == told.article_id, shown.id == told.article_id, at(shown, day))
        .order_by(told.valid_from, article.sha256)
    )
    first: dict[str, str] = {}
    read = ENOUGH
    while len(first) < CITED:
        found = session.execute(mentions.limit(read)).all()
        for id, origin in found:
            first.setdefault(origin, id)
        if len(found) < read:
            break
        read *= ENOUGH
    return tuple(first.items())[:CITED]


def _facts(session: Session, code: str, articles: Sequence[str]) -> list[str]:
    """Return the fact by which each of *articles* mentions a country first."""
    claim = table(tables.Claim).c
    chosen = sa.select(claim.article_id, sa.func.min(claim.fact)).where(
        claim.article_id.in_(articles), claim.record_type == RecordType.COUNTRY, claim.value == canonical(code)
    )
    return [fact for _, fact in session.execute(chosen.group_by(claim.article_id))]
