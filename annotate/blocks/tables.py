"""Which blocks are data: the cells of tables, but for those of a table that the whole text is laid out with."""

import re
from collections.abc import Iterable, Iterator, Sequence

from annotate.blocks.markup import is_of_page
from annotate.blocks.shape import Shape, prose_of
from annotate.model import AnnotatedText, Segment
from annotate.rules import RuleId
from source.model import Block, Role

# Cells parted by tabs, bars, or wide gaps.
_ROW = re.compile(r"[^\t]\t+[^\t]|\S {3,}\S.*\S {3,}\S|\S ?\| ?[^|]{1,60}\|")
WHOLE = 0.8  # the share of the text's prose from which a table is what the text is laid out with


def data_cells(blocks: Sequence[Block], shapes: Sequence[Shape]) -> frozenset[int]:
    """Return the numbers of the blocks that are cells of data.

    A reader gives them a place in a table; where a format has none, their role says it. On a web page the role alone means nothing.
    """
    tables: dict[int | None, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.role is Role.HEADLINE:
            continue
        if block.cell or (block.role is Role.TABLE_CELL and not is_of_page(block) and not is_row(shapes[number])):
            tables.setdefault(block.cell.table if block.cell else None, []).append(number)
    if not tables:
        return frozenset()
    prose = prose_of(shapes, blocks).blocks
    words = [shape.words * is_prose for shape, is_prose in zip(shapes, prose, strict=True)]
    return frozenset(
        n
        for inside in tables.values()
        if not _is_layout([shapes[n].words for n in inside], [words[n] for n in inside], sum(words))
        for n in inside
    )


def rows_of_text(blocks: Sequence[Block], shapes: Sequence[Shape]) -> Iterator[int]:
    """Yield the numbers of the blocks that look like rows of a table which was copied as text; a menu may look like that too."""
    for number, block in enumerate(blocks):
        if block.role is Role.TABLE_CELL and not block.cell and not is_of_page(block) and is_row(shapes[number]):
            yield number


def is_row(shape: Shape) -> bool:
    """Tell whether a line holds several cells."""
    return not shape.sentence and _ROW.search(shape.text) is not None


def _is_layout(words: Iterable[int], in_prose: Iterable[int], everything: int) -> bool:
    """Tell whether a table holds nearly all of the prose that the text has, and mostly prose."""
    held = sum(in_prose)
    return held > WHOLE * everything and 2 * held > sum(words)


def is_data(segment: Segment) -> bool:
    """Tell whether a segment is a cell of data, which is not read, checked or corrected like a sentence."""
    return segment.rule == RuleId.TABLE_CELL


def data_by_table(annotated: AnnotatedText) -> tuple[tuple[Segment, ...], ...]:
    """Return the segments that are data, table by table, in the order in which the tables begin."""
    tables: dict[tuple[str, int], list[Segment]] = {}
    run = 0
    for block, segments in annotated.blocks_with_segments():
        data = [segment for segment in segments if is_data(segment)]
        run += not data
        key = ("table", block.cell.table) if block.cell else ("run", run)
        if data:
            tables.setdefault(key, []).extend(data)
    return tuple(map(tuple, tables.values()))
