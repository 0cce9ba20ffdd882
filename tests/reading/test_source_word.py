"""Word files: every word that Word shows is read once and in order; what is deleted is left out and counted."""

import re
from dataclasses import replace

import pytest
from word_parts import SPACES, W, paragraph, relations, row, run, word_file, words_of

from source import LIMITS, read
from source.errors import SourceError, TooLarge, Unreadable
from source.model import Cell

WAYS_IN = {
    "insertion": f"<w:ins w:id='1' w:author='a'>{run('in')}</w:ins>",
    "link": f"<w:hyperlink r:id='r9'>{run('in')}</w:hyperlink>",
    "content control": f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('in')}</w:sdtContent></w:sdt>",
    "smart tag": f"<w:smartTag w:element='x'>{run('in')}</w:smartTag>",
    "field": f"<w:fldSimple w:instr='PAGE'>{run('in')}</w:fldSimple>",
    "field code": f"<w:r><w:instrText>HYPERLINK</w:instrText></w:r>{run('in')}",
    "moved here": f"<w:moveTo w:id='1'>{run('in')}</w:moveTo>",
    "formula": "<m:oMath><m:r><m:t>in</m:t></m:r></m:oMath>",
}


TRACKED = {"insertion", "moved here"}


@pytest.mark.parametrize("way", WAYS_IN)
def test_text_is_read_however_it_is_wrapped(way: str) -> None:
    source = read(word_file(paragraph(run("before ") + WAYS_IN[way] + run(" after"))))

    assert source.text == "before in after"
    assert [one.sentence[:20] for one in source.problems] == (["1 tracked insertion "] if way in TRACKED else [])


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_tracked_deletions_are_left_out_and_counted(tag: str) -> None:
    gone = f"<w:{tag} w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:{tag}>"

    source = read(word_file(paragraph(run("Nine ") + gone + run("boats")) + paragraph(gone + run("left"))))

    assert words_of(source) == ["Nine boats", "left"]
    assert "2 tracked deletions" in source.problems[0].sentence


def test_signs_in_a_run_are_characters() -> None:
    body = paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/>"
        "<w:sym w:font='x' w:char='2013'/><w:br/><w:t>c</w:t></w:r>",
        "Caption",
    )

    assert words_of(read(word_file(body))) == ["a\tb\u2011–", "c"]


def test_styles_give_roles_by_their_id_and_by_their_name() -> None:
    styles = ["Title", "berschrift1", "Heading2", "", "Zitat", "MyList", "Caption"]

    source = read(word_file("".join(paragraph("It rained.", style) for style in styles)))

    assert [str(block.role) for block in source.blocks] == [
        *("headline", "heading", "heading", "paragraph", "quotation block", "list item", "caption")
    ]
    assert source.blocks[3].locator == "paragraph 4"


def test_tables_are_read_cell_by_cell_even_inside_each_other() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('deep')}</w:tc></w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr><w:tr><w:tc>{paragraph('b')}{inner}</w:tc></w:tr></w:tbl>"
    )

    source = read(word_file(table + paragraph("after")))

    assert words_of(source) == ["a", "b", "deep", "after"]
    assert [block.locator for block in source.blocks][:3] == ["table 1, row 1", "table 1, row 2", "table 2, row 1"]
    # One column, or a table within a table, lays out a page: what stands there is prose like any other.
    assert {(str(block.role), block.cell) for block in source.blocks} == {("paragraph", None)}


