"""The paragraphs of a text, wherever its lines end: broken at a width, or where a scraper put a link on a line of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from source.model import Block, Problem, Span
from source.text.endings import ITEM, is_open, starts_small
from source.text.wrapping import APART, unwrapped

MOST_PIECES = 40  # of one sentence
FEWEST_WORDS = 4  # with which a sentence begins before a link interrupts it: a menu's lines are shorter

# Words that end no line but a broken one.
_DANGLING = frozenset(
    """a an the of to in on at by for from with and or but that than as is are was were be has had said says told
    der die das den dem des ein eine einen einem einer und oder mit von zu im sagte le la les un une de du des et ou à que dit
    el los las una del y o con dijo il lo gli i di da e che ha""".split()
)
_CLOSING = re.compile(r"[,.;:!?)\]”’»](?:\s|$)|[’']s\b|[.!?][\"”’»)]|[”\"’»][,.;]?\s")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"\S+")


def paragraphs(text: str, pages: Iterable[int] = ()) -> list[Span]:
    """Return the paragraphs of a text whose lines end in LF, in order, tight, all words within one.

    A line that was broken to fit a width goes on in the next one, never over an empty line or a page's beginning (``pages``: the places).
    A name that stands alone on a line, out of the middle of a sentence, is put back into it.

    >>> text = "On Monday she praised the\\n\\nHarbour Office\\n\\nand its crews.\\nIt rained."
    >>> [text[span.start : span.end] for span in paragraphs(text)]
    ['On Monday she praised the\\n\\nHarbour Office\\n\\nand its crews.', 'It rained.']
    """
    return list(_mended(text, unwrapped(text, pages)))


def cut_short(text: str, blocks: Sequence[Block]) -> tuple[Problem, ...]:
    """Return what a person should know where a tenth of the blocks, and three at least, stop in mid-sentence."""
    cut = [one for one, after in pairwise(blocks) if _is_cut(text, one, after)]
    if len(cut) < 3 or len(cut) * 10 < len(blocks):
        return ()
    first = Span(cut[0].start, cut[0].end)
    return (
        Problem(
            f"{len(cut):,} of {len(blocks):,} lines stop in mid-sentence, and no width tells which belong together. "
            "Join the lines of each paragraph, or copy the text anew from where it stands.",
            first,
        ),
    )


def _is_cut(text: str, one: Block, after: Block) -> bool:
    words = text[one.start : one.end]
    return (
        is_open(text, one.start, one.end)
        and starts_small(text, after.start, after.end)
        and not ITEM.match(text, after.start)
        and not words.startswith(">")
        and words.count(" ") >= 3
    )


def _mended(text: str, found: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs, those joined that are pieces of one sentence: what scrapers leave that put each link on a line of its own."""
    number = 0
    while number < len(found):
        last = _last_piece(text, found, number)
        yield Span(found[number].start, found[last].end)
        number = last + 1


def _last_piece(text: str, found: list[Span], first: int) -> int:
    """Return the number of the paragraph in which the sentence ends whose first piece this one is; itself if it is whole or never ends."""
    last = first
    while last + 1 < len(found) and last - first < MOST_PIECES and is_open(text, found[last].start, found[last].end):
        step = _pieces(text, found, first, last)
        if not step:
            return first
        last += step
    return first if is_open(text, found[last].start, found[last].end) else last


def _pieces(text: str, found: list[Span], first: int, last: int) -> int:
    """Return how many paragraphs go on with the sentence: one, two if the first of them is a name, none."""
    one, after = found[last], found[last + 1]
    begun = _WORDS.findall(text, found[first].start, min(one.end, found[first].start + 400))
    if (
        len(begun) < FEWEST_WORDS
        or "|" in begun
        or _is_a_row(text, after)
        or starts_small(text, found[first].start, one.end)
    ):
        return 0
    if _CLOSING.match(text, after.start, after.end):
        return 1
    word = text[max(one.start, one.end - 30) : one.end].split()[-1]
    dangling = word.endswith(",") or word in _DANGLING
    if starts_small(text, after.start, after.end) and (dangling or last > first):
        return 1
    if last + 2 >= len(found) or not word[0].islower() or not _is_name(text, after):
        return 0
    third = found[last + 2]
    return 2 if _CLOSING.match(text, third.start, third.end) or starts_small(text, third.start, third.end) else 0


def _is_name(text: str, span: Span) -> bool:
    """Tell whether a paragraph holds a few words and no sentence, as links do."""
    words = text[span.start : min(span.end, span.start + 100)]
    return (
        1 < len(words) < 100
        and words.count(" ") < 6
        and not _DIGIT.search(words)
        and is_open(text, span.start, span.end)
    )


def _is_a_row(text: str, span: Span) -> bool:
    return APART.match(text, span.start, span.end) is not None and not _CLOSING.match(text, span.start, span.end)
