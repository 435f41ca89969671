"""Speech that no verb of the lexicon tells: after a colon, before a comma and a name, with the verb inside it."""

import re
from collections.abc import Iterator

from app.extract.mentions.quotations import Quotation
from app.extract.statements import speakers
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_REACH = 170  # characters of a subject before a colon
_FEW_WORDS = 10
_TAGS = ",–—-("  # what opens a tag that is a name
_PAUSE = re.compile(r"[,!?…—–]$")


def by_structure(line: Line) -> Iterator[Draft]:
    """Yield the statements that colons, commas and names tell of the quotations that no verb has taken."""
    for quotation in list(line.free()):
        draft = _after_colon(line, quotation) or _before_name(line, quotation)
        if draft is not None:
            line.taken.add(quotation)
            yield draft


def _after_colon(line: Line, quotation: Quotation) -> Draft | None:
    scene = line.scene
    before = scene.rskip(quotation.span.start)
    if before <= line.period.start + 1 or scene.text[before - 1] != ":":
        return None
    start = max(line.cursor, before - _REACH)
    voice = speakers.before(scene, start, before - 1) or _author(line, start, before - 1) or line.last_voice()
    if voice is None or (voice.actor is None and not line.drafts):
        return None
    return Draft([quotation.words], voice, None, "statement.colon", [Span(voice.span.start, before)])


def _author(line: Line, start: int, colon: int) -> Voice | None:
    """Return whom a few words before a colon end with: "The verdict of General Ruiz:"."""
    scene = line.scene
    actor = scene.actors.at(scene.rskip(colon) - 1)
    few = len(scene.outside[start:colon].split()) <= _FEW_WORDS
    return Voice(actor, actor.span) if few and actor is not None and actor.kind is RecordType.PERSON else None


def _before_name(line: Line, quotation: Quotation) -> Draft | None:
    scene = line.scene
    tag = scene.trimmed(quotation.span.end, line.end, ".")
    if tag is None or quotation.span.start > line.period.start:
        return None
    if not (_PAUSE.search(quotation.words.quote(scene.text)) or scene.text[tag.start] in _TAGS or quotation.dash):
        return None
    voice = speakers.after(scene, tag.start, tag.end)
    if voice is None or voice.actor is None or voice.actor.kind is not RecordType.PERSON:
        return None
    return Draft([quotation.words], voice, None, "statement.quotation", [tag])
