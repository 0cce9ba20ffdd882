"""Words without marks: transcripts with a name before each turn ("LINDQVIST: …"), and blocks set as a quotation."""

import re
from dataclasses import dataclass

from annotate.draft import Draft, Passage
from annotate.lexicon import HONORIFICS
from annotate.names import Form, Mention, People
from source.model import Role

_TURN = re.compile(r"((?:[A-Z][A-Z.’'-]{1,20}(?: |(?=:))){1,4}|[QA]\.?)(?:\([^()]{1,60}\))?: (?=\S)")
# Labels in capitals that announce a story or a remark, and nobody: UPDATED: …
_ANNOUNCES = frozenset(
    """
    ALERT ALSO ANALYSIS BREAKING CAUTION COMMENT CORRECTION CREDIT CREDITS DATE DETAILS EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER FACT FEATURE
    HINT HOW IMAGE IMPORTANT JUST LATEST LIVE LOCATION MORE NEW NEWS NOTE NOTES NOW OPINION PHOTO PHOTOS PICTURE PICTURES POLL PREVIEW PS
    READ RELATED REVIEW REVEALED SEE SOURCE SOURCES SPOILER SUMMARY TIME TIP TIPS UPDATE UPDATED VIDEO WARNING WATCH WHAT WHEN WHERE WHO WHY
    """.split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is in a block, and where the words begin."""

    mention: Mention
    start: int


def find_turns(draft: Draft) -> dict[int, Turn]:
    """Return the turns of a transcript by block number; labels without a talk make no transcript."""
    turns: dict[int, Turn] = {}
    for number, block in enumerate(draft.source.blocks):
        if number in draft.furniture or block.role is not Role.PARAGRAPH:
            continue
        match = _TURN.match(draft.source.text, block.start, block.end)
        if match and match[1].split()[0] not in _ANNOUNCES:
            label = match[1].strip()
            mention = Mention(block.start, block.start + len(label), label, Form.LABEL)
            turns[number] = Turn(mention, match.end())
    return turns if _is_talk(turns) else {}


def _is_talk(turns: dict[int, Turn]) -> bool:
    """Tell whether people take turns: one of them twice, or two in blocks next to each other."""
    labels = [turn.mention.words for turn in turns.values()]
    return len(set(labels)) < len(labels) or any(number + 1 in turns for number in turns)


def names_by_label(people: People) -> dict[str, str]:
    """Return the fullest name for every short form in small letters: a transcript's labels stand in capitals."""
    return {short.casefold(): full for short, full in people.full.items() if full}


def called(label: str, names: dict[str, str]) -> str | None:
    """Return the name that a label stands for, its titles passed over; None for a bare letter: Q, A.

    >>> called("DR. VOSS", {"voss": "Lena Voss"}), called("DR. LENA VOSS", {}), called("Q", {})
    ('Lena Voss', 'LENA VOSS', None)
    """
    words = label.rstrip(".").split(" ")
    while len(words) > 1 and words[0].rstrip(".").title() in HONORIFICS:
        del words[0]
    name = " ".join(words)
    return names.get(name.casefold(), name if len(name) > 1 else None)


def is_set_apart(draft: Draft, passage: Passage) -> bool:
    """Tell whether a passage stands in a block that its document sets as a quotation."""
    return draft.source.blocks[passage.block].role is Role.QUOTATION
