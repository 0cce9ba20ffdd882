"""Step: whose words stand between marks or are reported, and by what cue.

Within a sentence the patterns of ``attribution`` decide; a stretch without a tag takes its speaker from its
neighbours: in the same
block, from the block that left the quotation open, or from the quotation before where the block is nothing but a
quotation.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annotate.draft import BLANK, Draft, Mark, Passage
from annotate.model import Mode, Quotation
from annotate.names import (
    NOBODY,
    Form,
    Identity,
    Mention,
    Reading,
    Stage,
    drop_doubtful,
    find_mentions,
    gather,
    identify,
    is_person,
)
from annotate.quotations.attribution import SIGNED, Found, Place, attribute
from annotate.quotations.clauses import is_governed
from annotate.quotations.cues import Cue, find_cues
from annotate.quotations.foreign import attribute_beside, read_names
from annotate.quotations.indirect import find_asked, find_named, find_reported
from annotate.quotations.mixed import holds_clause, quoted_extent, tagged_extent
from annotate.quotations.nobodys import is_nobodys
from annotate.quotations.transcripts import Turn, called, find_turns, is_set_apart, names_by_label
from annotate.rules import RULES, RuleId
from annotate.segmentation import behind_dateline
from source.model import Role, Span, tight

_REPAIRED = 0.95  # confidence is less by this where a closing mark is missing
_NEAR = 2  # blocks from the words that announce a quotation to a block of quotation
_LONGEST_READ = 8000  # characters of a passage
_UNTAGGED = Found(RuleId.NOBODY)
# Behind words with such a tag, a paragraph that is only a quotation goes on with their speaker; behind others it may not.
_WITHIN = frozenset(
    (
        RuleId.FRAGMENT,
        RuleId.TAG_BEFORE,
        RuleId.INTERRUPTED,
        RuleId.ACCORDING,
        RuleId.SENTENCE_SUBJECT,
        RuleId.TOPIC,
        RuleId.NOUN_CUE,
    )
)
_BY_PLACE = frozenset(
    (RuleId.NOBODY, RuleId.SAME_PARAGRAPH, RuleId.CONTINUED, RuleId.BESIDE)
)  # no cue says what the words belong to
_CLOSING = frozenset(
    (RuleId.TAG_AFTER, RuleId.INVERTED_TAG, RuleId.CLOSING_TAG, RuleId.ACCORDING)
)  # a tag behind the words answers for the sentence
_TAGGED = frozenset((RuleId.TAG_AFTER, RuleId.INVERTED_TAG, RuleId.INTERRUPTED, RuleId.COLON))


@dataclass(slots=True)
class _Waiting:
    """The mentions of a passage, which enter the stage in their order; ``leader``: the subject of its sentence."""

    mentions: list[Mention]
    leader: Mention | None
    entered: int = 0


@dataclass(slots=True)
class _Scene:
    """The text with blanked quotations, who is on stage, and what has been found."""

    draft: Draft
    text: str
    stage: Stage
    quotations: list[Quotation] = field(default_factory=list)
    last: Found | None = None
    last_block: int = -1
    turns: dict[int, Turn] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    waiting: _Waiting = field(default_factory=lambda: _Waiting([], None))

    def enter_before(self, offset: int, block: int) -> None:
        """Let everybody enter who is mentioned before an offset."""
        waiting = self.waiting
        while waiting.entered < len(waiting.mentions) and waiting.mentions[waiting.entered].start < offset:
            mention = waiting.mentions[waiting.entered]
            before = waiting.mentions[waiting.entered - 1] if waiting.entered else None
            paired = before is not None and self.text[before.end : mention.start] == " and "
            self.stage.enter(mention, block, leads=mention is waiting.leader, paired=paired)
            waiting.entered += 1


def find_quotations(draft: Draft) -> Draft:
    """Return the draft with its quotations, in order, each inside one passage."""
    text = _blanked(draft)
    if draft.language and draft.is_foreign:
        readings = read_names(text, draft.passages, draft.language)
    else:
        readings = [_reading(draft, text, passage) for passage in draft.passages]
        drop_doubtful(draft, text, readings)
    people = gather([mention for reading in readings for mention in reading.mentions], text)
    turns = find_turns(draft)
    scene = _Scene(draft, text, Stage(people), turns=turns, labels=names_by_label(people) if turns else {})
    for passage, reading, marks in zip(draft.passages, readings, _marks_of(draft), strict=True):
        if passage.block in draft.furniture:
            continue
        if passage.block in scene.turns:
            _add_turn(scene, passage, scene.turns[passage.block])
        elif not marks and is_set_apart(draft, passage):
            _add_set_apart(scene, passage)
        elif marks or reading.mentions or reading.verbs:
            _add(scene, passage, marks, reading)
    headed = _headed(scene, readings) if not draft.is_foreign else []
    found = sorted([*headed, *scene.quotations], key=lambda q: (q.start, -q.end))
    return replace(draft, quotations=tuple(_apart(found)))


def _headed(scene: _Scene, readings: list[Reading]) -> list[Quotation]:
    """Return the headlines of the form "Vosk: The ferry is old", where the text quotes that person or gives a role."""
    found = []
    heard = {quotation.speaker for quotation in scene.quotations}
    starts = sorted(quotation.start for quotation in scene.quotations)
    for passage, reading in zip(scene.draft.passages, readings, strict=True):
        block = scene.draft.source.blocks[passage.block]
        heads = block.role in (Role.HEADLINE, Role.HEADING) or (passage.block == 0 and block.end == passage.end)
        if not heads or not reading.mentions:
            continue
        first, people = reading.mentions[0], scene.stage.people
        end = passage.end - scene.text.endswith(".", passage.start, passage.end)
        words = tight(scene.text, min(first.end + 2, end), end)
        if first.start != passage.start or not first.name or not scene.text.startswith(": ", first.end) or not words:
            continue
        if bisect_left(starts, passage.start) < bisect_left(starts, passage.end):
            continue  # it has quotations of its own
        name = people.fullest(first.name)
        if (
            (name in heard or name in people.roles)
            and is_person(name, people)
            and BLANK not in scene.text[words.start : words.end]
        ):
            how = Found(RuleId.HEADLINE, first, None, Identity(name, people.roles.get(name)))
            found.append(_made(scene, words, Mode.INDIRECT, how))
    return found


def _reading(draft: Draft, text: str, passage: Passage) -> Reading:
    if passage.block in draft.furniture and passage.block:
        return Reading([], [])
    start = behind_dateline(text, passage)
    if passage.end - start <= _LONGEST_READ:
        return find_mentions(text, start, passage.end)
    # No sentence is so long: of a page without full stops, or a speech on one line, only both ends are read.
    head = find_mentions(text, start, start + _LONGEST_READ // 2)
    tail = find_mentions(text, passage.end - _LONGEST_READ // 2, passage.end)
    return Reading([*head.mentions, *tail.mentions], [*head.verbs, *tail.verbs])


def _blanked(draft: Draft) -> str:
    """Return the text with a blank for every character of quoted words and their marks."""
    parts, at = [], 0
    text = draft.source.text.replace(BLANK, "\ufffd")
    for mark in draft.marks:
        if mark.outer_start >= at:
            parts += [text[at : mark.outer_start], BLANK * (mark.outer_end - mark.outer_start)]
            at = mark.outer_end
    return "".join([*parts, text[at:]])


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


def _add(scene: _Scene, passage: Passage, marks: list[Mark], reading: Reading) -> None:
    """Add the quotations of one passage to the scene, in order, and note who appears in it."""
    cues = find_cues(scene.text, passage, reading)
    scene.waiting = _Waiting(reading.mentions, _leader(scene, passage, reading.mentions))
    if not (marks or cues or scene.text[passage.end - 1] == ":" or _may_tell(scene.text, passage)):
        scene.enter_before(passage.end, passage.block)
        return
    quoted = _between_marks(scene, passage, marks, cues, reading.mentions)
    reported = list(_reported(scene, passage, cues, reading.mentions, [Span(q.start, q.end) for q in quoted]))
    scene.enter_before(passage.end, passage.block)
    if not marks:
        _sign(scene, passage, reading.mentions)
    if announcer := _announcer(scene, passage, cues, reading.mentions):
        scene.last, scene.last_block = _known(scene, passage, announcer), passage.block
    elif reported and not quoted:
        scene.last, scene.last_block = reported[0][1], passage.block
    both = sorted([*quoted, *(quotation for quotation, _ in reported)], key=lambda q: (q.start, -q.end))
    scene.quotations += _apart(both)


def _may_tell(text: str, passage: Passage) -> bool:
    """Tell whether a passage without marks and verbs of speech may tell who spoke: a signature, what was asked, her claim that …"""
    return (
        text[passage.start] in "—–-"
        or text.find(" that ", passage.start, passage.end) >= 0
        or "sked " in text[passage.start : passage.end]
    )


def _add_turn(scene: _Scene, passage: Passage, turn: Turn) -> None:
    """Add the words of one turn of a transcript: all of the passage behind the label."""
    words = tight(scene.draft.source.text, max(passage.start, turn.start), passage.end)
    if words:
        label = turn.mention.words
        name = called(label, scene.labels)
        role = scene.stage.people.roles.get(name) if name else None
        how = Found(RuleId.TURN, turn.mention, None, Identity(name, role))
        scene.quotations.append(_made(scene, words, Mode.DIRECT, how))


def _add_set_apart(scene: _Scene, passage: Passage) -> None:
    """Add a passage that its document sets as a quotation; who announced it speaks."""
    near = scene.last is not None and passage.block - scene.last_block <= _NEAR
    how = scene.last._replace(rule=RuleId.SET_APART) if scene.last and near else _UNTAGGED
    if near:
        scene.last_block = passage.block
    scene.quotations.append(_made(scene, Span(passage.start, passage.end), Mode.DIRECT, how))


def _leader(scene: _Scene, passage: Passage, mentions: list[Mention]) -> Mention | None:
    """Return the first name of a passage that hangs on no preposition: whom a pronoun behind it most likely means."""
    return next((m for m in mentions[:6] if m.name and not is_governed(scene.text, m, passage.start)), None)


def _sign(scene: _Scene, passage: Passage, mentions: list[Mention]) -> None:
    """Give the words before it to the name that a passage signs with: “…” – Name, Role."""
    dash = SIGNED.match(scene.text, passage.start, passage.end)
    if not dash or not mentions or mentions[0].start != dash.end() or not scene.quotations:
        return
    words = scene.quotations[-1]
    between = scene.text[words.end : passage.start]
    if words.rule == RuleId.NOBODY and len(between) < 6 and not between.strip(f"\n {BLANK}"):
        how = _known(scene, passage, Found(RuleId.SIGNED, mentions[0]))
        scene.quotations[-1] = _made(scene, Span(words.start, words.end), words.mode, how)


def _announcer(scene: _Scene, passage: Passage, cues: list[Cue], mentions: list[Mention]) -> Found | None:
    """Return who speaks in the blocks that follow a sentence with a colon at its end."""
    if scene.text[passage.end - 1] != ":" or not mentions:
        return None
    cue = next((cue for cue in reversed(cues[-3:]) if cue.subject), None)
    return Found(RuleId.COLON, cue.subject if cue else mentions[0], cue)


def _apart(quotations: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _between_marks(
    scene: _Scene, passage: Passage, marks: list[Mark], cues: list[Cue], mentions: list[Mention]
) -> list[Quotation]:
    """Return the quotations that stand between marks in a passage."""
    found: list[Quotation] = []
    attributed: Found | None = None
    for number, mark in enumerate(marks):
        start = marks[number - 1].outer_end if number else passage.start
        end = marks[number + 1].outer_start if number + 1 < len(marks) else passage.end
        place = Place(scene.text, passage, mark, start, end, cues, mentions)
        how = attribute_beside(place) if scene.draft.is_foreign else attribute(place)
        if is_nobodys(place, how, quoted=scene.draft.source.text[mark.start : mark.end]):
            continue
        how = _known(scene, passage, how or attributed or _from_neighbours(scene, passage, mark))
        attributed = how
        found.append(_quotation(scene, passage, mark, how))
        if how.rule != RuleId.NOBODY:
            scene.last, scene.last_block = how, passage.block
    return found


def _known(scene: _Scene, passage: Passage, how: Found) -> Found:
    """Return a finding with the identity of its speaker."""
    if how.identity or not how.mention:
        return how
    scene.enter_before(how.mention.start, passage.block)
    if how.mention.form is Form.NAME:
        scene.stage.enter(how.mention, passage.block, leads=True)
    if how.mention.words.lower() in ("it", "they") and (body := _last_body(scene, passage)):
        return how._replace(identity=body)
    return how._replace(identity=identify(how.mention, scene.stage, passage.block))


def _last_body(scene: _Scene, passage: Passage) -> Identity | None:
    """Return the body or paper that spoke last, which "it" goes on: “…,” the agency said. “…,” it added."""
    last = scene.last.identity if scene.last and passage.block - scene.last_block <= 1 else None
    if last is None or last.name is None or is_person(last.name, scene.stage.people):
        return None
    return last._replace(sure=0.9)


def _from_neighbours(scene: _Scene, passage: Passage, mark: Mark) -> Found:
    """The same speaker goes on: in the same block, over a block's end where the marks say so, or in a block of its own behind words with a
    plain tag; else nobody is guessed.
    """
    if scene.last is None:
        return _UNTAGGED
    if scene.last_block == passage.block:
        return scene.last._replace(rule=RuleId.SAME_PARAGRAPH)
    if mark.continues:
        return scene.last._replace(rule=RuleId.CONTINUED)
    if scene.last.rule == RuleId.COLON and scene.text[mark.outer_start - 3 : mark.outer_start].strip(" \n") == ":":
        return scene.last
    block = scene.draft.source.blocks[passage.block]
    alone = mark.outer_start - block.start < 2 and block.end - mark.outer_end < 2
    if alone and passage.block - scene.last_block == 1 and scene.last.rule in _TAGGED:
        return scene.last._replace(rule=RuleId.FLOATING)
    return _UNTAGGED


def _extent(scene: _Scene, passage: Passage, mark: Mark, how: Found) -> tuple[Span, Mode]:
    """Return the span and mode: the words between the marks, or the reported clause that they are part of."""
    words = Span(mark.start, mark.end)
    before = scene.text[max(passage.start, mark.outer_start - 3) : mark.outer_start].rstrip()[-1:]
    first = scene.draft.source.text[mark.start]
    if how.rule in _CLOSING and (how.cue and how.cue.first >= mark.outer_end):
        stopped = scene.draft.source.text[mark.end - 1] in ",.?!"
        whole = tagged_extent(scene.text, passage, mark, how.cue, stopped=stopped)
        return (whole, Mode.MIXED) if whole else (words, Mode.DIRECT)
    if how.rule in _BY_PLACE and first.islower() and before.isalpha():
        return words, Mode.MIXED
    if how.rule not in _WITHIN or before in (
        ":",
        "",
    ):
        return words, Mode.DIRECT
    lead = scene.text[how.cue.end : mark.outer_start] if how.cue else ""
    within = first.islower() and (" that " in lead or holds_clause(lead)) and not (how.cue and how.cue.is_inverted)
    if before == "," and not within and (first.isupper() or how.rule in (RuleId.TAG_BEFORE, RuleId.INTERRUPTED)):
        return words, Mode.DIRECT
    span, mode = quoted_extent(
        scene.text, passage, mark, how.cue, stops_inside=scene.draft.source.text[mark.end - 1] == ","
    )
    if span == words and first.isupper() and how.cue:
        return words, Mode.DIRECT
    return span, mode


def _quotation(scene: _Scene, passage: Passage, mark: Mark, how: Found) -> Quotation:
    span, mode = _extent(scene, passage, mark, how)
    return _made(scene, span, mode, how, 1.0 if mark.closed or mark.continues else _REPAIRED)


def _made(scene: _Scene, span: Span, mode: Mode, how: Found, sure: float = 1.0) -> Quotation:
    """Return the record of a quotation; its id is given when all are found."""
    identity = how.identity or NOBODY
    mention, cue = how.mention, how.cue
    return Quotation(
        "",
        span.start,
        span.end,
        mode,
        identity.name,
        identity.role,
        Span(mention.start, mention.end) if mention else None,
        Span(cue.start, cue.end) if cue else None,
        round(RULES[how.rule].confidence * (identity.sure if how.identity else 1.0) * sure, 2),
        how.rule,
        (_reason(scene, how),),
    )


def _reason(scene: _Scene, how: Found) -> str:
    cue = scene.draft.source.text[how.cue.start : how.cue.end] if how.cue else ""
    who = how.mention.words if how.mention else ""
    said = f"{cue} {who}" if how.cue and (how.cue.is_inverted or how.cue.verb == "according") else f"{who} {cue}"
    return RULES[how.rule].sentence.format(said.strip())


def _reported(
    scene: _Scene, passage: Passage, cues: list[Cue], mentions: list[Mention], quoted: list[Span]
) -> Iterator[tuple[Quotation, Found]]:
    """Yield what a passage reports without marks, each with how it was found, as the next sentence may go on from
    it.
    """
    finds = (*find_reported(scene.text, passage, cues, quoted), *find_named(scene.text, passage, mentions, quoted))
    asked = (
        find_asked(scene.text, passage, mentions, quoted) if "sked " in scene.text[passage.start : passage.end] else ()
    )
    for cue, span in (*finds, *asked):
        how = _known(scene, passage, Found(RuleId.INDIRECT, cue.subject, cue, None if cue.subject else NOBODY))
        yield _made(scene, span, Mode.INDIRECT, how), how
