"""The noun phrases that name an agreement: "the Reciprocal Access Agreement", "un memorando sobre minerales"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extract.lexicon import Cue
from app.extract.reading import Reading, Sentence
from app.text import Span
from app.vocabulary import Instrument

_WORD = re.compile(r"[^\W_](?:[\w'’./&-]*[^\W_])?")
_MOST_WORDS = 24
_GAP = re.compile(r"[ \u00a0]?[(«“\"]?[ \u00a0]?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names an agreement: its head, its whole extent, and how it is determined."""

    head: Cue
    span: Span
    instrument: Instrument
    definite: bool
    sentence: Sentence
    compound: bool  # its head is more than one word: "declaration of intent"
    named: bool  # its head is capitalised as a name is

    @property
    def bare(self) -> bool:
        """Tell whether the head stands without anything that says which agreement it is."""
        return self.span == self.head.span and (self.definite or not self.compound)


def find_phrases(reading: Reading) -> Iterator[Phrase]:
    """Yield the agreement phrases of the sentences that tell, in order, but not denied or generic ones."""
    end = 0
    for sentence in reading.sentences:
        for head in reading.cues.inside("agreement_nouns", sentence.span):
            if head.span.start < end or _is_something_else(reading, head):
                continue
            phrase = _phrase(reading, sentence, head)
            end = phrase.span.end
            if not _denied(reading, phrase):
                yield phrase


def _is_something_else(reading: Reading, head: Cue) -> bool:
    other = reading.cues.all("agreement_not").at(head.span.start)
    return other is not None and other.span.end >= head.span.end


def _phrase(reading: Reading, sentence: Sentence, head: Cue) -> Phrase:
    start, determiner = _left_end(reading, sentence, head)
    span = Span(start, _right_end(reading, sentence, head))
    definite = determiner is not None and reading.cues.first("agreement_grammar", determiner, "definite") is not None
    compound = " " in head.span.quote(reading.text)
    named = reading.text[head.span.start].isupper() and start > sentence.span.start
    return Phrase(head, span, Instrument(head.key), definite, sentence, compound, named)


def _left_end(reading: Reading, sentence: Sentence, head: Cue) -> tuple[int, Span | None]:
    """Walk left over modifiers; return where they begin, and the determiner before them."""
    words = list(_WORD.finditer(reading.text, max(sentence.span.start, head.span.start - 60), head.span.start))
    start = head.span.start
    for word in reversed(words[-5:]):
        span = Span(*word.span())
        if reading.folded[span.end : start] == "'":  # an article or preposition that has lost its vowel
            return start, Span(span.start, start)
        if not _GAP.fullmatch(reading.text[span.end : start]):
            return start, None
        if reading.cues.first("agreement_grammar", span, "determiner", "definite", "negation"):
            return start, span
        if _stops(reading, span) or not _modifies(reading, span):
            return start, span if reading.cues.first("agreement_grammar", span, "possessive") else None
        start = span.start
    return start, None


def _modifies(reading: Reading, word: Span) -> bool:
    """Tell whether a word before the head can belong to its name: a capitalised or a topical one."""
    if reading.text[word.start].isupper():
        return True
    return any(reading.cues.first(section, word) for section in ("agreement_subjects", "not_a_country")) or bool(
        reading.cues.first("agreement_grammar", word, "adjectives") or reading.cues.first("countries", word)
    )


def _stops(reading: Reading, word: Span) -> bool:
    return bool(
        reading.cues.first("agreement_grammar", word, "relative", "auxiliaries", "between", "topic", "possessive")
        or reading.cues.first("speech", word)
    )


def _right_end(reading: Reading, sentence: Sentence, head: Cue) -> int:
    """Walk right: adjectives and capitalised words, then a complement up to where its clause ends."""
    end, complement = head.span.end, False
    before_and = end
    for count, word in enumerate(_WORD.finditer(reading.text, head.span.end, sentence.span.end)):
        span = Span(*word.span())
        if count >= _MOST_WORDS or not _GAP.fullmatch(reading.text[end : span.start]):
            break
        if _ends_phrase(reading, span):
            break
        if before_and > head.span.end and reading.cues.starting("agreement_nouns", span.start) is not None:
            end = before_and  # "the treaty on X and the protocol on Y" are two
            break
        if reading.cues.starting("joins", span.start, "ands") is not None:
            before_and = end
        linked = reading.cues.first("agreement_grammar", span, "topic", "between", "parties_of", "determiner")
        if not (complement or linked or _modifies(reading, span)):
            break
        complement = complement or linked is not None
        end = span.end
    return _without_dangling(reading, head.span.end, end)


def _ends_phrase(reading: Reading, word: Span) -> bool:
    joins = reading.cues.first("agreement_grammar", word, "parties_of")
    if joins is not None and word.quote(reading.text) == reading.folded[word.start : word.end]:
        return False  # "e" joins where "é" is a verb
    return bool(
        reading.cues.first("agreement_grammar", word, "relative", "auxiliaries", "since", "until", "participles")
        or reading.cues.first("speech", word)
        or _verb(reading, word)
    )


def _verb(reading: Reading, word: Span) -> bool:
    status = reading.cues.all("agreement_status").at(word.start)
    return status is not None and status.span.start == word.start and not reading.text[word.start].isupper()


def _without_dangling(reading: Reading, head_end: int, end: int) -> int:
    """Drop prepositions and articles left at the end of a phrase."""
    while end > head_end:
        last = None
        for word in _WORD.finditer(reading.text, head_end, end):
            last = Span(*word.span())
        if last is None or not _dangles(reading, last):
            return end if last is None else last.end
        end = last.start
        while end > head_end and not reading.text[end - 1].isalnum():
            end -= 1
    return head_end


def _dangles(reading: Reading, word: Span) -> bool:
    """Tell whether a word leads on to another, all of it: "in", but not "l'Arménie"."""
    cues = reading.cues
    led = cues.first("agreement_grammar", word, "topic", "between", "parties_of", "determiner", "definite")
    dated = cues.first("days.years", word, "opens")
    return any(cue is not None and cue.span.end >= word.end for cue in (led, dated))


def _denied(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether the phrase is under a negative determiner: "no new agreements"."""
    start = max(phrase.sentence.span.start, phrase.span.start - 16)
    if start == phrase.head.span.start:
        return False
    before = Span(start, phrase.head.span.start)
    for cue in reading.cues.inside("agreement_grammar", before, "negation"):
        between = reading.text[cue.span.end : phrase.span.start]
        if len(_WORD.findall(between)) == 0:
            return True
    return False
