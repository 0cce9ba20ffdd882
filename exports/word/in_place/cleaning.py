"""All of ours taken out of a marked-up document again: what is left is the editor's, with the editor's own marks.

Proposals that are still pending are rejected, accepted ones stay; fills go, whether their change was accepted or not; comments of ours go,
those of others stay, answers to ours too.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from annotate.model import Kind
from exports.word.body import AUTHOR
from exports.word.in_place.opening import Opened
from exports.word.in_place.runs import TEXTS, WORDS, XML_SPACE
from exports.word.in_place.storing import OURS, before_in, drop_store, styles_used
from source.errors import Unreadable
from source.formats import RELATED, W14, W15, W, safe_parse
from source.readers.word import WordFile

_LABEL = re.compile(rf"\s*\[[A-Za-z][\w.-]* (?:{'|'.join(Kind)})\]")
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_NO_SECTION = "00000000"  # what a section says that the document had not stated itself


def clean_up(document: Opened) -> None:
    """Take all of ours out of a document that was marked up in place."""
    before = before_in(document)
    file = WordFile.of(document)
    had = set(before.get("parts", ("comments", "styles")))
    gone = _drop_comments(document, file, had=had)
    _drop_sheet(document, before)
    seams: list[etree._Element] = []
    for name in file.content:
        root = document.root(name)
        if root is not None:
            _reject(root, set(before.get("fills", ())))
            _drop_marks(root, gone, seams, others=set(before.get("bookmarks", ())))
    _join(seams)
    _drop_styles(document, file, before.get("styles", ()), loose=before.get("loose", ()))
    if "styles" not in had and document.document.styles.element.find(W + "style") is None:
        _drop_parts(document, ("styles",))
    settings = file.part("settings")
    if before.get("track") and settings is not None:
        for one in settings.findall(W + "trackRevisions"):
            _take_out(one)
    drop_store(document)
    document.settle()


def _take_out(element: etree._Element) -> None:
    home = element.getparent()
    if home is not None:
        home.remove(element)


# Tracked changes ------------------------------------------------------------------------------------------------------


def _reject(root: etree._Element, fills: set[str]) -> None:
    """Undo our tracked changes, and take out fills of ours whose change was accepted."""
    for change in [one for one in root.iter(W + "del") if one.get(W + "author") == AUTHOR]:
        look = change.getparent()
        if look is not None and look.tag == W + "rPr":
            _take_out(change)
            _drop_empty(look)
            continue
        for node in change.iter(*TEXTS):
            node.tag = W + "t"
        for child in list(change):
            change.addprevious(child)
        _take_out(change)
    for change in [one for one in root.iter(W + "rPrChange") if one.get(W + "author") == AUTHOR]:
        look, was = change.getparent(), change.find(W + "rPr")
        if look is not None:
            look[:] = list(was) if was is not None else []
            _drop_empty(look)
    for fill in [one for one in root.iter(W + "shd") if one.get(W + "fill") in fills and one.get(W + "val") == "clear"]:
        look = fill.getparent()
        run = look.getparent() if look is not None and look.tag == W + "rPr" else None
        if run is not None and run.tag == W + "r":
            _take_out(fill)
            _drop_empty(look)


def _drop_empty(element: etree._Element | None) -> None:
    """Take out properties that say nothing any more, and those that they stand in."""
    while element is not None and not len(element) and element.tag in (W + "rPr", W + "pPr"):
        home = element.getparent()
        _take_out(element)
        element = home


def _seam(mark: etree._Element) -> None:
    """Leave a mark where the runs on both sides may be one again."""
    mark.tag = W + "proofErr"
    for key in list(mark.attrib):
        del mark.attrib[key]
    mark.set("seam", "1")


# Marks and comments ---------------------------------------------------------------------------------------------------


def _drop_marks(root: etree._Element, gone: set[str], seams: list[etree._Element], *, others: set[str]) -> None:
    """Turn bookmarks of ours, and the marks of comments that are gone, into seams; ``others`` are bookmarks that only look like ours."""
    ids = set()
    for mark in root.iter(W + "bookmarkStart"):
        name = mark.get(W + "name") or ""
        if OURS.fullmatch(name) and name not in others:
            ids.add(mark.get(W + "id"))
            _seam(mark)
    for mark in root.iter(W + "bookmarkEnd"):
        if mark.get(W + "id") in ids:
            _seam(mark)
    for mark in list(root.iter(*(W + name for name in _COMMENT_MARKS))):
        if mark.get(W + "id") in gone:
            run = mark.getparent()
            if (
                mark.tag == W + "commentReference"
                and run is not None
                and all(child is mark or child.tag == W + "rPr" for child in run)
            ):
                mark = run
                for child in list(run):
                    run.remove(child)
            _seam(mark)
    seams += [mark for mark in root.iter(W + "proofErr") if mark.get("seam")]


def _join(seams: Iterable[etree._Element]) -> None:
    """Take the seams out, and join the runs beside them that are alike: they were one."""
    for seam in seams:
        before, after = seam.getprevious(), seam.getnext()
        while before is not None and before.get("seam"):
            before = before.getprevious()
        while after is not None and after.get("seam"):
            after = after.getnext()
        _take_out(seam)
        if before is None or after is None or not _are_alike(before, after):
            continue
        words = [child for child in after if child.tag != W + "rPr"]
        last = before[-1]
        if last.tag not in WORDS or not words or words[0].tag not in WORDS:
            continue  # what is no words may have had a run of its own
        if last.tag == W + "t" == words[0].tag:
            last.text = (last.text or "") + (words[0].text or "")
            last.set(XML_SPACE, "preserve")
            words = words[1:]
        for child in words:
            before.append(child)
        _take_out(after)


def _are_alike(one: etree._Element, other: etree._Element) -> bool:
    if (
        one.tag != W + "r"
        or other.tag != W + "r"
        or sorted(one.attrib.items()) != sorted(other.attrib.items())
        or not len(one)
    ):
        return False
    looks = [run.find(W + "rPr") for run in (one, other)]
    return _content(looks[0]) == _content(looks[1])


def _content(element: etree._Element | None) -> list[tuple[object, ...]]:
    """Return what an element holds; but a change of format has an id of its own in each half of a run that was cut."""
    if element is None:
        return []
    return [
        (
            one.tag,
            one.text,
            sorted((key, value) for key, value in one.attrib.items() if one.tag != W + "rPrChange" or key != W + "id"),
            _content(one),
        )
        for one in element
    ]


def _drop_comments(document: Opened, file: WordFile, *, had: set[str]) -> set[str]:
    """Take out our comments, and return their ids; the part goes if the document ``had`` none before."""
    root = file.part("comments")
    if root is None:
        return set()
    gone, paragraphs = set(), set()
    for comment in root.findall(W + "comment"):
        words = "".join(node.text or "" for node in comment.iter(W + "t"))
        if comment.get(W + "author") == AUTHOR and _LABEL.match(words):
            gone.add(comment.get(W + "id") or "")
            paragraphs |= {one.get(W14 + "paraId") for one in comment.iter(W + "p")} - {None}
            root.remove(comment)
    for name in ("commentsExtended", "commentsIds", "commentsExtensible"):
        states = file.part(name)
        for one in list(states) if states is not None else ():
            keys = {str(key).rpartition("}")[2]: value for key, value in one.attrib.items()}
            if keys.get("paraId") in paragraphs:
                _take_out(one)
            elif keys.get("paraIdParent") in paragraphs:
                del one.attrib[W15 + "paraIdParent"]
    if root.find(W + "comment") is None and "comments" not in had:
        _drop_parts(document, ("comments", "commentsExtended", "commentsIds", "commentsExtensible"))
    return gone


def _drop_parts(document: Opened, kinds: Iterable[str]) -> None:
    part = document.document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.rpartition("/")[2] in kinds:
            del part.rels[key]
    document.forget()


# The review sheet and its styles --------------------------------------------------------------------------------------


def _sheet_ids(document: Opened) -> set[str]:
    """Return the ids of the styles of the review sheet: they go by their names."""
    return {
        style.get(W + "styleId") or ""
        for style in document.document.styles.element.iterchildren(W + "style")
        if (name := style.find(W + "name")) is not None
        and (name.get(W + "val") or "").casefold().startswith("copydesk")
    }


def _drop_sheet(document: Opened, before: Mapping[str, Any]) -> None:
    """Take the review sheet out with its section; the one before it is the document's last again.

    Where an editor deleted that with its last paragraph, it is what it was ``before``.
    """
    body = document.document.element.body
    ids = _sheet_ids(document)
    last, section = body.find(W + "sectPr"), None
    for element in list(body):
        if not _is_sheet(element, ids):
            continue
        found = element.find(f"{W}pPr/{W}sectPr")
        section = found if found is not None else section
        body.remove(element)
    if last is None or not _drop_margins(document, last, ids):
        return
    body.remove(last)
    sections = before.get("sections")
    if section is None and isinstance(sections, int) and len(document.document.sections) < sections:
        body.append(_section_again(document, str(before.get("section"))))
        return
    if section is None:
        section = next((one for one in reversed(list(body.iterfind(f"{W}p/{W}pPr/{W}sectPr")))), None)
    if section is not None:
        properties = section.getparent()
        _take_out(section)
        _drop_empty(properties)
        if section.get(W + "rsidSect") != _NO_SECTION:
            body.append(section)


def _section_again(document: Opened, stored: str) -> etree._Element:
    """Return the properties of the document's last section as they were, without the headers that are gone since."""
    try:
        section = safe_parse(stored.encode())
    except Unreadable:
        return etree.Element(W + "sectPr")
    for reference in list(section):
        key = reference.get(RELATED + "id")
        if key is not None and key not in document.document.part.rels:
            section.remove(reference)
    return section


