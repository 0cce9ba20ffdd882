"""How far the words of somebody reach who is quoted within a sentence of the writer: the reported clause, its inner marks included."""

import re

from annotate.draft import BLANK, Mark, Passage
from annotate.lexicon import NAMING, OBJECTS, REPORTS, TOLD
from annotate.model import Mode
from annotate.quotations.cues import Cue
from annotate.quotations.indirect import FINITE, LONGEST, clause_end, clause_start, is_fronted
from annotate.segmentation import behind_dateline, sentence_places
from source.model import Span

# “Zero” voters would follow: behind quoted words at its head, the clause comes to its verb.
_GOES_ON = re.compile(
    r" (?:[\w’'-]{1,20} ){0,5}?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
# Behind a comma inside the marks: said it was “late,” stating that …
_GOES_ON_SAYING = re.compile(
    r" (?:stating|adding|saying|claiming|arguing|insisting|suggesting|warning|telling|urging|accusing|describing|blaming|calling|citing|noting|"
    r"referring|explaining|declaring|pointing)\b"
)
_SENTENCE_ENDS = re.compile(r"\ue000 (?=[A-Z])")
_AND_VERB = re.compile(r",? (?:and|but) (?:also |then |later )?(\w+)")


def holds_clause(words: str) -> bool:
    """Tell whether words hold a verb of their own, and so more than a time or a place."""
    return bool(FINITE.search(words))


def quoted_extent(
    text: str, passage: Passage, mark: Mark, cue: Cue | None, *, stops_inside: bool = False
) -> tuple[Span, Mode]:
    """Return the span and mode of quoted words within a sentence of the writer: the reported clause that they are
    part of. ``stops_inside``: the quoted words end with a comma, behind which the writer may take over.
    """
    words = Span(mark.start, mark.end)
    if not cue or cue.is_inverted or cue.end > mark.outer_start:
        return words, Mode.MIXED
    start = clause_start(text, cue, mark.outer_start + 1)
    if start is None and cue.verb in NAMING | OBJECTS and text[cue.end : cue.end + 1] == " ":
        start = cue.end + 1
    begins = start == mark.outer_start and _GOES_ON.match(text, mark.outer_end, passage.end)
    if start is None or (start >= mark.outer_start and not begins):
        return words, Mode.MIXED
    # What a noun names ("her promise to “sail”") may be the subject of a sentence that goes on.
    end = (
        mark.outer_end if cue.verb in NAMING or cue.subject is None else clause_end(text, passage, mark.outer_end, cue)
    )
    stopped = text[mark.outer_end : mark.outer_end + 1] == " " and stops_inside
    if stopped and (_GOES_ON_SAYING.match(text, mark.outer_end) or is_fronted(text, passage, cue)):
        return Span(start, mark.outer_end), Mode.MIXED
    for joint in _AND_VERB.finditer(text, mark.outer_end, end):
        if joint[1] in REPORTS | NAMING | TOLD:
            end = joint.start()
            break
    return Span(start, max(end, mark.outer_end)), Mode.MIXED


def tagged_extent(text: str, passage: Passage, mark: Mark, cue: Cue, *, stopped: bool) -> Span | None:
    """Return the sentence before a closing tag where only a part of it is quoted: The plan was “a mess” and late, Vosk said.

    ``stopped``: the quoted words end with a comma or a stop, so the tag comes right behind them.
    """
    start = behind_dateline(text, passage)
    if max(cue.first, mark.outer_end) - start > LONGEST:
        return None
    for stop in _SENTENCE_ENDS.finditer(text, start, mark.outer_start):
        start = stop.end()
    if ". " in text[start : mark.outer_start]:  # a list item may hold several sentences
        start = max(
            start + begin
            for begin, _ in sentence_places(text[start : mark.outer_end])
            if start + begin <= mark.outer_start
        )
    end = mark.outer_end if stopped else max(mark.outer_end, cue.first)
    while end > mark.outer_end and text[end - 1] in " ,–—-":
        end -= 1
    lead, rest = text[start : mark.outer_start], text[mark.outer_end : end]
    if not any(map(str.isalpha, lead + rest)) or BLANK in lead or lead.rstrip()[-1:] in (*":,(–—-",):
        return None
    return Span(start, end)
