"""What a person should know of the reading of a Word file: what was left out, and what is not as it looks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from source.formats import INSERTED, OFFICE, VML, W
from source.model import Problem, Remark, Role
from source.readers.word.drawings import words_of_chart
from source.readers.word.signs import UNKNOWN
from source.readers.word.stories import WordFile
from source.readers.word.walk import Paragraph, Piece
from source.text import told_of

_HOLDERS = (W + "object", W + "drawing")  # what may hold what is not read
_SHOWN = 60  # characters of an example
_EXAMPLES = 3


@dataclass(slots=True)
class Tally:
    """What is counted while the paragraphs go by."""

    file: WordFile
    deleted: int = 0
    inserted: int = 0
    hidden: int = 0
    unknown: int = 0
    labelled: int = 0
    objects: int = 0
    embedded: bool = False
    authors: dict[str, None] = field(default_factory=dict)
    struck: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    watermarks: dict[str, None] = field(default_factory=dict)
    _changes: set[etree._Element] = field(default_factory=set)

    def seeing(self, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
        """Yield the paragraphs as they come, and count."""
        for paragraph in paragraphs:
            self._see(paragraph)
            yield paragraph
        root = self.file.parts.root(self.file.main)
        self.embedded = root is not None and any(True for _ in root.iter(W + "altChunk", W + "subDoc"))

    def _see(self, paragraph: Paragraph) -> None:
        shown: list[Piece] = []
        for piece in paragraph.pieces:
            if not piece.text:
                if piece.node.tag in _HOLDERS and not piece.is_deleted:
                    self._see_holder(piece, paragraph)
                continue
            if piece.changes:
                self._see_changes(piece)
                if piece.is_deleted:
                    continue
            shown.append(piece)
            if UNKNOWN in piece.text and not piece.hidden and UNKNOWN not in (piece.node.text or ""):
                self.unknown += piece.text.count(UNKNOWN)
        if any(piece.hidden or piece.look.struck for piece in shown):
            self._see_looks(shown)
        if paragraph.role is Role.HEADER:
            marks = (piece.text.strip() for piece in shown if piece.node.tag == VML + "textpath" and not piece.hidden)
            self.watermarks |= dict.fromkeys(words for words in marks if words)
        if paragraph.label and any(not piece.hidden and piece.text.strip() for piece in shown):
            self.labelled += 1
            if len(self.labels) < _EXAMPLES:
                self.labels.append(paragraph.label)

    def _see_looks(self, shown: Sequence[Piece]) -> None:
        """Count passages that are hidden, and take those that are struck through: runs of pieces, however many each."""
        for hidden, run in groupby(shown, lambda piece: piece.hidden):
            if hidden:
                self.hidden += any(piece.text.strip() for piece in run)
                continue
            for struck, pieces in groupby(run, lambda piece: bool(piece.look.struck)):
                if struck and (words := "".join(piece.text for piece in pieces).strip()):
                    self.struck.append(words)

    def _see_changes(self, piece: Piece) -> None:
        if piece.is_deleted:
            new = [change for change in piece.changes if change.tag not in INSERTED and change not in self._changes]
            self.deleted += bool(new)
        else:
            new = [change for change in piece.changes if change not in self._changes]
            self.inserted += bool(new)
            for change in new:
                if by := " ".join((change.get(W + "author") or "").split()):
                    self.authors[by] = None
        self._changes.update(piece.changes)

    def _see_holder(self, piece: Piece, paragraph: Paragraph) -> None:
        if piece.node.tag == W + "object":
            self.objects += any(True for _ in piece.node.iter(OFFICE + "OLEObject"))
        else:
            for named in words_of_chart(self.file, paragraph.story, piece.node):
                self.charts.append(_short(", ".join(named)))

    def problems(self, remarks: Sequence[Remark]) -> Iterator[Problem]:
        """Yield a sentence for each thing to know."""
        if self.deleted:
            yield Problem(f"{_were(self.deleted, 'tracked deletion')} left out: the file marks their words as deleted.")
        if self.inserted:
            by = f" (by {_listed(self.authors)})" if self.authors else ""
            yield Problem(
                f"{_were(self.inserted, 'tracked insertion')} read as text{by}: nobody has accepted them yet."
            )
        if self.hidden:
            yield Problem(f"{_were(self.hidden, 'hidden passage')} left out: Word does not show such words.")
        if self.struck:
            struck = ", ".join(f"“{_short(one)}”" for one in self.struck[:_EXAMPLES])
            more = " …" if len(self.struck) > _EXAMPLES else ""
            yield Problem(
                f"Struck through by hand, and read as text all the same: {struck}{more}. To take it out, delete it."
            )
        yield from told_of(remarks)
        if self.labelled:
            labels = ", ".join(f"“{one}”" for one in self.labels) + (" …" if self.labelled > len(self.labels) else ".")
            yield Problem(f"{_were(self.labelled, 'automatic number')} kept beside the text: {labels}")
        if self.unknown:
            yield Problem(
                f"{_were(self.unknown, 'sign')} replaced by “{UNKNOWN}”: of a font whose letters are not known."
            )
        for words in self.watermarks:
            yield Problem(f"A watermark stands behind the text: “{_short(words)}”.")
        if self.charts:
            words = "; ".join(f"“{one}”" for one in self.charts[:_EXAMPLES] if one)
            yield Problem(f"{_were(len(self.charts), 'chart')} not read{f': {words}' if words else ''}.")
        if self.objects:
            yield Problem(f"{_were(self.objects, 'embedded object')} not read: a file of another program.")
        if self.embedded:
            yield Problem("The file embeds another document, which was not read. Open it in Word and save it again.")


def _were(count: int, noun: str) -> str:
    return f"1 {noun} was" if count == 1 else f"{count:,} {noun}s were"


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:_EXAMPLES]) + (" and others" if len(found) > _EXAMPLES else "")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 2].rstrip() + " …"
