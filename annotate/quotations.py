"""Step: whose words stand between marks or are reported, and by what cue."""

from annotate.draft import Draft


def find_quotations(draft: Draft) -> Draft:
    """Return the draft with its quotations, each inside one passage."""
    return draft
