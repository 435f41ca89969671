"""A statement's document."""

from collections.abc import Sequence

from app.claims import Telling
from app.documents.agreements import days, telling
from app.documents.choices import Choice, choose, each, joined, voices
from app.documents.evidence import Evidence
from app.documents.names import speaker, spoken, statement_name
from app.documents.references import References
from app.documents.shapes import Statement
from app.documents.values import Reference
from app.vocabulary import RecordType, StatementForm

CLOSENESS = (StatementForm.INDIRECT, StatementForm.MIXED, StatementForm.DIRECT)


def statement(id: str, tellings: Sequence[Telling], references: References) -> tuple[Statement, Evidence]:
    """Render the statement that *tellings* tell of."""
    evidence = Evidence(tellings, Reference(type=RecordType.STATEMENT, id=id, name=statement_name(tellings)))
    text = spoken(choose(voices(tellings, "text"), fit=joined))
    who = speaker(tellings)
    form = choose(voices(tellings, "form"), fit=joined, precise=lambda form: (float(CLOSENESS.index(form)),))
    evidence.of("text", text)
    evidence.of("speaker", who)
    document = Statement(
        id=id,
        type=RecordType.STATEMENT,
        speaker=references.speaker(who.backing) if who else None,
        speaker_printed=_printed(evidence, "speaker_printed"),
        form=evidence.of("form", spoken(form)),
        text=text.value,
        cue=_printed(evidence, "cue"),
        **days(evidence, "said_on"),
        addressed_to=_printed(evidence, "addressed_to"),
        venue=_printed(evidence, "venue"),
        language=text.backing[0].source.language,
        about=_about(evidence, references),
        **telling(tellings),
        **evidence.summary(),
    )
    return document, evidence


def _printed(evidence: Evidence, name: str) -> str | None:
    choice: Choice | None = choose(voices(evidence.tellings, name), fit=joined)
    value: str | None = evidence.of(name, choice)
    return value


def _about(evidence: Evidence, references: References) -> list[Reference]:
    found: dict[tuple[str, str | None], Reference] = {}
    for told in each(voices(evidence.tellings, "about")):
        evidence.tell("about", told)
        reference = references.mentioned(told)
        if reference is not None:
            found.setdefault((reference.type, reference.id), reference)
    return list(found.values())
