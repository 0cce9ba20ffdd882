"""Dates and bylines: one reader for all formats, so that the same words mean the same everywhere."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from annotate import annotate
from source import read
from source.dates import date_in, two_readings

ARTICLE = (
    "The pier at Orsk was shut on Monday for repairs, the harbour office said in a long statement.",
    "The pier will open again when the repairs are done, the harbour office said.",
)
FORMS = {
    "14 October 2026": "2026-10-14",
    "14th of October 2026": "2026-10-14",
    "October 14, 2026": "2026-10-14",
    "Sept 3, 2026": "2026-09-03",
    "Sept. 3, 2026": "2026-09-03",
    "19-Dec-2026": "2026-12-19",
    "14.10.2026": "2026-10-14",
    "30/04/2026": "2026-04-30",
    "04/30/2026": "2026-04-30",
    "2026-10-03": "2026-10-03",
    "20261003": "2026-10-03",
    "29 February 2028": "2028-02-29",
    "29 February 2026": None,
    "31 February 2026": None,
    "2026-13-45": None,
}
FIGURES = {
    "12/05/2026": None,
    "05/12/2026": None,
    "13/05/2026": "2026-05-13",
    "05/13/2026": "2026-05-13",
    "12/12/2026": "2026-12-12",
}


def as_text(line: str) -> bytes:
    return "\n\n".join(("Pier Shut For Repairs", line, *ARTICLE)).encode()


def as_web(line: str) -> bytes:
    body = "".join(f"<p>{words}</p>" for words in (line, *ARTICLE))
    return f"<html><body><article><h1>Pier Shut For Repairs</h1>{body}</article></body></html>".encode()


def as_word(line: str) -> bytes:
    document, out = Document(), BytesIO()
    document.add_heading("Pier Shut For Repairs", 0)
    for words in (line, *ARTICLE):
        document.add_paragraph(words)
    document.core_properties.author = ""
    document.save(out)
    assert ZipFile(out).testzip() is None
    return out.getvalue()


FORMATS = {"text": as_text, "web": as_web, "word": as_word}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("written", FORMS)
def test_a_date_is_the_same_day_in_every_format_or_none(written: str, form: str) -> None:
    assert annotate(read(FORMATS[form](f"Published {written}"), name="a")).source.origin.date == FORMS[written]


@pytest.mark.parametrize("written", FIGURES)
def test_day_and_month_in_figures_are_told_apart_only_where_they_can_be(written: str) -> None:
    assert date_in(written) == FIGURES[written]
    assert (two_readings(written) is None) == (FIGURES[written] is not None)


@pytest.mark.parametrize("form", FORMATS)
def test_a_date_that_may_be_read_in_two_ways_is_told_and_not_guessed(form: str) -> None:
    annotated = annotate(read(FORMATS[form]("Published 12/05/2026"), name="a"))

    (told,) = [problem for problem in annotated.problems if "may be" in problem.sentence]
    assert annotated.source.origin.date is None
    assert "“12/05/2026” may be 2026-05-12 or 2026-12-05" in told.sentence
    assert "--date" in told.sentence
    assert told.span
    assert annotated.text_of(told.span) == "Published 12/05/2026"


def test_a_stated_date_settles_it_and_nothing_is_told() -> None:
    annotated = annotate(read(as_text("Published 12/05/2026"), date="2026-05-12"))

    assert annotated.source.origin.date == "2026-05-12"
    assert not [problem for problem in annotated.problems if "may be" in problem.sentence]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ida Marsh", "Ida Marsh"),
        ("Words: Ida Marsh", "Ida Marsh"),
        ("Written by Ida Marsh and Jonas Brandt", "Ida Marsh and Jonas Brandt"),
        ("By Ida Marsh, Harbour Correspondent", "Ida Marsh"),
        ("By Ida Marsh | The Orsk Post", "Ida Marsh"),
        ("By Ida Marsh May 2nd 2026", "Ida Marsh"),
        ("Reviewed by Ida Marsh", None),
        ("Edited by Ida Marsh", None),
        ("By Newsroom Staff", None),
    ],
)
def test_a_byline_names_the_same_author_in_every_format(line: str, author: str | None, form: str) -> None:
    assert annotate(read(FORMATS[form](line), name="a")).source.origin.author == author
