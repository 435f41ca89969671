"""How far a deal has come, and whether it is real, planned, rumoured or denied, by the acts over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.extract.equipment_deals.acts import INSTRUMENTS, Act
from app.extract.equipment_deals.governors import Government
from app.text import Span
from app.vocabulary import DealStatus, Modality, Polarity

RUNGS = [DealStatus.UNKNOWN, *(status for status in DealStatus if status is not DealStatus.UNKNOWN)]


@dataclass(frozen=True, slots=True)
class Standing:
    """A deal's status with the words classified, and how it is meant."""

    status: DealStatus
    span: Span
    modality: Modality
    polarity: Polarity = Polarity.AFFIRMED


# What an act done, and one still to be done, say of the deal; an infinitive or a noun may leave it to what is below.
_SAYS: dict[str, tuple[DealStatus | None, DealStatus | None, DealStatus | None]] = {
    # action: done, to be done, as noun
    "cancel": (DealStatus.CANCELLED, DealStatus.CANCELLED, DealStatus.CANCELLED),
    "suspend": (DealStatus.SUSPENDED, DealStatus.SUSPENDED, DealStatus.SUSPENDED),
    "plan": (DealStatus.PLANNED, DealStatus.PLANNED, DealStatus.PLANNED),
    "tender": (DealStatus.PLANNED, DealStatus.PLANNED, DealStatus.PLANNED),
    "promise": (DealStatus.PLANNED, DealStatus.PLANNED, DealStatus.PLANNED),
    "negotiate": (DealStatus.NEGOTIATING, DealStatus.NEGOTIATING, DealStatus.NEGOTIATING),
    "study": (DealStatus.NEGOTIATING, DealStatus.NEGOTIATING, DealStatus.NEGOTIATING),
    "request": (DealStatus.REQUESTED, DealStatus.PLANNED, DealStatus.REQUESTED),
    "offer": (DealStatus.OFFERED, DealStatus.OFFERED, DealStatus.OFFERED),
    "propose": (DealStatus.OFFERED, DealStatus.OFFERED, DealStatus.OFFERED),
    "approve": (DealStatus.APPROVED, DealStatus.PLANNED, DealStatus.APPROVED),
    "select": (DealStatus.SELECTED, DealStatus.PLANNED, DealStatus.SELECTED),
    "agree": (DealStatus.AGREED, DealStatus.PLANNED, None),
    "accord": (None, None, DealStatus.AGREED),
    "intent": (None, None, DealStatus.AGREED),
    "sign": (DealStatus.CONTRACTED, DealStatus.PLANNED, DealStatus.CONTRACTED),
    "contract": (None, None, DealStatus.CONTRACTED),
    "award": (DealStatus.CONTRACTED, DealStatus.PLANNED, DealStatus.CONTRACTED),
    "win": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "order": (DealStatus.CONTRACTED, DealStatus.PLANNED, DealStatus.CONTRACTED),
    "exercise": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "expand": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "option": (None, None, DealStatus.PLANNED),
    "buy": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "pay": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "lease": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "sell": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "supply": (DealStatus.DELIVERED, DealStatus.PLANNED, None),
    "deliver": (DealStatus.DELIVERED, DealStatus.CONTRACTED, None),
    "receive": (DealStatus.DELIVERED, DealStatus.AGREED, None),
    "donate": (DealStatus.DELIVERED, DealStatus.PLANNED, None),
    "transfer": (DealStatus.DELIVERED, DealStatus.PLANNED, None),
    "lend": (DealStatus.DELIVERED, DealStatus.PLANNED, None),
    "let": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "arrive": (DealStatus.DELIVERED, DealStatus.CONTRACTED, None),
    "surpass": (DealStatus.SELECTED, DealStatus.PLANNED, None),
    "modernise": (DealStatus.CONTRACTED, DealStatus.PLANNED, None),
    "maintain": (None, None, None),
    "matter": (None, None, None),
    "replace": (None, None, None),
    "fund": (None, None, None),
}
_BY_DEFAULT = {
    "deliver": DealStatus.CONTRACTED,
    "supply": DealStatus.CONTRACTED,
    "lease": DealStatus.CONTRACTED,
    "modernise": DealStatus.CONTRACTED,
    "buy": DealStatus.AGREED,
    "sell": DealStatus.AGREED,
    "donate": DealStatus.AGREED,
    "transfer": DealStatus.AGREED,
    "lend": DealStatus.AGREED,
    "exercise": DealStatus.PLANNED,
}
_HANDS = frozenset({"receive", "deliver", "donate", "supply"})
_PAPERS = frozenset(
    {"order", "contract", "award", "request", "offer", "propose", "approve", "plan", "accord", "intent", "sell"}
)
_LIVE = frozenset({"cancel", "suspend"})
_NOT_YET = frozenset({"select", "agree", "approve", "sign", "receive", "arrive", "deliver"})
_MODALITY = {
    DealStatus.PLANNED: Modality.PLANNED,
    DealStatus.REQUESTED: Modality.PLANNED,
    DealStatus.APPROVED: Modality.PLANNED,
    DealStatus.OFFERED: Modality.PROPOSED,
    DealStatus.NEGOTIATING: Modality.PROPOSED,
}


