"""What the next clause says of an agreement just named: "it has been in force since March", "foi ratificado"."""

import re
from dataclasses import replace

from app.extract.agreements.days import days_of
from app.extract.agreements.drafts import Draft
from app.extract.agreements.terms import REACHED, Rung, rank, rungs
from app.extract.agreements.world import World
from app.text import Span

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 48  # characters before the word that says what was done


def continued(world: World, draft: Draft) -> Draft:
    """Return *draft* with the days, and the status, that a clause right behind its own gives it."""
    clause = _next_clause(world, draft.span)
    if clause is None or world.reading.cues.first("agreement_nouns", clause) is not None:
        return draft
    found = rungs(world.reading, clause)
    if not found or not _is_of_it(world, clause, found[0]):
        return draft
    days = days_of(world.reading, clause, Span(clause.start, clause.start + 1), found, world.days)
    told = max((rung for rung in found if rung.status in REACHED and not rung.holds), key=rank, default=None)
    further = told is not None and (draft.rung is None or rank(told) > rank(draft.rung))
    return replace(draft, days=days | draft.days, rung=told if further else draft.rung)


def _next_clause(world: World, span: Span) -> Span | None:
    """Return the clause behind that of *span*: behind a semicolon, else the next sentence of the paragraph."""
    sentence = world.reading.sentence_at(span.start)
    if sentence is None:
        return None
    own = world.clause(span)
    if own.end < sentence.span.end:
        start = own.end + 1 + (world.reading.text[own.end + 1 : own.end + 2] == " ")
        end = world.reading.text.find(";", start, sentence.span.end)
        return Span(start, sentence.span.end if end < 0 else end) if start < sentence.span.end else None
    after = world.reading.sentence_at(sentence.span.end + 1)
    return after.span if after is not None and after.block is sentence.block else None


def _is_of_it(world: World, clause: Span, first: Rung) -> bool:
    """Tell whether the word for what was done has the agreement for its subject or object, by a pronoun or by none."""
    reading, cue = world.reading, first.cue.span
    if cue.start - clause.start > _OPENING:
        return False
    anaphor = reading.cues.starting("agreement_grammar", clause.start, "anaphors")
    if anaphor is not None or reading.cues.starting("agreement_grammar", cue.end + 1, "object") is not None:
        return True
    if reading.cues.ending("agreement_grammar", cue.start - 1, "object") or reading.cues.ending(
        "agreement_grammar", cue.start, "object"
    ):
        return True
    words = [Span(*word.span()) for word in _WORD.finditer(reading.text, clause.start, cue.start)]
    return all(reading.cues.first("agreement_grammar", word, "auxiliaries", "adverbs") for word in words)
