"""A document marked up: its marks, its comments, the review sheet in a section of its own at the end, and the baseline."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lxml import etree

from annotate.model import AnnotatedText, Kind
from exports.settings import Settings
from exports.word.body import Body, add_comment, add_note, bookmark_names, needs_comment, run
from exports.word.front import date_of, language_of
from exports.word.in_place.marking import Marking, free_numbers, lines_for, mark
from exports.word.in_place.opening import Opened
from exports.word.in_place.storing import CUSTOM, OURS, store, styles_used
from exports.word.review_sheet import sheet_of
from exports.word.styles import COMMENT_STYLES, SHEET_STYLES, W_NAMESPACE, strange_in, text_style_of
from exports.word.writing import check_words
from source.formats import RELATED, W14, W, is_on
from source.limits import LIMITS
from source.model import Problem
from source.readers.word import Paragraph, Walk, WordFile, comments_in, is_contents

if TYPE_CHECKING:
    from docx.document import Document

# Whoever read the file has kept to the limits, or raised them: it is the same file.
READ = replace(LIMITS, max_paragraphs=sys.maxsize, max_depth=sys.maxsize)
FILLED = (Kind.QUOTE, Kind.ANALYSIS)
LEGEND, STRUCK = (
    "claim: as it was · ",
    "boilerplate: proposed for deletion. Reject all changes to have the document as it was.",
)
EFFECTS = "stylesWithEffects"
ADDED = ("comments", "styles")  # parts that a document need not have, and has when it is marked up
_HOME = f'<w:body xmlns:w="{W_NAMESPACE}" xmlns:r="{RELATED[1:-1]}">{{}}</w:body>'
_BLANK = f'<w:{{0}} xmlns:w="{W_NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{{1}}"/></w:pPr></w:p></w:{{0}}>'
_MARGIN, _LEAST = 1134, 9000  # twips: two centimetres; what the sheet's columns need


def mark_up(document: Opened, annotated: AnnotatedText, settings: Settings) -> tuple[Problem, ...]:
    """Mark up a document, whose words are those of the annotated text. Return what a person should know. Raises NoPlace and ExportError."""
    check_words(annotated)
    file = WordFile.of(document)
    paragraphs = list(Walk(file, READ).through())
    lines = lines_for(annotated, paragraphs)
    quotations = {segment.id: inside for segment, inside in annotated.segments_with_quotations()}
    body = Body(annotated, settings, date_of(settings), {}, bookmark_names(annotated.segments), quotations)
    comments = _comments_of(body, file)
    before = _state(document, paragraphs)
    contents = {paragraph.element for paragraph in paragraphs if is_contents(paragraph, file.styles)}
    before["contents"] = bool(contents)
    before["track"] = settings.track and _track(document, file)
    sections = document.document.element.body.findall(f".//{W}sectPr")
    before["section"] = etree.tostring(sections[-1], encoding="unicode") if sections else ""
    before["sections"] = len(document.document.sections)
    styles, fills = _styled(document, body, before)
    numbers = free_numbers(document)
    ids = [next(numbers) for _ in body.comments]
    known = {segment: [ids[one] for one in found] for segment, found in comments.items()}
    reference = styles.get("CommentReference", "CommentReference")
    marking = Marking(body, document, known, fills, reference, contents, numbers)
    mark(marking, lines)
    _put_comments(marking, ids, styles)
    if annotated.segments and not settings.plain:
        _put_sheet(marking, styles)
    furniture = (one.id for one in annotated.segments if one.kind is Kind.BOILERPLATE)
    before["kept"] = [one for one in furniture if one not in marking.struck]
    store(document, annotated, before)
    return tuple(_problems(document, marking))


def _styled(document: Opened, body: Body, before: dict[str, Any]) -> tuple[dict[str, str], dict[Kind, str]]:
    """Bring the styles that our marks need into a document. Return their ids there by ours, and the fill that shows each kind."""
    from exports.word.package import bring_styles, open_template, set_language

    settings, used = body.settings, styles_used(document)
    _give_styles(document)
    shell = open_template()
    set_language(shell.document, shell.styles.get("CopydeskSheetWords"), language_of(body.annotated.source.origin))
    wanted = [*(() if settings.plain else SHEET_STYLES), *(COMMENT_STYLES if body.comments else ())]
    had = set(_style_ids(document.document))
    brought = bring_styles(document.document, shell.document, wanted)
    before["styles"] = sorted(set(filter(None, _style_ids(document.document))) - had)
    before["loose"] = sorted(used.intersection(before["styles"]))
    _repeat_styles(document, before["styles"])
    # A fill that the document has itself could not be told from ours.
    theirs = {one.get(W + "fill") for one in document.document.element.iter(W + "shd")}
    fills = {kind: fill for kind, fill in _fills(shell.document).items() if fill not in theirs}
    before["fills"] = sorted(fills.values())
    return {ours: style.get(W + "styleId") or "" for ours, style in brought.items()}, fills


def _track(document: Opened, file: WordFile) -> bool:
    """Let every program track what is changed from now on; tell whether that is new."""
    from exports.word.package import track_changes

    settings = file.part("settings")
    if settings is not None and settings.find(W + "trackRevisions") is not None:
        return False
    track_changes(document.document)
    document.forget()
    return True


def _give_styles(document: Opened) -> None:
    """Give a document without styles an empty part for them: python-docx would bring all of its own, and with them another look."""
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.parts.styles import StylesPart

    part = document.document.part
    if not any(relation.reltype == RT.STYLES for relation in part.rels.values()):
        part.relate_to(
            StylesPart.load(
                PackURI("/word/styles.xml"),
                CT.WML_STYLES,
                f'<w:styles xmlns:w="{W_NAMESPACE}"/>'.encode(),
                part.package,
            ),
            RT.STYLES,
        )
        document.forget()


def _style_ids(document: "Document") -> Iterator[str | None]:
    return (style.get(W + "styleId") for style in document.styles.element.iterchildren(W + "style"))


def _repeat_styles(document: Opened, added: Sequence[str]) -> None:
    """Put new styles into the part where Word 2010 kept all styles once more: Word repairs a file in which the two differ."""
    root = WordFile.of(document).part(EFFECTS)
    if root is not None:
        ours = (
            one for one in document.document.styles.element.iterchildren(W + "style") if one.get(W + "styleId") in added
        )
        root.extend([deepcopy(style) for style in ours])


def _fills(template: "Document") -> dict[Kind, str]:
    """Return the fill of each kind that is shown by one: that of its style for words in our template.

    Claims have none: they are most of a text, and a change of format beside every line would hide the changes that an editor looks for.
    """
    fills: dict[Kind, str] = {}
    for style in template.styles.element.iterchildren(W + "style"):
        for kind in Kind:
            fill = style.find(f"{W}rPr/{W}shd") if style.get(W + "styleId") == text_style_of(kind) else None
            if fill is not None and kind in FILLED:
                fills[kind] = fill.get(W + "fill") or ""
    return fills


def _state(document: Opened, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """Return what there was in a document that could look like an editor's change."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    strange = strange_in(document.document.element)
    runs = groupby(pieces, lambda piece: bool(piece.look.struck) and not piece.is_deleted)
    struck = [words for is_struck, run in runs if is_struck and (words := "".join(piece.text for piece in run).strip())]
    parts = {relation.reltype.rpartition("/")[2] for relation in document.document.part.rels.values()}
    bookmarks = {one.get(W + "name") or "" for one in document.document.element.iter(W + "bookmarkStart")}
    return {
        "in place": True,
        "strange": dict(sorted(strange.items())),
        "struck": struck,
        "parts": sorted(parts & set(ADDED)),
        "properties": any(one.reltype == CUSTOM for one in document.document.part.package.rels.values()),
        "bookmarks": sorted(filter(OURS.fullmatch, bookmarks)),
    }


