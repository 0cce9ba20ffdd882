"""Our XML: the body is the text, everything reads back, and what anybody spoilt is named."""

import contextlib
import shutil
import subprocess
import time
from dataclasses import replace
from importlib.resources import as_file, files
from io import BytesIO
from itertools import pairwise

import pytest
from drawn import annotated_texts, long_text
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from made import made, made_sample
from timing import least

from annotate.model import AnnotatedText, Kind, Segment, TextType
from annotate.rules import RULES
from exports.annotated_xml.reading import read_xml
from exports.annotated_xml.writing import NAMESPACE, write_xml
from exports.settings import Settings
from source.errors import AnnotationError, ExportError
from source.model import Block, Cell, Origin, Remark, SourceText, Span

SCHEMA = files("exports.annotated_xml") / "copydesk.rng"
SHORT = "[C]The mill at Orre closed on Friday.\n\n[Q]“{direct|Ana Ruiz|owner|Nobody told us,}” said Ana Ruiz."


def written(annotated: AnnotatedText, **settings: str) -> bytes:
    out = BytesIO()
    write_xml(annotated, out, Settings(**settings))
    return out.getvalue()


def body_of(data: bytes) -> str:
    body = etree.fromstring(data).find(f"{{{NAMESPACE}}}body")
    return "".join(body.itertext())


