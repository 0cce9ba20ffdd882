"""Make the picture of the page that README and docs show, as the program writes it from its sample article.

    python scripts/make_pictures.py             writes docs/briefing.png
    python scripts/make_pictures.py --check     says whether it still shows the page, as CI asks

Another pdfium shades edges a little differently; so pictures are compared in cells of some letters' size, not dot by dot.
"""

import argparse
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from copydesk.command import main as copydesk

PICTURE = Path(__file__).parent.parent / "docs" / "briefing.png"
DOTS = 110  # an inch
COLOURS = 64
CELL = 4  # dots
TOLERATED = 20  # of 255: how much darker or lighter a cell may be; another pdfium makes 5, another digit 40


def main() -> None:
    """Write the picture, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; status 1 if it shows another page")
    options = parser.parse_args()
    picture = picture_of(demo_page())
    if not options.check:
        picture.save(PICTURE, optimize=True)
        return
    if not is_alike(picture, Image.open(PICTURE)):
        raise SystemExit("docs/briefing.png shows another page than the program makes. Run scripts/make_pictures.py.")


def demo_page() -> bytes:
    """Return the page that ``copydesk demo`` writes."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        copydesk(["demo", "-o", folder])
        return Path(folder, "briefing.pdf").read_bytes()


def picture_of(page: bytes) -> Image.Image:
    """Return a page as a picture of few colours."""
    drawn = pypdfium2.PdfDocument(page)[0].render(scale=DOTS / 72).to_pil()
    return drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def is_alike(one: Image.Image, other: Image.Image) -> bool:
    """Tell whether two pictures show the same page: of one size, and no cell much darker or lighter."""
    return one.size == other.size and greatest_difference(one, other) <= TOLERATED


def greatest_difference(one: Image.Image, other: Image.Image) -> int:
    """Return how much the cell differs that differs most, of 255."""
    first, second = (picture.convert("RGB").convert("L").reduce(CELL) for picture in (one, other))
    _, most = ImageChops.difference(first, second).getextrema()
    return int(most)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