def standing(government: Government, over: Iterable[Act]) -> Standing | None:
    """Return what the acts over an item say of its deal; *over* are acts in the sentence that deny or doubt it.

    A participle behind the item says more than the verb before it, and the outermost of the acts before it more
    than the inner ones. None when no act says anything.
    """
    acts = [
        act for act in government.acts if act.action not in {"deny", "rumour"} and not _takes_paper(government, act)
    ]
    over = [
        *over,
        *(act for act in government.acts if act.action in {"deny", "rumour"} and not _is_of_use(government, act)),
    ]
    if not acts:
        return None
    if _goes_on_after_all(government.acts, over) and len(acts) > 1:
        acts = [act for act in acts if act.action not in _LIVE] or acts
        over = []
    telling = _telling(government, acts)
    status = _of_paper(government, telling) or _said(telling) or _by_default(telling)
    if status is DealStatus.DELIVERED and _comes(government.chain):
        status = DealStatus.AGREED
    polarity = Polarity.AFFIRMED
    telling = _under_negation(government, telling)
    if telling.negated and telling.action in _NOT_YET and not telling.flat:
        status = DealStatus.NEGOTIATING if telling.action != "deliver" else DealStatus.CONTRACTED
    elif telling.negated and telling.pending:
        status = DealStatus.NEGOTIATING
    elif telling.action not in _LIVE and (telling.negated or _is_none(government, telling)):
        polarity = Polarity.NEGATED
    return _meant(status, telling, polarity, over)


def _under_negation(government: Government, telling: Act) -> Act:
    """Return the act that says the status, negated where a verb that governs it is: "failed to agree on buying"."""
    at = government.chain.index(telling) if telling in government.chain else 0
    verbs = (act for act in government.chain[:at] if act.negated and act.action not in {*_LIVE, "deny", "rumour"})
    outer = next((act for act in verbs if act.tense != "noun"), None)
    return telling if outer is None or telling.negated else replace(outer, span=telling.span)


def _is_of_use(government: Government, denial: Act) -> bool:
    """Tell whether what is denied is only how equipment is used: "denied having deployed the jets it received"."""
    at = government.chain.index(denial) if denial in government.chain else -1
    behind = government.chain[at + 1 : at + 2] if at >= 0 else ()
    return any(act.action == "replace" and act.tense != "noun" for act in behind)


def _is_none(government: Government, telling: Act) -> bool:
    """Tell whether a verb is said of no contract at all: "no contract for 36 jets has been signed"."""
    noun = government.chain[-1] if government.chain else None
    return telling is government.main and noun is not None and noun.tense == "noun" and noun.negated


def _goes_on_after_all(acts: Sequence[Act], over: Sequence[Act]) -> bool:
    """Tell whether what is denied is that the deal has ended: "denied having cancelled the order"."""
    denial = next((act for act in over if act.action == "deny" and not act.negated), None)
    ending = next((act for act in acts if act.action in _LIVE and not act.negated), None)
    return denial is not None and ending is not None and denial.span.start < ending.span.start


def _takes_paper(government: Government, act: Act) -> bool:
    """Tell whether what is received or given is an order, an offer or a permit, and no equipment yet."""
    after = government.chain[government.chain.index(act) + 1 :] if act in government.chain else ()
    if not after or after[0].tense != "noun":
        return False
    asked = act.action in {"order", "request"} and after[0].action == "offer"  # "asked for a quotation"
    return asked or (act.action in _HANDS and after[0].action in _PAPERS)


