"""UTF-8 that some program took for another encoding and encoded once more: “ stands as â€œ. Undone only where nothing contradicts it."""

import re
from typing import NamedTuple

from source.model import Problem
from source.text.encoding.plausible import misplaced

FEWEST = 2  # traces, from which it is no chance
MOST_LAYERS = 3  # how often a text was encoded over and over
_PRINTED = re.compile("[\xa0-\xff‘’“”„–—…•€™]")
# A text that tells of encodings shows such traces on purpose.
_ABOUT = re.compile(
    r"mojibake|(?<!charset=)(?<!charset=[\"'])(?<!encoding=[\"'])utf-?8|unicode(?!-)|encodings?\b(?!=)|windows-1252|latin-1|character sets?\b",
    re.I,
)
_RUN = re.compile(r"[^\x00-\x7f]+")
# The third byte of ” is no character of Windows; some programs drop it.
_LOST = re.compile(r"â€(?=[\s.,;:!?)\]]|$)")


def _bytes_of(encoding: str) -> dict[str, int]:
    """Return the byte of each character of an encoding; where it has none for a byte, browsers take the control character."""
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        found[bytes([byte]).decode(encoding, "ignore") or chr(byte)] = byte
    return found


class Misreading(NamedTuple):
    """An encoding for which UTF-8 was taken: the bytes of its characters, and what a character of UTF-8 looks like in it."""

    bytes: dict[str, int]
    trace: re.Pattern[str]

    def meant(self, match: re.Match[str]) -> str:
        """Return the character that a trace was."""
        return bytes(self.bytes[sign] for sign in match[0]).decode("utf-8", "replace")


def _misreading(encoding: str) -> Misreading:
    table = _bytes_of(encoding)

    def signs(first: int, last: int) -> str:
        return "[" + "".join(re.escape(sign) for sign, byte in table.items() if first <= byte <= last) + "]"

    follows = signs(0x80, 0xBF)
    trace = f"{signs(0xC2, 0xDF)}{follows}|{signs(0xE0, 0xEF)}{follows}{{2}}|{signs(0xF0, 0xF4)}{follows}{{3}}"
    return Misreading(table, re.compile(trace))


MISREADINGS = tuple(map(_misreading, ("windows-1252", "mac-roman", "cp437")))


class Undone(NamedTuple):
    """A text as it was before it was encoded twice, or as it came where that is not certain; and what a person should know."""

    text: str
    repaired: bool
    problems: tuple[Problem, ...]


def undo_mojibake(text: str) -> Undone:
    """Return a text whose UTF-8 was encoded twice as it was meant, or told where it is not certain that it was.

    >>> undo_mojibake("The cafÃ© is shut. â€œWe have missed it,â€\\x9d she said.").text
    'The café is shut. “We have missed it,” she said.'
    """
    if text.isascii():
        return Undone(text, False, ())
    now, found = text, 0
    for _ in range(MOST_LAYERS):
        mended = _LOST.sub("â€\x9d", now) if "â€" in now else now
        runs = _outside_ascii(mended)
        layer = next((made for misreading in MISREADINGS if (made := _once(mended, runs, misreading))), None)
        if layer is None:
            break
        now, count = layer
        found = found or count
    if found and not misplaced(now):
        told = f"The text had been encoded twice (UTF-8 taken for another encoding); {found:,} signs were put right. Compare one of them."
        return Undone(now, True, (Problem(told),))
    return Undone(text, False, _suspected(text, runs if now is text else _outside_ascii(text)))


def _once(text: str, runs: str, misreading: Misreading) -> tuple[str, int] | None:
    """Return the text with one layer undone, and in how many places; None if not all that is outside ASCII is of it."""
    if not misreading.trace.sub("", runs).isascii() or _ABOUT.search(text):
        return None
    count = len(misreading.trace.findall(runs))
    made = misreading.trace.sub(misreading.meant, text)
    return None if count < FEWEST or "\ufffd" in made else (made, count)


def _outside_ascii(text: str) -> str:
    """Return what stands outside ASCII, run by run: all traces lie in there, and it is a hundredth of a page."""
    return "\n".join(_RUN.findall(text))


def _suspected(text: str, runs: str) -> tuple[Problem, ...]:
    """Return what a person should know of a text with traces that contradict one another, or too few."""
    found = max(
        sum(1 for match in each.trace.finditer(runs) if _PRINTED.match(each.meant(match))) for each in MISREADINGS
    )
    if found < FEWEST or _ABOUT.search(text):
        return ()
    return (
        Problem(
            f"In {found:,} places the text looks as if it had been encoded twice (“â€œ” for a quotation mark); what was meant is not "
            "certain. Get it again, or copy it from the page that shows it well."
        ),
    )
