"""A title while it is read."""

from dataclasses import dataclass, field

from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.people.title import Complement
from app.facts import OrganizationFact
from app.text import Span
from app.vocabulary import OrganizationKind, RoleClass


@dataclass(slots=True)
class Draft:
    """A title that grows around its head."""

    head: Cue
    key: str
    start: int
    end: int
    left_out: list[Span] = field(default_factory=list)
    country: Mention[CountryName] | None = None
    organization: Mention[OrganizationFact] | None = None
    acting: Span | None = None
    former: Span | None = None

    def qualify(self, cue: Cue) -> None:
        """Note what a qualifying word says."""
        if cue.key == "acting":
            self.acting = cue.span
        elif cue.key == "former":
            self.former = cue.span

    def complete(self, complement: Complement) -> None:
        """Go on with a complement; the party of a legislator is not part of the title."""
        party = (
            complement.organization is not None and complement.organization.value.kind.value is OrganizationKind.OTHER
        )
        if party and self.key == RoleClass.LEGISLATOR:
            self.left_out.append(Span(self.end, complement.end))
        self.end = complement.end
        self.country = self.country or complement.country
        self.organization = self.organization or complement.organization
        self.left_out += complement.left_out

    def parts(self, text: str) -> tuple[Span, ...]:
        """Return the words of the title, without those left out."""
        parts: list[Span] = []
        start = self.start
        for hole in [*sorted(self.left_out), Span(self.end, self.end + 1)]:
            words = text[start : hole.start]
            if words.strip():
                parts.append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
            start = hole.end
        return tuple(parts)
