"""What a web page states of itself: headline, author, date, outlet, language.

Pages state these several times and contradict themselves: the places are asked in the order of how often they are
right. None where no place says it.
"""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from source.metadata.bylines import Page, author_of, date_of, is_date_line, is_marked_date, page_of
from source.metadata.heads import Seen, stated_by
from source.metadata.titles import headline_block, outlet_of, title_of
from source.model import Origin, Role
from source.text import author_in


def origin_of(root: etree._Element, blocks: Sequence[Seen], origin: Origin) -> tuple[dict[int, Role], Origin]:
    """Return the roles that the head of the page decides, and the origin with all that the page states."""
    stated = stated_by(root)
    headline = headline_block(stated, blocks)
    page = page_of(stated, blocks, headline)
    title = title_of(stated, blocks[headline].words if headline is not None else None)
    outlet = outlet_of(stated, blocks, title if headline is not None else None)
    filled = replace(
        origin,
        title=title,
        author=author_of(page, outlet),
        date=date_of(page),
        outlet=outlet,
        language=stated.language,
    )
    return find_heads(page), filled


def find_heads(page: Page) -> dict[int, Role]:
    """Return the blocks that are headline, byline and date line, by their markup and their place."""
    if page.headline is None:
        return {}
    roles = {page.headline: Role.HEADLINE}
    for n in page.near():
        block = page.blocks[n]
        if n == page.headline or len(block.words) > 120 or block.role not in (Role.PARAGRAPH, Role.LIST_ITEM):
            continue
        if page.is_marked_author(n) and author_in(block.words):
            roles[n] = Role.BYLINE
        elif is_marked_date(block) and is_date_line(block.words):
            roles[n] = Role.DATELINE
    return roles
