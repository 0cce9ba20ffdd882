"""The body of the marked-up Word file: a paragraph for each block, its segments as runs with bookmark, comment and tracked deletion.

Written as text, since a page of it is mostly the same few elements: a third of the time that a tree takes. Whatever comes from outside
goes through ``escaped``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import islice, takewhile
from types import MappingProxyType

from annotate.blocks import is_proposed
from annotate.merge import shown_speakers
from annotate.model import AnnotatedText, Band, Kind, Mode, Note, Quotation, Segment
from exports.settings import Settings
from exports.text import runs_left
from exports.word.styles import MIXED, mixed_style_of, quoted_style_of, style_of, text_style_of
from source.escaping import escaped, quoted
from source.model import Block, Role

AUTHOR, INITIALS = "copydesk", "cd"
UNKNOWN = "Unknown Author"  # what LibreOffice calls a user without a name
LONGEST_NODE = 1_000_000  # characters; parsers refuse text nodes of 10 MB
LONGEST_BOOKMARK = 40
MOST_NAMED = 6  # segments that a comment names besides its own
BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
HEADINGS = {Role.HEADLINE: "Heading1", Role.HEADING: "Heading2"}

_BREAKS = re.compile(r"([\n\t])")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?", re.ASCII)
_ORDINARY = re.compile(rf"[A-Za-z0-9_.]{{1,{LONGEST_BOOKMARK - 3}}}", re.ASCII)


@dataclass(slots=True)
class Body:
    """The paragraphs and comments as they grow. ``mixed`` and ``headings`` number the labels that are no kind's own; ``bars`` are those that
    paragraphs from right to left have, by the style; ``names`` holds the segments' bookmarks, ``notes`` what editors wrote beside each,
    ``resolved`` the comments that were ticked off, ``cells`` the segments in tables, ``going`` those that are proposed for deletion.
    """

    annotated: AnnotatedText
    settings: Settings
    date: str | None
    bars: Mapping[str, str]
    names: dict[str, str]
    quotations: dict[str, tuple[Quotation, ...]]
    paragraphs: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    mixed: dict[tuple[Kind, ...], int] = field(default_factory=dict)
    headings: dict[tuple[Kind, ...], int] = field(default_factory=dict)
    notes: dict[str, list[Note]] = field(default_factory=dict)
    resolved: list[int] = field(default_factory=list)
    cells: frozenset[str] = frozenset()
    going: frozenset[str] = frozenset()
    revisions: int = 0
    bookmarks: int = 0

    def __post_init__(self) -> None:
        blocks = self.annotated.blocks_with_segments()
        self.cells = frozenset(segment.id for block, inside in blocks if is_in_table(block) for segment in inside)
        if not self.settings.plain:
            self.going = frozenset(one.id for one in self.annotated.segments if is_proposed(self.annotated, one))


def body_of(
    annotated: AnnotatedText, settings: Settings, *, date: str | None, bars: Mapping[str, str] = MappingProxyType({})
) -> Body:
    """Return the paragraphs of a text, with the comments that the settings ask for. ``date`` is that of our changes and comments."""
    quotations = {segment.id: inside for segment, inside in annotated.segments_with_quotations()}
    body = Body(annotated, settings, date, bars, bookmark_names(annotated.segments), quotations)
    for note in (*annotated.notes, *_remarked(annotated)) if settings.comments != "none" and annotated.segments else ():
        body.notes.setdefault(note.segment if note.segment in quotations else annotated.segments[0].id, []).append(note)
    for block, segments in annotated.blocks_with_segments():
        _add_block(body, block, segments)
    return body


def _remarked(annotated: AnnotatedText) -> Iterator[Note]:
    """Yield the comments that stood in the source's file, each beside the segment in which its words begin."""
    for remark in annotated.source.remarks:
        segment = annotated.segment_of(remark.span).id if remark.span is not None and annotated.segments else None
        yield Note(segment, remark.text, remark.by, remark.date, remark.resolved)


def is_in_table(block: Block) -> bool:
    """Tell whether a block is a cell of a table: such are data."""
    return block.cell is not None or block.role is Role.TABLE_CELL


