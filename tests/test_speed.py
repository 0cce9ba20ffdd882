"""Time grows with the length of the text and with nothing else: ratios within one run, never seconds."""

from pathlib import Path

import pytest
from timing import least

from annotate import annotate
from source import read_text

SAMPLE = (Path(__file__).parent.parent / "copydesk" / "sample.txt").read_text(encoding="utf-8") + "\n\n"
LENGTH = 250_000
HOSTILE = {
    "one line": SAMPLE.replace("\n", " "),
    "quotation marks": '"',
    "open quotations": "“He said. ",
    "capitals": "Word ",
    "initials": "A. ",
    "commas": "a, ",
    "cues": "he said that ",
    "forecasts": "it may ",
    "short lines": "x\n",
    "long word": "x",
    "brackets": "([{",
    "tails": "a boat, which is a sign of it, ",
    "sources": "The council of the old town and the port ",
    "questions": "asked whether he ",
    "apposed": "Vosk, a clerk of the port who ran it, ",
    "notes": "end. [1] [2] ",
}


def seconds(text: str) -> float:
    return least(lambda: annotate(read_text(text)), times=2)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_is_much_slower_than_an_ordinary_one(name: str) -> None:
    piece = HOSTILE[name]

    ordinary = seconds(SAMPLE * (LENGTH // len(SAMPLE)))

    assert seconds(piece * (LENGTH // len(piece))) < 5 * ordinary


@pytest.mark.slow
def test_four_times_the_text_takes_about_four_times_as_long() -> None:
    ratios = [seconds(SAMPLE * 400) / seconds(SAMPLE * 100) for _ in range(3)]

    # A busy machine disturbs one round; a quadratic step gives 16 in each.
    assert min(ratios) < 6, ratios
