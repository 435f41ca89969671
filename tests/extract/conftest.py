"""What the tests of extraction share."""

from collections.abc import Callable

import pytest

from app.extract.lexicon import lexicon
from app.extract.reading import Reading
from app.text import Article


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], Reading]:
    """Make a text ready for the rules of a language."""

    def reading(text: str, language: str) -> Reading:
        words = lexicon(language)
        assert words is not None
        return Reading(Article(text), words)

    return reading
