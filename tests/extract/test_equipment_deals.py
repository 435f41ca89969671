"""Equipment deals: who obtains what from whom, how many, for how much, and how far it has come."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from app.extract import extract
from app.facts import EquipmentDealFact
from app.text import Article
from app.vocabulary import Modality, Polarity

Deals = Callable[[str, str], Sequence[EquipmentDealFact]]


@pytest.fixture
def deals() -> Deals:
    """Read the deals of a text told in March 2026."""

    def read(text: str, language: str) -> Sequence[EquipmentDealFact]:
        return extract(Article(text, language=language, published_on=date(2026, 3, 4))).equipment_deals

    return read


@pytest.mark.parametrize(
    ("language", "text", "buyer", "supplier", "equipment", "number", "status"),
    [
        ("en", "Portugal ordered 12 K9 howitzers from South Korea.", "PT", "KR", "K9 howitzers", 12, "contracted"),
        ("en", "Sweden delivered six patrol boats to Kenya.", "KE", "SE", "patrol boats", 6, "delivered"),
        ("en", "Four radars were bought by Ghana from France.", "GH", "FR", "radars", 4, "contracted"),
        (
            "en",
            "Chile is negotiating the purchase of two frigates from Spain.",
            "CL",
            "ES",
            "frigates",
            2,
            "negotiating",
        ),
        ("en", "Turkey has approved the sale of 20 drones to Senegal.", "SN", "TR", "drones", 20, "approved"),
        ("en", "Japan will donate five patrol vessels to Fiji.", "FJ", "JP", "patrol vessels", 5, "planned"),
        (
            "en",
            "Officials from Kenya signed a contract with Sweden for six patrol boats.",
            "KE",
            "SE",
            "patrol boats",
            6,
            "contracted",
        ),
        ("es", "Chile encargó 12 obuses a Francia.", "CL", "FR", "obuses", 12, "contracted"),
        ("es", "Suecia entregó a Kenia seis lanchas patrulleras.", "KE", "SE", "lanchas patrulleras", 6, "delivered"),
        ("es", "Ecuador negocia con Italia la compra de dos corbetas.", "EC", "IT", "corbetas", 2, "negotiating"),
        ("es", "Uruguay comprará tres helicópteros a Canadá.", "UY", "CA", "helicópteros", 3, "planned"),
        ("es", "Cuatro radares fueron donados a Bolivia por Japón.", "BO", "JP", "radares", 4, "delivered"),
        ("pt", "Angola encomendou dez blindados à Turquia.", "AO", "TR", "blindados", 10, "contracted"),
        ("pt", "A Itália entregou a Moçambique duas lanchas.", "MZ", "IT", "lanchas", 2, "delivered"),
        ("pt", "O Chile negocia com a Suécia a compra de dois navios.", "CL", "SE", "navios", 2, "negotiating"),
        ("pt", "O Quénia vai comprar cinco drones a Portugal.", "KE", "PT", "drones", 5, "planned"),
        ("fr", "Le Maroc a commandé dix hélicoptères à l'Italie.", "MA", "IT", "hélicoptères", 10, "contracted"),
        ("fr", "Le Japon a remis au Bénin quatre vedettes.", "BJ", "JP", "vedettes", 4, "delivered"),
        (
            "fr",
            "Le Togo négocie avec l'Espagne l'achat de deux patrouilleurs.",
            "TG",
            "ES",
            "patrouilleurs",
            2,
            "negotiating",
        ),
        ("fr", "Le Sénégal achètera trois radars à la France.", "SN", "FR", "radars", 3, "planned"),
    ],
)
def test_grammar_says_who_obtains_what_from_whom(
    deals: Deals, language: str, text: str, buyer: str, supplier: str, equipment: str, number: int, status: str
) -> None:
    """Subject, object, prepositions, voice and tense give the sides, the number and the status."""
    [deal] = deals(text, language)

    assert deal.supplier_country is not None
    assert deal.quantity is not None
    assert deal.status is not None
    assert (deal.buyer.value, deal.supplier_country.value, deal.equipment.value) == (buyer, supplier, equipment)
    assert (deal.quantity.value.best, deal.status.value) == (number, status)


@pytest.mark.parametrize(
    ("language", "text", "buyer"),
    [
        ("en", "Fincantieri secured from Indonesia an order for two frigates.", "ID"),
        ("es", "Navantia ha obtenido de Noruega un pedido de dos fragatas.", "NO"),
        ("pt", "A Navantia conquistou da Noruega uma encomenda de duas fragatas.", "NO"),
        ("fr", "Naval Group a obtenu de la Norvège une commande de deux frégates.", "NO"),
        ("fr", "Les forces de l'Inde vont se doter de deux frégates. Le contrat a été signé mardi.", "IN"),
        ("pt", "As forças da Índia vão receber duas fragatas da Navantia.", "IN"),
    ],
)
def test_nobody_stands_on_both_sides(deals: Deals, language: str, text: str, buyer: str) -> None:
    """Who gave the order or has the forces buys, and does not supply as well."""
    [deal] = deals(text, language)

    assert deal.buyer.value == buyer
    assert deal.supplier_country is None or deal.supplier_country.value != buyer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway ordered 30 tanks and eight radars, for NOK1.9 billion and NOK2.4 billion respectively."),
        ("es", "Noruega encargó 30 tanques y ocho radares, por 1.900 y 2.400 millones de coronas respectivamente."),
        (
            "pt",
            "A Noruega encomendou 30 tanques e oito radares, por NOK 1,9 bilhão e NOK 2,4 bilhões, respectivamente.",
        ),
        ("fr", "La Norvège a commandé 30 chars et huit radars, pour 1,9 et 2,4 milliards de couronnes respectivement."),
    ],
)
def test_respectively_gives_each_item_its_own_sum(deals: Deals, language: str, text: str) -> None:
    """In a list told respectively the first sum is the first item's, the second the second's."""
    found = [(deal.quantity, deal.value) for deal in deals(text, language)]

    assert [(number and number.value.best, value and value.value.best) for number, value in found] == [
        (30, 1_900_000_000_00),
        (8, 2_400_000_000_00),
    ]


def test_the_price_of_a_package_goes_to_the_first_item(deals: Deals) -> None:
    """One sum behind several items is given once."""
    found = deals("Peru ordered 24 fighters, 40 missiles and two simulators for $900 million.", "en")

    assert [deal.value is not None for deal in found] == [True, False, False]


def test_each_item_of_a_list_has_its_own_supplier(deals: Deals) -> None:
    """A supplier named within an item's words is that item's alone."""
    found = deals("Estonia bought 12 howitzers from France and six boats from Finland.", "en")

    assert [deal.supplier_country and deal.supplier_country.value for deal in found] == ["FR", "FI"]


def test_one_contract_for_two_buyers_is_two_deals(deals: Deals) -> None:
    """Joint buyers each have a deal; a number beside a buyer is that buyer's."""
    found = deals("Italy sold 175 trucks to Lithuania and 64 to Slovenia.", "en")

    assert [(deal.buyer.value, deal.quantity and deal.quantity.value.best) for deal in found] == [
        ("LT", 175),
        ("SI", 64),
    ]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Norway cancelled its order for 14 helicopters.", "cancelled"),
        ("en", "Norway has not cancelled its order for 14 helicopters.", "contracted"),
        ("en", "Norway shelved its plan to lease four drones.", "cancelled"),
        ("en", "The purchase of 20 vehicles by Malta was suspended.", "suspended"),
        ("es", "Chile canceló la compra de 14 helicópteros.", "cancelled"),
        ("es", "La compra de 20 blindados por Chile quedó en suspenso.", "suspended"),
        ("pt", "O Chile rescindiu o contrato de 14 helicópteros.", "cancelled"),
        ("fr", "Le Pérou a renoncé à acheter quatre corvettes.", "cancelled"),
        ("fr", "Le Pérou avait choisi douze avions ; il s'est ravisé en janvier.", "cancelled"),
    ],
)
def test_what_ends_a_deal_speaks_louder_than_what_made_it(deals: Deals, language: str, text: str, status: str) -> None:
    """A word that ends or suspends decides the status, unless it is itself denied."""
    [deal] = deals(text, language)

    assert deal.status is not None
    assert (deal.status.value, deal.polarity) == (status, Polarity.AFFIRMED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cyprus denied that it had bought 12 tanks."),
        ("en", "Cyprus has not ordered 12 tanks."),
        ("es", "Chile desmintió haber comprado 12 tanques."),
        ("pt", "Angola desmentiu a compra de 12 tanques."),
        ("fr", "Chypre dément avoir acheté douze chars."),
    ],
)
def test_a_denied_deal_is_told_as_denied(deals: Deals, language: str, text: str) -> None:
    """Denial is polarity: the deal is there, and it is not."""
    [deal] = deals(text, language)

    assert deal.polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fiji is reportedly buying two frigates from Spain."),
        ("es", "Se rumorea que Ecuador comprará dos fragatas a España."),
        ("pt", "A suposta compra de dois navios por Angola não foi confirmada."),
        ("fr", "Selon des rumeurs, le Togo aurait acheté deux frégates à l'Espagne."),
    ],
)
def test_what_is_only_rumoured_is_told_as_rumour(deals: Deals, language: str, text: str) -> None:
    """Hearsay is modality, whatever the verb says."""
    [deal] = deals(text, language)

    assert deal.modality is Modality.RUMOURED


