"""Step: whose words stand between marks or are reported, and by what cue.

Patterns by position carry the load, verbs raise the confidence: a tag after the words, before them, a colon, a tag between two stretches,
a fragment in a sentence, and only then the neighbours. Each pattern is a rule with its own measured precision.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.draft import Draft, Mark, Passage
from annotate.model import Mode, Quotation
from annotate.names import Mention, find_mentions, gather
from annotate.rules import RULES
from annotate.speakers import Identity, Stage, identify
from annotate.speech import ADVERBS, NAMING, NEED_THAT, NEGATED, REPORTS, VERBS
from source.model import Span

BLANK = "\ue000"  # stands for every character of quoted words, so that nothing in them is taken for a speaker
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_JOINT = re.compile(rf"^[\s,]*(?:{ADVERBS} ){{0,3}}$")
_APPOSED = re.compile(rf"^(?:,| \()[^{BLANK}.;:!?]{{1,180}}(?:,|\)) ?(?:{ADVERBS} ){{0,3}}$")
_BELONGS = re.compile(r"\b(?:of|for|at|from|with|in|to|and|by|on|de|against) (?:the |a |an )?$")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of) ")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|when|if) (?:\w+ly )?$", re.I)
_TITLED = re.compile(
    r"\b(?:film|movie|book|song|series|novel|album|play|show|episode|titled|entitled|called|known as|dubbed|nicknamed|so-called|the word|"
    r"the words|the term|the phrase|hashtag|headlined|word|term|phrase|named|slogan|sign reading|signs reading|essay|article|poem|magazine|program|"
    r"programme|documentary|nickname|category|column|project|operation)[,:]? $",
    re.I,
)
_SMALL = frozenset("a an the of in on at to for and or but with by from as is it".split())
_UNKNOWN_VERB = re.compile(r"[\s,]*([a-z]{3,20}(?:ed|s|id|ote|oke))\b")
_THAT = re.compile(rf" (?:[^,;:.{BLANK}]{{0,70}}? )?that ")
_STOP = re.compile(r"(?:; | – | — |, (?:but|though|although|while|adding|and added|which|who|even as|according)\b)")
_PREPOSITION = re.compile(r" (?:of|to|about|at|by|with|for|against|into|over|out|up|so|no|yes|it was|it is)\b| ?[,.;:]")
_WHEN = re.compile(r" (?:on|in|at|late|early|earlier|last|this|during|after) [\w ’']{2,40}?(?= that )")
_DATELINE = re.compile(r"^[A-Z][\w., ()]{1,50} (?:—|–|--|-) ")


@dataclass(frozen=True, slots=True)
class _Cue:
    """Reporting words with whoever is their subject."""

    start: int
    end: int
    verb: str
    subject: Mention | None


@dataclass(frozen=True, slots=True)
class _Found:
    """By which rule, mention and cue a stretch was given its speaker."""

    rule: str
    mention: Mention | None = None
    cue: _Cue | None = None
    identity: Identity | None = None


def find_quotations(draft: Draft) -> Draft:
    """Return the draft with its quotations, in order, each inside one passage."""
    text = _blanked(draft)
    mentions = [
        [] if passage.block in draft.furniture and passage.block else find_mentions(text, passage.start, passage.end)
        for passage in draft.passages
    ]
    stage = Stage(gather([mention for some in mentions for mention in some], text))
    scene = _Scene(draft, text, stage, [])
    marks = iter(draft.marks)
    mark = next(marks, None)
    for passage, named in zip(draft.passages, mentions, strict=True):
        inside = []
        while mark and mark.start < passage.end:
            inside.append(replace(mark, start=max(mark.start, passage.start), end=min(mark.end, passage.end)))
            if mark.end > passage.end:
                break
            mark = next(marks, None)
        if passage.block not in draft.furniture:
            scene.quotations += _in_passage(scene, passage, inside, named)
    return replace(draft, quotations=tuple(scene.quotations))


@dataclass(slots=True)
class _Scene:
    """The text with blanked quotations, who is on stage, and what has been found so far."""

    draft: Draft
    text: str
    stage: Stage
    quotations: list[Quotation]
    block: int = -1
    last: _Found | None = None
    last_block: int = -1


def _blanked(draft: Draft) -> str:
    parts, at = [], 0
    text = draft.source.text.replace(BLANK, "\ufffd")
    for mark in draft.marks:
        if mark.outer_start >= at:
            parts += [text[at : mark.outer_start], BLANK * (mark.outer_end - mark.outer_start)]
            at = mark.outer_end
    return "".join([*parts, text[at:]])


def _in_passage(scene: _Scene, passage: Passage, marks: list[Mark], mentions: list[Mention]) -> list[Quotation]:
    """Return the quotations of one passage, in order."""
    cues = list(_cues(scene.text, passage, mentions))
    subject = next((m for m in mentions if m.form == "name"), None)
    found: list[Quotation] = []
    attributed: _Found | None = None
    for place, mark in enumerate(marks):
        if mark.start >= mark.end:
            continue
        how = _attribute(scene, passage, marks, place, cues, mentions)
        if _is_nobodys(scene, passage, mark, how):
            continue
        how = how or attributed or _from_neighbours(scene, passage, mark)
        attributed = how
        found.append(_quotation(scene, passage, mark, marks, how))
    for name in mentions:
        speaks = attributed is not None and name is attributed.mention
        scene.stage.enter(name, passage.block, leads=name is subject or speaks)
    reported = list(_indirect(scene, passage, cues, found))
    if attributed:
        scene.last, scene.last_block = attributed, passage.block
    elif reported and cues:
        first = next((cue for cue in cues if cue.subject), None)
        if first and first.subject:
            identity = identify(first.subject, scene.stage, passage.block)
            scene.last, scene.last_block = _Found("reported before", first.subject, first, identity), passage.block
    return _apart(sorted([*found, *reported], key=lambda q: (q.start, -q.end)))


def _apart(quotations: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


# Cues ---------------------------------------------------------------------------------------------------------------


def _cues(text: str, passage: Passage, mentions: list[Mention]) -> Iterator[_Cue]:
    """Yield the reporting words of a passage with their subjects, in order."""
    for match in _ACCORDING.finditer(text, passage.start, passage.end):
        subject = next((m for m in mentions if match.end() <= m.start <= match.end() + 25), None)
        if subject:
            yield _Cue(match.start(), match.end() - 1, "according", subject)
    taken = {position for mention in mentions if mention.form == "name" for position in (mention.start, mention.end)}
    for match in _WORD.finditer(text, passage.start, passage.end):
        verb = match.group().lower()
        if verb not in VERBS or match.start() in taken:
            continue
        if verb in ("told", "asked", "quoted", "cited", "reported") and _PASSIVE.search(text[max(passage.start, match.start() - 30) : match.start()]):
            continue
        subject = _before(text, match.start(), mentions) or _after(text, match.end(), mentions)
        edge = subject.end if subject and subject.end <= match.start() else passage.start
        if NEGATED.search(text, max(edge, match.start() - 60), min(passage.end, match.end() + 1)):
            continue
        yield _Cue(match.start(), match.end(), verb, subject)


def _before(text: str, verb: int, mentions: list[Mention]) -> Mention | None:
    """Return the subject left of a verb: next to it, or with an apposition between."""
    left = [mention for mention in mentions if mention.end <= verb and verb - mention.end < 260]
    for place in range(len(left) - 1, -1, -1):
        mention = left[place]
        between = text[mention.end : verb]
        if _JOINT.match(between) or _APPOSED.match(between):
            return _head(text, left[: place + 1])
    return None


def _head(text: str, left: list[Mention]) -> Mention:
    """Follow "a spokesman for the agency" and "the head of the union" back to the one who speaks; a relative "who" to its noun."""
    mention = left[-1]
    for earlier in reversed(left[:-1]):
        between = text[earlier.end : mention.start]
        if mention.words == "who" and re.fullmatch(r",? ?", between):
            return earlier
        if earlier.form == "noun" and _BELONGS.fullmatch(between.lstrip()) and len(between) < 16:
            return Mention(earlier.start, mention.end, text[earlier.start : mention.end], "noun")
        if mention.start - earlier.end > 20:
            break
    return mention


def _after(text: str, verb: int, mentions: list[Mention]) -> Mention | None:
    """Return the subject right behind a verb (said the minister), where quoted words or a comma stand before the verb."""
    following = next((mention for mention in mentions if mention.start >= verb), None)
    if not following or following.form == "pronoun" or text[verb : following.start].strip():
        return None
    left = text[:verb].rstrip() if verb < 2 else text[max(0, verb - 40) : verb].rstrip()
    before = left[: left.rfind(" ") + 1].rstrip()
    return following if before[-1:] in (BLANK, ",", "") else None


# Marks --------------------------------------------------------------------------------------------------------------


def _attribute(
    scene: _Scene, passage: Passage, marks: list[Mark], place: int, cues: list[_Cue], mentions: list[Mention]
) -> _Found | None:
    """Return how a stretch between marks gets its speaker within its own passage, or None."""
    mark = marks[place]
    start = marks[place - 1].outer_end if place else passage.start
    end = marks[place + 1].outer_start if place + 1 < len(marks) else passage.end
    before, after = scene.text[start : mark.outer_start], scene.text[mark.outer_end : end]
    leads = [cue for cue in cues if start <= cue.start < mark.outer_start and cue.subject]
    follows = [cue for cue in cues if mark.outer_end <= cue.start < end and cue.subject]
    close_after = next((cue for cue in follows if _starts(scene.text, mark.outer_end, cue)), None)
    if before.rstrip()[-1:] in (":", ",") and leads and not (place and before.strip(" ,.") == ""):
        name = "colon" if before.rstrip().endswith(":") else "tag before"
        if not (close_after and before.rstrip().endswith(",") and place == 0 and len(before) < 4):
            return _Found(name, leads[-1].subject, leads[-1])
    if close_after:
        inverted = close_after.subject is not None and close_after.subject.start > close_after.start
        return _Found("inverted tag" if inverted else "tag after", close_after.subject, close_after)
    if leads:
        return _Found("fragment", leads[-1].subject, leads[-1])
    if before.rstrip().endswith(":") and (named := [m for m in mentions if start <= m.start < mark.outer_start and m.form != "noun"]):
        return _Found("colon", named[0])
    unknown = _unknown_tag(scene, mark, end, mentions) if not before.strip() or place else None
    if unknown:
        return unknown
    according = next((cue for cue in cues if cue.verb == "according"), None)
    if according:
        return _Found("according", according.subject, according)
    if follows and not before.strip():
        return _Found("tag after", follows[0].subject, follows[0])
    earlier = [cue for cue in cues if cue.subject and cue.start < mark.start]
    if earlier:
        return _Found("fragment", earlier[-1].subject, earlier[-1])
    if before.strip() and after is not None:
        return _sentence_subject(mark, mentions)
    return None


def _starts(text: str, at: int, cue: _Cue) -> bool:
    first = min(cue.start, cue.subject.start) if cue.subject else cue.start
    return not text[at:first].strip(" ,–—-.\n\t") and first - at < 6


def _unknown_tag(scene: _Scene, mark: Mark, end: int, mentions: list[Mention]) -> _Found | None:
    """A verb on no list still counts where only a tag can stand."""
    behind = next((m for m in mentions if mark.outer_end <= m.start < end), None)
    if not behind:
        return None
    gap = scene.text[mark.outer_end : behind.start]
    if not gap.strip(" ,") and _UNKNOWN_VERB.match(scene.text, behind.end):
        return _Found("unknown verb", behind)
    verb = _UNKNOWN_VERB.fullmatch(gap.rstrip())
    return _Found("unknown verb", behind) if verb else None


def _sentence_subject(mark: Mark, mentions: list[Mention]) -> _Found | None:
    left = [mention for mention in mentions if mention.end <= mark.outer_start and mention.words.lower() not in ("it", "i", "we")]
    first = next((m for m in left if m.form != "noun"), left[0] if left else None)
    return _Found("sentence subject", first) if first else None


def _from_neighbours(scene: _Scene, passage: Passage, mark: Mark) -> _Found:
    """The same speaker goes on: in the same block, over a block's end, or where a block is only a quotation."""
    if scene.last is None:
        return _Found("nobody")
    block = scene.draft.source.blocks[passage.block]
    if scene.last_block == passage.block:
        return replace(scene.last, rule="same paragraph")
    alone = mark.outer_start - block.start < 2
    if mark.continues:
        return replace(scene.last, rule="continued")
    if alone and passage.block - scene.last_block <= 2:
        return replace(scene.last, rule="floating")
    return _Found("nobody")


