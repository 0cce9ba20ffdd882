"""A marked-up Word file of ours, read back as it was written; one that was changed since is refused, never guessed at."""

from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from annotate.model import AnnotatedText
from annotate.store import from_json
from exports.word import BASELINE, content_digest
from source.errors import AnnotationError
from source.markup import safe_parse

CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def read_marked_up(data: bytes) -> AnnotatedText:
    """Return the annotations of a Word file that copydesk wrote. Raises AnnotationError if anything in it was changed."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            document = archive.read("word/document.xml")
            comments = archive.read("word/comments.xml") if "word/comments.xml" in names else b""
            stated = _properties(archive.read("docProps/custom.xml"))
            baseline = _baseline(
                [archive.read(n) for n in names if n.startswith("customXml/item") and n.endswith(".xml")]
            )
    except (BadZipFile, KeyError) as error:
        raise AnnotationError(
            f"the annotations that copydesk wrote are damaged ({error}). Mark the source up again."
        ) from error
    if sha256(baseline.encode()).hexdigest() != stated.get("copydesk baseline"):
        raise AnnotationError("the annotations that copydesk wrote are damaged. Mark the source up again.")
    if content_digest(document, comments) != stated.get("copydesk content"):
        raise AnnotationError(
            "it was changed since copydesk wrote it, and this version cannot read the changes back. "
            "Take the source, or the XML or JSON that belongs to it."
        )
    return from_json(baseline)


def _properties(part: bytes) -> dict[str, str]:
    return {str(item.get("name")): "".join(map(str, item.itertext())) for item in safe_parse(part).iter(CUSTOM)}


def _baseline(candidates: list[bytes]) -> str:
    for part in candidates:
        root: etree._Element = safe_parse(part)
        if root.tag == f"{{{BASELINE}}}baseline":
            return "".join(node.text or "" for node in root)
    raise KeyError("no baseline")
