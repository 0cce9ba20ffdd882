"""What each block is: its role in the document, and whether it is boilerplate.

``roles`` finds headline, byline, dateline and captions where the file did not say, ``tables`` which blocks are data. ``boilerplate`` asks
named rules first (``phrases``), then a few dozen small trees over numbers that ``features`` and ``shape`` take of a block and of its
neighbours; their weights lie beside them.
"""

from annotate.blocks.boilerplate import find_boilerplate
from annotate.blocks.features import names, rows
from annotate.blocks.markup import is_framed, is_of_page, markup_names, markup_rows
from annotate.blocks.roles import find_roles
from annotate.blocks.shape import Shape, prose_of, shape_of, shapes_of
from annotate.blocks.statements import is_proposed
from annotate.blocks.tables import data_by_table, is_data
