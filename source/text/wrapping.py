"""Lines become paragraphs: which line ends are ends, and which only keep the text within a width.

A program that breaks lines at a width puts a word on the next line because it has no more room on this one. So each break allows certain
widths: at least the columns of the line, and fewer than it would have with the next line's first word. The width that most breaks in
mid-sentence allow is the text's; it is asked run by run whether a run of lines keeps it. Nothing here changes a text: a paragraph is a
span. Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from source.model import Span
from source.text.authors import is_byline
from source.text.endings import ITEM, is_open, starts_caseless, starts_small

NARROWEST, WIDEST = 30, 120  # columns; nobody breaks lines elsewhere
LONE = 45  # columns: a break in mid-sentence that stands alone is believed from here
SLACK = 1.12  # where letters have widths of their own, a line that is full may be so much shorter than the longest

APART = re.compile(r"\|.*\||>|(?:\W|_)+$")  # a row of a table, a quoted line, a rule
_FIGURES = re.compile(r"[^\w\s]*\d[\d.,:/%-]*[^\w\s]*")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}: ")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")


class Line(NamedTuple):
    """The tight place of a line, its number, its first and last column, the columns before its last word, and the sign of its list item.

    ``text`` is the column where the words of a list item begin; ``apart``: a row of a table, a rule, a quoted line, which joins no other.
    """

    start: int
    end: int
    number: int
    indent: int
    right: int
    last: int
    text: int
    mark: str
    apart: bool


class _Break(NamedTuple):
    """An end of a line within a run: the widths that explain it lie from ``right`` to below ``need``.

    ``last`` is the column where the line's last word begins: with an address for a last word, a line may be too long. ``open``: no
    sentence ends here; ``small``: the next line begins with a small letter; ``running``: so it does, or in a script that has none.
    """

    right: int
    last: int
    need: int
    open: bool
    small: bool
    running: bool


@dataclass(slots=True)
class _Run:
    """Lines that no empty line interrupts, the breaks between them, and the width that they keep, if any."""

    lines: list[Line]
    breaks: list[_Break]
    width: int = 0
    ragged: bool = False


def unwrapped(text: str, pages: Iterable[int] = ()) -> list[Span]:
    """Return the paragraphs of a text: an empty line ends one, a new page does, and each line end that no width explains.

    ``pages`` are the places where a page begins.
    """
    runs = [
        _Run(lines, _breaks(text, lines) if _may_be_wrapped(lines) else [])
        for lines in _line_runs(text, frozenset(pages))
    ]
    _settle(runs)
    return [span for run in runs for span in _joined(text, run)]


def _may_be_wrapped(lines: list[Line]) -> bool:
    """Tell whether any line of a run is as long as the narrowest width, or opens an item that may go on."""
    return len(lines) > 1 and any(line.right >= NARROWEST or line.mark for line in lines)


# Lines and runs -----------------------------------------------------------------------------------------------------


def _line_runs(text: str, pages: frozenset[int]) -> Iterator[list[Line]]:
    """Yield the runs of lines: what no empty line and no new page interrupts, and no line that is a paragraph by itself."""
    wide = _WIDE.search(text) is not None
    run: list[Line] = []
    place = 0
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if run and (not words or place - 1 in pages):
            yield run
            run = []
        if words:
            made = _line(line, words, place, number, wide)
            if made.last > WIDEST:
                if run:
                    yield run
                yield [made]
                run = []
            else:
                run.append(made)
        place += len(line) + 1
    if run:
        yield run


def _line(line: str, words: str, place: int, number: int, wide: bool) -> Line:
    indent = len(line) - len(line.lstrip())
    right = indent + _columns(words, wide)
    item = ITEM.match(words)
    mark = (item[1] or "1") if item else ""
    last = right - _columns(words[words.rfind(" ") + 1 :], wide) if right > NARROWEST else 0
    start = place + indent
    return Line(
        start,
        start + len(words),
        number,
        indent,
        right,
        last,
        indent + (item.end() if item else 0),
        mark,
        _is_apart(words),
    )


def _columns(words: str, wide: bool) -> int:
    return len(words) + (len(_WIDE.findall(words)) if wide else 0)


def _is_apart(words: str) -> bool:
    if APART.match(words) or any(gap in words for gap in ("\t", "   ", "......", ". . . . .")):
        return True
    if not _DIGIT.search(words, 0, 200):
        return False
    pieces = words[:200].split()
    return len(pieces) > 2 and sum(1 for piece in pieces if _FIGURES.fullmatch(piece)) * 2 > len(pieces)


def _breaks(text: str, lines: list[Line]) -> list[_Break]:
    return [_break(text, line, after) for line, after in pairwise(lines)]


def _break(text: str, line: Line, after: Line) -> _Break:
    first = text[after.start : min(after.end, after.start + WIDEST)].split(None, 1)[0]
    wide = _WIDE.match(first) is not None
    need = line.right + (2 if wide else 1 + len(first))
    apart = line.apart or after.apart
    runs_on = not apart and is_open(text, line.start, line.end)
    small = not apart and not after.mark and starts_small(text, after.start, after.end)
    caseless = (
        not apart
        and not after.mark
        and (starts_caseless(text, after.start, after.end) or _in_capitals(text, line, after))
    )
    return _Break(line.right, line.last, need, runs_on, small, runs_on and (small or caseless))


def _in_capitals(text: str, line: Line, after: Line) -> bool:
    return text[line.start : line.end].isupper() and text[after.start : after.end].isupper()


# The width that a run keeps -----------------------------------------------------------------------------------------


def _settle(runs: list[_Run]) -> None:
    """Give each run that keeps a width that width: those that a good part of the text keeps, then, for what is left, its own."""
    pending = [run for run in runs if run.breaks]
    letters = sum(_length(run) for run in runs)
    for _ in range(3):
        width = _commonest_width(each for run in pending for each in run.breaks if each.running)
        takers = [run for run in pending if width and _keeps(run, width)]
        explained = [each for run in takers for each in run.breaks if each.open and _is_nearly_full(each, width)]
        running = [each for each in explained if each.running]
        # In a list of titles lines end openly too, but the next ones begin large.
        if len(running) < max(2, len(explained) / 3) or sum(map(_length, takers)) * 4 < letters:
            break
        _give(takers, width, ragged=sum(_is_full(each, width) for each in running) < 0.8 * len(running))
        pending = [run for run in pending if not run.width]
    if not any(run.width for run in runs):
        width = _exact_width(pending)
        _give([run for run in pending if width and _keeps(run, width)], width, ragged=False)
    for run in [run for run in pending if not run.width]:
        width = _commonest_width(each for each in run.breaks if each.running)
        explained = [each for each in run.breaks if width and each.running and _is_nearly_full(each, width)]
        if len(explained) > 3 and width >= LONE and _keeps(run, width):
            run.width = width


def _give(takers: list[_Run], width: int, *, ragged: bool) -> None:
    for run in takers:
        run.width, run.ragged = width, ragged


def _exact_width(runs: list[_Run]) -> int:
    """Return the width that explains nearly all open breaks to the letter, four at least, whatever the next lines begin with; or 0.

    In German the next line may begin large in mid-sentence. Titles and addresses fill no width to the letter.
    """
    width = _commonest_width((each for run in runs for each in run.breaks if each.open), slack=1)
    doubtful = [each for run in runs for each in run.breaks if each.open and each.right * 2 >= width]
    explained = sum(_is_full(each, width) for each in doubtful)
    return width if width >= LONE and explained > 3 and explained >= 0.8 * len(doubtful) else 0


def _length(run: _Run) -> int:
    return sum(line.end - line.start for line in run.lines)


def _commonest_width(breaks: Iterable[_Break], *, slack: float = SLACK) -> int:
    """Return the least of the widths that most of these breaks allow, 0 if there is none."""
    steps = [0] * (WIDEST + 2)
    for each in breaks:
        first = max(each.right if each.right <= WIDEST else each.last, NARROWEST)
        if first <= WIDEST:
            steps[first] += 1
            steps[min(max(int(each.need * slack), first), WIDEST) + 1] -= 1
    counts = list(accumulate(steps[: WIDEST + 1]))
    most = max(counts)
    return counts.index(most) if most > 0 else 0


def _keeps(run: _Run, width: int) -> bool:
    """Tell whether a run keeps to a width: most of its open breaks are explained by it, short lines apart."""
    doubtful = [each for each in run.breaks if each.open and each.right * 2 >= width]
    explained = sum(_is_nearly_full(each, width) for each in doubtful)
    if not doubtful:
        return all(_is_full(each, width) for each in run.breaks)
    caseless = any(each.running and not each.small for each in doubtful)
    return explained > 0 and explained >= (0.8 if caseless else 0.6) * len(doubtful)


def _is_full(each: _Break, width: int) -> bool:
    """Tell whether the next line's first word had no room left on this line, which is not too long itself."""
    return (each.right <= width or each.last <= width) and each.need > width - 3


