"""What every language of the page has words for, and how it counts, groups digits and writes dates: a record, and the rules of plurals."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from annotate.model import Kind

Forms = tuple[str, ...]

_CODES = "ar cs da de el en es fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk zh".split()
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The fixed words of one language. Labels stand here as in a sentence; the page sets them in capitals."""

    # Header and headline.
    briefing: str
    one_page: str
    prepared: str
    embargo: str
    no_headline: str
    headline_shortened: str
    headline: str
    source: str
    no_source: str
    by: str
    no_author: str
    no_date: str
    in_language: str
    # Zones, their notes, and what stands there if nothing else does.
    bottom_line: str
    no_bottom_line: str
    key_claims: str
    claims_note: str
    no_room_for_claims: str
    no_claims: str
    analysis: str
    analysis_note: str
    quotes: str
    no_room_for_quotes: str
    no_quotes: str
    no_speaker: str
    sourcing: str
    not_here: str
    # Counted facts.
    one_source: str
    named: Forms
    people: Forms
    reported: Forms
    unsure: Forms
    nothing: str
    all_here: str
    missing: Forms
    kinds: Mapping[Kind, Forms]
    repeats: Forms
    other_files: str
    # Footer.
    trace: str
    characters: Forms
    lost: Forms
    legend: str
    legend_files: str
    made_with: str
    page_number: str
    # Numbers, dates, languages.
    plural: Callable[[int], int]
    grouping: str
    grouped_from: int
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    first_day: str
    day: str
    month: str
    hour: str
    languages: Mapping[str, str]

    def number(self, count: int) -> str:
        """Return a number with its digits in groups of three."""
        return f"{count:,}".replace(",", self.grouping) if count >= self.grouped_from else str(count)

    def counted(self, forms: Forms, count: int, *, of: int | None = None) -> str:
        """Return the form that fits a number, with the number in it; with ``of``, the form that fits that one: 3 of 12.

        A number stays in a line with the word behind it.
        """
        ruling = count if of is None else of
        form = forms[self.plural(ruling)].replace("{n} ", "{n}\u00a0")
        return form.format(n=self.number(count), total=self.number(ruling))

    def date(self, text: str) -> str:
        """Return an ISO date, month or time in words; what is none stays as it is.

        >>> from exports.wording import WORDINGS
        >>> WORDINGS["en"].date("2026-10-14"), WORDINGS["fr"].date("2026-05-01"), WORDINGS["pl"].date("2026-10")
        ('14 October 2026', '1er\\xa0mai 2026', 'październik 2026')
        """
        if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
            return self.month.format(month=self.months_alone[int(text[5:]) - 1], year=text[:4])
        match = _TIME.fullmatch(text)
        try:
            moment = datetime.fromisoformat(text) if match else None
        except ValueError:
            moment = None
        if moment is None:
            return text
        day = self.first_day if moment.day == 1 else str(moment.day)
        date = self.day.format(day=day, month=self.months[moment.month - 1], year=f"{moment.year:04}")
        return date if len(text) == len("2026-10-14") else self._hour(date, moment)

    def _hour(self, date: str, moment: datetime) -> str:
        zone = moment.strftime("%z")
        offset = f"{zone[:3]}:{zone[3:5]}" if zone.strip("+-0") else ""
        time = self.hour.format(date=date, hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")
        return f"{time}\u00a0UTC{offset}" if zone else time


def languages_named(names: str) -> Mapping[str, str]:
    """Return the names of languages by their codes; the names are single words in the order of _CODES."""
    return dict(zip(_CODES, names.split(), strict=True))


def one_or_more(count: int) -> int:
    """Return the plural of a number in English, German and Spanish: 0 for one, 1 for anything else."""
    return 0 if count == 1 else 1


def below_two_or_more(count: int) -> int:
    """Return the plural of a number in French, where nothing counts as one: 0 below two, 1 from there."""
    return 0 if count < 2 else 1


def polish(count: int) -> int:
    """Return the plural of a number in Polish: 0 for one alone, 1 for what ends in two to four, 2 for the rest and for the teens."""
    if count == 1:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


def ukrainian(count: int) -> int:
    """Return the plural of a number in Ukrainian: 0 for what ends in one, 1 for what ends in two to four, 2 for the rest and for the teens."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2
