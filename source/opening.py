"""A path becomes bytes: only regular files and standard input are read, and never more than the limit."""

import os
import re
import stat
from os import PathLike
from typing import BinaryIO

from source.errors import TooLarge, Unreadable
from source.limits import Limits, check_limit

FETCHES_NOTHING = "it is an address, and copydesk fetches nothing. Save the page (Ctrl-S) and name that file."
_ADDRESS = re.compile(r"(?:https?|ftp|file):/|www\.\w", re.I)
STANDARD_INPUT = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def read_bytes(path: str | PathLike[str], *, limits: Limits) -> bytes:
    """Return the bytes of a file. Raises Unreadable and TooLarge."""
    name = os.fspath(path)
    try:
        if not name.startswith(STANDARD_INPUT):
            _check_regular(os.stat(name), limits)
        with open(name, "rb") as file:
            return _bounded(file, limits)
    except ValueError as error:
        if isinstance(error, (TooLarge, Unreadable)):
            raise
        raise Unreadable("no file can have this name. Check its spelling.") from error
    except OSError as error:
        if _ADDRESS.match(name):
            raise Unreadable(FETCHES_NOTHING) from error
        raise Unreadable(_sentence(error)) from error


def _check_regular(status: os.stat_result, limits: Limits) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("it is a folder. Name a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("it is a device or a pipe, not a file. Give its text through standard input (-).")
    check_limit(limits, "max_bytes", status.st_size)


def _bounded(file: BinaryIO, limits: Limits) -> bytes:
    data = file.read(limits.max_bytes + 1)
    check_limit(limits, "max_bytes", len(data))
    return data


def _sentence(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file. Check the name and the folder."
    if isinstance(error, PermissionError):
        return "you may not read it. Ask its owner for the right to, or copy it."
    return f"it cannot be opened ({error.strerror or error}). Copy it to another place and try again."
