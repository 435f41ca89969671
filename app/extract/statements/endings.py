"""Where what is said ends, when the sentence goes on with another act of speech or with the reporter's aside."""

import re

from app.extract.mentions.quotations import Quotation
from app.extract.statements import speakers
from app.extract.statements.acts import Act, refused
from app.extract.statements.complements import Kind, closes_with, complement
from app.extract.statements.drafts import Line
from app.extract.statements.scene import Scene
from app.text import Span

_FEW_WORDS = 5
_CLAUSE_WORDS = 4
_REFUSAL_STEPS = 5  # words between a conjunction and the verb that a negation rules
_CLAUSE_STOP = re.compile(r"[,;:.!?]")


def content_end(line: Line, act: Act, start: int, *, clause: bool) -> int:
    """Return the end of what *act* reports from *start*: before the next act of its rank, or the sentence's end.

    ``clause`` tells that a clause is reported, which may itself hold coordinated verbs.
    """
    cuts = [line.end, _aside(line, start), _refusal(line, start), _colon(line, start), _comment(line, start)]
    cuts.append(_closed(line, start, ";" if clause else ";,"))
    if not clause:
        cuts.append(_contrast(line, start))
    for other in line.acts:
        if other.span.start >= start and other.span.start > act.span.start:
            cut = _cut(line, other, start, clause=clause)
            if cut is not None:
                cuts.append(cut)
                break
    end = min(cuts)
    quotation = line.scene.quotations.at(end)
    return quotation.span.end if quotation is not None and quotation.span.start < end else end


def _aside(line: Line, start: int) -> int:
    """Return the comma before words that tell what the act was about: "…, alluding to the deal"."""
    scene = line.scene
    if start >= line.end:
        return line.end
    for cue in scene.cues("clauses", Span(start, line.end), "aside"):
        comma = scene.rskip(cue.span.start) - 1
        if comma > start and scene.outside[comma] == ",":
            return comma
    return line.end


def _comment(line: Line, start: int) -> int:
    """Return the comma behind a quotation before the reporter's own noun: "“…”, a remark that …"."""
    scene = line.scene
    for quotation in line.free():
        comma = scene.skip(quotation.span.end)
        if quotation.words.end < quotation.span.end and scene.text[quotation.words.end - 1] == ",":
            comma = quotation.span.end - 1
        behind = scene.skip(max(comma + 1, quotation.span.end))
        if quotation.span.start >= start and comma < line.end and scene.outside[comma] == ",":
            article = scene.starts_with("clauses", behind, "indefinite")
            if article is not None:
                return quotation.span.end
    return line.end


def _refusal(line: Line, start: int) -> int:
    """Return where a conjunction opens what was not said: "…, but declined to name the price"."""
    scene = line.scene
    if start >= line.end:
        return line.end
    for cue in scene.cues("not_said", Span(start, line.end), "refusals"):
        join = scene.ends_with("clauses", before_adverbs(scene, cue.span.start, start), "join")
        if join is not None and join.span.start > start:
            return join.span.start
    return _unsaid(line, start)


def _unsaid(line: Line, start: int) -> int:
    """Return where a conjunction opens what the speaker did not say: "…, but he did not reveal the price"."""
    scene = line.scene
    words = Span(start, line.end)
    for cue in (*scene.cues("speech", words), *scene.cues("participles", words)):
        if not refused(scene, cue.span):
            continue
        at = cue.span.start
        for _ in range(_REFUSAL_STEPS):
            join = scene.ends_with("clauses", at, "join")
            if join is not None:
                return join.span.start if join.span.start > start else line.end
            step = scene.ends_with("participles", at, "auxiliary") or scene.ends_with(
                "clauses", at, "negation", "adverb", "auxiliary", "pronoun", "clitic"
            )
            if step is None:
                break
            at = step.span.start
    return line.end


def _closed(line: Line, start: int, marks: str) -> int:
    """Return the mark behind a quotation with which what is said ends, unless another quotation or "and" follows."""
    scene = line.scene
    for quotation in line.free():
        at = quotation.span.end
        if quotation.span.start < start or at >= line.end or scene.text[at] not in marks:
            continue
        behind = scene.skip(at + 1)
        if scene.quotations.at(behind) is None and scene.starts_with("clauses", behind, "join", "that") is None:
            return at
    return line.end


def _contrast(line: Line, start: int) -> int:
    """Return where "but" opens another deed of who tells a thing: "confirmed the order but gave no price"."""
    scene = line.scene
    if start >= line.end:
        return line.end
    contrast = next((cue for cue in scene.cues("clauses", Span(start, line.end), "contrast")), None)
    if contrast is None or contrast.span.start <= start:
        return line.end
    goes_on = scene.starts_with("clauses", scene.skip(contrast.span.end), "that") is not None
    return line.end if goes_on else contrast.span.start


