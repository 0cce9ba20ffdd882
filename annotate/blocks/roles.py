"""Step: the roles of blocks that the file itself does not name: headline, byline, dateline, heading, caption, item.

A plain text has no marks for them. Its headline is the short line above the article whose words the article takes up
again; the byline and the date line stand near it.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from annotate.blocks.shape import Shape, shapes_of
from annotate.blocks.statements import KEPT, find_dateline, find_statements
from annotate.blocks.tables import data_cells, is_row
from annotate.draft import Draft
from annotate.rules import RuleId
from source.dates import MONTH_WORD, date_place, published_in, two_readings
from source.model import STATEMENTS, Origin, Problem, Role, SourceText, Span
from source.text import author_in, plain_title
from source.text import is_byline as is_byline_text

HEAD = 20  # a headline stands at most so many blocks above the first sentences
BODY = 25  # paragraphs in which the words of a headline are looked for
BEHIND = 1.0  # a candidate that is further behind the best is none

_BESIDE = """
    first last originally published updated update posted modified issued released created date on at by and for
    immediate release monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun am pm a p m et est edt pt pst pdt ct cst gmt bst cet cest utc ist min mins minute minutes read time ago
    hours hour
"""
_BESIDE_DATE = frozenset(_BESIDE.split())
_CHANGED = frozenset({"updated", "update", "modified", "last"})
_CAPTION = re.compile(
    r"\W*(?:file photo|photo|picture|image|pictured|caption|figure \d+|fig\. ?\d+)\b\s*(?:[:–—-]|\.\s)", re.IGNORECASE
)
_CAPTION_END = re.compile(
    r"\((?:photos?|image|picture)(?: by |: ?| courtesy )[^()]{2,60}\)\W*$"
    r"|\((?:AP Photo|Xinhua|AFP|Getty)\b[^()]{0,40}\)\W*$"
    r"|\s(?-i:REUTERS|AFP|EPA|Getty Images)(?:/[\w'’ .-]{2,40}){1,3}$|/(?:handout|pool) via \w{2,10}\.?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
# Behind the date of a release: 2 May 2025 Contact: Ida Marsh
_RELEASED = re.compile(r"\W*(?:for (?:immediate )?release\b|(?:(?:media|press) )?contacts?\s*:)", re.IGNORECASE)
_CREDITED = 160  # characters at the end of a line in which its photographer is named
_ITEM = re.compile(r"(?:[•·▪◦‣–*-]|\(?\d{1,2}[.)]|\([a-h]\))\s+\S")
# Words[1], words.[^a], words.² and the notes that begin so.
_MARK = r"(\[\^[\w-]{1,20}\]|\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
_CALL = re.compile(r"(?<=[^\s\d])" + _MARK)
_NOTE = re.compile(_MARK + r":?\s*\w")
_NOTES_HEADING = re.compile(r"(?:foot|end)?notes|(?:notes and )?(?:references|sources)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")


def find_roles(draft: Draft) -> Draft:
    """Return the draft with the roles of its blocks settled, those that are cells of data, and title, author and date where the text
    states them.
    """
    source = draft.source
    shapes = shapes_of(source)
    cells = data_cells(source.blocks, shapes)
    given = [
        Role.PARAGRAPH if block.cell and n not in cells and block.role == Role.TABLE_CELL else block.role
        for n, block in enumerate(source.blocks)
    ]  # in a table that the text is laid out with, a cell is a paragraph
    roles = with_notes(settle_roles(given, shapes, cells), source)
    dateline = find_dateline(source, roles, _first_sentences(shapes))
    if dateline.block is not None:
        roles[dateline.block] = Role.DATELINE
    blocks = tuple(
        block if block.role == role else replace(block, role=role)
        for block, role in zip(source.blocks, roles, strict=True)
    )
    origin = _origin(source, roles, shapes, find_statements(source, roles, shapes, dateline), dateline.day)
    if blocks != source.blocks or origin != source.origin:
        draft = replace(draft, source=replace(source, blocks=blocks, origin=origin))
    draft = replace(draft, cells=cells) if cells else draft
    doubtful = () if origin.date else tuple(_doubtful_dates(draft.source))
    return replace(draft, problems=(*draft.problems, *_held_back(draft.source), *doubtful))


def _held_back(source: SourceText) -> Iterator[Problem]:
    """Yield what nobody may overlook who goes on with the text."""
    for name, what in (("embargo", "the text is under embargo"), ("handling", "the text says how it may be used")):
        if span := source.origin.statements.get(name):
            yield Problem(f"{what}: “{' '.join(source.text_of(span).split())}”", span)


def with_notes(roles: Sequence[Role], source: SourceText) -> list[Role]:
    """Return the roles, those of notes as footnotes: paragraphs that begin with a mark which stands behind a word above them, and the list
    under a heading "Notes" in the second half of the text.
    """
    found = list(roles)
    called: dict[str, int] = {}
    for match in _CALL.finditer(source.text):
        called.setdefault(match[1], match.start())
    under: list[int] | None = None  # the items under such a heading, None where there is none
    for n, block in enumerate(source.blocks):
        note = _NOTE.match(source.text, block.start, block.end) if roles[n] == Role.PARAGRAPH else None
        if note and called.get(note[1], block.start) < block.start:
            found[n] = Role.FOOTNOTE
        elif roles[n] == Role.HEADING:
            found = _as_notes(found, under)
            is_last = block.start * 2 > len(source.text)
            under = [] if is_last and _NOTES_HEADING.fullmatch(source.text, block.start, block.end) else None
        elif under is not None:
            if roles[n] == Role.LIST_ITEM:
                under.append(n)
            else:
                under = None
    return _as_notes(found, under)


def _as_notes(roles: list[Role], notes: Sequence[int] | None) -> list[Role]:
    for n in notes or ():
        roles[n] = Role.FOOTNOTE
    return roles


def _doubtful_dates(source: SourceText) -> Iterator[Problem]:
    """Yield, of a text without a date, the one that may be read in two ways: it is told, not guessed."""
    for block in source.blocks:
        if block.role in (Role.DATELINE, Role.BYLINE) and (found := two_readings(source.text_of(block))):
            written, first, second = found
            what = f"the date “{written}” may be {first} or {second}, so none was taken: say which with --date."
            yield Problem(what, Span(block.start, block.end))
            return


def settle_roles(given: Sequence[Role], shapes: Sequence[Shape], cells: Container[int] = ()) -> list[Role]:
    """Return a role for each block: the given one where the file named it, else what its shape and place say. ``cells`` are data."""
    roles = [Role.TABLE_CELL if n in cells and role == Role.PARAGRAPH else role for n, role in enumerate(given)]
    first = _first_sentences(shapes)
    headline = next((n for n, role in enumerate(given) if role == Role.HEADLINE), None)
    if headline is None:
        free = (n for n in headline_candidates(shapes) if n not in cells)
        headline = next((n for n in free if roles[n] in (Role.PARAGRAPH, Role.HEADING)), None)
        if headline is not None:
            roles[headline] = Role.HEADLINE
    top = range(max(0, (first if headline is None else headline) - 4), min(len(shapes), first + 3))
    for n, shape in enumerate(shapes):
        if roles[n] == Role.PARAGRAPH:
            roles[n] = _role(shape, n in top) or Role.PARAGRAPH
        elif roles[n] == Role.HEADING and n in top and n not in cells and (is_byline(shape) or is_dateline(shape)):
            roles[n] = Role.BYLINE if is_byline(shape) else Role.DATELINE
    for n in range(first + 1 if headline is None else headline + 1, len(shapes) - 1):
        lone = given[n] == Role.PARAGRAPH and roles[n] == Role.LIST_ITEM and _is_lone(shapes, roles, n)
        if (roles[n] == Role.PARAGRAPH or lone) and _is_heading(shapes, roles, n):
            roles[n] = Role.HEADING
    return roles


def _is_lone(shapes: Sequence[Shape], roles: Sequence[Role], n: int) -> bool:
    """Tell whether a numbered line stands between prose, as a heading does: "3. Options"."""
    return _NUMBERED.match(shapes[n].text) is not None and Role.LIST_ITEM not in (roles[n - 1], roles[n + 1])


def _role(shape: Shape, near_headline: bool) -> Role | None:
    if shape.words > 60:
        return None
    if near_headline and is_byline(shape):
        return Role.BYLINE
    if near_headline and is_dateline(shape):
        return Role.DATELINE
    if shape.phrase == RuleId.CREDIT:
        return Role.CREDIT
    if _CAPTION.match(shape.text) or _CAPTION_END.search(shape.text[-_CREDITED:]):
        return Role.CAPTION
    if is_row(shape):
        return Role.TABLE_CELL
    return Role.LIST_ITEM if _ITEM.match(shape.text) else None


class _Candidate(NamedTuple):
    score: float
    block: int


# What speaks for a headline and against it; fitted on the tops of a few hundred pages.
_TAKEN_UP, _LENGTH, _DISTANCE, _DATED, _DATE_NEXT = 2.0, 1.0, -0.03, 0.3, 0.35
_VERY_FIRST, _MANY_TAKEN_UP, _TOO_LONG, _REPEATED, _ASKED = 1.1, 0.55, -1.8, 0.15, -0.3


def headline_candidates(shapes: Sequence[Shape]) -> list[int]:
    """Return the blocks that may be the headline, the likeliest first."""
    first = _first_sentences(shapes)
    body: set[str] = set()
    for shape in [s for s in shapes[first:] if s.sentence][:BODY]:
        body |= shape.stems
    candidates = [
        _Candidate(_headline_score(shapes, n, first, body), n)
        for n in range(max(0, first - HEAD), first)
        if _may_be_headline(shapes[n])
    ]
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.block))
    return [block for score, block in candidates if score > candidates[0].score - BEHIND]


def _may_be_headline(shape: Shape) -> bool:
    return (
        2 <= shape.words <= 32
        and not shape.text.endswith((":", ","))
        and not shape.low
        and (not shape.sentence or shape.text[-1] in '?!…"”’')
        and shape.text[0] not in "(["
        and shape.phrase is None
        and not is_byline(shape)
        and not _holds_date(shape)
    )


def _headline_score(shapes: Sequence[Shape], n: int, first: int, body: set[str]) -> float:
    shape, stems = shapes[n], shapes[n].stems
    taken_up = len(stems & body)
    after = range(n + 1, min(n + 6, len(shapes)))
    dated = next((m - n for m in after if is_byline(shapes[m]) or _holds_date(shapes[m])), 0)
    return (
        _TAKEN_UP * taken_up / (len(stems) + 0.7)
        + _MANY_TAKEN_UP * min(taken_up, 4) / 4
        + _LENGTH * min(shape.words, 9) / 9
        + _DISTANCE * (first - n)
        + (_DATED + _DATE_NEXT / dated if dated else 0)
        + _VERY_FIRST * (n == 0)
        + _TOO_LONG * (shape.words > 20)
        + _REPEATED * any(other.text == shape.text for other in shapes[max(0, n - HEAD) : n])
        + _ASKED * shape.question
    )


def _first_sentences(shapes: Sequence[Shape]) -> int:
    """Return the block at which the article's sentences begin (0 if the text has none)."""
    for least in (12, 4):
        full = [s.sentence and s.words >= least for s in shapes]
        for n, is_full in enumerate(full):
            if is_full and (sum(full[n : n + 5]) >= 2 or n + 5 >= len(full)) and shapes[n].phrase is None:
                return n
    return 0


