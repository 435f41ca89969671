"""Who speaks, as a sentence names it."""

from dataclasses import dataclass

from app.extract.actors import Actor
from app.text import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an actor of the article or, when it names none, words as printed; ``span`` is where."""

    actor: Actor | None
    span: Span
