"""Countries in the database: hubs, so their figures are counted by SQL and their claims are not read."""

from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.claims import Telling
from app.comparisons import name_tokens
from app.documents.countries import Figures, country
from app.documents.evidence import CITED
from app.documents.shapes import CountryCounts
from app.store import claims
from app.store.batches import insert, table
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
    for code in sorted(codes):
        involved = tables.RecordCountry(record_type=RecordType.ARTICLE, record_id=article_id, country=code)
        told = tables.RecordArticle(record_type=RecordType.COUNTRY, record_id=code, article_id=article_id)
        insert(session, [involved, told])


def write(session: Session, codes: Iterable[str]) -> None:
    """Write the rows of the countries with these *codes* anew; a country that no article mentions has none."""
    record = table(tables.Country)
    for code in sorted(codes):
        session.execute(sa.delete(record).where(record.c.id == code))
        insert(session, rows(session, code))


def rows(session: Session, code: str) -> list[tables.Country]:
    """Render the row of the country with this *code* from what is stored; none when no article mentions it."""
    figures = _figures(session, code)
    if not figures.sources:
        return []
    earliest = _earliest(session, code)
    document = country(code, earliest, figures)
    slug = "-".join(name_tokens(document.name))
    return [
        tables.Country(
            **record_columns(document, Holder(code, document.name, slug, (), earliest[0].rank)),
            alpha3=document.alpha3,
            region=document.region,
            **document.counts.model_dump(),
        )
    ]


def _figures(session: Session, code: str) -> Figures:
    told, article = table(tables.RecordArticle).c, table(tables.Article).c
    claim, span = table(tables.Claim).c, table(tables.ClaimSpan).c
    chosen = sa.select(
        sa.func.count(),
        sa.func.count(article.origin.distinct()),
        sa.func.min(article.published_on),
        sa.func.max(article.published_on),
    ).where(told.article_id == article.id, told.record_type == RecordType.COUNTRY, told.record_id == code)
    cited = sa.select(sa.func.count()).where(
        span.claim_id == claim.id, claim.record_type == RecordType.COUNTRY, claim.record_id == code
    )
    sources, origins, first, last = session.execute(chosen).one()
    return Figures(sources, origins, first, last, session.execute(cited).scalar_one(), _counts(session, code))


def _counts(session: Session, code: str) -> CountryCounts:
    involved = table(tables.RecordCountry).c
    chosen = sa.select(involved.record_type, sa.func.count()).where(involved.country == code)
    counted = dict(session.execute(chosen.group_by(involved.record_type)).all())
    return CountryCounts(**{name: counted.get(kind, 0) for kind, name in COUNTED.items()})


def _earliest(session: Session, code: str) -> list[Telling]:
    """Return the first tellings of as many origins as a document cites."""
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
    return claims.of_facts(session, first.values())
