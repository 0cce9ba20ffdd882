"""The marked-up Word file, and what an editor made of it.

``writing`` puts the file together: ``body`` the text with its marks, ``review_sheet`` the table behind it, ``styles`` and ``parts`` the
rest; ``looks`` tells the kinds apart. ``reading`` takes such a file apart again, with ``reading_body`` and ``reading_parts``, and hands
it to the merge.
"""