def bookmark_names(segments: Sequence[Segment]) -> dict[str, str]:
    """Return each segment's bookmark: ``cd_`` and its id, or a substitute where Word would not take that or has it already.

    Word takes at most 40 letters, digits, dots and underscores, and does not tell large letters from small.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for segment in segments:
        name = f"cd_{segment.id}"
        if not _ORDINARY.fullmatch(segment.id) or name.lower() in taken:
            name = f"cd_x.{sha256(segment.id.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
        taken.add(name.lower())
        names[segment.id] = name
    return names


# Paragraphs ---------------------------------------------------------------------------------------------------------


def _add_block(body: Body, block: Block, segments: Sequence[Segment]) -> None:
    text = body.annotated.text
    kinds = tuple(dict.fromkeys(segment.kind for segment in segments))
    right_to_left = runs_left(text[block.start : block.end], body.annotated.source.origin.language)
    words: list[str] = []
    at, before = block.start, ""
    tail = _going_at_the_end(body, segments)
    for number, segment in enumerate(segments):
        goes = before in body.going or number >= tail
        words.append(_gap(body, text[at : segment.start], goes=goes))
        _add_segment(body, words, segment, mixed=len(kinds) > 1, right_to_left=right_to_left)
        at, before = segment.end, segment.id
    properties = _properties(body, block, kinds, right_to_left=right_to_left, goes=tail == 0)
    body.paragraphs.append(f"<w:p>{properties}{''.join(words)}</w:p>")


def _properties(body: Body, block: Block, kinds: tuple[Kind, ...], *, right_to_left: bool, goes: bool) -> str:
    style, label, bar, mark = HEADINGS.get(block.role, ""), "", "", ""
    if not body.settings.plain:
        if style:
            label = (
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_list_number(body, body.headings, kinds)}"/></w:numPr>'
            )
        elif right_to_left:
            bar = body.bars.get(MIXED if len(kinds) > 1 else style_of(kinds[0]), "")
        style = style or _kind_style(body, kinds)
        mark = f"<w:rPr><w:del{_revision(body)}/></w:rPr>" if goes else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    content = f"{named}{label}{bar}{'<w:bidi/>' if right_to_left else ''}{mark}"
    return f"<w:pPr>{content}</w:pPr>" if content else ""


def _kind_style(body: Body, kinds: tuple[Kind, ...]) -> str:
    if len(kinds) == 1:
        return style_of(kinds[0])
    _list_number(body, body.mixed, kinds)
    return mixed_style_of(kinds)


def _list_number(body: Body, lists: dict[tuple[Kind, ...], int], kinds: tuple[Kind, ...]) -> int:
    """Return the number of a label's list; the kinds' own lists come first."""
    return lists.setdefault(kinds, len(Kind) + 1 + len(body.mixed) + len(body.headings))


def _going_at_the_end(body: Body, segments: Sequence[Segment]) -> int:
    """Return the position from which on all segments are proposed for deletion."""
    tail = len(segments)
    while tail and segments[tail - 1].id in body.going:
        tail -= 1
    return tail


def _gap(body: Body, space: str, *, goes: bool) -> str:
    """Return the white space between two segments; that beside boilerplate goes with it."""
    if not (goes and space):
        return run(space)
    return f"<w:del{_revision(body)}>{run(space, deleted=True)}</w:del>"


def _revision(body: Body) -> str:
    body.revisions += 1
    return f' w:id="{body.revisions}" w:author="{AUTHOR}"{_dated(body)}'


def _dated(body: Body) -> str:
    """Return the attribute that says when, if that is known: an invented day would be read as one."""
    return f' w:date="{body.date}"' if body.date else ""


# Segments -----------------------------------------------------------------------------------------------------------


def _add_segment(body: Body, words: list[str], segment: Segment, *, mixed: bool, right_to_left: bool) -> None:
    body.bookmarks += 1
    deleted = segment.id in body.going
    comments = [add_comment(body, segment)] if needs_comment(body, segment) else []
    comments += [add_note(body, note) for note in body.notes.get(segment.id, ())]
    words.append(f'<w:bookmarkStart w:id="{body.bookmarks}" w:name="{body.names[segment.id]}"/>')
    words += [f'<w:commentRangeStart w:id="{comment}"/>' for comment in comments]
    runs = "".join(
        run(body.annotated.text[start:end], run_look(style, right_to_left), deleted=deleted)
        for start, end, style in _stretches(body, segment, mixed=mixed)
    )
    words.append(f"<w:del{_revision(body)}>{runs}</w:del>" if deleted else runs)
    for comment in comments:
        reference = (
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{comment}"/></w:r>'
        )
        # A comment on words that go is deleted with them, so that it need not land on the next paragraph.
        reference = f"<w:del{_revision(body)}>{reference}</w:del>" if deleted else reference
        words.append(f'<w:commentRangeEnd w:id="{comment}"/>{reference}')
    words.append(f'<w:bookmarkEnd w:id="{body.bookmarks}"/>')


def _stretches(body: Body, segment: Segment, *, mixed: bool) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and character style of the segment's stretches, those between marks apart."""
    plain, quoted = "", "CopydeskQuotedWords"
    if mixed:
        plain, quoted = text_style_of(segment.kind), quoted_style_of(segment.kind)
    if body.settings.plain:
        plain = quoted = ""
    at = segment.start
    for quotation in body.quotations[segment.id]:
        if quotation.mode is Mode.INDIRECT:
            continue
        yield at, quotation.start, plain
        yield quotation.start, quotation.end, quoted
        at = quotation.end
    yield at, segment.end, plain


