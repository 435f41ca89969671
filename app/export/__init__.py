"""Export: every table of facts as files, the same bytes for the same content."""

from app.export.folders import export
from app.export.formats import Format

__all__ = ["Format", "export"]
