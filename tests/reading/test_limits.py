"""The edge of every limit: what has exactly as much is read, and where the limit is one less it is refused, by each reader that counts."""

import os
import re
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from io import BytesIO
from tempfile import NamedTemporaryFile
from types import SimpleNamespace

import pytest
from lxml import etree
from made import made
from word_files import DOCUMENT, W, parts_of, saved
from word_files import word_file as marked_up
from word_parts import paragraph, word_file

from copydesk.command import main
from exports import EXPORTERS, Settings, load, read_changes
from source import LIMITS, Limits, read
from source.errors import TooLarge
from source.limits import NOUNS

TEXT = "Zoë’s café closes.\n\nNobody knew.\n\nIt rained."  # 44 characters, 48 bytes, 3 paragraphs
PAGE = b"<!doctype html><body><div><p>It rained.</p></div><p>Nobody <b>knew</b>.</p>"  # html, body, div, p
WORD = word_file(paragraph("It rained.") + paragraph("Nobody knew."))  # document, body, p, r, t
OURS = made("[C]It rained.\n\n[A]Nobody knew.\n\n[B]Share")
EDITED = saved(marked_up(OURS, "none", plain=True))


def inflated(data: bytes) -> int:
    """Return how many bytes the XML parts of a package have."""
    return sum(len(part) for name, part in parts_of(data).items() if name.endswith((".xml", ".rels")))


def depth_of_words(data: bytes) -> int:
    """Return how deep the deepest element of a document is nested."""
    root = etree.fromstring(parts_of(data)[DOCUMENT])
    return max(1 + sum(1 for _ in element.iterancestors()) for element in root.iter())


def paragraphs_of(data: bytes) -> int:
    """Count the paragraphs of the text and of header and footer; the tables behind the text are not walked through."""
    parts = [
        part for name, part in parts_of(data).items() if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)
    ]
    found = [one for part in parts for one in etree.fromstring(part).iter(W + "p")]
    return sum(not any(home.tag == W + "tbl" for home in one.iterancestors()) for one in found)


def through_a_pipe(data: bytes) -> Callable[[Limits], object]:
    """Return a reader of something that has no size before it is read."""

    def read_it(limits: Limits) -> object:
        ours, theirs = os.pipe()
        try:
            os.write(theirs, data)
            os.close(theirs)
            return read(f"/dev/fd/{ours}", limits=limits)
        finally:
            os.close(ours)

    return read_it


def on_disk(data: bytes) -> Callable[[Limits], object]:
    """Return a reader of a file, whose size is known before it is read."""

    def read_it(limits: Limits) -> object:
        with NamedTemporaryFile(suffix=".txt") as file:
            file.write(data)
            file.flush()
            return read(file.name, limits=limits)

    return read_it


def of(reader: Callable[..., object], data: bytes) -> Callable[[Limits], object]:
    return lambda limits: reader(data, limits=limits)


def written(name: str) -> bytes:
    out = BytesIO()
    EXPORTERS[name].write(OURS, out, Settings())
    return out.getvalue()


def attached(xml: bytes) -> bytes:
    """Return the least of a PDF file that has our XML attached."""
    packed = zlib.compress(xml)
    head = b"%%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return head + packed + b"\nendstream\nendobj\n"


# What is counted, how much of it there is, and how it is read.
EDGES: dict[str, tuple[str, int, Callable[[Limits], object]]] = {
    "bytes of a file": ("max_bytes", 48, on_disk(TEXT.encode())),
    "bytes from a pipe": ("max_bytes", 48, through_a_pipe(TEXT.encode())),
    "bytes given": ("max_bytes", 48, of(read, TEXT.encode())),
    "bytes of a file of ours": ("max_bytes", len(written("json")), of(load, written("json"))),
    "bytes of a file with changes": ("max_bytes", len(EDITED), of(read_changes, EDITED)),
    "characters of a text": ("max_characters", 44, of(read, TEXT.encode())),
    "characters of a page, tags and all": ("max_characters", len(PAGE), of(read, PAGE)),
    "characters of a Word file": ("max_characters", len("It rained.\n\nNobody knew."), of(read, WORD)),
    "parts of a Word file": ("max_members", len(parts_of(WORD)), of(read, WORD)),
    "unpacked bytes of a Word file": ("max_expanded", inflated(WORD), of(read, WORD)),
    "unpacked bytes of a Word file of ours": ("max_expanded", inflated(EDITED), of(load, EDITED)),
    "unpacked bytes of what a page carries": ("max_expanded", len(written("xml")), of(load, attached(written("xml")))),
    "depth of a page": ("max_depth", 4, of(read, PAGE)),
    "depth of a Word file": ("max_depth", 5, of(read, WORD)),
    "depth of a Word file of ours": ("max_depth", depth_of_words(EDITED), of(load, EDITED)),
    "paragraphs of a text": ("max_paragraphs", 3, of(read, TEXT.encode())),
    "paragraphs of Markdown": (
        "max_paragraphs",
        3,
        lambda limits: read(b"# A\n\nB\n\n- C\n", name="a.md", limits=limits),
    ),
    "paragraphs of a page": ("max_paragraphs", 2, of(read, PAGE)),
    "paragraphs of a Word file": ("max_paragraphs", 2, of(read, WORD)),
    "paragraphs of a Word file of ours": ("max_paragraphs", paragraphs_of(EDITED), of(load, EDITED)),
}


@pytest.mark.parametrize("name", EDGES)
def test_exactly_the_limit_is_read_and_one_more_is_refused_with_the_number_that_would_do(name: str) -> None:
    limit, count, read_it = EDGES[name]

    assert read_it(replace(LIMITS, **{limit: count}))
    with pytest.raises(TooLarge) as caught:
        read_it(replace(LIMITS, **{limit: count - 1}))

    option = f"--{limit.replace('_', '-')}"
    assert (
        str(caught.value) == f"it has {count:,} {NOUNS[limit]}, and the limit is {count - 1:,}. Raise it with {option}."
    )


def test_every_limit_has_an_edge_that_is_tested() -> None:
    assert {limit for limit, _, _ in EDGES.values()} == {field.name for field in fields(Limits)} == set(NOUNS)


@pytest.mark.parametrize(("most", "status"), [("48", 0), ("47", 1)])
def test_standard_input_is_read_up_to_the_limit_and_never_cut_in_silence(
    most: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(TEXT.encode())))

    assert main(["show", "-", "--max-bytes", most]) == status

    shown = capsys.readouterr()
    assert ("It rained." in shown.out) is (status == 0)
    assert ("the limit is 47. Raise it with --max-bytes." in shown.err) is (status == 1)
