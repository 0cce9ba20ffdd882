"""Measure what a user waits for, as ratios within one run: CPU seconds of whole processes and of one warm process.

    python scripts/benchmark.py                          start-up, cold chain, warm analysis and exports
    python scripts/benchmark.py --peer 'COMMAND {input} {folder}'
                                                         and another program's cold run over the same article

Quote only ratios: the machine is whatever it is. Run it with the Python that has copydesk installed.
"""

import argparse
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from copydesk import annotate, read_text
from copydesk.command import __file__ as command_file
from exports import EXPORTERS, Settings

SAMPLE = Path(command_file).with_name("sample.txt")
CHAIN = (
    "import sys; from copydesk import load, export\n"
    "annotated = load(sys.argv[1])\n"
    "for name in ('a.docx', 'a.pdf', 'a.xml'): export(annotated, sys.argv[2] + '/' + name)"
)


def cold(command: list[str], *, repeats: int = 5) -> float:
    """Return the median CPU seconds (user and system, children too) of a process; a first run is not counted."""
    seconds = []
    for _ in range(repeats + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(seconds[1:])


def warm(work: Callable[[], object], *, repeats: int = 40) -> float:
    """Return the median CPU milliseconds of a call, after two that are not counted."""
    seconds = []
    for _ in range(repeats + 2):
        before = time.process_time()
        work()
        seconds.append(time.process_time() - before)
    return statistics.median(seconds[2:]) * 1000


def main() -> None:
    """Print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", help="another program; {input} and {folder} are filled in")
    parser.add_argument("--input", type=Path, default=SAMPLE)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bare = cold([sys.executable, "-c", "pass"])
        print(f"{'bare interpreter':<34}{bare:8.3f} s")
        program = [sys.executable, "-m", "copydesk"]
        rows = {
            "copydesk --help": [*program, "--help"],
            "copydesk export --to json": [
                sys.executable,
                "-m",
                "copydesk",
                "export",
                str(options.input),
                "-o",
                folder + "/a.json",
            ],
            "copydesk brief": [*program, "brief", str(options.input), "-o", folder + "/a.pdf"],
            "docx, pdf and xml in one process": [sys.executable, "-c", CHAIN, str(options.input), folder],
        }
        took = {}
        for name, command in rows.items():
            took[name] = cold(command)
            print(f"{name:<34}{took[name]:8.3f} s   {took[name] / bare:5.1f} x the bare interpreter")
        if options.peer:
            peer = cold(shlex.split(options.peer.format(input=options.input, folder=folder)), repeats=3)
            ratio = took["docx, pdf and xml in one process"] / peer
            print(f"{'the peer, cold':<34}{peer:8.3f} s   copydesk takes {ratio:.3f} x of it")
    text = options.input.read_text(encoding="utf-8")
    annotated = annotate(read_text(text))
    took_warm = warm(lambda: annotate(read_text(text)))
    print(f"{'read and annotate, warm':<34}{took_warm:8.2f} ms  ({len(text.encode())} bytes)")
    for name, exporter in EXPORTERS.items():
        print(f"{name + ', warm':<34}{warm(lambda e=exporter: e.write(annotated, BytesIO(), Settings())):8.2f} ms")  # type: ignore[misc]


if __name__ == "__main__":
    main()
