"""Step: what the text is as a whole (news, release, report, interview …), by its headings, labels and signs.

Every sign speaks for one type; the type for which most speaks is taken, and news where too little does. What was seen is the reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from annotate.blocks import Shape, is_framed, is_of_page, shapes_of
from annotate.draft import Draft
from annotate.evidence import Part
from annotate.mails import within_article
from annotate.model import TextType
from annotate.rules import RuleId
from annotate.text_types.signs import SIGNS, Sign, Where
from source.model import Block, Role, SourceText

ENOUGH = 2.0  # signs that add up to less decide nothing
TOP = 8  # blocks behind the headline that count as the top; half as many before it
LABEL = 8  # words of a label or a heading
SHOWN = 60  # characters of a sign that are shown
READ = 60_000  # characters in which words of the running text are looked for
LINKED = 0.8  # the share of links from which a line of a page is a menu
NOTHING = "no sign of anything but news"

_RELEASE_SENT = re.compile(
    r"[^:]{1,20}:.{0,20}\b(?:(?:press|news|media) release|pressemitteilung|communiqué)\b", re.IGNORECASE
)
_PARTS_OF_MAIL = {
    RuleId.MAIL_HEADER: "the head of a mail",
    RuleId.GREETING: "a greeting",
    RuleId.SIGNATURE: "a farewell",
}
_HEADS = frozenset({Role.HEADLINE, Role.BYLINE, Role.DATELINE, Role.CAPTION, Role.CREDIT})
_DISTRIBUTORS = frozenset(
    {
        "prnewswire",
        "pr newswire",
        "business wire",
        "businesswire",
        "globe newswire",
        "globenewswire",
        "accesswire",
        "ots",
        "ein presswire",
    }
)
_SPOKEN = re.compile(r"delivery|gesprochene|prononcé")
_LISTED, _FEWEST_LISTED = 0.6, 6  # the share of its words, and the number of items, from which a text is a list
_FEWEST_OWN, _OFTEN, _SOMETIMES = 3, 0.25, 0.12  # words of the writer's own voice, and how many in a sentence
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{1,600}[”“»\"]")
_FIRST = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us)\b")
_ARGUES = re.compile(r"\b(?:should|must|ought|perhaps|surely|let us|we need|foolish|wrong|shame(?:ful)?|nonsense)\b")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")


class Found(NamedTuple):
    """A sign that was found: for what it speaks, how much, and what an editor reads."""

    type: TextType
    weight: float
    reason: str


def decide_text_type(draft: Draft) -> Draft:
    """Return the draft with what its text is, and why; news where too little speaks for anything else.

    Of a mail the article decides: a release that was sent on is a release. A mail is what shows no sign of anything else.
    """
    if draft.text_type is not None:
        return draft
    found = _of_article(draft)
    if found.text_type is not TextType.NEWS:
        return found
    if subject := next(_subjects_of_releases(draft), None):
        return replace(found, text_type=TextType.RELEASE, type_reasons=(f"called a release: {_shown([subject])}",))
    reasons = tuple(_as_mail(draft))
    return replace(found, text_type=TextType.MAIL, type_reasons=reasons) if reasons else found


def _subjects_of_releases(draft: Draft) -> Iterator[str]:
    """Yield the header lines of mails that say that a release was sent."""
    for number, verdict in draft.furniture.items():
        words = draft.source.text_of(draft.source.blocks[number]) if verdict.rule is RuleId.MAIL_HEADER else ""
        if _RELEASE_SENT.match(words):
            yield words


def _as_mail(draft: Draft) -> Iterator[str]:
    """Yield what shows that the text is a mail: its head, or a greeting with a farewell."""
    rules = {verdict.rule: number for number, verdict in reversed(list(draft.furniture.items()))}
    shown = [(rules[rule], what) for rule, what in _PARTS_OF_MAIL.items() if rule in rules]
    if RuleId.MAIL_HEADER in rules or len(shown) > 1:
        yield from (f"{what}: {_shown([draft.source.text_of(draft.source.blocks[n])])}" for n, what in shown)


@within_article
def _of_article(draft: Draft) -> Draft:
    source, shapes = draft.source, shapes_of(draft.source)
    found = [
        *_by_signs(source, shapes),
        *_by_statements(source),
        *_by_turns(draft),
        *_by_list(source, shapes),
        *_by_voice(source),
    ]
    weights = {one: sum(sign.weight for sign in found if sign.type is one) for one in TextType}
    best = max(TextType, key=weights.__getitem__)  # of equals the first
    if weights[best] < ENOUGH:
        return replace(draft, text_type=TextType.NEWS, type_reasons=(NOTHING,))
    return replace(draft, text_type=best, type_reasons=tuple(sign.reason for sign in found if sign.type is best))


def _by_signs(source: SourceText, shapes: Sequence[Shape]) -> Iterator[Found]:
    """Yield the signs of the table that the text has."""
    places, running = _places(source.blocks, shapes), _in_own_voice(source).lower()
    for where in (Where.LABEL, Where.OPENING):  # any block may have these, few do
        places[where] = [n for n in places[where] if _any(where).match(shapes[n].text)]
    for kind, signs in _compiled().items():
        for sign, pattern in signs:
            if sign.where is Where.TEXT:
                seen = list(dict.fromkeys(match[0] for match in pattern.finditer(running)))
            else:
                seen = [shapes[n].text for n in places[sign.where] if pattern.match(shapes[n].text)]
            if len(seen) >= sign.least:
                yield Found(kind, sign.weight * min(len(seen), sign.most), f"{sign.sentence}: {_shown(seen)}")


def _places(blocks: Sequence[Block], shapes: Sequence[Shape]) -> dict[Where, Sequence[int]]:
    """Return the blocks in which signs of each sort are looked for."""
    own = [n for n, block in enumerate(blocks) if not _is_menu(block)]
    headline = next((n for n, block in enumerate(blocks) if block.role is Role.HEADLINE), 0)
    top = range(max(0, headline - TOP // 2), min(len(blocks), headline + TOP))
    return {
        Where.HEADLINE: [headline] if blocks else [],
        Where.TOP: top,
        Where.ALONE: [
            n for n in top if all(_is_text(blocks[m], shapes[m]) for m in (n - 1, n + 1) if 0 <= m < len(blocks))
        ],
        Where.LABEL: [n for n in own if shapes[n].words <= LABEL],
        Where.OPENING: own,
    }


def _is_text(block: Block, shape: Shape) -> bool:
    """Tell whether a block is one of an article's, and no line of a menu, among which a label says nothing."""
    return block.role in _HEADS or shape.sentence or shape.words > LABEL


