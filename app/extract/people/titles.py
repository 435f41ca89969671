"""Titles of office as the text prints them: a head noun, what qualifies it, and whose office it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span


@dataclass(frozen=True, slots=True)
class Title:
    """An office; ``parts`` are its printed words without the country, ``span`` all of it without an article.

    ``key`` is a value of RoleClass, or ``counterparts`` and ``predecessors`` for one who holds another's office.
    """

    span: Span
    parts: tuple[Span, ...]
    head: Span
    key: str
    country: Mention[CountryName] | None = None
    organization: Mention[OrganizationFact] | None = None
    acting: Span | None = None
    former: Span | None = None
    article: Span | None = None

    @property
    def start(self) -> int:
        """Return where it begins, its article included."""
        return self.article.start if self.article else self.span.start


@dataclass(slots=True)
class _Draft:
    """A title that grows around its head."""

    head: Cue
    start: int
    end: int
    left_out: list[Span] = field(default_factory=list)
    country: Mention[CountryName] | None = None
    organization: Mention[OrganizationFact] | None = None
    acting: Span | None = None
    former: Span | None = None

    def take(self, cue: Cue) -> None:
        """Note what a qualifying word says."""
        if cue.key == "acting":
            self.acting = cue.span
        elif cue.key == "former":
            self.former = cue.span

    def parts(self, text: str) -> tuple[Span, ...]:
        """Return the words of the title, without those left out."""
        parts: list[Span] = []
        start = self.start
        for hole in [*sorted(self.left_out), Span(self.end, self.end + 1)]:
            words = text[start : hole.start]
            if words.strip():
                parts.append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
            start = hole.end
        return tuple(parts)


_SPACES = " \u00a0\u202f"
_WORD = re.compile(r"[^\W_]+(?:[’'\-.&][^\W_]+)*")
_QUALIFIES = ("deputy", "acting", "former", "before")
_LENGTH = 140  # characters: no title goes on further behind its head
_BODY_OWNERS = ("ambassador", "spokesperson")  # classes whose complement "to X" is where, not whose


class TitleReader:
    """Finds the titles of one text."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        organizations: Index[Mention[OrganizationFact]],
    ) -> None:
        """Take a reading and what it mentions."""
        self._reading = reading
        self._text = reading.text
        self._countries = countries
        self._names = {name.span.start: name for name in names}
        self._organizations = organizations
        self._country_ends = {country.span.end: country for country in countries}
        self._body_ends = {body.span.end: body for body in organizations}
        parts = list(reading.cues.all("title_parts"))
        self._parts_from: dict[int, list[Cue]] = {}
        self._parts_to: dict[int, list[Cue]] = {}
        for cue in parts:
            self._parts_from.setdefault(cue.span.start, []).append(cue)
            self._parts_to.setdefault(cue.span.end, []).append(cue)
        self._heads = {cue.span.start: cue for cue in reading.cues.all("titles")}
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def titles(self) -> Iterator[Title]:
        """Yield every title in lines that tell, in no order; one may lie inside another."""
        others = (c for c in self._reading.cues.all("title_parts") if c.key in ("counterparts", "predecessors"))
        for head in (*self._heads.values(), *others):
            sentence = self._reading.sentence_at(head.span.start)
            body = self._organizations.at(head.span.start)
            if sentence is not None and not (body and body.span.covers(head.span) and body.span != head.span):
                yield self._title(head, sentence.span)

    def _title(self, head: Cue, sentence: Span) -> Title:
        draft = _Draft(head, head.span.start, head.span.end)
        self._leftwards(draft, sentence.start)
        self._rightwards(draft, min(sentence.end, head.span.end + _LENGTH))
        article = self._article(draft.start)
        return Title(
            Span(draft.start, draft.end),
            draft.parts(self._text),
            head.span,
            head.key,
            draft.country,
            draft.organization,
            draft.acting,
            draft.former,
            article,
        )

    def _article(self, start: int) -> Span | None:
        before = start - (self._text[start - 1 : start] in _SPACES)
        return next((cue.span for cue in self._parts_to.get(before, ()) if cue.key == "articles"), None)

    # What stands before the head: "former Peruvian deputy …", "Hanwha's …", "Thales Australia …"

    def _leftwards(self, draft: _Draft, limit: int) -> None:
        while draft.start > limit:
            before = draft.start - (self._text[draft.start - 1] in _SPACES + "-")
            cue = next((c for c in self._parts_to.get(before, ()) if c.key in _QUALIFIES), None)
            if cue is None and before != draft.start:
                cue = next((c for c in self._parts_to.get(draft.start, ()) if c.key in _QUALIFIES), None)
            if cue is not None:
                draft.take(cue)
                draft.start = cue.span.start
            elif before == draft.start or not self._owner_before(draft, before):
                break
        self._tidy(draft)

    def _owner_before(self, draft: _Draft, before: int) -> bool:
        """Take a country or an organization before the title; tell whether there was one."""
        mark = next((len(m) for m in self._possessives if self._reading.folded.endswith(m, 0, before)), 0)
        if self._adjectives_follow and not mark:
            return False
        country = self._country_ends.get(before - mark) or self._country_ends.get(before)
        if country is not None and draft.country is None:
            draft.country = country
            draft.left_out.append(Span(country.span.start, before))
            draft.start = country.span.start
            return True
        body = self._body_ends.get(before - mark)
        if body is not None and draft.organization is None:
            draft.organization = body
            draft.left_out.append(Span(body.span.start, before))
            draft.start = body.span.start
            return True
        return False

    def _tidy(self, draft: _Draft) -> None:
        """Let the title begin with its first printed word when the country or organization stood before all of it."""

    # What follows the head: "… ejecutivo", "… of the Armed Forces", "… indien de la Défense", "… en funciones"

    def _rightwards(self, draft: _Draft, limit: int) -> None:
        while draft.end < limit and self._text[draft.end] in _SPACES + "'’":
            if not (self._adjective(draft) or self._complement(draft, limit)):
                return

    def _adjective(self, draft: _Draft) -> bool:
        start = draft.end + 1
        cue = next((c for c in self._parts_from.get(start, ()) if c.key in ("after", "acting", "former", "deputy")), None)
        if cue is not None and (self._adjectives_follow or cue.key == "after"):
            draft.take(cue)
            draft.end = cue.span.end
            return True
        country = self._countries.at(start)
        if country is None or country.span.start != start or not self._follows_as_adjective(country):
            return False
        draft.country = draft.country or country
        draft.left_out.append(country.span)
        draft.end = country.span.end
        return True

    def _follows_as_adjective(self, country: Mention[CountryName]) -> bool:
        return (
            self._adjectives_follow and country.value.facet == "demonyms" and self._text[country.span.start].islower()
        )

    def _complement(self, draft: _Draft, limit: int) -> bool:
        """Take "of the Armed Forces", "de Defensa Nacional", "to Warsaw", "at the Institute"; tell whether there was one."""
        joins = [c for c in self._parts_from.get(draft.end + 1, ()) if c.key in ("joins", "places")]
        if not joins:
            return False
        join = max(joins, key=lambda cue: cue.span.end)
        owning = any(c.key == "owners" and c.span == join.span for c in self._parts_from.get(join.span.start, ()))
        start = self._skip_article(join.span.end)
        if start == self._skip_spaces(join.span.end) and start in self._heads and not self._adjectives_follow:
            return False
        country = self._countries.at(start)
        if country is not None and country.span.start == start and self._takes_country(draft, country, join, owning=owning):
            return True
        end = self._noun_phrase(draft, start, limit, placed=join.key == "places")
        if end is None:
            return False
        if join.key == "places":
            draft.left_out.append(Span(draft.end, end))
        draft.end = end
        return True

    def _takes_country(self, draft: _Draft, country: Mention[CountryName], join: Cue, *, owning: bool) -> bool:
        """Take a country as whose office it is, or as where an envoy is posted; leave one that only qualifies a noun."""
        if country.value.facet == "demonyms" and not self._adjectives_follow:
            return False
        if country.value.facet == "demonyms":
            return False
        if self._reading.folded.startswith(self._possessives, country.span.end) if self._possessives else False:
            return False
        if owning:
            draft.country = draft.country or country
            draft.left_out.append(Span(join.span.start - 1, country.span.end))
        draft.end = country.span.end
        return True

    def _skip_spaces(self, start: int) -> int:
        return start + 1 if self._text[start : start + 1] in (" ", "\u00a0") else start

    def _skip_article(self, start: int) -> int:
        at = self._skip_spaces(start)
        article = next((c for c in self._parts_from.get(at, ()) if c.key == "articles"), None)
        return self._skip_spaces(article.span.end) if article else at

    def _noun_phrase(self, draft: _Draft, start: int, limit: int, *, placed: bool) -> int | None:
        """Return where what a title governs ends: a body, capitalised words, or one small noun."""
        body = self._organizations.at(start)
        if body is not None and body.span.start == start:
            draft.organization = draft.organization or body
            return body.span.end
        country = self._countries.at(start)
        if country is not None and country.span.start == start:
            mark = next((len(m) for m in self._possessives if self._reading.folded.startswith(m, country.span.end)), 0)
            after = self._skip_spaces(country.span.end + mark)
            end = self._noun_phrase(draft, after, limit, placed=placed)
            if end is not None:
                draft.country = draft.country or country
                draft.left_out.append(Span(start, after))
            return end
        if self._text[start : start + 1].isupper():
            return self._capitals(start, limit)
        return None if placed else self._small_noun(start, limit)

    def _capitals(self, start: int, limit: int) -> int:
        """Return where capitalised words end; a name after nothing but departments is the holder's."""
        end = start
        at = start
        departments = True
        while at < limit and self._text[at].isupper():
            if at != start and at in self._names and departments:
                break
            word = self._names[at].span if at in self._names else None
            match = _WORD.match(self._text, at)
            end = word.end if word else match.end() if match else at + 1
            departments = departments and any(c.key == "departments" for c in self._parts_from.get(at, ()))
            at = end + 1 if self._text[end : end + 1] == " " else limit
        return end

    def _small_noun(self, start: int, limit: int) -> int | None:
        """Return where a noun in small letters ends, with an adjective that closes the phrase behind it."""
        department = next((c for c in self._parts_from.get(start, ()) if c.key == "departments"), None)
        word = _WORD.match(self._text, start, limit)
        if department is not None:
            return department.span.end
        if word is None or not word[0].islower() or self._reading.cues.all("speech").at(start) is not None:
            return None
        end = word.end()
        further = _WORD.match(self._text, end + 1, limit) if self._text[end : end + 1] == " " else None
        if further is not None and self._closes(further):
            return further.end()
        return end

    def _closes(self, word: re.Match[str]) -> bool:
        """Tell whether an adjective in small letters ends the phrase: a comma or a full stop follows it."""
        return (
            self._adjectives_follow
            and word[0].islower()
            and self._text[word.end() : word.end() + 1] in (",", ".", ";", ")")
            and self._countries.at(word.start()) is None
            and not any(c.key in ("joins", "articles", "links") for c in self._parts_from.get(word.start(), ()))
        )


def index_titles(titles: Iterator[Title]) -> tuple[Index[Title], dict[int, Title], dict[int, Title]]:
    """Return all titles, the longest that begins at each offset (with or without its article), and that ends there."""
    index = Index(titles)
    starting: dict[int, Title] = {}
    ending: dict[int, Title] = {}
    for title in sorted(index, key=lambda t: t.span.end - t.span.start):
        starting[title.span.start] = starting[title.start] = title
        ending[title.span.end] = title
    return index, starting, ending


__all__ = ["Title", "TitleReader", "index_titles", "replace"]
