"""The marked-up Word file as an editor sees it: labels, styles, tints, index and sheet; plain; and whatever is given to it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from made import made, made_sample
from places import ARTICLES
from test_export_word import W, converted, expected, pandoc_paragraphs, part, word_file
from test_word_checks import found_by_schemas
from timing import least_ratio
from word_lint import findings

from annotate.model import AnnotatedText, Kind, Segment
from copydesk.command import main
from copydesk.configuration import describe
from exports import Settings, load
from exports.word.body import bookmark_names
from exports.word.styles import LETTERS, quoted_style_of, style_of, text_style_of
from exports.word.writing import write_word
from source.errors import ExportError, UnfitSetting
from source.model import Block, SourceText, Span

ARTICLES = sorted((ARTICLES).iterdir())
VALUE = W + "val"
MIXED = made(
    "[C]It rained. [Q]“{direct|Ann Vole||Yes},” she said. [A]It shows.\n\n@heading [C]More. [A]So.\n\n[Q]“{direct|||No}”"
)


def faults(data: bytes, folder: Path) -> list[str]:
    """What our lint and the schemas find."""
    path = folder / "checked.docx"
    path.write_bytes(data)
    return [*findings(data), *found_by_schemas(path)]


def written(annotated: AnnotatedText, **settings: object) -> bytes:
    out = BytesIO()
    write_word(annotated, out, Settings(**settings))  # type: ignore[arg-type]
    return out.getvalue()


def styles_of(data: bytes) -> dict[str, str]:
    """The name of each style by its id."""
    root = part(data, "word/styles.xml")
    return {str(s.get(W + "styleId")): str(s.find(W + "name").get(VALUE)) for s in root.iter(W + "style")}  # type: ignore[union-attr]


def labels_of(data: bytes) -> dict[str | None, str | None]:
    """The label of each list by the style that it is linked to."""
    found = {}
    for level in part(data, "word/numbering.xml").iter(W + "lvl"):
        style, text = level.find(W + "pStyle"), level.find(W + "lvlText")
        found[None if style is None else style.get(VALUE)] = text.get(VALUE)  # type: ignore[union-attr]
    return found


# Labels, styles, tints ----------------------------------------------------------------------------------------------


def test_each_kind_counts_in_a_list_that_its_style_brings() -> None:
    labels = labels_of(word_file(MIXED))

    assert {kind: labels[style_of(kind)] for kind in Kind} == {kind: f"{LETTERS[kind]}%1" for kind in Kind}


def test_a_mixed_paragraph_has_the_style_of_its_mixture_and_no_list_of_its_own() -> None:
    data = word_file(MIXED)
    paragraph = next(part(data, "word/document.xml").iter(W + "p"))

    assert paragraph.find(f"{W}pPr/{W}pStyle").get(VALUE) == "CopydeskMixedCQA"  # type: ignore[union-attr]
    assert paragraph.find(f"{W}pPr/{W}numPr") is None
    assert styles_of(data)["CopydeskMixedCQA"] == "Copydesk C Q A"
    assert labels_of(data)["CopydeskMixedCQA"] == "C Q A"


def test_a_heading_names_its_kinds_beside_its_own_style() -> None:
    heading = list(part(word_file(MIXED), "word/document.xml").iter(W + "p"))[1]

    assert heading.find(f"{W}pPr/{W}pStyle").get(VALUE) == "Heading2"  # type: ignore[union-attr]
    assert heading.find(f"{W}pPr/{W}numPr") is not None


def test_in_a_mixed_paragraph_every_run_tells_its_kind_and_whether_it_is_quoted() -> None:
    paragraph = next(part(word_file(MIXED), "word/document.xml").iter(W + "p"))

    found = [
        (run.find(f"{W}rPr/{W}rStyle").get(VALUE), "".join(run.itertext()))  # type: ignore[union-attr]
        for run in paragraph.iter(W + "r")
        if run.find(f"{W}rPr/{W}rStyle") is not None
    ]
    assert found == [
        (text_style_of(Kind.CLAIM), "It rained."),
        (text_style_of(Kind.QUOTE), "“"),
        (quoted_style_of(Kind.QUOTE), "Yes"),
        (text_style_of(Kind.QUOTE), ",” she said."),
        (text_style_of(Kind.ANALYSIS), "It shows."),
    ]


def test_in_a_paragraph_of_one_kind_only_words_quoted_are_marked() -> None:
    paragraph = list(part(word_file(MIXED, "none"), "word/document.xml").iter(W + "p"))[2]

    runs = [("".join(run.itertext()), run.find(f"{W}rPr/{W}rStyle")) for run in paragraph.iter(W + "r")]
    assert [(words, style if style is None else style.get(VALUE)) for words, style in runs] == [
        ("“", None),
        ("No", "CopydeskQuotedWords"),
        ("”", None),
    ]


def test_every_kind_has_its_own_form_of_underline_and_quoted_words_keep_it() -> None:
    styles = {str(s.get(W + "styleId")): s for s in part(word_file(MIXED), "word/styles.xml").iter(W + "style")}

    def form(style: str) -> str | None:
        line = styles[style].find(f"{W}rPr/{W}u")
        return None if line is None else line.get(VALUE)

    forms = [form(text_style_of(kind)) for kind in Kind]
    assert len(set(forms)) == len(forms)
    assert [form(quoted_style_of(kind)) for kind in Kind] == forms


def test_on_grey_paper_quoted_words_are_darker_than_what_stands_around_them() -> None:
    styles = {str(s.get(W + "styleId")): s for s in part(word_file(MIXED), "word/styles.xml").iter(W + "style")}
    tints = {name: str(shade.get(W + "fill")) for name, style in styles.items() for shade in style.iter(W + "shd")}

    darker = [grey(tints[text_style_of(kind)]) - grey(tints[quoted_style_of(kind)]) for kind in Kind]

    assert all(step >= 4 for kind, step in zip(Kind, darker, strict=True) if kind is not Kind.BOILERPLATE)
    assert tints["CopydeskQuotedWords"] == tints[quoted_style_of(Kind.QUOTE)]


def grey(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.slow
def test_libreoffice_draws_each_label_once_where_paragraphs_are_deleted(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    text = made("[C]It rained.\n\n[B]Share\n\n[C]It snowed.\n\n[C]It froze.\n\n[Q]“{direct|||No}”")
    page = pdfium.PdfDocument(converted(word_file(text, "none"), tmp_path, "pdf"))[0]

    lines = page.get_textpage().get_text_range().splitlines()

    assert "[" not in "".join(lines)
    assert [line[0] for line in lines if line.endswith(("rained.", "snowed.", "froze.", "”", "Share"))] == list("CBCCQ")


# From right to left, languages --------------------------------------------------------------------------------------


def test_a_paragraph_from_right_to_left_has_its_bar_on_the_right() -> None:
    paragraph = next(part(word_file(made("[C]الجسر مغلق")), "word/document.xml").iter(W + "p"))

    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    assert paragraph.find(f"{W}pPr/{W}pBdr/{W}left").get(VALUE) == "nil"  # type: ignore[union-attr]
    assert paragraph.find(f"{W}pPr/{W}pBdr/{W}right").get(VALUE) == "single"  # type: ignore[union-attr]
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in paragraph.iter(W + "r"))


@pytest.mark.parametrize(
    ("given", "told"), [("de", "de"), ("pt_BR", "pt-BR"), (None, "en"), ("no such <language>", "en")]
)
def test_the_language_is_the_sources_and_what_is_ours_is_english(given: str | None, told: str) -> None:
    source = MIXED.source
    annotated = replace(MIXED, source=replace(source, origin=replace(source.origin, language=given)))

    root = part(word_file(annotated), "word/styles.xml")

    languages = {str(s.get(W + "styleId")): s.find(f"{W}rPr/{W}lang") for s in root.iter(W + "style")}
    assert root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(VALUE) == told  # type: ignore[union-attr]
    assert languages["CopydeskSheet"].get(VALUE) == languages["Header"].get(VALUE) == "en-GB"  # type: ignore[union-attr]
    assert languages["CopydeskSheetWords"].get(VALUE) == told  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "attribute"), [("ar", "bidi"), ("he", "bidi"), ("ja", "eastAsia"), ("zh-TW", "eastAsia")]
)
def test_a_language_of_another_writing_is_said_where_word_asks_for_it(language: str, attribute: str) -> None:
    origin = replace(MIXED.source.origin, language=language)
    root = part(word_file(replace(MIXED, source=replace(MIXED.source, origin=origin))), "word/styles.xml")

    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    assert default.get(W + attribute) == default.get(VALUE) == language
    usual = {"bidi": "ar-SA", "eastAsia": "en-US"}
    assert all(default.get(W + name) == other for name, other in usual.items() if name != attribute)


# Index, sheet, header -----------------------------------------------------------------------------------------------


def tables_of(data: bytes) -> list[list[list[str]]]:
    root = part(data, "word/document.xml")
    return [
        [["".join(cell.itertext()).strip() for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
        for table in root.iter(W + "tbl")
    ]


def test_the_index_lists_who_speaks_with_links_to_the_segments() -> None:
    annotated = made("[Q]“{direct|Ann Vole|Mayor|Yes},” she said.\n\n[C]{indirect|Ann Vole|Mayor|It rained}, she said.")
    index, _, sheet = tables_of(word_file(annotated))

    assert index == [["Speaker", "Role", "Segments"], ["Ann Vole", "Mayor", "s01, s02"]]
    assert sheet[0] == ["Id", "Kind", "Speaker", "Words", "Why"]
    links = [link.get(W + "anchor") for link in part(word_file(annotated), "word/document.xml").iter(W + "hyperlink")]
    assert links == ["cd_s01", "cd_s02", "cd_s01", "cd_s02"]


def test_a_source_without_a_name_is_listed_as_the_text_calls_it() -> None:
    annotated = made("[Q]“{direct|||A ruin},” said a fisherman.")
    quotation = replace(annotated.quotations[0], speaker_span=Span(15, 26))
    annotated = replace(annotated, quotations=(quotation,))

    (row,) = tables_of(word_file(annotated))[0][1:]

    assert row == ["a fisherman (no name given)", "", "s01"]


def test_our_headings_stand_in_the_navigation() -> None:
    styles = {str(s.get(W + "styleId")): s for s in part(word_file(MIXED), "word/styles.xml").iter(W + "style")}

    assert styles["CopydeskSheetHeading"].find(f"{W}pPr/{W}outlineLvl") is not None


def test_all_that_is_ours_in_the_body_has_a_style_of_ours() -> None:
    data = word_file(made_sample())
    names, root = styles_of(data), part(data, "word/document.xml")

    ours = [p for p in root.iter(W + "p") if p.find(W + "bookmarkStart") is None]
    used = {names[style.get(VALUE, "")] for p in ours for style in p.iter(W + "pStyle")}
    tables = {names[style.get(VALUE, "")] for style in root.iter(W + "tblStyle")}
    assert all(name.startswith("Copydesk Sheet") for name in used | tables)


def test_the_header_names_title_handling_and_embargo_and_explains_the_marks() -> None:
    annotated = made("[C]It rained.", title="Rain\nat last")
    lines = [
        "".join(p.itertext())
        for p in part(written(annotated, handling="TLP:RED", embargo="2026-11-24"), "word/header1.xml").iter(W + "p")
    ]

    assert lines == [
        "TLP:RED   EMBARGOED UNTIL 24 November 2026   Rain at last",
        "C claim   Q quote   words quoted   A analysis   B boilerplate, proposed for deletion",
    ]


# Plain --------------------------------------------------------------------------------------------------------------


def test_plain_leaves_the_words_in_normal_and_headings_with_comments_only() -> None:
    data = written(made_sample(), plain=True, comments="all")
    document = part(data, "word/document.xml")

    assert {style.get(VALUE) for style in document.iter(W + "pStyle")} == {"Heading1"}
    assert {style.get(VALUE) for style in document.iter(W + "rStyle")} == {"CommentReference"}
    assert not [node for tag in ("del", "numPr", "pBdr", "tbl", "sdt") for node in document.iter(W + tag)]
    assert not any(style.startswith("Copydesk") for style in styles_of(data))
    assert len(part(data, "word/comments.xml")) == len(made_sample().segments)
    assert len(list(document.iter(W + "bookmarkStart"))) == len(made_sample().segments)


def test_plain_is_read_back_like_any_other() -> None:
    assert load(written(made_sample(), plain=True)) == made_sample()


def test_plain_is_a_setting_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text("plain = true\n")
    (tmp_path / "wrong.toml").write_text('plain = "yes"\n')

    lines = [line.split() for line in describe(str(tmp_path / "house.toml"), {})]

    assert ["plain", "=", "true", "#", str(tmp_path / "house.toml"), "(--config)"] in lines
    assert ["plain", "=", "false", "#", "default"] in [line.split() for line in describe(None, {})]
    with pytest.raises(UnfitSetting, match="must be true or false"):
        describe(str(tmp_path / "wrong.toml"), {})


def test_the_option_plain_makes_a_plain_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained all day on Monday, the harbour office said.\n")

    assert main(["markup", str(tmp_path / "a.txt"), "--plain", "-o", str(tmp_path / "a.docx")]) == 0

    assert not any(style.startswith("Copydesk") for style in styles_of((tmp_path / "a.docx").read_bytes()))


# Whatever is given --------------------------------------------------------------------------------------------------


def test_bookmarks_and_drop_downs_are_unique_whatever_the_ids_are(tmp_path: Path) -> None:
    ids = ["s01", "a01", "s-1", "S01", "two\nlines", "x" * 90]
    annotated = made("\n\n".join("[C]It rained." for _ in ids))
    annotated = replace(
        annotated, segments=tuple(replace(s, id=i) for s, i in zip(annotated.segments, ids, strict=True))
    )

    names = bookmark_names(annotated.segments)
    controls = [node.get(VALUE) for node in part(word_file(annotated), "word/document.xml").iter(W + "id")]

    assert (names["s01"], names["a01"]) == ("cd_s01", "cd_a01")
    assert len({name.lower() for name in names.values()}) == len(set(controls)) == len(ids)
    assert faults(word_file(annotated, "all"), tmp_path) == []


def test_titles_and_names_from_outside_are_cut_and_cleaned(tmp_path: Path) -> None:
    annotated = made("[C]It rained.", title="A\x00\n" + "x" * 900, name="\x1b[2J.txt")

    assert faults(written(annotated, organisation="\x01" + "o" * 900, handling="\x02\nRED"), tmp_path) == []


@pytest.mark.parametrize("prepared", ["2026-99-99", "2026-02-30", "tomorrow", "", "2026"])
def test_without_a_day_that_can_be_no_change_has_a_date(prepared: str) -> None:
    data = written(made("[B]Share"), prepared=prepared, comments="all")

    marks = [*part(data, "word/document.xml").iter(W + "del"), *part(data, "word/comments.xml").iter(W + "comment")]
    assert len(marks) > 2
    assert {node.get(W + "date") for node in marks} == {None}
    assert not list(part(data, "docProps/core.xml").iter("{http://purl.org/dc/terms/}created"))


@pytest.mark.parametrize("prepared", ["2026-11-22", "2026-11-22T09:30+01:00"])
def test_changes_and_comments_bear_the_day_of_the_work(prepared: str) -> None:
    data = written(made("[B]Share"), prepared=prepared, comments="all")

    marks = [*part(data, "word/document.xml").iter(W + "del"), *part(data, "word/comments.xml").iter(W + "comment")]
    assert {node.get(W + "date") for node in marks} == {"2026-11-22T00:00:00Z"}


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ufffe", "\ud800"])
def test_what_no_word_file_can_hold_is_named_with_its_place(character: str) -> None:
    text = f"It {character}rained."
    source = SourceText(text, (Block(0, len(text)),))
    segment = Segment("s01", 0, len(text), Kind.CLAIM, 0.9, "marks", ("why",), "test")

    with pytest.raises(ExportError, match=rf"U\+{ord(character):04X} stands at 3 of the text"):
        word_file(AnnotatedText(source, (segment,)))
    clean = made("[C]It rained.")
    with pytest.raises(ExportError, match="the reasons of s01"):
        word_file(replace(clean, segments=(replace(clean.segments[0], reasons=(character,)),)))


def test_a_carriage_return_in_the_text_survives() -> None:
    text = "One\rtwo"
    segment = Segment("s01", 0, len(text), Kind.CLAIM, 0.9, "marks", ("why",), "test")
    data = word_file(AnnotatedText(SourceText(text, (Block(0, len(text)),)), (segment,)))

    assert next(part(data, "word/document.xml").iter(W + "t")).text == text


def test_letter_paper_is_letter_paper() -> None:
    size = next(part(written(MIXED, page="Letter"), "word/document.xml").iter(W + "pgSz"))

    assert (size.get(W + "w"), size.get(W + "h")) == ("12240", "15840")


def test_two_exports_are_the_same_to_the_byte() -> None:
    assert word_file(made_sample(), "all") == word_file(made_sample(), "all")


@pytest.mark.slow
def test_an_article_takes_at_most_two_thirds_of_an_empty_document_of_python_docx() -> None:
    annotated = made_sample()

    ratio = least_ratio(lambda: word_file(annotated), lambda: docx.Document().save(BytesIO()), times=15)

    assert ratio <= 2 / 3


# Ten articles -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_our_articles_pass_the_checks_and_are_the_source_again(path: Path, tmp_path: Path) -> None:
    annotated = load(path)
    data = word_file(annotated, "all")

    assert faults(data, tmp_path) == []
    assert load(data) == annotated
    for changes, boilerplate in (("reject", True), ("accept", False)):
        found = pandoc_paragraphs(data, changes, tmp_path)
        assert [" ".join(p.split()) for p in found if p.strip()] == expected(annotated, boilerplate=boilerplate)


def test_there_are_ten_articles() -> None:
    assert len(ARTICLES) >= 10
