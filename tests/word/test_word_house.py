"""The marked-up file made of a house's own Word file: what stays of the house, what is brought in, what goes, and what is refused."""

import copy
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor, Twips
from houses import DOCUMENT_TYPE, FOOT, LETTERHEAD, house_document, saved
from lxml import etree
from made import made, made_sample
from test_export_word import expected, pandoc_paragraphs
from test_word_checks import CHECKERS, INSTALLED_LATE
from word_files import W, packed, parts_of, word_file

from annotate.model import Kind
from copydesk.command import main
from exports import load, read_changes, to_document
from exports.word.package import merge_styles
from exports.word.styles import COMMENT_STYLES, SHEET_STYLES, STYLES, style_of
from source.errors import UnfitSetting

MACROS = ("document.macroEnabled.main+xml", "template.macroEnabledTemplate.main+xml")
MIXED = made(
    "@headline [C]Rain\n\n[C]It rained. [A]So it goes.\n\n@heading [A]More\n\n[Q]“{direct|Ann Vole||Yes}” [C]So.\n\n[B]Share"
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.dotx"
    path.write_bytes(saved(house_document(), template=True))
    return path


def renamed(parts: dict[str, bytes], old: bytes, new: bytes) -> None:
    """Give an id another name wherever it stands, as Word in another language has it."""
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = parts[name].replace(b'"' + old + b'"', b'"' + new + b'"')


def made_of(folder: Path, change: Callable[[dict[str, bytes]], None], **settings: object) -> bytes:
    """Return the file made of a house's document after a change of its parts."""
    parts = parts_of(saved(house_document()))
    change(parts)
    (folder / "house.docx").write_bytes(packed(parts))
    return word_file(MIXED, "all", template=str(folder / "house.docx"), **settings)


def root_of(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts_of(data)[name])


def names_of(data: bytes) -> dict[str, str]:
    """The name of each style by its id."""
    styles = root_of(data, "word/styles.xml").iter(W + "style")
    return {str(s.get(W + "styleId")): str(s.find(W + "name").get(W + "val")) for s in styles}  # type: ignore[union-attr]


# What stays -----------------------------------------------------------------------------------------------------------------


def test_letterhead_page_and_fonts_are_those_of_the_house(house: Path) -> None:
    document = docx.Document(BytesIO(word_file(MIXED, template=str(house))))

    section = document.sections[-1]
    assert section.header.paragraphs[0].text == LETTERHEAD
    assert len(list(section.header._element.iter("{*}blip"))) == 1
    assert section.footer.paragraphs[0].text == FOOT
    assert (section.left_margin, section.page_width) == (Twips(2222), Twips(12240))
    assert document.styles["Normal"].font.name == "Georgia"
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0x1F, 0x2B)


@pytest.mark.parametrize("kind", [f"application/vnd.ms-word.{kind}" for kind in MACROS])
def test_a_file_with_macros_gives_its_looks_and_no_macro(kind: str, tmp_path: Path) -> None:
    def with_macros(parts: dict[str, bytes]) -> None:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(DOCUMENT_TYPE, kind.encode())
        parts["word/vbaProject.bin"] = b"macros"
        add_to(
            parts,
            "[Content_Types].xml",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        )
        link = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
        add_to(
            parts,
            "word/_rels/document.xml.rels",
            b'<Relationship Id="rId99" Type="%s" Target="vbaProject.bin"/>' % link,
        )

    data = made_of(tmp_path, with_macros)

    assert docx.Document(BytesIO(data)).sections[0].header.paragraphs[0].text == LETTERHEAD
    assert "word/vbaProject.bin" not in parts_of(data)


def test_headers_that_a_last_section_has_from_one_before_stay(tmp_path: Path) -> None:
    document = house_document()
    document.add_section()
    (tmp_path / "house.docx").write_bytes(saved(document))

    made_with = docx.Document(BytesIO(word_file(MIXED, template=str(tmp_path / "house.docx"))))

    assert len(made_with.sections) == 1
    assert made_with.sections[0].header.paragraphs[0].text == LETTERHEAD


