"""Statements: who said what, in which form, when and to whom; and what is no statement."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract import extract
from app.facts import Period, StatementFact
from app.text import Article
from app.vocabulary import Polarity, RecordType, StatementForm

Say = Callable[..., Sequence[StatementFact]]

CAST = {
    "en": "Defence Minister Anna Lindqvist received General Tom Barker of Kenya in Oslo, a port city, last week.\n\n",
    "es": "La ministra de Defensa, Ana Lindoso, recibió en Lima al general Tomás Barrera, jefe del Ejército.\n\n",
    "pt": "A ministra da Defesa, Ana Lindoso, recebeu em Díli o general Tomás Barreira, chefe do Exército.\n\n",
    "fr": "La ministre de la Défense, Anne Lindot, a reçu à Dakar le général Thomas Barrière, chef de l'armée.\n\n",
}
DIRECT, MIXED, INDIRECT = StatementForm.DIRECT, StatementForm.MIXED, StatementForm.INDIRECT

SAID = [
    ("en", "“The price is fair,” Barker said after the meeting.", "Tom Barker", DIRECT, "The price is fair,"),
    ("en", "Barker told the committee that the price is fair.", "Tom Barker", INDIRECT, "the price is fair"),
    ("en", "Barker called the price “a gift to us all”.", "Tom Barker", MIXED, "the price “a gift to us all”"),
    (
        "en",
        "The price is fair to all sides, Barker said, in a rare comment on money.",
        "Tom Barker",
        INDIRECT,
        "The price is fair to all sides",
    ),
    ("en", "According to Barker, the price is fair.", "Tom Barker", INDIRECT, "the price is fair"),
    ("en", "Barker has repeatedly said prices are fair.", "Tom Barker", INDIRECT, "prices are fair"),
    ("en", "The price is fair, General Tom Barker told reporters.", "Tom Barker", INDIRECT, "The price is fair"),
    ("en", "Barker conceded it “is a high price”.", "Tom Barker", MIXED, "it “is a high price”"),
    ("en", "“The price is fair,” according to Barker.", "Tom Barker", DIRECT, "The price is fair,"),
    ("en", "“The price is fair, said Barker at the gate.", "Tom Barker", DIRECT, "The price is fair"),
    ("es", "Barrera mantiene que el precio es justo.", "Tomás Barrera", INDIRECT, "el precio es justo"),
    ("es", "Barrera se limitó a decir que el precio es justo.", "Tomás Barrera", INDIRECT, "el precio es justo"),
    ("pt", "Barreira confirmou a perda de duas aeronaves.", "Tomás Barreira", INDIRECT, "a perda de duas aeronaves"),
    (
        "pt",
        "Barreira perguntou se o preço era justo.",
        "Tomás Barreira",
        INDIRECT,
        "se o preço era justo",
    ),
    (
        "fr",
        "Barrière a remercié Anne Lindot et ajouté que le prix était juste.",
        "Thomas Barrière",
        INDIRECT,
        "le prix était juste",
    ),
    (
        "fr",
        "Le prix est bien juste, a tenu à rectifier Barrière.",
        "Thomas Barrière",
        INDIRECT,
        "Le prix est bien juste",
    ),
    ("es", "—El precio es justo —dijo Barrera al salir.", "Tomás Barrera", DIRECT, "El precio es justo"),
    ("es", "Barrera aseguró este lunes que el precio es justo.", "Tomás Barrera", INDIRECT, "el precio es justo"),
    (
        "es",
        "El precio es justo para todos, sostuvo Barrera ante la prensa.",
        "Tomás Barrera",
        INDIRECT,
        "El precio es justo para todos",
    ),
    ("pt", '"O preço é justo", garantiu Barreira aos jornalistas.', "Tomás Barreira", DIRECT, "O preço é justo"),
    ("pt", 'Barreira considerou que o preço "é justo".', "Tomás Barreira", MIXED, 'o preço "é justo"'),
    (
        "fr",
        "« Le prix est juste », a martelé Barrière devant la presse.",
        "Thomas Barrière",
        DIRECT,
        "Le prix est juste",
    ),
    ("fr", "Selon Barrière, le prix reste juste.", "Thomas Barrière", INDIRECT, "le prix reste juste"),
]

UNSAID = [
    ("en", "Barker declined to say whether the price is fair."),
    ("en", "Barker thanked Lindqvist for her patience."),
    ("en", "Critics say that the price is too high."),
    ("en", "The so-called “Iron Shield” plan covers six ports."),
    ("es", "Barrera no quiso precisar si el precio es justo."),
    ("es", "El anuncio del precio llegó después de la reunión de Barrera."),
    ("pt", "Barreira não quis comentar o preço."),
    ("fr", "Barrière n'a pas souhaité commenter le prix annoncé en mai."),
]


@pytest.fixture
def said() -> Say:
    """Read statements from a text in which a minister and a general have been named."""

    def statements(language: str, text: str, published_on: date | None = None) -> Sequence[StatementFact]:
        return extract(Article(CAST[language] + text, language=language, published_on=published_on)).statements

    return statements


@pytest.mark.parametrize(("language", "text", "speaker", "form", "words"), SAID)
def test_a_statement_is_who_said_what(
    said: Say, language: str, text: str, speaker: str, form: StatementForm, words: str
) -> None:
    """What is said is cut free of the verb, the addressee and the reporter's comment, in the right form."""
    (statement,) = said(language, text)

    assert statement.speaker is not None
    assert (statement.speaker.value.name, statement.form.value, statement.text.value) == (speaker, form, words)


