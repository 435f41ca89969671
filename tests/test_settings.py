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
