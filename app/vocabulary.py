"""The closed lists of Attaché: each a named enum, stored and served by value.

Codes that are open lists elsewhere are plain strings of a fixed shape: countries are ISO 3166-1 alpha-2,
currencies ISO 4217, languages BCP 47.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

# The languages that have a lexicon: to add one is to add its file.
LANGUAGES = tuple(sorted(file.stem for file in Path(__file__).parent.glob("extract/lexicon/[a-z][a-z].toml")))
NAMED_IN = ("en", "es", "pt", "fr")  # the languages in which countries are named to clients

# ISO 4217, "Minor unit" column: the currencies whose minor unit is not a hundredth of the major one.
MINOR_DIGITS = {
    **dict.fromkeys(
        (
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}


def minor_digits(currency: str) -> int:
    """Return how many decimal digits the minor unit of an ISO 4217 *currency* has: 2 for USD, 0 for JPY."""
    return MINOR_DIGITS.get(currency, 2)


class RecordType(StrEnum):
    """What a record is about; an article is no record, but its page makes claims about it."""

    ARTICLE = "article"
    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    AGREEMENT = "agreement"
    EQUIPMENT_DEAL = "equipment_deal"
    STATEMENT = "statement"


class Basis(StrEnum):
    """How an article's words support a value."""

    STATED = "stated"  # the words say the value
    RESOLVED = "resolved"  # a relative day, a pronoun, a metonym: cites the words and what resolves them
    CLASSIFIED = "classified"  # one of our enums: cites the words classified
    REFERENCE = "reference"  # ISO and UN tables, sources.csv: no words to cite


class Qualifier(StrEnum):
    """How exactly a number is said. ``low`` and ``high`` are inclusive."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Modality(StrEnum):
    """How real a fact is, as told."""

    REALIZED = "realized"
    PLANNED = "planned"
    PROPOSED = "proposed"
    HYPOTHETICAL = "hypothetical"
    RUMOURED = "rumoured"


class Polarity(StrEnum):
    """Whether the telling asserts the fact or denies it."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Verdict(StrEnum):
    """What holding two claims on one field against each other gives."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    PROGRESS = "progress"
    SUCCESSION = "succession"
    CONTRADICTS = "contradicts"


class DayBasis(StrEnum):
    """Where the day comes from on which a status came to hold."""

    TOLD = "told"  # an article says it
    PUBLISHED = "published"  # none says it: the day of the first article


class RoleClass(StrEnum):
    """The kind of office a position is."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    OTHER_MINISTER = "other_minister"
    DEPUTY_MINISTER = "deputy_minister"
    LEGISLATOR = "legislator"
    MILITARY_COMMANDER = "military_commander"
    AMBASSADOR = "ambassador"
    SPOKESPERSON = "spokesperson"
    OFFICIAL = "official"
    ROYAL = "royal"
    EXECUTIVE = "executive"
    OTHER = "other"


class OrganizationKind(StrEnum):
    """The kind of body an organization is."""

    GOVERNMENT = "government"
    LEGISLATURE = "legislature"
    MILITARY = "military"
    COMPANY = "company"
    AGENCY = "agency"
    INTERNATIONAL = "international"
    MEDIA = "media"
    OTHER = "other"


