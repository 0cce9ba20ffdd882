"""Talks without labels: an interview whose questions stand before the answers, answers signed below, and a speech or statement as a whole."""

import re
from collections.abc import Iterator, Sequence

from annotate.evidence import Form, Mention, Part, Turn
from annotate.lexicon import HONORIFICS, NOT_NAMES, TITLES
from annotate.talks.labels import cased, is_of_person, key_of, label_at
from annotate.talks.voice import is_narrated, is_observed, is_of_ourselves, is_said, is_to_somebody, told_of
from source.model import Block, Role, SourceText

ANSWERER = "?"  # the key of whoever answers in an interview without labels
_GOING_ON = frozenset((Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION))
_ASKING = _GOING_ON | {Role.HEADING}
_HEAD = 12  # blocks in which a text says that it is an interview, or whose speech it is
_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 90  # words
INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed|er|ee)?|q ?(?:&|and) ?a|(?:sp(?:oke|eaks)|talk(?:s|ed)|sat down|chat(?:s|ted)|caught up) (?:to|with)"
    r"|conversation with|in conversation|answer(?:s|ed) (?:\w+ )?questions|questions (?:to|for|with))\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_I = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
_SIGNED = re.compile(r"[—–-]{1,2} ?((?:[^\W\d_][\w.’'-]* ?){2,5})(?:, ?([^\n]{2,100}))?")

_KINDS = (
    r"(?i:(?:(?:opening|closing|keynote|prepared|introductory|maiden|full|written|inaugural|acceptance|budget|floor) )?"
    r"(?:remarks|speech|statement|address|testimony|lecture|sermon|intervention|eulogy))"
)
_PLACED = r"(?i:at|on|to|in|before|for|during|as|following|after|ahead|and)"
_CAPITALISED = rf"(?!{_PLACED}\b|THE\b)(?:[A-Z][\w.’'-]*)"
_NAME = rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|van|von|der|den|de|da|di|la|le|al|bin)){{0,6}}"
_SPEECH_OF = re.compile(
    rf"{_KINDS}(?: as (?:prepared|delivered)(?: for delivery)?)?(?: \([^()]{{1,40}}\))? ?(?i:of|by|from|:|–|—) ?"
    rf"(?:([Tt]he [^,\n]{{3,80}}), )?({_NAME})(?:, ([^\n]{{2,120}}?))?"
    rf"(?= ?(?:$|[,(|–—:]|\b{_PLACED}\b))"
)
_OWNER = re.compile(
    rf"(?:^|: )(?:([Tt]he [^,\n]{{3,60}}), )?({_NAME})[’']s? {_KINDS}(?= ?(?:$|[,(|–—:]|\b{_PLACED}\b))"
)
_DELIVERED = re.compile(
    rf"[(\[*]*(?i:check against delivery|(?:{_KINDS} )?as (?:prepared|written)(?: for delivery)?)[.)\]*]*"
)
_NAMED_LINE = re.compile(rf"({_NAME})(?:, ([^\n.?!]{{2,100}}))?")
_OF_THINGS = re.compile(r"(?:\w+ )?(?:statement|address|text) of ", re.IGNORECASE)
_WHERE = re.compile(rf",? {_PLACED}\b(?! of\b).*$")
_GIVEN = r"\b(?:remarks|statement|speech|address|testimony|text)\b"
_HANDED = re.compile(
    rf"{_GIVEN}[^.\n]{{0,80}}\b(?:follows?|below|in full|full|as (?:prepared|delivered))\b[^.\n]{{0,40}}:$"
    rf"|\b(?:[Bb]elow|[Hh]ere|[Ff]ollowing) (?:are|is)\b[^.\n]{{0,60}}{_GIVEN}[^.\n]{{0,60}}:$"
)
_THANKS = re.compile(r"(?:[Aa]nd )?[Tt]hank you[^.!]{0,60}[.!]")
_QUOTES = ("“", '"', "„", "«", "‘")
_LONGEST_HEADING = 300  # characters
_LEAST_SHARE = 0.3  # of the paragraphs of a speech that say I, we or you
_FEWEST_PARAGRAPHS = 2


def find_interview(source: SourceText) -> dict[int, tuple[Turn, ...]]:
    """Return the turns of an interview in which questions without labels alternate with answers; none if it is none.

    The text must call it an interview; what is asked must be put to somebody, and what is answered be said by somebody.
    """
    blocks = source.blocks
    questions = [n for n, block in enumerate(blocks) if block.role in _ASKING and _is_question(source.text_of(block))]
    questions = [n for n in questions if n + 1 < len(blocks) and _is_answer(source.text_of(blocks[n + 1]))]
    if len(questions) < _FEWEST_QUESTIONS or not _is_called_interview(source, questions[0]):
        return {}
    answers = [source.text_of(blocks[n + 1]) for n in questions]
    put = sum(_YOU.search(source.text_of(blocks[n])) is not None for n in questions)
    said = sum(_I.search(words) is not None for words in answers)
    if put < 2 or 3 * put < len(questions) or 2 * said < len(answers):
        return {}
    return _alternating(source, questions)


