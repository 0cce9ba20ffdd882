"""One text in four formats: the pieces of a simple Markdown file, written as plain text, Markdown, a web page and a Word file.

A reader of each sees the same words: no form carries its own.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import NamedTuple

from word_building import STYLES, Part, built, p, part, r, tbl, tc, tr


class Piece(NamedTuple):
    """A block of the text: what it is (title, heading, paragraph, item, numbered, quotation, table, note), its words, its number or sign."""

    kind: str
    words: str
    sign: str = ""


_MARK = re.compile(r"\[\^(\d)\]")
_EMPHASIS = re.compile(r"\*{1,2}([^*\n]+)\*{1,2}")
_LINK = re.compile(r"\[([^\]^][^\]]*)\]\([^)]*\)")
# What opens a line, and the piece that it makes. The first that fits.
_OPENINGS: Mapping[str, re.Pattern[str]] = {
    "title": re.compile(r"# (?P<words>.+)"),
    "heading": re.compile(r"#{2,4} (?P<words>.+)"),
    "item": re.compile(r"- (?P<words>.+)"),
    "numbered": re.compile(r"(?P<sign>\d)\. (?P<words>.+)"),
    "quotation": re.compile(r"> (?P<words>.+)"),
    "table": re.compile(r"\|(?P<words>.+)\|"),
    "note": re.compile(r"\[\^(?P<sign>\d)\]: (?P<words>.+)"),
}


def pieces_of(markdown: str) -> list[Piece]:
    """Return the pieces of a simple Markdown text: one line each, rules and the line under a table's head left out."""
    return [_piece(line) for line in markdown.splitlines() if line.strip() and not re.fullmatch(r"[-| ]+", line)]


def _piece(line: str) -> Piece:
    plain = _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", line.strip()))
    for kind, opening in _OPENINGS.items():
        if found := opening.fullmatch(plain):
            return Piece(kind, found["words"].strip(), found.groupdict().get("sign") or "")
    return Piece("paragraph", plain)


def cells_of(piece: Piece) -> list[str]:
    """Return the cells of a table's row."""
    return [cell.strip() for cell in piece.words.split("|")]


def as_text(pieces: list[Piece]) -> bytes:
    """Return the text as people send it: an empty line between blocks, none between the items of a list and the rows of a table."""
    lines, last = [], ""
    for piece in pieces:
        if lines and not (piece.kind == last and piece.kind in ("item", "numbered", "table", "note")):
            lines.append("")
        words = _MARK.sub(r"[\1]", piece.words)
        sign = {"item": "• ", "numbered": f"{piece.sign}. ", "note": f"[{piece.sign}] "}.get(piece.kind, "")
        lines.append("\t".join(cells_of(piece)) if piece.kind == "table" else sign + words)
        last = piece.kind
    return "\n".join(lines).encode() + b"\n"


_ESCAPED = re.compile(r"^(\d+)\.(?= )")  # a day at the head of a line is no item of a list
_SIGNS = {"title": "# ", "heading": "## ", "item": "- ", "quotation": "> "}


def as_markdown(pieces: list[Piece]) -> bytes:
    """Return the text as Markdown."""
    lines, last = [], ""
    for piece in pieces:
        first_row = piece.kind == "table" and last != "table"
        if lines and not (piece.kind == last and piece.kind in ("item", "numbered", "table")):
            lines.append("")
        if piece.kind == "table":
            lines.append("| " + " | ".join(cells_of(piece)) + " |")
            lines += ["|" + " --- |" * len(cells_of(piece))] if first_row else []
        else:
            sign = {"numbered": f"{piece.sign}. ", "note": f"[^{piece.sign}]: "}.get(piece.kind) or _SIGNS.get(
                piece.kind, ""
            )
            lines.append(sign + _ESCAPED.sub(r"\1\\.", piece.words))
        last = piece.kind
    return "\n".join(lines).encode() + b"\n"


