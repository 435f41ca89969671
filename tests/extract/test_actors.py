"""Actors: countries, organizations and people wherever a text names them, by name or otherwise."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract.actors import Actor, find_actors
from app.extract.homes import Homes
from app.extract.lexicon import lexicon
from app.extract.mentions.countries import find_countries
from app.extract.mentions.names import find_names
from app.extract.organizations import find_organizations
from app.extract.people import find_people
from app.extract.reading import Reading
from app.text import Article
from app.vocabulary import Basis, RecordType

Act = Callable[[str, str], Sequence[Actor]]


def actors_of(reading: Reading) -> Sequence[Actor]:
    countries = find_countries(reading)
    names, homes = find_names(reading, countries), Homes(reading, countries)
    organizations = find_organizations(reading, countries, names, homes)
    people = find_people(reading, countries, names, organizations.mentions, homes)
    return list(find_actors(reading, countries, organizations, people, homes))


@pytest.fixture
def act(read: Callable[[str, str], Reading]) -> Act:
    """Return the actors in a text of a language."""
    return lambda text, language: actors_of(read(text, language))


@pytest.fixture
def means(act: Act) -> Callable[[str, str, str], set[str]]:
    """Return whom the given words mean, each time they stand in a text."""

    def meant(words: str, text: str, language: str) -> set[str]:
        return {actor.name for actor in act(text, language) if actor.span.quote(text) == words}

    return meant


NAMED = [
    (
        "en",
        "Kenya bought ships from Saab, Marta Ilves said.",
        [("Kenya", "KE"), ("Saab", "Saab"), ("Marta Ilves", "Marta Ilves")],
    ),
    ("en", "The Greek government refused.", [("Greek government", "GR")]),
    ("es", "El Gobierno colombiano se negó.", [("Gobierno colombiano", "CO")]),
    ("pt", "O Governo angolano recusou.", [("Governo angolano", "AO")]),
    ("fr", "Le gouvernement béninois a refusé.", [("gouvernement béninois", "BJ")]),
    ("en", "Warsaw refused to pay Seoul.", [("Warsaw", "PL"), ("Seoul", "KR")]),
    ("fr", "Ankara a refusé.", [("Ankara", "TR")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_countries_bodies_and_people_act_by_name(
    language: str, text: str, expected: list[tuple[str, str]], act: Act
) -> None:
    """A name, a government by its demonym, and a seat of government that stands for the country are actors."""
    assert [(actor.span.quote(text), actor.name) for actor in act(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The meeting was held in Warsaw with Danish cheese."),
        ("es", "La reunión se celebró en Lima con queso danés."),
        ("pt", "A reunião decorreu em Luanda com queijo dinamarquês."),
        ("fr", "La réunion s'est tenue à Ankara avec du fromage danois."),
    ],
)
def test_a_place_and_an_adjective_do_not_act(language: str, text: str, act: Act) -> None:
    """A city that is only where something happens, and a demonym of a thing, are no actors."""
    assert act(text, language) == []


HOST = {
    "en": "Kenya’s defence minister, Otto Brandt, left. Peru’s ambassador, Ana Tzul, stayed. ",
    "es": "El ministro keniano de Defensa, Otto Brandt, salió. La embajadora del Perú, Ana Tzul, se quedó. ",
    "pt": "O ministro queniano da Defesa, Otto Brandt, saiu. A embaixadora do Peru, Ana Tzul, ficou. ",
    "fr": "Le ministre kényan de la Défense, Otto Brandt, est parti. L'ambassadrice du Pérou, Ana Tzul, est restée. ",
}


@pytest.mark.parametrize(
    ("language", "words", "person"),
    [
        ("en", "minister", "Otto Brandt"),
        ("en", "ambassador", "Ana Tzul"),
        ("en", "Kenyan minister", "Otto Brandt"),
        ("es", "ministro", "Otto Brandt"),
        ("es", "embajadora", "Ana Tzul"),
        ("pt", "ministro", "Otto Brandt"),
        ("pt", "embaixadora", "Ana Tzul"),
        ("fr", "ministre", "Otto Brandt"),
        ("fr", "ambassadrice", "Ana Tzul"),
    ],
)
def test_an_office_means_who_holds_it(
    language: str, words: str, person: str, means: Callable[[str, str, str], set[str]]
) -> None:
    """ "The minister" is the minister, though the ambassador was named last."""
    article = {"en": "The", "es": "El", "pt": "O", "fr": "Le"}[language]
    if words.endswith(("adora", "rice")):
        article = {"es": "La", "pt": "A", "fr": "L'"}[language]
    text = f"{HOST[language]}{article}{'' if article.endswith(chr(39)) else ' '}{words} smiled."

    assert means(words, text, language) == {person}


@pytest.mark.parametrize(
    ("language", "words", "person"),
    [
        ("en", "She", "Ana Tzul"),
        ("en", "He", "Otto Brandt"),
        ("es", "Ella", "Ana Tzul"),
        ("pt", "Ele", "Otto Brandt"),
        ("fr", "Elle", "Ana Tzul"),
        ("fr", "Il", "Otto Brandt"),
        ("es", "La diplomática", "Ana Tzul"),
        ("pt", "O governante", "Otto Brandt"),
        ("en", "The diplomat", "Ana Tzul"),
    ],
)
def test_a_pronoun_or_epithet_means_the_last_of_its_gender_and_kind(
    language: str, words: str, person: str, means: Callable[[str, str, str], set[str]]
) -> None:
    """Gender, by title or given name, and office decide who of two people is meant."""
    assert means(words, f"{HOST[language]}{words} smiled.", language) == {person}


@pytest.mark.parametrize(
    ("language", "words", "text", "name"),
    [
        ("en", "the company", "Saab grew, and the company hired.", "Saab"),
        ("es", "la empresa", "Embraer creció y la empresa contrató.", "Embraer"),
        ("pt", "a empresa", "A Embraer cresceu e a empresa contratou.", "Embraer"),
        ("fr", "L'industriel", "Naval Group a grandi. L'industriel embauche.", "Naval Group"),
        ("en", "the country", "Kenya bought ships, and the country paid.", "KE"),
        ("en", "It", "Kenya bought ships. It paid at once.", "KE"),
        ("en", "The admiral", "Rear Admiral Otto Brandt left. The admiral smiled.", None),
        ("en", "admiral", "Rear Admiral Otto Brandt left. The admiral smiled.", "Otto Brandt"),
    ],
)
def test_a_description_means_what_was_named_before(
    language: str, words: str, text: str, name: str | None, means: Callable[[str, str, str], set[str]]
) -> None:
    """Bodies, countries and ranks are known again by what they are."""
    assert means(words, text, language) == ({name} if name else set())


UNSURE = [
    ("en", "the company", "The shop closed, and the company hired."),
    ("en", "minister", f"{HOST['en']}The interior minister smiled."),
    ("en", "ministers", f"{HOST['en']}The ministers smiled."),
    ("en", "He", "Ana Tzul, the Peruvian ambassador, left. He smiled."),
    ("en", "the country", "Kenya and Peru bought ships, and the country paid."),
    ("fr", "elle", "Anne Ibarra, la ministre, est partie. L'opposition, elle, proteste."),
]


@pytest.mark.parametrize(("language", "words", "text"), UNSURE)
def test_where_it_is_unsure_who_is_meant_there_is_no_actor(
    language: str, words: str, text: str, means: Callable[[str, str, str], set[str]]
) -> None:
    """Nobody of that kind, several, or another gender: nothing is guessed."""
    assert means(words, text, language) == set()


def test_a_resolved_actor_cites_what_resolves_it(act: Act) -> None:
    """ "She" cites the pronoun and the name it stands for."""
    text = "Peru’s ambassador, Ana Tzul, stayed. She smiled."

    she = next(actor for actor in act(text, "en") if actor.span.quote(text) == "She")

    assert [span.quote(text) for span in she.spans] == ["She", "Ana Tzul"]
    assert (she.basis, she.kind, she.country) == (Basis.RESOLVED, RecordType.PERSON, "PE")


def test_a_person_in_another_s_words_is_not_meant(means: Callable[[str, str, str], set[str]]) -> None:
    """A pronoun inside a quotation may mean anyone."""
    text = "Ana Tzul, the Peruvian ambassador, left. “She will pay,” a voice said."

    assert means("She", text, "en") == set()


PARTS = [
    "Minister Otto Brandt",
    "she",
    "he",
    "the minister",
    "the company",
    "Saab",
    "Kenya",
    "Lima",
    "said",
    "it",
    ".",
    "“",
    "”",
    "\n\n",
]


@settings(deadline=None)
@given(words=st.lists(st.sampled_from(PARTS), min_size=1, max_size=25))
def test_actors_lie_where_the_page_tells_and_stand_once(words: list[str]) -> None:
    """Whatever the text, no actor stands twice at one place, and each has words in the article."""
    english = lexicon("en")
    assert english is not None
    reading = Reading(Article(" ".join(words)), english)

    actors = actors_of(reading)

    assert len({(actor.span, actor.name) for actor in actors}) == len(actors)
    assert all(reading.sentence_at(span.start) is not None for actor in actors for span in actor.spans)