def test_a_style_of_ours_that_the_house_has_is_the_houses(tmp_path: Path) -> None:
    document = house_document()
    style = document.styles.add_style("Copydesk Quote", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.font.italic = True
    (tmp_path / "house.docx").write_bytes(saved(document))

    made_with = docx.Document(BytesIO(word_file(MIXED, template=str(tmp_path / "house.docx"))))

    assert made_with.styles["Copydesk Quote"].font.italic
    assert list(names_of(saved(made_with)).values()).count("Copydesk Quote") == 1


def test_a_house_has_other_ids_for_the_styles_of_word(tmp_path: Path) -> None:
    data = made_of(tmp_path, lambda parts: renamed(parts, b"Heading1", b"berschrift1"))

    used = [node.get(W + "val") for node in root_of(data, "word/document.xml").iter(W + "pStyle")]
    assert used[0] == "berschrift1"
    assert "Heading1" not in names_of(data)
    assert load(data) == MIXED


def test_a_style_of_the_house_with_an_id_of_ours_stays_beside_ours(tmp_path: Path) -> None:
    data = made_of(tmp_path, lambda parts: renamed(parts, b"ListNumber3", b"CopydeskClaim"))

    names = names_of(data)
    assert names["CopydeskClaim"] == "List Number 3"
    assert names["CopydeskClaim2"] == "Copydesk Claim"
    assert load(data) == MIXED


def test_properties_that_a_letterhead_shows_stay(tmp_path: Path) -> None:
    custom = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="7" name="Desk" '
        b'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><vt:lpwstr>Politics</vt:lpwstr></property></Properties>'
    )

    def with_property(parts: dict[str, bytes]) -> None:
        kind = b"application/vnd.openxmlformats-officedocument.custom-properties+xml"
        link = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
        parts["docProps/custom.xml"] = custom
        add_to(parts, "[Content_Types].xml", b'<Override PartName="/docProps/custom.xml" ContentType="%s"/>' % kind)
        add_to(parts, "_rels/.rels", b'<Relationship Id="rId77" Type="%s" Target="docProps/custom.xml"/>' % link)

    data = made_of(tmp_path, with_property)

    found = {str(one.get("name")): str(one.get("pid")) for one in root_of(data, "docProps/custom.xml")}
    assert found["Desk"] == "7"
    assert len(set(found.values())) == len(found) == 4
    assert load(data) == MIXED


def add_to(parts: dict[str, bytes], name: str, line: bytes) -> None:
    root = etree.fromstring(parts[name])
    end = b"</" + etree.QName(root).localname.encode() + b">"
    assert end in parts[name]
    parts[name] = parts[name].replace(end, line + end)


# What is brought in ---------------------------------------------------------------------------------------------------------


def test_all_that_the_text_refers_to_is_there(house: Path) -> None:
    data = word_file(MIXED, "all", template=str(house))
    names, numbering = names_of(data), root_of(data, "word/numbering.xml")

    roots = [root_of(data, name) for name in parts_of(data) if name.startswith("word/") and name.endswith(".xml")]
    styles = {
        node.get(W + "val") for root in roots for tag in ("p", "r", "tbl") for node in root.iter(f"{W}{tag}Style")
    }
    lists = {node.get(W + "val") for root in roots for node in root.iter(W + "numId")}
    forms = {num.get(W + "numId"): num.find(W + "abstractNumId").get(W + "val") for num in numbering.iter(W + "num")}  # type: ignore[union-attr]
    assert styles <= set(names)
    assert {"Copydesk A", "Copydesk C A", "Copydesk Q C"} - set(names.values()) == {
        "Copydesk A"
    }  # that of a heading is a list alone
    assert lists <= set(forms)
    assert set(forms.values()) == {form.get(W + "abstractNumId") for form in numbering.iter(W + "abstractNum")}


def test_our_lists_have_numbers_above_those_of_the_house_and_forms_stand_before_lists(house: Path) -> None:
    before = root_of(house.read_bytes(), "word/numbering.xml")
    after = root_of(word_file(MIXED, template=str(house)), "word/numbering.xml")

    numbers = [int(num.get(W + "numId") or 0) for num in after.iter(W + "num")]
    theirs = [int(num.get(W + "numId") or 0) for num in before.iter(W + "num")]
    assert numbers[: len(theirs)] == theirs
    assert min(numbers[len(theirs) :]) > max(theirs)
    tags = [etree.QName(child).localname for child in after]
    assert tags == sorted(tags)
    labels = {level.get(W + "val") for level in after.iter(W + "lvlText")}
    assert {"C%1", "Q%1", "A%1", "B%1", "C A", "A"} <= labels


def test_a_house_without_lists_gets_ours(tmp_path: Path) -> None:
    def without_lists(parts: dict[str, bytes]) -> None:
        del parts["word/numbering.xml"]
        for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            root = etree.fromstring(parts[name])
            for one in list(root):
                if "numbering" in (one.get("PartName") or one.get("Target") or ""):
                    root.remove(one)
            parts[name] = etree.tostring(root)

    data = made_of(tmp_path, without_lists)

    name = "word/numbering.xml"
    assert {f"{letter}%1" for letter in "CQAB"} <= {
        level.get(W + "val") for level in root_of(data, name).iter(W + "lvlText")
    }
    assert load(data) == MIXED


