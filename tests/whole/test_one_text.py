"""One text is told apart in one way, whatever format it comes in: ten articles and three reports as text, Markdown, web page and Word file."""

import re
from functools import cache
from pathlib import Path

import pytest
from one_text import WRITERS, Piece, pieces_of
from places import ARTICLES, TESTS

from annotate import annotate
from annotate.model import AnnotatedText
from source import read
from source.model import Role
from source.text import without_note_marks

TEXTS = sorted([*ARTICLES.iterdir(), *(TESTS / "reports").iterdir()])
OTHERS = [name for name in WRITERS if name != "txt"]
_AROUND = {"Home", "All texts", "Imprint"}  # the page's own menu and foot
_SIGN = re.compile(
    r"(?:• |\d\. |\[\d\] )"
)  # what a plain text prints before an item or a note: other formats keep it beside the words


def pieces(path: Path) -> list[Piece]:
    """Return the pieces of an article; of a plain text, the first line that is no label in capitals is the title."""
    found = pieces_of(path.read_text(encoding="utf-8"))
    if path.suffix == ".txt":
        first = next(n for n, piece in enumerate(found) if not piece.words.isupper())
        found[first] = found[first]._replace(kind="title")
    return found


@cache
def annotated(path: Path, name: str) -> AnnotatedText:
    return annotate(read(WRITERS[name](pieces(path)), name=f"text.{name}"))


def words_of(text: AnnotatedText, start: int, end: int) -> str:
    return _SIGN.sub("", without_note_marks(" ".join(text.text[start:end].split())), count=1)


def lines(text: AnnotatedText) -> list[tuple[str, str]]:
    """Return the words and the kind of each segment outside tables."""
    segments = [s for s in text.segments if text.block_of(s).role is not Role.TABLE_CELL]
    found = [(words_of(text, s.start, s.end), str(s.kind)) for s in segments]
    return [line for line in found if line[0] not in _AROUND]


def cells(text: AnnotatedText) -> tuple[list[str], set[tuple[str, str]]]:
    """Return the words that stand in tables, and the kinds and rules of their segments: a plain text has rows, not cells."""
    inside = [s for s in text.segments if text.block_of(s).role is Role.TABLE_CELL]
    return [w for s in inside for w in text.text_of(s).split()], {(str(s.kind), str(s.rule)) for s in inside}


def quoted(text: AnnotatedText) -> list[tuple[str, str, str | None, str | None]]:
    return [(words_of(text, q.start, q.end), str(q.mode), q.speaker, q.role) for q in text.quotations]


def about(text: AnnotatedText) -> tuple[str | None, str | None, str | None, str]:
    origin = text.source.origin
    return origin.title, origin.author, origin.date, str(text.text_type)


def test_there_are_ten_articles_and_three_reports() -> None:
    assert len(TEXTS) == 13
    assert sum(any(piece.kind == "table" for piece in pieces(path)) for path in TEXTS) == 3
    assert sum(any(piece.kind == "note" for piece in pieces(path)) for path in TEXTS) == 3


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", OTHERS)
def test_the_segments_are_the_same_and_of_the_same_kinds(path: Path, name: str) -> None:
    assert lines(annotated(path, name)) == lines(annotated(path, "txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", OTHERS)
def test_the_same_people_say_the_same(path: Path, name: str) -> None:
    assert quoted(annotated(path, name)) == quoted(annotated(path, "txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", OTHERS)
def test_tables_are_data_in_every_format(path: Path, name: str) -> None:
    assert cells(annotated(path, name)) == cells(annotated(path, "txt"))
    assert cells(annotated(path, name))[1] <= {("claim", "table cell")}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", OTHERS)
def test_title_author_date_and_type_are_the_same(path: Path, name: str) -> None:
    assert about(annotated(path, name)) == about(annotated(path, "txt"))


@pytest.mark.parametrize("name", WRITERS)
def test_marks_of_notes_end_sentences_and_notes_are_boilerplate(name: str) -> None:
    text = annotated(TESTS / "reports" / "wells.md", name)

    kinds = dict(lines(text))
    assert kinds["Each well was tested twice, and the higher value counts."] == "claim"
    assert kinds["The limit is 50 milligrams a litre."] == "boilerplate"
