"""What each thing on a page is, for screen readers: headings, paragraphs, lists and quotations in reading order; all else is an artifact.

A tree of elements beside the drawing: whatever is drawn while an element is open belongs to it. What stands on paper for the eye only
(rules, tints, bars) or a second time is an artifact, which a screen reader passes over.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from exports.pdf.canvas import PageCanvas, Written

# Attributes that belong to a kind of element: our lists carry numbers.
ATTRIBUTES = {"L": "/A << /O /List /ListNumbering /Decimal >>"}


class Tags:
    """The tree of one page's elements, filled while the page is drawn."""

    def __init__(self, canvas: PageCanvas) -> None:
        self._canvas = canvas
        self._root = Written("")
        self._document = _Element(canvas, "Document", canvas.number_of(self._root), None)
        self._open = [self._document]
        self._elements = [self._document]
        self._owners: list[str] = []  # by the number of the marked content
        self._passed_over = False

    @contextmanager
    def element(
        self, kind: str, *, language: str | None = None, entries: str = "", text: str | None = None
    ) -> Iterator[None]:
        """Open an element inside the one that is open; ``language`` is given where it is not the document's.

        ``entries`` are further ones of its dictionary, as they stand in the file; ``text`` is read instead of what is drawn. What is passed
        over has no elements.
        """
        if self._passed_over:
            yield
            return
        entries += f" /ActualText <FEFF{text.encode('utf-16-be').hex()}>" if text else ""
        element = _Element(self._canvas, kind, self._open[-1].number, language, entries)
        self._open[-1].kids.append(element.number)
        self._open.append(element)
        self._elements.append(element)
        yield
        self._open.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """Give what is drawn to the element that is open. Raises ValueError if none is."""
        begin, end = self.piece()
        self._canvas.draw(begin)
        yield
        self._canvas.draw(end)

    def piece(self) -> tuple[str, str]:
        """Return what stands around a piece of the element that is open; pieces are read in the order in which they are asked for.

        Raises ValueError if no element is open.
        """
        if self._passed_over:
            return "", ""
        element = self._open[-1]
        if element is self._document:
            raise ValueError("words on the page belong to an element or an artifact")
        number = len(self._owners)
        self._owners.append(element.number)
        element.kids.append(str(number))
        return f"/{element.kind} <</MCID {number}>> BDC", "EMC"

    @contextmanager
    def read_as(self, text: str) -> Iterator[None]:
        """Say how letters are read that stand apart: as words."""
        self._canvas.draw(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC")
        yield
        self._canvas.draw("EMC")

    @contextmanager
    def artifact(self, mark: str = "BMC") -> Iterator[None]:
        """Let what is drawn be passed over. Artifacts inside one are part of it."""
        if self._passed_over:
            yield
            return
        self._passed_over = True
        self._canvas.draw(f"/Artifact {mark}")
        yield
        self._canvas.draw("EMC")
        self._passed_over = False

    def finish(self) -> None:
        """Write the tree into the file, once the only page is shown."""
        canvas = self._canvas
        number = canvas.set_in_page(StructParents=0, Tabs="/S")
        for element in self._elements:
            element.close(number)
        self._root.entries = (
            f"/Type /StructTreeRoot /K {self._document.number}"
            f" /ParentTree << /Nums [0 [{' '.join(self._owners)}]] >> /ParentTreeNextKey 1"
        )
        canvas.set_in_catalog(StructTreeRoot=self._root, MarkInfo="<< /Marked true >>")


# What a page number or a repeated mark at the foot is.
FOOTER = "<</Type /Pagination /Subtype /Footer>> BDC"


class _Element(Written):
    """One element; its bytes are known once the page is drawn."""

    def __init__(self, canvas: PageCanvas, kind: str, parent: str, language: str | None, entries: str = "") -> None:
        super().__init__(entries)
        self.kind, self.parent, self.language = kind, parent, language
        self.kids: list[str] = []
        self.number = canvas.number_of(self)

    def close(self, page: str) -> None:
        """Write what the element is: its parent, and its kids in reading order."""
        attributes = f" {ATTRIBUTES[self.kind]}" if self.kind in ATTRIBUTES else ""
        language = f" /Lang ({self.language})" if self.language else ""
        self.entries = (
            f"/Type /StructElem /S /{self.kind} /P {self.parent} /Pg {page}{attributes}{language}{self.entries}"
            f" /K [{' '.join(self.kids)}]"
        )
