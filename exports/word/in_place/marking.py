"""Somebody's own Word file, marked up: marks round the original runs, and nothing else of it changed.

Each segment gets a bookmark; comments stand beside those of colleagues; boilerplate is a tracked deletion of the original runs; the kind is
a pale fill under a tracked change of format. Rejecting all that leaves the document as it was.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count, pairwise

from lxml import etree

from annotate.model import AnnotatedText, Kind, Segment
from exports.word.body import AUTHOR, Body
from exports.word.in_place.opening import NoPlace, Opened
from exports.word.in_place.runs import TEXTS, Atom, atoms_between, atoms_of, cut, is_words, runs_between, words_alone
from source.formats import DELETED, INSERTED, W
from source.model import Block, Role
from source.readers.word import Line, Paragraph, WordFile, lines_of
from source.text import clean

# What may follow the fill in the properties of a run (ISO/IEC 29500-1, 17.3.2).
_BEHIND_FILL = frozenset(
    W + name for name in "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange".split()
)
_OWN_FILL = (W + "shd", W + "highlight", W + "rPrChange")
_THEIRS = DELETED | {W + "moveTo"}
_CHOICES = tuple(W + name for name in "docPartObj dropDownList comboBox date".split())
_LOCKS = ("contentLocked", "sdtContentLocked")
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'


@dataclass(slots=True)
class Marking:
    """What is written while a document is marked up: ``comments`` are those of each segment by their ids, ``fills`` the colour of each kind.

    ``reference`` is the style of a comment's mark, ``contents`` are the paragraphs of a table of contents. ``unmarked`` collects the
    segments beside which no mark can stand, ``commented`` the comments that stand in the document, ``struck`` the segments that are
    proposed for deletion.
    """

    body: Body
    opened: Opened
    comments: Mapping[str, Sequence[int]]
    fills: Mapping[Kind, str]
    reference: str
    contents: Set[etree._Element]
    numbers: Iterator[int] = field(default_factory=count)
    unmarked: list[str] = field(default_factory=list)
    commented: list[int] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)

    def element(self, tag: str, /, **attributes: str) -> etree._Element:
        """Return a new element of Word's, with an id that nothing in the file has."""
        made = etree.Element(W + tag)
        made.set(W + "id", str(next(self.numbers)))
        for key, value in attributes.items():
            made.set(W + key, value)
        return made

    def change(self, tag: str) -> etree._Element:
        """Return a new tracked change of ours."""
        made = self.element(tag, author=AUTHOR)
        if self.body.date:
            made.set(W + "date", self.body.date)
        return made


