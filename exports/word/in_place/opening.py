"""Somebody's Word file opened with python-docx, whatever program wrote it.

python-docx opens what most programs write. Before it sees the rest, "strict" files get the usual name spaces, a template or a file with
macros the type of a document (and its own again at saving), relations that lead nowhere pass for links to the
outside until then, and parts that only call themselves XML are kept as bytes.
"""

import posixpath
import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

from source.errors import ExportError, Unreadable
from source.formats import safe_parse, transitional

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

Relation = tuple[str, str, str]
TYPES = "[Content_Types].xml"
_SIGNATURE = "/digital-signature/"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT = f"{_KIND}document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_AS_DOCUMENT = (f"{_KIND}template.main+xml", MACROS, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")
# The kinds of relations that python-docx looks for by their kind; nothing in the text names these by their ids.
_ASKED_FOR = frozenset("styles numbering settings comments core-properties".split())
_BYTES = "application/octet-stream"
_XML = re.compile(r"[/+]xml$")


class NoPlace(ExportError):
    """A document that cannot be marked up in place: the sentence says why."""


@dataclass(slots=True)
class Opened:
    """A document with its parts by name. ``types`` are the content types to put back at saving, by the parts' names; ``dead`` the relations
    that lead nowhere: id, type and target.
    """

    document: "Document"
    types: dict[str, str] = field(default_factory=dict)
    was_strict: bool = False
    was_signed: bool = False
    dead: set[Relation] = field(default_factory=set)
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
        element: etree._Element | None = getattr(part, "element", None)
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

    def settle(self) -> None:
        """Put the roots of parts that python-docx keeps as bytes, such as notes, back into them."""
        for name, root in self._roots.items():
            part = self.part(name)
            if part is not None:
                part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def forget(self) -> None:
        """Look for the parts anew: some came or went."""
        self._parts = {}

    def save(self, out: BinaryIO) -> None:
        """Write the document: the same content gives the same bytes."""
        from exports.word.package import save

        self.settle()
        for name, kind in self.types.items():
            if (part := self.part(name)) is not None:
                part._content_type = kind
        if not self.dead:
            save(self.document, out)
            return
        whole = BytesIO()
        save(self.document, whole)
        with ZipFile(whole) as package, ZipFile(out, "w", ZIP_DEFLATED) as again:
            for entry in package.infolist():
                content = package.read(entry)
                again.writestr(entry, self._inward(content) if entry.filename.endswith(".rels") else content)

    def _inward(self, relations: bytes) -> bytes:
        """Return relations in which those that lead nowhere do so within the file again."""
        root = safe_parse(relations)
        for one in root:
            if _relation(one) in self.dead and "TargetMode" in one.attrib:
                del one.attrib["TargetMode"]
        return _text(root)


def opened(data: bytes) -> Opened:
    """Return a Word file, opened. Raises NoPlace."""
    from docx import Document

    try:
        prepared, types, strict, signed, dead = _prepared(data)
        return Opened(Document(BytesIO(prepared)), types, strict, signed, dead)
    except (KeyError, ValueError, AttributeError, TypeError, BadZipFile, etree.XMLSyntaxError, Unreadable) as error:
        raise NoPlace("its parts do not hang together as Word wants it") from error


def _prepared(data: bytes) -> tuple[bytes, dict[str, str], bool, bool, set[Relation]]:
    """Return the file as python-docx opens it, the types to put back, whether it was strict or signed, and relations that lead nowhere."""
    with ZipFile(BytesIO(data)) as package:
        members = {one.filename: package.read(one) for one in package.infolist() if not one.is_dir()}
    texts = [name for name in members if name.endswith((".xml", ".rels"))]
    strict = any(b"purl.oclc.org/ooxml" in members[name] for name in texts)
    if strict:
        members |= {name: transitional(members[name]) for name in texts}
    signed = any(name.startswith("_xmlsignatures/") for name in members)
    dead: set[Relation] = set()
    for name in texts:
        if name.endswith(".rels"):
            members[name] = _live(members[name], name, members, dead)
    members[TYPES], types = _typed(members)
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue(), types, strict, signed, dead


def _live(relations: bytes, name: str, members: dict[str, bytes], dead: set[Relation]) -> bytes:
    """Return a part's relations without signatures, which no longer hold; those that lead nowhere lead outside, and are ``dead``.

    They keep their ids by that: a new relation must not get one that a picture which is gone still names.
    """
    folder = posixpath.dirname(posixpath.dirname(name))
    root = safe_parse(relations)
    changed = False
    for one in list(root):
        kind = one.get("Type") or ""
        leads = one.get("TargetMode") == "External" or _leads(one, folder, members)
        if _SIGNATURE in kind or (not leads and kind.rpartition("/")[2] in _ASKED_FOR):
            root.remove(one)
        elif not leads:
            one.set("TargetMode", "External")
            dead.add(_relation(one))
        else:
            continue
        changed = True
    return _text(root) if changed else relations


def _relation(element: etree._Element) -> Relation:
    return element.get("Id") or "", element.get("Type") or "", element.get("Target") or ""


def _leads(relation: etree._Element, folder: str, members: dict[str, bytes]) -> bool:
    target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or "")).lstrip("/")
    return target in members


def _typed(members: dict[str, bytes]) -> tuple[bytes, dict[str, str]]:
    """Return the list of types as python-docx wants it, and those to put back, by the parts' names."""
    root = safe_parse(members[TYPES])
    back: dict[str, str] = {}
    endings: dict[str, str] = {}
    named: set[str] = set()
    for one in root:
        kind, name = one.get("ContentType") or "", (one.get("PartName") or "").lstrip("/")
        named.add(name)
        endings[(one.get("Extension") or "").lower()] = kind
        if kind in _AS_DOCUMENT:
            back[name] = kind
            one.set("ContentType", DOCUMENT)
        elif name in members and _XML.search(kind) and not _is_xml(members[name]):
            back[name] = kind
            one.set("ContentType", _BYTES)
    space = root.tag.rpartition("}")[0] + "}"
    for name in sorted(set(members) - named - {TYPES}):
        ending = posixpath.splitext(name)[1].lstrip(".").lower()
        kind = endings.setdefault(ending, "")
        if not kind or (_XML.search(kind) and ending not in ("xml", "rels") and not _is_xml(members[name])):
            back |= {name: kind} if kind else {}
            etree.SubElement(root, f"{space}Override", PartName=f"/{name}", ContentType=_BYTES)
    return _text(root), back


def _is_xml(content: bytes) -> bool:
    try:
        safe_parse(content)
    except Unreadable:
        return False
    return True


def _text(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
