"""The marked-up Word file: the source's paragraphs, the kind of every segment visible, comments that say why, boilerplate as a tracked deletion.

Accept all changes, and the article without its boilerplate is left; reject all, and it is the source: a paragraph for each block, its words
exactly, line breaks within a block as line breaks. What is ours stands elsewhere: legend in the page header, review sheet after the text in
styles of its own. The body is built with lxml, since python-docx takes quadratic time and writes neither tracked changes nor bookmarks.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO
from unicodedata import bidirectional
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import SubElement, _Element

from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment
from annotate.store import to_json
from exports import word_parts as parts
from exports.looks import LOOKS
from exports.settings import Settings
from source.model import Block, Role
from source.version import VERSION

BASELINE = "urn:copydesk:annotated:1"
W = f"{{{parts.W_NAMESPACE}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EARLIEST = "2000-01-01T00:00:00Z"  # where no date is given; the clock is never read
AUTHOR, INITIALS = "copydesk", "cd"
LONGEST_NODE = 1_000_000  # characters; parsers refuse text nodes of 10 MB
LONGEST_PROPERTY = 255
ROW_WORDS = 90
HEADINGS = {Role.HEADLINE: "Heading1", Role.HEADING: "Heading2"}

_BREAKS = re.compile(r"([\n\t])")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def write_word(annotated: AnnotatedText, out: BinaryIO, settings: Settings) -> None:
    """Write the marked-up Word file. ``settings.comments`` says which segments get one: all, check or none."""
    body = _Body(annotated, settings)
    document = _serial(body.root)
    comments = _serial(body.comments) if body.commented else None
    baseline = to_json(annotated)
    title = annotated.source.origin.title or annotated.source.origin.name or "Marked-up text"
    language = annotated.source.origin.language or "en"
    package: dict[str, tuple[str | bytes, str]] = {
        "word/document.xml": (document, f"{parts.WORD_TYPE}.document.main+xml"),
        "word/styles.xml": (parts.styles_part(language), f"{parts.WORD_TYPE}.styles+xml"),
        "word/numbering.xml": (parts.numbering_part(body.labels), f"{parts.WORD_TYPE}.numbering+xml"),
        "word/settings.xml": (parts.SETTINGS, f"{parts.WORD_TYPE}.settings+xml"),
        "word/header1.xml": (parts.header_part(_one_line(title)), f"{parts.WORD_TYPE}.header+xml"),
        "word/footer1.xml": (
            parts.footer_part(_one_line(annotated.source.origin.name)),
            f"{parts.WORD_TYPE}.footer+xml",
        ),
    }
    if comments:
        package["word/comments.xml"] = (comments, f"{parts.WORD_TYPE}.comments+xml")
    properties = [
        ("copydesk version", VERSION),
        ("copydesk baseline", sha256(baseline.encode()).hexdigest()),
        ("copydesk content", content_digest(document, comments or b"")),
    ]
    package["docProps/core.xml"] = (
        parts.core_part(
            title=_one_line(title),
            author=_one_line(settings.organisation or annotated.source.origin.author or AUTHOR),
            language=language,
            date=_date(settings),
        ),
        "application/vnd.openxmlformats-package.core-properties+xml",
    )
    package["docProps/app.xml"] = (parts.APP, "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    package["docProps/custom.xml"] = (
        parts.custom_part(properties),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    package["customXml/itemProps1.xml"] = (
        parts.STORE_PROPERTIES,
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    _write_package(out, package, _baseline_part(baseline))


def content_digest(document: bytes, comments: bytes) -> str:
    """Return the SHA-256 of what an editor can change: the words with their marks, and the comments."""
    return sha256(document + b"\0" + comments).hexdigest()


def _write_package(out: BinaryIO, package: "dict[str, tuple[str | bytes, str]]", baseline: bytes) -> None:
    word = [name for name in package if name.startswith("word/") and name != "word/document.xml"]
    kinds = {name: f"{parts.OFFICE}/relationships/{name[5:-4].rstrip('1')}" for name in word}
    links = [(kinds[name], name[5:]) for name in word] + [
        (f"{parts.OFFICE}/relationships/customXml", "../customXml/item1.xml")
    ]
    top = [
        (f"{parts.OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{parts.PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{parts.OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        (f"{parts.OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
    ]
    store = [(f"{parts.OFFICE}/relationships/customXmlProps", "itemProps1.xml")]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": parts.content_types((name, kind) for name, (_, kind) in package.items()),
        "_rels/.rels": parts.relationships(top),
        **{name: content for name, (content, _) in package.items()},
        "word/_rels/document.xml.rels": parts.relationships(links),
        "customXml/item1.xml": baseline,
        "customXml/_rels/item1.xml.rels": parts.relationships(store),
    }
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)


def _baseline_part(baseline: str) -> bytes:
    """Return the annotation as it was written, so that whatever an editor changes can be told later."""
    root = etree.Element(f"{{{BASELINE}}}baseline", nsmap={None: BASELINE})  # type: ignore[dict-item]
    for start in range(0, len(baseline), LONGEST_NODE):
        SubElement(root, f"{{{BASELINE}}}json").text = baseline[start : start + LONGEST_NODE]
    return _serial(root)


def _serial(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_PROPERTY]


def _date(settings: Settings) -> str:
    prepared = settings.prepared or ""
    return f"{prepared[:10]}T00:00:00Z" if _ISO.fullmatch(prepared[:10]) else EARLIEST


class _Body:
    """The document and its comments while they are built: the roots, and the counters of what needs a number of its own."""

    def __init__(self, annotated: AnnotatedText, settings: Settings) -> None:
        self.annotated, self.comments_wanted, self.date = annotated, settings.comments, _date(settings)
        names = {"w": parts.W_NAMESPACE, "r": f"{parts.OFFICE}/relationships"}
        self.root = etree.Element(W + "document", nsmap=names)
        self.comments = etree.Element(W + "comments", nsmap={"w": parts.W_NAMESPACE})
        self.labels: list[str] = []
        self.revisions = self.commented = 0
        body = SubElement(self.root, W + "body")
        for block, segments in _blocks_with_segments(annotated):
            self._add_block(body, block, segments)
        if annotated.segments:
            self._add_sheet(body)
        _add_section(body)

    def _add_block(self, body: _Element, block: Block, segments: list[Segment]) -> None:
        paragraph = SubElement(body, W + "p")
        kinds = list(dict.fromkeys(segment.kind for segment in segments))
        furniture = kinds == [Kind.BOILERPLATE]
        text = self.annotated.text_of(block)
        right_to_left = is_right_to_left(text)
        self._add_properties(paragraph, block, kinds, deleted=furniture, right_to_left=right_to_left)
        at, before = block.start, None
        tail = _furniture_at_the_end(segments)
        for number, segment in enumerate(segments):
            goes = before is Kind.BOILERPLATE or number >= tail
            self._add_gap(paragraph, self.annotated.text[at : segment.start], goes=goes)
            self._add_segment(paragraph, segment, marked=len(kinds) > 1, right_to_left=right_to_left)
            at, before = segment.end, segment.kind

    def _add_gap(self, paragraph: _Element, space: str, *, goes: bool) -> None:
        """Add the white space between two segments; that beside boilerplate goes with it."""
        home = SubElement(paragraph, W + "del", self._revision()) if goes and space else paragraph
        _add_run(home, space, None, deleted=goes)

    def _add_properties(
        self, paragraph: _Element, block: Block, kinds: list[Kind], *, deleted: bool, right_to_left: bool
    ) -> None:
        properties = SubElement(paragraph, W + "pPr")
        heading = HEADINGS.get(block.role)
        single = parts.style_of(kinds[0]) if len(kinds) == 1 else "CopydeskMixed"
        SubElement(properties, W + "pStyle", {W + "val": heading or single})
        if heading or len(kinds) > 1:
            self._add_label(properties, " ".join(LOOKS[kind].letter for kind in kinds))
        if right_to_left:
            SubElement(properties, W + "bidi")
        if deleted:
            mark = SubElement(properties, W + "rPr")
            SubElement(mark, W + "del", self._revision())

    def _add_label(self, properties: _Element, label: str) -> None:
        """Name the kinds of a mixed paragraph, or of a heading, in the margin."""
        if label not in self.labels:
            self.labels.append(label)
        numbering = SubElement(properties, W + "numPr")
        SubElement(numbering, W + "ilvl", {W + "val": "0"})
        SubElement(numbering, W + "numId", {W + "val": str(parts.FIRST_COMBINATION + self.labels.index(label))})

    def _revision(self) -> dict[str, str]:
        self.revisions += 1
        return {W + "id": str(self.revisions), W + "author": AUTHOR, W + "date": self.date}

    def _add_segment(self, paragraph: _Element, segment: Segment, *, marked: bool, right_to_left: bool) -> None:
        number = self._bookmark_number(segment)
        comment = self._add_comment(segment) if self._needs_comment(segment) else None
        SubElement(paragraph, W + "bookmarkStart", {W + "id": number, W + "name": f"cd_{segment.id}"})
        if comment is not None:
            SubElement(paragraph, W + "commentRangeStart", {W + "id": comment})
        home = SubElement(paragraph, W + "del", self._revision()) if segment.kind is Kind.BOILERPLATE else paragraph
        style = parts.text_style_of(segment.kind) if marked else None
        for start, end, quoted in self._stretches(segment):
            shown = "CopydeskQuotedWords" if quoted and not marked else style
            deleted = segment.kind is Kind.BOILERPLATE
            _add_run(home, self.annotated.text[start:end], shown, deleted=deleted, right_to_left=right_to_left)
        if comment is not None:
            SubElement(paragraph, W + "commentRangeEnd", {W + "id": comment})
            run = SubElement(paragraph, W + "r")
            SubElement(SubElement(run, W + "rPr"), W + "rStyle", {W + "val": "CommentReference"})
            SubElement(run, W + "commentReference", {W + "id": comment})
        SubElement(paragraph, W + "bookmarkEnd", {W + "id": number})

    def _bookmark_number(self, segment: Segment) -> str:
        digits = segment.id[1:]
        return digits.lstrip("0") or "0" if digits.isdigit() else str(10_000_000 + segment.start)

    def _stretches(self, segment: Segment) -> Iterator[tuple[int, int, bool]]:
        """Yield the segment's stretches, those between marks apart."""
        at = segment.start
        for quotation in self.annotated.quotations_in(segment):
            if quotation.mode is Mode.INDIRECT:
                continue
            yield at, quotation.start, False
            yield quotation.start, quotation.end, True
            at = quotation.end
        yield at, segment.end, False

    def _needs_comment(self, segment: Segment) -> bool:
        if self.comments_wanted != "check":
            return self.comments_wanted == "all"
        spoken = [q for q in self.annotated.quotations_in(segment) if q.mode is not Mode.INDIRECT]
        return segment.kind is Kind.BOILERPLATE or segment.band == "check" or any(q.speaker is None for q in spoken)

    def _add_comment(self, segment: Segment) -> str:
        """Add the comment that says why; return its id."""
        self.commented += 1
        number = str(self.commented - 1)
        attributes = {W + "id": number, W + "author": AUTHOR, W + "date": self.date, W + "initials": INITIALS}
        paragraph = SubElement(SubElement(self.comments, W + "comment", attributes), W + "p")
        SubElement(SubElement(paragraph, W + "pPr"), W + "pStyle", {W + "val": "CommentText"})
        run = SubElement(paragraph, W + "r")
        SubElement(SubElement(run, W + "rPr"), W + "rStyle", {W + "val": "CommentReference"})
        SubElement(run, W + "annotationRef")
        _add_run(paragraph, comment_text(self.annotated, segment), None)
        return number

    def _add_sheet(self, body: _Element) -> None:
        """Add the review sheet: a row for each segment with its id, kind, speaker, first words and reasons."""
        heading = SubElement(body, W + "p")
        SubElement(SubElement(heading, W + "pPr"), W + "pStyle", {W + "val": "CopydeskSheetHeading"})
        _add_run(heading, "Review sheet", None)
        table = SubElement(body, W + "tbl")
        properties = SubElement(table, W + "tblPr")
        SubElement(properties, W + "tblW", {W + "w": "5000", W + "type": "pct"})
        borders = SubElement(properties, W + "tblBorders")
        for side in ("top", "bottom", "insideH"):
            SubElement(borders, W + side, {W + "val": "single", W + "sz": "4", W + "space": "0", W + "color": "C9CED6"})
        SubElement(properties, W + "tblLayout", {W + "type": "fixed"})
        grid = SubElement(table, W + "tblGrid")
        for width in COLUMNS.values():
            SubElement(grid, W + "gridCol", {W + "w": str(width)})
        row = SubElement(table, W + "tr")
        SubElement(SubElement(row, W + "trPr"), W + "tblHeader")
        for name, width in COLUMNS.items():
            _add_run(_cell(row, width), name, None, bold=True)
        for segment in self.annotated.segments:
            self._add_row(table, segment)
        SubElement(SubElement(SubElement(body, W + "p"), W + "pPr"), W + "pStyle", {W + "val": "CopydeskSheet"})

    def _add_row(self, table: _Element, segment: Segment) -> None:
        row = SubElement(table, W + "tr")
        SubElement(SubElement(row, W + "trPr"), W + "cantSplit")
        cells = [_cell(row, width) for width in COLUMNS.values()]
        link = SubElement(cells[0], W + "hyperlink", {W + "anchor": f"cd_{segment.id}"})
        _add_run(link, segment.id, None)
        _add_choice(cells[1], segment, self._bookmark_number(segment))
        names = dict.fromkeys(_who(q) for q in self.annotated.quotations_in(segment))
        _add_run(cells[2], "; ".join(names), None)
        words = " ".join(self.annotated.text_of(segment).split())
        _add_run(cells[3], words if len(words) <= ROW_WORDS else words[:ROW_WORDS].rsplit(" ", 1)[0] + " …", None)
        _add_run(cells[4], f"{segment.band}: {'; '.join(segment.reasons)}", None)


