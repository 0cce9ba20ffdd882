"""Our own words on the page, in every language: whole, used, printable, rightly counted, and not too long for their places."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from string import Formatter
from typing import Any

import pytest
from places import ROOT
from printed import SAMPLE, TEXTS, check_one_page, page, squeezed, words_on

from annotate.model import Kind
from annotate.segmentation import language as recognised
from exports.grammar import Wording
from exports.page.fitting import INDENT, PANEL_INDENT, Room
from exports.page.sheet import MARGIN
from exports.page.style import NOTE
from exports.settings import SETTINGS
from exports.text.fonts import fonts_for, register_fonts
from exports.text.line_breaking import Style, break_lines, width_of
from exports.wording import WORDINGS

PAGE_FONTS = fonts_for(None, None)

NARROWEST = Room(0, 0, 595.28 - 2 * MARGIN)
LONG = {
    "organisation": "European Agency for the Safety of Rivers, Harbours and Coastal Waters",
    "prepared": "2026-11-22T10:30+01:00",
    "handling": "TLP:AMBER+STRICT",
    "embargo": "2026-11-24T06:00+01:00",
    "contact": "Press office, +44 20 0000 0000, press@harbour.example",
}


def phrases(words: Wording) -> Iterator[tuple[str, str]]:
    """Yield the name of every field and each text in it."""
    for field in fields(words):
        value: Any = getattr(words, field.name)
        found = [value] if isinstance(value, str) else []
        if isinstance(value, tuple):
            found = list(value)
        elif isinstance(value, dict):
            found = [text for part in value.values() for text in ([part] if isinstance(part, str) else part)]
        yield from ((field.name, text) for text in found)


@pytest.mark.parametrize("name", WORDINGS)
def test_every_language_has_every_word(name: str) -> None:
    there = {field for field, text in phrases(WORDINGS[name]) if text.strip()} | {"plural", "grouped_from", "grouping"}

    assert there == {field.name for field in fields(Wording)}
    assert set(WORDINGS[name].kinds) == set(Kind)
    assert set(WORDINGS[name].languages) >= set(recognised.NAMES) | set(WORDINGS)
    assert len(WORDINGS[name].months) == len(WORDINGS[name].months_alone) == 12


def test_no_word_is_unused() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "exports").rglob("*.py"))

    assert [
        field.name for field in fields(Wording) if not re.search(rf"\b(?:words|wording|self)\.{field.name}\b", code)
    ] == []


@pytest.mark.parametrize("name", WORDINGS)
def test_every_word_has_the_same_blanks_to_fill_as_in_english(name: str) -> None:
    def blanks(words: Wording) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for field, text in phrases(words):
            found.setdefault(field, set()).update(blank for _, blank, _, _ in Formatter().parse(text) if blank)
        return found

    assert blanks(WORDINGS[name]) == blanks(WORDINGS["en"])


@pytest.mark.parametrize("name", WORDINGS)
def test_every_letter_is_in_the_fonts(name: str) -> None:
    letters = set("".join(text + text.upper() for _, text in phrases(WORDINGS[name])) + WORDINGS[name].grouping)

    for font, widths in register_fonts().items():
        assert {letter for letter in letters if ord(letter) not in widths} == set(), font


@pytest.mark.parametrize("name", WORDINGS)
def test_every_language_has_as_many_forms_as_plurals(name: str) -> None:
    words = WORDINGS[name]
    plurals = {words.plural(count) for count in range(200)}

    for forms in (words.people, words.reported, words.named, words.unsure, words.missing, words.repeats):
        assert len(forms) == len(plurals)
    assert all(len(forms) == len(plurals) for forms in (*words.kinds.values(), words.characters))


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("en", "0 claims, 1 claim, 2 claims, 21 claims"),
        ("de", "0 Aussagen, 1 Aussage, 2 Aussagen, 21 Aussagen"),
        ("fr", "0 affirmation, 1 affirmation, 2 affirmations, 21 affirmations"),
        ("es", "0 afirmaciones, 1 afirmación, 2 afirmaciones, 21 afirmaciones"),
        (
            "pl",
            "0 stwierdzeń, 1 stwierdzenie, 2 stwierdzenia, 4 stwierdzenia, 5 stwierdzeń, 12 stwierdzeń, 14 stwierdzeń, "
            "21 stwierdzeń, 22 stwierdzenia, 25 stwierdzeń, 101 stwierdzeń, 112 stwierdzeń, 124 stwierdzenia",
        ),
        (
            "uk",
            "0 тверджень, 1 твердження, 2 твердження, 5 тверджень, 11 тверджень, 12 тверджень, 21 твердження, "
            "22 твердження, 25 тверджень, 101 твердження, 111 тверджень, 114 тверджень",
        ),
    ],
)
def test_numbers_have_the_right_form_of_the_word_behind_them(name: str, counted: str) -> None:
    words = WORDINGS[name]
    numbers = [int(part.split(" ")[0]) for part in counted.split(", ")]

    found = ", ".join(words.counted(words.kinds[Kind.CLAIM], number) for number in numbers)

    assert found.replace("\u00a0", " ") == counted


@pytest.mark.parametrize(
    ("name", "part", "whole", "sentence"),
    [
        ("en", 1, 1, "1 of 1 segment:"),
        ("en", 1, 34, "1 of 34 segments:"),
        ("de", 16, 34, "16 von 34 Segmenten:"),
        ("fr", 16, 34, "16 des 34 segments :"),
        ("es", 1, 34, "1 de 34 segmentos:"),
        ("pl", 1, 22, "1 z 22 segmentów:"),
        ("pl", 1, 1, "1 z 1 segmentu:"),
        ("uk", 5, 21, "5 з 21 сегмента:"),
        ("uk", 2, 22, "2 з 22 сегментів:"),
    ],
)
def test_a_part_of_a_whole_goes_by_the_whole(name: str, part: int, whole: int, sentence: str) -> None:
    words = WORDINGS[name]

    assert words.counted(words.missing, part, of=whole).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("name", "day", "first", "month", "time"),
    [
        ("en", "14 October 2026", "1 May 2026", "October 2026", "24 November 2026, 06:00 UTC+01:00"),
        ("de", "14. Oktober 2026", "1. Mai 2026", "Oktober 2026", "24. November 2026, 06:00 Uhr UTC+01:00"),
        ("fr", "14 octobre 2026", "1er mai 2026", "octobre 2026", "24 novembre 2026 à 06 h 00 UTC+01:00"),
        (
            "es",
            "14 de octubre de 2026",
            "1 de mayo de 2026",
            "octubre de 2026",
            "24 de noviembre de 2026, 06:00 h UTC+01:00",
        ),
        ("pl", "14 października 2026", "1 maja 2026", "październik 2026", "24 listopada 2026, godz. 06:00 UTC+01:00"),
        ("uk", "14 жовтня 2026 р.", "1 травня 2026 р.", "жовтень 2026 р.", "24 листопада 2026 р., 06:00 UTC+01:00"),
    ],
)
def test_dates_are_written_as_each_language_does(name: str, day: str, first: str, month: str, time: str) -> None:
    dates = ("2026-10-14", "2026-05-01", "2026-10", "2026-11-24T06:00:30+01:00")

    assert [WORDINGS[name].date(date).replace("\u00a0", " ") for date in dates] == [day, first, month, time]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-11-24T06:00Z", "24 November 2026, 06:00 UTC"),
        ("2026-11-24 06:00-0330", "24 November 2026, 06:00 UTC-03:30"),
        ("2026-11-24T06:00", "24 November 2026, 06:00"),
        ("0800-01-02", "2 January 0800"),
        *((text, text) for text in ("2026", "2026-13", "2026-02-30", "2026-W42-4", "20261014", "next week", "", "²")),
    ],
)
def test_what_is_no_date_stays_as_it_is(date: str, words: str) -> None:
    assert WORDINGS["en"].date(date).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("en", "999 1,234 12,345 1,234,567"),
        ("de", "999 1.234 12.345 1.234.567"),
        ("fr", "999 1_234 12_345 1_234_567"),
        ("es", "999 1234 12_345 1_234_567"),
        ("pl", "999 1234 12_345 1_234_567"),
        ("uk", "999 1234 12_345 1_234_567"),
    ],
)
def test_digits_are_grouped_as_each_language_does(name: str, numbers: str) -> None:
    found = " ".join(WORDINGS[name].number(number) for number in (999, 1234, 12_345, 1_234_567))

    assert re.sub("[\u00a0\u202f]", "_", found) == numbers


@pytest.mark.parametrize("name", WORDINGS)
def test_labels_with_their_notes_fit_in_their_columns(name: str) -> None:
    words = WORDINGS[name]

    def width(label: str, note: str = "") -> float:
        printed = label.upper()
        return (
            width_of(printed, Style("semibold", 7.6, "#000000"), PAGE_FONTS)
            + 1.1 * len(printed)
            + 6
            + width_of(note, NOTE, PAGE_FONTS)
        )

    assert width(words.key_claims, words.claims_note) < NARROWEST.left
    assert width(words.analysis, words.analysis_note) < NARROWEST.left - PANEL_INDENT
    assert max(width(label) for label in (words.quotes, words.sourcing, words.not_here)) < NARROWEST.right
    assert width_of(words.no_claims, Style("sans", 9.5, "#000000"), PAGE_FONTS) < NARROWEST.left + INDENT


@pytest.mark.parametrize("name", WORDINGS)
def test_the_counted_facts_fit_in_the_room_that_is_kept_for_them(name: str) -> None:
    words = WORDINGS[name]
    sourcing = " ".join(
        (
            words.one_source,
            words.counted(words.named, 120, of=128),
            words.counted(words.people, 45),
            words.counted(words.reported, 340),
            words.counted(words.unsure, 125, of=1239),
        )
    )
    kinds = ", ".join(words.counted(words.kinds[kind], 125) for kind in Kind)
    missing = f"{words.counted(words.missing, 1217, of=1239)} {kinds}; {words.counted(words.repeats, 12)}."

    for size in (8.5, 9.5, 10.4):
        style = Style("sans", size * 0.9, "#000000")
        texts = (sourcing, f"{missing} {words.other_files}")
        assert sum(len(break_lines([(text, style)], NARROWEST.right, PAGE_FONTS)) for text in texts) <= 11


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("text", ["sample", "nothing", "quotes", "walls", "long headline"])
@pytest.mark.parametrize("name", WORDINGS)
def test_every_language_gives_one_page_within_its_margins(name: str, text: str, paper: str) -> None:
    check_one_page(page(TEXTS[text], page=paper, labels=name, **LONG))


@pytest.mark.parametrize("name", WORDINGS)
def test_the_page_speaks_one_language_beside_that_of_its_text(name: str) -> None:
    words, seen = WORDINGS[name], words_on(page(SAMPLE, labels=name, **LONG))

    for said in (words.briefing.upper(), words.bottom_line.upper(), words.not_here.upper(), words.page_number):
        assert squeezed(said) in seen
    if name != "en":
        assert not [
            word
            for word in ("BRIEFING" * (name != "de"), "BOTTOM", "Source:" * (name != "fr"), "prepared")
            if word and word in seen
        ]


@pytest.mark.parametrize(("name", "marked"), [("de", True), ("uk", True), ("en", False)])
def test_labels_are_marked_where_their_language_is_not_the_texts(name: str, marked: bool) -> None:
    data = page(SAMPLE, labels=name)

    assert bool(re.search(rb"/S /H2 [^>]*/Lang \(%s\)" % name.encode(), data)) is marked
    assert not re.search(rb"/S /(?:LBody|H1) [^>]*/Lang", data)


def test_labels_in_the_language_of_the_text_need_no_mark() -> None:
    source = SAMPLE.source
    german = replace(SAMPLE, source=replace(source, origin=replace(source.origin, language="de-CH")))

    assert re.findall(rb"/Lang \((.*?)\)", page(german, labels="de")) == [b"de-CH"]


def test_a_user_may_choose_every_language() -> None:
    assert SETTINGS["labels"].choices == tuple(WORDINGS)
