"""Step: the kind of every passage, by the guidelines' precedence: boilerplate, table, quote, tail, attribution, analysis, claim."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from annotate.blocks import shape_of
from annotate.draft import Draft, Verdict
from annotate.evidence import Part, Passage, Turn
from annotate.kinds.cue_families import FAMILIES
from annotate.kinds.scoring import Lean, lean_of, probability, register_shift
from annotate.kinds.sources import named_source
from annotate.model import Kind, Mode, Quotation, TextType
from annotate.rules import RULES, RuleId
from annotate.segmentation import behind_dateline
from annotate.talks import part_of
from source.model import Role
from source.text import without_note_marks

_WORD = re.compile(r"\w[\w’'-]*")
QUOTED_SHARE = 0.5
# A clause that hangs on another, open where the reporting words begin.
_HANGS = re.compile(
    r"\b(?:[Ww]ho|[Ww]hich|[Tt]hat|[Ww]hat|[Ww]hatever|[Ww]hen|[Ii]f|[Bb]ecause|[Uu]ntil|[Uu]nless|[Ww]hether|[Hh]ow|[Ww]hy|[Ww]here|[Tt]han|[Nn]othing|[Aa]nything)\b[^,]*$"
)
_LIST_SIGN = re.compile(r"(?:[•·▪◦‣–*-]|\(?\d{1,2}[.)]|\([a-h]\))\s+")
_NOBODY = "somebody the text does not name"
ISSUED = frozenset({TextType.RELEASE, TextType.RESULTS})  # in the voice of whoever the text is about
_PLANS = ("foresees", "hedges", "effects", "we")  # families of cues by which it tells of its plans
_PRAISES = ("interprets", "judges well")
_LONGEST_SIGN_OFF = 200  # characters
_SUREST = 0.95  # of what words alone can tell
_MOST_REASONS = 3
_BEFORE_CUE = re.compile(r"(?:^|[^\w.,])((?:[\d.,]+|[Oo]n|[Ii]n) )$")
_NEAR_CUE = 12  # characters
_IN_REPORT, _IN_COMMENT = "the text around it mostly reports", "the text around it mostly comments"


def decide_kinds(draft: Draft) -> Draft:
    """Return the draft with one verdict for each passage: by structure where that decides, else by what the words lean to."""
    starts = [quotation.start for quotation in draft.quotations]
    verdicts: list[Verdict | None] = []
    open_leans: dict[int, Lean] = {}
    for number, passage in enumerate(draft.passages):
        first = bisect_left(starts, passage.start)
        after = bisect_left(starts, passage.end)
        verdict = _by_structure(draft, passage, draft.quotations[first:after])
        verdicts.append(verdict)
        if verdict is None:
            lean = lean_of(_statement(draft, passage))
            open_leans[number] = _without_plans(lean) if draft.text_type in ISSUED else lean
    reported = sum(map(_reports, verdicts))
    shift = register_shift([lean.score for lean in open_leans.values()], reported)
    shifts = {number: 0.0 if _praises(draft, lean) and shift < 0 else shift for number, lean in open_leans.items()}
    decided = (verdict or _by_lean(open_leans[number], shifts[number]) for number, verdict in enumerate(verdicts))
    return replace(draft, verdicts=tuple(decided))


def _without_plans(lean: Lean) -> Lean:
    """Return how far a sentence leans in the voice of whoever issued the text: what that body plans and foresees for itself can be checked."""
    plans = sum(max(0.0, lean.families.get(name, 0.0)) for name in _PLANS)
    return lean._replace(
        score=lean.score - plans, families={name: by for name, by in lean.families.items() if name not in _PLANS}
    )


def _praises(draft: Draft, lean: Lean) -> bool:
    """Tell whether the issuer of a text praises itself: that stays its reading, however much around it reports."""
    return draft.text_type in ISSUED and any(lean.families.get(name, 0.0) > 0 for name in _PRAISES)


def _statement(draft: Draft, passage: Passage) -> str:
    """Return the words of a passage behind a dateline or the sign of its list, without marks of notes: those say nothing of its kind."""
    text, block = draft.source.text, draft.source.blocks[passage.block]
    start = behind_dateline(text, passage)
    sign = _LIST_SIGN.match(text, start, passage.end) if block.role == Role.LIST_ITEM and start == block.start else None
    return without_note_marks(text[sign.end() if sign else start : passage.end])


def _reports(verdict: Verdict | None) -> bool:
    """Tell whether somebody is the source of what a verdict is on; the data of tables say nothing of how a text is written."""
    return verdict is not None and verdict.kind in (Kind.CLAIM, Kind.QUOTE) and verdict.rule != RuleId.TABLE_CELL


def _by_structure(draft: Draft, passage: Passage, quotations: tuple[Quotation, ...]) -> Verdict | None:
    """Return the verdict that a passage's block, marks or source settle, whatever its words lean to; else None."""
    if passage.block in draft.furniture:
        return draft.furniture[passage.block]
    notice = draft.source.origin.correction
    if notice and notice.start <= passage.start and passage.end <= notice.end:
        return _verdict(RuleId.CORRECTION)
    if passage.block in draft.cells:
        return _verdict(RuleId.TABLE_CELL)
    if turn := draft.turn_of(passage):
        return _by_turn(turn, part_of(turn, passage, draft.source.text), draft.source.text_of(passage))
    if _is_sign_off(draft.source.text_of(passage)):
        return _verdict(RuleId.DESK)
    if passage.tail:
        return _verdict(RuleId.INTERPRETING_TAIL, draft.source.text_of(passage).split()[1:3])
    if draft.is_foreign:
        return _by_quotation(draft, passage, quotations) or _verdict(RuleId.FOREIGN)
    return _by_quotation(draft, passage, quotations) or _by_attribution(draft, passage, quotations)


