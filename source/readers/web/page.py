"""Web pages: all their visible text, a block for each line that a browser begins, with what the elements say of it.

Nothing is thrown away because it looks like navigation; a later step labels it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from lxml import etree

from source.formats import parse_web
from source.limits import Limits, check_limit
from source.metadata import Seen, origin_of
from source.model import Block, Cell, Hints, Origin, Role, SourceText, Span, tight
from source.readers.web.comments import Comments, comments_in
from source.readers.web.notes import MARKED, Notes
from source.readers.web.tables import Tables
from source.text import behind_mark, clean, found_in, lowered, paragraphs, raised, told_of

NOT_VISIBLE = frozenset({"head", "title", "script", "style", "noscript", "template", "select", "svg"})
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p
    pre search section summary table tbody td tfoot th thead tr ul xmp""".split()
)
SECTIONS = frozenset("article main nav aside header footer form figure".split())
ROLES: Mapping[str, Role] = {
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    "blockquote": Role.QUOTATION,
    "caption": Role.CAPTION,
    "dd": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "figcaption": Role.CAPTION,
    "li": Role.LIST_ITEM,
    "nav": Role.NAVIGATION,
    "td": Role.TABLE_CELL,
    "th": Role.TABLE_CELL,
}
LANDMARKS = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "main": "main", "complementary": "aside"}
# Within these a paragraph is what they are; in a table's cell it is a paragraph, for old pages are laid out as tables.
KEPT_INSIDE = frozenset({Role.QUOTATION, Role.CAPTION, Role.LIST_ITEM})
REGIONS = frozenset({Role.NAVIGATION, Role.HEADER, Role.FOOTER, Role.FOOTNOTE})
MOST_WORDS = 40

_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_PREFORMATTED = re.compile(r"white-space\s*:\s*pre", re.I)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds inside an element: the nearest block's tag and role, the sections and names on the way up, the cell."""

    tag: str = "body"
    role: Role = Role.PARAGRAPH
    inside: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    preformatted: bool = False
    element: etree._Element | None = None
    cell: Cell | None = None


