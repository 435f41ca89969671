"""Who buys and who sells, where grammar alone tells, and which numbers are of one deal."""

from collections.abc import Sequence

import pytest

from app.extract import extract
from app.text import Article


def _told(language: str, text: str) -> Sequence[tuple[str, str | None, int | None]]:
    deals = extract(Article(text, language=language)).equipment_deals
    return [
        (
            deal.buyer.value,
            deal.supplier_country.value if deal.supplier_country else None,
            deal.quantity.value.best if deal.quantity else None,
        )
        for deal in deals
    ]


@pytest.mark.parametrize(
    ("language", "text", "buyer"),
    [
        ("en", "Sweden has sold Angola 12 radars.", "AO"),
        ("en", "Italy has promised Kenya 12 trucks.", "KE"),
        ("fr", "Berne maintient l'achat de 36 F-35A malgré le surcoût annoncé par Washington.", "CH"),
        ("es", "El Gobierno de Noboa adquirió a Israel 9.000 fusiles. Ecuador los espera en mayo. Ecuador paga.", "EC"),
        ("es", "• Chile. La Marina compró 12 radares.\n\n• Perú. La Marina compró 14 misiles.", "CL"),
    ],
)
def test_who_buys_stands_where_grammar_puts_it(language: str, text: str, buyer: str) -> None:
    """An object beside the verb is given to; "by" behind another participle, and who is dealt with, do not buy."""
    assert _told(language, text)[0][0] == buyer


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("fr", "Le Maroc a pris livraison de six hélicoptères H145 sur vingt-quatre commandés à Airbus.", [24]),
        ("es", "Llegaron seis F-16 a Argentina. La compra argentina, de 24 aparatos, costó 300 millones.", [24]),
        ("pt", "Portugal encomendou um satélite SAR. Outros três serão encomendados.", [1, 3]),
        ("en", "Chad bought 12 H145 helicopters in 2019. The 12 H145 helicopters that Chad bought are old.", [12]),
    ],
)
def test_a_part_belongs_to_its_deal_and_others_do_not(language: str, text: str, numbers: list[int]) -> None:
    """The number of a deal is the whole's; what counts others is told as a deal of its own."""
    assert [deal[2] for deal in _told(language, text)] == numbers


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "L'armée serbe, qui aligne quatorze MiG-29, a par ailleurs reçu d'Airbus le second C295.", 1),
        ("pt", "O ministro explicou para onde vão os 5,8 mil milhões do SAFE que Portugal vai comprar.", 0),
        ("es", "Ecuador recibirá 200 millones en equipos nuevos.", 0),
    ],
)
def test_what_is_owned_or_paid_is_not_bought(language: str, text: str, count: int) -> None:
    """Equipment before a verb does not obtain, and sums count no pieces."""
    assert len(_told(language, text)) == count


def test_a_counted_name_nobody_knows_is_equipment_under_a_verb_for_buying() -> None:
    """A name that a number counts right behind such a verb is what is bought, and no adjective of people."""
    assert _told("en", "Kenya bought 45 Zorvak from Turkey. They are new.") == [("KE", "TR", 45)]
    assert _told("en", "Kenya received 12 Foreign ministers from Turkey. They are new.") == []
