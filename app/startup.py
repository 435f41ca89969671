"""What a command needs before it begins: settings, an extractor, a database that answers."""

import os

import sqlalchemy as sa

from app import db
from app.ask import Endpoint, LanguageModel
from app.errors import NotServed
from app.extract import Rules
from app.facts import Extractor
from app.settings import Settings


def settings() -> Settings:
    """Return the settings that the environment gives.

    Raises:
        NotServed: one of them is not what it needs to be.
    """
    try:
        return Settings.read(os.environ)
    except ValueError as error:
        raise NotServed(str(error)) from error


def extractor(name: str, settings: Settings) -> Extractor:
    """Return the extractor that an operator chose.

    Raises:
        NotServed: it needs settings that are not there.
    """
    if name == "rules":
        return Rules()
    if settings.llm_url is None or settings.llm_model is None:
        raise NotServed("--extractor llm needs ATTACHE_LLM_URL and ATTACHE_LLM_MODEL")
    return LanguageModel(Endpoint(settings.llm_url, settings.llm_model, settings.llm_key))


def database(settings: Settings) -> sa.Engine:
    """Return the engine of the database that *settings* name, once it answers.

    Raises:
        NotServed: they name none that can be used, or it does not answer.
    """
    try:
        engine = db.engine(settings.database_url, pool_size=settings.threads)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise NotServed(f"ATTACHE_DATABASE_URL names no database that can be used: {error}") from error
    try:
        engine.connect().close()
    except sa.exc.DBAPIError as error:
        raise NotServed(f"the database {engine.url!r} does not answer: {first_line(error)}") from error
    return engine


def migrated_database(settings: Settings) -> sa.Engine:
    """Return the engine of a database that can be read as it is.

    Raises:
        NotServed: as ``database``, or it is not at the newest migration.
    """
    engine = database(settings)
    if not db.is_migrated(engine):
        raise NotServed(
            f"the database {engine.url!r} is not at the newest migration; `attache migrate` brings it there"
        )
    return engine


def first_line(error: sa.exc.DBAPIError) -> str:
    """Return what the database driver says, without the statement and the hints that follow."""
    return str(error.orig).partition("\n")[0]
