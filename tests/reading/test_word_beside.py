"""What is kept beside the text of a Word file: comments of others, automatic numbers, the place of each cell."""

import pytest
from word_parts import (
    SPACES,
    deleted,
    linked,
    paragraph,
    row,
    run,
    style,
    styles,
    told,
    word_file,
    words_of,
)

from source import read
from source.model import Cell, SourceText

# Comments of others ---------------------------------------------------------------------------------------------------


def start(number: int) -> str:
    return f"<w:commentRangeStart w:id='{number}'/>"


def end(number: int) -> str:
    return f"<w:commentRangeEnd w:id='{number}'/>"


def ball(number: int) -> str:
    return f"<w:r><w:commentReference w:id='{number}'/></w:r>"


def comment(number: int, words: str, *, by: str = "Bo Lund", date: str = "2026-05-04T09:00:00Z", key: str = "") -> str:
    inner = paragraph(words).replace("<w:p>", f"<w:p w14:paraId='{key}'>") if key else paragraph(words)
    return f"<w:comment w:id='{number}' w:author='{by}' w:date='{date}'>{inner}</w:comment>"


def commented(body: str, *comments: str, more: str = "") -> SourceText:
    """A file with comments, read; ``more`` is what Word keeps of their threads."""
    parts = {"word/comments.xml": f"<w:comments {SPACES}>{''.join(comments)}</w:comments>"}
    if more:
        parts["word/commentsExtended.xml"] = f"<w15:commentsEx {SPACES}>{more}</w15:commentsEx>"
    return read(word_file(body, **linked(("comments", "comments.xml")), **parts))


