"""Noun phrases for equipment."""

from collections.abc import Callable

import pytest

from app.extract.mentions.equipment import find_equipment
from app.extract.reading import Reading

Read = Callable[[str, str], Reading]

PHRASES = [
    ("en", "They bought 24 M142 HIMARS launchers.", "M142 HIMARS launchers", "artillery"),
    ("en", "It ordered 30 F-16 Block 70 fighters.", "F-16 Block 70 fighters", "aircraft"),
    ("en", "It wants twelve self-propelled 155 mm howitzers.", "self-propelled 155 mm howitzers", "artillery"),
    ("en", "It leased five 97-metre patrol vessels.", "97-metre patrol vessels", "ships"),
    ("en", "It sold 40 light armoured vehicles.", "light armoured vehicles", "armoured_vehicles"),
    ("en", "It ordered T-72 tank engines.", "T-72 tank engines", "engines"),
    ("en", "It ordered six Zarkovia-class destroyers.", "Zarkovia-class destroyers", "ships"),
    ("en", "It bought batteries of Pinaka rocket launchers.", "batteries of Pinaka rocket launchers", "artillery"),
    ("es", "Compró 30 vehículos tácticos ligeros.", "vehículos tácticos ligeros", "other"),
    ("es", "Encargó dos corbetas de la clase Altamar 2200.", "corbetas de la clase Altamar 2200", "ships"),
    (
        "es",
        "Un sistema de aeronaves no tripuladas de altura media.",
        "sistema de aeronaves no tripuladas de altura media",
        "uncrewed",
    ),
    ("es", "Evalúa UH-60 de segunda mano.", "UH-60 de segunda mano", "aircraft"),
    ("pt", "Comprou caças usados e obuses autopropulsados NORA B-52.", "obuses autopropulsados NORA B-52", "artillery"),
    ("pt", "Recebeu um navio-patrulha de 1.500 t.", "navio-patrulha de 1.500 t", "ships"),
    ("pt", "Encomendou três cargueiros C-390 Millennium.", "cargueiros C-390 Millennium", "aircraft"),
    ("fr", "Vingt chasseurs américains F-35 arrivent.", "chasseurs américains F-35", "aircraft"),
    ("fr", "Deux sous-marins grecs de type 209.", "sous-marins grecs de type 209", "ships"),
    ("fr", "Dix véhicules blindés Bastion et des canons.", "véhicules blindés Bastion", "armoured_vehicles"),
]


@pytest.mark.parametrize(("language", "text", "phrase", "category"), PHRASES)
def test_a_phrase_is_found_whole(read: Read, language: str, text: str, phrase: str, category: str) -> None:
    """Modifiers, names and designators belong to the phrase; numbers, articles and verbs do not."""
    found = {mention.span.quote(text): mention.value.category for mention in find_equipment(read(text, language))}

    assert found.get(phrase) == category, found


@pytest.mark.parametrize(
    ("language", "text", "maker", "words"),
    [
        ("en", "They ordered 20 South Korean howitzers.", "KR", "South Korean"),
        ("en", "They ride on Polish-built trucks.", "PL", "Polish"),
        ("es", "Compró cazas suecos.", "SE", "suecos"),
        ("pt", "Comprou blindados de fabricação turca.", "TR", "turca"),
        ("fr", "Elle commande des frégates italiennes.", "IT", "italiennes"),
    ],
)
def test_the_country_beside_a_phrase_is_its_maker(read: Read, language: str, text: str, maker: str, words: str) -> None:
    """A demonym beside the phrase tells where the equipment comes from, and is cited."""
    [mention] = find_equipment(read(text, language))

    assert mention.value.maker == maker
    assert mention.value.maker_span is not None
    assert mention.value.maker_span.quote(text).startswith(words)


@pytest.mark.parametrize(
    "text", ["They met at the G20 and the G7.", "It costs NOK2.4 billion.", "On 5 May COVID-19 came back."]
)
def test_other_letters_and_digits_are_no_equipment(read: Read, text: str) -> None:
    """Forums, sums and diseases only look like designators."""
    assert [mention.span.quote(text) for mention in find_equipment(read(text, "en"))] == []


def test_a_noun_for_anything_is_weak(read: Read) -> None:
    """ "Units" by itself stands for equipment named elsewhere; with a name it does not."""
    text = "Eight units arrived, and four Patriot batteries."

    found = [(mention.span.quote(text), mention.value.weak) for mention in find_equipment(read(text, "en"))]

    assert found == [("units", True), ("Patriot batteries", False)]


def test_variants_are_of_the_family_of_their_model(read: Read) -> None:
    """A designator that no list holds takes the kind of equipment from the model it varies."""
    text = "They received the F-16ZZ."

    [mention] = find_equipment(read(text, "en"))

    assert mention.value.category == "aircraft"


def test_words_in_capitals_are_no_names_in_a_line_of_capitals(read: Read) -> None:
    """A shouted headline gives the bare noun."""
    text = "NAVY RECEIVES FOUR FRIGATES AND ORDERS TWO BOATS"

    found = [mention.span.quote(text) for mention in find_equipment(read(text, "en"))]

    assert found == ["FRIGATES", "BOATS"]
