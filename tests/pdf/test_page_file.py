"""The page as a file: what a screen reader is told, what an archive asks for, and the annotation that it carries."""

import ast
import re
import zlib
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import places
import pytest
from drawn import annotated_texts
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from made import made
from printed import program, tagged
from verapdf import PAGES, PROFILES, SAMPLE, validated

from annotate.model import AnnotatedText, Note
from copydesk.command import main
from exports import EXPORTERS, Settings, load, read_changes
from exports.page.sheet import Sheet
from exports.text.fonts import fonts_for
from exports.wording import WORDINGS
from source.errors import AnnotationError, CopydeskError, TooLarge, UnknownFormat
from source.formats import attached_xml, own_format
from source.limits import Limits
from source.model import Remark, Span

pdfium = pytest.importorskip("pypdfium2")


def written(form: str, annotated: AnnotatedText = SAMPLE, **chosen: object) -> bytes:
    out = BytesIO()
    EXPORTERS[form].write(annotated, out, Settings(**chosen))  # type: ignore[arg-type]
    return out.getvalue()


@cache
def page(name: str) -> bytes:
    annotated, chosen = PAGES[name]
    return written("pdf", annotated, **chosen)


PDF = page("sample")


# What a screen reader is told ---------------------------------------------------------------------------------------


def test_the_tags_name_headings_lists_and_quotations_in_reading_order(tmp_path: Path) -> None:
    kinds = [kind for kind, _ in tagged(PDF, tmp_path)]

    assert kinds[:7] == ["Document", "P", "H1", "P", "H2", "P", "H2"]
    assert kinds.count("H1") == 1
    assert kinds.count("L") == 1
    assert kinds.count("LI") == kinds.count("Lbl") == kinds.count("LBody") == 8
    assert kinds.count("BlockQuote") == 4
    assert [words for kind, words in tagged(PDF, tmp_path) if kind == "H2"] == [
        "BOTTOM LINE",
        "KEY CLAIMS",
        "ANALYSIS",
        "IN THEIR WORDS",
        "SOURCING",
        "NOT ON THIS PAGE",
    ]


