"""How the page is composed: sizes, the grid, lines that end well, and where the zones stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import made, made_sample, of_lines

from annotate.model import AnnotatedText, Kind
from exports import EXPORTERS, Settings
from exports.briefing.choice import brief
from exports.page import writing
from exports.page.fitting import LARGE_SIZES, LAST_SIZES, MINIMUM, SIZES, TARGET, Foot, Plan, Room, fitting_plan
from exports.page.items import Content, Passage, fact, quoted_words
from exports.page.sheet import Sheet
from exports.text.fonts import fonts_for, register_fonts
from exports.text.line_breaking import LEADING, Style, break_lines, width_of
from exports.wording import WORDINGS

PAGE_FONTS = fonts_for(None, None)

SAMPLE = made_sample()
ROOM = Room(250.0, 784.0, 503.0)


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    register_fonts()


def plan_of(annotated: AnnotatedText) -> Plan:
    briefing = brief(annotated)
    words = "One source text, not corroborated. 2 of 2 quotations with a named speaker."
    foot = Foot(
        fact(words, ROOM.left, PAGE_FONTS), fact(words, ROOM.right, PAGE_FONTS), fact(words, ROOM.right, PAGE_FONTS)
    )
    return fitting_plan(Content(annotated, briefing, WORDINGS["en"], PAGE_FONTS), ROOM, foot, briefing.bottom_line)


def drawn(annotated: AnnotatedText, **chosen: object) -> tuple[Plan, list[tuple[str, float, float, str]]]:
    """Return the plan, and of each line its element's kind, where it starts, its base line, and its words."""
    plans: list[Plan] = []
    lines: list[tuple[str, float, float, str]] = []
    show, fitted = Sheet._show, writing.fitting_plan

    def noted(self: Sheet, x: float, y: float, some: list, leading: float, spaced: float) -> None:
        for number, line in enumerate(some):
            kind = self.tags._open[-1].kind
            lines.append((kind, x + line[0].x, y + number * leading, "".join(run.text for run in line)))
        show(self, x, y, some, leading, spaced)

    def planned(*given: object) -> Plan:
        plans.append(fitted(*given))
        return plans[-1]

    with patch.object(Sheet, "_show", noted), patch.object(writing, "fitting_plan", planned):
        EXPORTERS["pdf"].write(annotated, BytesIO(), Settings(**chosen))  # type: ignore[arg-type]
    return plans[0], lines


def lines_of(count: int, words: int, kinds: str = "CQA", seed: int = 1) -> AnnotatedText:
    """Return a text of so many segments of so many words, each different, the kinds by turns; quotes are somebody's words."""
    random = Random(seed)
    parts = []
    for number in range(count):
        said = " ".join("".join(random.choices("abdeilmnorst", k=random.randint(3, 9))) for _ in range(words))
        kind = kinds[number % len(kinds)]
        parts.append(f"[Q]“{{direct|Ada Holm|mayor|{said}}}”" if kind == "Q" else f"[{kind}]{said.capitalize()}.")
    return made("\n\n".join(parts))


# Sizes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [5, 12, 25, 40, 58])
@pytest.mark.parametrize("count", [3, 12, 40, 200])
def test_the_least_is_readable_and_small_print_only_saves_it(count: int, words: int) -> None:
    annotated = lines_of(count, words)
    plan = plan_of(annotated)
    there = {kind: sum(s.kind is kind for s in annotated.segments) for kind in TARGET}
    there[Kind.CLAIM] -= 1  # the bottom line

    assert plan.size in (*LARGE_SIZES, *SIZES)
    assert plan.reaches(MINIMUM, there) == 0
    if plan.size < 9.5:
        assert plan.count() > sum(MINIMUM.values())


def test_small_print_saves_the_minimum_and_nothing_more() -> None:
    room = Room(250.0, 500.0, 503.0)  # as under a long headline on a small sheet
    annotated = lines_of(60, 30)
    briefing = brief(annotated)
    foot = Foot(
        fact("One.", room.left, PAGE_FONTS), fact("One.", room.right, PAGE_FONTS), fact("One.", room.right, PAGE_FONTS)
    )

    plan = fitting_plan(Content(annotated, briefing, WORDINGS["en"], PAGE_FONTS), room, foot, briefing.bottom_line)

    assert plan.size in LAST_SIZES
    assert {kind: len(items) for kind, items in plan.items.items()} == MINIMUM


def test_few_words_are_set_large_and_many_small() -> None:
    sizes = [plan_of(lines_of(count, words)).size for count, words in ((6, 12), (30, 18), (60, 30))]

    assert sizes[0] == LARGE_SIZES[0]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


@given(
    st.lists(st.text("abc dé—«عب漢字", min_size=1, max_size=30), min_size=1, max_size=30),
    st.floats(20, 500),
    st.sampled_from((*LARGE_SIZES, *SIZES, *LAST_SIZES)),
)
def test_a_passage_is_never_higher_than_it_was_counted(parts: list[str], width: float, size: float) -> None:
    text = " ".join(" ".join(parts).split()) or "a"
    passage = Passage(((text, Style("sans", 10, "#000000")), ("[s01]", Style("sans", 7, "#000000"))), width, PAGE_FONTS)

    assert len(passage.lines(size)) * LEADING * size <= passage.height(size) + 0.01


def test_every_kind_is_there_in_the_order_of_the_source() -> None:
    plan = plan_of(SAMPLE)

    for kind in TARGET:
        starts = [item.segment.start for item in plan.printed(kind)]
        assert starts == sorted(starts)
        assert starts


