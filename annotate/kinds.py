"""Step: the kind of every passage."""

from dataclasses import replace

from annotate.draft import Draft, Verdict
from annotate.model import Kind
from annotate.rules import RULES


def decide_kinds(draft: Draft) -> Draft:
    """Return the draft with one verdict for each passage."""
    rule = RULES["default"]
    verdict = Verdict(Kind.CLAIM, "default", rule.confidence, (rule.sentence,))
    return replace(draft, verdicts=tuple(draft.furniture.get(p.block, verdict) for p in draft.passages))
