"""The page: one, whole, within its margins, with the source's own words."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import made, of_lines
from places import ROOT, TESTS
from printed import SAMPLE, TEXTS, check_one_page, page, squeezed, words_on

from annotate.model import Kind
from exports.text.fonts import fonts_for, register_fonts
from exports.text.line_breaking import Style, break_evenly, break_lines, width_of
from source.errors import AnnotationError

PAGE_FONTS = fonts_for(None, None)

pdfium = pytest.importorskip("pypdfium2")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_gives_one_page_within_its_margins(text: str, paper: str) -> None:
    check_one_page(page(TEXTS[text], page=paper, handling="TLP:AMBER+STRICT", contact="Press office " * 20))


KINDS = st.lists(
    st.tuples(st.from_regex(r"[A-Za-zéЖ]{1,70}( [a-z0-9]{1,12}){0,30}", fullmatch=True), st.sampled_from(Kind)),
    max_size=60,
)


@given(KINDS, st.sampled_from(["A4", "Letter"]))
def test_any_text_gives_one_page(lines: list[tuple[str, Kind]], paper: str) -> None:
    check_one_page(page(of_lines(lines), page=paper))


def test_ten_thousand_segments_give_one_page() -> None:
    lines = [(f"Town {n} voted for road {n * 3} in May of {1900 + n % 120}.", list(Kind)[n % 4]) for n in range(10_000)]

    check_one_page(page(of_lines(lines)))


def test_what_is_printed_is_verbatim_and_carries_its_number() -> None:
    words = words_on(page(SAMPLE))

    printed = [s for s in SAMPLE.segments if f"[{s.id}]" in words]
    assert len(printed) > 10
    for segment in printed:
        quotations = [q for q in SAMPLE.quotations_in(segment) if q.mode == "direct"]
        texts = [SAMPLE.text_of(q).removesuffix(",") for q in quotations] or [SAMPLE.text_of(segment)]
        assert all(squeezed(text) in words for text in texts)


def test_a_quotation_stands_with_its_speaker_and_role() -> None:
    words = words_on(page(SAMPLE))

    assert squeezed("“We have pumped out our cellars for the last time” Teresa Lindqvist, Mayor") in words


def test_markup_in_the_source_is_plain_text_on_the_page() -> None:
    assert squeezed("AT&T and P&L; met <b>Ada</b> & <img src='x'/> <withheld> &#1114112; in 2024.") in words_on(
        page(TEXTS["markup"])
    )


def test_letters_that_no_font_has_are_shown_as_lost_and_never_as_something_else() -> None:
    words = words_on(page(TEXTS["scripts"]))

    assert squeezed("Президент Łukasz Ελλάδα Nguyễn met \ufffd\ufffd \ufffd and") in words
    assert "\u202e" not in words


def test_an_empty_text_says_so() -> None:
    words = words_on(page(TEXTS["nothing"]))

    assert squeezed("No headline in the source") in words
    assert squeezed("holds no statement that could be a bottom line") in words


def test_what_is_left_out_is_counted() -> None:
    words = words_on(page(SAMPLE))

    printed = words.count("[s") - words.count("[s01]=segment")
    total = len(SAMPLE.segments)
    assert squeezed("headline [s01]") in words
    assert squeezed(f"{total - printed} of {total} segments") in words


def test_a_pinned_segment_is_printed() -> None:
    assert "[s26]" in words_on(page(SAMPLE, pin=("s26",)))
    assert "[s05]" not in words_on(page(SAMPLE, leave_out=("s05",)))
    with pytest.raises(AnnotationError):
        page(SAMPLE, pin=("s99",))


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from printed import SAMPLE, page\n"
        "sys.stdout.buffer.write(page(SAMPLE))"
    )
    command = [sys.executable, "-c", script, str(TESTS / "support"), str(ROOT)]
    environments = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1700000000"},
    ]

    first, second = (
        subprocess.run(command, cwd=tmp_path, env={**os.environ, **e}, capture_output=True, check=True).stdout
        for e in environments
    )

    assert first == second


def test_platypus_is_not_imported() -> None:
    script = "import sys, exports.page.writing; print('reportlab.platypus' in sys.modules)"
    root = str(ROOT)
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, check=True)

    assert done.stdout.strip() == b"False"


@pytest.mark.parametrize("handling", ["TLP:AMBER+STRICT", "Embargoed until Tuesday at noon in all time zones"])
def test_the_footer_leaves_room_for_the_handling_mark(handling: str) -> None:
    text = pdfium.PdfDocument(page(SAMPLE, handling=handling, contact="Press office " * 20))[0].get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars())]
    start, count = text.search("Page 1 of 1").get_next()

    before = [right for _, bottom, right, _ in boxes[: start + count] if 20 < bottom < 45]
    mark = [left for left, _, right, _ in boxes[start + count :] if right > left]
    assert " … · Page 1 of 1" in text.get_text_range()
    assert max(before) < min(mark)


def test_a_headline_of_two_lines_is_even() -> None:
    register_fonts()
    words = [("Halvern Backs Tidal Barrier After Eight-Year Dispute", Style("serif semibold", 22, "#000000"))]

    filled, even = break_lines(words, 511, PAGE_FONTS), break_evenly(words, 511, PAGE_FONTS)

    assert [len(filled), len(even)] == [2, 2]
    assert "".join(run.text for line in filled for run in line) == "".join(run.text for line in even for run in line)
    shares = [sum(width_of(run.text, run.style, PAGE_FONTS) for run in line) for line in even]
    assert min(shares) / max(shares) > 0.7


HOSTILE = {
    "an image with a local path": '<img src="/etc/hostname" width="10" height="10"/>',
    "an image from the network": '<img src="http://127.0.0.1/x.png"/>',
    "an ampersand between letters": "P&L and AT&T;",
    "a word in angle brackets": "<withheld>",
    "lone brackets": "2 < 3 > 1",
    "an open tag": "<b>open <i>and open",
    "a paragraph's tag": '<para align="right">x</para> y <para>',
    "callbacks": '<onDraw name="x" label="y"/><seq id="a"/><unichar code="65"/>',
    "an entity out of range": "&#1114112; &#xFFFFFFF; &nosuch;",
    "a link to a script": '<a href="javascript:alert(1)">here</a> <link href="file:///etc/passwd">there</link>',
    "an expression as colour": "<font color=\"[[getattr(pow, 'x')['os'] .system('true')]]\">x</font>",
    "operators of PDF": ") Tj ET Q endstream endobj (\\) \\( %%EOF",
    "tags in tags": "<b>" * 400 + "x" + "</b>" * 400,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_looks_like_markup_is_printed_as_it_stands(name: str) -> None:
    text = HOSTILE[name]
    words = text if len(text) < 60 or " " in text else text[:58]  # longer words are not printed
    annotated = made(f"[C]It rained, and {words} was all.\n\n[C]Then it snowed in Orsk.", title=f"On {words}")
    annotated = replace(
        annotated, source=replace(annotated.source, origin=replace(annotated.source.origin, author=words, outlet=words))
    )

    data = page(annotated, organisation=words, contact=words, handling=words[:20], prepared=words)
    check_one_page(data)

    assert squeezed(f"It rained, and {words} was all.") in words_on(data)
    assert squeezed(pdfium.PdfDocument(data).get_metadata_dict()["Title"]) == squeezed(f"On {words}")
    assert b"/Subtype /Image" not in data
    assert b"/Annots" not in data
    assert b"/URI" not in data


@pytest.mark.parametrize("character", ["\x00", "\x1b[31m", "\x85", "\u202e", "\u2066", "\ufeff", "\u200b"])
def test_what_cannot_be_seen_does_not_reach_the_page(character: str) -> None:
    source = made("[C]It rained in Orsk.")
    odd = f"It {character}rained"

    words = words_on(page(source, organisation=odd, contact=odd))

    assert squeezed("It rained") in words.replace(squeezed("[31m"), "")
    assert character[0] not in words