_OPEN_A_PART = (
    Role.HEADLINE,
    Role.BYLINE,
    Role.DATELINE,
    Role.LIST_ITEM,
    Role.TABLE_CELL,
)  # a heading may stand behind these


def _is_heading(shapes: Sequence[Shape], roles: Sequence[Role], n: int) -> bool:
    shape, before, after = shapes[n], shapes[n - 1], shapes[n + 1]
    return (
        shape.words <= 12
        and (not shape.sentence or shape.question)
        and not shape.colon
        and not shape.low
        and (before.sentence or before.words >= 12 or roles[n - 1] in _OPEN_A_PART)
        and ((after.sentence and after.words >= 6) or roles[n + 1] in (Role.LIST_ITEM, Role.TABLE_CELL))
        and shape.phrase is None
    )


def is_byline(shape: Shape) -> bool:
    """Tell whether the line does nothing but name the author."""
    if shape.words > 14 or shape.sentence:
        return False
    return is_byline_text(shape.text)


def is_dateline(shape: Shape) -> bool:
    """Tell whether the line is a date with no more than a time, a place or "published" beside it."""
    place = date_place(shape.text) if shape.words <= 14 and shape.digits else None
    if place is None or shape.phrase in KEPT:
        return False
    if _RELEASED.match(shape.text, place[1]):
        return True
    rest = _TOKEN.findall(shape.text[: place[0]] + " " + shape.text[place[1] :])
    others = [
        word for word in rest if not word.isdigit() and word.lower() not in _BESIDE_DATE and not MONTH_WORD.match(word)
    ]
    return not others or (
        len(others) <= 2 and shape.words <= 8 and not shape.sentence and all(w[0].isupper() for w in others)
    )


