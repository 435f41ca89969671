"""The patterns of dates that a language's lexicon gives: its small words in their places around a month or a year."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.extract.lexicon import Lexicon
from app.text import fold

YEAR = r"(?:19|20)\d\d"
_NOTHING = r"(?!)"  # a pattern that never matches, for what a language has no words for


class Which(StrEnum):
    """Which of the days, months or years of a name is meant."""

    PAST = "past"
    NEXT = "next"
    THIS = "this"
    SAME = "same"  # as the date told just before


@dataclass(frozen=True, slots=True)
class DayWords:
    """Patterns over folded text; those called ``before_…`` end at what they stand before, the others begin at it."""

    numbers_before: re.Pattern[str]  # "19 and 20 ", "le 1er ", before a month
    numbers_after: re.Pattern[str]  # " 5 to 12", after a month
    year_after: re.Pattern[str]  # " de 2025", ", 2025", after a month or its day
    number: re.Pattern[str]  # one day of a month
    opens: re.Pattern[str]  # "in ", "since ", "(", before a year or a month
    not_a_year: re.Pattern[str]  # " soldiers", after what is no year
    every: re.Pattern[str]  # "every ", before a weekday
    which_before: Mapping[Which, re.Pattern[str]]
    which_after: Mapping[Which, re.Pattern[str]]
    count: re.Pattern[str]  # "two ", before units
    ago_before: re.Pattern[str]
    ago_after: re.Pattern[str]
    ahead_before: re.Pattern[str]
    ahead_after: re.Pattern[str]
    day_word: re.Pattern[str]  # "no dia 9"
    joint: re.Pattern[str]  # between a part and its year: " of the "
    continues: re.Pattern[str]  # " of ", after what is a part of something else
    to: re.Pattern[str]  # between the ends of a range
    both: re.Pattern[str]  # between its ends after "between"
    between: re.Pattern[str]  # "between ", before a range
    since: re.Pattern[str]  # "since ", before a date
    counts: Mapping[str, int]
    firsts: frozenset[str]
    full_months: frozenset[str]
    day_first: bool  # 11/06 is 11 June
    small_weekdays: bool  # weekdays are written in lower case


def _any(phrases: Iterable[str]) -> str:
    """Return a pattern for any of *phrases*, the longest first."""
    forms = sorted({fold(phrase) for phrase in phrases}, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form) for form in forms) or _NOTHING


@cache
def day_words(lexicon: Lexicon) -> DayWords:
    """Return the patterns of a language, compiled once."""
    of, to, and_, article, first, ordinals, every, between, day_word = (
        _any(lexicon.phrases("days.joints", key))
        for key in ("of", "to", "and", "article", "first", "ordinals", "every", "between", "day_word")
    )
    counts = {
        fold(form): int(key)
        for key in lexicon.sections.get("days.numbers", {})
        for form in lexicon.phrases("days.numbers", key)
    }
    years = _any((*lexicon.phrases("days.units", "year"), *lexicon.phrases("days.units", "month")))
    number = rf"(?:(?:{first})|\d{{1,2}}(?:{ordinals})?)(?!\w)"
    link = rf"(?:\s*[-–—]\s*|\s*,\s*|\s+(?:{to}|{and_})\s+(?:(?:{article})\s+)?)"
    ending = {key: _any(lexicon.phrases("days.which", key)) for key in lexicon.sections.get("days.which", {})}
    return DayWords(
        numbers_before=re.compile(
            rf"(?<![\w.,/–-])(?P<days>{number}(?:{link}{number}){{0,4}})(?:\s+(?:{of}))?\s*(?:(?<=')|(?<=\s))$"
        ),
        numbers_after=re.compile(rf"\.?\s+(?P<days>{number}(?:{link}{number})?)(?![\d:%º°]|[.,]\d|\s*\$)"),
        year_after=re.compile(rf"\.?,?\s*(?:(?:{of})\s+)?(?P<year>{YEAR})(?![\w%]|[.,]\d)"),
        number=re.compile(rf"(?P<first>{first})|(?P<number>\d{{1,2}})"),
        opens=re.compile(rf"(?:(?<!\w)(?:{_any(lexicon.phrases('days.years', 'opens'))})[\s'-]*|[(\[]\s*)$"),
        not_a_year=re.compile(rf"\s*(?:{_any(lexicon.phrases('days.years', 'not_a_year'))})(?!\w)"),
        every=re.compile(rf"(?<!\w)(?:{every})\s+$"),
        which_before={
            which: re.compile(rf"(?<!\w)(?:{ending.get(f'{which}_before', _NOTHING)})\s+$") for which in Which
        },
        which_after={
            which: re.compile(rf"\.?,?\s+(?:{ending.get(f'{which}_after', _NOTHING)})(?!\w)") for which in Which
        },
        count=re.compile(rf"(?<!\w)(?P<count>\d{{1,2}}|{_any(counts)})\s+$"),
        ago_before=re.compile(rf"(?<!\w)(?:{_any(lexicon.phrases('days.ago', 'before'))})\s+$"),
        ago_after=re.compile(rf"\s+(?:{_any(lexicon.phrases('days.ago', 'after'))})(?!\w)"),
        ahead_before=re.compile(rf"(?<!\w)(?:{_any(lexicon.phrases('days.ago', 'ahead_before'))})\s+$"),
        ahead_after=re.compile(rf"\s+(?:{_any(lexicon.phrases('days.ago', 'ahead_after'))})(?!\w)"),
        day_word=re.compile(rf"(?<!\w)(?:{day_word})\s+(?P<days>{number}(?:{link}{number})?)(?![\w%:]|[.,]\d)"),
        joint=re.compile(rf"[\s'-]*(?:(?:{of}|{article}|{years})[\s']*){{0,3}}"),
        continues=re.compile(rf"\s+(?:{of})(?!\w)"),
        to=re.compile(rf"\s*[-–—]\s*|\s+(?:{to})\s+(?:(?:{article}|{of})\s*)?"),
        both=re.compile(rf"\s+(?:{and_})\s+(?:(?:{article}|{of})\s*)?"),
        between=re.compile(rf"(?<!\w)(?:{between})\s+(?:(?:{article})\s+)?$"),
        since=re.compile(rf"(?<!\w)(?:{_any(lexicon.phrases('days.years', 'since'))})\s+(?:(?:{article})\s+)?$"),
        counts=counts,
        firsts=frozenset(fold(form) for form in lexicon.phrases("days.joints", "first")),
        full_months=frozenset(_full_months(lexicon)),
        day_first=bool(lexicon.phrases("days.joints", "day_first")),
        small_weekdays=all(form.islower() for form in lexicon.phrases("weekdays", "0")),
    )


def _full_months(lexicon: Lexicon) -> Iterable[str]:
    """Yield the names of months that abbreviate no other: "March" and "mayo", not "Mar" or "may"."""
    for key in lexicon.sections.get("months", {}):
        forms = {fold(form) for form in lexicon.phrases("months", key)}
        yield from (form for form in forms if not any(other != form and other.startswith(form) for other in forms))
