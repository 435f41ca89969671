"""Where the reporter says that someone speaks: verbs of speech that a grammar lets speak, and "according to"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from app.extract.lexicon import Cue, Lexicon
from app.extract.statements.scene import Period, Scene, as_written
from app.text import Span, hull

# What a verb of speech takes, the most telling first: a verb listed under several keys is the first of them.
VERBS = ("deny", "tell", "state", "say", "argue", "promise", "hold", "rate", "utter")
_CLITIC = re.compile(r"(?<!\w)[a-zà-ÿ]{1,3}[ ’']$")  # a short word between a negation and its verb: "no lo", "n'en"
_VIEWS = {"before": "view", "own": "own", "whom": "whom", "heads": "source"}  # by key of [viewpoints]
_MOST = 24  # acts of speech in one sentence: what tells of more is no sentence
_PRONOUNS = 2
_AUXILIARY_GAP = 40  # characters between an auxiliary and its participle
_CLAUSE_MARKS = ",;:.—–"
_POSSESSIVES = ("’s", "'s", "s’", "s'")


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech as the reporter tells it.

    ``span`` is its verb, or what else says it ("according to"); ``keys`` are all that the lexicon calls it;
    ``passive`` tells that its subject is what is said: "was denied by".
    """

    span: Span
    keys: frozenset[str]
    passive: bool = False

    @property
    def key(self) -> str:
        """Return the most telling of the keys."""
        return next((key for key in VERBS if key in self.keys), min(self.keys))

    @property
    def verb(self) -> bool:
        """Tell whether it is a verb."""
        return not self.keys.isdisjoint(VERBS)

    def takes(self, *keys: str) -> bool:
        """Tell whether the lexicon calls it any of *keys*."""
        return not self.keys.isdisjoint(keys)


def find_acts(scene: Scene, period: Period) -> Sequence[Act]:
    """Return the acts told in *period* outside its quotations, in order; acts that overlap are one."""
    compound = (*_with_auxiliary(scene, period), *_passives(scene, period))
    found = [*_verbs(scene, period), *compound, *_sources(scene, period)]
    acts: list[Act] = []
    for act in sorted(found, key=lambda act: (act.span.start, -act.span.end)):
        if acts and act.verb and scene.skip(acts[-1].span.end) == act.span.start and act.span.start > acts[-1].span.end:
            continue  # a noun that the verb before it takes: "denied reports"
        if not acts or act.span.start >= acts[-1].span.end:
            acts.append(act)
        elif act.verb == acts[-1].verb:
            acts[-1] = Act(acts[-1].span, acts[-1].keys | act.keys, acts[-1].passive)
        if len(acts) > _MOST:
            break
    return acts[:_MOST]


def _verbs(scene: Scene, period: Period) -> Iterator[Act]:
    found: list[Cue] = [cue for cue in scene.cues("speech", period.span) if cue.key != "source"]
    if period.quotations:
        found += scene.cues("utterances", period.span)
    for span, cues in groupby(sorted(found, key=lambda cue: cue.span), key=lambda cue: cue.span):
        if as_listed(scene, span) and not _noun(scene, span) and not refused(scene, span):
            passive = scene.ends_with("clauses", span.start, "be") is not None
            yield Act(span if passive else _with_own_auxiliary(scene, span, period.span.start), _keys(cues), passive)


def _with_own_auxiliary(scene: Scene, verb: Span, start: int) -> Span:
    """Return a verb with the auxiliary before it, adverbs between them or not: "has repeatedly denied"."""
    at = verb.start
    for _ in range(_PRONOUNS + 1):
        auxiliary = scene.ends_with("clauses", at, "auxiliary")
        if auxiliary is not None:
            return hull(auxiliary.span, verb) if auxiliary.span.start >= start else verb
        adverb = scene.ends_with("clauses", at, "adverb")
        if adverb is None:
            return verb
        at = adverb.span.start
    return verb


