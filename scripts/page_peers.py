"""The briefing's words on a page as other programs make it: what ``benchmark_page.py`` times ours beside.

Each gets the words that a page prints, chosen beforehand, and lays them out in two columns in the same fonts. ReportLab's platypus is
used twice: ``write_words`` only lays words out; ``write_like`` does all that ours does (choice, search for the size, tags, archive format,
attachment) the way one writes it with ReportLab's paragraphs and its own objects.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from annotate.model import AnnotatedText, Mode, Segment
from exports import __file__ as exports_file
from exports.annotated_xml import write_xml
from exports.briefing import Briefing, brief
from exports.pdf import Facts, metadata
from exports.settings import Settings
from exports.text import FONTS, printable, register_fonts

FOLDER = Path(exports_file).parent
LEFT, RIGHT, MARGIN, GUTTER = 300.0, 183.0, 46.0, 20.0
SIZES = (10.4, 10.1, 9.8, 9.5, 9.2, 8.9, 8.7, 8.5)
MOST = {"claims": 8, "analysis": 4, "quotes": 4}


@dataclass(frozen=True, slots=True)
class Content:
    """What a page prints: claims and analysis with the number of their segment, quotes with speaker, role and number, facts with a label."""

    title: str
    source: str
    bottom: tuple[str, str]
    claims: list[tuple[str, str]]
    analysis: list[tuple[str, str]]
    quotes: list[tuple[str, str, str, str]]
    facts: list[tuple[str, str]]
    foot: str


def content_of(annotated: AnnotatedText, briefing: Briefing) -> Content:
    """Return the words of a page: of each kind as many as fit, the best, in the source's order."""
    origin, spoken = annotated.source.origin, [q for q in annotated.quotations if q.mode is not Mode.INDIRECT]

    def best(kind: str) -> list[Segment]:
        segments = sorted(getattr(briefing, kind), key=lambda segment: briefing.ranked.index(segment.id))
        return sorted(segments[: MOST[kind]], key=lambda segment: segment.start)

    def words(segment: Segment) -> tuple[str, str]:
        return printable(briefing.words_of(annotated, segment)), f"[{segment.id}]"

    named = sum(1 for quotation in spoken if quotation.speaker)
    return Content(
        printable(origin.title or annotated.text_of(annotated.segments[0])),
        printable(f"Source: {origin.name} · by {origin.author} · {origin.date}"),
        words(briefing.bottom_line) if briefing.bottom_line else ("", ""),
        [words(segment) for segment in best("claims")],
        [words(segment) for segment in best("analysis")],
        [_quote(annotated, segment) for segment in best("quotes")],
        [
            (
                "SOURCING",
                f"One source text, not corroborated. {named} of {len(spoken)} quotations with a named speaker.",
            ),
            ("NOT ON THIS PAGE", f"{len(briefing.left_out)} of {len(annotated.segments)} segments. See the Word file."),
        ],
        f"Source SHA-256 {origin.sha256[:16]}… · {len(annotated.text)} characters · Page 1 of 1",
    )


def _quote(annotated: AnnotatedText, segment: Segment) -> tuple[str, str, str, str]:
    spoken = [q for q in annotated.quotations_in(segment) if q.mode is not Mode.INDIRECT]
    words = " ".join(f"“{printable(annotated.text_of(q)).removesuffix(',')}”" for q in spoken)
    speaker, role = next(((q.speaker or "", q.role or "") for q in spoken), ("", ""))
    said = words or printable(annotated.text_of(segment))
    return said, printable(speaker) or "Speaker not identified", printable(role), f"[{segment.id}]"


# ReportLab's platypus -----------------------------------------------------------------------------------------------


def write_words(annotated: AnnotatedText) -> bytes:
    """Return a page of about the same words in two columns, laid out once: no choice, no search for a size, no tags."""
    register_fonts()
    content = content_of(annotated, brief(annotated))
    pairs = [content.bottom, *content.claims, *content.analysis, *content.quotes, *content.facts]
    texts = [content.title, content.source, *(" ".join(pair) for pair in pairs), content.foot]
    fonts = list(FONTS)
    story = [_paragraph(text, fonts[at % len(fonts)], 9.5) for at, text in enumerate(texts)]
    out = BytesIO()
    document = BaseDocTemplate(out, invariant=1)
    frames = [Frame(MARGIN, 60, LEFT, 700), Frame(MARGIN + LEFT + GUTTER, 60, RIGHT, 700)]
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(story)
    return out.getvalue()