def test_a_notice_lists_each_item_with_seller_and_contractor(deals: Deals) -> None:
    """The list of an official notice is one deal an item; its minor items are none."""
    text = (
        "The State Department has approved a possible Foreign Military Sale to the Government of Oman. "
        "The Government of Oman has requested to buy ten (10) M142 HIMARS launchers; twenty (20) Javelin missiles; "
        "and up to forty (40) Stinger missiles. The following will also be included: spare parts. "
        "The principal contractor will be Lockheed Martin."
    )

    found = deals(text, "en")

    assert [(deal.buyer.value, deal.quantity and deal.quantity.value.high) for deal in found] == [
        ("OM", 10),
        ("OM", 20),
        ("OM", 40),
    ]
    assert {deal.supplier_country and deal.supplier_country.value for deal in found} == {"US"}
    assert {deal.supplier and deal.supplier.value for deal in found} == {"Lockheed Martin"}


def test_a_deal_told_again_is_one(deals: Deals) -> None:
    """Headline, sentence and later mention of a deal give one fact with what each adds."""
    text = "Norway orders K9 howitzers\n\nNorway ordered 28 K9 howitzers from South Korea.\n\nThe howitzers cost $300 million."

    [deal] = deals(text, "en")

    assert (deal.quantity and deal.quantity.value.best, deal.value and deal.value.value.best) == (28, 300_000_000_00)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Chilean navy operates eight frigates and trains with Peru."),
        ("en", "Two tanks were destroyed near the border with Ukraine."),
        ("en", "Chile will widen the runway for $20 million."),
        ("es", "La Armada de Chile opera ocho fragatas."),
        ("pt", "A Marinha do Chile opera oito fragatas."),
        ("fr", "La marine du Chili dispose de huit frégates."),
    ],
)
def test_what_a_force_has_or_loses_is_no_deal(deals: Deals, language: str, text: str) -> None:
    """Inventories, fighting and works give nothing."""
    assert deals(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "transfer", "condition"),
    [
        ("en", "Malta will lease two used helicopters from Italy.", "lease", "second_hand"),
        ("es", "España donó a Ecuador dos lanchas usadas.", "donation", "second_hand"),
        ("pt", "A OGMA vai modernizar doze aviões da Roménia.", "modernisation", None),
        ("fr", "Le Bénin a reçu en don deux vedettes d'occasion du Japon.", "donation", "second_hand"),
    ],
)
def test_how_equipment_changes_hands_and_in_what_state(
    deals: Deals, language: str, text: str, transfer: str, condition: str | None
) -> None:
    """Lease, gift and modernisation are told apart from purchase, and used from new."""
    [deal] = deals(text, language)

    assert deal.transfer is not None
    assert (deal.transfer.value, deal.condition and deal.condition.value) == (transfer, condition)


