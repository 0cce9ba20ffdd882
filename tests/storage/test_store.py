"""JSON: what is written reads back as the same, and what anybody spoilt is named."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from drawn import annotated_texts, long_text
from hypothesis import given
from hypothesis import strategies as st
from made import made, made_sample
from timing import least

from annotate.model import AnnotatedText, Kind, Mode, TextType
from annotate.storage.store import from_json, to_json
from source.errors import AnnotationError
from source.model import Cell, Remark, Role, SourceText, Span

SCHEMA = json.loads((files("annotate.storage") / "annotated.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SHORT = "[C]The mill at Orre closed on Friday.\n\n[Q]“{direct|Ana Ruiz|owner|Nobody told us,}” said Ana Ruiz."

FIXED_KEYS = {
    (): "copydesk source offset_unit segments quotations",
    ("source",): "name media_type sha256 title author outlet date language text blocks replaced",
    ("source", "blocks", 0): "start end role locator",
    ("segments", 0): "id start end kind confidence why by",
    ("quotations", 0): "id segment start end mode speaker role speaker_start speaker_end cue_start cue_end",
}


def spoilt(change: Callable[[Any], object]) -> str:
    """Return the JSON of a short text after a change."""
    record = json.loads(to_json(tabled()))
    change(record)
    return json.dumps(record)


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


def refusal(text: str | bytes) -> str:
    with pytest.raises(AnnotationError) as caught:
        from_json(text)
    message = str(caught.value)
    assert "\n" not in message
    assert message.isprintable()
    return message


@given(annotated_texts())
def test_any_annotated_text_reads_back_as_its_equal(annotated: AnnotatedText) -> None:
    text = to_json(annotated)

    assert from_json(text) == annotated
    assert from_json(text.encode()) == annotated
    assert to_json(from_json(text)) == text


@given(annotated_texts())
def test_any_json_of_ours_is_valid_under_the_shipped_schema(annotated: AnnotatedText) -> None:
    VALIDATOR.validate(json.loads(to_json(annotated)))


def test_the_sample_article_reads_back_as_its_equal() -> None:
    assert from_json(to_json(made_sample())) == made_sample()


def test_a_cell_a_list_number_and_the_comments_of_the_file_have_keys_of_their_own() -> None:
    source = json.loads(to_json(tabled()))["source"]

    assert source["blocks"][0]["cell"] == {"table": 1, "row": 2, "column": 3, "header": True}
    assert source["blocks"][0]["label"] == "(b)"
    assert (source["blocks"][1]["cell"], source["blocks"][1]["label"]) == (None, "")
    assert source["remarks"] == [
        {"start": 4, "end": 8, "by": "Ida Marsh", "date": "2026-11-20", "text": "Which one?", "resolved": True},
        {"start": None, "end": None, "by": "", "date": None, "text": "Too long.", "resolved": False},
    ]


def test_what_a_text_says_of_itself_is_stored_by_its_place_and_the_words_once() -> None:
    stated = made("[B]Held until noon on 3 May 2031\n\n[C]The mill at Orre closed on Friday.")
    origin = replace(stated.source.origin, embargo=Span(0, 31))
    stated = replace(stated, source=replace(stated.source, origin=origin))

    text = to_json(stated)

    assert json.loads(text)["source"]["embargo"] == {"start": 0, "end": 31}
    assert json.loads(text)["source"]["agency"] is None
    assert text.count("Held until") == 1
    assert from_json(text).source.origin.embargo == Span(0, 31)


def test_a_file_of_an_older_version_is_read_as_news_that_says_nothing_of_itself() -> None:
    record = json.loads(to_json(made(SHORT)))
    for key in ("embargo", "handling", "correction", "place", "agency"):
        del record["source"][key]
    del record["text_type"], record["type_reasons"]

    assert from_json(json.dumps(record)) == made(SHORT)


def test_an_empty_text_reads_back_as_its_equal() -> None:
    empty = AnnotatedText(SourceText(""), ())

    assert from_json(to_json(empty)) == empty


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_is_one_line_that_ends_and_holds_the_words_as_they_are() -> None:
    text = to_json(made("[C]Żółw and 💩 met at Ørby."))

    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert "Żółw and 💩 met at Ørby." in text


@pytest.mark.parametrize(("place", "keys"), FIXED_KEYS.items())
def test_the_keys_of_the_contract_are_always_there(place: tuple[str | int, ...], keys: str) -> None:
    record = json.loads(to_json(made(SHORT)))
    for step in place:
        record = record[step]

    assert set(keys.split()) <= set(record)


@pytest.mark.parametrize("record", ["source", "block", "cell", "remark", "segment", "quotation"])
def test_every_key_of_the_schema_is_written(record: str) -> None:
    whole = json.loads(to_json(tabled()))
    written = {
        "source": whole["source"],
        "block": whole["source"]["blocks"][0],
        "cell": whole["source"]["blocks"][0]["cell"],
        "remark": whole["source"]["remarks"][0],
        "segment": whole["segments"][0],
        "quotation": whole["quotations"][0],
    }

    assert list(written[record]) == list(SCHEMA["$defs"][record]["properties"])


def test_the_schema_knows_every_type_of_text() -> None:
    assert SCHEMA["properties"]["text_type"]["enum"] == [member.value for member in TextType]


@pytest.mark.parametrize(
    ("record", "field", "members"), [("segment", "kind", Kind), ("quotation", "mode", Mode), ("block", "role", Role)]
)
def test_the_schema_knows_every_kind_mode_and_role(record: str, field: str, members: type[Kind | Mode | Role]) -> None:
    assert SCHEMA["$defs"][record]["properties"][field]["enum"] == [member.value for member in members]


def test_a_file_with_the_keys_of_the_contract_alone_is_read() -> None:
    record = json.loads(to_json(made(SHORT)))
    for place, keys in FIXED_KEYS.items():
        parent = record
        for step in place:
            parent = parent[step]
        for key in set(parent) - set(keys.split()):
            del parent[key]
    for key in ("hints", "cell", "label"):
        del record["source"]["blocks"][1][key]
    del record["segments"][1]["rule"]

    annotated = from_json(json.dumps(record))

    VALIDATOR.validate(record)
    assert annotated.text == made(SHORT).text
    assert annotated.quotations[0].speaker == "Ana Ruiz"
    assert [(block.cell, block.label) for block in annotated.source.blocks] == [(None, ""), (None, "")]
    assert annotated.source.remarks == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda r: r["segments"][1].update(kind="opinion"),
            "segments[1].kind is “opinion”. It must be one of claim, quote, analysis, boilerplate.",
        ),
        (
            lambda r: r["segments"][1].update(start="7"),
            "segments[1].start is “7”. It must be a whole number, 0 or more.",
        ),
        (lambda r: r["segments"][1].update(start=True), "segments[1].start is true. It must be a whole"),
        (lambda r: r["segments"][1].update(end=1.0), "segments[1].end is 1.0. It must be a whole"),
        (lambda r: r["segments"][0].update(start=-1), "segments[0].start is -1. It must be a whole"),
        (
            lambda r: r["segments"][0].update(confidence=1.5),
            "segments[0].confidence is 1.5. It must be a number from 0",
        ),
        (lambda r: r["segments"][0].update(confidence=None), "segments[0].confidence is null."),
        (lambda r: r["segments"][0].update(why="so"), "segments[0].why is “so”. It must be a list."),
        (lambda r: r["segments"][0].update(why=[1]), "segments[0].why[0] is 1. It must be text."),
        (lambda r: r["segments"][0].update(id="1st"), "segments[0].id is “1st”. It must be a letter"),
        (lambda r: r["segments"][0].update(by="a\x00b"), "segments[0].by holds U+0000 at 1"),
        (lambda r: r["segments"][0].update(by="a\ud800"), "segments[0].by holds U+D800 at 1"),
        (
            lambda r: r["segments"][0].update(colour="red"),
            "segments[0] has the field “colour”, which this",
        ),
        (lambda r: r["segments"][0].pop("by"), "segments[0].by is missing."),
        (lambda r: r["segments"].append(7), "segments[2] is 7. It must be an object."),
        (lambda r: r["segments"][1].update(id="s01"), "two segments are called s01."),
        (lambda r: r["segments"].pop(), "belong to no segment"),
        (lambda r: r.update(segments={}), "segments is an object. It must be a list."),
        (lambda r: r.update(copydesk=2), "copydesk is 2. It must be 1, the version"),
        (lambda r: r.update(copydesk=True), "copydesk is true. It must be 1, the version"),
        (lambda r: r.pop("copydesk"), "copydesk is null. It must be 1, the version"),
        (lambda r: r.update(offset_unit="utf16"), "offset_unit is “utf16”. It must be “codepoint”."),
        (lambda r: r.update(source="x"), "source is “x”. It must be an object."),
        (lambda r: r["source"].update(title=5), "source.title is 5. It must be text."),
        (lambda r: r["source"].update(embargo="noon"), "source.embargo is “noon”. It must be an object."),
        (lambda r: r["source"].update(embargo={"start": 3}), "source.embargo.end is missing."),
        (lambda r: r["source"].update(agency={"start": 3, "end": 3}), "the origin’s agency 3–3 is empty"),
        (
            lambda r: r["source"].update(place={"start": 3, "end": 999}),
            "the origin’s place 3–999 is empty or lies outside",
        ),
        (lambda r: r.update(text_type="poem"), "text_type is “poem”. It must be one of news, release,"),
        (lambda r: r.update(type_reasons="so"), "type_reasons is “so”. It must be a list."),
        (lambda r: r["source"].update(text="The mill at Orre burned."), "the text was changed"),
        (lambda r: r["source"].update(text="a\r\nb"), "the text has a carriage return at 1."),
        (lambda r: r["source"]["blocks"][0].update(role="poem"), "source.blocks[0].role is “poem”."),
        (lambda r: r["source"]["blocks"][0].update(hints=3), "source.blocks[0].hints is 3. It must be an object."),
        (lambda r: r["source"]["blocks"][0].update(hints={}), "source.blocks[0].hints.tag is missing."),
        (lambda r: r["source"]["blocks"][0].update(label=None), "source.blocks[0].label is null. It must be text."),
        (
            lambda r: r["source"]["blocks"][0].update(cell=[1, 2]),
            "source.blocks[0].cell is a list. It must be an object.",
        ),
        (
            lambda r: r["source"]["blocks"][0]["cell"].update(row=0),
            "blocks[0].cell.row is 0. It must be a whole number, 1 or",
        ),
        (
            lambda r: r["source"]["blocks"][0]["cell"].update(header=1),
            "blocks[0].cell.header is 1. It must be true or false.",
        ),
        (lambda r: r["source"]["blocks"][0]["cell"].pop("table"), "source.blocks[0].cell.table is missing."),
        (lambda r: r["source"]["blocks"][0]["cell"].update(colour=1), "blocks[0].cell has the field “colour”"),
        (lambda r: r["source"].update(remarks={}), "source.remarks is an object. It must be a list."),
        (
            lambda r: r["source"]["remarks"][1].update(end=3),
            "source.remarks[1].start is null. It must be a whole number",
        ),
        (lambda r: r["source"]["remarks"][0].update(end=2), "source.remarks[0].end is 2. It must be 4 or more"),
        (lambda r: r["source"]["remarks"][0].update(end=999), "a remark points to 999, past the end of the text."),
        (lambda r: r["source"]["remarks"][0].update(by=None), "source.remarks[0].by is null. It must be text."),
        (lambda r: r["source"]["remarks"][0].update(date=2026), "source.remarks[0].date is 2026. It must be text."),
        (
            lambda r: r["source"]["remarks"][0].update(resolved="no"),
            "source.remarks[0].resolved is “no”. It must be true",
        ),
        (lambda r: r["source"]["remarks"][0].pop("text"), "source.remarks[0].text is missing."),
        (lambda r: r["quotations"][0].update(segment="s01"), "quotations[0].segment is “s01”. It must be “s02”"),
        (lambda r: r["quotations"][0].update(cue_start=3), "quotations[0].cue_end is null. It must be a whole number"),
        (lambda r: r["quotations"][0].update(mode="loud"), "quotations[0].mode is “loud”. It must be one of direct"),
        (lambda r: r["quotations"][0].update(end=10**30), "lies in no single segment"),
        (lambda r: r["quotations"][0].update(cue_start=0, cue_end=10**30), "points outside the text"),
        (
            lambda r: r["problems"].append({"sentence": "Look.", "start": 5, "end": 4}),
            "problems[0].end is 4. It must be 5 or more",
        ),
        (lambda r: r["problems"].append({"sentence": "Look.", "start": 5, "end": 999}), "points to 999, past the end"),
    ],
)
def test_a_wrong_field_is_named(change: Callable[[Any], object], message: str) -> None:
    assert message in refusal(spoilt(change))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is not whole JSON"),
        ('{"copydesk": 1', "it is not whole JSON"),
        ("[1]", "not an object that copydesk wrote"),
        ('{"copydesk": 1, "copydesk": 1}', "the key “copydesk” stands twice"),
        ('{"copydesk": NaN}', "NaN is no number in JSON."),
        ('{"copydesk": -Infinity}', "-Infinity is no number in JSON."),
        ('{"copydesk": 1e999}', "copydesk is Infinity. It must be 1"),
        ('{"copydesk": ' + "9" * 5_000 + "}", "it is not whole JSON"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        (b"\xff\xfe{}", "it is not whole JSON"),
    ],
)
def test_what_is_no_json_of_ours_is_refused_in_one_line(text: str | bytes, message: str) -> None:
    assert message in refusal(text)


@pytest.mark.parametrize(("place", "key"), [(place, key) for place, keys in FIXED_KEYS.items() for key in keys.split()])
def test_a_missing_key_of_the_contract_is_named(place: tuple[str | int, ...], key: str) -> None:
    record = whole = json.loads(to_json(made(SHORT)))
    for step in place:
        record = record[step]
    del record[key]

    assert key in refusal(json.dumps(whole))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from([*Kind, *Mode]),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
)


@given(st.data(), VALUES)
def test_any_value_in_any_place_is_read_or_refused(data: st.DataObject, value: object) -> None:
    record = whole = json.loads(to_json(tabled()))
    while True:
        key = data.draw(st.sampled_from(list(record) if isinstance(record, dict) else list(range(len(record)))))
        if not isinstance(record[key], dict | list) or not record[key] or data.draw(st.booleans()):
            break
        record = record[key]
    record[key] = value

    with contextlib.suppress(AnnotationError):
        annotated = from_json(json.dumps(whole))
        assert from_json(to_json(annotated)) == annotated


def test_a_byte_order_mark_before_the_json_does_no_harm() -> None:
    annotated = made(SHORT)

    assert from_json(b"\xef\xbb\xbf" + to_json(annotated).encode()) == annotated


def test_a_long_value_is_shown_short() -> None:
    message = refusal(spoilt(lambda r: r["segments"][0].update(kind="x" * 10_000)))

    assert len(message) < 200


@pytest.mark.slow
def test_writing_and_reading_take_time_in_proportion_to_the_text() -> None:
    small, large = long_text(3_000), long_text(30_000)

    assert seconds_for(large) < 25 * seconds_for(small)


def seconds_for(annotated: AnnotatedText) -> float:
    return least(lambda: from_json(to_json(annotated)), times=2)
