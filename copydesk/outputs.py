"""Where an output goes: to the file that the user named, to one that is named after the input, or to standard output."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from source.errors import ExportError

if TYPE_CHECKING:
    from annotate.model import AnnotatedText
    from source.limits import Limits

Returned = TypeVar("Returned")


@dataclass(frozen=True, slots=True)
class Output:
    """A place to write to: ``path`` is None for standard output. What stands there is replaced where the user ``named`` it or ``forced``
    that; else only where ``refusal`` has nothing against it. A file in a ``folder`` that the user named is not named itself.
    """

    path: Path | None
    limits: "Limits"
    named: bool = False
    forced: bool = False
    in_folder: bool = False


def default_name(given: str, ending: str, *, more: str = "") -> str:
    """Return what an output is called that nobody named: after the input, and never as the input itself."""
    stem = "copydesk" if given == "-" else os.path.splitext(os.path.basename(given))[0]
    name = stem + more + ending
    is_input = given != "-" and os.path.exists(name) and os.path.exists(given) and os.path.samefile(name, given)
    return f"{stem}{more}-copydesk{ending}" if is_input else name


def refuse_input_as_output(given: str, output: Output) -> None:
    """Raise ExportError if the output would be the input itself."""
    out = output.path
    if out and given != "-" and os.path.exists(given) and os.path.exists(out) and os.path.samefile(given, out):
        raise ExportError(f"{out.name}: that is the input itself. Name another file with -o.")


def put(output: Output, write: Callable[[BinaryIO], Returned], annotated: "AnnotatedText | None" = None) -> Returned:
    """Let ``write`` make the output of an annotated text and return what it returns. Nothing is sent or replaced before all of it is there.

    Raises ExportError, also where a file is there that may not be replaced.
    """
    from exports.output import write_new, write_whole

    if output.path is None:
        return _to_stdout(write)
    if output.named:
        return write_whole(output.path, write)
    if not os.path.isfile(output.path):
        return write_new(output.path, write)
    whole = BytesIO()
    returned = write(whole)
    check_replaceable(output, whole.getvalue(), annotated)
    write_whole(output.path, lambda out: out.write(whole.getvalue()))
    return returned


def check_replaceable(output: Output, new: bytes, annotated: "AnnotatedText | None") -> None:
    """Raise ExportError, with the remedies, if a file that nobody named may not be replaced."""
    if output.path is None or output.named or not os.path.isfile(output.path):
        return
    from copydesk.replacing import refusal

    refused = refusal(output.path, new, annotated, limits=output.limits)
    if refused is None or (output.forced and not refused.by_name_only):
        return
    name = output.path.name
    if not refused.by_name_only:
        remedy = "Choose another place with -o, or replace it with --force."
    elif output.in_folder:
        remedy = "Move it away, or choose another place with -o."
    else:
        remedy = f"Choose another place with -o; only “-o {name}” replaces it."
    raise ExportError(f"{name}: {refused.why}. {remedy}")


def _to_stdout(write: Callable[[BinaryIO], Returned]) -> Returned:
    whole = BytesIO()
    returned = write(whole)
    sys.stdout.buffer.write(whole.getvalue())
    sys.stdout.buffer.flush()
    return returned
