"""Clauses that a tag reports: "The ships will come, said the minister", "The ships, she added, will come"."""

from app.extract.statements import offices, speakers
from app.extract.statements.acts import Act
from app.extract.statements.complements import Complement, Kind, closes_with
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.endings import content_end
from app.extract.statements.subjects import clause_end, pronoun
from app.extract.statements.voice import Voice
from app.text import Span, hull
from app.vocabulary import RecordType

_FEW_WORDS = 4
_BARE_WORDS = 3
_TITLE_WORDS = 12
_APPOSITION_WORDS = 9
_OFFICE = 30  # characters
_QUOTES = "”\"»’'"


def inverted(line: Line, act: Act, takes: Complement) -> bool:
    """Tell whether the verb closes a clause and its subject follows: "…, said the minister"."""
    scene = line.scene
    before = scene.rskip(act.span.start)
    if before <= line.cursor or scene.text[before - 1] != "," or takes.kind in (Kind.CLAUSE, Kind.QUOTATION):
        return False
    if takes.kind is Kind.THING and act.takes("say", "argue", "tell") and not act.takes("state"):
        return not scene.lists("clauses", "bare") or closes_with(scene, takes.subject)
    return closes_with(scene, takes.subject)


def parenthetical(line: Line, act: Act, takes: Complement) -> bool:
    """Tell whether the verb stands with no more than its subject between two commas of what it reports."""
    scene = line.scene
    if takes.kind is Kind.CLAUSE or not act.takes("say", "argue", "state"):
        return False
    inner = _with_subject(line, act, takes)
    before, after = scene.rskip(inner.start), scene.skip(inner.end)
    rest = scene.skip(after + 1)
    if scene.text[after : after + 1] != "," or before <= line.cursor or rest >= line.end - 1:
        return False
    return scene.outside[before - 1] == "," and not _tag_goes_on(line, rest, bare=_nameless(line, inner))


def _nameless(line: Line, tag: Span) -> bool:
    """Tell whether a tag is a verb and a pronoun at most, so that no adverb or place behind it belongs to it."""
    return next(line.scene.actors.inside(tag), None) is None and len(tag.quote(line.scene.text).split()) <= _BARE_WORDS


def _with_subject(line: Line, act: Act, takes: Complement) -> Span:
    """Return the verb with the pronoun, name or office that is its subject, before or behind it."""
    scene = line.scene
    beside = scene.ends_with("clauses", act.span.start, "pronoun") or scene.actors.at(scene.rskip(act.span.start) - 1)
    if beside is not None:
        return Span(speakers.opening(scene, beside.span.start), act.span.end)
    voice = speakers.after(scene, takes.subject, clause_end(line, act))
    near = voice is not None and scene.outside.find(",", act.span.end, voice.span.end) < 0
    return hull(act.span, voice.span) if voice is not None and near else act.span


def _tag_goes_on(line: Line, at: int, *, bare: bool) -> bool:
    """Tell whether what follows a tag belongs to it: where, when, who the speaker is."""
    scene = line.scene
    adverb = () if bare else ("adverb",)
    if scene.starts_with("clauses", at, "before", "sub", "relative", "join", "aside", *adverb) is not None:
        return True
    words = Span(at, min(line.end, at + _OFFICE))
    office = any(next(scene.cues(section, words), None) for section in ("titles", "ranks"))
    actor = scene.actors.at(at)
    name = actor is not None and actor.kind is RecordType.PERSON
    return office or name or scene.days.at(at) is not None


def around(line: Line, act: Act, takes: Complement) -> Draft | None:
    """Return the clause that a verb interrupts: "Her country, she added, wants its money back"."""
    inner = _with_subject(line, act, takes)
    named = speakers.after(line.scene, inner.start, inner.end)
    start = line.after_mark(act.span.start)
    before = speakers.main(line.scene, line.period.start, start) if start > line.cursor else None
    voice = pronoun(line, act) or named or before or line.last_voice() or line.topic
    end = content_end(line, act, line.scene.skip(inner.end, ",") + 1, clause=True)
    words = line.scene.trimmed(start, end, ",.;")
    if voice is None or words is None:
        return None
    line.cursor = end
    return Draft(line.take(words), voice, act, "statement.tag", [act.span])


