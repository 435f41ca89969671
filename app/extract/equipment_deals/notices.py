"""Official notices of sales between governments, which name the seller and the contractor once for all they list."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from app.extract.equipment_deals.drafts import Draft
from app.extract.equipment_deals.scene import Scene
from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis, DealStatus

_COMING = frozenset({DealStatus.REQUESTED, DealStatus.APPROVED, DealStatus.PLANNED})
_AMERICAN = "US"  # foreign military sales are its programme alone: 22 U.S.C. 2751
_SUBJECT = 160  # characters between who approves and the approval


def complete(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the deals still to come of an official notice its contractor and the government that sells."""
    contractors = _contractors(scene)
    ends = [end for end, _ in contractors]
    seller = _seller(scene)
    result: list[Draft] = []
    for draft in drafts:
        at = bisect_left(ends, draft.clause.start)
        if draft.standing.status in _COMING and not draft.background:
            if at < len(contractors) and draft.supplier is None:
                draft = replace(draft, supplier=contractors[at][1])  # noqa: PLW2901
            if (
                seller is not None
                and draft.supplier_country is None
                and draft.buyer
                and draft.buyer.value != seller.value
            ):
                draft = replace(draft, supplier_country=seller)  # noqa: PLW2901
        result.append(draft)
    return result


def _contractors(scene: Scene) -> list[tuple[int, Cited[str]]]:
    """Return where contractors are named, in order: "The principal contractor will be …"."""
    found: list[tuple[int, Cited[str]]] = []
    for cue in scene.reading.cues.all("deal_terms"):
        sentence = scene.sentence(cue.span)
        if cue.key != "contractor" or sentence is None or cue.span.end >= sentence.span.end:
            continue
        parties = scene.parties.inside(Span(cue.span.end, sentence.span.end))
        company = next((party for party in parties if party.is_company and party.name), None)
        if company is not None and company.name is not None:
            found.append((cue.span.start, Cited(company.name, company.spans, company.basis)))
    return found


def _seller(scene: Scene) -> Cited[str] | None:
    """Return the country whose government approves the sale, where the text tells of a sale between governments."""
    terms = list(scene.reading.cues.all("deal_terms"))
    if not any(cue.key in ("government", "us_sales") for cue in terms):
        return None
    for act in scene.acts:
        if act.action != "approve" or act.negated:
            continue
        before = scene.parties.last_before(act.span.start)
        near = before is not None and act.span.start - before.span.end <= _SUBJECT and not before.mark
        if before is not None and near and before.is_state and scene.sentence(before.span) is scene.sentence(act.span):
            return before.cited_country
    american = next((cue for cue in terms if cue.key == "us_sales" and scene.sentence(cue.span)), None)
    return None if american is None else Cited(_AMERICAN, (american.span,), Basis.RESOLVED)
