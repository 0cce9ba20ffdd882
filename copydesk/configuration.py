"""The settings in force: options first, then the file named by --config or COPYDESK_CONFIG, then the defaults."""

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from exports.settings import Settings
from source.errors import SourceError

NAMES = tuple(field.name for field in fields(Settings))
CHOICES = {"page": ("A4", "Letter"), "comments": ("all", "check", "none")}
LISTS = ("pin", "leave_out")
SWITCHES = ("plain",)


def settings_in_force(file: str | None, given: Mapping[str, object]) -> Settings:
    """Return the settings from the file (or the one that COPYDESK_CONFIG names) and, above it, the options given.

    Raises SourceError that names the file and the key.
    """
    path = file or os.environ.get("COPYDESK_CONFIG")
    return Settings(**{**(_from_file(Path(path)) if path else {}), **given})  # type: ignore[arg-type]


def describe(file: str | None, given: Mapping[str, object]) -> list[str]:
    """Return one line a setting: its name, its value, and where the value comes from."""
    path = file or os.environ.get("COPYDESK_CONFIG")
    written = _from_file(Path(path)) if path else {}
    settings = settings_in_force(file, given)
    named = "--config" if file else "COPYDESK_CONFIG"
    lines = []
    for name in NAMES:
        value = getattr(settings, name)
        origin = "option" if name in given else f"{path} ({named})" if name in written else "default"
        lines.append(f"{name:<14}{_shown(value):<28}{origin}")
    return lines


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value == ():
        return "not set"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _from_file(path: Path) -> dict[str, object]:
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(
            f"{path.name}: it cannot be read ({error.strerror}). Name another file with --config."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path.name}: it is not TOML ({error}). Correct that line.") from error
    return {_checked_name(path, name): _checked(path, name, value) for name, value in table.items()}


def _checked_name(path: Path, name: str) -> str:
    key = name.replace("-", "_")
    if key not in NAMES:
        raise SourceError(f"{path.name}: no setting is called “{name}”. The settings are: {', '.join(NAMES)}.")
    return key


def _checked(path: Path, name: str, value: object) -> object:
    key = name.replace("-", "_")
    if key in LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if key in SWITCHES and isinstance(value, bool):
        return value
    if key not in LISTS + SWITCHES and isinstance(value, str) and value in CHOICES.get(key, (value,)):
        return value
    raise SourceError(f"{path.name}: the setting “{name}” must be {_wanted(key)}. Correct it.")


def _wanted(key: str) -> str:
    if key in LISTS:
        return "a list of segment ids"
    return "true or false" if key in SWITCHES else " or ".join(CHOICES.get(key, ("a text in quotation marks",)))
