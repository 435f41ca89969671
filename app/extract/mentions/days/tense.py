"""Whether a clause speaks of what has been or of what is to come, by the nearest word that shows it."""

import re
from collections.abc import Iterator
from functools import cache

from app.extract.lexicon import Lexicon
from app.extract.reading import Reading
from app.text import Span

_ABSORBED = 16  # characters after "will be", "será": a participle there is no past
_BREAK = 60  # what a break between clauses adds to the distance, in characters
_BREAKS = re.compile(r"[;:.—–“”\"«»()]|,\s")
_STEM = 2  # letters before an ending
_REACH = 400  # characters: a word so far from a date says nothing of it
_BESIDE = 4  # characters between a date and "by", "until"
_BESIDE_DISTANCE = 40  # those words are as weak as a verb so far away, in characters
_AFTER_WEIGHT = 2  # a word after the date shows less than one before it


@cache
def _endings(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of lower-case words with a future and with a past ending, accents and all."""
    future, past = (
        "|".join(sorted(map(re.escape, lexicon.phrases("days.endings", key)), key=len, reverse=True)) or r"(?!)"
        for key in ("future", "past")
    )
    return tuple(re.compile(rf"\b[A-ZÀ-Þ]?[a-zß-ÿ]{{{_STEM},24}}?(?:{forms})\b") for forms in (future, past))  # type: ignore[return-value]  # two patterns


def tells_future(reading: Reading, said: Span) -> bool | None:
    """Tell whether the date at *said* is told as to come (True) or as past (False); None when no word shows it."""
    sentence = reading.sentence_at(said.start)
    if sentence is None:
        return None
    start, end = max(sentence.span.start, said.start - _REACH), min(sentence.span.end, said.end + _REACH)
    within = Span(start, max(end, said.end))
    marks = [
        (_distance(reading.folded, said, span), future)
        for span, future in _marks(reading, within, sentence.span.start)
        if not span.meets(said)
    ]
    marks += [
        (_BESIDE_DISTANCE, True)
        for cue in reading.cues.inside("days.tense", within, "future_beside")
        if 0 <= said.start - cue.span.end <= _BESIDE
    ]
    return min(marks)[1] if marks else None


def _marks(reading: Reading, within: Span, opening: int) -> Iterator[tuple[Span, bool]]:
    """Yield words that show a tense, with whether it is the future; a sentence opens at *opening*."""
    cues = list(reading.cues.inside("days.tense", within, "future", "past"))
    ahead = [cue.span for cue in cues if cue.key == "future"]
    yield from ((cue.span, cue.key == "future") for cue in cues)
    future, past = _endings(reading.lexicon)
    for found in future.finditer(reading.text, within.start, within.end):
        span = Span(*found.span())
        if _is_word(reading.text, span, opening):
            ahead.append(span)
            yield span, True
    for found in past.finditer(reading.text, within.start, within.end):
        span = Span(*found.span())
        absorbed = any(mark.start <= span.start < mark.end + _ABSORBED for mark in ahead)
        if not absorbed and _is_word(reading.text, span, opening):
            yield span, False


def _is_word(text: str, span: Span, opening: int) -> bool:
    """Tell whether what has the ending of a verb is no name: names begin with a capital within the sentence."""
    return text[span.start].islower() or not any(
        letter.isalnum() for letter in text[max(opening, span.start - _REACH) : span.start]
    )


def _distance(folded: str, said: Span, mark: Span) -> int:
    before = mark.end <= said.start
    gap = folded[mark.end : said.start] if before else folded[said.end : mark.start]
    distance = len(gap) + _BREAK * len(_BREAKS.findall(gap))
    return distance if before else distance * _AFTER_WEIGHT