@cache
def _style(font: str, size: float, colour: str) -> ParagraphStyle:
    name = f"{font} {size} {colour}"
    return ParagraphStyle(
        name,
        fontName=FONTS[font],
        fontSize=size,
        leading=size * 1.32,
        textColor=HexColor(colour),
        spaceAfter=size * 0.45,
    )


def _paragraph(text: str, font: str, size: float, colour: str = "#16181d", reference: str = "") -> Paragraph:
    small = (
        f' <font name="{FONTS["sans"]}" size="{size * 0.68:.2f}" color="#5f6670">{reference}</font>'
        if reference
        else ""
    )
    return Paragraph(escape(text) + small, _style(font, size, colour))


def _attribution(speaker: str, role: str, reference: str, size: float) -> Paragraph:
    who = f'<font name="{FONTS["semibold"]}" color="#16181d">{escape(speaker + ("," if role else ""))}</font> {escape(role)}'
    small = f'<font size="{size * 0.68:.2f}">{reference}</font>'
    return Paragraph(f"{who} {small}", _style("sans", size * 0.9, "#5f6670"))


def write_like(annotated: AnnotatedText) -> bytes:
    """Return a page like ours: the words chosen, the largest size at which they fit, tagged, PDF/A-3a and PDF/UA-1, XML attached."""
    register_fonts()
    xml, out = BytesIO(), BytesIO()
    write_xml(annotated, xml, Settings())
    content = content_of(annotated, brief(annotated))
    canvas = Canvas(out, pagesize=A4, invariant=1, pdfVersion=(1, 7), initialFontName=FONTS["sans"], lang="en")
    canvas.setTitle(content.title)
    page = _Page(canvas)
    page.block("H1", _paragraph(content.title, "serif semibold", 22), MARGIN, A4[0] - 2 * MARGIN)
    page.block("P", _paragraph(content.source, "sans", 7.8, "#5f6670"), MARGIN, A4[0] - 2 * MARGIN)
    page.box(MARGIN, page.y, A4[0] - 2 * MARGIN, 80, "#edf2f6")
    page.label("BOTTOM LINE", MARGIN + 15)
    page.block(
        "P",
        _paragraph(content.bottom[0], "serif", 13.2, reference=content.bottom[1]),
        MARGIN + 15,
        A4[0] - 2 * MARGIN - 34,
    )
    top = page.y - 16
    for size in SIZES:
        columns = _columns(content, size)
        if all(sum(row.height for row in column) < top - 62 for column in columns):
            break
    for rows, x in zip(columns, (MARGIN, MARGIN + LEFT + GUTTER), strict=True):
        page.y = top
        page.box(x, top - 12, rows[0].width, 0.6, "#c9ced6")
        for row in rows:
            page.row(row, x)
    page.y = 55
    page.block("P", _paragraph(content.foot, "sans", 6.8, "#5f6670"), MARGIN, A4[0] - 2 * MARGIN)
    page.finish(content.title, xml.getvalue())
    return out.getvalue()


@dataclass(slots=True)
class _Row:
    """Paragraphs that stand together under elements of these kinds, and how high they are at their size."""

    kinds: tuple[str, ...]
    paragraphs: list[Paragraph]
    number: str = ""
    width: float = 0.0
    height: float = 0.0


def _columns(content: Content, size: float) -> tuple[list[_Row], list[_Row]]:
    left = [_Row(("H2",), [_paragraph("KEY CLAIMS", "semibold", 7.6, "#163a5f")])]
    left += [
        _Row(("L", "LI", "LBody"), [_paragraph(words, "sans", size, reference=reference)], str(number))
        for number, (words, reference) in enumerate(content.claims, 1)
    ]
    left += [_Row(("H2",), [_paragraph("ANALYSIS", "semibold", 7.6, "#8a5a14")])]
    left += [_Row(("P",), [_paragraph(words, "italic", size, reference=ref)]) for words, ref in content.analysis]
    right = [_Row(("H2",), [_paragraph("IN THEIR WORDS", "semibold", 7.6, "#163a5f")])]
    for words, *who in content.quotes:
        said = [_paragraph(words, "serif", size * 1.05), _attribution(*who, size)]
        right.append(_Row(("BlockQuote", "P"), said))
    for label, words in content.facts:
        right += [
            _Row(("H2",), [_paragraph(label, "semibold", 7.6)]),
            _Row(("P",), [_paragraph(words, "sans", size * 0.9)]),
        ]
    for rows, width in ((left, LEFT), (right, RIGHT)):
        for row in rows:
            row.width = width - 20
            row.height = sum(p.wrap(row.width, 800)[1] + p.style.spaceAfter for p in row.paragraphs)
    return left, right


