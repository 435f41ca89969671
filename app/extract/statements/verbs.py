"""What a verb of speech reports: a quotation before it, a clause after it, or the clause that it closes."""

import re

from app.extract.mentions.quotations import Quotation
from app.extract.statements import speakers
from app.extract.statements.acts import Act
from app.extract.statements.complements import Complement, Kind, complement, names_someone
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.endings import before_adverbs, content_end
from app.extract.statements.speakers import Voice
from app.text import Span, hull
from app.vocabulary import RecordType

_TAG_LENGTH = 170  # characters between a quotation and its verb
_FEW_WORDS = 4
_LEAST = 3  # words of a thing that is said without quotation marks
_TITLE_WORDS = 12
_APPOSITION_WORDS = 9
_OFFICE = 30  # characters
_THINGS = ("deny", "state", "hold")  # keys of verbs that take a thing, in the order in which they decide
_PAUSE = re.compile(r"[,!?…—–]$")
_STOP = re.compile(r"[.!?]\s+\S")


def by_verb(line: Line, act: Act) -> Draft | None:
    """Return what *act* reports, and move the line's cursor past it; None when it reports nothing."""
    if act.passive:
        return _denied_by(line, act)
    lead = _lead(line, act)
    if lead is not None:
        return _quotation_first(line, act, lead)
    if act.takes("deny") and line.scene.text[act.span.end : act.span.end + 1] == "-":
        return None  # what is denied is a pronoun, joined to the verb
    following = line.next_act(act)
    own = _subject(line, act)
    limit = following.span.start if following else line.end
    return _around_verb(line, act, own, complement(line.scene, act, limit, subject_first=own is not None))


def _around_verb(line: Line, act: Act, own: Voice | None, takes: Complement) -> Draft | None:
    """Return what stands around, before or after a verb that no quotation leads in."""
    if _parenthetical(line, act, takes):
        return _around(line, act, takes)
    if _inverted(line, act, takes) and not _described(line, act, own):
        return _clause_first(line, act, None, takes)
    if takes.kind in (Kind.CLAUSE, Kind.QUOTATION) or (
        takes.kind is Kind.THING and _takes_thing(line, act, takes, own)
    ):
        return _content_after(line, act, own, takes)
    return _clause_first(line, act, own, takes) if takes.kind is Kind.NOTHING else None


# -- "…", X said


def _lead(line: Line, act: Act) -> Quotation | None:
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
    if _STOP.search(between) and not last.dash:
        return None
    paused = _PAUSE.search(last.words.quote(scene.text)) or between.lstrip()[:1] in ("", ",", "—", "–")
    return last if paused or last.dash else None


def _quotation_first(line: Line, act: Act, lead: Quotation) -> Draft | None:
    following = line.next_act(act)
    limit = following.span.start if following else line.end
    fragments, end = [lead.words], act.span.end
    line.taken.add(lead)
    for quotation in list(line.free()):
        if act.span.end <= quotation.span.start and quotation.span.end <= limit and _resumes(line, quotation):
            fragments.append(quotation.words)
            line.taken.add(quotation)
            end = quotation.span.end
    tag_end = fragments[1].start if len(fragments) > 1 else _clause_end(line, act)
    voice = speakers.before(line.scene, lead.span.end, act.span.start) or _other_voice(line, act, tag_end)
    line.cursor = end
    told = [Span(lead.span.end, tag_end)]
    return Draft(fragments, voice, act, "statement.quotation", told) if voice is not None else None


def _resumes(line: Line, quotation: Quotation) -> bool:
    """Tell whether a quotation after the verb goes on with the one before it."""
    before = line.scene.rskip(quotation.span.start)
    return quotation.dash or line.scene.text[before - 1] in ",.;:"


def _clause_end(line: Line, act: Act) -> int:
    following = line.next_act(act)
    quotation = next((q.span.start for q in line.period.quotations if q.span.start >= act.span.end), line.end)
    return min(following.span.start if following else line.end, quotation)


# -- X said that …


def _takes_thing(line: Line, act: Act, takes: Complement, own: Voice | None) -> bool:
    """Tell whether the verb can report what follows it without a conjunction."""
    if act.takes("state", "deny", "hold"):
        return own is not None or _other_voice(line, act, takes.start) is not None
    return act.takes("say", "tell") and _bare(line, act, takes, own)


def _bare(line: Line, act: Act, takes: Complement, own: Voice | None) -> bool:
    """Tell whether a clause may begin here without a conjunction; only languages that allow it list such words."""
    scene = line.scene
    if not scene.lists("clauses", "bare"):
        return False
    if (
        own is not None
        and scene.skip(own.span.end) >= act.span.start
        and scene.starts_with("clauses", takes.start, "be", "modal")
    ):
        return True
    letter = scene.text[takes.start]
    return letter.isupper() or letter.isdigit() or scene.starts_with("clauses", takes.start, "bare") is not None


