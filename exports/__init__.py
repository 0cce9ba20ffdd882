"""An AnnotatedText becomes a file, or is brought back from one: Word, PDF, XML, JSON.

``exporting`` lists the formats in ``EXPORTERS``; ``settings`` is the table of all that a user may set. ``briefing`` chooses what goes on the
page, ``text`` makes lines of words and ``pdf`` files of pages; ``page``, ``word`` and ``annotated_xml`` are the exporters, which do not know
each other.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.exporting import (
        EXPORTERS,
        OWN_READERS,
        Exporter,
        clean_copy,
        export,
        exporter_for,
        load,
        original_in,
        read_changes,
    )
    from exports.settings import Settings
    from exports.word import to_document

__getattr__ = hand_out(
    __name__,
    {
        "exporting": "EXPORTERS OWN_READERS Exporter clean_copy export exporter_for load original_in read_changes",
        "settings": "Settings",
        "word": "to_document",
    },
)
