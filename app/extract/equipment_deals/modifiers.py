"""The words before and behind an act that change what it says: not, never, yet, will, has, until."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Protocol

from app.extract.lexicon import Cue
from app.extract.reading import Reading
from app.text import Span


class Ending(Protocol):
    """What is asked of an act here: what it does, in which form and where."""

    @property
    def span(self) -> Span: ...
    @property
    def action(self) -> str: ...
    @property
    def tense(self) -> str: ...
    @property
    def passive(self) -> bool: ...


_BREAK = re.compile(r"[.;:()!?]|,\s")
_BEFORE = 32  # characters before a verb in which what modifies it stands
_CHANGING = ("not", "never", "none", "will", "would", "be", "have", "just", "did", "conjecture")
_OBJECT = 24  # characters between a verb and the first noun of its object, or what is asked for and who asks
_NEAR = 16  # characters behind an act in which an adverb stands


def modifiers(reading: Reading, span: Span) -> Iterator[Cue]:
    """Yield the words for negation, future and passive that stand before an act, with nothing closed in between."""
    start = max(0, span.start - _BEFORE)
    if start >= span.start:
        return
    for cue in reading.cues.inside("deal_grammar", Span(start, span.start), *_CHANGING):
        if cue.span.quote(reading.text).lower() not in reading.lexicon.phrases("deal_grammar", cue.key):
            continue
        between = reading.text[cue.span.end : span.start]
        other = next(reading.cues.inside("deal_acts", Span(cue.span.start, span.start)), None)
        if not _BREAK.search(between) and (other is None or other.span.start < cue.span.start):
            yield cue


def reaching(reading: Reading, span: Span, tense: str, *, participle: bool) -> list[Cue]:
    """Return the words that modify an act, without those left of an "and" before a verb of its own.

    "has not bought or leased" shares its "not", "did not wait and ordered" does not.
    """
    found = list(modifiers(reading, span))
    shared = participle and any(cue.key in {"have", "be"} for cue in found)
    return [cue for cue in found if _reaches(reading, cue, span, own=tense in {"now", "past", "will"} and not shared)]


def _reaches(reading: Reading, cue: Cue, span: Span, *, own: bool) -> bool:
    if cue.span.end >= span.start:
        return True
    joint = next(reading.cues.inside("deal_grammar", Span(cue.span.end, span.start), "and", "but"), None)
    if joint is None:
        return True
    helped = joint.span.end < span.start and reading.cues.first(
        "deal_grammar", Span(joint.span.end, span.start), "have", "be", "will"
    )
    return not (own or helped)


def is_pending(reading: Reading, span: Span) -> bool:
    """Tell whether an act, if it is negated, is only late: "has not yet signed", "will not arrive until May"."""
    near = Span(max(0, span.start - _BEFORE), span.end + _NEAR)
    behind = Span(span.end, span.end + _NEAR)
    cues = reading.cues
    return bool(cues.first("deal_grammar", near, "yet") or cues.first("deal_grammar", behind, "until"))


def tense_of(tense: str, before: AbstractSet[str], *, participle: bool) -> str:
    """Return the tense of a form with the words before it: "will sign" is to come, "did not sign" past."""
    if tense in {"will", "would", "noun"}:
        return tense
    if tense == "now" and participle and before & {"have", "be", "will", "would"}:
        tense = "part"  # of two readings of "entregue"
    if before & {"just", "did"} and tense == "inf":
        return "past"  # "acaba de firmar", "vient de signer", "did not sign"
    if "would" in before and tense in {"inf", "part", "past"}:
        return "would"
    if "will" in before and tense in {"inf", "part", "past"}:
        return "will"
    return "past" if participle and before & {"have", "be"} else tense


def is_moot(reading: Reading, act: Ending) -> bool:
    """Tell whether what is turned down or ended is no deal, or only should be ended.

    "rejected criticism of the contract" turns down what is said of it, "demanded the cancellation" ends nothing.
    """
    if act.action not in {"cancel", "deny", "suspend", "rumour"}:
        return False
    behind = Span(act.span.end, act.span.end + _OBJECT)
    said = None if act.passive else reading.cues.first("deal_grammar", behind, "grievance")
    if said is not None and _is_object(reading, act.span.end, said.span.start):
        return act.action != "deny" or not _opens_clause(reading, said.span)
    return act.action in {"cancel", "suspend"} and _is_only_sought(reading, act)


def _is_only_sought(reading: Reading, act: Ending) -> bool:
    """Tell whether an end, or a delay, is only asked for, feared, possible or ruled out: "threatened to cancel"."""
    if reading.cues.first("deal_grammar", Span(max(0, act.span.start - _NEAR), act.span.end), "grievance"):
        return True
    if act.span.start == 0 or act.tense not in {"inf", "noun", "ing", "would"}:
        return False
    before = Span(max(0, act.span.start - _OBJECT), act.span.start)
    asked = reading.cues.first("deal_grammar", before, "sought")
    return asked is not None and not _BREAK.search(reading.text, asked.span.end, act.span.start)


def _is_object(reading: Reading, start: int, end: int) -> bool:
    """Tell whether only small words that part no clause stand between a verb and a noun."""
    if start >= end or _BREAK.search(reading.text, start, end):
        return False
    return reading.cues.first("deal_grammar", Span(start, end), "clause", "by", "with", "for", "and") is None


def _opens_clause(reading: Reading, noun: Span) -> bool:
    """Tell whether a noun for what is said tells at once what that is: "denied the allegation that …"."""
    word = reading.cues.first("deal_grammar", Span(noun.end, noun.end + _NEAR), "relative")
    return word is not None and word.span.start <= noun.end + _NEAR
