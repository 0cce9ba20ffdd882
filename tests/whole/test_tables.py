"""Whatever stands in a table is tested by the table: add an entry and it is under test."""

import argparse
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from made import made, made_sample
from places import ROOT

from annotate import RULES, STEPS, Kind, annotate
from annotate.draft import Draft
from annotate.rules import RuleId
from copydesk.command import COMMANDS
from exports import EXPORTERS, OWN_READERS, Settings, export, load
from source import READERS, read_text

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


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_takes_every_text_and_repeats_itself(name: str, text: str) -> None:
    assert len(written(name, text)) > 100
    assert written(name, text) == written(name, text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["json", "xml", "docx"])
def test_what_we_write_we_read_back_the_same(name: str, text: str) -> None:
    assert load(written(name, text)) == TEXTS[text]


@pytest.mark.parametrize("name", OWN_READERS)
def test_read_refuses_our_own_files_and_names_load(name: str) -> None:
    from source import read
    from source.errors import AnnotatedFile

    with pytest.raises(AnnotatedFile, match="load"):
        read(written(name, "sample"))


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_input_gives_the_same_bytes_anywhere(name: str, tmp_path: Path) -> None:
    script = (
        "import sys; from exports import *\n"
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
def test_every_rule_has_a_sentence_and_a_precision(rule: str) -> None:
    assert RULES[rule].sentence
    assert 0 < RULES[rule].confidence <= 1
    assert RULES[rule].kind is None or RULES[rule].kind in Kind


def test_every_verdict_names_a_rule_of_the_table() -> None:
    annotated = annotate(read_text(TEXTS["sample"].text))

    assert {segment.rule for segment in annotated.segments} <= set(RULES)
    assert {quotation.rule for quotation in annotated.quotations} <= set(RULES)
    assert all(segment.reasons for segment in annotated.segments)


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
