"""Write ``tests/retold``, the corpus of retold news: ``python -m benchmarks.newsroom``.

``things.toml`` has the invented deals and agreements, ``{en,es,pt,fr}.toml`` the sentences a paper tells them in. Each
thing is told three to eight times; one telling may have one value wrong, one may be a near copy of another, one may
name another as its source. The same words come out at every run.
"""

import json
from typing import Any

from benchmarks.newsroom.papers import Written
from benchmarks.newsroom.press import Press
from benchmarks.newsroom.served import CORPUS
from benchmarks.newsroom.world import Thing

TELLINGS = (3, 4, 5, 8, 6, 7, 3, 6, 5, 3)  # how often the things are told, in turn


def truth(thing: Thing, written: list[Written]) -> list[dict[str, Any]]:
    """Return what is to be known of the tellings of one thing, a line each."""
    kind, countries = ("equipment_deal", [thing["buyer"]]) if "buyer" in thing else ("agreement", thing["parties"])
    known = {"part": "unread" if thing.get("unread") else "read", "thing": thing["id"], "type": kind}
    lines: list[dict[str, Any]] = []
    for one in written:
        lines.append({"record": "telling", **known, "countries": countries, "url": one.url, "tells": one.tells})
        country = thing.get("buyer") or thing["place"]
        person = {"record": "person", "part": known["part"], "name": one.minister, "country": country}
        lines.append(person | {"url": one.url})
        if one.origin:
            lines.append({"record": one.relation, "part": known["part"], "url": one.url, "of": one.origin.url})
    for wrong in (one for one in written if one.relation != "copy"):
        for name in (name for name, how in wrong.tells.items() if how == "wrong"):
            against = [one.url for one in written if one.tells.get(name) == "right"]
            articles = {"articles": [wrong.url, against[0]], "against": against}
            lines.append({"record": "contradiction", **known, "field": name, **articles})
    return lines


def main() -> None:
    """Write ``read.jsonl``, ``unread.jsonl`` and ``truth.jsonl``."""
    press = Press()
    lines: dict[str, list[dict[str, Any]]] = {"read": [], "unread": [], "truth": []}
    for number, thing in enumerate(press.world.things):
        written = press.all(thing, TELLINGS[number % len(TELLINGS)])
        lines["unread" if thing.get("unread") else "read"] += [one.line() for one in written]
        lines["truth"] += truth(thing, written)
    for name, found in lines.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found)
        (CORPUS / f"{name}.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
