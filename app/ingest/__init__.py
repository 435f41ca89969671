"""Ingest: one article and its facts in, every row that follows from them out, in one transaction."""

from app.ingest.articles import Outcome, ingest_article, rebuild, withdraw

__all__ = ["Outcome", "ingest_article", "rebuild", "withdraw"]
