"""The runs of somebody's document, cut at the borders of segments, so that marks can stand round the original words.

A run that is cut becomes two with the same properties; what else stood in it (a picture, a tab, a field's mark) stays where it was.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from source.formats import DRAWING, MATH, W
from source.readers.word import Line, as_shown

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = frozenset((W + "t", W + "delText"))
# What a deletion may take out of a run: words, and what stands for a character.
WORDS = TEXTS | {W + name for name in "tab br cr noBreakHyphen softHyphen sym ptab lastRenderedPageBreak rPr".split()}
_UNSHOWN = (W + "rPr", W + "lastRenderedPageBreak")
# Where a mark may stand: in these the parts of a paragraph follow each other.
_FLOW = frozenset(
    W + name for name in "p hyperlink ins moveTo sdt sdtContent smartTag customXml fldSimple dir bdo".split()
)


@dataclass(slots=True)
class Atom:
    """Characters ``start`` to ``end`` of the text that one element shows: a text of the run ``run``, from its character ``at`` on.

    ``run`` is the element of the paragraph's flow that a mark can stand beside: a run, or the whole of an equation; None where no mark can
    stand (words in a drawing). ``is_whole``: it cannot be cut; ``position``: its words are set above or below the line.
    """

    start: int
    end: int
    node: etree._Element
    at: int
    run: etree._Element | None
    is_whole: bool
    position: str | None = None


def atoms_of(lines: Iterable[tuple[Line, int]]) -> list[Atom]:
    """Return the atoms of the lines of a paragraph, in order; each line comes with the offset in the text at which it begins."""
    atoms: list[Atom] = []
    for line, place in lines:
        for part in line.parts:
            size = part.end - part.start
            run, whole = _home(part.piece.node, part.piece.run)
            position = part.piece.look.position
            atoms.append(Atom(place, place + size, part.piece.node, part.start, run, whole, position))
            place += size
    return atoms


def _home(node: etree._Element, run: etree._Element | None) -> tuple[etree._Element | None, bool]:
    """Return the element beside which marks can stand, and whether it is more than the run with the words."""
    home: etree._Element = run if run is not None else node
    if node.tag == DRAWING + "t" or (run is None and node.tag != MATH + "oMath"):
        return None, True
    highest = home
    for outer in home.iterancestors():
        if outer.tag == W + "p":
            break
        if outer.tag not in _FLOW:
            highest = outer
    else:
        return None, True
    return highest, highest is not run


def cut(atoms: Iterable[Atom], places: Iterable[int], numbers: Iterator[int]) -> list[Atom]:
    """Cut the runs at some offsets, so that none has anything that is shown on both sides of one, and return the atoms that there are now.

    What cannot be cut stays. ``numbers`` gives the ids of what is doubled by that. All texts first, then the runs from the last one on:
    each character, and each child of a run, is touched once.
    """
    ordered = sorted(set(places))
    found = [piece for atom in atoms for piece in _cut_text(atom, ordered)]
    for place in reversed(ordered):
        _cut_run(found, place, numbers)
    return found


def _cut_text(atom: Atom, places: Sequence[int]) -> list[Atom]:
    """Cut the text of an atom at those of the places that lie inside it."""
    inside = places[bisect_right(places, atom.start) : bisect_left(places, atom.end)]
    if not inside or atom.run is None or atom.is_whole or atom.node.getparent() is not atom.run:
        return [atom]  # the last: a sign in two forms
    node, words = atom.node, atom.node.text or ""
    starts = [atom.at, *(atom.at + place - atom.start for place in inside)]
    if atom.position and not _reads_the_same(words, starts[1:], atom.position):
        atom.is_whole = True
        return [atom]
    node.text = words[: starts[1]]
    node.set(XML_SPACE, "preserve")
    pieces = [Atom(atom.start, inside[0], node, atom.at, atom.run, is_whole=False)]
    for (start, end), (first, last) in zip(
        pairwise([*starts[1:], len(words)]), pairwise([*inside, atom.end]), strict=True
    ):
        piece = node.makeelement(node.tag)
        piece.set(XML_SPACE, "preserve")
        piece.text = words[start:end]
        pieces[-1].node.addnext(piece)
        pieces.append(Atom(first, last, piece, 0, atom.run, is_whole=False))
    return pieces


def _reads_the_same(words: str, places: Sequence[int], position: str) -> bool:
    """Tell whether words above or below the line are read as they were when they are cut: of figures the rest counts, too."""
    pieces = (words[start:end] for start, end in pairwise([0, *places, len(words)]))
    return "".join(as_shown(piece, position, None) for piece in pieces) == as_shown(words, position, None)


def _cut_run(atoms: Sequence[Atom], place: int, numbers: Iterator[int]) -> None:
    """Part the run that what stands before an offset shares with what stands behind it."""
    number = bisect_left(atoms, place, key=lambda atom: atom.end)
    if number == len(atoms):
        return
    atom = atoms[number]
    if atom.run is None or atom.is_whole or atom.start > place:
        return
    child = _child_of(atom.run, atom.node)
    if atom.end == place:
        rest = _shown_beside(child, following=True)
        if rest is not None:
            _part_run(atoms, number + 1, atom.run, rest, numbers)
    elif atom.start == place and _shown_beside(child, following=False) is not None:
        _part_run(atoms, number, atom.run, child, numbers)


def _child_of(run: etree._Element, node: etree._Element) -> etree._Element:
    """Return the child of a run that an element is, or stands in."""
    while (home := node.getparent()) is not None and home is not run:
        node = home
    return node


def _shown_beside(child: etree._Element, *, following: bool) -> etree._Element | None:
    """Return what is shown in a run next before or behind one of its children."""
    return next((one for one in child.itersiblings(preceding=not following) if one.tag not in _UNSHOWN), None)


def _part_run(
    atoms: Sequence[Atom], first: int, run: etree._Element, child: etree._Element, numbers: Iterator[int]
) -> None:
    """Part a run before one of its children; the atoms from ``first`` on that stood in it stand in the second."""
    second = _second_half(run, child, numbers)
    for number in range(first, len(atoms)):
        if atoms[number].run is not run:
            break
        atoms[number].run = second


def _second_half(run: etree._Element, node: etree._Element, numbers: Iterator[int]) -> etree._Element:
    """Move a child of a run, and those behind it, into a run of their own with the same properties."""
    second = etree.SubElement(run, run.tag, attrib={str(key): str(value) for key, value in run.attrib.items()})
    properties = (
        run[0] if run[0].tag == W + "rPr" else None
    )  # not by find, which would look at all that a long run holds
    if properties is not None:
        look = deepcopy(properties)
        for change in look.iter(W + "rPrChange"):  # both halves keep a colleague's change of format; ids are unique
            change.set(W + "id", str(next(numbers)))
        second.append(look)
    while (child := node.getnext()) is not None and child is not second:
        second.append(child)
    second.insert(0 if properties is None else 1, node)
    run.addnext(second)
    return second


def runs_between(atoms: Sequence[Atom], start: int, end: int) -> list[etree._Element]:
    """Return the runs of the atoms that have characters between two offsets, each once, in order."""
    return list(dict.fromkeys(one.run for one in atoms_between(atoms, start, end) if one.run is not None))


def atoms_between(atoms: Sequence[Atom], start: int, end: int) -> Sequence[Atom]:
    """Return the atoms that have characters between two offsets."""
    first = bisect_right(atoms, start, key=lambda atom: atom.end)
    return atoms[first : bisect_left(atoms, end, lo=first, key=lambda atom: atom.start)]


def words_alone(run: etree._Element, numbers: Iterator[int]) -> Iterator[etree._Element]:
    """Yield the run's pieces that hold nothing but words, after parting it from whatever else stands in it."""
    pieces = [run]
    children = [child for child in run if child.tag != W + "rPr"]
    for before, child in pairwise(children):
        if is_words(before) is not is_words(child):
            pieces.append(_second_half(pieces[-1], child, numbers))
    for piece in pieces:
        inner = [child for child in piece if child.tag != W + "rPr"]
        if inner and all(map(is_words, inner)):
            yield piece


def is_words(child: etree._Element) -> bool:
    """Tell whether a child of a run is words, or stands for a character; the end of a page or a column is none."""
    return child.tag in WORDS and (child.tag != W + "br" or child.get(W + "type", "textWrapping") == "textWrapping")
