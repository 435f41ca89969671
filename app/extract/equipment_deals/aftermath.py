"""What later words say of a deal already told: its price, its supplier, that it is delivered, dead or denied."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from app.extract.equipment_deals.acts import Act
from app.extract.equipment_deals.drafts import ENDED, Draft
from app.extract.equipment_deals.labels import label_of
from app.extract.equipment_deals.scene import Scene
from app.extract.equipment_deals.statuses import Standing
from app.extract.equipment_deals.values import basis_of
from app.extract.layout import BlockKind
from app.extract.mentions import Mention
from app.extract.mentions.equipment import Equipment
from app.extract.reading import Reading, Sentence, once
from app.text import Span, fold
from app.vocabulary import DealStatus, Modality, Polarity

_REACH = 420  # characters between a deal and a sentence that goes on about it
_CURT = 7  # words of a sentence that denies what was told: "They were never bought."
_SHORT = 20  # words of a sentence that only says yes or no to the one before it
_PRICED = frozenset({"contract", "order", "buy", "accord", "intent", "pay", "matter"})  # what may have a price
_OBTAINED = frozenset({"buy", "order", "request", "negotiate", "lease", "sell"})
_OPEN = frozenset({DealStatus.SELECTED, DealStatus.AGREED, DealStatus.PLANNED, DealStatus.APPROVED, DealStatus.UNKNOWN})
_ASKED = frozenset({DealStatus.REQUESTED, DealStatus.OFFERED, DealStatus.NEGOTIATING, DealStatus.PLANNED})
_ENTRY = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s|[•►*]\s")  # a number, a letter or a bullet that opens a line
_WORD = re.compile(r"\w{2,}")
_LIVE = frozenset({DealStatus.CONTRACTED, DealStatus.AGREED, DealStatus.SELECTED, DealStatus.IN_DELIVERY})


@once
def _headings(reading: Reading) -> list[int]:
    """Return where headings begin, in order."""
    return [block.span.start for block in reading.blocks if block.kind is BlockKind.HEADING]


def _leads_away(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Tell whether what stands between a deal and a sentence, or opens its line, is about something else.

    That is a heading, an entry of a list or a table, other equipment, or a firm that the deal is not with.
    """
    told = scene.sentence(draft.item.span)
    if told is None or sentence.block is not told.block:
        start, end = draft.item.span.end, sentence.span.start
        headings = _headings(scene.reading)
        headed = bisect_right(headings, end) > bisect_right(headings, start)
        entry = BlockKind.ITEM in (sentence.block.kind, told.block.kind if told else None)
        opens = _ENTRY.match(scene.reading.text, sentence.block.span.start) or label_of(scene, sentence.span)
        if headed or entry or opens:
            return True
    start, end = max(draft.clause.end, draft.item.span.end), sentence.span.start
    firms = {party.name for party in scene.inside(scene.parties, start, end) if party.is_company}
    if draft.supplier is not None and firms - {draft.supplier.value}:
        return True
    return any(not _is_alike(scene, draft, thing) for thing in scene.inside(scene.equipment, start, end))


def _is_alike(scene: Scene, draft: Draft, thing: Mention[Equipment]) -> bool:
    """Tell whether equipment may be that of a deal: of its kind, and by no other name."""
    words, named = fold(thing.span.quote(scene.reading.text)), draft.item.named
    shared = set(_WORD.findall(words)) & set(_WORD.findall(fold(draft.words)))
    return bool(shared) or (not thing.value.named and thing.value.category is named.value.category)


