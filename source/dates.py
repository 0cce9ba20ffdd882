"""Dates as pages, documents and plain texts write them, as ISO 8601: the one reader of dates for every format."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain

MONTHS = "january february march april may june july august september october november december".split()

_MONTH = "|".join(sorted({f"{name[:3]}(?:t?\\.?|{name[3:]})" if name[3:] else name for name in MONTHS}))
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ \u00a0-]({_MONTH})[ \u00a0,-]{{1,3}}(\d{{4}})\b", re.I
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})[ \u00a0](\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0,]{{1,3}}(\d{{4}})\b", re.I)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_SHORT_FIGURES = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)  # with the year in two figures: a date, but no day can be told
_MAY_BE = re.compile(r"\d{4}|\d[./]\d")  # without a year, or figures with a sign between them, nothing is a date
MONTH_WORD = re.compile(rf"(?:{_MONTH})$", re.I)


def date_in(words: str) -> str | None:
    """Return the first complete date; None where there is none, or where day and month cannot be told apart.

    >>> date_in("Posted 3 October 2026"), date_in("Oct. 3, 2026, 9 a.m."), date_in("03/04/2026"), date_in("31 February 2026")
    ('2026-10-03', '2026-10-03', None, None)
    """
    found = [(match.start(), day) for match, take in _matches(words) if (day := take(match))]
    return min(found)[1] if found else None


@lru_cache(maxsize=256)  # a line is looked at again for each candidate of a headline above it
def date_place(words: str) -> tuple[int, int] | None:
    """Return where the first thing stands that looks like a date, offsets into ``words``, whether it can be read or not.

    >>> date_place("Posted 03/04/26"), date_place("Posted today")
    ((7, 15), None)
    """
    if not _MAY_BE.search(words):
        return None
    found = [match.span() for match in chain((m for m, _ in _matches(words)), _SHORT_FIGURES.finditer(words))]
    return min(found, key=lambda place: (place[0], -place[1])) if found else None


def two_readings(words: str) -> tuple[str, str, str] | None:
    """Return a date in figures that may be read in two ways, as it is written, with both days; None if there is none.

    >>> two_readings("Published 12/05/2026"), two_readings("Published 12/12/2026")
    (('12/05/2026', '2026-05-12', '2026-12-05'), None)
    """
    for match in _FIGURES.finditer(words):
        days = [
            day for day in (_day(match[4], int(match[3]), match[1]), _day(match[4], int(match[1]), match[3])) if day
        ]
        if _by_figures(match) is None and len(days) > 1:
            return match[0], days[0], days[1]
    return None


def _matches(words: str) -> "Iterator[tuple[re.Match[str], Callable[[re.Match[str]], str | None]]]":
    """Yield whatever has the form of a date, with what reads it."""
    for pattern, take in _FORMS:
        for match in pattern.finditer(words):
            yield match, take


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
