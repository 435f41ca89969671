"""Spans that name something: a country, a day, a number, a sum, a piece of equipment."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """A span and what it names; ``resolved_by`` are the words that resolve it when its own do not suffice.

    ``outside`` tells that they do not suffice and that what resolves them is not in the text, but known of the article.
    """

    span: Span
    value: T
    resolved_by: Span | None = None
    outside: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the words to cite: the mention's own, and those that resolve it."""
        return (self.span,) if self.resolved_by is None else (self.span, self.resolved_by)

    @property
    def basis(self) -> Basis:
        """Tell how the words support the value."""
        return Basis.STATED if self.resolved_by is None and not self.outside else Basis.RESOLVED

    @property
    def cited(self) -> Cited[T]:
        """Return the value with its words."""
        return Cited(self.value, self.spans, self.basis)