@pytest.mark.parametrize(("language", "text"), UNSAID)
def test_some_words_about_speech_are_no_statement(said: Say, language: str, text: str) -> None:
    """Refusals, thanks, unnamed groups, quoted names and nouns of speech say nothing."""
    assert said(language, text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We are late,” Barker said. “But we are coming.”"),
        ("en", "“We are late,” Barker said, “but we are coming.”"),
        ("es", "—Vamos tarde —dijo Barrera—. Pero vamos."),
        ("pt", '"Vamos tarde", disse Barreira. "Mas vamos."'),
        ("fr", "« Nous sommes en retard, a dit Barrière. Mais nous venons. »"),
    ],
)
def test_an_interrupted_quotation_is_one_statement(said: Say, language: str, text: str) -> None:
    """Fragments of one quotation are one statement that cites each of them."""
    (statement,) = said(language, text)

    fragments = [span.quote(CAST[language] + text) for span in statement.text.spans]

    assert len(fragments) == 2
    assert statement.text.value == " … ".join(fragments)
    assert statement.form.value is DIRECT


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Barker said that the ships are late, and added that two are lost."),
        ("en", "“The ships are late,” Barker said, adding that two are lost."),
        ("es", "Barrera admitió que los barcos van tarde y negó que falten dos."),
        ("pt", "Barreira admitiu que os navios atrasaram e negou que faltem dois."),
        ("fr", "Barrière a admis que les navires sont en retard et a nié que deux manquent."),
    ],
)
def test_a_second_verb_starts_a_second_statement(said: Say, language: str, text: str) -> None:
    """Coordinated verbs of speech report apart, by the same speaker."""
    first, second = said(language, text)

    assert first.text.spans[-1].end < second.text.spans[0].start
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.value == second.speaker.value


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Barker denied that the ships are lost.", "the ships are lost"),
        ("en", "Talk of a secret base was denied by Barker.", "Talk of a secret base"),
        ("es", "Barrera descartó la compra de más barcos.", "la compra de más barcos"),
        ("pt", "Barreira desmentiu que os navios se tenham perdido.", "os navios se tenham perdido"),
        ("fr", "Barrière a démenti que les navires soient perdus.", "les navires soient perdus"),
    ],
)
def test_a_denial_is_of_what_is_denied(said: Say, language: str, text: str, words: str) -> None:
    """A denial quotes the thing denied and negates it."""
    (statement,) = said(language, text)

    assert (statement.text.value, statement.polarity) == (words, Polarity.NEGATED)


def test_the_day_is_the_day_of_saying(said: Say) -> None:
    """A day told with the verb is when it was said; a day within what is said is not."""
    spoken, undated = said(
        "en",
        "Barker told reporters on Friday that the ship sails in June. Lindqvist said that it sails on 3 July 2025.",
        date(2025, 5, 5),
    )

    assert spoken.said_on is not None
    assert spoken.said_on.value == Period(date(2025, 5, 2), date(2025, 5, 2))
    assert undated.said_on is None


def test_audience_and_venue_are_printed(said: Say) -> None:
    """To whom and where something is said is cited as printed."""
    (statement,) = said("en", "Barker told reporters at a news conference that the ship sails in June.")

    assert statement.addressed_to is not None
    assert statement.venue is not None
    assert (statement.addressed_to.value, statement.venue.value) == ("reporters", "a news conference")


