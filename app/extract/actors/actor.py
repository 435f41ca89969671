"""What an actor is."""

from dataclasses import dataclass

from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis, OrganizationKind, RecordType


@dataclass(frozen=True, slots=True)
class Actor:
    """Something that can act, where the text names it.

    ``name`` is a person's or organization's fullest name in the article, or a country's code. ``country`` is
    the country itself, an organization's home or the one a person holds office for; None when nothing says it.
    ``resolved_by`` are the words that say who it is when the span's own do not ("she", "the minister", "Lima").
    ``home`` is its country with the words that say it, wherever they stand.
    """

    span: Span
    kind: RecordType
    name: str
    country: str | None = None
    organization_kind: OrganizationKind | None = None
    resolved_by: Span | None = None
    home: Cited[str] | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the words to cite: the actor's own, and those that resolve it."""
        return (self.span,) if self.resolved_by is None else (self.span, self.resolved_by)

    @property
    def cited_country(self) -> Cited[str] | None:
        """Return its country: stated by its own words, or resolved by those that say it elsewhere."""
        if self.country is None:
            return None
        if self.home is None:
            return Cited(self.country, self.spans, self.basis)
        if all(self.span.covers(span) for span in self.home.spans) and self.home.basis is not Basis.REFERENCE:
            return self.home
        return Cited(self.country, tuple(dict.fromkeys((self.span, *self.home.spans))), Basis.RESOLVED)

    @property
    def basis(self) -> Basis:
        """Tell how the words support the name."""
        return Basis.STATED if self.resolved_by is None else Basis.RESOLVED
