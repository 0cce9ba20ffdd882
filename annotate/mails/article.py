"""Steps: which mail of a thread is the article, and what its header says of it.

The article is the newest mail that is more than a note over another one. What is not of it is boilerplate, with its level.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from itertools import pairwise

from annotate.blocks import Shape, shape_of, shapes_of
from annotate.draft import Draft, Verdict
from annotate.mails.furniture import Parts, is_note, parts_of
from annotate.mails.phrases import EMBARGO, HANDLING, SENTENCES
from annotate.model import Kind
from annotate.rules import RULES, RuleId
from source.dates import two_readings
from source.model import Block, Problem, Role, SourceText, Span, blanked
from source.text import Mail, mails_in

FULLER = 3  # times the words of a subject, that a headline has at most: beyond, it is the first line of the text
CONDITIONS = (
    ("embargo", RuleId.EMBARGO, "the text is under embargo"),
    ("handling", RuleId.HANDLING, "the text says how it may be used"),
)
Step = Callable[[Draft], Draft]


def find_article(draft: Draft) -> Draft:
    """Return the draft with a verdict for each block that is not of the article: header, notes, older mails, greeting, signature."""
    source = draft.source
    mails = mails_in(source)
    if not mails and any(block.hints and block.hints.tag for block in source.blocks):
        return draft  # a web page's letters are its own affair
    shapes = shapes_of(source)
    thread = newest_first(mails) or [Mail(0, body=list(range(len(source.blocks))))]
    parts = [parts_of(mail, shapes) for mail in thread]
    chosen = _chosen(thread, parts, shapes)
    furniture: dict[int, Verdict] = {}
    for place, (mail, own) in enumerate(zip(thread, parts, strict=True)):
        is_taken = place == chosen or (mail.is_of_digest and thread[chosen].is_of_digest)
        rest = None if is_taken else RuleId.COVERING_NOTE if place < chosen else RuleId.QUOTED_REPLY
        rules = dict.fromkeys(mail.header, RuleId.MAIL_HEADER) | dict(own.furniture)
        rules |= dict.fromkeys(own.content, rest) if rest else {}
        if place <= chosen:
            rules |= _conditions(rules, shapes)
        furniture |= {number: _verdict(rule, mail.level) for number, rule in rules.items()}
    if not furniture:
        return draft
    blocks = tuple(
        replace(block, role=Role.PARAGRAPH) if block.role is Role.REPLY and n not in furniture else block
        for n, block in enumerate(source.blocks)
    )
    told = tuple(_told(source, thread, parts, chosen))
    return replace(
        draft,
        source=replace(source, blocks=blocks),
        furniture={n: furniture[n] for n in sorted(furniture)},
        problems=(*draft.problems, *told),
    )


def newest_first(mails: Sequence[Mail]) -> list[Mail]:
    """Return the mails by age: what is quoted is older; where all stand one below the other and their days ascend, the last is the newest."""
    days = [mail.date for mail in mails]
    ascends = (
        len(mails) > 1 and all(days) and days != sorted(days, key=str, reverse=True) and days == sorted(days, key=str)
    )
    if ascends and all(one.level < other.level for one, other in pairwise(mails)):
        return list(reversed(mails))
    return sorted(mails, key=lambda mail: mail.level)


def _chosen(thread: Sequence[Mail], parts: Sequence[Parts], shapes: Sequence[Shape]) -> int:
    """Return the place of the article in the thread."""
    digest = next((place for place, mail in enumerate(thread) if mail.is_of_digest), None)
    if digest is not None:
        return digest
    longest: Parts | None = None
    older: list[Parts | None] = []
    for own in reversed(parts):
        older.append(longest)
        longest = own if longest is None or own.words > longest.words else longest
    older.reverse()
    forwards = False
    for place, own in enumerate(parts):
        forwards = forwards or any(mail.is_forwarding for mail in thread[place : place + 2])
        if not is_note(own, older[place], shapes, forwards=forwards):
            return place
    return len(thread) - 1


def _verdict(rule: RuleId, level: int) -> Verdict:
    entry = RULES[rule]
    reason = entry.sentence + (f", level {level}" if level else "")
    return Verdict(Kind.BOILERPLATE, rule, entry.confidence, (reason,))


def _told(source: SourceText, thread: Sequence[Mail], parts: Sequence[Parts], chosen: int) -> Iterator[Problem]:
    """Yield which mail was taken, where there are several."""
    several = sum(bool(own.content) for own in parts)
    if several < 2 or not parts[chosen].content:
        return
    if thread[chosen].is_of_digest:
        yield Problem(
            "the text is a list’s digest: all of its mails are taken for the article; for a page of one, save that one alone."
        )
        return
    mail, first = thread[chosen], source.blocks[parts[chosen].content[0]]
    subject = _subject(thread, chosen)
    whose = "".join(
        (
            f" by {mail.author}" if mail.author else "",
            f" of {mail.date}" if mail.date else "",
            f", “{subject}”" if subject else "",
        )
    )
    yield Problem(
        f"the text is a thread of {several} mails: the article is the one that begins at {first.locator}{whose}, and the rest is boilerplate; "
        "if another is meant, save that one alone.",
        Span(first.start, first.end),
    )


def _conditions(numbers: Iterable[int], shapes: Sequence[Shape]) -> dict[int, RuleId]:
    """Return which blocks beside the article say when or how it may be used: these are kept, and told."""
    found = {}
    for number in numbers:
        text = shapes[number].text
        if EMBARGO.search(text):
            found[number] = RuleId.EMBARGO
        elif HANDLING.search(text):
            found[number] = RuleId.HANDLING
    return found


def within_article(step: Step) -> Step:
    """Return a step that reads the article's blocks alone: to it, everything that has a verdict by now is blank."""

    @wraps(step)
    def within(draft: Draft) -> Draft:
        if not draft.furniture:
            return step(draft)
        whole = draft.source
        free = [n for n in range(len(whole.blocks)) if n not in draft.furniture]
        inner = replace(
            whole,
            text=blanked(whole.text, (whole.blocks[n] for n in draft.furniture)),
            blocks=tuple(whole.blocks[n] for n in free),
        )
        cells = frozenset(place for place, n in enumerate(free) if n in draft.cells)
        turns = {place: draft.turns[n] for place, n in enumerate(free) if n in draft.turns}
        found = step(replace(draft, source=inner, furniture={}, cells=cells, turns=turns))
        blocks = list(whole.blocks)
        for n, block in zip(free, found.source.blocks, strict=True):
            blocks[n] = block
        furniture = dict(draft.furniture) | {free[place]: verdict for place, verdict in found.furniture.items()}
        return replace(
            found,
            source=replace(found.source, text=whole.text, blocks=tuple(blocks)),
            furniture={n: furniture[n] for n in sorted(furniture)},
            cells=frozenset(free[place] for place in found.cells),
            turns={free[place]: turn for place, turn in found.turns.items()},
        )

    return within


