"""The whole text with its annotations as XML, for systems, and back.

``writing`` streams it as strings, ``reading`` parses and checks it; both walk the table of fields of ``annotate.storage``. The schema
is ``copydesk.rnc`` (compact, written by hand) and ``copydesk.rng``.
"""