def _content_after(line: Line, act: Act, own: Voice | None, takes: Complement) -> Draft | None:
    scene = line.scene
    voice = own or _other_voice(line, act, takes.start)
    start = takes.start
    end = content_end(line, act, start, clause=takes.kind is Kind.CLAUSE)
    colon = _at_colon(line, takes, start, end)
    start = colon or start
    untrue = scene.starts_with("clauses", start, "untrue")
    start = scene.skip(untrue.span.end) if untrue is not None else start
    words = scene.trimmed(start, end, ",.;:")
    if voice is None or words is None:
        return None
    quoted = any(words.covers(q.span) for q in line.free())
    key = act.key if takes.kind is not Kind.THING else next((k for k in _THINGS if k in act.keys), act.key)
    if (key == "hold" and not quoted) or (act.key == "utter" and takes.kind is not Kind.QUOTATION):
        return None
    least = 1 if quoted else _LEAST if takes.kind is Kind.THING else 2
    if len(words.quote(scene.text).split()) < least:
        return None
    told = [Span(min(line.cursor, act.span.start), start)]
    line.cursor = end
    denied = (act.key == "deny" and colon is None and scene.text[scene.rskip(start) - 1] != ":") != (untrue is not None)
    return Draft(line.take(words), voice, act, "statement.clause", told, denied=denied)


def _at_colon(line: Line, takes: Complement, start: int, end: int) -> int | None:
    """Return where that starts which a colon after a thing introduces: "warned of waste: “…”"."""
    scene = line.scene
    colon = scene.outside.find(":", start, end) if takes.kind is Kind.THING else -1
    if colon < 0:
        return None
    after = scene.skip(colon + 1)
    quotation = scene.quotations.at(after)
    few = len(scene.outside[start:colon].split()) <= _FEW_WORDS
    return after if after < end and (quotation is not None or few) else None


# -- …, X said


def _described(line: Line, act: Act, own: Voice | None) -> bool:
    """Tell whether a relative or adverbial clause between commas parts a subject from its verb: "X, who …, said"."""
    return own is not None and own.span.start >= line.cursor and speakers.described(line.scene, own, act.span.start)


def _inverted(line: Line, act: Act, takes: Complement) -> bool:
    """Tell whether the verb closes a clause and its subject follows: "…, said the minister"."""
    scene = line.scene
    before = scene.rskip(act.span.start)
    if before <= line.cursor or scene.text[before - 1] != "," or takes.kind in (Kind.CLAUSE, Kind.QUOTATION):
        return False
    if takes.kind is Kind.THING and act.takes("say", "argue", "tell") and not act.takes("state"):
        return not scene.lists("clauses", "bare") or names_someone(scene, takes.subject)
    return names_someone(scene, takes.subject)


def _parenthetical(line: Line, act: Act, takes: Complement) -> bool:
    """Tell whether the verb stands with no more than its subject between two commas of what it reports."""
    scene = line.scene
    if takes.kind is Kind.CLAUSE or not act.takes("say", "argue", "state"):
        return False
    inner = _with_subject(line, act, takes)
    before, after = scene.rskip(inner.start), scene.skip(inner.end)
    rest = scene.skip(after + 1)
    if scene.text[after : after + 1] != "," or before <= line.cursor or rest >= line.end - 1:
        return False
    return scene.outside[before - 1] == "," and not _tag_goes_on(line, rest)


def _with_subject(line: Line, act: Act, takes: Complement) -> Span:
    """Return the verb with the pronoun, name or office that is its subject, before or behind it."""
    scene = line.scene
    beside = scene.ends_with("clauses", act.span.start, "pronoun") or scene.actors.at(scene.rskip(act.span.start) - 1)
    if beside is not None:
        return hull(beside.span, act.span)
    voice = speakers.after(scene, takes.subject, _clause_end(line, act))
    near = voice is not None and scene.outside.find(",", act.span.end, voice.span.end) < 0
    return hull(act.span, voice.span) if voice is not None and near else act.span


def _tag_goes_on(line: Line, at: int) -> bool:
    """Tell whether what follows a tag belongs to it: where, when, who the speaker is."""
    scene = line.scene
    if scene.starts_with("clauses", at, "before", "sub", "relative", "join", "aside", "adverb") is not None:
        return True
    words = Span(at, min(line.end, at + _OFFICE))
    office = any(next(scene.cues(section, words), None) for section in ("titles", "ranks"))
    actor = scene.actors.at(at)
    name = actor is not None and actor.kind is RecordType.PERSON
    return office or name or scene.days.at(at) is not None


def _around(line: Line, act: Act, takes: Complement) -> Draft | None:
    """Return the clause that a verb interrupts: "Her country, she added, wants its money back"."""
    inner = _with_subject(line, act, takes)
    named = speakers.after(line.scene, inner.start, inner.end)
    voice = _pronoun(line, act) or named or line.last_voice() or line.topic
    end = content_end(line, act, line.scene.skip(inner.end, ",") + 1, clause=True)
    words = line.scene.trimmed(line.after_mark(act.span.start), end, ",.;")
    if voice is None or words is None:
        return None
    line.cursor = end
    return Draft(line.take(words), voice, act, "statement.tag", [act.span])


