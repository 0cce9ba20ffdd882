"""What a mail's source leaves in a text copied out of it: quoted-printable, =E2=80=9C for a quotation mark, “=” where a line goes on."""

import re
from dataclasses import replace
from quopri import decodestring

from source.model import Problem, Span
from source.text import Cleaned, clean

_CODED = re.compile(
    r"=(?:C[2-9A-F]|D[0-9A-F])=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}|=F[0-4](?:=[89AB][0-9A-F]){3}"
)
_BROKEN = re.compile(r"^.{60,}=[ \t]*$|=20$", re.M)  # a mail program breaks a line where it is full
_OTHER = re.compile(r"=(?![0-9A-F]{2}|[ \t]*(?:\n|$))")
SURE = 2  # letters in code, or broken lines


def without_code(cleaned: Cleaned) -> Cleaned:
    """Return a text with quoted-printable decoded where all of it is that for certain, else as it stands; told in both cases.

    >>> without_code(Cleaned("=E2=80=9CIt is ou=\\nrs,=E2=80=9D she said.")).text
    '“It is ours,” she said.'
    """
    text = cleaned.text
    if "=" not in text:
        return cleaned
    coded = _CODED.search(text)
    found = len(_CODED.findall(text)) + len(_BROKEN.findall(text))
    if found < SURE and coded is None:
        return cleaned
    if _OTHER.search(text) is None and found >= SURE:
        try:
            plain = clean(decodestring(text.encode()).decode())
        except UnicodeDecodeError:
            pass
        else:
            told = Problem("the text was copied from a mail’s source and is in quoted-printable code: it was decoded.")
            return replace(plain, replaced=cleaned.replaced, pages=(), problems=(*plain.problems, told))
    if coded is None:
        return cleaned
    what = f"codes of a mail’s source stand in the text, “{coded[0]}” for one sign: they were left, as not all of it is in that code."
    return replace(cleaned, problems=(*cleaned.problems, Problem(what, Span(coded.start(), coded.end()))))
