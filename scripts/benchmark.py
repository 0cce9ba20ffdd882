"""Measure what a user waits for, as ratios within one run: CPU seconds of whole processes and of one warm process.

    python scripts/benchmark.py                          start-up, cold chain, warm analysis and exports
    python scripts/benchmark.py --peer 'COMMAND {input} {folder}'
                                                         and another program's cold run over the same article
    python scripts/benchmark.py --articles FILE.jsonl.gz  each step over many articles (their field "text"), and the sentence
                                                         splitter beside sentencex, if that is installed
    python scripts/benchmark.py --word                   the marked-up Word file: beside python-docx's empty document, beside pandoc
                                                         writing the same content, and how it grows; a Word file marked up in
                                                         place, beside python-docx opening, walking and saving it

The briefing beside other ways to a page like it: ``benchmark_page.py``.
Quote only ratios: the machine is whatever it is. Run it with the Python that has copydesk installed.
"""

import argparse
import gzip
import importlib.util
import json
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from annotate import STEPS, split_sentences
from annotate.draft import Draft
from annotate.model import AnnotatedText, Kind, Segment
from copydesk import annotate, read_text
from copydesk.command import __file__ as command_file
from exports import EXPORTERS, Settings
from exports.word import comment_text
from source import read
from source.model import Block, SourceText

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


