"""The parts of a Word file that are read: notes that are called, headers in force, results of fields, words in drawings."""

import pytest
from word_parts import (
    SPACES,
    W,
    deleted,
    linked,
    paragraph,
    relations,
    run,
    told,
    word_file,
    words_of,
)

from source import read
from source.errors import NoText

HIDDEN = "<w:vanish/>"


# Notes, headers and footers -------------------------------------------------------------------------------------------


def notes(kind: str, *words: str) -> dict[str, str]:
    line = "<w:{0} w:id='{1}' w:type='{2}'>" + paragraph("____") + "</w:{0}>"
    inner = line.format(kind, -1, "separator") + line.format(kind, 0, "continuationSeparator")
    inner += "".join(f"<w:{kind} w:id='{n}'>{paragraph(one)}</w:{kind}>" for n, one in enumerate(words, 1))
    return {f"word/{kind}s.xml": f"<w:{kind}s {SPACES}>{inner}</w:{kind}s>"}


def call(number: int, kind: str = "footnote") -> str:
    return f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"


CALLS = {
    "in the order of their calls": (call(2) + call(1), ["second", "first"]),
    "called twice": (call(1) + call(1), ["first"]),
    "called by nobody": ("", []),
    "called from a deletion": (deleted(call(1)) + call(2), ["second"]),
    "called from hidden words": (f"<w:r><w:rPr>{HIDDEN}</w:rPr><w:footnoteReference w:id='1'/></w:r>", []),
    "the line above them": (call(0) + call(-1), []),
    "no such note": (call(9), []),
    "called from a text box": (f"<w:r><w:pict><w:txbxContent>{paragraph(call(2))}</w:txbxContent></w:pict></w:r>", ["second"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("name", CALLS)
def test_only_notes_that_a_living_reference_calls_are_read(name: str, kind: str) -> None:
    inner, expected = CALLS[name]
    body = paragraph(run("It rained.") + inner.replace("footnote", kind))

    source = read(word_file(body, **linked((f"{kind}s", f"{kind}s.xml")), **notes(kind, "first", "second")))

    assert words_of(source) == ["It rained.", *expected]


def section(*kinds: str, first: bool = False, kind: str = "header") -> str:
    links = "".join(f"<w:{kind}Reference w:type='{one[:-1]}' r:id='r{one[-1]}'/>" for one in kinds)
    return f"<w:sectPr>{links}{'<w:titlePg/>' if first else ''}</w:sectPr>"


# The headers are h0 to h3; a kind is followed by the number of its header.
SECTIONS = {
    "one for all pages": ([section("default0")], False, ["h0"]),
    "a first page that is asked for": ([section("default0", "first1", first=True)], False, ["h1", "h0"]),
    "a first page that nobody asks for": ([section("default0", "first1")], False, ["h0"]),
    "even pages that are asked for": ([section("default0", "even2")], True, ["h0", "h2"]),
    "even pages that nobody asks for": ([section("default0", "even2")], False, ["h0"]),
    "a second section without its own": ([section("default0"), section()], False, ["h0"]),
    "a second section with its own": ([section("default0"), section("default3")], False, ["h0", "h3"]),
    "the second has a first page, and its header from the first": (
        [section("default0", "first1"), section(first=True)], False, ["h0", "h1"]
    ),
    "one that nothing leads to": ([section("default9")], False, []),
    "one of what the section was": (
        [section("default0").replace("</w:sectPr>", f"<w:sectPrChange>{section('default1')}</w:sectPrChange></w:sectPr>")],
        False, ["h0"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize("name", SECTIONS)
def test_only_headers_and_footers_that_some_page_shows_are_read(name: str, kind: str) -> None:
    sections, even, expected = SECTIONS[name]
    *others, last = [one.replace("header", kind) for one in sections]
    body = "".join(paragraph("It rained.", properties=one) for one in others) + paragraph("It stopped.") + last
    tag = "hdr" if kind == "header" else "ftr"
    parts = {f"word/m{n}.xml": f"<w:{tag} {SPACES}>{paragraph(f'h{n}')}</w:{tag}>" for n in range(4)}
    settings = f"<w:settings {SPACES}>{'<w:evenAndOddHeaders/>' if even else ''}</w:settings>"

    links = linked(*((kind, f"m{n}.xml") for n in range(4)))
    source = read(word_file(body, **parts, **links, **{"word/settings.xml": settings}))

    assert [source.text_of(block) for block in source.blocks if str(block.role) == kind] == expected


# Other name spaces, joined letters, fields ----------------------------------------------------------------------------


def test_all_name_spaces_of_strict_files_are_read() -> None:
    equation = (
        "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
    )
    note = f"<w:footnotes {SPACES}><w:footnote w:id='2'>{paragraph('Measured twice.')}</w:footnote></w:footnotes>"
    parts = {
        "_rels/.rels": relations(("officeDocument", "word/text.xml")),
        "word/text.xml": f"<w:document {SPACES}><w:body>{paragraph(equation + run(' of it') + call(2))}</w:body></w:document>",
        "word/_rels/text.xml.rels": relations(("footnotes", "remarks.xml")),
        "word/remarks.xml": note,
    }
    strict = {
        name: part.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/").replace("/2006/", "/")
        if name != "_rels/.rels" and "rels" not in name
        else part.replace("openxmlformats.org/officeDocument/2006", "openxmlformats.org/officeDocument/2006").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/",
        )
        for name, part in parts.items()
    }
    assert W not in strict["word/text.xml"]

    assert words_of(read(word_file("", **strict))) == ["3/4 of it", "Measured twice."]


def test_a_large_first_letter_and_its_word_are_one() -> None:
    frame = "<w:framePr w:dropCap='drop' w:lines='3'/>"

    source = read(word_file(paragraph("T", properties=frame) + paragraph("he ferry stays.", "Zitat")))

    assert words_of(source) == ["The ferry stays."]
    assert str(source.blocks[0].role) == "quotation block"


def mark(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


CODE = "<w:r><w:instrText> IF </w:instrText></w:r>"
BEGIN, SEPARATE, END = mark("begin"), mark("separate"), mark("end")
FIELDS = {
    "a result": (BEGIN + CODE + SEPARATE + run("seen") + END, "seen"),
    "no result": (BEGIN + CODE + END, ""),
    "a field in the instruction of another": (
        BEGIN + CODE + BEGIN + CODE + SEPARATE + run("inner") + END + run(" = 1") + SEPARATE + run("outer") + END, "outer"
    ),
    "a field in the result of another": (
        BEGIN + CODE + SEPARATE + run("outer ") + BEGIN + CODE + SEPARATE + run("inner") + END + END, "outer inner"
    ),
    "a field that never ends": (BEGIN + CODE + run("seen"), "seen"),
    "a field that never begins": (run("seen") + SEPARATE + END, "seen"),
    "one that never ends round one that does": (BEGIN + CODE + BEGIN + CODE + SEPARATE + run("seen") + END, "seen"),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_of_a_field_its_result_is_read(name: str) -> None:
    inner, expected = FIELDS[name]

    assert read(word_file(paragraph(run("As ") + inner + run(" today.")))).text == f"As {expected} today."


def test_a_field_may_begin_in_a_form_that_is_not_read() -> None:
    forms = f"<mc:AlternateContent><mc:Choice Requires='x'>{run('new')}</mc:Choice><mc:Fallback>{BEGIN}</mc:Fallback></mc:AlternateContent>"

    assert read(word_file(paragraph(forms + SEPARATE + run(" seen") + END))).text == "new seen"


def test_a_table_of_contents_is_read_without_its_instruction() -> None:
    first = BEGIN + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + SEPARATE
    entry = f"{run('The tide')}<w:r><w:tab/></w:r>{BEGIN}<w:r><w:instrText>PAGEREF x</w:instrText></w:r>{SEPARATE}{run('4')}{END}"
    body = paragraph(first + entry, "TOC1") + paragraph(entry.replace("The tide", "The ebb"), "TOC1") + paragraph(END)

    assert words_of(read(word_file(body + paragraph("It rained.")))) == ["The tide\t4", "The ebb\t4", "It rained."]


# Drawings and other documents -----------------------------------------------------------------------------------------


def diagram(*points: tuple[str, str]) -> str:
    inner = "".join(
        f"<dgm:pt modelId='{n}' type='{kind}'><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for n, (kind, words) in enumerate(points)
    )
    return f"<dgm:dataModel {SPACES}><dgm:ptLst>{inner}</dgm:ptLst></dgm:dataModel>"


def test_words_of_smart_art_are_read_in_their_order() -> None:
    drawing = "<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm='r0' r:lo='r9'/></a:graphicData></a:graphic></w:drawing></w:r>"
    data = diagram(("doc", ""), ("node", "Catch"), ("pres", "Nobody’s"), ("node", "Sort"), ("asst", "Sell"))

    source = read(word_file(paragraph(drawing), **linked(("diagramData", "d.xml")), **{"word/d.xml": data}))

    assert words_of(source) == ["Catch", "Sort", "Sell"]


def test_a_chart_is_told_with_its_words() -> None:
    names = "<c:cat><c:strRef><c:strCache><c:pt><c:v>May</c:v></c:pt><c:pt><c:v>June</c:v></c:pt></c:strCache></c:strRef></c:cat>"
    figures = "<c:val><c:numRef><c:numCache><c:pt><c:v>41</c:v></c:pt></c:numCache></c:numRef></c:val>"
    chart = f"<c:chartSpace {SPACES}><a:t>Herring landed</a:t>{names}{figures}</c:chartSpace>"
    drawing = "<w:r><w:drawing><a:graphic><c:chart r:id='r0'/></a:graphic></w:drawing></w:r>"

    source = read(
        word_file(paragraph(run("As it was.") + drawing), **linked(("chart", "c.xml")), **{"word/c.xml": chart})
    )

    assert source.text == "As it was."
    assert "1 chart was not read: “Herring landed, May, June”." in told(source)


def test_word_art_is_a_line_of_its_own() -> None:
    art = "<w:r><w:pict><v:shape><v:textpath string='Harbour Fair'/></v:shape></w:pict></w:r>"

    source = read(word_file(paragraph(run("Come all.") + art)))

    assert (words_of(source), told(source)) == (["Come all.", "Harbour Fair"], "")


def test_a_watermark_is_read_in_the_header_and_told() -> None:
    art = "<w:r><w:pict><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict></w:r>"
    header = f"<w:hdr {SPACES}>{paragraph(art)}</w:hdr>"

    source = read(
        word_file(
            paragraph("It rained.") + section("default0"), **linked(("header", "h.xml")), **{"word/h.xml": header}
        )
    )

    assert words_of(source) == ["DRAFT", "It rained."]
    assert "A watermark stands behind the text: “DRAFT”." in told(source)


def test_words_of_a_drawing_canvas_are_read() -> None:
    shape = "<a:sp><a:txBody><a:p><a:r><a:t>North quay</a:t></a:r></a:p></a:txBody></a:sp>"
    canvas = f"<w:r><w:drawing><a:graphic>{shape}</a:graphic></w:drawing></w:r>"

    assert sorted(words_of(read(word_file(paragraph(run("The map.") + canvas))))) == ["North quay", "The map."]


@pytest.mark.parametrize("tag", ["altChunk", "subDoc"])
def test_an_embedded_document_is_told_and_alone_it_is_why_nothing_is_read(tag: str) -> None:
    chunk = f"<w:{tag} r:id='r0'/>" if tag == "altChunk" else f"<w:p><w:{tag} r:id='r0'/></w:p>"
    embeds = "The file embeds another document, which was not read."

    assert embeds in told(read(word_file(paragraph("It rained.") + chunk)))
    with pytest.raises(NoText, match=embeds):
        read(word_file(chunk))


def test_an_object_of_another_program_is_told() -> None:
    sheet = "<w:r><w:object><v:shape/><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>"

    assert "1 embedded object was not read" in told(read(word_file(paragraph(run("It rained.") + sheet))))
