"""Step: every passage becomes a sentence, with its marks and whoever is mentioned in it."""

from collections.abc import Iterator
from dataclasses import replace

from annotate.draft import Draft
from annotate.evidence import BLANK, Mark, Passage, Sentence
from annotate.names.filtering import drop_doubtful
from annotate.names.foreign import read_names
from annotate.names.mentions import Reading, read_mentions
from annotate.segmentation import behind_dateline
from source.model import Span, tight

_LONGEST_READ = 8000  # characters of a passage
_NEAR_CUT = 60  # characters: longer than names


def find_mentions(draft: Draft) -> Draft:
    """Return the draft with a sentence for each passage: quoted words blanked, its marks, mentions and verbs of speech."""
    text = _blanked(draft)
    if draft.language and draft.is_foreign:
        readings = read_names(text, draft.passages, draft.language)
    else:
        readings = [_reading(draft, text, number) for number in range(len(draft.passages))]
        drop_doubtful(draft, text, readings)  # who appears is asked later: what is nobody's name must be gone by then
    found = zip(draft.passages, _marks_of(draft), readings, strict=True)
    sentences = tuple(Sentence(text, passage, marks, r.mentions, r.verbs) for passage, marks, r in found)
    return replace(draft, sentences=sentences)


def _blanked(draft: Draft) -> str:
    """Return the text with a blank for every character of quoted words and their marks."""
    parts, at = [], 0
    text = draft.source.text.replace(BLANK, "\ufffd")
    for mark in draft.marks:
        if mark.outer_start >= at:
            parts += [text[at : mark.outer_start], BLANK * (mark.outer_end - mark.outer_start)]
            at = mark.outer_end
    return "".join([*parts, text[at:]])


def _reading(draft: Draft, text: str, number: int) -> Reading:
    """Return who is mentioned in a passage; in furniture nobody, but for the first block, which may be the headline."""
    passage = draft.passages[number]
    if passage.block in draft.furniture and passage.block:
        return Reading([], [])
    start = behind_dateline(text, passage)
    if passage.end - start <= _LONGEST_READ:
        return read_mentions(text, start, passage.end)
    # No sentence is so long: of a page without full stops, or a speech on one line, only both ends are read.
    stop, go_on = start + _LONGEST_READ // 2, passage.end - _LONGEST_READ // 2
    head, tail = read_mentions(text, start, stop), read_mentions(text, go_on, passage.end)
    # What is near a cut may be half a name, or a verb whose subject is beyond it: nobody is called so, nor said it.
    stop, go_on = stop - _NEAR_CUT, go_on + _NEAR_CUT
    mentions = [*(m for m in head.mentions if m.end < stop), *(m for m in tail.mentions if m.start > go_on)]
    return Reading(mentions, [*(v for v in head.verbs if v.end < stop), *(v for v in tail.verbs if v.start > go_on)])


def _marks_of(draft: Draft) -> Iterator[list[Mark]]:
    """Yield the marks of each passage; one that crosses a passage's end is clipped to both."""
    number = 0
    for passage in draft.passages:
        inside: list[Mark] = []
        while number < len(draft.marks) and draft.marks[number].outer_start < passage.end:
            mark = draft.marks[number]
            if mark.outer_start >= passage.start and mark.outer_end <= passage.end:
                inside.append(mark)
                number += 1
                continue
            words = tight(draft.source.text, max(mark.start, passage.start), min(mark.end, passage.end))
            if words and words.start < words.end:
                inside.append(_clipped(mark, words, passage))
            if mark.outer_end > passage.end:
                break
            number += 1
        yield inside


def _clipped(mark: Mark, words: Span, passage: Passage) -> Mark:
    outer_start, outer_end = max(mark.outer_start, passage.start), min(mark.outer_end, passage.end)
    return replace(mark, start=words.start, end=words.end, outer_start=outer_start, outer_end=outer_end)
