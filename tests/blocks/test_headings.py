"""Headings: which name a part of the text, and which state something."""

import pytest

from annotate.blocks.headings import is_label
from annotate.blocks.shape import shape_of


@pytest.mark.parametrize(
    "heading",
    ["Findings", "2. Options", "IV Method", "Causes of the flood",
        "Key facts and figures", "THE NEXT STEPS", "Notes for editors", "1.2 Next steps",
        "Executive summary", "Financial highlights"],
)  # fmt: skip
def test_the_name_of_a_part_states_nothing(heading: str) -> None:
    assert is_label(shape_of(heading))


@pytest.mark.parametrize(
    "heading",
    ["Options are few", "Council rejects proposals", "Reports of fraud rise", "Minister answers questions",
        "Whose results?", "Mill reopens", "VALL WINS AGAIN"],
)  # fmt: skip
def test_a_heading_with_a_statement_is_no_label(heading: str) -> None:
    assert not is_label(shape_of(heading))
