"""A SourceText becomes an AnnotatedText: segments of four kinds, and quotations with their speakers.

``pipeline`` lists the steps, each in its room: ``segmentation`` and ``blocks`` part the text, ``names`` and ``quotations`` find who says
what, ``kinds`` decides. ``revision`` makes an editor's changes, ``merge`` reads them out of a file that we wrote, ``storage`` is JSON.
"""

from annotate.model import AnnotatedText, Kind, Mode, Quotation, Segment, Speaker, TextType
from annotate.pipeline import STEPS, annotate
from annotate.rules import RULES
from annotate.segmentation import split_sentences

__all__ = [
    "RULES",
    "STEPS",
    "AnnotatedText",
    "Kind",
    "Mode",
    "Quotation",
    "Segment",
    "Speaker",
    "TextType",
    "annotate",
    "split_sentences",
]
