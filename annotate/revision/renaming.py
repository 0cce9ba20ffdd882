"""A speaker who is called otherwise than before: whoever goes on from those words follows, one person stays one, no reason keeps the old name.

A name is corrected where both are spelled much alike, or a person's surname is another behind the same given name, and the new one stood
nowhere before: then it is that person's everywhere. Where they only share a word, another person may be meant, so it is only told where the
old one still stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from unicodedata import combining, normalize

from annotate.lexicon import BODY_NOUNS, BODY_WORDS, HONORIFICS, TITLES, is_body
from annotate.model import AnnotatedText, Quotation, Segment
from annotate.rules import RuleId

UNNAMED = "somebody the text does not name"
GOES_ON = frozenset((RuleId.SAME_PARAGRAPH, RuleId.CONTINUED, RuleId.SET_APART, RuleId.FLOATING))
ALIKE = 0.78  # the share of letters that two spellings of a name have in common: Osthiem and Ostheim, not Kern and Kehr
HYPHENS = tuple("-‐‑")
LONGEST = 400  # words between the first and the last that an editor changed; in more, no name is looked for

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Correction:
    """A speaker's name as an editor corrected it within the words of a segment."""

    new: str
    segment: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """A speaker called ``new``, before ``old``, None for nobody, by an edit of a ``segment``: ``also`` are the other segments whose
    quotations follow, ``quotations`` those; ``stands`` are the segments whose words still hold the old name.
    """

    segment: str
    old: str | None
    new: str | None
    also: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()


def leaders_of(quotations: Sequence[Quotation]) -> dict[str, str]:
    """Return from which quotation, the one before, each takes its speaker that takes it from a neighbour, by their ids."""
    leaders: dict[str, str] = {}
    for before, quotation in pairwise(quotations):
        shared = quotation.speaker_span is not None and quotation.speaker_span == before.speaker_span
        if quotation.speaker == before.speaker and (quotation.rule in GOES_ON or shared):
            leaders[quotation.id] = before.id
    return leaders


def renamed(
    before: AnnotatedText, after: AnnotatedText, corrected: Mapping[str, Correction]
) -> tuple[AnnotatedText, tuple[Renaming, ...]]:
    """Return the text after an editor's changes with everybody called as the changes have it, and what follows from which.

    ``corrected`` are names that the editor corrected in the words, by the old ones.
    """
    follow = _Following(before, after)
    if not corrected and not follow.changed:
        return after, ()
    follow.go_on()
    follow.stay_one(corrected)
    annotated = replace(after, quotations=tuple(follow.now.values()))
    return without_old_names(before, annotated), tuple(follow.renamings())


class _Following:
    """Who is called how ``now``; ``causes`` say for each quotation that follows which one it follows, or which correction."""

    def __init__(self, before: AnnotatedText, after: AnnotatedText) -> None:
        self.before, self.after = before, after
        self.old = {quotation.id: quotation for quotation in before.quotations}
        self.now = {quotation.id: quotation for quotation in after.quotations}
        self.halves: dict[str, list[str]] = {}
        for name in self.now:
            self.halves.setdefault(_origin(name, self.old), []).append(name)
        self.changed = [
            name
            for origin in self.old
            for name in self.halves.get(origin, ())[:1]
            if _said_by(self.now[name]) != _said_by(self.old[origin])
        ]
        self.causes: dict[str, Renaming] = {}
        self.found: dict[Renaming, list[str]] = {}
        self.stands: dict[Renaming, tuple[str, ...]] = {}

    def _renaming(self, name: str) -> Renaming:
        """Return the renaming that a quotation is part of, or the one that it is itself."""
        was = self.old[_origin(name, self.old)]
        own = Renaming(self.before.segment_of(was).id, was.speaker, self.now[name].speaker)
        return self.causes.get(name, own)

    def _follow(self, name: str, cause: Renaming, changed: Quotation) -> None:
        self.now[name], self.causes[name] = changed, cause
        self.found.setdefault(cause, []).append(name)

    def go_on(self) -> None:
        """Give each quotation that goes on from another its speaker, unless an editor named one for it."""
        for origin, lead in leaders_of(self.before.quotations).items():
            first = next(iter(self.halves.get(lead, ())), None)
            if first is None or _said_by(self.now[first]) == _said_by(self.old[lead]):
                continue
            leader, cause = self.now[first], self._renaming(first)
            for name in self.halves.get(origin, ()):
                one = self.now[name]
                if one.rule != RuleId.EDITOR and _said_by(one) == _said_by(self.old[origin]):
                    changed = replace(one, speaker=leader.speaker, role=leader.role, speaker_span=leader.speaker_span)
                    self._follow(name, cause, changed)

    def stay_one(self, corrected: Mapping[str, Correction]) -> None:
        """Give each quotation of somebody whose name was corrected the new name, and see where the old one still stands."""
        causes = {old: Renaming(one.segment, old, one.new) for old, one in corrected.items()}
        unclear: set[str] = set()
        told: dict[str, Renaming] = {}
        for name in self.changed:
            cause = self._renaming(name)
            old, new = cause.old, cause.new
            if name in self.causes or not old or not new or old == new or not self._is_new(old, new):
                continue
            if is_one_person(old, new):
                if causes.get(old, cause).new != new:
                    unclear.add(old)
                causes[old] = cause
            elif _share_a_name(old, new):
                told[old] = cause
        for old in unclear:
            del causes[old]
        for name, one in self.now.items():
            was = self.old.get(_origin(name, self.old))
            spelled = causes.get(one.speaker or "")
            is_named_now = one.rule == RuleId.EDITOR and was is not None and was.rule != RuleId.EDITOR
            if was and spelled and not is_named_now:
                self._follow(name, spelled, replace(one, speaker=spelled.new))
        self.stands = _standing([*told.values(), *causes.values()], self.after)

    def _is_new(self, old: str, new: str) -> bool:
        """Tell whether a name has words that the text did not hold: else it is that of another whom it names, or only a part of the old one."""
        return not (set(words_of(new)) - set(words_of(old))) & self._words_before

    @cached_property
    def _words_before(self) -> set[str]:
        return set(words_of(self.before.text))

    def renamings(self) -> Iterator[Renaming]:
        """Yield what was called otherwise, and what followed."""
        for cause in dict.fromkeys([*self.found, *self.stands]):
            names = self.found.get(cause, [])
            homes = dict.fromkeys(self.after.segment_of(self.now[name]).id for name in names)
            also = tuple(name for name in homes if name != cause.segment)
            yield replace(cause, also=also, quotations=tuple(names), stands=self.stands.get(cause, ()))