# The grid -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("annotated", [SAMPLE, lines_of(40, 20), lines_of(9, 9)])
def test_both_columns_keep_one_grid(annotated: AnnotatedText) -> None:
    plan, lines = drawn(annotated)
    first = next(y for kind, _, y, _ in lines if kind == "Lbl")
    numbers = [y for kind, _, y, _ in lines if kind == "Lbl"]
    opened = [y for kind, _, y, words in lines if kind == "P" and words.startswith("“") and y > first - 1]
    analysis = [item.segment for item in plan.items[Kind.ANALYSIS]]
    starts = {annotated.text_of(segment)[:12] for segment in analysis}
    inside = [y for kind, _, y, words in lines if kind == "P" and words[:12] in starts]

    assert opened
    assert len(inside) == len(analysis)
    for y in numbers + opened + inside:
        rows = (y - first) / plan.row
        assert rows == pytest.approx(round(rows), abs=0.01)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    "annotated", [SAMPLE, lines_of(5, 9), made("[C]It rained."), AnnotatedText(of_lines([]).source, ())]
)
def test_the_counted_facts_stand_at_the_foot(annotated: AnnotatedText, paper: str) -> None:
    plan, lines = drawn(annotated, page=paper)
    height = {"A4": 841.89, "Letter": 792.0}[paper]
    label = min(n for n, (*_, words) in enumerate(lines) if words == "SOURCING")
    last = max(y for kind, _, y, _ in lines[label:] if kind == "P" and y < height - 47)

    assert height - 58 - plan.row - plan.size < last < height - 55


def test_what_is_said_of_the_sourcing_stands_at_the_left_where_there_is_room() -> None:
    _, sparse = drawn(lines_of(5, 9))
    _, full = drawn(lines_of(60, 25))

    def left_of(lines: list[tuple[str, float, float, str]]) -> float:
        return next(x for _, x, _, words in lines if words == "SOURCING")

    assert left_of(sparse) < 100
    assert left_of(full) > 300


def test_without_quotations_the_analysis_stands_at_the_right() -> None:
    plan, lines = drawn(lines_of(40, 20, kinds="CA"))

    (label,) = [x for _, x, _, words in lines if words == "ANALYSIS"]
    assert plan.beside
    assert label > 300
    assert not any(words == "IN THEIR WORDS" for *_, words in lines)


# Lines --------------------------------------------------------------------------------------------------------------


def test_no_claim_ends_in_a_word_alone() -> None:
    checked = 0
    for seed in range(6):
        plan, _ = drawn(lines_of(30, 17, seed=seed))
        for item in plan.items[Kind.CLAIM]:
            *_, last = item.body.lines(plan.size)
            words = sum(len(run.text.split()) for run in last) - 1
            # Seventeen words of three letters and more always part better than that.
            assert words >= 2, [run.text for run in last]
            checked += 1
    assert checked > 30


def test_an_opening_mark_hangs_before_the_words() -> None:
    said = "We have pumped out our cellars for the last time and shall not do it again"
    passage = Passage(((f"“{said}”", Style("serif", 10, "#000000")),), 150, PAGE_FONTS)

    first, second, *_ = passage.lines(11)

    style = first[0].style
    assert first[0].x == pytest.approx(-width_of("“", style, PAGE_FONTS))
    assert second[0].x == 0


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("“{direct|Ada Holm||It is over,}” she said.", "“It is over”"),
        ('"{direct|Ada Holm||It is over,}" she said.', "“It is over”"),
        ("„{direct|Ada Holm||Es ist vorbei}“, sagte sie.", "„Es ist vorbei“"),
        ("„{direct|Ada Holm||To koniec}”, powiedziała.", "„To koniec”"),
        ("« {direct|Ada Holm||C’est fini} », a-t-elle dit.", "«\u00a0C’est fini\u00a0»"),
        ("«{direct|Ada Holm||Это конец}», — сказала она.", "«Это конец»"),
        ("‘{direct|Ada Holm||It is over}’, she said.", "‘It is over’"),
        ("‹{direct|Ada Holm||Es ist vorbei}›, sagte sie.", "‹Es ist vorbei›"),
        ("She said: {direct|Ada Holm||It is over.}", "“It is over.”"),
        ("«Да».\n{direct|Ada Holm||It is over.}", "“It is over.”"),
        ("«Да»\n{direct|Ada Holm||It is over.}", "“It is over.”"),
        (
            "“{direct|Ada Holm||It is over,}” she said, “{direct|Ada Holm||and we know it.}”",
            "“It is over” “and we know it.”",
        ),
    ],
)
def test_quoted_words_keep_the_marks_of_the_source(source: str, printed: str) -> None:
    annotated = made("[Q]" + source)

    assert quoted_words(annotated, annotated.segments[0]) == printed


# The bottom line ----------------------------------------------------------------------------------------------------


@contextmanager
def _words(annotated: AnnotatedText) -> Iterator[str]:
    _, lines = drawn(annotated)
    yield " ".join(words for *_, words in lines)


def test_a_quote_as_bottom_line_names_who_said_it() -> None:
    with _words(made("[Q]“{direct|Ada Holm|mayor|We have said this many times over}”")) as words:
        assert "“We have said this many times over” —\u00a0Ada Holm, mayor" in words


def test_a_bottom_line_of_analysis_says_that_it_is_the_author_s_reading() -> None:
    with _words(made("[A]The vote shows how far the mood of the whole town has turned.")) as words:
        assert words.index("BOTTOM LINE") < words.index("the author’s reading") < words.index("The vote shows")


def test_lines_are_broken_as_they_were_counted() -> None:
    style = Style("sans", 10, "#000000")
    text = "The harbour authority expects thirty to forty closures a year at first, and fewer later."
    for width in range(60, 400, 7):
        passage = Passage(((text, style),), width, PAGE_FONTS)
        assert round(passage.height(10) / LEADING / 10) == len(break_lines([(text, style)], width - 0.01, PAGE_FONTS))
