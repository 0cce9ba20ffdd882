"""Recognise the files that copydesk wrote, cheaply: they bring annotations along."""

import json
import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from source.formats.attached import holds_page
from source.formats.root import NAMESPACE, is_own_root

__all__ = ["NAMESPACE", "own_format"]

_JSON = re.compile(r'\s*\{\s*"copydesk"\s*:')
_CUSTOM = re.compile(r"customXml/[^/]{1,100}\.xml")
MOST = 4096  # how much of a part is looked at
# What is left of ours in a Word file that another program saved: a property, bookmarks and styles, comments.
SIGNS = {
    r"docProps/custom\.xml": re.compile(rb'name="copydesk baseline"'),
    r"word/document\d?\.xml": re.compile(rb'w:name="cd_[a-z]\d|w:val="Copydesk'),
    r"word/comments\d?\.xml": re.compile(rb"\[[a-z]\d+ (?:claim|quote|analysis|boilerplate)\]"),
}
PIECE, PIECES = 65_536, 1_600  # bytes, and how many pieces of a part are looked at: as much as may be unpacked


def own_format(data: bytes) -> str | None:
    """Return ``json``, ``xml``, ``docx`` or ``pdf`` for the bytes of a file that copydesk wrote, None for any other."""
    if data.startswith(b"PK\x03\x04"):
        return "docx" if _holds_annotation(data) else None
    if data.startswith(b"%PDF-"):
        return "pdf" if holds_page(data) else None
    start = data[:MOST].decode("utf-8-sig", "replace")
    if _JSON.match(start) or (start.lstrip().startswith("{") and b'"copydesk"' in data and _has_key(data)):
        return "json"
    return "xml" if is_own_root(start) else None


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
            if any(is_own_root(_start(package, name)) for name in names if _CUSTOM.fullmatch(name)):
                return True
            found = ((name, sign) for part, sign in SIGNS.items() for name in names if re.fullmatch(part, name))
            return any(_holds(package, name, sign) for name, sign in found)
    except (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False


def _holds(package: ZipFile, name: str, sign: re.Pattern[bytes]) -> bool:
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
