"""Any text in; one-page briefing, marked-up Word file and XML out.

The public names, each imported when it is first asked for, so that ``import copydesk`` costs next to nothing.
"""

import sys

if sys.argv[:1] == ["-m"]:  # while Python looks for the module that it is to run
    from copydesk import own_path as own_path

TYPE_CHECKING = False  # what type checkers take for true; nothing is imported for it
if TYPE_CHECKING:
    from annotate import annotate as annotate
    from annotate.model import AnnotatedText as AnnotatedText
    from annotate.model import Kind as Kind
    from annotate.model import Mode as Mode
    from annotate.model import Quotation as Quotation
    from annotate.model import Segment as Segment
    from annotate.model import TextType as TextType
    from annotate.revision import Edit as Edit
    from annotate.revision import revise as revise
    from exports import Settings as Settings
    from exports import export as export
    from exports import load as load
    from exports import to_document as to_document
    from exports.briefing import Briefing as Briefing
    from exports.briefing import brief as brief
    from source import read as read
    from source import read_text as read_text
    from source.errors import CopydeskError as CopydeskError
    from source.model import SourceText as SourceText
    from source.version import VERSION as __version__  # noqa: N811 - the name that tools look for

# The modules themselves, not the faces of their rooms: another package may be called like one of ours, and hold such a name.
_HOMES = {
    "load": "exports.exporting",
    "read": "source.reading",
    "read_text": "source.readers.text.plain",
    "annotate": "annotate.pipeline",
    "revise": "annotate.revision.edits",
    "Edit": "annotate.revision.edits",
    "brief": "exports.briefing.choice",
    "export": "exports.exporting",
    "to_document": "exports.word.writing",
    "AnnotatedText": "annotate.model",
    "Briefing": "exports.briefing.choice",
    "CopydeskError": "source.errors",
    "Kind": "annotate.model",
    "Mode": "annotate.model",
    "Quotation": "annotate.model",
    "Segment": "annotate.model",
    "Settings": "exports.settings",
    "SourceText": "source.model",
    "VERSION": "source.version",
    "TextType": "annotate.model",
}

__all__ = [
    "AnnotatedText",
    "Briefing",
    "CopydeskError",
    "Edit",
    "Kind",
    "Mode",
    "Quotation",
    "Segment",
    "Settings",
    "SourceText",
    "TextType",
    "__version__",
    "annotate",
    "brief",
    "export",
    "load",
    "read",
    "read_text",
    "revise",
    "to_document",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
    own = "VERSION" if name == "__version__" else name
    try:
        return getattr(import_module(_HOMES[own]), own)
    except (ImportError, AttributeError) as error:
        from copydesk.strangers import in_the_way

        reason = in_the_way()
        if reason is None:
            raise
        raise ImportError(reason) from error


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
