"""Header and footer: what a document says of itself there, in the template's fields, which are content controls with tags."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Pt
from lxml import etree

from exports.word.package.elements import bare, child, find, take_out, value
from exports.word.package.properties import say_language
from exports.word.package.styles import Styles, id_of
from exports.word.styles import W_NAMESPACE, W
from source.errors import ExportError, UnfitSetting

TAG = "copydesk:"  # how the tags of the fields begin
WIDEST, HIGHEST = Pt(120), Pt(30)  # of the logo
MARKS_LINE = f'<w:p xmlns:w="{W_NAMESPACE}"><w:r><w:rPr><w:b/><w:bCs/><w:lang w:val="en-GB"/></w:rPr><w:t/></w:r></w:p>'
THEMED = ("themeColor", "themeTint", "themeShade")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill_fields(document: Document, words: Mapping[str, str | None], *, language: str) -> set[str]:
    """Put words into the fields of header and footer, and take the controls away. Return the fields that the file does not have.

    ``words`` holds a text for each field, an empty one where there is nothing to say, None where the template's own words are to stay.
    ``language`` is that of the title.
    """
    lacking = set(words)
    for _, field, control in list(_fields(document)):
        if field in words:
            lacking.discard(field)
            _fill(control, words[field], language=language if field == "title" else None)
    return lacking


def put_logo(document: Document, path: str, *, text: str) -> None:
    """Put a picture into the field for it; ``text`` is what is read instead of it. Raises UnfitSetting where it is none."""
    for part, field, control in list(_fields(document)):
        if field == "logo":
            words = child(control, "sdtContent", "r", "t")
            words.addprevious(parse_xml(f'<w:drawing xmlns:w="{W_NAMESPACE}"/>'))
            child(control, "sdtContent", "r", "drawing").append(_picture(part, path, text))
            words.text = "   "
            words.set(SPACE, "preserve")
            _fill(control, None)


def _picture(part: Any, path: str, text: str) -> etree._Element:
    try:
        reference, image = part.get_or_add_image(path)
    except (OSError, UnrecognizedImageError) as error:
        sentence = "it is no picture that can be read. Save the logo as PNG."
        raise UnfitSetting(f"{Path(path).name}: {sentence}", setting="logo") from error
    scale = min(WIDEST / image.width, HIGHEST / image.height)
    width, height = Emu(int(image.width * scale)), Emu(int(image.height * scale))
    inline = CT_Inline.new_pic_inline(part.next_id, reference, image.filename, width, height)
    inline.docPr.set("descr", text)
    return inline


def add_marks(document: Document, styles: Styles, marks: str) -> None:
    """Add a line with the marks to each header of a file that has no field for them, so that it stands on every page."""
    section = document.sections[-1]
    headers = [section.header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    if document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    for header in headers:
        is_new, element = header.is_linked_to_previous, header._element
        for named in element.iter(W + "pStyle") if is_new else ():
            named.set(W + "val", id_of(styles["Header"]))  # python-docx calls it by the id that most files have for it
        element.append(parse_xml(MARKS_LINE))
        child(element[-1], "r", "t").text = marks.strip()


def set_accent(document: Document, styles: Styles, colour: str) -> None:
    """Give rules and headings of ours a colour, such as 7A1F2B."""
    table, heading = styles.get("CopydeskSheetTable"), styles.get("CopydeskSheetHeading")
    lines = [] if table is None else [find(table, "tblPr", "tblBorders", side) for side in ("top", "bottom")]
    words: list[Any] = [] if heading is None else [heading]
    for _, field, control in _fields(document):
        if field == "organisation":
            words += control.iter(W + "r")
            home = control.getparent()
            lines.append(None if home is None else find(home, "pPr", "pBdr", "bottom"))
    for line in lines:
        if line is not None:
            _colour(line, "color", colour)
    for element in words:
        _colour(element.get_or_add_rPr().get_or_add_color(), "val", colour)


def _colour(element: etree._Element, attribute: str, colour: str) -> None:
    for name in THEMED:  # which would go before it
        if element.get(W + name) is not None:
            del element.attrib[W + name]
    element.set(W + attribute, colour)


def legend_of(own: Document, styles: Styles) -> str:
    """Return the runs of our template's legend, their styles by our ids: for a file whose header has no field for it."""
    ours = {id_of(style): identity for identity, style in styles.items()}
    runs = []
    for _, field, control in _fields(own):
        for run in control.iter(W + "r") if field == "legend" else ():
            copy = deepcopy(run)
            for style in copy.iter(W + "rStyle"):
                style.set(W + "val", ours.get(value(style), value(style)))
            runs.append(bare(copy))
    return "".join(runs)


def header_parts(document: Document) -> Iterator[Any]:
    """Yield the headers and footers of a file."""
    for relation in document.part.rels.values():
        if relation.reltype in (RT.HEADER, RT.FOOTER):
            yield relation.target_part


def margins_of(document: Document) -> Iterator[tuple[str, list[str], bytes]]:
    """Yield the headers and footers of a file as they are saved: the part's name, the lines with words, the part."""
    for part in header_parts(document):
        lines = ("".join(_shown(node) for node in line.iter(W + "t", W + "tab")) for line in part.element.iter(W + "p"))
        yield str(part.partname).lstrip("/"), [words for line in lines if (words := line.strip())], part.blob


def _shown(node: etree._Element) -> str:
    return "\t" if node.tag == W + "tab" else node.text or ""


def _fields(document: Document) -> Iterator[tuple[Any, str, etree._Element]]:
    """Yield the fields of headers and footers: the part, the name, the control."""
    for part in header_parts(document):
        for control in part.element.iter(W + "sdt"):
            tag = find(control, "sdtPr", "tag")
            if tag is not None and value(tag).startswith(TAG):
                yield part, value(tag).removeprefix(TAG), control


def _fill(control: etree._Element, words: str | None, *, language: str | None = None) -> None:
    """Put what a control holds in its place, with these words; nothing where there are none, and no line that would be left empty."""
    line, content = control.getparent(), child(control, "sdtContent")
    if words:
        _say(content, words, language)
    for element in list(content) if words is None or words else ():
        control.addprevious(element)
    take_out(control)
    if line is not None and line.tag == W + "p" and all(element.tag == W + "pPr" for element in line):
        take_out(line)


def _say(content: etree._Element, words: str, language: str | None) -> None:
    """Let a field say these words, in the look of its first run: Word may have parted what stood there into several."""
    texts = list(content.iter(W + "t"))
    if not texts:
        raise ExportError("the template is damaged: a field in its header or footer has no words.")
    first, *others = texts
    first.text = words
    first.set(SPACE, "preserve")
    for other in others:
        take_out(other)
    if language:
        say_language(first.getparent(), language)