def _colon(line: Line, start: int) -> int:
    """Return the colon before a quotation that closes the sentence, after a clause of its own."""
    scene = line.scene
    for quotation in line.free():
        before = scene.rskip(quotation.span.start)
        if (
            quotation.span.start > start
            and scene.text[before - 1] == ":"
            and scene.rskip(line.end, ".") <= quotation.span.end
        ):
            return before - 1 if len(scene.outside[start : before - 1].split()) >= _FEW_WORDS else line.end
        if quotation.span.start > start and scene.text[before - 1] == ":" and _tagged(line, quotation):
            return before - 1
    return line.end


def _tagged(line: Line, quotation: Quotation) -> bool:
    """Tell whether a verb of speech of its own stands right behind a quotation: "…: “It is a myth”, retorts Ruiz"."""
    behind = line.scene.skip(quotation.span.end, ",")
    return any(act.span.start == behind for act in line.acts)


def _cut(line: Line, other: Act, start: int, *, clause: bool) -> int | None:
    """Return where the clause of a later act begins, when it is not part of what is said."""
    scene = line.scene
    at = before_adverbs(scene, other.span.start, start)
    semicolon = scene.outside.rfind(";", start, other.span.start)
    if semicolon >= 0:
        return semicolon
    if not other.verb:
        return at - 1 if at > start and scene.text[at - 1] == ":" else None
    join = scene.ends_with("clauses", at, "join")
    if join is not None and join.span.start > start:
        return join.span.start if not clause or _stands_alone(line, other, join.span.start) else None
    if scene.starts_with("clauses", other.span.start, "sub") is not None:
        return other.span.start  # "before adding that"
    if at > start and scene.text[at - 1] in ",;" and not closes_with(scene, scene.skip(other.span.end)):
        return at - 1
    remark = _remark(line, other, start)
    return remark if remark is not None else _own_subject(line, other, start)


def _remark(line: Line, other: Act, start: int) -> int | None:
    """Return the comma before a relative clause that closes the sentence with a later act: "…, which he denies"."""
    scene = line.scene
    comma = scene.outside.rfind(",", start, other.span.start)
    if comma < 0 or scene.outside.find(",", other.span.end, line.end) >= 0:
        return None
    opens = scene.starts_with("clauses", scene.skip(comma + 1), "relative", "remark")
    if opens is None or opens.span.end >= other.span.start:
        return None
    between = Span(opens.span.end, other.span.start)
    subject = next(scene.cues("clauses", between, "pronoun", "determiner"), None) or next(
        scene.actors.inside(between), None
    )
    return comma if subject is not None else None


def _stands_alone(line: Line, other: Act, join: int) -> bool:
    """Tell whether a verb after a conjunction reports something of its own, rather than going on with what is said."""
    scene = line.scene
    if other.takes("deny") or scene.text[scene.rskip(join) - 1] == ",":
        return True
    takes = complement(scene, other, line.end, subject_first=True)
    if takes.kind is not Kind.THING:
        return True
    if other.takes("say") and scene.lists("clauses", "bare") and finite(line, other, takes.start):
        return True
    quoted = any(takes.start <= quotation.span.start for quotation in line.free())
    return quoted and other.takes("hold")


def finite(line: Line, act: Act, start: int) -> bool:
    """Tell whether words are a clause, with a verb of its own: "said crews train there", "added prices would rise"."""
    scene = line.scene
    stop = _CLAUSE_STOP.search(scene.outside, start, line.end)
    end = stop.start() if stop else line.end
    if start >= end:
        return False
    clause = Span(start, end)
    if act.takes("bare") and len(clause.quote(scene.text).split()) >= _CLAUSE_WORDS:
        return True
    opens = next((cue.span.start for cue in scene.cues("clauses", clause, "relative", "that", "sub")), clause.end)
    if opens == start:
        return False  # a subordinate clause opens it
    main = Span(start, opens)
    return next(scene.cues("clauses", main, "modal", "be", "auxiliary"), None) is not None


def before_adverbs(scene: Scene, at: int, start: int) -> int:
    """Return the end of what stands before the adverbs that end at *at*, not before *start*."""
    at = scene.rskip(at)
    adverb = scene.ends_with("clauses", at, "adverb")
    while adverb is not None and adverb.span.start > start:
        at = scene.rskip(adverb.span.start)
        adverb = scene.ends_with("clauses", at, "adverb")
    return at


def _own_subject(line: Line, other: Act, start: int) -> int | None:
    """Return where a clause with its own subject begins: at a conjunction, or a noun in apposition."""
    scene = line.scene
    subject = speakers.before(scene, start, other.span.start)
    if subject is None:
        return None
    first = subject.span.start
    determiner = scene.ends_with("clauses", first, "determiner")
    join = scene.ends_with("clauses", determiner.span.start if determiner else first, "join")
    if join is not None and join.span.start > start:
        return join.span.start
    comma = scene.outside.rfind(",", start, first)
    near = scene.adverbs(subject.span.end, other.span.start) and comma >= 0
    return comma if near and len(scene.text[comma:first].split()) <= _FEW_WORDS else None