def _keys(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset("utter" if cue.section == "utterances" else cue.key for cue in cues)


def as_listed(scene: Scene, span: Span) -> bool:
    """Tell whether a verb has the accents that the lexicon gives it: "anunció" is a verb and "anuncio" a noun."""
    return scene.plain or as_written(span.quote(scene.text)) in _forms(scene.reading.lexicon)


@cache
def _forms(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs of speech as written, accents and all."""
    listed = [(section, key) for section in ("speech", "utterances") for key in lexicon.sections.get(section, {})]
    return frozenset(form.lower() for section, key in listed for form in lexicon.phrases(section, key))


def _with_auxiliary(scene: Scene, period: Period) -> Iterator[Act]:
    """Yield the participles that an auxiliary before them makes speech: "a, hier, déclaré"."""
    participles = [cue for cue in scene.cues("participles", period.span) if cue.key not in {"auxiliary", "denied"}]
    for span, cues in groupby(participles, key=lambda cue: cue.span):
        if span.start == period.span.start:
            continue
        before = Span(max(period.span.start, span.start - _AUXILIARY_GAP), span.start)
        auxiliary = max(scene.cues("participles", before, "auxiliary"), key=lambda cue: cue.span.start, default=None)
        if auxiliary is None or not scene.adverbs(auxiliary.span.end, span.start):
            if _joined(scene, period, span):
                yield Act(span, _keys(cues))
            continue
        if not refused(scene, auxiliary.span) and not refused(scene, span):
            yield Act(hull(auxiliary.span, span), _keys(cues))


def _joined(scene: Scene, period: Period, participle: Span) -> bool:
    """Tell whether a conjunction joins a participle to one with an auxiliary: "a remercié Ana et ajouté"."""
    join = scene.ends_with("clauses", participle.start, "join")
    if join is None or join.span.start <= period.span.start:
        return False
    before = Span(period.span.start, join.span.start)
    cues = sorted(scene.cues("participles", before), key=lambda cue: cue.span)
    return any(
        one.key == "auxiliary" and two.key != "auxiliary" and scene.adverbs(one.span.end, two.span.start)
        for one, two in pairwise(cues)
    )


def _passives(scene: Scene, period: Period) -> Iterator[Act]:
    """Yield the participles of denial that "be" makes passive: "fue negada"."""
    for cue in scene.cues("participles", period.span, "denied"):
        if scene.ends_with("clauses", cue.span.start, "be") is not None:
            yield Act(cue.span, frozenset({"deny", "denied"}), passive=True)


def _sources(scene: Scene, period: Period) -> Iterator[Act]:
    """Yield "according to" and "in the view of", and "in her opinion", which names nobody."""
    for cue in scene.cues("speech", period.span, "source"):
        yield Act(cue.span, frozenset({"source"}))
    for cue in scene.cues("viewpoints", period.span):
        opens = cue.span.start == period.span.start or scene.text[scene.rskip(cue.span.start) - 1] in _CLAUSE_MARKS
        if opens or cue.key == "own":
            yield Act(cue.span, frozenset({_VIEWS[cue.key]}))


def _noun(scene: Scene, verb: Span) -> bool:
    """Tell whether what stands before a word makes no report of it: a noun, an infinitive, the writer's own verb."""
    at = verb.start
    end = scene.rskip(at)
    if scene.text[max(0, end - 2) : end] in _POSSESSIVES:
        return True
    if scene.ends_with("clauses", at, "first_person") is not None or _when_asked(scene, verb):
        return True
    if scene.ends_with("clauses", at, "pronoun", "relative", "that", "be") is not None:
        return False
    before = scene.ends_with("clauses", at, "determiner", "infinitive_mark", "before")
    if before is None or scene.actors.at(end - 1) is not None:
        return False
    if scene.ends_with("clauses", at, "clitic") is None:
        return True
    return any(cue.span == verb for cue in scene.reading.cues.inside("not_said", verb, "nouns"))


def _when_asked(scene: Scene, verb: Span) -> bool:
    """Tell whether somebody is asked by nobody in particular: "replied when asked whether"."""
    asks = scene.reading.cues.first("speech", verb, "ask")
    return asks is not None and scene.ends_with("clauses", verb.start, "sub") is not None


def refused(scene: Scene, verb: Span) -> bool:
    """Tell whether a negation or a refusal rules the verb."""
    at = verb.start
    for _ in range(_PRONOUNS + 1):
        if scene.ends_with("clauses", at, "negation") is not None:
            return True
        clitic = _CLITIC.search(scene.text, max(0, at - 8), at)
        if clitic is None:
            break
        at = clitic.start()
    window = Span(max(0, verb.start - 30), verb.end + 30)
    refusals = scene.reading.cues.inside("not_said", window, "refusals")
    return any(cue.span.end >= verb.start and cue.span.start <= verb.start for cue in refusals)
