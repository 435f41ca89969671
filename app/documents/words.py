"""The one tokenizer: what a record's ``words`` hold, and what a search is split into."""

import re
from collections.abc import Iterable

from app.text import fold

_DOTTED = re.compile(r"\b(?:[a-z]{1,2}\.){2,}")  # u.s., ee.uu.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def tokens(text: str) -> list[str]:
    """Split *text* into folded tokens: "F-16" and "F16" are one token, "U.S." is "us", "non-NATO" is two."""
    found = _WORD.findall(_DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), fold(text)))
    split = ([word.replace("-", "")] if any(map(str.isdigit, word)) else word.split("-") for word in found)
    return [token for part in split for token in part]


def words(texts: Iterable[str]) -> str:
    """Return each token of *texts* once, in order, led, joined and followed by one space."""
    once = dict.fromkeys(token for text in texts for token in tokens(text))
    return f" {' '.join(once)} "
