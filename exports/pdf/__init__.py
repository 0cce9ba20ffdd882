"""A PDF file that can be read aloud and archived, on ReportLab's canvas.

``canvas`` alone touches ReportLab's inner parts. ``structure`` builds the tree of tags while a page is drawn, ``fonts`` and
``cid_fonts`` put fonts into the file, ``images`` pictures, ``pdfa`` metadata, colour profile and attachment.
"""