def _is_sheet(element: etree._Element, ids: set[str]) -> bool:
    path = f"{W}pPr/{W}pStyle" if element.tag == W + "p" else f"{W}tblPr/{W}tblStyle"
    style = element.find(path)
    return style is not None and style.get(W + "val") in ids


def _drop_margins(document: Opened, section: etree._Element, ids: set[str]) -> bool:
    """Take out the empty header and footer of the sheet's section; tell whether it is that section."""
    part = document.document.part
    found = False
    for reference in list(section.iterfind(W + "headerReference")) + list(section.iterfind(W + "footerReference")):
        key = reference.get(RELATED + "id") or ""
        if key not in part.rels:
            found = found or reference.get("seam") is not None
            continue
        root = part.rels[key].target_part.element
        if any(style.get(W + "val") in ids for style in root.iter(W + "pStyle")):
            found = True
            del part.rels[key]
    document.forget()
    return found


def _drop_styles(document: Opened, file: WordFile, added: Iterable[str], *, loose: Iterable[str]) -> None:
    """Take out the styles that came with our marks, unless something has them now; what has a ``loose`` one had it before there was any."""
    gone = (set(added) | _sheet_ids(document)) - (styles_used(document) - set(loose))
    for kind in ("styles", "stylesWithEffects"):
        root = file.part(kind)
        for style in root.findall(W + "style") if root is not None else ():
            if style.get(W + "styleId") in gone:
                _take_out(style)