def texts_of(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def print_steps(texts: list[str]) -> None:
    """Print the CPU milliseconds that each step takes for an article, the least of three rounds, scaled to 4,096 characters."""
    least = dict.fromkeys(STEPS, float("inf"))
    for _ in range(3):
        took = dict.fromkeys(STEPS, 0.0)
        for text in texts:
            draft = Draft(read_text(text))
            for name, step in STEPS.items():
                before = time.process_time()
                draft = step(draft)
                took[name] += time.process_time() - before
        least = {name: min(least[name], took[name]) for name in STEPS}
    size = sum(map(len, texts)) / 4096
    for name, seconds in least.items():
        print(f"{'step ' + name:<34}{seconds / size * 1000:8.3f} ms for 4,096 characters")
    print(f"{'all steps':<34}{sum(least.values()) / size * 1000:8.3f} ms for 4,096 characters")


def print_splitters(texts: list[str]) -> None:
    """Print how long the sentence splitter takes beside sentencex, a compiled one, over the same paragraphs."""
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    size = sum(len(paragraph.encode()) for paragraph in paragraphs) / 1e6
    ours = warm(lambda: [split_sentences(paragraph) for paragraph in paragraphs], repeats=3) / size / 1000
    print(f"{'split_sentences':<34}{ours:8.3f} s/MB")
    if importlib.util.find_spec("sentencex") is None:
        print("sentencex is not installed: pip install sentencex, to compare")
        return
    import sentencex

    theirs = (
        warm(lambda: [list(sentencex.segment("en", paragraph)) for paragraph in paragraphs], repeats=3) / size / 1000
    )
    print(f"{'sentencex':<34}{theirs:8.3f} s/MB   split_sentences takes {ours / theirs:.1f} x of it")


def print_word(sample: AnnotatedText) -> None:
    """Print how long the marked-up Word file takes, as ratios: to python-docx, to pandoc, and of long texts to shorter ones."""
    if importlib.util.find_spec("docx"):
        import docx

        ours = warm(lambda: write_word(sample))
        theirs = warm(lambda: docx.Document().save(BytesIO()))
        print(f"{'one article, marked up':<34}{ours / theirs:8.3f} x python-docx opening and saving its empty document")
    took: dict[int, float] = {}
    for count in (2_000, 8_000, 20_000):
        annotated = long_text(count)
        took[count] = warm(lambda text=annotated: write_word(text), repeats=3)  # type: ignore[misc]
        grown = took[count] / took[2_000]
        print(f"{f'{count} segments, all commented':<34}{grown:8.2f} x the time of 2000")
    if not shutil.which("pandoc"):
        print("pandoc is not installed: nothing to compare with")
        return
    for name, annotated in {
        "one article": sample,
        "2000 segments": long_text(2_000),
        "8000 segments": long_text(8_000),
    }.items():
        whole, start = pandoc_seconds(pandoc_tree(annotated)), pandoc_seconds({**pandoc_tree(annotated), "blocks": []})
        ours = warm(lambda text=annotated: write_word(text), repeats=5) / 1000  # type: ignore[misc]
        beyond = max(whole - start, 0.001)
        print(
            f"{name + ', beside pandoc':<34}{ours / whole:8.4f} x its run, {ours / beyond:.4f} x what it takes beyond its start"
        )


def print_in_place() -> None:
    """Print how long a Word file takes that is read, annotated, marked up in place and saved: beside python-docx, and how it grows."""
    import docx

    report = report_of(30)
    ours = warm(lambda: mark_in_place(report), repeats=10)
    theirs = warm(lambda: walk_and_save(docx.Document(BytesIO(report))), repeats=10)
    print(f"{'a report, marked up in place':<34}{ours / theirs:8.3f} x python-docx opening, walking and saving it")
    for name, form in {"of a sentence": report_of, "in one": one_paragraph_of}.items():
        short, long = form(2_000), form(8_000)
        grown = warm(partial(mark_in_place, long), repeats=1) / warm(partial(mark_in_place, short), repeats=1)
        print(f"{f'8000 segments, paragraphs {name}':<34}{grown:8.2f} x the time of 2000")


def report_of(count: int) -> bytes:
    """Return a Word file of so many paragraphs of a sentence, some of it bold, and a table for each thirty."""
    import docx

    document = docx.Document()
    for number in range(count):
        if number % 30 == 29 and count < 1_000:
            table = document.add_table(rows=4, cols=3)
            for cell in (cell for row in table.rows for cell in row.cells):
                cell.text = f"{number} tons"
        paragraph = document.add_paragraph(f"Line {number} of the report ")
        paragraph.add_run("says little").bold = True
        paragraph.add_run(" that another line does not say.")
    return saved(document)


def one_paragraph_of(count: int) -> bytes:
    """Return a Word file with so many sentences in one run."""
    import docx

    document = docx.Document()
    document.add_paragraph(" ".join(f"Line {number} of the report says little." for number in range(count)))
    return saved(document)


def saved(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def mark_in_place(data: bytes) -> None:
    from exports.word.in_place import mark_up, opened

    annotated = annotate(read(data, name="report.docx"))
    document = opened(data)
    mark_up(document, annotated, Settings())
    document.save(BytesIO())


def walk_and_save(document: object) -> None:
    for paragraph in document.paragraphs:  # type: ignore[attr-defined]
        for run in paragraph.runs:
            assert run.text is not None
    for table in document.tables:  # type: ignore[attr-defined]
        for row in table.rows:
            assert [cell.text for cell in row.cells]
    saved(document)


def write_word(annotated: AnnotatedText) -> None:
    EXPORTERS["docx"].write(annotated, BytesIO(), Settings(comments="all"))


def long_text(count: int) -> AnnotatedText:
    """Return a text of so many paragraphs of one segment each, all kinds in turn."""
    lines = [f"Line {number} of the report says little that another line does not say." for number in range(count)]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    kinds = list(Kind)
    segments = (
        Segment(f"s{n:02}", b.start, b.end, kinds[n % 4], 0.9, "marks", ("why",), "test")
        for n, b in enumerate(blocks, 1)
    )
    return AnnotatedText(SourceText("\n".join(lines), tuple(blocks)), tuple(segments))


def pandoc_tree(annotated: AnnotatedText) -> dict[str, object]:
    """Return the same content for pandoc: paragraph and character styles, comments, boilerplate as tracked deletions.

    No bookmarks, review sheet, baseline or labels: pandoc has less to write than we have.
    """
    remaining = list(reversed(annotated.segments))
    blocks = []
    for block in annotated.source.blocks:
        inlines: list[object] = []
        kind = Kind.CLAIM
        while remaining and remaining[-1].start < block.end:
            segment = remaining.pop()
            kind = segment.kind
            inlines += _pandoc_segment(annotated, segment)
        blocks.append(
            {
                "t": "Div",
                "c": [["", [], [["custom-style", f"Copydesk {kind.capitalize()}"]]], [{"t": "Para", "c": inlines}]],
            }
        )
    return {"pandoc-api-version": [1, 22, 2, 1], "meta": {}, "blocks": blocks}


def _pandoc_segment(annotated: AnnotatedText, segment: Segment) -> list[object]:
    def words(text: str) -> list[object]:
        return [piece for word in text.split() for piece in ({"t": "Str", "c": word}, {"t": "Space"})]

    def span(name: str, keys: list[list[str]], inlines: list[object]) -> object:
        return {"t": "Span", "c": [["", [name] if name else [], keys], inlines]}

    who = [["id", segment.id], ["author", "copydesk"], ["date", "2000-01-01T00:00:00Z"]]
    said = span("", [["custom-style", f"Copydesk {segment.kind.capitalize()} Text"]], words(annotated.text_of(segment)))
    shown = span("deletion", who[1:], [said]) if segment.kind is Kind.BOILERPLATE else said
    return [
        span("comment-start", who, words(comment_text(annotated, segment))),
        shown,
        span("comment-end", who[:1], []),
    ]


def pandoc_seconds(tree: dict[str, object]) -> float:
    """Return the CPU seconds that pandoc takes to write a tree as a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "tree.json").write_text(json.dumps(tree), encoding="utf-8")
        return cold(
            ["pandoc", "-f", "json", "-t", "docx", "-o", f"{folder}/tree.docx", f"{folder}/tree.json"], repeats=2
        )


def main() -> None:
    """Print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", help="another program; {input} and {folder} are filled in")
    parser.add_argument("--input", type=Path, default=SAMPLE)
    parser.add_argument("--articles", type=Path, help="articles, one JSON object a line, gzipped")
    parser.add_argument("--word", action="store_true", help="the marked-up Word file only")
    options = parser.parse_args()
    if options.word:
        print_word(annotate(read_text(options.input.read_text(encoding="utf-8"))))
        print_in_place()
        return
    if options.articles:
        texts = texts_of(options.articles)
        print_steps(texts)
        print_splitters(texts)
        return
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
