"""An accent colour that can be read: contrast as WCAG 2 computes it, the tint made from the colour, and a darker shade if it is too pale."""

import re
from collections.abc import Iterable
from math import dist

from source.errors import UnfitSetting

WHITE = "#ffffff"
LEAST_CONTRAST = 4.5  # what WCAG 2 asks of small letters (1.4.3, level AA)
TINT = 0.075  # share of the accent in its tint
ALIKE = 90.0  # distance of two colours in RGB below which bars look alike


def checked_accent(colour: str) -> str:
    """Return an accent colour in small letters. Raises UnfitSetting where it is none or too pale for small labels."""
    accent = colour.lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", accent):
        raise UnfitSetting(
            f"“{colour}” is no colour. Write it as # and six digits of 0–9 and a–f, like #7a1f2b.", setting="accent"
        )
    if readability(accent) >= LEAST_CONTRAST:
        return accent
    # Rounded down: 4.499 is not called 4.50.
    white, tint = (int(contrast(accent, ground) * 100) / 100 for ground in (WHITE, tint_of(accent)))
    raise UnfitSetting(
        f"{accent} is too pale for small labels: contrast {white:.2f} on white and {tint:.2f} on its tint, {LEAST_CONTRAST} is"
        f" needed. The nearest darker shade that will do is {_darker(accent)}.",
        setting="accent",
    )


def tint_of(accent: str) -> str:
    """Return the pale colour behind words: white with a little of the accent.

    >>> tint_of("#163a5f")
    '#eef0f3'
    """
    return _written(255 - TINT * (255 - part) for part in _parts(accent))


def readability(accent: str) -> float:
    """Return an accent's contrast on white or on its own tint, whichever is less."""
    return min(contrast(accent, WHITE), contrast(accent, tint_of(accent)))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21.

    >>> contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def are_alike(one: str, other: str) -> bool:
    """Tell whether bars in two colours could be taken for each other."""
    return dist(_parts(one), _parts(other)) < ALIKE


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _darker(accent: str) -> str:
    """Return the lightest shade of the same hue that can be read."""
    shades = (_written(part * level / 255 for part in _parts(accent)) for level in range(255, -1, -1))
    return next(shade for shade in shades if readability(shade) >= LEAST_CONTRAST)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _written(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
