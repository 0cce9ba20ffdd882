"""Words that an editor left without a bookmark or comment are tied to the segments whose words they are, or most of them.

In this order: what the file itself ties; words that are exactly those of a segment that is missing; a sentence retyped where a missing
segment stood, if most of its words are the same; words that go on a sentence beside them. What is left over is new.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.merge.edited_file import Hand, Paragraph, Stretch
from annotate.model import Kind
from annotate.segmentation import sentence_places
from source.model import Span, tight

KEY = 12  # characters, spaces apart, by which a segment's beginning is looked up
LIKE = 0.6  # the share of words in common from which retyped words are those of a segment
NEAR = 8  # how many missing segments a retyped sentence is compared with


@dataclass(frozen=True, slots=True)
class Known:
    """A segment that the file may hold: its words, or the beginning of them where ``cut``."""

    id: str
    words: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one paragraph that belong to one segment, None for new ones: tight, ``gap`` the white space before them.

    ``kind`` is what their character style says; ``proposed``: we still propose to delete them; ``hands``: who changed them.
    """

    segment: str | None
    words: str
    gap: str = ""
    kind: Kind | None = None
    proposed: bool = False
    hands: tuple[Hand, ...] = ()


def align(paragraphs: Sequence[Paragraph], known: Sequence[Known]) -> list[list[Part]]:
    """Return the parts of each paragraph. The time is linear in the text."""
    lines = [_Line.of(paragraph.stretches) for paragraph in paragraphs]
    missing = {one.id: one for one in known}
    _correct_owners(lines, missing)
    for line in lines:
        for owner in line.owners:
            missing.pop(owner or "", None)
    _align_exact(lines, missing)
    _align_retyped(lines, missing, {one.id: number for number, one in enumerate(known)})
    for line in lines:
        _attach(line)
    return [list(line.parts()) for line in lines]


def merged(parts: Sequence[Part], kinds: Mapping[str, Kind]) -> list[Part]:
    """Join the neighbouring parts of a segment that have one kind; a style that says nothing says the segment's own, of ``kinds``."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        own = kinds.get(part.segment or "")
        if (
            before is None
            or part.segment is None
            or before.segment != part.segment
            or (before.kind or own) != (part.kind or own)
        ):
            joined.append(part)
        else:
            joined[-1] = replace(
                before,
                words=before.words + part.gap + part.words,
                kind=before.kind or part.kind,
                proposed=before.proposed or part.proposed,
                hands=(*before.hands, *part.hands),
            )
    return joined


@dataclass(frozen=True, slots=True)
class _Style:
    """What a stretch's look says, and who changed it."""

    kind: Kind | None
    proposed: bool
    hands: tuple[Hand, ...]

    def like(self, other: "_Style") -> bool:
        return (self.kind, self.proposed) == (other.kind, other.proposed)