class _Page:
    """A page of tagged paragraphs from top to bottom, its tree made of ReportLab's own dictionaries and arrays."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.document, self.y = canvas, canvas._doc, A4[1] - 50
        self.root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        self.whole = self.element("Document", self.root)
        self.root["K"] = self.document.Reference(self.whole)
        self.owners: list[object] = []
        self.list: pdfdoc.PDFDictionary | None = None

    def element(self, kind: str, parent: pdfdoc.PDFDictionary) -> pdfdoc.PDFDictionary:
        made = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(kind)})
        made["P"], made["K"] = self.document.Reference(parent), pdfdoc.PDFArray([])
        if kind == "L":
            made["A"] = pdfdoc.PDFDictionary({"O": "/List", "ListNumbering": "/Decimal"})
        if parent is not self.root:
            parent["K"].sequence.append(self.document.Reference(made))
        return made

    def draw(self, kind: str, parent: pdfdoc.PDFDictionary, draw: Callable[[], object]) -> None:
        element = self.element(kind, parent)
        element["Pg"] = self.document.thisPageRef()
        element["K"].sequence.append(len(self.owners))
        self.canvas._code.append(f"/{kind} <</MCID {len(self.owners)}>> BDC")
        self.owners.append(self.document.Reference(element))
        draw()
        self.canvas._code.append("EMC")

    def block(self, kind: str, paragraph: Paragraph, x: float, width: float) -> None:
        self.y -= paragraph.wrap(width, 800)[1]
        self.draw(kind, self.whole, lambda: paragraph.drawOn(self.canvas, x, self.y))
        self.y -= paragraph.style.spaceAfter

    def box(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        self.canvas._code.append("/Artifact BMC")
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x, top - height, width, height, stroke=0, fill=1)
        self.canvas._code.append("EMC")

    def label(self, words: str, x: float) -> None:
        self.block("H2", _paragraph(words, "semibold", 7.6, "#163a5f"), x, 300)

    def row(self, row: _Row, x: float) -> None:
        parent = self.whole
        self.list = (self.list or self.element("L", parent)) if row.number else None
        if self.list is not None:
            parent = self.element("LI", self.list)
            self.canvas.setFont(FONTS["semibold"], 10)
            self.draw("Lbl", parent, lambda: self.canvas.drawString(x + 5, self.y - 10, row.number))
        elif row.kinds[0] == "BlockQuote":
            parent = self.element("BlockQuote", parent)
            self.box(x, self.y, 1.6, row.height, "#163a5f")
        for paragraph in row.paragraphs:
            self.y -= paragraph.height
            self.draw(row.kinds[-1], parent, lambda p=paragraph: p.drawOn(self.canvas, x + 20, self.y))  # type: ignore[misc]
            self.y -= paragraph.style.spaceAfter

    def finish(self, title: str, xml: bytes) -> None:
        """Show the page and write the file, with what PDF/A-3a and PDF/UA-1 ask for."""
        document, catalog = self.document, self.document.Catalog
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.showPage()
        (page,) = document.Pages.pages
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = 0, "/S"
        self.root["ParentTree"] = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray([0, pdfdoc.PDFArray(self.owners)])})
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
        catalog.StructTreeRoot = document.Reference(self.root)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        self.canvas.setAuthor("not stated")
        self.canvas.setSubject("One-page briefing")
        self.canvas.setCreator("copydesk 0.1.0")
        self.canvas.setProducer("ReportLab")
        facts = Facts(title, "not stated", "One-page briefing", "en", "", None)
        packet = self.stream(metadata(facts), {"Type": "/Metadata", "Subtype": "/XML"}, packed=False)
        catalog.Metadata = packet
        profile = self.stream((FOLDER / "pdf" / "srgb.icc").read_bytes(), {"N": 3})
        intent = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB)", "Info": "(sRGB)"}
        catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary({**intent, "DestOutputProfile": profile})])
        parameters = pdfdoc.PDFDictionary({"ModDate": "(D:20000101000000Z)", "Size": len(xml)})
        file = self.stream(xml, {"Type": "/EmbeddedFile", "Subtype": "/text#2Fxml", "Params": parameters})
        entries = {"Type": "/Filespec", "F": "(copydesk.xml)", "UF": "(copydesk.xml)", "AFRelationship": "/Source"}
        both = pdfdoc.PDFDictionary({"F": file, "UF": file})
        attached = document.Reference(pdfdoc.PDFDictionary({**entries, "Desc": "(The whole text)", "EF": both}))
        catalog.AF = pdfdoc.PDFArray([attached])
        names = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(["(copydesk.xml)", attached])})
        catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": names})
        document.__class__ = _Archival
        self.canvas.save()

    def stream(self, content: bytes, entries: dict[str, object], *, packed: bool = True) -> object:
        stream = _Stream(pdfdoc.PDFDictionary(entries), content)
        stream.filters = [pdfdoc.PDFZCompress] if packed else []
        return self.document.Reference(stream)


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    def format(self, document: object) -> bytes:
        """Return the stream's bytes, with the line end that PDF/A wants."""
        return bytes(super().format(document)).replace(b"endstream", b"\nendstream")


