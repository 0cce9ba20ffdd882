"""A sentence that an editor moved is one change, wherever it went, and its neighbours are none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from made import made
from test_reconcile import file_of, written_of

from annotate.merge import Hand, Paragraph, Stretch, reconcile

MILLS = made(
    "[C]Alder mill shut on Friday. [C]Birch mill had gone long before. [C]Cedar stays.\n\n"
    "[C]Dogwood was sold to a firm from Ulm. [C]Elder never opened.\n\n"
    "[C]Fir is the last of the seven mills here.\n\n"
    "[C]Gorse was burned down in 1911. [C]Hazel went by barge to Linz."
)
BEFORE = (("s01", "s02", "s03"), ("s04", "s05"), ("s06",), ("s07", "s08"))
ANN = Hand("Ann Vey", "2026-11-20T10:00:00Z")

Order = tuple[tuple[str, ...], ...]


def told(order: Sequence[Sequence[str]], *, tracked: str = "") -> list[tuple[str, str | None, str]]:
    """What is told where the paragraphs hold these segments; the words of the one ``tracked`` came as a tracked change of Ann's."""
    unchanged = file_of(MILLS)
    stretches = {one.segment: one for paragraph in unchanged.paragraphs for one in paragraph.stretches if one.segment}
    if tracked:
        stretches[tracked] = replace(stretches[tracked], hand=ANN)
    paragraphs = []
    for names in order:
        row = [one for name in names for one in (Stretch(" "), stretches[name])]
        paragraphs.append(Paragraph(tuple(row[1:])))
    found = reconcile(MILLS, replace(unchanged, paragraphs=tuple(paragraphs)), written_of(MILLS))
    assert [found.annotated.text_of(segment) for segment in found.annotated.segments] == [
        stretches[name].text for names in order for name in names
    ]
    return [(change.what, change.segment, change.by) for change in found.changes]


def moved_anywhere(name: str) -> Iterator[Order]:
    """Yield the paragraphs with one segment at every place, in a paragraph of others or in one of its own."""
    rest = [tuple(one for one in names if one != name) for names in BEFORE]
    for number, names in enumerate(rest):
        for at in range(len(names) + 1):
            here = (*names[:at], name, *names[at:])
            yield tuple(one for one in (*rest[:number], here, *rest[number + 1 :]) if one)
    for number in range(len(rest) + 1):
        yield tuple(one for one in (*rest[:number], (name,), *rest[number:]) if one)


# Where a segment keeps its place in the text, its paragraph was parted, or joined with another.
ELSEWHERE = [
    (name, order)
    for name in (one for names in BEFORE for one in names)
    for order in dict.fromkeys(moved_anywhere(name))
    if [one for names in order for one in names] != [one for names in BEFORE for one in names]
]


@pytest.mark.parametrize(("name", "order"), ELSEWHERE)
def test_a_sentence_moved_in_a_tracked_change_is_one_change_of_the_hand_that_moved_it(name: str, order: Order) -> None:
    assert told(order, tracked=name) == [("moved", name, "Ann Vey")]


@pytest.mark.parametrize(("name", "order"), ELSEWHERE)
def test_a_sentence_moved_untracked_is_one_change(name: str, order: Order) -> None:
    ((what, segment, by),) = told(order)

    assert (what, by) == ("moved", "Mara Keller")
    beside = [one for names in order for one in names]
    # Of two that changed places either may have moved.
    assert segment == name or abs(beside.index(str(segment)) - beside.index(name)) == 1


def test_a_sentence_moved_over_the_end_of_its_paragraph_is_moved() -> None:
    into_the_next = told((("s01", "s02"), ("s03", "s04", "s05"), ("s06",), ("s07", "s08")))
    into_the_one_before = told((("s01", "s02", "s03", "s04"), ("s05",), ("s06",), ("s07", "s08")))

    assert [(what, name) for what, name, _ in into_the_next] == [("moved", "s03")]
    assert [(what, name) for what, name, _ in into_the_one_before] == [("moved", "s04")]


def test_two_sentences_moved_over_the_end_of_their_paragraph_are_both_moved() -> None:
    found = told((("s01",), ("s02", "s03", "s04", "s05"), ("s06",), ("s07", "s08")))

    assert [(what, name) for what, name, _ in found] == [("moved", "s02"), ("moved", "s03")]


@pytest.mark.parametrize(
    ("order", "change"),
    [
        ((("s01",), ("s02", "s03"), ("s04", "s05"), ("s06",), ("s07", "s08")), ("parted", "s02")),
        ((("s01", "s02", "s03"), ("s04", "s05", "s06"), ("s07", "s08")), ("joined", "s06")),
    ],
)
def test_a_paragraph_parted_or_joined_is_told_as_that(order: Order, change: tuple[str, str]) -> None:
    assert [(what, name) for what, name, _ in told(order)] == [change]


def test_a_long_paragraph_moved_before_a_short_one_leaves_the_longer_where_it_was() -> None:
    found = told((("s01", "s02", "s03"), ("s06",), ("s04", "s05"), ("s07", "s08")))

    assert [(what, name) for what, name, _ in found] == [("moved", "s06")]
