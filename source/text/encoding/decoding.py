"""Bytes become characters, once, at the border: which encoding it is, and how one knows."""

import codecs
import re
from dataclasses import dataclass, replace

from source.errors import Unreadable
from source.model import Problem
from source.text.encoding.mojibake import undo_mojibake
from source.text.encoding.plausible import misplaced

SAMPLE = (
    65_536  # the detector sees no more than three samples of this size: it takes gigabytes of memory for long files
)
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# On the web these names mean windows-1252; taken literally they turn curly quotation marks into control characters.
MEANS_WINDOWS = frozenset({"iso8859-1", "latin-1", "ascii", "us-ascii", "iso-8859-1", "cp1252"})

_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,100}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
_HIGH = re.compile(r"[^\x00-\x7f]")
_MARKS_OF_PRINT = frozenset("‘’“”„‚–—…•·«»°©®™€£§×½¼¾ \u00ad†‡‰‹›")
_ALIEN = re.compile(r"[^\W\d_a-zA-Z]{3}|(?<![a-zA-Z])[^\W\d_a-zA-Z]{2}(?![a-zA-Z])")
_BETWEEN_LETTERS = re.compile(r"[a-zA-Z]([\x80-\x9f¡¢¤¥¦¨¬¯±²³´µ¶¸¹º¼½¾¿ª‡†‰ˆ˜×÷])[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the name of their encoding, how it was found, and what a person should know about that."""

    text: str
    encoding: str
    how: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Return the characters of a file. ``charset`` is what the file declares, believed only where UTF-8 fails.

    >>> decode("Ida’s boat".encode("windows-1252")).encoding
    'windows-1252'

    Raises Unreadable if no encoding fits.
    """
    decoded = (
        _by_mark(data)
        or _by_nuls(data)
        or _as_utf8(data)
        or _as_declared(data, charset)
        or _as_damaged_utf8(data)
        or _as_mac(data)
        or _as_windows(data)
        or _as_detected(data)
    )
    undone = undo_mojibake(decoded.text)
    how = f"{decoded.how}, encoded twice" if undone.repaired else decoded.how
    return replace(decoded, text=undone.text, how=how, problems=(*decoded.problems, *undone.problems))


def declared_charset(data: bytes) -> str | None:
    """Return the charset that an HTML or XML file declares in its first lines."""
    match = _DECLARED.search(data, 0, 4096)
    return match[1].decode("ascii").lower() if match else None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _repaired(data[len(mark) :], encoding, "byte order mark")
    return None


def _by_nuls(data: bytes) -> Decoded | None:
    """Recognise UTF-16 without a mark: in every second place a byte that no other text holds, the upper half of a letter of most alphabets."""
    sample = data[: 4096 + len(data) % 2]
    odd, even = _uppers(sample[1::2]), _uppers(sample[::2])
    most, least = max(odd, even), min(odd, even)
    if not most or most * 5 < len(sample) // 2 or least * 10 > most:
        return None
    return _repaired(data, "utf-16-le" if odd > even else "utf-16-be", "a NUL in every second place")


def _uppers(places: bytes) -> int:
    return len(places) - len(places.translate(None, bytes(range(7))))


def _repaired(data: bytes, encoding: str, how: str) -> Decoded:
    """Decode what says what it is; what is broken inside becomes U+FFFD and is reported."""
    try:
        return Decoded(data.decode(encoding), encoding, how)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    return Decoded(text, encoding, how, (_broken(text, encoding),))


def _broken(text: str, encoding: str) -> Problem:
    count = text.count("\ufffd")
    places = "1 place" if count == 1 else f"{count:,} places"
    return Problem(f"The file is not clean {encoding.upper()}: what could not be decoded in {places} became “\ufffd”.")


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, charset: str | None) -> Decoded | None:
    if charset is None or charset.replace("_", "-") in ("utf-8", "utf8"):
        return None
    try:
        name = codecs.lookup(charset).name
        if name in MEANS_WINDOWS:
            name = "windows-1252"
        return Decoded(data.decode(name), name, f"the file says {charset}")
    except (LookupError, UnicodeDecodeError, TypeError):
        return None


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    """Take a file as UTF-8 where well-formed letters outnumber the broken ones by far, as in no other encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(_HIGH.findall(text)) - broken < 4 * broken:
        return None
    return Decoded(text, "utf-8", "UTF-8 but for a few bytes", (_broken(text, "utf-8"),))


def _as_mac(data: bytes) -> Decoded | None:
    """Take a file as one of an old Mac where its letters and marks stand well as such, and few do as windows-1252."""
    text, other = data.decode("mac-roman"), data.decode("windows-1252", "replace")
    high = len(_HIGH.findall(text))
    wrong = misplaced(other) + other.count("\ufffd")
    if wrong * 10 < 3 * high or not high or misplaced(text) * 5 > wrong:
        return None
    told = Problem(
        "The file seems to be of an old Mac (MacRoman), by where its quotation marks and letters stand. Check one of each."
    )
    return Decoded(text, "mac-roman", "letters and marks stand where MacRoman puts them", (told,))


def _as_windows(data: bytes) -> Decoded | None:
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "windows-1252", "looks like Western European text") if _is_plausible(text) else None


def _is_plausible(text: str) -> bool:
    """Tell whether the high characters are quotation marks, dashes, or letters among ASCII letters.

    Cyrillic or Greek bytes decode without an error too, but as runs of accented letters.
    """
    high = len(_HIGH.findall(text))
    strange = sum(1 for sign in _HIGH.findall(text) if sign not in _MARKS_OF_PRINT and not sign.isalpha())
    alien = 3 * len(_ALIEN.findall(text)) + len(_BETWEEN_LETTERS.findall(text))
    return alien + strange / 2 <= 0.1 * high


def _as_detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data)).best()
    encoding = best.encoding if best else None
    if encoding is None:
        raise Unreadable("no encoding fits its characters. Save it as UTF-8 first.")
    text = data.decode(encoding, "replace")
    guess = Problem(
        f"The file does not name its encoding; {encoding.replace('_', '-')} is a guess. Check the accented letters."
    )
    problems = (guess, _broken(text, encoding)) if "\ufffd" in text else (guess,)
    return Decoded(text, encoding.replace("_", "-"), "guessed by a detector", problems)


def _sample(data: bytes) -> bytes:
    if len(data) <= 3 * SAMPLE:
        return data
    middle = len(data) // 2
    return data[:SAMPLE] + data[middle : middle + SAMPLE] + data[-SAMPLE:]
