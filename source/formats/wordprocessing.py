"""The names of Word's elements that readers and writers of such files share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

# What stands for a character in a run.
SIGNS: Mapping[str, str] = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
INSERTED, DELETED = frozenset((W + "ins", W + "moveTo")), frozenset((W + "del", W + "moveFrom"))
# Neither text nor holding any: properties and field codes.
SKIPPED = frozenset(
    W + name for name in "pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr instrText delInstrText".split()
)


def is_on(element: "etree._Element | None", key: str = W + "val") -> bool:
    """Tell whether a property that is there or not, such as ``w:vanish``, is switched on."""
    return element is not None and element.get(key) not in ("0", "false", "off")