class Instrument(StrEnum):
    """The legal form of an agreement or formal act."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    MEMORANDUM_OF_UNDERSTANDING = "memorandum_of_understanding"
    EXCHANGE_OF_NOTES = "exchange_of_notes"
    DECLARATION = "declaration"
    LETTER_OF_INTENT = "letter_of_intent"
    FRAMEWORK_AGREEMENT = "framework_agreement"
    CONTRACT = "contract"
    LOAN = "loan"
    GRANT = "grant"
    UNILATERAL_DESIGNATION = "unilateral_designation"
    LEGISLATIVE_AUTHORIZATION = "legislative_authorization"
    JOINT_STATEMENT = "joint_statement"
    OTHER = "other"


class Subject(StrEnum):
    """What an agreement is about."""

    STATUS_DESIGNATION = "status_designation"
    DEFENCE_COOPERATION = "defence_cooperation"
    MUTUAL_DEFENCE = "mutual_defence"
    TROOP_ACCESS = "troop_access"
    STATUS_OF_FORCES = "status_of_forces"
    TRAINING_EXERCISE = "training_exercise"
    PROCUREMENT = "procurement"
    INDUSTRIAL_COOPERATION = "industrial_cooperation"
    LOGISTICS = "logistics"
    INFORMATION_SECURITY = "information_security"
    SECURITY_ASSISTANCE = "security_assistance"
    FINANCING = "financing"
    LAW_ENFORCEMENT = "law_enforcement"
    COUNTER_NARCOTICS = "counter_narcotics"
    CRITICAL_MINERALS = "critical_minerals"
    INFRASTRUCTURE = "infrastructure"
    ARMS_CONTROL = "arms_control"
    OTHER = "other"


def agreement_label(instrument: Instrument, subjects: Iterable[Subject]) -> str:
    """Name an agreement that has no title: "Memorandum of understanding on critical minerals"."""
    told = Subject.STATUS_DESIGNATION if instrument is Instrument.UNILATERAL_DESIGNATION else Subject.OTHER
    words = [subject.replace("_", " ") for subject in subjects if subject not in {Subject.OTHER, told}]
    name = "act" if instrument is Instrument.OTHER else instrument.replace("_", " ")
    return (f"{name} on {' and '.join(words)}" if words else name).capitalize()


class AgreementStatus(StrEnum):
    """How far an agreement has come; the first nine members are rungs in rising order."""

    PROPOSED = "proposed"
    UNDER_DISCUSSION = "under_discussion"
    NOTIFIED = "notified"
    AGREED_IN_PRINCIPLE = "agreed_in_principle"
    APPROVED = "approved"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


class EquipmentCategory(StrEnum):
    """SIPRI's weapon classes and some of our own."""

    AIRCRAFT = "aircraft"
    AIR_DEFENCE = "air_defence"
    ANTI_SUBMARINE = "anti_submarine"
    ARMOURED_VEHICLES = "armoured_vehicles"
    ARTILLERY = "artillery"
    ENGINES = "engines"
    MISSILES = "missiles"
    NAVAL_WEAPONS = "naval_weapons"
    SATELLITES = "satellites"
    SENSORS = "sensors"
    SHIPS = "ships"
    SMALL_ARMS = "small_arms"
    MUNITIONS = "munitions"
    UNCREWED = "uncrewed"
    SERVICES = "services"
    OTHER = "other"


class Transfer(StrEnum):
    """How equipment changes hands."""

    PURCHASE = "purchase"
    GOVERNMENT_TO_GOVERNMENT = "government_to_government"
    DONATION = "donation"
    LEASE = "lease"
    LOAN = "loan"
    LICENSED_PRODUCTION = "licensed_production"
    MODERNISATION = "modernisation"
    OTHER = "other"
    UNKNOWN = "unknown"


class Condition(StrEnum):
    """Whether the equipment is new."""

    NEW = "new"
    SECOND_HAND = "second_hand"
    REFURBISHED = "refurbished"
    UNKNOWN = "unknown"


class ValueBasis(StrEnum):
    """What a deal's sum of money is."""

    CONTRACT_VALUE = "contract_value"
    ANNOUNCED_VALUE = "announced_value"
    BUDGET = "budget"
    ESTIMATED_CEILING = "estimated_ceiling"
    UNIT_PRICE = "unit_price"


class DealStatus(StrEnum):
    """How far a deal has come; the first ten members are rungs in rising order."""

    PLANNED = "planned"  # will, intends, wants
    REQUESTED = "requested"
    APPROVED = "approved"  # a government cleared or notified the sale
    OFFERED = "offered"
    NEGOTIATING = "negotiating"  # talks, bids, under study
    SELECTED = "selected"
    AGREED = "agreed"
    CONTRACTED = "contracted"
    IN_DELIVERY = "in_delivery"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class StatementForm(StrEnum):
    """How a statement's words are rendered."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
