"""Organizations that the article names, and every place where it names them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.extract.index import Index
from app.extract.lexicon import Phrases
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.organizations.gazetteer import FILE, Known, gazetteer
from app.extract.organizations.grammar import Body, Grammar
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact
from app.text import Span, fold
from app.vocabulary import Basis, OrganizationKind


@dataclass(frozen=True, slots=True)
class Organizations:
    """The organizations of one article, in the order of their first words, and where each is named."""

    facts: tuple[OrganizationFact, ...]
    mentions: Index[Mention[OrganizationFact]]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A body named at a place, before it is known which namings are of one body."""

    span: Span
    name: str
    kind: Cited[OrganizationKind]
    country: Cited[str] | None
    known: str = ""
    rule: str = ""


def find_organizations(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    names: Index[Mention[Name]],
    file: Path = FILE,
) -> Organizations:
    """Return the organizations of an article: those that *file* lists, and those that grammar shows to be some."""
    namings = [
        *_listed(reading, file),
        *(_shown(reading, body) for body in Grammar(reading, countries, names).bodies()),
    ]
    groups = _group(reading, _longest(namings))
    facts = {key: _fact(group) for key, group in groups.items()}
    mentions = Index(Mention(naming.span, facts[key]) for key, group in groups.items() for naming in group)
    return Organizations(tuple(dict.fromkeys(mention.value for mention in mentions)), mentions)


def _listed(reading: Reading, file: Path) -> Iterator[_Naming]:
    """Yield the namings of bodies of the gazetteer, in lines that tell."""
    for hit in gazetteer(file).find(reading.text, reading.folded):
        if reading.sentence_at(hit.span.start) is not None:
            yield _known(reading, hit.span, hit.value)


def _known(reading: Reading, span: Span, known: Known) -> _Naming:
    home = Cited(known.country, (span,), Basis.REFERENCE) if known.country else None
    kind = Cited(known.kind, (span,), Basis.REFERENCE)
    return _Naming(span, span.quote(reading.text), kind, home, known.name, "organization.listed")


def _shown(reading: Reading, body: Body) -> _Naming:
    home = Cited(body.country.value.code, (body.country.span,), Basis.RESOLVED) if body.country else None
    kind = Cited(body.kind, (body.cue,), Basis.CLASSIFIED)
    return _Naming(body.span, body.span.quote(reading.text), kind, home, "", "organization.grammar")


def _longest(namings: Iterable[_Naming]) -> list[_Naming]:
    """Keep, of namings that overlap, the longest; of equal ones the listed."""
    kept: list[_Naming] = []
    for naming in sorted(namings, key=lambda n: (n.span.start, -n.span.end, not n.known)):
        if kept and kept[-1].span.meets(naming.span):
            if kept[-1].span.end - kept[-1].span.start >= naming.span.end - naming.span.start:
                continue
            kept.pop()
        kept.append(naming)
    return kept


def _group(reading: Reading, namings: Sequence[_Naming]) -> dict[str, list[_Naming]]:
    """Put the namings of one body together, and add those by the acronym or short form the text gives it."""
    groups: dict[str, list[_Naming]] = defaultdict(list)
    for naming in namings:
        groups[naming.known or _key(naming)].append(naming)
    taken = Index(namings)
    forms = [(form, key) for key, group in groups.items() for form in _short_forms(reading, group)]
    for hit in Phrases(forms).find(reading.text, reading.folded) if forms else ():
        first = groups[hit.value][0]
        overlapping = taken.at(hit.span.start) or taken.at(hit.span.end - 1)
        if overlapping is None and reading.sentence_at(hit.span.start) is not None:
            name = hit.span.quote(reading.text)
            groups[hit.value].append(_Naming(hit.span, name, first.kind, first.country, first.known, first.rule))
    return groups


def _key(naming: _Naming) -> str:
    return f"{fold(naming.name)} {naming.country.value if naming.country else ''}"


def _short_forms(reading: Reading, group: Sequence[_Naming]) -> Iterator[str]:
    """Yield the acronym that stands in parentheses behind a name."""
    for naming in group:
        end = naming.span.end
        if reading.text[end : end + 2] == " (":
            acronym = reading.text[end + 2 : end + 14].split(")")[0]
            if (
                len(acronym) > 1
                and acronym.replace("-", "").isalnum()
                and acronym[0].isupper()
                and acronym[-1:].isupper()
            ):
                yield acronym


def _fact(group: Sequence[_Naming]) -> OrganizationFact:
    """Make one fact of the namings of one body; the fullest form is its name."""
    ordered = sorted(group, key=lambda naming: naming.span)
    fullest = max(ordered, key=lambda naming: (not naming.name.isupper(), len(naming.name)))
    aliases = {naming.name: naming.span for naming in reversed(ordered) if naming.name != fullest.name}
    country = next((naming.country for naming in ordered if naming.country is not None), None)
    return OrganizationFact(
        name=Cited(fullest.name, (fullest.span,)),
        kind=fullest.kind,
        aliases=tuple(Cited(name, (span,)) for name, span in sorted(aliases.items(), key=lambda alias: alias[1])),
        country=country,
        rule=fullest.rule,
    )
