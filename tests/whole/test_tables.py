"""Whatever stands in a table is tested by the table: add an entry and it is under test."""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from made import made, made_sample
from places import ARTICLES, ROOT

from annotate import RULES, STEPS, AnnotatedText, Kind, annotate
from annotate.draft import Draft
from annotate.model import Note
from annotate.rules import RuleId
from copydesk.command import COMMANDS
from exports import EXPORTERS, OWN_READERS, Settings, export, exporter_for, load
from source import READERS, Limits, Problem, read, read_text
from source.formats import attached_xml

TEXTS = {
    "sample": made_sample(),
    "empty": annotate(read_text("")),
    "one": made("[C]It rained."),
    "hostile": annotate(
        read_text("a\x00b <b>&amp; ]]> AT&T\n\n\u202eevil\u202c \U0001f600 e\u0301 שלום عربي\n\n" + "x" * 3000)
    ),
}


def written(name: str, text: str) -> bytes:
    out = BytesIO()
    EXPORTERS[name].write(TEXTS[text], out, Settings())
    return out.getvalue()


def pages_of(data: bytes) -> int:
    pdfium = pytest.importorskip("pypdfium2")
    return len(pdfium.PdfDocument(data))


def broken_part_of(data: bytes) -> str | None:
    with ZipFile(BytesIO(data)) as package:
        for part in package.namelist():
            etree.fromstring(package.read(part))
        return package.testzip()


