"""What an edited file says, free of its format: the words with whatever ties them to segments, and each carrier of a kind or speaker.

A carrier is a place where a file of ours shows a segment's kind or speaker: a style, the review sheet, a comment. An editor may
change any of them; ``annotate/merge/three_way.py`` compares them with the baseline, the annotation as it was exported.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.model import Kind, Quotation
from source.model import Role

UNNAMED = "not named in the text"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changed something and when (ISO 8601), as far as the file says; ``by`` is empty where it does not."""

    by: str = ""
    date: str | None = None


NOBODY = Hand()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one paragraph that one segment (or none: None) and one character style have.

    ``kind`` is what the style says; ``proposed``: still marked for deletion by us; ``deleted``: marked for deletion by somebody else;
    ``hand``: who wrote, deleted or restyled it since.
    """

    text: str
    segment: str | None = None
    kind: Kind | None = None
    proposed: bool = False
    deleted: bool = False
    hand: Hand | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text. ``kind`` is what its style says, None for a style of several kinds or of none; ``role`` likewise.

    ``labelled`` tells whether a label of its own in the margin says the same, None where it has none: LibreOffice gives each one.
    """

    stretches: tuple[Stretch, ...]
    kind: Kind | None = None
    role: Role = Role.PARAGRAPH
    hand: Hand | None = None
    labelled: bool | None = None

    @property
    def sure_kind(self) -> Kind | None:
        """What style and label say together."""
        return None if self.labelled is False else self.kind


@dataclass(frozen=True, slots=True)
class Row:
    """A segment's row of the review sheet, as words."""

    segment: str
    kind: str
    speaker: str
    words: str = ""
    why: str = ""
    kind_hand: Hand | None = None
    speaker_hand: Hand | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. ``segment`` is that which it stands beside; ``label`` is the segment and kind that its first words name;
    ``own``: it is one of ours; ``changed``: and does not say what we wrote; ``editor``: who changed its words, where that was tracked;
    ``remark`` is the number of the remark of the source that it is, where that was ticked off since, or opened again.
    """

    text: str
    hand: Hand
    segment: str | None = None
    label: tuple[str, str] | None = None
    own: bool = False
    changed: bool = False
    resolved: bool = False
    editor: Hand | None = None
    remark: int | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What the file says of the whole text: ``name`` is a field of the origin (title, author, outlet, date) or ``text_type``, ``label`` what
    people read.
    """

    name: str
    label: str
    words: str
    hand: Hand | None = None


@dataclass(frozen=True, slots=True)
class EditedFile:
    """What an edited file holds. ``hand`` is who saved it last; ``left_out`` what is no text; ``index`` the rows of the index of speakers.

    ``told`` are sentences on what an editor changed where nothing is read back from, each with the segment that it is about; ``kept`` are the
    segments that we called boilerplate and did not propose for deletion; ``details`` are headline, author, outlet, date and type.
    """

    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Row, ...] = ()
    comments: tuple[Comment, ...] = ()
    hand: Hand = NOBODY
    left_out: tuple[str, ...] = ()
    index: tuple[tuple[str, ...], ...] = ()
    told: tuple[tuple[str | None, str], ...] = ()
    kept: frozenset[str] = frozenset()
    details: tuple[Detail, ...] = ()


def plain(words: str) -> str:
    """Return words on one line, single spaces between them: how carriers are compared."""
    return " ".join(words.split())


def shown_speaker(quotation: Quotation) -> str:
    """Return a quotation's speaker as people read it, with the role."""
    if quotation.speaker is None:
        return UNNAMED
    return f"{quotation.speaker}, {quotation.role}" if quotation.role else quotation.speaker


def shown_speakers(quotations: Sequence[Quotation]) -> str:
    """Return who speaks in a segment, each once, as the review sheet and the comment say it."""
    return "; ".join(dict.fromkeys(shown_speaker(quotation) for quotation in quotations))