def one_segment(text: str) -> AnnotatedText:
    """Return a text of one block and one segment, with the white space round it left out of both."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    source = SourceText(text, (Block(start, end),), Origin("odd.txt"))
    return AnnotatedText(source, (Segment("s01", start, end, Kind.CLAIM, 0.5, "default", ("because",), "test"),))


def tabled() -> AnnotatedText:
    """Return a short text whose first block is a numbered header cell, with one comment on a word and one on the whole."""
    short = made(SHORT)
    first, *others = short.source.blocks
    blocks = (replace(first, cell=Cell(1, 2, 3, header=True), label="(b)"), *others)
    remarks = (
        Remark(Span(4, 8), "Ida Marsh", "2026-11-20", "Which one?", resolved=True),
        Remark(None, "", None, "Too long."),
    )
    return replace(short, source=replace(short.source, blocks=blocks, remarks=remarks))


def refusal(data: bytes) -> str:
    with pytest.raises(AnnotationError) as caught:
        read_xml(data)
    message = str(caught.value)
    assert "\n" not in message
    return message


@given(annotated_texts())
def test_any_annotated_text_reads_back_as_its_equal(annotated: AnnotatedText) -> None:
    data = written(annotated)

    assert read_xml(data) == annotated
    assert written(read_xml(data)) == data
    assert body_of(data) == annotated.text


@given(annotated_texts())
def test_any_xml_of_ours_is_valid_under_the_shipped_schema(annotated: AnnotatedText) -> None:
    schema = etree.RelaxNG(etree.fromstring(SCHEMA.read_bytes()))

    schema.assertValid(etree.fromstring(written(annotated)))


@pytest.mark.parametrize("annotated", [made_sample(), made(SHORT), tabled(), AnnotatedText(SourceText(""), ())])
def test_xmllint_finds_it_valid(annotated: AnnotatedText) -> None:
    if not shutil.which("xmllint"):
        pytest.skip("needs xmllint (libxml2-utils)")

    with as_file(SCHEMA) as schema:
        run = subprocess.run(
            ["xmllint", "--noout", "--relaxng", schema, "-"], input=written(annotated), capture_output=True
        )

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    "text",
    [
        "\n\n  The quay is wet. \t\n",
        "A 💩 on the quay",
        "e\u0301tude, n\u0303",
        "قال العمدة «نعم»",
        "a ]]> b & c < d > e \"f\" 'g'",
        "two\u0085three\u2028four\u2029five",
        "first\n\tsecond\n\n\nthird",
        "\ufffd and \ufeff and \u202eback",
        "<annotated/> &amp; &#10; <!-- no --> <?no?>",
        "x",
    ],
)
def test_odd_characters_stand_in_the_body_as_they_are(text: str) -> None:
    annotated = one_segment(text)
    data = written(annotated)

    assert body_of(data) == text
    assert read_xml(data) == annotated


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_keeps_its_white_space(text: str) -> None:
    empty = AnnotatedText(SourceText(text), ())

    assert body_of(written(empty)) == text
    assert read_xml(written(empty)) == empty


def test_the_header_says_what_reads_it_and_names_each_rule_and_kind_once() -> None:
    root = etree.fromstring(written(made_sample()))
    names = {"x": NAMESPACE}

    assert root.get("unit") == "codepoint"
    assert root.get("generator").startswith("copydesk ")
    assert root.xpath("x:legend/x:kind/@id", namespaces=names) == ["claim", "boilerplate", "analysis", "quote"]
    assert root.xpath("string(x:legend/x:rule[@id='marks'])", namespaces=names) == RULES["marks"].sentence
    assert root.xpath("x:legend/x:by/text()", namespaces=names) == ["test"]
    assert root.xpath("string(x:source/@name)", namespaces=names) == "sample.txt"


def test_a_date_a_handling_mark_and_an_embargo_are_written_only_if_given() -> None:
    plain = etree.fromstring(written(made(SHORT)))
    marked = etree.fromstring(written(made(SHORT), prepared="2026-11-24", handling="TLP:AMBER", embargo="6 a.m."))

    assert (plain.get("prepared"), plain.get("handling"), plain.get("embargo")) == (None, None, None)
    assert (marked.get("prepared"), marked.get("handling"), marked.get("embargo")) == (
        "2026-11-24",
        "TLP:AMBER",
        "6 a.m.",
    )
    assert read_xml(written(made(SHORT), prepared="2026-11-24", handling="TLP:AMBER", embargo="6 a.m.")) == made(SHORT)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("closed on Friday.<", "burned on Friday.<", "the text was changed after copydesk wrote the file."),
        (
            '</segment>\n\n<segment id="s02"',
            '</segment>\n\n  <segment id="s02"',
            "the text was changed",
        ),
        ('kind="quote"', 'kind="opinion"', "segment “s02”.kind is “opinion”. It must be one of claim, quote,"),
        (
            'confidence="0.9"',
            'confidence="high"',
            "segment “s01”.confidence is “high”. It must be a number from 0 to 1.",
        ),
        ('confidence="0.9"', 'confidence="nan"', "segment “s01”.confidence is “nan”. It must be a number from 0 to 1."),
        ('id="s02" start="36"', 'id="s02" start="٣٨"', "segment “s02”.start is “٣٨”. It must be a whole number"),
        (
            'id="s02" start="36"',
            'id="s02" start="37"',
            "segment “s02”.start is 37. It must be 36, where its words begin.",
        ),
        ('end="34" kind', 'end="33" kind', "segment “s01”.end is 33. It must be 34"),
        ('id="s02" start="36"', 'id="s02"', "segment “s02”.start is null. It must be a whole number"),
        ('id="s02" start', 'id="s01" start', "two segments are called s01."),
        ('id="s02" start', 'id="2" start', "segment “2”.id is “2”. It must be a letter"),
        ('id="s02" start', 'id="s02" colour="red" start', "segment “s02” has the field “colour”, which this format"),
        ('why="r2"', 'why="r9"', "segment “s02” cites the reason “r9”, which the legend does not hold."),
        ('<reason id="r2"', '<reason id="r1"', "two reasons are called “r1”."),
        (
            'segment="s02"',
            'segment="s01"',
            "quotation “q01”.segment is “s01”. It must be “s02”, where its words stand.",
        ),
        ('mode="direct"', 'mode="loud"', "quotation “q01”.mode is “loud”. It must be one of direct"),
        ('role="paragraph"', 'role="poem"', "block 1.role is “poem”. It must be one of headline"),
        ('replaced="0"', 'replaced="few"', "source.replaced is “few”. It must be a whole number"),
        (' text_sha256="', ' decoded="', "source.text_sha256 is null. It must be the SHA-256"),
        ('version="1"', 'version="2"', "annotated.version is “2”. It must be 1, the version"),
        ('unit="codepoint"', 'unit="utf16"', "annotated.unit is “utf16”. It must be “codepoint”."),
        ("<legend>", "<legend>Hello", "legend has the text “Hello”. Remove it."),
        ("<body>", "<legend></legend><body><b></b>", "“b” may not stand in “body”. Remove it."),
        ("<body>", "<body><by>x</by>", "“by” may not stand in “body”. Remove it."),
        ("<source ", "<source></source><source ", "it has two source elements."),
        ("</block>", '<hints tag="p"></hints><hints tag="p"></hints></block>', "block 1 has two hints elements."),
        ("</block>", '<hints tag="p"></hints></block>', "block 1.hints.link_share is null. It must be a number"),
        (NAMESPACE, "urn:other", "not of copydesk’s own kind"),
        ("</annotated>", "", "it is not whole XML"),
        ("</annotated>", "</annotated>&", "it is not whole XML"),
        ("<body>", "<body>&org;", "it is not whole XML"),
        ("<body>", "<body>\x01", "it is not whole XML"),
    ],
)
def test_what_was_spoilt_is_named(old: str, new: str, message: str) -> None:
    text = written(made(SHORT)).decode()
    assert old in text

    assert message in refusal(text.replace(old, new, 1).encode())


def stated() -> AnnotatedText:
    """Return a short text that says of itself until when it is held back, taken for a release."""
    held = made("[B]Held until noon on 3 May 2031\n\n[C]The mill at Orre closed on Friday.")
    origin = replace(held.source.origin, embargo=Span(0, 31))
    source = replace(held.source, origin=origin)
    return replace(held, source=source, text_type=TextType.RELEASE, type_reasons=("it is held back",))


def test_what_a_text_says_of_itself_and_what_it_is_stand_in_the_file() -> None:
    text = written(stated()).decode()

    assert '<embargo start="0" end="31"></embargo>' in text
    assert 'text_type="release" type_reasons="r3"' in text
    assert '<reason id="r3">it is held back</reason>' in text
    assert read_xml(text.encode()) == stated()


def test_a_file_of_an_older_version_is_read_as_news() -> None:
    text = written(made(SHORT)).decode().replace(' text_type="news" type_reasons=""', "")

    assert "news" not in text
    assert read_xml(text.encode()) == made(SHORT)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('start="0" end="31"></embargo>', 'start="0"></embargo>', "source.embargo.end is null."),
        ("<embargo ", '<embargo start="1" end="2"></embargo><embargo ', "source has two embargo elements. Remove one."),
        ('end="31"></embargo>', 'end="310"></embargo>', "the origin’s embargo 0–310 is empty or lies outside the text"),
        ("</embargo>", "noon</embargo>", "embargo has the text “noon”. Remove it."),
        ('text_type="release"', 'text_type="poem"', "annotated.text_type is “poem”. It must be one of news,"),
        ('type_reasons="r3"', 'type_reasons="r9"', "annotated cites the reason “r9”, which the legend does not hold."),
    ],
)
def test_a_spoilt_statement_or_type_is_named(old: str, new: str, message: str) -> None:
    text = written(stated()).decode()
    assert old in text

    assert message in refusal(text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('row="2"', 'row="0"', "block 1.cell.row is 0. It must be a whole number, 1 or more."),
        ('row="2"', 'row="two"', "block 1.cell.row is “two”. It must be a whole number, 1 or more."),
        ('row="2" ', "", "block 1.cell.row is null. It must be a whole number, 1 or more."),
        ('header="true"', 'header="yes"', "block 1.cell.header is “yes”. It must be true or false."),
        (
            'header="true"',
            'header="true" wide="2"',
            "block 1.cell has the field “wide”, which this format does not know.",
        ),
        ("</cell>", "first</cell>", "cell has the text “first”. Remove it."),
        ("<cell ", '<cell table="1"></cell><cell ', "block 1 has two cell elements. Remove one."),
        ("<remark start", "<remark begin", "remark 1 has the field “begin”"),
        ('start="4" end="8"', 'start="4"', "remark 1.end is null. It must be a whole number, 0 or more."),
        ('end="8" by', 'end="800" by', "a remark points to 800, past the end of the text. Correct its end."),
        ('by="Ida Marsh" ', "", "remark 1.by is null. It must be text."),
        ('resolved="true"', 'resolved="done"', "remark 1.resolved is “done”. It must be true or false."),
    ],
)
def test_a_spoilt_cell_or_comment_is_named(old: str, new: str, message: str) -> None:
    text = written(tabled()).decode()
    assert old in text

    assert message in refusal(text.replace(old, new, 1).encode())
    schema = etree.RelaxNG(etree.fromstring(SCHEMA.read_bytes()))
    assert "800" in new or not schema.validate(etree.fromstring(text.replace(old, new, 1).encode()))


BOMB = "".join(f'<!ENTITY {a} "{f"&{b};" * 10}">' for b, a in pairwise("abcdefghij"))


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE annotated>",
        '<!DOCTYPE annotated SYSTEM "copydesk.dtd">',
        '<!DOCTYPE annotated PUBLIC "-//x//y" "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE annotated [<!ENTITY org "Orre">]>',
        '<!DOCTYPE annotated [<!ENTITY org SYSTEM "file:///etc/hostname">]>',
        f'<!DOCTYPE annotated [<!ENTITY a "boom">{BOMB}]>',
    ],
)
def test_a_document_type_is_refused(doctype: str) -> None:
    text = written(made(SHORT)).decode().replace("<annotated", f"{doctype}<annotated", 1)

    assert "DOCTYPE" in refusal(text.encode())


@pytest.mark.slow
def test_an_entity_bomb_in_an_attribute_is_refused_at_once() -> None:
    text = written(made(SHORT)).decode()
    text = text.replace("<annotated", f'<!DOCTYPE annotated [<!ENTITY a "boom">{BOMB}]><annotated', 1)
    began = time.process_time()

    refusal(text.replace('generator="', 'generator="&j;', 1).encode())

    assert time.process_time() - began < 1


@pytest.mark.parametrize("data", [b"", b"<", b"<a/>", b"plain words", b"\xff\xfe", b"<a>" * 100_000])
def test_what_is_no_xml_of_ours_is_refused_in_one_line(data: bytes) -> None:
    assert refusal(data)


@given(
    st.data(), st.binary(max_size=4) | st.sampled_from([b"<", b"&", b'"', b"</", b"<!--", b"<![CDATA[", b"]]>", b"1"])
)
def test_any_bytes_in_any_place_are_read_or_refused(data: st.DataObject, piece: bytes) -> None:
    whole = written(made(SHORT))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))

    with contextlib.suppress(AnnotationError):
        annotated = read_xml(whole[:start] + piece + whole[end:])
        assert read_xml(written(annotated)) == annotated


def test_a_cell_a_list_number_and_the_comments_of_the_file_stand_in_the_source() -> None:
    root = etree.fromstring(written(tabled()))
    names = {"x": NAMESPACE}

    first, second = root.xpath("x:source/x:block", namespaces=names)
    assert [dict(cell.attrib) for cell in first] == [{"table": "1", "row": "2", "column": "3", "header": "true"}]
    assert (first.get("label"), second.get("label"), len(second)) == ("(b)", None, 0)
    assert [(remark.text, dict(remark.attrib)) for remark in root.xpath("x:source/x:remark", namespaces=names)] == [
        ("Which one?", {"start": "4", "end": "8", "by": "Ida Marsh", "date": "2026-11-20", "resolved": "true"}),
        ("Too long.", {"by": "", "resolved": "false"}),
    ]


def test_an_element_outside_our_namespace_is_refused() -> None:
    text = written(made(SHORT)).decode().replace("<problems>", '<problems xmlns="">', 1)

    assert "“{}problems” may not stand in “annotated”." in refusal(text.encode())


def test_comments_and_processing_instructions_of_other_tools_do_no_harm() -> None:
    text = written(made(SHORT)).decode().replace("closed on", "closed<!-- checked --><?tool x?> on", 1)

    assert read_xml(text.encode()) == made(SHORT)


def test_the_same_file_in_another_encoding_reads_the_same() -> None:
    text = written(made(SHORT)).decode().replace("encoding='UTF-8'", "encoding='UTF-16'")

    assert read_xml(text.encode("utf-16")) == made(SHORT)


@pytest.mark.parametrize("title", ["a\x00b", "a\ufffe", "a\ud800"])
def test_what_xml_cannot_hold_is_named_before_it_is_written(title: str) -> None:
    with pytest.raises(ExportError, match=r"^title holds U\+.* at 1, which XML cannot. Take it out\.$"):
        written(made(SHORT, title=title))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind="quote"', 'kind="opinion"'),
        ('mode="direct"', 'mode="loud"'),
        ('confidence="0.9"', 'confidence="1.1"'),
        ('confidence="0.9"', ""),
        ('role="paragraph"', 'role="poem"'),
        ('start="36"', 'start="-1"'),
        ('id="s02"', 'id="2"'),
        ('unit="codepoint"', 'unit="utf16"'),
        ("<body>", "<body><b></b>"),
        ("<legend>", "<legend>Hello"),
        ("<problems></problems>", ""),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    text = written(made(SHORT)).decode()
    assert old in text
    schema = etree.RelaxNG(etree.fromstring(SCHEMA.read_bytes()))

    assert not schema.validate(etree.fromstring(text.replace(old, new, 1).encode()))
    assert old == "<problems></problems>" or refusal(text.replace(old, new, 1).encode())


def test_both_forms_of_the_schema_are_the_same() -> None:
    rnc2rng = pytest.importorskip("rnc2rng", reason="needs the package rnc2rng")

    with as_file(files("exports.annotated_xml") / "copydesk.rnc") as compact:
        assert rnc2rng.dumps(rnc2rng.load(str(compact))).encode().strip() == SCHEMA.read_bytes().strip()


@pytest.mark.slow
def test_writing_and_reading_take_time_in_proportion_to_the_text() -> None:
    small, large = long_text(3_000), long_text(30_000)

    assert seconds_for(large) < 25 * seconds_for(small)


def seconds_for(annotated: AnnotatedText) -> float:
    return least(lambda: read_xml(written(annotated)), times=2)
