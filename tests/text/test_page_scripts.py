"""Letters of every writing on the page: each from a font that has it, in the order in which it is read; what no font has is told."""

import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import made, of_lines
from places import ROOT
from printed import program
from verapdf import LANGUAGES, in_language

from annotate.model import AnnotatedText, Kind
from copydesk.command import main
from exports import EXPORTERS, Settings, export
from exports.text import opentype
from exports.text.arabic import joined
from exports.text.bidi import in_view, levels, mirror, runs_left
from exports.text.fonts import _fonts, fonts_for, script_of
from exports.text.line_breaking import Style, break_lines, printable, width_of
from exports.text.opentype import open_font
from source.errors import ExportError
from source.model import Problem

PAGE_FONTS = fonts_for(None, None)

pdfium = pytest.importorskip("pypdfium2")

EAST_ASIAN = ("chinese", "japanese", "korean")
HAS_EAST_ASIAN = all(map(find_spec, ("fontTools", "noto_cjk_sans_jp_regular")))
needs_east_asian = pytest.mark.skipif(not HAS_EAST_ASIAN, reason="needs pip install 'copydesk[cjk]'")
INK = "#000000"
EUROPEAN = {
    "greek": "Ο δήμαρχος της Αθήνας είπε ότι το λιμάνι θα ανοίξει στις 3 Μαΐου.",
    "cyrillic": "Міський голова сказав, що порт відкриють у травні; їжак і ґанок.",
    "vietnamese": "Ủy ban nhân dân thành phố Đà Nẵng đã thông qua kế hoạch xây cầu mới.",
    "polish": "Rada miasta Łódź przyjęła uchwałę: „Zażółć gęślą jaźń”.",
    "turkish": "İstanbul Büyükşehir Belediyesi ığdır için çalışıyor.",
}


def page(annotated: AnnotatedText, **chosen: object) -> tuple[bytes, tuple[Problem, ...]]:
    out = BytesIO()
    problems = EXPORTERS["pdf"].write(annotated, out, Settings(**chosen))  # type: ignore[arg-type]
    return out.getvalue(), problems


def words_on(data: bytes) -> str:
    return pdfium.PdfDocument(data)[0].get_textpage().get_text_range().replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def missing_glyphs(data: bytes) -> int:
    """Return how often a font's number 0, the black box, is drawn."""
    count = 0
    for stream in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
        try:
            code = zlib.decompress(stream)
        except zlib.error:
            continue
        if b" Tf " not in code or b"BT " not in code:
            continue
        wide = False
        for name, shown in re.findall(rb"/([FX])\d\S* [\d.]+ Tf|<([0-9a-f]+)>(?= ?Tj| ?[\]<-]| -?\d)", code):
            wide = name == b"X" if name else wide
            size = 4 if wide else 2
            count += sum(1 for at in range(0, len(shown), size) if not int(shown[at : at + size], 16))
    return count


# Every letter from a font that has it -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EUROPEAN)
def test_european_writing_needs_no_extra(name: str) -> None:
    text = EUROPEAN[name]
    for form in ("NFC", "NFD"):
        data, problems = page(made("[C]" + unicodedata.normalize(form, text)))

        assert problems == ()
        assert missing_glyphs(data) == 0
        assert squeezed(text) in squeezed(words_on(data))


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_letter_of_an_article_is_drawn(name: str) -> None:
    if name in EAST_ASIAN and not HAS_EAST_ASIAN:
        pytest.skip("needs pip install 'copydesk[cjk]'")

    data, problems = page(in_language(name))

    assert problems == ()
    assert missing_glyphs(data) == 0
    assert "\ufffd" not in words_on(data)


