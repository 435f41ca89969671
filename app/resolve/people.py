"""Who is whom: people by their folded names, and a surname alone only with a country or an office beside it."""

import re
from dataclasses import dataclass
from typing import Final

from app.claims import Telling
from app.comparisons import name_tokens
from app.facts import PersonFact
from app.resolve.clusters import Matcher
from app.text import fold
from app.vocabulary import RoleClass

Name = tuple[str, ...]

# Glued to the word that follows: "de la Cruz" is one surname. Source: particles of Romance, Germanic, Arabic names.
_PARTICLES: Final = (
    "de da do dos das del della di du la las le los van von der den ter ten zu bin ibn bint al el abu ben mac san santa"
)
PARTICLES: Final = frozenset(_PARTICLES.split())
GIVEN_TOO: Final = frozenset(("al", "ben", "mac", "san", "santa"))  # at the beginning of a name they may be its first
_ARTICLE = re.compile(r"\b(al|el|ul|as|ad|an|ar|ash|ez)-")  # al-Sisi
# What the romanizations of Arabic, Ukrainian, Russian and Korean in our four languages write in two ways or more, and
# what the usual one of each says alike: Youssef and Yousef, Oumar and Umar, Zelenskyy and Zelenskiy, Qassem and Kasem.
_ROMANIZED: Final = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ph", "f"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("y", "i"),
)
_DOUBLED = re.compile(r"(.)\1+")
GENERATIONS: Final = frozenset(
    ("jr", "sr", "junior", "senior", "ii", "iii", "iv", "hijo", "filho", "neto", "fils", "pere")
)  # "ii" and "iii" are no doubled letters
VAGUE: Final = frozenset({RoleClass.OTHER, RoleClass.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Features:
    """A person as one article tells of them: full names (else the one word), countries and offices held."""

    names: frozenset[Name]
    countries: frozenset[str]
    roles: frozenset[RoleClass]

    @property
    def surname_only(self) -> bool:
        """Tell whether no more than one word of the name is known."""
        return all(len(name) == 1 for name in self.names)


def glued(name: str) -> Name:
    """Return the folded words of a person's name, particles glued to what follows them, however they are written."""
    words: list[str] = []
    pending = ""
    for word in name_tokens(_ARTICLE.sub(r"\1", fold(name))):
        pending += word
        if word not in PARTICLES or (word in GIVEN_TOO and not words and pending == word):
            words.append(pending)
            pending = ""
    return (*words, pending) if pending else tuple(words)


def compared(name: str) -> Name:
    """Return the glued words of a name so that the romanizations of one name are alike: "Youssef" as "iusef"."""
    return tuple(map(_romanized, glued(name)))


def _romanized(word: str) -> str:
    if word in GENERATIONS:
        return word
    for written, alike in _ROMANIZED:
        word = word.replace(written, alike)
    return _DOUBLED.sub(r"\1", word)


def features(telling: Telling) -> Features:
    """Return what counts of a person's telling."""
    fact: PersonFact = telling.fact
    name = compared(fact.name.value)
    full = {compared(alias.value) for alias in fact.aliases}
    names = {name, *(alias for alias in full if len(alias) > 1 and len(name) > 1)}
    return Features(
        names=frozenset(names),
        countries=frozenset(post.country.value for post in fact.positions if post.country),
        roles=frozenset(post.role_class.value for post in fact.positions) - VAGUE,
    )


def keys(person: Features) -> frozenset[str]:
    """Return every word but the first of each name, and the word that stands alone."""
    words = (name[1:] if len(name) > 1 else name for name in person.names)
    return frozenset(word for part in words for word in part if word not in GENERATIONS)


def score(left: Features, right: Features) -> float:
    """Say how well the names agree: in full, in part, or a surname with evidence beside it."""
    if left.names & right.names and not left.surname_only:
        return 3.0
    if any(same_name(one, other) for one in left.names for other in right.names):
        return 2.0
    shares = any(surname_of(one, other) for one in left.names for other in right.names)
    return 1.0 if shares and evident(left, right) else 0.0


def clash(left: Features, right: Features) -> bool:
    """Tell whether two people cannot be one: other names, or another country and another office."""
    pairs = [(one, other) for one in left.names for other in right.names]
    if not any(same_name(one, other) or surname_of(one, other) for one, other in pairs):
        return True
    abroad = bool(left.countries and right.countries) and not left.countries & right.countries
    elsewhere = bool(left.roles and right.roles) and not left.roles & right.roles
    return abroad and (elsewhere or left.surname_only or right.surname_only)


def same_name(left: Name, right: Name) -> bool:
    """Tell whether two names of two words or more may be one: the first agrees, and one says all of the other."""
    if min(len(left), len(right)) < len(("given", "family")) or set(left) & GENERATIONS != set(right) & GENERATIONS:
        return False
    if sorted(left) == sorted(right):
        return True
    rest, other_rest = set(left[1:]), set(right[1:])
    return _same_given(left[0], right[0]) and (rest <= other_rest or other_rest <= rest)


def surname_of(left: Name, right: Name) -> bool:
    """Tell whether one of two names is a single word and may be the other's surname, or the same word."""
    short, long = sorted((left, right), key=len)
    return len(short) == 1 and (short == long or (len(long) > 1 and short[0] in long[1:]))


def evident(left: Features, right: Features) -> bool:
    """Tell whether country or office speak for one person."""
    if left.countries & right.countries:
        return True
    return bool(left.roles & right.roles) and not (left.countries and right.countries)


def detail(person: Features) -> tuple[float, ...]:
    """Return how much is known: words of the name, then countries and offices."""
    return float(max(map(len, person.names))), float(len(person.countries) + len(person.roles))


def _same_given(left: str, right: str) -> bool:
    """Tell whether two given names agree, one of them an initial perhaps."""
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])


MATCHER: Final = Matcher(features, keys, score, clash, detail, alone=lambda person: person.surname_only)
