"""The days that are told with an act: those of its own clauses, and those that count from a day told before."""

from collections.abc import Iterator
from datetime import timedelta

from app.extract.mentions import Mention
from app.extract.statements import speakers
from app.extract.statements.scene import Scene
from app.facts import Cited
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import Basis

_NEAR = 400  # characters from a day to the words that count from it
_STEPS = {"same_day": 0, "next_day": 1, "day_before": -1}


def days_told(scene: Scene, words: Span) -> Iterator[Mention[Days]]:
    """Yield the days told in some words; a day in a relative clause among them, or in an apposition, is another's."""
    for clause in main_clauses(scene, words):
        for day in scene.days.inside(Span(clause.start, words.end)):  # a date may hold commas
            if day.span.start < clause.end and not _of_office(scene, day):
                yield day
        yield from _counted(scene, clause)


def only_day(scene: Scene, line: Span) -> Cited[Days] | None:
    """Return the one day that a line tells, when it is known and not to come."""
    found = [day for day in days_told(scene, line) if day.value.day is not None]
    told_on = scene.days.told_on
    if len({day.value for day in found}) != 1 or (told_on is not None and found[0].value.earliest > told_on):
        return None
    return Cited(found[0].value, found[0].spans, Basis.RESOLVED)


def main_clauses(scene: Scene, words: Span) -> Iterator[Span]:
    """Yield the clauses of some words, without relative ones."""
    for clause in speakers.clauses(scene, words):
        if scene.starts_with("clauses", scene.skip(clause.start), "relative", "that") is None:
            yield clause


def _counted(scene: Scene, clause: Span) -> Iterator[Mention[Days]]:
    """Yield the days that count from the day told before: "the same day", "a day later"."""
    for key, steps in _STEPS.items():
        for cue in scene.cues("occasions", clause, key):
            told = scene.days.last_before(cue.span.start)
            if told is None or told.value.day is None or cue.span.start - told.span.end > _NEAR:
                continue
            day = told.value.day + timedelta(days=steps)
            yield Mention(cue.span, Days(day, day), told.span)


def _of_office(scene: Scene, day: Mention[Days]) -> bool:
    """Tell whether an office follows a day that a comma opens: "said Ruiz, today a senator"."""
    before = scene.rskip(day.span.start)
    after = scene.skip(day.span.end)
    article = scene.starts_with("clauses", after, "determiner")
    office = scene.skip(article.span.end) if article is not None else after
    return scene.text[before - 1 : before] == "," and scene.starts_with("titles", office) is not None
