"""Time grows with the length of the text and with nothing else: ratios within one run, never seconds."""

import subprocess
import sys
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from made import made_sample
from places import ROOT
from timing import least, least_ratio

from annotate import annotate
from exports import EXPORTERS, Settings
from source import read_text

SAMPLE = (ROOT / "copydesk" / "sample.txt").read_text(encoding="utf-8") + "\n\n"
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


ANNOTATED = made_sample()


def write_page() -> None:
    EXPORTERS["pdf"].write(ANNOTATED, BytesIO(), Settings())


@pytest.mark.slow
def test_a_page_takes_less_than_two_thirds_of_the_time_of_reportlabs_own_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    from page_peers import write_like

    ratio = least_ratio(write_page, lambda: write_like(ANNOTATED), times=10, rounds=5)

    assert ratio < 2 / 3


def test_pages_leave_nothing_behind_in_memory() -> None:
    kept = []
    for _ in range(3):
        for _ in range(8):
            write_page()
        tracemalloc.start()
        write_page()
        kept.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()

    # A page is 45 kB; a document that stayed would keep ten times that.
    assert min(kept) < 20_000, kept


def test_a_first_page_loads_neither_platypus_nor_lxml(tmp_path: Path) -> None:
    code = (
        "import sys; from copydesk import export, load; export(load('copydesk/sample.txt'), sys.argv[1]);"
        "print(*{name.split('.')[0] if name[:4] == 'lxml' else name for name in sys.modules})"
    )

    command = [sys.executable, "-c", code, str(tmp_path / "a.pdf")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "reportlab.pdfbase.ttfonts" in done.stdout.split()
    assert not {"lxml", "reportlab.platypus", "fontTools", "docx"} & set(done.stdout.split())


@pytest.mark.slow
def test_a_letter_a_line_takes_the_time_of_its_blocks() -> None:
    """Each line is a block, sixty times as many as in prose of the same length: that may take a multiple, but no more than its blocks do."""
    ordinary = seconds(SAMPLE * (LENGTH // len(SAMPLE)))

    assert seconds("x\n" * (LENGTH // 2)) < 20 * ordinary
    assert seconds("x\n" * (LENGTH // 2)) < 8 * seconds("x\n" * (LENGTH // 8))
