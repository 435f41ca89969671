"""Store: the only code that writes to the database, and what it must read to do so."""
