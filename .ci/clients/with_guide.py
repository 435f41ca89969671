"""Runs the commands of the README's guides as they stand there, against another address; each must print something."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

PART = re.compile("^## Into your tools\n(.*?)^## ", flags=re.MULTILINE | re.DOTALL)
BLOCK = re.compile("^```(sh|python)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
PRINTED = "http://127.0.0.1:8000"
RUN = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}


def blocks(readme: str) -> list[tuple[str, str]]:
    """Return the language and text of each command of the guides."""
    part = PART.search(readme)
    assert part is not None
    return BLOCK.findall(part[1])


def run(language: str, text: str, folder: Path) -> str:
    """Run a command in *folder* and return what it gives: what it prints, or the file that it makes."""
    done = subprocess.run([*RUN[language], text], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout + "".join(made.read_text(encoding="utf-8") for made in folder.iterdir())


if __name__ == "__main__":
    server, readme = sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")
    found = blocks(readme)
    assert len(found) > 5
    for language, text in found:
        with tempfile.TemporaryDirectory() as folder:
            given = run(language, text.replace(PRINTED, server), Path(folder))
        assert given.strip(), text
        assert "PE" in given or "Peru" in given or "2025" in given, (text, given)
