"""Files of texts with what is expected of each: "# title", the text, and a line "> …" for everything that should be found."""

import re
from pathlib import Path


def cases_in(path: Path) -> list[tuple[str, str, list[str]]]:
    """Return title, text and expected lines of every case of a file."""
    found = []
    for part in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        lines = body.strip().split("\n")
        expected = [line[2:] for line in lines if line.startswith("> ")]
        found.append((title, "\n".join(line for line in lines if not line.startswith("> ")), expected))
    return found
