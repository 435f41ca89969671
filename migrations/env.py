"""How Alembic meets the database: on the connection that ``app.db`` hands over, else on ``ATTACHE_DATABASE_URL``."""

import os
from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlmodel.sql.sqltypes import AutoString

from app import db, tables
from app.settings import Settings

METADATA = tables.SQLModel.metadata


def plain_strings(kind: str, item: Any, _: Any) -> str | bool:
    """Write ``sa.String`` into migrations, so that they outlive SQLModel's own types."""
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


def run(connection: Connection) -> None:
    """Migrate on *connection*, each migration in a transaction of its own."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_item=plain_strings,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = db.engine(Settings.read(os.environ).database_url)
    with engine.execution_options(writes=True).connect() as opened:
        run(opened)