def test_lists_stand_before_what_must_be_last_in_their_part(tmp_path: Path) -> None:
    def bare_of_lists(parts: dict[str, bytes]) -> None:
        names = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        parts["word/numbering.xml"] = b'<w:numbering %s><w:numIdMacAtCleanup w:val="1"/></w:numbering>' % names

    numbering = root_of(made_of(tmp_path, bare_of_lists), "word/numbering.xml")

    tags = [etree.QName(child).localname for child in numbering]
    assert tags == ["abstractNum"] * tags.count("abstractNum") + ["num"] * tags.count("num") + ["numIdMacAtCleanup"]


def test_the_legend_stands_above_the_review_sheet(house: Path) -> None:
    document = docx.Document(BytesIO(word_file(MIXED, template=str(house))))

    details = document.tables[-2]
    assert details.rows[-1].cells[0].text == "Marks"
    assert details.rows[-1].cells[1].text == (
        "C claim   Q quote   words quoted   A analysis   B boilerplate, proposed for deletion"
    )
    styles = [run.style.name for run in details.rows[-1].cells[1].paragraphs[0].runs]
    assert {"Copydesk Claim Text", "Copydesk Boilerplate Text"} <= set(styles)


def test_marks_of_handling_get_a_line_in_the_letterhead(house: Path) -> None:
    settings = {"handling": "TLP:RED", "embargo": "2026-11-24"}
    document = docx.Document(BytesIO(word_file(MIXED, template=str(house), **settings)))

    lines = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    assert lines == [LETTERHEAD, "TLP:RED   EMBARGOED UNTIL 24 November 2026"]


