"""Each refusal: the right error, one line, what is wrong and what to do, and no file name in it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from places import ROOT

from source import LIMITS, READERS, own_format, read
from source.errors import AnnotatedFile, NoText, SourceError, TooLarge, UnknownFormat, Unreadable
from source.formats.own import NAMESPACE

WORDS = b"The bridge closes on Monday."
OWN_XML = f'<?xml version="1.0"?>\n<annotated xmlns="{NAMESPACE}"><text>It rained.</text></annotated>'.encode()


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "empty": (b"", "a.txt", NoText),
    "blank": (b" \n\n", "a.txt", NoText),
    "blank in utf-16": ("\ufeff \n".encode("utf-16-le"), "a.txt", NoText),
    "page without words": (b"<!doctype html><title>Hidden</title><p> </p>", "a.html", NoText),
    "junk": (bytes(range(256)) * 40, "a.bin", SourceError),
    "pdf": (b"%PDF-1.7 and more", "a.pdf", UnknownFormat),
    "rtf": (b"{\\rtf1 It rained.}", "a.rtf", UnknownFormat),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.png", UnknownFormat),
    "mail": (b"Received: from there\nMIME-Version: 1.0\nSubject: Bridge\n\nIt rained.", "b", UnknownFormat),
    "mail by its ending": (b"Subject: Bridge\n\nIt rained.", "a.eml", UnknownFormat),
    "foreign xml": (b"<?xml version='1.0'?><rss><item/></rss>", "a.xml", UnknownFormat),
    "foreign json": (b'{"text": "It rained."}', "a.json", UnknownFormat),
    "old word": (OLE, "a.doc", UnknownFormat),
    "outlook": (OLE, "a.msg", UnknownFormat),
    "protected word": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Unreadable),
    "broken zip": (b"PK\x03\x04 no", "a.docx", Unreadable),
    "spreadsheet": (zipped(**{"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a.xlsx", UnknownFormat),
    "archive": (zipped(**{"a.txt": WORDS}), "a.zip", UnknownFormat),
    "word without a body": (zipped(**{"[Content_Types].xml": b""}), "a.docx", Unreadable),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_two_sentences(name: str) -> None:
    data, file, error = REFUSED[name]

    with pytest.raises(error) as caught:
        read(data, name=file)

    message = str(caught.value)
    assert "\n" not in message
    assert file not in message.split()
    assert message.count(". ") >= 1
    assert message.endswith(".")


def test_files_that_are_no_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "none.txt", tmp_path / "pipe", "/dev/zero", "a\0b", "x" * 5000):
        with pytest.raises(Unreadable, match=r"\. \w"):
            read(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_one_may_not_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_bytes(WORDS)
    path.chmod(0)

    with pytest.raises(Unreadable, match="may not"):
        read(path)


@pytest.mark.parametrize("limit", ["max_bytes", "max_characters", "max_paragraphs"])
def test_a_limit_names_itself_the_value_and_the_option(limit: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"It rained.\n" * 10)
    limits = replace(LIMITS, **{limit: 9})

    with pytest.raises(TooLarge, match=rf"the limit is 9\. Raise it with --{limit.replace('_', '-')}\."):
        read(path, limits=limits)

    assert read(path).blocks


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("json", b'{"copydesk": 1, "source": {}}'),
        ("json", b'\xef\xbb\xbf {"source": {}, "copydesk": 1}'),
        ("xml", OWN_XML),
        ("docx", zipped(**{"word/document.xml": b"<w/>", "customXml/item1.xml": OWN_XML})),
    ],
)
def test_our_own_files_are_recognised_and_not_read(name: str, data: bytes) -> None:
    assert own_format(data) == name
    with pytest.raises(AnnotatedFile, match="load") as caught:
        read(data)
    assert (caught.value.format, caught.value.data) == (name, data)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"source": {"copydesk": 1}}).encode(),
        b"<annotated>urn:copydesk:annotated:1</annotated>",
        zipped(**{"word/document.xml": b"<w/>", "customXml/item1.xml": b"<other/>"}),
        b"PK\x03\x04",
        b"",
    ],
)
def test_other_files_are_not_taken_for_ours(data: bytes) -> None:
    assert own_format(data) is None


@pytest.mark.parametrize("ending", [ending for reader in READERS.values() for ending in reader.endings])
def test_a_mislabelled_page_is_read_as_what_it_is(ending: str) -> None:
    source = read(b"<!DOCTYPE html><p>One <b>bridge</b>.</p>", name="page" + ending)

    assert source.text == "One bridge."
    assert bool(source.problems) is (ending not in READERS["html"].endings)


@pytest.mark.parametrize("ending", READERS["docx"].endings)
def test_words_that_are_called_a_word_file_are_read_and_the_person_is_told(ending: str) -> None:
    source = read(WORDS, name="note" + ending)

    assert source.text == "The bridge closes on Monday."
    assert [problem.sentence for problem in source.problems] == [
        "The file's ending is wrong: it is plain text, and was read as that."
    ]


def test_the_endings_of_the_readers_do_not_overlap() -> None:
    endings = [ending for reader in READERS.values() for ending in reader.endings]

    assert len(endings) == len(set(endings))
    assert all(reader.description for reader in READERS.values())


def test_standard_input_can_be_read_by_its_name() -> None:
    script = "from source import read; s = read('/dev/stdin'); print(s.text, repr(s.origin.name))"
    root = str(ROOT)

    done = subprocess.run(
        [sys.executable, "-c", script], input=WORDS, capture_output=True, check=True, env={"PYTHONPATH": root}
    )

    assert done.stdout.decode() == "The bridge closes on Monday. ''\n"


def test_importing_the_package_loads_no_library() -> None:
    heavy = "('lxml', 'docx', 'charset_normalizer', 'markdown_it')"
    script = (
        f"import sys, source; source.read(b'It rained.', name='a.txt'); print([m for m in {heavy} if m in sys.modules])"
    )
    root = str(ROOT)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONPATH": root})

    assert done.stdout == b"[]\n"