@dataclass(slots=True)
class _Line:
    """The words of one paragraph that are to stay, cut into runs of one owner each.

    ``cuts`` are where the runs begin, with the length of the text at their end; ``stretches`` are the file's own.
    """

    text: str
    stretches: list[tuple[int, int, Stretch]]
    cuts: list[int]
    owners: list[str | None]

    @classmethod
    def of(cls, stretches: Iterable[Stretch]) -> "_Line":
        at = 0
        pieces: list[str] = []
        placed: list[tuple[int, int, Stretch]] = []
        cuts: list[int] = []
        owners: list[str | None] = []
        for stretch in stretches:
            if stretch.deleted:
                continue
            if not owners or owners[-1] != stretch.segment:
                cuts.append(at)
                owners.append(stretch.segment)
            placed.append((at, at + len(stretch.text), stretch))
            pieces.append(stretch.text)
            at += len(stretch.text)
        line = cls("".join(pieces), placed, [*cuts, at], owners)
        line._drop_blank_owners()
        return line

    def _drop_blank_owners(self) -> None:
        """A run of nothing but white space belongs to nobody."""
        for number, owner in enumerate(self.owners):
            if owner and not self.text[self.cuts[number] : self.cuts[number + 1]].strip():
                self.owners[number] = None

    def loose(self) -> Iterator[tuple[int, Span]]:
        """Yield the runs that belong to no segment, with their words."""
        for number, owner in enumerate(self.owners):
            if owner is None and (span := tight(self.text, self.cuts[number], self.cuts[number + 1])):
                yield number, span

    def give(self, spans: Sequence[tuple[Span, str]]) -> None:
        """Give spans of loose runs, in order, to segments."""
        edges = dict(zip(self.cuts, self.owners, strict=False))
        for span, segment in spans:
            after = self.owners[bisect_left(self.cuts, span.end, hi=len(self.cuts) - 1) - 1]
            edges[span.start] = segment
            edges.setdefault(span.end, after if after != segment else None)
        self.cuts, self.owners = [], []
        for place in sorted(place for place in edges if place < len(self.text)):
            if not self.owners or self.owners[-1] != edges[place]:
                self.cuts.append(place)
                self.owners.append(edges[place])
        self.cuts.append(len(self.text))

    def parts(self) -> Iterator[Part]:
        """Yield the parts: a run with words, or, where its style changes in between, each piece of it."""
        end, place = 0, 0
        for number, owner in enumerate(self.owners):
            span = tight(self.text, self.cuts[number], self.cuts[number + 1])
            if span is None:
                continue
            while place < len(self.stretches) and self.stretches[place][1] <= span.start:
                place += 1
            for piece, style in self._styled(span, place):
                gap, words = self.text[end : piece.start], self.text[piece.start : piece.end]
                yield Part(owner, words, gap, style.kind, style.proposed, style.hands)
                end = piece.end

    def _styled(self, span: Span, place: int) -> Iterator[tuple[Span, _Style]]:
        """Yield the span cut where a style of another kind begins, at the ends of words only."""
        begun: list[tuple[int, _Style]] = []
        plain: _Style | None = None  # what words without a letter or figure look like
        hands: tuple[Hand, ...] = ()
        for start, end, stretch in self.stretches[place:]:
            if start >= span.end:
                break
            hands = (*hands, stretch.hand) if stretch.hand else hands
            plain = plain or _Style(stretch.kind, stretch.proposed, hands)
            if not any(character.isalnum() for character in self.text[max(start, span.start) : min(end, span.end)]):
                continue
            style = _Style(stretch.kind, stretch.proposed, hands)
            if begun and begun[-1][1].like(style):
                begun[-1] = (begun[-1][0], replace(style, hands=(*begun[-1][1].hands, *hands)))
            else:
                begun.append(
                    (_word_start(self.text, max(start, span.start), span.start) if begun else span.start, style)
                )
            hands = ()
        begun = begun or [(span.start, plain or _Style(None, False, hands))]
        for number, (start, style) in enumerate(begun):
            end = begun[number + 1][0] if number + 1 < len(begun) else span.end
            if piece := tight(self.text, start, end):
                yield piece, style


def _word_start(text: str, at: int, low: int) -> int:
    while at > low and not text[at - 1].isspace() and text[at - 1] not in '“”"‘’«»(':
        at -= 1
    return at


# Bookmarks at the wrong words -----------------------------------------------------------------------------------------


def _correct_owners(lines: list[_Line], known: Mapping[str, Known]) -> None:
    """Where a bookmark stands around exactly the words of another segment, believe the words: RTF swaps neighbours' bookmarks."""
    homes: dict[str, str | None] = {}
    for one in known.values():
        words = squeezed(one.words)
        homes[words] = None if words in homes else one.id
    wrong: list[tuple[_Line, int, str | None]] = []
    right: set[str | None] = set()
    for line in lines:
        for number, owner in enumerate(line.owners):
            if owner is None or owner not in known:
                continue
            words = squeezed(line.text[line.cuts[number] : line.cuts[number + 1]])
            if words.startswith(squeezed(known[owner].words)):
                right.add(owner)
            else:
                wrong.append((line, number, homes.get(words)))
    for line, number, home in wrong:
        # Where that segment stands in its own place, an editor wrote the same words here: “No.” became “Yes.”
        if home not in right:
            line.owners[number] = home or line.owners[number]


# Words that are a missing segment's own ------------------------------------------------------------------------------------


def _align_exact(lines: list[_Line], missing: dict[str, Known]) -> None:
    """Give loose words to the missing segments whose words they are, first come, first served."""
    if not missing:
        return
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for one in missing.values():
        words = squeezed(one.words)
        (begun if len(words) >= KEY else whole).setdefault(words[:KEY], []).append(one.id)
    for line in lines:
        given: list[tuple[Span, str]] = []
        for _, span in line.loose():
            given += _found(line.text, span, missing, whole, begun)
        if given:
            line.give(given)