def _alternating(source: SourceText, questions: Sequence[int]) -> dict[int, tuple[Turn, ...]]:
    turns: dict[int, tuple[Turn, ...]] = {}
    signatures = _signatures(source, questions[0])
    asking = frozenset(questions)
    told = told_of(source.text[: source.blocks[questions[0]].start])
    speaking = False
    for number in range(questions[0], len(source.blocks)):
        block, words = source.blocks[number], source.text_of(source.blocks[number])
        if number in asking:
            turns[number] = (Turn(block.start, block.start, Part.QUESTION),)
            speaking = True
        elif number in signatures:
            sign = signatures[number]
            turns[number] = (Turn(block.start, block.end, Part.SPEECH, sign, name=sign.name, role=sign.role),)
        elif block.role is Role.HEADING:
            speaking = False
        elif speaking and is_observed(words):
            turns[number] = (Turn(block.start, block.start, Part.OBSERVED),)
        elif speaking and block.role in _GOING_ON and is_said(words):
            spoken = number <= questions[-1] + 1 or is_of_ourselves(words)
            speaking = spoken and not is_narrated(words, told=told)
            if speaking:
                turns[number] = (Turn(block.start, block.start, Part.SPEECH, key=ANSWERER),)
    return _signed(turns, signatures) if len(signatures) > 1 else turns


def _is_question(words: str) -> bool:
    return words.endswith("?") and len(words.split()) <= _LONGEST_QUESTION and not words.startswith(_QUOTES)


def _is_answer(words: str) -> bool:
    """Tell whether a block may follow a question; below a question that somebody answers with stands who does."""
    return not _is_question(words) and not _SIGNED.fullmatch(words)


def _is_called_interview(source: SourceText, first: int) -> bool:
    """Tell whether the title, or one of the blocks before the first question, speaks of an interview."""
    head = [
        source.origin.title or "",
        *(source.text_of(block) for block in source.blocks[max(0, first - _HEAD) : first]),
    ]
    return any(INTERVIEW.search(words) for words in head)


def _signatures(source: SourceText, first: int) -> dict[int, Mention]:
    """Return the lines under answers that name who gave them: — Ada Falk, pilot."""
    found: dict[int, Mention] = {}
    for number, block in enumerate(source.blocks[first:], first):
        sign = _SIGNED.fullmatch(source.text, block.start, block.end)
        if sign and sign[1][0].isupper():
            found[number] = Mention(sign.start(1), sign.end(1), sign[1].strip(), Form.LABEL, sign[1].strip(), sign[2])
    return found


def _signed(turns: dict[int, tuple[Turn, ...]], signatures: dict[int, Mention]) -> dict[int, tuple[Turn, ...]]:
    """Give each answer to the name below it; what nobody has signed is nobody's by name."""
    signed: dict[int, tuple[Turn, ...]] = {}
    signer: Mention | None = None
    for number in sorted(turns, reverse=True):
        (turn,) = turns[number]
        if number in signatures:
            signer = signatures[number]
            key = key_of(signer.name or "")
            signed[number] = (turn._replace(key=key),)
        elif turn.part is Part.SPEECH:
            how = (
                {"mention": signer, "key": key_of(signer.name or ""), "name": signer.name, "role": signer.role}
                if signer
                else {"key": ""}
            )
            signed[number] = (turn._replace(**how),)
        else:
            signer = None if turn.part is Part.QUESTION else signer
            signed[number] = (turn,)
    return dict(sorted(signed.items()))


# Speeches ------------------------------------------------------------------------------------------------------------


def find_speech(source: SourceText, *, until: int | None = None) -> dict[int, tuple[Turn, ...]]:
    """Return the paragraphs of a speech or statement that the text as a whole is, each as a turn of whoever gave it, up to a block.

    A heading says whose it is (Remarks of Ada Falk); a line says that it was given (Check against delivery), and another by whom; or a line
    hands it over (… her remarks in full:).
    """
    end = len(source.blocks) if until is None else until
    head = range(min(_HEAD, end))
    for number in head:
        block = source.blocks[number]
        words = source.text_of(block)
        speaker = _speaker_in(words, block)
        if speaker or _DELIVERED.fullmatch(words):
            speaker = speaker or next(filter(None, (_named_alone(source.text, source.blocks[n]) for n in head)), None)
            return _as_given(source, range(number + 1, end), speaker)
        if (
            _HANDED.search(words[-300:])
            and number + 1 < end
            and not source.text_of(source.blocks[number + 1]).startswith(_QUOTES)
        ):
            return _as_given(source, range(number + 1, end), _only_name(source, number))
    return {}


