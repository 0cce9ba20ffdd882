"""What a user may set for an output: one table, a row a setting. Every exporter takes the whole of it and uses what concerns it.

The option, the key in a file of settings, the check of that file, ``copydesk config`` and the help are all made of these rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from source.errors import UnfitSetting


class Value(Enum):
    """What a setting holds.

    In a file of settings a DATE may also stand without quotation marks, and a PATH counts from the folder of that file.
    """

    TEXT = auto()
    DATE = auto()
    PATH = auto()
    CHOICE = auto()
    SWITCH = auto()
    IDS = auto()


class Section(Enum):
    """Where a setting stands in the help, and so which commands have it; PAGE is house style of which a Word file has nothing."""

    HOUSE = auto()
    PAGE = auto()
    CHOICE = auto()
    COMMENTS = auto()


class Checker(Enum):
    """Who knows whether a value can be used: its kind alone, the page, or the page or the Word file in words that begin with the file's name."""

    KIND = auto()
    PAGE = auto()
    PAGE_NAMING_FILE = auto()
    WORD_NAMING_FILE = auto()


class Setting(NamedTuple):
    """A row of the table. ``default`` holds if nothing is set; ``name`` is the field of Settings and the key in a file of settings.

    ``word`` stands for the value in the help; ``example`` is what ``copydesk config`` shows where the default is None.
    """

    default: object
    option: str
    value: Value
    help: str
    section: Section
    word: str
    choices: tuple[str, ...]
    example: str
    checker: Checker
    name: str = ""

    def choice(self, value: str) -> str:
        """Return the choice that a value means, in capitals or not; the value itself where it means none."""
        return next((one for one in self.choices if one.casefold() == value.casefold()), value)


_Default = TypeVar("_Default")


def _set(
    default: _Default,
    option: str,
    value: Value,
    help: str,  # noqa: A002 - argparse's word
    *,
    section: Section = Section.HOUSE,
    word: str = "",
    choices: tuple[str, ...] = (),
    example: str = "",
    checker: Checker = Checker.KIND,
) -> _Default:
    """Return the field of a record that has this default and carries this row."""
    row = Setting(default, option, value, help, section, word, choices, example, checker)
    return field(default=default, metadata={"row": row})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. None means that nothing is printed in its place.

    House style: ``logo`` is the path of a PNG file and ``logo_text`` its alternative text; ``accent`` a colour like ``#7a1f2b``;
    ``handling`` a mark such as ``TLP:GREEN`` or free text; ``embargo`` and ``prepared`` are printed as they stand, or in words if they
    are ISO 8601 (the clock is never read); ``page`` is ``A4`` or ``Letter``; ``labels`` the language of the page's own words;
    ``attach`` says whether the page carries its annotated text; ``font`` is the path of a font file for letters that the page's own
    fonts do not have.

    ``comments`` says which segments get a Word comment: ``all``, ``check`` (what an editor should look at) or ``none``; ``template`` is
    the path of a house's Word file (.docx, .dotx), of which the marked-up one is made; ``track`` has the editor's changes tracked; ``plain``
    leaves a Word file in the house's Normal style, with comments only; ``pin`` and ``leave_out`` are ids of segments that must, or
    must not, be on the page. Raises UnfitSetting for a value that is none of its choices.
    """

    organisation: str | None = _set(
        None, "--organisation", Value.TEXT, "who prepared it", word="NAME", example="Harbour Press Office"
    )
    contact: str | None = _set(
        None, "--contact", Value.TEXT, "whom to ask, in the footer", word="TEXT", example="Press desk, +44 20 0000 0000"
    )
    logo: str | None = _set(
        None,
        "--logo",
        Value.PATH,
        "a PNG picture for the header",
        word="FILE",
        example="logo.png",
        checker=Checker.PAGE_NAMING_FILE,
    )
    logo_text: str | None = _set(
        None,
        "--logo-text",
        Value.TEXT,
        "what is read instead of it (default: the organisation)",
        word="TEXT",
        example="Harbour Press Office",
    )
    accent: str | None = _set(
        None,
        "--accent",
        Value.TEXT,
        "colour of bars and labels, such as #7a1f2b",
        word="COLOUR",
        example="#7a1f2b",
        checker=Checker.PAGE,
    )
    handling: str | None = _set(
        None,
        "--handling",
        Value.TEXT,
        "TLP:GREEN and the like, or free text",
        word="MARK",
        example="TLP:GREEN",
        checker=Checker.PAGE,
    )
    embargo: str | None = _set(
        None,
        "--embargo",
        Value.DATE,
        "until when nothing may be published, such as 2026-11-24T06:00+01:00",
        word="WHEN",
        example="2026-11-24T06:00+01:00",
        checker=Checker.PAGE,
    )
    prepared: str | None = _set(
        None,
        "--prepared",
        Value.DATE,
        "the date to print: 2026-11-22, a text, or now (default: none)",
        word="DATE",
        example="now",
    )
    page: str = _set("A4", "--page", Value.CHOICE, "size of the paper", choices=("A4", "Letter"))
    labels: str = _set(
        "en",
        "--labels",
        Value.CHOICE,
        "language of the page's own words",
        section=Section.PAGE,
        choices=("en", "de", "fr", "es", "pl", "uk"),
    )
    font: str | None = _set(
        None,
        "--font",
        Value.PATH,
        "a font for letters that the page's own fonts do not have",
        section=Section.PAGE,
        word="FILE",
        example="letters.ttf",
        checker=Checker.PAGE_NAMING_FILE,
    )
    attach: bool = _set(
        True,
        "--no-attachment",
        Value.SWITCH,
        "a page without the annotated text in it; it cannot be read back",
        section=Section.PAGE,
    )
    comments: str = _set(
        "check",
        "--comments",
        Value.CHOICE,
        "which segments get a comment",
        section=Section.COMMENTS,
        choices=("all", "check", "none"),
    )
    template: str | None = _set(
        None,
        "--template",
        Value.PATH,
        "Word: a file of the house whose page, header, footer and styles are used, in place of logo, accent and contact",
        section=Section.COMMENTS,
        word="FILE",
        example="house.docx",
        checker=Checker.WORD_NAMING_FILE,
    )
    track: bool = _set(
        False,
        "--track",
        Value.SWITCH,
        "Word: let the editor's own changes be tracked",
        section=Section.COMMENTS,
    )
    plain: bool = _set(
        False,
        "--plain",
        Value.SWITCH,
        "Word: the house's Normal style and comments only, no marks, no review sheet",
        section=Section.COMMENTS,
    )
    pin: tuple[str, ...] = _set(
        (), "--pin", Value.IDS, "print this segment, such as s05", section=Section.CHOICE, word="ID"
    )
    leave_out: tuple[str, ...] = _set(
        (), "--leave-out", Value.IDS, "do not print this segment", section=Section.CHOICE, word="ID"
    )

    def __post_init__(self) -> None:
        for name, setting in SETTINGS.items():
            value = getattr(self, name)
            if setting.choices and value not in setting.choices:
                raise UnfitSetting(f"{name}: “{value}” is none of {', '.join(setting.choices)}.", setting=name)


SETTINGS: Mapping[str, Setting] = {
    each.name: each.metadata["row"]._replace(name=each.name) for each in fields(Settings)
}
