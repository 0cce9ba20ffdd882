"""Fail unless a wheel holds exactly what the four packages hold: nothing missing, nothing foreign.

python scripts/check_wheel.py copydesk-0.1.0-py3-none-any.whl
"""

import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent
PACKAGES = ("source", "annotate", "exports", "copydesk")


def expected() -> set[str]:
    """Return the files of the packages as they stand in the tree, byte code apart."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def differences(wheel: Path) -> list[str]:
    """Return a line for each file that the wheel lacks or should not hold."""
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    lacking = [f"the wheel lacks {name}" for name in sorted(expected() - names)]
    return lacking + [f"the wheel should not hold {name}" for name in sorted(names - expected())]


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]))
    print("\n".join(found) or f"{Path(sys.argv[1]).name}: all files of {', '.join(PACKAGES)} and no other")
    sys.exit(1 if found else 0)