@needs_east_asian
@pytest.mark.parametrize("name", EAST_ASIAN)
def test_what_is_printed_in_east_asian_writing_is_what_is_copied(name: str, tmp_path: Path) -> None:
    annotated = in_language(name)
    data, _ = page(annotated)
    path = tmp_path / "page.pdf"
    path.write_bytes(data)

    for copied in (words_on(data), program("pdftotext", "-raw", str(path), "-")):
        for segment in annotated.segments:
            direct = [q for q in annotated.quotations_in(segment) if q.mode == "direct"]
            if segment.kind is not Kind.BOILERPLATE:
                for part in direct or [segment]:
                    assert squeezed(annotated.text_of(part)) in squeezed(copied)


@pytest.mark.parametrize("name", ["hebrew", "arabic"])
def test_words_written_from_right_to_left_are_copied_as_they_are_read(name: str, tmp_path: Path) -> None:
    annotated = in_language(name)
    data, _ = page(annotated)
    path = tmp_path / "page.pdf"
    path.write_bytes(data)
    printed = " ".join(
        annotated.text_of(part)
        for segment in annotated.segments
        if segment.kind is not Kind.BOILERPLATE
        for part in ([q for q in annotated.quotations_in(segment) if q.mode == "direct"] or [segment])
    )
    words = set(re.findall(r"[א-ת]+|[ء-ي]{2,}(?![\u064b-\u0652])", printed))

    for copied in (
        words_on(data),
        program("pdftotext", "-layout", str(path), "-"),
        program("pdftotext", str(path), "-"),
    ):
        plain = re.sub("[\u202a-\u202e\u200e\u200f]", "", unicodedata.normalize("NFKC", copied))
        assert not {word for word in words if word not in plain}
        assert len(words) > 70


def test_a_sentence_is_copied_word_after_word() -> None:
    text = "ראש העיר הודיע כי הגשר הישן ייסגר בסוף החודש"

    data, _ = page(made("[C]" + text))

    assert text in words_on(data)


def test_what_a_screen_reader_is_told_keeps_brackets_and_numbers() -> None:
    text = "הדו״ח [חלק א] קבע (ב-2026) כי 35% מן ה-NATO (UN) יסכימו."

    data, _ = page(made("[C]" + text))

    told = [
        bytes.fromhex(words.decode()).decode("utf-16-be") for words in re.findall(rb"/ActualText <FEFF(\w+)>", data)
    ]
    assert f"{text} [s01]" in told