# What any program of the world makes of each output, and what it is to find.
OPENED: dict[str, tuple[Callable[[bytes], object], object]] = {
    "json": (lambda data: next(iter(json.loads(data))), "copydesk"),
    "xml": (lambda data: etree.fromstring(data).tag.rpartition("}")[2], "annotated"),
    "docx": (broken_part_of, None),
    "pdf": (pages_of, 1),
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_takes_every_text_and_other_programs_open_what_it_wrote(name: str, text: str) -> None:
    opened, expected = OPENED[name]

    assert opened(written(name, text)) == expected


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", EXPORTERS)
def test_what_we_write_we_read_back_the_same(name: str, text: str) -> None:
    assert load(written(name, text)) == TEXTS[text]


@pytest.mark.parametrize("name", OWN_READERS)
def test_read_refuses_our_own_files_and_names_load(name: str) -> None:
    from source.errors import AnnotatedFile

    with pytest.raises(AnnotatedFile, match="load") as caught:
        read(written(name, "sample"))
    assert caught.value.format == name


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_output_goes_by_its_name_and_by_the_ending_of_its_files(name: str) -> None:
    assert exporter_for(name) is exporter_for(EXPORTERS[name].ending.upper()) is EXPORTERS[name]


@pytest.mark.parametrize(("name", "ending"), [(name, ending) for name in READERS for ending in READERS[name].endings])
def test_every_ending_that_is_read_is_documented_with_its_format(name: str, ending: str) -> None:
    rows = re.findall(rf"^\| {name} \| (\.[^|]*) \|", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"), re.M)

    assert ending in rows[0].split()


def test_whoever_names_a_file_that_is_not_read_hears_the_usual_ending_of_each_format_that_is() -> None:
    from source.errors import UnknownFormat

    with pytest.raises(UnknownFormat) as caught:
        read(b"{\\rtf1 It rained.}", name="mill.rtf")

    assert all(reader.endings[0] in str(caught.value) for reader in READERS.values())


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_input_gives_the_same_bytes_anywhere(name: str, tmp_path: Path) -> None:
    script = (
        "import sys; from exports import export, load\n"
        f"export(load({str(ROOT / 'copydesk' / 'sample.txt')!r}), sys.argv[1], to={name!r})"
    )
    results = []
    for number, (seed, zone, epoch, locale) in enumerate(
        [("1", "UTC", "", "C"), ("77", "Asia/Tokyo", "1700000000", "en_US.UTF-8")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "HOME": str(folder),
        }
        environment |= {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
        subprocess.run([sys.executable, "-c", script, "out"], cwd=folder, env=environment, check=True)
        results.append((folder / "out").read_bytes())
    assert results[0] == results[1]


def test_export_goes_by_the_ending(tmp_path: Path) -> None:
    export(TEXTS["one"], tmp_path / "a.JSON")

    assert load(tmp_path / "a.JSON") == TEXTS["one"]


@pytest.mark.parametrize("step", STEPS)
def test_every_step_takes_an_empty_text_and_says_what_it_returns(step: str) -> None:
    draft = STEPS[step](Draft(read_text("")))

    assert draft.source.text == ""
    assert (STEPS[step].__doc__ or "").startswith("Return")


def test_every_id_of_a_rule_stands_in_the_table() -> None:
    assert list(RULES) == list(RuleId)


@pytest.mark.parametrize("rule", RULES)
def test_the_sentence_of_every_rule_reads_on_behind_a_colon_and_its_precision_has_two_places(rule: str) -> None:
    sentence, confidence = RULES[rule].sentence.format("Ann"), RULES[rule].confidence

    assert re.fullmatch(r"[^\s{}][^{}\n]+[^\s{}.:]", sentence)
    assert 0 < confidence == round(confidence, 2) <= 1


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_every_verdict_names_a_rule_of_the_table_that_gives_this_kind(path: Path) -> None:
    annotated = annotate(read(path))

    assert {segment.rule for segment in annotated.segments} <= set(RULES)
    assert not [s for s in annotated.segments if RULES[s.rule].kind not in (None, s.kind)]
    assert {RULES[quotation.rule].kind for quotation in annotated.quotations} <= {None}
    assert all(item.reasons for item in (*annotated.segments, *annotated.quotations))


@pytest.mark.parametrize("name", [*EXPORTERS, *READERS])
def test_every_format_is_documented(name: str) -> None:
    rows = re.findall(r"^\| ([\w ]+?) \|", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"), re.M)

    assert name in rows


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_in_the_glossary(kind: Kind) -> None:
    assert f"| {kind} |" in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_no_module_bears_the_name_of_a_public_function() -> None:
    from copydesk import __all__ as public

    modules = {
        path.stem for package in ("source", "annotate", "exports", "copydesk") for path in (ROOT / package).glob("*.py")
    }

    functions = {name for name in public if name.islower()}
    assert not modules & functions


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"copydesk {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_option_that_sets_something_is_a_setting() -> None:
    from exports.settings import SETTINGS

    assert set(SETTINGS) <= {action.dest for action in _actions()}


def _actions() -> "list[argparse.Action]":
    from copydesk.parser import make_parser

    (commands,) = (a for a in make_parser(COMMANDS)._actions if isinstance(a, argparse._SubParsersAction))
    return [action for parser in commands.choices.values() for action in parser._actions]


# Characters that XML gives a meaning, each alone, wherever somebody's words stand -------------------------------------

# What a person may write into a setting; the others name a file, a colour or one of a few choices.
WRITTEN_SETTINGS = {"organisation", "contact", "logo_text", "handling", "embargo", "prepared"}
OTHER_SETTINGS = {
    "logo",
    "accent",
    "page",
    "labels",
    "font",
    "attach",
    "comments",
    "plain",
    "template",
    "track",
    "pin",
    "leave_out",
}
WORDS_OF_THE_TEXT = {
    "text",
    "title",
    "author",
    "outlet",
    "name",
    "speaker",
    "role",
    "reason",
    "problem",
    "note",
    "editor",
}
IN_XML = (WORDS_OF_THE_TEXT | {"handling", "embargo", "prepared"}, set[str]())
# Places of each output: what a parser finds in it; and what stands there on one line, where a line's end is a blank.
PLACES = {
    "json": (WORDS_OF_THE_TEXT, set[str]()),
    "xml": IN_XML,
    "docx": (
        {"text", "speaker", "role", "note"},
        {"title", "outlet", "name", "reason", "editor", "organisation", "handling", "embargo"},
    ),
    "pdf": ((IN_XML[0] - {"note", "editor"}), {"title", "organisation"}),
}


def word(place: str, character: str) -> str:
    return f"{place} Tom{character}Ann"


def text_with(character: str) -> AnnotatedText:
    """Return an annotated text whose every string that somebody wrote holds the character."""
    words = {place: word(place, character) for place in WORDS_OF_THE_TEXT}
    text = made(
        f"[C]It rained on {words['text']}.\n\n[Q]{{direct|{words['speaker']}|{words['role']}|“It poured.”}}",
        name=words["name"],
        title=words["title"],
    )
    origin = replace(text.source.origin, author=words["author"], outlet=words["outlet"])
    return replace(
        text,
        source=replace(text.source, origin=origin, problems=(Problem(words["problem"]),)),
        segments=tuple(replace(segment, reasons=(words["reason"],)) for segment in text.segments),
        notes=(Note(text.segments[0].id, words["note"], words["editor"]),),
    )


def file_with(name: str, character: str) -> tuple[AnnotatedText, bytes]:
    annotated, out = text_with(character), BytesIO()
    chosen = {setting: word(setting, character) for setting in WRITTEN_SETTINGS}
    logo = str(ROOT / "tests" / "logo.png")
    EXPORTERS[name].write(annotated, out, Settings(logo=logo, comments="all", **chosen))  # type: ignore[arg-type]
    return annotated, out.getvalue()


def words_of(data: bytes) -> Iterator[str]:
    """Yield the text of each element and the value of each attribute, as any XML parser reads them."""
    for element in etree.fromstring(data, etree.XMLParser(huge_tree=True)).iter():
        yield from (element.text or "", element.tail or "", *map(str, element.attrib.values()))


def parsed(name: str, data: bytes) -> str:
    """Return every word that a parser finds in an output, a line each."""
    if name == "json":
        return "\n".join(strings_of(json.loads(data)))
    if name == "xml":
        return "\n".join(words_of(data))
    if name == "docx":
        with ZipFile(BytesIO(data)) as package:
            # The baseline is JSON, which has escapes of its own: what it holds is tested by reading it back.
            texts = [part for part in package.namelist() if part.endswith((".xml", ".rels"))]
            names = [part for part in texts if part != "customXml/item1.xml"]
            return "\n".join(found for part in names for found in words_of(package.read(part)))
    packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", data, re.S)
    assert packet
    return "\n".join([*words_of(attached_xml(data, Limits())), *words_of(packet[0])])


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_of(item)


def test_every_setting_that_is_written_by_a_person_is_tried_with_each_character() -> None:
    assert {field.name for field in fields(Settings)} == WRITTEN_SETTINGS | OTHER_SETTINGS


@pytest.mark.parametrize("character", ["&", "<", ">", '"', "'", "\r"])
@pytest.mark.parametrize("name", EXPORTERS)
def test_a_character_that_xml_gives_a_meaning_is_in_every_output_as_it_was_written(name: str, character: str) -> None:
    annotated, data = file_with(name, character)
    found = parsed(name, data)
    exact, on_one_line = PLACES[name]

    assert not [place for place in exact if word(place, character) not in found]
    assert not [place for place in on_one_line if " ".join(word(place, character).split()) not in found]
    if character != "\r":  # a text that was read has none: its lines end with LF
        assert load(data) == (replace(annotated, notes=()) if name == "pdf" else annotated)


def test_a_company_with_an_ampersand_leaves_the_word_file_whole() -> None:
    out = BytesIO()
    EXPORTERS["docx"].write(annotate(read_text("Tom & Ann closed the mill.", title="Tom & Ann")), out, Settings())

    with ZipFile(out) as package:
        assert "Tom & Ann closed the mill." in list(words_of(package.read("word/document.xml")))
        assert "Tom & Ann" in list(words_of(package.read("word/header1.xml")))