def _is_nearly_full(each: _Break, width: int) -> bool:
    return (each.right <= width or each.last <= width) and each.need * SLACK > width


# Joining ------------------------------------------------------------------------------------------------------------


def _joined(text: str, run: _Run) -> Iterator[Span]:
    """Yield the paragraphs of a run."""
    if not run.breaks:
        yield from (Span(line.start, line.end) for line in run.lines)
        return
    lone = {mark for mark, count in Counter(line.mark for line in run.lines).items() if count == 1}
    several = _holds_ends(run)
    first, said = run.lines[0], 0
    for each, (line, after) in zip(run.breaks, pairwise(run.lines), strict=True):
        said += _marks_left_open(text, line, said)
        ends = several and not each.open and not each.small and not said
        if ends or not _goes_on(text, run, first, line, after, each, lone):
            yield Span(first.start, line.end)
            first, said = after, 0
    yield Span(first.start, run.lines[-1].end)


def _holds_ends(run: _Run) -> bool:
    """Tell whether paragraphs end within a run: a sentence ends in a line that had room for more."""
    return any(not each.open and not each.small and not _is_nearly_full(each, run.width) for each in run.breaks)


def _marks_left_open(text: str, line: Line, before: int) -> int:
    """Return by how much a line changes the count of quotation marks that are open."""
    words = text[line.start : line.end]
    curly = words.count("“") + words.count("«") - words.count("”") - words.count("»")
    straight = words.count('"') % 2
    return max(curly + (-straight if before else straight), -before)