@pytest.mark.parametrize("name", ["hebrew", pytest.param("arabic", marks=pytest.mark.slow)])
def test_the_tags_name_the_letters_in_the_order_of_reading(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(page(in_language(name))[0])

    lines = [line.strip()[1:-1] for line in program("pdfinfo", "-struct-text", str(path)).splitlines() if '"' in line]

    read = squeezed("".join(lines))
    first = {
        "hebrew": "עבודות יתחילו ב-15 במרץ 2027 ויימשכו כשנתיים",
        "arabic": "تبدأ الأعمال في 15 آذار 2027 وتستمر نحو عامين",
    }
    assert squeezed(first[name]) in read
    assert read.index("BOTTOMLINE") < read.index("KEYCLAIMS") < read.index(squeezed(first[name]))


def test_big_fonts_are_not_read_for_a_page_that_does_not_need_them() -> None:
    script = (
        "import sys; from io import BytesIO; from exports import EXPORTERS, Settings\n"
        "from annotate import annotate; from source import read_text\n"
        "EXPORTERS['pdf'].write(annotate(read_text('It rained in Łódź, say Ελλάδα and Київ.')), BytesIO(), Settings())\n"
        "print([name for name in ('fontTools', 'exports.text.opentype', 'noto_cjk_sans_jp_regular') if name in sys.modules])"
    )
    root = str(ROOT)
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_letter_that_the_serif_lacks_comes_from_the_sans() -> None:
    data, problems = page(made("[C]It rained ● in Orsk."))  # the bottom line is set in the serif

    assert problems == ()
    assert "rained ● in" in words_on(data)


@needs_east_asian
def test_han_has_the_forms_of_the_language() -> None:
    shapes = {}
    for language in ("ja", "zh-CN", "zh-TW", "ko"):
        (glyph,) = fonts_for(None, language).glyphs("骨", "sans")
        shapes[language] = glyph.face.shape(glyph.code)

    assert shapes["zh-CN"] != shapes["ja"] != shapes["zh-TW"] != shapes["zh-CN"]


# What no font has ---------------------------------------------------------------------------------------------------


def test_lost_letters_are_counted_and_told_by_script() -> None:
    data, problems = page(made("[C]Both मत and 💩 were seen in Orsk."))

    (problem,) = problems
    assert "3 characters are shown as “\ufffd”" in problem.sentence
    assert "Devanagari (2), signs (1)" in problem.sentence
    assert "cannot set Devanagari yet" in problem.sentence
    assert "--font FILE" in problem.sentence
    words = words_on(data)
    assert "3 characters shown as \ufffd ·" in words
    assert words.count("\ufffd") == 3 + 1
    assert missing_glyphs(data) == 0


def test_replacement_characters_of_the_source_are_not_lost_by_us() -> None:
    data, problems = page(made("[C]It rained \ufffd\ufffd in Orsk."))

    assert problems == ()
    assert words_on(data).count("\ufffd") == 2


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def forget() -> None:
        opentype.east_asian.cache_clear()
        _fonts.cache_clear()

    monkeypatch.setattr(opentype, "EAST_ASIAN_FONT", ("no_such_package", "none.otf"))
    forget()
    yield
    forget()


@pytest.mark.usefixtures("no_extra")
def test_without_the_extra_it_is_named() -> None:
    data, problems = page(in_language("japanese"))
    for_korean = page(in_language("korean"))[1]

    assert "pip install 'copydesk[cjk]'" in problems[0].sentence
    assert re.search(r"Han \(\d+\), .*Hiragana|Hiragana \(\d+\), .*Han", problems[0].sentence)
    assert "Hangul" in for_korean[0].sentence
    assert missing_glyphs(data) == 0


def test_the_command_line_says_it_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The word मत was painted on the town hall in Orsk.", encoding="utf-8")

    status = main(["brief", str(article), "-o", str(tmp_path / "article.pdf")])

    lines = [line for line in capsys.readouterr().err.splitlines() if "Devanagari" in line]
    assert status == 0
    assert len(lines) == 1
    assert lines[0].startswith("copydesk: note: On the page, 2 characters are shown as “\ufffd”")


def test_export_returns_what_was_lost_and_other_formats_lose_nothing(tmp_path: Path) -> None:
    annotated = made("[C]The word मत was seen.")

    assert len(export(annotated, tmp_path / "a.pdf")) == 1
    assert [export(annotated, tmp_path / f"a.{ending}") for ending in ("docx", "xml", "json")] == [(), (), ()]


@pytest.mark.parametrize(
    ("letter", "script"),
    [("ש", "Hebrew"), ("漢", "Han"), ("か", "Hiragana"), ("한", "Hangul"), ("ก", "Thai"), ("💩", "signs")],
)
def test_scripts_have_their_names(letter: str, script: str) -> None:
    assert script_of(letter) == script


def test_lost_letters_of_a_text_can_be_counted_before_it_is_drawn() -> None:
    assert PAGE_FONTS.lost_in("The word मत — Łódź, שלום") == {"म": 1, "त": 1}


ANY = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
)


@given(st.lists(st.tuples(ANY, st.sampled_from(Kind)), min_size=1, max_size=6))
def test_any_text_gives_a_page_without_a_black_box(lines: list[tuple[str, Kind]]) -> None:
    solid = [("".join(text.split()) or "x", kind) for text, kind in lines]

    data, problems = page(of_lines(solid))

    assert missing_glyphs(data) == 0
    assert len(problems) <= 1
    assert ("\ufffd" in words_on(data)) == (bool(problems) or any("\ufffd" in text for text, _ in solid))


