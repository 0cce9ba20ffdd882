"""A Word file that copydesk wrote, read back with whatever an editor changed in it since."""

import re
from hashlib import sha256

from annotate.merge import Reconciled, Written, plain, reconcile, recover
from annotate.model import AnnotatedText
from annotate.storage import FORMAT, from_json
from exports.word.body import AUTHOR, bookmark_names, comment_text
from exports.word.reading_body import read_edited
from exports.word.review_sheet import index_rows, sheet_rows
from exports.word.writing import content_digest
from source import READERS
from source.errors import AnnotationError, Unreadable
from source.formats import NAMESPACE, NO_DOCTYPE, Package, open_package, safe_parse
from source.limits import LIMITS, Limits
from source.model import Origin
from source.text import clean

GONE = "The annotation that copydesk stored in the file is gone: a program dropped it."
DAMAGED = "The annotation that copydesk stored in the file is damaged."
DC = "{http://purl.org/dc/elements/1.1/}"
_VERSION = re.compile(r'\s*\{\s*"copydesk"\s*:\s*(\d{1,9})\b')
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def read_marked_up(data: bytes, *, name: str = "", limits: Limits = LIMITS) -> Reconciled:
    """Return the annotations of a Word file that copydesk wrote, with the editor's changes.

    Where the baseline in it is gone or damaged, what its marks say. Raises Unreadable, TooLarge, NoText, and AnnotationError for the file
    of another version.
    """
    package = open_package(data, limits)
    stated = _properties(package)
    baseline = _baseline(package, stated)
    if isinstance(baseline, AnnotatedText) and _is_untouched(package, stated):
        return Reconciled(baseline)
    edited = read_edited(package, limits)
    if isinstance(baseline, str):
        return recover(edited, _origin(package, data, name), why=baseline)
    return reconcile(baseline, edited, _written(baseline))


def _properties(package: Package) -> dict[str, str]:
    root = package.root("docProps/custom.xml")
    return {
        str(item.get("name")): "".join(map(str, item.itertext()))
        for item in (root.iter(CUSTOM) if root is not None else ())
    }


def _baseline(package: Package, stated: dict[str, str]) -> AnnotatedText | str:
    """Return the annotation as it was exported, or a sentence that says what became of it."""
    found = [words for name in _custom_parts(package) if (words := _baseline_words(package.parts[name])) is not None]
    words = found[0] if found else ""
    if not words:
        return DAMAGED if found else GONE
    # A file of another version is refused even where it is whole: what it means is not known here.
    if (version := _VERSION.match(words)) and int(version[1]) != FORMAT:
        raise AnnotationError(
            f"another version of copydesk wrote it (format {version[1]}; this one reads {FORMAT}). Use that version."
        )
    if sha256(words.encode()).hexdigest() != stated.get("copydesk baseline"):
        return DAMAGED
    try:
        return from_json(words)
    except AnnotationError:
        return DAMAGED


def _custom_parts(package: Package) -> list[str]:
    return [name for name in package.parts if name.startswith("customXml/item") and name.endswith(".xml")]


def _baseline_words(part: bytes) -> str | None:
    """Return the annotation that a part holds: empty where it is broken, None where it is somebody else's part."""
    try:
        root = safe_parse(part)
    except Unreadable as error:
        if str(error) == NO_DOCTYPE:
            raise
        return "" if NAMESPACE.encode() in part else None
    return "".join(node.text or "" for node in root) if root.tag == f"{{{NAMESPACE}}}baseline" else None


def _origin(package: Package, data: bytes, name: str) -> Origin:
    root = package.root("docProps/core.xml")
    title, language = (root.findtext(DC + key) if root is not None else None for key in ("title", "language"))
    return Origin(
        name=clean(name).text,
        media_type=READERS["docx"].media_type,
        sha256=sha256(data).hexdigest(),
        title=clean(title).text if title else None,
        language=clean(language).text if language else None,
    )


def _is_untouched(package: Package, stated: dict[str, str]) -> bool:
    document, comments = package.parts.get("word/document.xml", b""), package.parts.get("word/comments.xml", b"")
    return content_digest(document, comments) == stated.get("copydesk content")


def _written(baseline: AnnotatedText) -> Written:
    """Return what the marked-up file of an annotation says where it is not the annotation's own words."""
    bookmarks = bookmark_names(baseline.segments)
    return Written(
        AUTHOR,
        {name.removeprefix("cd_"): segment for segment, name in bookmarks.items() if name != f"cd_{segment}"},
        {segment.id: comment_text(baseline, segment) for segment in baseline.segments},
        {segment.id: (words, why) for segment, words, why in sheet_rows(baseline)},
        {(plain(who), plain(role), plain(", ".join(places))) for who, role, places in index_rows(baseline)},
    )
