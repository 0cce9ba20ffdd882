"""An edited file is mended before it is merged: knowing what we wrote, we know it again however a program handed it back."""

import re
from collections.abc import Container, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from annotate.merge.edited_file import Comment, EditedFile, Row, Stretch, plain
from annotate.model import AnnotatedText, Kind

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
    if comment.label and plain(comment.text) == plain(written.get(comment.label[0], "")):
        return replace(comment, segment=comment.label[0], own=True, changed=False)
    if not comment.own or comment.segment is None:
        return comment
    said, wrote = (_LABEL.sub("", plain(text)) for text in (comment.text, written.get(comment.segment, "")))
    return replace(comment, changed=said != wrote)


def _with_small_id(comment: Comment, known: Container[str]) -> Comment:
    """Return a comment that says ``[S07 claim]`` as one that says ``[s07 claim]``."""
    if comment.label is None or comment.label[0] in known or comment.label[0].lower() not in known:
        return comment
    name = comment.label[0].lower()
    return replace(comment, label=(name, comment.label[1]), segment=name if comment.own else comment.segment)


def _with_our_deletions(edited: EditedFile, baseline: AnnotatedText, author: str) -> EditedFile:
    """Return the file with our proposals under whatever name our comments have: a program that takes names out gives all the same."""
    names = {one.hand.by for one in edited.comments if one.own and one.hand.by != author}
    if not names:
        return edited
    boilerplate = {segment.id for segment in baseline.segments if segment.kind is Kind.BOILERPLATE}

    def ours(one: Stretch) -> Stretch:
        by_us = one.deleted and one.hand is not None and one.hand.by in names and one.segment in boilerplate
        return replace(one, deleted=False, proposed=True, hand=None) if by_us else one

    paragraphs = (replace(one, stretches=tuple(map(ours, one.stretches))) for one in edited.paragraphs)
    return replace(edited, paragraphs=tuple(paragraphs))


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
    for line in edited.index:
        if line not in written.index:
            said = " | ".join(line)
            told.append((None, f"“{said}” in the index of speakers was left out: name speakers in the review sheet"))
    return replace(edited, rows=rows, told=tuple(dict.fromkeys(told)))


def _told_of(row: Row, written: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what to tell of the cells of a row that are only there to be read."""
    words, why = map(plain, written.get(row.segment, (row.words, row.why)))
    if row.words and row.words != words:
        yield row.segment, f"“{row.words}” in the review sheet was left out: correct words in the text itself"
    if row.why and row.why != why:
        yield row.segment, f"“{row.why}” in the review sheet was left out: write it as a comment"
