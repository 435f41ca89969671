"""Whether a name that has no title is a person's: verbs of speech by it, a government of it, a label before speech."""

import re

from app.extract.mentions.given_names import given_names
from app.extract.reading import Reading
from app.text import Span, fold

_SPACES = " \u00a0\u202f"
_LABEL = re.compile(r"(?P<party> \([^()\n]{1,40}\))*(?P<title>, [^:\n]{3,80})?\s?:(?=\s|$)")
# A verb between the end of a quotation and who speaks: "— atalhou Ana Sousa", '," quipped John Smith'.
_INVERTED = re.compile(r"[»”\"’—–],?\s?(?:[^\W\d_A-ZÀ-Ý][^\W\d_]*[ '’]){1,2}$")
_NEAR = 40  # characters before a name within which a namesake stands


class Evidence:
    """Reads the words around names of one text for what only people do."""

    def __init__(self, reading: Reading) -> None:
        """Take a reading."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def rule(self, name: Span, end: int) -> str:
        """Return the rule by which a full name is a person's, or nothing; *end* is where its apposition ends."""
        thing = self._is_thing(name)
        if not thing and self._speaks(name, end):
            return "person.speech"
        if self.governs(name):
            return "person.government"
        if not thing and self._appointed(name):
            return "person.appointment"
        if self._labels(name):
            return "person.label"
        return "person.name" if self._given(name) and not thing else ""

    def _is_thing(self, name: Span) -> bool:
        """Tell whether an article stands before the name or in it: "the Super Tucano", "told The Morning Post"."""
        own = self._cues.starting("articles", name.start, "definite")
        return self._cues.ending("articles", self._back(name.start)) is not None or own is not None

    def _given(self, name: Span) -> bool:
        """Tell whether the first word is a given name, and prose goes on behind the name."""
        words = name.quote(self._text).split()
        known = fold(words[0].split("-")[0]) in given_names()
        behind = self._text[name.end : name.end + 2]
        return known and (behind[:1] in (",", ".", ":", ";") or (behind[:1] == " " and behind[1:].islower()))

    def _speaks(self, name: Span, end: int) -> bool:
        """Tell whether a verb of speech, or one that only people do, stands directly by the name."""
        comma = self._text[end : end + 1] == ","
        at = self._space(end + comma)
        apposed = self._text[name.start - 2 : name.start] == ", "
        keys = [*(["born"] if comma else []), *(["acts"] if apposed or not comma else [])]
        after = self._cues.starting("speech", at) or self._cues.starting("person_cues", at, *keys)
        if after is not None and after.key != "source":
            return True
        if _INVERTED.search(self._text, max(0, name.start - _NEAR), name.start) is not None:
            return True
        before = self._back(name.start)
        return (
            self._cues.ending("speech", before) is not None
            or self._cues.ending("person_cues", before, "said_of") is not None
        )

    def _appointed(self, name: Span) -> bool:
        """Tell whether the name is of who is appointed, comes into office, replaces someone or is replaced."""
        before = self._cues.ending("appointments", self._back(name.start), "appoints", "succeeds", "succeeded")
        return before is not None or self._cues.starting("appointments", self._space(name.end), "takes") is not None

    def governs(self, name: Span) -> bool:
        """Tell whether a government is called after the name: "the Ilves administration", "gobierno de Ana Tzul"."""
        after = self._cues.starting("governments", name.end + 1, "words")
        before = self._cues.ending("governments", self._back(name.start), "before")
        return after is not None or before is not None

    def _labels(self, name: Span) -> bool:
        """Tell whether the name stands before what it says: "01.02 Anne Roy (PS) :"."""
        sentence = self._reading.sentence_at(name.start)
        if sentence is None:
            return False
        lead = self._text[sentence.block.span.start : name.start]
        label = _LABEL.match(self._text, name.end)
        return label is not None and not lead.strip(" .0123456789–—-") and bool(label["party"] or label["title"])

    def namesake(self, name: Span, *, chained: bool) -> bool:
        """Tell whether it is a ship, a base or a street that bears the name; *chained*: like the one named before."""
        if self._cues.starting("namesakes", name.start, "before") is not None:
            return True
        after = self._cues.starting("namesakes", name.end + (self._text[name.end : name.end + 1] in " -"), "after")
        if after is not None:
            return True
        start = self._titled(name.start)
        honorific = self._cues.ending("honorifics", self._back(name.start))
        addressed = honorific.span.start if honorific else start  # "a fragata D. Fulano"
        behind = (self._back(start), self._back(self._ranked(name.start)), self._back(addressed))
        before = any(self._cues.ending("namesakes", offset, "before") for offset in behind)
        return before or (chained and start < name.start) or self._place(start, name.start)

    def _place(self, start: int, name: int) -> bool:
        """Tell whether a place has a rank in its name: "em Cabo Delgado"; ranks are small where adjectives follow."""
        if start == name or not self._follow or not self._text[start].isupper():
            return False
        return any(self._cues.ending(section, self._back(start)) for section in ("places", "joins"))

    def _ranked(self, start: int) -> int:
        """Return where a rank before the name begins, or else the name."""
        rank = self._cues.ending("ranks", self._back(start))
        return rank.span.start if rank else start

    def _titled(self, start: int) -> int:
        """Return where the article before a rank begins, or else the rank or the name."""
        rank = self._ranked(start)
        article = self._cues.ending("articles", self._back(rank)) if rank < start else None
        return article.span.start if article else rank

    def joined(self, end: int, start: int) -> bool:
        """Tell whether only "and" or a comma, and perhaps a rank, stands between two names."""
        honorific = self._cues.ending("honorifics", self._back(start))
        gap = self._titled(honorific.span.start if honorific else start)
        words = self._text[end:gap].strip() if gap > end else ""
        return words == "," or (len(words) < _NEAR and self._cues.ending("joins", self._back(gap), "ands") is not None)

    def _back(self, at: int) -> int:
        while at > 0 and self._text[at - 1] in _SPACES + '«“"':
            at -= 1
        return at

    def _space(self, at: int) -> int:
        return at + 1 if self._text[at : at + 1] in (" ", "\u00a0") else at
