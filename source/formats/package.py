"""The parts of a Word file, each inflated under a limit and parsed without a DTD."""

import posixpath
import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from source.errors import Unreadable
from source.formats.markup import safe_parse
from source.limits import Limits, check_limit

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A Word file may be written in two families of name spaces; the elements are the same (ISO/IEC 29500-4, annex A).
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
PIECE = 65_536
BROKEN = "it is a broken or incomplete Word file. Get it again, or save it again in Word."


@dataclass(frozen=True, slots=True)
class Package:
    """``parts`` holds the XML parts by name, still as bytes."""

    parts: dict[str, bytes]
    _roots: dict[str, etree._Element] = field(default_factory=dict)

    def root(self, name: str) -> etree._Element | None:
        """Return the root of a part, the same one each time; None if the file has no such part. Raises Unreadable."""
        if name not in self._roots:
            data = self.parts.get(name)
            if data is None:
                return None
            self._roots[name] = safe_parse(transitional(data))
        return self._roots[name]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the relations of a part: by id, the last word of its type and the name of the part it leads to."""
        folder, base = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", base + ".rels"))
        relations: dict[str, tuple[str, str]] = {}
        for one in root.iter(RELATION) if root is not None else ():
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target") or ""))
                relations[one.get("Id") or ""] = ((one.get("Type") or "").rpartition("/")[2], target.lstrip("/"))
        return relations

    def related_part(self, name: str, kind: str) -> str:
        """Return the name of the part of a kind (styles, comments) that another leads to; the usual one where none is named."""
        related = (target for other, target in self.related(name).values() if other == kind and target in self.parts)
        return next(related, f"word/{kind}.xml")


def transitional(part: bytes) -> bytes:
    """Return a part with the names of the family of name spaces that programs write by default: "strict" files have others."""
    if b"purl.oclc.org/ooxml" not in part:
        return part
    return _STRICT.sub(
        lambda name: b"http://schemas.openxmlformats.org/%b/2006/%b" % (name[1], _RENAMED.get(name[2], name[2])), part
    )


def open_package(data: bytes, limits: Limits) -> Package:
    """Return the XML parts of a Word file. Raises Unreadable and TooLarge.

    Sizes are counted while inflating, for headers can lie.
    """
    parts: dict[str, bytes] = {}
    left = limits.max_expanded
    try:
        with ZipFile(BytesIO(data)) as package:
            for member in package.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    parts[member.filename] = _inflated(package, member.filename, left, limits)
                    left -= len(parts[member.filename])
    except (BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError) as error:
        raise Unreadable(BROKEN) from error
    except RuntimeError as error:
        raise Unreadable("it is protected with a password. Remove the password and save it again.") from error
    return Package(parts)


def _inflated(package: ZipFile, name: str, left: int, limits: Limits) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with package.open(name) as part:
        while piece := part.read(PIECE):
            size += len(piece)
            if size > left:
                check_limit(limits, "max_expanded", limits.max_expanded - left + size)
            pieces.append(piece)
    return b"".join(pieces)
