"""Organizations that the article names, and every place where it names them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Phrases
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName, named
from app.extract.mentions.names import Name
from app.extract.organizations.bodies import Body
from app.extract.organizations.companies import Companies
from app.extract.organizations.gazetteer import FILE, Known, gazetteer
from app.extract.organizations.heads import Heads
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact
from app.text import Span, fold, hull
from app.vocabulary import Basis, OrganizationKind


@dataclass(frozen=True, slots=True)
class Organizations:
    """The organizations of one article, in the order of their first words, and where each is named."""

    facts: tuple[OrganizationFact, ...]
    mentions: Index[Mention[OrganizationFact]]


@dataclass(frozen=True, slots=True)
class Naming:
    """A body named at a place, before it is known which namings are of one body; ``known`` is its listed name."""

    span: Span
    name: str
    kind: Cited[OrganizationKind]
    country: Cited[str] | None
    known: str = ""
    rule: str = ""


_NATIONAL = (
    OrganizationKind.GOVERNMENT,
    OrganizationKind.LEGISLATURE,
    OrganizationKind.MILITARY,
    OrganizationKind.AGENCY,
)
_ACRONYM = re.compile(r" \(([A-ZÀ-Ý][\w.\-]{0,10}[A-ZÀ-Ý])\)")
_MODEL = re.compile(r"[ -]?\d|-[A-Z]")  # behind the name of a maker: it names what is made
_DATELINE = re.compile(r"[^()\n]{0,80}\([^()\n]*\)\s?[.–—-]")


def find_organizations(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    names: Index[Mention[Name]],
    homes: Homes,
    file: Path = FILE,
) -> Organizations:
    """Return the organizations of an article: those that *file* lists, and those that grammar shows to be some."""
    heads, companies = Heads(reading, countries, names), Companies(reading, countries, names)
    namings = list(_listed(reading, countries, file))
    for sentence in reading.sentences:
        shown = (*heads.bodies(sentence.span), *companies.bodies(sentence.span))
        namings += [_shown(reading, homes, body) for body in shown]
    telling = [naming for naming in namings if not _signs_dateline(reading, naming.span)]
    groups = _group(reading, _longest(telling))
    facts = {key: _fact(group) for key, group in groups.items()}
    mentions = Index(Mention(naming.span, facts[key]) for key, group in groups.items() for naming in group)
    return Organizations(tuple(dict.fromkeys(mention.value for mention in mentions)), mentions)


def _listed(reading: Reading, countries: Index[Mention[CountryName]], file: Path) -> Iterator[Naming]:
    """Yield the namings of bodies of the gazetteer, in lines that tell; a company's branch in a country is its own."""
    for hit in gazetteer(file).find(reading.text, reading.folded):
        if reading.sentence_at(hit.span.start) is None:
            continue
        company = hit.value.kind is OrganizationKind.COMPANY
        if company and _MODEL.match(reading.text, hit.span.end) is not None:
            continue
        abroad = _abroad(reading, countries, hit.span) if company else None
        yield _known(reading, hit.span, hit.value) if abroad is None else _branch(reading, hit.span, abroad)


def _abroad(reading: Reading, countries: Index[Mention[CountryName]], company: Span) -> Mention[CountryName] | None:
    """Return the country whose name ends a company's, or stands right behind it: "Thales Australia"."""
    spaced = reading.text[company.end : company.end + 1] == " "
    behind = countries.at(company.end + 1) if spaced else None
    if behind is not None and behind.value.facet == "names" and behind.span.start == company.end + 1:
        return behind
    last = countries.at(company.end - 1)
    ends = last is not None and last.value.facet == "names" and company.start < last.span.start
    return last if ends else None


def _branch(reading: Reading, span: Span, country: Mention[CountryName]) -> Naming:
    whole = hull(span, country.span)
    kind = Cited(OrganizationKind.COMPANY, (span,), Basis.CLASSIFIED)
    home = Cited(country.value.code, (country.span,))
    return Naming(whole, whole.quote(reading.text), kind, home, "", "organization.branch")


def _known(reading: Reading, span: Span, known: Known) -> Naming:
    home = Cited(known.country, (span,), Basis.REFERENCE) if known.country else None
    kind = Cited(known.kind, (span,), Basis.CLASSIFIED)
    return Naming(span, span.quote(reading.text), kind, home, known.name, "organization.listed")


def _shown(reading: Reading, homes: Homes, body: Body) -> Naming:
    """Make a naming of what grammar shows; a national body without a country is of the one the passage is about."""
    country = body.country or (homes.of(body.span.start) if body.kind in _NATIONAL else None)
    home = named(country) if country else None
    kind = Cited(body.kind, (body.cue,), Basis.CLASSIFIED)
    return Naming(body.span, body.span.quote(reading.text), kind, home, "", "organization.grammar")


