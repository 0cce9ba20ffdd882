"""Passages: sentences, runs that one pair of marks holds together, and interpreting tails."""

import pytest

from annotate import annotate
from source import read_text


def segments(text: str) -> list[str]:
    annotated = annotate(read_text(text))
    return [f"{segment.kind[0].upper()} {annotated.text_of(segment)}" for segment in annotated.segments]


CASES = [
    (
        "one pair of marks holds its sentences and the tag together",
        "“The lift failed. Nobody was inside. We were lucky,” the foreman said.",
        ["Q “The lift failed. Nobody was inside. We were lucky,” the foreman said."],
    ),
    (
        "the sentence that introduces the words belongs to them",
        "The foreman was blunt: “The lift failed. It was old.”",
        ["Q The foreman was blunt: “The lift failed. It was old.”"],
    ),
    (
        "interrupted within one sentence is one segment",
        "“The lift,” said Ines Falk, “was old.”",
        ["Q “The lift,” said Ines Falk, “was old.”"],
    ),
    (
        "two pairs of marks in two sentences are two segments",
        "“The lift was old,” Ines Falk said. “It should have gone.”",
        ["Q “The lift was old,” Ines Falk said.", "Q “It should have gone.”"],
    ),
    (
        "an interpreting tail is analysis of its own",
        "“The lift failed,” Ines Falk said, hinting at years of neglect.",
        ["Q “The lift failed,” Ines Falk said", "A , hinting at years of neglect."],
    ),
    (
        "a tail that says what a remark means is cut off too",
        "“We count every coin,” Ines Falk said, a remark that shows how tight the budget is.",
        ["Q “We count every coin,” Ines Falk said", "A , a remark that shows how tight the budget is."],
    ),
    (
        "a tail that reports stays",
        "“The lift failed,” Ines Falk said, adding that two more were old.",
        ["Q “The lift failed,” Ines Falk said, adding that two more were old."],
    ),
    (
        "a tail that a camera could have caught stays",
        "“The lift failed,” Ines Falk said, pointing at the shaft.",
        ["Q “The lift failed,” Ines Falk said, pointing at the shaft."],
    ),
    (
        "no tail between the halves of an interrupted quotation",
        "“The lift,” Ines Falk said, suggesting a pause, “was old.”",
        ["Q “The lift,” Ines Falk said, suggesting a pause, “was old.”"],
    ),
    (
        "only quotations have tails",
        "The lift failed, hinting at years of neglect.",
        ["C The lift failed, hinting at years of neglect."],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [(text, found) for _, text, found in CASES], ids=[name for name, _, _ in CASES]
)
def test_passages(text: str, expected: list[str]) -> None:
    assert segments(text) == expected


def test_a_quotation_over_paragraphs_is_a_run_in_each() -> None:
    text = "“We waited,” said Ada Holm. “Nobody came.\n\n“Then it rained. We left.”"

    annotated = annotate(read_text(text))

    assert [s.kind for s in annotated.segments] == ["quote"] * 3
    assert {q.speaker for q in annotated.quotations} == {"Ada Holm"}
