"""Every rule by which a segment gets its kind or a quotation its speaker, with the sentence that an editor reads."""

from dataclasses import dataclass

from annotate.model import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """``kind`` is None for a rule that finds a speaker; ``sentence`` may hold ``{}`` for the words that matched;
    ``confidence`` is the rule's measured precision, from 0 to 1."""

    kind: Kind | None
    sentence: str
    confidence: float


RULES: dict[str, Rule] = {
    # Boilerplate, by block.
    # Quotations: how the speaker was found.
    # Kinds of segments.
    "default": Rule(Kind.CLAIM, "a plain statement, nothing interprets it", 0.6),
    "quoted": Rule(Kind.QUOTE, "somebody's words between quotation marks", 0.9),
}
