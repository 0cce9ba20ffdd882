"""A house's own Word file as a template: its letterhead, page and styles stay; its text, comments and whatever hangs on them go."""

from copy import deepcopy
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsmap
from lxml import etree

from exports.word.in_place import NoPlace, opened
from exports.word.package.elements import find, take_out, value
from exports.word.package.fields import header_parts
from exports.word.package.properties import CUSTOM_PROPERTIES
from exports.word.styles import W
from source.errors import SourceError, UnfitSetting
from source.formats import open_package
from source.limits import LIMITS

R = f"{{{nsmap['r']}}}"
OLE = b"\xd0\xcf\x11\xe0"  # how files of old programs begin, and new ones with a password
KEPT = frozenset((RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME, RT.FONT_TABLE, RT.WEB_SETTINGS))
# What would hinder an editor, name another file, or refer to what is gone.
DROPPED_SETTINGS = (
    "documentProtection", "writeProtection", "mailMerge", "attachedTemplate", "linkStyles", "trackRevisions",
    "removePersonalInformation", "removeDateAndTime", "footnotePr", "endnotePr", "docVars",
)  # fmt: skip
CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"  # by which a field in a letterhead shows a core property


def open_house(path: str) -> Document:
    """Return a house's Word file or template, without its text. Raises UnfitSetting that names it."""
    name = Path(path).name or path
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "no such name"
        raise _unfit(name, f"it cannot be read ({reason}). Check where it is.") from error
    if data.startswith(OLE):
        raise _unfit(name, "it has a password, or is of an old Word. Save it without one, as .docx or .dotx.")
    try:
        open_package(data, LIMITS)
        document = opened(data).document
    except (SourceError, NoPlace) as error:
        raise _unfit(name, "it is no Word file that can be a template. Save it in Word as .docx or .dotx.") from error
    _empty(document)
    return document


def _unfit(name: str, sentence: str) -> UnfitSetting:
    return UnfitSetting(f"{name}: {sentence}", setting="template")


def _empty(document: Document) -> None:
    """Take everything out of a file but the page of its last section, what stands round it, and the styles."""
    section = _last_section(document)
    body = document.element.body
    for element in list(body):
        take_out(element)
    body.append(section)
    needed = {element.get(R + "id") for element in section}
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype not in KEPT and identity not in needed:
            del document.part.rels[identity]
    package = document.part.package
    for identity, relation in list(package.rels.items()):
        if relation.reltype not in (RT.OFFICE_DOCUMENT, CUSTOM_PROPERTIES):
            del package.rels[identity]
    _empty_settings(document)
    _unbind(document)
    _show(document)


def _show(document: Document) -> None:
    """Let ordinary text be seen, also where the house's own was hidden: the whole text would be, and its handling mark."""
    root = document.styles.element
    ordinary = [style for style in root.iterchildren(W + "style") if value(style, "default") in ("1", "true", "on")]
    for home in (*root.findall(W + "docDefaults"), *ordinary):
        for hidden in list(home.iter(W + "vanish")):
            take_out(hidden)


def _last_section(document: Document) -> etree._Element:
    """Return the properties of the last section, with the headers and footers that it has from those before it."""
    sections: list[etree._Element] = list(document.element.body.iter(W + "sectPr"))
    if not sections:
        sections.append(document.element.body.get_or_add_sectPr())
    last = sections[-1]
    for earlier in reversed(sections[:-1]):
        for reference in (*earlier.iterchildren(W + "footerReference"), *earlier.iterchildren(W + "headerReference")):
            alike = (one for one in last.iterchildren(reference.tag) if value(one, "type") == value(reference, "type"))
            if next(alike, None) is None:
                last.insert(0, deepcopy(reference))
    for change in last.findall(W + "sectPrChange"):
        take_out(change)
    return last


def _empty_settings(document: Document) -> None:
    settings = document.settings.element
    for name in DROPPED_SETTINGS:
        for element in settings.findall(W + name):
            take_out(element)
    for zoom in settings.findall(W + "zoom"):
        if not value(zoom, "percent"):  # python-docx's own template lacks it
            zoom.set(W + "percent", "100")
    for relation in document.part.rels.values():
        if relation.reltype == RT.SETTINGS:
            relation.target_part.rels.clear()


def _unbind(document: Document) -> None:
    """Let fields of the letterhead keep their words where the data that they were bound to are gone."""
    for part in header_parts(document):
        for control in list(part.element.iter(W + "sdt")):
            binding = find(control, "sdtPr", "dataBinding")
            if binding is not None and value(binding, "storeItemID").upper() != CORE_STORE:
                take_out(binding)
