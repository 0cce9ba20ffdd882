"""Bytes become characters: every common encoding gives the same text, and it is said how it was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import read
from source.errors import Unreadable
from source.text.decoding import decode

WESTERN = "“We’ve waited,” said Zoë Grünwald – the mayor of Sàrn – “for £40 and a café…”"


@pytest.mark.parametrize(
    ("encoding", "named", "how"),
    [
        ("utf-8", "utf-8", "valid UTF-8"),
        ("utf-8-sig", "utf-8", "byte order mark"),
        ("utf-16", "utf-16-le", "byte order mark"),
        ("utf-32", "utf-32-le", "byte order mark"),
        ("utf-16-le", "utf-16-le", "a NUL in every second place"),
        ("utf-16-be", "utf-16-be", "a NUL in every second place"),
        ("windows-1252", "windows-1252", "looks like Western European text"),
    ],
)
def test_every_copy_of_a_text_reads_the_same(encoding: str, named: str, how: str) -> None:
    source = read(WESTERN.encode(encoding))

    assert source.text == WESTERN
    assert (source.origin.encoding, source.origin.decoded) == (named, how)
    assert source.problems == ()


@given(st.text(st.characters(codec="windows-1252", exclude_categories=["Cc"]), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Unreadable:
        return
    assert decoded.encoding
    assert len(decoded.text) <= len(data)


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_a_declared_latin_1_means_windows_1252(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{WESTERN}</p></body></html>'

    source = read(page.encode("windows-1252"))

    assert source.text == WESTERN
    assert source.origin.encoding == "windows-1252"
    assert source.origin.decoded == f"the file says {declared}"


def test_valid_utf_8_wins_over_what_the_file_declares() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{WESTERN}</p></body></html>'

    assert read(page.encode("utf-8")).text == WESTERN


def test_a_declared_cyrillic_charset_is_believed() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><p>Мост закрыт до мая.</p></body></html>'

    assert read(page.encode("koi8-r")).text == "Мост закрыт до мая."


def test_cyrillic_bytes_are_not_taken_for_western_letters() -> None:
    words = "Мост через реку закрыт до мая, сообщил капитан порта. Ремонт начнётся в понедельник утром."

    source = read(words.encode("windows-1251"))

    assert source.text == words
    assert "guess" in source.problems[0].sentence


def test_one_bad_byte_does_not_spoil_a_file_and_is_reported() -> None:
    source = read((WESTERN * 3).encode("utf-8") + b"\xff end")

    assert source.text == WESTERN * 3 + "\ufffd end"
    assert "1 place" in source.problems[0].sentence


def test_the_detector_sees_a_sample_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from source.text import decoding

    monkeypatch.setattr(decoding, "SAMPLE", 1000)

    assert len(decoding._sample(b"x" * 50_000)) == 3000
