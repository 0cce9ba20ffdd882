"""What goes on the one page, and why: pure data, before any layout.

``choice`` picks bottom line, claims, quotes and analysis and gives every other segment its reason; ``ranking`` adds up the signs;
``pronouns`` says which name stands behind a bare “he”; ``facts`` counts what is told at the foot.
"""