def take_header(draft: Draft) -> Draft:
    """Return the draft with what the header and the note say of the article where it states none: title, author, date, embargo, handling."""
    draft = _with_conditions(draft)
    source, origin = draft.source, draft.source.origin
    thread = newest_first(mails_in(source))
    place = next((n for n, mail in enumerate(thread) if any(b not in draft.furniture for b in mail.body)), None)
    if place is None:
        return draft
    place = 0 if thread[place].is_of_digest else place
    mail, subject = thread[place], _subject(thread, place)
    headline = next((block for block in source.blocks if block.role is Role.HEADLINE), None)
    title = origin.title
    if subject and (
        title is None
        or (headline and title == _line(source, headline) and not _is_better(title, subject, source, draft))
    ):
        title = subject
    date = origin.date or mail.date
    if date is None and (found := two_readings(mail.when)):
        what = f"the date “{found[0]}” may be {found[1]} or {found[2]}, so none was taken: say which with --date."
        draft = replace(draft, problems=(*draft.problems, Problem(what)))
    origin = replace(origin, title=title, author=origin.author or mail.author, date=date)
    return draft if origin == source.origin else replace(draft, source=replace(source, origin=origin))


def _with_conditions(draft: Draft) -> Draft:
    """Return the draft with an embargo and a handling mark that stand beside the article, where that says none itself."""
    source = draft.source
    for name, rule, what in CONDITIONS:
        number = next((n for n, verdict in draft.furniture.items() if verdict.rule is rule), None)
        if number is None or getattr(source.origin, name):
            continue
        span = _sentence(source, source.blocks[number], EMBARGO if rule is RuleId.EMBARGO else HANDLING)
        problem = Problem(f"{what}: “{' '.join(source.text_of(span).split())}”", span)
        source = replace(source, origin=replace(source.origin, **{name: span}))  # type: ignore[arg-type]
        draft = replace(draft, source=source, problems=(*draft.problems, problem))
    return draft


def _sentence(source: SourceText, block: Block, pattern: re.Pattern[str]) -> Span:
    """Return the sentence of a block in which the words of a pattern stand."""
    place = block.start
    for sentence in SENTENCES.split(source.text_of(block)):
        place = source.text.index(sentence, place)
        if pattern.search(sentence):
            return Span(place, place + len(sentence))
    return Span(block.start, block.end)


def _line(source: SourceText, block: Block) -> str:
    return " ".join(source.text_of(block).split())


def _subject(thread: Sequence[Mail], place: int) -> str | None:
    """Return the subject of a mail; where its header names none, that of the nearest mail that answers it, or that it answers."""
    nearest = [*reversed(thread[: place + 1]), *thread[place + 1 :]]
    return next((mail.subject for mail in nearest if mail.subject), None)


def _is_better(headline: str, subject: str, source: SourceText, draft: Draft) -> bool:
    """Tell whether the text's own headline says all that the subject does, or the subject says nothing of the text: Fwd: for approval."""
    said = shape_of(subject).stems
    if said <= shape_of(headline).stems and len(headline.split()) <= FULLER * len(subject.split()):
        return True
    text = (shape.stems for n, shape in enumerate(shapes_of(source)) if n not in draft.furniture)
    return all(said.isdisjoint(stems) for stems in text)
