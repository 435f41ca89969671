"""What each line of a page is; invented pages in four languages."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract.layout import BlockKind
from app.extract.mentions.sums import find_sums
from app.extract.reading import Reading

Read = Callable[[str, str], Reading]
Kinds = Callable[[str, str], list[tuple[str, str]]]

ENGLISH = """\
Skip to content
Home › World › Defence
TRENDING: Gold price | Cup final

Estonia orders six rocket launchers from Acme Arms
Six launchers for $200 million, the largest order so far
By Jane Q. Doe, Riga
Published January 5, 2026 | 3 min read

TALLINN (AP) — Estonia said on Monday that it had ordered six rocket launchers from Acme Arms.

Photo: Soldiers at the range in Tapa / Courtesy

ADVERTISEMENT

Related Articles
Latvia weighs air defence buy
Lithuania hosts German brigade

The contract includes:
- Six launchers
- Training for 60 crew

What happens next

Deliveries will begin in 2027, the defence ministry in Tallinn said.

Also Read: Finland buys more shells

Poland has ordered the same launchers before

Jane Q. Doe is a staff writer.
Recommended for you
Norway opens a shipyard
© 2026 Daily Wire. All rights reserved.
"""
SPANISH = """\
MINISTERIO DE DEFENSA
COMUNICADO DE PRENSA N.º 12/2026
Asunción, 3 de mayo de 2026

Paraguay y Uruguay firman un acuerdo de cooperación naval

El ministro de Defensa firmó hoy el acuerdo con su par uruguayo en el puerto de la capital.

1. Se dictarán cursos para doce oficiales por año.

—No hay nada secreto —dijo el ministro—. Todo está escrito.

Te puede interesar
- Chile recibe dos fragatas
- Bolivia compra radares

Síganos en nuestras redes: @defensa_py
"""
PORTUGUESE = """\
Início › Mundo
Dois patrulhas para Cabo Verde
Por João Silva
5 de março de 2026

O Governo de Cabo Verde aprovou a compra de dois navios-patrulha, anunciou o ministro na Praia.

CONTINUA DEPOIS DA PUBLICIDADE

E os drones?
O ministro garantiu que não há qualquer negociação em curso com fabricantes estrangeiros.

LEIA MAIS
Arábia Saudita compra caças
ENQUETE: Concorda? Sim / Não
"""
FRENCH = """\
Accueil | Monde | Sport
La Grèce commande une frégate
Par Hélène Vautrin
Le Courrier du Golfe, samedi 6 décembre 2025

La Grèce a commandé une quatrième frégate, a annoncé jeudi le ministère de la Défense à Athènes.

Lire aussi : la Turquie réagit

— C'est une assurance, a dit le ministre devant la presse réunie sur le quai.

