"""House style as its users meet it: a file of settings or options, the page that comes of it, and one line for what cannot be used."""

import re
import shutil
import tomllib
import warnings
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import pytest
from houses import house_document, saved
from hypothesis import given
from hypothesis import strategies as st
from pictures import GREY, GREY_ALPHA, PALETTE, RGBA, Pixel, chunk, png
from places import ROOT
from printed import SAMPLE, check_one_page, page, squeezed, tagged, words_on

from copydesk.command import main
from copydesk.configuration import settings_in_force
from exports import EXPORTERS, Settings, load
from exports.page.banners import TLP
from exports.page.colour import contrast, readability, tint_of
from exports.page.logo import MOST_BYTES, read_logo
from exports.page.sheet import MARGIN, Sheet
from exports.page.style import NAVY, OCHRE, house_of
from exports.text.fonts import FOLDER, fonts_for
from exports.wording import WORDINGS
from source.errors import UnfitSetting, UnknownFormat

PAGE_FONTS = fonts_for(None, None)

pdfium = pytest.importorskip("pypdfium2")

LOGO = ROOT / "tests" / "logo.png"
ARTICLE = "Harbour Bridge Closes\n\nThe bridge closes on Monday for six weeks, the port authority said.\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COPYDESK_CONFIG", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def made(folder: Path, *options: str) -> bytes:
    """Return the page that the command line makes of the article."""
    assert main(["brief", "article.txt", "-o", "page.pdf", *options]) == 0
    return (folder / "page.pdf").read_bytes()


def complaint(capsys: Capture, *arguments: str) -> str:
    """Return the one line with which a command refuses."""
    before = sorted(Path().iterdir())
    capsys.readouterr()
    assert main(list(arguments)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert sorted(Path().iterdir()) == before
    return line


# The file of settings -----------------------------------------------------------------------------------------------


def documented_file() -> str:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "house.md").read_text(encoding="utf-8"), re.S)
    return str(block)


def test_the_documented_file_makes_a_page(folder: Path, tmp_path: Path) -> None:
    house = folder / "brand" / "house.toml"
    house.parent.mkdir()
    house.write_text(documented_file(), encoding="utf-8")
    shutil.copy(LOGO, house.parent)

    data = made(folder, "--config", "brand/house.toml")

    assert squeezed("BRIEFING Harbour Press Office") in words_on(data)
    assert b"/S /Figure" in data
    check_one_page(data)


def test_a_logo_counts_from_the_folder_of_the_file_that_names_it(folder: Path) -> None:
    (folder / "brand").mkdir()
    shutil.copy(LOGO, folder / "brand" / "ours.png")
    (folder / "brand" / "house.toml").write_text('logo = "ours.png"\n', encoding="utf-8")

    assert settings_in_force("brand/house.toml", {}).logo == str(Path("brand", "ours.png"))
    assert b"/S /Figure" in made(folder, "--config", "brand/house.toml")


def test_what_config_prints_can_be_saved_as_a_house_file(folder: Path, capsys: Capture) -> None:
    shutil.copy(LOGO, folder)
    options = [
        "--organisation",
        'Harbour "Press" \\ Office\u00a0\x7f',
        "--labels",
        "uk",
        "--pin",
        "s02",
        "--no-attachment",
    ]
    options += ["--logo", "logo.png", "--prepared", "now", "--contact", "Press desk " * 30]
    assert main(["config", *options]) == 0
    written = capsys.readouterr().out
    (folder / "house.toml").write_text(written, encoding="utf-8")

    assert main(["config", "--config", "house.toml"]) == 0

    first, again = tomllib.loads(written), tomllib.loads(capsys.readouterr().out)
    assert first == again
    assert first["organisation"] == 'Harbour "Press" \\ Office\u00a0\x7f'
    assert (first["pin"], first["attach"], first["prepared"]) == (["s02"], False, "now")


