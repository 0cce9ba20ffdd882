"""A file that is written whole or not at all: into a temporary file beside it, which then takes its name."""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from source.errors import ExportError

REMEDIES = {
    errno.EACCES: "you may not write there. Choose another place with -o",
    errno.EPERM: "you may not write there. Choose another place with -o",
    errno.EROFS: "that disk is read-only. Choose another place with -o",
    errno.ENOENT: "its folder does not exist. Create it, or choose another with -o",
    errno.ENOTDIR: "part of its path is a file, not a folder. Choose another place with -o",
    errno.EEXIST: "another program has just written it. Choose another place with -o, or try again",
    errno.EISDIR: "that is a folder. Name a file with -o",
    errno.ENOSPC: "the disk is full. Make room, or choose another place with -o",
    errno.EFBIG: "the file would exceed the size allowed. Choose another place with -o",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one with -o",
}

Returned = TypeVar("Returned")


def write_whole(path: Path, write: Callable[[BinaryIO], Returned]) -> Returned:
    """Let ``write`` fill the file, and return what it returns; the path changes only when all is on disk. Raises ExportError.

    Whatever stops it, an interruption too, leaves an older file as it was and no other file behind.
    """
    return _write(path, write, os.replace)


def write_new(path: Path, write: Callable[[BinaryIO], Returned]) -> Returned:
    """Do what ``write_whole`` does, but replace nothing, not even what another program puts there meanwhile. Raises ExportError."""
    return _write(path, write, _take_free_name)


def _take_free_name(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.replace(temporary, path)
    else:
        temporary.unlink()


def _write(path: Path, write: Callable[[BinaryIO], Returned], put: Callable[[Path, Path], None]) -> Returned:
    if path.is_dir():
        raise ExportError(f"{path.name or path}: {REMEDIES[errno.EISDIR]}.")
    if path.exists() and not path.is_file():
        raise ExportError(f"{path.name}: it is a device or a pipe. Write to standard output with -o - instead.")
    path = Path(os.path.realpath(path))  # a link stays one
    # A short name: the target's own may already fill what the file system allows.
    temporary = path.with_name(f".copydesk-{secrets.token_hex(4)}")
    try:
        try:
            with open(temporary, "xb") as out:
                returned = write(out)
                out.flush()
                os.fsync(out.fileno())
            put(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        remedy = REMEDIES.get(
            error.errno or 0, f"it cannot be written ({error.strerror}). Choose another place with -o"
        )
        raise ExportError(f"{path.name}: {remedy}.") from error
    return returned
