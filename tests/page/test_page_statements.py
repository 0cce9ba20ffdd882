"""What a text says of itself on the page: the embargo as the bar, handling mark and correction under the headline, and nothing of it chosen."""

from pathlib import Path

import pytest
from printed import check_one_page, page, squeezed, tagged, words_on

from annotate import annotate
from annotate.model import AnnotatedText
from copydesk.command import main
from exports.briefing import brief
from exports.briefing.choice import TOLD
from source import read_text

EMBARGO = "Under strict embargo until 6 a.m. on Tuesday, 3 March 2026"
HANDLING = "Check against delivery"
CORRECTION = "Correction: An earlier version of this release said that the lamp was lit by gas. It was lit by oil."
TEXT = f"""{EMBARGO}

{HANDLING}

Lighthouse Goes Dark for the First Time

The lighthouse at Brinmouth was switched off on Monday for the first time in ninety years, the harbour office said.

The lamp will burn again when a new motor has come from Torrin, the keeper, Ada Quist, told the council.

{CORRECTION}
"""


def stated(text: str = TEXT) -> AnnotatedText:
    return annotate(read_text(text))


def test_the_embargo_of_the_source_is_the_bar_in_its_own_words_at_head_and_foot() -> None:
    data = page(stated())

    check_one_page(data)
    assert words_on(data).count(squeezed(EMBARGO)) == 2


def test_an_embargo_that_is_set_goes_before_that_of_the_source() -> None:
    words = words_on(page(stated(), embargo="4 March 2026"))

    assert squeezed(EMBARGO) not in words
    assert squeezed("4 March 2026") in words


def test_handling_mark_and_correction_stand_under_the_headline_and_nowhere_else(tmp_path: Path) -> None:
    read = [squeezed(words) for _, words in tagged(page(stated()), tmp_path)]
    whole = "".join(read)

    assert whole.count(squeezed(HANDLING)) == whole.count(squeezed(CORRECTION)) == 1
    assert whole.index(squeezed("Lighthouse Goes Dark")) < whole.index(squeezed(HANDLING))
    assert whole.index(squeezed(CORRECTION)) < whole.index(squeezed("The lighthouse at Brinmouth"))


def test_what_is_told_there_is_chosen_for_nothing_and_counts_as_printed() -> None:
    annotated = stated()
    briefing = brief(annotated)

    assert [annotated.text_of(left.segment) for left in briefing.left_out if left.reason == TOLD][:2] == [
        EMBARGO,
        HANDLING,
    ]
    assert len(briefing.told) == 4
    assert squeezed("Everything in the source is on this page") in words_on(page(annotated))


@pytest.mark.parametrize("length", [40, 400, 4000])
def test_an_embargo_or_a_correction_of_any_length_leaves_one_page(length: int) -> None:
    words = " ".join(["and the harbour office regrets this"] * (length // 36 + 1))
    text = TEXT.replace("2026\n", f"2026 {words[:200]}\n", 1).replace("It was lit by oil.", f"It was oil, {words}.")

    check_one_page(page(stated(text)))


def test_an_embargo_in_letters_that_no_font_has_is_told_and_stops_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "held.txt"
    path.write_text(TEXT.replace("Tuesday", "ᚠᚢᚦ"), encoding="utf-8")

    assert main(["brief", str(path), "-o", str(tmp_path / "held.pdf")]) == 0
    assert (
        "note: the text is under embargo: “Under strict embargo until 6 a.m. on ᚠᚢᚦ, 3 March 2026”"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    "line",
    [
        "Research note 12/2026 · Ada Quist and Per Lind, Brinmouth Institute",
        "Which of the lamps on this coast will be the next to be switched off for good?",
        "Present: the harbour master, the keeper and two members of the lighthouse board.",
        "The lamp that went out on Monday and the lamp that never did",
    ],
)
def test_a_line_that_tells_nothing_is_no_bottom_line(line: str) -> None:
    text = f"Lamps on the Coast\n\n{line}\n\nA new motor for the lamp was ordered from Torrin.\n"
    annotated = stated(text)
    bottom = brief(annotated).bottom_line

    assert bottom is not None
    assert annotated.text_of(bottom) == "A new motor for the lamp was ordered from Torrin."
