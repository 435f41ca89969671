"""Deals told in clauses: the items of a sentence, the acts over each, the parties around them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.extract.equipment_deals.acts import Act, Frame
from app.extract.equipment_deals.aftermath import after_all
from app.extract.equipment_deals.drafts import Draft
from app.extract.equipment_deals.governors import Government, is_embedded
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.labels import label_of
from app.extract.equipment_deals.quantities import quantities
from app.extract.equipment_deals.regions import ground_of, groups_of, starts_of
from app.extract.equipment_deals.roles import adjectival_buyer, frame_of
from app.extract.equipment_deals.scene import Scene
from app.extract.equipment_deals.sides import Sides, sides
from app.extract.equipment_deals.statuses import Standing, standing
from app.extract.equipment_deals.told import Told, comes_in_part, told_in
from app.extract.equipment_deals.transfers import transfer
from app.extract.equipment_deals.values import basis_of, share_out
from app.extract.index import Index
from app.extract.mentions.countries import named
from app.extract.mentions.days import background
from app.extract.reading import Sentence
from app.facts import Cited, Period
from app.text import Span
from app.vocabulary import Basis, Condition, DealStatus, Modality

_CONDITION_REACH = 24
_FULFILS = frozenset({"supply", "deliver", "modernise", "receive", "sell", "lease"})  # what a contract is signed for
_PAPERS = frozenset({"contract", "accord", "order"})
_BESIDE = 16  # characters between a contract and the participle that says it is signed


def tell(scene: Scene, sentence: Sentence, items: Index[Item], earlier: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the deals that a sentence tells; *earlier* are those told before it."""
    groups = groups_of(told_in(scene, sentence, items))
    starts = [*starts_of(scene, sentence, groups), sentence.span.end]
    drafts: list[Draft] = []
    for place, group in enumerate(groups):
        region = Span(starts[place], max(starts[place + 1], group[-1].span.end))
        shares = share_out(scene, [told.item for told in group], region)
        for told in group:
            for draft in _drafts(scene, sentence, told, group, region, [*earlier, *drafts]):
                money = shares.get(told.item)
                draft = after_all(scene, sentence, draft)  # noqa: PLW2901
                drafts.append(replace(draft, value=money.cited, value_basis=basis_of(scene, money)) if money else draft)
                yield drafts[-1]


def _drafts(
    scene: Scene, sentence: Sentence, told: Told, group: Sequence[Told], region: Span, earlier: Sequence[Draft]
) -> Iterator[Draft]:
    item, government = told.item, told.government
    stands = standing(government, _over(scene, sentence, told))
    if stands is None:
        return
    if stands.status is DealStatus.DELIVERED and comes_in_part(scene, item):
        stands = replace(stands, status=DealStatus.IN_DELIVERY)
    stands = _signed_for(scene, told, region, stands)
    parties = sides(scene, item, government, ground_of(scene, told, group, region))
    if item.beside is None:
        parties = _as_before(parties, [draft for draft in earlier if sentence.span.covers(draft.item.span)])
    buyers = parties.buyers or _fallback(scene, sentence, told, parties, earlier)
    numbers = quantities(scene, sentence, item, len(buyers))
    for buyer, number in zip(buyers, numbers, strict=True):
        draft = _draft(scene, told, region, stands, parties, buyer)
        yield replace(draft, quantity=number, slight=number is None and draft.slight)


def _as_before(parties: Sides, told: Sequence[Draft]) -> Sides:
    """Keep who buys from whom as the same sentence told it of the item before: two sign for "jets and systems"."""
    buyer, supplier = parties.buyers[:1], parties.supplier_country
    for draft in told[-1:]:
        other = draft.supplier_country
        turned = draft.buyer and other and supplier and buyer and draft.buyer.value == supplier.value
        if turned and other is not None and other.value == buyer[0].value and draft.buyer is not None:
            return replace(parties, buyers=(draft.buyer,), supplier_country=other)
    return parties


