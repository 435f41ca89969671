"""What a record is called: in its document, in references to it, and in its id."""

from collections.abc import Sequence
from typing import Any, Final

from app.claims import Telling
from app.comparisons import name_tokens
from app.documents.choices import Choice, Voice, choose, each, joined, voices
from app.documents.references import COUNTRIES
from app.facts import Speaker
from app.text import fold
from app.vocabulary import Instrument, RecordType, agreement_label

SAID: Final = 60  # characters of a statement that its name repeats

Tellings = Sequence[Telling]


def record_name(kind: RecordType, tellings: Tellings) -> str:
    """Return what references call the record that *tellings* tell of."""
    match kind:
        case RecordType.COUNTRY:
            return COUNTRIES[tellings[0].fact.code.value].names["en"]
        case RecordType.PERSON | RecordType.ORGANIZATION:
            return str(spoken(fullest(tellings)).value)
        case RecordType.AGREEMENT:
            return agreement_name(tellings)
        case RecordType.EQUIPMENT_DEAL:
            buyer = COUNTRIES[tellings[0].fact.buyer.value].names["en"]
            return f"{spoken(equipment(tellings)).value} ({buyer})"
        case RecordType.STATEMENT:
            return statement_name(tellings)
        case RecordType.ARTICLE:
            raise ValueError("an article is no record")


def spoken(choice: Choice | None) -> Choice:
    """Return the choice of a field that every fact of the kind has.

    Raises:
        ValueError: it has not.
    """
    if choice is None:
        raise ValueError("a fact lacks a field that its kind requires")
    return choice


def fullest(tellings: Tellings) -> Choice | None:
    """Choose the fullest form of a name, then the one with most accents."""
    return choose(voices(tellings, "name"), fit=joined, precise=_fullness)


def aliases(tellings: Tellings) -> list[list[Voice]]:
    """Return who prints each form of a name, in the order of the first."""
    return list(each(voices(tellings, "name", "aliases")))


def title(tellings: Tellings) -> Choice | None:
    """Choose an agreement's title: all are words for one thing, in one language or another."""
    return choose(voices(tellings, "title"), fit=joined)


def instrument(tellings: Tellings) -> Choice | None:
    """Choose an agreement's form: any other says more than "agreement", and that more than "other"."""
    return choose(voices(tellings, "instrument"), fit=joined, precise=_explicitness)


def equipment(tellings: Tellings) -> Choice | None:
    """Choose what to call the equipment: a designator says more than a class."""
    return choose(voices(tellings, "equipment"), fit=joined)


def speaker(tellings: Tellings) -> Choice | None:
    """Choose who speaks: a person says more than an office, the fullest name most."""
    return choose(voices(tellings, "speaker"), fit=joined)


def label(tellings: Tellings) -> str:
    """Compose what to call an agreement from the vocabulary."""
    subjects = [told[0].value for told in each(voices(tellings, "subjects"))]
    return agreement_label(spoken(instrument(tellings)).value, subjects)


def agreement_name(tellings: Tellings) -> str:
    """Return an agreement's title, else its label."""
    told = title(tellings)
    return label(tellings) if told is None else str(told.value)


def statement_name(tellings: Tellings) -> str:
    """Return who says it and how it begins."""
    text = " ".join(str(spoken(choose(voices(tellings, "text"), fit=joined)).value).split())
    said = text if len(text) <= SAID else f"{text[:SAID].rstrip()}…"
    return f"{speaker_name(tellings)}: {said}" if speaker_name(tellings) else said


def speaker_name(tellings: Tellings) -> str:
    """Return who speaks, or the role that is printed in place of a name, or nothing."""
    told = speaker(tellings)
    if told is not None:
        who: Speaker = told.value
        return COUNTRIES[who.name].names["en"] if who.kind is RecordType.COUNTRY else who.name
    printed = choose(voices(tellings, "speaker_printed"), fit=joined)
    return "" if printed is None else str(printed.value)


def _fullness(name: str) -> tuple[float, ...]:
    return len(name_tokens(name)), sum(letter != plain for letter, plain in zip(name.lower(), fold(name), strict=True))


def _explicitness(value: Any) -> tuple[float, ...]:  # noqa: ANN401  # an Instrument
    order = (Instrument.OTHER, Instrument.AGREEMENT)
    return (float(order.index(value) if value in order else len(order)),)
