"""Step: the roles of blocks that the file itself does not name (headline, byline, dateline, heading …)."""

from annotate.draft import Draft


def find_roles(draft: Draft) -> Draft:
    """Return the draft with the roles of its blocks settled."""
    return draft