def _named_alone(text: str, block: Block) -> Mention | None:
    """Return who is named with an office on a line of nothing else: Ada Falk, Regional Minister."""
    line = _NAMED_LINE.fullmatch(text, block.start, block.end)
    if line is None or block.role is Role.HEADLINE or line[1].split(" ")[0] in NOT_NAMES:
        return None
    name, titles, at = _untitled(line[1])
    if " " not in name or not (titles or is_of_person(line[2] or "")):
        return None
    return Mention(line.start(1) + at, line.end(1), name, Form.LABEL, cased(name), line[2] or titles)


def _speaker_in(words: str, block: Block) -> Mention | None:
    """Return who gave the speech that a heading announces, with the role that it gives."""
    if len(words) > _LONGEST_HEADING or words.endswith((".", "?", "!")):
        return None
    line = words.split("\n", 1)[0]
    found = _SPEECH_OF.match(line) or _OWNER.search(line)
    if found is None:
        return None
    name, titles, at = _untitled(found[2])
    before = (found[1] or "").removeprefix("the ").removeprefix("The ")
    behind = _WHERE.sub("", found[3]).strip(" ,") if found.re is _SPEECH_OF and found[3] else ""
    behind = behind if is_of_person(behind) else ""
    told = titles or before or behind
    if not told and (" " not in name or _OF_THINGS.match(line)):
        return None  # Statement of Facts, Address of the Nation
    start = block.start + found.start(2) + at
    return Mention(start, block.start + found.end(2), name, Form.LABEL, cased(name), before or behind or titles or None)


def _untitled(words: str) -> tuple[str, str, int]:
    """Return a name without its titles, the titles, and where the name begins: Indian Prime Minister Ada Falk."""
    parts = words.split(" ")
    plain = [part.rstrip(".").title() if part.isupper() else part.rstrip(".") for part in parts]
    titled = [n for n, part in enumerate(plain[:-1]) if part in TITLES or part in HONORIFICS]
    first = titled[-1] + 1 if titled else 0
    titles = " ".join(part for part, word in zip(parts[:first], plain[:first], strict=True) if word not in HONORIFICS)
    return " ".join(parts[first:]), titles, len(" ".join(parts[:first])) + (first > 0)


def _only_name(source: SourceText, number: int) -> Mention | None:
    """Return the one full name in the line that hands a speech over, if there is just one."""
    block = source.blocks[number]
    words = source.text_of(block)
    names = list(dict.fromkeys(match[0] for match in re.finditer(rf"{_CAPITALISED}(?: {_CAPITALISED})+", words)))
    if len(names) != 1:
        return None
    parts = names[0].split(" ")
    while len(parts) > 1 and (parts[0].rstrip(".") in TITLES or parts[0].rstrip(".") in HONORIFICS):
        del parts[0]
    start = block.start + words.index(names[0]) + len(names[0]) - len(" ".join(parts))
    return Mention(start, start + len(" ".join(parts)), " ".join(parts), Form.LABEL, " ".join(parts))


def _as_given(source: SourceText, numbers: range, speaker: Mention | None) -> dict[int, tuple[Turn, ...]]:
    key = key_of(speaker.name) if speaker and speaker.name else ""
    turns = dict(_paragraphs(source, numbers, speaker, key))
    said = [source.text_of(source.blocks[number]) for number, (turn,) in turns.items() if turn.part is Part.SPEECH]
    to_somebody = sum(map(is_to_somebody, said))
    if len(said) < _FEWEST_PARAGRAPHS or to_somebody < _LEAST_SHARE * len(said):
        return {}
    return turns


def _paragraphs(
    source: SourceText, numbers: range, speaker: Mention | None, key: str
) -> Iterator[tuple[int, tuple[Turn, ...]]]:
    """Yield the paragraphs of a speech, up to one in which the writer takes the word again."""
    thanked = False  # with thanks a speech is at its end
    for number in numbers:
        block, words = source.blocks[number], source.text_of(source.blocks[number])
        if block.role not in _GOING_ON or not is_said(words):
            continue
        if is_observed(words):
            yield number, (Turn(block.start, block.start, Part.OBSERVED),)
            continue
        if is_narrated(words, key) or (thanked and not is_to_somebody(words)):
            return
        thanked = thanked or _THANKS.fullmatch(words) is not None
        name, role = (speaker.name, speaker.role) if speaker else (None, None)
        label = label_at(source.text, block.start, block.end)
        start = label.after if label and label.office and label.after < block.end else block.start  # THE PRESIDENT: …
        yield number, (Turn(block.start, start, Part.SPEECH, speaker, key, name, role),)
