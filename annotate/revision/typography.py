"""The same words in other typography: “ for ", – for -, … for three dots, a no-break space for a space; and where each of them stands then."""

from bisect import bisect_left
from dataclasses import dataclass

from source.model import Span

# Signs that are one and the same: as a typewriter has them.
TYPED = str.maketrans(
    {
        **dict.fromkeys("'`´“”„‟‘’‚‛«»‹›′″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),  # soft hyphens, and spaces and joiners without a width
        "…": "...",
    }
)
PAIRS = ("''", "``")  # typed for one mark


@dataclass(frozen=True, slots=True)
class Sign:
    """A typed sign, and where in the words it stands."""

    typed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Retyped:
    """Two wordings that differ in typography alone, sign by sign."""

    before: tuple[Sign, ...]
    after: tuple[Sign, ...]

    def moved(self, start: int, end: int) -> Span | None:
        """Return where stands in the new wording what stood between two offsets of the old one; None for nothing but spaces."""
        first = bisect_left(self.before, start, key=lambda sign: sign.start)
        behind = bisect_left(self.before, end, key=lambda sign: sign.start)
        return Span(self.after[first].start, self.after[behind - 1].end) if first < behind else None


def retyped(before: str, after: str) -> Retyped | None:
    """Return how two wordings go together that differ only in the form of quotation marks, apostrophes, dashes and dots, or in spaces that
    stay spaces; None where they differ in anything else.

    >>> retyped("It's 5 - 6  km ...", "It’s 5 – 6 km …") is not None, retyped("re-signed", "resigned") is not None
    (True, False)
    """
    one, other = _signs(before), _signs(after)
    same = [sign.typed for sign in one] == [sign.typed for sign in other]
    return Retyped(one, other) if same else None


def as_typed(words: str) -> str:
    """Return words in the typography of a typewriter: two wordings that differ in nothing else are one.

    >>> as_typed("« It’s  late… »")
    '"It"s late..."'
    """
    return "".join(sign.typed for sign in _signs(words))


def _signs(words: str) -> tuple[Sign, ...]:
    """Return the signs of words as typed: one dash for several, one space for several, and none beside quotation marks, since those are the
    house's: « oui » is “oui”.
    """
    signs: list[Sign] = []
    last = ""
    for place, letter in enumerate(words):
        typed = " " if letter.isspace() else letter.translate(TYPED)
        if not typed:
            continue
        before, pair, last = signs[-1].typed if signs else " ", last + letter, letter
        if typed == "-" == before or (typed == '"' == before and pair in PAIRS):
            signs[-1] = Sign(typed, signs[-1].start, place + 1)
            continue
        if typed == " " and before in ' "':
            continue
        if typed == '"' and signs and before == " ":
            signs.pop()
        signs += [Sign(one, place, place + 1) for one in typed]
    if signs and signs[-1].typed == " ":
        signs.pop()
    return tuple(signs)