class _Archival(pdfdoc.PDFDocument):  # type: ignore[misc]
    def Reference(self, thing: object, name: str | None = None) -> object:  # noqa: N802
        """Take an object into the file; streams become ours."""
        if type(thing) is pdfdoc.PDFStream:
            thing.__class__ = _Stream
        return super().Reference(thing, name)


# The same words for programs that lay a page out themselves ---------------------------------------------------------

TYPST = """#set document(title: {title}, author: "not stated", date: datetime(year: 2000, month: 1, day: 1))
#set page(paper: "a4", margin: (x: 46pt, top: 50pt, bottom: 50pt), footer: text(size: 6.8pt, fill: rgb("#5f6670"), {foot}))
#set text(font: "CdSans", size: 10.4pt, lang: "en", fill: rgb("#16181d"))
#let number(it) = text(size: 7pt, fill: rgb("#5f6670"), it)
#let small(it) = heading(level: 2, text(size: 7.6pt, weight: 600, fill: rgb("#163a5f"), it))
#let rule = line(length: 100%, stroke: 0.6pt + rgb("#c9ced6"))
#heading(level: 1, text(font: "CdSerif", weight: 600, size: 22pt, {title}))
#text(size: 7.8pt, fill: rgb("#5f6670"), {source})
#block(width: 100%, fill: rgb("#edf2f6"), inset: 12pt, stroke: (left: 4pt + rgb("#163a5f")))[
  #small("BOTTOM LINE")
  #text(font: "CdSerif", size: 13.2pt, {bottom}) #number({bottom_number})
]
#grid(columns: (62%, 38%), gutter: 20pt)[
  #small("KEY CLAIMS") #rule
  {claims}
  #block(width: 100%, fill: rgb("#f6f2e8"), inset: 10pt, stroke: (left: 4pt + rgb("#b07a2a")))[
    #small("ANALYSIS")
    {analysis}
  ]
][
  #small("IN THEIR WORDS") #rule
  {quotes}
  {facts}
]
#pdf.attach("copydesk.xml", relationship: "source", mime-type: "text/xml", description: "The whole text")
"""


def typst_source(content: Content) -> str:
    """Return the page for typst, which reads ``copydesk.xml`` beside it."""
    q = _typst_string
    return TYPST.format(
        title=q(content.title),
        source=q(content.source),
        foot=q(content.foot),
        bottom=q(content.bottom[0]),
        bottom_number=q(content.bottom[1]),
        claims="\n  ".join(f"+ #{q(words)} #number({q(number)})" for words, number in content.claims),
        analysis="\n    ".join(
            f"#par(emph({q(words)}) + [ ] + number({q(number)}))" for words, number in content.analysis
        ),
        quotes="\n  ".join(
            f'#quote(block: true, text(font: "CdSerif", {q(words)}) + linebreak() + strong({q(speaker)})'
            f" + [ ] + {q(role)} + [ ] + number({q(number)}))"
            for words, speaker, role, number in content.quotes
        ),
        facts="\n  ".join(f"#small({q(label)}) #rule #par({q(words)})" for label, words in content.facts),
    )


