"""One map says where everything in a text is once it was laid out anew; two maps are one."""

from itertools import pairwise

from drawn import annotated_texts
from hypothesis import given
from hypothesis import strategies as st

from annotate.model import AnnotatedText
from annotate.revision import Piece, arrange
from annotate.revision.position_map import PositionMap, Stretch
from source.model import Role, Span

TEXTS = st.text("abc .", min_size=1, max_size=12)


@st.composite
def rewritings(draw: st.DrawFn, text: str, *, shuffled: bool) -> tuple[str, PositionMap]:
    """Draw a new text, of whose pieces some are kept, some replaced, some gone, with the map from the old one."""
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=5))})
    pieces = [Span(*ends) for ends in pairwise(cuts)]
    new = ""
    stretches: list[Stretch] = []
    for piece in draw(st.permutations(pieces)) if shuffled else pieces:
        new += draw(st.text("xy", max_size=2))
        kept = draw(st.booleans())
        words = text[piece.start : piece.end] if kept else draw(st.text("xyz", max_size=4))
        if words:
            stretches.append(Stretch(piece, Span(len(new), len(new) + len(words)), kept))
        new += words
    return new, PositionMap(tuple(sorted(stretches, key=lambda stretch: stretch.old.start)))


def spans_of(text: str) -> list[Span]:
    return [Span(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]


@given(st.data(), TEXTS)
def test_what_is_kept_keeps_its_words(data: st.DataObject, old: str) -> None:
    new, positions = data.draw(rewritings(old, shuffled=True))

    for span in spans_of(old):
        place = positions.moved(span)
        assert place is None or new[place.start : place.end] == old[span.start : span.end]


@given(st.data(), TEXTS)
def test_where_nothing_is_shuffled_the_order_is_kept(data: st.DataObject, old: str) -> None:
    _, positions = data.draw(rewritings(old, shuffled=False))

    single = [place for span in spans_of(old) if span.end == span.start + 1 and (place := positions.around(span))]

    assert single == sorted(single, key=lambda span: (span.start, span.end))
    for span in spans_of(old):
        pieces = list(positions.pieces(span))
        assert all(one.end <= other.start for one, other in pairwise(pieces))
        if pieces:
            around = positions.around(span)
            assert around is not None
            assert around.start <= pieces[0].start < pieces[-1].end <= around.end


def test_words_beside_new_ones_stay_exact_and_the_new_ones_stand_for_those_that_went() -> None:
    old, new = "The lock was shut on Monday.", "The lock was reopened on Monday."
    positions = PositionMap(
        (
            Stretch(Span(0, 13), Span(0, 13)),
            Stretch(Span(13, 17), Span(13, 21), kept=False),
            Stretch(Span(17, 28), Span(21, 32)),
        )
    )

    def now(words: str) -> str:
        place = positions.around(Span(old.index(words), old.index(words) + len(words)))
        assert place is not None
        return new[place.start : place.end]

    assert now("lock") == "lock"
    assert now("hut") == "reopened"
    assert now("was shut") == "was reopened"
    assert now("Monday.") == "Monday."
    assert positions.moved(Span(9, 17)) is None


def test_of_words_that_changed_places_nothing_lies_between() -> None:
    swapped = PositionMap((Stretch(Span(0, 4), Span(5, 9)), Stretch(Span(5, 9), Span(0, 4))))

    assert swapped.around(Span(2, 7)) is None
    assert list(swapped.pieces(Span(2, 7))) == [Span(7, 9), Span(0, 2)]


@given(annotated_texts(), st.randoms(use_true_random=False))
def test_segments_in_any_order_and_any_paragraphs_keep_words_and_quotations(annotated: AnnotatedText, random) -> None:
    paragraphs: list[tuple[Role, list[Piece]]] = []
    for segment in random.sample(annotated.segments, len(annotated.segments)):
        if not paragraphs or random.random() < 0.5:
            paragraphs.append((Role.PARAGRAPH, []))
        size = len("".join(annotated.text_of(segment).split()))
        paragraphs[-1][1].append(Piece(segment.id, " ", size))

    arranged = arrange(annotated, paragraphs, first=100).annotated

    assert [segment.id for segment in arranged.segments] == [one.segment for _, line in paragraphs for one in line]
    assert len(arranged.source.blocks) == len(paragraphs)
    for before, after in ((annotated.segments, arranged.segments), (annotated.quotations, arranged.quotations)):
        words = {one.id: annotated.text_of(one) for one in before}
        assert {one.id: arranged.text_of(one) for one in after} == words


@given(annotated_texts(), st.randoms(use_true_random=False))
def test_segments_take_their_cell_along_and_the_number_of_a_list_once(annotated: AnnotatedText, random) -> None:
    order = random.sample(annotated.segments, len(annotated.segments))
    lines = [(Role.PARAGRAPH, [Piece(one.id, " ", len("".join(annotated.text_of(one).split())))]) for one in order]

    arranged = arrange(annotated, lines, first=100).annotated

    homes = [annotated.block_of(segment) for segment in order]
    assert [block.cell for block in arranged.source.blocks] == [home.cell for home in homes]
    first = [place == homes.index(home) for place, home in enumerate(homes)]
    assert [block.label for block in arranged.source.blocks] == [
        home.label if is_first else "" for home, is_first in zip(homes, first, strict=True)
    ]
