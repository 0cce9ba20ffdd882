"""The steps from a SourceText to an AnnotatedText, in order."""

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from annotate.blocks import find_boilerplate, find_roles
from annotate.draft import Draft
from annotate.folding import fold
from annotate.kinds import decide_kinds
from annotate.mails import find_article, take_header, within_article
from annotate.model import AnnotatedText, Quotation, Segment, TextType
from annotate.names import find_mentions, gather_people
from annotate.quotations import find_cues, find_quotations
from annotate.segmentation import cut_passages, cut_tails, find_language, find_marks
from annotate.talks import find_turns, name_speakers
from annotate.text_types import decide_text_type
from source.model import SourceText
from source.version import VERSION

STEPS: dict[str, Callable[[Draft], Draft]] = {
    "mails": find_article,
    "language": within_article(find_language),
    "block roles": within_article(find_roles),
    "mail header": take_header,
    "turns": within_article(find_turns),
    "text type": decide_text_type,
    "boilerplate": within_article(find_boilerplate),
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


SAID = "said by the user"


def annotate(source: SourceText, *, text_type: TextType | None = None) -> AnnotatedText:
    """Return the source with its segments and quotations, each with its reasons. Raises nothing, whatever the text.

    ``text_type`` is what somebody says that the text is; None: its own signs decide.
    """
    folded = fold(source)
    draft = Draft(folded.source, text_type=text_type, type_reasons=(SAID,) if text_type else ())
    for step in STEPS.values():
        draft = step(draft)
    segments = tuple(
        Segment(
            f"s{number:02}", p.start, p.end, v.kind, round(v.confidence, 2), v.rule, v.reasons, f"copydesk {VERSION}"
        )
        for number, (p, v) in enumerate(zip(draft.passages, draft.verdicts, strict=True), 1)
    )
    quotations = tuple(Quotation(f"q{number:02}", *_REST(q)) for number, q in enumerate(draft.quotations, 1))
    annotated = AnnotatedText(
        draft.source,
        segments,
        quotations,
        draft.problems,
        text_type=draft.text_type or TextType.NEWS,
        type_reasons=draft.type_reasons,
    )
    return folded.back(annotated)


def annotate_again(annotated: AnnotatedText) -> AnnotatedText:
    """Return what the program finds in the words of an annotated text as they are now, taken for what the text was found to be."""
    known = annotated.text_type if annotated.type_reasons else None
    return annotate(replace(annotated.source, problems=()), text_type=known)
