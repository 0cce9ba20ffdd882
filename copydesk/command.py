"""The command line: what the user typed becomes one call of load, export or show, and every failure one line.

The libraries for Word, PDF and XML are imported only by a command that needs them: not for help, and not for usage errors.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from io import TextIOWrapper
from types import FrameType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, NoReturn

from exports.settings import SETTINGS, Section, Setting, Value

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.model import AnnotatedText
    from exports.settings import Settings
    from source.limits import Limits
    from source.model import Problem

DONE, TROUBLE, USAGE, INTERRUPTED = 0, 1, 2, 130

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


class Command(NamedTuple):
    """What runs a command, its line in the help, an example, and the parts of its options."""

    run: Callable[[argparse.Namespace], int | None]
    line: str
    example: str
    parts: tuple[Callable[[argparse.ArgumentParser], None], ...]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 trouble with the input or output, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter is no reason to stop
    options = _parser().parse_args(arguments)
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        status: int = options.run(options) or DONE
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say("interrupted. Nothing was written.")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except Exception as error:  # noqa: BLE001 - the one place that turns every failure into a line
        return _report(error, options)
    finally:
        signal.signal(signal.SIGTERM, previous)
    return status


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _report(error: Exception, options: argparse.Namespace) -> int:
    from source.errors import CopydeskError, ExportError

    if options.debug:
        import traceback

        traceback.print_exc()
    name = getattr(options, "input", None) or ""
    if isinstance(error, _UsageError):
        _say(str(error))
        return USAGE
    if isinstance(error, ExportError) or not name:
        _say(str(error) if isinstance(error, CopydeskError) else _unforeseen(error))
    elif isinstance(error, CopydeskError):
        _say(f"{_shown_name(name)}: {error}")
    else:
        _say(f"{_shown_name(name)}: {_unforeseen(error)}")
    return TROUBLE


class _UsageError(Exception):
    """The words of the command line do not fit together."""


def _unforeseen(error: Exception) -> str:
    if isinstance(error, MemoryError | RecursionError):
        return "it is too large or too deeply nested to be taken. Split it and try again."
    if isinstance(error, OSError):
        return f"reading or writing failed ({error.strerror or error}). Make room, or choose another place with -o."
    detail = f"{type(error).__name__}: {error}"
    return f"copydesk failed in a way that nobody foresaw ({detail}). Please report it, with --debug's output."


def _shown_name(name: str) -> str:
    return "standard input" if name == "-" else os.path.basename(name.rstrip("/")) or name


def _say(message: str) -> None:
    """Print one line to standard error; names and messages from outside cannot break it or steer the terminal."""
    line = "".join(c if c.isprintable() else " " if c in "\n\t" else ascii(c)[1:-1] for c in f"copydesk: {message}")
    try:
        print(line, file=sys.stderr)
    except (OSError, ValueError):
        return


# The commands -------------------------------------------------------------------------------------------------------


def _brief(options: argparse.Namespace) -> None:
    _convert(options, "pdf")


def _markup(options: argparse.Namespace) -> None:
    _convert(options, "docx")


def _export(options: argparse.Namespace) -> None:
    ending = os.path.splitext(options.output or "")[1]
    if not options.to and not ending:
        raise _UsageError("export: say the format with --to, or by the ending of -o FILE.")
    _convert(options, options.to or ending)


def _show(options: argparse.Namespace) -> None:
    from copydesk.listing import show_listing

    annotated = _load(options)
    show_listing(annotated, sys.stdout)
    _tell_problems(annotated)


def _changes(options: argparse.Namespace) -> int:
    from copydesk.corrections import changes_as_json, show_changes
    from exports import read_changes

    limits = _limits(options)
    given = _standard_input(limits.max_bytes) if options.input == "-" else options.input
    found = read_changes(given, limits=limits)
    name = _shown_name(options.input)
    if options.json:
        sys.stdout.write(changes_as_json(found, name=name))
    else:
        show_changes(found, sys.stdout, name=name)
        _tell_problems(found.annotated)
    return TROUBLE if options.strict and found.conflicts else DONE


def _config(options: argparse.Namespace) -> None:
    from copydesk.configuration import describe

    print("\n".join(describe(options.config, _given(options))))


def _demo(options: argparse.Namespace) -> None:
    from pathlib import Path

    from exports import export, load

    sample = Path(__file__).with_name("sample.txt")
    annotated = load(sample.read_bytes(), name="sample.txt", outlet="The Halvern Courier")
    folder = Path(options.output or ".")
    for name in ("briefing.pdf", "markup.docx", "briefing.xml"):
        export(annotated, folder / name, settings=_settings(options))
        _tell(folder / name)


def _convert(options: argparse.Namespace, to: str) -> None:
    from pathlib import Path

    from exports import exporter_for
    from exports.output import write_whole
    from source.errors import UnknownExporter

    try:
        exporter = exporter_for(to)
    except UnknownExporter as error:
        raise _UsageError(str(error)) from error
    settings = _settings(options)
    out = None if options.output == "-" else Path(options.output or _default_name(options.input, exporter.ending))
    if out:
        _refuse_input_as_output(options.input, out)
    annotated = _load(options)
    if out is None:
        problems = _write_to_stdout(lambda stream: exporter.write(annotated, stream, settings))
    else:
        problems = write_whole(out, lambda stream: exporter.write(annotated, stream, settings))
        _tell(out)
    _tell_problems(annotated, problems)


def _write_to_stdout(write: "Callable[[BinaryIO], tuple[Problem, ...]]") -> "tuple[Problem, ...]":
    from io import BytesIO

    whole = BytesIO()  # nothing is sent before all of it is there
    problems = write(whole)
    sys.stdout.buffer.write(whole.getvalue())
    sys.stdout.buffer.flush()
    return problems


def _default_name(given: str, ending: str) -> str:
    if given == "-":
        return "copydesk" + ending
    stem = os.path.splitext(os.path.basename(given))[0]
    name = stem + ending
    return f"{stem}-copydesk{ending}" if os.path.exists(name) and os.path.samefile(name, given) else name


def _refuse_input_as_output(given: str, out: "Path") -> None:
    from source.errors import ExportError

    if given != "-" and os.path.exists(given) and os.path.exists(out) and os.path.samefile(given, out):
        raise ExportError(f"{out.name}: that is the input itself. Name another file with -o.")


def _load(options: argparse.Namespace) -> "AnnotatedText":
    from exports import load

    limits = _limits(options)
    given = _standard_input(limits.max_bytes) if options.input == "-" else options.input
    stated = {key: getattr(options, key) for key in ("title", "author", "outlet", "date")}
    return load(given, **stated, limits=limits)


def _standard_input(most: int) -> bytes:
    # One byte over the limit is enough for the reader to see that there is too much.
    return sys.stdin.buffer.read(most + 1) if sys.stdin else b""


def _limits(options: argparse.Namespace) -> "Limits":
    from dataclasses import replace

    from source.limits import LIMITS

    return replace(LIMITS, **{key: value for key, value in vars(options).items() if key.startswith("max_") and value})


def _settings(options: argparse.Namespace) -> "Settings":
    from copydesk.configuration import settings_in_force

    return settings_in_force(options.config, _given(options))


def _given(options: argparse.Namespace) -> dict[str, object]:
    """Return what the command line itself sets."""
    chosen = {name: getattr(options, name, None) for name in SETTINGS}
    return {name: tuple(v) if isinstance(v, list) else v for name, v in chosen.items() if v is not None}


def _tell(path: "Path") -> None:
    print(path)


def _tell_problems(annotated: "AnnotatedText", problems: "tuple[Problem, ...]" = ()) -> None:
    sys.stdout.flush()
    for problem in (*annotated.source.problems, *annotated.problems, *problems):
        _say(f"note: {problem.sentence}")


# The parser ---------------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        _say(f"{message}. See “{self.prog} --help”.")
        sys.exit(USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "copydesk", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", nargs=0, action=_Version, help="print the version and exit")
    parser.add_argument("--debug", action="store_true", help="show tracebacks")
    parser.set_defaults(config=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, command in COMMANDS.items():
        _add_command(commands, name, command)
    return parser


def _add_command(commands: "argparse._SubParsersAction[_Parser]", name: str, command: Command) -> None:
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


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("input", metavar="INPUT", help="the file to read, or - for standard input")
    stated = command.add_argument_group("what the source does not say itself")
    for name in ("title", "author", "outlet", "date"):
        stated.add_argument(f"--{name}", metavar=name.upper())
    _add_limits(command)


def _add_edited(command: argparse.ArgumentParser) -> None:
    command.add_argument("input", metavar="EDITED", help="a marked-up Word file, edited since; or - for standard input")
    command.add_argument("--json", action="store_true", help="print the changes as JSON")
    command.add_argument("--strict", action="store_true", help="exit with status 1 if the edits contradict each other")
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


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write (default: the input's name with the new ending, in this folder); - for standard output",
    )


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="DIR", help="the folder to write to (default: this one)")


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", metavar="FORMAT", help="docx, pdf, xml or json (default: the ending of -o)")


def _add_house(command: argparse.ArgumentParser) -> None:
    house = command.add_argument_group("house style (also in the file of --config or COPYDESK_CONFIG)")
    house.add_argument("--config", metavar="FILE", help="settings as TOML")
    _add_settings(house, Section.HOUSE)
    _add_settings(house, Section.LETTERS)


def _add_choice(command: argparse.ArgumentParser) -> None:
    _add_settings(command.add_argument_group("on the page"), Section.CHOICE)


def _add_comments(command: argparse.ArgumentParser) -> None:
    _add_settings(command, Section.COMMENTS)


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
            return {"choices": setting.choices, "help": f"{setting.help} (default: {setting.default})"}
    return {"metavar": setting.word, "help": setting.help}


COMMANDS: dict[str, Command] = {
    "brief": Command(
        _brief,
        "write the one-page briefing PDF",
        "copydesk brief article.html --pin s05 --handling TLP:GREEN",
        (_add_input, _add_output, _add_choice, _add_house),
    ),
    "markup": Command(
        _markup,
        "write the marked-up Word file for editors",
        "copydesk markup article.txt --comments all",
        (_add_input, _add_output, _add_comments, _add_house),
    ),
    "export": Command(
        _export,
        "write any format: docx, pdf, xml or json",
        "copydesk export article.txt --to xml -o -",
        (_add_input, _add_output, _add_format, _add_comments, _add_choice, _add_house),
    ),
    "show": Command(
        _show,
        "list the segments with their kinds, speakers and reasons",
        "copydesk show article.txt | less",
        (_add_input,),
    ),
    "changes": Command(
        _changes,
        "tell what an editor changed in a marked-up Word file",
        "copydesk changes article-edited.docx --json",
        (_add_edited,),
    ),
    "config": Command(
        _config,
        "print the settings in force and where each comes from",
        "copydesk config --organisation 'Harbour Press Office' > house.toml",
        (_add_comments, _add_choice, _add_house),
    ),
    "demo": Command(
        _demo,
        "write briefing.pdf, markup.docx and briefing.xml from a sample article",
        "copydesk demo -o /tmp",
        (_add_folder, _add_house),
    ),
}
