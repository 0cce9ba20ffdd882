"""Dates as pages, documents and plain texts write them, as ISO 8601: the one reader of dates for every format."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain

MONTHS = "january february march april may june july august september october november december".split()
# As dates write them in other languages, a month a line; what is spelt as in English is left out.
_ABROAD = """
    januar januari janvier enero gennaio janeiro stycznia січня
    februar februari février febrero febbraio fevereiro lutego лютого
    märz maart mars marzo março marca березня
    avril abril aprile kwietnia квітня
    mai mayo maggio maio maja mei травня
    juni juin junio giugno junho czerwca червня
    juli juillet julio luglio julho lipca липня
    augustus août agosto sierpnia серпня
    septembre septiembre settembre setembro września вересня
    oktober octobre octubre ottobre outubro października жовтня
    novembre noviembre novembro listopada листопада
    dezember décembre diciembre dicembre dezembro grudnia грудня
"""
_NUMBERS = {name: number for number, names in enumerate(_ABROAD.strip().splitlines(), 1) for name in names.split()}
_SHORT = [f"{name[:3]}(?:t?\\.?|{name[3:]})" if name[3:] else name for name in MONTHS]

_MONTH = "|".join(sorted([*_NUMBERS, *_SHORT]))
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: of| de)?[ \u00a0-]({_MONTH})(?: de)?[ \u00a0,-]{{1,3}}(\d{{4}})\b",
    re.I,
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})[ \u00a0](\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0,]{{1,3}}(\d{{4}})\b", re.I)
_SIGNS = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_SHORT_FIGURES = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)  # with the year in two figures: a date, but no day can be told
_MAY_BE = re.compile(r"\d{4}|\d[./]\d")  # without a year, or figures with a sign between them, nothing is a date
# How a line begins that holds a text back until a day, in small letters.
_WHEN = r"(?:the )?(?:\d|noon|midday|midnight|further notice|delivery|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
EMBARGO = (
    r"\W*(?:(?:(?:under |strict(?:ly)? |press |media |news )*embargo(?:ed)?(?: (?:date|time)\b)?"
    rf"(?:\W*$|\s*[:–—-]|[^\w\s]*\s+(?:(?:lifts?|ends?|expires?|is lifted|to|and|by|for|on|at)\s+)?"
    rf"(?:{_WHEN}|(?:immediate )?(?:release|publication|broadcast)\b)"
    rf"|[^\w\s]*\s+(?:strictly )?(?:not )?(?:until|till|before)\b.{{0,40}}?\b{_WHEN}))"
    r"|(?:strictly )?(?:not for|not to be|do not|hold(?: for)?)(?: (?:release|publi\w+|broadcast|use|used|distribut\w+|issued?))?(?:,? or \w+)?"
    rf" (?:before|until|till|prior to)\b.{{0,40}}?\b{_WHEN}"
    r"|(?:strikte |feste )?sperrfrist\s*(?::|bis\b|\d)|gesperrt bis\b.{0,40}?\d"
    r"|(?:(?:sous|bajo|onder) )?embargo (?:strict )?(?:jusqu|hasta|fino|até|tot|bis|do)\b.{0,40}?\d|embargado hasta\b|ембарго до\b)"
)
_EMBARGO = re.compile(EMBARGO)
MONTH_WORD = re.compile(rf"(?:{_MONTH})$", re.I)


def date_in(words: str) -> str | None:
    """Return the first complete date; None where there is none, or where day and month cannot be told apart.

    >>> date_in("Posted 3 October 2026"), date_in("Oct. 3, 2026, 9 a.m."), date_in("03/04/2026"), date_in("31 February 2026")
    ('2026-10-03', '2026-10-03', None, None)
    """
    found = [(match.start(), day) for match, take in _matches(words) if (day := take(match))]
    return min(found)[1] if found else None


def published_in(line: str) -> str | None:
    """Return the day that a line gives as that of publication: none of a line that holds the text back until a day.

    >>> published_in("Issued 3 October 2026"), published_in("Embargoed until 3 October 2026")
    ('2026-10-03', None)
    """
    return None if is_embargo(line) else date_in(line)


def is_embargo(line: str) -> bool:
    """Tell whether a line begins by saying until when nothing may be published.

    >>> is_embargo("EMBARGO: 3 October, noon"), is_embargo("Embargo on oil is lifted")
    (True, False)
    """
    return _EMBARGO.match(line.lower()) is not None


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
    return _NUMBERS.get(name.lower()) or next(
        number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower())
    )


def _by_figures(match: re.Match[str]) -> str | None:
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:
        return _day(match[4], second, match[1])
    return _day(match[4], first, match[3]) if second > 12 else None


_FORMS = (
    (_ISO, lambda match: _day(match[1], int(match[2]), match[3])),
    (_SIGNS, lambda match: _day(match[1], int(match[2]), match[3])),
    (_COMPACT, lambda match: _day(match[1], int(match[2]), match[3])),
    (_DAY_FIRST, lambda match: _day(match[3], _month(match[2]), match[1])),
    (_MONTH_FIRST, lambda match: _day(match[3], _month(match[1]), match[2])),
    (_FIGURES, _by_figures),
)