def clause_first(line: Line, act: Act, own: Voice | None, takes: Complement) -> Draft | None:
    """Return the clause that a final tag reports: "The ships will come, the minister said"."""
    scene = line.scene
    if scene.starts_with("clauses", scene.skip(line.period.start), "thus") is not None:
        return None  # "That is how the minister answered": what was said stands before
    quoted = scene.text[max(0, scene.rskip(act.span.start, ",") - 1)] in _QUOTES
    if not act.takes("say", "argue", "state", "tell") and not (act.takes("utter") and quoted):
        return None
    at = scene.rskip(act.span.start)
    beside = own is not None and not scene.outside[own.span.end : act.span.start].strip(" ,")
    closes = at > line.cursor and scene.outside[at - 1] == "," and not beside
    voice = _behind(line, act, takes) if closes else None
    if voice is not None:
        comma = at - 1
    else:
        voice = own or pronoun(line, act)
        beside_verb = scene.ends_with("clauses", act.span.start, "pronoun")
        at = beside_verb.span.start if beside_verb is not None else voice.span.start if voice is not None else -1
        comma = _comma_before(line, at) if at >= line.cursor else -1
    start = line.after_mark(comma)
    words = scene.trimmed(start, comma, ",;") if comma > start else None
    if voice is None or words is None or not _clausal(line, words):
        return None
    told = [Span(comma, clause_end(line, act))]
    line.cursor = act.span.end
    return Draft(line.take(words), voice, act, "statement.tag", told)


def _behind(line: Line, act: Act, takes: Complement) -> Voice | None:
    """Return the subject behind a verb that closes a clause; who spoke last, when the verb closes the sentence."""
    scene = line.scene
    end = clause_end(line, act)
    found = speakers.after(scene, takes.subject, end) or offices.named(scene, takes.subject, end) or pronoun(line, act)
    if found is None and takes.subject >= scene.rskip(line.end, ".!?"):
        return line.last_voice() or (None if scene.lists("clauses", "subject") else line.topic)
    return found


def _comma_before(line: Line, start: int) -> int:
    """Return the comma that parts a reported clause from a subject at *start*, its apposition included."""
    scene = line.scene
    comma = scene.outside.rfind(",", line.cursor, start)
    earlier = scene.outside.rfind(",", line.cursor, comma) if comma > line.cursor else -1
    first = scene.skip(earlier + 1) if earlier > line.cursor else -1
    if first < 0 or first >= comma or scene.starts_with("clauses", first, "determiner") is None:
        return comma
    between = Span(first, comma)
    few = len(between.quote(scene.text).split()) <= _APPOSITION_WORDS
    return earlier if few and next(scene.cues("titles", between), None) is not None else comma


def _clausal(line: Line, words: Span) -> bool:
    """Tell whether words can be a clause: more than a few, no adverbial alone, no office alone."""
    scene = line.scene
    text = scene.outside[words.start : words.end]
    if "\ufffc" in text:
        return True
    if len(text.split()) < _FEW_WORDS or (_office(line, words) and "," not in text):
        return False
    return scene.starts_with("clauses", words.start, "before", "sub") is None or "," in text


def _office(line: Line, words: Span) -> bool:
    scene = line.scene
    determiner = scene.starts_with("clauses", words.start, "determiner")
    first = scene.skip(determiner.span.end) if determiner else words.start
    few = len(words.quote(scene.text).split()) <= _TITLE_WORDS
    return few and (scene.starts_with("titles", first) or scene.starts_with("ranks", first)) is not None