def _clause_first(line: Line, act: Act, own: Voice | None, takes: Complement) -> Draft | None:
    """Return the clause that a final tag reports: "The ships will come, the minister said"."""
    scene = line.scene
    quoted = scene.text[max(0, scene.rskip(act.span.start, ",") - 1)] in "”\"»’'"
    if not act.takes("say", "argue", "state", "tell") and not (act.takes("utter") and quoted):
        return None
    at = scene.rskip(act.span.start)
    beside = own is not None and not scene.outside[own.span.end : act.span.start].strip(" ,")
    closes = at > line.cursor and scene.outside[at - 1] == "," and not beside
    voice = _behind(line, act, takes) if closes else None
    if voice is not None:
        comma = at - 1
    else:
        voice = own or _pronoun(line, act)
        comma = _comma_before(line, voice.span.start) if voice is not None and voice.span.start >= line.cursor else -1
    start = line.after_mark(comma)
    words = scene.trimmed(start, comma, ",;") if comma > start else None
    if voice is None or words is None or not _clausal(line, words):
        return None
    told = [Span(comma, _clause_end(line, act))]
    line.cursor = act.span.end
    return Draft(line.take(words), voice, act, "statement.tag", told)


def _behind(line: Line, act: Act, takes: Complement) -> Voice | None:
    """Return the subject behind a verb that closes a clause; who spoke last, when the verb closes the sentence."""
    scene = line.scene
    end = _clause_end(line, act)
    found = (
        speakers.after(scene, takes.subject, end) or speakers.named(scene, takes.subject, end) or _pronoun(line, act)
    )
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


# -- … was denied by X


def _denied_by(line: Line, act: Act) -> Draft | None:
    """Return the subject of a passive verb of denial, whose agent speaks."""
    scene = line.scene
    if act.key != "deny":
        return None
    by = (
        next((cue for cue in scene.cues("clauses", Span(act.span.end, line.end), "by")), None)
        if act.span.end < line.end
        else None
    )
    if by is None or not scene.adverbs(act.span.end, by.span.start):
        return None
    voice = speakers.after(scene, scene.skip(by.span.end), line.end)
    be = scene.ends_with("clauses", act.span.start, "be")
    words = scene.trimmed(line.cursor, be.span.start if be else act.span.start, ",")
    quotation = next((q for q in line.free() if q.span.start > by.span.end), None)
    if voice is None or words is None:
        return None
    if quotation is not None:  # "reports of a sale were dismissed by the ministry as “fantasy”"
        words = Span(words.start, quotation.span.end)
    line.cursor = max(act.span.end, words.end)
    return Draft(line.take(words), voice, act, "statement.denial", [Span(act.span.start, line.end)], denied=True)


# -- who else


def _other_voice(line: Line, act: Act, end: int) -> Voice | None:
    """Return who speaks when no subject stands before the verb."""
    scene = line.scene
    behind = scene.skip(act.span.end)
    found = _pronoun(line, act) or speakers.after(scene, act.span.end, end) or speakers.named(scene, behind, end)
    if found is not None:
        return found
    relative = scene.ends_with("clauses", act.span.start, "relative")
    if relative is not None and relative.span.start > line.period.start:
        return speakers.before(scene, line.period.start, scene.rskip(relative.span.start, ","))
    if line.drafts:
        return line.drafts[-1].voice
    if scene.lists("clauses", "subject") and not line.taken:
        return None
    if scene.ends_with("clauses", act.span.start, "that") is not None:
        return line.last_voice() if speakers.before(scene, line.period.start, act.span.start) is None else None
    join = scene.ends_with("clauses", before_adverbs(scene, act.span.start, line.cursor), "join")
    first = line.acts[0].span.start if join is not None else act.span.start
    return line.topic if speakers.missing(scene, min(line.cursor, first), first) else None


def _subject(line: Line, act: Act) -> Voice | None:
    """Return the subject before the verb: of two verbs that a conjunction joins, the first one's."""
    scene = line.scene
    at = before_adverbs(scene, act.span.start, line.cursor)
    join = scene.ends_with("clauses", at, "join")
    if join is not None and join.span.start >= line.cursor:
        return line.drafts[-1].voice if line.drafts else speakers.after(scene, line.cursor, join.span.start)
    return speakers.before(scene, line.cursor, act.span.start)


def _pronoun(line: Line, act: Act) -> Voice | None:
    """Return who is meant by a pronoun beside the verb, or within it, that resolves to no actor."""
    scene = line.scene
    within = next(scene.actors.inside(act.span), None)
    if within is not None:
        return Voice(within, within.span)
    cue = (
        scene.ends_with("clauses", act.span.start, "pronoun")
        or scene.starts_with("clauses", scene.skip(act.span.end), "pronoun")
        or scene.reading.cues.first("clauses", act.span, "pronoun")
    )
    if cue is None:
        return None
    keys = {same.key for same in scene.cues("clauses", cue.span) if same.span == cue.span}
    if "plural" in keys:
        return Voice(None, cue.span)
    return line.thing if "thing" in keys else line.last_voice()
