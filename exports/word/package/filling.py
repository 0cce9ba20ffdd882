"""What a document says of itself, put into a template: header and footer, properties, language, and whatever is stored beside the text."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from lxml import etree

from exports.text import LEFTWARDS
from exports.word.package.elements import child, find, take_out, value
from exports.word.styles import HEAD, W_NAMESPACE, W
from source.errors import ExportError
from source.escaping import escaped, quoted

TAG = "copydesk:"  # how the tags of the template's fields begin
BEHIND_LANGUAGE = (
    "w:eastAsianLayout",
    "w:specVanish",
    "w:oMath",
    "w:rPrChange",
)  # what may follow it in the properties of a run
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DECLARED = f' xmlns:w="{W_NAMESPACE}"', f' xmlns:r="{OFFICE}/relationships"'


# Header and footer ------------------------------------------------------------------------------------------------------


def fill_fields(document: Document, words: Mapping[str, str | None], *, language: str) -> None:
    """Put words into the fields of header and footer, which are content controls, and take the controls away.

    ``words`` holds a text for each field, an empty one where there is nothing to say, None where the template's own words are to stay.
    ``language`` is that of the title. Raises ExportError where the template lacks a field.
    """
    lacking = set(words)
    for part in header_parts(document):
        for control in list(part.element.iter(W + "sdt")):
            field = _field_of(control)
            if field in words:
                lacking.discard(field)
                _fill(control, words[field], language=language if field == "title" else None)
    if lacking:
        raise ExportError(
            f"the template has no field “{TAG}{min(lacking)}” in its header or footer. Put a content control of that tag there."
        )


def header_parts(document: Document) -> Iterator[XmlPart]:
    """Yield the headers and footers of a file."""
    for relation in document.part.rels.values():
        if relation.reltype in (RT.HEADER, RT.FOOTER):
            yield relation.target_part


def _field_of(control: etree._Element) -> str:
    tag = find(control, "sdtPr", "tag")
    return "" if tag is None else value(tag).removeprefix(TAG)


def _fill(control: etree._Element, words: str | None, *, language: str | None) -> None:
    """Put what a control holds in its place, with these words; nothing where there are none, and no line that would be left empty."""
    line = control.getparent()
    if words is None or words:
        for element in list(child(control, "sdtContent")):
            control.addprevious(element)
            if words:
                _say(element, words, language)
    take_out(control)
    if line is not None and line.tag == W + "p" and all(element.tag == W + "pPr" for element in line):
        take_out(line)


def _say(run: etree._Element, words: str, language: str | None) -> None:
    text = child(run, "t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if language:
        _set_language(run, language)


# Language ---------------------------------------------------------------------------------------------------------------


def set_language(document: Document, styles: Iterable[etree._Element], language: str) -> None:
    """Say which language the words are in: by default, and in these styles."""
    default = child(document.styles.element, "docDefaults", "rPrDefault")
    _set_language(default, language)
    if language.split("-")[0].lower() in LEFTWARDS:
        child(default, "rPr", "lang").set(W + "bidi", language)
    for style in styles:
        _set_language(style, language)


def _set_language(element: Any, language: str) -> None:
    """Give a run or style its language."""
    look: Any = find(element, "rPr")
    look = element.get_or_add_rPr() if look is None else look
    said = find(look, "lang")
    if said is None:
        said = parse_xml(f"<w:lang {DECLARED[0]}/>")
        look.insert_element_before(said, *BEHIND_LANGUAGE)
    said.set(W + "val", language)


# Properties and parts ---------------------------------------------------------------------------------------------------


def set_properties(
    document: Document, *, title: str, author: str, subject: str, language: str, date: str | None
) -> None:
    """Set the core properties; ``date`` (ISO 8601, UTC) is when the file was made."""
    properties = document.core_properties
    properties.title, properties.author, properties.subject, properties.language = title, author, subject, language
    if date:
        properties.created = properties.modified = datetime.fromisoformat(date).astimezone(UTC).replace(tzinfo=None)


def set_custom_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Set custom properties, which python-docx does not know."""
    lines = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name={quoted(name)}><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(properties.items(), 2)
    )
    names = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
    content = f"{HEAD}<Properties {names}>{lines}</Properties>".encode()
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, content, package)
    package.relate_to(part, f"{OFFICE}/relationships/custom-properties")


def add_part(
    document: Document, name: str, kind: str, relation: str, content: bytes, *, home: Part | None = None
) -> Part:
    """Add a part of this name and content type as it stands, related from ``home`` or else from the document; return it."""
    part = Part(PackURI(name), kind, content, document.part.package)
    (home or document.part).relate_to(part, relation)
    return part


def section_of(document: Document) -> str:
    """Return the last section's properties: page, margins, header and footer."""
    text = etree.tostring(document.sections[-1]._sectPr, encoding="unicode")
    for names in DECLARED:  # the body declares them already
        text = text.replace(names, "", 1)
    return text
