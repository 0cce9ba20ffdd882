"""Our template: what it must have, that it alone says how the file looks, and who loads python-docx for it."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.shared import RGBColor
from lxml import etree
from made import made, made_sample
from places import ROOT, SAMPLE_FILE
from word_files import W, packed, parts_of, word_file

from annotate.model import Kind
from exports import load, to_document
from exports.word.package import opening
from exports.word.styles import LETTERS, MIXED, STYLES, style_of
from source.errors import ExportError

TEMPLATE = ROOT / "exports" / "word" / "template.docx"


def template_with(folder: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, bytes]], None]) -> None:
    """Put a changed copy in the template's place."""
    parts = parts_of(TEMPLATE.read_bytes())
    change(parts)
    (folder / "template.docx").write_bytes(packed(parts))
    monkeypatch.setattr(opening, "TEMPLATE", folder / "template.docx")


def without(part: str, start: str, end: str) -> Callable[[dict[str, bytes]], None]:
    """Return the change that takes out of a part what stands from one stretch to another, both included."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts[f"word/{part}.xml"].decode()
        before, found, rest = text.partition(start)
        assert found
        parts[f"word/{part}.xml"] = (before + rest.partition(end)[2]).encode()

    return change


# What it must have ----------------------------------------------------------------------------------------------------------


def test_it_has_every_style_that_is_written_and_each_under_its_name() -> None:
    styles = docx.Document(str(TEMPLATE)).styles.element

    named = {style.find(W + "name").get(W + "val") for style in styles.iterchildren(W + "style")}
    assert set(STYLES.values()) <= named
    assert [name for name in named - set(STYLES.values()) if name.startswith("Copydesk")] == []


def test_it_has_a_list_for_each_kind_and_one_for_mixtures() -> None:
    numbering = docx.Document(str(TEMPLATE)).part.numbering_part.element

    linked = {level.find(W + "pStyle").get(W + "val"): level for level in numbering.iter(W + "lvl")}
    assert set(linked) == {*map(style_of, Kind), MIXED}
    for kind in Kind:
        assert linked[style_of(kind)].find(W + "lvlText").get(W + "val") == f"{LETTERS[kind]}%1"


def test_it_holds_no_text_and_nothing_of_a_document() -> None:
    document = docx.Document(str(TEMPLATE))

    assert [child.tag for child in document.element.body] == [W + "sectPr"]
    assert not [name for name in ZipFile(TEMPLATE).namelist() if "comments" in name or "customXml" in name]


LACKING = {
    "a style": (without("styles", '<w:style w:type="character" w:customStyle="1" w:styleId="CopydeskQuoteText">', "</w:style>"),
                "the template has no style “Copydesk Quote Text”"),
    "a list": (without("numbering", '<w:num w:numId="3">', "</w:num>"),
               "the template has no list for the style “Copydesk Analysis”"),
    "the list of mixtures": (without("numbering", '<w:num w:numId="5">', "</w:num>"),
                             "the template has no list for the style “Copydesk Mixed”"),
    "the title": (without("header1", '<w:sdt><w:sdtPr><w:alias w:val="Title"/>', "</w:sdt>"),
                  "the template has no field “copydesk:title” in its header or footer"),
    "the legend": (without("header1", '<w:sdt><w:sdtPr><w:alias w:val="Legend"/>', "</w:sdt>"),
                   "the template has no field “copydesk:legend” in its header or footer"),
}  # fmt: skip


@pytest.mark.parametrize("what", LACKING)
def test_one_that_lacks_something_is_refused_in_a_sentence(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, sentence = LACKING[what]
    template_with(tmp_path, monkeypatch, change)

    with pytest.raises(ExportError, match=sentence):
        word_file(made_sample())


# It alone says how the file looks -------------------------------------------------------------------------------------------


def test_a_designer_restyles_the_file_in_the_template_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document(str(TEMPLATE))
    document.styles["Copydesk Quote Text"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    document.styles["Copydesk Sheet"].font.name = "Georgia"
    document.sections[0].left_margin = docx.shared.Twips(2000)
    document.save(str(tmp_path / "template.docx"))
    monkeypatch.setattr(opening, "TEMPLATE", tmp_path / "template.docx")

    made_with = docx.Document(BytesIO(word_file(made_sample())))

    assert made_with.styles["Copydesk Quote Text"].font.color.rgb == RGBColor(0x12, 0x34, 0x56)
    assert made_with.styles["Copydesk Sheet"].font.name == "Georgia"
    assert made_with.sections[-1].left_margin == docx.shared.Twips(2000)


def test_a_bar_of_another_form_is_also_that_of_a_paragraph_from_right_to_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thick(parts: dict[str, bytes]) -> None:
        old = b'<w:left w:val="single" w:sz="12" w:space="8" w:color="2F5D8A"/>'
        assert old in parts["word/styles.xml"]
        new = b'<w:left w:val="thick" w:sz="20" w:space="8" w:color="123456"/>'
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, new)

    template_with(tmp_path, monkeypatch, thick)

    document = etree.fromstring(parts_of(word_file(made("[C]الجسر مغلق")))["word/document.xml"])

    (bar,) = document.iter(W + "right")
    assert (bar.get(W + "val"), bar.get(W + "sz"), bar.get(W + "color")) == ("thick", "20", "123456")


FIELD = "<w:sdtContent>{}</w:sdtContent>"
AS_MADE = '<w:r><w:t xml:space="preserve">Title</w:t></w:r>'
AS_WORD_PARTS_IT = (
    '<w:r><w:rPr><w:b/></w:rPr><w:t>Ti</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>tle</w:t></w:r>'
)


def test_a_field_whose_words_word_parted_says_its_words_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def parted(parts: dict[str, bytes]) -> None:
        before, after = FIELD.format(AS_MADE).encode(), FIELD.format(AS_WORD_PARTS_IT).encode()
        assert before in parts["word/header1.xml"]
        parts["word/header1.xml"] = parts["word/header1.xml"].replace(before, after)

    template_with(tmp_path, monkeypatch, parted)

    header = docx.Document(BytesIO(word_file(made("[C]It rained.", title="Rain at last")))).sections[0].header

    assert header.paragraphs[0].text == "Rain at last"
    assert header.paragraphs[0].runs[0].bold


def test_styles_and_lists_may_have_other_ids_as_other_programs_give_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def renamed(parts: dict[str, bytes]) -> None:
        for name in ("styles", "numbering", "header1", "footer1"):
            text = parts[f"word/{name}.xml"]
            text = text.replace(b'"Heading1"', b'"berschrift1"').replace(b'"CopydeskSheet"', b'"Sheet7"')
            text = text.replace(b'"CommentText"', b'"Kommentartext"')
            for number in (5, 4, 3, 2, 1):
                text = text.replace(b'numId w:val="%d"' % number, b'numId w:val="%d"' % (number + 10))
                text = text.replace(b'numId="%d"' % number, b'numId="%d"' % (number + 10))
            parts[f"word/{name}.xml"] = text

    template_with(tmp_path, monkeypatch, renamed)
    annotated = made("@headline [C]Rain\n\n[C]It rained. [A]So it goes.\n\n[Q]“{direct|||Yes}”")
    data = word_file(annotated, "all")

    styles, lists = ids_used(data)
    assert {"berschrift1", "Sheet7", "Kommentartext"} <= styles
    assert not {"Heading1", "CopydeskSheet", "CommentText"} & styles
    assert styles <= set(ids_defined(data, "styles", "style", "styleId"))
    assert lists <= set(ids_defined(data, "numbering", "num", "numId"))
    assert load(data) == annotated


def ids_used(data: bytes) -> tuple[set[str], set[str]]:
    roots = [
        etree.fromstring(part)
        for name, part in parts_of(data).items()
        if name.startswith("word/") and name.endswith("l")
    ]
    styles = {
        str(node.get(W + "val")) for root in roots for tag in ("p", "r", "tbl") for node in root.iter(f"{W}{tag}Style")
    }
    return styles, {str(node.get(W + "val")) for root in roots for node in root.iter(W + "numId")}


def ids_defined(data: bytes, part: str, tag: str, attribute: str) -> list[str]:
    return [str(node.get(W + attribute)) for node in etree.fromstring(parts_of(data)[f"word/{part}.xml"]).iter(W + tag)]


# A document of python-docx --------------------------------------------------------------------------------------------------


def test_a_document_of_python_docx_is_what_the_file_would_be() -> None:
    annotated = made_sample()

    document = to_document(annotated)

    file = docx.Document(BytesIO(word_file(annotated)))
    assert [p.text for p in document.paragraphs] == [p.text for p in file.paragraphs]
    assert [c.text for c in document.comments] == [c.text for c in file.comments]
    assert document.core_properties.title == annotated.source.origin.title


def test_a_document_that_somebody_went_on_with_in_python_is_read_back() -> None:
    annotated = made("[C]It rained.\n\n[C]It snowed.")
    document = to_document(annotated)
    document.styles["Copydesk Claim"].font.bold = True
    document.core_properties.keywords = "weather"
    saved = BytesIO()
    document.save(saved)

    assert load(saved.getvalue()) == annotated


# Who loads python-docx ------------------------------------------------------------------------------------------------------

LOADED = "import sys; print('docx' in sys.modules)"
RUNS = {
    "importing the exporters": "import copydesk, exports, exports.word",
    "the help": "from copydesk.command import main\ntry: main(['markup', '--help'])\nexcept SystemExit: pass",
    "a listing": "from copydesk.command import main; main(['show', sys.argv[1]])",
    "a page": "from copydesk.command import main; main(['brief', sys.argv[1], '-o', sys.argv[2] + '/a.pdf'])",
    "reading a marked-up file": "from exports import load; load(sys.argv[2] + '/marked.docx')",
}


@pytest.mark.parametrize("what", RUNS)
def test_only_who_writes_a_word_file_loads_python_docx(what: str, tmp_path: Path) -> None:
    (tmp_path / "marked.docx").write_bytes(word_file(made_sample()))

    code = f"import sys\n{RUNS[what]}\n{LOADED}"
    command = [sys.executable, "-c", code, str(SAMPLE_FILE), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "False"
