"""Step: what the text is as a whole, by its headings, labels and signs."""

from dataclasses import replace

from annotate.draft import Draft
from annotate.model import TextType


def decide_text_type(draft: Draft) -> Draft:
    """Return the draft with what its text is, and why; news where nothing speaks for anything else."""
    if draft.text_type is not None:
        return draft
    return replace(draft, text_type=TextType.NEWS, type_reasons=("no sign of anything else",))
