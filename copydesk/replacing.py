"""May a file that is there be replaced, though nobody named it? Only one that copydesk wrote of the same input, and nobody changed since.

The origin tells which input: name and SHA-256. JSON, XML and page say by their seal whether they were changed, a marked-up Word file by
what reading it back finds.
"""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from annotate.model import AnnotatedText
from annotate.rules import RuleId
from exports import OWN_READERS, read_changes
from source.errors import CopydeskError, SourceError
from source.formats import is_sealed, own_format
from source.limits import Limits
from source.model import Origin
from source.opening import read_bytes

UNREADABLE = "it is there already, and cannot be read"
FOREIGN = "it is there already, and nothing in it says that copydesk wrote it"
CHANGED = "it was changed since copydesk wrote it"
UNKNOWN = "it is there already, and what it holds cannot be read back"
FULLER = "it holds words or an editor's decisions that the new one would not hold"
CORRECTED = "it is not as copydesk wrote it: “copydesk changes {}” tells what an editor corrected"
ADORNED = "somebody put pictures or highlights into it"

_MAIN = re.compile(r"word/document\d?\.xml")
_SIGNS = {
    name: re.compile(sign) for name, sign in (("picture", rb"<w:(?:drawing|pict)\b"), ("highlight", rb"<w:highlight\b"))
}


class Refusal(NamedTuple):
    """``why`` a file may not be replaced; ``by_name_only``: nor by force, because an editor's corrections would be lost."""

    why: str
    by_name_only: bool = False


def refusal(path: Path, new: bytes, annotated: AnnotatedText | None, *, limits: Limits) -> Refusal | None:
    """Return why the file at ``path`` may not be replaced by ``new``, which was made of ``annotated``; None if it may.

    ``annotated`` is None where what is written carries no annotation: then only the same bytes are replaced.
    """
    try:
        old = read_bytes(path, limits=limits)
    except SourceError:
        return Refusal(UNREADABLE)
    if old == new:
        return None
    own = own_format(old)
    if own is None:
        return Refusal(FOREIGN)
    try:
        before = _uncorrected(old, new, path.name, limits) if own == "docx" else _unchanged(old, own, limits)
    except CopydeskError:
        return Refusal(UNKNOWN, by_name_only=own == "docx")
    if isinstance(before, Refusal):
        return before
    if annotated is None:
        return Refusal(FOREIGN)
    return _other_input(before.source.origin, annotated.source.origin) or _more_in(before, annotated)


def _unchanged(old: bytes, own: str, limits: Limits) -> AnnotatedText | Refusal:
    """Return what a JSON, XML or PDF file of ours was made of, if its seal holds."""
    return OWN_READERS[own](old, name="", limits=limits) if is_sealed(old) else Refusal(CHANGED)


def _uncorrected(old: bytes, new: bytes, name: str, limits: Limits) -> AnnotatedText | Refusal:
    """Return what a marked-up Word file was made of, if nobody put other words, marks or comments into it, nor pictures."""
    from exports.word import is_untouched

    found = read_changes(old, limits=limits)
    # Where the baseline is gone, nobody knows what was changed: such a file is its own origin.
    is_known = found.annotated.source.origin.sha256 != sha256(old).hexdigest()
    if not is_known or found.changes or found.conflicts:
        return Refusal(CORRECTED.format(name), by_name_only=True)
    if _put_in(old) - _put_in(new) and not is_untouched(old, limits=limits):
        return Refusal(ADORNED, by_name_only=True)
    return found.annotated


def _put_in(data: bytes) -> set[str]:
    """Return what the words of a Word file show that reading it back does not tell: pictures, highlights."""
    if not data.startswith(b"PK\x03\x04"):
        return set()
    with ZipFile(BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if _MAIN.fullmatch(name)]
    return {name for name, sign in _SIGNS.items() if any(sign.search(part) for part in parts)}


def _other_input(old: Origin, new: Origin) -> Refusal | None:
    if old.name != new.name:
        return Refusal(f"it was made from {f'another file, “{old.name}”' if old.name else 'a text without a name'}")
    if old.sha256 != new.sha256:
        return Refusal(
            f"it was made from “{old.name}” before that was changed, or from another file of that name"
            if old.name
            else "it was made from another text"
        )
    return None


def _more_in(old: AnnotatedText, new: AnnotatedText) -> Refusal | None:
    """Refuse to replace an editor's work by the program's: decisions on segments that are the program's now, words, and notes."""
    words_lost = old.text != new.text and new.baseline is None
    return Refusal(FULLER) if words_lost or _decisions(old) - _decisions(new) else None


def _decisions(annotated: AnnotatedText) -> set[tuple[str, str]]:
    """Return what people decided: the segments of which they named the kind or a speaker, and their notes."""
    segments = [segment.id for segment in annotated.segments if segment.rule == RuleId.EDITOR]
    spoken = [annotated.segment_of(one).id for one in annotated.quotations if one.rule == RuleId.EDITOR]
    notes = {("note", note.text) for note in annotated.notes}
    return {(segment, "") for segment in (*segments, *spoken)} | notes
