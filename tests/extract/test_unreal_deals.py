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
        ("en", "There is no such order for 12 Rafale jets, the Croatian defence ministry said."),
        ("en", "Greece walked away from the purchase of four Littoral Combat Ships."),
        ("en", "Malaysia's planned acquisition of 33 Hornets from Kuwait fell through last month."),
        ("en", "Egypt has reportedly ordered 24 Su-35 fighters."),
        ("en", "If the government had had the money, it would have bought 12 Gripen jets for the Hungarian air force."),
        (
            "en",
            "Australia ordered 12 Attack-class submarines from Naval Group in 2016. The contract was later cancelled.",
        ),
        ("en", "Venezuela announced the purchase of 12 Su-35 fighters in 2015. The deal never materialised."),
        ("en", "Kuwait planned to buy 28 Typhoons more, but that idea is dead."),
        ("en", "Taiwan's request for 66 F-35 jets was rejected."),
        ("en", "The Senate voted to block the transfer of 50 F-35 jets to the UAE."),
        ("en", "Peru froze the acquisition of 24 KF-21 fighters."),
        ("en", "The claim that Iran has received 24 Su-35 fighters is false."),
        ("en", "Reports that Oman has ordered 12 Typhoons are untrue, the embassy said."),
        (
            "en",
            "The ministry of defence of Ghana clarified that it has not procured six Super Tucano aircraft, contrary to a report.",
        ),
        ("en", "It is unclear whether Ethiopia has received the 12 TB2 drones."),
        (
            "en",
            "The air force dropped plans to acquire eight Wedgetail aircraft, the Pentagon said, and Norway will look elsewhere.",
        ),
        ("en", "Iraq will not be buying 36 M-346 jets after all."),
        ("en", "The option for six additional P-8A Poseidon aircraft was never exercised by India."),
        ("en", "Sweden's offer of 12 Gripens to Bulgaria lost out to the F-16."),
        ("en", "The rumoured purchase of 36 J-10C fighters by Bangladesh resurfaced on Friday."),
        ("es", "No existe tal pedido de 12 Rafale, aseguró el Ministerio de Defensa de Croacia."),
        ("es", "Argentina desistió de la compra de 12 cazas JF-17."),
        ("es", "La licitación para adquirir ocho patrulleros para la Armada de Uruguay fue declarada desierta."),
        ("es", "Colombia ha descartado adquirir 24 Rafale."),
        ("es", "Venezuela anunció en 2015 la compra de 12 Su-35. Dicha compra no prosperó."),
        ("es", "El Ministerio de Defensa de Chile negó haber encargado 24 Gripen."),
        ("es", "Según trascendió, Egipto encargó 24 cazas Su-35."),
        ("es", "Según fuentes no identificadas, Colombia compraría 16 Gripen."),
        ("es", "¿Comprará Portugal 27 F-35?"),
        ("es", "La Contraloría de Chile suspendió la compra de seis helicópteros Black Hawk."),
        ("es", '"Nunca hemos pedido 24 J-10C", dijo el ministro egipcio.'),
        ("es", "Panamá aclaró que no ha adquirido cuatro Super Tucano."),
        ("es", "Turkmenistán podría haber comprado seis C-27J, según medios locales."),
        ("es", "Las conversaciones entre Botsuana y Saab sobre ocho Gripen fracasaron."),
        ("es", "Perú renunció a comprar 8 aviones Spartan."),
        ("es", "Guatemala había anunciado la compra de dos Pampa III, pero la operación se frustró."),
        ("es", "No es cierto que México haya comprado 20 Gripen, subrayó la Sedena."),
        ("fr", "Il n'existe aucune commande de 12 Rafale, a assuré le ministère croate de la Défense."),
        ("fr", "L'Argentine a renoncé à l'achat de 12 chasseurs JF-17."),
        (
            "fr",
            "L'appel d'offres pour l'acquisition de huit patrouilleurs pour la marine uruguayenne a été déclaré infructueux.",
        ),
        ("fr", "La Suisse a exclu l'achat de 36 Rafale."),
        ("fr", "L'Australie a rompu en 2021 le contrat portant sur 12 sous-marins."),
        ("fr", "Des sites affirment que la Serbie a acheté 12 Rafale. Le ministère a démenti."),
        ("fr", "Il est faux de dire que la Bolivie a reçu six JF-17."),
        ("fr", "Le Maroc serait en négociation pour l'achat de deux sous-marins Scorpène."),
        ("fr", "D'après une rumeur persistante, la Libye a reçu six Mirage."),
        ("fr", "La Grèce aurait dû recevoir 18 Rafale supplémentaires, mais la vente n'a pas eu lieu."),
        ("fr", "Le Conseil d'État a annulé l'attribution du marché de 12 vedettes destinées à la marine belge."),
        ("fr", "« Nous n'avons jamais commandé 24 J-10C », a déclaré le ministre égyptien."),
        ("fr", "Le Togo a précisé qu'il n'avait pas acquis cinq drones TB2."),
        ("fr", "Le Turkménistan aurait acquis six C-27J, selon la presse locale."),
        ("fr", "Les discussions entre le Botswana et Saab sur huit Gripen ont échoué."),
        ("fr", "Le projet d'acheter 12 FA-50 pour l'armée de l'air argentine a capoté à cause du veto britannique."),
        ("fr", "L'attribution à Indra de huit radars destinés à la Lettonie a été révoquée après un recours."),
        ("fr", "Le marché de 120 blindés Griffon pour le Luxembourg n'a pas été notifié et a été abandonné."),
        ("pt", "Não existe tal encomenda de 12 Rafale, garantiu o Ministério da Defesa da Croácia."),
        ("pt", "A Argentina desistiu da compra de 12 caças JF-17."),
        (
            "pt",
            "A licitação para a aquisição de 98 blindados Centauro II para o Exército Brasileiro foi declarada fracassada.",
        ),
        ("pt", "O governo brasileiro descartou a compra de 24 M-346."),
        ("pt", "A compra de 36 obuseiros ATMOS, de Israel, está travada no Brasil."),
        ("pt", "Sites afirmam que a Sérvia comprou 12 Rafale. O ministério desmentiu."),
        ("pt", "É falso que a Bolívia tenha recebido seis JF-17."),
        ("pt", "Marrocos estaria negociando a compra de dois submarinos Scorpène."),
        ("pt", "Se tivesse dinheiro, a Argentina teria comprado 15 Super Étendard."),
        ("pt", "O Congresso bloqueou a venda de 30 F-16 à Turquia."),
        ("pt", '"Nunca encomendámos 24 J-10C", disse o ministro egípcio.'),
        ("pt", "Cabo Verde esclareceu que não adquiriu dois navios-patrulha Damen."),
        ("pt", "O Turquemenistão poderá ter comprado seis C-27J, segundo a imprensa local."),
        ("pt", "As conversações entre o Botsuana e a Saab sobre oito Gripen fracassaram."),
        ("pt", "Portugal abdicou da compra de 10 helicópteros NH90."),
        ("pt", "O Uruguai tinha anunciado a compra de três OPV à Cardama, mas o negócio gorou-se."),
        ("pt", "O concurso para a compra de seis lanchas para a Guarda Costeira de Cabo Verde ficou deserto."),
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
        ("en", "Kenya has yet to sign a contract for the six C-27J aircraft."),
        ("en", "Bulgaria did not wait for its neighbours: it ordered 16 F-16 Block 70 jets in 2019."),
        ("en", "Although no agreement on offsets was reached, Slovakia signed a contract for 14 F-16 jets."),
        ("en", "Norway signed a contract for 54 Leopard 2A7 tanks, rejecting the rival K2."),
        ("en", "Estonia ordered 12 CAESAR howitzers instead of the 24 K9s it had first considered."),
        ("en", "Latvia bought 42 ASCOD vehicles, not 60 as the press had reported."),
        ("en", "Lithuania did not cancel its order for 44 Leopard 2A8 tanks; the contract was signed in December."),
        ("en", "The Czech Republic ordered 24 F-35 fighters despite never having flown them."),
        ("en", "Finland had yet to decide on the purchase of five corvettes."),
        ("en", "Kosovo is not ruling out buying Bayraktar TB2 drones."),
        ("en", "No decision has been made on the purchase of 40 Rafale jets by Iraq."),
        ("en", "The Netherlands will buy 46 Leopard 2A8 tanks unless parliament objects."),
        ("en", "Talks on a second batch collapsed, but Brazil's contract for 36 Gripen fighters remains in force."),
        ("en", "The company denied any delay in the 36 Gripen fighters ordered by Brazil."),
        ("en", "Poland denied that talks on the purchase of 32 AW149 helicopters had broken down."),
        ("es", "Uruguay aún no ha firmado el contrato por los seis Super Tucano."),
        ("es", "Bulgaria no esperó a sus vecinos y encargó 16 F-16 Block 70."),
        ("es", "Noruega firmó un contrato por 54 Leopard 2A7, descartando el K2."),
        ("es", "Estonia encargó 12 obuses CAESAR en lugar de los 24 K9 que había estudiado."),
        ("es", "Perú compró 12 blindados, no 20 como publicó la prensa."),
        ("es", "Brasil no canceló su pedido de 36 Gripen; el contrato sigue vigente."),
        ("es", "Aunque no hubo acuerdo sobre compensaciones, Eslovaquia firmó un contrato por 14 F-16."),
        ("es", "El Gobierno de Perú no descarta comprar 24 Rafale."),
        ("es", "Todavía no hay decisión sobre la compra de 40 Rafale por Irak."),
        (
            "es",
            "Las negociaciones por un segundo lote fracasaron, pero el contrato de Brasil por 36 Gripen se mantiene.",
        ),
        ("es", "Nicaragua comprará 12 Yak-130 salvo que falle la financiación."),
        ("fr", "Le Sénégal n'a pas encore signé le contrat pour ses trois patrouilleurs OPV 58S."),
        ("fr", "La Bulgarie n'a pas attendu ses voisins et a commandé 16 F-16 Block 70."),
        ("fr", "La Norvège a signé un contrat pour 54 Leopard 2A7, écartant le K2."),
        ("fr", "L'Estonie a commandé 12 canons CAESAR plutôt que les 24 K9 envisagés."),
        ("fr", "Le Pérou a acheté 12 blindés, et non 20 comme l'a écrit la presse."),
        ("fr", "Le Brésil n'a pas annulé sa commande de 36 Gripen ; le contrat reste en vigueur."),
        (
            "fr",
            "Bien qu'aucun accord n'ait été trouvé sur les compensations, la Slovaquie a signé un contrat pour 14 F-16.",
        ),
        ("fr", "Le gouvernement belge n'exclut pas l'achat de 11 F-35 supplémentaires."),
        ("fr", "Aucune décision n'a été prise sur l'achat de 40 Rafale par l'Irak."),
        ("fr", "Les négociations sur un second lot ont échoué, mais le contrat brésilien pour 36 Gripen est maintenu."),
        ("fr", "Le Nigeria achètera 12 M-346, sauf si le financement fait défaut."),
        ("pt", "A Argentina ainda não assinou o contrato para seis KC-390."),
        ("pt", "A Bulgária não esperou pelos vizinhos e encomendou 16 F-16 Block 70."),
        ("pt", "A Noruega assinou um contrato para 54 Leopard 2A7, preterindo o K2."),
        ("pt", "A Estónia encomendou 12 obuses CAESAR em vez dos 24 K9 que tinha estudado."),
        ("pt", "O Peru comprou 12 blindados, e não 20 como noticiou a imprensa."),
        ("pt", "O Brasil não cancelou o pedido de 36 Gripen; o contrato continua em vigor."),
        ("pt", "Embora não houvesse acordo sobre contrapartidas, a Eslováquia assinou um contrato para 14 F-16."),
        ("pt", "O Governo português não exclui a compra de 27 F-35."),
        ("pt", "Ainda não há decisão sobre a compra de 40 Rafale pelo Iraque."),
        ("pt", "As negociações para um segundo lote fracassaram, mas o contrato do Brasil para 36 Gripen mantém-se."),
        ("pt", "A Nigéria comprará 12 M-346, salvo se falhar o financiamento."),
    ],
)
def test_what_goes_on_after_all_stands(language: str, text: str) -> None:
    """A denied end is no end, and what was bought in place of a refused offer was bought."""
    assert any(_stands(deal) for deal in extract(Article(text, language=language)).equipment_deals)
