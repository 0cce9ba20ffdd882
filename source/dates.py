"""Dates as pages and documents write them, as ISO 8601."""

import re
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()

_MONTH = "|".join(sorted({f"{name[:3]}(?:t?\\.?|{name[3:]})" if name[3:] else name for name in MONTHS}))
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ \u00a0-]({_MONTH})[ \u00a0,-]{{1,3}}(\d{{4}})\b", re.I
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})[ \u00a0](\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0,]{{1,3}}(\d{{4}})\b", re.I)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")


def date_in(words: str) -> str | None:
    """Return the first complete date; None where there is none, or where day and month cannot be told apart.

    >>> date_in("Posted 3 October 2026"), date_in("Oct. 3, 2026, 9 a.m."), date_in("03/04/2026")
    ('2026-10-03', '2026-10-03', None)
    """
    found = [
        (match.start(), day)
        for pattern, take in _FORMS
        for match in [pattern.search(words)]
        if match
        for day in [take(match)]
        if day
    ]
    return min(found)[1] if found else None


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def _by_figures(match: re.Match[str]) -> str | None:
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:
        return _day(match[4], second, match[1])
    return _day(match[4], first, match[3]) if second > 12 else None


_FORMS = (
    (_ISO, lambda match: _day(match[1], int(match[2]), match[3])),
    (_COMPACT, lambda match: _day(match[1], int(match[2]), match[3])),
    (_DAY_FIRST, lambda match: _day(match[3], _month(match[2]), match[1])),
    (_MONTH_FIRST, lambda match: _day(match[3], _month(match[1]), match[2])),
    (_FIGURES, _by_figures),
)
