"""What is told beside the output itself: one line on standard error, whatever happened, and an exit status."""

import os
import sys
from collections.abc import Iterable
from itertools import islice

DONE, TROUBLE, USAGE, INTERRUPTED = 0, 1, 2, 130
MOST_FILES = 1_000  # of a folder that are compared with a name


def unforeseen(error: Exception, name: str = "") -> str:
    """Return the words for an error that is none of ours; ``name`` is the input that was at work, where there was one."""
    place = f"{shown_name(name)}: " if name else ""
    if isinstance(error, MemoryError | RecursionError):
        return f"{place}it is too large or too deeply nested to be taken. Split it and try again."
    from copydesk.strangers import in_the_way

    if stranger := in_the_way():
        return stranger
    if isinstance(error, OSError):
        return (
            f"{place}reading or writing failed ({error.strerror or error}). Make room, or choose another place with -o."
        )
    detail = f"{type(error).__name__}: {error}"
    return f"{place}copydesk failed in a way that nobody foresaw ({detail}). Please report it, with --debug's output."


def shown_name(name: str) -> str:
    """Return how an input is called in a message."""
    return "standard input" if name == "-" else os.path.basename(name.rstrip("/")) or name


def nearest(name: str, others: Iterable[str]) -> str | None:
    """Return which of the others is spelt most like a name, if one is."""
    from difflib import get_close_matches

    called = {other.casefold(): other for other in others}
    return next((called[one] for one in get_close_matches(name.casefold(), called, 1, 0.75)), None)


def did_you_mean(path: str) -> str:
    """Return a question that names the file of a folder whose name is most like that of one that is not there; empty if none is."""
    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as files:
            near = nearest(name, (file.name for file in islice(files, MOST_FILES)))
    except (OSError, ValueError):
        return ""
    return f" Did you mean “{near}”?" if near else ""


def say(message: str) -> None:
    """Print one line to standard error; names and messages from outside cannot break it or steer the terminal."""
    line = "".join(c if c.isprintable() else " " if c in "\n\t" else ascii(c)[1:-1] for c in f"copydesk: {message}")
    try:
        print(line, file=sys.stderr)
    except (OSError, ValueError):
        return
