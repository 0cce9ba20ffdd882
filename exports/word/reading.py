"""A Word file that copydesk wrote, read back with whatever an editor changed in it since."""

import re
from collections.abc import Container
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from annotate.merge import Comment, EditedFile, Reconciled, Row, Stretch, plain, rebuild, reconcile
from annotate.model import AnnotatedText, Kind
from annotate.storage import FORMAT, from_json
from exports.word.body import AUTHOR
from exports.word.reading_body import read_edited
from exports.word.review_sheet import index_rows, row_words
from exports.word.writing import BASELINE, bookmark_names, comment_text, content_digest
from source import WORD
from source.errors import AnnotationError, Unreadable
from source.formats import NO_DOCTYPE, Package, open_package, safe_parse
from source.limits import LIMITS, Limits
from source.model import Origin
from source.text import clean

GONE = "The annotation that copydesk stored in the file is gone: a program dropped it."
DAMAGED = "The annotation that copydesk stored in the file is damaged."
DC = "{http://purl.org/dc/elements/1.1/}"
_VERSION = re.compile(r'\s*\{\s*"copydesk"\s*:\s*(\d{1,9})\b')
_Tied = TypeVar("_Tied", Stretch, Comment)
_LABEL = re.compile(r"^\[[^\]]*\] ?")
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
        return rebuild(edited, _origin(package, data, name), why=baseline)
    edited = _with_our_deletions(_with_changed_comments(_with_ids(edited, baseline), baseline), baseline)
    return reconcile(baseline, _with_sheet_compared(edited, baseline))


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
        return "" if BASELINE.encode() in part else None
    return "".join(node.text or "" for node in root) if root.tag == f"{{{BASELINE}}}baseline" else None


def _origin(package: Package, data: bytes, name: str) -> Origin:
    root = package.root("docProps/core.xml")
    title, language = (root.findtext(DC + key) if root is not None else None for key in ("title", "language"))
    return Origin(
        name=clean(name).text,
        media_type=WORD,
        sha256=sha256(data).hexdigest(),
        title=clean(title).text if title else None,
        language=clean(language).text if language else None,
    )


def _is_untouched(package: Package, stated: dict[str, str]) -> bool:
    document, comments = package.parts.get("word/document.xml", b""), package.parts.get("word/comments.xml", b"")
    return content_digest(document, comments) == stated.get("copydesk content")


def _with_ids(edited: EditedFile, baseline: AnnotatedText) -> EditedFile:
    """Return the file with the ids of segments whose bookmarks had to have other names."""
    ids = {
        name.removeprefix("cd_"): one for one, name in bookmark_names(baseline.segments).items() if name != f"cd_{one}"
    }
    if not ids:
        return edited
    return replace(
        edited,
        paragraphs=tuple(
            replace(one, stretches=tuple(_renamed(s, ids) for s in one.stretches)) for one in edited.paragraphs
        ),
        comments=tuple(_renamed(one, ids) for one in edited.comments),
        told=tuple((ids.get(one or "", one), sentence) for one, sentence in edited.told),
    )


def _renamed(one: _Tied, ids: dict[str, str]) -> _Tied:
    return replace(one, segment=ids[one.segment]) if one.segment in ids else one


def _with_changed_comments(edited: EditedFile, baseline: AnnotatedText) -> EditedFile:
    """Return the file with each comment of ours marked that does not say any more what we wrote."""
    written = {segment.id: comment_text(baseline, segment) for segment in baseline.segments}
    return replace(edited, comments=tuple(_marked(_with_small_id(one, written), written) for one in edited.comments))


def _with_small_id(comment: Comment, known: Container[str]) -> Comment:
    """Return a comment that says ``[S07 claim]`` as one that says ``[s07 claim]``."""
    if comment.label is None or comment.label[0] in known or comment.label[0].lower() not in known:
        return comment
    name = comment.label[0].lower()
    return replace(comment, label=(name, comment.label[1]), segment=name if comment.own else comment.segment)


def _marked(comment: Comment, written: dict[str, str]) -> Comment:
    # Under whatever name: a program that takes names out of a file makes all of them "Author".
    if comment.label and plain(comment.text) == plain(written.get(comment.label[0], "")):
        return replace(comment, segment=comment.label[0], own=True, changed=False)
    if not comment.own or comment.segment is None:
        return comment
    said, wrote = (_LABEL.sub("", plain(text)) for text in (comment.text, written.get(comment.segment, "")))
    return replace(comment, changed=said != wrote)


def _with_our_deletions(edited: EditedFile, baseline: AnnotatedText) -> EditedFile:
    """Return the file with our proposals under whatever name our comments have: a program that takes names out gives all the same."""
    names = {one.hand.by for one in edited.comments if one.own and one.hand.by != AUTHOR}
    if not names:
        return edited
    boilerplate = {segment.id for segment in baseline.segments if segment.kind is Kind.BOILERPLATE}

    def ours(one: Stretch) -> Stretch:
        by_us = one.deleted and one.hand is not None and one.hand.by in names and one.segment in boilerplate
        return replace(one, deleted=False, proposed=True, hand=None) if by_us else one

    paragraphs = (replace(one, stretches=tuple(map(ours, one.stretches))) for one in edited.paragraphs)
    return replace(edited, paragraphs=tuple(paragraphs))


def _with_sheet_compared(edited: EditedFile, baseline: AnnotatedText) -> EditedFile:
    """Return the file without rows of another text's review sheet, and with what was changed where nothing is read back from."""
    written = {segment.id: row_words(baseline, segment) for segment in baseline.segments}
    ours = {row.segment for row in edited.rows if row.words == plain(written.get(row.segment, ("", ""))[0])}
    rows: list[Row] = []
    strange: dict[str, None] = {}
    told = dict.fromkeys(edited.told)
    for row in edited.rows:
        words, why = map(plain, written.get(row.segment, (row.words, row.why)))
        if row.words != words and row.segment in ours:
            strange[row.segment] = None
            continue
        rows.append(row)
        if row.words and row.words != words:
            told[row.segment, f"“{row.words}” in the review sheet was left out: correct words in the text itself"] = (
                None
            )
        if row.why and row.why != why:
            told[row.segment, f"“{row.why}” in the review sheet was left out: write it as a comment"] = None
    if strange:
        told[None, f"a second review sheet, that of other words ({', '.join(strange)}), was left out"] = None
    known = {plain(f"{who} | {role} | {', '.join(places)}") for who, role, places in index_rows(baseline)}
    for line in edited.index:
        said = " | ".join(line)
        if plain(said) not in known:
            told[None, f"“{said}” in the index of speakers was left out: name speakers in the review sheet"] = None
    return replace(edited, rows=tuple(rows), told=tuple(told))
