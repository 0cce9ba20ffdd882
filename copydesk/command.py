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
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from copydesk.messages import DONE, INTERRUPTED, TROUBLE, USAGE, say, shown_name, unforeseen
from copydesk.parser import (
    Command,
    add_choice,
    add_comments,
    add_edited,
    add_folder,
    add_format,
    add_house,
    add_house_of_word,
    add_input,
    add_output,
    make_parser,
)
from exports.settings import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.model import AnnotatedText
    from exports.settings import Settings
    from source.limits import Limits
    from source.model import Problem


class _UsageError(Exception):
    """The words of the command line do not fit together."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 trouble with the input or output, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter is no reason to stop
    options = make_parser(COMMANDS).parse_args(arguments)
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        status: int = options.run(options) or DONE
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("interrupted. Nothing was written.")
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
        say(str(error))
        return USAGE
    if isinstance(error, ExportError) or not name:
        say(str(error) if isinstance(error, CopydeskError) else unforeseen(error))
    elif isinstance(error, CopydeskError):
        say(f"{shown_name(name)}: {error}")
    else:
        say(f"{shown_name(name)}: {unforeseen(error)}")
    return TROUBLE


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
    name = shown_name(options.input)
    if options.json:
        sys.stdout.write(changes_as_json(found, name=name))
    else:
        show_changes(found, sys.stdout, name=name)
        _tell_problems(found.annotated)
    return TROUBLE if options.strict and not found.is_clear else DONE


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
        say(f"note: {problem.sentence}")


COMMANDS: dict[str, Command] = {
    "brief": Command(
        _brief,
        "write the one-page briefing PDF",
        "copydesk brief article.html --pin s05 --handling TLP:GREEN",
        (add_input, add_output, add_choice, add_house),
    ),
    "markup": Command(
        _markup,
        "write the marked-up Word file for editors",
        "copydesk markup article.txt --comments all",
        (add_input, add_output, add_comments, add_house_of_word),
    ),
    "export": Command(
        _export,
        "write any format: docx, pdf, xml or json",
        "copydesk export article.txt --to xml -o -",
        (add_input, add_output, add_format, add_comments, add_choice, add_house),
    ),
    "show": Command(
        _show,
        "list the segments with their kinds, speakers and reasons",
        "copydesk show article.txt | less",
        (add_input,),
    ),
    "changes": Command(
        _changes,
        "tell what an editor changed in a marked-up Word file",
        "copydesk changes article-edited.docx --json",
        (add_edited,),
    ),
    "config": Command(
        _config,
        "print the settings in force and where each comes from",
        "copydesk config --organisation 'Harbour Press Office' > house.toml",
        (add_comments, add_choice, add_house),
    ),
    "demo": Command(
        _demo,
        "write briefing.pdf, markup.docx and briefing.xml from a sample article",
        "copydesk demo -o /tmp",
        (add_folder, add_house),
    ),
}