def _signed_for(scene: Scene, told: Told, region: Span, stands: Standing) -> Standing:
    """Take what will be supplied "under a contract signed in March" for contracted."""
    pending = any(act.action in _FULFILS and act.tense == "will" for act in told.government.acts)
    if not pending or stands.status not in (DealStatus.PLANNED, DealStatus.AGREED):
        return stands
    acts = list(scene.inside(scene.acts, told.item.span.end, region.end))
    for paper, act in pairwise(acts):
        signed = act.action == "sign" and act.tense in {"past", "part"} and not act.negated and not act.pending
        beside = act.span.start - paper.span.end <= _BESIDE and not scene.breaks(paper.span.end, act.span.start)
        if signed and beside and paper.tense == "noun" and paper.action in _PAPERS:
            return replace(stands, status=DealStatus.CONTRACTED, span=act.span, modality=Modality.REALIZED)
    return stands


def _fallback(
    scene: Scene, sentence: Sentence, told: Told, parties: Sides, earlier: Sequence[Draft]
) -> tuple[Cited[str], ...]:
    """Return the buyer when the clause names none: who speaks of "us", the country of the passage, the last buyer."""
    label = label_of(scene, told.item.span)
    if label is not None and label.cited_country is not None:
        return (label.cited_country,)
    supplier = parties.supplier_country.value if parties.supplier_country else None
    home = scene.homes.of(told.item.span.start)
    main = scene.main.cited_country if scene.main else None
    here = named(home) if home else None
    local = here if home is not None and scene.is_local(home.span, told.item.span) else None
    alone = scene.only_state(sentence.span, supplier)
    before = [draft.buyer for draft in earlier if draft.buyer and scene.is_previous(draft.item.span, sentence)]
    previous = before[-1] if before else scene.state_before(sentence, supplier)
    same = [draft.buyer for draft in earlier if draft.buyer and sentence.span.covers(draft.item.span)]
    last = _last_buyers(sentence, earlier)
    speaks = any(scene.speaks_of_us(act) for act in told.government.acts)
    mine = _speakers_own(earlier) or main if speaks else None
    adjectival = adjectival_buyer(scene, sentence.span)
    ordered = [mine, *same[-1:], adjectival, alone, previous, local, *last[-1:], here, main]
    known = [buyer for buyer in ordered if buyer is not None]
    makers = (supplier, told.item.named.value.maker)
    found = next((buyer for buyer in known if buyer.value not in makers), None)
    provided = any(act.action == "supply" and act.tense == "noun" for act in told.government.chain)
    if found is None and (provided or frame_of(told.government) is not Frame.SUPPLIER):
        found = next(iter(known), None)
    return () if found is None else (found,)


def _speakers_own(earlier: Sequence[Draft]) -> Cited[str] | None:
    """Return the country that buys most of what was told before, for which an article's "we" speaks."""
    buyers = [draft.buyer for draft in earlier if draft.buyer]
    codes = [code for code, times in Counter(buyer.value for buyer in buyers).most_common(1) if times > 1]
    return next((buyer for buyer in buyers if buyer.value in codes), None)


def _last_buyers(sentence: Sentence, earlier: Sequence[Draft]) -> list[Cited[str]]:
    """Return the buyer told of before, when it is the only one, or of the same paragraph."""
    sure = [draft for draft in earlier if draft.buyer and draft.sure]
    codes = {draft.buyer.value for draft in sure if draft.buyer}
    here = [draft for draft in sure if len(codes) == 1 or sentence.block.span.covers(draft.item.span)]
    return [draft.buyer for draft in here if draft.buyer]


def _draft(scene: Scene, told: Told, region: Span, stands: Standing, parties: Sides, buyer: Cited[str]) -> Draft:
    item = told.item
    way = transfer(told.government.acts)
    day = _day(scene, told.government, region)
    return Draft(
        item=item,
        words=item.named.span.quote(scene.reading.text),
        clause=region,
        buyer=buyer,
        standing=stands,
        supplier_country=_apart(parties.supplier_country, buyer),
        supplier=parties.supplier,
        transfer=Cited(way[0], (way[1],), Basis.CLASSIFIED) if way else None,
        condition=_condition(scene, item),
        option=_option(told.government),
        background=background(scene.reading, scene.days, item.span),
        headline=scene.is_headline(item.span),
        sure=parties.sure,
        slight=_is_slight(told, parties),
        signed_on=day if stands.status is DealStatus.CONTRACTED else None,
        delivered_on=day if stands.status is DealStatus.DELIVERED else None,
    )


