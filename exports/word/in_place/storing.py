"""The baseline in somebody's document: the annotation as it was, and what the document held before, stored beside what is there."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from annotate.model import AnnotatedText
from annotate.storage import to_json
from exports.word.in_place.opening import Opened
from exports.word.writing import STORE_PROPERTIES, STORE_TYPE, baseline_part, digest_of
from source.escaping import ILLEGAL, escaped, quoted
from source.formats import NAMESPACE, W, safe_parse
from source.readers.word import WordFile
from source.version import VERSION

if TYPE_CHECKING:
    from docx.opc.part import Part

CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CUSTOM = f"{OFFICE}/relationships/custom-properties"
PROPERTY = f"{{{OFFICE}/custom-properties}}property"
FORM = ("copydesk form", "in place")
OURS = re.compile(r"cd_[A-Za-z][\w.-]*")  # what our bookmarks are called
_NAMES = frozenset(("copydesk version", "copydesk baseline", "copydesk content", FORM[0]))


def store(document: Opened, annotated: AnnotatedText, before: Mapping[str, Any]) -> None:
    """Store the annotation, and what there was ``before``, in the document."""
    # What JSON may hold and XML not, stands there by its number.
    baseline = ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(annotated))
    content = baseline_part(baseline, before)
    part = document.document.part
    item = _add(
        document, part, "/customXml/item%d.xml", "application/xml", f"{OFFICE}/relationships/customXml", content
    )
    about = STORE_PROPERTIES.encode()
    _add(document, item, "/customXml/itemProps%d.xml", STORE_TYPE, f"{OFFICE}/relationships/customXmlProps", about)
    document.settle()
    document.forget()
    set_properties(
        document,
        {
            "copydesk version": VERSION,
            "copydesk baseline": sha256(baseline.encode()).hexdigest(),
            "copydesk content": digest_of(_contents(document)),
            FORM[0]: FORM[1],
        },
    )


def styles_used(document: Opened) -> set[str]:
    """Return the ids of the styles that something in a document has."""
    roots = (document.root(name) for name in WordFile.of(document).content)
    tags = (W + "pStyle", W + "rStyle", W + "tblStyle")
    return {one.get(W + "val") or "" for root in roots if root is not None for one in root.iter(*tags)}


def _contents(document: Opened) -> Iterable[bytes]:
    for name in WordFile.of(document).compared:
        part = document.part(name)
        yield part.blob if part is not None else b""


def _add(document: Opened, home: "Part", name: str, kind: str, relation: str, content: bytes) -> "Part":
    from docx.opc.part import Part

    package = document.document.part.package
    part = Part(package.next_partname(name), kind, content, package)
    home.relate_to(part, relation)
    return part


def set_properties(document: Opened, properties: Mapping[str, str], *, keeps: bool = False) -> None:
    """Set properties of ours among the custom ones, without those that we set before; others stay. None are left: the part goes, unless
    the document ``keeps`` it.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.document.part.package
    key = next((key for key, one in package.rels.items() if one.reltype == CUSTOM), None)
    part = package.rels[key].target_part if key is not None else None
    content = (
        part.blob if part is not None else f'<Properties xmlns="{OFFICE}/custom-properties"></Properties>'.encode()
    )
    root = safe_parse(content)
    for one in root.findall(PROPERTY):
        if one.get("name") in _NAMES:
            root.remove(one)
    if key is not None and not properties and not len(root) and not keeps:
        del package.rels[key]
        return
    taken = {int(pid) for one in root if (pid := one.get("pid") or "").isdecimal()}
    free = (number for number in range(2, 2**31) if number not in taken)
    for name, value in properties.items():
        root.append(
            safe_parse(
                f'<property xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes" fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" '
                f'pid="{next(free)}" name={quoted(name)}><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'.encode()
            )
        )
    from lxml import etree

    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if part is not None:
        part._blob = content
    elif properties:
        package.relate_to(Part(PackURI("/docProps/custom.xml"), CUSTOM_TYPE, content, package), CUSTOM)


def before_in(document: Opened) -> dict[str, Any]:
    """Return what the store in a document says of what there was before; nothing where there is none."""
    for part in _stores(document):
        root = safe_parse(part.blob)
        found = root.findtext(f"{{{NAMESPACE}}}before")
        if found:
            record = json.loads(found)
            return record if isinstance(record, dict) else {}
    return {}


def drop_store(document: Opened) -> None:
    """Take the store out of a document, and our properties."""
    keeps = bool(before_in(document).get("properties"))
    part = document.document.part
    for store_part in list(_stores(document)):
        for key, relation in list(part.rels.items()):
            if not relation.is_external and relation.target_part is store_part:
                del part.rels[key]
    document.forget()
    set_properties(document, {}, keeps=keeps)


def _stores(document: Opened) -> "Iterator[Part]":
    for relation in document.document.part.rels.values():
        if relation.reltype == f"{OFFICE}/relationships/customXml" and not relation.is_external:
            part = relation.target_part
            if NAMESPACE.encode() in part.blob[:1000]:
                yield part


def stored_json(document: Opened) -> str:
    """Return the annotation that is stored in a document, empty where there is none."""
    for part in _stores(document):
        return "".join(node.text or "" for node in safe_parse(part.blob).iterfind(f"{{{NAMESPACE}}}json"))
    return ""


def is_in_place(document: Opened) -> bool:
    """Tell whether somebody's document was marked up, and not a file made anew."""
    if before_in(document).get("in place"):
        return True
    for relation in document.document.part.package.rels.values():
        if relation.reltype == CUSTOM:
            named = {
                one.get("name"): "".join(map(str, one.itertext())) for one in safe_parse(relation.target_part.blob)
            }
            return named.get(FORM[0]) == FORM[1]
    return False
