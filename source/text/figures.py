"""Figures above and below the line as signs of their own, so that a value stays what it is: 10 and 9 must not become 109."""

import re
from collections.abc import Mapping

RAISED = str.maketrans("0123456789+-−=()n/", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ⁄")
LOWERED = str.maketrans("0123456789+-−=()/", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎⁄")
_LONE_RAISED, _LONE_LOWERED = frozenset("+-−=n"), frozenset("+-−=")
_WORD = re.compile(r"[^\W\d_]{2}")


def raised(text: str) -> str:
    """Return figures set above the line as what they are, one sign for each: 10 and 9 must not become 109. Words stay.

    >>> raised("9"), raised("−3"), raised("n+1"), raised("st"), raised("2nd")
    ('⁹', '⁻³', 'ⁿ⁺¹', 'st', '2nd')
    """
    return _moved(text, RAISED, _LONE_RAISED)


def lowered(text: str) -> str:
    """Return figures set below the line as what they are, one sign for each."""
    return _moved(text, LOWERED, _LONE_LOWERED)


def _moved(text: str, signs: Mapping[int, int], alone: frozenset[str]) -> str:
    """Return figures and the signs beside them moved; without a figure only those that mean something ``alone``, such as a minus."""
    moves = not _WORD.search(text) if any(c.isdigit() for c in text) else alone.issuperset(text.strip())
    return text.translate(signs) if moves else text