def _typst_string(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


CSS = """@page { size: A4; margin: 50pt 46pt; @bottom-left { content: FOOT; font: 6.8pt CdSans } }
FACES
body { font: 10.4pt/1.32 CdSans; color: #16181d } h1 { font: 600 22pt CdSerif; margin: 0 } .source, small { font-size: 7pt; color: #5f6670 }
h2 { font: 600 7.6pt CdSans; color: #163a5f; border-bottom: .6pt solid #c9ced6 } p { margin: 0 0 5pt }
.bottom { background: #edf2f6; border-left: 4pt solid #163a5f; padding: 6pt 12pt; font: 13.2pt/1.3 CdSerif }
.columns { display: flex; gap: 20pt } .left { width: 62% } .right { width: 38% } ol { padding-left: 20pt; margin: 0 } li { margin-bottom: 5pt }
.analysis { background: #f6f2e8; border-left: 4pt solid #b07a2a; padding: 6pt 12pt; font-style: italic }
blockquote { border-left: 1.6pt solid #163a5f; margin: 0 0 9pt; padding-left: 10pt; font-family: CdSerif }
blockquote p + p { font: 9.4pt CdSans }"""
WEIGHTS = {"Semibold": "font-weight: 600", "Italic": "font-style: italic"}


def web_source(content: Content) -> str:
    """Return the page as HTML for WeasyPrint."""
    faces = "\n".join(
        f"@font-face {{ font-family: {file.partition('-')[0]}; src: url({(FOLDER / 'fonts' / file).as_uri()}.ttf);"
        f" {WEIGHTS.get(file.partition('-')[2], '')} }}"
        for file in FONTS.values()
    )
    style = CSS.replace("FACES", faces).replace("FOOT", f'"{content.foot}"')
    numbered = _numbered
    claims = "".join(f"<li>{numbered(*pair)}</li>" for pair in content.claims)
    analysis = "".join(f"<p>{numbered(*pair)}</p>" for pair in content.analysis)
    quotes = "".join(
        f"<blockquote><p>{escape(words)}</p><p><b>{escape(speaker)}</b> {numbered(role, number)}</p></blockquote>"
        for words, speaker, role, number in content.quotes
    )
    facts = "".join(f"<h2>{escape(label)}</h2><p>{escape(words)}</p>" for label, words in content.facts)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(content.title)}</title><style>{style}</style>"
        f"</head><body><h1>{escape(content.title)}</h1><p class='source'>{escape(content.source)}</p>"
        f"<div class='bottom'><h2>BOTTOM LINE</h2>{numbered(*content.bottom)}</div><div class='columns'><div class='left'>"
        f"<h2>KEY CLAIMS</h2><ol>{claims}</ol><div class='analysis'><h2>ANALYSIS</h2>{analysis}</div></div>"
        f"<div class='right'><h2>IN THEIR WORDS</h2>{quotes}{facts}</div></div></body></html>"
    )


def _numbered(words: str, number: str) -> str:
    return f"{escape(words)} <small>{number}</small>"


def word_source(content: Content, path: Path) -> None:
    """Write the page as a Word file for LibreOffice: a table of two columns."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    (section,) = document.sections
    section.page_width, section.page_height = Pt(A4[0]), Pt(A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.space_after = "CdSans Regular", Pt(10), Pt(4)
    document.add_heading(content.title, 1)
    document.add_paragraph(content.source)
    document.add_heading("BOTTOM LINE", 2)
    document.add_paragraph(" ".join(content.bottom))
    left, right = document.add_table(1, 2).rows[0].cells
    left.add_paragraph("KEY CLAIMS", "Heading 2")
    for pair in content.claims:
        left.add_paragraph(" ".join(pair), "List Number")
    left.add_paragraph("ANALYSIS", "Heading 2")
    for pair in content.analysis:
        left.add_paragraph().add_run(" ".join(pair)).italic = True
    right.add_paragraph("IN THEIR WORDS", "Heading 2")
    for words, speaker, role, number in content.quotes:
        right.add_paragraph(words).runs[0].font.name = "CdSerif Regular"
        right.add_paragraph().add_run(speaker).bold = True
        right.paragraphs[-1].add_run(f" {role} {number}")
    for label, words in content.facts:
        right.add_paragraph(label, "Heading 2")
        right.add_paragraph(words)
    document.add_paragraph(content.foot)
    document.save(str(path))