def _is_nobodys(scene: _Scene, passage: Passage, mark: Mark, how: _Found | None) -> bool:
    """Tell whether a stretch is a title, a term or a scare quote: only on evidence."""
    words = scene.draft.source.text[mark.start : mark.end].split()
    before = scene.text[max(passage.start, mark.outer_start - 30) : mark.outer_start]
    spoken = how is not None and how.cue is not None
    if mark.continues or len(words) > 9:
        return False
    if _TITLED.search(before) and not before.rstrip().endswith(":") and not (spoken and how and how.cue and how.cue.verb in NAMING):
        return True
    ends_as_speech = words and words[-1][-1:] in ",.!?"
    if len(words) > 1 and not ends_as_speech and all(w[:1].isupper() or w.lower() in _SMALL or not w[:1].isalpha() for w in words):
        return not spoken or len(words) > 2
    if len(words) <= 2 and not ends_as_speech:
        return not spoken
    return how is None and not ends_as_speech and bool(before.strip()) and len(words) <= 4


def _quotation(scene: _Scene, passage: Passage, mark: Mark, marks: list[Mark], how: _Found) -> Quotation:
    identity = how.identity
    if identity is None and how.mention:
        identity = identify(how.mention, scene.stage, passage.block)
        if scene.last is None or how is not scene.last:
            how = replace(how, identity=identity)
    span, mode = _extent(scene, passage, mark, marks, how)
    rule = RULES[how.rule]
    confidence = rule.confidence * (identity.sure if identity else 1.0) * (1.0 if mark.closed or mark.continues else 0.95)
    if how.cue and scene.last is not how:
        scene.last, scene.last_block = how, passage.block
    return Quotation(
        "",
        span.start,
        span.end,
        mode,
        identity.name if identity else None,
        identity.role if identity else None,
        Span(how.mention.start, how.mention.end) if how.mention else None,
        Span(how.cue.start, how.cue.end) if how.cue else None,
        round(confidence, 2),
        how.rule,
        (_reason(scene, how),),
    )


