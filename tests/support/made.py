"""Annotated texts made by hand, for tests of whatever comes after annotation.

The marks: blocks are separated by an empty line; ``@role`` may open one; ``[C] [Q] [A] [B]`` opens a segment;
``{mode|speaker|role|words}`` is a quotation. Everything else is text.
"""

import re
from hashlib import sha256

from places import CASES

from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment
from source.model import Block, Origin, Role, SourceText

KINDS = {"C": Kind.CLAIM, "Q": Kind.QUOTE, "A": Kind.ANALYSIS, "B": Kind.BOILERPLATE}
MARK = re.compile(r"\[([CQAB])\]|\{(direct|mixed|indirect)\|([^|]*)\|([^|]*)\||(\})")


def made(marked: str, *, name: str = "made.txt", title: str | None = None) -> AnnotatedText:
    """Return the annotated text that the marks describe."""
    text, blocks, kinds, starts = "", [], [], []
    quotations: list[Quotation] = []
    opened: tuple[int, str, str, str] | None = None
    for number, part in enumerate(marked.strip("\n").split("\n\n"), 1):
        text += "\n\n" if text else ""
        role, part = _role(part)
        begin, at = len(text), 0
        for mark in MARK.finditer(part):
            text += part[at : mark.start()]
            at = mark.end()
            if mark[1]:
                starts.append(len(text))
                kinds.append(KINDS[mark[1]])
            elif mark[2]:
                opened = (len(text), mark[2], mark[3], mark[4])
            elif opened:
                start, mode, speaker, office = opened
                quotations.append(
                    Quotation(
                        f"q{len(quotations) + 1:02}", start, len(text), Mode(mode), speaker or None, office or None
                    )
                )
                opened = None
        text += part[at:]
        blocks.append(Block(begin, len(text), role, f"paragraph {number}"))
    ends = [*starts[1:], len(text)]
    segments = tuple(
        Segment(f"s{n:02}", a, a + len(text[a:b].rstrip()), kind, 0.9, "marks", (f"marked as {kind} by hand",), "test")
        for n, (a, b, kind) in enumerate(zip(starts, ends, kinds, strict=True), 1)
    )
    origin = Origin(name=name, sha256=sha256(text.encode()).hexdigest(), title=title, language="en", encoding="utf-8")
    return AnnotatedText(SourceText(text, tuple(blocks), origin), segments, tuple(quotations))


def _role(part: str) -> tuple[Role, str]:
    if not part.startswith("@"):
        return Role.PARAGRAPH, part
    role, _, rest = part[1:].partition(" [")
    return Role(role), "[" + rest


def made_sample() -> AnnotatedText:
    """Return the demo's article, annotated by hand under the guidelines."""
    marked = (CASES / "sample.marked.txt").read_text(encoding="utf-8")
    return made(marked, name="sample.txt", title="Halvern Backs Tidal Barrier After Eight-Year Dispute")


def of_lines(lines: list[tuple[str, Kind]]) -> AnnotatedText:
    text = "\n".join(line for line, _ in lines)
    blocks, at = [], 0
    for line, _ in lines:
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    segments = tuple(
        Segment(f"s{n:02}", b.start, b.end, kind, 0.9, "marks", ("why",), "test")
        for n, (b, (_, kind)) in enumerate(zip(blocks, lines, strict=True), 1)
    )
    return AnnotatedText(SourceText(text, tuple(blocks)), segments)
