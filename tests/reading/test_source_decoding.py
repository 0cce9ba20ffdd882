"""Bytes become characters: every common encoding gives the same text, and it is said how it was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source import read
from source.errors import Unreadable
from source.text.encoding.decoding import decode

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
    decoded = decode(text.encode("utf-8"))

    assert decoded.encoding == "utf-8"
    assert decoded.text == text or "encoded twice" in decoded.problems[0].sentence


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
    from source.text.encoding import decoding

    monkeypatch.setattr(decoding, "SAMPLE", 1000)

    assert len(decoding._sample(b"x" * 50_000)) == 3000


# An old Mac, and UTF-8 encoded twice --------------------------------------------------------------------------------

MAC = "“We’ve waited,” said Zoë Grünwald – the mayor of Sàrn – “for £40 and a café…” Élan, naïve: ñandú."


@pytest.mark.parametrize(
    "text",
    [
        WESTERN,
        MAC,
        "„Die Brücke bleibt zu“, sagte Jörg Müßig.",
        "« L’été fut très froid », dit-elle à Orléans.",
        "The café",
    ],
)
def test_a_text_of_an_old_mac_reads_the_same_and_is_told(text: str) -> None:
    source = read(text.encode("mac-roman"))

    assert source.text == text
    assert source.origin.encoding == "mac-roman"
    assert "MacRoman" in source.problems[0].sentence


@pytest.mark.parametrize(
    "text",
    [
        WESTERN,
        MAC,
        "ÉCOLE À PARIS",
        "Ó Briain said “no”.",
        "NÕES È vero. É verdade.",
        "Šárka – Žižkov",
        "„Nein“, sagte sie.",
    ],
)
def test_windows_text_is_not_taken_for_a_macs(text: str) -> None:
    assert read(text.encode("windows-1252")).text == text


def twice(text: str, encoding: str) -> bytes:
    """Return UTF-8 that was read as another encoding, as browsers do, and saved as UTF-8."""
    read_as = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode("utf-8"))
    return read_as.encode("utf-8")


@pytest.mark.parametrize("encoding", ["windows-1252", "latin-1", "mac-roman", "cp437"])
@pytest.mark.parametrize("text", [WESTERN, MAC, "Мост закрыт до мая.", "橋は五月まで閉鎖される。"])
def test_what_was_encoded_twice_is_put_right_and_told(encoding: str, text: str) -> None:
    source = read(twice(text, encoding))

    assert source.text == text
    assert source.origin.decoded == "valid UTF-8, encoded twice"
    assert "encoded twice" in source.problems[0].sentence


def test_what_was_encoded_three_times_is_put_right() -> None:
    assert read(twice(twice(WESTERN, "windows-1252").decode(), "windows-1252")).text == WESTERN


def test_a_closing_mark_whose_last_byte_was_lost_is_put_right() -> None:
    assert read("â€œWe waited,â€ she said. Itâ€™s late.".encode()).text == "“We waited,” she said. It’s late."


@pytest.mark.parametrize(
    "text",
    [
        "Where UTF-8 goes wrong, don’t becomes donâ€™t and “ becomes â€œ.",
        "The signs â€œ and â€™ show that a page was garbled.",
        "«LIBERTÉ» and «ÉGALITÉ» stood over the door.",
        "It cost Â£40.",
    ],
)
def test_what_is_not_certain_is_left_as_it_is(text: str) -> None:
    assert read(text.encode()).text == text


def test_what_is_partly_garbled_is_left_and_told() -> None:
    text = "“We waited,” she said. Itâ€™s late, and theyâ€™ve gone."

    source = read(text.encode())

    assert source.text == text
    assert "2 places" in source.problems[0].sentence


@pytest.mark.parametrize("words", ["Мост закрыт до мая, сказал он.", "Η γέφυρα έκλεισε.", "הגשר נסגר ביום שני."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_in_other_alphabets(words: str, encoding: str) -> None:
    assert read(words.encode(encoding)).text == words


@pytest.mark.parametrize("piece", ["â€œ", "â€ ", "Ã", "éé", "É»", "â", "“ ‘"])
def test_long_texts_of_odd_signs_are_decoded_in_no_time(piece: str) -> None:
    assert decode((piece * (100_000 // len(piece))).encode()).text
