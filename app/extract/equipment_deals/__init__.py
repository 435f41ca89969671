"""Equipment deals: who obtains what from whom, how many, for how much, and how far it has come."""

from app.extract.actors import Actor
from app.extract.equipment_deals.acts import find_acts
from app.extract.equipment_deals.aftermath import go_on
from app.extract.equipment_deals.clauses import tell
from app.extract.equipment_deals.counts import find_counts
from app.extract.equipment_deals.drafts import Draft, together, with_suppliers
from app.extract.equipment_deals.echoes import resolve
from app.extract.equipment_deals.items import find_items
from app.extract.equipment_deals.notices import complete
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.days import Days
from app.extract.mentions.equipment import Equipment
from app.extract.reading import Reading
from app.facts import EquipmentDealFact, Money, Quantity

RECENT = 60  # deals told before that a sentence may go on about


def find_equipment_deals(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    actors: Index[Actor],
    days: Days,
    numbers: Index[Mention[Quantity]],
    sums: Index[Mention[Money]],
    equipment: Index[Mention[Equipment]],
) -> tuple[EquipmentDealFact, ...]:
    """Return the deals an article tells of, each once, in the order of their first words.

    Planned, offered, cancelled, denied and rumoured deals too, each told as such. What an army has or uses, works,
    exercises and aid in money are none.
    """
    scene = Scene(reading, countries, actors, days, numbers, sums, equipment, find_acts(reading, actors))
    named = find_items(scene)
    items = Index(resolve(scene, named, find_counts(scene, named)))
    drafts: list[Draft] = []
    for sentence in reading.sentences:
        recent = drafts[-RECENT:]
        told = list(tell(scene, sentence, items, recent))
        if told:
            drafts.extend(told)
        elif not any(item.is_particular for item in items.inside(sentence.span)):
            drafts[-RECENT:] = go_on(scene, sentence, recent)
    facts = (draft.fact() for draft in together(with_suppliers(complete(scene, drafts))))
    return tuple(fact for fact in facts if fact is not None)
