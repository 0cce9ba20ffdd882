"""The editor's changes in a marked-up Word file, segment by segment: coloured in a terminal, plain in a pipe, or as JSON."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TextIO

from annotate.merge import CHANGES, Change, Conflict, Reconciled
from copydesk.listing import clean_line

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "conflict": "bold red",
    "untied": "yellow",
    "note": "cyan",
    "resolved": "dim",
    "kept": "dim",
    "accepted": "dim",
    "handed on": "dim",
    "doubt": "yellow",
}
SHOWN = 12  # segments in one line
LONGEST = 2_000  # words: longer ones are shown whole, their differences unmarked
FORMAT = 1


def show_changes(found: Reconciled, out: TextIO, *, name: str) -> None:
    """Write the changes to ``out``: in colour if that is a terminal and NO_COLOR is not set."""
    if out.isatty() and not os.environ.get("NO_COLOR"):
        _show_in_colour(found, out, name)
        return
    for line, _ in _lines(found, name):
        out.write(line + "\n")


def changes_as_json(found: Reconciled, *, name: str) -> str:
    """Return the changes as one line of JSON, with a line end."""
    record = {
        "copydesk": FORMAT,
        "file": name,
        "changes": [
            {
                "segment": change.segment,
                "change": change.what,
                "before": change.before,
                "after": change.after,
                "where": change.where,
                "by": change.by,
                "date": change.date,
                "also": change.also,
                "stands": [{"segment": segment, "name": name} for segment, name in change.stands],
            }
            for change in found.changes
        ],
        "conflicts": [
            {
                "segment": conflict.segment,
                "what": conflict.what,
                "baseline": conflict.baseline,
                "said": [{"where": where, "value": value} for where, value in conflict.said],
            }
            for conflict in found.conflicts
        ],
        "problems": [problem.sentence for problem in found.annotated.problems],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _show_in_colour(found: Reconciled, out: TextIO, name: str) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=False)
    for line, style in _lines(found, name):
        if not line:
            console.print()  # a padding around nothing has no line
            continue
        indent = len(line) - len(line.lstrip())
        words = _marked(line.strip()) if style == "words" else Text(line.strip(), style=style)
        console.print(Padding(words, (0, 0, 0, indent), expand=False))


def _marked(line: str) -> "Text":
    """Return a line in which words taken out are red and struck, words put in green: they stand in [-…-] and {+…+}."""
    from rich.text import Text

    marked = Text()
    for number, piece in enumerate(line.replace("[-", "\0").replace("-]", "\0").split("\0")):
        if number % 2:
            marked.append(piece, style="red strike")
            continue
        for place, part in enumerate(piece.replace("{+", "\0").replace("+}", "\0").split("\0")):
            marked.append(part, style="green" if place % 2 else "")
    return marked


def _lines(found: Reconciled, name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines with their styles."""
    yield f"{clean_line(name)}: {_sum(found)}", "bold"
    for conflict in found.conflicts:
        yield "", ""
        yield from _conflict_lines(conflict)
    words = {segment.id: found.annotated.text_of(segment) for segment in found.annotated.segments}
    last: str | None = ""
    typography: list[Change] = []
    for change in found.changes:
        if change.is_typography:
            typography.append(change)
            continue
        if change.segment != last or change.segment is None:
            yield "", ""
        last = change.segment
        yield from _change_lines(change, words.get(change.segment or "", ""))
    if typography:
        yield "", ""
        yield _typography_line(typography), "dim"


def _sum(found: Reconciled) -> str:
    changes, conflicts = len(found.changes), len(found.conflicts)
    if not changes and not conflicts:
        return "nothing was changed"
    words = "1 change" if changes == 1 else f"{changes} changes"
    if not conflicts:
        return words
    return words + (", 1 contradiction" if conflicts == 1 else f", {conflicts} contradictions")


def _typography_line(changes: Sequence[Change]) -> str:
    """Return in one line which segments have the same words in other typography, and by whom if one hand did it all."""
    count = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    hands = {_hand(change) for change in changes}
    return f"{count} of typography only ({_listed([change.segment or '–' for change in changes])}){hands.pop() if len(hands) == 1 else ''}"


def _listed(segments: Sequence[str]) -> str:
    return ", ".join(segments[:SHOWN]) + (" …" if len(segments) > SHOWN else "")


def _conflict_lines(conflict: Conflict) -> Iterator[tuple[str, str]]:
    before = f" ({clean_line(conflict.baseline)})" if conflict.baseline else ""
    yield f"{conflict.segment}  contradiction: left as it was{before}", STYLES["conflict"]
    for where, value in conflict.said:
        yield f"     {clean_line(where)}: {clean_line(value)}", STYLES["conflict"]


def _change_lines(change: Change, words: str) -> Iterator[tuple[str, str]]:
    """Yield what was changed and by whom, then the words that it was done to, or that were written."""
    style = STYLES.get(change.what, "bold")
    head = f"{change.segment or '–':<4} {CHANGES[change.what]}"
    before, after = clean_line(change.before), clean_line("" if change.what == "handed on" else change.after)
    if change.what == "detail":
        head, after = f"–    {change.where}: {before or 'none'} → {after or 'none'}", ""
        change = replace(change, where="review sheet")
    elif change.what in ("kind", "speaker", "quotation", "doubt"):
        head, after = f"{head}: {before or 'none'} → {after or 'none'}", clean_line(words)
    elif change.what == "untied":
        head, after = f"{head}: {after}", clean_line(words)
    yield f"{head}{_hand(change)}", style
    if change.what == "words":
        yield f"     {_difference(before, after)}", "words"
    elif shown := after or before or clean_line(words):
        yield f"     {shown}", "dim"
    if change.also:
        yield f"     also in {_listed(change.also)}", style
    for name in dict.fromkeys(name for _, name in change.stands):
        places = [segment for segment, old in change.stands if old == name]
        yield f"     “{clean_line(name)}” still stands in {_listed(places)}", STYLES["untied"]


def _hand(change: Change) -> str:
    known = [
        words
        for words in (change.where if change.where != "text" else "", change.by, (change.date or "")[:10])
        if words
    ]
    return f"  ({clean_line(', '.join(known))})" if known else ""


def _difference(before: str, after: str) -> str:
    """Return both wordings in one line: what was taken out in [-…-], what was put in in {+…+}."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > LONGEST:
        return f"[-{before}-] {{+{after}+}}"
    pieces: list[str] = []
    for what, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(" ".join(old[start:end]))
            continue
        if end > start:
            pieces.append(f"[-{' '.join(old[start:end])}-]")
        if stop > begin:
            pieces.append(f"{{+{' '.join(new[begin:stop])}+}}")
    return " ".join(pieces)
