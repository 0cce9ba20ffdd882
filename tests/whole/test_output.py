"""A file is written whole or not at all."""

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from exports.output import write_new, write_whole
from source.errors import ExportError


def fail(out: BinaryIO) -> None:
    out.write(b"half")
    raise RuntimeError("in the middle")


def test_an_exporter_that_fails_leaves_the_older_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "out.xml"
    target.write_bytes(b"older")

    with pytest.raises(RuntimeError):
        write_whole(target, fail)

    assert [p.name for p in tmp_path.iterdir()] == ["out.xml"]
    assert target.read_bytes() == b"older"


def test_a_new_file_obeys_the_mask_of_its_user(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "out.xml", lambda out: out.write(b"x") and None)
    finally:
        os.umask(before)

    assert (tmp_path / "out.xml").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.xml").write_bytes(b"older")
    (tmp_path / "link.xml").symlink_to("real.xml")

    write_whole(tmp_path / "link.xml", lambda out: out.write(b"new") and None)

    assert (tmp_path / "link.xml").is_symlink()
    assert (tmp_path / "real.xml").read_bytes() == b"new"


def test_a_link_that_leads_back_to_itself_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out.xml").symlink_to("out.xml")

    with pytest.raises(ExportError, match=r"out\.xml: .*-o"):
        write_new(tmp_path / "out.xml", lambda out: out.write(b"x"))


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(ExportError, match="-o -"):
        write_whole(tmp_path / "pipe", fail)


def test_a_name_as_long_as_the_file_system_takes_is_written(tmp_path: Path) -> None:
    name = "x" * 251 + ".xml"

    write_whole(tmp_path / name, lambda out: out.write(b"x") and None)

    assert (tmp_path / name).exists()


def test_of_two_runs_at_the_same_time_the_second_does_not_replace_the_first_ones_file(tmp_path: Path) -> None:
    target = tmp_path / "out.xml"

    with pytest.raises(ExportError, match=r"out\.xml: another program has just written it"):
        write_new(target, lambda out: target.write_bytes(b"the first") and out.write(b"the second"))

    assert [p.name for p in tmp_path.iterdir()] == ["out.xml"]
    assert target.read_bytes() == b"the first"


def test_a_disk_without_links_is_written_to_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)

    write_new(tmp_path / "out.xml", lambda out: out.write(b"x") and None)

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out.xml", b"x")]
