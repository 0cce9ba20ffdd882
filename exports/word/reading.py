"""A Word file that copydesk wrote, read back with whatever an editor changed in it since."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from lxml import etree

from annotate.merge import EditedFile, Reconciled, Written, plain, reconcile, recover
from annotate.model import AnnotatedText
from annotate.storage import FORMAT, from_json
from exports.word.body import AUTHOR, bookmark_names, comment_text
from exports.word.reading_body import read_edited
from exports.word.reading_parts import Form
from exports.word.review_sheet import index_rows, sheet_rows
from exports.word.writing import digest_of
from source import READERS
from source.errors import AnnotationError, Unreadable
from source.formats import NAMESPACE, NO_DOCTYPE, Package, open_package, safe_parse
from source.limits import LIMITS, Limits
from source.model import Origin, Remark
from source.readers.word import WordFile
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
    stated, store = _properties(package), _store(package)
    before = _before(store)
    form = Form.of(before, in_place=_states_in_place(before, stated))
    baseline = _baseline(store, stated)
    if isinstance(baseline, AnnotatedText) and _is_untouched(package, stated):
        return Reconciled(baseline)
    edited = read_edited(package, limits, form)
    if isinstance(baseline, str):
        return recover(edited, _origin(package, data, name), why=baseline)
    edited = _without_remarks(edited, baseline.source.remarks)
    return reconcile(baseline, edited, _written(baseline))


def was_in_place(data: bytes, *, limits: Limits = LIMITS) -> bool:
    """Tell whether a Word file of ours is somebody's document, marked up in place, and not one made anew. Raises Unreadable and TooLarge."""
    package = open_package(data, limits)
    return _states_in_place(_before(_store(package)), _properties(package))


def is_untouched(data: bytes, *, limits: Limits = LIMITS) -> bool:
    """Tell whether a Word file of ours holds what we wrote, part by part. Raises Unreadable and TooLarge."""
    package = open_package(data, limits)
    return _is_untouched(package, _properties(package))


def _states_in_place(before: dict[str, Any], stated: dict[str, str]) -> bool:
    return bool(before.get("in place")) or stated.get("copydesk form") == "in place"


def _properties(package: Package) -> dict[str, str]:
    root = package.root("docProps/custom.xml")
    return {
        str(item.get("name")): "".join(map(str, item.itertext()))
        for item in (root.iter(CUSTOM) if root is not None else ())
    }


def _baseline(store: etree._Element | str, stated: dict[str, str]) -> AnnotatedText | str:
    """Return the annotation as it was exported, or a sentence that says what became of it."""
    if isinstance(store, str):
        return store
    words = "".join(node.text or "" for node in store.iterfind(f"{{{NAMESPACE}}}json"))
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


def _store(package: Package) -> etree._Element | str:
    """Return what was stored in the file, or a sentence that says what became of it."""
    names = [name for name in package.parts if name.startswith("customXml/item") and name.endswith(".xml")]
    found: str = GONE
    for name in names:
        part = package.parts[name]
        try:
            root = safe_parse(part)
        except Unreadable as error:
            if str(error) == NO_DOCTYPE:
                raise
            found = DAMAGED if NAMESPACE.encode() in part else found
            continue
        if root.tag == f"{{{NAMESPACE}}}baseline":
            return root if root.findtext(f"{{{NAMESPACE}}}json") else DAMAGED
    return found


def _before(store: etree._Element | str) -> dict[str, Any]:
    """Return the record of what there was before any editor had the file; nothing where there is none."""
    words = "" if isinstance(store, str) else store.findtext(f"{{{NAMESPACE}}}before") or ""
    try:
        record = json.loads(words or "{}")
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


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
    parts = WordFile.of(package).compared
    return digest_of(package.parts.get(name, b"") for name in parts) == stated.get("copydesk content")


def _without_remarks(edited: EditedFile, remarks: Sequence[Remark]) -> EditedFile:
    """Return the file without the comments that others had written before it was marked up; one ticked off since stays, with its number."""
    numbers: dict[tuple[str, str, bool], list[int]] = {}
    for number, remark in enumerate(remarks):
        numbers.setdefault((plain(remark.by), plain(remark.text), remark.resolved), []).append(number)
    others = []
    for comment in edited.comments:  # those that are as they were come first: two may say the same
        same = numbers.get((plain(comment.hand.by), plain(comment.text), comment.resolved))
        if same:
            same.pop()
        else:
            others.append(comment)
    comments = []
    for comment in others:
        was = numbers.get((plain(comment.hand.by), plain(comment.text), not comment.resolved))
        comments.append(replace(comment, remark=was.pop()) if was else comment)
    return replace(edited, comments=tuple(comments))


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
