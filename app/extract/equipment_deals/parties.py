"""Who buys and who supplies, by the place each has around the acts: subject, object, and the prepositions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.extract.equipment_deals.acts import OBTAINING, PROVIDING, Act, Frame
from app.extract.equipment_deals.governors import Government
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.labels import is_cell, label_of
from app.extract.equipment_deals.scene import Party, Scene
from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis

BUYER, SUPPLIER, OTHER, OWNER = "buyer", "supplier", "other", "owner"

# Who a preposition marks, by the frame of the act it belongs to. "other": the second of two that deal with each other.
_ROLES: dict[Frame, dict[str, str]] = {
    Frame.SUPPLIER: {**dict.fromkeys(("to", "for"), BUYER), **dict.fromkeys(("from", "by", "own", "of"), SUPPLIER)},
    Frame.BUYER: {
        **dict.fromkeys(("for", "by", "own"), BUYER),
        **dict.fromkeys(("from", "with", "to", "of"), SUPPLIER),
    },
    Frame.BETWEEN: {
        **dict.fromkeys(("for", "by", "own"), BUYER),
        **dict.fromkeys(("with", "to", "of"), OTHER),
        "from": SUPPLIER,
    },
    Frame.EQUIPMENT: {"to": BUYER, "for": BUYER, "from": SUPPLIER, "of": SUPPLIER},
    Frame.NONE: {"to": BUYER},
}
_PROPOSES = frozenset({"offer", "propose", "donate"})
_SUBJECT_REACH = 260
_ADJACENT = 30  # characters between a company and the word for its country
_ADJECTIVE = 12


@dataclass(frozen=True, slots=True)
class Sides:
    """Buyers and supplier of a deal, as far as the words tell; ``sure``: the buyer stands in the clause itself."""

    buyers: tuple[Cited[str], ...]
    supplier_country: Cited[str] | None
    supplier: Cited[str] | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """The part of a sentence that tells of an item, and the part of that which tells of it alone."""

    start: int
    end: int
    own_start: int
    own_end: int
    beside: Span | None = None  # who a number alone is said of
    others: tuple[Span, ...] = ()  # own words of other items of the same list


def sides(scene: Scene, item: Item, government: Government, ground: Ground) -> Sides:
    """Return who buys and who supplies *item*."""
    label = label_of(scene, item.span)
    parties = [
        party
        for party in scene.inside(scene.parties, ground.start, ground.end)
        if _is_open(party, ground) and (label is None or party.span != label.span)
    ]
    roles = [(party, _role(scene, party, item, government)) for party in parties]
    suppliers = [party for party, role in roles if role in (SUPPLIER, OTHER)]
    buyers = [party for party in _buyers(item, roles, government) if not _is_maker(scene, party)]
    own = [party for party in suppliers if ground.own_start <= party.span.start < ground.own_end]
    company = _nearest([party for party in own or suppliers if party.is_company and party.name], item, ground)
    owners = [party for party, role in roles if role == OWNER and party.country]
    suppliers += owners if buyers else []
    suppliers += [party for party in parties if label and party.kind == "country" and is_cell(scene, party)]
    buyers = buyers or owners[:1]
    if frame_of(government) is Frame.BETWEEN and len(buyers) > 1:
        buyers, suppliers = _one_of_two(scene, buyers, suppliers)
    code = buyers[0].country if buyers else None
    country = _supplier_country(scene, item, [party for party in suppliers if party.country != code], company, ground)
    cited = tuple(found for party in buyers if (found := party.cited_country))
    return Sides(
        cited,
        country,
        Cited(company.name, company.spans, company.basis) if company and company.name else None,
        bool(cited),
    )


def _one_of_two(scene: Scene, buyers: list[Party], suppliers: list[Party]) -> tuple[list[Party], list[Party]]:
    """Let one of two states that deal with each other buy: the one the article is about, else the first."""
    main = scene.main.country if scene.main else None
    first = next((party for party in buyers if party.country == main), buyers[0])
    return [first], [*suppliers, *(party for party in buyers if party is not first)]


def _is_maker(scene: Scene, party: Party) -> bool:
    """Tell whether "the government" is taken for that of the country which only makes the equipment."""
    made = any(span in scene.makers for span in party.spans)
    return party.basis is Basis.RESOLVED and party.kind == "country" and made


def _is_open(party: Party, ground: Ground) -> bool:
    return party.span == ground.beside or not any(span.start <= party.span.start < span.end for span in ground.others)


def frame_of(government: Government) -> Frame:
    """Return the frame of the innermost act that gives one."""
    return _frame(act for act in (government.bound, *reversed(government.chain), government.main) if act is not None)


def _frame(innermost_first: Iterable[Act]) -> Frame:
    acts = list(innermost_first)
    for act in acts:
        if act.action in OBTAINING:
            return Frame.BUYER
        if act.action in PROVIDING:
            return Frame.SUPPLIER
    return next(
        (act.frame for act in acts if act.frame in (Frame.BUYER, Frame.SUPPLIER, Frame.EQUIPMENT)), Frame.BETWEEN
    )


def _role(scene: Scene, party: Party, item: Item, government: Government) -> str:
    """Return the side of a party, "" when its place does not tell."""
    if item.beside is not None and party.span == item.beside.span:
        return BUYER
    acts = [*government.chain, *(act for act in (government.bound, government.main) if act)]
    if party.kind == "demonym":
        return _adjective_role(scene, party) or _unnamed_firm(scene, party, item, government, acts)
    if party.country and scene.reading.cues.starting("deal_grammar", party.span.end + 2, "to_whom"):
        return BUYER
    if _belongs_elsewhere(scene, party, acts) or _is_beaten(scene, party):
        return ""
    return SUPPLIER if party.is_company else _placed_role(scene, party, item, government, acts)


def _unnamed_firm(scene: Scene, party: Party, item: Item, government: Government, acts: Sequence[Act]) -> str:
    """Return the side of a demonym behind a preposition: "from a Danish lessor", "à un chantier portugais"."""
    beside = (
        party.span in scene.makers or scene.equipment.at(party.span.end + 1) or scene.equipment.at(party.span.start)
    )
    if beside or party.mark not in ("from", "with", "by", "to") or party.span.start < item.span.start:
        return ""
    return SUPPLIER if _placed_role(scene, party, item, government, acts) in (SUPPLIER, OTHER) else ""


def _placed_role(scene: Scene, party: Party, item: Item, government: Government, acts: Sequence[Act]) -> str:
    """Return the side on which its place around the acts puts a party."""
    before = [act for act in acts if act.span.end <= party.span.start]
    after = [act for act in acts if act.span.start >= party.span.end]
    if party.mark == "own" and not any(act.span.start < item.span.start for act in after):
        return OWNER
    if party.mark:
        nearest = before[-1:] or after[:1]
        return _marked_role(party, item, government, nearest[0]) if nearest else ""
    return _object_role(scene, party, item, before[-1]) if before else _subject_role(government, item, party)


def _belongs_elsewhere(scene: Scene, party: Party, acts: Sequence[Act]) -> bool:
    """Tell whether a party behind a preposition goes with an act of the sentence that is not over the item."""
    last = scene.acts.last_before(party.span.start)
    if last is None or not party.mark or last in acts or last.action in {"matter", "rumour", "deny"}:
        return False
    return scene.sentence(last.span) is scene.sentence(party.span) and not scene.breaks(last.span.end, party.span.start)


def _is_beaten(scene: Scene, party: Party) -> bool:
    """Tell whether a company is only named as one that lost: "ahead of Nexter", "superando a Nexter"."""
    last = scene.acts.last_before(party.span.start)
    if last is None or last.action != "surpass" or not party.is_company:
        return False
    return scene.sentence(last.span) is scene.sentence(party.span) and not scene.breaks(last.span.end, party.span.start)


def _marked_role(party: Party, item: Item, government: Government, act: Act) -> str:
    """Return the side on which a preposition puts a party, by the frame of the act it belongs to."""
    behind = party.span.start > item.span.start
    if act.action == "approve" and party.mark == "by" and party.country == item.named.value.maker:
        return SUPPLIER  # "cleared by Washington"
    if party.mark == "of" and not behind and act.tense == "noun" and act.action in _PROPOSES:
        return SUPPLIER
    if party.mark in ("of", "for") and behind and _serves(government):
        return BUYER
    if party.mark == "of" and not behind and act.frame not in (Frame.BUYER, Frame.EQUIPMENT):
        return ""
    return _ROLES[_framed(act, government)].get(party.mark, "")


def _object_role(scene: Scene, party: Party, item: Item, act: Act) -> str:
    """Return the side of a party right behind a verb: "gave Fiji two boats", "FMS (Romania) contract"."""
    gap = scene.between(act.span.end, party.span.start)
    if gap == " (" or (act.frame is Frame.BUYER and act.tense != "noun" and not gap.strip()):
        return BUYER
    gives = act.action in {"donate", "supply", "lend", "offer"} and party.span.end <= item.span.start
    return BUYER if gives else ""


def _serves(government: Government) -> bool:
    """Tell whether equipment is worked on and not sold, so that whose it is buys the work."""
    return any(act.action == "modernise" for act in government.acts)


def _framed(act: Act, government: Government) -> Frame:
    return (
        frame_of(government) if act.frame is Frame.BETWEEN or act.action in {"plan", "study", "approve"} else act.frame
    )


def _subject_role(government: Government, item: Item, party: Party) -> str:
    """Return the side of who stands before all acts, by the frame and voice of what they do."""
    bound = government.bound
    if item.span.start < party.span.start:
        inside = bound is not None and party.span.end <= bound.span.start
        return {Frame.BUYER: BUYER, Frame.SUPPLIER: SUPPLIER}.get(bound.frame, "") if inside and bound else ""
    first = government.chain[0] if government.chain else None
    doing = [act for act in government.chain if act.action in OBTAINING | PROVIDING]
    frame = doing[0].frame if doing else frame_of(government)
    if frame is Frame.SUPPLIER:
        given = first is not None and first.passive and first.action in {"supply", "donate", "lend"}
        return BUYER if given else SUPPLIER
    if frame is Frame.EQUIPMENT:
        return ""
    inner = government.chain[-1] if government.chain else government.bound or government.main
    if inner is not None and inner.passive and inner.tense != "noun":
        return ""
    return SUPPLIER if frame is Frame.BETWEEN and party.country == item.named.value.maker else BUYER


def _adjective_role(scene: Scene, party: Party) -> str:
    """Return the side of a demonym beside a noun for an act: "Danish order", "oferta sueca"."""
    start, end = party.span.start - _ADJECTIVE, party.span.end + _ADJECTIVE
    for act in scene.inside(scene.acts, max(0, start), end):
        near = scene.between(min(act.span.end, party.span.end), max(act.span.start, party.span.start))
        if act.tense == "noun" and not near.strip():
            return {Frame.BUYER: BUYER, Frame.SUPPLIER: SUPPLIER}.get(act.frame, "")
    return ""


def adjectival_buyer(scene: Scene, span: Span) -> Cited[str] | None:
    """Return the country that a demonym beside a noun for an act makes the buyer: "the Colombian contest"."""
    demonyms = (party for party in scene.parties.inside(span) if party.kind == "demonym")
    return next((party.cited_country for party in demonyms if _adjective_role(scene, party) == BUYER), None)


def _buyers(item: Item, roles: Sequence[tuple[Party, str]], government: Government) -> Iterator[Party]:
    """Yield the buyers: those a preposition marks before the subject, the nearest behind the item first."""
    states = [(party, role) for party, role in roles if party.country and not party.is_company]
    marked = [
        party
        for party, role in states
        if role == BUYER
        and (party.mark or party.kind == "demonym" or (item.beside is not None and party.span == item.beside.span))
    ]
    behind = [party for party in marked if party.span.start >= item.span.start]
    subjects = [party for party, role in states if role == BUYER and party not in marked]
    beside = [party for party in marked if item.beside is not None and party.span == item.beside.span]
    found = beside or behind[:1] or marked[:1] or _best_subject(subjects)
    if not found:
        return
    yield found[0]
    for party, role in states:
        behind_it = party.joint and party.span.start > found[0].span.start
        maker = party.country == item.named.value.maker and frame_of(government) is Frame.BETWEEN
        if behind_it and role == BUYER and party.country != found[0].country and not maker:
            yield party


def _best_subject(subjects: Sequence[Party]) -> list[Party]:
    """Return the nearest subject that is a country or a body, else a person; the first of those named together."""
    for kinds in (("person",), ()):
        found = [party for party in subjects if party.kind not in kinds]
        while found and found[-1].joint and len(found) > 1:
            found.pop()
        if found:
            return found[-1:]
    return []


def _nearest(parties: Sequence[Party], item: Item, ground: Ground) -> Party | None:
    """Return the party in the item's own words, else behind, else the nearest before."""
    own = [party for party in parties if ground.own_start <= party.span.start < ground.own_end]
    behind = [party for party in parties if party.span.start >= ground.own_end]
    before = [party for party in parties if party.span.end <= item.span.start]
    return next(iter([*own, *behind, *reversed(before)]), None)


