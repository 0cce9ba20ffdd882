"""Reading a Word file takes time in proportion to its length, whatever there is much of in it."""

from collections.abc import Callable

import pytest
from timing import least_ratio
from word_parts import SPACES, inserted, linked, paragraph, row, run, word_file

from source import read

GONE_END = "<w:rPr><w:del w:id='7'/></w:rPr>"
BEGIN, SEPARATE, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))


def commented(number: int) -> bytes:
    one = (
        "<w:commentRangeStart w:id='{0}'/>{1}<w:commentRangeEnd w:id='{0}'/><w:r><w:commentReference w:id='{0}'/></w:r>"
    )
    comments = "".join(f"<w:comment w:id='{n}'>{paragraph('So?')}</w:comment>" for n in range(number))
    part = {"word/comments.xml": f"<w:comments {SPACES}>{comments}</w:comments>"}
    body = "".join(paragraph(one.format(n, run("It rained."))) for n in range(number))
    return word_file(body, **linked(("comments", "comments.xml")), **part)


SHAPES: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda number: word_file(paragraph("It rained.") * number),
    "runs of a paragraph": lambda number: word_file(paragraph(run("rain ") * number)),
    "lines of a paragraph": lambda number: word_file(paragraph("<w:r><w:t>rain</w:t><w:br/></w:r>" * number)),
    "paragraphs that are one": lambda number: word_file(paragraph("It rained. ", properties=GONE_END) * number),
    "rows of fifty cells": lambda number: word_file(f"<w:tbl>{row(*['8'] * 50) * (number // 20)}</w:tbl>"),
    "insertions": lambda number: word_file(paragraph(inserted("rain ") * number)),
    "hidden words": lambda number: word_file(paragraph((run("rain", "<w:vanish/>") + run("sun")) * number)),
    "equations": lambda number: word_file(paragraph("<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>" * number)),
    "fields side by side": lambda number: word_file(paragraph((BEGIN + SEPARATE + run("4") + END) * number)),
    "fields in each other": lambda number: word_file(
        paragraph((BEGIN + run("IF ")) * number + (SEPARATE + run("4") + END) * number)
    ),
    "comments": commented,
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_much_takes_about_four_times_as_long(shape: str) -> None:
    short, long = SHAPES[shape](1_000), SHAPES[shape](4_000)

    assert least_ratio(lambda: read(long), lambda: read(short)) < 6
