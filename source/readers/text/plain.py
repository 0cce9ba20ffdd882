"""Plain text: which lines are paragraphs of their own, and which are one paragraph broken over lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from source.limits import LIMITS, Limits, check_limit
from source.model import Block, Origin, SourceText
from source.readers.text.mail import find_thread
from source.readers.text.transfer import without_code
from source.text import Cleaned, clean, stated

WIDEST = 100  # no mail program or wire service breaks its lines later
_NEW_ITEM = re.compile(r"(?:[-*•–·]|\(?\d{1,3}[.)])\s")
_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")


class _Line(NamedTuple):
    """The tight place of a line, its number, and whether it is indented."""

    start: int
    end: int
    number: int
    indented: bool


def read_text(
    text: str,
    *,
    title: str | None = None,
    author: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    name: str = "",
) -> SourceText:
    """Return a source whose text is that very string where it is clean. Raises nothing, whatever the string.

    >>> read_text("Bridge Closes\\n\\nIt rained.").blocks[1].locator
    'line 3'
    """
    source = from_cleaned(clean(text))
    checksum = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    origin = replace(source.origin, name=clean(name).text, sha256=checksum)
    return replace(source, origin=stated(origin, title=title, author=author, outlet=outlet, date=date))


def read_plain(text: str, limits: Limits = LIMITS) -> SourceText:
    """Return the source of a decoded plain-text file. Raises TooLarge."""
    source = from_cleaned(clean(text))
    check_limit(limits, "max_paragraphs", len(source.blocks))
    return source


def from_cleaned(cleaned: Cleaned) -> SourceText:
    """Return the source of a cleaned text: a block for each paragraph."""
    cleaned = without_code(cleaned)
    thread = find_thread(cleaned.text)
    text = thread.text
    groups = list(_groups(text, cleaned.pages, thread.starts))
    blocks = _paragraphs(text, groups) if _is_wrapped(text, groups) else _single_lines(groups)
    if cleaned.pages:
        blocks = [replace(b, locator=f"page {bisect_right(cleaned.pages, b.start) + 1}") for b in blocks]
    return SourceText(text, tuple(thread.marked(blocks)), Origin(replaced=cleaned.replaced), cleaned.problems)


def _groups(text: str, pages: tuple[int, ...], starts: frozenset[int]) -> Iterator[list[_Line]]:
    """Yield the runs of lines that no empty line, no page break and no start of something else interrupts."""
    breaks = {place + 1 for place in pages} | starts
    group: list[_Line] = []
    place = 0
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if group and (not words or place in breaks):
            yield group
            group = []
        if words:
            start = place + len(line) - len(line.lstrip())
            group.append(_Line(start, start + len(words), number, start > place))
        place += len(line) + 1
    if group:
        yield group


def _single_lines(groups: list[list[_Line]]) -> list[Block]:
    return [Block(line.start, line.end, locator=f"line {line.number}") for group in groups for line in group]


def _is_wrapped(text: str, groups: list[list[_Line]]) -> bool:
    """Tell whether lines were broken to fit a width: nearly all are full, and many sentences run on in the next line.

    In doubt they were not: a line that is a block of its own loses nothing.
    """
    pairs = [pair for group in groups for pair in pairwise(group)]
    if len(pairs) < 3:
        return False
    width = _width(groups)
    if width > WIDEST:
        return False
    full = sum(_is_full(text, line, after, width) for line, after in pairs)
    running = sum(_runs_on(text, line, after) for line, after in pairs)
    return full >= 0.7 * len(pairs) and running >= 0.3 * len(pairs)


def _width(groups: list[list[_Line]]) -> int:
    return max(line.end - line.start for group in groups for line in group)


def _is_full(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Tell whether the next line's first word had no room left on this line."""
    first_word = text[after.start : min(after.end, after.start + width + 1)].split()[0]
    return line.end - line.start + 1 + len(first_word) > width - 3


def _runs_on(text: str, line: _Line, after: _Line) -> bool:
    return text[after.start].islower() and not _END.search(text, max(line.start, line.end - 5), line.end)


def _paragraphs(text: str, groups: list[list[_Line]]) -> list[Block]:
    width = _width(groups)
    blocks: list[Block] = []
    for group in groups:
        first = group[0]
        for line, after in pairwise(group):
            if _begins_anew(text, line, after, width):
                blocks.append(Block(first.start, line.end, locator=f"paragraph {len(blocks) + 1}"))
                first = after
        blocks.append(Block(first.start, group[-1].end, locator=f"paragraph {len(blocks) + 1}"))
    return blocks


def _begins_anew(text: str, line: _Line, after: _Line, width: int) -> bool:
    if _NEW_ITEM.match(text, after.start, after.end) or (after.indented and not line.indented):
        return True
    return not _is_full(text, line, after, width) and not _runs_on(text, line, after)
