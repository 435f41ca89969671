"""What an actor is."""

from dataclasses import dataclass

from app.text import Span
from app.vocabulary import Basis, OrganizationKind, RecordType


@dataclass(frozen=True, slots=True)
class Actor:
    """Something that can act, where the text names it.

    ``name`` is a person's or organization's fullest name in the article, or a country's code. ``country`` is
    the country itself, an organization's home or the one a person holds office for; None when nothing says it.
    ``resolved_by`` are the words that say who it is when the span's own do not ("she", "the minister", "Lima").
    """

    span: Span
    kind: RecordType
    name: str
    country: str | None = None
    organization_kind: OrganizationKind | None = None
    resolved_by: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the words to cite: the actor's own, and those that resolve it."""
        return (self.span,) if self.resolved_by is None else (self.span, self.resolved_by)

    @property
    def basis(self) -> Basis:
        """Tell how the words support the name."""
        return Basis.STATED if self.resolved_by is None else Basis.RESOLVED
