"""Turns of a transcript: blocks with a name before the words ("LINDQVIST: …")."""

import re

from annotate.draft import Draft
from annotate.evidence import Form, Mention, People, Turn
from annotate.lexicon import HONORIFICS
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


def find_turns(draft: Draft, people: People) -> dict[int, Turn]:
    """Return the turns of a transcript by block number, with the names of those who speak; labels without a talk make no transcript."""
    turns: dict[int, Turn] = {}
    for number, block in enumerate(draft.source.blocks):
        if number in draft.furniture or block.role is not Role.PARAGRAPH:
            continue
        match = _TURN.match(draft.source.text, block.start, block.end)
        if match and match[1].split()[0] not in _ANNOUNCES:
            label = match[1].strip()
            mention = Mention(block.start, block.start + len(label), label, Form.LABEL)
            turns[number] = Turn(mention, match.end())
    if not _is_talk(turns):
        return {}
    names = _names_by_label(people)
    return {number: turn._replace(name=_called(turn.mention.words, names)) for number, turn in turns.items()}


def _is_talk(turns: dict[int, Turn]) -> bool:
    """Tell whether people take turns: one of them twice, or two in blocks next to each other."""
    labels = [turn.mention.words for turn in turns.values()]
    return len(set(labels)) < len(labels) or any(number + 1 in turns for number in turns)


def _names_by_label(people: People) -> dict[str, str]:
    """Return the fullest name for every short form in small letters: a transcript's labels stand in capitals."""
    return {short.casefold(): full for short, full in people.full.items() if full}


def _called(label: str, names: dict[str, str]) -> str | None:
    """Return the name that a label stands for, its titles passed over; None for a bare letter: Q, A.

    >>> _called("DR. VOSS", {"voss": "Lena Voss"}), _called("DR. LENA VOSS", {}), _called("Q", {})
    ('Lena Voss', 'LENA VOSS', None)
    """
    words = label.rstrip(".").split(" ")
    while len(words) > 1 and words[0].rstrip(".").title() in HONORIFICS:
        del words[0]
    name = " ".join(words)
    return names.get(name.casefold(), name if len(name) > 1 else None)
