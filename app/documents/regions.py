"""Which regions of the world a country lies in."""

from functools import cache
from typing import Final

from app.documents.references import COUNTRIES

# Source: United Nations, Standard country or area codes for statistical use (M49): the groupings of geographic
# subregions, and "Latin America and the Caribbean" and "Northern America", which it gives beside them.
GROUPINGS: Final[dict[str, frozenset[str]]] = {
    "002": frozenset({"011", "014", "015", "017", "018"}),
    "202": frozenset({"011", "014", "017", "018"}),
    "019": frozenset({"005", "013", "021", "029"}),
    "419": frozenset({"005", "013", "029"}),
    "003": frozenset({"013", "021", "029"}),
    "142": frozenset({"030", "034", "035", "143", "145"}),
    "150": frozenset({"039", "151", "154", "155"}),
    "009": frozenset({"053", "054", "057", "061"}),
}


@cache
def regions(code: str) -> frozenset[str]:
    """Return the M49 codes of the regions in which the country *code* lies, none of one that M49 does not place."""
    entry = COUNTRIES.get(code)
    if entry is None or entry.region_code is None:
        return frozenset()
    return frozenset({entry.region_code, *(code for code, parts in GROUPINGS.items() if entry.region_code in parts)})


@cache
def countries_of(region: str) -> tuple[str, ...]:
    """Return the countries that lie in *region*, an M49 code."""
    return tuple(code for code in sorted(COUNTRIES) if region in regions(code))