def _of_paper(government: Government, act: Act) -> DealStatus | None:
    """Return what the noun says that a verb goes with: a letter of intent binds no one, a delivery is one.

    "signed a letter of intent for …" is agreed, "won the tender for …" selected, "the delivery of … was concluded in
    July" delivered.
    """
    nouns = {noun.action for noun in government.chain if noun.tense == "noun"}
    if act.action == "plan" and nouns == {"deliver"}:
        return DealStatus.CONTRACTED  # "deliveries of the 19 guns are expected in May"
    if act.action == "win" and act.tense in {"past", "now", "part"} and "tender" in nouns and not nouns & INSTRUMENTS:
        return DealStatus.SELECTED
    if act.action != "sign" or act.negated or act.tense not in {"past", "now", "part", "ing"}:
        return None
    if "intent" in nouns and not nouns & {"contract", "order"}:
        return DealStatus.AGREED
    done = government.main is act and government.chain and government.chain[-1].action == "deliver"
    return DealStatus.DELIVERED if done and nouns == {"deliver"} else None


def _by_default(act: Act) -> DealStatus:
    """Return what an act alone says: an infinitive only intends ("Finland to buy 24 launchers")."""
    if act.tense == "inf" and act.action in _BY_DEFAULT:
        return DealStatus.PLANNED
    return _BY_DEFAULT.get(act.action, DealStatus.UNKNOWN)


def _telling(government: Government, acts: Sequence[Act]) -> Act:
    """Return the act that says the status: one that ends the deal, the main verb, else the furthest of the others."""
    inner = government.chain[-1] if government.chain else None
    bare = government.main is None and government.bound is None and not any(act.negated for act in acts)
    if inner is not None and inner.action == "option" and bare and not any(act.action in _LIVE for act in acts):
        return inner  # "a contract for 20 with an option for 30 more"
    ending = next((act for act in acts if act.action in _LIVE and not act.negated), None)
    late = next((act for act in acts if act.negated and act.pending), None)
    said = [act for act in acts if _said(act) is not None and (act is not late or len(acts) == 1)]
    said = [act for act in said if act.action != "surpass"] or said  # "beat its rival to a contract"
    if late is not None and late.action == "sign" and all(act.action in INSTRUMENTS for act in said):
        return late  # "the contract has not yet been signed"
    if ending is not None or not said or said[0] is government.main:
        return ending or (said or acts[-1:])[0]
    outer = next((act for act in government.chain if act in said), None)
    bound = government.bound if government.bound in said else None
    both = [act for act in (bound, outer) if act is not None]
    return max(both or said[:1], key=lambda act: RUNGS.index(_said(act) or DealStatus.UNKNOWN))


def _comes(chain: Sequence[Act]) -> bool:
    """Tell whether equipment is only on its way: "will arrive", "vai receber"."""
    planned = any(act.action == "plan" for act in chain)
    coming = (act for act in chain if act.action in {"arrive", "deliver", "receive"})
    return any(act.tense in {"will", "would"} or (planned and act.tense == "inf") for act in coming)


def _meant(status: DealStatus, telling: Act, polarity: Polarity, over: Iterable[Act]) -> Standing:
    modality = Modality.HYPOTHETICAL if telling.unreal else _MODALITY.get(status, Modality.REALIZED)
    for act in over:
        if act.action == "rumour" and not act.negated:
            modality = Modality.RUMOURED
        if act.action == "deny" and not act.negated:
            polarity = Polarity.NEGATED
    return Standing(status, telling.span, modality, polarity)


def _said(act: Act) -> DealStatus | None:
    if act.action in _LIVE and act.negated:
        return None
    if act.action == "supply" and act.tense == "now":
        return DealStatus.CONTRACTED
    if act.action == "modernise" and act.tense == "past" and act.passive:
        return DealStatus.DELIVERED  # the work is done
    done, to_do, as_noun = _SAYS[act.action]
    if act.tense == "noun":
        return as_noun
    if act.tense == "inf":
        return DealStatus.PLANNED if act.action == "plan" else to_do if act.action in _ENDS_AS_INFINITIVE else None
    return to_do if act.tense in {"will", "would"} else done


_ENDS_AS_INFINITIVE = frozenset({"cancel", "suspend", "negotiate", "study"})