# Comments -------------------------------------------------------------------------------------------------------------


def _comments_of(body: Body, file: WordFile) -> dict[str, list[int]]:
    """Make the comments, and return their numbers by segment: ours, and what editors noted that the document does not hold."""
    made = {one.id: [add_comment(body, one)] for one in body.annotated.segments if needs_comment(body, one)}
    there = Counter((one.by, one.text) for one in comments_in(file).values())
    for note in body.annotated.notes if body.settings.comments != "none" else ():
        key = (" ".join(note.by.split()), note.text)
        if there[key]:
            there[key] -= 1
        elif note.segment in body.quotations and not note.resolved:
            made.setdefault(str(note.segment), []).append(add_note(body, note))
    return made


def _put_comments(marking: Marking, ids: Sequence[int], styles: Mapping[str, str]) -> None:
    """Put the comments whose marks stand in the document behind those of others."""
    if not marking.commented:
        return
    wanted = set(marking.commented)
    part = marking.opened.document.part._comments_part
    marking.opened.forget()
    for number, one in zip(ids, _parsed("".join(marking.body.comments), styles), strict=True):
        if number in wanted:
            one.set(W + "id", str(number))
            for line in one.iter(W + "p"):
                line.attrib.pop(W14 + "paraId", "")  # which of the document's own may be
            part.element.append(one)


