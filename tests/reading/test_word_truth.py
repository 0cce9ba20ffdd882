"""Word files are read as Word shows them: values keep their signs, what is hidden or deleted is gone, and a person is told."""

import re

import pytest
from word_parts import (
    deleted,
    inserted,
    paragraph,
    row,
    run,
    style,
    styles,
    told,
    word_file,
    words_of,
)

from source import LIMITS, read
from source.formats import open_package
from source.readers.word import Walk, WordFile, lines_of

HIDDEN = "<w:vanish/>"
SHOWN = "<w:vanish w:val='0'/>"
UP, DOWN = "<w:vertAlign w:val='superscript'/>", "<w:vertAlign w:val='subscript'/>"


# Signs ----------------------------------------------------------------------------------------------------------------

VALUES = {
    "a power": (run("about 10") + run("9", UP) + run(" grains"), "about 10⁹ grains"),
    "a negative power": (run("10") + run("\u22126", UP), "10⁻⁶"),
    "a power in two runs": (run("10") + run("-", UP) + run("3", UP), "10⁻³"),
    "a decimal power": (run("10") + run("1.5", UP), "10¹.⁵"),
    "a power with a letter": (run("x") + run("n+1", UP), "xⁿ⁺¹"),
    "a note typed by hand": (run("in 1987") + run("2a", UP), "in 1987²a"),
    "a formula": (run("CO") + run("2", DOWN), "CO₂"),
    "an ordinal": (run("the 21") + run("st", UP) + run(" of May"), "the 21st of May"),
    "an ordinal raised whole": (run("the ") + run("21st", UP), "the 21st"),
    "words set small": (run("Tides") + run("as of 2019", UP), "Tidesas of 2019"),
    "set back": (run("10") + run("9", "<w:vertAlign w:val='baseline'/>"), "109"),
    "by a style": (run("10") + run("9", "<w:rStyle w:val='Power'/>"), "10⁹"),
    "by a style, taken back": (run("10") + run("9", "<w:rStyle w:val='Power'/><w:vertAlign w:val='baseline'/>"), "109"),
}


@pytest.mark.parametrize("name", VALUES)
def test_figures_above_and_below_the_line_keep_their_value(name: str) -> None:
    inner, expected = VALUES[name]

    assert read(word_file(paragraph(inner), **styles(style("Power", "character", run=UP)))).text == expected


def sign(code: str, font: str) -> str:
    return f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"


def font(name: str) -> str:
    return f"<w:rFonts w:ascii='{name}' w:hAnsi='{name}'/>"


SYMBOLS = {
    "at most": (sign("F0A3", "Symbol"), "≤"),
    "alpha, without the private area": (sign("0061", "Symbol"), "α"),
    "a tick": (sign("F0FC", "Wingdings"), "✓"),
    "a dash of a plain font": (sign("2013", "Georgia"), "–"),
    "typed in the private area": (run("\uf0b3", font("Symbol")), "≥"),
    "a plain letter": (run("5 ") + run("m", font("Symbol")) + run("g"), "5 μg"),
    "a plain letter in a font that a theme overrides": (
        run("m", "<w:rFonts w:ascii='Symbol' w:asciiTheme='minorAscii'/>"),
        "m",
    ),
    "a plain letter whose style is of signs": (run("m", "<w:rStyle w:val='Ticks'/><w:rFonts w:ascii='Georgia'/>"), "m"),
    "typed under a style": (run("\uf0fe", "<w:rStyle w:val='Ticks'/>"), "☑"),
}


@pytest.mark.parametrize("name", SYMBOLS)
def test_signs_of_the_fonts_of_signs_are_read(name: str) -> None:
    inner, expected = SYMBOLS[name]
    file = word_file(paragraph(run("a ") + inner), **styles(style("Ticks", "character", run=font("Wingdings"))))

    source = read(file)

    assert (source.text, told(source)) == (f"a {expected}", "")


@pytest.mark.parametrize(
    "inner", [sign("F0A3", "Marlett"), sign("no", "Symbol"), run("\uf0a3", font("Webdings")), run("\uf0a3")]
)
def test_a_sign_of_an_unknown_font_is_replaced_and_told(inner: str) -> None:
    source = read(word_file(paragraph(run("a ") + inner)))

    assert source.text == "a \ufffd"
    assert "1 sign was replaced by “\ufffd”" in told(source)


@pytest.mark.parametrize(
    "inner", [run("\ufffd"), sign("F0A3", "Marlett").replace("<w:r>", f"<w:r><w:rPr>{HIDDEN}</w:rPr>")]
)
def test_nothing_is_told_of_signs_that_stood_so_in_the_file_or_are_not_shown(inner: str) -> None:
    assert "replaced" not in told(read(word_file(paragraph(run("a ") + inner))))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:t>It\nrained\r\n\tall day.</w:t>", "It rained   all day."),
        ("<w:t>It rained</w:t><w:br/><w:t>all day.</w:t>", "It rained\nall day."),
        ("<w:t>It rained</w:t><w:tab/><w:t>all day.</w:t>", "It rained\tall day."),
    ],
)
def test_only_a_break_of_words_own_ends_a_line(inner: str, expected: str) -> None:
    source = read(word_file(paragraph(f"<w:r>{inner}</w:r>")))

    assert re.sub(" +", " ", source.text) == re.sub(" +", " ", expected)
    assert len(source.blocks) == 1 + expected.count("\n")