COLUMNS = {"Id": 700, "Kind": 1250, "Speaker": 1700, "Words": 3000, "Why": 2700}


def _blocks_with_segments(annotated: AnnotatedText) -> Iterator[tuple[Block, list[Segment]]]:
    segments = iter(annotated.segments)
    segment = next(segments, None)
    for block in annotated.source.blocks:
        inside = []
        while segment and segment.start < block.end:
            inside.append(segment)
            segment = next(segments, None)
        yield block, inside


def _furniture_at_the_end(segments: list[Segment]) -> int:
    """Return the position from which on all segments are boilerplate."""
    tail = len(segments)
    while tail and segments[tail - 1].kind is Kind.BOILERPLATE:
        tail -= 1
    return tail


def _add_run(
    home: _Element,
    text: str,
    style: str | None,
    *,
    deleted: bool = False,
    right_to_left: bool = False,
    bold: bool = False,
) -> None:
    """Add words as a run; line ends and tabs are elements of their own in Word."""
    if not text:
        return
    run = SubElement(home, W + "r")
    if style or right_to_left or bold:
        properties = SubElement(run, W + "rPr")
        if style:
            SubElement(properties, W + "rStyle", {W + "val": style})
        if bold:
            SubElement(properties, W + "b")
        if right_to_left:
            SubElement(properties, W + "rtl")
    for part in _BREAKS.split(text) if "\n" in text or "\t" in text else (text,):
        if part == "\n":
            SubElement(run, W + "br")
        elif part == "\t":
            SubElement(run, W + "tab")
        else:
            for start in range(0, len(part), LONGEST_NODE):
                node = SubElement(run, W + ("delText" if deleted else "t"), {SPACE: "preserve"})
                node.text = part[start : start + LONGEST_NODE]