def test_the_examples_that_config_shows_can_be_used_as_they_are(folder: Path, capsys: Capture) -> None:
    shutil.copy(LOGO, folder)
    shutil.copy(FOLDER / "CdSans-Regular.ttf", folder / "letters.ttf")
    (folder / "house.docx").write_bytes(saved(house_document()))
    assert main(["config"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (folder / "house.toml").write_text("\n".join(line.removeprefix("# ") for line in lines), encoding="utf-8")

    made(folder, "--config", "house.toml")

    assert len(lines) == len(fields(Settings))


def test_origins_stand_under_each_other_however_long_the_values(folder: Path, capsys: Capture) -> None:
    (folder / "house.toml").write_text('contact = "a"\norganisation = "Port"\n', encoding="utf-8")

    assert main(["config", "--config", "house.toml", "--contact", "Press desk " * 30]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len({line.rindex("  # ") for line in lines}) == 1
    origins = {line.removeprefix("# ").split(" ")[0]: line.rsplit("  # ")[1] for line in lines}
    assert origins["contact"] == "option"
    assert origins["organisation"] == "house.toml (--config)"
    assert (origins["page"], origins["logo"]) == ("default", "not set")


WRONG = [
    ("accent", "red", "no colour"),
    ("accent", "#12345", "no colour"),
    ("accent", "#ff9999", "contrast 2.04 on white and 1.93 on its tint"),
    ("handling", "TLP:WHITE", "TLP:CLEAR in TLP 2.0"),
    (
        "handling",
        "tlp green",
        "no label of TLP 2.0. Choose TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR.",
    ),
    ("handling", "TLP:AMBER-STRICT", "no label"),
    ("handling", "For the minister only " * 9, "do not fit in two lines"),
    ("handling", "गुप्त", "no letters for all of it"),
    ("embargo", "When the minister has spoken " * 12, "do not fit in two lines"),
    ("logo", "missing.png", "missing.png: it cannot be read (No such file or directory)"),
    ("logo", "article.txt", "article.txt: it is something else, not a PNG picture"),
]


@pytest.mark.parametrize("command", [("config",), ("brief", "article.txt"), ("markup", "article.txt")])
@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_value_is_one_line_that_names_the_option(
    name: str, value: str, said: str, command: tuple[str, ...], folder: Path, capsys: Capture
) -> None:
    line = complaint(capsys, *command, f"--{name}", value)

    assert line.startswith(f"copydesk: --{name}: " if name != "logo" else f"copydesk: {value}: ")
    assert said in line


@pytest.mark.parametrize("command", [("config",), ("brief", "article.txt")])
@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_value_in_a_file_is_one_line_that_names_file_and_key(
    name: str, value: str, said: str, command: tuple[str, ...], folder: Path, capsys: Capture
) -> None:
    (folder / "house.toml").write_text(f'{name} = "{value}"\n', encoding="utf-8")

    line = complaint(capsys, *command, "--config", "house.toml")

    assert line.startswith(f"copydesk: house.toml: {name}: ")
    assert said in line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('colour = "red"', "no setting is called “colour”"),
        ('page = "A9"', "page: it must be A4 or Letter"),
        ('labels = "it"', "labels: it must be en or de or fr or es or pl or uk"),
        ("attach = 1", "attach: it must be true or false"),
        ("organisation = 4", "organisation: it must be a text in quotation marks"),
        ('pin = "s01"', "pin: it must be a list of segment ids"),
        ("organisation = Port", "it is not TOML"),
        ("accent = 2026-11-24", "accent: it must be a text"),
    ],
)
def test_a_faulty_file_is_told_in_one_line(content: str, said: str, folder: Path, capsys: Capture) -> None:
    (folder / "house.toml").write_text(content, encoding="utf-8")

    for command in (["config"], ["brief", "article.txt"]):
        line = complaint(capsys, *command, "--config", "house.toml")
        assert line.startswith("copydesk: house.toml: ")
        assert said in line


def test_a_missing_file_of_settings_is_told_and_not_the_input_blamed(folder: Path, capsys: Capture) -> None:
    line = complaint(capsys, "brief", "article.txt", "--config", "nowhere.toml")

    assert line.startswith("copydesk: nowhere.toml: it cannot be read (No such file or directory).")


def test_an_option_goes_before_a_wrong_value_in_the_file(folder: Path) -> None:
    (folder / "house.toml").write_text('accent = "#ff9999"\n', encoding="utf-8")

    made(folder, "--config", "house.toml", "--accent", "#7a1f2b")


def test_in_python_a_wrong_setting_is_told_too() -> None:
    for wrong in ({"accent": "red"}, {"handling": "TLP:WHITE"}, {"labels": "it"}, {"logo": "nowhere.png"}):
        with pytest.raises(UnfitSetting) as caught:
            page(SAMPLE, **wrong)
        assert caught.value.setting == next(iter(wrong))


# The logo -----------------------------------------------------------------------------------------------------------

RED, BLUE = (200, 30, 30), (20, 60, 140)
FLAG: list[list[Pixel]] = [[RED] * 5 + [BLUE] * 4] * 3  # odd sizes, so that rows end within a byte
SEEN = [*RED] * 5 + [*BLUE] * 4


def of_all(change: "st.SearchStrategy | object") -> list[list[Pixel]]:
    return [[tuple(change(*pixel)) for pixel in row] for row in FLAG]  # type: ignore[operator]


def flag(**form: object) -> bytes:
    return png(FLAG, **form)  # type: ignore[arg-type]


PALETTES = chunk(b"PLTE", bytes([*RED, *BLUE, 255, 255, 255]))
FORMS = {
    "colour": flag(),
    "interlaced": flag(interlaced=True),
    "sixteen bits": png(of_all(lambda *p: [v * 257 for v in p]), depth=16),
    "opaque": png(of_all(lambda *p: [*p, 255]), colour=RGBA),
    "palette of two bits": png(of_all(lambda r, g, b: [0 if r == 200 else 1]), colour=PALETTE, depth=2, extra=PALETTES),
    "palette of four bits, interlaced": png(
        of_all(lambda r, g, b: [0 if r == 200 else 1]), colour=PALETTE, depth=4, extra=PALETTES, interlaced=True
    ),
    "a profile of no use": flag(extra=chunk(b"iCCP", b"x\0\0junk")),
    "a remark": flag(extra=chunk(b"tEXt", b"Author\0Somebody")),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_printed_as_it_looks_whatever_its_form(form: str, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(FORMS[form])

    logo = read_logo(str(path))

    assert (logo.grey, logo.columns, logo.rows) == (False, 9, 3)
    assert list(logo.pixels) == SEEN * 3


GREYS = {
    "eight bits": (png([[(0,), (100,), (255,)]], colour=GREY), [0, 100, 255]),
    "sixteen bits": (png([[(0,), (25_700,), (65_535,)]], colour=GREY, depth=16), [0, 100, 255]),
    "one bit": (png([[(0,), (1,), (0,)]], colour=GREY, depth=1), [0, 255, 0]),
    "two bits": (png([[(0,), (1,), (3,)]], colour=GREY, depth=2), [0, 85, 255]),
    "in colours": (png([[(9, 9, 9), (100, 100, 100), (255, 255, 255)]]), [9, 100, 255]),
    "see-through": (png([[(0, 255), (0, 51), (0, 0)]], colour=GREY_ALPHA), [0, 204, 255]),
    "see-through of sixteen bits": (png([[(0, 65_535), (0, 0)]], colour=GREY_ALPHA, depth=16), [0, 255]),
    "one colour see-through": (png([[(0,), (100,)]], colour=GREY, extra=chunk(b"tRNS", b"\0\x64")), [0, 255]),
    "one colour see-through of sixteen bits": (
        png([[(0,), (25_700,)]], colour=GREY, depth=16, extra=chunk(b"tRNS", b"\x64\x64")),
        [0, 255],
    ),
}


@pytest.mark.parametrize("form", GREYS)
def test_grey_stays_grey_and_what_is_see_through_becomes_white(form: str, tmp_path: Path) -> None:
    data, seen = GREYS[form]
    (tmp_path / "logo.png").write_bytes(data)

    logo = read_logo(str(tmp_path / "logo.png"))

    assert logo.grey
    assert list(logo.pixels) == seen


@pytest.mark.parametrize(
    ("pixels", "points"),
    [
        ((1200, 300), (120, 30)),
        ((2000, 100), (120, 6)),
        ((100, 1000), (3, 30)),
        ((20, 10), (10, 5)),
        ((60, 60), (30, 30)),
    ],
)
def test_a_logo_fits_its_place_and_is_never_blown_up(
    pixels: tuple[int, int], points: tuple[float, float], tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(png([[(90,)] * pixels[0]] * pixels[1], colour=GREY))

    logo = read_logo(str(tmp_path / "logo.png"))

    assert (logo.width, logo.height) == pytest.approx(points)
    assert logo.columns <= 8 * logo.width + 1
    assert len(logo.pixels) == logo.columns * logo.rows


def huge() -> bytes:
    return flag()[:16] + (100_000).to_bytes(4, "big") * 2 + flag()[24:]


BAD = {
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "it is a JPEG picture, not a PNG picture"),
    "svg": (b'\n<svg xmlns="http://www.w3.org/2000/svg"/>', "it is an SVG drawing"),
    "xml": (b'\xef\xbb\xbf<?xml version="1.0"?><svg/>', "it is an SVG drawing"),
    "pdf": (b"%PDF-1.7", "it is a PDF file"),
    "empty": (b"", "it is empty, not"),
    "cut in the pixels": (LOGO.read_bytes()[:200], "cut or damaged"),
    "cut in the header": (LOGO.read_bytes()[:20], "cut or damaged"),
    "no pixels": (flag()[:33] + chunk(b"IEND", b""), "cut or damaged"),
    "changed": (flag().replace(b"IDAT", b"IDOT"), "cut or damaged"),
    "a checksum off": (flag()[:-20] + b"\0" + flag()[-19:], "cut or damaged"),
    "no rows": (flag()[:16] + b"\0" * 8 + flag()[24:], "cut or damaged"),
    "huge": (huge(), "100,000 × 100,000 pixels"),
    "heavy": (flag() + b"\0" * MOST_BYTES, "more than 4,000,000 bytes"),
    "white": (png([[(255, 255, 255), (252, 252, 252)]]), "it is white"),
    "white on nothing": (png([[(255, 255), (0, 0)]], colour=GREY_ALPHA), "it is white"),
}


@pytest.mark.parametrize("fault", BAD)
def test_what_cannot_be_a_logo_is_one_line(fault: str, folder: Path, capsys: Capture) -> None:
    data, said = BAD[fault]
    (folder / "logo.png").write_bytes(data)

    for command in (["config"], ["brief", "article.txt"]):
        line = complaint(capsys, *command, "--logo", "logo.png")
        assert line.startswith("copydesk: logo.png: ")
        assert said in line


def test_a_folder_is_no_logo(folder: Path, capsys: Capture) -> None:
    (folder / "brand").mkdir()

    assert complaint(capsys, "config", "--logo", "brand") == "copydesk: brand: it is a folder. Name the PNG file."


@given(st.data())
def test_a_picture_damaged_anywhere_is_printed_or_refused(data: st.DataObject) -> None:
    from exports.page.logo import _logo, _UnusableError
    from exports.pdf.images import Logo

    whole = data.draw(st.sampled_from([LOGO.read_bytes(), *FORMS.values(), *(png for png, _ in GREYS.values())]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 20, len(whole))))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            logo = _logo(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])
        except _UnusableError:
            return
    assert isinstance(logo, Logo)
    assert len(logo.pixels) == logo.columns * logo.rows * (1 if logo.grey else 3)


def test_a_logo_is_a_figure_with_alternative_text_and_a_place() -> None:
    data = page(SAMPLE, logo=str(LOGO), organisation="Łódź Press Office")

    (said, box) = re.search(rb"/S /Figure .*?/Alt <FEFF(\w+)> .*?/BBox \[(.*?)\]", data).groups()  # type: ignore[union-attr]
    left, bottom, right, top = map(float, box.split())
    assert bytes.fromhex(said.decode()).decode("utf-16-be") == "Łódź Press Office"
    assert (left, right - left, top - bottom) == pytest.approx((MARGIN, 120, 30), abs=0.01)
    assert 842 - 60 < bottom < top < 842 - 15


def test_the_alternative_text_can_be_said(folder: Path) -> None:
    shutil.copy(LOGO, folder)

    assert "Our ship".encode("utf-16-be").hex().encode() in made(
        folder, "--logo", "logo.png", "--logo-text", "Our ship"
    )
    assert "Logo".encode("utf-16-be").hex().encode() in made(folder, "--logo", "logo.png")


def test_the_logo_is_seen_where_it_says_it_is() -> None:
    picture = pdfium.PdfDocument(page(SAMPLE, logo=str(LOGO)))[0].render(scale=4).to_pil().convert("RGB")

    # The disc of the emblem, 15 points from the left and in the middle of a row from 19.5 to 49.5; (160, 20, 40) at 230/255 on white.
    assert picture.getpixel((round((MARGIN + 15) * 4), round(34.5 * 4))) == pytest.approx((169, 43, 61), abs=2)
    assert picture.getpixel((round((MARGIN + 80) * 4), round(34.5 * 4))) == pytest.approx((20, 60, 140), abs=2)


def test_a_page_with_a_logo_is_the_same_twice() -> None:
    assert page(SAMPLE, logo=str(LOGO)) == page(SAMPLE, logo=str(LOGO))


# The accent ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0), ("#ffff00", 1.07)]
)
def test_contrast_on_white_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.005)


