"""The settings in force: options first, then the file named by --config or COPYDESK_CONFIG, then the defaults; every value is checked."""

import json
import os
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from exports.settings import Settings
from exports.wording import WORDINGS
from source.errors import UnfitSetting

DEFAULTS = {field.name: field.default for field in fields(Settings)}
NAMES = tuple(DEFAULTS)
CHOICES = {"page": ("A4", "Letter"), "labels": tuple(WORDINGS), "comments": ("all", "check", "none")}
LISTS = ("pin", "leave_out")
SWITCHES = ("attach", "plain")
DATES = ("prepared", "embargo")  # which TOML may also hold without quotation marks
OPTIONS = {"attach": "--no-attachment"}  # where the option is not called like the setting
FILES = ("logo", "font")
DRAWN = ("logo", "accent", "font", "handling", "embargo")  # what only the page itself can check
EXAMPLES = {
    "organisation": "Harbour Press Office",
    "contact": "Press desk, +44 20 0000 0000",
    "logo": "logo.png",
    "logo_text": "Harbour Press Office",
    "accent": "#7a1f2b",
    "font": "letters.ttf",
    "handling": "TLP:GREEN",
    "embargo": "2026-11-24T06:00+01:00",
    "prepared": "now",
}


class Chosen(NamedTuple):
    """A value, where it comes from as a person is told, and what an error message names first."""

    value: object
    origin: str
    place: str


def settings_in_force(file: str | None, given: Mapping[str, object]) -> Settings:
    """Return the settings from the file (or the one that COPYDESK_CONFIG names) and, above it, the options given.

    The clock is read only for ``prepared = "now"``. Raises UnfitSetting that names the file and the key, or the option.
    """
    return _settings(_chosen(file, given))


def describe(file: str | None, given: Mapping[str, object]) -> list[str]:
    """Return the settings in force as the lines of a TOML file, each with where its value comes from. Raises UnfitSetting."""
    chosen = _chosen(file, given)
    _settings(chosen)
    lines = [(_written(name, value), origin) for name, (value, origin, _) in chosen.items()]
    width = max(len(line) for line, _ in lines)
    return [f"{line:<{width}}  # {origin}" for line, origin in lines]


def _chosen(file: str | None, given: Mapping[str, object]) -> dict[str, Chosen]:
    named = file or os.environ.get("COPYDESK_CONFIG")
    written = _from_file(Path(named)) if named else {}
    by = "--config" if file else "COPYDESK_CONFIG"
    chosen = {}
    for name, default in DEFAULTS.items():
        if name in given:
            option = OPTIONS.get(name, f"--{name.replace('_', '-')}")
            # A message about a logo begins with the name of its file.
            chosen[name] = Chosen(given[name], "option", "" if name == "logo" else f"{option}: ")
        elif named and name in written:
            chosen[name] = Chosen(written[name], f"{_escaped(named)} ({by})", f"{Path(named).name}: {name}: ")
        else:
            chosen[name] = Chosen(default, "not set" if default is None else "default", "")
    return chosen


def _settings(chosen: Mapping[str, Chosen]) -> Settings:
    values = {name: value for name, (value, _, _) in chosen.items()}
    if values["prepared"] == "now":
        values["prepared"] = _now()
    settings = Settings(**values)  # type: ignore[arg-type]
    if any(values[name] for name in DRAWN):
        from exports.page import house_of
        from exports.text import fonts_for

        try:
            handling = house_of(settings, fonts_for(settings.font, None)).handling
        except UnfitSetting as error:
            place = chosen[error.setting].place if error.setting else ""
            raise UnfitSetting(f"{place}{error}", setting=error.setting) from error
        # The label of TLP as it is printed, for the Word file and the XML too.
        return replace(settings, handling=handling.text if handling else None)
    return settings


def _now() -> str:
    """Return the time in UTC, to the minute: SOURCE_DATE_EPOCH if that is set, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UnfitSetting(
            f"SOURCE_DATE_EPOCH: “{epoch}” is no time in seconds. Correct it, or unset it.", setting=None
        ) from error
    return moment.isoformat(timespec="minutes")


def _written(name: str, value: object) -> str:
    """Return a setting as TOML; what is not set, as an example in a comment."""
    if value is None:
        return f"# {name} = {_quoted(EXAMPLES[name])}"
    if isinstance(value, bool):
        return f"{name} = {'true' if value else 'false'}"
    if isinstance(value, tuple):
        return f"{name} = [{', '.join(map(_quoted, value))}]"
    return f"{name} = {_quoted(str(value))}"


def _quoted(text: str) -> str:
    return f'"{_escaped(json.dumps(text, ensure_ascii=False)[1:-1])}"'


def _escaped(text: str) -> str:
    """Return a text in which nothing can steer a terminal or end a line."""
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)


def _from_file(path: Path) -> dict[str, object]:
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnfitSetting(
            f"{path.name}: it cannot be read ({error.strerror}). Name another file of settings."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnfitSetting(f"{path.name}: it is not TOML ({error}). Correct that line.") from error
    return {_checked_name(path, name): _checked(path, name, value) for name, value in table.items()}


def _checked_name(path: Path, name: str) -> str:
    key = name.replace("-", "_")
    if key not in NAMES:
        raise UnfitSetting(f"{path.name}: no setting is called “{name}”. The settings are: {', '.join(NAMES)}.")
    return key


def _checked(path: Path, name: str, value: object) -> object:
    key = name.replace("-", "_")
    if key in LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if key in SWITCHES and isinstance(value, bool):
        return value
    if key in DATES and isinstance(value, date):
        return value.isoformat()
    if key not in LISTS + SWITCHES and isinstance(value, str) and value in CHOICES.get(key, (value,)):
        # A path counts from the folder of the file that names it.
        return str(path.parent / value) if key in FILES and value else value
    raise UnfitSetting(f"{path.name}: {name}: it must be {_wanted(key)}. Correct it.", setting=key)


def _wanted(key: str) -> str:
    if key in LISTS:
        return "a list of segment ids"
    return "true or false" if key in SWITCHES else " or ".join(CHOICES.get(key, ("a text in quotation marks",)))
