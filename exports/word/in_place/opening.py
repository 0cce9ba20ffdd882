"""Somebody's Word file opened with python-docx, and saved so that the same input gives the same bytes.

python-docx opens what most programs write. Before it sees the rest: "strict" files get the usual name spaces, a template or a file with
macros the type of a document (and its own back at saving), relations that lead nowhere are taken out, and parts that only call themselves
XML are kept as bytes.
"""

import posixpath
import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from source.errors import ExportError, Unreadable
from source.formats import safe_parse, transitional

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

TYPES = "[Content_Types].xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT = f"{_KIND}document.main+xml"
_AS_DOCUMENT = (
    f"{_KIND}template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_BYTES = "application/octet-stream"
_XML = re.compile(rb"[/+]xml$")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip file can hold: the clock is never read


class NoPlace(ExportError):
    """A document that cannot be marked up in place: the sentence says why."""


@dataclass(slots=True)
class Opened:
    """A document with its parts by name. ``types`` are the content types to put back at saving, by the parts' names."""

    document: "Document"
    types: dict[str, str] = field(default_factory=dict)
    was_strict: bool = False
    was_signed: bool = False
    _parts: dict[str, "Part"] = field(default_factory=dict)
    _roots: dict[str, etree._Element] = field(default_factory=dict)

    def part(self, name: str) -> "Part | None":
        """Return a part by its name, such as word/document.xml."""
        if not self._parts:
            self._parts = {str(part.partname).lstrip("/"): part for part in self.document.part.package.iter_parts()}
        return self._parts.get(name)

    def root(self, name: str) -> etree._Element | None:
        """Return the root of a part, the same one each time; None if there is no such part. Raises Unreadable."""
        part = self.part(name)
        if part is None:
            return None
        element = getattr(part, "element", None)
        if element is not None:
            return element
        if name not in self._roots:
            self._roots[name] = safe_parse(part.blob)
        return self._roots[name]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the relations of a part: by id, the last word of its type and the name of the part it leads to."""
        home = self.part(name) if name else self.document.part.package
        return {
            key: (one.reltype.rpartition("/")[2], str(one.target_part.partname).lstrip("/"))
            for key, one in (home.rels.items() if home is not None else ())
            if not one.is_external
        }

    def changed(self, name: str) -> None:
        """Put the root of a part that python-docx keeps as bytes back into it."""
        part = self.part(name)
        if part is not None and name in self._roots:
            part._blob = etree.tostring(self._roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)

    def forget(self) -> None:
        """Look for the parts anew: some came or went."""
        self._parts = {}

    def save(self, out: BinaryIO, *, as_document: bool = False) -> None:
        """Write the document; ``as_document``: with the type of a document, whatever it was."""
        packed = BytesIO()
        self.document.save(packed)
        types = {} if as_document else self.types
        repack(packed, out, types)


def opened(data: bytes) -> Opened:
    """Return a Word file, opened. Raises NoPlace."""
    from docx import Document

    try:
        prepared, types, strict, signed = _prepared(data)
        return Opened(Document(BytesIO(prepared)), types, strict, signed)
    except (KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError, Unreadable) as error:
        raise NoPlace("the file's parts do not hang together as Word wants it. Open it in Word and save it again") from error


def _prepared(data: bytes) -> tuple[bytes, dict[str, str], bool, bool]:
    """Return the file as python-docx opens it, the types to put back, and whether it was strict or signed."""
    with ZipFile(BytesIO(data)) as package:
        members = {one.filename: package.read(one) for one in package.infolist() if not one.is_dir()}
    strict = any(b"purl.oclc.org/ooxml" in content for name, content in members.items() if name.endswith((".xml", ".rels")))
    if strict:
        members = {
            name: transitional(content) if name.endswith((".xml", ".rels")) else content for name, content in members.items()
        }
    signed = any(name.startswith("_xmlsignatures/") for name in members)
    for name in [name for name in members if name.endswith(".rels")]:
        members[name] = _live(members[name], name, members)
    members[TYPES], types = _typed(members)
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue(), types, strict, signed


def _live(relations: bytes, name: str, members: dict[str, bytes]) -> bytes:
    """Return a part's relations without those that lead nowhere, and without signatures, which no longer hold."""
    folder = posixpath.dirname(posixpath.dirname(name))
    root = safe_parse(relations)
    dead = [
        one
        for one in root
        if isinstance(one.tag, str) and one.get("TargetMode") != "External" and not _leads(one, folder, members)
    ]
    if not dead:
        return relations
    for one in dead:
        root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _leads(relation: etree._Element, folder: str, members: dict[str, bytes]) -> bool:
    if "/digital-signature/" in (relation.get("Type") or ""):
        return False
    target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or "")).lstrip("/")
    return target in members


def _typed(members: dict[str, bytes]) -> tuple[bytes, dict[str, str]]:
    """Return the list of types as python-docx wants it, and those to put back, by the parts' names."""
    root = safe_parse(members[TYPES])
    back: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for one in root:
        kind = one.get("ContentType") or ""
        name = (one.get("PartName") or "").lstrip("/")
        if one.get("Extension"):
            defaults[one.get("Extension", "").lower()] = kind
        elif kind in _AS_DOCUMENT:
            back[name] = kind
            one.set("ContentType", DOCUMENT)
        elif name in members and _XML.search(kind.encode()) and not _is_xml(members[name]):
            back[name] = kind
            one.set("ContentType", _BYTES)
    for name in members:
        ending = posixpath.splitext(name)[1].lstrip(".").lower()
        if ending and ending not in defaults and name != TYPES:
            defaults[ending] = _BYTES
            etree.SubElement(root, f"{root.tag.rpartition('}')[0]}}}Default", Extension=ending, ContentType=_BYTES)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), back


def _is_xml(content: bytes) -> bool:
    try:
        safe_parse(content)
    except Unreadable:
        return False
    return True


def repack(packed: BinaryIO, out: BinaryIO, types: "dict[str, str] | None" = None) -> None:
    """Write a package anew with one date and one order for all members, so that the same document is the same bytes.

    ``types`` are content types that parts are to have again.
    """
    with ZipFile(packed) as package:
        members = {name: package.read(name) for name in package.namelist()}
    if types:
        members[TYPES] = _with_types(members[TYPES], types)
    first = [name for name in (TYPES, "_rels/.rels", "word/document.xml") if name in members]
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in [*first, *sorted(set(members) - set(first))]:
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, members[name])


def _with_types(listed: bytes, types: dict[str, str]) -> bytes:
    root = safe_parse(listed)
    for one in root:
        name = (one.get("PartName") or "").lstrip("/")
        if name in types:
            one.set("ContentType", types[name])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
