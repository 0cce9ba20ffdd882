"""How Arabic letters join: each gets the shape that its neighbours ask for. The shapes, and what they are shapes of, are Unicode's own."""

import re
from functools import cache
from unicodedata import bidirectional, combining, decomposition

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
ISOLATED, FINAL, INITIAL, MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"
_LETTER = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u08c9]"
)
TATWEEL, JOINER = "\u0640", "\u200d"
LAM = "\u0644"
# Hamza stands alone; it joins nothing.
_ALONE = frozenset("\u0621\u0674\u06d4")


def joined(text: str) -> list[tuple[str, str]]:
    """Return a text's characters as they are drawn, each with what it stands for; a letter whose shape is missing is drawn as ``""``.

    Lam and alef are drawn as one. Marks follow their letter.
    """
    drawn: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        letter = text[at]
        shapes = _shapes().get(letter, {})
        if not shapes:
            drawn.append(("" if _LETTER.match(letter) and letter not in _ALONE else letter, letter))
            at += 1
            continue
        before, (next_at, after) = _joins_on(text, at), _next(text, at)
        both = letter + after if letter == LAM and next_at == at + 1 else ""
        if both in _shapes():
            pair = _shapes()[both]
            drawn.append((pair.get(FINAL if before else ISOLATED, ""), both))
            at += 2
            continue
        onward = INITIAL in shapes and (FINAL in _shapes().get(after, {}) or after in (TATWEEL, JOINER))
        shape = (MEDIAL if onward else FINAL) if before and FINAL in shapes else INITIAL if onward else ISOLATED
        drawn.append((shapes.get(shape, ""), letter))
        at += 1
    return drawn


def _joins_on(text: str, at: int) -> bool:
    """Tell whether what stands before joins on to the letter here."""
    at -= 1
    while at >= 0 and _is_passed_over(text[at]):
        at -= 1
    if at < 0:
        return False
    if text[at] in (TATWEEL, JOINER):
        return True
    return INITIAL in _shapes().get(text[at], {})


def _next(text: str, at: int) -> tuple[int, str]:
    at += 1
    while at < len(text) and _is_passed_over(text[at]):
        at += 1
    return at, text[at] if at < len(text) else ""


def _is_passed_over(character: str) -> bool:
    return bool(combining(character)) or (bidirectional(character) == "NSM")


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """Return the shapes of each letter and of lam with alef, by how they join."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)):
        kind, *codes = decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(each, 16)) for each in codes)
        wanted = len(letters) == 1 or (len(letters) == 2 and 0xFEF5 <= code <= 0xFEFC)
        if wanted and kind in (ISOLATED, FINAL, INITIAL, MEDIAL):
            found.setdefault(letters, {}).setdefault(kind, chr(code))
    for letters, kinds in list(found.items()):
        kinds.setdefault(ISOLATED, letters)
    return found