def test_each_cell_of_a_table_knows_its_place() -> None:
    wide = f"<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('Seats in the old hall')}"
    table = f"<w:tbl>{row('Pool', 'Lanes', 'Depth', properties='<w:tblHeader/>')}{row(wide, '1.8')}{row('New', '8', '2.0')}</w:tbl>"

    source = read(word_file(paragraph("The pools.") + table))

    assert [(source.text_of(block), block.cell) for block in source.blocks[1:]] == [
        ("Pool", Cell(1, 1, 1, header=True)),
        ("Lanes", Cell(1, 1, 2, header=True)),
        ("Depth", Cell(1, 1, 3, header=True)),
        ("Seats in the old hall", Cell(1, 2, 1)),
        ("1.8", Cell(1, 2, 3)),
        ("New", Cell(1, 3, 1)),
        ("8", Cell(1, 3, 2)),
        ("2.0", Cell(1, 3, 3)),
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
    choices = f"<mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback><v:t>{box}</v:t></mc:Fallback>"
    twice = f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>"

    source = read(word_file(paragraph(run("home ") + twice + run("again"))))

    assert sorted(words_of(source)) == ["boxed", "home again"]


def noted(kind: str, inner: str) -> str:
    """The inner part of a part: notes have elements of their own, one of them the line above the notes."""
    if not kind.endswith("notes"):
        return inner
    tag = kind[:-1]
    return f"<w:{tag} w:id='0' w:type='separator'>{paragraph('____')}</w:{tag}><w:{tag} w:id='2'>{inner}</w:{tag}>"


def test_heads_feet_and_notes_are_read() -> None:
    names = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
    others = {
        f"word__{kind}1.xml": f"<w:{tag} {SPACES}>{noted(kind, paragraph(kind + ' words'))}</w:{tag}>"
        for kind, tag in names.items()
    }
    links = relations(*((kind, f"{kind}1.xml") for kind in names))
    calls = "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='2'/></w:r>"
    margins = "<w:sectPr><w:headerReference w:type='default' r:id='r0'/><w:footerReference w:type='default' r:id='r1'/></w:sectPr>"

    body = paragraph(run("It rained.") + calls) + margins
    source = read(word_file(body, **others, **{"word___rels/document.xml.rels": links}))

    assert [(str(block.role), source.text_of(block)) for block in source.blocks] == [
        ("header", "header words"),
        ("paragraph", "It rained."),
        ("footnote", "footnotes words"),
        ("footnote", "endnotes words"),
        ("footer", "footer words"),
    ]


def core(title: str, creator: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dcterms:created>2026-11-03T08:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )


@pytest.mark.parametrize(
    ("title", "creator", "found"),
    [
        ("Ferry Stays", "Mara Quill", ("Ferry Stays", "Mara Quill", "2026-11-03")),
        ("Budget 2019", "Mara Quill", (None, "Mara Quill", "2026-11-03")),
        ("", "python-docx", (None, None, None)),
        ("Ferry Stays", "Microsoft Office User", ("Ferry Stays", None, None)),
    ],
)
def test_properties_are_believed_unless_a_template_left_them(
    title: str, creator: str, found: tuple[str | None, ...]
) -> None:
    origin = read(word_file(paragraph("Ferry Stays"), **{"docProps/core.xml": core(title, creator)})).origin

    assert (origin.title, origin.author, origin.date) == found


def test_properties_do_not_contradict_the_byline() -> None:
    data = word_file(
        paragraph("Ferry Stays") + paragraph("By Ada Holm"), **{"docProps/core.xml": core("", "Mara Quill")}
    )

    assert read(data).origin.author is None


BROKEN = {
    "a doctype": word_file("", **{"word/document.xml": f"<!DOCTYPE w [<!ENTITY e 'x'>]><w:document {SPACES}/>"}),
    "a doctype in utf-16": word_file(
        "", **{"word/document.xml": f"<!DOCTYPE w [<!ENTITY e 'x'>]><w:document {SPACES}/>".encode("utf-16")}
    ),
    "broken xml": word_file("<w:p>"),
    "half a file": word_file(paragraph("It rained." * 400))[:-300],
    "no body part": word_file("", **{"_rels/.rels": relations(("officeDocument", "word/other.xml"))}).replace(
        b"word/document.xml", b"word/documenx.xml"
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match=r"\. \w") as caught:
        read(BROKEN[name], name="a.docx")
    assert isinstance(caught.value, Unreadable)


@pytest.mark.parametrize(
    ("limit", "most"),
    [("max_expanded", 3000), ("max_members", 3), ("max_paragraphs", 9), ("max_depth", 4), ("max_characters", 50)],
)
def test_limits_hold_for_what_is_packed(limit: str, most: int) -> None:
    data = word_file(paragraph("It rained.") * 100)

    with pytest.raises(TooLarge, match=f"--{limit.replace('_', '-')}"):
        read(data, limits=replace(LIMITS, **{limit: most}))


def test_the_other_name_space_of_word_files_is_read_too() -> None:
    strict = f"<w:document {SPACES}><w:body>{paragraph('It rained.')}</w:body></w:document>".replace(
        W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )

    assert read(word_file("", **{"word/document.xml": strict})).text == "It rained."


def test_a_mislabelled_word_file_is_read_and_reported() -> None:
    source = read(word_file(paragraph("It rained.")), name="note.txt")

    assert source.text == "It rained."
    assert re.search("ending is wrong", source.problems[0].sentence)