PLACES = {
    "some words": (paragraph(run("It ") + start(1) + run("rained") + end(1) + ball(1) + run(" a lot.")), "rained"),
    "some words of two runs": (
        paragraph(run("It ") + start(1) + run("rai") + run("ned ") + end(1) + ball(1) + run("a lot.")), "rained"
    ),
    "a place without words": (paragraph("It rained.") + paragraph(run("It stopped.") + ball(1)), "It stopped."),
    "a range of no words": (paragraph(run("It rained.") + start(1) + end(1) + ball(1)), "It rained."),
    "several paragraphs": (
        paragraph(run("It ") + start(1) + run("rained.")) + paragraph(run("It stopped") + end(1) + ball(1) + run(" late.")),
        "rained.\n\nIt stopped",
    ),
    "marks between paragraphs": (
        paragraph("At noon.") + start(1) + paragraph("It rained.") + end(1) + paragraph(ball(1) + run("Late.")), "It rained."
    ),
    "a cell": (
        f"<w:tbl>{row('Pool', 'Lanes')}{row('Old', paragraph(start(1) + run('8') + end(1) + ball(1)))}</w:tbl>", "8"
    ),
    "words behind a deletion": (
        paragraph(deleted("Not this. ") + run("It ") + start(1) + run("rained.") + end(1) + ball(1)), "rained."
    ),
    "words behind hidden ones": (
        paragraph(run("Not this. ", "<w:vanish/>") + run("It ") + start(1) + run("rained.") + end(1) + ball(1)), "rained."
    ),
    "words in paragraphs that became one": (
        paragraph(run("It ") + start(1) + run("rained "), properties="<w:rPr><w:del w:id='9'/></w:rPr>")
        + paragraph(run("all") + end(1) + ball(1) + run(" day.")),
        "rained all",
    ),
    "words with spaces before them": (
        paragraph("At noon.") + paragraph(start(1) + run("      It rained.      ") + end(1) + ball(1)) + paragraph("Late."), "It rained."
    ),
    "a range that does not end": (paragraph(run("It ") + start(1) + run("rained.") + ball(1)), "rained."),
    "the end of the document": (paragraph("It rained.") + "<w:p/>" + paragraph(ball(1)), "It rained."),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_a_comment_is_kept_with_the_words_that_it_is_on(name: str) -> None:
    body, words = PLACES[name]

    source = commented(body, comment(1, "Is that so?"))

    (remark,) = source.remarks
    assert (remark.by, remark.date, remark.text) == ("Bo Lund", "2026-05-04T09:00:00Z", "Is that so?")
    assert (source.text[remark.span.start : remark.span.end] if remark.span else None) == words


def test_comments_are_told_with_their_authors() -> None:
    body = paragraph(run("It rained.") + ball(1) + ball(2) + ball(3))

    nobody = (comment(3, "Good.", by=""), comment(4, "So?", by="Unknown Author"))
    source = commented(body, comment(1, "Where?"), comment(2, "At sea.", by="Ada Holm"), *nobody)

    assert "4 comments were kept beside the text (by Bo Lund, Ada Holm): “Where?” …" in told(source)
    assert [remark.by for remark in source.remarks] == ["Bo Lund", "Ada Holm", "", ""]


def test_a_comment_says_what_it_says_with_its_changes_accepted() -> None:
    words = (
        run("Is that ")
        + deleted("really ")
        + deleted(run("always "), "moveFrom")
        + f"<w:ins w:id='5'>{run('so')}</w:ins>"
        + run("?")
    )

    (remark,) = commented(paragraph(run("It rained.") + ball(1)), comment(1, words)).remarks

    assert remark.text == "Is that so?"


def test_a_comment_of_several_paragraphs_keeps_its_lines() -> None:
    second = paragraph(run("And") + "<w:r><w:tab/></w:r>" + run("when?"), "Caption")
    twice = comment(1, "Where?").replace("</w:comment>", second + "</w:comment>")

    assert commented(paragraph(run("It rained.") + ball(1)), twice).remarks[0].text == "Where?\nAnd\twhen?"


def test_a_thread_is_resolved_where_its_first_comment_is() -> None:
    threads = (
        "<w15:commentEx w15:paraId='A1' w15:done='1'/><w15:commentEx w15:paraId='A2' w15:paraIdParent='A1' w15:done='0'/>"
        "<w15:commentEx w15:paraId='A3' w15:done='0'/>"
    )
    body = paragraph(run("It rained.") + ball(1) + ball(2) + ball(3))

    source = commented(body, *(comment(n, "So?", key=f"A{n}") for n in (1, 2, 3)), more=threads)

    assert [remark.resolved for remark in source.remarks] == [True, True, False]


# Automatic numbers ----------------------------------------------------------------------------------------------------


def level(number: int, words: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{number}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{words}'/></w:lvl>"
    )  # fmt: skip


def lists(*abstract: str, nums: str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>") -> dict[str, str]:
    inner = "".join(
        f"<w:abstractNum w:abstractNumId='{n}'>{levels}</w:abstractNum>" for n, levels in enumerate(abstract)
    )
    return {"word/numbering.xml": f"<w:numbering {SPACES}>{inner}{nums}</w:numbering>"}


def item(level: int | None = 0, number: int | str = 1, *, more: str = "", words: str = "It rained.") -> str:
    at = "" if level is None else f"<w:ilvl w:val='{level}'/>"
    return paragraph(words, properties=f"<w:numPr>{at}<w:numId w:val='{number}'/></w:numPr>{more}")


LEGAL = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")
HIDDEN_END = "<w:rPr><w:vanish/></w:rPr>"
COUNTED = {
    "one level": (LEGAL, [item(), item(), item()], ["1.", "2.", "3."]),
    "several levels, each begun anew": (
        LEGAL,
        [item(), item(1), item(2), item(2), item(1), item(2), item(), item(1)],
        ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"],
    ),
    "a level before the one above it": (LEGAL, [item(1), item(1), item(), item(1)], ["1.1", "1.2", "2.", "2.1"]),
    "a level that is left out": (LEGAL, [item(), item(2), item(1), item(2), item()], ["1.", "(a)", "1.2", "(a)", "2."]),
    "a level that goes on": (
        level(0, "%1.") + level(1, "%2)", more="<w:lvlRestart w:val='0'/>"),
        [item(), item(1), item(), item(1)],
        ["1.", "1)", "2.", "2)"],
    ),
    "a level that only the first sets back": (
        level(0, "%1.") + level(1, "%2.") + level(2, "%3)", more="<w:lvlRestart w:val='1'/>"),
        [item(), item(1), item(2), item(1), item(2), item(), item(2)],
        ["1.", "1.", "1)", "2.", "2)", "2.", "1)"],
    ),
    "from another number": (level(0, "%1.", start=7), [item(), item()], ["7.", "8."]),
    "letters": (level(0, "%1)", "upperLetter", start=26), [item(), item()], ["Z)", "AA)"]),
    "Roman numbers": (level(0, "%1.", "upperRoman", start=3), [item(), item()], ["III.", "IV."]),
    "small Roman numbers": (level(0, "%1", "lowerRoman", start=49), [item()], ["xlix"]),
    "two figures": (level(0, "%1", "decimalZero", start=9), [item(), item()], ["09", "10"]),
    "ordinals": (level(0, "%1", "ordinal", start=11), [item(), *[item()] * 10], [f"{n}th" for n in range(11, 21)] + ["21st"]),
    "in circles": (level(0, "%1", "decimalEnclosedCircle"), [item(), item()], ["①", "②"]),
    "words round the number": (level(0, "Rule %1 —"), [item()], ["Rule 1 —"]),
    "all in figures": (
        level(0, "Part %1", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>"), [item(), item(1)], ["Part I", "1.1"]
    ),
    "none": (level(0, "%1.", "none"), [item()], ["."]),
    "bullets": (level(0, "\uf0b7", "bullet"), [item(), item()], ["", ""]),
    "a list within bullets": (level(0, "\u2022", "bullet") + level(1, "%2."), [item(), item(1), item(1)], ["", "1.", "2."]),
    "a hidden number": (level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"), [item()], [""]),
    "no list": (LEGAL, [item(number=0), item(), item(number=9)], ["", "1.", ""]),
    "a level that is none": (LEGAL, [item(12), item()], ["", "1."]),
    "a paragraph that is gone": (
        LEGAL,
        [item(), item(more="<w:rPr><w:del w:id='8'/></w:rPr>", words=deleted("Not this.")), item()],
        ["1.", "2."],
    ),
    "a paragraph joined with the next": (
        LEGAL, [item(more="<w:rPr><w:del w:id='8'/></w:rPr>"), paragraph("It stopped."), item()], ["", "1."]
    ),
    "a hidden paragraph": (
        LEGAL, [item(), item(more=HIDDEN_END, words=run("Not this.", "<w:vanish/>")), item()], ["1.", "2."]
    ),
    "a deleted row": (
        LEGAL,
        [item(), f"<w:tbl>{row(item(), item(), properties='<w:del w:id=' + chr(34) + '8' + chr(34) + '/>')}</w:tbl>", item()],
        ["1.", "2."],
    ),
    "a hidden row": (
        LEGAL, [item(), f"<w:tbl>{row(item(), item(), properties='<w:hidden/>')}</w:tbl>", item()], ["1.", "2."]
    ),
    "lines of one paragraph": (
        LEGAL, [item(words="<w:r><w:t>It rained.</w:t><w:br/><w:t>It stopped.</w:t></w:r>"), item()], ["1.", "", "2."]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_automatic_numbers_are_counted_as_word_counts_them(name: str) -> None:
    levels, items, expected = COUNTED[name]

    source = read(word_file("".join(items), **lists(levels)))

    assert [block.label for block in source.blocks] == expected
    assert not any(character.isdigit() for character in source.text)


def num(number: int, abstract: int = 0, more: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{abstract}'/>{more}</w:num>"


def starting(level: int, number: int) -> str:
    return f"<w:lvlOverride w:ilvl='{level}'><w:startOverride w:val='{number}'/></w:lvlOverride>"


SHARED = {
    "two that count on": (num(1) + num(2), [item(), item(number=2), item()], ["1.", "2.", "3."]),
    "one that begins anew": (
        num(1) + num(2, more=starting(0, 1)),
        [item(), item(), item(number=2), item(number=2), item()],
        ["1.", "2.", "1.", "2.", "3."],
    ),
    "one that begins anew below": (
        num(1) + num(2, more=starting(0, 5) + starting(1, 4)),
        [item(), item(1), item(number=2), item(1, number=2), item(1, number=2)],
        ["1.", "1.1", "5.", "5.4", "5.5"],
    ),
    "one with a level of its own": (
        num(1) + num(2, more=f"<w:lvlOverride w:ilvl='0'>{level(0, '%1)', 'upperLetter')}</w:lvlOverride>"),
        [item(), item(number=2)],
        ["1.", "B)"],
    ),
    "two of different lists": (num(1) + num(2, 1), [item(), item(number=2), item()], ["1.", "1:", "2."]),
}


@pytest.mark.parametrize("name", SHARED)
def test_lists_that_share_their_levels_count_together(name: str) -> None:
    nums, items, expected = SHARED[name]

    source = read(word_file("".join(items), **lists(LEGAL, level(0, "%1:"), nums=nums)))

    assert [block.label for block in source.blocks] == expected


def test_a_style_puts_its_paragraphs_into_a_list() -> None:
    one = "<w:numPr><w:numId w:val='1'/></w:numPr>"
    named = styles(
        style("Heading1", paragraph=one), style("Heading2", paragraph=one), style("Loud", based="Heading2")
    )  # fmt: skip
    levels = level(0, "%1", more="<w:pStyle w:val='Heading1'/>") + level(
        1, "%1.%2", more="<w:pStyle w:val='Heading2'/>"
    )
    off = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    kinds = ["Heading1", "Heading2", "Heading2", "Heading1"]

    body = "".join(paragraph("It rained.", kind) for kind in kinds) + paragraph("It stopped.", "Heading2", off)

    assert [block.label for block in read(word_file(body, **named, **lists(levels))).blocks] == [
        *("1", "1.1", "1.2", "2", "")
    ]


def test_a_list_may_take_its_levels_from_a_style() -> None:
    named = styles(style("Rules", "numbering", paragraph="<w:numPr><w:numId w:val='2'/></w:numPr>"))
    linked_lists = lists(
        "<w:numStyleLink w:val='Rules'/>", "<w:styleLink w:val='Rules'/>" + LEGAL, nums=num(1) + num(2, 1)
    )

    source = read(word_file(item() + item(1) + item(), **named, **linked_lists))

    assert [block.label for block in source.blocks] == ["1.", "1.1", "2."]


def test_numbers_are_told_and_bullets_are_not() -> None:
    bulleted = read(word_file(item() + item(), **lists(level(0, "-", "bullet"))))
    numbered = read(word_file(item() * 4 + item(words="<w:r/>"), **lists(LEGAL)))

    assert told(bulleted) == ""
    assert "4 automatic numbers were kept beside the text: “1.”, “2.”, “3.” …" in told(numbered)


def test_a_paragraph_that_leaves_its_list_is_no_item() -> None:
    source = read(word_file(item() + item(number=0), **lists(LEGAL)))

    assert [str(block.role) for block in source.blocks] == ["list item", "paragraph"]


# Cells ----------------------------------------------------------------------------------------------------------------

LONG = "The old pool was dug by hand in a dry year. " * 10
HEADED = "<w:tblPr><w:tblLook w:firstRow='1'/></w:tblPr>"
TABLES = {
    "rows": (row("Pool", "Lanes") + row("Old", "8"), [(1, 1, False), (1, 2, False), (2, 1, False), (2, 2, False)]),
    "a marked header": (
        row("Pool", "Lanes", properties="<w:tblHeader/>") + row("Old", "8"), [(1, 1, True), (1, 2, True), (2, 1, False), (2, 2, False)]
    ),
    "a header by the table's look": (
        HEADED + row("Pool", "Lanes") + row("Old", "8"), [(1, 1, True), (1, 2, True), (2, 1, False), (2, 2, False)]
    ),
    "a header by the look's number": (
        "<w:tblPr><w:tblLook w:val='04A0'/></w:tblPr>" + row("Pool", "Lanes") + row("Old", "8"),
        [(1, 1, True), (1, 2, True), (2, 1, False), (2, 2, False)],
    ),
    "a look without header": (
        "<w:tblPr><w:tblLook w:val='0480'/></w:tblPr>" + row("Pool", "Lanes") + row("Old", "8"),
        [(1, 1, False), (1, 2, False), (2, 1, False), (2, 2, False)],
    ),
    "a cell over two columns": (
        row(f"<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('Pools')}", "Year") + row("Old", "8", "1961"),
        [(1, 1, False), (1, 3, False), (2, 1, False), (2, 2, False), (2, 3, False)],
    ),
    "a row that begins further right": (
        row("Pool", "Lanes") + row("8", "9", properties="<w:gridBefore w:val='1'/>"),
        [(1, 1, False), (1, 2, False), (2, 2, False), (2, 3, False)],
    ),
    "two paragraphs in a cell": (
        row("Pool", "Lanes") + row(paragraph("Old") + paragraph("and cold"), "8"),
        [(1, 1, False), (1, 2, False), (2, 1, False), (2, 1, False), (2, 2, False)],
    ),
    "rows in a control": (
        row("Pool", "Lanes") + f"<w:sdt><w:sdtContent>{row('Old', '8')}</w:sdtContent></w:sdt>",
        [(1, 1, False), (1, 2, False), (2, 1, False), (2, 2, False)],
    ),
    "one row, which lays out": (row("Pool", "Lanes"), [None] * 2),
    "one column, which lays out": (row("Pool") + row("Old"), [None] * 2),
    "prose, which is laid out": (row("Pool", LONG) + row("Old", "8"), [None] * 4),
    "a table in a table": (
        row("Pool", f"<w:tbl>{row('a', 'b')}{row('c', 'd')}</w:tbl><w:p/>") + row("Old", "8"),
        [None, (1, 1, False), (1, 2, False), (2, 1, False), (2, 2, False), None, None],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_cells_of_data_know_their_place_and_what_a_table_lays_out_is_prose(name: str) -> None:
    rows, expected = TABLES[name]

    source = read(word_file(f"<w:tbl>{rows}</w:tbl>"))

    found = [block.cell for block in source.blocks]
    assert [cell and (cell.row, cell.column, cell.header) for cell in found] == expected
    assert [str(block.role) for block in source.blocks] == ["table cell" if cell else "paragraph" for cell in expected]


def test_a_text_box_in_a_cell_is_no_cell() -> None:
    box = paragraph(
        f"<w:r><w:pict><w:txbxContent>{paragraph('Closed in May')}</w:txbxContent></w:pict></w:r>" + run("8")
    )

    source = read(word_file(f"<w:tbl>{row('Pool', 'Lanes')}{row('Old', box)}</w:tbl>"))

    cells = {source.text_of(block): block.cell for block in source.blocks}
    assert (cells["Closed in May"], cells["8"]) == (None, Cell(1, 2, 2))


def test_tables_are_numbered_through_the_document() -> None:
    table = f"<w:tbl>{row('Pool', 'Lanes')}{row('Old', '8')}</w:tbl>"

    source = read(word_file(table + paragraph("It rained.") + table))

    assert [block.cell.table for block in source.blocks if block.cell] == [1] * 4 + [2] * 4
    assert words_of(source)[4] == "It rained."
