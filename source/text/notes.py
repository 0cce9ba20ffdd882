"""Marks that send a reader to a note: raised figures and signs, [1], [^1]. They are no words of the sentence that they stand behind."""

import re

_FIGURES = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
# Marks as they stand in running text, behind the stop of a sentence.
NOTE_MARKS = rf"\s?\[\d{{1,3}}\]|\s?\[\^[^\]\s]{{1,40}}\]|{_FIGURES}|[†‡]"
_RAISED = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,3}|note \d{1,3})[\])]?", re.IGNORECASE)
_END = re.compile(r"[.!?…,;:\"”’»)\]™®。！？]$")
_OPENS = re.compile(r"[\w“\"„«‘]")
_LONG_WORD = re.compile(r"[^\W\d_]{4}$")
_UNIT = re.compile(r"(?:met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?)$", re.IGNORECASE)
_BEHIND_WORD = rf"(?<=[^\W\d_]{{4}}){_FIGURES}(?![\w⁺⁻])"
_PRINTED = re.compile(
    rf"(?:(?<=[.!?…,;:\"”’»])(?:{NOTE_MARKS})+(?=[\s\"”’»)]|$))"
    rf"|(?<=\S)\[\^[^\]\s]{{1,40}}\]|(?<=[^\W\d_]{{2}})\[\d{{1,3}}\](?=[\s.,;:]|$)|{_BEHIND_WORD}"
)


def is_note_mark(raised: str, before: str, *, linked: bool, noted: bool = False) -> bool:
    """Tell whether words set above the line are the mark of a note.

    ``before`` is what stands in front of them; ``linked``: they lead to a note of the page; ``noted``: the text has notes.

    >>> is_note_mark("1", "per cent.", linked=False), is_note_mark("2", "40 m", linked=False), is_note_mark("2", "the dam", linked=True)
    (True, False, True)
    """
    words = raised.strip()
    if not _RAISED.fullmatch(words):
        return False
    if words.strip("[()]").isalpha():
        return linked
    if linked or words[0] == "[" or not words[-1].isalnum():  # no value stands in brackets or is a sign
        return True
    before = before.rstrip()
    if _END.search(before):
        return not before.endswith(")") or not any(sign in before[-8:] for sign in "+-−=*/")
    return noted and _LONG_WORD.search(before) is not None and _UNIT.search(before) is None


def behind_mark(before: str, words: str) -> str:
    """Return the words behind a mark that is passed over, apart from those before it where nothing but the mark parted two sentences.

    >>> behind_mark("It sank.", "Nobody saw it."), behind_mark("It sank", ", he said.")
    (' Nobody saw it.', ', he said.')
    """
    return f" {words}" if _END.search(before) and _OPENS.match(words) else words


def without_note_marks(words: str) -> str:
    """Return words without the marks of notes in them; a value such as 40 m² keeps its figure.

    >>> without_note_marks("It sank.¹ Nobody saw 40 m² of it[2], he said.[^3]")
    'It sank. Nobody saw 40 m² of it, he said.'
    """
    if not any(sign in words for sign in "[¹²³⁴⁵⁶⁷⁸⁹†‡"):
        return words
    return _PRINTED.sub(_kept, words)


def _kept(match: re.Match[str]) -> str:
    mark = match[0]
    is_value = (
        mark[0] not in "[†‡ " and _UNIT.search(match.string, max(0, match.start() - 12), match.start()) is not None
    )
    return mark if is_value else ""
