"""Marked-up Word files for tests: written, and changed as other programs change them."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from annotate.model import AnnotatedText
from exports.settings import Settings
from exports.word import write_word

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"


def word_file(annotated: AnnotatedText, comments: str = "check", **settings: object) -> bytes:
    """Return the marked-up Word file of an annotated text."""
    out = BytesIO()
    write_word(annotated, out, Settings(comments=comments, **settings))  # type: ignore[arg-type]
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a package of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return the file with one part changed. Fails where the change changes nothing."""
    parts = parts_of(data)
    before = parts[name].decode()
    after = change(before)
    assert after != before, f"nothing of {name} was changed"
    return packed(parts | {name: after.encode()})


def replaced(data: bytes, old: str, new: str, *, name: str = DOCUMENT) -> bytes:
    """Return the file with one stretch of a part replaced, which must be there."""
    return changed(data, name, lambda part: part.replace(old, new, 1))


def saved(data: bytes) -> bytes:
    """Return the file as any program saves it: other bytes, the same content."""
    return changed(data, DOCUMENT, lambda part: part + "\n")


def stripped(data: bytes, *what: str) -> bytes:
    """Return the file without its annotation and, as named, without bookmarks, controls, comments or styles."""
    parts = {name: part for name, part in parts_of(data).items() if not name.startswith("customXml/")}
    document = parts[DOCUMENT].decode()
    for one in what:
        document = STRIPPERS[one].sub("", document)
    return packed(parts | {DOCUMENT: document.encode()})


STRIPPERS = {
    "bookmarks": re.compile(r"<w:bookmark(?:Start|End)[^>]*/>"),
    "controls": re.compile(r"</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>", re.S),
    "comments": re.compile(r"<w:comment(?:RangeStart|RangeEnd|Reference)[^>]*/>"),
    "styles": re.compile(r"<w:[pr]Style[^>]*/>"),
}