@dataclass(slots=True)
class _Line:
    """A line in the making: its pieces, how many of its characters stand in links, and what stands between the pieces.

    ``rows`` are the pieces at which a link begins directly behind another, for each run of such links (``row`` is the one that goes on);
    ``marks`` are the marks of comments that stood before a piece.
    """

    frame: _Frame
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    rows: list[list[int]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    row: list[int] | None = None
    end_of_link: int = 0

    @property
    def end(self) -> str:
        """The last words of it."""
        return "".join(self.pieces[-3:])[-60:]

    def add(self, words: str, *, linked: bool) -> None:
        if not self.frame.preformatted:
            words = _SPACES.sub(" ", words)
            if words.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
                words = words[1:]
        if words:
            self.pieces.append(words)
            self.linked += len(words.strip()) if linked else 0

    def close_gap(self, following: str) -> None:
        """Take the blank before a mark that was passed over, where a stop or a comma follows it."""
        if following.startswith(_STOPS) and self.pieces and len(self.pieces[-1]) > 1:
            self.pieces[-1] = self.pieces[-1].removesuffix(" ")

    def open_link(self) -> None:
        here = len(self.pieces)
        if not here or self.end_of_link != here:
            self.row = None
            return
        if self.row is None:
            self.row = []
            self.rows.append(self.row)
        if here not in self.row[-1:]:
            self.row.append(here)

    def close_link(self) -> None:
        self.end_of_link = len(self.pieces)

    def part_links(self) -> None:
        """Set a blank between links that stand side by side, as they do in a menu: all of a line, or three and more in a row."""
        whole = self.linked == sum(len(piece.strip()) for piece in self.pieces)
        for row in self.rows:
            for n in row if whole or len(row) > 1 else ():
                if n < len(self.pieces) and self.pieces[n - 1][-1].isalnum() and self.pieces[n][0].isalnum():
                    self.pieces[n - 1] += " "

    def remarked(self, span: Span) -> tuple[tuple[int, int, str], ...]:
        """Return the places of the comments' marks, and of what each stands behind, as offsets into the words of a part of the line."""
        if not self.marks:
            return ()
        ends = [0, *accumulate(map(len, self.pieces))]
        places = ((max(ends[n - 1], span.start), min(ends[n], span.end), key) for n, key in self.marks if n)
        return tuple((start - span.start, end - span.start, key) for start, end, key in places if start < end)


def read_web(text: str, limits: Limits) -> SourceText:
    """Return all visible text of a page. Raises TooLarge, and Unreadable where the parser would lose a part."""
    cleaned = clean(text)
    root = parse_web(cleaned.text)
    tables = Tables()
    comments = Comments({}, {}) if root is None else comments_in(root)
    shown = [] if root is None else tables.with_data_alone(list(_shown(root, limits, tables, comments)))
    check_limit(limits, "max_paragraphs", len(shown))
    origin = Origin(replaced=cleaned.replaced)
    if root is not None:
        roles, origin = origin_of(root, shown, origin)
        apart = _apart(shown, next((n for n, role in roles.items() if role == Role.HEADLINE), None))
        shown = [
            replace(one, role=roles.get(n, one.role), hints=replace(one.hints, apart=apart[n]))
            for n, one in enumerate(shown)
        ]
    joined, blocks = _joined(shown)
    # An entity such as &#x202e; or &#1; is only a character once the page is parsed.
    final = clean(joined)
    replaced = cleaned.replaced + final.replaced
    remarks = comments.remarks(_places(shown, blocks, joined))
    problems = (*told_of(remarks), *found_in(final.text, replaced))
    return SourceText(final.text, blocks, replace(origin, replaced=replaced), problems, remarks)


def _places(shown: list[Seen], blocks: Sequence[Block], text: str) -> dict[str, Span]:
    """Return where each comment's mark first stood, by its key: the words behind which it stands."""
    places: dict[str, Span] = {}
    for one, block in zip(shown, blocks, strict=True):
        for start, end, key in one.remarked:
            span = tight(text, block.start + start, min(block.start + end, block.end)) or Span(block.start, block.end)
            places.setdefault(key, span)
    return places


def _apart(shown: list[Seen], headline: int | None) -> list[int | None]:
    """Return for each block how many elements one climbs from the headline to the first that holds both."""
    element = None if headline is None else shown[headline].element
    if element is None:
        return [None] * len(shown)
    climbed = {outer: steps for steps, outer in enumerate([element, *element.iterancestors()])}
    outermost = len(climbed) - 1
    result: list[int | None] = []
    for one in shown:
        passed, inner = [], one.element
        while inner is not None and inner not in climbed:
            passed.append(inner)
            inner = inner.getparent()
        steps = outermost if inner is None else climbed[inner]
        climbed.update(dict.fromkeys(passed, steps))
        result.append(steps)
    return result


def _joined(shown: list[Seen]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks = []
    place = 0
    for number, one in enumerate(shown, 1):
        if parts:
            gap = "\n" if one.role == shown[number - 2].role and one.role in _CLOSE else "\n\n"
            parts.append(gap)
            place += len(gap)
        parts.append(one.words)
        blocks.append(Block(place, place + len(one.words), one.role, f"paragraph {number}", one.hints, one.cell))
        place += len(one.words)
    return "".join(parts), tuple(blocks)


_STOPS = (".", ",", ";", ":", "!", "?", ")")
_CLOSE = frozenset({Role.LIST_ITEM, Role.TABLE_CELL, Role.NAVIGATION, Role.FOOTER, Role.HEADER})


def _shown(root: etree._Element, limits: Limits, tables: Tables, comments: Comments) -> Iterator[Seen]:
    """Yield the lines of a page in order. Iterative: pages may be nested deeper than Python can call."""
    frames = [_Frame()]
    line = _Line(frames[0])
    links = depth = 0
    notes = Notes(root)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    hidden: etree._Element | None = None
    for event, element in walk:
        tag = element.tag
        if event == "start":
            depth += 1
            if depth > limits.max_depth:
                check_limit(limits, "max_depth", depth)
            if _is_hidden(element, tag) or comments.is_aside(element) or notes.passes(element, tag, line.end):
                if element in comments.marks:
                    line.marks.append((len(line.pieces), comments.marks[element]))
                hidden = element
                walk.skip_subtree()
                continue
            if tag in BLOCKS:
                yield from _finished(line)
                frames.append(_framed(element, tag, frames[-1], tables, is_note=notes.is_note(element, tag)))
                line = _Line(frames[-1])
            elif tag == "br" and line.frame.preformatted:
                line.add("\n", linked=False)
            elif tag == "br":
                yield from _finished(line)
                line = _Line(frames[-1])
            elif tag == "a":
                line.open_link()
                links += 1
            if element.text:
                set_off = _SET_OFF.get(tag)
                line.add(set_off(element.text) if set_off else element.text, linked=links > 0)
            continue
        if event == "end":
            depth -= 1
            if hidden is not None and element is hidden:
                hidden = None
                if element.tail and tag in MARKED:
                    line.close_gap(element.tail)
                    element.tail = behind_mark(line.end, element.tail)
            elif tag in BLOCKS:
                yield from _finished(line)
                frames.pop()
                tables.end(tag)
                line = _Line(frames[-1])
            elif tag == "a":
                line.close_link()
                links -= 1
        if element.tail:
            line.add(element.tail, linked=links > 0)
    yield from _finished(line)


def _finished(line: _Line) -> Iterator[Seen]:
    """Yield what a line holds: in preformatted text its paragraphs, which may be broken over several lines."""
    if line.rows:
        line.part_links()
    whole = "".join(line.pieces)
    spans = paragraphs(whole) if line.frame.preformatted else (tight(whole, 0, len(whole)),)
    for span in filter(None, spans):
        words, frame = whole[span.start : span.end], line.frame
        level = int(frame.tag[1]) if frame.tag in _LEVELS else None
        share = round(min(1.0, line.linked / (len(whole) if line.frame.preformatted else len(words))), 3)
        hints = Hints(frame.tag, frame.inside, frame.words, share, level)
        yield Seen(words, frame.role, hints, frame.element, frame.cell, line.remarked(span))


_SET_OFF = {"sup": raised, "sub": lowered}  # a value keeps its figure: 40 m² is not 40 m2
_LEVELS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _is_hidden(element: etree._Element, tag: str) -> bool:
    if tag in NOT_VISIBLE or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _framed(element: etree._Element, tag: str, outer: _Frame, tables: Tables, *, is_note: bool) -> _Frame:
    mark = element.get("role")
    section = LANDMARKS.get(mark, tag) if mark else tag
    inside = outer.inside
    if section in SECTIONS and section not in inside:
        inside = (section, *inside)
    preformatted = outer.preformatted or tag == "pre" or _PREFORMATTED.search(element.get("style") or "") is not None
    role = Role.FOOTNOTE if is_note else _role(element, section, outer)
    cell = tables.begin(element, outer.cell)
    return _Frame(tag, role, inside, _names(element, tag, outer.words), preformatted, element, cell)


def _role(element: etree._Element, section: str, outer: _Frame) -> Role:
    if outer.role in REGIONS:
        return Role.HEADING if section == "h1" and outer.role == Role.HEADER else outer.role
    if section in ("header", "footer"):
        return _region(element, section, outer)
    own = ROLES.get(section)
    if own is not None:
        return own
    return outer.role if outer.role in KEPT_INSIDE else Role.PARAGRAPH


def _region(element: etree._Element, section: str, outer: _Frame) -> Role:
    """Tell the page's own head and foot from those of an article, which hold its headline or its notes."""
    if {"article", "main", section} & set(outer.inside) or element.find(".//h1") is not None:
        return outer.role
    if element.find(".//article") is not None or element.find(".//main") is not None:
        return outer.role
    return Role.HEADER if section == "header" else Role.FOOTER


def _names(element: etree._Element, tag: str, outer: tuple[str, ...]) -> tuple[str, ...]:
    if tag in ("body", "html"):
        return ()
    given = f"{element.get('class', '')} {element.get('id', '')}"
    if given == " ":
        return outer
    own = dict.fromkeys(word.lower() for word in _NAME_WORD.findall(given[:400]))
    return tuple(dict.fromkeys([*own, *outer]))[:MOST_WORDS]