def test_every_value_cites_words_of_the_text(deals: Deals) -> None:
    """The spans of a deal's values lie in the text and say the value."""
    text = "On 2 March, Portugal ordered 12 K9 howitzers from South Korea for about $90 million."

    [deal] = deals(text, "en")

    quotes = {
        name: [span.quote(text) for span in cited.spans]
        for name in ("buyer", "equipment", "supplier_country", "quantity", "value", "status", "signed_on")
        if (cited := getattr(deal, name)) is not None
    }
    assert quotes == {
        "buyer": ["Portugal"],
        "equipment": ["K9 howitzers"],
        "supplier_country": ["South Korea"],
        "quantity": ["12"],
        "value": ["about $90 million"],
        "status": ["ordered"],
        "signed_on": ["2 March"],
    }


def test_acts_that_reach_over_other_items_break_nothing() -> None:
    """Whatever order items and acts come in, an article is read to its end."""
    for text in (
        "the ships (Oslo) the ships the ships Barker said ",
        "ships ships ordered ships, sold ships delivered",
    ):
        assert extract(Article(text, language="en")).language == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Accra will buy 20 jets for $2 billion, in addition to signing an accord to receive 90 tanks from Italy.",
        ),
        ("es", "Quito comprará 20 cazas por 2.000 millones de dólares, y firmará un acuerdo para recibir 90 tanques."),
        ("pt", "Luanda comprará 20 caças por US$ 2 bilhões, e vai assinar um acordo para receber 90 tanques."),
        ("fr", "Accra achètera 20 chasseurs pour 2 milliards de dollars, et signera un accord pour recevoir 90 chars."),
    ],
)
def test_a_price_belongs_to_the_item_whose_clause_it_closes(deals: Deals, language: str, text: str) -> None:
    """A sum before the verb of the next clause is the price of what the clause before it tells of."""
    found = {deal.quantity.value.best: deal.value for deal in deals(text, language) if deal.quantity}

    assert {number: value and value.value.best for number, value in found.items()} == {20: 2_000_000_000_00, 90: None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The resolution, approved by the Ghanaian Congress, allows Danish soldiers to carry combat weapons."),
        ("es", "La resolución, aprobada por el Congreso de Ghana, autoriza a portar armas de combate a los daneses."),
        ("pt", "A resolução, aprovada pelo Congresso do Gana, permite aos dinamarqueses portar armas de combate."),
        ("fr", "La résolution, approuvée par le Congrès du Ghana, permet aux Danois de porter des armes de combat."),
    ],
)
def test_arms_that_are_carried_are_no_deal(deals: Deals, language: str, text: str) -> None:
    """What a participle with its agent approves is not the arms named after it, and arms at large are not bought."""
    assert deals(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "equipment"),
    [
        ("en", "Norway chose the Gripen E over the F-16.", "Gripen E"),
        ("es", "El Gripen E fue elegido por Ecuador frente al F-16.", "Gripen E"),
        ("pt", "O Equador escolheu o Gripen E em vez do F-16.", "Gripen E"),
        ("fr", "Le Gripen E a été préféré au F-16 par l'Équateur.", "Gripen E"),
    ],
)
def test_what_is_passed_over_is_no_deal(deals: Deals, language: str, text: str, equipment: str) -> None:
    """Of two that compete only the one that is taken makes a deal."""
    [deal] = deals(text, language)

    assert (deal.equipment.value, deal.status and deal.status.value) == (equipment, "selected")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Estonia and Latvia bought six and eight HIMARS launchers respectively."),
        ("es", "Estonia y Letonia compraron seis y ocho lanzadores HIMARS, respectivamente."),
        ("pt", "A Estónia e a Letónia compraram seis e oito lançadores HIMARS, respetivamente."),
        ("fr", "L'Estonie et la Lettonie ont acheté respectivement six et huit lanceurs HIMARS."),
    ],
)
def test_respectively_gives_each_buyer_its_own_number(deals: Deals, language: str, text: str) -> None:
    """In a list told respectively the first number is the first buyer's, the second the second's."""
    found = {deal.buyer.value: deal.quantity and deal.quantity.value.best for deal in deals(text, language)}

    assert found == {"EE": 6, "LV": 8}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fiji will lease a patrol boat from Japan."),
        ("es", "Fiyi arrendará una lancha patrullera a Japón."),
        ("pt", "As Fiji vão alugar uma lancha de patrulha ao Japão."),
        ("fr", "Les Fidji vont louer un patrouilleur au Japon."),
    ],
)
def test_an_indefinite_article_counts_one(deals: Deals, language: str, text: str) -> None:
    """A single boat is one, by its article."""
    [deal] = deals(text, language)

    assert deal.quantity is not None
    assert deal.quantity.value.best == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "These are the orders that were told last week.\nLatvia: two radars, Thales, EUR 40 million.\nChad – 6 Mi-17, Russia, cancelled.",
        ),
        (
            "es",
            "Estos son los pedidos que se contaron la semana pasada.\nLetonia: dos radares, Thales, 40 millones de euros.\nChad – 6 Mi-17, Rusia, cancelado.",
        ),
        (
            "pt",
            "Estas são as encomendas contadas na semana passada.\nLetónia: dois radares, Thales, 40 milhões de euros.\nChade – 6 Mi-17, Rússia, cancelado.",
        ),
        (
            "fr",
            "Voici les commandes racontées la semaine dernière.\nLettonie : deux radars, Thales, 40 millions d'euros.\nTchad – 6 Mi-17, Russie, annulé.",
        ),
    ],
)
def test_a_line_of_a_list_tells_the_deal_of_the_country_it_opens_with(deals: Deals, language: str, text: str) -> None:
    """Lines without a verb tell of deals; the first country buys, one between two commas sells."""
    radars, helicopters = deals(text, language)

    assert (radars.buyer.value, radars.supplier and radars.supplier.value) == ("LV", "Thales")
    assert (radars.value and radars.value.value.best, radars.status and radars.status.value) == (
        4_000_000_000,
        "contracted",
    )
    assert (helicopters.buyer.value, helicopters.quantity and helicopters.quantity.value.best) == ("TD", 6)
    assert helicopters.supplier_country is not None
    assert (helicopters.supplier_country.value, helicopters.status and helicopters.status.value) == ("RU", "cancelled")


