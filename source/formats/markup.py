"""Markup becomes a tree of lxml elements; nothing is fetched, nothing is expanded."""

import re

from lxml import etree

from source.errors import Unreadable

_DOCTYPE = re.compile(rb"<!\s*DOCTYPE", re.I)
NO_DOCTYPE = "a part of it declares a DOCTYPE, which such files never need. Save it again in the program it came from."
# The parser drops whatever follows these end tags; browsers show it, and the tags may be left out.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.I)
LAST_PIECES = 40  # the end of a page that is looked up in its tree


def safe_parse(data: bytes) -> etree._Element:
    """Return the root of an XML document. Raises Unreadable for broken XML and for any DOCTYPE."""
    if _DOCTYPE.search(data):
        raise Unreadable(NO_DOCTYPE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("its XML is broken. Save it again in the program it came from.") from error
    # In UTF-16 the search in bytes sees nothing.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(NO_DOCTYPE)
    return root


def parse_web(text: str) -> etree._Element | None:
    """Return the root of a web page, None if it holds no element. Raises Unreadable if the parser lost a part of it."""
    # The characters are handed over as UTF-8, or else a wrong charset in the page would win.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(_ENDS.sub("", text).encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    for entry in parser.error_log:
        if "xcessive depth" in entry.message:
            raise Unreadable("its elements are nested deeper than any page needs. Save it again in a browser.")
    _check_whole(text, root)
    return root


def _check_whole(text: str, root: etree._Element) -> None:
    """Raise Unreadable unless the page's last words are in the tree: a parser drops in silence what it cannot hold."""
    pieces = _last_pieces(text)
    if not pieces:
        return
    if pieces[0] in etree.tostring(root, method="text", encoding="unicode"):
        return
    # A comment behind the page's end may quote markup; only now is it worth cutting out.
    pieces = _last_pieces(_without_comments(text))
    whole = "".join(map(str, root.itertext()))
    if pieces and not any(piece in whole for piece in pieces):
        raise Unreadable("the end of the page was lost while reading it. Save it again in a browser.")


def _without_comments(text: str) -> str:
    parts = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 2)  # "<!-->" is a whole one
        if end < 0:
            break
        parts.append(text[place:start])
        place = end + 3
    return "".join((*parts, text[place:]))


def _last_pieces(text: str) -> list[str]:
    """Return words from the end of a page that no markup interrupts and no entity spells.

    What holds ">" may be the rest of an attribute's value, and is not looked for.
    """
    pieces = []
    end = len(text)
    for _ in range(LAST_PIECES):
        start = text.rfind(">", 0, end)
        if start < 0:
            break
        words = text[start + 1 : text.find("<", start) if text.find("<", start) >= 0 else len(text)].strip()[:200]
        if len(words) > 3 and "&" not in words and ">" not in words:
            pieces.append(words.split("\n")[0].rstrip())
        end = start
    return pieces
