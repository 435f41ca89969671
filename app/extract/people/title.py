"""What a title of office is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.facts import OrganizationFact
from app.text import Span, fold
from app.vocabulary import RoleClass

PREDECESSORS = "predecessors"
COLLEAGUES = "colleagues"
HELD = ("counterparts", COLLEAGUES, PREDECESSORS)  # titles that mean the office of another person
OCCUPATIONS = "occupations"  # show that someone is a person, but are no office
MINISTERS = (
    RoleClass.DEFENCE_MINISTER,
    RoleClass.FOREIGN_MINISTER,
    RoleClass.OTHER_MINISTER,
    RoleClass.DEPUTY_MINISTER,
)
_LONG = 2  # words: a longer head has articles of its own


@dataclass(frozen=True, slots=True)
class Title:
    """An office; ``parts`` are its printed words without the country, ``span`` all of it without an article.

    ``key`` is a value of RoleClass, one of HELD, or OCCUPATIONS.
    """

    span: Span
    parts: tuple[Span, ...]
    head: Span
    key: str
    country: Mention[CountryName] | None = None
    organization: Mention[OrganizationFact] | None = None
    acting: Span | None = None
    former: Span | None = None
    article: Span | None = None

    @property
    def start(self) -> int:
        """Return where it begins, its article included."""
        return self.article.start if self.article else self.span.start

    def words(self, text: str) -> set[str]:
        """Return the words of the title in *text*, folded."""
        return {word for part in self.parts for word in fold(part.quote(text)).split()}

    def lead(self, text: str) -> Span:
        """Return its article and the first word of its head, which say the gender; all of a head that says more."""
        words = self.head.quote(text).split(" ")
        return Span(self.start, self.head.start + len(words[0]) if len(words) > _LONG else self.head.end)

    def opens(self, text: str) -> bool:
        """Tell whether it opens a sentence of *text*: its article begins with a capital letter."""
        return self.article is not None and text[self.article.start].isupper()


@dataclass(slots=True)
class Complement:
    """Where a complement ends, what it names, and which of its words are no part of the title."""

    end: int
    country: Mention[CountryName] | None = None
    organization: Mention[OrganizationFact] | None = None
    left_out: list[Span] = field(default_factory=list)
    placed: bool = False  # says where the office is held, after which nothing else is of the title


def index_titles(titles: Iterable[Title]) -> tuple[Index[Title], dict[int, Title], dict[int, Title]]:
    """Return all titles, the longest that begins at each offset (with or without its article), and that ends there."""
    index = Index(titles)
    starting: dict[int, Title] = {}
    ending: dict[int, Title] = {}
    for title in sorted(index, key=lambda t: t.span.end - t.span.start):
        starting[title.span.start] = starting[title.start] = title
        ending[title.span.end] = title
    return index, starting, ending
