"""The invented world: its countries, ministers and things, and the words for them in each language."""

import random
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.newsroom.words import ABOUT, LANGUAGES, MINISTERS, capital, said_day, said_sum

Thing = dict[str, Any]
Tells = dict[str, str]


class World:
    """What ``things.toml`` says, in words."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.known = tomllib.loads((Path(__file__).parent / "things.toml").read_text(encoding="utf-8"))

    @property
    def things(self) -> list[Thing]:
        """Return the deals, then the agreements."""
        return [*self.known["deals"], *self.known["agreements"]]

    def named(self, code: str, language: str, what: str = "names") -> str:
        """Return the name of a country, or of its ``capital``."""
        return str(self.known["countries"][code][what][LANGUAGES.index(language)])

    def minister(self, code: str, language: str) -> tuple[str, str]:
        """Return a country's minister of defence in words, and the name as this article spells it."""
        gender, *spellings = self.known["countries"][code]["minister"]
        name = self.chance.choice(spellings)
        words = self.chance.choice(MINISTERS[language])[gender == "f"]
        return words.format(b=self.named(code, language), name=name), name

    def words(self, thing: Thing, language: str, tells: Tells, *, late: bool) -> dict[str, str]:
        """Return the words for the slots of the sentences; *tells* says which value is wrong or rounded.

        An article that is *late*, or has the day wrong, gives the whole date.
        """
        spoken = {name: thing["wrong"][name] for name, how in tells.items() if how == "wrong" and name != "status"}
        form = "full" if late or "signed_on" in spoken else self.chance.choice(("weekday", "short", "full"))
        of_kind = self._deal if "buyer" in thing else self._agreement
        words = {"day": said_day((thing | spoken)["signed_on"], language, form)}
        words |= of_kind(thing | spoken, language, tells)
        return words | {name.capitalize(): capital(word) for name, word in words.items()}

    def _deal(self, thing: Thing, language: str, tells: Tells) -> dict[str, str]:
        _, seller, *names = self.known["goods"][thing["goods"]]
        model, number = names[LANGUAGES.index(language)], thing["quantity"]
        counted = f"{ABOUT[language]} {round(number, -1)}" if tells["quantity"] == "rounded" else str(number)
        return {
            "b": self.named(thing["buyer"], language),
            "s": self.named(seller, language),
            "cap": self.named(thing["buyer"], language, "capital"),
            "model": model,
            "goods": f"{counted} {model}",
            "firm": thing["supplier"],
            "value": said_sum(thing["value"], thing["currency"], language, about=tells.get("value") == "rounded"),
        }

    def _agreement(self, thing: Thing, language: str, _: Tells) -> dict[str, str]:
        bare, *acts = self.known["acts"][thing["act"]]
        one, other = self.chance.sample(thing["parties"], 2)
        act, city = acts[LANGUAGES.index(language)], self.named(thing["place"], language, "capital")
        return {
            "a": self.named(one, language),
            "b": self.named(other, language),
            "cap": city,
            "city": city,
            "act": act,
            "bare": bare if language == "en" else act,
            "effective": said_day(thing["effective_from"], language, "full"),
            "vote": said_day(thing["vote"], language, "full") if "vote" in thing else "",
        }

    def told(self, thing: Thing, wrong: str | None, *, first: bool) -> Tells:
        """Choose what an article tells: each value ``right``, ``rounded`` or ``wrong``.

        The *first* article on a thing tells all, and exactly; so does every one the value that another has wrong.
        """
        disputed = next(iter(thing.get("wrong", {})), None)
        of_deal = ("quantity", "supplier", "value")
        of_agreement = ("effective_from", "status") if "vote" in thing else ("effective_from",)
        tells = {"signed_on": "right"}
        for name in of_deal if "buyer" in thing else of_agreement:
            exact = first or name == disputed
            if exact or name not in {"value", "effective_from"} or self.chance.random() < 0.7:
                rounded = not exact and _roundable(thing, name) and self.chance.random() < 0.4
                tells[name] = "rounded" if rounded else "right"
        return tells | ({wrong: "wrong"} if wrong else {})

    def published(self, thing: Thing, wrong: str | None, *, late: bool) -> date:
        """Choose when an article appears: within days of the event, or *late*, within weeks."""
        begun: date = thing["vote"] if "vote" in thing else thing["signed_on"]
        if wrong == "signed_on":
            begun = max(begun, thing["wrong"][wrong])
        return begun + timedelta(days=self.chance.randint(5, 40) if late else self.chance.randint(0, 3))


def _roundable(thing: Thing, name: str) -> bool:
    if name == "quantity":
        return bool(thing["quantity"] >= 30 and thing["quantity"] % 10)
    return name == "value" and len(str(thing["value"]).rstrip("0")) > 2