def _reason(scene: _Scene, how: _Found) -> str:
    text = scene.draft.source.text
    cue = text[how.cue.start : how.cue.end] if how.cue else ""
    who = how.mention.words if how.mention else ""
    return RULES[how.rule].sentence.format(f"{who} {cue}".strip())


def _extent(scene: _Scene, passage: Passage, mark: Mark, marks: list[Mark], how: _Found) -> tuple[Span, Mode]:
    """Return the span and mode: the words between the marks, or the reported clause that they are part of."""
    words = Span(mark.start, mark.end)
    before = scene.text[max(passage.start, mark.outer_start - 3) : mark.outer_start].rstrip()
    if how.rule not in ("fragment", "tag before", "sentence subject") or before[-1:] in (":", "") or mark.outer_start == passage.start:
        return words, Mode.DIRECT
    first = scene.draft.source.text[mark.start]
    if before[-1:] == "," and (first.isupper() or how.rule == "tag before"):
        return words, Mode.DIRECT
    cue = how.cue
    if not cue or cue.verb not in REPORTS | NAMING or (cue.subject and cue.subject.start > cue.start) or cue.end > mark.outer_start:
        return words, Mode.MIXED
    start = _clause_start(scene.text, cue, mark.outer_start)
    if start is None or start >= mark.outer_start:
        return words, Mode.MIXED if not first.isupper() else Mode.DIRECT
    inside = [other for other in marks if start <= other.outer_start]
    end = mark.outer_end if cue.verb in NAMING else _clause_end(scene.text, passage, mark.outer_end)
    if any(other.outer_start < end < other.outer_end for other in inside):
        end = mark.outer_end
    return Span(start, max(end, mark.outer_end)), Mode.MIXED


