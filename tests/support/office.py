"""A real LibreOffice that opens a marked-up file, edits it and stores it again: one process for a whole run of the tests.

    def test_a_word_is_changed(office):
        edited = office.edited(data, edit("track"), edit("replace", words="84 million", new="90 million"))

The edits are the functions of ``office_macros.py``, which runs under the system's Python: only that one has LibreOffice's bridge.
"""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

MACROS = Path(__file__).with_name("office_macros.py")
BRIDGES = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")
EDITOR = "Mara Keller"
PATIENCE = 300  # seconds for one job
ATTEMPTS = 3  # at a job; the bridge seldom ends without a word
Edit = dict[str, str | bool | None]


def edit(name: str, **arguments: str | bool | None) -> Edit:
    """Return an edit: the name of a function in ``office_macros.EDITS`` and what to call it with."""
    return {"edit": name, **arguments}


class Office:
    """A LibreOffice without windows, with a profile of its own; started when it is first needed, ended with ``close``."""

    def __init__(self, folder: Path, program: str, python: str) -> None:
        self._folder, self._program, self._python = folder, program, python
        self._name, self._pipe, self._starts = f"copydesk-{os.getpid()}-{folder.name}", "", 0
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0

    def edited(self, data: bytes, *edits: Edit, author: str | None = EDITOR, form: str = "docx") -> bytes:
        """Return the Word file after these edits by an editor of that name; None is a LibreOffice that knows no name."""
        return self._stored(data, "docx", form, edits, author)

    def through(self, data: bytes, *forms: str) -> bytes:
        """Return the Word file as it comes through other formats: ``through(data, "odt", "docx")``."""
        before = "docx"
        for form in forms:
            data, before = self._stored(data, before, form, (), EDITOR), form
        return data

    def close(self) -> None:
        """End LibreOffice; one that does not answer is killed."""
        if self._process is None or self._process.poll() is not None:
            return
        try:
            self._run({"job": "stop"}, patience=20)
            self._process.wait(20)
        except (OfficeError, subprocess.TimeoutExpired):
            self._kill()

    def _stored(self, data: bytes, before: str, after: str, edits: tuple[Edit, ...], author: str | None) -> bytes:
        self._start()
        self._jobs += 1
        source, target = (
            self._folder / f"{self._jobs}-{side}.{form}" for side, form in (("in", before), ("out", after))
        )
        source.write_bytes(data)
        job: dict[str, object] = {
            "job": "edit",
            "source": source.as_uri(),
            "target": target.as_uri(),
            "edits": edits,
            "author": author,
        }
        for attempt in range(ATTEMPTS):
            try:
                self._run(job, patience=PATIENCE)
                break
            except BridgeDiedError:  # seen once in some thousand jobs; what LibreOffice has to say of an edit, it says
                if attempt + 1 == ATTEMPTS:
                    raise
                self._kill()
                self._start()
        return target.read_bytes()

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self._starts += 1
        self._pipe = f"{self._name}-{self._starts}"  # one that was killed leaves its own behind
        command = [
            self._program,
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"),
            f"--accept=pipe,name={self._pipe};urp;",
        ]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)

    def _run(self, job: dict[str, object], *, patience: float) -> None:
        command = [self._python, str(MACROS), self._pipe]
        try:
            done = subprocess.run(
                command, input=json.dumps(job), capture_output=True, text=True, timeout=patience, check=False
            )
        except subprocess.TimeoutExpired as error:
            self._kill()
            raise OfficeError(f"LibreOffice did not answer for {patience} s") from error
        if done.returncode:
            raise OfficeError(done.stderr.strip()) if done.stderr.strip() else BridgeDiedError(str(done.returncode))

    def _kill(self) -> None:
        """End LibreOffice and what it started; the next job starts it anew."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


class OfficeError(Exception):
    """LibreOffice could not do an edit; says what it said."""


class BridgeDiedError(OfficeError):
    """The bridge to LibreOffice ended without a word."""


def python_with_bridge() -> str | None:
    """Return a Python that has LibreOffice's bridge; None where there is none."""
    for python in BRIDGES:
        if shutil.which(python) and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
            return python
    return None


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice for the whole run; skips where LibreOffice or its bridge is missing."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice")
    python = python_with_bridge()
    if python is None:
        pytest.skip("needs LibreOffice's bridge to Python (Debian: python3-uno)")
    one = Office(tmp_path_factory.mktemp("office"), program, python)
    yield one
    one.close()
