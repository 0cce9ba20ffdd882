"""The promises of the model: an illegal text or annotation cannot exist."""

import pytest
from drawn import annotated_texts
from hypothesis import given
from hypothesis import strategies as st

from annotate import annotate
from annotate.model import CONFIDENCE, AnnotatedText, Band, Kind, Mode, Quotation, Segment, band_of
from source import read_text
from source.model import Block, SourceText, Span, tight

MARKS = st.sampled_from(["“", "”", '"', "''", "'", "’", "«", "»", "„", "「", "」", "‘"])
WORDS = st.sampled_from(["said", "Ada Holm", "she", "According to", "the mayor", "5'", "No.", "e.g.", "U.S.", ":", "—"])
ENDS = st.sampled_from([". ", "? ", "! ", "… ", ", ", " ", "\n", "\n\n", "\t", "\u2028", "\x0c", "\r\n"])
NEWS = st.lists(st.one_of(MARKS, WORDS, ENDS, st.text(max_size=5)), max_size=60).map("".join)


def segment(start: int, end: int, name: str = "s01") -> Segment:
    return Segment(name, start, end, Kind.CLAIM, 0.9, "default", ("why",), "test")


SOURCE = SourceText("One two. Three.\n\nFour.", (Block(0, 15), Block(17, 22)))


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Block(0, 15),),
        (Block(0, 17), Block(17, 22)),
        (Block(0, 15), Block(16, 22)),
        (Block(0, 16), Block(15, 22)),
        (Block(0, 15), Block(17, 23)),
        (Block(17, 22), Block(0, 15)),
        (Block(0, 15), Block(15, 15), Block(17, 22)),
    ],
)
def test_blocks_that_do_not_fit_the_text_are_refused(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValueError):
        SourceText(SOURCE.text, blocks)


@pytest.mark.parametrize(
    "places",
    [
        [],
        [(0, 15)],
        [(0, 22)],
        [(0, 8), (8, 15), (17, 22)],
        [(0, 9), (9, 15), (17, 22)],
        [(0, 8), (9, 17), (17, 22)],
        [(0, 8), (9, 15), (17, 30)],
        [(9, 15), (0, 8), (17, 22)],
    ],
)
def test_segments_that_do_not_fit_the_text_are_refused(places: list[tuple[int, int]]) -> None:
    segments = tuple(segment(a, b, f"s{n:02}") for n, (a, b) in enumerate(places))

    with pytest.raises(ValueError):
        AnnotatedText(SOURCE, segments)


def test_two_segments_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="s01"):
        AnnotatedText(SOURCE, (segment(0, 8), segment(9, 15), segment(17, 22)))


@pytest.mark.parametrize(
    "places", [[(0, 12)], [(0, 4), (3, 8)], [(4, 4)], [(9, 15), (0, 4)], [(0, 8), (17, 30)], [(-1, 4)]]
)
def test_quotations_that_do_not_lie_in_a_segment_are_refused(places: list[tuple[int, int]]) -> None:
    segments = (segment(0, 8, "s01"), segment(9, 15, "s02"), segment(17, 22, "s03"))
    quotations = tuple(Quotation(f"q{n}", a, b, Mode.DIRECT) for n, (a, b) in enumerate(places))

    with pytest.raises(ValueError):
        AnnotatedText(SOURCE, segments, quotations)


def test_a_speaker_outside_the_text_is_refused() -> None:
    segments = (segment(0, 8, "s01"), segment(9, 15, "s02"), segment(17, 22, "s03"))

    with pytest.raises(ValueError, match="outside"):
        AnnotatedText(SOURCE, segments, (Quotation("q01", 0, 4, Mode.DIRECT, speaker_span=Span(20, 40)),))


@given(NEWS)
def test_any_text_becomes_a_legal_annotation(text: str) -> None:
    annotated = annotate(read_text(text))

    assert annotated.text.split() == "".join(annotated.text_of(s) + " " for s in annotated.segments).split()
    for quotation in annotated.quotations:
        home = annotated.segment_of(quotation)
        assert home.start <= quotation.start < quotation.end <= home.end
        assert quotation in annotated.quotations_in(home)


@given(annotated_texts())
def test_every_segment_is_found_in_its_block_and_every_quotation_in_its_segment(annotated: AnnotatedText) -> None:
    blocks, segments = list(annotated.blocks_with_segments()), list(annotated.segments_with_quotations())

    assert tuple(block for block, _ in blocks) == annotated.source.blocks
    assert tuple(one for _, inside in blocks for one in inside) == annotated.segments
    for block, inside in blocks:
        assert all(block.start <= one.start < one.end <= block.end for one in inside)
        assert all(annotated.block_of(one) is block for one in inside)
    assert tuple(segment for segment, _ in segments) == annotated.segments
    assert tuple(one for _, inside in segments for one in inside) == annotated.quotations
    for segment, inside in segments:
        assert annotated.quotations_in(segment) == inside
        assert all(annotated.segment_of(one) is segment for one in inside)


@given(NEWS)
def test_line_ends_make_no_difference(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    ours, theirs = annotate(read_text(unix)), annotate(read_text(unix.replace("\n", "\r\n")))

    assert ours.segments == theirs.segments
    assert ours.quotations == theirs.quotations


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_tight_spans_lose_only_white_space(text: str, start: int, end: int) -> None:
    span = tight(text, start, end)

    assert (text[span.start : span.end] if span else "") == text[start:end].strip()


@pytest.mark.parametrize("band", Band)
def test_a_band_begins_at_its_confidence(band: Band) -> None:
    higher = {Band.CHECK: Band.LIKELY, Band.LIKELY: Band.SURE}.get(band)

    assert band_of(CONFIDENCE[band]) is band
    assert higher is None or band_of(CONFIDENCE[higher] - 0.001) is band
