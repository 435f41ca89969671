"""Which acts an item stands under: the verb or noun before it with all that governs that, or the one after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.extract.equipment_deals.acts import INSTRUMENTS, Act
from app.extract.equipment_deals.following import bound_by, verb_of
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.extract.reading import Sentence
from app.text import Span

_REACH = 220  # characters between an act and the item it governs
_BOUND = 70  # characters between an item and a participle or relative clause that goes with it
_OBJECT = 6  # characters between who a list goes on with and what is theirs: "and Peru two"
_BY = 10  # characters before an item in which its preposition stands
_COMMA = re.compile(r"[,;:]\s")
_CLOSED = re.compile(r";|:\s|\n")
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
    bound = bound_by(scene, item, right, following)
    finite = any(act.finite and not is_embedded(scene, act) for act in chain) and not _introduces(scene, chain, item)
    main = None if finite else verb_of(scene, item, [act for act in right if act is not bound], following)
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
            return (*_subject(scene, act, left), *chain)
    return tuple(chain)


def _subject(scene: Scene, verb: Act, left: Sequence[Act]) -> tuple[Act, ...]:
    """Return the noun right before a verb in the passive, which is what is done: "a letter of intent was signed"."""
    before = [act for act in left if act.span.end <= verb.span.start]
    if not before or not verb.passive or before[-1].action not in {"intent", "tender"}:
        return ()
    start, end = before[-1].span.end, verb.span.start
    near = end - start <= _BOUND // 2 and not scene.breaks(start, end) and "," not in scene.between(start, end)
    return (before[-1],) if near else ()


def _let(scene: Scene, item: Item, act: Act) -> Act:
    """Take a lease to a state behind the item for one whose subject lets: "leased six helicopters to Kenya".

    What a firm gives it only offers: "a KAI oferece 36 FA-50".
    """
    giver = scene.parties.last_before(act.span.start) if act.action == "donate" and act.finite else None
    if giver is not None and giver.is_company and giver.span.end == act.span.start - 1:
        return replace(act, action="offer")
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
    if (
        act.action not in _OUTER
        and scene.joins_clauses(act.span.end, at)
        and (not first or _has_new_subject(scene, act, at))
    ):
        return True
    near = Span(act.span.end, at) if act.span.end < at else None
    clause = scene.reading.cues.first("deal_grammar", near, "relative", "whose", "clause") if near else None
    if near and scene.reading.cues.first("deal_grammar", near, "but"):
        return True
    if clause is None or not first:
        return clause is not None and act.action not in _OUTER
    closes = act.finite or act.tense == "inf" or (act.tense == "ing" and clause.key == "clause")
    return closes and act.action not in {*_OUTER, "cancel", "negotiate"}


def _has_new_subject(scene: Scene, act: Act, at: int) -> bool:
    """Tell whether a state or body behind ", and" does something else: "offered a loan, and the army looks at …"."""
    joint = next(reversed([*scene.reading.cues.inside("deal_grammar", Span(act.span.end, at), "and")]), None)
    party = next(scene.inside(scene.parties, joint.span.end, at), None) if joint and act.finite else None
    near = party is not None and joint is not None and party.span.start - joint.span.end <= _BY
    return party is not None and near and not party.mark and at - party.span.end > _OBJECT


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


def span_of(item: Item, government: Government) -> Span:
    """Return the stretch of text from the first to the last of an item and its acts."""
    spans = [item.span, *(act.span for act in government.acts)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
