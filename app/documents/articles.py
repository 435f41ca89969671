"""An article's document."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import tables
from app.claims import Telling
from app.documents.choices import voices
from app.documents.evidence import Evidence, citation_count
from app.documents.shapes import Article
from app.documents.values import DerivedFrom, Reference
from app.vocabulary import RecordType

# Of these the words outside win, so the page's words are cited only when they say the same.
GIVEN = ("title", "author", "publisher", "published_on")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the others on a day.

    ``origin`` is the root of its sources, ``derived_article`` the one it derives from, if stored; a withdrawn one has
    been replaced at its url.
    """

    origin: str
    derived_article: str | None = None
    withdrawn: bool = False


def article_name(row: tables.Article) -> str:
    """Return what references call an article."""
    return row.title or row.publisher or row.url or row.id


def article(row: tables.Article, page: Sequence[Telling], place: Place) -> Article:
    """Render the article in *row*, its *place*, and the words of its *page* that say what is known of it."""
    evidence = Evidence(page, Reference(type=RecordType.ARTICLE, id=row.id, name=article_name(row)))
    for name in GIVEN:
        evidence.cite(name, [voice for voice in voices(page, name) if voice.value == getattr(row, name)])
    for name in ("derived_from", "machine_written"):
        evidence.cite(name, voices(page, name))
    return Article(
        id=row.id,
        type=RecordType.ARTICLE,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        author=row.author,
        published_on=row.published_on,
        language=row.language,
        sha256=row.sha256,
        derived_from=_derived_from(row, place),
        origin=place.origin,
        machine_written=row.machine_written,
        withdrawn=place.withdrawn,
        flags=row.flags.split(),
        ingested_at=row.ingested_at,
        citation_count=citation_count(page),
        citations=evidence.citations(),
    )


def _derived_from(row: tables.Article, place: Place) -> DerivedFrom | None:
    if row.derived_url is None and place.derived_article is None:
        return None
    return DerivedFrom(url=row.derived_url, article=place.derived_article)
