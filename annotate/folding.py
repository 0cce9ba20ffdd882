"""Where lines were broken is no step's business: the steps see each block on one line, and what they find goes back to its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from annotate.model import AnnotatedText
from source.model import Block, SourceText, Span

# A line end becomes a blank, or nothing before the comma that a link has left alone; rows of a table keep their columns.
_FOLD = re.compile(r"[ \t]*\n\s*([,.;:!?)](?![^\s”’\"»)]))?|(?<! ) {2}(?! )")

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Folded:
    """``source`` is the ``original`` with each block on one line; from each of ``starts`` on, offsets of both differ by ``shifts``."""

    original: SourceText
    source: SourceText
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def back(self, annotated: AnnotatedText) -> AnnotatedText:
        """Return what was found in the folded source, in the places of the original."""
        if self.source is self.original:
            return annotated
        found = annotated.source
        source = replace(self.original, blocks=tuple(map(self._moved, found.blocks)), origin=self._moved(found.origin))
        return replace(
            annotated,
            source=source,
            segments=tuple(map(self._moved, annotated.segments)),
            quotations=tuple(map(self._moved, annotated.quotations)),
            problems=tuple(map(self._moved, annotated.problems)),
        )

    def _moved(self, record: _Record) -> _Record:
        """Return a record whose own place, and the places that it holds, are those of the original."""
        changes: dict[str, Any] = {
            each.name: self._span(held)
            for each in fields(record)  # type: ignore[arg-type]
            if isinstance(held := getattr(record, each.name), Span)
        }
        if hasattr(record, "start") and hasattr(record, "end"):
            place = self._span(Span(record.start, record.end))
            changes |= {"start": place.start, "end": place.end}
        return replace(record, **changes) if changes else record  # type: ignore[type-var]

    def _span(self, span: Span) -> Span:
        return Span(
            self._place(span.start), self._place(span.end - 1) + 1 if span.end > span.start else self._place(span.end)
        )

    def _place(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def fold(source: SourceText) -> Folded:
    """Return a source with each of its blocks on one line; the very same one where they are."""
    if not any(_FOLD.search(source.text, block.start, block.end) for block in source.blocks):
        return Folded(source, source, (0,), (0,))
    parts: list[str] = []
    blocks: list[Block] = []
    starts, shifts = [0], [0]
    length = at = 0
    for block in source.blocks:
        start = length + block.start - at
        for end, words, after in (*_folds(source.text, block), (block.end, "", block.end)):
            parts += (source.text[at:end], words)
            length += end - at + len(words)
            at = after
            starts.append(length)
            shifts.append(at - length)
        blocks.append(replace(block, start=start, end=length))
    parts.append(source.text[at:])
    folded = replace(source, text="".join(parts), blocks=tuple(blocks), problems=(), remarks=())
    return Folded(source, folded, tuple(starts), tuple(shifts))


def _folds(text: str, block: Block) -> Iterator[tuple[int, str, int]]:
    """Yield what is folded in a block: its start, what stands there instead, and where the text goes on."""
    for match in _FOLD.finditer(text, block.start, block.end):
        closing = match.start(1)
        yield (match.start(), " ", match.end()) if closing < 0 else (match.start(), "", closing)
