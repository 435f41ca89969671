"""Which equipment a deal is of: what is named anew, taken up again, or no equipment at all."""

from collections.abc import Sequence

import pytest

from app.extract import extract
from app.text import Article


def _items(language: str, text: str) -> Sequence[tuple[str, str, int | None]]:
    deals = extract(Article(text, language=language)).equipment_deals
    return [(d.buyer.value, d.equipment.value, d.quantity.value.best if d.quantity else None) for d in deals]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Chad bought 12 H145 helicopters. It will buy six helicopters for its police.",
            [("TD", "H145 helicopters", 12), ("TD", "helicopters", 6)],
        ),
        (
            "es",
            "Chad compró 12 helicópteros H145. Además comprará seis helicópteros para la policía.",
            [("TD", "helicópteros H145", 12), ("TD", "helicópteros", 6)],
        ),
        (
            "pt",
            "O Chade comprou 12 helicópteros H145. Vai ainda comprar seis helicópteros para a polícia.",
            [("TD", "helicópteros H145", 12), ("TD", "helicópteros", 6)],
        ),
        (
            "fr",
            "Le Tchad a acheté 12 hélicoptères H145. Il achètera aussi six hélicoptères pour la police.",
            [("TD", "hélicoptères H145", 12), ("TD", "hélicoptères", 6)],
        ),
    ],
)
def test_another_number_bought_is_another_lot(language: str, text: str, told: list[tuple[str, str, int]]) -> None:
    """A common noun with a number of its own under a verb for buying takes up nothing."""
    assert _items(language, text) == told


@pytest.mark.parametrize(
    ("language", "text", "buyer"),
    [
        ("en", "American aid allowed Kyiv to buy 12 howitzers.", "UA"),
        ("es", "La ayuda de Estados Unidos permitió a Bogotá adquirir 12 obuses.", "CO"),
        ("pt", "A ajuda dos Estados Unidos permitiu a Bogotá adquirir 12 obuses.", "CO"),
        ("fr", "Le prêt français permettra à la Grèce d'acquérir 12 obusiers.", "GR"),
    ],
)
def test_whoever_is_let_buy_buys(language: str, text: str, buyer: str) -> None:
    """The state right before an infinitive is its subject."""
    assert [deal[0] for deal in _items(language, text)] == [buyer]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The order with Arden Rotary and Mission Systems was signed by Chile."),
        ("en", "Chile ordered anti-submarine nets."),
        ("es", "Se trata de aeronaves que Chile usa."),
        ("en", "These vehicles offer more protection than older personnel carriers."),
    ],
)
def test_no_deal_is_told_of_names_and_praise(language: str, text: str) -> None:
    """The end of a firm's name, what a thing stops, and what is praised do not change hands."""
    assert _items(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Chile ordered five KC-390 aircraft and a simulator, of which two were delivered.", "KC-390 aircraft"),
        ("es", "Chile encargó cinco aviones KC-390 y un simulador; dos fueron entregados.", "aviones KC-390"),
    ],
)
def test_a_number_counts_what_there_are_several_of(language: str, text: str, told: str) -> None:
    """A number alone passes over the one piece named last."""
    assert ("CL", "simulator", 2) not in _items(language, text)
    assert told in {deal[1] for deal in _items(language, text)}
