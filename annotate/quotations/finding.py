"""Step: whose words stand between marks or are reported, from left to right.

Within a sentence the patterns of ``attribution`` decide; a stretch without a tag takes its speaker from its neighbours: in the same block,
from the block that left the quotation open, or from the quotation before where the block is nothing but a quotation. Who "he" is hangs on
who has come in so far, so this is one walk.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from annotate.draft import Draft
from annotate.evidence import BLANK, Form, Mark, Mention, Part, Sentence
from annotate.model import Mode, Quotation
from annotate.names import NOBODY, Identity, Stage, identify, is_person
from annotate.quotations.attribution import SIGNED, Found, Place, attribute, is_nobodys
from annotate.quotations.beside import attribute_beside
from annotate.quotations.clauses import is_governed
from annotate.quotations.cues import is_set_apart
from annotate.quotations.headlines import find_headed
from annotate.quotations.indirect import find_asked, find_named, find_reported
from annotate.quotations.mixed import extent_of
from annotate.quotations.records import recorded
from annotate.rules import RuleId
from annotate.talks import part_of
from source.model import Span, tight

_REPAIRED = 0.95  # confidence is less by this where a closing mark is missing
_NEAR = 2  # blocks from the words that announce a quotation to a block of quotation
_UNTAGGED = Found(RuleId.NOBODY)
# Behind words with such a tag, a paragraph that is only a quotation goes on with their speaker; behind others it may not.
_TAGGED = frozenset((RuleId.TAG_AFTER, RuleId.INVERTED_TAG, RuleId.INTERRUPTED, RuleId.COLON))


@dataclass(slots=True)
class _Walk:
    """How far the text has been read: who is on stage, what has been found, and who spoke ``last``, in which block."""

    draft: Draft
    stage: Stage
    quotations: list[Quotation] = field(default_factory=list)
    last: Found | None = None
    last_block: int = -1

    def heard(self, how: Found, block: int) -> None:
        """Note who spoke last."""
        self.last, self.last_block = how, block


def find_quotations(draft: Draft) -> Draft:
    """Return the draft with its quotations, in order, each inside one passage."""
    walk = _Walk(draft, Stage(draft.people))
    for sentence in draft.sentences:
        if sentence.block in draft.furniture:
            continue
        if sentence.block in draft.turns:
            _add_turn(walk, sentence)
        elif is_set_apart(draft, sentence):
            _add_set_apart(walk, sentence)
        elif sentence.tells:
            _add(walk, sentence)
    headed = () if draft.is_foreign else find_headed(draft, walk.quotations)
    return replace(draft, quotations=tuple(_apart([*headed, *walk.quotations])))


def _apart(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Return quotations in order; of two that overlap, the one that begins first, and of those the longer."""
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _add_turn(walk: _Walk, sentence: Sentence) -> None:
    """Add the words of one turn of a talk: all of the sentence behind the label; between marks, if marks hold all of it."""
    turn = walk.draft.turn_of(sentence.passage)
    if turn is None or part_of(turn, sentence.passage, walk.draft.source.text) is not Part.SPEECH:
        return
    words = tight(walk.draft.source.text, max(sentence.start, turn.start), sentence.end)
    if words:
        held = next((m for m in sentence.marks if m.outer_start == words.start and m.outer_end == words.end), None)
        said = Span(held.start, held.end) if held and held.start < held.end else words
        how = Found(RuleId.TURN, turn.mention, None, Identity(turn.name, turn.role))
        walk.quotations.append(recorded(walk.draft.source.text, said, Mode.DIRECT, how))


def _add_set_apart(walk: _Walk, sentence: Sentence) -> None:
    """Add a sentence that its document sets as a quotation; who announced it speaks."""
    near = walk.last is not None and sentence.block - walk.last_block <= _NEAR
    how = walk.last._replace(rule=RuleId.SET_APART) if walk.last and near else _UNTAGGED
    if near:
        walk.last_block = sentence.block
    words = Span(sentence.start, sentence.end)
    walk.quotations.append(recorded(walk.draft.source.text, words, Mode.DIRECT, how))


def _add(walk: _Walk, sentence: Sentence) -> None:
    """Add the quotations of one sentence to the walk, in order, and note who appears in it."""
    walk.stage.turn_to(sentence, _leader(sentence))
    if not (sentence.marks or sentence.cues or sentence.text[sentence.end - 1] == ":" or _may_tell(sentence)):
        walk.stage.enter_before(sentence.end)
        return
    quoted = _between_marks(walk, sentence)
    reported = list(_reported(walk, sentence, [Span(q.start, q.end) for q in quoted]))
    walk.stage.enter_before(sentence.end)
    if not sentence.marks:
        _sign(walk, sentence)
    if announcer := _announcer(sentence):
        walk.heard(_known(walk, sentence, announcer), sentence.block)
    elif reported and not quoted:
        walk.heard(reported[0][1], sentence.block)
    walk.quotations += _apart([*quoted, *(quotation for quotation, _ in reported)])


def _leader(sentence: Sentence) -> Mention | None:
    """Return the first name of a sentence that hangs on no preposition: whom a pronoun behind it most likely means."""
    return next(
        (m for m in sentence.mentions[:6] if m.name and not is_governed(sentence.text, m, sentence.start)), None
    )


