"""The command line: what the user typed becomes one call of load, export or show, and every failure one line.

The libraries for Word, PDF and XML are imported only by a command that needs them: not for help, and not for usage errors.
"""

import argparse
import os
import signal
import sys
from functools import partial
from io import BytesIO, TextIOWrapper
from types import FrameType
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from copydesk.messages import DONE, INTERRUPTED, TROUBLE, USAGE, did_you_mean, say, shown_name, unforeseen
from copydesk.parser import (
    Command,
    add_choice,
    add_clean,
    add_comments,
    add_edited,
    add_folder,
    add_force,
    add_format,
    add_house,
    add_house_of_word,
    add_input,
    add_output,
    add_rebuilt,
    make_parser,
)
from exports.settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.model import AnnotatedText
    from copydesk.outputs import Output
    from exports.settings import Settings
    from source.limits import Limits
    from source.model import Problem


# What a document that is marked up in place does not take: it has a form of its own.
STATED = ("title", "author", "outlet", "date")
DEMO = ("briefing.pdf", "markup.docx", "briefing.xml")
INERT_IN_PLACE = ("template", "logo", "logo_text", "accent", "organisation", "contact", "handling", "embargo", "page")


class _UsageError(Exception):
    """The words of the command line do not fit together."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 trouble with the input or output, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter is no reason to stop
    words = sys.argv[1:] if arguments is None else arguments
    parser = make_parser(COMMANDS)
    options = parser.parse_args([*words[1:2], "--help"] if words[:1] == ["help"] else words)
    if options.run is None:
        parser.error(f"say what to do: {', '.join(COMMANDS)}")
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
        return DONE  # it has seen what it wanted to see: show article.txt | head
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
    if not isinstance(error, CopydeskError):
        say(unforeseen(error, name))
    elif isinstance(error, ExportError) or not name:
        say(str(error))
    else:
        hint = did_you_mean(name) if isinstance(error.__cause__, FileNotFoundError) else ""
        say(f"{shown_name(name)}: {error}{hint}")
    return TROUBLE


# The commands -------------------------------------------------------------------------------------------------------


def _brief(options: argparse.Namespace) -> None:
    _convert(options, "pdf")


def _markup(options: argparse.Namespace) -> None:
    if options.clean:
        _clean(options)
    else:
        _convert(options, "docx")


def _clean(options: argparse.Namespace) -> None:
    """Write a document that was marked up in place without anything of ours."""
    from copydesk.outputs import put
    from exports import clean_copy

    _refuse_with_clean(options)
    output = _output(options, os.path.splitext(options.input)[1] or ".docx", more="-clean")
    given = _standard_input(output.limits.max_bytes) if options.input == "-" else options.input
    cleaned = clean_copy(given, ending=output.path.suffix if output.path else "", limits=output.limits)
    put(output, partial(_send, cleaned))
    _tell(output)


def _refuse_with_clean(options: argparse.Namespace) -> None:
    """Refuse options that say how to mark up, where all marks are taken out."""
    given = ["--rebuilt"] if options.rebuilt else []
    given += [f"--{name}" for name in (*STATED, "config") if getattr(options, name) is not None]
    given += ["--as"] if options.text_type else []
    given += [SETTINGS[name].option for name in _given(options)]
    if given:
        raise _UsageError(f"{', '.join(given)}: does nothing with --clean. Leave that out.")


def _export(options: argparse.Namespace) -> None:
    ending = os.path.splitext(options.output or "")[1]
    if not options.to and not ending:
        raise _UsageError("export: say the format with --to, or by the ending of -o FILE.")
    _convert(options, options.to or ending)


def _show(options: argparse.Namespace) -> None:
    from copydesk.listing import show_listing

    given = _standard_input(_limits(options).max_bytes) if options.input == "-" else options.input
    annotated = _load(options, given)
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

    from copydesk.outputs import Output, check_replaceable, put
    from exports import exporter_for, load

    sample = Path(__file__).with_name("sample.txt")
    annotated = load(sample.read_bytes(), name="sample.txt", outlet="The Halvern Courier")
    settings, limits = _settings(options), _limits(options)
    made = {}
    for name in DEMO:
        output = Output(Path(options.output or ".", name), limits, forced=options.force, in_folder=True)
        whole = BytesIO()
        exporter_for(os.path.splitext(name)[1]).write(annotated, whole, settings)
        made[output] = whole.getvalue()
        check_replaceable(output, made[output], annotated)
    for output, content in made.items():
        put(output, partial(_send, content), annotated)
        _tell(output)


def _send(content: bytes, stream: "BinaryIO") -> None:
    stream.write(content)


def _convert(options: argparse.Namespace, to: str) -> None:
    from copydesk.configuration import with_ids
    from copydesk.outputs import put
    from exports import exporter_for, original_in
    from source.errors import UnknownExporter

    try:
        exporter = exporter_for(to)
    except UnknownExporter as error:
        raise _UsageError(str(error)) from error
    settings = _settings(options)
    output = _output(options, _own_ending(options, exporter.ending))
    limits = output.limits
    given = _standard_input(limits.max_bytes) if options.input == "-" else options.input
    annotated = _load(options, given)
    settings = with_ids(settings, (segment.id for segment in annotated.segments))
    original = None if options.rebuilt or exporter.ending != ".docx" else original_in(given, annotated, limits=limits)

    def anew(stream: "BinaryIO") -> "tuple[Problem, ...]":
        return exporter.write(annotated, stream, settings)

    if original is None:
        problems = put(output, anew, annotated)
    else:
        _refuse_inert(options)
        problems = _in_place(annotated, original, settings, output, otherwise=anew)
    _tell(output)
    _tell_problems(annotated, problems)


def _in_place(
    annotated: "AnnotatedText",
    original: bytes,
    settings: "Settings",
    output: "Output",
    *,
    otherwise: "Callable[[BinaryIO], tuple[Problem, ...]]",
) -> "tuple[Problem, ...]":
    """Mark up somebody's document in place; where that cannot be done, write ``otherwise``, and say why."""
    from copydesk.outputs import put
    from exports.word import NoPlace, write_in_place
    from source.model import Problem

    ending = output.path.suffix if output.path else ""
    try:
        return put(
            output, lambda stream: write_in_place(annotated, original, stream, settings, ending=ending), annotated
        )
    except NoPlace as error:
        why = f"The document could not be marked up in place: {error}. It was made anew, without its form."
        return (Problem(why), *put(output, otherwise, annotated))