def _goes_on(text: str, run: _Run, first: Line, line: Line, after: Line, each: _Break, lone: set[str]) -> bool:
    """Tell whether the paragraph that began with ``first`` goes on behind a line, whose break is ``each``."""
    if line.apart or after.apart or _is_byline(text, after, run.width):
        return False
    if after.mark and not (each.open and after.mark in lone and run.width and _is_full(each, run.width)):
        return False
    if first.mark and after.indent == first.text and (each.open or each.small):
        return True
    if not run.width:
        return each.open and each.small and _is_lone_break(text, each, after)
    if each.small and (each.open or _is_nearly_full(each, run.width)):
        return line is not first or each.right >= 0.6 * run.width
    if _is_new_indent(first, line, after) or (_LABEL.match(text, after.start) and not each.open):
        return False
    return _is_nearly_full(each, run.width) if run.ragged and each.open else _is_full(each, run.width)


def _is_byline(text: str, line: Line, width: int) -> bool:
    """Tell whether a line is a byline: a short one, at whose end no sentence ends."""
    opens = text[line.start : min(line.end, line.start + 3)].lower() == "by "
    if not opens or line.right >= 0.6 * (width or WIDEST) or not is_open(text, line.start, line.end):
        return False
    return is_byline(text[line.start : line.end])


def _is_lone_break(text: str, each: _Break, after: Line) -> bool:
    """Believe a single break in mid-sentence where the line is long enough, and a sentence ends in the next line."""
    return LONE <= each.right <= WIDEST and not is_open(text, after.start, after.end) and text[after.end - 1] != ":"


def _is_new_indent(first: Line, line: Line, after: Line) -> bool:
    """Tell whether a line is set in unlike the one before: a paragraph's first line alone may be."""
    if abs(after.indent - line.indent) <= 1:
        return False
    return after.indent > line.indent or line is not first
