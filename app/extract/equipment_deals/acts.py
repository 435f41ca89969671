"""What the text says is done to equipment: buying, offering, delivering, cancelling, in verbs and in nouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from app.extract.actors import Actor
from app.extract.equipment_deals.modifiers import is_moot, is_pending, reaching, tense_of
from app.extract.index import Index
from app.extract.lexicon import Cue, Lexicon
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import RecordType


class Frame(StrEnum):
    """Who stands where around an act."""

    BUYER = "buyer"  # its subject obtains: buy, order, receive
    SUPPLIER = "supplier"  # its subject provides: sell, deliver, donate
    BETWEEN = "between"  # either may be its subject: sign, negotiate, agree
    EQUIPMENT = "equipment"  # its subject is the equipment: arrive, enter service
    NONE = "none"  # it only says how another act is meant: deny, rumour


FRAMES: dict[Frame, tuple[str, ...]] = {
    Frame.BUYER: (
        "tender",
        "buy",
        "order",
        "receive",
        "select",
        "request",
        "lease",
        "plan",
        "study",
        "pay",
        "exercise",
        "option",
        "expand",
    ),
    Frame.SUPPLIER: ("sell", "supply", "deliver", "donate", "transfer", "lend", "let", "offer", "win", "promise"),
    Frame.BETWEEN: (
        "sign",
        "contract",
        "accord",
        "intent",
        "agree",
        "negotiate",
        "modernise",
        "maintain",
        "award",
        "matter",
        "cancel",
        "suspend",
        "approve",
        "propose",
    ),
    Frame.EQUIPMENT: ("arrive", "surpass"),
    Frame.NONE: ("deny", "rumour", "replace", "fund"),
}
_FRAME = {action: frame for frame, actions in FRAMES.items() for action in actions}
OBTAINING = frozenset({"buy", "order", "receive", "lease", "request", "select", "expand"})
PROVIDING = frozenset({"sell", "supply", "deliver", "donate", "transfer", "lend", "let", "offer", "win", "promise"})
INSTRUMENTS = frozenset({"contract", "accord", "intent", "order"})  # nouns for what is signed
FINITE = frozenset({"past", "now", "will", "would"})

_ORDER = ("past", "now", "will", "would", "inf", "ing", "part", "noun")  # of two readings of a form the first
_BREAK = re.compile(r"[.;:()!?]|,\s")
_MARK = re.compile(r"[.,;:()!?–—]")
_SUBJECT = 35  # characters between a noun and the verb it is the subject of
_ASKED = 48  # characters between a verb for asking and the preposition before what is asked for
_SHARED = 120  # characters between an auxiliary and the second of two participles it stands before
_NEAR = 16  # characters around a word in which its neighbours stand
_OWNERS = ("'s ", "’s ", "s' ", "s’ ")


@dataclass(frozen=True, slots=True)
class Act:
    """An act at its words.

    ``tense``: noun, inf, now, past, will, would, ing or part; English keeps its participles under past.
    """

    span: Span
    action: str
    tense: str
    negated: bool = False
    passive: bool = False
    participle: bool = False  # its form may be a participle's
    pending: bool = False  # with a word that makes what is negated only late: "not yet signed"
    flat: bool = False  # negated for good: "did not sign", "never signed", and not "has not signed"
    unreal: bool = False  # only thought: "would have bought", "hubiera comprado"
    conditional: bool = False  # in a form that leaves open whether it is so: "achèterait", "compraría"

    @property
    def frame(self) -> Frame:
        """Return who stands where around it."""
        return _FRAME[self.action]

    @property
    def finite(self) -> bool:
        """Tell whether it is a verb with a subject of its own."""
        return self.tense in FINITE


def find_acts(reading: Reading, actors: Index[Actor]) -> Index[Act]:
    """Return every act in lines that tell, outside the names of people and bodies."""
    by_span: dict[Span, list[Cue]] = {}
    for cue in reading.cues.all("deal_acts"):
        actor = actors.at(cue.span.start)
        if actor is None or actor.kind is RecordType.COUNTRY or actor.span.end < cue.span.end:
            by_span.setdefault(cue.span, []).append(cue)
    acts = (_act(reading, span, cues) for span, cues in by_span.items() if reading.sentence_at(span.start))
    found = Index([*(act for act in acts if act is not None), *_asked(reading, actors)])
    return Index(act for act in _of_none(reading, found) if not is_moot(reading, act))


def _of_none(reading: Reading, acts: Index[Act]) -> Iterator[Act]:
    """Yield *acts*, a verb said of no contract at all taken for denied: "no contract was signed for the 18 jets"."""
    noun: Act | None = None
    for act in acts:
        between = reading.text[noun.span.end : act.span.start] if noun else ""
        if noun and act.finite and not act.pending and len(between) <= _SUBJECT and not _MARK.search(between):
            yield replace(act, negated=True, flat=True)
        else:
            yield act
        noun = act if act.tense == "noun" and act.negated else None


def _asked(reading: Reading, actors: Index[Actor]) -> Iterator[Act]:
    """Yield the verbs that ask someone for something: "asked Washington for 12 jets"."""
    for cue in reading.cues.all("deal_grammar").of("ask"):
        near = Span(cue.span.end, cue.span.end + _ASKED)
        word = reading.cues.first("deal_grammar", near, "for")
        if word is None or word.span.start == cue.span.end or reading.sentence_at(cue.span.start) is None:
            continue
        between = Span(cue.span.end, word.span.start)
        whom = next(actors.inside(between), None) or reading.cues.first("countries", between)
        if whom is not None and not _BREAK.search(reading.text, between.start, between.end):
            yield Act(cue.span, "request", "past")


def _act(reading: Reading, span: Span, cues: list[Cue]) -> Act | None:
    written = span.quote(reading.text).lower()
    exact = [cue for cue in cues if written in _forms(reading.lexicon)[cue.key]]
    keys = [cue.key.split(".") for cue in exact or cues]
    keys = [key for key in keys if key[1] == "noun" or not _is_named(reading, span)]
    if not keys:
        return None
    nominal = any(tense == "noun" for _, tense in keys) and (len(keys) == 1 or _is_noun(reading, span))
    fitting = [key for key in keys if (key[1] == "noun") == nominal] or keys
    fitting = [_given(reading, span, key) for key in fitting]
    action, tense = min(fitting, key=lambda key: _ORDER.index(key[1]))
    participle = any(key == [action, "part"] for key in keys) and tense != "noun"
    keys_before = {cue.key for cue in reaching(reading, span, tense, participle=participle)}
    keys_before -= set() if tense != "noun" or "none" in keys_before else {"not"}  # "does not affect the contract"
    if tense != "noun":
        tense = tense_of(tense, keys_before, participle=participle)
    if tense == "part" and _goes_with(reading, span):
        tense = "past"
    return Act(
        span,
        action,
        tense,
        negated=bool(keys_before & {"not", "none"}),
        passive="be" in keys_before,
        participle=participle,
        pending=is_pending(reading, span),
        flat="not" in keys_before
        and ("never" in keys_before or tense == "will" or (tense == "past" and not keys_before & {"have", "be"})),
        unreal=tense != "noun" and {"would", "have"} <= keys_before,
        conditional=[action, "would"] in keys or ("conjecture" in keys_before and participle),
    )


def _goes_with(reading: Reading, span: Span) -> bool:
    """Tell whether a participle shares the auxiliary of the one before: "a rejeté l'offre et commandé 24 avions"."""
    joint = reading.cues.ending("deal_grammar", span.start - 1, "and")
    sentence = reading.sentence_at(span.start)
    if joint is None or sentence is None:
        return False
    near = Span(max(sentence.span.start, span.start - _SHARED), joint.span.start)
    return near.start < near.end and reading.cues.first("deal_grammar", near, "have") is not None


def _given(reading: Reading, span: Span, key: list[str]) -> list[str]:
    """Take a lease to us for a loan, whose subject gives: "nos arrienda", "nous louent"."""
    us = reading.cues.ending("deal_grammar", span.start - 1, "us") is not None
    return ["lend", key[1]] if key[0] == "lease" and us and key[1] in FINITE else key


@cache
def _forms(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the forms of each act with their accents, by which "commande" is not "commandé"."""
    keys = lexicon.sections.get("deal_acts", {})
    return {key: frozenset(form.lower() for form in lexicon.phrases("deal_acts", key)) for key in keys}


