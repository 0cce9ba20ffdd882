"""Small steps through the elements of a Word file, which a template need not have."""

from lxml import etree

from exports.word.styles import OFFICE, W_NAMESPACE, W
from source.errors import ExportError


def find(element: etree._Element, *names: str) -> etree._Element | None:
    """Return the first element below, by the names on the way there; None where there is none."""
    return element.find("/".join(W + name for name in names))


def child(element: etree._Element, *names: str) -> etree._Element:
    """Return the first element below, by the names on the way there. Raises ExportError where there is none."""
    found = find(element, *names)
    if found is None:
        raise ExportError(f"the template is damaged: a “{element.tag.rpartition('}')[2]}” has no “{names[-1]}”.")
    return found


def value(element: etree._Element, name: str = "val") -> str:
    """Return the value of an attribute, empty where it is not there."""
    return element.get(W + name) or ""


def take_out(element: etree._Element) -> None:
    """Take an element out of its tree."""
    home = element.getparent()
    if home is not None:
        home.remove(element)


def bare(element: etree._Element) -> str:
    """Return an element as text, to stand where the names of the body are declared already."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for names in (f' xmlns:w="{W_NAMESPACE}"', f' xmlns:r="{OFFICE}/relationships"'):
        text = text.replace(names, "", 1)
    return text
