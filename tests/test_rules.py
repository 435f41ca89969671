"""Rules and the texts that prove them: each must be found where it should be, and not where it should not."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import load
from app.extract import extract
from app.extract.lexicon import FOLDER
from app.text import Article
from app.vocabulary import LANGUAGES

EXAMPLES = {
    language: tomllib.loads((FOLDER / f"{language}.examples.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}
SEEDS = Path(__file__).parent.parent / "seeds"


def _texts(verdict: str) -> Iterator[tuple[str, str, str]]:
    for language, rules in EXAMPLES.items():
        for rule, examples in rules.items():
            for text in examples[verdict]:
                yield language, rule, text


@pytest.mark.parametrize(("language", "rule", "text"), list(_texts("yes")))
def test_a_rule_finds_its_example(language: str, rule: str, text: str) -> None:
    """A text that a rule must match gives a fact by that rule."""
    facts = extract(Article(text, language=language)).all()

    assert rule in {fact.rule for fact in facts}


@pytest.mark.parametrize(("language", "rule", "text"), list(_texts("no")))
def test_a_rule_finds_nothing_in_its_counterexample(language: str, rule: str, text: str) -> None:
    """A text that a rule must not match gives no fact by that rule."""
    facts = extract(Article(text, language=language)).all()

    assert rule not in {fact.rule for fact in facts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_examples_in_every_language(language: str) -> None:
    """Whatever rule speaks, on the seeds or on any example, has texts for and against it in each language."""
    texts = [Article(text, language=code) for code, _, text in (*_texts("yes"), *_texts("no"))]
    speaking = {fact.rule for article in (*texts, *load.articles(SEEDS)) for fact in extract(article).all()}

    rules = EXAMPLES[language]

    assert speaking <= set(rules)
    assert all(examples["yes"] and examples["no"] for examples in rules.values())
