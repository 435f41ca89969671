"""Settings: read from the environment once, or refused by the name of the variable."""

import pytest

from app.settings import Settings


def test_without_variables_the_defaults_hold() -> None:
    """A newcomer sets nothing; a variable that is set to nothing is not set."""
    assert Settings.read({}) == Settings() == Settings.read({"ATTACHE_DATABASE_URL": "", "ATTACHE_THREADS": ""})
    assert Settings().database_url == "sqlite:///attache.db"


def test_variables_are_read() -> None:
    """Each setting has its ATTACHE_ variable."""
    environment = {"ATTACHE_DATABASE_URL": "postgresql://db/attache", "ATTACHE_THREADS": "8", "HOME": "/root"}

    assert Settings.read(environment) == Settings("postgresql://db/attache", 8)


@pytest.mark.parametrize("threads", ["0", "-1", "four", "1.5", "1000"])
def test_a_wrong_value_is_refused_by_name(threads: str) -> None:
    """Who mistypes a setting learns which one."""
    with pytest.raises(ValueError, match="ATTACHE_THREADS"):
        Settings.read({"ATTACHE_THREADS": threads})


def test_the_language_model_is_read_and_its_key_is_not_shown() -> None:
    """Where, which and with what key; a settings object that is printed does not give the key away."""
    environment = {"ATTACHE_LLM_URL": "http://[::1]:9/v1", "ATTACHE_LLM_MODEL": "tiny", "ATTACHE_LLM_KEY": "s3cret"}

    settings = Settings.read(environment)

    assert (settings.llm_url, settings.llm_model, settings.llm_key) == ("http://[::1]:9/v1", "tiny", "s3cret")
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("url", ["127.0.0.1:9", "ftp://host", "http://", "file:///etc/passwd"])
def test_a_model_is_asked_over_http_only(url: str) -> None:
    """Another scheme, or none, is refused by the name of the variable."""
    with pytest.raises(ValueError, match="ATTACHE_LLM_URL"):
        Settings.read({"ATTACHE_LLM_URL": url})