def _supplier_country(
    scene: Scene, item: Item, suppliers: Sequence[Party], company: Party | None, ground: Ground
) -> Cited[str] | None:
    """Return the supplying country: the company's as printed beside it, a party's, the maker's, the company's own."""
    beside = _beside_company(scene, company) if company else None
    if beside is not None:
        return beside
    named = [party for party in suppliers if party.country and not party.is_company]
    found = _nearest([party for party in named if party.kind != "person"] or named, item, ground)
    if found is not None:
        return found.cited_country
    equipment = item.named.value
    if equipment.maker and equipment.maker_span:
        return Cited(equipment.maker, (equipment.maker_span,))
    if company is not None and company.country:
        return company.cited_country
    return None


def _beside_company(scene: Scene, company: Party) -> Cited[str] | None:
    """Return the country printed beside a company: "the French yard Piriou", "Sweden's Saab", "FFG of Germany"."""
    near = scene.inside(scene.countries, max(0, company.span.start - _ADJACENT), company.span.end + _ADJACENT)
    for country in sorted(near, key=lambda country: _gap(country.span, company.span)):
        start, end = sorted((country.span, company.span))
        between = scene.between(start.end, end.start)
        after = country.span.start >= company.span.end
        if any(mark in between for mark in ",.;:|–—") or scene.first_act(start.end, end.start):
            continue
        if after and not (between == " (" or scene.grammar(start.end, end.start, "of")):
            continue
        return Cited(country.value.code, (country.span,))
    return None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
