"""How many records of each kind are found, missed and made up, and how many of their fields are right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    EquipmentDealFact,
    PersonFact,
    PositionFact,
    StatementFact,
)
from app.vocabulary import AgreementStatus, DealStatus, Modality, Polarity
from benchmarks import likeness
from benchmarks.annotations import Annotated, Record

KINDS = ("countries", "people", "roles", "agreements", "equipment_deals", "statements")
UNREAL = {"cancelled", "denied", "rumoured"}

F = TypeVar("F")
_AGREEMENT = {
    AgreementStatus.UNDER_DISCUSSION: "under_evaluation",
    AgreementStatus.AGREED_IN_PRINCIPLE: "proposed",
    AgreementStatus.RATIFIED: "approved",
    AgreementStatus.SUSPENDED: "terminated",
    AgreementStatus.EXPIRED: "terminated",
    AgreementStatus.REJECTED: "terminated",
}
_DEAL = {
    DealStatus.REQUESTED: "planned",
    DealStatus.APPROVED: "planned",
    DealStatus.OFFERED: "negotiating",
    DealStatus.SELECTED: "agreed",
    DealStatus.CONTRACTED: "signed",
    DealStatus.IN_DELIVERY: "signed",
    DealStatus.SUSPENDED: "cancelled",
}


@dataclass
class Tally:
    """Counts over any number of articles."""

    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    fields_right: Counter[str] = field(default_factory=Counter)
    unreal_as_live: int = 0
    in_furniture: int = 0

    def f1(self, kind: str) -> float:
        """Return the harmonic mean of precision and recall of a kind; 1 where there is nothing to find or found."""
        total = self.found[kind] + self.wanted[kind]
        return 2 * self.right[kind] / total if total else 1.0

    def macro(self) -> float:
        """Return the mean of ``f1`` over the kinds."""
        return sum(map(self.f1, KINDS)) / len(KINDS)

    def accuracy(self, name: str) -> float:
        """Return how many values of a field are right among the records matched."""
        return self.fields_right[name] / self.fields[name] if self.fields[name] else 1.0

    def mean_of_fields(self) -> float:
        """Return the mean of ``accuracy`` over the fields."""
        return sum(map(self.accuracy, self.fields)) / len(self.fields) if self.fields else 1.0

    def add(self, example: Annotated, facts: ArticleFacts) -> None:
        """Count what was found in one article."""
        self._countries(example, facts)
        self._people(example, facts)
        self._agreements(example, facts)
        self._equipment_deals(example, facts)
        self._statements(example, facts)
        self._furniture(example, facts)

    def _countries(self, example: Annotated, facts: ArticleFacts) -> None:
        found, wanted = {fact.code.value for fact in facts.countries}, set(example.facts["countries"])
        self.found["countries"] += len(found - set(example.facts.get("countries_optional", [])))
        self.right["countries"] += len(found & wanted)
        self.wanted["countries"] += len(wanted)

    def _people(self, example: Annotated, facts: ArticleFacts) -> None:
        pairs = self._kind("people", facts.people, example.records("people"), likeness.person)
        for fact in facts.people:
            record = next((record for other, record in pairs if other is fact), None)
            if record is None or not record.get("optional"):
                self._roles(fact, record)
        matched = [id(record) for _, record in pairs]
        for record in example.records("people"):
            if id(record) not in matched and not record.get("optional"):
                self.wanted["roles"] += sum(not role.get("optional") for role in record["roles"])

    def _roles(self, fact: PersonFact, record: Record | None) -> None:
        self._kind("roles", fact.positions, record["roles"] if record else [], likeness.position)

    def _agreements(self, example: Annotated, facts: ArticleFacts) -> None:
        def like(fact: AgreementFact, record: Record) -> float:
            return likeness.agreement(fact, record, example)

        for fact, record in self._kind("agreements", facts.agreements, example.records("agreements"), like):
            status = fact.status.value if fact.status else AgreementStatus.UNKNOWN
            self._field("agreement status", _AGREEMENT.get(status, status.value), record, "status")

    def _equipment_deals(self, example: Annotated, facts: ArticleFacts) -> None:
        def like(fact: EquipmentDealFact, record: Record) -> float:
            return likeness.equipment_deal(fact, record, example)

        for fact, record in self._kind("equipment_deals", facts.equipment_deals, example.records("deals"), like):
            status = _deal_status(fact)
            live = status not in UNREAL and status not in record.get("status_accept", [])
            self.unreal_as_live += record["status"] in UNREAL and live
            self._field("deal status", status, record, "status")
            country = fact.supplier_country.value if fact.supplier_country else None
            self._field("deal supplier country", country, record, "supplier_country")
            self._field("deal quantity", _number(fact.quantity), record, "quantity")
            self._field("deal value", _number(fact.value, 100), record, "value")

    def _statements(self, example: Annotated, facts: ArticleFacts) -> None:
        groups: dict[str, list[Record]] = {}
        for record in example.records("statements"):
            groups.setdefault(record.get("group") or f"{id(record)}", []).append(record)

        def like(fact: StatementFact, record: Record) -> float:
            whole = likeness.statement(fact, groups[record.get("group") or f"{id(record)}"], example)
            return max(whole, likeness.statement(fact, [record], example))

        pairs = self._kind("statements", facts.statements, [group[0] for group in groups.values()], like)
        for fact, record in pairs:
            name = fact.speaker.value.name if fact.speaker else fact.speaker_printed and fact.speaker_printed.value
            wanted = [record["speaker"], *record.get("speaker_accept", [])]
            self._count(
                "statement speaker",
                record,
                any(likeness.dice(name or "", one or "") >= likeness.SAME_NAME for one in wanted),
            )
            self._field("statement form", fact.form.value.value, record, "kind")

    def _furniture(self, example: Annotated, facts: ArticleFacts) -> None:
        furniture = [span for record in example.records("boilerplate") for span in example.places(record)]
        for fact in facts.all():
            cited = {span for each in _cited(fact) for span in each.spans}
            self.in_furniture += any(page.covers(span) for page in furniture for span in cited)

    def _kind(
        self, kind: str, found: Sequence[F], records: Sequence[Record], like: Callable[[F, Record], float]
    ) -> list[tuple[F, Record]]:
        """Pair the facts found with records, the likest first, count and return the pairs."""
        pairs = _pairs(found, records, like)
        optional = sum(bool(record.get("optional")) for _, record in pairs)
        self.found[kind] += len(found) - optional
        self.right[kind] += len(pairs) - optional
        self.wanted[kind] += sum(not record.get("optional") for record in records)
        return pairs

    def _field(self, name: str, value: object, record: Record, key: str) -> None:
        self._count(name, record, value in (record.get(key), *record.get(f"{key}_accept", [])))

    def _count(self, name: str, record: Record, right: bool) -> None:  # noqa: FBT001  # what is counted
        """Count a value of a record; of an optional one none counts."""
        if not record.get("optional"):
            self.fields[name] += 1
            self.fields_right[name] += right


def _pairs(found: Sequence[F], records: Sequence[Record], like: Callable[[F, Record], float]) -> list[tuple[F, Record]]:
    scored = [
        (not record.get("optional"), like(fact, record), -i, -j)
        for i, fact in enumerate(found)
        for j, record in enumerate(records)
    ]
    pairs: list[tuple[F, Record]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in sorted((one for one in scored if one[1] > 0), reverse=True):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((found[-i], records[-j]))
    return pairs


def _deal_status(fact: EquipmentDealFact) -> str:
    status = fact.status.value if fact.status else DealStatus.UNKNOWN
    told = _DEAL.get(status, status.value)
    if told == "cancelled":
        return told
    if fact.polarity is Polarity.NEGATED:
        return "denied"
    return "rumoured" if fact.modality in (Modality.RUMOURED, Modality.HYPOTHETICAL) else told


def _number(cited: Any, parts: int = 1) -> float | None:  # noqa: ANN401  # a quantity or a sum
    """Return the one number of a bounded quantity or sum: the best, else the low end, else the high one."""
    if cited is None:
        return None
    bounds: Iterable[int | None] = (cited.value.best, cited.value.low, cited.value.high)
    number = next((bound for bound in bounds if bound is not None), None)
    return None if number is None else number / parts


def _cited(fact: Any) -> Iterator[Cited[Any]]:  # noqa: ANN401  # a fact of any kind
    """Yield every cited value of a fact, those of its positions too."""
    for name in fact.__slots__:
        value = getattr(fact, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Cited):
                yield each
            elif isinstance(each, PositionFact):
                yield from _cited(each)
