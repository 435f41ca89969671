"""Classes of sentences by which the press, ministries and notices tell of deals, in each language."""

from collections.abc import Sequence

import pytest

from app.extract import extract
from app.facts import EquipmentDealFact
from app.text import Article


def _deals(language: str, text: str) -> Sequence[EquipmentDealFact]:
    return extract(Article(text, language=language)).equipment_deals


def _told(deal: EquipmentDealFact) -> tuple[str, str | None, int | None]:
    number = deal.quantity.value.best if deal.quantity else None
    return deal.buyer.value, deal.supplier_country.value if deal.supplier_country else None, number


@pytest.mark.parametrize(
    ("language", "text", "buyers"),
    [
        ("en", "Estonia, Latvia and Lithuania will jointly buy six radars from Germany.", ["EE", "LV", "LT"]),
        ("es", "Estonia, Letonia y Lituania comprarán juntas seis radares a Alemania.", ["EE", "LV", "LT"]),
        ("pt", "A Estónia, a Letónia e a Lituânia vão comprar seis radares à Alemanha.", ["EE", "LV", "LT"]),
        ("fr", "L'Estonie, la Lettonie et la Lituanie achèteront six radars à l'Allemagne.", ["EE", "LV", "LT"]),
    ],
)
def test_all_of_a_list_of_buyers_buy(language: str, text: str, buyers: list[str]) -> None:
    """A list with commas and an "and" is one subject."""
    assert [deal.buyer.value for deal in _deals(language, text)] == buyers


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Saab received an order from Chile for eight radars.", ("CL", "SE", 8)),
        ("en", "Ghana asked South Korea for four patrol boats.", ("GH", "KR", 4)),
        ("en", "Jordan leased six helicopters to Kenya.", ("KE", "JO", 6)),
        ("en", "Saab won a 12-aircraft contract for the Gripen from Peru.", ("PE", "SE", 12)),
        ("es", "La empresa Navantia firmó con Perú el suministro de seis corbetas.", ("PE", "ES", 6)),
        ("es", "Perú y Suecia firmaron un contrato para la compra de seis Gripen.", ("PE", "SE", 6)),
        ("pt", "A Embraer assinou com Gana o fornecimento de dois aviões de patrulha.", ("GH", "BR", 2)),
        ("fr", "Le Togo et la Suède ont signé un contrat pour l'achat de six Gripen.", ("TG", "SE", 6)),
    ],
)
def test_whoever_the_firm_or_the_maker_deals_with_buys(language: str, text: str, told: tuple[str, str, int]) -> None:
    """Who orders, is asked, lets or deals with a firm stands on the side that the verb gives it."""
    [deal] = _deals(language, text)

    assert _told(deal) == told


@pytest.mark.parametrize(
    ("language", "text", "equipment"),
    [
        ("en", "Denmark bought 12 guns from Elbit for its frigates.", ["guns"]),
        ("es", "Dinamarca compró 12 cañones a Elbit para sus fragatas.", ["cañones"]),
        ("pt", "A Dinamarca comprou 12 canhões à Elbit para as suas fragatas.", ["canhões"]),
        ("fr", "Le Danemark a acheté 12 canons à Elbit pour ses frégates.", ["canons"]),
        ("en", "Chad ordered 85 armoured medical vehicles.", ["armoured medical vehicles"]),
        ("es", "Chad encargó 85 vehículos sanitarios blindados.", ["vehículos sanitarios blindados"]),
        ("en", "Chad ordered two batteries of the Akash.", ["batteries of the Akash"]),
        ("en", "Kenya is weighing two submarines (Scorpène, S-80 Plus).", ["submarines"]),
        ("en", "Saab will make 500 missiles a year in Kenya.", []),
        ("es", "Saab fabricará en Kenia 500 misiles al año.", []),
        ("pt", "A Saab vai produzir 500 mísseis por ano no Quénia.", []),
        ("fr", "Saab produira 500 missiles par an au Kenya.", []),
    ],
)
def test_a_deal_is_of_what_changes_hands(language: str, text: str, equipment: list[str]) -> None:
    """What it is put on, what it may turn out to be, and what is made in a year are no deals of their own."""
    assert [deal.equipment.value for deal in _deals(language, text)] == equipment


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("es", "Chile adjudicó a Indra un contrato por tres radares.", "contracted"),
        ("pt", "O Chile adjudicou à Indra um contrato de três radares.", "contracted"),
        ("fr", "La France a notifié à Thales la commande de trois radars.", "contracted"),
        ("pt", "O Gana vai receber duas lanchas oferecidas pela Noruega.", "agreed"),
        ("es", "Ghana compró 14 aviones A-37 retirados de la Fuerza Aérea de Chile.", "contracted"),
        ("fr", "Le Tchad s'est doté de quatre avions PC-21.", "contracted"),
    ],
)
def test_words_of_the_trade_say_how_far_a_deal_has_come(language: str, text: str, status: str) -> None:
    """An award is a contract, what is on its way is not there yet, and what was retired from service is no end."""
    [deal] = _deals(language, text)

    assert deal.status is not None
    assert deal.status.value == status


def test_a_later_mention_by_an_article_joins_the_deal() -> None:
    """ "A frigate" of a later sentence is one of the three already told, and no deal of its own."""
    text = "Peru ordered three Miura frigates from Spain in May. Spain will deliver a Miura frigate to Peru in 2028."

    [deal] = _deals("en", text)

    assert _told(deal) == ("PE", "ES", 3)