@given(ANY)
def test_the_width_of_a_text_is_that_of_what_is_drawn(text: str) -> None:
    from exports.text.glyphs import levels_of, placed

    clean = printable(text)
    line = break_lines([(clean, Style("sans", 10, INK))], 100_000, PAGE_FONTS)
    if line:
        wide = placed(line[0], levels_of(line, leftward=False)[0], PAGE_FONTS).width
        assert wide == pytest.approx(width_of(line[0][0].text, line[0][0].style, PAGE_FONTS), abs=0.01)


def test_a_long_sentence_without_spaces_is_no_address() -> None:
    sentence = "市议会在星期一晚上举行的会议上" * 6 + "通过了新码头的建设计划。"

    data, _ = page(made(f"[C]港口今天重新开放。\n\n[C]{sentence}"))

    assert "[s02]" in squeezed(words_on(data))


HOSTILE = {
    "Arabic": "س",
    "Hebrew": "ש",
    "Thai": "ก",
    "Han": "港",
    "brackets": "א(",
    "marks": "س\u064e\u0651",
    "accents": "e\u0301\u0301",
    "signs": "💩",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_long_words_of_any_writing_take_no_long_time(name: str) -> None:
    from time import process_time

    text = HOSTILE[name] * 4000

    began = process_time()
    page(made(f"[C]{text}", title=text))

    assert process_time() - began < 5


# From right to left -------------------------------------------------------------------------------------------------

CASES = {
    "a word": ("אבג", 1, "גבא"),
    "a number": ("אב 12", 1, "12 בא"),
    "percent": ("אב 35%", 1, "35% בא"),
    "brackets": ("אב (ג)", 1, "(ג) בא"),
    "Latin in brackets": ("אב NATO (UN) ג", 1, "ג NATO (UN) בא"),
    "a reference": ("אב. [s05]", 1, "[s05] .בא"),
    "Hebrew in English": ("the אב, גד (x)", 0, "the דג ,בא (x)"),
    "Arabic digits": ("اب ١٢", 1, "١٢ با"),
    "percent in Arabic": ("اب 35%", 1, "%35 با"),
}


@pytest.mark.parametrize("name", CASES)
def test_words_stand_in_the_right_order(name: str) -> None:
    text, base, seen = CASES[name]

    assert in_sight(text, base) == seen


def in_sight(text: str, base: int) -> str:
    found = levels(text, base)
    return "".join(mirror(text[at]) if found[at] % 2 else text[at] for at in in_view(found))


@given(
    st.text("אבגדسabcXY 12٣٤()[]{}<>%+,.:-$€/\"'–“”\u05b8\u0651\u00a0", min_size=1, max_size=24),
    st.sampled_from([0, 1]),
)
def test_the_order_is_that_of_the_unicode_algorithm(text: str, base: int) -> None:
    bidi = pytest.importorskip("bidi", reason="needs pip install python-bidi")
    text = f"{text.strip() or 'x'}|"  # white space at the end is the business of who breaks lines
    found = levels(text, base)

    assert "".join(text[at] for at in in_view(found)) == bidi.get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize(
    ("word", "drawn"),
    [
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("باب", "\ufe91\ufe8e\ufe8f"),
        ("مُحمّد", "\ufee3\u064f\ufea4\ufee4\u0651\ufeaa"),
        ("می\u200cروم", "\ufee3\ufbfd\u200c\ufead\ufeed\ufee1"),
        ("شيء", "\ufeb7\ufef2\ufe80"),
        ("هـ", "\ufeeb\u0640"),
        ("لا إله", "\ufefb \ufe87\ufedf\ufeea"),
    ],
)
def test_arabic_letters_join(word: str, drawn: str) -> None:
    assert "".join(shape for shape, _ in joined(word)) == drawn
    assert "".join(letters for _, letters in joined(word)) == word


def test_an_arabic_letter_without_its_shapes_is_lost_and_not_drawn_apart() -> None:
    _, problems = page(made("[C]The word کوردی stands beside ڕێگا here."))

    assert "Arabic (2)" in problems[0].sentence


def edges(data: bytes, words: str) -> tuple[float, float]:
    """Return how far the words are from the left and from the right edge of the paper."""
    page_ = pdfium.PdfDocument(data)[0]
    text = page_.get_textpage()
    start, count = text.search(words).get_next()
    boxes = [text.get_charbox(n) for n in range(start, start + count) if text.get_text_range(n, 1).strip()]
    return min(box[0] for box in boxes), page_.get_width() - max(box[2] for box in boxes)


@pytest.mark.parametrize("name", ["hebrew", "arabic"])
def test_the_page_is_mirrored_where_the_text_runs_from_right_to_left(name: str) -> None:
    data, _ = page(in_language(name), handling="TLP:GREEN")

    assert edges(data, "KEY CLAIMS")[1] == pytest.approx(46, abs=2)
    assert edges(data, "IN THEIR WORDS")[0] < 200
    assert edges(data, "NOT ON THIS PAGE")[0] < 200
    assert edges(data, "TLP:GREEN")[0] < 60


def test_a_few_words_of_hebrew_do_not_turn_the_page() -> None:
    data, _ = page(made("[C]The word שלום means peace in Orsk.\n\n[C]It rained.\n\n[C]It snowed on the hills."))

    assert edges(data, "KEY CLAIMS")[0] == pytest.approx(46, abs=2)
    assert "שלום" in words_on(data)


def test_latin_lines_on_a_mirrored_page_end_at_the_right() -> None:
    data, _ = page(
        made(
            "[C]העירייה אישרה את התקציב לשנה הבאה ברוב גדול.\n\n[Q]“{direct|Ada Holm|mayor|We have said this many times over}”"
        )
    )

    assert "We have said this" in words_on(data)
    assert edges(data, "BRIEFING")[1] == pytest.approx(46, abs=2)


@pytest.mark.parametrize(
    ("text", "language", "leftwards"),
    [
        ("אבג abc d", None, False),
        ("אבגד abc", None, True),
        ("", "he", True),
        ("12", "fa-IR", True),
        ("", None, False),
        ("漢字", "ar", False),
    ],
)
def test_most_letters_decide_else_the_language(text: str, language: str | None, leftwards: bool) -> None:
    assert runs_left(text, language) is leftwards


# Lines of Chinese and Japanese --------------------------------------------------------------------------------------


@given(st.text("漢字かなカ、。「」（）ー！abc1% 한", min_size=1, max_size=80), st.integers(25, 200))
def test_lines_of_mixed_writing_lose_nothing_and_fit(text: str, width: int) -> None:
    clean = printable(text)
    style = Style("sans", 10, INK)

    lines = ["".join(run.text for run in line) for line in break_lines([(clean, style)], width, PAGE_FONTS)]

    assert "".join(lines) == clean
    assert all(width_of(line.rstrip(" "), style, PAGE_FONTS) <= width for line in lines if len(line) > 1)


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() -> None:
    text = "市議会は「古い桟橋（1962年）は危険だ」とし、48億5000万円（税込み）の建設案を可決した。反対は4人！「賛成は、９人」だった。"

    for width in range(70, 300):
        lines = [
            "".join(run.text for run in line)
            for line in break_lines([(text, Style("sans", 10, INK))], width, PAGE_FONTS)
        ]
        for before, after in pairwise(lines):
            assert after[0] not in "、。」）！"
            assert before[-1] not in "「（"
            assert not (before[-1].isdigit() and after[0].isdigit() and before[-1].isascii())


def test_a_reference_takes_a_letter_down_with_it() -> None:
    words, small = Style("sans", 10, INK), Style("sans", 7, INK)

    for width in range(60, 200):
        lines = break_lines([("市議会は建設案を可決した。", words), ("[s05]", small)], width, PAGE_FONTS)
        assert len(lines) == 1 or lines[-1][0].style is words


def test_korean_breaks_at_its_spaces() -> None:
    lines = break_lines([("해오름시 의회는 월요일 안건을 통과시켰다", Style("sans", 10, INK))], 60, PAGE_FONTS)

    assert all(line[-1].text.endswith(" ") for line in lines[:-1])


# A font of the user's -----------------------------------------------------------------------------------------------


def font_file(folder: Path, *, letters: str = "ክቡር", permissions: int = 0, name: str = "own.ttf") -> Path:
    """Write a font of squares."""
    pytest.importorskip("fontTools", reason="needs pip install fonttools")
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    truetype = name.endswith(".ttf")
    names = [".notdef", *(f"u{ord(letter):04x}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=truetype)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04x}" for letter in letters})
    pen = TTGlyphPen(None) if truetype else T2CharStringPen(600, None)
    pen.moveTo((50, 0))
    for point in ((50, 600), (550, 600), (550, 0)):
        pen.lineTo(point)
    pen.closePath()
    if truetype:
        shape = pen.glyph()
        builder.setupGlyf(dict.fromkeys(names, shape))
    else:
        builder.setupCFF("Own", {}, dict.fromkeys(names, pen.getCharString()), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own"})
    builder.setupOS2(fsType=permissions)
    builder.setupPost()
    builder.save(folder / name)
    return folder / name


@pytest.mark.parametrize("name", ["own.ttf", "own.otf"])
def test_a_font_of_the_users_fills_the_gaps(name: str, tmp_path: Path) -> None:
    data, problems = page(made("[C]The word ክቡር was seen in Orsk."), font=str(font_file(tmp_path, name=name)))

    assert problems == ()
    assert "ክቡር" in words_on(data)
    assert b"+Own" in data
    assert missing_glyphs(data) == 0


def test_writing_that_we_cannot_shape_stays_lost_whatever_the_font(tmp_path: Path) -> None:
    _, problems = page(made("[C]The word मत was seen."), font=str(font_file(tmp_path, letters="मत")))

    assert "Devanagari (2)" in problems[0].sentence


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"own\.ttf: its maker forbids"):
        page(made("[C]It rained."), font=str(font_file(tmp_path, permissions=2)))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot be read"),
        (b"It rained.", "it is no font file"),
        (b"", "it is no font file"),
        (b"\0\1\0\0" + b"\xff" * 400, "damaged"),
        (b"\0\1\0\0", "damaged"),
    ],
)
def test_a_font_that_is_none_is_told_in_one_line_and_nothing_is_written(
    content: bytes | None, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, font = tmp_path / "article.txt", tmp_path / "own.ttf"
    article.write_text("It rained in Orsk.", encoding="utf-8")
    if content is not None:
        font.write_bytes(content)

    status = main(["brief", str(article), "-o", str(tmp_path / "a.pdf"), "--font", str(font)])

    error = capsys.readouterr().err.splitlines()
    assert status == 1
    assert len(error) == 1
    assert error[0].startswith("copydesk: own.ttf: ")
    assert complaint in error[0]
    assert {path.name for path in tmp_path.iterdir()} <= {"article.txt", "own.ttf"}


@given(st.lists(st.tuples(st.integers(4, 2000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_font_is_refused_or_works(
    tmp_path_factory: pytest.TempPathFactory, faults: list[tuple[int, int]]
) -> None:
    path = font_file(tmp_path_factory.mktemp("font"))
    content = bytearray(path.read_bytes())
    for place, byte in faults:
        content[place % (len(content) - 4) + 4] = byte
    path.write_bytes(content)

    try:
        open_font(path)
    except ExportError:
        return
    written, _ = page(made("[C]The word ክቡር was seen."), font=str(path))
    assert len(pdfium.PdfDocument(written)) == 1


def test_other_kinds_of_font_name_the_extra_that_they_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.otf"
    path.write_bytes(b"OTTO" + bytes(100))
    monkeypatch.setattr(opentype, "find_spec", lambda name: None)

    with pytest.raises(ExportError, match=r"own\.otf: .* pip install 'copydesk\[cjk\]'"):
        open_font(path)
