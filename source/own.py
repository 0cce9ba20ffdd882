"""Recognise the files that copydesk wrote, cheaply: they bring annotations along."""

import json
import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

NAMESPACE = "urn:copydesk:annotated:1"
_JSON = re.compile(r'\s*\{\s*"copydesk"\s*:')
_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*|<\?[^>]{0,400}\?>\s*){0,5}<[A-Za-z_][^<>]{0,2000}>"
)
_CUSTOM = re.compile(r"customXml/[^/]{1,100}\.xml")
MOST = 4096  # how much of a part is looked at


def own_format(data: bytes) -> str | None:
    """Return ``json``, ``xml`` or ``docx`` for the bytes of a file that copydesk wrote, None for any other."""
    if data.startswith(b"PK\x03\x04"):
        return "docx" if _holds_annotation(data) else None
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


def _is_own_root(start: str) -> bool:
    root = _ROOT.match(start)
    return root is not None and f'"{NAMESPACE}"' in root[0].replace("'", '"')


def _holds_annotation(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as package:
            return any(_is_own_root(_start(package, name)) for name in package.namelist() if _CUSTOM.fullmatch(name))
    except (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False


def _start(package: ZipFile, name: str) -> str:
    with package.open(name) as part:
        return part.read(MOST).decode("utf-8-sig", "replace")
