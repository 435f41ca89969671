"""What a verb of speech reports: a quotation before it, what follows it, or the clause that it closes."""

import re

from app.extract.statements import speakers
from app.extract.statements.acts import Act
from app.extract.statements.as_told import as_told
from app.extract.statements.complements import Complement, Kind, complement
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.endings import before_adverbs, content_end, finite
from app.extract.statements.leads import lead, quotation_first
from app.extract.statements.scene import Scene
from app.extract.statements.subjects import other_voice, subject
from app.extract.statements.tags import around, clause_first, inverted, parenthetical
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_FEW_WORDS = 4
_FIGURE = re.compile(r"[^,;:.!?\d]{0,30}\d|[“\"«]")
_LEAST = 3  # words of a thing that is said without quotation marks
# Keys of verbs that take a thing, in the order in which they decide.
_THINGS = ("deny", "state", "promise", "hold", "rate")


def by_verb(line: Line, act: Act) -> Draft | None:
    """Return what *act* reports, and move the line's cursor past it; None when it reports nothing."""
    if act.passive:
        return _denied_by(line, act)
    told = as_told(line, act)
    if told is not None:
        return told
    quotation = lead(line, act)
    if quotation is not None:
        if _in_relative(line, act, quotation.span.end):
            return _of_relative(line, act)
        return quotation_first(line, act, quotation)
    if act.takes("deny") and line.scene.text[act.span.end : act.span.end + 1] == "-":
        return None  # what is denied is a pronoun, joined to the verb
    following = line.next_act(act)
    own = subject(line, act)
    limit = following.span.start if following else line.end
    return _around_verb(line, act, own, complement(line.scene, act, limit, subject_first=own is not None))


def _in_relative(line: Line, act: Act, start: int) -> bool:
    """Tell whether a later verb tells the speech and this one stands in a relative clause: "Ruiz, who says …, said"."""
    scene = line.scene
    at = before_adverbs(scene, act.span.start, start)
    relative = scene.ends_with("clauses", at, "relative", "that")
    if relative is None or relative.span.start <= start:
        return False
    named = any(actor.kind is RecordType.PERSON for actor in scene.actors.inside(Span(start, relative.span.start)))
    return named or line.next_act(act) is not None


def _of_relative(line: Line, act: Act) -> Draft | None:
    """Return the clause that a verb in a relative clause reports: "“…”, quipped Ruiz, who warned that …"."""
    own = subject(line, act)
    following = line.next_act(act)
    takes = complement(line.scene, act, following.span.start if following else line.end, subject_first=own is not None)
    return _content_after(line, act, own, takes) if takes.kind is Kind.CLAUSE else None


def _around_verb(line: Line, act: Act, own: Voice | None, takes: Complement) -> Draft | None:
    """Return what stands around, before or after a verb that no quotation leads in."""
    if parenthetical(line, act, takes):
        return around(line, act, takes)
    described = (
        own is not None and own.span.start >= line.cursor and speakers.described(line.scene, own, act.span.start)
    )
    beside = own is not None and not line.scene.outside[own.span.end : act.span.start].strip(" ,")
    if inverted(line, act, takes) and not described and not beside:
        return clause_first(line, act, None, takes)
    if takes.kind in (Kind.CLAUSE, Kind.QUOTATION) or (
        takes.kind is Kind.THING and _takes_thing(line, act, takes, own)
    ):
        return _content_after(line, act, own, takes)
    return clause_first(line, act, own, takes) if takes.kind is Kind.NOTHING else None


def _takes_thing(line: Line, act: Act, takes: Complement, own: Voice | None) -> bool:
    """Tell whether the verb can report what follows it without a conjunction."""
    if act.takes("state", "deny", "hold", "promise", "rate"):
        return own is not None or other_voice(line, act, takes.start) is not None
    if act.takes("argue") and not act.takes("say"):
        return _opens_clause(line, takes.start)
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
    beside = own is not None and not scene.outside[own.span.end : act.span.start].strip()
    if beside and act.takes("say") and finite(line, act, takes.start):
        return True
    letter = scene.text[takes.start]
    return letter.isupper() or letter.isdigit() or scene.starts_with("clauses", takes.start, "bare") is not None


