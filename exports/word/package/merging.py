"""Styles of our template brought into any other Word file: by name, so that what the file has of that name stays as it is."""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart
from lxml import etree

from exports.word.package.elements import child, find, take_out, value
from exports.word.package.lists import add_list, list_of
from exports.word.package.styles import Styles, find_styles, free_id, id_of, styles_by_name
from exports.word.styles import HEAD, STYLES, W_NAMESPACE, W

NO_LISTS = f'{HEAD}<w:numbering xmlns:w="{W_NAMESPACE}"/>'.encode()


def bring_styles(document: Document, own: Document, wanted: Iterable[str]) -> dict[str, etree._Element]:
    """Bring styles of ``own``, our template, into a document with whatever they are based on and the lists that they bring.

    ``wanted`` are our ids. Return, by them, the styles that the document now has under those names: its own where it had one. A new style
    whose id is taken gets another; new lists get numbers above those of the document.
    """
    theirs = styles_by_name(document)
    by_id = {id_of(style): style for style in styles_by_name(own).values()}
    ours = find_styles(own, {identity: STYLES[identity] for identity in wanted})
    ids: dict[str, str] = {}  # of the template, and what each is in the document
    new: list[tuple[etree._Element, etree._Element]] = []
    for style in _with_bases(ours.values(), by_id):
        found = theirs.get(_name(style)) if style.get(W + "default") is None else _default_like(style, theirs)
        if found is None:
            found = deepcopy(style)
            found.set(W + "styleId", free_id(id_of(style), theirs.values()))
            theirs[_name(style)] = found
            document.styles.element.append(found)
            new.append((style, found))
        ids[id_of(style)] = id_of(found)
    for style, copy in new:
        _point_into(document, own, style, copy, ids)
    return {identity: theirs[_name(style)] for identity, style in ours.items()}


def _name(style: etree._Element) -> str:
    return value(child(style, "name")).casefold()


def _with_bases(styles: Iterable[etree._Element], by_id: Styles) -> list[etree._Element]:
    """Return styles, each behind what it is based on."""
    found: dict[str, etree._Element] = {}
    for style in styles:
        chain = [style]
        while (
            (base := find(chain[-1], "basedOn")) is not None
            and value(base) in by_id
            and by_id[value(base)] not in chain
        ):
            chain.append(by_id[value(base)])
        found |= {id_of(one): one for one in reversed(chain)}
    return list(found.values())


def _default_like(style: etree._Element, theirs: Styles) -> etree._Element | None:
    """Return the style that a document gives to what has none, of the same type."""
    kind = style.get(W + "type")
    defaults = (
        one for one in theirs.values() if one.get(W + "type") == kind and value(one, "default") in ("1", "true", "on")
    )
    return next(defaults, theirs.get(_name(style)))


def _point_into(
    document: Document, own: Document, style: etree._Element, copy: etree._Element, ids: Mapping[str, str]
) -> None:
    """Let a style that was brought in refer to the styles and lists of its new document."""
    for name in ("basedOn", "next", "link"):
        for reference in copy.findall(W + name):
            if value(reference) in ids:
                reference.set(W + "val", ids[value(reference)])
            else:
                take_out(reference)
    number = find(copy, "pPr", "numPr", "numId")
    if number is not None:
        abstract = at_home(list_of(own, style)[1])
        for link in abstract.iter(W + "pStyle"):
            link.set(W + "val", id_of(copy))
        give_lists(document)
        number.set(W + "val", str(add_list(document, abstract)))


def at_home(abstract: etree._Element) -> etree._Element:
    """Return a copy of a list of ours as another document may have it: without our font and without Word's marks of identity."""
    copy = deepcopy(abstract)
    for element in [*copy.findall(W + "nsid"), *copy.findall(W + "tmpl"), *copy.iter(W + "rFonts")]:
        take_out(element)
    return copy


def give_lists(document: Document) -> None:
    """Give a document that has no lists the part for them, which python-docx cannot make."""
    if not any(relation.reltype == RT.NUMBERING for relation in document.part.rels.values()):
        package = document.part.package
        names = {str(part.partname) for part in package.iter_parts()}
        usual = PackURI("/word/numbering.xml")  # under which some programs look for it
        name = package.next_partname("/word/numbering%d.xml") if usual in names else usual
        document.part.relate_to(NumberingPart.load(name, CT.WML_NUMBERING, NO_LISTS, package), RT.NUMBERING)
