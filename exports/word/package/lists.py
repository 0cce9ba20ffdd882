"""The labels in the margin: lists that styles bring with them, one a kind, and one for each mixture of kinds and each kind of heading."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from operator import itemgetter
from typing import TYPE_CHECKING

from docx.document import Document
from docx.oxml import parse_xml
from lxml import etree

from annotate.model import Kind
from exports.word.package.elements import child, find, take_out, value
from exports.word.package.styles import Styles, free_id, id_of, styles_by_name
from exports.word.styles import MIXED, W_NAMESPACE, W, label_of, mixed_style_of, style_of
from source.errors import ExportError

if TYPE_CHECKING:
    from exports.word.package.opening import Shell

LONG_LABEL = 6  # characters, from which on a label is set smaller
SMALLER = 11 / 15
Mixture = tuple[Kind, ...]

# LibreOffice 7.4 counts a numbered paragraph behind a tracked deletion of whole paragraphs as deleted, and from there on draws
# "C1[C2]" throughout. It does not count bullets. So whoever does not know Word 2013's namespace gets one, which is the letter alone.
COUNTED = (
    f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w="{W_NAMESPACE}" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><mc:Choice Requires="w15"><w:numFmt w:val="decimal"/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="bullet"/></mc:Fallback></mc:AlternateContent>'
)


def list_of(document: Document, style: etree._Element) -> tuple[etree._Element, etree._Element]:
    """Return what prints a style's label: ``w:num`` and ``w:abstractNum``. Raises ExportError if the style has none."""
    number = find(style, "pPr", "numPr", "numId")
    numbering = document.part.numbering_part.element
    for num in numbering.iterchildren(W + "num") if number is not None else ():
        if number is not None and value(num, "numId") == value(number):
            form = value(child(num, "abstractNumId"))
            for abstract in numbering.iterchildren(W + "abstractNum"):
                if value(abstract, "abstractNumId") == form:
                    return num, abstract
    name = value(child(style, "name"))
    raise ExportError(f"the template has no list for the style “{name}”. Give it its label in the margin again.")


def take_pattern(document: Document, styles: Styles) -> etree._Element:
    """Take the list of the style of mixed paragraphs out of the template, and return its form: others are made of it."""
    num, abstract = list_of(document, styles[MIXED])
    for element in (num, abstract, child(styles[MIXED], "pPr", "numPr")):
        take_out(element)
    return abstract


def uncount_for_libreoffice(document: Document, styles: Styles) -> None:
    """Let the kinds' labels be counted by Word and be letters in LibreOffice. Raises ExportError where a kind has no label."""
    for kind in Kind:
        _, abstract = list_of(document, styles[style_of(kind)])
        form = find(abstract, "lvl", "numFmt")
        if form is not None and value(form) == "decimal":
            form.addprevious(parse_xml(COUNTED))
            take_out(form)


def add_labels(
    shell: "Shell", *, mixed: Mapping[Mixture, int], headings: Mapping[Mixture, int]
) -> tuple[dict[str, str], dict[int, int]]:
    """Add a style with its label for each mixture, and a label for each kind of heading.

    Return the ids of the styles, new ones too, and the numbers of the lists in the file, each by what the body calls them.
    """
    styles = {identity: id_of(style) for identity, style in shell.styles.items()}
    numbers: dict[int, int] = {}
    if shell.pattern is None:
        return styles, numbers
    theirs = styles_by_name(shell.document)
    for kinds, wanted in sorted([*mixed.items(), *headings.items()], key=itemgetter(1)):
        style = mixed_style_of(kinds) if mixed.get(kinds) == wanted else None
        if style and (found := theirs.get(_mixed_name(kinds).casefold())) is not None:  # the house wins
            styles[style] = id_of(found)
            continue
        form = "bullet" if len(kinds) == 1 else "none"
        if style:
            styles[style] = free_id(style, theirs.values())
        linked = styles[style] if style else None
        numbers[wanted] = add_list(shell.document, _labelled(shell.pattern, label_of(kinds), form=form, style=linked))
        if style:
            shell.document.styles.element.append(_mixed_style(styles[style], styles[MIXED], kinds, numbers[wanted]))
    return styles, numbers


def add_list(document: Document, abstract: etree._Element) -> int:
    """Add a list of this form to a file; return its number. The file's own lists keep theirs."""
    numbering = document.part.numbering_part.element
    form = 1 + max(_numbers(numbering, "abstractNum", "abstractNumId"), default=0)
    number = 1 + max(_numbers(numbering, "num", "numId"), default=0)
    abstract.set(W + "abstractNumId", str(form))
    nums = numbering.findall(W + "num")
    last = numbering.find(W + "numIdMacAtCleanup")
    num = parse_xml(f'<w:num xmlns:w="{W_NAMESPACE}" w:numId="{number}"><w:abstractNumId w:val="{form}"/></w:num>')
    # All forms stand before all lists.
    if nums:
        nums[0].addprevious(abstract)
        nums[-1].addnext(num)
    else:
        place = len(numbering) if last is None else numbering.index(last)
        numbering[place:place] = [abstract, num]
    return number


def _numbers(numbering: etree._Element, tag: str, attribute: str) -> Iterable[int]:
    return (int(value(element, attribute)) for element in numbering.iterchildren(W + tag))


def _labelled(pattern: etree._Element, label: str, *, form: str, style: str | None) -> etree._Element:
    """Return a list like the pattern that prints this label beside each paragraph, smaller where it is long."""
    abstract = deepcopy(pattern)
    for element in abstract.findall(W + "nsid") + abstract.findall(W + "tmpl"):
        take_out(element)  # Word knows a list again by these: two of one would be one to it
    level = child(abstract, "lvl")
    child(level, "lvlText").set(W + "val", label)
    child(level, "numFmt").set(W + "val", form)
    link = child(level, "pStyle")
    if style:
        link.set(W + "val", style)
    else:
        take_out(link)
    for size in level.iter(W + "sz", W + "szCs") if len(label) >= LONG_LABEL else ():
        size.set(W + "val", str(round(int(value(size)) * SMALLER)))
    return abstract


def _mixed_name(kinds: Mixture) -> str:
    return f"Copydesk {label_of(kinds)}"


def _mixed_style(identity: str, base: str, kinds: Mixture, number: int) -> etree._Element:
    style: etree._Element = parse_xml(
        f'<w:style xmlns:w="{W_NAMESPACE}" w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{_mixed_name(kinds)}"/><w:basedOn w:val="{base}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    )
    return style