def _opens_clause(line: Line, start: int) -> bool:
    """Tell whether a pronoun that is a subject opens what follows a verb: "conceded she had lost", "it is lost"."""
    scene = line.scene
    pronoun = scene.starts_with("clauses", start, "subject") if scene.lists("clauses", "bare") else None
    if pronoun is None:
        return False
    if scene.starts_with("clauses", start, "thing") is None:
        return True
    behind = scene.skip(pronoun.span.end)
    quotation = scene.quotations.at(behind)
    return quotation is not None or scene.starts_with("clauses", behind, "be", "modal", "auxiliary") is not None


def _content_after(line: Line, act: Act, own: Voice | None, takes: Complement) -> Draft | None:
    scene = line.scene
    voice = own or other_voice(line, act, takes.start)
    start = takes.start
    end = content_end(line, act, start, clause=takes.kind is Kind.CLAUSE)
    if takes.kind is Kind.THING and act.takes("hold") and not act.takes("say"):
        end = _after_quoted(line, start, end)
    colon = _at_colon(line, takes, start, end)
    start = colon or start
    untrue = scene.starts_with("clauses", start, "untrue")
    start = scene.skip(untrue.span.end) if untrue is not None else start
    words = scene.trimmed(start, end, ",.;:")
    if voice is None or words is None:
        return None
    quoted = any(words.covers(q.span) for q in line.free())
    key = act.key if takes.kind is not Kind.THING else next((k for k in _THINGS if k in act.keys), act.key)
    if act.key == "utter" and takes.kind is not Kind.QUOTATION:
        return None
    judged = key in {"hold", "promise", "rate"} and (not quoted or key == "rate")
    if (judged and not _told_plainly(scene, act, takes, words)) or _refuses(scene, words):
        return None
    anaphor = scene.starts_with("clauses", start, "anaphor")
    if key == "deny" and takes.kind is Kind.THING and anaphor is not None and not quoted:
        return None  # what is denied was told before
    least = 1 if quoted else _LEAST if takes.kind is Kind.THING else 2
    if len(words.quote(scene.text).split()) < least:
        return None
    told = [Span(min(line.cursor, act.span.start), start)]
    line.cursor = end
    denied = (act.key == "deny" and colon is None and scene.text[scene.rskip(start) - 1] != ":") != (untrue is not None)
    return Draft(line.take(words), voice, act, "statement.clause", told, denied=denied)


def _after_quoted(line: Line, start: int, end: int) -> int:
    """Return the end of the last quotation when a comma follows it: "called it “a gift”, with no price yet"."""
    inside = [quotation.span for quotation in line.free() if start <= quotation.span.start < end]
    after = line.scene.skip(inside[-1].end) if inside else end
    comma = bool(inside) and line.scene.outside[after : after + 1] == ","
    return inside[-1].end if comma else end


def _told_plainly(scene: Scene, act: Act, takes: Complement, words: Span) -> bool:
    """Tell whether a verb that mostly judges what it takes reports it: a clause, what is promised, a figure."""
    if takes.kind is Kind.CLAUSE:
        return True
    if act.takes("promise"):
        return not scene.lists("clauses", "infinitive_mark")
    behind = scene.text[act.span.end : act.span.end + 1]
    if behind == "-" or scene.ends_with("clauses", act.span.start, "impersonal") is not None:
        return False  # "it is put at"
    return act.takes("rate") and any(
        _FIGURE.match(scene.text, scene.skip(cue.span.end), words.end) for cue in scene.cues("clauses", words, "rated")
    )


def _refuses(scene: Scene, words: Span) -> bool:
    """Tell whether what someone says is that they will not speak: "it does not comment on rumours"."""
    return any(scene.starts_with("not_said", at, "silence") for at in _openings(scene, words))


def _openings(scene: Scene, words: Span) -> tuple[int, ...]:
    """Return where words start, and where they go on behind a pronoun that is their subject."""
    pronoun = scene.starts_with("clauses", words.start, "pronoun")
    return (words.start,) if pronoun is None else (words.start, scene.skip(pronoun.span.end))


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
    if quotation is None and not act.takes("denied"):
        return None  # "was rejected by parliament": a decision
    if voice is None or words is None:
        return None
    if quotation is not None:  # "reports of a sale were dismissed by the ministry as “fantasy”"
        words = Span(words.start, quotation.span.end)
    line.cursor = max(act.span.end, words.end)
    return Draft(line.take(words), voice, act, "statement.denial", [Span(act.span.start, line.end)], denied=True)
