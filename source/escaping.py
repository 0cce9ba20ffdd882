"""Words as they stand in a file of XML 1.0, whoever writes it: the page's metadata, the parts of a Word file, the annotated text."""

import re

ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # what XML cannot hold, not even by its number
# A carriage return survives only by its number: a parser makes a line feed of it. In an attribute, blanks do too. “&” comes first.
_IN_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_IN_ATTRIBUTES = (*_IN_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))


def escaped(words: str) -> str:
    """Return words as the text of an element.

    >>> escaped('Tom & Ann said "yes"')
    'Tom &amp; Ann said "yes"'
    """
    if words.isalnum():
        return words
    for sign, name in _IN_TEXT:
        if sign in words:  # most words hold none: looking costs less than replacing
            words = words.replace(sign, name)
    return words


def quoted(words: str) -> str:
    """Return words as the value of an attribute, with its quotation marks.

    >>> print(quoted('Tom & "Ann"'))
    "Tom &amp; &quot;Ann&quot;"
    """
    if not words.isalnum():
        for sign, name in _IN_ATTRIBUTES:
            if sign in words:
                words = words.replace(sign, name)
    return f'"{words}"'
