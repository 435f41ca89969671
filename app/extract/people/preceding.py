"""What stands before a person's name: "ministro de Defensa Nacional, general (SR) …", "Hon. …", "le ministre …"."""

import re

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.people.person import Introduction
from app.extract.people.title import Title
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import RoleClass

_SPACES = " \u00a0\u202f"
_SMALL = re.compile(r" ([^\W\d_A-ZÀ-Ý][^\W\d_]*|[A-Z]{2,6})$")
_CAPITAL = re.compile(r" ([A-ZÀ-Ý][^\W\d_]+)$")
_SHARED = 120  # characters within which several share an office
_NEAR = 40  # characters within which a bracket closes


class Preceding:
    """Reads honorifics, ranks and titles before names, from the name leftwards."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        titles: dict[int, Title],
        taken: set[Span],
    ) -> None:
        """Take a reading, its countries, its titles by where they end, and those that are someone's already."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._country_ends = {country.span.end: country for country in countries}
        self._titles = titles
        self._taken = taken
        self._last: Title | None = None  # the office read last

    def read(self, found: Introduction) -> None:
        """Note what stands before the name, as far as its title."""
        at = found.span.start
        comma = False  # one between a rank and the title before it
        while not found.titles or (len(found.titles) == 1 and self._addresses(found.titles[0])):
            at = self._skip(at)
            step = self._step(found, at, apart=comma)
            if step is not None:
                at = found.start = step
            elif self._text[at - 1 : at] == "," and not comma:
                comma = True
                at = self._since(at - 1)
            else:
                return

    def _since(self, at: int) -> int:
        """Step from a comma over how long an office is held: "Ministre de la Santé | depuis mars, Mme X"."""
        sentence = self._reading.sentence_at(at - 1)
        if sentence is None:
            return at
        since = self._cues.first("agreement_grammar", Span(sentence.span.start, at), "since")
        title = self._titles.get(since.span.start - 1) if since else None
        return title.span.end if title and title.start == sentence.span.start and at - title.span.end < _NEAR else at

    def _addresses(self, title: Title) -> bool:
        """Tell whether a title may be a mere form of address, with the office before it: "the envoy, Ambassador X"."""
        return title.article is None and title.span == title.head and title.country is None

    def _step(self, found: Introduction, at: int, *, apart: bool) -> int | None:
        """Read one thing that ends at *at*; return where it begins, or None."""
        rank = self._cues.ending("ranks", at, "names")
        title = self._titles.get(at)
        if title is not None and title.span not in self._taken and (apart or self._says_more(title, rank)):
            if found.titles and found.titles[0].key == title.key:
                found.titles.clear()  # "the Somali envoy, Ambassador X": an address, not a second office
            found.titles.append(title)
            self._taken.add(title.span)
            self._last = title
            return self._conjoined(found, title)
        if rank is not None:
            found.ranks.append(rank)
            return rank.span.start
        honorific = self._cues.ending("honorifics", at)
        if honorific is not None:
            found.honorific = honorific
            return honorific.span.start
        retired = self._cues.ending("ranks", at, "retired")
        if retired is not None and (found.ranks or self._cues.ending("ranks", self._skip(retired.span.start), "names")):
            return retired.span.start  # "retired Admiral X", "Admiral (ret.) X"
        return self._between(found, at)

    def _conjoined(self, found: Introduction, title: Title) -> int:
        """Take the office before "and" too: "Deputy Prime Minister and Defence Minister X"; return where all begins."""
        conjunction = self._cues.ending("joins", title.start - 1, "ands") if title.article is None else None
        other = self._titles.get(conjunction.span.start - 1) if conjunction else None
        if other is None or other.span in self._taken:
            return title.start
        found.titles.append(other)
        self._taken.add(other.span)
        return other.start

    def _says_more(self, title: Title, rank: Cue | None) -> bool:
        return rank is None or title.span.start < rank.span.start

    def _between(self, found: Introduction, at: int) -> int | None:
        """Step over what may stand between a rank and the name, or between a title and the rank."""
        mark = next((len(mark) for mark in self._possessives if self._text.startswith(mark, at - len(mark))), 0)
        country = self._country_ends.get(at - mark)
        if country is not None and (mark or self._calls(country)):
            found.nationality = country
            return country.span.start
        if country is not None and self._text[at : at + 2] == ", " and (shared := self._shared(country.span.start)):
            found.nationality = country
            found.titles.append(shared)
            return country.span.start
        if self._text[at - 1 : at] == ")":
            opening = self._text.rfind("(", max(0, at - _NEAR), at)
            return opening if opening >= 0 and self._aside(Span(opening, at)) else None
        if self._text[at - 1 : at] == "(":
            return at - 1
        adjective = self._adjective(at)
        if adjective is not None:
            return adjective
        article = self._cues.ending("articles", at)
        return article.span.start if article and (found.ranks or found.honorific) else None

    def _adjective(self, at: int) -> int | None:
        """Step over an adjective or a party between title and name: "el senador demócrata X", "le député LR X"."""
        word = _SMALL.search(self._text, max(0, at - _NEAR), at) if self._follow else None
        if word is None:
            party = _CAPITAL.search(self._text, max(0, at - _NEAR), at) if self._follow else None
            title = self._titles.get(party.start()) if party else None
            return party.start(1) if party and title is not None and title.key == RoleClass.LEGISLATOR else None
        if any(self._cues.ending(section, at) for section in ("speech", "joins", "articles", "links")):
            return None
        if self._titles.get(word.start()) is not None:
            return word.start(1)
        article = self._cues.ending("articles", word.start())  # "el presidente de la Comisión, el oficialista X"
        behind = article is not None and self._text[article.span.start - 2 : article.span.start] == ", "
        titled = behind and article is not None and self._titles.get(article.span.start - 2) is not None
        return article.span.start if titled and article is not None else None

    def _calls(self, country: Mention[CountryName]) -> bool:
        """Tell whether a demonym before the name is the person's: "le colonel suisse X", "el panameño X"."""
        before = self._skip(country.span.start)
        adjective = country.value.facet == "demonyms" and self._text[country.span.start].islower()
        return adjective and any(self._cues.ending(section, before) for section in ("ranks", "articles", "occupations"))

    def _shared(self, start: int) -> Title | None:
        """Return the office of several that "…, and of Portugal, X" shares: "the ministers of Spain, Y, and …"."""
        join = self._cues.ending("joins", start - 1, "owners")
        at = self._skip(join.span.start if join else start)
        conjunction = self._cues.ending("joins", at, "ands")
        that = None if conjunction else self._cues.ending("joins", at, "those") or self._cues.ending("articles", at)
        at = self._skip(that.span.start) if that else at
        conjunction = conjunction or self._cues.ending("joins", at, "ands")
        last = self._last
        parted = conjunction is not None or self._text[at - 1 : at] == ","
        several = last is not None and (that or self._cues.first("plurals", last.span)) is not None
        return last if parted and several and last is not None and start - last.span.end <= _SHARED else None

    def _aside(self, bracket: Span) -> bool:
        """Tell whether a bracket holds an acronym or says that someone is retired: "(USAF)", "(ret.)"."""
        inside = self._text[bracket.start + 1 : bracket.end - 1]
        return inside.isupper() or self._cues.first("ranks", bracket, "retired") is not None

    def _skip(self, at: int) -> int:
        while at > 0 and self._text[at - 1] in _SPACES:
            at -= 1
        return at
