"""Measure the briefing beside other ways to a page like it, as ratios within one run: CPU seconds of processes and of one warm process.

    python scripts/benchmark_page.py             all of it, some minutes
    python scripts/benchmark_page.py --quick     few repeats: that it runs, not how fast

ReportLab's platypus is always there; typst, WeasyPrint (`pip install typst weasyprint`; without Debian's libharfbuzz-subset0 it takes six
times as long) and LibreOffice (with python-docx) are where they are installed. These get words that are chosen already and lay them out
once; ours chooses, tries sizes, tags and attaches the XML. All are called by turns, and the least of all rounds counts.
"""

import argparse
import gc
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from benchmark import SAMPLE
from page_peers import FOLDER, content_of, typst_source, web_source, word_source, write_like, write_words

from annotate.model import AnnotatedText
from copydesk import annotate, read_text
from exports import EXPORTERS, Settings
from exports.briefing import brief

LOAD = "import sys; from exports import load; load(sys.argv[1])"
PAGE = "import sys; from exports import export, load; export(load(sys.argv[1]), sys.argv[2])"
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=['a-3a', 'ua-1'])"
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
PEERS = ("typst", "weasyprint")
FILES = 9  # for LibreOffice: what a file costs beyond its start


def main() -> None:
    """Print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", type=Path, default=SAMPLE)
    parser.add_argument("--quick", action="store_true", help="few repeats, two hundred pages in a row")
    options = parser.parse_args()
    for name in sorted(set(PEERS) - set(installed())):
        print(f"{name} is not installed: nothing to compare with")
    annotated = annotate(read_text(options.input.read_text(encoding="utf-8"), name=options.input.name))
    print_many(annotated, count=200 if options.quick else 1000)  # first: the others take more memory
    with tempfile.TemporaryDirectory() as folder:
        print_first(annotated, Path(folder), rounds=2 if options.quick else 15)
        print_warm(annotated, Path(folder), rounds=3 if options.quick else 60)
        print_office(annotated, Path(folder), rounds=1 if options.quick else 5)


def print_first(annotated: AnnotatedText, folder: Path, *, rounds: int) -> None:
    """Print what a first page costs in a process of its own, beside the others' first page."""
    content = content_of(annotated, brief(annotated))
    (folder / "a.typ").write_text(typst_source(content), encoding="utf-8")
    (folder / "a.html").write_text(web_source(content), encoding="utf-8")
    for form in ("json", "xml"):
        with (folder / f"copydesk.{form}").open("wb") as out:
            EXPORTERS[form].write(annotated, out, Settings())
    python, stored, made = [sys.executable, "-c"], str(folder / "copydesk.json"), str(folder / "a.pdf")
    commands = {
        "bare": [*python, "pass"],
        "loaded": [*python, LOAD, stored],
        "page": [*python, PAGE, stored, made],
        "typst": [*python, TYPST, str(folder / "a.typ"), made, str(FOLDER / "fonts")],
        "weasyprint": [*python, WEASYPRINT, str(folder / "a.html"), made],
    }
    took = least_of(
        {n: lambda c=c: run(c) for n, c in commands.items() if n not in PEERS or n in installed()},  # type: ignore[misc]
        rounds=rounds,
        clock=seconds_of_children,
    )
    ours = took["page"] - took["loaded"] + took["bare"]
    print(f"{'first page, annotations loaded':<42}{ours:8.3g} ms  {ours / took['bare']:5.1f} x the bare interpreter")
    for name in installed():
        print_ratio(f"{name}, first page", ours, took[name])


def print_warm(annotated: AnnotatedText, folder: Path, *, rounds: int) -> None:
    """Print what one more page costs in a process that has made some."""
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: EXPORTERS["pdf"].write(annotated, BytesIO(), Settings()),
        "platypus, doing the same": lambda: write_like(annotated),
        "platypus, words laid out once": lambda: write_words(annotated),
    }
    if "typst" in installed():
        import typst

        compiler = typst.Compiler(str(folder / "a.typ"), font_paths=[str(FOLDER / "fonts")])
        ways["typst"] = lambda: compiler.compile(pdf_standards=["a-3a", "ua-1"])
    if "weasyprint" in installed():
        import weasyprint

        page = str(folder / "a.html")
        ways["weasyprint"] = lambda: weasyprint.HTML(page).write_pdf(pdf_variant="pdf/ua-1")
    took = least_of(ways, rounds=rounds)
    print(f"{'one more page':<42}{took['ours']:8.3g} ms")
    for name, milliseconds in took.items():
        if name != "ours":
            print_ratio(f"{name}, one more", took["ours"], milliseconds)


def print_office(annotated: AnnotatedText, folder: Path, *, rounds: int) -> None:
    """Print what LibreOffice takes for a Word file of the same words, and for one more in the same run."""
    if not shutil.which("soffice") or importlib.util.find_spec("docx") is None:
        print("LibreOffice or python-docx is not installed: nothing to compare with")
        return
    shutil.copytree(FOLDER / "fonts", folder / "fonts")
    os.environ["XDG_DATA_HOME"] = str(folder)  # where it looks for fonts
    files = [str(folder / f"{number}.docx") for number in range(FILES)]
    for file in files:
        word_source(content_of(annotated, brief(annotated)), Path(file))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    ways = {"one": lambda: run([*command, files[0]]), "all": lambda: run([*command, *files])}
    took = least_of(ways, rounds=rounds, clock=seconds_of_children)
    ours = least_of({"ours": lambda: EXPORTERS["pdf"].write(annotated, BytesIO(), Settings())}, rounds=5)["ours"]
    print(f"{'LibreOffice, first page':<42}{took['one']:8.3g} ms")
    print_ratio("LibreOffice, one more", ours, (took["all"] - took["one"]) / (FILES - 1))


def print_many(annotated: AnnotatedText, *, count: int) -> None:
    """Print whether the last tenth of many pages takes longer than the first, and more memory."""
    took, memory = [], []
    for _ in range(10):
        seconds = []
        for _ in range(count // 10):
            began = time.process_time()
            EXPORTERS["pdf"].write(annotated, BytesIO(), Settings())
            seconds.append(time.process_time() - began)
        took.append(min(seconds))
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(f"{f'{count} pages, the last tenth':<42}{took[-1] / took[0]:8.2f} x the first tenth's time")
    print(f"{'':<42}{(memory[-1] - memory[0]) / 1024:8.1f} MB more memory than after the first tenth")


def print_ratio(name: str, ours: float, theirs: float) -> None:
    print(f"{name:<42}{theirs:8.3g} ms  ours takes {ours / theirs:5.2f} x of it")


def least_of(
    ways: Mapping[str, Callable[[], object]], *, rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Return the least CPU milliseconds that each call took, all called by turns, so that a busy machine disturbs all alike."""
    least = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds + 1):
        for name, work in ways.items():
            gc.collect()
            began = clock()
            work()
            least[name] = min(least[name], (clock() - began) * 1000)
    return least


def seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def installed() -> list[str]:
    return [name for name in PEERS if importlib.util.find_spec(name)]


if __name__ == "__main__":
    main()
