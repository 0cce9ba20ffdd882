"""How words become lines of placed letters, in every writing.

``fonts`` says which font has a letter (``truetype`` and ``opentype`` read their files); ``line_breaking`` cleans words, measures them
and breaks lines; ``bidi`` orders what runs from right to left, ``arabic`` joins letters, ``cjk`` breaks where no spaces stand,
``glyphs`` gives every letter its place.
"""
