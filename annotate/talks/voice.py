"""How what is said sounds, and how what is told: the signs that tell a speaker's next paragraph from the writer's."""

import re
from collections.abc import Container

from annotate.evidence import Part, Passage, Turn

_ADDRESS = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?|[Yy]ou|[Yy]ours?|[Yy]es|[Ll]et[’']s)\b")
_ONESELF = re.compile(r"\b(?:I|I[’']m|[Mm]e|[Mm]y)\b")
_OURSELVES = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?)\b")
_BEGINS = re.compile(r"(?:[A-Z][\w’'-]{1,30} )?([A-Z][\w-]{1,30})(?= [a-z])")
_PAIR = re.compile(r"\b[A-Z][\w’'-]{1,30} ([A-Z][\w-]{1,30})\b")
_LOOKED_AT = 8000  # characters of an introduction
_QUOTED = re.compile(r"[“\"„][^“”\"„\n]{0,400}[”\"]")
_END = re.compile(r"[.?!…—–,;:-][\"'”’»)\]]*$")
_TELLS = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey) (?:said|says|adds|added|told|tells|explained|explains|recalled|recalls|laughs|laughed|smiles|smiled|"
    r"nods|nodded|paused|pauses|sighs|sighed|declined|replied)\b"
)
_ABOUT_THE_TALK = re.compile(
    r"\b(?:[Tt]h(?:is|e) (?:interview|conversation|transcript|discussion|exchange|Q&A)\b"
    r"|(?:was|were|been) (?:edited|condensed|recorded|conducted)\b"
    r"|(?:having been|was) (?:first )?(?:duly )?sworn\b|testified as follows"
    r"|declined to (?:comment|say)|did not (?:respond|reply|answer)|in a statement\b)"
)
_PRESENTS_ONESELF = re.compile(r"(?:[Mm]y name is|\bI am|\bI[’']m|\bI,|[Tt]his is) [^.]{0,40}$")
_SAID = re.compile(
    r"[”\"],? (?:[a-z]{2,9} )?(?:(?:he|she|they|the|[A-Z][\w’'-]+) ){0,6}(?:said|says|added|told)\b|\b(?:said|told|asked|added)[:,] [“\"]"
)
_OBSERVED = re.compile(r"[(\[][^()\[\]\n]{2,80}[)\]][.]?")
_NOISE = re.compile(
    r"\b(?:interject(?:ing|ed|s)|interrupting|applause|laughter|crosstalk|cross-talk|inaudible|cheers|cheering|booing|interruption)\b",
    re.I,
)
_CREDIT = re.compile(r"/|\b(?:photos?|image|picture|courtesy|press|getty|reuters|times)\b", re.I)
_LONGEST_NOISE = 9  # words


def part_of(turn: Turn, passage: Passage, text: str) -> Part | None:
    """Return what a passage of a turn is, none for a label that stands apart; what is observed in the midst of a turn is nobody's words."""
    if passage.end <= turn.start:
        return None
    return Part.OBSERVED if _OBSERVED.fullmatch(text, passage.start, passage.end) else turn.part


def is_to_somebody(words: str) -> bool:
    """Tell whether words are said to somebody: they say I or you, or ask."""
    return words.endswith("?") or _ADDRESS.search(_QUOTED.sub(" ", words)) is not None


def is_of_oneself(words: str) -> bool:
    """Tell whether somebody says I."""
    return _ONESELF.search(_QUOTED.sub(" ", words)) is not None


def is_of_ourselves(words: str) -> bool:
    """Tell whether somebody says I or we."""
    return _OURSELVES.search(_QUOTED.sub(" ", words)) is not None


def is_said(words: str) -> bool:
    """Tell whether words end as what is said does, and not as a label, a value or a heading does."""
    return _END.search(words[-8:]) is not None or (words.endswith(")") and words.count(" ") > _LONGEST_NOISE)


def is_observed(words: str) -> bool:
    """Tell whether a line says what happens meanwhile, and nobody says it: (Applause.), Opposition senators interjecting—"""
    if _OBSERVED.fullmatch(words):
        return any(map(str.isalpha, words)) and not _CREDIT.search(words)
    return (
        len(words) < 90
        and len(words.split()) <= _LONGEST_NOISE
        and _NOISE.search(words) is not None
        and not words.endswith("?")
    )


def is_narrated(words: str, key: str = "", told: Container[str] = ()) -> bool:
    """Tell whether a paragraph is the writer's: it names the one who speaks (``key``), reports what was said, tells of the talk itself, or
    begins with somebody of whom the writer has ``told`` (surnames in small letters).
    """
    plain = _QUOTED.sub(" ", words)
    if _ABOUT_THE_TALK.search(words) or (_SAID.search(words) and not _ONESELF.search(plain)):
        return True
    if not _ADDRESS.search(plain):
        begins = _BEGINS.match(plain)
        if _TELLS.search(plain) or (begins and (begins[1].lower() in told or (told and begins[1] in ("He", "She")))):
            return True
    named = re.search(rf"\b{re.escape(key)}\b", plain, re.I) if len(key) > 1 else None
    return named is not None and not _PRESENTS_ONESELF.search(plain, 0, named.start())


def told_of(text: str) -> frozenset[str]:
    """Return the surnames of whomever a text may tell of, in small letters; “He” and “She” are among the words that stand for them."""
    return frozenset(pair[1].lower() for pair in _PAIR.finditer(text[:_LOOKED_AT]))