abc/mpl/tde
"""

EXPECTED = [
    ("en", ENGLISH, "Skip to content", "furniture"),
    ("en", ENGLISH, "Home › World › Defence", "furniture"),
    ("en", ENGLISH, "TRENDING: Gold price | Cup final", "furniture"),
    ("en", ENGLISH, "Estonia orders six rocket launchers from Acme Arms", "title"),
    ("en", ENGLISH, "Six launchers for $200 million, the largest order so far", "standfirst"),
    ("en", ENGLISH, "By Jane Q. Doe, Riga", "byline"),
    ("en", ENGLISH, "Photo: Soldiers at the range in Tapa / Courtesy", "caption"),
    ("en", ENGLISH, "ADVERTISEMENT", "furniture"),
    ("en", ENGLISH, "Lithuania hosts German brigade", "furniture"),
    ("en", ENGLISH, "The contract includes:", "body"),
    ("en", ENGLISH, "- Training for 60 crew", "item"),
    ("en", ENGLISH, "What happens next", "heading"),
    ("en", ENGLISH, "Also Read: Finland buys more shells", "furniture"),
    ("en", ENGLISH, "Norway opens a shipyard", "furniture"),
    ("en", ENGLISH, "© 2026 Daily Wire. All rights reserved.", "furniture"),
    ("es", SPANISH, "MINISTERIO DE DEFENSA", "heading"),
    ("es", SPANISH, "COMUNICADO DE PRENSA N.º 12/2026", "furniture"),
    ("es", SPANISH, "Asunción, 3 de mayo de 2026", "byline"),
    ("es", SPANISH, "Paraguay y Uruguay firman un acuerdo de cooperación naval", "title"),
    ("es", SPANISH, "1. Se dictarán cursos para doce oficiales por año.", "item"),
    ("es", SPANISH, "—No hay nada secreto —dijo el ministro—. Todo está escrito.", "body"),
    ("es", SPANISH, "- Bolivia compra radares", "furniture"),
    ("es", SPANISH, "Síganos en nuestras redes: @defensa_py", "furniture"),
    ("pt", PORTUGUESE, "Dois patrulhas para Cabo Verde", "title"),
    ("pt", PORTUGUESE, "Por João Silva", "byline"),
    ("pt", PORTUGUESE, "CONTINUA DEPOIS DA PUBLICIDADE", "furniture"),
    ("pt", PORTUGUESE, "E os drones?", "heading"),
    ("pt", PORTUGUESE, "Arábia Saudita compra caças", "furniture"),
    ("pt", PORTUGUESE, "ENQUETE: Concorda? Sim / Não", "furniture"),
    ("fr", FRENCH, "Accueil | Monde | Sport", "furniture"),
    ("fr", FRENCH, "La Grèce commande une frégate", "title"),
    ("fr", FRENCH, "Le Courrier du Golfe, samedi 6 décembre 2025", "byline"),
    ("fr", FRENCH, "Lire aussi : la Turquie réagit", "furniture"),
    ("fr", FRENCH, "abc/mpl/tde", "furniture"),
]
PROSE = [
    ("en", "Follow the money, the senator told the committee in Oslo on Monday, and you will find the jets."),
    ("en", "Sponsored by two senators, the bill lets Norway lease four patrol ships to Iceland until 2030."),
    ("en", "Promoted to general in 2019, he led the brigade that trained with Finnish troops last winter."),
    ("en", "The views of both ministers on the treaty differ, and neither side has signed it so far."),
    ("es", "Siga o no el contrato, dijo el ministro, Chile recibirá las dos fragatas antes de diciembre."),
    ("pt", "Acompanhe quem quiser, disse o ministro em Lisboa: os navios chegam a Luanda em setembro."),
    ("fr", "Suivez l'argent, a dit la sénatrice à Bruxelles, et vous trouverez les avions commandés hier."),
]


HEADS = [
    (
        "en",
        "Defense Procurement Agency\nArms Sales\nFinland – Long-Range Missiles\nJan. 15, 2026",
        "Finland – Long-Range Missiles",
    ),
    ("en", "The Caucasus Ledger\nOPINION | 9 October 2025\n\nAn Indian summer\nAni Hale", "An Indian summer"),
    (
        "es",
        "ENTREVISTA\n«No queremos desfiles»\n\nEl almirante habla de barcos y deudas\nPor Ana Rojas",
        "«No queremos desfiles»",
    ),
    (
        "pt",
        "Céu & Mar\nPor Redação - 12/03/2026\n\nExército compra cem blindados suecos",
        "Exército compra cem blindados suecos",
    ),
    (
        "fr",
        "MINISTÈRE DE LA DÉFENSE\nLe ministre en visite à Oslo\nPublié le : 12 mars 2025",
        "Le ministre en visite à Oslo",
    ),
]


@pytest.fixture
def kinds(read: Read) -> Kinds:
    """Return each line of a page with what it is."""
    return lambda text, language: [(block.span.quote(text), str(block.kind)) for block in read(text, language).blocks]


@pytest.mark.parametrize(("language", "page", "line", "kind"), EXPECTED)
def test_a_line_is_told_by_its_words_shape_and_place(
    kinds: Kinds, language: str, page: str, line: str, kind: str
) -> None:
    """Menus, tickers, links, advertisements and signatures are furniture; headline, byline, items, prose are not."""
    found = dict(kinds(page, language))

    assert found[line] == kind


@pytest.mark.parametrize(("language", "head", "title"), HEADS)
def test_the_headline_is_told_from_letterhead_kicker_masthead_and_summary(
    kinds: Kinds, language: str, head: str, title: str
) -> None:
    """Of the lines over a story, the one that reads as a headline is the title, and no other is."""
    story = dict(PROSE)[language]

    found = kinds(f"{head}\n\n{story}", language)

    assert [line for line, kind in found if kind == "title"] == [title]


@pytest.mark.parametrize(("language", "sentence"), PROSE)
def test_a_sentence_that_begins_like_a_notice_is_prose(kinds: Kinds, language: str, sentence: str) -> None:
    """Prose is kept although its first words are those of a share bar or a promotion."""
    [*_, last] = kinds(f"{sentence}\n\n{sentence}", language)

    assert last == (sentence, "body")


def test_a_last_sentence_without_its_full_stop_is_kept(kinds: Kinds) -> None:
    """A line cut off before its full stop, right after the prose, still tells."""
    cut_off = "He also signed a letter of intent with his colleague from Iceland"

    found = dict(
        kinds(f"The minister went to Oslo on Monday to open the yard.\n\n{cut_off}\n\nRelated\nA day in Oslo", "en")
    )

    assert BlockKind(found[cut_off]).tells
    assert not BlockKind(found["A day in Oslo"]).tells


def test_a_repeated_headline_is_the_headline_each_time(kinds: Kinds) -> None:
    """A headline that the page prints again above the story is no section heading."""
    title = "Iceland leases two patrol ships from Norway"
    story = "Iceland has leased two patrol ships from Norway, its coast guard said on Monday in Oslo."

    found = kinds(f"{title}\n\nAudio\n\n{title}\n\n{story}", "en")

    assert [kind for line, kind in found if line == title] == ["title", "title"]


def test_a_paragraph_printed_twice_is_prose_twice(kinds: Kinds) -> None:
    """A teaser that the story repeats word for word is not furniture."""
    story = "Iceland has leased two patrol ships from Norway, its coast guard said on Monday in Oslo."

    found = kinds(f"{story}\n\nBackground\n\n{story}", "en")

    assert [kind for line, kind in found if line == story] == ["body", "body"]


@settings(deadline=None)  # the first text of a language reads its lexicon
@given(text=st.text(alphabet="aZé \n-—•|:.?1©»", max_size=200), language=st.sampled_from(["en", "es", "pt", "fr"]))
def test_every_visible_character_lies_in_one_block(read: Read, text: str, language: str) -> None:
    """Whatever the text, the blocks are in order, do not overlap and leave out white space only."""
    blocks = read(text, language).blocks

    covered = [at for block in blocks for at in range(block.span.start, block.span.end)]
    assert covered == sorted(set(covered))
    assert not "".join(letter for at, letter in enumerate(text) if at not in set(covered)).strip()


STORIES = {
    "en": "Norway ordered 54 tanks from Germany on Monday for 1.9 billion euros, the ministry said in Oslo.",
    "es": "Noruega encargó el lunes 54 carros a Alemania por 1.900 millones de euros, dijo el ministerio en Oslo.",
    "pt": "A Noruega encomendou na segunda-feira 54 carros à Alemanha por 1,9 mil milhões de euros, disse o ministério.",
    "fr": "La Norvège a commandé lundi 54 chars à l'Allemagne pour 1,9 milliard d'euros, a dit le ministère à Oslo.",
}
ASIDES = [
    ("en", "(1 euro = 11.7 Norwegian crowns)"),
    (
        "en",
        "Editor's note: An earlier version of this article named the wrong supplier, which was corrected on Tuesday.",
    ),
    ("en", "Breaking: Estonia orders six launchers from Sweden"),
    (
        "en",
        "About Acme Arms: Acme Arms is a European leader in land defence with 9,500 employees in Estonia and Latvia.",
    ),
    ("en", "14 comments"),
    ("en", "Source: Estonian Ministry of Defence"),
    ("en", "A launcher on display in Tapa, Estonia, in May. (Forces/Jane Doe)"),
    ("es", "(1 dólar = 10,12 coronas noruegas)"),
    ("es", "Nota de la redacción: una versión anterior atribuía el pedido a Letonia y no a Estonia."),
    ("es", "Última hora: Estonia compra seis lanzadores a Suecia"),
    ("es", "Un lanzador en Tapa, Estonia. EFE/Juan Pérez"),
    ("pt", "(1 dólar = 10,12 coroas norueguesas)"),
    ("pt", "Errata: a encomenda é da Estónia e não da Letónia, como se escreveu."),
    (
        "pt",
        "Sobre a Acme: a Acme é líder europeia da defesa terrestre, com 9.500 trabalhadores na Estónia e na Letónia.",
    ),
    ("pt", "Um lançador em Tapa, na Estónia. Foto: Agência"),
    ("fr", "(1 dollar = 10,12 couronnes norvégiennes)"),
    ("fr", "Rectificatif : la commande est celle de l'Estonie et non de la Lettonie."),
    ("fr", "Article suivant : l'Estonie achète six lanceurs à la Suède"),
    ("fr", "Un lanceur à Tapa, en Estonie. © Armée"),
    ("en", "Get the Harbour Brief in your inbox every morning."),
    ("es", "Reciba cada lunes en su correo lo último sobre defensa y seguridad."),
    ("pt", "Receba no seu e-mail as notícias da defesa de segunda a sexta."),
    ("fr", "Chaque matin, l'essentiel de la défense dans votre boîte mail."),
    ("en", "This interview has been edited for length."),
    ("es", "Esta entrevista ha sido editada por razones de espacio y claridad."),
    ("pt", "Esta entrevista foi editada por razões de espaço e clareza."),
    ("fr", "Cet entretien a été relu et amendé par l'intéressé."),
    ("en", "Mail Print Share Facebook Twitter"),
    ("es", "Facebook Twitter WhatsApp Compartir"),
    ("pt", "Facebook Twitter WhatsApp Partilhar"),
    ("fr", "Facebook Twitter WhatsApp Partager"),
]


@pytest.mark.parametrize(("language", "line"), ASIDES)
@pytest.mark.parametrize("place", ["between", "after"])
def test_what_stands_between_paragraphs_and_is_no_story_tells_nothing(
    read: Read, language: str, line: str, place: str
) -> None:
    """Rates, notes on errors, calls to other stories, captions and boilerplate give no fact, wherever they stand."""
    story = STORIES[language]
    parts = [story, line, story] if place == "between" else [story, story, line]

    reading = read("\n\n".join(parts), language)

    (block,) = [block for block in reading.blocks if block.span.quote(reading.text) == line]
    assert not block.kind.tells


WRITERS = [
    ("en", "By Jane Doe", "Jane Doe is our naval correspondent. She covered Estonia's order of six launchers."),
    ("es", "Por Ana Ruiz", "Ana Ruiz es periodista independiente. Cubrió la compra de seis lanzadores por Estonia."),
    ("pt", "Por Ana Reis", "Ana Reis é repórter especial em Oslo. Cobriu a compra de seis lançadores pela Estónia."),
    ("fr", "Par Anne Roy", "Anne Roy est journaliste à Oslo. Elle a suivi l'achat de six lanceurs par l'Estonie."),
]


@pytest.mark.parametrize(("language", "byline", "note"), WRITERS)
@pytest.mark.parametrize("place", ["between", "after"])
def test_a_note_on_who_wrote_tells_nothing(read: Read, language: str, byline: str, note: str, place: str) -> None:
    """What the page says of the writer of its byline is no story, wherever it stands."""
    story = STORIES[language]
    parts = [note, story] if place == "between" else [story, note]

    reading = read("\n\n".join([f"Norway / Noruega 2025\n{byline}", story, *parts]), language)

    (block,) = [block for block in reading.blocks if block.span.quote(reading.text) == note]
    assert not block.kind.tells


def test_a_person_of_the_story_who_writes_is_no_writer_of_the_page(read: Read) -> None:
    """A sentence of the story may say that somebody is a journalist."""
    sentence = "Jane Doe is a freelance journalist who was held in the capital for ten days last month."

    reading = read("\n\n".join(["Norway frees reporter\nBy Ole Vik", STORIES["en"], sentence, STORIES["en"]]), "en")

    (block,) = [block for block in reading.blocks if block.span.quote(reading.text) == sentence]
    assert block.kind.tells


@pytest.mark.parametrize(
    "line",
    [
        "Estonia scraps plan • Oman buys frigates • Summit ends",
        "LAND | AIR | SEA | SPACE",
        "World  Markets  Arms  More",
    ],
)
def test_a_menu_or_ticker_before_the_headline_is_furniture(read: Read, line: str) -> None:
    """Short entries, or several headlines, in one line over the headline are no story."""
    reading = read(f"{line}\nNorway orders 54 tanks from Germany\n\n{STORIES['en']}", "en")

    assert [str(block.kind) for block in reading.blocks] == ["furniture", "title", "body"]


def test_a_quiz_at_the_end_is_furniture_to_the_last_question(read: Read) -> None:
    """Nothing below the heading of a quiz is story."""
    quiz = "Quiz: How well do you know Asia's armies?\nWhich country bought 48 jets from Sweden?\nA. Estonia\nB. Latvia"

    reading = read(f"{STORIES['en']}\n\n{STORIES['en']}\n\n{quiz}", "en")

    assert [block.kind.tells for block in reading.blocks] == [True, True, False, False, False, False]


def test_a_ticker_over_the_headline_tells_nothing(read: Read) -> None:
    """Breaking news of several things in one line is no headline where another line is."""
    ticker, title = "BREAKING: Latvia takes delivery of two ships | Tolls up 5%", "Norway orders 54 tanks from Germany"

    over, alone = read(f"{ticker}\n\n{title}\n\n{STORIES['en']}", "en"), read(f"{ticker}\n\n{STORIES['en']}", "en")

    assert [str(block.kind) for block in over.blocks][:2] == ["furniture", "title"]
    assert alone.blocks[0].kind.tells


def test_a_page_of_corrections_is_made_of_them(read: Read) -> None:
    """Where a third of the page notes errors, the notes are the story."""
    notes = [
        "Correction: Estonia ordered six launchers and not sixteen, as this newspaper wrote on Monday of last week.",
        "Correction: Latvia has not ordered launchers, as this newspaper wrote on Tuesday of last week.",
    ]

    reading = read("\n\n".join(["Corrections", STORIES["en"], *notes]), "en")

    assert [block.kind.tells for block in reading.blocks][-2:] == [True, True]


def test_a_sum_that_a_menu_names_gives_no_currency(read: Read) -> None:
    """The currency of a bare sum comes from the story."""
    text = f"{STORIES['en']}\n\nREAD ALSO: Kuwait cancels Dh3bn order\n\nThe launchers cost 200 million."

    sums = find_sums(read(text, "en"))

    assert [mention.value.currency for mention in sums if mention.span.start > text.index("launchers cost")] == ["EUR"]
