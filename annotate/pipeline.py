"""The steps from a SourceText to an AnnotatedText, in order."""

from collections.abc import Callable
from operator import attrgetter

from annotate.blocks import find_boilerplate, find_roles
from annotate.draft import Draft
from annotate.kinds import decide_kinds
from annotate.model import AnnotatedText, Quotation, Segment
from annotate.names import find_mentions, gather_people
from annotate.quotations import find_cues, find_quotations
from annotate.segmentation import cut_passages, cut_tails, find_language, find_marks
from annotate.talks import find_turns, name_speakers
from source.model import SourceText
from source.version import VERSION

STEPS: dict[str, Callable[[Draft], Draft]] = {
    "language": find_language,
    "block roles": find_roles,
    "turns": find_turns,
    "boilerplate": find_boilerplate,
    "quotation marks": find_marks,
    "passages": cut_passages,
    "mentions": find_mentions,
    "people": gather_people,
    "speakers": name_speakers,
    "cues": find_cues,
    "quotations": find_quotations,
    "tails": cut_tails,
    "kinds": decide_kinds,
}


_REST = attrgetter(*Quotation.__slots__[1:])  # all of a quotation but its id


def annotate(source: SourceText) -> AnnotatedText:
    """Return the source with its segments and quotations, each with its reasons. Raises nothing, whatever the text."""
    draft = Draft(source)
    for step in STEPS.values():
        draft = step(draft)
    segments = tuple(
        Segment(
            f"s{number:02}", p.start, p.end, v.kind, round(v.confidence, 2), v.rule, v.reasons, f"copydesk {VERSION}"
        )
        for number, (p, v) in enumerate(zip(draft.passages, draft.verdicts, strict=True), 1)
    )
    quotations = tuple(Quotation(f"q{number:02}", *_REST(q)) for number, q in enumerate(draft.quotations, 1))
    return AnnotatedText(draft.source, segments, quotations, draft.problems)
