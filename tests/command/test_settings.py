"""The table of settings: whatever stands in it can be set by option and by file, is told about, and is checked."""

import re
import shutil
import tomllib
from dataclasses import fields
from pathlib import Path

import docx
import pytest
from places import ROOT

from copydesk.command import main
from copydesk.configuration import settings_in_force
from exports import Settings
from exports.settings import SETTINGS, Checker, Value
from exports.text.fonts import FOLDER

Capture = pytest.CaptureFixture[str]
UNFIT = {
    "logo": "nowhere.png",
    "accent": "red",
    "handling": "TLP:WHITE",
    "embargo": "When the harbour master has spoken " * 12,
    "font": "nowhere.ttf",
    "template": "nowhere.docx",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COPYDESK_CONFIG", raising=False)
    shutil.copy(ROOT / "tests" / "logo.png", tmp_path)
    docx.Document().save(str(tmp_path / "house.docx"))
    shutil.copy(FOLDER / "CdSans-Regular.ttf", tmp_path / "letters.ttf")
    return tmp_path


def unlike_the_default(name: str) -> object:
    """Return a value that a setting may have, as TOML holds it, and not the one that it has anyway."""
    setting = SETTINGS[name]
    if setting.value is Value.SWITCH:
        return not setting.default
    if setting.value is Value.IDS:
        return ["s01", "s02"]
    return next((choice for choice in setting.choices if choice != setting.default), setting.example)


def typed(name: str) -> list[str]:
    """Return the words of the command line that set it."""
    option, value = SETTINGS[name].option, unlike_the_default(name)
    if isinstance(value, bool):
        return [option]
    return [word for each in (value if isinstance(value, list) else [value]) for word in (option, str(each))]


def toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def printed(capsys: Capture, *arguments: str) -> dict[str, str]:
    """Return the lines that ``copydesk config`` prints, by the names of their settings."""
    assert main(["config", *arguments]) == 0
    return {line.removeprefix("# ").split(" ")[0]: line for line in capsys.readouterr().out.splitlines()}


def refused(capsys: Capture, *arguments: str) -> str:
    """Return the one line with which ``copydesk config`` refuses."""
    assert main(["config", *arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line


def test_the_table_has_the_defaults_of_the_record() -> None:
    assert {name: setting.default for name, setting in SETTINGS.items()} == {
        field.name: getattr(Settings(), field.name) for field in fields(Settings)
    }


@pytest.mark.parametrize("name", SETTINGS)
def test_every_default_is_of_the_kind_that_the_table_says(name: str) -> None:
    setting = SETTINGS[name]
    kinds = {Value.SWITCH: bool, Value.IDS: tuple, Value.CHOICE: str}

    assert type(setting.default) is kinds.get(setting.value, type(None))
    assert setting.value is not Value.CHOICE or setting.default in setting.choices
    assert unlike_the_default(name) not in ("", setting.default)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_has_an_option_that_sets_it(name: str, capsys: Capture) -> None:
    line = printed(capsys, *typed(name))[name]

    assert tomllib.loads(line) == {name: unlike_the_default(name)}
    assert line.endswith("  # option")


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_has_a_key_in_the_file_that_sets_it(name: str, folder: Path, capsys: Capture) -> None:
    value = unlike_the_default(name)
    for key in (name, name.replace("_", "-")):
        (folder / "house.toml").write_text(f"{key} = {toml(value)}\n", encoding="utf-8")

        line = printed(capsys, "--config", "house.toml")[name]

        assert tomllib.loads(line) == {name: value}
        assert line.endswith("  # house.toml (--config)")


@pytest.mark.parametrize("name", SETTINGS)
def test_an_option_goes_before_the_file(name: str, folder: Path, capsys: Capture) -> None:
    setting = SETTINGS[name]
    other = {Value.SWITCH: setting.default, Value.IDS: ["s09"], Value.CHOICE: setting.default}.get(setting.value, "")
    (folder / "house.toml").write_text(f"{name} = {toml(other)}\n", encoding="utf-8")

    line = printed(capsys, "--config", "house.toml", *typed(name))[name]

    assert tomllib.loads(line) == {name: unlike_the_default(name)}


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_explained_in_the_help(name: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["config", "--help"])

    told = " ".join(capsys.readouterr().out.split())
    assert SETTINGS[name].help
    assert re.search(rf"{SETTINGS[name].option} [^-]*{re.escape(SETTINGS[name].help)}", told)


@pytest.mark.parametrize("name", SETTINGS)
def test_config_prints_every_setting_with_its_default_or_an_example(name: str, capsys: Capture) -> None:
    line, default = printed(capsys)[name], SETTINGS[name].default

    assert line.endswith("  # not set" if default is None else "  # default")
    shown = list(default) if isinstance(default, tuple) else default or SETTINGS[name].example or default
    assert tomllib.loads(line.removeprefix("# ")) == {name: shown}


def test_every_setting_is_documented_with_its_option() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(--[\w-]+)` \| \S", (ROOT / "docs" / "house.md").read_text("utf-8"), re.M)

    assert rows == [(name, setting.option) for name, setting in SETTINGS.items()]


@pytest.mark.parametrize("value", ["4", "{a = 1}", "[1]"])
@pytest.mark.parametrize("name", SETTINGS)
def test_a_value_of_another_kind_is_one_line_that_names_the_setting(
    name: str, value: str, folder: Path, capsys: Capture
) -> None:
    (folder / "house.toml").write_text(f"{name} = {value}\n", encoding="utf-8")

    line = refused(capsys, "--config", "house.toml")

    assert line.startswith(f"copydesk: house.toml: {name}: it must be ")


@pytest.mark.parametrize("name", [name for name in SETTINGS if SETTINGS[name].choices])
def test_a_choice_that_is_none_is_one_line_that_names_the_option(name: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["config", SETTINGS[name].option, "A9"])

    assert caught.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"copydesk: argument {SETTINGS[name].option}: invalid choice: 'A9'")


@pytest.mark.parametrize("name", [name for name in SETTINGS if SETTINGS[name].checker is not Checker.KIND])
def test_what_cannot_be_used_is_one_line_that_names_the_setting(name: str, folder: Path, capsys: Capture) -> None:
    setting = SETTINGS[name]
    (folder / "house.toml").write_text(f'{name} = "{UNFIT[name]}"\n', encoding="utf-8")

    by_option, by_file = refused(capsys, setting.option, UNFIT[name]), refused(capsys, "--config", "house.toml")

    naming = setting.option if setting.checker is Checker.PAGE else UNFIT[name]
    assert by_option.startswith(f"copydesk: {naming}: ")
    assert by_file.startswith((f"copydesk: house.toml: {name}: ", f"copydesk: {UNFIT[name]}: "))
    assert re.search(rf"\b{name}\b", by_file)


def test_a_path_in_a_file_counts_from_the_folder_of_that_file(folder: Path) -> None:
    paths = [name for name, setting in SETTINGS.items() if setting.value is Value.PATH]
    house = folder / "brand" / "house.toml"
    house.parent.mkdir()
    for name in paths:
        shutil.copy(SETTINGS[name].example, house.parent)
    house.write_text("".join(f'{name} = "{SETTINGS[name].example}"\n' for name in paths), encoding="utf-8")

    found = settings_in_force("brand/house.toml", {})

    assert {name: getattr(found, name) for name in paths} == {
        name: str(Path("brand", SETTINGS[name].example)) for name in paths
    }