@cache
def _compiled() -> dict[TextType, tuple[tuple[Sign, re.Pattern[str]], ...]]:
    """Compile the table once: the running text is in small letters; elsewhere bullets and other signs in front are passed over."""

    def compiled(sign: Sign) -> re.Pattern[str]:
        if sign.where is Where.TEXT:
            return re.compile(sign.pattern)
        return re.compile(rf"[\s*_#>“(\[•·–—-]{{0,8}}?(?:{sign.pattern})", re.IGNORECASE)

    return {kind: tuple((sign, compiled(sign)) for sign in signs) for kind, signs in SIGNS.items()}


@cache
def _any(where: Where) -> re.Pattern[str]:
    """Return a pattern that fits wherever a sign of this sort does."""
    patterns = [pattern.pattern for signs in _compiled().values() for sign, pattern in signs if sign.where is where]
    return re.compile("|".join(patterns), re.IGNORECASE)


def _is_menu(block: Block) -> bool:
    """Tell whether a line belongs to the frame of a page."""
    hints = block.hints if is_of_page(block) else None
    return is_framed(block) or (hints is not None and hints.link_share > LINKED)


def _shown(seen: Sequence[str]) -> str:
    """Return what was seen, in marks and short."""
    lines = [" ".join(words.split()) for words in seen[:2]]
    shown = ", ".join(f"“{line if len(line) <= SHOWN else line[:SHOWN].rsplit(' ', 1)[0] + ' …'}”" for line in lines)
    return f"{shown} and {len(seen) - 2} more" if len(seen) > 2 else shown


def _by_statements(source: SourceText) -> Iterator[Found]:
    """Yield what speaks for a type in what the text says of itself."""
    words = {name: source.text_of(span) for name, span in source.origin.statements.items()}
    if "embargo" in words:
        yield Found(TextType.RELEASE, 1.5, f"it is under embargo: {_shown([words['embargo']])}")
    if _SPOKEN.search(words.get("handling", "").lower()):
        yield Found(TextType.SPEECH, 2.5, f"it is to be spoken: {_shown([words['handling']])}")
    if words.get("agency", "").lower() in _DISTRIBUTORS:
        yield Found(TextType.RELEASE, 2.0, f"sent by a distributor of releases: {_shown([words['agency']])}")


def _by_turns(draft: Draft) -> Iterator[Found]:
    """Yield what speaks for a talk: several who speak in turn, or one voice throughout."""
    turns = [turn for inside in draft.turns.values() for turn in inside if turn.part is not Part.OBSERVED]
    voices = dict.fromkeys(turn.name or turn.key for turn in turns)
    asked = any(turn.part is Part.QUESTION for turn in turns)
    if len(voices) > 1 or asked:
        yield Found(
            TextType.INTERVIEW,
            3.0,
            f"people speak in turn: {_shown([voice for voice in voices if voice] or ['Q', 'A'])}",
        )
    elif turns:
        yield Found(TextType.SPEECH, 2.0, f"one person speaks throughout: {_shown(list(voices))}")


def _by_list(source: SourceText, shapes: Sequence[Shape]) -> Iterator[Found]:
    items = [n for n, block in enumerate(source.blocks) if block.role is Role.LIST_ITEM and not is_of_page(block)]
    if len(items) >= _FEWEST_LISTED and sum(shapes[n].words for n in items) > _LISTED * sum(s.words for s in shapes):
        yield Found(TextType.LIST, 2.0, f"{len(items)} items of a list make up most of it")


def _in_own_voice(source: SourceText) -> str:
    """Return the running text without the words of others."""
    return _QUOTED.sub(" ", source.text[:READ])


def _by_voice(source: SourceText) -> Iterator[Found]:
    """Yield what speaks for a type in the writer's own voice."""
    running = _in_own_voice(source)
    sentences = len(_SENTENCE.findall(running)) or 1
    first, argues = len(_FIRST.findall(running)), len(_ARGUES.findall(running.lower()))
    if first >= _FEWEST_OWN and first > _OFTEN * sentences:
        yield Found(TextType.SPEECH, 1.0, "the writer speaks in the first person")
        yield Found(TextType.OPINION, 0.5, "the writer speaks in the first person")
    if argues >= _FEWEST_OWN and argues > _SOMETIMES * sentences:
        yield Found(TextType.OPINION, 1.0, "the writer says what should be")
