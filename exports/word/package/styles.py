"""The styles of a Word file, found by their names: the ids differ between programs and languages."""

from collections.abc import Iterable, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from annotate.model import Kind
from exports.word.package.elements import find, value
from exports.word.styles import MIXED, W, style_of, text_style_of
from source.errors import ExportError

Styles = Mapping[str, etree._Element]  # by our ids, whatever ids they have in the file

# Word has the borders of a paragraph physically left and right: one that runs from right to left needs its bar on the other side. It
# stands further out there, since LibreOffice draws the label outside its place.
FLIPPED = (
    '<w:pBdr><w:left w:val="nil"/><w:right w:val="{form}" w:sz="{size}" w:space="24" w:color="{colour}"/></w:pBdr>'
)


def styles_by_name(document: Document) -> dict[str, etree._Element]:
    """Return the styles of a file by their names in small letters."""
    found = {}
    for style in document.styles.element.iterchildren(W + "style"):
        name = find(style, "name")
        if name is not None:
            found[value(name).casefold()] = style
    return found


def find_styles(document: Document, wanted: Mapping[str, str]) -> dict[str, etree._Element]:
    """Return styles of a file; ``wanted`` maps ids of ours to names. Raises ExportError if one is not there."""
    found = styles_by_name(document)
    lacking = [name for name in wanted.values() if name.casefold() not in found]
    if lacking:
        raise ExportError(f"the template has no style “{lacking[0]}”. Put it back, under that name.")
    return {identity: found[name.casefold()] for identity, name in wanted.items()}


def id_of(style: etree._Element) -> str:
    """Return the id that a style has in its file."""
    return value(style, "styleId")


def free_id(wanted: str, styles: Iterable[etree._Element]) -> str:
    """Return an id that none of these styles has: the one wanted, if it can be had."""
    taken = {id_of(style).casefold() for style in styles}
    free, number = wanted, 1
    while free.casefold() in taken:
        number += 1
        free = f"{wanted}{number}"
    return free


def drop_own_styles(document: Document) -> None:
    """Take out what marks anything: the styles whose names begin with ours, and the lists."""
    root = document.styles.element
    for name, style in styles_by_name(document).items():
        if name.startswith("copydesk"):
            root.remove(style)
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype == RT.NUMBERING:
            del document.part.rels[identity]


def bars_of(styles: Styles) -> dict[str, str]:
    """Return the bars in the margin for paragraphs that run from right to left, as properties of a paragraph: by the ids of our styles."""
    return {
        identity: _flipped(find(styles[identity], "pPr", "pBdr", "left"))
        for identity in (*map(style_of, Kind), MIXED)
        if identity in styles
    }


def tints_of(styles: Styles) -> dict[Kind, str]:
    """Return the colour (RRGGBB) behind the words of each kind in a mixed paragraph; a kind without one is left out."""
    shades = {kind: find(styles[text_style_of(kind)], "rPr", "shd") for kind in Kind}
    return {kind: value(shade, "fill") for kind, shade in shades.items() if shade is not None}


def _flipped(bar: etree._Element | None) -> str:
    if bar is None:
        return ""
    form, size, colour = bar.get(W + "val", "single"), bar.get(W + "sz", "6"), bar.get(W + "color", "auto")
    return FLIPPED.format(form=form, size=size, colour=colour)