def test_a_role_without_a_name_is_printed_only(said: Say) -> None:
    """When only an office speaks, nobody is named as the speaker."""
    (statement,) = said("en", "The mayor of the town said that the quay is full.")

    assert statement.speaker is None
    assert statement.speaker_printed is not None
    assert statement.speaker_printed.value == "The mayor"


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Kenya announced that it would buy the ship.", RecordType.COUNTRY),
        ("es", "La Armada del Perú informó en un comunicado que el buque zarpó.", RecordType.ORGANIZATION),
    ],
)
def test_countries_and_organizations_speak(said: Say, language: str, text: str, kind: RecordType) -> None:
    """A country or an organization can be the speaker."""
    (statement,) = said(language, text)

    assert statement.speaker is not None
    assert statement.speaker.value.kind is kind


def test_without_a_subject_who_spoke_last_goes_on(said: Say) -> None:
    """A verb without a subject, where the language allows it, takes the last speaker, who is cited as resolving it."""
    _, second = said("es", "Barrera afirmó que el buque zarpó. Indicó además que volverá en mayo.")

    assert second.speaker is not None
    assert second.speaker.value.name == "Tomás Barrera"
    assert second.speaker.spans


def test_a_quotation_over_paragraphs_is_one_statement(said: Say) -> None:
    """Paragraphs of one quotation are joined, though only the last says who speaks."""
    (statement,) = said("en", "“We built this yard by hand, all of us.\n\n“We shall not sell it,” Barker said.")

    assert statement.text.value == "We built this yard by hand, all of us. … We shall not sell it,"


def test_answers_are_statements_of_the_guest() -> None:
    """In an interview each answer is a direct statement of who is asked; questions are none."""
    text = (
        "General Tom Barker, commander of the Kenyan army, received us in Nairobi for a long interview.\n\n"
        "Q: Is the yard closed?\n\nA: It is open, and it is hiring.\n\nQ: And the ships?\n\nA: They are being painted."
    )

    statements = extract(Article(text, language="en")).statements

    assert [statement.text.value for statement in statements] == [
        "It is open, and it is hiring.",
        "They are being painted.",
    ]
    assert {statement.speaker.value.name for statement in statements if statement.speaker} == {"Tom Barker"}


def test_numbered_questions_are_no_interview() -> None:
    """The headings of an explainer may ask, but nobody answers: its paragraphs are the writer's own."""
    text = (
        "General Tom Barker, commander of the Kenyan army, received us in Nairobi, and we answer three questions.\n\n"
        "1. Is the yard closed?\nIt is open, and it is hiring again.\n\n2. And the ships?\nThey are being painted.\n\n"
        "3. Who pays for it?\nThe treasury pays for all of it."
    )

    assert not extract(Article(text, language="en")).statements


def test_what_a_statement_names_is_what_it_is_about(said: Say) -> None:
    """Countries and organizations named in what is said are cited there."""
    (statement,) = said("en", "Barker said that Kenya would pay Norway in May.")

    assert [about.value for about in statement.about] == ["KE", "NO"]


@given(
    parts=st.lists(
        st.sampled_from(
            ["Barker said ", "that ", "“we ", "are late,” ", "Lindqvist ", "denied ", "and ", "according to ", "he ",
             "told reporters ", ", ", ". ", ": ", "the ships ", "\n", "— ", "on Friday ", "; ", "adding ", "(Oslo) "]
        ),
        max_size=40,
    )
)  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_statements_cite_words_apart(parts: list[str]) -> None:
    """Whatever the text, each statement cites words of it, in order and apart."""
    text = CAST["en"] + "".join(parts)

    statements = extract(Article(text, language="en")).statements

    for statement in statements:
        spans = statement.text.spans
        assert " … ".join(span.quote(text) for span in spans) == statement.text.value
        assert list(spans) == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