def lines_for(annotated: AnnotatedText, paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Return the lines of a document, which are the blocks of the text, each with the runs it is made of. Raises NoPlace if they are not."""
    lines = list(lines_of(paragraphs))
    blocks = annotated.source.blocks
    if len(lines) != len(blocks) or any(
        clean(line.text).text != annotated.text_of(block) for line, block in zip(lines, blocks, strict=True)
    ):
        raise NoPlace("its words are not those of the annotated text")
    return lines


def free_numbers(opened: Opened) -> Iterator[int]:
    """Yield ids that no mark, change or comment has in any part of the file."""
    key = W + "id"
    taken = {
        value
        for name in WordFile.of(opened).content
        if (root := opened.root(name)) is not None
        for one in root.iter(etree.Element)
        if (value := one.get(key)) is not None
    }
    return (number for number in count(1) if str(number) not in taken)


def mark(marking: Marking, lines: Sequence[Line]) -> None:
    """Mark up the lines, which are the blocks of the text in order."""
    homes = list(zip(lines, marking.body.annotated.blocks_with_segments(), strict=True))
    start = 0
    while start < len(homes):
        end = start + 1
        while end < len(homes) and homes[end][0].paragraphs[0] is homes[start][0].paragraphs[0]:
            end += 1
        _mark_paragraph(marking, homes[start:end])
        start = end


def _mark_paragraph(marking: Marking, homes: Sequence[tuple[Line, tuple[Block, tuple[Segment, ...]]]]) -> None:
    """Mark up the lines of one paragraph: all cuts first, then all marks."""
    atoms = atoms_of((line, block.start) for line, (block, _) in homes)
    segments_here = [segment for _, (_, segments) in homes for segment in segments]
    atoms = cut(atoms, (place for one in segments_here for place in (one.start, one.end)), marking.numbers)
    gone: set[int] = set()
    for number, (line, (block, segments)) in enumerate(homes):
        goes = not marking.body.settings.plain and _may_go(marking, line, block)
        struck = {one.id for one in segments if goes and one.id in marking.body.going and _can_go(one, atoms)}
        for segment in segments:
            shown = _shows_kind(marking, line, block)
            _mark_segment(marking, segment, atoms, line, deleted=segment.id in struck, shown=shown)
        if goes:
            for start, end in _gaps_that_go(segments, struck):
                _delete(marking, runs_between(atoms, start, end))
            if len(struck) == len(segments):
                gone.add(number)
    lines = [line for line, _ in homes]
    if gone and len(lines[0].paragraphs) == 1:
        _delete(marking, list(_breaks_that_go(lines, gone)))
        if len(gone) == len(lines):
            _delete_end(marking, lines[0].paragraphs[0].element)


def _mark_segment(
    marking: Marking, segment: Segment, atoms: Sequence[Atom], line: Line, *, deleted: bool, shown: bool
) -> None:
    runs = runs_between(atoms, segment.start, segment.end)
    if not runs:
        marking.unmarked.append(segment.id)
        return
    commented = marking.comments.get(segment.id, ()) if _takes_comments(line.paragraphs[0]) else ()
    if commented and next(line.paragraphs[0].element.iterancestors(W + "sdt"), None) is not None:
        commented = ()  # of a control round paragraphs, LibreOffice does not show a paragraph that has a comment
    _set_marks(marking, segment, runs, commented, deleted=deleted)
    if deleted:
        marking.struck.add(segment.id)
        _delete(marking, runs)
    elif shown and segment.kind in marking.fills and not marking.body.settings.plain:
        for run in runs:
            _fill(marking, run, marking.fills[segment.kind])


def _set_marks(
    marking: Marking, segment: Segment, runs: Sequence[etree._Element], commented: Sequence[int], *, deleted: bool
) -> None:
    """Set the bookmark and the comments of a segment round its runs."""
    opening = marking.element("bookmarkStart", name=marking.body.names[segment.id])
    closing = etree.Element(W + "bookmarkEnd")
    closing.set(W + "id", opening.get(W + "id") or "")
    runs[0].addprevious(opening)
    runs[-1].addnext(closing)
    for number in reversed(commented):
        for name, place in (("commentRangeStart", opening.addnext), ("commentRangeEnd", closing.addprevious)):
            edge = etree.Element(W + name)
            edge.set(W + "id", str(number))
            place(edge)
    outside = _outside(closing)
    for number in reversed(commented):
        reference = etree.fromstring(
            f'<w:x xmlns:w="{W[1:-1]}">{_REFERENCE.format(style=marking.reference, number=number)}</w:x>'
        )[0]
        home = outside
        if deleted:  # a comment on words that go is deleted with them
            change = marking.change("del")
            change.append(reference)
            reference = change
        home.addnext(reference)
        marking.commented.append(number)


def _outside(element: etree._Element) -> etree._Element:
    """Return the child of the paragraph that an element stands in, so that what is set behind it belongs to nobody's change or link."""
    home = element.getparent()
    while home is not None and home.tag != W + "p":
        element, home = home, home.getparent()
    return element


def _takes_comments(paragraph: Paragraph) -> bool:
    """Tell whether Word takes comments there: not in headers, footers, notes and text boxes."""
    return paragraph.story.role is Role.PARAGRAPH and not paragraph.nested


def _shows_kind(marking: Marking, line: Line, block: Block) -> bool:
    """Tell whether a kind is shown there by a fill: not in tables and contents, nor where no comment can say what it means."""
    paragraph = line.paragraphs[0]
    return block.cell is None and paragraph.element not in marking.contents and _takes_comments(paragraph)


# What goes ------------------------------------------------------------------------------------------------------------


def _may_go(marking: Marking, line: Line, block: Block) -> bool:
    """Tell whether words may be proposed for deletion: not letterhead, notes and boxes, not in tables, contents and controls that hold on to
    their words.
    """
    paragraph = line.paragraphs[0]
    if not _takes_comments(paragraph) or block.cell is not None or paragraph.element in marking.contents:
        return False
    if any(home.tag == W + "tbl" or _holds_on(home) for home in paragraph.element.iterancestors()):
        return False
    inside = {part.piece.run: None for part in line.parts if part.piece.run is not None}
    return not any(_holds_on(home) for run in inside for home in run.iterancestors(W + "sdt"))


def _can_go(segment: Segment, atoms: Sequence[Atom]) -> bool:
    """Tell whether a segment can go as a whole: nothing of it is an equation, or moved by a colleague."""
    inside = atoms_between(atoms, segment.start, segment.end)
    if any(atom.run is None or atom.is_whole for atom in inside):
        return False
    return not any(home.tag in _THEIRS for atom in inside if atom.run is not None for home in atom.run.iterancestors())


def _holds_on(home: etree._Element) -> bool:
    """Tell whether something round words is a control that Word does not let go of them: locked, a choice, a table of contents."""
    properties = home.find(W + "sdtPr") if home.tag == W + "sdt" else None
    if properties is None:
        return False
    lock = properties.find(W + "lock")
    if lock is not None and lock.get(W + "val") in _LOCKS:
        return True
    return any(properties.find(tag) is not None for tag in _CHOICES)


def _gaps_that_go(segments: Sequence[Segment], struck: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield the white space that goes with what is struck beside it: behind it, or before what is struck to the end."""
    tail = len(segments)
    while tail and segments[tail - 1].id in struck:
        tail -= 1
    for number, (before, after) in enumerate(pairwise(segments), 1):
        if before.end < after.start and (before.id in struck or number >= tail):
            yield before.end, after.start


def _breaks_that_go(lines: Sequence[Line], gone: Set[int]) -> Iterator[etree._Element]:
    """Yield the runs with the line breaks of a paragraph that go with its lines: behind one that goes, and before those that go to the end."""
    last_kept = max((number for number in range(len(lines)) if number not in gone), default=-1)
    homes = {id(part.piece): number for number, line in enumerate(lines) for part in line.parts}
    before = -1
    for piece in lines[0].paragraphs[0].pieces:
        before = homes.get(id(piece), before)
        run = piece.node.getparent()
        goes = before in gone or before == last_kept < len(lines) - 1
        if goes and piece.text == "\n" and is_words(piece.node) and run is not None and run.tag == W + "r":
            yield run


def _delete(marking: Marking, runs: Sequence[etree._Element]) -> None:
    """Propose the words of some runs for deletion; what else stands in them stays."""
    for run in runs:
        if run.tag != W + "r" or any(home.tag in _THEIRS for home in run.iterancestors()):
            continue
        for words in list(words_alone(run, marking.numbers)):
            change = marking.change("del")
            words.addprevious(change)
            change.append(words)
            for node in words.iter(*TEXTS):
                node.tag = W + "delText"


def _delete_end(marking: Marking, paragraph: etree._Element) -> None:
    """Propose the end of a paragraph for deletion whose words all go, unless it must stay: the last one of its home, one that ends a section."""
    following = paragraph.getnext()
    while following is not None and following.tag in (W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"):
        following = following.getnext()
    if following is None or following.tag == W + "sectPr" or _holds_more(paragraph):
        return
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    if properties.find(W + "sectPr") is not None:
        return
    look = properties.find(W + "rPr")
    if look is None:
        look = etree.Element(W + "rPr")
        change = properties.find(W + "pPrChange")
        if change is None:
            properties.append(look)
        else:
            change.addprevious(look)
    if not any(one.tag in DELETED or one.tag in INSERTED for one in look):
        look.insert(0, marking.change("del"))


def _holds_more(paragraph: etree._Element) -> bool:
    """Tell whether something in a paragraph is not proposed for deletion: a picture, a field, words of others."""
    for run in paragraph.iter(W + "r"):
        home = run.getparent()
        if home is not None and home.tag == W + "del" and home.get(W + "author") == AUTHOR:
            continue
        if any(child.tag not in (W + "rPr", W + "lastRenderedPageBreak") for child in run):
            return True
    return False


# What the kind shows by -----------------------------------------------------------------------------------------------


def _fill(marking: Marking, run: etree._Element, colour: str) -> None:
    """Give a run its kind's fill under a tracked change of format, unless its fill or its format is somebody's own matter."""
    if run.tag != W + "r":
        return
    look = run.find(W + "rPr")
    if look is None:
        look = etree.Element(W + "rPr")
        run.insert(0, look)
    if any(look.find(tag) is not None for tag in _OWN_FILL):
        return
    change = marking.change("rPrChange")
    before = etree.SubElement(change, W + "rPr")
    before.extend(deepcopy(one) for one in look)
    fill = etree.Element(W + "shd")
    fill.set(W + "val", "clear")
    fill.set(W + "color", "auto")
    fill.set(W + "fill", colour)
    behind = next((one for one in look if one.tag in _BEHIND_FILL or not str(one.tag).startswith(W)), None)
    if behind is None:
        look.append(fill)
    else:
        behind.addprevious(fill)
    look.append(change)
