"""What stops a file, as exceptions, and the one line that a person reads.

    CopydeskError
    ├── SourceError              a file cannot be read
    │   ├── UnknownFormat        (ValueError) nobody here reads this format
    │   ├── NoText               (ValueError) it holds nothing to read
    │   ├── TooLarge             (ValueError) it is over a limit
    │   ├── Unreadable           (ValueError) missing, not a file, broken, encrypted or not what it says
    │   └── AnnotatedFile        (ValueError) copydesk wrote it: ``load`` takes it, ``read`` does not
    ├── AnnotationError          (ValueError) annotations or edits that contradict the text or each other
    └── ExportError              an output cannot be written
        ├── UnknownExporter      (ValueError) no exporter has this name or ending
        └── UnfitSetting         (ValueError) a setting has a value that cannot be used

A message is two sentences: what is wrong, and what to do. The file's name is put before it by whoever knows it.
"""


class CopydeskError(Exception):
    """Something stops this file; the message says what is wrong and what to do."""


class SourceError(CopydeskError):
    """A file cannot be read."""


class UnknownFormat(SourceError, ValueError):
    """Nobody here reads this format."""


class NoText(SourceError, ValueError):
    """The file holds nothing to read."""


class TooLarge(SourceError, ValueError):
    """The file is over a limit; the message names the limit, the value and the option that raises it."""


class Unreadable(SourceError, ValueError):
    """The file cannot be opened, or it is broken, encrypted, or not what it says it is."""


class AnnotatedFile(SourceError, ValueError):
    """The file was written by copydesk: ``load`` brings its annotations along, ``read`` would lose them.

    ``format`` is the name of the exporter that writes such files; ``data`` are the file's bytes.
    """

    def __init__(self, message: str, *, format: str, data: bytes) -> None:  # noqa: A002 - the house's word
        super().__init__(message)
        self.format, self.data = format, data


class AnnotationError(CopydeskError, ValueError):
    """Annotations or edits contradict the text or each other."""


class ExportError(CopydeskError):
    """An output cannot be written."""


class UnknownExporter(ExportError, ValueError):
    """No exporter has this name or file ending."""


class UnfitSetting(ExportError, ValueError):
    """A setting has a value that cannot be used; ``setting`` is its name, None where a whole file of settings is at fault."""

    def __init__(self, message: str, *, setting: str | None = None) -> None:
        super().__init__(message)
        self.setting = setting