def _origin(name: str, old: Mapping[str, Quotation]) -> str:
    """Return the id that a quotation had before it was cut in two: q03 for q03b."""
    return name if name in old else name.rstrip("b")


def _said_by(quotation: Quotation) -> tuple[str | None, str | None]:
    return quotation.speaker, quotation.role


# Names ----------------------------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    """Return the words of a text, those with a hyphen or an apostrophe whole, without the ’s of possession."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def is_one_person(old: str, new: str) -> bool:
    """Tell whether a new name is an old one spelled differently, with more words, or a person's with another surname.

    >>> is_one_person("Bram Ostheim", "Bram Ostheim-Rau"), is_one_person("Bram Ostheim", "Lise Ostheim")
    (True, False)
    """
    first, second = words_of(old), words_of(new)
    gone, come = ([word for word in one if word not in other] for one, other in ((first, second), (second, first)))
    if not gone:
        return bool(first) and bool(come)
    if len(gone) == len(come) and all(map(_are_alike, gone, come)):
        return True
    return first[:-1] == second[:-1] and _is_given_name(first[:-1]) and not is_body(old) and not is_body(new)


def _is_given_name(words: Sequence[str]) -> bool:
    """Tell whether words before a surname are no title, no part of a body's name, and not small."""
    strange = TITLES | HONORIFICS | BODY_WORDS
    return bool(words) and not any(word.islower() or word in strange or word.lower() in BODY_NOUNS for word in words)


def _are_alike(one: str, other: str) -> bool:
    one, other = _bare(one), _bare(other)
    if one.startswith(f"{other}-") or other.startswith(f"{one}-"):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _bare(word: str) -> str:
    """Return a word in small letters without the marks on them."""
    return "".join(letter for letter in normalize("NFD", word.casefold()) if not combining(letter))


def _share_a_name(old: str, new: str) -> bool:
    """Tell whether two names have a word in common that is not a small one, like “of”."""
    return any(not word.islower() for word in set(words_of(old)) & set(words_of(new)))


def corrected_names(before: AnnotatedText, words: Mapping[str, str]) -> dict[str, Correction]:
    """Return the names of speakers that new words of segments have otherwise, by the old ones."""
    names: dict[str, set[str]] = {}
    for quotation in before.quotations:
        for word in words_of(quotation.speaker or ""):
            if not word.islower():
                names.setdefault(word, set()).add(quotation.speaker or "")
    if not names or not words:
        return {}
    known = set(words_of(before.text))
    found: dict[str, Correction] = {}
    unclear: set[str] = set()
    for segment in before.segments:
        if segment.id not in words:
            continue
        old = before.text_of(segment)
        here: dict[str, str] = {}
        for word, new in _exchanged(words_of(old), words_of(words[segment.id])):
            named = {name for name in names.get(word, ()) if name in old}
            whose = named or names.get(word, set())
            if len(whose) == 1 and new not in known and (named or _are_alike(word, new)):
                (name,) = whose
                here[name] = _with_word(here.get(name, name), word, new)
        here = {name: new for name, new in here.items() if is_one_person(name, new)}
        for name, new in here.items():
            if found.setdefault(name, Correction(new, segment.id)).new != new:
                unclear.add(name)
    return {name: one for name, one in found.items() if name not in unclear}