def _is_noun(reading: Reading, span: Span) -> bool:
    """Tell a noun from a verb of the same form by the words before and after it."""
    grammar, text = reading.cues.all("deal_grammar"), reading.text
    if text[max(0, span.start - 3) : span.start].endswith(_OWNERS):
        return True
    before = grammar.last_before(span.start)
    if (
        before is not None
        and len(text[before.span.end : span.start].split()) <= 1
        and span.start - before.span.end < _NEAR
    ):
        keys = {cue.key for cue in reading.cues.inside("deal_grammar", before.span)}
        if keys & {"the", "own", "whose", "of", "for", "by", "with", "fused"}:
            return True
        if before.span.end == span.start - 1 and keys & {"to", "will", "would", "not", "us", "reflexive", "relative"}:
            return False
    after = grammar.first_from(span.end)
    if after is not None and after.span.start == span.end + 1 and after.key in {"of", "for", "with", "by", "from"}:
        return True
    counted = any(
        cue.span.start == span.end + 1 for cue in reading.cues.inside("numbers", Span(span.end, span.end + _NEAR))
    )
    counted = (
        counted
        or text[span.end + 1 : span.end + 2].isdigit()
        or (after is not None and after.span.start == span.end + 1)
    )
    return not counted


def _is_named(reading: Reading, span: Span) -> bool:
    """Tell whether a single word is capitalised inside a sentence, as names are."""
    word = span.quote(reading.text)
    sentence = reading.sentence_at(span.start)
    inside = sentence is not None and reading.text[sentence.span.start : span.start].strip("«“\"'‘(—–-•►* ") != ""
    return (
        inside
        and word[:1].isupper()
        and word[1:].islower()
        and sentence is not None
        and sentence.block.kind.value == "body"
    )
