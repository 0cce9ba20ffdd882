"""What a file says of itself where no page shows it: language, properties, settings, and the parts stored beside the text."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml import parse_xml
from docx.shared import Length
from lxml import etree

from exports.text import LEFTWARDS
from exports.word.package.elements import bare, child, find, value
from exports.word.styles import HEAD, OFFICE, W_NAMESPACE, W
from source.escaping import escaped, quoted

CUSTOM_PROPERTIES = f"{OFFICE}/relationships/custom-properties"
_CUSTOM = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
APPLICATION = f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>copydesk</Application></Properties>'
NO_DEFAULTS = f'<w:docDefaults xmlns:w="{W_NAMESPACE}"><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>'
# For some writings Word asks for the language in another attribute.
GROUPS = dict.fromkeys(LEFTWARDS, "bidi") | dict.fromkeys(("zh", "ja", "ko", "yue"), "eastAsia")
USUAL_WIDTH = 9266  # twips
# What stands before it in the settings.
BEFORE_TRACKING = frozenset(
    """
    writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape
    printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData
    mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
    hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod
    documentType mailMerge revisionView
    """.split()
)
# What may follow a language in the properties of a run.
BEHIND_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")


def set_language(document: Document, words: etree._Element | None, language: str) -> None:
    """Say which language the words are in: by default, in the style of ordinary paragraphs where that says one, and in that of ``words``."""
    root = document.styles.element
    if find(root, "docDefaults", "rPrDefault", "rPr") is None:
        for defaults in root.findall(W + "docDefaults"):
            root.remove(defaults)
        root.insert(0, parse_xml(NO_DEFAULTS))
    say_language(child(root, "docDefaults", "rPrDefault"), language)
    for style in root.iterchildren(W + "style"):
        ordinary = value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
        if style is words or (ordinary and find(style, "rPr", "lang") is not None):
            say_language(style, language)


def say_language(element: Any, language: str) -> None:
    """Give a run or a style its language."""
    look: Any = find(element, "rPr")
    look = element.get_or_add_rPr() if look is None else look
    if find(look, "lang") is None:
        look.insert_element_before(parse_xml(f'<w:lang xmlns:w="{W_NAMESPACE}"/>'), *BEHIND_LANGUAGE)
    said = child(look, "lang")
    said.set(W + "val", language)
    group = GROUPS.get(language.split("-")[0].lower())
    if group:
        said.set(W + group, language)


def set_properties(
    document: Document, *, title: str, author: str, subject: str, language: str, date: str | None
) -> None:
    """Set the core properties and the program, whatever the template says there; ``date`` is the day the file was made, as ISO 8601."""
    package = document.part.package
    for identity, relation in list(package.rels.items()):
        if relation.reltype in (RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES):
            del package.rels[identity]
    fresh = f'<cp:coreProperties xmlns:cp="{_CORE}"/>'.encode()
    core = CorePropertiesPart.load(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, fresh, package)
    package.relate_to(core, RT.CORE_PROPERTIES)
    app = Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, APPLICATION.encode(), package)
    package.relate_to(app, RT.EXTENDED_PROPERTIES)
    properties = document.core_properties
    properties.title, properties.author, properties.subject, properties.language = title, author, subject, language
    if date:
        properties.created = properties.modified = datetime.fromisoformat(date)


def set_custom_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Set custom properties, which python-docx does not know; others stay, since a letterhead may show them."""
    package = document.part.package
    parts = [one.target_part for one in package.rels.values() if one.reltype == CUSTOM_PROPERTIES]
    root = parse_xml(parts[0].blob if parts else f"<Properties {_CUSTOM}/>".encode())
    for old in [old for old in root if old.get("name") in properties]:
        root.remove(old)
    last = max((int(old.get("pid", "1")) for old in root), default=1)
    for number, (name, words) in enumerate(properties.items(), last + 1):
        content = f"<vt:lpwstr>{escaped(words)}</vt:lpwstr>"
        root.append(
            parse_xml(f'<property {_CUSTOM} fmtid="{_FORMAT}" pid="{number}" name={quoted(name)}>{content}</property>')
        )
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if parts:
        parts[0]._blob = written
    else:
        part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, written, package)
        package.relate_to(part, CUSTOM_PROPERTIES)


def add_part(
    document: Document, name: str, kind: str, relation: str, content: bytes, *, home: Part | None = None
) -> Part:
    """Add a part of this name and content type as it stands, related from ``home`` or else from the document; return it."""
    part = Part(PackURI(name), kind, content, document.part.package)
    (home or document.part).relate_to(part, relation)
    return part


def track_changes(document: Document) -> None:
    """Let every program track what is changed from now on."""
    settings = document.settings.element
    if find(settings, "trackRevisions") is None:
        place = sum(element.tag.rpartition("}")[2] in BEFORE_TRACKING for element in settings)
        settings.insert(place, parse_xml(f'<w:trackRevisions xmlns:w="{W_NAMESPACE}"/>'))


def section_of(document: Document) -> str:
    """Return the last section's properties: page, margins, header and footer."""
    section = deepcopy(document.sections[-1]._sectPr)
    etree.cleanup_namespaces(section)
    return bare(section)


def width_of(document: Document) -> int:
    """Return the width between the margins of the last section, in twips."""
    section = document.sections[-1]
    margins = (section.left_margin, section.right_margin, section.gutter)
    page = section.page_width
    return USUAL_WIDTH if page is None else int(Length(page - sum(margin or 0 for margin in margins)).twips)
