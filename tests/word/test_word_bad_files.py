"""Marked-up Word files that are broken, hostile, damaged, or of another version: one line, nothing lost."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from made import made, made_sample
from word_files import DOCUMENT, changed, packed, parts_of, replaced, word_file

from exports import load, read_changes
from source.errors import CopydeskError

BASELINE = "customXml/item1.xml"
CASES = {
    "a truncated file": lambda data: data[: len(data) // 2],
    "a broken document": lambda data: changed(data, DOCUMENT, lambda part: part[:-200]),
    "a broken central directory": lambda data: data[:-60] + b"x" * 60,
    "a DOCTYPE in the document": lambda data: replaced(
        data, "<w:document", "<!DOCTYPE w:document [<!ENTITY x 'y'>]><w:document"
    ),
    "a DOCTYPE in the annotation": lambda data: changed(
        data, BASELINE, lambda part: part.replace("<baseline", "<!DOCTYPE x><baseline", 1)
    ),
    "a newer version": lambda data: changed(
        data, BASELINE, lambda part: part.replace('{"copydesk": 1,', '{"copydesk": 2,', 1)
    ),
    "an encrypted file": lambda _: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    ),
    "a bomb of empty paragraphs": lambda data: packed(
        parts_of(data) | {DOCUMENT: b"<w:document>" + b"<w:p/>" * 20_000_000 + b"</w:document>"}
    ),
    "elements nested too deep": lambda data: replaced(data, "<w:body>", "<w:body>" + "<w:sdt>" * 1_500),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_gets_one_line_and_leaves_the_older_output_alone(case: str, tmp_path: Path) -> None:
    (tmp_path / "edited.docx").write_bytes(CASES[case](word_file(made_sample())))
    (tmp_path / "out.pdf").write_bytes(b"older")

    for command in (["brief", "edited.docx", "-o", "out.pdf"], ["changes", "edited.docx"]):
        run = [sys.executable, "-m", "copydesk", *command]
        done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 1, (command, done.stdout, done.stderr)
        assert done.stderr.startswith("copydesk: edited.docx: ")
        assert done.stderr.count("\n") == 1
        assert not done.stdout
    assert (tmp_path / "out.pdf").read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edited.docx", "out.pdf"]


def test_another_version_is_named_with_what_to_do() -> None:
    with pytest.raises(CopydeskError, match=r"another version of copydesk wrote it \(format 2; this one reads 1\)"):
        load(CASES["a newer version"](word_file(made_sample())))


@pytest.mark.parametrize(
    "damage",
    [
        lambda part: part.replace("Lindqvist", "Lindquist", 1),
        lambda part: part[: len(part) // 2],
        lambda part: part.replace('"segments"', '"segment"', 1),
    ],
    ids=["a letter", "half of it", "a key"],
)
def test_a_damaged_annotation_is_told_and_the_file_read_from_its_marks(damage: object) -> None:
    annotated = made_sample()
    data = changed(word_file(annotated, "all"), BASELINE, damage)  # type: ignore[arg-type]

    found = load(data)

    assert found.problems[-1].sentence.startswith("The annotation that copydesk stored in the file is damaged.")
    assert [(s.id, s.kind, found.text_of(s)) for s in found.segments] == [
        (s.id, s.kind, annotated.text_of(s)) for s in annotated.segments
    ]


def test_a_file_in_which_nothing_of_ours_is_left_is_read_like_any_other() -> None:
    parts = parts_of(word_file(made("[C]It rained on Monday."), "none", plain=True))
    kept = {name: part for name, part in parts.items() if not name.startswith(("customXml", "docProps"))}
    document = b"".join(piece for piece in kept[DOCUMENT].split(b'<w:bookmarkStart w:id="1" w:name="cd_s01"/>'))

    found = load(packed(kept | {DOCUMENT: document.replace(b'<w:bookmarkEnd w:id="1"/>', b"")}))

    assert "It rained on Monday." in found.text
    assert not found.problems


@pytest.mark.parametrize("data", [b"Just words.", b'{"copydesk": 1}', b"%PDF-1.7"])
def test_changes_of_any_other_file_are_refused(data: bytes) -> None:
    with pytest.raises(CopydeskError):
        read_changes(data)


def test_a_bomb_that_claims_to_be_small_is_stopped_while_it_is_unpacked() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, part in parts_of(word_file(made_sample())).items():
            package.writestr(name, part)
        package.writestr("word/more.xml", b"<a/>" * 40_000_000)

    with pytest.raises(CopydeskError, match="--max-expanded"):
        load(out.getvalue())
