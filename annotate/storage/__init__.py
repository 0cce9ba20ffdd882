"""An AnnotatedText as JSON, and back.

``fields`` is the one table of what is stored of every record, from which JSON is written and read here and XML by its exporter;
``store`` walks it. What is stored comes back as its equal; a file that breaks the rules is refused with the place.
"""
