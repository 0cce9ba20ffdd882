"""Which way writing runs: the Unicode bidirectional algorithm (UAX #9) for a paragraph, and whether a text runs from right to left.

Left out are embeddings, overrides and isolates, which never reach a page. What is drawn in the mirror (brackets) is told too.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import bidirectional, mirrored, normalize

BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "⟦": "⟧", "⁅": "⁆", "⁽": "⁾", "₍": "₎"}
MIRRORED = {
    **BRACKETS,
    **{"<": ">", "«": "»", "‹": "›", "≤": "≥", "≪": "≫", "⊂": "⊃", "⊆": "⊇", "∈": "∋", "⌈": "⌉", "⌊": "⌋"},
}
MIRRORED.update({right: left for left, right in MIRRORED.items()})
_CLOSING = {right: left for left, right in BRACKETS.items()}
_LETTER = re.compile(r"[^\W\d_]")
_LEFTWARD = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NEUTRAL = ("B", "S", "WS", "ON")
DEEPEST_BRACKETS = 63  # as the standard says
# Languages written from right to left.
LEFTWARDS = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def runs_left(text: str, language: str | None = None) -> bool:
    """Tell whether most letters of a text run from right to left; where there are none, whether the language does."""
    if not has_leftward(text) and _LETTER.search(text):
        return False
    letters = _LETTER.findall(text)
    right = sum(1 for letter in letters if bidirectional(letter) in ("R", "AL"))
    if 2 * right == len(letters):
        return (language or "").lower().split("-")[0] in LEFTWARDS
    return 2 * right > len(letters)


def has_leftward(text: str) -> bool:
    """Tell whether anything in a text runs from right to left."""
    return not text.isascii() and _LEFTWARD.search(text) is not None


def levels(text: str, base: int) -> list[int]:
    """Return each character's level in a paragraph that runs rightwards (0) or leftwards (1): odd ones run leftwards.

    White space at the end of a line is for whoever breaks it into lines.
    """
    classes = _weak([bidirectional(character) for character in text], base)
    _pair_brackets(text, classes, base)
    _settle_neutrals(classes, base)
    steps = {"L": base, "R": 1, "AN": 2, "EN": 2} if base == 0 else {"L": 2, "R": 1, "AN": 2, "EN": 2}
    return [steps[each] for each in classes]


def in_view(levels: Sequence[int]) -> list[int]:
    """Return the places of the characters in the order in which they stand from left to right (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def mirror(character: str) -> str:
    """Return what a character looks like where it runs leftwards."""
    return MIRRORED.get(character, character) if mirrored(character) else character


def _weak(classes: list[str], base: int) -> list[str]:
    """Resolve numbers, their signs and marks (W1 to W7): what remains is L, R, EN, AN or neutral."""
    before = strong = "R" if base else "L"
    for at, each in enumerate(classes):
        # W1; what cannot be seen goes with what it follows, as does a character that has no class.
        before = classes[at] = before if each in ("NSM", "BN", "") else each
    for at, each in enumerate(classes):  # W2, W3
        if each in ("L", "R", "AL"):
            strong = each
        elif each == "EN" and strong == "AL":
            classes[at] = "AN"
    classes = ["R" if each == "AL" else each for each in classes]
    for at in range(1, len(classes) - 1):  # W4
        before, each, after = classes[at - 1 : at + 2]
        if before == after and ((each == "CS" and before in ("EN", "AN")) or (each == "ES" and before == "EN")):
            classes[at] = before
    for start, end in _stretches(classes, ("ET",)):  # W5
        if (start and classes[start - 1] == "EN") or (end < len(classes) and classes[end] == "EN"):
            classes[start:end] = ["EN"] * (end - start)
    strong = "R" if base else "L"
    for at, each in enumerate(classes):  # W6, W7
        if each in ("ES", "ET", "CS"):
            classes[at] = "ON"
        elif each in ("L", "R"):
            strong = each
        elif each == "EN" and strong == "L":
            classes[at] = "L"
    return classes


def _pair_brackets(text: str, classes: list[str], base: int) -> None:
    """Let both brackets of a pair run the same way (N0)."""
    along = "R" if base else "L"
    for opening, closing in _pairs(text, classes):
        inside = {_side(each) for each in classes[opening + 1 : closing]} - {""}
        if not inside:
            continue
        before = next((side for each in classes[:opening][::-1] if (side := _side(each))), along)
        side = along if along in inside else before
        for at in (opening, closing):
            classes[at] = side
            following = at + 1
            while following < len(text) and bidirectional(text[following]) == "NSM":
                classes[following] = side
                following += 1


def _pairs(text: str, classes: list[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if classes[at] != "ON":
            continue
        character = normalize("NFC", character)  # two of the angle brackets are the same
        if character in BRACKETS:
            if len(opened) == DEEPEST_BRACKETS:
                break
            opened.append((character, at))
        elif character in _CLOSING:
            place = next((n for n in reversed(range(len(opened))) if opened[n][0] == _CLOSING[character]), None)
            if place is not None:
                found.append((opened[place][1], at))
                del opened[place:]
    return sorted(found)


def _settle_neutrals(classes: list[str], base: int) -> None:
    """Let neutrals run as what stands on both sides of them, else as the paragraph (N1, N2)."""
    along = "R" if base else "L"
    for start, end in _stretches(classes, _NEUTRAL):
        before = _side(classes[start - 1]) if start else along
        after = _side(classes[end]) if end < len(classes) else along
        classes[start:end] = [before if before == after else along] * (end - start)


def _side(each: str) -> str:
    return "L" if each == "L" else "R" if each in ("R", "EN", "AN") else ""


def _stretches(classes: list[str], wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(classes):
        end = start
        while end < len(classes) and classes[end] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = end + 1
