"""Deals that a text denies, doubts, asks about or calls off are never told as real ones."""

import pytest

from app.extract import extract
from app.facts import EquipmentDealFact
from app.text import Article
from app.vocabulary import DealStatus, Modality, Polarity

OVER = {DealStatus.CANCELLED, DealStatus.SUSPENDED}
UNSURE = {Modality.RUMOURED, Modality.HYPOTHETICAL}
DONE = {DealStatus.SELECTED, DealStatus.AGREED, DealStatus.CONTRACTED, DealStatus.IN_DELIVERY, DealStatus.DELIVERED}


def _stands(deal: EquipmentDealFact) -> bool:
    over = deal.status is not None and deal.status.value in OVER
    return not over and deal.polarity is Polarity.AFFIRMED and deal.modality not in UNSURE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway did not sign the contract for six K9 howitzers."),
        ("en", "Belgium never signed for the 40 Griffon vehicles."),
        ("en", "Saab's bid to sell 40 Gripen fighters to Canada was rejected."),
        ("en", "Rheinmetall lost the contest to supply 90 infantry fighting vehicles to Slovakia."),
        ("en", "Social media posts claimed that Sudan had received six Bayraktar Akinci drones."),
        ("en", "Iraq may have bought 14 Rafale jets, a local website claimed without citing a source."),
        ("en", "Did Morocco buy 36 Mi-28 attack helicopters?"),
        ("en", "Ghana had asked for six OV-10 aircraft but Washington refused."),
        ("en", "Taiwan would have bought 66 F-35 fighters had Washington agreed."),
        ("en", "The United States blocked the sale of 30 T129 helicopters to Pakistan."),
        ("en", "Brazil refused to sell 8 Super Tucano aircraft to Bolivia."),
        ("en", "Contrary to rumours, no contract for 36 Su-30 fighters has been signed by Myanmar."),
        ("en", "The minister rejected claims that Tunisia had acquired 12 Wing Loong drones."),
        ("es", "Noruega no firmó el contrato por seis obuses K9."),
        ("es", "Rheinmetall perdió el concurso para suministrar 90 vehículos de combate a Eslovaquia."),
        ("es", "Dinamarca dejó vencer la opción por 44 vehículos CV90 adicionales."),
        ("es", "¿Compró Marruecos 36 helicópteros de ataque Mi-28?"),
        ("es", "¿Comprará Hungría 20 Eurofighter?"),
        ("es", "Kiev había solicitado 300 misiles Taurus, pero Berlín los rechazó."),
        ("es", "Australia hubiera recibido 12 submarinos con el acuerdo anulado."),
        ("es", "Malasia renunció a la compra de 33 cazas Hornet de segunda mano a Kuwait."),
        ("es", "Alemania vetó la exportación de 40 Eurofighter a Turquía."),
        ("es", "Contrariamente a lo publicado, Serbia no recibió 12 cazas J-10."),
        ("es", "La versión de que Etiopía recibió seis cazas Su-30 no pudo ser verificada."),
        ("es", "Bagdad calificó de inventada la noticia de la compra de 50 carros T-90."),
        ("es", "Al parecer, Venezuela recibió 16 lanchas misileras de Irán."),
        ("pt", "A Noruega não assinou o contrato de seis obuses K9."),
        ("pt", "A Rheinmetall perdeu o concurso para fornecer 90 viaturas de combate à Eslováquia."),
        ("pt", "Vai a Hungria comprar 20 Eurofighter?"),
        ("pt", "Gana tinha pedido seis aviões OV-10, mas Washington recusou."),
        ("pt", "Taiwan teria comprado 66 caças F-35 se Washington tivesse permitido."),
        ("pt", "A Malásia abriu mão da compra de 33 caças Hornet usados do Kuwait."),
        ("pt", "A Nigéria retirou a encomenda de 12 helicópteros AH-1Z."),
        ("pt", "O Congresso americano barrou a transferência de 40 F-16 para a Turquia."),
        ("pt", "O Brasil recusou-se a vender oito aviões Super Tucano à Bolívia."),
        ("pt", "Ao contrário do que foi noticiado, a Sérvia não recebeu 12 caças J-10."),
        ("pt", "A informação de que a Etiópia recebeu seis caças Su-30 não pôde ser verificada."),
        ("pt", "Ao que tudo indica, a Venezuela recebeu 16 lanchas do Irã."),
        ("fr", "La Belgique n'a jamais signé pour les 40 véhicules Griffon."),
        ("fr", "Rheinmetall a perdu l'appel d'offres pour fournir 90 véhicules de combat à la Slovaquie."),
        ("fr", "L'Irak négocierait l'achat de 14 Rafale."),
        ("fr", "Le Danemark a laissé expirer l'option sur 44 véhicules CV90 supplémentaires."),
        ("fr", "L'option sur six corvettes de plus n'a pas été levée par la Colombie."),
        ("fr", "Le Maroc a-t-il acheté 36 hélicoptères d'attaque Mi-28 ?"),
        ("fr", "Le Ghana avait demandé six avions OV-10, mais Washington a refusé."),
        ("fr", "L'Allemagne a mis son veto à l'exportation de 40 Eurofighter vers la Turquie."),
        ("fr", "Les pourparlers sur l'achat de 48 Typhoon par l'Arabie saoudite ont échoué."),
        ("fr", "L'achat de 12 hélicoptères Mi-17 par les Philippines ne s'est pas concrétisé."),
        ("fr", "Contrairement à ce qui a été publié, la Serbie n'a pas reçu 12 chasseurs J-10."),
        ("fr", "À en croire la presse locale, le Tchad a reçu six hélicoptères Mi-17."),
        ("fr", "Il n'est pas question d'acheter 20 blindés turcs, a affirmé le ministre équatorien."),
    ],
)
def test_what_is_denied_doubted_or_over_does_not_stand(language: str, text: str) -> None:
    """A deal that was refused, lost, blocked, never signed, only rumoured or only asked about is told as such."""
    deals = extract(Article(text, language=language)).equipment_deals

    assert not any(_stands(deal) for deal in deals)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No decision has been taken on the purchase of 12 frigates, the Greek ministry said."),
        ("es", "No se ha tomado ninguna decisión sobre la compra de 12 fragatas, indicó el ministerio griego."),
        ("pt", "Nenhuma decisão foi tomada sobre a compra de 12 fragatas, informou o ministério grego."),
        ("fr", "Aucune décision n'a été prise sur l'achat de 12 frégates, a indiqué le ministère grec."),
    ],
)
def test_what_is_not_decided_is_not_done(language: str, text: str) -> None:
    """No decision on a purchase is no agreement to it."""
    [deal] = extract(Article(text, language=language)).equipment_deals

    assert deal.status is not None
    assert deal.status.value not in DONE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Denmark denied it had cancelled the order for 27 F-35 fighters."),
        ("en", "Peru rejected the Swedish offer and ordered 24 F-16 fighters from Lockheed Martin."),
        ("es", "Dinamarca negó haber cancelado el pedido de 27 cazas F-35."),
        ("es", "Perú rechazó la oferta sueca y encargó 24 cazas F-16 a Lockheed Martin."),
        ("pt", "A Dinamarca negou ter cancelado a encomenda de 27 caças F-35."),
        ("pt", "O Peru rejeitou a oferta sueca e encomendou 24 caças F-16 à Lockheed Martin."),
        ("fr", "Le Danemark a nié avoir annulé la commande de 27 F-35."),
        ("fr", "Le Pérou a rejeté l'offre suédoise et commandé 24 F-16 à Lockheed Martin."),
    ],
)
def test_what_goes_on_after_all_stands(language: str, text: str) -> None:
    """A denied end is no end, and what was bought in place of a refused offer was bought."""
    assert any(_stands(deal) for deal in extract(Article(text, language=language)).equipment_deals)