def _apart(supplier: Cited[str] | None, buyer: Cited[str]) -> Cited[str] | None:
    """Return the supplying country unless the same words name the buyer: no mention stands on both sides."""
    if supplier is None or supplier.value != buyer.value:
        return supplier
    return None if set(supplier.spans) & set(buyer.spans) else supplier


def _is_slight(told: Told, parties: Sides) -> bool:
    """Tell whether an item without a number may only be owned or praised: "the jets in service", "offers firepower"."""
    item, government = told.item, told.government
    if item.quantity is not None or not item.own or government.bound is not None:
        return False
    if all(act.action == "arrive" and act.tense == "now" for act in government.acts):
        return True
    supplied = parties.supplier is not None or parties.supplier_country is not None
    return not (item.named.value.named or parties.sure or supplied)


def _over(scene: Scene, sentence: Sentence, told: Told) -> list[Act]:
    """Return the acts in the sentence that deny or doubt what it tells of the item."""
    known = {act.span for act in told.government.acts}
    acts = [
        act
        for act in scene.acts.inside(sentence.span)
        if act.action in {"deny", "rumour"} and act.span not in known and not _closes(scene, act, told.item.span)
    ]
    item = told.item.span
    question = scene.between(sentence.span.end - 1, sentence.span.end) == "?" and told.government.bound is None
    supposed = any(act.conditional and act.finite and not is_embedded(scene, act) for act in told.government.acts)
    asked = [Act(sentence.span, "rumour", "now")] if question or supposed else []
    return [
        *asked,
        *(act for act in acts if not scene.breaks(min(act.span.end, item.end), max(act.span.start, item.start))),
    ]


def _closes(scene: Scene, act: Act, item: Span) -> bool:
    """Tell whether what an act introduces is over before an item: "denied that …, and that the delivery of two …"."""
    start, end = act.span.end, item.start
    if start >= end:
        return _has_object(scene, act, item)
    opening = scene.sentence(act.span)
    apart = opening is not None and scene.acts.first_from(opening.span.start)
    if (
        apart
        and apart.tense == "ing"
        and opening
        and scene.between(opening.span.start, apart.span.start).count(" ") <= 1
    ):
        return ", " in scene.between(start, end)  # "Denying rumours of corruption, the minister signed …"
    return scene.joins_clauses(start, end) or _joins_that(scene, start, end)


def _has_object(scene: Scene, act: Act, item: Span) -> bool:
    """Tell whether what is denied behind an item is other equipment: "… after Paris had denied it the Rafale"."""
    sentence = scene.sentence(item)
    thing = next(scene.inside(scene.equipment, act.span.end, sentence.span.end), None) if sentence else None
    return thing is not None and thing.value.named and not scene.breaks(act.span.end, thing.span.start)


def _joins_that(scene: Scene, start: int, end: int) -> bool:
    """Tell whether another that-clause follows on "and"."""
    for cue in scene.reading.cues.inside("deal_grammar", Span(start, end), "and"):
        relative = scene.reading.cues.starting("deal_grammar", cue.span.end + 1)
        if relative is not None and relative.key == "relative" and relative.span.start < end:
            return True
    return False


def _condition(scene: Scene, item: Item) -> Cited[Condition] | None:
    near = Span(max(0, item.span.start - _CONDITION_REACH), item.span.end + _CONDITION_REACH)
    cue = scene.reading.cues.first("deal_conditions", near)
    return None if cue is None else Cited(Condition(cue.key), (cue.span,), Basis.CLASSIFIED)


def _option(government: Government) -> Cited[bool] | None:
    act = next((act for act in government.acts if act.action in {"option", "exercise"}), None)
    return None if act is None else Cited(value=True, spans=(act.span,), basis=Basis.CLASSIFIED)


def _day(scene: Scene, government: Government, region: Span) -> Cited[Period] | None:
    """Return the day told nearest to the act that says the status."""
    act = government.acts[0].span
    days = scene.days.inside(region)
    day = min(days, key=lambda day: max(day.span.start - act.end, act.start - day.span.end), default=None)
    return None if day is None else day.cited