EMOJI = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx w16se:font='Segoe UI Emoji' w16se:char='1F6A2'/></mc:Choice>"
    "<mc:Fallback><w:t>\U0001f6a2</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
FORMS = {
    "an emoji": (EMOJI, "\U0001f6a2"),
    "an emoji without an old form": (EMOJI.replace("<w:t>\U0001f6a2</w:t>", ""), "\U0001f6a2"),
    "words in the old form alone": (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
        "<mc:Fallback><w:t>sea</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        "sea",
    ),
    "no newer form": ("<w:r><mc:AlternateContent><mc:Fallback><w:t>sea</w:t></mc:Fallback></mc:AlternateContent></w:r>", "sea"),
    "both forms": (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>sea</w:t></mc:Choice><mc:Choice Requires='v'><w:t>sea</w:t>"
        "</mc:Choice><mc:Fallback><w:t>sea</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        "sea",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_of_several_forms_of_a_thing_one_is_read(name: str) -> None:
    inner, expected = FORMS[name]

    assert read(word_file(paragraph(run("At ") + inner + run(" again.")))).text == f"At {expected} again."


# Hidden words ---------------------------------------------------------------------------------------------------------

HIDING = styles(
    style("Ghost", "character", run=HIDDEN),
    style("GhostChild", "character", based="Ghost"),
    style("Alive", "character", based="Ghost", run=SHOWN),
    style("Note", run=HIDDEN),
    style("NoteChild", based="Note"),
)
HIDDEN_WORDS = {
    "on the run": paragraph(run("not this", HIDDEN)),
    "by a style": paragraph(run("not this", "<w:rStyle w:val='Ghost'/>")),
    "by what its style is based on": paragraph(run("not this", "<w:rStyle w:val='GhostChild'/>")),
    "by its paragraph's style": paragraph("not this", "Note"),
    "by what its paragraph's style is based on": paragraph("not this", "NoteChild"),
    "a row": f"<w:tbl>{row('not this', properties='<w:hidden/>')}</w:tbl>",
    "a text box in a hidden run": paragraph(
        f"<w:r><w:rPr>{HIDDEN}</w:rPr><w:pict><w:txbxContent>{paragraph('not this')}</w:txbxContent></w:pict></w:r>"
    ),
    "after a text box in a hidden run": paragraph(
        f"<w:r><w:rPr>{HIDDEN}</w:rPr><w:pict><w:txbxContent>{paragraph(run(' '))}</w:txbxContent></w:pict><w:t>not this</w:t></w:r>"
    ),
    "word art": paragraph(f"<w:r><w:rPr>{HIDDEN}</w:rPr><w:pict><v:textpath string='not this'/></w:pict></w:r>"),
}


@pytest.mark.parametrize("name", HIDDEN_WORDS)
def test_hidden_words_are_left_out_and_told(name: str) -> None:
    source = read(word_file(paragraph("It rained.") + HIDDEN_WORDS[name] + paragraph("It stopped."), **HIDING))

    assert words_of(source) == ["It rained.", "It stopped."]
    assert "1 hidden passage was left out" in told(source)


@pytest.mark.parametrize(
    "shown",
    [
        paragraph(run("It rained.", SHOWN), "Note"),
        paragraph(run("It rained.", f"<w:rStyle w:val='Ghost'/>{SHOWN}")),
        paragraph(run("It rained.", "<w:rStyle w:val='Alive'/>")),
        paragraph(run("It rained.", "<w:webHidden/>")),
        paragraph(run("It rained.", f"<w:rPrChange w:id='1'><w:rPr>{HIDDEN}</w:rPr></w:rPrChange>")),  # hidden before
        paragraph(run("It rained."), properties=f"<w:rPr>{HIDDEN}</w:rPr>"),
        paragraph(run("It rained.", "<w:rStyle w:val='Ghost'/>"), "Note"),  # hidden by both takes it back (17.7.3)
    ],
)
def test_words_whose_hiding_is_taken_back_are_read(shown: str) -> None:
    source = read(word_file(shown, **HIDING))

    assert (source.text, told(source)) == ("It rained.", "")


def test_each_hidden_passage_is_counted_once_however_many_runs_it_has() -> None:
    one = paragraph(run("a", HIDDEN) + run("b", HIDDEN) + run("It rained.") + run("c", HIDDEN))

    assert "2 hidden passages were left out" in told(read(word_file(one)))


def test_words_struck_by_hand_are_read_and_told() -> None:
    struck = run("for 90 euros", "<w:strike/>") + run(" for 70 euros", "<w:strike w:val='0'/>")

    source = read(word_file(paragraph(run("Tickets go ") + struck + run(" soon", "<w:dstrike/>"))))

    assert source.text == "Tickets go for 90 euros for 70 euros soon"
    assert "Struck through by hand, and read as text all the same: “for 90 euros”, “soon”" in told(source)


# Tracked changes ------------------------------------------------------------------------------------------------------


def test_insertions_are_read_and_told_with_their_authors() -> None:
    body = paragraph(run("It ") + inserted("hardly ") + inserted("never ", "Bo Lund") + run("rained."))

    source = read(word_file(body))

    assert source.text == "It hardly never rained."
    assert "2 tracked insertions were read as text (by Ada Holm, Bo Lund)" in told(source)


def test_words_inserted_and_deleted_again_are_told_as_one_deletion() -> None:
    twice = deleted(inserted("not ") + inserted("this "))

    source = read(word_file(paragraph(run("It ") + twice + run("rained."))))

    assert (source.text, told(source).split(":")[0]) == ("It rained.", "1 tracked deletion was left out")


GONE_END = "<w:rPr><w:del w:id='7' w:author='Ada Holm'/></w:rPr>"
MOVED_END = "<w:rPr><w:moveFrom w:id='7' w:author='Ada Holm'/></w:rPr>"
ENDS = {
    "two": (paragraph("It rained ", properties=GONE_END) + paragraph("all day."), ["It rained all day."]),
    "moved away": (paragraph("It rained ", properties=MOVED_END) + paragraph("all day."), ["It rained all day."]),
    "three": (
        paragraph("It ", properties=GONE_END) + paragraph("rained ", properties=GONE_END) + paragraph("all day."),
        ["It rained all day."],
    ),
    "one whose words are gone in the midst": (
        paragraph("It rained ", properties=GONE_END) + paragraph(deleted("not "), properties=GONE_END) + paragraph("all day."),
        ["It rained all day."],
    ),
    "with a text box in the second": (
        paragraph("It rained ", properties=GONE_END)
        + paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></w:pict></w:r>" + run("all day.")),
        ["Boxed.", "It rained all day."],
    ),
    "with all its words": (paragraph(deleted("Not this."), properties=GONE_END) + paragraph("It rained."), ["It rained."]),
    "the last of a cell": (
        f"<w:tbl>{row(paragraph('Pool', properties=GONE_END), 'Lanes')}{row('Old', '8')}</w:tbl>",
        ["Pool", "Lanes", "Old", "8"],
    ),
    "before a table": (
        paragraph("The pools:", properties=GONE_END) + f"<w:tbl>{row('Pool', 'Lanes')}</w:tbl>" + paragraph("Both are open."),
        ["The pools:", "Pool", "Lanes", "Both are open."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_paragraphs_whose_end_is_deleted_are_one(name: str) -> None:
    body, expected = ENDS[name]

    assert words_of(read(word_file(body))) == expected


def test_joined_paragraphs_have_the_style_of_the_last() -> None:
    body = paragraph("It rained ", "Heading2", GONE_END) + paragraph("all day.", "Zitat")

    assert [str(block.role) for block in read(word_file(body)).blocks] == ["quotation block"]


def test_a_paragraph_that_goes_with_its_end_is_no_part_of_the_next() -> None:
    body = paragraph(deleted("Not this."), properties=GONE_END) + paragraph("It rained.")
    file = WordFile.of(open_package(word_file(body), LIMITS))

    (line,) = lines_of(Walk(file, LIMITS).through())

    assert [one.place for one in line.paragraphs] == ["paragraph 2"]


TRACKED_CELLS = {
    "a row": row("Pool", "Lanes") + row("not", "this", properties="<w:del w:id='3'/>"),
    "a cell": row("Pool", "Lanes", f"<w:tcPr><w:cellDel w:id='3'/></w:tcPr>{paragraph('not this')}"),
    "a row marked at its runs too": row("Pool", "Lanes")
    + row(paragraph(deleted("not"), properties=GONE_END), "this", properties="<w:del w:id='3'/>"),
}


@pytest.mark.parametrize("name", TRACKED_CELLS)
def test_deleted_rows_and_cells_are_gone_and_told(name: str) -> None:
    source = read(word_file(f"<w:tbl>{TRACKED_CELLS[name]}</w:tbl>" + paragraph("It rained.")))

    assert words_of(source) == ["Pool", "Lanes", "It rained."]
    assert re.search(r"\d tracked deletions? w", told(source))


@pytest.mark.parametrize("properties", ["<w:ins w:id='3' w:author='Bo Lund'/>", ""])
def test_inserted_rows_are_told_as_insertions_are(properties: str) -> None:
    source = read(word_file(f"<w:tbl>{row('Pool', 'Lanes', properties=properties)}</w:tbl>"))

    assert ("1 tracked insertion was read as text (by Bo Lund)" in told(source)) is bool(properties)