def _cell(row: _Element, width: int) -> _Element:
    """Add a cell; return its paragraph."""
    cell = SubElement(row, W + "tc")
    SubElement(SubElement(cell, W + "tcPr"), W + "tcW", {W + "w": str(width), W + "type": "dxa"})
    paragraph = SubElement(cell, W + "p")
    SubElement(SubElement(paragraph, W + "pPr"), W + "pStyle", {W + "val": "CopydeskSheet"})
    return paragraph


def _add_choice(paragraph: _Element, segment: Segment, number: str) -> None:
    """Add the drop-down of the four kinds."""
    control = SubElement(paragraph, W + "sdt")
    properties = SubElement(control, W + "sdtPr")
    SubElement(properties, W + "alias", {W + "val": f"Kind of {segment.id}"})
    SubElement(properties, W + "tag", {W + "val": f"copydesk:kind:{segment.id}"})
    SubElement(properties, W + "id", {W + "val": str(100_000_000 + int(number))})
    choices = SubElement(properties, W + "dropDownList", {W + "lastValue": segment.kind.value})
    for kind in Kind:
        SubElement(choices, W + "listItem", {W + "displayText": kind.value, W + "value": kind.value})
    _add_run(SubElement(control, W + "sdtContent"), segment.kind.value, None)