def _parsed(content: str, styles: Mapping[str, str]) -> list[etree._Element]:
    """Return what was written with our ids of styles as elements that have those of the document."""
    from docx.oxml import parse_xml

    home = parse_xml(_HOME.format(content))
    for named in home.iter(W + "pStyle", W + "rStyle", W + "tblStyle"):
        key = named.get(W + "val") or ""
        named.set(W + "val", styles.get(key, key))
    return list(home)


# The review sheet -----------------------------------------------------------------------------------------------------


def _put_sheet(marking: Marking, styles: Mapping[str, str]) -> None:
    """Put the review sheet behind the text, in a section of its own, so that the text's page, margins and letterhead stay what they are."""
    document, body = marking.opened, marking.body
    root = document.document.element.body
    bookmarks = {one.get(W + "name") for one in root.iter(W + "bookmarkStart")}
    last = root.find(W + "sectPr")
    if last is None:
        last = etree.Element(W + "sectPr")
        last.set(W + "rsidSect", "00000000")
    else:
        root.remove(last)
    _closing_properties(root, styles["CopydeskSheet"]).append(last)
    change = last.getparent().find(W + "pPrChange") if last.getparent() is not None else None
    if change is not None:
        change.addprevious(last)
    section, width = _section(document, last, styles["CopydeskSheet"])
    rows = _parsed(sheet_of(body, legend=_legend(marking), width=width), styles)
    for named in (one for row in rows for one in row.iterfind(f"{W}pPr/{W}pStyle")):
        if named.get(W + "val") == styles["CopydeskSheetTitle"]:  # its section begins on a page of its own as it is
            same_page = etree.Element(W + "pageBreakBefore")
            same_page.set(W + "val", "0")
            named.addnext(same_page)
    taken = {one.get(W + "val") for one in root.iter(W + "id")}
    for control in (one for row in rows for properties in row.iter(W + "sdtPr") for one in properties.iter(W + "id")):
        number = int(control.get(W + "val") or 0)
        while str(number) in taken:
            number += len(body.annotated.segments)
        control.set(W + "val", str(number))
    for link in [one for row in rows for one in row.iter(W + "hyperlink") if one.get(W + "anchor") not in bookmarks]:
        for words in list(link):  # Word leads nobody into headers, footers and drawings
            link.addprevious(words)
        _take_out(link)
    for element in rows:
        inner = list(element)
        element[:] = []  # lxml takes time with the square of what hangs on an element that moves to another tree
        root.append(element)
        element.extend(inner)
    root.append(section)


