"""Step: pairs of quotation marks, block by block."""

from annotate.draft import Draft


def find_marks(draft: Draft) -> Draft:
    """Return the draft with the stretches between quotation marks."""
    return draft
