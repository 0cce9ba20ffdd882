"""Word files marked up in place, and cleaned again, for tests."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree
from places import SHARED
from word_comparing import OURS, STORIES, parsed, rejected, without_sheet
from word_documents import DOCUMENTS
from word_files import W, parts_of

from annotate import annotate
from annotate.model import AnnotatedText, Kind
from exports.settings import Settings
from exports.word.body import bookmark_names
from exports.word.in_place import clean_up, mark_up, opened
from source import read
from source.formats import open_package
from source.limits import LIMITS
from source.model import Problem
from source.readers.word import Walk, WordFile, lines_of

WILD = {path.name: path for path in sorted((SHARED / "data" / "word-files").glob("*.do[ct][xm]"))}
AS_READ, IN_TURN = "as annotated", "all kinds in turn"


@dataclass(frozen=True)
class Marked:
    """A document, what its words were annotated as, and the document marked up with that."""

    original: bytes
    annotated: AnnotatedText
    data: bytes
    problems: tuple[Problem, ...]

    @property
    def bookmarks(self) -> dict[str, str]:
        """The names of the segments' bookmarks, by the segments."""
        return bookmark_names(self.annotated.segments)


@cache
def marked(name: str, kinds: str = AS_READ) -> Marked:
    """Return one of our documents or of those from outside, marked up with all comments."""
    return marked_up(WILD[name].read_bytes() if name in WILD else DOCUMENTS[name](), kinds)


def marked_up(original: bytes, kinds: str = AS_READ) -> Marked:
    """Return a document marked up with all comments. Raises NoPlace and SourceError."""
    annotated = annotate(read(original, name="report.docx"))
    if kinds == IN_TURN:
        annotated = in_turn(annotated)
    return marked_as(original, annotated)


def marked_as(original: bytes, annotated: AnnotatedText, **settings: object) -> Marked:
    """Return a document marked up as its words are annotated."""
    document = opened(original)
    problems = mark_up(document, annotated, Settings(**{"comments": "all", **settings}))  # type: ignore[arg-type]
    out = BytesIO()
    document.save(out)
    return Marked(original, annotated, out.getvalue(), problems)


def in_turn(annotated: AnnotatedText) -> AnnotatedText:
    """Return the text with every kind, one after the other, whatever its segments say."""
    kinds = list(Kind)
    segments = (replace(one, kind=kinds[number % len(kinds)]) for number, one in enumerate(annotated.segments))
    return replace(annotated, segments=tuple(segments))


def cleaned(data: bytes) -> bytes:
    """Return a marked-up document cleaned of our marks."""
    document = opened(data)
    clean_up(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def bookmarked(data: bytes) -> list[tuple[str, str]]:
    """Return the bookmarks of a marked-up document that begin and end in a line, with the words between, in order."""
    package = open_package(rejected(without_sheet(data)), LIMITS)
    found: list[tuple[str, str]] = []
    for line in lines_of(Walk(WordFile.of(package), LIMITS).through()):
        ends = {mark.get(W + "id"): at for at, mark in line.marks if mark.tag == W + "bookmarkEnd"}
        for at, mark in line.marks:
            if mark.tag == W + "bookmarkStart" and mark.get(W + "id") in ends:
                found.append((mark.get(W + "name") or "", line.text[at : ends[mark.get(W + "id")]]))
    return found


def changes_of_ours(data: bytes, tag: str) -> Iterator[etree._Element]:
    """Yield our tracked changes of a kind, over all parts."""
    for name, content in parts_of(data).items():
        if STORIES.fullmatch(name):
            yield from (one for one in parsed(content).iter(W + tag) if one.get(W + "author") == OURS)


def saved_under(folder: Path, name: str, data: bytes) -> Path:
    """Write a file, and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