def _found(
    text: str, span: Span, missing: dict[str, Known], whole: dict[str, list[str]], begun: dict[str, list[str]]
) -> Iterator[tuple[Span, str]]:
    places = [at for at in range(span.start, span.end) if not text[at].isspace()]
    solid = "".join(text[at] for at in places)
    for short in whole.get(solid, ()):
        if missing.pop(short, None):
            yield span, short
            return
    at = 0
    open_: tuple[int, str] | None = None
    while at < len(solid):
        segment = _begins(solid, at, missing, begun) if _may_begin(text, places, at) else None
        if segment is None:
            at += 1
            continue
        if open_:
            yield Span(places[open_[0]], places[at - 1] + 1), open_[1]
            open_ = None
        known = missing.pop(segment)
        size = len(squeezed(known.words))
        if known.cut:
            open_ = (at, segment)
        else:
            yield Span(places[at], places[at + size - 1] + 1), segment
        at += size
    if open_:
        yield Span(places[open_[0]], span.end), open_[1]


def _may_begin(text: str, places: Sequence[int], at: int) -> bool:
    return at == 0 or places[at] > places[at - 1] + 1 or not text[places[at]].isalnum()


def _begins(solid: str, at: int, missing: dict[str, Known], begun: dict[str, list[str]]) -> str | None:
    for segment in begun.get(solid[at : at + KEY], ()):
        if segment in missing and solid.startswith(squeezed(missing[segment].words), at):
            return segment
    return None


def squeezed(words: str) -> str:
    """Return words without any white space."""
    return "".join(words.split())


# Words retyped ---------------------------------------------------------------------------------------------------------


def _align_retyped(lines: list[_Line], missing: dict[str, Known], order: dict[str, int]) -> None:
    """Give a loose sentence to a missing segment between the same neighbours if most of the words are the same."""
    if not missing:
        return
    ids = sorted(missing, key=lambda one: order[one])
    numbers = [order[one] for one in ids]
    before = -1
    for line in lines:
        given: list[tuple[Span, str]] = []
        loose = dict(line.loose())
        for number, owner in enumerate(line.owners):
            before = order.get(owner or "", before)
            span = loose.get(number)
            for start, end in sentence_places(line.text[span.start : span.end]) if span else ():
                sentence = Span(span.start + start, span.start + end) if span else Span(0, 0)
                first = bisect_left(numbers, before)
                near = [one for one in ids[first : first + NEAR] if one in missing]
                segment = _most_alike(line.text[sentence.start : sentence.end], near, missing)
                if segment:
                    given.append((sentence, segment))
                    before = order[segment]
                    del missing[segment]
        if given:
            line.give(given)


def _most_alike(words: str, near: Sequence[str], missing: dict[str, Known]) -> str | None:
    likeness = {one: likeness_of(words, missing[one].words) for one in near if not missing[one].cut}
    best = max(likeness, key=lambda one: likeness[one], default=None)
    return best if best is not None and likeness[best] >= LIKE else None


def likeness_of(one: str, other: str) -> float:
    """Return the share of words that two sentences have in common, 0 to 1.

    >>> likeness_of("The bridge is shut.", "The bridge was shut.")
    0.75
    """
    first, second = Counter(one.split()), Counter(other.split())
    return (first & second).total() / max(first.total(), second.total(), 1)


# Words that go on a neighbour's sentence ---------------------------------------------------------------------------------


def _attach(line: _Line) -> None:
    """Give loose words to the segment beside them unless a sentence ends between the two."""
    given: list[tuple[Span, str]] = []
    for number, span in line.loose():
        before = line.owners[number - 1] if number else None
        after = line.owners[number + 1] if number + 1 < len(line.owners) else None
        words = line.text[span.start : span.end]
        if before and not _ends_before(line.text, line.cuts[number - 1], span):
            given.append((Span(line.cuts[number], span.end), before))
        elif after and not _ends_before(line.text, span.start, Span(line.cuts[number + 1], line.cuts[number + 2])):
            given.append((Span(span.start, line.cuts[number + 1]), after))
        elif before and not any(character.isalnum() for character in words):
            given.append((Span(line.cuts[number], span.end), before))
    if given:
        line.give(given)


def _ends_before(text: str, start: int, span: Span) -> bool:
    """Tell whether a sentence that begins at ``start`` or later ends where the span begins."""
    return any(start + begin == span.start for begin, _ in sentence_places(text[start : span.end]))