# Two pages in the fast run, all of them in the slow one.
@pytest.mark.parametrize(
    "name", [name if name in ("sample", "mixed") else pytest.param(name, marks=pytest.mark.slow) for name in PAGES]
)
def test_what_is_read_is_what_was_printed_in_that_order(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    show = Sheet._show

    def noted(self: Sheet, x: float, y: float, lines: list, *rest: float) -> None:
        if not self.tags._passed_over:
            printed.extend(self.fonts.shown(run.text, run.style.font) for line in lines for run in line)
        show(self, x, y, lines, *rest)

    monkeypatch.setattr(Sheet, "_show", noted)
    annotated, chosen = PAGES[name]
    read = "".join(words for _, words in tagged(written("pdf", annotated, **chosen), tmp_path))

    assert squeezed(read) == squeezed("".join(printed))
    assert len(read) > 200


def squeezed(text: str) -> str:
    # Poppler writes ligatures, and what cannot be seen, in its own way.
    return "".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").split())


def test_words_at_the_ends_of_lines_do_not_run_together(tmp_path: Path) -> None:
    words = {words for _, words in tagged(PDF, tmp_path)}

    assert "Halvern Backs Tidal Barrier After Eight-Year Dispute" in words
    assert "“I am not against safety. But forty days is a season”" in words


def test_a_broken_word_stays_one_word(tmp_path: Path) -> None:
    annotated = made("[C]" + "x" * 200, title="y" * 200)

    assert ("H1", "y" * 200) in tagged(written("pdf", annotated), tmp_path)


def test_page_number_and_second_handling_mark_are_passed_over(tmp_path: Path) -> None:
    words = [words for _, words in tagged(page("handling"), tmp_path)]

    assert words.count("TLP:AMBER+STRICT") == 1
    assert not any("Page 1 of 1" in each for each in words)
    assert "Page 1 of 1" in pdfium.PdfDocument(page("handling"))[0].get_textpage().get_text_range()


def test_words_outside_every_element_are_an_error() -> None:
    from exports.pdf import PageCanvas, Tags
    from exports.text.line_breaking import Style

    canvas = PageCanvas(BytesIO(), (595, 842), font="CdSans-Regular", language="en")
    sheet = Sheet(canvas, Tags(canvas), 595, 842, fonts_for(None, None))

    with pytest.raises(ValueError, match="belong to an element or an artifact"):
        sheet.text(46, 46, "It rained.", Style("sans", 9, "#000000"))


def test_our_own_words_have_their_language_where_the_text_has_another() -> None:
    source = SAMPLE.source
    german = replace(SAMPLE, source=replace(source, origin=replace(source.origin, language="de-CH")))

    data = written("pdf", german)

    assert b"/Lang (de-CH)" in data
    assert re.search(rb"/S /H2 [^>]*/Lang \(en\)", data)
    assert not re.search(rb"/S /LBody [^>]*/Lang", data)
    assert not re.search(rb"/S /H2 [^>]*/Lang", PDF)


def test_a_text_that_does_not_name_its_language_is_read_aloud_in_that_of_its_words() -> None:
    german = "Der Stadtrat hat am Montag beschlossen, dass die Brücke bis zum Herbst gesperrt wird und die Fähre fährt."

    assert b"/Lang (de)" in written("pdf", undeclared(f"[C]{german}"))
    assert b"/Lang (en)" in written("pdf", undeclared("[C]It rained."))


def undeclared(marked: str) -> AnnotatedText:
    annotated = made(marked)
    return replace(annotated, source=replace(annotated.source, origin=replace(annotated.source.origin, language=None)))


@pytest.mark.parametrize("language", ["no language", "x", "", "en_GB", "(", None])
def test_what_is_no_language_tag_does_not_get_into_the_file(language: str | None) -> None:
    source = SAMPLE.source
    odd = replace(SAMPLE, source=replace(source, origin=replace(source.origin, language=language)))

    assert re.findall(rb"/Lang \((.*?)\)", written("pdf", odd)) == [b"en"]


def test_the_bookmarks_lead_to_headline_and_zones() -> None:
    entries = [(mark.level, mark.get_title()) for mark in pdfium.PdfDocument(PDF).get_toc()]

    assert entries[0] == (0, "Halvern Backs Tidal Barrier After Eight-Year Dispute")
    assert [title for level, title in entries if level == 1] == [
        "Bottom line",
        "Key claims",
        "Analysis",
        "In their words",
        "Sourcing",
        "Not on this page",
    ]


# What an archive asks for -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    folder = tmp_path_factory.mktemp("pages")
    for name in PAGES:
        (folder / f"{name}.pdf").write_bytes(page(name))
    (folder / "bare.pdf").write_bytes(bare_page())
    return validated([folder / f"{name}.pdf" for name in (*PAGES, "bare")])


def bare_page() -> bytes:
    """Return a page as ReportLab writes it if nobody asks for more."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 72, "It rained in Orsk.")
    canvas.save()
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_conforms_to_both_standards(
    name: str, profile: str, verdicts: dict[tuple[str, str], list[str]]
) -> None:
    assert verdicts[f"{name}.pdf", profile] == []


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_the_checker_finds_faults_in_a_bare_page(profile: str, verdicts: dict[tuple[str, str], list[str]]) -> None:
    assert len(verdicts["bare.pdf", profile]) > 3


@pytest.mark.parametrize("name", PAGES)
def test_the_file_is_whole_and_its_fonts_are_in_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(page(name))

    assert "No syntax or stream encoding errors" in program("qpdf", "--check", str(path))
    fonts = program("pdffonts", str(path)).splitlines()[2:]
    assert len(fonts) >= 4
    assert all(re.search(r"\+\S+ +(CID )?TrueType +\S+ +yes yes yes", font) for font in fonts), fonts


@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_the_file_acts(name: str) -> None:
    data = re.sub(rb"\nstream\n.*?\nendstream\n", b"", page(name), flags=re.DOTALL)

    for word in (b"/JS", b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction", b"/AA", b"/Annots", b"/AcroForm"):
        assert not re.search(word + rb"\b", data)


def test_the_file_says_what_it_is_twice_and_the_same() -> None:
    data = page("markup")
    start, end = data.index(b"<?xpacket begin"), data.index(b'<?xpacket end="r"?>')
    packet = etree.fromstring(data[start:end].split(b"?>", 1)[1])
    names = {"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}

    (title,) = packet.xpath("//dc:title/rdf:Alt/rdf:li/text()", namespaces=names)
    (source,) = packet.xpath("//dc:source/text()", namespaces=names)

    assert title == pdfium.PdfDocument(data).get_metadata_dict()["Title"] == "<&>(\\) “Ł”"
    assert source == "sha256:" + PAGES["markup"][0].source.origin.sha256


@pytest.mark.parametrize(
    ("prepared", "date"),
    [
        ("2026-11-22", b"20261122000000"),
        ("2026-11-22T10:30+01:00", b"20261122093000"),
        ("next week", b"20000101000000"),
        ("0001-01-01", b"00010101000000"),
        (None, b"20000101000000"),
    ],
)
def test_the_date_is_the_one_that_was_set_and_never_the_clock(prepared: str | None, date: bytes) -> None:
    data = written("pdf", prepared=prepared)

    assert set(re.findall(rb"\(D:(\d{14})", data)) == {date}


# The annotation that it carries -------------------------------------------------------------------------------------


def test_the_attachment_is_the_xml_export() -> None:
    document = pdfium.PdfDocument(PDF)

    assert document.count_attachments() == 1
    assert document.get_attachment(0).get_name() == "copydesk.xml"
    assert bytes(document.get_attachment(0).get_data()) == written("xml")


@pytest.mark.parametrize("name", [name for name in PAGES if name != "no attachment"])
def test_a_page_is_read_back_as_it_was_annotated(name: str) -> None:
    annotated, _ = PAGES[name]

    assert load(page(name)) == annotated


@given(annotated_texts())
def test_any_text_comes_back_from_its_page(annotated: AnnotatedText) -> None:
    outside = replace(annotated.source, remarks=())

    assert load(written("pdf", annotated)) == replace(annotated, source=outside, notes=(), baseline=None)


def test_what_editors_noted_and_took_out_does_not_leave_with_the_page() -> None:
    noted = replace(made("[C]It rained."), notes=(Note("s01", "Ask Tom first.", "Mara Keller"),), baseline="It poured.")
    remarks = (Remark(Span(0, 2), "Mara Keller", None, "What did?"), Remark(None, "Tom Reyes", None, "Not for them."))
    noted = replace(noted, source=replace(noted.source, remarks=remarks))

    found = load(written("pdf", noted))

    assert (found.text, found.notes, found.baseline) == ("It rained.", (), None)
    assert found.source.remarks == ()


def test_the_command_makes_a_word_file_of_a_page(tmp_path: Path) -> None:
    path, out = tmp_path / "briefing.pdf", tmp_path / "again.docx"
    path.write_bytes(PDF)

    assert main(["export", str(path), "--to", "docx", "-o", str(out)]) == 0
    assert load(out).segments == SAMPLE.segments


def test_a_page_has_no_changes_to_tell() -> None:
    with pytest.raises(AnnotationError, match="no Word file that copydesk marked up"):
        read_changes(PDF)


@pytest.mark.parametrize(
    "option", ["--linearize", "--object-streams=generate", "--recompress-flate", "--newline-before-endstream"]
)
def test_a_page_that_another_program_saved_is_read_back(option: str, tmp_path: Path) -> None:
    path, again = tmp_path / "page.pdf", tmp_path / "again.pdf"
    path.write_bytes(PDF)
    program("qpdf", option, str(path), str(again))

    assert load(again) == SAMPLE


def test_a_later_attachment_of_ours_goes_before_an_earlier_one() -> None:
    other = written("pdf", made("[C]It rained in Orsk."))

    assert load(PDF + other).text == "It rained in Orsk."


def attachment(content: bytes) -> bytes:
    """Return the least of a PDF file that has an attachment."""
    packed = zlib.compress(content)
    head = b"%%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return head + packed + b"\nendstream\nendobj\n"


ROOT = b'<annotated xmlns="urn:copydesk:annotated:1">'


def test_an_attachment_that_unpacks_to_too_much_is_refused() -> None:
    bomb = attachment(ROOT + b" " * 3_000_000)

    with pytest.raises(TooLarge, match="max-expanded"):
        load(bomb, limits=Limits(max_expanded=2_000_000))


@pytest.mark.parametrize(
    "data",
    [
        attachment(ROOT + b"It rained. " * 9)[:-30],
        attachment(ROOT),
        attachment(b"<other/>") + b"/F (copydesk.xml)",
        PDF.replace(b"/FlateDecode", b"/LZWDecode"),
    ],
)
def test_a_damaged_attachment_is_told_in_one_line(data: bytes) -> None:
    with pytest.raises(AnnotationError) as caught:
        load(data)

    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("data", [bare_page(), attachment(b"<invoice/>"), b"%PDF-1.7 /EmbeddedFile stream\n"])
def test_any_other_pdf_is_refused_as_before(data: bytes) -> None:
    assert own_format(data) is None
    with pytest.raises(UnknownFormat, match="a PDF file"):
        load(data)


@given(st.data())
def test_a_page_damaged_anywhere_is_refused_or_read_as_it_was(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PDF)))
    end = data.draw(st.integers(start, min(start + 60, len(PDF))))
    damaged = PDF[:start] + data.draw(st.binary(max_size=40)) + PDF[end:]

    try:
        annotated = load(damaged, name="page.pdf")
    except CopydeskError:
        return
    # Without its first bytes it is no PDF, and whatever else it is, is told apart by others.
    assert annotated == SAMPLE or not damaged.startswith(b"%PDF-")


@pytest.mark.slow
def test_a_file_full_of_attachments_is_looked_through_quickly() -> None:
    from time import process_time

    hostile = b"%PDF-1.7\n" + attachment(b" " * 5000)[9:] * 60_000

    began = process_time()

    assert own_format(hostile) is None
    assert process_time() - began < 1


def test_the_attachment_is_found_without_a_library_for_pdf() -> None:
    assert attached_xml(PDF, Limits()) == written("xml")


def test_a_time_of_the_build_that_is_none_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    assert main(["demo", "-o", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "copydesk: SOURCE_DATE_EPOCH: “yesterday” is no time in seconds. Correct it, or unset it.\n"
    )
    assert list(tmp_path.iterdir()) == []


# ReportLab's own parts ------------------------------------------------------------------------------------------------


def inner_parts(path: Path) -> set[str]:
    """Return the private names of others that a file touches: not those of self, of a class of its own, or of lxml's types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (
            (node.attr.startswith("_") and not node.attr.endswith("__")) or node.attr in ("__class__", "__NoDefault__")
        )
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls", "etree"))
    } | {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("delayedFonts", "idToObject")
    }


def test_only_one_module_touches_what_reportlab_keeps_to_itself() -> None:
    touched = {
        path.name: inner_parts(path)
        for room in ("page", "pdf", "text")
        for path in (places.ROOT / "exports" / room).glob("*.py")
    }

    assert touched.pop("canvas.py") >= {"_timeStamp", "__class__", "delayedFonts", "idToObject"}
    assert {name: parts for name, parts in touched.items() if parts} == {}


def test_the_file_says_what_it_is_in_its_info_as_in_its_metadata(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(PDF)

    stated = {
        name: value.strip()
        for name, _, value in (line.partition(":") for line in program("pdfinfo", str(path)).splitlines())
    }

    assert stated["Title"] == SAMPLE.headline
    assert stated["Subject"] == WORDINGS["en"].one_page
    assert stated["Author"] == WORDINGS["en"].no_author
    assert stated["Creator"].startswith("copydesk ")
