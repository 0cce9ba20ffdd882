"""What passes from step to step while a text is annotated. Each step of ``STEPS`` takes a draft and returns a fuller one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.model import Kind, Quotation
from annotate.rules import RuleId
from source.model import Problem, SourceText

BLANK = "\ue000"  # stands for every character of quoted words, so that nothing in them is taken for a speaker


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind with its rule (an id in ``RULES``), how sure it is (0 to 1), and the reasons an editor reads."""

    kind: Kind
    rule: RuleId
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one block between a pair of quotation marks; of nested ones only the outer.

    ``start`` and ``end`` hold the words, ``outer_start`` and ``outer_end`` the marks too (equal where a mark is missing).
    ``continues``: the quotation was left open in an earlier block and this block reopens it. ``closed``: the closing mark is there.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment to be: its place, the number of its block, and whether it is the interpreting tail of the one before."""

    start: int
    end: int
    block: int
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A source on its way to an AnnotatedText. ``language`` is what its words are in, None where they do not say;
    ``furniture`` maps the numbers of the boilerplate blocks to their verdicts.
    """

    source: SourceText
    language: str | None = None
    furniture: Mapping[int, Verdict] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    passages: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Tell whether the text is in another language than the rules."""
        return self.language is not None and self.language != "en"
