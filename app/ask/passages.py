"""Where in an article a quote stands: exactly, or with white space and quotation marks folded."""

from array import array
from collections.abc import Iterator

from app.text import Span

_MARKS = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'")})


class Passages:
    """A text in which quotes are found, by offsets into the text as it is."""

    def __init__(self, text: str) -> None:
        """Fold the text once."""
        self.text = text
        self._flat, self._offsets = _flatten(text)

    def find(self, quote: str, within: Span | None = None) -> Iterator[Span]:
        """Yield where *quote* stands as whole words inside *within*, by default anywhere: exact places first."""
        within = within or Span(0, max(1, len(self.text)))
        words = quote.strip()
        if not words:
            return
        exact = list(_places(self.text, words, within.start, within.end))
        yield from (Span(start, start + len(words)) for start in exact)
        flat, _ = _flatten(words)
        for start in _places(self._flat, flat, 0, len(self._flat)):
            found = Span(self._offsets[start], self._offsets[start + len(flat) - 1] + 1)
            if within.covers(found) and found.start not in exact:
                yield found


def _flatten(text: str) -> tuple[str, "array[int]"]:
    """Return *text* with each run of white space as one space and plain quotation marks, and where each came from."""
    flat: list[str] = []
    offsets: array[int] = array("L")
    for offset, character in enumerate(text.translate(_MARKS)):
        if not character.isspace():
            flat.append(character)
        elif flat and flat[-1] != " ":
            flat.append(" ")
        else:
            continue
        offsets.append(offset)
    return "".join(flat), offsets


def _places(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Yield where *words* stand between *start* and *end*, not as part of a longer word or number."""
    at = text.find(words, start, end)
    while at >= 0:
        if not (_joined(text, at) or _joined(text, at + len(words))):
            yield at
        at = text.find(words, at + 1, end)


def _joined(text: str, at: int) -> bool:
    """Tell whether the characters on both sides of *at* belong to one word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
