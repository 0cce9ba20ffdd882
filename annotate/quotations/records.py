"""What was found of a speaker becomes the record of a quotation, with its confidence and its reason."""

from annotate.model import Mode, Quotation
from annotate.names import NOBODY
from annotate.quotations.attribution import Found
from annotate.rules import RULES
from source.model import Span


def recorded(text: str, span: Span, mode: Mode, how: Found, sure: float = 1.0) -> Quotation:
    """Return the record of a quotation in the source's ``text``; its id is given when all are found."""
    identity = how.identity or NOBODY
    mention, cue = how.mention, how.cue
    return Quotation(
        "",
        span.start,
        span.end,
        mode,
        identity.name,
        identity.role,
        Span(mention.start, mention.end) if mention else None,
        Span(cue.start, cue.end) if cue else None,
        round(RULES[how.rule].confidence * (identity.sure if how.identity else 1.0) * sure, 2),
        how.rule,
        (_reason(text, how),),
    )


def _reason(text: str, how: Found) -> str:
    cue = text[how.cue.start : how.cue.end] if how.cue else ""
    who = how.mention.words if how.mention else ""
    said = f"{cue} {who}" if how.cue and (how.cue.is_inverted or how.cue.verb == "according") else f"{who} {cue}"
    return RULES[how.rule].sentence.format(said.strip())
