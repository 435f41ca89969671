"""The small words that stand in names: "von", "de la", "d'"."""

import re
from functools import cache
from typing import NamedTuple

from app.extract.lexicon import Lexicon
from app.text import fold


class Particles(NamedTuple):
    """The small words of a language that stand in names, and what may stand between two words of one."""

    particles: frozenset[str]
    elided: tuple[str, ...]
    elided_articles: frozenset[str]
    gap: re.Pattern[str]
    surnames: frozenset[str]


@cache
def particles_of(lexicon: Lexicon) -> Particles:
    """Return those of a language, read once."""
    phrases = {key: tuple(map(fold, lexicon.phrases("name_particles", key))) for key in ("words", "elided")}
    particles = frozenset(word for phrase in phrases["words"] for word in phrase.split())
    marks = "|".join(re.escape(word) for word in sorted(particles) if word.endswith("'"))
    return Particles(
        particles,
        phrases["elided"],
        frozenset(map(fold, lexicon.phrases("name_particles", "elided_articles"))),
        re.compile(rf" (?:[‘ʻ]|{marks})?" if marks else " [‘ʻ]?", re.IGNORECASE),
        frozenset(map(fold, lexicon.phrases("surnames", "words"))),
    )
