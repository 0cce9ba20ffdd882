"""How the marked-up Word file looks: its styles, and the lists whose labels stand in the margin."""

from collections.abc import Iterable, Mapping

from annotate.model import Kind
from exports.text import LEFTWARDS
from exports.word.looks import LINE_COLOURS, LOOKS, QUOTED_TINT
from source.escaping import quoted

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2013 = "http://schemas.microsoft.com/office/word/2012/wordml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
FAINT, GREY = "5A5F68", "5F6670"
RULE = "C9CED6"

LISTS = {kind: number for number, kind in enumerate(Kind, 1)}  # the rest come after the kinds' own

# LibreOffice 7.4 counts a numbered paragraph behind a tracked deletion of whole paragraphs as deleted, and from there on draws
# "C1[C2]" throughout. It does not count bullets. So whoever does not know Word 2013's namespace gets one, which is the letter alone.
COUNTED = (
    '<mc:AlternateContent><mc:Choice Requires="w15"><w:numFmt w:val="decimal"/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="bullet"/></mc:Fallback></mc:AlternateContent>'
)
UNCOUNTED = '<w:numFmt w:val="none"/>'
LETTER = '<w:numFmt w:val="bullet"/>'


def style_of(kind: Kind) -> str:
    """Return the id of a kind's paragraph style."""
    return f"Copydesk{kind.capitalize()}"


def text_style_of(kind: Kind) -> str:
    """Return the id of a kind's character style, for a segment in a mixed paragraph."""
    return f"{style_of(kind)}Text"


def quoted_style_of(kind: Kind) -> str:
    """Return the id of the character style of words quoted in a kind's segment in a mixed paragraph."""
    return f"{style_of(kind)}Quoted"


def mixed_style_of(kinds: Iterable[Kind]) -> str:
    """Return the id of the style of a paragraph that holds several kinds, in order."""
    return f"CopydeskMixed{''.join(LOOKS[kind].letter for kind in kinds)}"


def label_of(kinds: Iterable[Kind]) -> str:
    """Return the label of a paragraph that holds several kinds, in order."""
    return " ".join(LOOKS[kind].letter for kind in kinds)


def plain_styles_part(language: str) -> str:
    """Return styles.xml for a house with styles of its own: Normal, headings, header and footer, comments."""
    return _styles(
        language, [_heading("Heading1", "heading 1", 0, 32), _heading("Heading2", "heading 2", 1, 26), *_page_styles()]
    )


def styles_part(language: str, mixed: Mapping[tuple[Kind, ...], int]) -> str:
    """Return styles.xml: defaults, headings, paragraph and character styles for each kind and mixture, and our own furniture."""
    bar = _bar("single", 6, "B9BEC6")
    return _styles(
        language,
        [
            _heading("Heading1", "heading 1", 0, 32),
            _heading("Heading2", "heading 2", 1, 26),
            *(_kind_styles(kind) for kind in Kind),
            _style("paragraph", "CopydeskMixed", "Copydesk Mixed", paragraph=bar, quick=True),
            *(_mixed_style(kinds, number) for kinds, number in mixed.items()),
            _style("character", "CopydeskQuotedWords", "Copydesk Quoted Words", run=_fill(QUOTED_TINT), quick=True),
            *_page_styles(),
            *_sheet_styles(language),
        ],
    )


def _styles(language: str, styles: Iterable[str]) -> str:
    bidirectional = language if language.split("-")[0].lower() in LEFTWARDS else "ar-SA"
    lines = "\n".join(styles)
    return f"""{HEAD}<w:styles xmlns:w="{W_NAMESPACE}">
<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{_size(22)}<w:lang w:val={quoted(language)} w:eastAsia="en-US" w:bidi="{bidirectional}"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
{lines}
</w:styles>"""


