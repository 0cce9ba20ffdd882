"""The files that copydesk wrote, recognised cheaply: they bring annotations along.

JSON by its key, XML by its root element, a Word file by its parts. A page carries the XML as an attachment, found without reading PDF: a
stream of its own, deflated, that begins as our XML. Programs that save the page anew keep that; what they encrypt, or store without
deflating it, is not found, and the file is a PDF like any other.

A JSON, XML or PDF file of ours ends with its seal: the digest of all that stands before it. Whoever changes the file breaks it.
"""

import json
import re
import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from source.errors import AnnotationError
from source.limits import Limits, check_limit

NAMESPACE = "urn:copydesk:annotated:1"
MOST = 4096  # bytes: how much of a file, of a part or of an attachment is looked at
_JSON = re.compile(r'\s*\{\s*"copydesk"\s*:')
_CUSTOM = re.compile(r"customXml/[^/]{1,100}\.xml")
# What is left of ours in a Word file that another program saved: a property, bookmarks and styles, comments.
SIGNS = {
    r"docProps/custom\.xml": re.compile(rb'name="copydesk baseline"'),
    r"word/document\d?\.xml": re.compile(rb'w:name="cd_[a-z]\d|w:val="Copydesk'),
    r"word/comments\d?\.xml": re.compile(rb"\[[a-z]\d+ (?:claim|quote|analysis|boilerplate)\]"),
}
PIECE, PIECES = 65_536, 1_600  # bytes, and how many pieces of a part are looked at: as much as may be unpacked
_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*|<\?[^>]{0,400}\?>\s*){0,5}<[A-Za-z_][^<>]{0,2000}>"
)


def own_format(data: bytes) -> str | None:
    """Return the name of the exporter that writes files such as these bytes, None for a file that copydesk did not write."""
    if data.startswith(b"PK\x03\x04"):
        return "docx" if _holds_annotation(data) else None
    if data.startswith(b"%PDF-"):
        return "pdf" if _holds_page(data) else None
    start = data[:MOST].decode("utf-8-sig", "replace")
    if _JSON.match(start) or (start.lstrip().startswith("{") and b'"copydesk"' in data and _has_key(data)):
        return "json"
    return "xml" if _is_own_root(start) else None


def _has_key(data: bytes) -> bool:
    """Look for our key in an object whose keys somebody has put into another order."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "copydesk" in record


def _holds_annotation(data: bytes) -> bool:
    """Tell whether a Word file has our annotation, or, where a program dropped that, what else only ours have."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            if any(_is_own_root(_start(package, name)) for name in names if _CUSTOM.fullmatch(name)):
                return True
            found = ((name, sign) for part, sign in SIGNS.items() for name in names if re.fullmatch(part, name))
            return any(_holds_sign(package, name, sign) for name, sign in found)
    except (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False


def _holds_sign(package: ZipFile, name: str, sign: re.Pattern[bytes]) -> bool:
    """Look for a sign in a part, piece by piece, and never further than a limit."""
    before = b""
    with package.open(name) as part:
        for _ in range(PIECES):
            piece = part.read(PIECE)
            if not piece:
                return False
            if sign.search(before + piece):
                return True
            before = piece[-200:]
    return False


def _start(package: ZipFile, name: str) -> str:
    with package.open(name) as part:
        return part.read(MOST).decode("utf-8-sig", "replace")


def _is_own_root(start: str) -> bool:
    """Tell whether a file that starts like this is XML of ours."""
    root = _ROOT.match(start)
    return root is not None and f'"{NAMESPACE}"' in root[0].replace("'", '"')


# The seal -----------------------------------------------------------------------------------------------------------

# In JSON and XML the whole digest; in PDF the file's identifier, which has half its length.
_SEAL = re.compile(
    rb', "seal": "([0-9a-f]{64})"\}\n\Z|<\?copydesk seal="([0-9a-f]{64})"\?>\n\Z'
    rb"|/ID \[<([0-9a-f]{32})> <\3>\] >>\nstartxref\n[0-9]{1,12}\n%%EOF\n\Z"
)
_LONGEST_SEAL = 200  # bytes, with what stands around it


def is_sealed(data: bytes) -> bool:
    """Tell whether a JSON, XML or PDF file is byte for byte as copydesk wrote it: its seal is that of what stands before it."""
    seal = _SEAL.search(data, max(0, len(data) - _LONGEST_SEAL))
    if seal is None:
        return False
    stated = next(filter(None, seal.groups()))
    return sha256(memoryview(data)[: seal.start()]).hexdigest().startswith(stated.decode())


# The attachment of a page -------------------------------------------------------------------------------------------

DAMAGED = "the annotation attached to it is damaged. Get the file again, or start from the text it was made of."
ATTACHED = "copydesk.xml"  # its name
TRIED = 200  # how many attachments are looked at; ours is the only one
_ATTACHMENT = re.compile(rb"/EmbeddedFile\b")
_START = re.compile(rb"stream\r?\n")
_DEFLATED = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
_ENTRIES = 1_000  # bytes: a stream's dictionary is no longer


def _holds_page(data: bytes) -> bool:
    """Tell whether the bytes of a PDF file are those of a page of ours: by its attachment, or the name of one that is damaged."""
    return f"({ATTACHED})".encode() in data or _found(data) is not None


def attached_xml(data: bytes, limits: Limits) -> bytes:
    """Return the XML attached to a page of ours. Raises AnnotationError if it is damaged, TooLarge if it unpacks to too much."""
    start = _found(data)
    if start is None:
        raise AnnotationError(DAMAGED)
    packed = zlib.decompressobj()
    try:
        xml = packed.decompress(data[start:], limits.max_expanded + 1)
    except zlib.error as error:
        raise AnnotationError(DAMAGED) from error
    check_limit(limits, "max_expanded", len(xml))
    if not packed.eof:  # the sum of all bytes, which tells whether they are whole, stands at the end
        raise AnnotationError(DAMAGED)
    return xml


def _found(data: bytes) -> int | None:
    """Return where the newest attachment of ours starts: what is saved later stands further down."""
    found = None
    for start in _attachments(data):
        if _is_own_root(_unpacked(data[start : start + MOST]).decode("utf-8-sig", "replace")):
            found = start
    return found


def _attachments(data: bytes) -> Iterator[int]:
    """Yield where the streams start that are deflated attachments."""
    for mark in islice(_ATTACHMENT.finditer(data), TRIED):
        stream = _START.search(data, mark.end(), mark.end() + _ENTRIES)
        first = data.rfind(b" obj", max(0, mark.start() - _ENTRIES), mark.start())
        if stream and first >= 0 and _DEFLATED.search(data, first, stream.start()):
            yield stream.end()


def _unpacked(start: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(start, MOST)
    except zlib.error:
        return b""