def _may_tell(sentence: Sentence) -> bool:
    """Tell whether a sentence without marks and verbs of speech may tell who spoke: a signature, what was asked, her claim that …"""
    text, start, end = sentence.text, sentence.start, sentence.end
    return text[start] in "—–-" or text.find(" that ", start, end) >= 0 or "sked " in text[start:end]


def _sign(walk: _Walk, sentence: Sentence) -> None:
    """Give the words before it to the name that a sentence signs with: “…” – Name, Role."""
    mentions, text = sentence.mentions, sentence.text
    dash = SIGNED.match(text, sentence.start, sentence.end)
    if not dash or not mentions or mentions[0].start != dash.end() or not walk.quotations:
        return
    words = walk.quotations[-1]
    between = text[words.end : sentence.start]
    if words.rule == RuleId.NOBODY and len(between) < 6 and not between.strip(f"\n {BLANK}"):
        how = _known(walk, sentence, Found(RuleId.SIGNED, mentions[0]))
        walk.quotations[-1] = recorded(walk.draft.source.text, Span(words.start, words.end), words.mode, how)


def _announcer(sentence: Sentence) -> Found | None:
    """Return who speaks in the blocks that follow a sentence with a colon at its end."""
    if sentence.text[sentence.end - 1] != ":" or not sentence.mentions:
        return None
    cue = next((cue for cue in reversed(sentence.cues[-3:]) if cue.subject), None)
    return Found(RuleId.COLON, cue.subject if cue else sentence.mentions[0], cue)


# Words between marks --------------------------------------------------------------------------------------------------


def _between_marks(walk: _Walk, sentence: Sentence) -> list[Quotation]:
    """Return the quotations that stand between marks in a sentence."""
    found: list[Quotation] = []
    attributed: Found | None = None
    for place in _places(sentence):
        how = attribute_beside(place) if walk.draft.is_foreign else attribute(place)
        mark = place.mark
        if is_nobodys(place, how, quoted=walk.draft.source.text[mark.start : mark.end]):
            continue
        how = _known(walk, sentence, how or attributed or _from_neighbours(walk, sentence, mark))
        attributed = how
        span, mode = extent_of(sentence, mark, how, walk.draft.source.text)
        sure = 1.0 if mark.closed or mark.continues else _REPAIRED
        found.append(recorded(walk.draft.source.text, span, mode, how, sure))
        if how.rule != RuleId.NOBODY:
            walk.heard(how, sentence.block)
    return found


def _places(sentence: Sentence) -> Iterator[Place]:
    """Yield each stretch between marks with what stands round it."""
    marks: Sequence[Mark] = sentence.marks
    for number, mark in enumerate(marks):
        start = marks[number - 1].outer_end if number else sentence.start
        end = marks[number + 1].outer_start if number + 1 < len(marks) else sentence.end
        yield Place(sentence, mark, start, end)


def _from_neighbours(walk: _Walk, sentence: Sentence, mark: Mark) -> Found:
    """The same speaker goes on: in the same block, over a block's end where the marks say so, or in a block of its own behind words with a
    plain tag; else nobody is guessed.
    """
    if walk.last is None:
        return _UNTAGGED
    if walk.last_block == sentence.block:
        return walk.last._replace(rule=RuleId.SAME_PARAGRAPH)
    if mark.continues:
        return walk.last._replace(rule=RuleId.CONTINUED)
    before = sentence.text[mark.outer_start - 3 : mark.outer_start].strip(" \n")
    if walk.last.rule == RuleId.COLON and before == ":":
        return walk.last
    block = walk.draft.source.blocks[sentence.block]
    alone = mark.outer_start - block.start < 2 and block.end - mark.outer_end < 2
    if alone and sentence.block - walk.last_block == 1 and walk.last.rule in _TAGGED:
        return walk.last._replace(rule=RuleId.FLOATING)
    return _UNTAGGED


# Reported words -------------------------------------------------------------------------------------------------------


def _reported(walk: _Walk, sentence: Sentence, quoted: list[Span]) -> Iterator[tuple[Quotation, Found]]:
    """Yield what a sentence reports without marks, each with how it was found, as the next sentence may go on from it."""
    finds = (*find_reported(sentence, quoted), *find_named(sentence, quoted))
    asked = find_asked(sentence, quoted) if "sked " in sentence.text[sentence.start : sentence.end] else ()
    for cue, span in (*finds, *asked):
        how = _known(walk, sentence, Found(RuleId.INDIRECT, cue.subject, cue, None if cue.subject else NOBODY))
        yield recorded(walk.draft.source.text, span, Mode.INDIRECT, how), how


# Who it is ------------------------------------------------------------------------------------------------------------


def _known(walk: _Walk, sentence: Sentence, how: Found) -> Found:
    """Return a finding with the identity of its speaker."""
    if how.identity or not how.mention:
        return how
    walk.stage.enter_before(how.mention.start)
    if how.mention.form is Form.NAME:
        walk.stage.enter(how.mention, sentence.block, leads=True)
    if how.mention.words.lower() in ("it", "they") and (body := _last_body(walk, sentence)):
        return how._replace(identity=body)
    return how._replace(identity=identify(how.mention, walk.stage, sentence.block))


def _last_body(walk: _Walk, sentence: Sentence) -> Identity | None:
    """Return the body or paper that spoke last, which "it" goes on: “…,” the agency said. “…,” it added."""
    last = walk.last.identity if walk.last and sentence.block - walk.last_block <= 1 else None
    if last is None or last.name is None or is_person(last.name, walk.stage.people):
        return None
    return last._replace(sure=0.9)
