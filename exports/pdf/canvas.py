"""ReportLab's canvas with what a file like ours needs of its inner parts. Nobody else touches those: a new ReportLab is checked here.

Objects of the file are given as they stand there (``Written``); a reference to one is text like ``12 0 R``.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO, Protocol

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFStream
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
LEVEL = 3  # of deflating: a quarter less time than the usual 6 for a thirtieth more bytes


class Written(PDFObject):  # type: ignore[misc]
    """An object of the file, given as it stands there; with ``content``, a stream."""

    __RefOnly__ = 1

    def __init__(self, entries: str, content: bytes | None = None) -> None:
        self.entries, self.content = entries, content

    def format(self, _: Any) -> bytes:
        """Return the object's bytes."""
        if self.content is None:
            return f"<< {self.entries} >>".encode()
        head = f"<< {self.entries} /Length {len(self.content)} >>\nstream\n"
        return head.encode() + self.content + b"\nendstream\n"


def deflated(entries: str, content: bytes) -> Written:
    """Return a stream whose content is packed."""
    return Written(f"{entries} /Filter /FlateDecode", zlib.compress(content, LEVEL))


class LateFont(Protocol):
    """A font whose objects are written when all is drawn; ``name`` is what it is drawn by: /X1."""

    name: str

    def write(self) -> Written:
        """Return the font as an object of the file."""


class PageCanvas(Canvas):  # type: ignore[misc]
    """A canvas for a file of one page. Raises ValueError, OverflowError or OSError where SOURCE_DATE_EPOCH is no time in seconds."""

    def __init__(self, out: BinaryIO, paper: tuple[float, float], *, font: str, language: str) -> None:
        super().__init__(out, pagesize=paper, invariant=1, pageCompression=1, initialFontName=font, lang=language)
        self._doc.__class__ = _Document
        self._late: list[LateFont] = []

    def draw(self, operators: str) -> None:
        """Add operators to the page, as they stand in the file."""
        self._code.append(operators)

    def number_of(self, thing: Any) -> str:
        """Return how an object is referred to in the file, after making it one of its objects."""
        return str(self._doc.Reference(thing).format(self._doc).decode())

    def set_in_catalog(self, **entries: object) -> None:
        """Set entries of the file's catalog."""
        _set(self._doc.Catalog, entries)

    def set_in_page(self, **entries: object) -> str:
        """Set entries of the only page, once it is shown; return its number."""
        (page,) = self._doc.Pages.pages
        _set(page, entries)
        return self.number_of(page)

    def add_image(self, image: Written, name: str) -> str:
        """Make an image one of the page's resources; return what it is drawn by."""
        whole = str(self._doc.getXObjectName(name))
        self._doc.Reference(image, whole)
        self._formsinuse.append(name)
        return whole

    def set_date(self, date: datetime) -> None:
        """Say when the file was made: ReportLab takes that from SOURCE_DATE_EPOCH even where it is told to be invariant."""
        stamp = self._doc._timeStamp
        stamp.t, stamp.tzname, stamp.dhh, stamp.dmm = date.timestamp(), "UTC", 0, 0
        stamp.YMDhms = tuple(date.timetuple())[:6]

    # Fonts

    def shown(self, font: TTFont, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield a text in pieces that one cut of a font can draw: what the cut is called, and the numbers of the letters in it."""
        for number, codes in font.splitString(text, self._doc):
            yield font.getSubsetInternalName(number, self._doc), codes

    def add_late(self, font: LateFont) -> None:
        """Let a font write itself when all is drawn."""
        self._late.append(font)

    def cuts(self) -> Iterator[tuple[str, TTFont, int, Sequence[int]]]:
        """Yield what was drawn of each font: what the cut is called, the font, the cut's number, the characters in their order."""
        for font in self._doc.delayedFonts:
            for number, codes in enumerate(font.state[self._doc].subsets):
                yield font.getSubsetInternalName(number, self._doc), font, number, codes

    def finish_fonts(self, cuts: Sequence[tuple[str, str]]) -> None:
        """Make fonts resources of the page: the cuts, each with its name and number, and those that write themselves."""
        fonts = self._doc.idToObject["BasicFonts"].dict
        for name, number in cuts:
            fonts[name[1:]] = number
        for font in self._doc.delayedFonts:
            del font.state[self._doc]
        self._doc.delayedFonts.clear()
        for late in self._late:
            fonts[late.name[1:]] = whole = late.write()
            self._doc.Reference(whole)


def _set(thing: Any, entries: dict[str, object]) -> None:
    # What ReportLab does not know of, it writes only if it is named here.
    thing.__NoDefault__ = [*thing.__NoDefault__, *(name for name in entries if name not in thing.__NoDefault__)]
    for name, value in entries.items():
        setattr(thing, name, value)


class _Document(PDFDocument):  # type: ignore[misc]
    """ReportLab's objects, written in half the time that it takes: most of ours are ready and only want their number."""

    def Reference(self, thing: Any, name: str | None = None) -> Any:  # noqa: N802
        """Take an object into the file; ReportLab's streams become ours."""
        if type(thing) is PDFStream:
            thing.__class__ = _Stream
        return super().Reference(thing, name)

    def format(self) -> bytes:
        """Return the file's bytes, with the seal as its identifier. Formatting an object may add others."""
        parts, places, at = [HEAD], [], len(HEAD)
        while (name := self.numberToId.get(len(parts))) is not None:
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (len(parts), self.idToObject[name].format(self)))
            places.append(at)
            at += len(parts[-1])
        rows = "".join([f"{place:010} 00000 n \n" for place in places])
        root, info = (self.Reference(thing).format(self).decode() for thing in (self.Catalog, self.info))
        table = f"xref\n0 {len(parts)}\n0000000000 65535 f \n{rows}trailer\n<< /Size {len(parts)} /Root {root} /Info {info} "
        content = b"".join([*parts, table.encode()])
        seal = sha256(content).hexdigest()[:32]
        return content + f"/ID [<{seal}> <{seal}>] >>\nstartxref\n{at}\n%%EOF\n".encode()


class _Stream(PDFStream):  # type: ignore[misc]
    """A stream that is deflated and nothing else, with the line end that PDF/A wants before ``endstream``."""

    def format(self, document: Any) -> bytes:
        """Return the stream's bytes."""
        content = self.content.encode() if isinstance(self.content, str) else self.content
        entries = " ".join(f"/{key} {value}" for key, value in self.dictionary.dict.items())
        return deflated(entries, content).format(document)
