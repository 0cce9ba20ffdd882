"""The words that a user may type, and their help: the parser of all commands, and the parts of which a command's options are made.

The options that set something are made from the table of settings. No library for Word, PDF or XML is imported for them.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

from copydesk.messages import DONE, USAGE, nearest, say
from exports.settings import SETTINGS, Section, Setting, Value

DESCRIPTION = """\
Brief somebody on a text within minutes: a one-page PDF, a marked-up Word file for editors, and XML for systems.
Works offline, keeps every word of the source, and says why each sentence was marked as it was.
"""

EXAMPLES = """\
examples:
  copydesk demo                             make all three files from a sample article
  copydesk brief article.html               write article.pdf, the one-page briefing
  copydesk markup release.docx -o check.docx
  copydesk export article.txt --to json     any of: docx pdf xml json
  copydesk show article.txt                 list the segments with kinds, speakers and reasons
  copydesk changes release.docx             tell what an editor changed in the marked-up Word file
  pbpaste | copydesk brief - --title "Port strike ends" --outlet "The Courier"

“copydesk COMMAND --help” tells more of each. Exit status: 0 done, 1 trouble with the input or output, 2 wrong usage.
"""


COMMAND = "COMMAND"
# What a text may be called; a copy of annotate's TextType, so that help imports nothing.
TYPES = tuple("news release results report interview opinion live-blog minutes ruling speech mail list".split())


class Command(NamedTuple):
    """What runs a command, its line in the help, an example, and the parts of its options."""

    run: Callable[[argparse.Namespace], int | None]
    line: str
    example: str
    parts: tuple[Callable[[argparse.ArgumentParser], None], ...]


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        say(f"{message}{'' if message.endswith('?') else '.'} See “{self.prog} --help”.")
        sys.exit(USAGE)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse what is none of the choices; a command with the one that is spelt most like it."""
        if action.metavar == COMMAND and action.choices is not None and value not in action.choices:
            near = nearest(str(value), action.choices)
            hint = f"Did you mean “{near}”?" if near else f"Choose one of: {', '.join(action.choices)}"
            self.error(f"there is no command “{value}”. {hint}")
        super()._check_value(action, value)


def make_parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return the parser of the whole command line; what it finds of a command names under ``run`` what runs it."""
    parser = Parser(
        "copydesk", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-V", "--version", nargs=0, action=_Version, help="print the version and exit")
    parser.add_argument("--debug", action="store_true", help="show tracebacks")
    parser.set_defaults(config=None, rebuilt=False, clean=False, run=None)
    found = parser.add_subparsers(metavar=COMMAND, parser_class=Parser)
    for name, command in commands.items():
        _add_command(found, name, command)
    return parser


def _add_command(commands: "argparse._SubParsersAction[Parser]", name: str, command: Command) -> None:
    parser = commands.add_parser(
        name,
        help=command.line,
        description=command.line[0].upper() + command.line[1:] + ".",
        epilog=f"example:\n  {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=command.run)
    for part in command.parts:
        part(parser)
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="show tracebacks")


class _Version(argparse.Action):
    """Print the version; an action of its own, so that nothing is imported for it beforehand."""

    def __call__(self, *_: object) -> NoReturn:
        from source.version import VERSION

        print(f"copydesk {VERSION}")
        sys.exit(DONE)


def add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("input", metavar="INPUT", help="the file to read, or - for standard input")
    stated = command.add_argument_group("what the source does not say itself")
    for name in ("title", "author", "outlet", "date"):
        stated.add_argument(f"--{name}", metavar=name.upper())
    stated.add_argument(
        "--as",
        dest="text_type",
        type=_text_type,
        metavar="TYPE",
        help=f"what the text is, where its signs mislead: {', '.join(TYPES)}",
    )
    _add_limits(command)


def _text_type(given: str) -> str:
    name = "-".join(given.lower().split())
    if name not in TYPES:
        raise argparse.ArgumentTypeError(f"“{given}” is none of {', '.join(TYPES)}")
    return name.replace("-", " ")


def add_edited(command: argparse.ArgumentParser) -> None:
    command.add_argument("input", metavar="EDITED", help="a marked-up Word file, edited since; or - for standard input")
    command.add_argument("--json", action="store_true", help="print the changes as JSON")
    command.add_argument(
        "--strict",
        action="store_true",
        help="exit with status 1 if the edits contradict each other, or some could not be read back",
    )
    _add_limits(command)


def _add_limits(command: argparse.ArgumentParser) -> None:
    limits = command.add_argument_group("limits (raise them for a document that you trust)")
    for name in ("bytes", "characters", "members", "expanded", "depth", "paragraphs"):
        limits.add_argument(f"--max-{name}", type=_count, metavar="N")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write, replacing what is there (default: the input's name with the new ending, in this folder); - for standard output",
    )


def add_force(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--force",
        action="store_true",
        help="replace what has the default name, even if copydesk did not write it from this input or it was changed since; a Word file "
        "with an editor's corrections is replaced only by -o",
    )


def add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="DIR", help="the folder to write to (default: this one)")


def add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", metavar="FORMAT", help="docx, pdf, xml or json (default: the ending of -o)")


def add_house(command: argparse.ArgumentParser) -> None:
    _add_house(command, Section.HOUSE, Section.PAGE)


def add_house_of_word(command: argparse.ArgumentParser) -> None:
    _add_house(command, Section.HOUSE)


def _add_house(command: argparse.ArgumentParser, *sections: Section) -> None:
    house = command.add_argument_group("house style (also in the file of --config or COPYDESK_CONFIG)")
    house.add_argument("--config", metavar="FILE", help="settings as TOML")
    for section in sections:
        _add_settings(house, section)


def add_choice(command: argparse.ArgumentParser) -> None:
    _add_settings(command.add_argument_group("on the page"), Section.CHOICE)


def add_comments(command: argparse.ArgumentParser) -> None:
    _add_settings(command, Section.COMMENTS)


def add_rebuilt(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--rebuilt", action="store_true", help="a Word file is made anew, not marked up in place: its form is left out"
    )


def add_clean(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--clean",
        action="store_true",
        help="INPUT is a document that was marked up in place: take all of our marks out",
    )


def _add_settings(group: argparse._ActionsContainer, section: Section) -> None:
    """Add the options of a section of the table; what is not given stays None, so that the file of settings is asked."""
    for name, setting in SETTINGS.items():
        if setting.section is section:
            group.add_argument(setting.option, dest=name, **_form(setting))


def _form(setting: Setting) -> dict[str, Any]:
    """Return how argparse takes an option: what follows it, and its help."""
    match setting.value:
        case Value.SWITCH:
            return {"action": "store_const", "const": not setting.default, "help": setting.help}
        case Value.IDS:
            return {"action": "append", "metavar": setting.word, "help": setting.help}
        case Value.CHOICE:
            return {
                "type": setting.choice,
                "choices": setting.choices,
                "help": f"{setting.help} (default: {setting.default})",
            }
    return {"metavar": setting.word, "help": setting.help}
