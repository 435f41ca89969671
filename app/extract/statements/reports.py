"""Reported and quoted speech, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.extract.mentions.quotations import Quotation
from app.extract.statements import speakers
from app.extract.statements.acts import Act, find_acts
from app.extract.statements.contents import Complement, complement
from app.extract.statements.scene import Period, Scene
from app.extract.statements.speakers import Voice
from app.text import Span

_VERBS = {"say", "tell", "state", "hold", "deny", "utter"}
_TAG_LENGTH = 170  # characters between a quotation and its verb
_FEW_WORDS = 4
_APPOSITION_WORDS = 9
_PAUSE = re.compile(r"[,!?…—–]$")


@dataclass
class Draft:
    """A statement in the making: what was said, by whom, and the words around it that tell of the act."""

    fragments: list[Span]
    voice: Voice
    act: Act | None
    told: list[Span] = field(default_factory=list)
    rule: str = ""


class Report:
    """One sentence read from left to right; ``cursor`` is where what no statement has taken yet begins."""

    def __init__(self, scene: Scene, period: Period, topic: Voice | None) -> None:
        """Take a sentence and who was last spoken of before it."""
        self.scene = scene
        self.period = period
        self.topic = topic
        self.cursor = period.start
        self.acts = find_acts(scene, period)
        self.drafts: list[Draft] = []
        self.taken: set[Quotation] = set()

    def read(self) -> list[Draft]:
        """Return the statements of the sentence, in order."""
        for at, act in enumerate(self.acts):
            if act.span.start < self.cursor:
                continue
            draft = self._source(at, act) if not act.keys & _VERBS else self._verb(at, act)
            if draft is not None:
                self.drafts.append(draft)
        self._unclaimed()
        return self.drafts

    # -- verbs

    def _verb(self, at: int, act: Act) -> Draft | None:
        lead = self._lead(act)
        if lead is not None:
            return self._quoted_first(at, act, lead)
        limit = self.acts[at + 1].span.start if at + 1 < len(self.acts) else self.period.span.end
        follows = complement(self.scene, act, limit)
        if follows.kind in ("clause", "quotation") and self._may_take(act, follows):
            return self._content_after(at, act, follows)
        if self._inverted(act) or follows.kind == "none" or not self._takes_thing(act, follows):
            return self._clause_first(act)
        return self._content_after(at, act, follows)

    def _lead(self, act: Act) -> Quotation | None:
        """Return the quotation that the act's verb comments on, right before its clause."""
        before = [q for q in self.period.quotations if self.cursor <= q.span.start and q.span.end <= act.span.start]
        if not before:
            return None
        last = before[-1]
        intro = self.scene.outside[self.cursor : last.span.start].strip()
        between = self.scene.outside[last.span.end : act.span.start]
        if intro and not intro.endswith(":") and not last.dash:
            return None
        if len(between) > _TAG_LENGTH or ("." in between.strip(" .") and not last.dash and _stop(between)):
            return None
        paused = (
            _PAUSE.search(last.words.quote(self.scene.text)) or between.lstrip()[:1] in ("", ",", "—", "–") or last.dash
        )
        near = between.strip() == ""
        return last if paused or near else None

    def _quoted_first(self, at: int, act: Act, lead: Quotation) -> Draft | None:
        following = self.acts[at + 1].span.start if at + 1 < len(self.acts) else self.period.span.end
        fragments = [lead.words]
        end = act.span.end
        for quotation in self.period.quotations:
            if quotation.span.start >= act.span.end and quotation.span.end <= following and self._resumes(quotation):
                fragments.append(quotation.words)
                self.taken.add(quotation)
                end = quotation.span.end
        tag = Span(lead.span.end, max(self._tag_end(act, fragments), lead.span.end + 1))
        voice = self._speaker(lead.span.end, tag.end, act)
        self.taken.add(lead)
        self.cursor = end
        return Draft(fragments, voice, act, [tag], "statement.quotation") if voice else None

    def _resumes(self, quotation: Quotation) -> bool:
        """Tell whether a quotation after the verb goes on with the one before it."""
        before = self.scene.rskip(quotation.span.start)
        return quotation.dash or self.scene.text[before - 1] in ",.;:"

    def _tag_end(self, act: Act, fragments: Sequence[Span]) -> int:
        return fragments[-1].start if len(fragments) > 1 else self._clause_end(act)

    def _clause_end(self, act: Act) -> int:
        following = next(
            (other.span.start for other in self.acts if other.span.start > act.span.start), self.period.span.end
        )
        quotation = next(
            (q.span.start for q in self.period.quotations if q.span.start >= act.span.end), self.period.span.end
        )
        return min(following, quotation)

    def _may_take(self, act: Act, follows: Complement) -> bool:
        return follows.kind == "quotation" or bool(act.keys & {"say", "tell", "state", "deny", "hold"})

    def _takes_thing(self, act: Act, follows: Complement) -> bool:
        if act.keys & {"state", "deny", "hold"}:
            return True
        return bool(act.keys & {"say", "tell"}) and self._bare(follows.start)

    def _bare(self, at: int) -> bool:
        """Tell whether a clause may begin here without a conjunction; only languages that allow it list such words."""
        if not self.scene.reading.lexicon.phrases("clauses", "bare"):
            return False
        letter = self.scene.text[at]
        return letter.isupper() or letter.isdigit() or self.scene.starts_with("clauses", at, "bare") is not None

    def _inverted(self, act: Act) -> bool:
        """Tell whether the verb follows a comma and its subject follows the verb."""
        before = self.scene.rskip(act.span.start)
        if before <= self.cursor or self.scene.text[before - 1] != ",":
            return False
        return self._names(self.scene.skip(act.span.end))

    def _names(self, at: int) -> bool:
        scene = self.scene
        determiner = scene.starts_with("clauses", at, "determiner")
        inner = scene.skip(determiner.span.end) if determiner else at
        for place in (at, inner):
            actor = scene.actors.at(place) if place < len(scene.text) else None
            if actor is not None and actor.span.start <= place:
                return True
            if scene.starts_with("titles", place) or scene.starts_with("org_heads", place):
                return True
        return False

    def _content_after(self, at: int, act: Act, follows: Complement) -> Draft | None:
        voice = self._speaker(self.cursor, follows.fillers, act)
        end = self._content_end(at, follows.start)
        words = self.scene.trimmed(follows.start, end, ",.;:")
        quoted = [q for q in self.period.quotations if words is not None and words.start <= q.span.start < words.end]
        if (
            voice is None
            or words is None
            or (act.key == "hold" and not quoted)
            or (act.key == "utter" and follows.kind != "quotation")
        ):
            return None
        told = [Span(min(self.cursor, act.span.start), follows.start)]
        fragments = self._quotation_alone(words, quoted)
        self.taken.update(quoted)
        self.cursor = end
        return Draft(fragments, voice, act, told, "statement.clause")

    def _quotation_alone(self, words: Span, quoted: Sequence[Quotation]) -> list[Span]:
        """Return the words within the marks when the content is one quotation and nothing else."""
        if len(quoted) == 1:
            rest = self.scene.text[words.start : quoted[0].span.start] + self.scene.text[quoted[0].span.end : words.end]
            if not rest.strip(" .,;:"):
                return [quoted[0].words]
        return [words]

    def _content_end(self, at: int, start: int) -> int:
        """Return where what is said ends: before the next act of the same rank, or with the sentence."""
        for other in self.acts[at + 1 :]:
            if other.span.start < start or not other.keys & _VERBS:
                continue
            cut = self._coordinated(other, start)
            if cut is not None:
                return cut
        return self.period.span.end

    def _coordinated(self, other: Act, start: int) -> int | None:
        """Return where the clause of a later act begins, when it is not part of what is said."""
        scene = self.scene
        at = scene.rskip(other.span.start)
        adverb = scene.ends_with("clauses", at, "adverb")
        while adverb is not None and adverb.span.start > start:
            at = scene.rskip(adverb.span.start, ",")
            adverb = scene.ends_with("clauses", at, "adverb")
        join = scene.ends_with("clauses", at, "join")
        if join is not None and join.span.start > start:
            return join.span.start
        if at > start and scene.text[at - 1] in ",;" and not self._names(scene.skip(other.span.end)):
            return at - 1
        return self._own_subject(other, start)

    def _own_subject(self, other: Act, start: int) -> int | None:
        """Return where a clause with its own subject begins: at a semicolon, a conjunction, or a noun in apposition."""
        scene = self.scene
        subject = speakers.before(scene, start, other.span.start)
        if subject is None or subject.actor is None:
            return None
        first = subject.actor.span.start
        semicolon = scene.outside.rfind(";", start, first)
        if semicolon >= 0:
            return semicolon
        join = scene.ends_with("clauses", first, "join")
        determiner = scene.ends_with("clauses", first, "determiner")
        if join is None and determiner is not None:
            join = scene.ends_with("clauses", determiner.span.start, "join")
        if join is not None and join.span.start > start:
            return join.span.start
        comma = scene.outside.rfind(",", start, first)
        if (
            comma >= 0
            and len(scene.text[comma:first].split()) <= _FEW_WORDS
            and self._adjacent(subject.actor.span.end, other)
        ):
            return comma
        return None

    def _adjacent(self, end: int, act: Act) -> bool:
        return self.scene.skip(end) >= act.span.start or not self.scene.outside[end : act.span.start].strip(" ,")

    def _clause_first(self, act: Act) -> Draft | None:
        """Return the clause that a final tag reports: "The ships will come, the minister said"."""
        if not act.keys & {"say", "state", "tell"}:
            return None
        scene = self.scene
        at = scene.rskip(act.span.start)
        if at > self.cursor and scene.text[at - 1] == "," and self._inverts(act):
            comma = at - 1
            voice = self._speaker(act.span.start, self._clause_end(act), act)
        else:
            voice = speakers.before(scene, self.cursor, act.span.start)
            if voice is None:
                voice = self._pronoun(act)
            first = voice and (
                voice.actor.span.start
                if voice.actor and voice.actor.span.start >= self.cursor
                else voice.printed.start
                if voice.printed
                else at
            )
            comma = scene.outside.rfind(",", self.cursor, first) if first else -1
            comma = self._before_apposition(comma)
        words = scene.trimmed(self.cursor, comma, ",;") if comma > self.cursor else None
        if voice is None or words is None or not self._clausal(words):
            return None
        told = [Span(comma, max(self._clause_end(act), comma + 1))]
        self.taken.update(q for q in self.period.quotations if words.start <= q.span.start < words.end)
        self.cursor = act.span.end
        return Draft([words], voice, act, told, "statement.tag")

    def _inverts(self, act: Act) -> bool:
        at = self.scene.skip(act.span.end)
        return at >= self.period.span.end or self.scene.text[at] in ".,;" or self._names(at)

    def _before_apposition(self, comma: int) -> int:
        """Return the comma before an office that stands in apposition: "…, a deputy minister, Ana Ruiz, said"."""
        if comma <= self.cursor:
            return comma
        earlier = self.scene.outside.rfind(",", self.cursor, comma)
        start = self.scene.skip(earlier + 1) if earlier > self.cursor else -1
        if start < 0 or self.scene.starts_with("clauses", start, "determiner") is None:
            return comma
        between = Span(start, comma)
        office = next(self.scene.cues("titles", between), None)
        few = len(between.quote(self.scene.text).split()) <= _APPOSITION_WORDS
        return earlier if office is not None and few else comma

    def _clausal(self, words: Span) -> bool:
        """Tell whether words can be a clause: more than a few, and no adverbial alone."""
        text = self.scene.outside[words.start : words.end]
        if "\ufffc" in text:
            return True
        if len(text.split()) < _FEW_WORDS:
            return False
        opens = self.scene.starts_with("clauses", words.start, "before", "sub")
        return opens is None or "," in text

    # -- sources

    def _source(self, at: int, act: Act) -> Draft | None:
        scene = self.scene
        intro = scene.outside[self.cursor : act.span.start].strip(" ,")
        region = Span(act.span.end, max(self._region_end(act), act.span.end + 1))
        voice = self.topic if "own" in act.keys else speakers.governed(scene, region.start, region.end)
        if voice is None or (voice.actor is None and "view" in act.keys):
            return None
        after = scene.skip(region.end, ",")
        colon = scene.text[region.end : region.end + 1] == ":"
        opens = not intro or intro.endswith((":", ";")) or self._adverbs(Span(self.cursor, act.span.start))
        if opens or colon:
            words = scene.trimmed(scene.skip(region.end, ",:"), self._content_end(at, region.end), ",.;:")
            self.cursor = words.end if words else region.end
        elif (
            len(intro.split()) <= _FEW_WORDS
            and after < self.period.span.end - 1
            and scene.text[region.end : region.end + 1] == ","
        ):
            words = scene.trimmed(self.cursor, self._content_end(at, region.end), ",.;:")
            self.cursor = words.end if words else region.end
        else:
            words = scene.trimmed(self.cursor, act.span.start, ",;:")
            self.cursor = region.end
        if words is None or ("view" in act.keys and not (opens and after < self.period.span.end)):
            return None
        quoted = [q for q in self.period.quotations if words.start <= q.span.start < words.end]
        self.taken.update(quoted)
        return Draft(self._quotation_alone(words, quoted), voice, act, [region], "statement.source")

    def _adverbs(self, between: Span) -> bool:
        at = self.scene.skip(between.start, ",")
        while at < between.end:
            cue = self.scene.starts_with("clauses", at, "adverb", "join")
            if cue is None:
                return False
            at = self.scene.skip(cue.span.end, ",")
        return True

    def _region_end(self, act: Act) -> int:
        """Return the end of who is named after "according to", appositions included."""
        scene = self.scene
        if "own" in act.keys:
            return act.span.end
        marks = [
            m.start() + act.span.end
            for m in re.finditer(r"[,;:\ufffc]", scene.outside[act.span.end : self.period.span.end])
        ]
        marks.append(scene.rskip(self.period.span.end, "."))
        end = marks[0]
        for mark in marks[1:4]:
            part = Span(end + 1, mark) if end + 1 < mark else None
            if part is None or scene.text[end] != "," or not self._apposes(part):
                break
            end = mark
        return end

    def _apposes(self, part: Span) -> bool:
        """Tell whether words between commas say more of whom was just named: an office, an age, a name."""
        scene = self.scene
        start = scene.skip(part.start)
        if len(part.quote(scene.text).split()) > _APPOSITION_WORDS + 3:
            return False
        if (
            scene.starts_with("clauses", start, "before", "relative")
            or scene.starts_with("titles", start)
            or scene.starts_with("ranks", start)
        ):
            return True
        actor = scene.actors.at(start)
        return actor is not None and actor.kind.value == "person" and scene.skip(actor.span.end) >= part.end

    # -- what no act has taken

    def _unclaimed(self) -> None:
        for quotation in self.period.quotations:
            if quotation in self.taken or quotation.span.start < self.period.start:
                continue
            draft = self._by_structure(quotation)
            if draft is not None:
                self.taken.add(quotation)
                self.drafts.append(draft)

    def _by_structure(self, quotation: Quotation) -> Draft | None:
        """Return what a colon, or a comma and a person, tells to be speech without any verb that the lexicon knows."""
        scene = self.scene
        before = scene.rskip(quotation.span.start)
        whole = self.period.span
        if before > whole.start and scene.text[before - 1] == ":":
            voice = speakers.before(scene, max(whole.start, before - _TAG_LENGTH), before - 1)
            return Draft([quotation.words], voice, None, [], "statement.colon") if voice and voice.actor else None
        tag = Span(quotation.span.end, whole.end) if quotation.span.end < whole.end else None
        paused = tag and (
            _PAUSE.search(quotation.words.quote(scene.text)) or scene.text[tag.start] == "," or quotation.dash
        )
        if tag and paused and quotation.span.start <= whole.start:
            voice = speakers.after(scene, tag.start, tag.end)
            if voice and voice.actor and voice.actor.kind.value == "person":
                return Draft([quotation.words], voice, None, [tag], "statement.quotation")
        return None

    # -- who speaks

    def _speaker(self, start: int, end: int, act: Act) -> Voice | None:
        """Return who speaks in a clause from *start* to *end* around the verb of *act*."""
        scene = self.scene
        own = speakers.before(scene, start, act.span.start)
        own = own or self._pronoun(act) or speakers.after(scene, act.span.end, end)
        if own is not None:
            return own
        if self.drafts:
            return self.drafts[-1].voice
        relative = scene.ends_with("clauses", act.span.start, "relative")
        if relative is not None and self.period.start < relative.span.start:
            return speakers.before(scene, self.period.start, scene.rskip(relative.span.start, ","))
        return self.topic

    def _pronoun(self, act: Act) -> Voice | None:
        scene = self.scene
        if (
            scene.ends_with("clauses", act.span.start, "pronoun") is None
            and scene.starts_with("clauses", scene.skip(act.span.end), "pronoun") is None
        ):
            return None
        return self.drafts[-1].voice if self.drafts else self.topic


def _stop(between: str) -> bool:
    return re.search(r"[.!?]\s+\S", between) is not None
