"""Any file becomes a SourceText: its text, its blocks, and where everything came from."""

import re

from source.model import Block, Origin, SourceText
from hashlib import sha256


def read_text(text: str) -> SourceText:
    """Placeholder of the readers: one line, one block."""
    blocks = [Block(m.start(), m.end(), locator=f"line {n}") for n, m in enumerate(re.finditer(r"\S(?:[^\n]*\S)?", text), 1)]
    return SourceText(text, tuple(blocks), Origin(sha256=sha256(text.encode("utf-8", "replace")).hexdigest()))


def read(path):
    return read_text(open(path, encoding="utf-8", errors="replace").read())
