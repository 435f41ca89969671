"""Where the reporter says that someone speaks: verbs of speech with a grammar that lets them speak, and their like."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.extract.lexicon import Cue
from app.extract.statements.scene import Period, Scene
from app.text import Span, hull

# What a verb of speech takes, the most telling first: a verb listed under several keys is the first of them.
_KEYS = ("deny", "tell", "state", "say", "hold", "utter")
_AUXILIARY_GAP = 40  # characters between an auxiliary and its participle
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?$")


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech as the reporter tells it.

    ``span`` is its verb, or what else says it ("according to"); ``keys`` are all that the lexicon calls the verb.
    """

    span: Span
    keys: frozenset[str]
    negated: bool = False

    @property
    def key(self) -> str:
        """Return the most telling of the keys."""
        return next((key for key in _KEYS if key in self.keys), min(self.keys))


def find_acts(scene: Scene, period: Period) -> Sequence[Act]:
    """Return the acts told in *period* outside its quotations, in order, each place once."""
    cues = [*_verbs(scene, period), *_with_auxiliary(scene, period), *_sources(scene, period)]
    cues.sort(key=lambda act: (act.span.start, -act.span.end))
    acts: list[Act] = []
    for act in cues:
        if acts and act.span.start < acts[-1].span.end:
            acts[-1] = Act(acts[-1].span, acts[-1].keys | act.keys)
        else:
            acts.append(act)
    return [act for act in acts if not _refused(scene, act)]


def _verbs(scene: Scene, period: Period) -> Iterator[Act]:
    found: list[Cue] = [cue for cue in scene.cues("speech", period.span) if cue.key != "source"]
    if period.quotations:
        found += scene.cues("utterances", period.span)
    for span, cues in groupby(sorted(found, key=lambda cue: cue.span), key=lambda cue: cue.span):
        if not _noun(scene, span.start):
            yield Act(span, _keys(cues))


def _keys(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset("utter" if cue.section == "utterances" else cue.key for cue in cues)


def _with_auxiliary(scene: Scene, period: Period) -> Iterator[Act]:
    """Yield the participles that an auxiliary before them makes speech: "a, hier, déclaré"."""
    participles = [cue for cue in scene.cues("participles", period.span) if cue.key != "auxiliary"]
    for span, cues in groupby(participles, key=lambda cue: cue.span):
        if span.start == period.span.start:
            continue
        before = Span(max(period.span.start, span.start - _AUXILIARY_GAP), span.start)
        auxiliary = max(scene.cues("participles", before, "auxiliary"), key=lambda cue: cue.span.start, default=None)
        if auxiliary is not None and _only_adverbs(scene, auxiliary.span.end, span.start):
            yield Act(hull(auxiliary.span, span), _keys(cues))


def _only_adverbs(scene: Scene, start: int, end: int) -> bool:
    at = scene.skip(start, ",")
    while at < end:
        adverb = scene.starts_with("clauses", at, "adverb")
        if adverb is None:
            return False
        at = scene.skip(adverb.span.end, ",")
    return True


def _sources(scene: Scene, period: Period) -> Iterator[Act]:
    """Yield "according to" and "in the view of", and "in her opinion", which names nobody."""
    for cue in scene.cues("speech", period.span, "source"):
        yield Act(cue.span, frozenset({"source"}))
    for cue in scene.cues("viewpoints", period.span):
        yield Act(cue.span, frozenset({"view" if cue.key == "before" else "own"}))


def _noun(scene: Scene, at: int) -> bool:
    """Tell whether what stands before an offset makes a noun or an infinitive of the word there."""
    determiner = scene.ends_with("clauses", at, "determiner")
    return (
        determiner is not None
        and scene.ends_with("clauses", at, "pronoun") is None
        and scene.actors.at(determiner.span.start) is None
    )


def _refused(scene: Scene, act: Act) -> bool:
    """Tell whether a negation or a refusal stands before the verb."""
    if not act.keys & set(_KEYS):
        return False
    before = scene.ends_with("clauses", act.span.start, "negation")
    if before is not None:
        return True
    window = Span(max(0, act.span.start - 30), act.span.end + 30)
    return any(
        cue.span.end >= act.span.start and cue.span.start <= act.span.start
        for cue in scene.cues("not_said", window, "refusals")
    )
