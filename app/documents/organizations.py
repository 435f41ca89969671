"""An organization's document."""

from collections.abc import Sequence

from app.claims import Telling
from app.documents.choices import choose, joined, voices
from app.documents.evidence import Evidence
from app.documents.names import aliases, fullest, spoken
from app.documents.references import References, country
from app.documents.shapes import Organization
from app.documents.values import Reference
from app.vocabulary import RecordType


def organization(id: str, tellings: Sequence[Telling], _: References) -> tuple[Organization, Evidence]:
    """Render the organization that *tellings* tell of."""
    evidence = Evidence(tellings, Reference(type=RecordType.ORGANIZATION, id=id, name=spoken(fullest(tellings)).value))
    name: str = evidence.of("name", fullest(tellings))
    forms = aliases(tellings)
    for told in forms:
        if told[0].value == name:
            evidence.cite("name", told)
        else:
            evidence.tell("aliases", told)
    kind = evidence.of("kind", spoken(choose(voices(tellings, "kind"))))
    home: str | None = evidence.of("country", choose(voices(tellings, "country"), fit=joined))
    document = Organization(
        id=id,
        type=RecordType.ORGANIZATION,
        name=name,
        aliases=[told[0].value for told in forms if told[0].value != name],
        kind=kind,
        country=country(home) if home else None,
        **evidence.summary(),
    )
    return document, evidence
