"""Who buys and who supplies, of the parties around an item and its acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extract.equipment_deals.acts import Frame
from app.extract.equipment_deals.governors import Government
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.labels import is_cell, label_of
from app.extract.equipment_deals.parties import Party
from app.extract.equipment_deals.roles import BUYER, OTHER, OWNER, SUPPLIER, frame_of, role_of
from app.extract.equipment_deals.scene import Scene
from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis

_APART = ("to", "for", "from", "by", "with", "in")  # prepositions that part a country from the firm behind it
_PREPOSITION = 2  # words of it, with an article
_ADJACENT = 30  # characters between a company and the word for its country


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
    roles = [(party, role_of(scene, party, item, government)) for party in parties]
    suppliers = [party for party, role in roles if role in (SUPPLIER, OTHER)]
    buyers = [party for party in _buyers(item, roles, government) if not _is_maker(scene, party)]
    own = [party for party in suppliers if ground.own_start <= party.span.start < ground.own_end]
    firms = [party for party in own or suppliers if party.is_company and party.name]
    sellers = [party for party in suppliers if party.is_company and party.name and party.mark in ("with", "from")]
    if sellers and all(party.mark == "by" for party in firms):
        firms = sellers  # "with Naval Group …, to be built by PT PAL"
    company = _nearest(firms, item, ground)
    owners = [party for party, role in roles if role == OWNER and party.country]
    suppliers += owners if buyers else []
    suppliers += [party for party in parties if label and party.kind == "country" and is_cell(scene, party)]
    buyers = buyers or owners[:1] or _partners(roles, company)
    joint = all(party.mark == "for" for party in buyers)
    both = frame_of(government) is Frame.BETWEEN or (not suppliers and _is_mutual(government))
    if both and len(buyers) > 1 and not joint:
        buyers, suppliers = _one_of_two(scene, item, buyers, suppliers)
    code = buyers[0].country if buyers else None
    suppliers = [party for party in suppliers if party.country != code]
    country = _supplier_country(scene, item, suppliers, company, ground, code)
    cited = tuple(found for party in buyers if (found := party.cited_country))
    return Sides(
        cited,
        country,
        Cited(company.name, company.spans, company.basis) if company and company.name else None,
        bool(cited),
    )


def _is_mutual(government: Government) -> bool:
    """Tell whether two who are the subject deal with each other: "Paraguay and Brazil signed a contract"."""
    outer = government.chain[0] if government.chain else None
    return outer is not None and outer.action in {"sign", "agree", "negotiate"} and outer.tense != "noun"


def _partners(roles: Sequence[tuple[Party, str]], company: Party | None) -> list[Party]:
    """Return the state that a firm deals with, which buys: "Baykar signed with Peru for six drones"."""
    states = (party for party, role in roles if role == OTHER and party.is_state)
    return [] if company is None else [party for party in states if party.country != company.country][:1]


def _one_of_two(
    scene: Scene, item: Item, buyers: list[Party], suppliers: list[Party]
) -> tuple[list[Party], list[Party]]:
    """Let one of two states that deal with each other buy: not the maker, the one the article is about, the first."""
    main = scene.main.country if scene.main else None
    others = [party for party in buyers if party.country != item.named.value.maker] or buyers
    first = next((party for party in others if party.country == main), others[0])
    return [first], [*suppliers, *(party for party in buyers if party is not first)]


def _is_maker(scene: Scene, party: Party) -> bool:
    """Tell whether "the government" is taken for that of the country which only makes the equipment."""
    made = any(span in scene.makers for span in party.spans)
    return party.basis is Basis.RESOLVED and party.kind == "country" and made


def _is_open(party: Party, ground: Ground) -> bool:
    return party.span == ground.beside or not any(span.start <= party.span.start < span.end for span in ground.others)


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
    scene: Scene, item: Item, suppliers: Sequence[Party], company: Party | None, ground: Ground, buyer: str | None
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
    if equipment.maker and equipment.maker_span and equipment.maker != buyer:
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
        of = len(between.split()) <= _PREPOSITION and scene.grammar(start.end, end.start, "of")
        if after and not (between == " (" or of):
            continue
        if not after and scene.grammar(start.end, end.start, "and", "of", *_APART):
            continue
        return Cited(country.value.code, (country.span,))
    return None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
