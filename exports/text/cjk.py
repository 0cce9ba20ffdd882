"""Chinese and Japanese letters, which are written without spaces: a line may be broken behind each, and two make about a word."""

import re
from functools import cache

FIRST = "\u2e80"  # what stands before it needs no pattern, which takes milliseconds to be made


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


def has_eastern(text: str) -> bool:
    """Tell whether a text holds letters that are written without spaces.

    >>> has_eastern("Orsk “harbour”"), has_eastern("港 Orsk"), has_eastern("부두")
    (False, True, False)
    """
    return not text.isascii() and max(text) >= FIRST and _letters().search(text) is not None


def without_eastern(text: str) -> tuple[str, int]:
    """Return a text with a blank for each such letter, and how many there were."""
    return _letters().subn(" ", text) if has_eastern(text) else (text, 0)
