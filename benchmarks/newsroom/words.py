"""Days, sums and prepositions as four languages write them."""

import re
import unicodedata
from datetime import date

LANGUAGES = ("en", "es", "pt", "fr")

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
CURRENCIES = {
    "USD": {"en": "$", "es": "dólares", "pt": "dólares", "fr": "dollars"},
    "EUR": {"en": "€", "es": "euros", "pt": "euros", "fr": "euros"},
}
ABOUT = {"en": "about", "es": "cerca de", "pt": "cerca de", "fr": "environ"}
MINISTERS = {  # of a man, of a woman: with the country, then without
    "en": (("{b}'s Defence Minister {name}",) * 2, ("Defence Minister {name}",) * 2),
    "es": (
        ("el ministro de Defensa de {b}, {name},", "la ministra de Defensa de {b}, {name},"),
        ("el ministro de Defensa, {name},", "la ministra de Defensa, {name},"),
    ),
    "pt": (
        ("o ministro da Defesa de {b}, {name},", "a ministra da Defesa de {b}, {name},"),
        ("o ministro da Defesa, {name},", "a ministra da Defesa, {name},"),
    ),
    "fr": (
        ("le ministre de la Défense de {b}, {name},", "la ministre de la Défense de {b}, {name},"),
        ("le ministre de la Défense, {name},", "la ministre de la Défense, {name},"),
    ),
}
MERGED = {  # what a language writes for a preposition and an article
    "pt": (
        (r"\b([Dd])e ([oa]s?) (?=[A-ZÍ])", r"\1\2 "),
        (r"\ba (os?) (?=[A-ZÍ])", r"a\1 "),
        (r"\ba a(s?) (?=[A-ZÍ])", r"à\1 "),
        (r"\bpor ([oa]s?) (?=[A-ZÍ])", r"pel\1 "),
    ),
    "fr": (
        (r"\bde le (?=[A-ZÉ])", "du "),
        (r"\bde les (?=[A-ZÉ])", "des "),
        (r"\bde Le ", "du "),
        (r"\bà le (?=[A-ZÉ])", "au "),
        (r"\bà Le ", "au "),
        (r"\bà les (?=[A-ZÉ])", "aux "),
        (r"\b([Dd])e (?=[AEIOUÉ]|environ|un )", r"\1'"),
    ),
}


def slug(name: str) -> str:
    """Return *name* as part of an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def capital(text: str) -> str:
    """Return *text* with its first letter large."""
    return text[:1].upper() + text[1:]


def tidy(text: str, language: str) -> str:
    """Return sentences with their prepositions merged and no comma before another mark; each begins with a capital."""
    if language != "en":
        text = re.sub(r",(?= ?[,.:;])", "", text)  # a minister's name, set off, at the end of its clause
    for pattern, written in MERGED.get(language, ()):
        text = re.sub(pattern, written, text)
    return capital(re.sub(r"(?<=[.?!] )[a-zéâ]", lambda found: found.group().upper(), text))


def said_day(day: date, language: str, form: str) -> str:
    """Return *day* in words, as ``full`` date, without its ``year``, or as ``weekday``."""
    if form == "weekday":
        name = WEEKDAYS[language][day.weekday()]
        feminine = name.endswith("feira")
        return {"en": "on ", "es": "el ", "pt": "na " if feminine else "no ", "fr": ""}[language] + name
    month = MONTHS[language][day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    link = " de " if language in {"es", "pt"} else " "
    short = {"en": "on ", "es": "el ", "pt": "em ", "fr": "le "}[language] + number + link + month
    return short if form == "short" else f"{short}{link}{day.year}"


def said_sum(millions: int, currency: str, language: str, *, about: bool) -> str:
    """Return a sum of *millions* in words; *about* it, with two digits that count."""
    name, scale = CURRENCIES[currency][language], 10 ** (len(str(millions)) - 2)
    amount = round(millions / scale) * scale if about else millions
    prefix = f"{ABOUT[language]} " if about else ""
    if language == "es":
        return f"{prefix}{amount:,} millones de {name}".replace(",", ".")
    large = amount >= 1000
    number = f"{amount / 1000:g}" if large else str(amount)
    if language == "en":
        return f"{prefix}{name}{number} {'billion' if large else 'million'}"
    words = {"pt": ("milhões", "bilhão", "bilhões"), "fr": ("millions", "milliard", "milliards")}[language]
    word = words[0] if not large else words[1 + (amount >= 2000)]
    link = "d'" if (language, name) == ("fr", "euros") else "de "
    return f"{prefix}{number.replace('.', ',')} {word} {link}{name}"
