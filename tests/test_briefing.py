"""What goes on the page, before any layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import made, made_sample
from timing import least

from annotate.model import AnnotatedText, Kind, Segment
from exports.briefing import Briefing, brief
from source.errors import AnnotationError
from source.model import Block, SourceText

SAMPLE = made_sample()


def everything(briefing: Briefing) -> list[str]:
    bottom = [briefing.bottom_line] if briefing.bottom_line else []
    chosen = [*bottom, *briefing.claims, *briefing.quotes, *briefing.analysis]
    return sorted([s.id for s in chosen] + [left.segment.id for left in briefing.left_out])


def of_lines(lines: list[tuple[str, Kind]]) -> AnnotatedText:
    text = "\n".join(line for line, _ in lines)
    blocks, at = [], 0
    for line, _ in lines:
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    segments = tuple(
        Segment(f"s{n:02}", b.start, b.end, kind, 0.9, "by hand", ("why",), "test")
        for n, (b, (_, kind)) in enumerate(zip(blocks, lines, strict=True), 1)
    )
    return AnnotatedText(SourceText(text, tuple(blocks)), segments)


LINES = st.lists(
    st.tuples(st.from_regex(r"[a-z]{1,9}( [a-z0-9]{1,9}){0,12}", fullmatch=True), st.sampled_from(Kind)), max_size=40
)


def test_the_bottom_line_is_the_lead() -> None:
    bottom = brief(SAMPLE).bottom_line

    assert bottom is not None
    assert SAMPLE.text_of(bottom).startswith("HALVERN — The town council voted")


def test_what_is_chosen_stands_in_source_order_and_has_its_kind() -> None:
    briefing = brief(SAMPLE)

    for chosen, kind in (
        (briefing.claims, Kind.CLAIM),
        (briefing.quotes, Kind.QUOTE),
        (briefing.analysis, Kind.ANALYSIS),
    ):
        assert chosen
        assert [s.start for s in chosen] == sorted(s.start for s in chosen)
        assert {s.kind for s in chosen} == {kind}


def test_every_left_out_segment_has_a_reason() -> None:
    reasons = {left.segment.id: left.reason for left in brief(SAMPLE).left_out}

    assert reasons["s01"] == "printed as the headline"
    assert reasons["s30"].startswith("boilerplate")
    assert "tail" in reasons["s24"]


def test_near_repeats_are_merged_and_named() -> None:
    annotated = made(
        "[C]The port authority closed the northern harbour bridge on Monday.\n\n[C]It rained in Orsk.\n\n"
        "[C]On Monday the northern harbour bridge was closed by the port authority."
    )

    briefing = brief(annotated)

    assert [(left.segment.id, left.reason) for left in briefing.left_out] == [("s03", "says nearly the same as s01")]
    assert briefing.merged == {"s01": ("s03",)}


def test_a_claim_that_opens_with_a_bare_pronoun_is_no_bottom_line() -> None:
    annotated = made("[C]It closed the harbour bridge in 2024.\n\n[C]The port authority closed a road.")

    bottom = brief(annotated).bottom_line

    assert bottom is not None
    assert bottom.id == "s02"


def test_a_wall_of_words_is_left_out_whole() -> None:
    annotated = made("[C]" + "word " * 80 + "end.\n\n[C]See " + "x" * 90 + "\n\n[C]The bridge is open.")

    assert {left.segment.id: left.reason for left in brief(annotated).left_out} == {
        "s01": "too long to print whole",
        "s02": "too long to print whole",
    }


def test_an_editor_can_pin_and_leave_out() -> None:
    briefing = brief(SAMPLE, pin=["s26"], leave_out=["s04"])

    assert "s26" in {s.id for s in (*briefing.claims, briefing.bottom_line) if s}
    assert {left.segment.id: left.reason for left in briefing.left_out}["s04"] == "left out on request"


@pytest.mark.parametrize(("pin", "leave_out"), [(["s99"], []), ([], ["x"]), (["s04"], ["s04"])])
def test_an_id_that_makes_no_sense_is_refused(pin: list[str], leave_out: list[str]) -> None:
    with pytest.raises(AnnotationError, match=r"s99|x|s04"):
        brief(SAMPLE, pin=pin, leave_out=leave_out)


def test_an_empty_text_gives_an_empty_briefing() -> None:
    briefing = brief(AnnotatedText(SourceText(""), ()))

    assert everything(briefing) == []
    assert briefing.bottom_line is None


@given(LINES)
def test_each_segment_is_in_exactly_one_place(lines: list[tuple[str, Kind]]) -> None:
    annotated = of_lines(lines)

    assert everything(brief(annotated)) == sorted(s.id for s in annotated.segments)


@settings(max_examples=20)
@given(LINES)
def test_the_choice_repeats_itself(lines: list[tuple[str, Kind]]) -> None:
    assert brief(of_lines(lines)) == brief(of_lines(lines))


def test_the_time_is_linear() -> None:
    def seconds(count: int) -> float:
        lines = [(f"Claim number {n} names street {n * 7} and town {n % 13}.", list(Kind)[n % 4]) for n in range(count)]
        annotated = of_lines(lines)
        return least(lambda: brief(annotated))

    ratios = [seconds(16000) / seconds(4000) for _ in range(3)]

    # A busy machine disturbs one round; a quadratic step gives 16 in each.
    assert min(ratios) < 8, ratios


def test_a_label_is_no_claim_to_print() -> None:
    annotated = made("[C]Online courses\n\n[C]The port authority closed a road.")

    assert {left.segment.id: left.reason for left in brief(annotated).left_out} == {"s01": "not a whole sentence"}


def test_the_same_question_is_printed_once() -> None:
    annotated = made("[A]What is it?\n\n[A]What is it?\n\n[A]Who is it?")

    assert [left.reason for left in brief(annotated).left_out] == ["says nearly the same as s01"]


def test_named_speakers_come_before_unnamed_ones() -> None:
    nameless = "[Q]“{direct|||Some people said so about the bridge long ago}”"
    named = "[Q]“{direct|Ada Holm|mayor|We will reopen the bridge before winter comes}”"
    annotated = made("\n\n".join([nameless] * 1 + ["[C]It rained."] + [named]))

    ranked = [name for name in brief(annotated).ranked if name in ("s01", "s03")]

    assert ranked == ["s03", "s01"]


def test_everybody_is_heard_before_anybody_is_heard_twice() -> None:
    briefing = brief(SAMPLE)

    quotes = [name for name in briefing.ranked if name in {s.id for s in briefing.quotes}]
    speakers = [SAMPLE.quotations_in(next(s for s in briefing.quotes if s.id == name))[0].speaker for name in quotes]
    assert set(speakers[:3]) == {"Teresa Lindqvist", "Jonas Brandt", "Amina Okafor"}