# Indirect speech ----------------------------------------------------------------------------------------------------


def _indirect(scene: _Scene, passage: Passage, cues: list[_Cue], found: list[Quotation]) -> Iterator[Quotation]:
    """Yield what a passage reports without marks, outside what was found between marks."""
    busy = [(q.start, q.end) for q in found]
    for place, cue in enumerate(cues):
        if cue.subject is None and not (place and cue.verb in REPORTS and _is_joined(scene.text, cues[place - 1], cue)):
            continue
        if cue.subject is None:
            cue = replace(cue, subject=cues[place - 1].subject)
        following = next((c for c in cues[place + 1 :] if c.verb in REPORTS), None)
        span = _reported(scene.text, passage, cue, following)
        if span is None or any(a < span.end and span.start < b for a, b in busy):
            continue
        if cue.subject is None or BLANK in scene.text[span.start : span.end] or len(scene.text[span.start : span.end].split()) < 3:
            continue
        busy.append((span.start, span.end))
        identity = identify(cue.subject, scene.stage, passage.block)
        rule = RULES["indirect"]
        reason = rule.sentence.format(f"{cue.subject.words} {scene.text[cue.start : cue.end]}")
        yield Quotation(
            "", span.start, span.end, Mode.INDIRECT, identity.name, identity.role, Span(cue.subject.start, cue.subject.end),
            Span(cue.start, cue.end), round(rule.confidence * identity.sure, 2), "indirect", (reason,),
        )


