"""Readers: what a file holds becomes a SourceText, one module a format.

``office`` reads Word files, ``web`` saved pages, ``text`` what people type. A new format is a module in the room of its kind (mails and
feeds get rooms of their own) and a line in ``READERS``.
"""
