"""A package saved: the same content gives the same bytes, whichever day it is and in whatever order its parts were added."""

from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships

from exports.word.styles import HEAD
from source.escaping import quoted

MAIN = PackURI("/word/document.xml")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can say
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def save(document: Document, out: BinaryIO, main: bytes | None = None) -> None:
    """Write a package; ``main`` is the text of its document part, where that is not the one that python-docx holds."""
    document.part.partname = MAIN
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    members = {CONTENT_TYPES_URI: _content_types(parts), PACKAGE_URI.rels_uri: _links(package.rels, PACKAGE_URI)}
    for part in parts:
        members[part.partname] = main if main is not None and part is document.part else part.blob
        if part.rels:
            members[part.partname.rels_uri] = _links(part.rels, part.partname)
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = ZipInfo(name.membername, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)


def _content_types(parts: Iterable[Part]) -> bytes:
    lines = "".join(
        f"<Override PartName={quoted(str(part.partname))} ContentType={quoted(part.content_type)}/>" for part in parts
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CT.XML}"/>{lines}</Types>'
    ).encode()


def _links(relations: Relationships, home: PackURI) -> bytes:
    lines = "".join(
        f"<Relationship Id={quoted(relation.rId)} Type={quoted(relation.reltype)} "
        + (
            f'Target={quoted(relation.target_ref)} TargetMode="External"/>'
            if relation.is_external
            else f"Target={quoted(relation.target_part.partname.relative_ref(home.baseURI))}/>"
        )
        for relation in relations.values()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'.encode()
