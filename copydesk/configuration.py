"""The settings in force: options first, then the file named by --config or COPYDESK_CONFIG, then the defaults; every value is checked."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from exports.settings import SETTINGS, Checker, Setting, Settings, Value
from source.errors import UnfitSetting

NAMING_FILE = (Checker.PAGE_NAMING_FILE, Checker.WORD_NAMING_FILE)
ON_PAGE = (Checker.PAGE, Checker.PAGE_NAMING_FILE)
_NUMBER = re.compile(r"\A[sS]?0*([0-9]{1,9})\Z")
WANTED = {Value.IDS: "a list of segment ids", Value.SWITCH: "true or false"}


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


def with_ids(settings: Settings, ids: Iterable[str]) -> Settings:
    """Return settings that call segments as the text does: where it has no segment “3”, that is s03."""
    known = set(ids)

    def named(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name if name in known else _NUMBER.sub(_segment, name) for name in names)

    return replace(settings, pin=named(settings.pin), leave_out=named(settings.leave_out))


def _segment(number: re.Match[str]) -> str:
    return f"s{number[1]:0>2}"


def _chosen(file: str | None, given: Mapping[str, object]) -> dict[str, Chosen]:
    named = file or os.environ.get("COPYDESK_CONFIG")
    written = _from_file(Path(named)) if named else {}
    by = "--config" if file else "COPYDESK_CONFIG"
    chosen = {}
    for name, setting in SETTINGS.items():
        if name in given:
            place = "" if setting.checker in NAMING_FILE else f"{setting.option}: "
            chosen[name] = Chosen(given[name], "option", place)
        elif named and name in written:
            chosen[name] = Chosen(written[name], f"{_escaped(named)} ({by})", f"{Path(named).name}: {name}: ")
        else:
            chosen[name] = Chosen(setting.default, "not set" if setting.default is None else "default", "")
    return chosen


def _settings(chosen: Mapping[str, Chosen]) -> Settings:
    values = {name: value for name, (value, _, _) in chosen.items()}
    if values["prepared"] == "now":
        values["prepared"] = _now()
    settings = Settings(**values)  # type: ignore[arg-type]
    try:
        return _checked_settings(settings)
    except UnfitSetting as error:
        place = chosen[error.setting].place if error.setting else ""
        raise UnfitSetting(f"{place}{error}", setting=error.setting) from error


def _checked_settings(settings: Settings) -> Settings:
    """Return settings that the page and the Word file can use. Raises UnfitSetting."""
    if settings.template:
        from exports.word import check_template

        check_template(settings.template)
    if not any(getattr(settings, name) for name, setting in SETTINGS.items() if setting.checker in ON_PAGE):
        return settings
    from exports.page import house_of
    from exports.text import fonts_for

    handling = house_of(settings, fonts_for(settings.font, None)).handling
    # The label of TLP as it is printed, for the Word file and the XML too.
    return replace(settings, handling=handling.text if handling else None)


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
        return f"# {name} = {_quoted(SETTINGS[name].example)}"
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
    found = {}
    for key, value in table.items():
        setting = _setting_called(path, key)
        found[setting.name] = _checked(path, key, setting, value)
    return found


def _setting_called(path: Path, key: str) -> Setting:
    setting = SETTINGS.get(key.replace("-", "_"))
    if setting is None:
        raise UnfitSetting(f"{path.name}: no setting is called “{key}”. The settings are: {', '.join(SETTINGS)}.")
    return setting


def _checked(path: Path, key: str, setting: Setting, value: object) -> object:
    """Return a value of a TOML file as the record holds it. Raises UnfitSetting if it is none of its kind."""
    match setting.value, value:
        case Value.IDS, list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case Value.SWITCH, bool():
            return value
        case Value.CHOICE, str() if setting.choice(value) in setting.choices:
            return setting.choice(value)
        case Value.DATE, date():
            return value.isoformat()
        case Value.PATH, str() if value:
            return str(path.parent / value)
        case ((Value.TEXT | Value.DATE | Value.PATH), str()):
            return value
    wanted = " or ".join(setting.choices) or WANTED.get(setting.value, "a text in quotation marks")
    raise UnfitSetting(f"{path.name}: {key}: it must be {wanted}. Correct it.", setting=setting.name)
