"""How lines begin and end: whether a sentence ends there, whether the next words go on with one, what opens an item of a list."""

import re

ITEM = re.compile(r"(?:([*•–—·▪◦‣-])|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])[ \t]+")
_END = re.compile(r"[.!?:…。！？：؟۔।][\"'”’»«“)\]」』）]*$")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|vs|[A-Z])\.$")
_OPENING = "\"'“”‘’«»„‚([¿¡"


def is_open(text: str, start: int, end: int) -> bool:
    """Tell whether no sentence ends at the end of these words."""
    last = max(start, end - 6)
    return _END.search(text, last, end) is None or _ABBREVIATED.search(text, last, end) is not None


def starts_small(text: str, start: int, end: int) -> bool:
    """Tell whether words begin with a small letter, a mark before it or not, and with no name that is spelt so (eBay)."""
    place = _after_marks(text, start, end)
    if not text[place : place + 1].islower():
        return False
    return not (place + 1 < end and text[place + 1].isupper())


def starts_caseless(text: str, start: int, end: int) -> bool:
    """Tell whether words begin with a letter of a script that has no small ones."""
    first = text[_after_marks(text, start, end)]
    return first.isalpha() and first.lower() == first.upper()


def _after_marks(text: str, start: int, end: int) -> int:
    place = start
    while place < min(end - 1, start + 3) and text[place] in _OPENING:
        place += 1
    return place
