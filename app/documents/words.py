"""The one tokenizer: what a record's ``words`` hold, and what a search is split into."""

import re
from collections.abc import Iterable, Iterator

from app.text import fold

_DOTTED = re.compile(r"\b(?:[a-z]{1,2}\.){2,}")  # u.s., ee.uu.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PART = re.compile(r'"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+)')


def tokens(text: str) -> list[str]:
    """Split *text* into folded tokens: "F-16" and "F16" are one token, "U.S." is "us", "non-NATO" is two."""
    found = _WORD.findall(_DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), fold(text)))
    split = ([word.replace("-", "")] if any(map(str.isdigit, word)) else word.split("-") for word in found)
    return [token for part in split for token in part]


def words(texts: Iterable[str]) -> str:
    """Return the tokens of *texts* in their order, each led and followed by a space, a bar between two texts."""
    each = ("".join(f" {token} " for token in tokens(text)) for text in dict.fromkeys(texts))
    return "|".join(found for found in each if found)


def needles(search: str) -> list[str]:
    """Return what ``words`` must hold, all of it, to fit a *search*.

    Words stand anywhere; in quotation marks they stand side by side, and a star stands for the rest of a word:
    ``"fighter jet*" peru``.
    """
    return list(dict.fromkeys(needle for part in _PART.finditer(search) for needle in _needles(part)))


def _needles(part: re.Match[str]) -> Iterator[str]:
    phrase = part["phrase"] or part["word"]
    each = [f" {token} " for token in tokens(phrase)]
    if part["phrase"] and each:
        each = ["".join(each)]
    if each and phrase.endswith("*"):
        each[-1] = each[-1].rstrip()
    yield from each
