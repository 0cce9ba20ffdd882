"""What is told beside the output itself: one line on standard error, whatever happened, and an exit status."""

import os
import sys

DONE, TROUBLE, USAGE, INTERRUPTED = 0, 1, 2, 130


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


def say(message: str) -> None:
    """Print one line to standard error; names and messages from outside cannot break it or steer the terminal."""
    line = "".join(c if c.isprintable() else " " if c in "\n\t" else ascii(c)[1:-1] for c in f"copydesk: {message}")
    try:
        print(line, file=sys.stderr)
    except (OSError, ValueError):
        return
