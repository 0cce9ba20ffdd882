"""The listing of a text's segments: coloured in a terminal, plain lines in a pipe."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from annotate.model import AnnotatedText, Kind, Note, Quotation, Segment

COLOURS = {Kind.CLAIM: "cyan", Kind.QUOTE: "green", Kind.ANALYSIS: "yellow", Kind.BOILERPLATE: "bright_black"}
# What would steer the terminal or turn the line round, and so is not shown as it is.
UNSEEN = dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


def show_listing(annotated: AnnotatedText, out: TextIO) -> None:
    """Write the listing to ``out``: in colour if that is a terminal and NO_COLOR is not set."""
    if out.isatty() and not os.environ.get("NO_COLOR"):
        _show_in_colour(annotated, out)
        return
    for line, _ in _lines(annotated):
        out.write(line + "\n")


def _show_in_colour(annotated: AnnotatedText, out: TextIO) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=False)
    for line, kind in _lines(annotated):
        indent = len(line) - len(line.lstrip())
        style = "bold" if kind is None and not indent else "dim" if kind is None else COLOURS[kind]
        console.print(Padding(Text(line.strip(), style=style), (0, 0, 0, indent), expand=False))


def _lines(annotated: AnnotatedText) -> Iterator[tuple[str, Kind | None]]:
    """Yield the lines with the kind that colours each; None for what is not the source's."""
    origin = annotated.source.origin
    yield clean_line(origin.title or origin.name or "Untitled"), None
    counts = Counter(segment.kind for segment in annotated.segments)
    yield "  " + ", ".join(f"{kind} {counts[kind]}" for kind in Kind), None
    if annotated.type_reasons:
        yield f"  taken for: {annotated.text_type} ({clean_line('; '.join(annotated.type_reasons))})", None
    for name, span in origin.statements.items():
        yield f"  {name}: {clean_line(annotated.text_of(span))}", None
    notes: dict[str | None, list[Note]] = {}
    for note in annotated.notes:
        notes.setdefault(note.segment, []).append(note)
    for segment, quotations in annotated.segments_with_quotations():
        yield "", None
        yield f"{segment.id}  {segment.kind}, {segment.band}{_whereabouts(annotated, segment)}", segment.kind
        yield "     " + clean_line(annotated.text_of(segment)), segment.kind
        for quotation in quotations:
            yield f"     {_who(quotation)}", None
        yield f"     why: {clean_line('; '.join(segment.reasons))}", None
        for note in notes.get(segment.id, ()):
            yield f"     {_note(note)}", None
    for note in notes.get(None, ()):
        yield "", None
        yield f"     {_note(note)}", None


def _whereabouts(annotated: AnnotatedText, segment: Segment) -> str:
    locator = annotated.block_of(segment).locator
    return f", {locator}" if locator else ""


def _who(quotation: Quotation) -> str:
    role = f", {quotation.role}" if quotation.role else ""
    why = f" ({'; '.join(quotation.reasons)})" if quotation.reasons else ""
    return clean_line(
        f"{quotation.mode} words of {quotation.speaker or 'a speaker whom the text does not name'}{role}{why}"
    )


def _note(note: Note) -> str:
    state = ", ticked off" if note.resolved else ""
    return clean_line(f"note by {note.by or 'somebody'}{state}: {note.text}")


def clean_line(text: str) -> str:
    """Return words on one line, without what would steer a terminal."""
    return " ".join(text.translate(UNSEEN).split())
