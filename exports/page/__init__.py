"""The briefing as a PDF page, from top to bottom.

``style`` checks what the house wants (``colour``, ``logo``, ``banners``); ``items`` makes of a briefing what is printed, ``fitting``
finds the type in which it fits; ``writing`` draws it, with ``frame`` round it and ``columns`` inside, on a ``sheet``.
"""