def run(text: str, look: str = "", *, deleted: bool = False) -> str:
    """Return words as a run; line ends and tabs are elements of their own in Word."""
    if not text:
        return ""
    tag = "w:delText" if deleted else "w:t"
    if len(text) <= LONGEST_NODE and "\n" not in text and "\t" not in text:
        return f'<w:r>{look}<{tag} xml:space="preserve">{escaped(text)}</{tag}></w:r>'
    nodes = "".join(BREAKS.get(part) or _nodes(part, tag) for part in _BREAKS.split(text))
    return f"<w:r>{look}{nodes}</w:r>"


def _nodes(text: str, tag: str) -> str:
    pieces = (text[start : start + LONGEST_NODE] for start in range(0, len(text), LONGEST_NODE))
    return "".join(f'<{tag} xml:space="preserve">{escaped(piece)}</{tag}>' for piece in pieces)


@cache
def run_look(style: str, right_to_left: bool = False) -> str:
    """Return a run's properties: its character style and its direction."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    look = named + ("<w:rtl/>" if right_to_left else "")
    return f"<w:rPr>{look}</w:rPr>" if look else ""


# Comments -----------------------------------------------------------------------------------------------------------


def needs_comment(body: Body, segment: Segment) -> bool:
    if _is_done(body.annotated, segment):
        return False
    if body.settings.comments != "check":
        return body.settings.comments == "all"
    if segment.id in body.cells:
        return False
    if segment.kind is Kind.BOILERPLATE:
        return _leads(body.annotated, segment) or not is_proposed(body.annotated, segment)
    if segment.band is Band.CHECK:
        return True
    return any(q.speaker is None for q in body.quotations[segment.id] if q.mode is not Mode.INDIRECT)


def _is_done(annotated: AnnotatedText, segment: Segment) -> bool:
    """Tell whether an editor ticked off what our comment would say."""
    ours = [note for note in annotated.notes if note.segment == segment.id and note.by == AUTHOR and note.resolved]
    return bool(ours) and comment_text(annotated, segment) in [note.text for note in ours]


def add_comment(body: Body, segment: Segment) -> int:
    """Add the comment that says why; return its id."""
    number = len(body.comments)
    words = escaped(comment_text(body.annotated, segment))
    body.comments.append(
        f'<w:comment w:id="{number}" w:author="{AUTHOR}"{_dated(body)} w:initials="{INITIALS}">'
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:comment>'
    )
    return number


def add_note(body: Body, note: Note) -> int:
    """Add what an editor wrote earlier, under the editor's name; return its id."""
    number = len(body.comments)
    if note.resolved:
        body.resolved.append(number)
    by = " ".join(note.by.split())
    initials = "".join(name[0] for name in by.split())[:9]
    date = f' w:date="{escaped(note.date or "")}"' if _STAMP.fullmatch(note.date or "") else ""
    words = f'<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{run(note.text)}'
    body.comments.append(
        f'<w:comment w:id="{number}" w:author={quoted(by or UNKNOWN)}{date} w:initials={quoted(initials)}>'
        f'<w:p w14:paraId="{paragraph_id(number)}">{words}</w:p></w:comment>'
    )
    return number


def paragraph_id(number: int) -> str:
    """Return what ties a comment to its state: eight digits, above 0 and below 80000000."""
    return f"{number + 1:08X}"


def comment_text(annotated: AnnotatedText, segment: Segment) -> str:
    """Return a segment's comment, one paragraph: id and kind first, then how sure, who speaks, and why; last, for what else it stands."""
    quotations = annotated.quotations_in(segment)
    said = [f"speaker: {shown_speakers(quotations)}"] if quotations else []
    found = dict.fromkeys(reason for quotation in quotations for reason in quotation.reasons)
    why = "; ".join([*segment.reasons, *found])
    also = [_also(_led(annotated, segment))] if _leads(annotated, segment) else []
    parts = filter(None, [segment.band, *said, f"why: {why}", *also])
    return " ".join(f"[{segment.id} {segment.kind}] {'; '.join(parts)}".split())


def _also(others: Sequence[Segment]) -> str:
    names = [other.id for other in others]
    if len(names) > MOST_NAMED:
        return f"so are {len(names)} more, to {names[-1]}"
    return f"so {'is' if len(names) == 1 else 'are'} {', '.join(names)}" if names else ""


def _leads(annotated: AnnotatedText, segment: Segment) -> bool:
    """Tell whether a segment is the first in a run that is proposed for deletion: one comment there says why all of it is."""
    place = _place_of(annotated, segment)
    follows = place > 0 and is_proposed(annotated, annotated.segments[place - 1])
    return is_proposed(annotated, segment) and not follows


def _led(annotated: AnnotatedText, segment: Segment) -> list[Segment]:
    """Return the rest of its run."""
    rest = islice(annotated.segments, _place_of(annotated, segment) + 1, None)
    return list(takewhile(lambda one: is_proposed(annotated, one), rest))


def _place_of(annotated: AnnotatedText, segment: Segment) -> int:
    return bisect_left(annotated.segments, segment.start, key=lambda one: one.start)
