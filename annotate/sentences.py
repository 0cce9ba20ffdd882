"""Sentences on offsets."""

import re

from source.model import Span

_END = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[A-Z“\"‘(])")


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a paragraph, tight, in order."""
    spans, start = [], 0
    for match in _END.finditer(text):
        end = match.start() + len(match.group().rstrip())
        spans.append(Span(start, end))
        start = match.end()
    if text[start:].strip():
        spans.append(Span(start, len(text.rstrip())))
    return spans
