"""Countries in the database: hubs, so their figures are counted by SQL and their claims are not read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from app import tables
from app.claims import Telling
from app.comparisons import name_tokens
from app.documents.choices import CITED
from app.documents.countries import Figures, country
from app.documents.shapes import CountryCounts
from app.store import claims
from app.store.batches import batches, insert, table
from app.store.records import Holder
from app.store.rows import record_columns
from app.vocabulary import RecordType

COUNTED: Final = {
    RecordType.ARTICLE: "articles",
    RecordType.PERSON: "people",
    RecordType.ORGANIZATION: "organizations",
    RecordType.AGREEMENT: "agreements",
    RecordType.EQUIPMENT_DEAL: "equipment_deals",
    RecordType.STATEMENT: "statements",
}


def mention(session: Session, article_id: str, codes: Iterable[str]) -> None:
    """Write which countries an article mentions; nothing was written of it before."""
    insert(session, links(article_id, sorted(codes)))


def links(article_id: str, codes: Iterable[str]) -> Iterator[SQLModel]:
    """Yield the rows that say that an article mentions the countries with these *codes*."""
    for code in codes:
        yield tables.RecordCountry(record_type=RecordType.ARTICLE, record_id=article_id, country=code)
        yield tables.RecordArticle(record_type=RecordType.COUNTRY, record_id=code, article_id=article_id)


def write(session: Session, codes: Iterable[str]) -> None:
    """Write the rows of the countries with these *codes* anew; a country that no article mentions has none."""
    record = table(tables.Country)
    for batch in batches(sorted(codes)):
        session.execute(sa.delete(record).where(record.c.id.in_(batch)))
        insert(session, rows(session, batch))


def rows(session: Session, codes: Sequence[str]) -> list[tables.Country]:
    """Render the rows of the countries with these *codes*; one that no article mentions has none."""
    figures = _figures(session, codes)
    earliest = {code: _earliest(session, code) for code in figures}
    told = {one.id: one for one in claims.of_facts(session, (fact for facts in earliest.values() for fact in facts))}
    return [_row(code, [told[fact] for fact in earliest[code]], figures[code]) for code in figures]


def _row(code: str, earliest: Sequence[Telling], figures: Figures) -> tables.Country:
    document = country(code, earliest, figures)
    slug = "-".join(name_tokens(document.name))
    return tables.Country(
        **record_columns(document, Holder(code, document.name, slug, (), earliest[0].rank)),
        alpha3=document.alpha3,
        region=document.region,
        **document.counts.model_dump(),
    )


def _figures(session: Session, codes: Sequence[str]) -> dict[str, Figures]:
    told, article = table(tables.RecordArticle).c, table(tables.Article).c
    claim, span = table(tables.Claim).c, table(tables.ClaimSpan).c
    chosen = sa.select(
        told.record_id,
        sa.func.count(),
        sa.func.count(article.origin.distinct()),
        sa.func.min(article.published_on),
        sa.func.max(article.published_on),
    ).where(told.article_id == article.id, told.record_type == RecordType.COUNTRY, told.record_id.in_(codes))
    cited = sa.select(claim.record_id, sa.func.count()).where(
        span.claim_id == claim.id, claim.record_type == RecordType.COUNTRY, claim.record_id.in_(codes)
    )
    citations = {code: count for code, count in session.execute(cited.group_by(claim.record_id))}  # noqa: C416
    counts = _counts(session, codes)
    return {
        code: Figures(sources, origins, first, last, citations[code], counts[code])
        for code, sources, origins, first, last in session.execute(chosen.group_by(told.record_id))
    }


def _counts(session: Session, codes: Sequence[str]) -> dict[str, CountryCounts]:
    involved = table(tables.RecordCountry).c
    chosen = sa.select(involved.country, involved.record_type, sa.func.count()).where(involved.country.in_(codes))
    counted: dict[str, dict[str, int]] = {code: dict.fromkeys(COUNTED.values(), 0) for code in codes}
    for code, kind, count in session.execute(chosen.group_by(involved.country, involved.record_type)):
        counted[code][COUNTED[kind]] = count
    return {code: CountryCounts(**counts) for code, counts in counted.items()}


def _earliest(session: Session, code: str) -> list[str]:
    """Return the facts that tell of a country first, of as many origins as a document cites."""
    claim, article = table(tables.Claim).c, table(tables.Article).c
    ordered = (
        sa.select(claim.fact, article.origin)
        .where(claim.article_id == article.id, claim.record_type == RecordType.COUNTRY, claim.record_id == code)
        .order_by(article.published_on.is_(None), article.published_on, article.sha256, claim.fact)
    )
    first: dict[str, str] = {}
    for fact, origin in session.execute(ordered):
        first.setdefault(origin, fact)
        if len(first) == CITED:
            break
    return list(first.values())