def _exchanged(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words with a capital for each of which another such word stands now."""
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    first, second = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(first), len(second)) > LONGEST:
        return
    for what, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            for one, other in zip(first[a:b], second[c:d], strict=True):
                if not one.islower() and not other.islower():
                    yield one, other


def _with_word(text: str, old: str, new: str) -> str:
    """Return a text with new words wherever old ones are no part of longer ones."""
    pieces: list[str] = []
    at = 0
    while (start := text.find(old, at)) >= 0:
        end = start + len(old)
        pieces += (
            text[at:start],
            old if _is_part(text[max(start - 2, 0) : start][::-1]) or _is_part(text[end : end + 2]) else new,
        )
        at = end
    return "".join([*pieces, text[at:]])


def _is_part(beside: str) -> bool:
    """Tell whether the two characters beside a word, the nearer first, go on with it: a letter, or a hyphen and a letter."""
    return beside[:1].isalnum() or (beside[:1] in HYPHENS and beside[1:].isalnum())


# Where old names stand ------------------------------------------------------------------------------------------------


def _standing(renamings: Iterable[Renaming], annotated: AnnotatedText) -> dict[Renaming, tuple[str, ...]]:
    """Return the segments whose words still hold the old name of each that was called otherwise, or the old surname alone."""
    looked_for: dict[str, list[tuple[Renaming, str, bool]]] = {}
    for one in renamings:
        old, new = words_of(one.old or ""), words_of(one.new or "")
        gone = [word for word in old if word not in new]
        if not set(new) - set(old):
            continue
        if gone and old[-1] in gone and not old[-1].islower():
            looked_for.setdefault(old[-1].casefold(), []).append((one, old[-1], True))
        elif gone:
            looked_for.setdefault(gone[0].casefold(), []).append((one, " ".join(old).casefold(), False))
    stands: dict[Renaming, list[str]] = {}
    for segment in annotated.segments if looked_for else ():
        here = words_of(annotated.text_of(segment))
        line = f" {' '.join(here)} ".casefold()
        for word in dict.fromkeys(word.casefold() for word in here):
            for one, words, is_surname in looked_for.get(word, ()):
                if words in here if is_surname else f" {words} " in line:
                    stands.setdefault(one, []).append(segment.id)
    return {one: tuple(segments) for one, segments in stands.items()}


# Reasons ----------------------------------------------------------------------------------------------------------------


def without_old_names(before: AnnotatedText, after: AnnotatedText) -> AnnotatedText:
    """Return the text with the reasons of quotations and of their segments as they are with the speakers that are named now.

    What an editor's decision says of the name before it stays.
    """
    old = {quotation.id: quotation for quotation in before.quotations}
    names: dict[str, dict[str, str]] = {}
    quotations: list[Quotation] = []
    for segment, inside in after.segments_with_quotations():
        for quotation in inside:
            was = old.get(_origin(quotation.id, old))
            if was and was.speaker and was.speaker != quotation.speaker:
                new = quotation.speaker or UNNAMED
                names.setdefault(segment.id, {})[was.speaker] = new
                if quotation.rule != RuleId.EDITOR:
                    quotation = replace(quotation, reasons=_with_names(quotation.reasons, {was.speaker: new}))
            quotations.append(quotation)
    if not names:
        return after
    segments = tuple(_with_names_in(segment, names.get(segment.id, {})) for segment in after.segments)
    return replace(after, segments=segments, quotations=tuple(quotations))


def _with_names_in(segment: Segment, names: Mapping[str, str]) -> Segment:
    if not names or segment.rule == RuleId.EDITOR:
        return segment
    return replace(segment, reasons=_with_names(segment.reasons, names))


def _with_names(reasons: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    for old, new in names.items():
        reasons = [_with_name(reason, old, new) for reason in reasons]
    return tuple(reasons)


def _with_name(reason: str, old: str, new: str) -> str:
    """Return a reason with a new name for the old one, and for the surname alone; where the new one stands already it stays."""
    reason = new.join(_with_word(part, old, new) for part in reason.split(new))
    surname, other = words_of(old)[-1:], words_of(new)
    if not surname or surname[0].islower() or surname[0] in other:
        return reason
    last = new if new == UNNAMED else other[-1]
    return new.join(_with_word(part, surname[0], last) for part in reason.split(new))
