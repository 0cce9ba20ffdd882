"""Documents that python-docx writes: letterhead, tables, lists, pictures, sections, looks of words, comments."""

from io import BytesIO
from typing import Any

from pictures import emblem, png
from word_sentences import BRIDGE, COST, FERRY, MORE, SAID, SHARE, SIGN_UP, STORY, VIEW


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _new(*paragraphs: str) -> Any:
    from docx import Document

    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return document


def letterhead() -> bytes:
    """A letterhead on the first, even and other pages."""
    document = _new(BRIDGE, COST, SHARE, SAID, SIGN_UP)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for number, margin in enumerate(
        (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        )
    ):
        margin.paragraphs[0].text = f"Ostrel Harbour Office, sheet form {number}"
        margin.add_paragraph("Quay 4, Ostrel. Share this article")
    return _saved(document)


def data_table() -> bytes:
    """A table of figures with a header row and merged cells."""
    document = _new(BRIDGE)
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    for row, words in zip(
        table.rows,
        (
            ("Pier", "Bolts", "Rusted"),
            ("North", "120", "64"),
            ("South", "118", "51"),
            ("Share this article", "", "115"),
        ),
        strict=True,
    ):
        for cell, one in zip(row.cells, words, strict=True):
            cell.text = one
    table.cell(3, 0).merge(table.cell(3, 1))
    document.add_paragraph(SHARE)
    return _saved(document)


def layout_table() -> bytes:
    """A page laid out with a table: prose in its cells, and another table in one of them."""
    document = _new(BRIDGE)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = " ".join((COST, SAID, VIEW) * 6)
    right.text = SHARE
    inner = right.add_table(rows=2, cols=2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "Tide", "1.4 m"
    right.add_paragraph(FERRY)
    document.add_paragraph(SIGN_UP)
    return _saved(document)


def lists_and_headings() -> bytes:
    """Headings, numbered and bulleted lists on two levels."""
    document = _new()
    document.add_heading("Ostrel Bridge Stays Shut", 0)
    document.add_heading("What was found", 1)
    document.add_paragraph(SAID)
    for words, style in (
        ("Bolts are rusted.", "List Number"),
        ("The north pier leans.", "List Number 2"),
        ("Paint peels.", "List Bullet"),
        (SHARE, "List Bullet 2"),
    ):
        document.add_paragraph(words, style=style)
    document.add_heading("More on this", 2)
    document.add_paragraph(MORE)
    return _saved(document)


def pictures() -> bytes:
    """Pictures alone, among words and among words that go."""
    from docx.shared import Cm

    document = _new(BRIDGE)
    document.add_picture(BytesIO(png(emblem(24, 24), colour=6)), width=Cm(1))
    among = document.add_paragraph("The new bolts ")
    among.add_run().add_picture(BytesIO(png(emblem(24, 24), colour=6)), width=Cm(1))
    among.add_run(" come from a foundry in Halden. It cast them in March.")
    going = document.add_paragraph("Share this ")
    going.add_run().add_picture(BytesIO(png(emblem(24, 24), colour=6)), width=Cm(1))
    going.runs[-1].add_text(" article")
    document.add_paragraph(SIGN_UP)
    return _saved(document)


def sections() -> bytes:
    """Sections of their own paper, columns, page breaks within a run."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.enum.text import WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = _new(BRIDGE, COST, SHARE)
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, wide.page_height, wide.page_width
    run = document.add_paragraph().add_run("The ferry is free. ")
    run.add_break(WD_BREAK.PAGE)
    run.add_text("It takes no cars.")
    columns = document.add_section(WD_SECTION.CONTINUOUS)
    for old in columns._sectPr.findall(qn("w:cols")):
        columns._sectPr.remove(old)
    two = OxmlElement("w:cols")
    two.set(qn("w:num"), "2")
    columns._sectPr.append(two)
    document.add_paragraph(SAID + " " + VIEW)
    document.add_paragraph(SIGN_UP)
    return _saved(document)


def formats() -> bytes:
    """Words in every look that a run can have; sentences over many runs, and many sentences in one."""
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import Pt, RGBColor

    document = _new(" ".join(STORY))
    paragraph = document.add_paragraph()
    for words, look in (
        ("The ", "bold"), ("har", "italic"), ("bour ", "underline"), ("master wrote m", "small_caps"), ("2", "superscript"),
        (" of H", "all_caps"), ("2", "subscript"), ("O on the wall", "strike"), (". Nobody read ", "hidden"), ("it. ", "shadow"),
    ):  # fmt: skip
        setattr(paragraph.add_run(words).font, look, True)
    marked = paragraph.add_run("It was marked. ")
    marked.font.highlight_color = WD_COLOR_INDEX.YELLOW
    big = paragraph.add_run("It was large.")
    big.font.size, big.font.color.rgb, big.font.name = Pt(18), RGBColor(0x20, 0x60, 0x20), "Liberation Sans"
    document.add_paragraph().add_run(SHARE).bold = True
    return _saved(document)


def remarks() -> bytes:
    """Comments of colleagues, written with python-docx: on a word, on a paragraph, over each other."""
    document = _new()
    first = document.add_paragraph()
    runs = [first.add_run(words) for words in ("The bridge ", "at Ostrel will ", "stay shut", " until May.")]
    document.add_comment(runs[0:3], "Is this still so?", author="Ines Rowan", initials="IR")
    document.add_comment(runs[1:4], "Compare [s01] with the minutes.", author="Per Lind", initials="PL")
    going = document.add_paragraph(SHARE)
    document.add_comment(going.runs, "Out, I think.", author="Ines Rowan", initials="IR")
    document.add_paragraph(VIEW)
    return _saved(document)


def breaks_and_tabs() -> bytes:
    """Line breaks, tabs, hyphens of both kinds and odd characters within runs."""
    document = _new("Ostrel\tPier 4\nOpen from six\nShare this article")
    document.add_paragraph("A hard\u00a0space, a \U0001f309 bridge, e\u0301 in two signs.\tAnd a tab. ")
    run = document.add_paragraph("Sub").add_run()
    for tag in ("softHyphen", "t", "noBreakHyphen", "t", "cr", "t"):
        from docx.oxml import OxmlElement

        element = OxmlElement(f"w:{tag}")
        if tag == "t":
            element.text = "scribe"
        run._r.append(element)
    document.add_paragraph("  " + COST + "   " + VIEW + "  ")
    document.add_paragraph("")
    document.add_paragraph(SHARE)
    return _saved(document)


def many_sentences() -> bytes:
    """One run with sixty sentences."""
    return _saved(_new(" ".join(STORY * 12), SHARE))