def _style(
    form: str,
    identity: str,
    name: str,
    *,
    based: str | None = "Normal",
    after: str | None = None,
    paragraph: str = "",
    run: str = "",
    quick: bool = False,
) -> str:
    """Return a style; names of our own begin with Copydesk, and the editor finds those to choose in the gallery."""
    own = ' w:customStyle="1"' if identity.startswith("Copydesk") else ""
    return (
        f'<w:style w:type="{form}"{own} w:styleId="{identity}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based and form == "paragraph" else "")
        + (f'<w:next w:val="{after}"/>' if after else "")
        + ("<w:qFormat/>" if quick else "")
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _heading(identity: str, name: str, level: int, size: int) -> str:
    spacing = '<w:keepNext/><w:spacing w:before="160" w:after="140" w:line="252" w:lineRule="auto"/>'
    outline = f'<w:outlineLvl w:val="{level}"/>'
    return _style(
        "paragraph",
        identity,
        name,
        after="Normal",
        paragraph=spacing + outline,
        run=f"<w:b/><w:bCs/>{_size(size)}",
        quick=True,
    )


def _kind_styles(kind: Kind) -> str:
    """Return a kind's paragraph style, and its two character styles: for its words, and for words quoted in it."""
    look, name = LOOKS[kind], f"Copydesk {kind.capitalize()}"
    listed = f'<w:numPr><w:numId w:val="{LISTS[kind]}"/></w:numPr>'
    line = "" if look.underline == "none" else f'<w:u w:val="{look.underline}" w:color="{LINE_COLOURS[kind]}"/>'
    dense = small = faint = ""
    if kind is Kind.BOILERPLATE:  # a copied page holds dozens of such lines: they take little room
        dense, small = '<w:spacing w:line="240" w:lineRule="auto"/><w:contextualSpacing/>', _size(18)
        faint = f'<w:color w:val="{FAINT}"/>'
    bar = _bar(look.bar, 12, look.colour)
    return "\n".join(
        (
            _style("paragraph", style_of(kind), name, paragraph=listed + bar + dense, run=faint + small, quick=True),
            _style("character", text_style_of(kind), f"{name} Text", run=faint + line + _fill(look.tint), quick=True),
            _style(
                "character", quoted_style_of(kind), f"{name} Quoted", run=faint + line + _fill(QUOTED_TINT), quick=True
            ),
        )
    )


def _mixed_style(kinds: tuple[Kind, ...], number: int) -> str:
    listed = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
    return _style(
        "paragraph", mixed_style_of(kinds), f"Copydesk {label_of(kinds)}", based="CopydeskMixed", paragraph=listed
    )


def _page_styles() -> Iterable[str]:
    """Yield the styles of header and footer and of comments; what is ours there is English."""
    close = '<w:spacing w:after="{}" w:line="240" w:lineRule="auto"/>'
    small = f'<w:color w:val="{GREY}"/>{_size(17)}<w:lang w:val="en-GB"/>'
    yield _style("paragraph", "Header", "header", paragraph=close.format(40), run=small)
    yield _style("paragraph", "Footer", "footer", based="Header")
    yield _style(
        "paragraph",
        "CommentText",
        "annotation text",
        paragraph=close.format(0),
        run=f'{_size(20)}<w:lang w:val="en-GB"/>',
    )
    yield _style("character", "CommentReference", "annotation reference", run=_size(16))


def _sheet_styles(language: str) -> Iterable[str]:
    """Yield the styles of what stands after the text; the words taken from it keep its language."""
    english = '<w:lang w:val="en-GB"/>'
    cell = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    heading = '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>'
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    yield _style("paragraph", "CopydeskSheet", "Copydesk Sheet", paragraph=cell, run=_size(16) + english)
    yield _style(
        "paragraph",
        "CopydeskSheetHeading",
        "Copydesk Sheet Heading",
        after="CopydeskSheet",
        paragraph=heading,
        run=f"<w:b/><w:bCs/>{_size(24)}{english}",
    )
    yield _style(
        "paragraph",
        "CopydeskSheetTitle",
        "Copydesk Sheet Title",
        based="CopydeskSheetHeading",
        paragraph="<w:pageBreakBefore/>",
    )
    yield _style(
        "paragraph",
        "CopydeskSheetHead",
        "Copydesk Sheet Head",
        based="CopydeskSheet",
        run=f'<w:b/><w:bCs/><w:color w:val="{GREY}"/>',
    )
    yield _style(
        "paragraph",
        "CopydeskSheetWords",
        "Copydesk Sheet Words",
        based="CopydeskSheet",
        run=f"<w:lang w:val={quoted(language)}/>",
    )
    yield _style(
        "character", "CopydeskSheetLink", "Copydesk Sheet Link", run=f'<w:color w:val="{LOOKS[Kind.CLAIM].colour}"/>'
    )
    yield _style(
        "character", "CopydeskSheetNote", "Copydesk Sheet Note", run=f'<w:i/><w:iCs/><w:color w:val="{GREY}"/>{english}'
    )
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="CopydeskSheetTable"><w:name w:val="Copydesk Sheet Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _bar(form: str, size: int, colour: str) -> str:
    return f'<w:pBdr><w:left w:val="{form}" w:sz="{size}" w:space="8" w:color="{colour}"/></w:pBdr>'


def _fill(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def numbering_part(mixed: Mapping[tuple[Kind, ...], int], headings: Mapping[tuple[Kind, ...], int]) -> str:
    """Return numbering.xml: the labels C1, Q1 … of each kind, and one that names the kinds for each mixture and kind of heading."""
    lists = [_list(LISTS[k], COUNTED, f"{LOOKS[k].letter}%1", LOOKS[k].colour, style_of(k)) for k in Kind]
    lists += [_list(n, UNCOUNTED, label_of(kinds), GREY, mixed_style_of(kinds)) for kinds, n in mixed.items()]
    for kinds, number in headings.items():
        lists.append(_list(number, UNCOUNTED if len(kinds) > 1 else LETTER, label_of(kinds), GREY, None))
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    names = f'xmlns:w="{W_NAMESPACE}" xmlns:mc="{COMPATIBILITY}" xmlns:w15="{WORD_2013}" mc:Ignorable="w15"'
    return f"{HEAD}<w:numbering {names}>{''.join(lists)}{numbers}</w:numbering>"


def _list(number: int, form: str, label: str, colour: str, style: str | None) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'{form}{linked}<w:suff w:val="tab"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="0"/></w:tabs><w:ind w:left="0" w:hanging="480"/></w:pPr>'
        f'<w:rPr>{FONTS}<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="{colour}"/>{_size(15 if len(label) < 6 else 11)}</w:rPr></w:lvl></w:abstractNum>'
    )
