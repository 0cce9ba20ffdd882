"""Which blocks are prose: by how they end, and by their length; on a page by how long its sentences are, and where its headline stands."""

from collections.abc import Sequence
from typing import NamedTuple

from annotate.blocks.shape import Shape
from source.model import Block

LONG = 18  # words; so long a block of sentences is prose anywhere
SHORT = 3  # words; no shorter one is
MOST = 0.75  # of a page's words in sentences: the blocks that hold them are prose
LINKED = 0.5  # of its letters, from which a block is a link
APART = frozenset({"nav", "form", "footer"})  # elements whose sentences are no article's, unless they hold its headline


class Prose(NamedTuple):
    """What is prose in a text, block by block; ``sentences`` are all blocks that may be, ``own`` those of them in the
    shortest container of a page that holds the headline and a fair share of sentences (elsewhere: all of them).
    """

    blocks: tuple[bool, ...]
    sentences: tuple[bool, ...]
    own: tuple[bool, ...]


def prose_of(shapes: Sequence[Shape], blocks: Sequence[Block] = ()) -> Prose:
    """Return what is prose in a text of so many shapes; ``blocks`` say where on a page they stand. Linear."""
    sentences = [shape.sentence and shape.words >= SHORT for shape in shapes]
    for n, block in enumerate(blocks):
        sentences[n] = sentences[n] and not _is_beside(block)
    own = _own(shapes, blocks, sentences)
    of_page = any(block.hints and block.hints.tag for block in blocks)
    least = _least([shape.words for shape, inside in zip(shapes, own, strict=True) if inside]) if of_page else LONG
    prose = [full and shape.words >= least for full, shape in zip(sentences, shapes, strict=True)]
    return Prose(tuple(prose), tuple(sentences), tuple(own))


def _is_beside(block: Block) -> bool:
    """Tell whether a page's own markup says that a block is a link, or stands where no article does."""
    hints = block.hints
    return hints is not None and (hints.link_share >= LINKED or not APART.isdisjoint(hints.inside))


def _own(shapes: Sequence[Shape], blocks: Sequence[Block], sentences: Sequence[bool]) -> list[bool]:
    apart = [block.hints.apart if block.hints else None for block in blocks]
    levels: dict[int, int] = {}
    for level, shape, full in zip(apart, shapes, sentences, strict=False):
        if level is not None and full:
            levels[level] = levels.get(level, 0) + shape.words
    if not levels:
        return list(sentences)
    needed, held = sum(levels.values()) / 2, 0
    for widest in sorted(levels):
        held += levels[widest]
        if held >= needed:
            break
    return [full and level is not None and level <= widest for full, level in zip(sentences, apart, strict=True)]


def _least(lengths: list[int]) -> int:
    """Return from how many words a block of sentences is prose, in a text of such lengths, so many words each."""
    needed, held = MOST * sum(lengths), 0
    for length in sorted(lengths, reverse=True):
        held += length
        if held >= needed:
            return min(LONG, length)
    return LONG
