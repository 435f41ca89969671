"""On which side of a deal its place among the acts puts a party: subject, object, and the prepositions."""

from collections.abc import Iterable, Sequence

from app.extract.equipment_deals.acts import OBTAINING, PROVIDING, Act, Frame
from app.extract.equipment_deals.governors import Government
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.parties import Party
from app.extract.equipment_deals.scene import Scene
from app.facts import Cited
from app.text import Span

BUYER, SUPPLIER, OTHER, OWNER = "buyer", "supplier", "other", "owner"

# Who a preposition marks, by the frame of the act it belongs to. "other": the second of two that deal with each other.
_ROLES: dict[Frame, dict[str, str]] = {
    Frame.SUPPLIER: {
        **dict.fromkeys(("to", "for"), BUYER),
        **dict.fromkeys(("from", "by", "own", "of"), SUPPLIER),
        "with": OTHER,
    },
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
_EARNED = frozenset({"order", "contract", "award", "request"})
_ADJECTIVE = 12
_AGENT = 24  # characters between an act or what it is done to, and "by"
_ARTICLE = 2  # words between a customer and the order: "from Chile a firm", "de Polonia un"
_INFINITIVE = 4  # characters between a name and the infinitive it is the subject of: "Kyiv to buy"


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


def role_of(scene: Scene, party: Party, item: Item, government: Government) -> str:
    """Return the side of a party, "" when its place does not tell."""
    if item.beside is not None and party.span == item.beside.span:
        return BUYER
    acts = [*government.chain, *(act for act in (government.bound, government.main) if act)]
    if party.kind == "demonym":
        if _serves(government) and party.span in scene.makers:
            return OWNER  # "to upgrade the sonars of the Portuguese frigates"
        return _adjective_role(scene, party) or _unnamed_firm(scene, party, item, government, acts)
    if party.country and scene.reading.cues.starting("deal_grammar", party.span.end + 2, "to_whom"):
        return BUYER
    if (
        _belongs_elsewhere(scene, party, acts)
        or _is_beaten(scene, party)
        or _is_agent_of_another(scene, party, item, acts)
    ):
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
    after = sorted((act for act in acts if act.span.start >= party.span.end), key=lambda act: act.span)
    if after and _is_let(party, after[0]):
        return BUYER
    if party.mark == "own" and not any(act.span.start < item.span.start for act in after):
        return OWNER
    if party.mark in ("from", "of") and not before and _is_of_subject(scene, party, item, after):
        return _subject_role(government, item, party)
    if party.mark in ("from", "of") and _is_customer(scene, party, after):
        return BUYER
    if party.mark:
        nearest = after[:1] or before[-1:] if party.mark == "own" else before[-1:] or after[:1]
        return _marked_role(party, item, government, nearest[0]) if nearest else ""
    return _object_role(scene, party, item, before[-1]) if before else _subject_role(government, item, party)


def _is_of_subject(scene: Scene, party: Party, item: Item, after: Sequence[Act]) -> bool:
    """Tell whether a state stands behind those who act for it: "officials from Portugal", "les forces de l'Inde"."""
    sentence = scene.sentence(party.span)
    start = sentence.span.start if sentence else party.span.start
    opens = scene.reading.cues.starting("deal_grammar", start, "from", "of")
    if party.kind != "country" or opens is not None or not start < party.span.start < item.span.start:
        return False
    nearer = scene.parties.inside(Span(party.span.end, after[0].span.start)) if after else ()
    return not any(other.country for other in nearer)  # "aid of the United States let Bogotá buy"


def _is_customer(scene: Scene, party: Party, after: Sequence[Act]) -> bool:
    """Tell whether a state stands before the noun for what was won from it: "a obtenu de la Pologne une commande"."""
    noun = next(iter(after), None)
    if noun is None or noun.tense != "noun" or noun.action not in _EARNED:
        return False
    between = scene.between(party.span.end, noun.span.start)
    return len(between.split()) <= _ARTICLE and not scene.breaks(party.span.end, noun.span.start)


def _is_let(party: Party, act: Act) -> bool:
    """Tell whether a state is the subject of an infinitive behind it: "let Kyiv buy", "permite a Lima adquirir"."""
    close = act.span.start - party.span.end <= _INFINITIVE
    return (
        bool(party.country)
        and act.tense == "inf"
        and act.action in OBTAINING
        and close
        and party.mark in ("", "to", "for")
    )


def _belongs_elsewhere(scene: Scene, party: Party, acts: Sequence[Act]) -> bool:
    """Tell whether a party behind a preposition goes with an act of the sentence that is not over the item."""
    last = scene.acts.last_before(party.span.start)
    if last is None or not party.mark or last.action in {"matter", "rumour", "deny"}:
        return False
    return last.span not in {act.span for act in acts} and _share_clause(scene, last, party)


def _is_agent_of_another(scene: Scene, party: Party, item: Item, acts: Sequence[Act]) -> bool:
    """Tell whether "by" goes with a participle that is no act: "the purchase, despite costs announced by …"."""
    if party.mark != "by" or party.span.start < item.span.end:
        return False
    last = max([item.span.end, *(act.span.end for act in acts if act.span.end <= party.span.start)])
    by = scene.reading.cues.first("deal_grammar", Span(last, party.span.start), "by")
    return by is not None and by.span.start - last > _AGENT


def _is_beaten(scene: Scene, party: Party) -> bool:
    """Tell whether a company is only named as one that lost: "ahead of Nexter", "superando a Nexter"."""
    last = scene.acts.last_before(party.span.start)
    over = scene.reading.cues.ending("deal_grammar", party.span.start - 1, "over") is not None
    if over and party.is_company and last is not None and last.action in {"select", "sign", "award"}:
        return True  # "picked its C-390 over Lockheed Martin's C-130J"
    return last is not None and last.action == "surpass" and party.is_company and _share_clause(scene, last, party)


def _share_clause(scene: Scene, act: Act, party: Party) -> bool:
    """Tell whether a party stands in the clause of an act before it."""
    return scene.sentence(act.span) is scene.sentence(party.span) and not scene.breaks(act.span.end, party.span.start)


def _marked_role(party: Party, item: Item, government: Government, act: Act) -> str:
    """Return the side on which a preposition puts a party, by the frame of the act it belongs to."""
    behind = party.span.start > item.span.start
    if act.action == "approve" and party.mark == "by" and party.country == item.named.value.maker:
        return SUPPLIER  # "cleared by Washington"
    if party.mark == "of" and not behind and act.tense == "noun" and act.action in _PROPOSES:
        return SUPPLIER
    if party.mark == "from" and act.tense == "noun" and act.action in _EARNED and _earns(government):
        return BUYER  # "won an order from Chile"
    if party.mark in ("of", "for") and behind and _serves(government):
        return BUYER
    if party.mark == "of" and not behind and act.frame not in (Frame.BUYER, Frame.EQUIPMENT):
        return ""
    return _ROLES[_framed(act, government)].get(party.mark, "")


def _object_role(scene: Scene, party: Party, item: Item, act: Act) -> str:
    """Return the side of a party right behind a verb: "gave Fiji two boats", "FMS (Romania) contract"."""
    gap = scene.between(act.span.end, party.span.start)
    if act.action == "request" and act.tense != "noun" and not gap.strip():
        return SUPPLIER  # "asked South Korea for four batteries"
    if gap == " (" or (act.frame is Frame.BUYER and act.tense != "noun" and not gap.strip()):
        return BUYER
    gives = act.action in PROVIDING - {"win"} and party.span.end <= item.span.start
    return BUYER if gives else ""


def _earns(government: Government) -> bool:
    """Tell whether who supplies is the subject: it wins, or receives an order."""
    verbs = [act for act in government.acts if act.tense != "noun"]
    return any(act.action in {"win", "receive"} for act in verbs)


def _serves(government: Government) -> bool:
    """Tell whether equipment is worked on and not sold, so that whose it is buys the work."""
    return any(act.action in {"modernise", "maintain"} for act in government.acts)


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
    frame = doing[0].frame if doing else _frame(reversed(government.chain)) if first else frame_of(government)
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
