"""As of which day: what is told holds from the day it was published, and lists answer as of a day.

Days are proleptic Gregorian ordinals (``date.toordinal``). What carries no date was published ``NOW``, after every
day that anyone can name; whoever names no day asks as of ``NOW``.
"""

from datetime import date
from typing import Final

FOREVER: Final = 2**31 - 1  # the end, exclusive, of what has no end; the greatest that both databases hold as INTEGER
NOW: Final = FOREVER - 1


def ordinal(day: date | None) -> int:
    """Return the number of *day*; of no day, ``NOW``."""
    return NOW if day is None else day.toordinal()
