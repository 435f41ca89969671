"""All the papers, and what they write of one invented thing."""

import random
from dataclasses import replace
from datetime import timedelta

from benchmarks.newsroom.papers import Paper, Written
from benchmarks.newsroom.words import LANGUAGES, tidy
from benchmarks.newsroom.world import Tells, Thing, World

COPIED_FROM, DERIVED_FROM = 4, 5  # a thing told this often may have a near copy, has an article that names its source


class Press:
    """The papers of the four languages."""

    def __init__(self) -> None:
        self.chance = random.Random(60)  # noqa: S311  # reproducible, not secret
        self.world = World(self.chance)
        self.papers = {language: Paper(language, self.chance) for language in LANGUAGES}
        self.number = 0

    def all(self, thing: Thing, times: int) -> list[Written]:
        """Write the tellings of one thing: the second has its planted error, the last may be a near copy."""
        wrong = next(iter(thing.get("wrong", {})), None)
        languages = self.chance.sample(LANGUAGES, 4) * 2
        copied = times >= COPIED_FROM and self.chance.random() < 0.6
        own = times - copied
        written = [
            self.tell(thing, languages[n], wrong if n == 1 else None, first=n == 0, derived=n == own - 1)
            for n in range(own)
        ]
        if times >= DERIVED_FROM:
            self.credit(written[-1], written[0])
        if copied:
            written.append(self.copy(self.chance.choice(written[:-1])))
        return written

    def tell(self, thing: Thing, language: str, wrong: str | None, *, first: bool, derived: bool) -> Written:
        """Write an article about a *thing*; *wrong* names the value that it has wrong."""
        paper, world, kind = self.papers[language], self.world, "deal" if "buyer" in thing else "agreement"
        tells = world.told(thing, wrong, first=first)
        late = bool("vote" in thing or wrong or derived or self.chance.random() < 0.35)
        words = world.words(thing, language, tells, late=late)
        words["minister"], name = world.minister(thing.get("buyer") or thing["place"], language)
        words["Minister"] = words["minister"]
        self.number += 1
        return Written(
            language,
            tidy(paper.next(f"{kind}_titles").format(**words), language),
            [tidy(sentences.format(**words), language) for sentences in self.sentences(paper, kind, thing, tells)],
            tells,
            world.published(thing, wrong, late=late),
            paper.next("publishers"),
            name,
            self.number,
            tidy(paper.next(f"{kind}_titles").format(**words), language),
        )

    def sentences(self, paper: Paper, kind: str, thing: Thing, tells: Tells) -> list[str]:
        """Choose the sentences of an article, a paragraph each, with their slots open."""
        lead = [paper.next(f"{kind}s")]
        if "batch" in thing or "renewed" in thing:
            lead.append(paper.next("second_batch" if kind == "deal" else "renewal"))
        middle = [paper.next(f"{kind}_details"), paper.next("quotes")]
        if {"value", "effective_from"} & tells.keys():
            middle.append(paper.next(f"{kind}_values"))
        if "status" in tells:
            middle.append(paper.votes["rejected" if tells["status"] == "wrong" else "ratified"])
        self.chance.shuffle(middle)
        return [" ".join(lead), *middle, paper.next("backgrounds"), paper.next("backgrounds")]

    def copy(self, written: Written) -> Written:
        """Write *written* out again for another paper: another headline, a line added, sometimes a paragraph less."""
        paper = self.papers[written.language]
        kept = written.paragraphs[: -1 if self.chance.random() < 0.5 else None]
        self.number += 1
        return replace(
            written,
            title=written.other_title,
            paragraphs=[*kept, paper.next("appended")],
            published_on=written.published_on + timedelta(days=1),
            publisher=paper.next("publishers", written.publisher),
            number=self.number,
            origin=written,
            relation="copy",
        )

    def credit(self, written: Written, origin: Written) -> None:
        """Have *written* name *origin* as its source."""
        paper = self.papers[written.language]
        written.publisher = paper.next("publishers", origin.publisher)
        written.published_on = max(written.published_on, origin.published_on + timedelta(days=1))
        written.origin, written.relation = origin, "derived"
        written.paragraphs.append(paper.next("credits").format(source=origin.publisher, url=origin.url))