def test_marks_of_handling_stand_on_every_page_whatever_headers_a_house_has(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "Even"
    (tmp_path / "house.docx").write_bytes(saved(document))

    data = word_file(MIXED, template=str(tmp_path / "house.docx"), handling="TLP:RED")

    section = docx.Document(BytesIO(data)).sections[0]
    headers = (section.header, section.first_page_header, section.even_page_header)
    assert [[p.text for p in header.paragraphs] for header in headers] == [
        ["", "TLP:RED"],
        ["", "TLP:RED"],
        ["Even", "TLP:RED"],
    ]


def test_a_house_puts_our_fields_where_it_wants_them(tmp_path: Path) -> None:
    content = "<w:sdtContent><w:r><w:t>here</w:t></w:r></w:sdtContent>"
    field = f'<w:sdt xmlns:w="{W[1:-1]}"><w:sdtPr><w:tag w:val="copydesk:{{}}"/></w:sdtPr>{content}</w:sdt>'
    document = house_document()
    for name in ("marks", "title"):
        document.sections[0].footer.paragraphs[0]._p.append(etree.fromstring(field.format(name)))
    (tmp_path / "house.docx").write_bytes(saved(document))

    data = word_file(MIXED, template=str(tmp_path / "house.docx"), handling="TLP:RED")

    section = docx.Document(BytesIO(data)).sections[0]
    assert section.footer.paragraphs[0].text == f"{FOOT}TLP:RED   made.txt"
    assert [paragraph.text for paragraph in section.header.paragraphs] == [LETTERHEAD]


def test_the_tables_are_as_wide_as_the_page_of_the_house(house: Path) -> None:
    document = docx.Document(BytesIO(word_file(MIXED, template=str(house))))

    section = document.sections[0]
    text = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert abs(sum(column.width for column in table.columns) - text) < Twips(10)


def test_plain_in_a_house_has_nothing_but_comments(house: Path) -> None:
    data = word_file(MIXED, "all", template=str(house), plain=True)

    document = root_of(data, "word/document.xml")
    assert not [node for tag in ("del", "numPr", "pBdr", "tbl", "sdt") for node in document.iter(W + tag)]
    assert not any(name.startswith("Copydesk") for name in names_of(data).values())
    assert docx.Document(BytesIO(data)).sections[0].header.paragraphs[0].text == LETTERHEAD
    assert load(data) == MIXED


# What goes ------------------------------------------------------------------------------------------------------------------


def test_nothing_is_left_of_the_text_and_of_who_wrote_it(house: Path) -> None:
    data = word_file(made("[C]It rained."), "none", template=str(house))

    everything = b"".join(parts_of(data).values())
    for words in (
        b"Dear sirs",
        b"old text",
        b"Is that so?",
        b"Mara Keller",
        b"Secretary",
        b"old, words",
        b"python-docx",
    ):
        assert words not in everything
    media = [name for name in parts_of(data) if name.startswith("word/media/")]
    assert len(media) == 1  # the letterhead's; that of the text is gone
    assert not [name for name in parts_of(data) if "comments" in name]


def test_what_would_hinder_an_editor_goes(tmp_path: Path) -> None:
    hindering = (
        b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', b"<w:removePersonalInformation/>",
        b'<w:attachedTemplate r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
    )  # fmt: skip

    def hindered(parts: dict[str, bytes]) -> None:
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(
            b"</w:settings>", b"".join(hindering) + b"</w:settings>"
        )
        parts["word/_rels/settings.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" TargetMode="External" '
            b'Target="file:///C:/Users/secretary/letter.dotx" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
        )

    data = made_of(tmp_path, hindered)

    settings = root_of(data, "word/settings.xml")
    assert not [
        tag
        for tag in ("documentProtection", "removePersonalInformation", "attachedTemplate")
        if settings.find(W + tag) is not None
    ]
    assert b"secretary" not in b"".join(parts_of(data).values())


BOUND = (
    '<w:sdt xmlns:w="{0}"><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>{2}</w:t></w:r></w:sdtContent></w:sdt>"
)
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


def test_a_letterhead_keeps_the_words_of_fields_whose_data_go_and_the_fields_of_properties(tmp_path: Path) -> None:
    document = house_document()
    line = document.sections[0].header.paragraphs[0]._p
    for store, words in (("{11111111-2222-3333-4444-555555555555}", "Desk of politics"), (CORE, "Title")):
        line.append(etree.fromstring(BOUND.format(W[1:-1], store, words)))
    (tmp_path / "house.docx").write_bytes(saved(document))

    header = docx.Document(BytesIO(word_file(MIXED, template=str(tmp_path / "house.docx")))).sections[0].header

    assert "".join(text.text for text in header._element.iter(W + "t")) == f"{LETTERHEAD}Desk of politicsTitle"
    assert [one.get(W + "storeItemID") for one in header._element.iter(W + "dataBinding")] == [CORE]


def test_the_language_of_a_house_gives_way_to_that_of_the_words(tmp_path: Path) -> None:
    def in_german(parts: dict[str, bytes]) -> None:
        language = b'<w:rPr><w:lang w:val="de-CH"/></w:rPr>'
        start = parts["word/styles.xml"].index(b'w:styleId="Normal"')
        end = parts["word/styles.xml"].index(b"</w:style>", start)
        old = parts["word/styles.xml"][start:end]
        new = re.sub(rb"<w:rPr>.*?</w:rPr>", b"", old, flags=re.S) + language
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, new)

    root = root_of(made_of(tmp_path, in_german), "word/styles.xml")

    said = [
        root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"),
        root.find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}lang"),
    ]
    assert [one.get(W + "val") for one in said if one is not None] == ["en", "en"]


def test_a_house_that_hides_its_own_text_does_not_hide_ours(tmp_path: Path) -> None:
    document = house_document()
    document.styles["Normal"].font.hidden = True
    (tmp_path / "house.docx").write_bytes(saved(document))

    made_with = docx.Document(BytesIO(word_file(MIXED, template=str(tmp_path / "house.docx"))))

    assert not made_with.styles["Normal"].font.hidden


def test_a_marked_up_file_of_ours_is_a_template_too(tmp_path: Path) -> None:
    (tmp_path / "before.docx").write_bytes(word_file(made_sample(), "all"))

    data = word_file(MIXED, "all", template=str(tmp_path / "before.docx"))

    assert load(data) == MIXED
    assert len([name for name in parts_of(data) if name.startswith("customXml/")]) == 3


def test_a_file_of_ours_that_has_a_style_for_the_same_mixture_keeps_that_one(tmp_path: Path) -> None:
    before = docx.Document(BytesIO(word_file(MIXED)))
    before.styles["Copydesk C A"].font.italic = True
    (tmp_path / "before.docx").write_bytes(saved(before))

    data = word_file(MIXED, template=str(tmp_path / "before.docx"))

    root = root_of(data, "word/styles.xml")
    ids = [style.get(W + "styleId") for style in root.iter(W + "style")]
    assert len(ids) == len(set(ids))
    assert docx.Document(BytesIO(data)).styles["Copydesk C A"].font.italic
    assert load(data) == MIXED