def _signs_dateline(reading: Reading, span: Span) -> bool:
    """Tell whether a body is the agency that signs a dateline: "OSLO, Feb 10 (Skagerrak News) - …"."""
    sentence = reading.sentence_at(span.start)
    dateline = _DATELINE.match(reading.text, sentence.block.span.start) if sentence else None
    return dateline is not None and span.end <= dateline.end() and "(" in reading.text[dateline.start() : span.start]


def _told_home(naming: Naming, other: Naming) -> Naming:
    """Cite the words for a listed body's country where the text has them: "the Swedish firm Saab"."""
    listed, told = naming.country, other.country
    if listed is None or told is None or told.basis is not Basis.STATED or told.value != listed.value:
        return naming
    return replace(naming, country=told)


def _longest(namings: Iterable[Naming]) -> list[Naming]:
    """Keep, of namings that overlap, the longest; of equal ones the listed. What the text says of its home stays."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (n.span.start, -n.span.end, not n.known)):
        if kept and kept[-1].span.meets(naming.span):
            other = kept.pop()
            longer = other.span.end - other.span.start >= naming.span.end - naming.span.start
            kept.append(_told_home(other, naming) if longer else _told_home(naming, other))
        else:
            kept.append(naming)
    return kept


def _group(reading: Reading, namings: Sequence[Naming]) -> dict[str, list[Naming]]:
    """Put the namings of one body together, and add those by the acronym or short form the text gives it."""
    groups: dict[str, list[Naming]] = defaultdict(list)
    bracketed = dict(_bracketed(reading, namings))
    for naming in sorted(namings, key=lambda n: (not n.known, -len(n.name), n.span)):
        groups[bracketed.get(naming.span) or _key(naming, groups)].append(naming)
    taken = Index(namings)
    forms = [(form, key) for key, group in groups.items() for form in _acronyms(reading, group)]
    for hit in Phrases(forms).find(reading.text, reading.folded) if forms else ():
        if taken.at(hit.span.start) is None and reading.sentence_at(hit.span.start) is not None:
            groups[hit.value].append(replace(groups[hit.value][0], span=hit.span, name=hit.span.quote(reading.text)))
    return groups


def _bracketed(reading: Reading, namings: Sequence[Naming]) -> Iterator[tuple[Span, str]]:
    """Yield the place of a name before a listed acronym in brackets, and what the acronym is listed under."""
    acronyms = {naming.span.start: naming for naming in namings if naming.known}
    for naming in namings:
        acronym = acronyms.get(naming.span.end + 2)
        if acronym is not None and not naming.known and reading.text[naming.span.end : acronym.span.start] == " (":
            yield naming.span, acronym.known


def _key(naming: Naming, groups: dict[str, list[Naming]]) -> str:
    """Return the key of the group a naming belongs to: its listed name, or that of a fuller name it is short for."""
    if naming.known:
        return naming.known
    words = set(fold(naming.name).split())
    home = naming.country.value if naming.country else None
    for key, group in groups.items():
        first = group[0]
        same = first.kind.value is naming.kind.value and home in (None, first.country.value if first.country else None)
        if words == set(fold(first.name).split()) or (same and words < set(fold(first.name).split())):
            return key
    return fold(naming.name)


def _acronyms(reading: Reading, group: Sequence[Naming]) -> Iterator[str]:
    """Yield the acronyms that stand in brackets behind a name."""
    for naming in group:
        acronym = _ACRONYM.match(reading.text, naming.span.end)
        if acronym is not None:
            yield acronym[1]


def _fact(group: Sequence[Naming]) -> OrganizationFact:
    """Make one fact of the namings of one body; the fullest form is its name."""
    ordered = sorted(group, key=lambda naming: naming.span)
    fullest = max(ordered, key=lambda naming: (not naming.name.isupper(), len(naming.name)))
    aliases = {naming.name: naming.span for naming in reversed(ordered) if naming.name != fullest.name}
    return OrganizationFact(
        name=Cited(fullest.name, (fullest.span,)),
        kind=fullest.kind,
        aliases=tuple(Cited(name, (span,)) for name, span in sorted(aliases.items(), key=lambda alias: alias[1])),
        country=_home(fullest, ordered),
        rule=fullest.rule,
    )


def _home(fullest: Naming, ordered: Sequence[Naming]) -> Cited[str] | None:
    """Return the country told with the fullest form, else with another; words for it go before a list."""
    country = fullest.country or next((naming.country for naming in ordered if naming.country is not None), None)
    told = [_told_home(replace(fullest, country=country), naming).country for naming in ordered]
    return next((one for one in told if one is not None and one.basis is Basis.STATED), country)
