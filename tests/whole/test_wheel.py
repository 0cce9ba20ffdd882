"""What a user installs: exactly the four packages, with every data file."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT


def test_the_wheel_holds_all_files_of_the_packages_and_no_other(tmp_path: Path) -> None:
    if not importlib.util.find_spec("build") or not importlib.util.find_spec("hatchling"):
        pytest.skip("needs build and hatchling, from the extra “dev”")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")

    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "check_wheel.py"), str(wheel)], capture_output=True, check=False
    )

    assert done.returncode == 0, done.stdout.decode()


def test_every_data_file_is_beside_its_package() -> None:
    for name in (
        "copydesk/sample.txt",
        "exports/annotated_xml/copydesk.rng",
        "exports/word/template.docx",
        "annotate/storage/annotated.schema.json",
        "source/py.typed",
        "annotate/py.typed",
        "exports/py.typed",
        "copydesk/py.typed",
    ):
        assert (ROOT / name).is_file(), name
    assert len(list((ROOT / "exports" / "fonts").glob("*.ttf"))) == 9
    assert len(list((ROOT / "exports" / "fonts").glob("OFL*.txt"))) == 3
