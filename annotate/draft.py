"""What passes from step to step while a text is annotated. Each step of ``STEPS`` takes a draft and returns a fuller one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.evidence import Mark, Passage, People, Sentence, Turn
from annotate.model import Kind, Quotation, TextType
from annotate.rules import RuleId
from source.model import Problem, SourceText


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind with its rule, how sure it is (0 to 1), and the reasons an editor reads."""

    kind: Kind
    rule: RuleId
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A source on its way to an AnnotatedText; each field is what a step adds.

    ``language`` is what its words are in, None where they do not say; ``cells`` are the numbers of the blocks that are data of a
    table; ``text_type`` is what the text is as a whole, with its ``type_reasons``, None until that is decided; ``furniture`` maps the
    numbers of the boilerplate blocks to their verdicts; ``sentences`` stand for the ``passages`` one by one, until tails are cut off those;
    ``turns`` are those of a talk by the number of their block, in order.
    """

    source: SourceText
    language: str | None = None
    cells: frozenset[int] = frozenset()
    text_type: TextType | None = None
    type_reasons: tuple[str, ...] = ()
    furniture: Mapping[int, Verdict] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    people: People = field(default_factory=People)
    turns: Mapping[int, tuple[Turn, ...]] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    problems: tuple[Problem, ...] = ()

    def turn_of(self, passage: Passage) -> Turn | None:
        """Return the turn of a talk that a passage belongs to, if people talk in its block."""
        turns = self.turns.get(passage.block, ())
        return next((turn for turn in reversed(turns) if turn.begin <= passage.start), None)

    @property
    def is_foreign(self) -> bool:
        """Tell whether the text is in another language than the rules."""
        return self.language is not None and self.language != "en"