def _holds_date(shape: Shape) -> bool:
    return shape.words <= 9 and shape.digits > 0 and date_place(shape.text) is not None


def _origin(
    source: SourceText, roles: Sequence[Role], shapes: Sequence[Shape], statements: Mapping[str, Span], day: str | None
) -> Origin:
    """Fill what the file's own properties leave open from the lines that state it; ``day`` is that of the dateline."""
    origin = source.origin
    places: dict[Role, list[int]] = {}
    for n, role in enumerate(roles):
        places.setdefault(role, []).append(n)
    title, author, date = origin.title, origin.author, origin.date
    if title is None and Role.HEADLINE in places:
        title = plain_title(source.text_of(source.blocks[places[Role.HEADLINE][0]]))
    bylines = [shapes[n].text for n in places.get(Role.BYLINE, [])]
    if author is None:
        author = next((name for name in map(author_in, bylines) if name), None)
    if date is None:
        lines = [shapes[n] for n in places.get(Role.DATELINE, [])]
        lines.sort(key=lambda shape: bool(_CHANGED & set(shape.tokens)))
        stated = map(published_in, [*(shape.text for shape in lines), *bylines])
        date = next((found for found in stated if found), day)
    outlet = origin.outlet
    if outlet is None and (agency := statements.get("agency")):
        outlet = source.text_of(agency)
    said: dict[str, Any] = dict.fromkeys(STATEMENTS) | dict(statements)
    return replace(origin, title=title, author=author, date=date, outlet=outlet, **said)
