"""Quoted speech: between quotation marks of any shape, over several paragraphs, or after a dash of dialogue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.extract.index import Index
from app.extract.layout import Block, BlockKind
from app.extract.reading import Reading, once
from app.text import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the text quotes, within one line of it.

    ``span`` has the marks, ``words`` has not. ``dash`` tells that a dash of dialogue opens it; its ``words`` may
    still hold the reporter's own ("— Enough, says Ana. Go."). ``continued`` tells that it goes on from the line before.
    """

    span: Span
    words: Span
    dash: bool = False
    continued: bool = False


# Each mark that can open a quotation, and those that close what it opened.
_CLOSERS = {"“": '”“"', "„": '“”"', "”": "”", "«": "»", "»": "«", "‹": "›", '"': '"”', "‘": "’'", "'": "'’"}
_MARKS = re.compile(r"[“”„«»‹›\"‘’']")
_SINGLE = "‘'"
_CLOSED = re.compile(r"[^‘'’]*(?:[’'](?:[a-z]+|(?=[\s,.]))[^‘'’]*)*[,.!?][’'](?!\w)")
_SINGLE_LENGTH = 400  # characters: longer, the closing mark is an apostrophe of another word
_OPENS_AFTER = " \u00a0\u202f\t([{—–-:;,/¿¡'’"
_DIALOGUE = re.compile(r"[—―–]\s?(?=[^\s\d—―–])")
_INNER = re.compile(r"(?<=[.!?:]\s)[—―](?=[¿¡A-ZÀ-Þ])")
_DASH = re.compile(r"(?<=[\s.,!?…»”])[—―–](?=[^\s\d])|(?<=[^\s])[—―–](?=[\s.,;:])|(?<=\s)[—―–](?=\s)")


@once
def find_quotations(reading: Reading) -> Index[Quotation]:
    """Return the quotations of the lines that tell, the outermost only, in order."""
    blocks = [block for block in reading.blocks if block.kind.tells]
    found: list[Quotation] = []
    carried = ""  # the mark that opened a quotation which earlier lines did not close
    for at, block in enumerate(blocks):
        if not carried and _speaks(reading.text, block):
            found += _dialogue(reading.text, block.span)
            continue
        scan = _Scan(reading.text, block.span, carried)
        following = blocks[at + 1].span if at + 1 < len(blocks) else None
        found += scan.quotations(following)
        found += _within(reading.text, block.span)
        carried = scan.carries
    return Index(found)


def _speaks(text: str, block: Block) -> bool:
    """Tell whether a dash of dialogue opens the line."""
    return _DIALOGUE.match(text, block.span.start, block.span.end) is not None and block.kind is BlockKind.BODY


def _dialogue(text: str, line: Span) -> Iterator[Quotation]:
    """Yield what is spoken in a line of dialogue: every other part between its dashes, the first included."""
    dashes = [dash.start() for dash in _DASH.finditer(text, line.start + 2, line.end)]
    edges = [line.start, *dashes, line.end]
    for start, end in list(pairwise(edges))[::2]:
        words = _trimmed(text, start + 1, end, " \u00a0\u202f.,;:")
        if words:
            yield Quotation(Span(start, end), _with_stop(text, words, end), dash=True)


def _within(text: str, line: Span) -> Iterator[Quotation]:
    """Yield what is spoken after a dash that opens a sentence within a line: "He was angry. —Never —he said"."""
    dash = _INNER.search(text, line.start, line.end)
    if dash is not None and _DASH.search(text, dash.start() + 2, line.end) is not None:
        yield from _dialogue(text, Span(dash.start(), line.end))


def _with_stop(text: str, words: Span, end: int) -> Span:
    """Give the words back the full stop that closes them, when it is theirs."""
    return Span(words.start, words.end + 1) if words.end < end and text[words.end] == "." else words


def _trimmed(text: str, start: int, end: int, extra: str = " \u00a0\u202f\t") -> Span | None:
    while start < end and text[start] in extra:
        start += 1
    while end > start and text[end - 1] in extra:
        end -= 1
    return Span(start, end) if start < end else None


