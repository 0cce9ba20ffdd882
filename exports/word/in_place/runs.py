"""The runs of somebody's document, cut at the borders of segments, so that marks can stand round the original words.

A run that is cut becomes two with the same properties; what else stood in it (a picture, a tab, a field's mark) stays where it was.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from source.formats import MATH, W
from source.readers.word import Line

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = frozenset((W + "t", W + "delText"))
# What a deletion may take out of a run: words, and what stands for a character.
WORDS = TEXTS | {W + name for name in "tab br cr noBreakHyphen softHyphen sym ptab lastRenderedPageBreak rPr".split()}
# Where a mark may stand: in these the parts of a paragraph follow each other.
_FLOW = frozenset(
    W + name for name in "p hyperlink ins moveTo sdt sdtContent smartTag customXml fldSimple dir bdo".split()
)


@dataclass(slots=True)
class Atom:
    """Characters ``start`` to ``end`` of the text that one element shows: a text of the run ``run``, from its character ``at`` on.

    ``run`` is the element of the paragraph's flow that a mark can stand beside: a run, or the whole of an equation; None where no mark can
    stand (words in a drawing). ``is_whole``: it cannot be cut.
    """

    start: int
    end: int
    node: etree._Element
    at: int
    run: etree._Element | None
    is_whole: bool


def atoms_of(lines: Iterable[tuple[Line, int]]) -> list[Atom]:
    """Return the atoms of the lines of a paragraph, in order; each line comes with the offset in the text at which it begins."""
    atoms: list[Atom] = []
    for line, place in lines:
        for part in line.parts:
            size = part.end - part.start
            run, whole = _home(part.piece.node, part.piece.run)
            atoms.append(Atom(place, place + size, part.piece.node, part.start, run, whole))
            place += size
    return atoms


def _home(node: etree._Element, run: etree._Element | None) -> tuple[etree._Element | None, bool]:
    """Return the element beside which marks can stand, and whether it is more than the run with the words."""
    home: etree._Element = run if run is not None else node
    if run is None and node.tag != MATH + "oMath":
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


def cut(atoms: list[Atom], place: int) -> None:
    """Cut the runs at an offset, so that no run has characters on both sides of it; one that cannot be cut stays."""
    number = bisect_left(atoms, place, key=lambda atom: atom.end)
    if number == len(atoms) or atoms[number].start >= place:
        return
    atom = atoms[number]
    if atom.run is None or atom.is_whole:
        return
    if place < atom.end:
        node = _cut_text(atom.node, atom.at + place - atom.start)
        atoms.insert(number + 1, Atom(place, atom.end, node, 0, atom.run, is_whole=False))
        atom.end = place
    following = atoms[number + 1] if number + 1 < len(atoms) else None
    if following is not None and following.run is atom.run:
        _part_run(atoms, number + 1, following.node)


def _cut_text(node: etree._Element, at: int) -> etree._Element:
    """Cut a text element in two, and return the second."""
    words = node.text or ""
    second = deepcopy(node)
    second.tail = None
    node.text, second.text = words[:at], words[at:]
    for one in (node, second):
        one.set(XML_SPACE, "preserve")
    node.addnext(second)
    return second


def _part_run(atoms: list[Atom], first: int, node: etree._Element) -> None:
    """Part a run before one of its children; the atoms from ``first`` on that stood in it stand in the second."""
    run = atoms[first].run
    assert run is not None
    second = _second_half(run, node)
    for atom in atoms[first:]:
        if atom.run is not run:
            break
        atom.run = second


def _second_half(run: etree._Element, node: etree._Element) -> etree._Element:
    second = etree.SubElement(run, run.tag, attrib={str(key): str(value) for key, value in run.attrib.items()})
    properties = run.find(W + "rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    while (child := node.getnext()) is not None and child is not second:
        second.append(child)
    second.insert(0 if properties is None else 1, node)
    run.addnext(second)
    return second


def runs_between(atoms: Sequence[Atom], start: int, end: int) -> list[etree._Element]:
    """Return the runs of the atoms that have characters between two offsets, each once, in order."""
    return list(dict.fromkeys(one.run for one in atoms if one.run is not None and one.start < end and one.end > start))


def words_alone(run: etree._Element) -> Iterator[etree._Element]:
    """Yield the run's pieces that hold nothing but words, after parting it from whatever else stands in it."""
    pieces = [run]
    children = [child for child in run if child.tag != W + "rPr"]
    for before, child in pairwise(children):
        if (before.tag in WORDS) is not (child.tag in WORDS):
            pieces.append(_second_half(pieces[-1], child))
    for piece in pieces:
        inner = [child.tag for child in piece if child.tag != W + "rPr"]
        if inner and all(tag in WORDS for tag in inner):
            yield piece
