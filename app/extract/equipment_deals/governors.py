"""Which acts an item stands under: the verb or noun before it with all that governs that, or the one after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.extract.equipment_deals.acts import INSTRUMENTS, OBTAINING, Act
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.extract.reading import Sentence
from app.text import Span

_REACH = 220  # characters between an act and the item it governs
_BOUND = 70  # characters between an item and a participle or relative clause that goes with it
_PARTICIPLE_WORDS = 3
_BY = 10  # characters before an item in which its preposition stands
_ARTICLE = 6  # characters before a name in which its article and a comma stand
_OBJECT = 6  # characters between a verb and its own object: "ordered the 30"
_COMMA = re.compile(r"[,;:]\s")
_CLOSED = re.compile(r";|:\s|\n")
_LISTED = re.compile(r"\s?[;,]?\s?(?:[^\W\d_]{1,3}\s)?(?:[^\W\d_]{1,3}\s)?\(?")
_HANDS = frozenset({"deliver", "receive", "supply", "sign"})
_OFFERS = frozenset({"offer", "propose"})
_OUTER = frozenset({"deny", "rumour", "plan", "cancel"})  # these say how what they introduce by "that" is meant


@dataclass(frozen=True, slots=True)
class Government:
    """The acts over an item.

    ``chain``: those before it, the outermost first. ``bound``: the act of a participle or relative clause right
    behind it. ``main``: the finite verb behind it that its noun phrase is the subject of.
    """

    chain: tuple[Act, ...] = ()
    bound: Act | None = None
    main: Act | None = None

    @property
    def acts(self) -> tuple[Act, ...]:
        """Return all acts, those that say most of the item first."""
        return tuple(act for act in (self.main, self.bound, *self.chain) if act is not None)


def govern(scene: Scene, item: Item, items: Index[Item], sentence: Sentence) -> Government:
    """Return the acts over *item* in its sentence; none when nothing is done to it."""
    inside = list(scene.acts.inside(sentence.span))
    left = [act for act in inside if act.span.end <= item.span.start]
    right = [act for act in inside if act.span.start >= item.span.end]
    head = next((act for act in right[:1] if act.tense == "noun" and act.span.start == item.span.end + 1), None)
    chain = (*_chain(scene, item, left), *([head] if head else []))
    following = next((other for other in items.inside(sentence.span) if other.span.start > item.span.start), None)
    bound = _bound(scene, item, right, following)
    finite = any(act.finite and not is_embedded(scene, act) for act in chain) and not _introduces(scene, chain, item)
    main = None if finite else _main(scene, item, [act for act in right if act is not bound], following)
    return Government(chain, bound, main if main is None else _handing_in(scene, main))


def _handing_in(scene: Scene, act: Act) -> Act:
    """Take what hands in an offer for the offer: "delivered bids", "a remis une offre"."""
    after = scene.acts.first_from(act.span.end)
    if act.action not in _HANDS or after is None or after.action not in _OFFERS or after.tense != "noun":
        return act
    near = len(scene.between(act.span.end, after.span.start)) <= _BY
    return replace(act, action=after.action) if near else act


def _introduces(scene: Scene, chain: Sequence[Act], item: Item) -> bool:
    """Tell whether all before an item only introduces a clause it opens: "denied that talks on 12 jets had failed"."""
    verbs = [act for act in chain if act.tense != "noun"]
    told = [act for act in verbs if act.action in {"deny", "rumour"}]
    return bool(told) and told == verbs and scene.grammar(told[-1].span.end, item.span.start, "relative")


def is_listed(scene: Scene, last: Item, item: Item) -> bool:
    """Tell whether an item only goes on a list: "…; and up to forty missiles"."""
    return (
        last.span.end <= item.span.start
        and _LISTED.fullmatch(scene.between(last.span.end, item.span.start)) is not None
    )


def _chain(scene: Scene, item: Item, left: Sequence[Act]) -> tuple[Act, ...]:
    """Return the acts before an item that govern it or one another, the outermost first."""
    chain: list[Act] = []
    at = item.span.start
    for act in reversed(left):
        if _is_aside(scene, act, at):
            continue
        if _parted(scene, act, at, first=not chain):
            break
        if _is_provision(scene, act):
            continue
        if act.action == "replace" and not chain and scene.grammar(at - _BY, at, "with", "by"):
            act = replace(act, action="buy")  # noqa: PLW2901  # "replaces its jets with 24 new ones"
        chain.insert(0, _let(scene, item, act))
        at = act.span.start
        if act.finite and not is_embedded(scene, act):
            break
    return tuple(chain)


def _let(scene: Scene, item: Item, act: Act) -> Act:
    """Take a lease to a state behind the item for one whose subject lets: "leased six helicopters to Kenya"."""
    to = scene.parties.first_from(item.span.end)
    if act.action != "lease" or not act.finite or to is None or not to.is_state or to.mark != "to":
        return act
    near = to.span.start - item.span.end <= _BOUND and scene.grammar(item.span.end, to.span.start, "lessee")
    return replace(act, action="let") if near else act


def _is_provision(scene: Scene, act: Act) -> bool:
    """Tell whether a verb of intent only says what a contract holds: "the contract, worth …, foresees the supply"."""
    subject = scene.acts.last_before(act.span.start)
    if act.action != "plan" or not act.finite or subject is None or subject.action not in INSTRUMENTS:
        return False
    start, end = subject.span.end, act.span.start
    same = scene.sentence(subject.span) is scene.sentence(act.span)
    states = (party for party in scene.inside(scene.parties, start, end) if party.is_state and not party.mark)
    return same and subject.tense == "noun" and not scene.breaks(start, end) and next(states, None) is None


def _parted(scene: Scene, act: Act, at: int, *, first: bool) -> bool:
    """Tell whether a clause ends between an act and what follows it."""
    if at - act.span.end > _REACH:
        return True
    closed = _CLOSED.search(scene.between(act.span.end, at))
    announces = first and closed is not None and closed[0].startswith(":") and act.action != "replace"
    if closed and not announces:
        return True
    if not first and act.action not in _OUTER and scene.joins_clauses(act.span.end, at):
        return True
    near = Span(act.span.end, at) if act.span.end < at else None
    clause = scene.reading.cues.first("deal_grammar", near, "relative", "whose", "clause") if near else None
    if near and scene.reading.cues.first("deal_grammar", near, "but"):
        return True
    if clause is None or not first:
        return clause is not None and act.action not in _OUTER
    closes = act.finite or act.tense == "inf" or (act.tense == "ing" and clause.key == "clause")
    return closes and act.action not in {*_OUTER, "cancel", "negotiate"}


def _is_aside(scene: Scene, act: Act, at: int) -> bool:
    """Tell whether a participle says something of what stands before it, and governs nothing behind it."""
    if act.participle and not act.passive and _is_by(scene, act):
        return True
    if act.tense != "part":
        return False
    if ", " in scene.between(act.span.end, at):
        return True
    last = scene.equipment.last_before(act.span.start)
    if last is None or last.span.end > act.span.start or act.span.start - last.span.end > _BOUND // 2:
        return False
    return (
        scene.sentence(last.span) is scene.sentence(act.span) and scene.first_act(last.span.end, act.span.start) is None
    )


def _is_by(scene: Scene, act: Act) -> bool:
    """Tell whether a participle is followed by who did it, so that what comes after is not what it was done to."""
    sentence = scene.sentence(act.span)
    opens = sentence is not None and sentence.span.start == act.span.start
    return not opens and scene.reading.cues.starting("deal_grammar", act.span.end + 1, "by") is not None


def is_embedded(scene: Scene, act: Act) -> bool:
    """Tell whether a finite verb stands in a that-clause, whose governor says how it is meant."""
    sentence = scene.sentence(act.span)
    start = max(sentence.span.start if sentence else 0, act.span.start - _REACH)
    marks = [mark.end() for mark in _COMMA.finditer(scene.reading.text, start, act.span.start)]
    last = scene.acts.last_before(act.span.start)
    behind = last.span.end if last is not None and last.span.end <= act.span.start else start
    return scene.grammar(max([start, behind, *marks]), act.span.start, "relative", "whose")


def _bound(scene: Scene, item: Item, right: Sequence[Act], following: Item | None) -> Act | None:
    """Return the act of a participle or a relative clause right behind the item."""
    for act in right:
        between = scene.between(item.span.end, act.span.start)
        if len(between) > _BOUND or _CLOSED.search(between) or (following and following.span.start < act.span.start):
            return None
        if act.tense in {"noun", "inf"}:
            continue
        if act.action in {"replace", "surpass"}:
            return None
        relative = _is_relative(scene, item, act)
        apposed = between.endswith(", ")
        subject = None if apposed else next(scene.inside(scene.actors, item.span.end, act.span.start), None)
        own_object = following is not None and len(scene.between(act.span.end, following.span.start)) <= _OBJECT
        participle = act.participle and not act.passive and subject is None and not (apposed and own_object)
        close = len(between.split()) <= _PARTICIPLE_WORDS or apposed
        return act if relative or (participle and close) else None
    return None


def _is_relative(scene: Scene, item: Item, act: Act) -> bool:
    """Tell whether a relative word between the two refers to the item, and not to a party named after it."""
    words = (
        scene.reading.cues.inside("deal_grammar", Span(item.span.end, act.span.start), "relative", "whose")
        if item.span.end < act.span.start
        else ()
    )
    word = next(iter(words), None)
    if word is None:
        return False
    named = list(scene.inside(scene.parties, item.span.end, word.span.start))
    if scene.first_act(item.span.end, word.span.start) or next(
        scene.inside(scene.sums, item.span.end, word.span.start), None
    ):
        return False
    return not named or word.span.start - named[-1].span.end > 3  # noqa: PLR2004


def _main(scene: Scene, item: Item, right: Sequence[Act], following: Item | None) -> Act | None:
    """Return the finite verb behind the item of which its noun phrase is the subject, else a participle there."""
    found: list[Act] = []
    for act in right:
        between = scene.between(item.span.end, act.span.start)
        if len(between) > _REACH or _CLOSED.search(between):
            break
        if following and following.span.start < act.span.start and not is_listed(scene, item, following):
            break
        if act.action == "arrive" and len(between) > _BOUND // 2:
            break
        if scene.grammar(item.span.end, act.span.start, "clause") and not _resumes(between):
            break
        if not act.passive and _has_subject(scene, item.span.end, act.span.start):
            break
        if (act.finite or act.participle) and not _obtains(scene, act):
            found.append(act)
    ended = (act for act in found if act.action == "cancel" and act.passive and not act.negated)
    verbs = (act for act in found if act.passive or not act.participle)
    return next(ended, None) or next(verbs, None) or next(iter(found), None)


def _obtains(scene: Scene, act: Act) -> bool:
    """Tell whether a verb has somebody who buys for its subject, which equipment before it is not: "a reçu"."""
    if act.action not in OBTAINING or act.passive or not act.finite:
        return False
    reflexive = scene.reading.cues.ending("deal_grammar", act.span.start - 1, "reflexive")
    return reflexive is None and scene.grammar(max(0, act.span.start - _BY), act.span.start, "have")


def _has_subject(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a state behind a comma is the subject of the verb after it: "four jets, Chad will order two"."""
    for party in scene.inside(scene.parties, start, end):
        last = scene.between(max(start, party.span.start - _ARTICLE), party.span.start)
        if party.country and not party.mark and party.kind != "demonym" and ", " in last:
            return "," not in scene.between(party.span.end, end)
    return False


def _resumes(between: str) -> bool:
    """Tell whether a clause put in between commas is over: "the tanks, although used, were bought"."""
    return between.count(", ") > 1


def span_of(item: Item, government: Government) -> Span:
    """Return the stretch of text from the first to the last of an item and its acts."""
    spans = [item.span, *(act.span for act in government.acts)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