@dataclass
class _Scan:
    """One pass over the marks of a line."""

    text: str
    line: Span
    carried: str
    carries: str = ""  # what this line hands on
    _open: list[tuple[str, int]] = field(default_factory=list)
    _closed: list[tuple[int, int]] = field(default_factory=list)

    def quotations(self, following: Span | None) -> Iterator[Quotation]:
        """Yield the outermost quotations; what stays open counts when the *following* line goes on with it."""
        if self.carried:
            self._open.append((self.carried, self._resumes()))
        continued = self._open[0][1] if self._open else None
        for mark in _MARKS.finditer(self.text, self.line.start, self.line.end):
            if continued is None or mark.start() != continued or not self._reopened:
                self._take(mark[0], mark.start())
        self._hand_on(following)
        for start, end in _outermost(self._closed):
            words = self._words(start, end)
            if words:
                yield Quotation(Span(start, end), words, continued=start == continued)

    def _resumes(self) -> int:
        return self.line.start

    @property
    def _reopened(self) -> bool:
        """Tell whether the line opens with a mark that repeats the one carried over."""
        first = self.text[self.line.start]
        return bool(self.carried) and (first == self.carried or (self.carried == "«" and first == "»"))

    def _take(self, mark: str, at: int) -> None:
        """Let a mark close the quotation it can close, or else open one."""
        if mark in _SINGLE + "’" and self._apostrophe(mark, at):
            return
        depth = next(
            (n for n in range(len(self._open) - 1, max(-1, len(self._open) - 4), -1) if self._closes(n, mark, at)), None
        )
        if depth is not None:
            self._closed.append((self._open[depth][1], at + 1))
            del self._open[depth:]
        elif self._opens(mark, at):
            self._open.append((mark, at))

    def _closes(self, depth: int, mark: str, at: int) -> bool:
        opener, start = self._open[depth]
        if mark not in _CLOSERS[opener] or (opener in _SINGLE and at - start > _SINGLE_LENGTH):
            return False
        if opener in _SINGLE and self._plural(at, start + _SINGLE_LENGTH):
            return False
        if mark in {opener, "“", '"'}:
            return self.text[at - 1] not in " \u00a0\u202f(" or not self._starts_word(at)
        return True

    def _plural(self, at: int, end: int) -> bool:
        """Tell whether a single mark is a plural's apostrophe, because a later one closes after a comma or stop."""
        behind = self.text[at + 1 : at + 3]
        if not self.text[at - 1].isalpha() or not (behind[:1] == " " or behind in (",'", ",’", ".'", ".’")):
            return False
        return _CLOSED.match(self.text, at + 1, min(end, self.line.end)) is not None

    def _opens(self, mark: str, at: int) -> bool:
        if mark in "“„«‹":
            return True
        if mark in "\"‘'":
            before = self.text[at - 1] if at > self.line.start else " "
            return before in _OPENS_AFTER and self._starts_word(at)
        return False

    def _starts_word(self, at: int) -> bool:
        return at + 1 < self.line.end and not self.text[at + 1].isspace()

    def _apostrophe(self, mark: str, at: int) -> bool:
        """Tell whether a single mark belongs to a word: within it, or after a plural's s with nothing open."""
        before = at > self.line.start and self.text[at - 1].isalnum()
        after = at + 1 < self.line.end and self.text[at + 1].isalnum()
        if before and after:
            return True
        inside = any(opener in _SINGLE for opener, _ in self._open[-3:])
        return not inside and (mark == "’" or before or not after)

    def _hand_on(self, following: Span | None) -> None:
        """Keep what is still open when the following line re-opens or closes it; else forget it."""
        first = next(((mark, at) for mark, at in self._open if mark in '“«"„'), None)
        if first is None or following is None or not self._goes_on(first[0], following):
            return
        self.carries = first[0]
        self._closed.append((first[1], self.line.end))

    def _goes_on(self, opener: str, following: Span) -> bool:
        start = self.text[following.start]
        if start == opener or (opener == "«" and start == "»"):
            return True
        closers = _CLOSERS[opener].replace(opener, "").replace('"', "") or opener
        mark = next(
            (m for m in _MARKS.finditer(self.text, following.start, following.end) if m[0] in closers + opener), None
        )
        return mark is not None and mark[0] in closers and self.text[mark.start() - 1] not in " ("

    def _words(self, start: int, end: int) -> Span | None:
        first = start + 1 if self.text[start] in _CLOSERS else start
        last = end - 1 if end > first and self.text[end - 1] in "”“»›\"’'«" and end - 1 > start else end
        return _trimmed(self.text, first, last)


def _outermost(closed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield, in order, the pairs that lie in no other."""
    reach = -1
    for start, end in sorted(closed, key=lambda pair: (pair[0], -pair[1])):
        if start >= reach:
            yield start, end
            reach = end
