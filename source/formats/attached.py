"""The annotation that our PDF carries, found without reading PDF: an attachment is a stream of its own, deflated, and begins as our XML.

Programs that save the file anew keep that. What they encrypt, or store without deflating it, is not found: the file is a PDF like any other.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from source.errors import AnnotationError
from source.formats.root import is_own_root
from source.limits import Limits, check_limit

DAMAGED = "the annotation attached to it is damaged. Get the file again, or start from the text it was made of."
NAME = b"(copydesk.xml)"
MOST = 4096  # bytes: how much of an attachment is looked at
TRIED = 200  # how many attachments are looked at; ours is the only one
_ATTACHMENT = re.compile(rb"/EmbeddedFile\b")
_START = re.compile(rb"stream\r?\n")
_DEFLATED = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
_ENTRIES = 1_000  # bytes: a stream's dictionary is no longer


def holds_page(data: bytes) -> bool:
    """Tell whether the bytes of a PDF file are those of a page of ours: by its attachment, or the name of one that is damaged."""
    return NAME in data or _found(data) is not None


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
        if is_own_root(_unpacked(data[start : start + MOST]).decode("utf-8-sig", "replace")):
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
