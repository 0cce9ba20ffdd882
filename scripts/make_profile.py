"""Make exports/pdf/srgb.icc: the sRGB colour space as Little CMS describes it, without the date and the id that change from run to run.

    python scripts/make_profile.py            write the file
    python scripts/make_profile.py --check    fail unless the file is what would be written

Pillow holds Little CMS, which puts no terms on the profiles it makes ("No copyright, use freely" stands in each).
"""

import sys
from pathlib import Path

from PIL import ImageCms

PROFILE = Path(__file__).parent.parent / "exports" / "pdf" / "srgb.icc"
DATE, ID = slice(24, 36), slice(84, 100)  # of the header


def profile() -> bytes:
    """Return the profile's bytes."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for place in (DATE, ID):
        made[place] = bytes(place.stop - place.start)
    return bytes(made)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(PROFILE.read_bytes() != profile())
    PROFILE.write_bytes(profile())