WAYS = [
    ("en", "Barker put the cost at $20 million.", "Tom Barker", "the cost at $20 million"),
    ("en", "Barker pledged to buy ten more trucks.", "Tom Barker", "to buy ten more trucks"),
    ("en", "The verdict of General Tom Barker: “No fuel, no flights.”", "Tom Barker", "No fuel, no flights."),
    ("en", "Barker, for whom the price is fair, voted for it.", "Tom Barker", "the price is fair"),
    (
        "en",
        "Barker confirmed the delivery of ten trucks but gave no price.",
        "Tom Barker",
        "the delivery of ten trucks",
    ),
    ("en", "Barker said the price was “fair”, which the minister denies.", "Tom Barker", "the price was “fair”"),
    ("es", "Barrera cifró el coste en 20 millones de dólares.", "Tomás Barrera", "el coste en 20 millones de dólares"),
    ("es", "Barrera se comprometió a comprar diez camiones.", "Tomás Barrera", "comprar diez camiones"),
    ("es", "Barrera exigió que el precio sea justo.", "Tomás Barrera", "el precio sea justo"),
    ("es", "Barrera, para quien el precio es justo, votó a favor.", "Tomás Barrera", "el precio es justo"),
    ("es", "El precio, recordó, ya es justo.", "Ana Lindoso", "El precio, recordó, ya es justo"),
    (
        "es",
        "Barrera dijo que el precio es «justo», lo que la ministra niega.",
        "Tomás Barrera",
        "el precio es «justo»",
    ),
    (
        "es",
        "El precio es justo, tal como adelantó el general Tomás Barrera.",
        "Tomás Barrera",
        "El precio es justo",
    ),
    ("pt", "Barreira estimou o custo em 20 milhões de dólares.", "Tomás Barreira", "o custo em 20 milhões de dólares"),
    ("pt", "Barreira comprometeu-se a comprar dez camiões.", "Tomás Barreira", "comprar dez camiões"),
    ("pt", "Barreira exigiu que o preço seja justo.", "Tomás Barreira", "o preço seja justo"),
    ("pt", "Barreira, para quem o preço é justo, votou a favor.", "Tomás Barreira", "o preço é justo"),
    ("pt", 'Barreira disse que o preço é "justo", o que a ministra nega.', "Tomás Barreira", 'o preço é "justo"'),
    ("pt", "Barreira disse acreditar que o preço é justo.", "Tomás Barreira", "acreditar que o preço é justo"),
    ("fr", "Barrière a chiffré le coût à 20 millions d'euros.", "Thomas Barrière", "le coût à 20 millions d'euros"),
    ("fr", "Barrière s'est engagé à acheter dix camions.", "Thomas Barrière", "à acheter dix camions"),
    ("fr", "Barrière exige que le prix soit juste.", "Thomas Barrière", "le prix soit juste"),
    ("fr", "Barrière, pour qui le prix est juste, a voté pour.", "Thomas Barrière", "le prix est juste"),
    ("fr", "Barrière a estimé en conclusion que le prix est juste.", "Thomas Barrière", "le prix est juste"),
    ("fr", "Et Barrière d'ajouter : « Le prix est juste. »", "Thomas Barrière", "Le prix est juste."),
    ("fr", "Réponse du général Thomas Barrière : « Le prix est juste. »", "Thomas Barrière", "Le prix est juste."),
]


@pytest.mark.parametrize(("language", "text", "speaker", "words"), WAYS)
def test_figures_promises_views_and_remarks_are_told_in_many_ways(
    said: Say, language: str, text: str, speaker: str, words: str
) -> None:
    """What is estimated, promised, demanded, held or concluded is said, and ends where the reporter goes on."""
    found = [(one.speaker.value.name, one.text.value) for one in said(language, text) if one.speaker is not None]

    assert (speaker, words) in found


CLAUSES_APART = [
    ("en", "Japan insists the price is fair; Chile, for its part, says it has paid.", ["JP", "CL"]),
    ("es", "Japón insiste en que el precio es justo; Chile, por su parte, dice que ya pagó.", ["JP", "CL"]),
    ("pt", "O Japão insiste que o preço é justo; o Chile, por sua vez, diz que já pagou.", ["JP", "CL"]),
    ("fr", "Le Japon affirme que le prix est juste ; le Chili, de son côté, dit avoir payé.", ["JP", "CL"]),
]


@pytest.mark.parametrize(("language", "text", "speakers"), CLAUSES_APART)
def test_a_semicolon_parts_speakers(said: Say, language: str, text: str, speakers: list[str]) -> None:
    """Of two clauses with a semicolon between them each has its own speaker."""
    assert [one.speaker.value.country for one in said(language, text) if one.speaker is not None] == speakers


SILENT = [
    ("en", "Barker said he does not comment on rumours."),
    ("es", "Barrera informó que no comenta negociaciones en curso."),
    ("pt", "Barreira informou que não comenta negociações em curso."),
    ("fr", "Barrière a indiqué qu'il ne commente pas les rumeurs."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_to_say_that_one_does_not_comment_says_nothing(said: Say, language: str, text: str) -> None:
    """A refusal to comment is no statement, though a verb of speech tells it."""
    assert not said(language, text)
