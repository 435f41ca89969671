"""Which articles are near copies of each other: by the shingles that they share, whatever was cut or added.

The measure is Broder's resemblance (On the resemblance and containment of documents, 1997): the Jaccard index of
the sets of runs of five words. A bottom-k sketch finds which articles are worth comparing.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from typing import Final

from app.text import fold

SHINGLE: Final = 5  # words
RESEMBLANCE: Final = 0.5  # of which on two articles are near copies
SKETCH: Final = 64  # shingles kept to find an article by
SHORTEST: Final = 20  # words: two shorter texts are alike by chance
_WORDS: Final = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Return the runs of five words of *text*, folded and hashed to 16 hexadecimal digits; none of a short text."""
    words = _WORDS.findall(fold(text))
    if len(words) < SHORTEST:
        return frozenset()
    runs = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
    return frozenset(blake2b(run.encode(), digest_size=8).hexdigest() for run in runs)


def sketch(shingled: AbstractSet[str]) -> list[str]:
    """Return the least of *shingled*, at most ``SKETCH``: near copies share some of theirs."""
    return sorted(shingled)[:SKETCH]


def shared(sketched: Sequence[str]) -> int:
    """Return how many shingles of a sketch a near copy has in its own, all but certainly: an eighth."""
    return -(-len(sketched) // 8)


def near_copies(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Tell whether two articles with these shingles are near copies."""
    both = len(left & right)
    return both > 0 and both >= RESEMBLANCE * (len(left) + len(right) - both)
