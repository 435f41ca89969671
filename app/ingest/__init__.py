"""Ingest: one article and its facts in, every row that follows from them out, in one transaction."""

from app.ingest.articles import Outcome, compute, ingest_article, rebuild, retract

__all__ = ["Outcome", "compute", "ingest_article", "rebuild", "retract"]