def test_a_file_with_our_styles_and_without_lists_is_a_template_too(tmp_path: Path) -> None:
    parts = parts_of(word_file(made("[C]It rained.")))
    del parts["word/numbering.xml"]
    (tmp_path / "before.docx").write_bytes(packed(parts))

    assert load(word_file(MIXED, template=str(tmp_path / "before.docx"))) == MIXED


# The whole --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "checker", [pytest.param(n, marks=[pytest.mark.slow] if n in INSTALLED_LATE else []) for n in CHECKERS]
)
@pytest.mark.parametrize("comments", ["all", "none"])
def test_nothing_is_found_in_a_file_made_of_a_house(comments: str, checker: str, house: Path, tmp_path: Path) -> None:
    path = tmp_path / "marked.docx"
    path.write_bytes(word_file(MIXED, comments, template=str(house), handling="TLP:RED", track=True))

    assert CHECKERS[checker](path) == []


@pytest.mark.parametrize(("changes", "boilerplate"), [("reject", True), ("accept", False)])
def test_accepting_and_rejecting_give_the_source_as_without_a_template(
    changes: str, boilerplate: bool, house: Path, tmp_path: Path
) -> None:
    found = pandoc_paragraphs(word_file(made_sample(), template=str(house)), changes, tmp_path)

    assert [" ".join(p.split()) for p in found if p.strip()] == expected(made_sample(), boilerplate=boilerplate)


def test_an_untouched_file_made_of_a_house_is_read_back_as_unchanged(house: Path) -> None:
    changes = read_changes(word_file(made_sample(), "all", template=str(house)))

    assert changes.annotated == made_sample()
    assert not changes.changes


def test_the_same_template_gives_the_same_bytes(house: Path) -> None:
    assert word_file(MIXED, template=str(house)) == word_file(MIXED, template=str(house))


def test_a_document_of_python_docx_is_made_of_a_template_too(house: Path) -> None:
    document = to_document(MIXED, template=house)

    assert document.sections[0].header.paragraphs[0].text == LETTERHEAD


def test_the_template_is_an_option_and_stands_in_the_file_of_settings(house: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained all day on Monday, the harbour office said.\n")
    (tmp_path / "house.toml").write_text('template = "house.dotx"\n')
    outs = [tmp_path / "one.docx", tmp_path / "two.docx"]

    assert main(["markup", str(tmp_path / "a.txt"), "--template", str(house), "-o", str(outs[0])]) == 0
    assert main(["markup", str(tmp_path / "a.txt"), "--config", str(tmp_path / "house.toml"), "-o", str(outs[1])]) == 0

    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert docx.Document(str(outs[0])).sections[0].header.paragraphs[0].text == LETTERHEAD


# What is refused --------------------------------------------------------------------------------------------------------------

BAD = {
    "not a Word file": (b"It rained.", "it is no Word file that can be a template"),
    "empty": (b"", "it is no Word file that can be a template"),
    "with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it has a password"),
    "another package": (packed({"[Content_Types].xml": b"<Types/>", "a.xml": b"<a/>"}), "it is no Word file"),
    "cut": (saved(house_document())[:4000], "it is no Word file that can be a template"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_a_template_is_refused_in_one_line_that_names_it(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, sentence = BAD[what]
    (tmp_path / "house.dotx").write_bytes(data)
    (tmp_path / "a.txt").write_text("It rained all day.\n")

    assert (
        main(
            [
                "markup",
                str(tmp_path / "a.txt"),
                "--template",
                str(tmp_path / "house.dotx"),
                "-o",
                str(tmp_path / "a.docx"),
            ]
        )
        == 1
    )

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"copydesk: house.dotx: {sentence}")
    assert not (tmp_path / "a.docx").exists()


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnfitSetting, match=r"nowhere\.dotx: it cannot be read"):
        word_file(MIXED, template=str(tmp_path / "nowhere.dotx"))


# Styles for any document --------------------------------------------------------------------------------------------------------


def test_styles_are_brought_into_any_document_and_only_those_asked_for() -> None:
    document = house_document()
    before = copy.deepcopy(document.styles.element)

    ids = merge_styles(document, [*SHEET_STYLES, *COMMENT_STYLES])

    names = names_of(saved(document))
    assert {names[ids[identity]] for identity in ids} == {STYLES[identity] for identity in ids}
    assert style_of(Kind.CLAIM) not in names
    after = document.styles.element
    assert [etree.tostring(style) for style in after[: len(before)]] == [etree.tostring(style) for style in before]
    assert merge_styles(document, [*SHEET_STYLES, *COMMENT_STYLES]) == ids
    assert len(document.styles.element) == len(after)
