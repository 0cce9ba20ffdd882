"""What an editor changed in a marked-up file, one record each; and what contradicts itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotate.merge.edited_file import Hand
from annotate.model import AnnotatedText
from annotate.revision import Renaming
from source.model import Problem

CHANGES: dict[str, str] = {
    "kind": "another kind",
    "speaker": "another speaker",
    "words": "other words",
    "quotation": "a quotation, as the new words have it",
    "doubt": "the new words look like another kind, left as it was",
    "deleted": "deleted",
    "kept": "its deletion was rejected, so it stays",
    "accepted": "deleted, as proposed",
    "cut": "cut in two",
    "parted": "begins a paragraph of its own",
    "joined": "joined with the paragraph before",
    "moved": "moved",
    "new": "new words",
    "detail": "what is said of the whole text",
    "note": "a comment",
    "resolved": "a comment was resolved",
    "handed on": "stands in the style of a paragraph deleted before it or beside it, which LibreOffice hands on: not taken for a decision",
    "untied": "could not be read back",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an editor changed. ``what`` is one of ``CHANGES``; ``segment`` its id, None for what concerns none.

    ``before`` and ``after`` are a kind, a speaker, words or a comment, as the case may be; ``where`` is the carrier that says so;
    ``by`` and ``date`` are empty and None where the file does not say. Where a speaker is called otherwise, ``also`` are the segments whose
    quotations follow, and ``stands`` those whose words still hold the old name, each with that name.
    """

    what: str
    segment: str | None
    before: str = ""
    after: str = ""
    where: str = ""
    by: str = ""
    date: str | None = None
    also: tuple[str, ...] = ()
    stands: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two carriers say of one segment, both unlike the baseline: ``what`` is kind, speaker or words; ``said`` who says what."""

    segment: str
    what: str
    baseline: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The annotated text with the editor's changes made, the changes in the order of the text, and what contradicts itself."""

    annotated: AnnotatedText
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether all that the file says was read back, and nothing in it contradicts itself."""
        return not self.conflicts and all(change.what != "untied" for change in self.changes)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one carrier says of a segment."""

    value: str
    where: str
    hand: Hand


class Log:
    """The changes and conflicts while they are found."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.conflicts: list[Conflict] = []

    def tell(
        self, what: str, segment: str | None, hand: Hand, *, before: str = "", after: str = "", where: str = "text"
    ) -> None:
        """Add a change."""
        self.changes.append(Change(what, segment, before, after, where, hand.by, hand.date))

    def tell_renamings(self, renamings: Iterable[Renaming]) -> None:
        """Add who follows a speaker that is called otherwise, and where the old name still stands, to the change that says so.

        A name that was corrected in words which nobody speaks is a change of the first who follows, by the hand that changed the words.
        """
        told = {(change.what, change.segment): number for number, change in reversed([*enumerate(self.changes)])}
        for one in renamings:
            also, number = one.also, told.get(("speaker", one.segment), told.get(("words", one.segment)))
            if number is None:
                continue
            words = self.changes[number]
            if words.what == "words" and also:
                number, first, also = len(self.changes), also[0], also[1:]
                self.changes.append(
                    Change("speaker", first, one.old or "", one.new or "", "text", words.by, words.date)
                )
            change = self.changes[number]
            stands = ((segment, one.old or "") for segment in one.stands)
            self.changes[number] = replace(change, also=(*change.also, *also), stands=(*change.stands, *stands))

    def untied(self, segment: str | None, sentence: str) -> None:
        """Add what could not be read back."""
        self.changes.append(Change("untied", segment, "", sentence))

    def conflict(self, segment: str, what: str, baseline: str, said: Iterable[Saying]) -> None:
        """Add a conflict; what two carriers of one hand say alike is said once."""
        self.conflicts.append(Conflict(segment, what, baseline, tuple(dict.fromkeys(map(_pair, said)))))

    def forget(self, what: str, segment: str) -> None:
        """Take the changes of a kind that were told of a segment back."""
        self.changes = [change for change in self.changes if (change.what, change.segment) != (what, segment)]

    @property
    def kept(self) -> list[str]:
        """The segments whose deletion is a conflict, so that they stay."""
        return [conflict.segment for conflict in self.conflicts if conflict.what == "words"]

    def problems(self) -> Iterator[Problem]:
        """Yield what whoever goes on with the text should know: a sentence for all conflicts, one for all that was not read back."""
        if self.conflicts:
            names = ", ".join(dict.fromkeys(conflict.segment for conflict in self.conflicts))
            what = _counted(len(self.conflicts), "contradiction")
            yield Problem(f"{what} in the edited file ({names}): left as it was before. “copydesk changes” tells more.")
        if count := sum(change.what == "untied" for change in self.changes):
            what = _counted(count, "thing")
            yield Problem(f"{what} in the edited file could not be read back. “copydesk changes” tells more.")

    def in_order(self, ranks: Mapping[str, float]) -> tuple[Change, ...]:
        """Return the changes by the ranks of their segments; what concerns none stands last."""
        return tuple(sorted(self.changes, key=lambda change: ranks.get(change.segment or "", float("inf"))))


_SAME = str.maketrans(
    {
        **dict.fromkeys("'`´“”„‟‘’‚‛«»‹›′″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", None),  # soft hyphens, and spaces and joiners without a width
        "…": "...",
    }
)
_MARKS = re.compile(r'\s*"+\s*')
_DASHES = re.compile(r"-{2,3}")


def is_typography(before: str, after: str) -> bool:
    """Tell whether two wordings differ only in the form of quotation marks, apostrophes, dashes and dots, or in spaces that stay spaces.

    >>> is_typography("It's 5 - 6  km ...", "It’s 5 – 6 km …")
    True
    >>> is_typography("a re-signed note", "a resigned note")
    False
    """
    return _typed(before) == _typed(after)


def _typed(words: str) -> str:
    """Return words as a typewriter has them. The spaces beside quotation marks are the house's: « oui » is “oui”."""
    return _MARKS.sub('"', _DASHES.sub("-", " ".join(words.translate(_SAME).split())))


def _pair(saying: Saying) -> tuple[str, str]:
    return f"{saying.where}, {saying.hand.by}" if saying.hand.by else saying.where, saying.value


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