@pytest.mark.parametrize(
    ("language", "text", "polarity", "status"),
    [
        ("en", "Ghana has not ordered 12 T-129 helicopters.", "negated", "contracted"),
        ("en", "The contract for 12 T-129 helicopters for Ghana has not yet been signed.", "affirmed", "negotiating"),
        ("es", "Ghana no ha encargado 12 helicópteros T-129.", "negated", "contracted"),
        ("es", "Ghana todavía no ha encargado 12 helicópteros T-129.", "affirmed", "negotiating"),
        ("pt", "O Gana não encomendou 12 helicópteros T-129.", "negated", "contracted"),
        ("pt", "O Gana ainda não encomendou 12 helicópteros T-129.", "affirmed", "negotiating"),
        ("fr", "Le Ghana n'a pas commandé 12 hélicoptères T-129.", "negated", "contracted"),
        ("fr", "Le Ghana n'a pas encore commandé 12 hélicoptères T-129.", "affirmed", "negotiating"),
    ],
)
def test_what_is_late_is_not_denied(deals: Deals, language: str, text: str, polarity: str, status: str) -> None:
    """An order that is only not placed yet is talked of; one that was not placed is denied."""
    [deal] = deals(text, language)

    assert (deal.polarity, deal.status and deal.status.value) == (polarity, status)


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Saab's offer of six corvettes to Ghana did not make the shortlist.", "cancelled"),
        ("en", "Parliament threw out Ghana's request to buy 18 howitzers from Italy.", "cancelled"),
        ("es", "En el concurso de Ghana para 40 cazas, el Gripen de Saab quedó segundo.", "cancelled"),
        ("es", "La oferta de seis corbetas de Suecia a Ghana no figuró en la lista final.", "cancelled"),
        ("pt", "A oferta da Suécia de seis corvetas ao Gana foi retirada.", "cancelled"),
        ("pt", "No concurso do Gana para 40 caças, o Gripen da Saab ficou em segundo lugar.", "cancelled"),
        ("fr", "L'offre suédoise de six corvettes au Ghana a été retirée.", "cancelled"),
        (
            "fr",
            "La Garde côtière danoise, qui songeait à louer deux patrouilleurs au Ghana, s'est désistée.",
            "cancelled",
        ),
        ("en", "Ghana signed a letter of intent with Saab for four Gripen fighters.", "agreed"),
        ("es", "Ghana firmó una carta de intención con Saab por cuatro cazas Gripen.", "agreed"),
        ("pt", "O Gana assinou com a Saab uma carta de intenções para adquirir quatro Gripen.", "agreed"),
        ("fr", "Le Ghana a signé une lettre d'intention avec Saab pour quatre chasseurs Gripen.", "agreed"),
        ("en", "Saab will supply four radars to Ghana under a contract signed in May.", "contracted"),
        ("es", "Saab suministrará a Ghana cuatro radares según el contrato firmado en mayo.", "contracted"),
        ("pt", "A Saab fornecerá ao Gana quatro radares ao abrigo do contrato assinado em maio.", "contracted"),
        ("fr", "Saab fournira quatre radars au Ghana, selon le contrat signé en mai.", "contracted"),
        ("es", "Ghana acaba de firmar la compra de cuatro radares.", "contracted"),
        ("pt", "O Gana acaba de encomendar quatro radares.", "contracted"),
        ("fr", "Le Ghana vient de commander quatre radars.", "contracted"),
        ("en", "Ghana's four patrol boats were modernised by Saab.", "delivered"),
        ("pt", "A entrega de dois helicópteros ao Gana foi concluída em julho.", "delivered"),
        ("es", "España autorizó la cesión a Ghana de 20 blindados BMR retirados del servicio.", "approved"),
    ],
)
def test_how_far_a_deal_has_come(deals: Deals, language: str, text: str, status: str) -> None:
    """Losing a contest ends a bid, a letter of intent only agrees, a signed contract outweighs a future supply."""
    assert status in [deal.status.value for deal in deals(text, language) if deal.status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Asked about reports that Ghana would lease ten Boxer vehicles, the minister would not be drawn."),
        ("es", "Preguntado por las noticias según las cuales Ghana iba a arrendar diez blindados, el ministro calló."),
        ("pt", "Instado a comentar notícias segundo as quais o Gana iria arrendar dez blindados, o ministro calou-se."),
        ("fr", "Interrogé sur des informations selon lesquelles le Ghana louerait dix blindés, le ministre s'est tu."),
    ],
)
def test_what_a_minister_is_asked_about_is_a_rumour(deals: Deals, language: str, text: str) -> None:
    """A deal told only as the content of reports is rumoured."""
    assert [deal.modality for deal in deals(text, language)] == [Modality.RUMOURED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is Ghana buying six patrol boats from Italy? No, says the minister."),
        ("es", "¿Compra Ghana seis lanchas patrulleras a Italia? No, dice el ministro."),
        ("pt", "O Gana comprou seis lanchas à Itália? Não, diz o ministro."),
        ("fr", "Le Ghana achète-t-il six patrouilleurs à l'Italie ? Non, dit le ministre."),
        ("fr", "Le Ghana n'a commandé aucun radar GM200, a dit le ministre."),
        ("pt", "Nenhum processo foi aberto para a compra de caças Gripen, disse o ministro do Gana."),
    ],
)
def test_a_no_denies_what_was_asked(deals: Deals, language: str, text: str) -> None:
    """The answer no, and a negated pronoun behind the verb, deny the deal."""
    assert [deal.polarity for deal in deals(text, language)] == [Polarity.NEGATED]
