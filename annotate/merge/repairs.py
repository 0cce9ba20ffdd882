"""An edited file is mended before it is merged: knowing what we wrote, we know it again however a program handed it back."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from annotate.merge.edited_file import Comment, EditedFile, Paragraph, Row, Stretch, plain
from annotate.model import AnnotatedText, Kind
from annotate.revision import as_typed

_LABEL = re.compile(r"^\[[^\]]*\] ?")
_Tied = TypeVar("_Tied", Stretch, Comment)


@dataclass(frozen=True, slots=True)
class Written:
    """What our file said before anybody edited it, under the name of its ``author``.

    ``aliases`` are the segments whose bookmarks had to have other names, by these; ``comments`` say what the comment of each segment says,
    ``rows`` the words and the reasons in its row of the review sheet; ``index`` are the lines of the index of speakers.
    """

    author: str
    aliases: Mapping[str, str]
    comments: Mapping[str, str]
    rows: Mapping[str, tuple[str, str]]
    index: Set[tuple[str, ...]]


def mended(edited: EditedFile, baseline: AnnotatedText, written: Written) -> EditedFile:
    """Return the file with what is ours known as ours, without what belongs to another text, and with what is not read back told."""
    edited = _with_ids(edited, written.aliases)
    edited = replace(edited, comments=tuple(_known_again(one, written.comments) for one in edited.comments))
    edited = _with_our_deletions(edited, baseline, written.author)
    return _with_sheet_compared(edited, written)


def _with_ids(edited: EditedFile, aliases: Mapping[str, str]) -> EditedFile:
    """Return the file with the ids of segments whose bookmarks had to have other names."""
    if not aliases:
        return edited

    def renamed(one: _Tied) -> _Tied:
        return replace(one, segment=aliases.get(one.segment or "", one.segment))

    return replace(
        edited,
        paragraphs=tuple(replace(one, stretches=tuple(map(renamed, one.stretches))) for one in edited.paragraphs),
        comments=tuple(map(renamed, edited.comments)),
        told=tuple((aliases.get(one or "", one), sentence) for one, sentence in edited.told),
    )


def _known_again(comment: Comment, written: Mapping[str, str]) -> Comment:
    """Return a comment, marked where it is one of ours, and where it does not say any more what we wrote."""
    comment = _with_small_id(comment, written)
    # Under whatever name: a program that takes names out of a file makes all of them "Author".
    if comment.label and _says(comment.text, written.get(comment.label[0], "")):
        return replace(comment, segment=comment.label[0], own=True, changed=False)
    if not comment.own or comment.segment is None:
        return comment
    said, wrote = (_LABEL.sub("", plain(text)) for text in (comment.text, written.get(comment.segment, "")))
    return replace(comment, changed=not _says(said, wrote))


def _says(said: str, wrote: str) -> bool:
    """Tell whether words are what we wrote, spaces and typography apart: a program that sets other marks sets them everywhere."""
    return plain(said) == plain(wrote) or as_typed(said) == as_typed(wrote)


def _with_small_id(comment: Comment, known: Container[str]) -> Comment:
    """Return a comment that says ``[S07 claim]`` as one that says ``[s07 claim]``."""
    if comment.label is None or comment.label[0] in known or comment.label[0].lower() not in known:
        return comment
    name = comment.label[0].lower()
    return replace(comment, label=(name, comment.label[1]), segment=name if comment.own else comment.segment)


# Our proposals under another name -----------------------------------------------------------------------------------------


def _with_our_deletions(edited: EditedFile, baseline: AnnotatedText, author: str) -> EditedFile:
    """Return the file with our proposals under whatever name they have: that of our comments, or, where none bears ours any more, anybody's
    who struck all the boilerplate. Of a file in which some of it was kept, a person struck the rest.
    """
    boilerplate = {segment.id for segment in baseline.segments if segment.kind is Kind.BOILERPLATE} - edited.kept
    if names := {one.hand.by for one in edited.comments if one.own and one.hand.by != author}:
        edited = _proposed_again(edited, boilerplate, names)
    if boilerplate & _standing(edited) or _proposes(edited):
        return edited
    return _proposed_again(edited, boilerplate & _called_boilerplate(edited))


def with_proposals(edited: EditedFile) -> EditedFile:
    """Return the file with the deletions of whole segments that sheet or style calls boilerplate as our proposals, if no proposal is ours
    by its name: a program that takes names out, or compares two files, makes them anybody's.
    """
    if _proposes(edited):
        return edited
    return _proposed_again(edited, _called_boilerplate(edited) - _standing(edited))


def _proposes(edited: EditedFile) -> bool:
    return any(one.proposed for paragraph in edited.paragraphs for one in paragraph.stretches)


def _called_boilerplate(edited: EditedFile) -> set[str]:
    """Return the segments whose row, style or paragraph style says boilerplate."""
    said = {row.segment for row in edited.rows if row.kind.casefold() == Kind.BOILERPLATE}
    for paragraph in edited.paragraphs:
        for one in paragraph.stretches:
            if one.segment and Kind.BOILERPLATE in (one.kind, paragraph.sure_kind):
                said.add(one.segment)
    return said


def _standing(edited: EditedFile) -> set[str]:
    """Return the segments of which words are to stay."""
    return {
        one.segment
        for paragraph in edited.paragraphs
        for one in paragraph.stretches
        if one.segment and not one.deleted and one.text.strip()
    }


def _proposed_again(edited: EditedFile, segments: Container[str], names: Container[str] | None = None) -> EditedFile:
    """Return the file with the deletions of segments as our proposals, those under some names only; white space beside them goes along."""

    def ours(one: Stretch) -> bool:
        by_us = one.deleted and one.hand is not None and (names is None or one.hand.by in names)
        return by_us and (one.segment in segments if one.segment else not one.text.strip())

    def mended_in(paragraph: Paragraph) -> Paragraph:
        if not any(one.segment and ours(one) for one in paragraph.stretches):
            return paragraph
        stretches = (
            replace(one, deleted=False, proposed=True, hand=None) if ours(one) else one for one in paragraph.stretches
        )
        return replace(paragraph, stretches=tuple(stretches))

    return replace(edited, paragraphs=tuple(map(mended_in, edited.paragraphs)))


# The review sheet ---------------------------------------------------------------------------------------------------------


def _with_sheet_compared(edited: EditedFile, written: Written) -> EditedFile:
    """Return the file without rows of another text's review sheet, and with what was changed where nothing is read back from."""
    words = {segment: plain(words) for segment, (words, _) in written.rows.items()}
    ours = {row.segment for row in edited.rows if row.words == words.get(row.segment)}
    strange = [row.segment for row in edited.rows if row.segment in ours and row.words != words[row.segment]]
    rows = tuple(row for row in edited.rows if row.segment not in ours or row.words == words[row.segment])
    told = [*edited.told, *(one for row in rows for one in _told_of(row, written.rows))]
    if strange:
        names = ", ".join(dict.fromkeys(strange))
        told.append((None, f"a second review sheet, that of other words ({names}), was left out"))
    told += (
        (None, f"“{said}” in the index of speakers was left out: name speakers in the review sheet")
        for said in _strange_lines(edited.index, written.index)
    )
    return replace(edited, rows=rows, told=tuple(dict.fromkeys(told)))


def _strange_lines(lines: Iterable[tuple[str, ...]], written: Set[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of an index of speakers that do not say what we wrote, typography apart."""
    strangers = [" | ".join(line) for line in lines if line not in written]
    known = {as_typed(" | ".join(line)) for line in written} if strangers else set()
    yield from (said for said in strangers if as_typed(said) not in known)


def _told_of(row: Row, written: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what to tell of the cells of a row that are only there to be read."""
    words, why = written.get(row.segment, (row.words, row.why))
    if row.words and not _says(row.words, words):
        yield row.segment, f"“{row.words}” in the review sheet was left out: correct words in the text itself"
    if row.why and not _says(row.why, why):
        yield row.segment, f"“{row.why}” in the review sheet was left out: write it as a comment"