def _add_section(body: _Element) -> None:
    """Close the body: A4 with room in the margin for labels, header and footer."""
    section = SubElement(body, W + "sectPr")
    relation = f"{{{parts.OFFICE}/relationships}}id"
    for kind, number in (("headerReference", 4), ("footerReference", 5)):
        SubElement(section, W + kind, {W + "type": "default", relation: f"rId{number}"})
    SubElement(section, W + "pgSz", {W + "w": "11906", W + "h": "16838"})
    margins = {
        "top": "1500",
        "right": "1240",
        "bottom": "1240",
        "left": "1400",
        "header": "620",
        "footer": "560",
        "gutter": "0",
    }
    SubElement(section, W + "pgMar", {W + side: width for side, width in margins.items()})


def comment_text(annotated: AnnotatedText, segment: Segment) -> str:
    """Return a segment's comment: id and kind first, then how sure, who speaks, and why."""
    quotations = annotated.quotations_in(segment)
    speakers = "; ".join(dict.fromkeys(_who(quotation) for quotation in quotations))
    said = [f"speaker: {speakers}"] if quotations else []
    found = dict.fromkeys(reason for quotation in quotations for reason in quotation.reasons)
    why = "; ".join([*segment.reasons, *found])
    return f"[{segment.id} {segment.kind}] " + "; ".join([segment.band, *said, f"why: {why}"])


def _who(quotation: Quotation) -> str:
    if quotation.speaker is None:
        return "not named in the text"
    return f"{quotation.speaker}, {quotation.role}" if quotation.role else quotation.speaker


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    for character in text:
        direction = bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