def _by_turn(turn: Turn, part: Part | None, words: str) -> Verdict:
    """Where people talk, every sentence is what somebody says, asks or does; a label or a time that stands apart says nothing."""
    if part is None:
        return _verdict(RuleId.SPEAKER if any(map(str.isalpha, words)) else RuleId.COUNTS)
    if part is Part.QUESTION:
        return _verdict(RuleId.ASKED)
    if part is Part.OBSERVED:
        return _verdict(RuleId.OBSERVED)
    return _verdict(RuleId.SPOKEN, turn.name or _NOBODY)


def _is_sign_off(words: str) -> bool:
    """Tell whether a sentence names who worked on the text, wherever in its paragraph it stands."""
    return len(words) <= _LONGEST_SIGN_OFF and " by " in words and shape_of(words).phrase == RuleId.DESK


def _verdict(rule: RuleId, words: "list[str] | str" = "", *, confidence: float | None = None) -> Verdict:
    entry = RULES[rule]
    shown = words if isinstance(words, str) else " ".join(words)
    return Verdict(
        entry.kind or Kind.CLAIM, rule, confidence or entry.confidence, (entry.sentence.format(shown.strip(" ,.")),)
    )


def _by_quotation(draft: Draft, passage: Passage, quotations: tuple[Quotation, ...]) -> Verdict | None:
    """A quotation with its tag, or at least half of the words between marks, makes a quote."""
    direct = [quotation for quotation in quotations if quotation.mode is Mode.DIRECT]
    if direct:
        who = direct[0].speaker or _NOBODY
        return _verdict(RuleId.QUOTATION, who)
    if not quotations:
        return None
    words = len(_WORD.findall(draft.source.text_of(passage)))
    quoted = sum(_quoted_words(draft, passage, quotation) for quotation in quotations if quotation.mode is Mode.MIXED)
    return _verdict(RuleId.HALF_QUOTED) if quoted >= QUOTED_SHARE * words else None


def _quoted_words(draft: Draft, passage: Passage, quotation: Quotation) -> int:
    first = bisect_left(draft.marks, quotation.start, key=lambda mark: mark.end)
    count = 0
    for mark in draft.marks[first:]:
        if mark.start >= quotation.end or mark.start >= passage.end:
            break
        count += len(_WORD.findall(draft.source.text[mark.start : mark.end]))
    return count


def _by_attribution(draft: Draft, passage: Passage, quotations: tuple[Quotation, ...]) -> Verdict | None:
    """Whoever else stands behind a statement makes it a claim: what can be checked is that they said it."""
    governing = next((q for q in quotations if q.cue_span and _governs(draft.source.text, passage, q)), None)
    if governing:
        return _verdict(RuleId.ATTRIBUTED, governing.reasons[0].partition(": ")[2] if governing.reasons else "")
    source = named_source(_statement(draft, passage))
    return _verdict(RuleId.ATTRIBUTED, source[-60:]) if source else None


def _governs(text: str, passage: Passage, quotation: Quotation) -> bool:
    """Tell whether the reporting words stand in the main clause: in “What they call a reform is a farce” the writer speaks."""
    cue, mention = quotation.cue_span, quotation.speaker_span
    if cue is None or (mention and text[mention.start : mention.end].lower() in ("who", "i", "we")):
        return False
    first = min(cue.start, mention.start) if mention else cue.start
    return not _HANGS.search(text, passage.start, max(passage.start, first))


def _by_lean(lean: Lean, shift: float) -> Verdict:
    """Return what a sentence's cues, and the register of the text that it stands in, speak for."""
    leaning = 1 if lean.score + shift > 0 else -1
    chance = probability(lean.score + shift)
    confidence = min(_SUREST, chance if leaning > 0 else 1 - chance)
    reasons = tuple(_reasons(lean, leaning))
    if leaning * lean.score < 0:
        reasons = (*reasons, _IN_COMMENT if leaning > 0 else _IN_REPORT)
    rule = RuleId.CUES_OF_ANALYSIS if leaning > 0 else RuleId.CUES_OF_CLAIM if reasons else RuleId.PLAIN_STATEMENT
    entry = RULES[rule]
    return Verdict(entry.kind or Kind.CLAIM, rule, confidence, (*reasons, entry.sentence))


def _reasons(lean: Lean, leaning: int) -> Iterator[str]:
    """Yield the strongest cue families that speak for the verdict, each with the words found; one that means the opposite is no reason."""
    strongest = sorted(
        (f for f in lean.families if lean.families[f] * leaning > 0), key=lambda f: -abs(lean.families[f])
    )
    for name in [name for name in strongest if FAMILIES[name].leans * leaning > 0][:_MOST_REASONS]:
        longest = max((cue.words for cue in lean.cues if cue.family == name), key=len)
        yield f"{FAMILIES[name].label} (“{_as_written(longest, lean.text)}”)"


def _as_written(words: str, text: str) -> str:
    """Return a cue as the sentence has it, with the number or the preposition before it: 84 million, on Tuesday."""
    folded = text.lower().replace("’", "'")
    if len(folded) != len(text):
        return words
    start = folded.find(words)
    while start >= 0 and not _is_whole(folded, start, start + len(words)):
        start = folded.find(words, start + 1)
    if start < 0:
        return words
    before = _BEFORE_CUE.search(text, max(0, start - _NEAR_CUE), start)
    return text[before.start(1) if before else start : start + len(words)]


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
