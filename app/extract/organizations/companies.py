"""Companies and other bodies by a legal form, a tail noun, a common noun before them, or where they come from."""

from collections.abc import Iterator

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.organizations.bodies import Body, Words
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import OrganizationKind


class Companies:
    """Reads the names of companies in one text."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]], names: Index[Mention[Name]]) -> None:
        """Take a reading with its countries and names."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._countries = countries
        self._names = names
        self._words = Words(reading, countries)
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def bodies(self, sentence: Span) -> Iterator[Body]:
        """Yield the companies that a sentence names; they may overlap."""
        for form in self._cues.inside("company_forms", sentence):
            yield from self._formed(form)
        for noun in self._cues.inside("company_nouns", sentence):
            yield from self._called(noun)
        for title in self._cues.inside("titles", sentence, "executive"):
            yield from self._led(title)
        if self._adjectives_follow:
            yield from self._by_origin(sentence)

    def _formed(self, form: Cue) -> Iterator[Body]:
        """Yield the company whose name ends with a legal form or a tail noun: "Patria Oyj", "Elbit Systems"."""
        name = self._names.at(form.span.start - 2)
        if name is None or self._text[name.span.end : form.span.start] not in (" ", ", "):
            return
        after = self._words.after(form.span.end)
        if form.key == "tails" and after is not None and self._text[after.start].isupper() and not self._titled(after):
            return
        end = form.span.end
        while (further := self._cues.starting("company_forms", end + 1)) is not None and self._text[
            end : end + 1
        ] == " ":
            end = further.span.end
        owner = self._words.owner(name.span.start)
        yield Body(Span(name.span.start, end), OrganizationKind.COMPANY, form.span, owner)

    def _led(self, title: Cue) -> Iterator[Body]:
        """Yield the company that an executive leads: "gerente general de FAMAE", "CEO of Patria"."""
        join = self._cues.starting("joins", title.span.end + 1, "owners")
        name = self._names.first_from(join.span.end) if join else None
        if name is not None and join is not None and self._text[join.span.end : name.span.start].strip() == "":
            yield Body(self._whole(name.span), OrganizationKind.COMPANY, title.span, None)

    def _titled(self, word: Span) -> bool:
        """Tell whether a title or a further legal form begins there: "Patria Systems Ltd"."""
        return any(self._cues.starting(section, word.start) for section in ("titles", "ranks", "company_forms"))

    def _called(self, noun: Cue) -> Iterator[Body]:
        """Yield the body that a common noun calls by name: "the Israeli company Elbit", "la firma sueca Saab"."""
        country = self._demonym(noun.span.end + 1)
        end = country.span.end if country is not None else noun.span.end
        name = self._names.first_from(end)
        if name is None or self._text[end : name.span.start] != " ":
            return
        country = country or self._words.owner(noun.span.start)
        kind = OrganizationKind.COMPANY if noun.key == "before" else OrganizationKind.OTHER
        yield Body(self._whole(name.span), kind, noun.span, country)

    def _demonym(self, start: int) -> Mention[CountryName] | None:
        country = self._countries.at(start)
        return country if country is not None and country.value.facet == "demonyms" else None

    def _by_origin(self, sentence: Span) -> Iterator[Body]:
        """Yield what a demonym used as a noun introduces: "l'italien Fincantieri", "la francesa Naval Group"."""
        for country in self._countries.inside(sentence):
            start, end = country.span.start, country.span.end
            name = self._names.first_from(end)
            if country.value.facet != "demonyms" or not self._text[start].islower() or name is None:
                continue
            article = self._cues.ending("articles", start - (self._text[start - 1] == " "))
            if article is not None and self._text[end : name.span.start] == " " and not self._person(name.span.end):
                yield Body(self._whole(name.span), OrganizationKind.COMPANY, country.span, country)

    def _person(self, end: int) -> bool:
        """Tell whether an office or an age stands behind a name, which is then a person's."""
        at = end + 2
        return self._text[end:at] == ", " and (
            self._text[at : at + 2].isdigit()
            or any(self._cues.starting(section, at) for section in ("titles", "occupations", "links"))
        )

    def _whole(self, name: Span) -> Span:
        """Return a name with the tail nouns behind it: "Elbit" → "Elbit Systems"."""
        end = name.end
        while (word := self._words.after(end)) is not None and self._text[word.start].isupper():
            if self._countries.at(word.start) is not None or self._titled(word):
                break
            end = word.end
        return Span(name.start, end)