def _legend(marking: Marking) -> str:
    """Return the runs that say what our marks in the document mean."""
    shown = (
        f'<w:r><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:rPr><w:t>{kind}</w:t></w:r>{run(" · ")}'
        for kind, fill in marking.fills.items()
    )
    return f"{run(LEGEND)}{''.join(shown)}{run(STRUCK)}"


def _take_out(element: etree._Element) -> None:
    home = element.getparent()
    if home is not None:
        home.remove(element)


def _closing_properties(root: etree._Element, style: str) -> etree._Element:
    """Return the properties of the paragraph that is to end the text's last section: the last one, or one that is added behind it."""
    paragraph = next(
        (one for one in reversed(root) if one.tag in (W + "p", W + "tbl", W + "sdt", W + "altChunk")), None
    )
    if (
        paragraph is None
        or paragraph.tag != W + "p"
        or paragraph.find(f"{W}pPr/{W}sectPr") is not None
        or _holds_a_table(paragraph)
    ):
        (paragraph,) = _parsed(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>', {})
        root.append(paragraph)
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    return properties


def _holds_a_table(paragraph: etree._Element) -> bool:
    """Tell whether a table floats beside a paragraph: LibreOffice sets it into the text where that paragraph ends a section."""
    before = paragraph.getprevious()
    return before is not None and before.tag == W + "tbl" and before.find(f"{W}tblPr/{W}tblpPr") is not None


def _section(document: Opened, last: etree._Element, style: str) -> tuple[etree._Element, int]:
    """Return the properties of the sheet's section, and the width between its margins: the same paper upright, plain margins, an empty
    header and footer.
    """
    size = last.find(W + "pgSz")
    width, height = (int(size.get(W + key) or 0) if size is not None else 0 for key in ("w", "h"))
    width, height = sorted((width, height)) if min(width, height) > _LEAST + 2 * _MARGIN else (11906, 16838)
    references = "".join(
        f'<w:{kind}Reference w:type="{form}" r:id="{key}"/>'
        for kind, key in _blank_margins(document, style)
        for form in ("default", "even")
    )
    margins = "".join(f' w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    content = (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar{margins} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return _parsed(content, {})[0], width - 2 * _MARGIN


def _blank_margins(document: Opened, style: str) -> Iterator[tuple[str, str]]:
    """Add an empty header and an empty footer; yield what each is and its relation's id."""
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.part import XmlPart

    for kind, tag, form, relation in (
        ("header", "hdr", CT.WML_HEADER, RT.HEADER),
        ("footer", "ftr", CT.WML_FOOTER, RT.FOOTER),
    ):
        package = document.document.part.package
        name = package.next_partname(f"/word/{kind}%d.xml")
        part = XmlPart.load(name, form, _BLANK.format(tag, style).encode(), package)
        yield kind, document.document.part.relate_to(part, relation)
        document.forget()


# What to tell ---------------------------------------------------------------------------------------------------------


def _problems(document: Opened, marking: Marking) -> Iterator[Problem]:
    if marking.unmarked:
        names = ", ".join(marking.unmarked[:8]) + (" …" if len(marking.unmarked) > 8 else "")
        yield Problem(f"Beside words in drawings no mark can stand ({names}): look for them in the review sheet.")
    settings = WordFile.of(document).part("settings")
    protection = settings.find(W + "documentProtection") if settings is not None else None
    if protection is not None and is_on(protection, W + "enforcement") and protection.get(W + "edit") != "none":
        yield Problem(
            "The document is protected, and stays so: lift that in Word before you accept or reject anything."
        )
    if document.was_signed:
        yield Problem("The document was signed. What is marked up bears no signature any more.")
    if document.was_strict:
        yield Problem("The document was of the form “Strict Open XML”. What is marked up is an ordinary Word document.")
