"""The HTTP interface: ``/v1`` is these resources, in this order."""

from fastapi import APIRouter, Depends

from app.api import (
    agreements,
    articles,
    claims,
    conflicts,
    countries,
    dyads,
    equipment_deals,
    health,
    organizations,
    people,
    search,
    statements,
    stats,
    vocabularies,
)
from app.api.parameters import refuse_repeats

RESOURCES = (
    articles,
    people,
    countries,
    organizations,
    agreements,
    equipment_deals,
    statements,
    claims,
    conflicts,
)

v1 = APIRouter(prefix="/v1", dependencies=[Depends(refuse_repeats)])
for resource in RESOURCES:
    v1.include_router(resource.router)
v1.include_router(dyads.router)
v1.include_router(search.router)
v1.include_router(stats.router)
v1.include_router(vocabularies.router)

router = APIRouter()
router.include_router(v1)
router.include_router(health.router)