@given(st.integers(0, 0xFFFFFF))
def test_an_accent_can_be_read_or_a_shade_is_named_that_can(number: int) -> None:
    colour = f"#{number:06x}"
    try:
        house = house_of(Settings(accent=colour), PAGE_FONTS)
    except UnfitSetting as error:
        shade = str(error)[-8:-1]
        assert readability(colour) < 4.5
        assert house_of(Settings(accent=shade), PAGE_FONTS).accent == shade
        return
    assert min(contrast(colour, "#ffffff"), contrast(colour, house.tint)) >= 4.5
    assert contrast(house.analysis_ink, house.analysis_tint) >= 4.5


def test_the_accent_colours_the_page(folder: Path) -> None:
    picture = pdfium.PdfDocument(made(folder, "--accent", "#7A1F2B"))[0].render(scale=2).to_pil().convert("RGB")

    assert picture.getpixel((300, 5)) == (0x7A, 0x1F, 0x2B)
    colours = {colour for _, colour in picture.getcolors(1 << 20)}
    assert tuple(int(tint_of("#7a1f2b")[at : at + 2], 16) for at in (1, 3, 5)) in colours
    assert (0x16, 0x3A, 0x5F) not in colours


@pytest.mark.parametrize(
    ("accent", "bar"), [("#8a5a14", NAVY), ("#a0522d", NAVY), ("#7a1f2b", OCHRE), ("#0f5132", OCHRE)]
)
def test_the_analysis_keeps_apart_from_an_accent_like_ochre(accent: str, bar: str) -> None:
    assert house_of(Settings(accent=accent), PAGE_FONTS).analysis_bar == bar


