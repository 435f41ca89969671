"""What an article's facts say, value by value, each with its words: the truth that all records are computed from.

What identifies a claim is what was read and by what, never the record that it ends up in.
"""

from app.claims.facts import claims_of, fact_of, remade, told
from app.claims.shapes import Claim, Source, Telling, Words, canonical, digest
from app.claims.values import KINDS, cited_type, decoded, value_of

__all__ = [
    "KINDS",
    "Claim",
    "Source",
    "Telling",
    "Words",
    "canonical",
    "cited_type",
    "claims_of",
    "decoded",
    "digest",
    "fact_of",
    "remade",
    "told",
    "value_of",
]
