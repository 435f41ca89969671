"""Whether the server runs, and whether it can answer."""

from enum import StrEnum

import sqlalchemy as sa
from fastapi import APIRouter, Request
from pydantic import BaseModel

from app import db
from app.api.problems import READINESS
from app.errors import NotServed

router = APIRouter(tags=["health"])


class State(StrEnum):
    """How the server is."""

    OK = "ok"


class Health(BaseModel):
    """How the server is."""

    status: State


@router.get("/healthz")
async def get_health() -> Health:
    """Tell that the process runs; touches nothing."""
    return Health(status=State.OK)


@router.get("/readyz", responses=READINESS)
def get_readiness(request: Request) -> Health:
    """Tell that the database answers and stands at the newest migration."""
    engine: sa.Engine = request.app.state.engine
    if not db.is_migrated(engine):
        raise NotServed("the database is not at the newest migration; `attache migrate` brings it there")
    return Health(status=State.OK)