# Marks and dates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", TLP)
def test_the_labels_of_tlp_are_printed_exactly_in_header_and_footer(label: str, folder: Path) -> None:
    text = pdfium.PdfDocument(made(folder, "--handling", label.lower()))[0].get_textpage()
    words = text.get_text_range()

    assert words.count(label) == 2
    assert len(re.findall(r"TLP:\S+", words)) == 2


def test_the_other_files_have_the_label_in_its_exact_form_too(folder: Path) -> None:
    assert main(["export", "article.txt", "--to", "xml", "--handling", " tlp:amber+strict"]) == 0

    assert 'handling="TLP:AMBER+STRICT"' in (folder / "article.xml").read_text(encoding="utf-8")


def test_a_long_handling_mark_is_whole_in_header_and_footer() -> None:
    mark = "Restricted: for the minister’s private office and the press desk, not to be forwarded"

    data = page(SAMPLE, handling=mark, labels="de")

    assert words_on(data).count(squeezed(mark)) == 2
    check_one_page(data)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    "handling", ["TLP:AMBER+STRICT", "Restricted: for the minister’s office and the press desk, not to be sent"]
)
@pytest.mark.parametrize("name", WORDINGS)
def test_everything_in_the_header_has_its_own_place(
    name: str, handling: str, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[tuple[float, float, float, float]] = []
    show, picture = Sheet._show, Sheet.picture

    def noted(self: Sheet, x: float, y: float, lines: list, leading: float, spaced: float) -> None:
        from exports.text.line_breaking import width_of

        for number, line in enumerate(lines):
            size = max(run.style.size for run in line)
            base = y + number * leading
            end = max(
                run.x + width_of(run.text.rstrip(), run.style, PAGE_FONTS) + spaced * len(run.text) for run in line
            )
            places.append((x, base - size * 0.72, x + end, base + size * 0.2))
        show(self, x, y, lines, leading, spaced)

    def pictured(self: Sheet, x: float, y: float, logo: object, alternative: str) -> None:
        places.append((x, y, x + logo.width, y + logo.height))  # type: ignore[attr-defined]
        picture(self, x, y, logo, alternative)  # type: ignore[arg-type]

    monkeypatch.setattr(Sheet, "_show", noted)
    monkeypatch.setattr(Sheet, "picture", pictured)
    page(
        SAMPLE,
        logo=str(LOGO),
        handling=handling,
        page=paper,
        labels=name,
        organisation="European Agency for the Safety of Rivers, Harbours and Coastal Waters",
        prepared="2026-11-22T10:30+01:00",
        embargo="2026-11-24T06:00+01:00",
        contact="Press office, +44 20 0000 0000",
    )

    assert len(places) > 30
    for number, (left, top, right, bottom) in enumerate(places):
        for other, over, end, under in places[:number]:
            assert right <= other or end <= left or bottom <= over or under <= top, (number, left, top)


@pytest.mark.parametrize(
    ("given_text", "labels", "printed"),
    [
        ("2026-11-24T06:00+01:00", "en", "EMBARGOED UNTIL 24 November 2026, 06:00 UTC+01:00"),
        ("2026-11-24", "de", "SPERRFRIST: 24. November 2026"),
        ("24 November 2026, 06:00 CET", "en", "EMBARGOED UNTIL 24 November 2026, 06:00 CET"),
        ("2026-05-01T06:00Z", "fr", "SOUS EMBARGO JUSQU’AU 1er mai 2026 à 06 h 00 UTC"),
    ],
)
def test_an_embargo_stands_in_header_and_footer_and_is_read_once(
    given_text: str, labels: str, printed: str, folder: Path
) -> None:
    data = made(folder, "--embargo", given_text, "--labels", labels)

    assert words_on(data).count(squeezed(printed)) == 2
    read = [squeezed(words) for _, words in tagged(data, folder)]
    assert read.count(squeezed(printed)) == 1
    assert "".join(read).count(squeezed(printed)) == 1


def test_dates_in_the_file_may_stand_without_quotation_marks(folder: Path) -> None:
    (folder / "house.toml").write_text("prepared = 2026-11-22\nembargo = 2026-11-24T06:00:00+01:00\n", encoding="utf-8")

    words = words_on(made(folder, "--config", "house.toml"))

    assert squeezed("prepared 22 November 2026") in words
    assert squeezed("EMBARGOED UNTIL 24 November 2026, 06:00 UTC+01:00") in words


@pytest.mark.parametrize("by_file", [True, False])
def test_now_is_the_time_in_utc_and_that_of_source_date_epoch(
    by_file: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793441425")  # 2026-10-31, 10:10:25 UTC
    (folder / "house.toml").write_text('prepared = "now"\n', encoding="utf-8")

    data = made(folder, *(("--config", "house.toml") if by_file else ("--prepared", "now")))

    assert squeezed("prepared 31 October 2026, 10:10 UTC") in words_on(data)
    assert b"(D:20261031101000" in data


def test_now_is_that_of_the_clock() -> None:
    from datetime import UTC, datetime, timedelta

    before = datetime.now(UTC) - timedelta(minutes=1)
    prepared = datetime.fromisoformat(settings_in_force(None, {"prepared": "now"}).prepared or "")

    assert before <= prepared <= datetime.now(UTC)


def test_the_clock_is_not_read_unless_it_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.configuration._now", lambda: pytest.fail("the clock was read"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793441425")

    assert b"(D:20000101000000" in made(folder)
    assert b"(D:20261122000000" in made(folder, "--prepared", "2026-11-22")


def test_a_time_that_is_none_is_told(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    line = complaint(capsys, "brief", "article.txt", "--prepared", "now")

    assert line.startswith("copydesk: SOURCE_DATE_EPOCH: “yesterday” is no time in seconds.")


@pytest.mark.parametrize(
    "name", ["organisation", "contact", "logo", "logo_text", "accent", "handling", "embargo", "prepared"]
)
def test_an_empty_setting_prints_nothing(name: str) -> None:
    blank = {"logo": "", "accent": ""}.get(name, " \u200b")

    assert squeezed(words_on(page(SAMPLE, **{name: blank}))) == squeezed(words_on(page(SAMPLE)))


# The attachment -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_file", [True, False])
def test_a_page_without_attachment_looks_the_same_and_holds_no_more_than_it_shows(by_file: bool, folder: Path) -> None:
    (folder / "house.toml").write_text("attach = false\n", encoding="utf-8")
    whole = made(folder)

    bare = made(folder, *(("--config", "house.toml") if by_file else ("--no-attachment",)))

    assert words_on(bare) == words_on(whole)
    assert pdfium.PdfDocument(whole).count_attachments() == 1
    assert pdfium.PdfDocument(bare).count_attachments() == 0
    assert b"copydesk.xml" not in bare
    with pytest.raises(UnknownFormat):
        load(bare)


def test_other_formats_do_not_ask_about_the_page() -> None:
    brand = {"logo": str(LOGO), "accent": "#7a1f2b"}  # which the Word file has too
    for name, more in (("json", brand), ("xml", brand), ("docx", {})):
        first, second = BytesIO(), BytesIO()
        EXPORTERS[name].write(SAMPLE, first, Settings())
        EXPORTERS[name].write(SAMPLE, second, Settings(attach=False, labels="de", **more))  # type: ignore[arg-type]
        assert first.getvalue() == second.getvalue()
