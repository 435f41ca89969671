"""Quotations that a verb of speech comments on: "“We are ready,” the minister said"."""

import re

from app.extract.mentions.quotations import Quotation
from app.extract.statements import speakers
from app.extract.statements.acts import Act
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.subjects import clause_end, other_voice
from app.text import Span

_TAG_LENGTH = 170  # characters between a quotation and its verb
_PAUSE = re.compile(r"[,!?…—–]$")
_STOP = re.compile(r"[.!?]\s+(?=\S)")


def lead(line: Line, act: Act) -> Quotation | None:
    """Return the quotation that the verb comments on, right before the verb's clause."""
    scene = line.scene
    before = [q for q in line.free() if line.cursor <= q.span.start and q.span.end <= act.span.start]
    if not before:
        return None
    last = before[-1]
    intro = scene.outside[line.cursor : last.span.start].strip()
    between = scene.outside[last.span.end : act.span.start]
    if (intro and not intro.endswith(":") and not last.dash) or len(between) > _TAG_LENGTH:
        return None
    if not last.dash and _ends_between(line, last.span.end, act.span.start):
        return None
    paused = _PAUSE.search(last.words.quote(scene.text)) or between.lstrip()[:1] in ("", ",", "—", "–")
    return last if paused or last.dash else None


def _ends_between(line: Line, start: int, end: int) -> bool:
    """Tell whether a sentence ends between a quotation and a verb; a stop within one is an abbreviation's: "Col."."""
    sentences = (line.scene.reading.sentence_at(stop.end()) for stop in _STOP.finditer(line.scene.outside, start, end))
    return any(sentence is None or sentence.span.start > start for sentence in sentences)


def quotation_first(line: Line, act: Act, lead: Quotation) -> Draft | None:
    following = line.next_act(act)
    limit = following.span.start if following else line.end
    fragments, end = [lead.words], act.span.end
    line.taken.add(lead)
    for quotation in list(line.free()):
        if act.span.end <= quotation.span.start and quotation.span.end <= limit and _resumes(line, quotation):
            fragments.append(quotation.words)
            line.taken.add(quotation)
            end = quotation.span.end
    tag_end = fragments[1].start if len(fragments) > 1 else clause_end(line, act)
    voice = speakers.before(line.scene, lead.span.end, act.span.start) or other_voice(line, act, tag_end)
    line.cursor = end
    told = [Span(lead.span.end, tag_end)]
    return Draft(fragments, voice, act, "statement.quotation", told) if voice is not None else None


def _resumes(line: Line, quotation: Quotation) -> bool:
    """Tell whether a quotation after the verb goes on with the one before it."""
    before = line.scene.rskip(quotation.span.start)
    return quotation.dash or line.scene.text[before - 1] in ",.;:"