def _own_ending(options: argparse.Namespace, ending: str) -> str:
    """Return the ending of the file to write: a template, or a document with macros, that is marked up in place keeps its own."""
    own = os.path.splitext(options.input)[1].lower()
    return own if ending == ".docx" and own in (".docm", ".dotx", ".dotm") and not options.rebuilt else ending


def _refuse_inert(options: argparse.Namespace) -> None:
    """Refuse options that would do nothing to a document that keeps its own form."""
    given = [SETTINGS[name].option for name in INERT_IN_PLACE if getattr(options, name, None) is not None]
    if given:
        words = ", ".join(given)
        raise _UsageError(
            f"{words}: a Word file is marked up in place and keeps its own form. Leave that out, or add --rebuilt."
        )


def _output(options: argparse.Namespace, ending: str, *, more: str = "") -> "Output":
    """Return where a command writes to. Raises ExportError if that would be the input itself."""
    from pathlib import Path

    from copydesk.outputs import Output, default_name, refuse_input_as_output

    path = None if options.output == "-" else Path(options.output or default_name(options.input, ending, more=more))
    output = Output(path, _limits(options), named=bool(options.output), forced=options.force)
    refuse_input_as_output(options.input, output)
    return output


def _load(options: argparse.Namespace, given: str | bytes) -> "AnnotatedText":
    from exports import load

    stated = {key: getattr(options, key) for key in STATED}
    return load(given, **stated, text_type=options.text_type, limits=_limits(options))


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


def _tell(output: "Output") -> None:
    if output.path is not None:
        print(output.path)


def _tell_problems(annotated: "AnnotatedText", problems: "tuple[Problem, ...]" = ()) -> None:
    sys.stdout.flush()
    for problem in (*annotated.source.problems, *annotated.problems, *problems):
        say(f"note: {problem.sentence}")


COMMANDS: dict[str, Command] = {
    "brief": Command(
        _brief,
        "write the one-page briefing PDF",
        "copydesk brief article.html --pin s05 --handling TLP:GREEN",
        (add_input, add_output, add_force, add_choice, add_house),
    ),
    "markup": Command(
        _markup,
        "write the marked-up Word file for editors; a Word file is marked up in place",
        "copydesk markup article.txt --comments all\n  copydesk markup report.docx -o check.docx\n  copydesk markup --clean check.docx",
        (add_input, add_output, add_force, add_rebuilt, add_clean, add_comments, add_house_of_word),
    ),
    "export": Command(
        _export,
        "write any format: docx, pdf, xml or json",
        "copydesk export article.txt --to xml -o -",
        (add_input, add_output, add_force, add_format, add_rebuilt, add_comments, add_choice, add_house),
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
        (add_folder, add_force, add_house),
    ),
}