def as_page(pieces: list[Piece]) -> bytes:
    """Return the text as a web page, with a menu, a foot, and its notes linked."""
    title = next((piece.words for piece in pieces if piece.kind == "title"), pieces[0].words)
    body = "\n".join(_elements(pieces))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>\n'
        '<nav><ul><li><a href="/">Home</a></li> <li><a href="/all">All texts</a></li></ul></nav>\n'
        f'<article>\n{body}\n</article>\n<footer><a href="/imprint">Imprint</a></footer></body></html>\n'
    ).encode()


_TAGS = {"title": "h1", "heading": "h2", "item": "li", "numbered": "li", "paragraph": "p"}


def _elements(pieces: list[Piece]) -> Iterator[str]:
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        if kind == "table":
            rows = [[_inline(cell) for cell in cells_of(piece)] for piece in group]
            head = "".join(f"<th>{cell}</th>" for cell in rows[0])
            lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
            yield f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
        elif kind in ("item", "numbered"):
            tag = "ul" if kind == "item" else "ol"
            yield f"<{tag}>" + "".join(f"<li>{_inline(piece.words)}</li>" for piece in group) + f"</{tag}>"
        elif kind == "note":
            notes = "".join(f'<li id="fn{piece.sign}"><p>{_inline(piece.words)}</p></li>' for piece in group)
            yield f'<section class="footnotes"><ol>{notes}</ol></section>'
        elif kind == "quotation":
            yield from (f"<blockquote><p>{_inline(piece.words)}</p></blockquote>" for piece in group)
        else:
            yield from (f"<{_TAGS[kind]}>{_inline(piece.words)}</{_TAGS[kind]}>" for piece in group)


def _inline(words: str) -> str:
    return _MARK.sub(r'<sup><a href="#fn\1" id="ref\1">\1</a></sup>', escape(words, quote=False))


_WORD_STYLES = STYLES + "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/></w:style>'
    for key, name in (("Title", "Title"), ("ListParagraph", "List Paragraph"), ("Quote", "Quote"))
)
_STYLE_OF = {"title": "Title", "heading": "Heading1", "quotation": "Quote"}
_LEVEL = (
    '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{1}"/>'
    '<w:lvlText w:val="{2}"/></w:lvl></w:abstractNum>'
)
_NUMBERING = _LEVEL.format(0, "bullet", "•") + _LEVEL.format(1, "decimal", "%1.")
_NUMBERING += "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1))


def as_word(pieces: list[Piece]) -> bytes:
    """Return the text as a Word file: styles, lists, tables and footnotes of its own."""
    body: list[str] = []
    for kind, group in groupby((piece for piece in pieces if piece.kind != "note"), key=lambda piece: piece.kind):
        if kind == "table":
            rows = [cells_of(piece) for piece in group]
            body.append(tbl(*(tr(*(tc(p(cell)) for cell in row)) for row in rows), columns=len(rows[0])))
        else:
            body += [_paragraph(piece) for piece in group]
    notes = "".join(
        f'<w:footnote w:id="{piece.sign}">{p(piece.words, style="FootnoteText")}</w:footnote>'
        for piece in pieces
        if piece.kind == "note"
    )
    parts: dict[str, Part] = {"word/numbering.xml": part("numbering", _NUMBERING)}
    if notes:
        parts["word/footnotes.xml"] = part("footnotes", notes)
    return built("".join(body), parts=parts, styles=_WORD_STYLES)


def _paragraph(piece: Piece) -> str:
    runs = []
    for n, words in enumerate(_MARK.split(piece.words)):
        runs.append(r(f'<w:footnoteReference w:id="{words}"/>') if n % 2 else words)
    number = {"item": 1, "numbered": 2}.get(piece.kind)
    look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return p(*filter(None, runs), look=look, style=_STYLE_OF.get(piece.kind, ""))


WRITERS: Mapping[str, Callable[[list[Piece]], bytes]] = {
    "txt": as_text,
    "md": as_markdown,
    "html": as_page,
    "docx": as_word,
}