def go_on(scene: Scene, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Return *drafts* with what a sentence that tells of no equipment of its own adds to the last of them."""
    last = [draft for draft in drafts if 0 <= sentence.span.start - draft.clause.end <= _REACH and not draft.headline]
    if not last or scene.is_headline(sentence.span) or _leads_away(scene, sentence, last[-1]):
        return list(drafts)
    where = scene.sentence(last[-1].item.span)
    open_ones = [draft for draft in last if scene.sentence(draft.item.span) is where]
    changed = {id(draft): _continued(scene, sentence, draft, lead=draft is open_ones[0]) for draft in open_ones}
    return [changed.get(id(draft), draft) for draft in drafts]


def _continued(scene: Scene, sentence: Sentence, draft: Draft, *, lead: bool) -> Draft:
    standing = _standing(scene, sentence, draft)
    draft = draft if standing is None else replace(draft, standing=standing)
    if lead and draft.value is None:
        draft = _priced(scene, sentence, draft)
    return draft


def _priced(scene: Scene, sentence: Sentence, draft: Draft) -> Draft:
    """Add the price that the next sentence gives: "The contract is worth …", "Importe: …"."""
    money = next(scene.sums.inside(sentence.span), None)
    if money is None:
        return draft
    basis = basis_of(scene, money)
    act = next((act for act in scene.acts.inside(sentence.span) if act.action in _PRICED), None)
    if basis is None and act is None:
        return draft
    return replace(draft, value=money.cited, value_basis=basis)


def _standing(scene: Scene, sentence: Sentence, draft: Draft) -> Standing | None:
    """Return the status that a sentence about the same deal gives it."""
    if scene.between(sentence.span.end - 1, sentence.span.end) == "?":
        return None
    acts = list(scene.acts.inside(sentence.span))
    words = len(sentence.span.quote(scene.reading.text).split())
    short = words <= _SHORT
    ending = next((act for act in acts if act.action == "cancel" and not (act.negated or act.unreal)), None)
    denial = next((act for act in acts if act.action == "deny" and not act.negated and not act.pending), None)
    if (
        ending is not None
        and short
        and not _is_of_others(scene, sentence, draft)
        and not _is_with_others(scene, sentence, draft)
        and draft.standing.status not in ENDED
    ):
        return replace(draft.standing, status=DealStatus.CANCELLED, span=ending.span, modality=Modality.REALIZED)
    if denial is not None and short and _is_between(scene, sentence, draft):
        return replace(draft.standing, polarity=Polarity.NEGATED)
    things = list(scene.equipment.inside(sentence.span))
    echoes = any(_is_alike(scene, draft, thing) for thing in things)
    if short and _is_between(scene, sentence, draft):
        told = _told_again(acts, draft.standing, words)
        if told is not None:
            return told
    it = bool(things) is echoes and words <= _SHORT
    arrived = next(
        (act for act in acts if it and _arrives(act) and (echoes or act.passive or act.action == "arrive")), None
    )
    partly = any(cue.key == "part" for cue in scene.reading.cues.inside("deal_terms", sentence.span))
    if arrived is not None and not partly and draft.standing.status in _LIVE:
        return replace(draft.standing, status=DealStatus.DELIVERED, span=arrived.span)
    return _refused(scene, sentence, draft)


def _is_of_others(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a sentence names a firm that the deal is not with."""
    firms = {party.name for party in scene.parties.inside(sentence.span) if party.is_company}
    return bool(firms) and draft.supplier is not None and draft.supplier.value not in firms


def _is_with_others(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Tell whether what ends is with a state that the deal is not with: "the memorandum with Poland lapsed"."""
    sides = {side.value for side in (draft.buyer, draft.supplier_country) if side}
    states = (party for party in scene.parties.inside(sentence.span) if party.is_state)
    return any(party.country not in sides and party.mark in ("with", "for", "to", "own", "from") for party in states)


def _told_again(acts: Sequence[Act], standing: Standing, words: int) -> Standing | None:
    """Return the standing that a short sentence about the same deal gives it: "It was signed.", "Never bought."."""
    never = next((act for act in acts if act.negated and not act.pending and act.action in _OBTAINED), None)
    if never is not None and never.tense != "noun" and words <= _CURT:
        return replace(standing, polarity=Polarity.NEGATED)
    signed = next(
        (act for act in acts if act.action == "sign" and act.tense in {"past", "part"} and not act.negated), None
    )
    if signed is not None and standing.status in _OPEN:
        return replace(standing, status=DealStatus.CONTRACTED, span=signed.span)
    return None


def _is_between(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a sentence names no country that the deal does not."""
    sides = {side.value for side in (draft.buyer, draft.supplier_country) if side}
    return {party.country for party in scene.parties.inside(sentence.span) if party.country} <= sides


def after_all(scene: Scene, sentence: Sentence, draft: Draft) -> Draft:
    """Return a deal with what its own sentence adds behind a semicolon: "…; it backed out in January"."""
    at = _turn(scene, sentence, draft)
    if at is None or next(scene.inside(scene.equipment, at, sentence.span.end), None):
        return draft
    acts = list(scene.inside(scene.acts, at, sentence.span.end))
    act = next((act for act in acts if (act.action == "cancel" and not act.negated) or _arrives(act)), None)
    if act is None:
        return draft
    status = DealStatus.CANCELLED if act.action == "cancel" else DealStatus.DELIVERED
    partly = any(cue.key == "part" for cue in scene.reading.cues.inside("deal_terms", Span(at, sentence.span.end)))
    if status is DealStatus.DELIVERED and (partly or draft.standing.status not in _LIVE):
        return draft
    return replace(draft, standing=replace(draft.standing, status=status, span=act.span))


def _turn(scene: Scene, sentence: Sentence, draft: Draft) -> int | None:
    """Return where a clause about the same deal begins: behind a semicolon, or at "but", with no other country."""
    at = scene.reading.text.find(";", draft.item.span.end, sentence.span.end)
    if at >= 0:
        own = ":" not in scene.between(at, sentence.span.end) and not _is_of_another(scene, sentence, draft, at)
        return at if own else None
    near = Span(draft.item.span.end, max(sentence.span.end, draft.item.span.end + 1))
    whole = scene.reading.cues.first("deal_terms", near, "whole")
    if whole is not None:
        return whole.span.start
    but = scene.reading.cues.first("deal_grammar", near, "but")
    if but is None:
        return None
    return None if _is_of_another(scene, sentence, draft, but.span.end) else but.span.start


def _is_of_another(scene: Scene, sentence: Sentence, draft: Draft, start: int) -> bool:
    """Tell whether a clause is about a state the deal is not with, unless that state refuses what was asked of it."""
    sides = {side.value for side in (draft.buyer, draft.supplier_country) if side}
    others = {party.country for party in scene.inside(scene.parties, start, sentence.span.end) if party.is_state}
    refused = scene.first_act(start, sentence.span.end)
    asked = draft.standing.status in _ASKED and refused is not None and refused.action == "cancel"
    return not asked and not others <= sides


def _arrives(act: Act) -> bool:
    return act.action in {"arrive", "deliver", "receive"} and act.tense in {"past", "part"} and not act.negated


def _refused(scene: Scene, sentence: Sentence, draft: Draft) -> Standing | None:
    """Take "It has not." right behind what was reported, and "No, …" right behind what was asked."""
    if _answers_no(scene, sentence, draft):
        return replace(draft.standing, polarity=Polarity.NEGATED)
    words = sentence.span.quote(scene.reading.text).split()
    near = sentence.span.start - draft.clause.end <= 3  # noqa: PLR2004
    helped = scene.grammar(sentence.span.start, sentence.span.end, "have", "be") or len(words) == 1
    if len(words) <= 4 and near and helped and scene.grammar(sentence.span.start, sentence.span.end, "not"):  # noqa: PLR2004
        return replace(draft.standing, polarity=Polarity.NEGATED)
    return None


def _answers_no(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a sentence opens with a word that answers no to the question which told of the deal."""
    asked = scene.sentence(draft.item.span)
    if asked is None or scene.between(asked.span.end - 1, asked.span.end) != "?":
        return False
    answer = scene.reading.cues.starting("deal_grammar", sentence.span.start)
    if answer is None or not scene.reading.cues.first("deal_grammar", answer.span, "no_answer"):
        return False
    between = scene.between(asked.span.end, sentence.span.start).strip("»”’\"'—–- \n")
    return not between and scene.between(answer.span.end, answer.span.end + 1) in {",", ".", "!", ";", ":"}
