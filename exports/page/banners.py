"""What nobody may overlook: the handling mark and the embargo, checked, in the largest letters that fit, and never cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.text import LOST, Fonts, Line, Style, break_lines, width_of
from source.errors import UnfitSetting

# The labels of the Traffic Light Protocol 2.0 with their colours, on black.
TLP = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
WHITE, BLACK = "#ffffff", "#000000"
HANDLING_WIDTH, EMBARGO_WIDTH = 230.0, 478.0
# Sizes of the letters, the largest first, and how many lines they may take.
HANDLING_SIZES = ((12.0, 1), (11.0, 1), (10.0, 1), (9.2, 1), (9.2, 2), (8.6, 2), (8.0, 2))
EMBARGO_SIZES = ((10.4, 1), (9.8, 1), (9.2, 1), (9.2, 2), (8.6, 2), (8.0, 2))
SOURCES_OWN = (*EMBARGO_SIZES, (8.0, 4), (7.2, 8))  # nobody can shorten what the source says


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a filled box.

    ``widest`` is the width of the widest line, ``padding`` what is left and right of it; ``ground`` is the box's colour, None that of the house;
    ``quoted``: the words are the source's, not ours.
    """

    lines: tuple[Line, ...]
    size: float
    widest: float
    padding: float = 7.0
    ground: str | None = None
    quoted: bool = False

    @property
    def text(self) -> str:
        """The words in one line."""
        return "".join(run.text for line in self.lines for run in line)

    @property
    def width(self) -> float:
        """Width of the box."""
        return self.widest + 2 * self.padding

    @property
    def height(self) -> float:
        """Height of the box."""
        return 18.5 if len(self.lines) == 1 else 8 + len(self.lines) * self.leading

    @property
    def leading(self) -> float:
        """Distance of the base lines."""
        return self.size * 1.1


def handling_mark(words: str, fonts: Fonts) -> Mark:
    """Return a handling mark: one of TLP 2.0 in its colour on black, 12 points; anything else in the house's. Raises UnfitSetting.

    The words are printable, as those of the embargo.
    """
    if not words.upper().startswith("TLP"):
        return _fitted("handling", words, HANDLING_SIZES, HANDLING_WIDTH, fonts)
    label = words.upper()
    if label in TLP:
        lines = break_lines([(label, Style("semibold", 12.0, TLP[label]))], HANDLING_WIDTH, fonts)
        return replace(_mark(lines, 12.0, fonts), ground=BLACK)
    choice = "Choose TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR."
    if label == "TLP:WHITE":
        raise UnfitSetting(f"what was TLP:WHITE is TLP:CLEAR in TLP 2.0. {choice}", setting="handling")
    raise UnfitSetting(f"“{words}” is no label of TLP 2.0. {choice}", setting="handling")


def embargo_mark(words: str, fonts: Fonts) -> Mark:
    """Return the embargo's words, that it is one included. Raises UnfitSetting."""
    return replace(_fitted("embargo", words, EMBARGO_SIZES, EMBARGO_WIDTH, fonts), padding=11.0)


def source_embargo_mark(words: str, fonts: Fonts) -> Mark | None:
    """Return the embargo in the source's own words; None where the page has no letters for them, or no room for so many."""
    try:
        return replace(_fitted("embargo", words, SOURCES_OWN, EMBARGO_WIDTH, fonts), padding=11.0, quoted=True)
    except UnfitSetting:
        return None


def _fitted(setting: str, words: str, sizes: Sequence[tuple[float, int]], width: float, fonts: Fonts) -> Mark:
    if LOST in words or fonts.lost_in(words):
        raise UnfitSetting(
            f"the page has no letters for all of it ({words}). Use Latin, Greek or Cyrillic ones.", setting=setting
        )
    for size, most in sizes:
        lines = break_lines([(words, Style("semibold", size, WHITE))], width, fonts)
        if len(lines) <= most:
            return _mark(lines, size, fonts)
    room = _room(words, sizes, width, fonts)
    raise UnfitSetting(
        f"its {len(words)} characters do not fit in two lines, and nothing is cut. Say it in about {room} characters.",
        setting=setting,
    )


def _mark(lines: Sequence[Line], size: float, fonts: Fonts) -> Mark:
    widest = max(sum(width_of(run.text.rstrip(), run.style, fonts) for run in line) for line in lines)
    return Mark(tuple(lines), size, widest)


def _room(words: str, sizes: Sequence[tuple[float, int]], width: float, fonts: Fonts) -> int:
    """Return how many characters like these fit, rounded down to tens."""
    size, most = sizes[-1]
    share = most * width * 0.95 / width_of(words, Style("semibold", size, WHITE), fonts)
    return max(10, int(len(words) * share) // 10 * 10)