def _is_joined(text: str, earlier: _Cue, cue: _Cue) -> bool:
    return bool(earlier.subject) and bool(re.search(r"\b(?:and|but) (?:also |then |later )?$", text[earlier.end : cue.start]))


def _reported(text: str, passage: Passage, cue: _Cue, following: _Cue | None) -> Span | None:
    """Return the clause that a cue reports, or None."""
    if cue.verb == "according":
        return _by_according(text, passage, cue)
    if cue.verb not in REPORTS:
        return None
    start = _clause_start(text, cue, passage.end)
    if start is not None and cue.subject and cue.subject.start < cue.start:
        end = _clause_end(text, passage, start)
        if following and start < following.start < end:
            joint = re.search(r",? (?:and|but) (?:also |then |later )?$", text[start : following.start])
            end = start + joint.start() if joint else end
        return Span(start, end) if end > start else None
    return _before_tag(text, passage, cue)


def _clause_start(text: str, cue: _Cue, limit: int) -> int | None:
    """Return where the reported clause behind a verb begins: after "that", or at once."""
    that = _THAT.match(text, cue.end, limit)
    if that:
        return that.end()
    if cue.verb in NEED_THAT or cue.verb in ("told", "tells", "tell") or _PREPOSITION.match(text, cue.end):
        return None
    if not text[cue.end : cue.end + 2].strip() or text[cue.end : cue.end + 1] != " ":
        return None
    return cue.end + 1


def _clause_end(text: str, passage: Passage, start: int) -> int:
    stop = _STOP.search(text, start, passage.end)
    end = stop.start() if stop else passage.end
    while end > start and text[end - 1] in ".!?, ":
        end -= 1
    return end


def _before_tag(text: str, passage: Passage, cue: _Cue) -> Span | None:
    """CLAUSE, S said."""
    first = min(cue.start, cue.subject.start) if cue.subject else cue.start
    left = text[passage.start : first].rstrip()
    if not left.endswith(",") or passage.end - cue.end > 120:
        return None
    dateline = _DATELINE.match(left)
    start = passage.start + (dateline.end() if dateline else 0)
    end = passage.start + len(left) - 1
    return Span(start, end) if end > start else None


def _by_according(text: str, passage: Passage, cue: _Cue) -> Span | None:
    if cue.start - passage.start < 3:
        comma = text.find(",", cue.subject.end if cue.subject else cue.end, passage.end)
        start = comma + 2
        return Span(start, _clause_end(text, passage, start)) if 0 < comma < passage.end - 8 else None
    left = text[passage.start : cue.start].rstrip(" ,")
    dateline = _DATELINE.match(left)
    start = passage.start + (dateline.end() if dateline else 0)
    return Span(start, passage.start + len(left)) if left else None
