"""Step: which blocks are boilerplate, and why."""

from annotate.draft import Draft


def find_boilerplate(draft: Draft) -> Draft:
    """Return the draft with a verdict for each block that is not part of the article's message."""
    return draft
