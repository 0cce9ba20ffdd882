"""The parts of the Word package that say how things look and belong together; the words themselves are built in exports/word.py."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from annotate.model import Kind
from exports.looks import LOOKS
from source.version import VERSION

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STORE_ID = "{6B0A2C63-3E0B-4C57-9F10-5D0C0D35CA11}"

# A kind's own list is number 1 to 4; the label of a paragraph with several kinds is a list of its own after these.
LISTS = {kind: number for number, kind in enumerate(Kind, 1)}
FIRST_COMBINATION = len(LISTS) + 1


def style_of(kind: Kind) -> str:
    """Return the id of a kind's paragraph style."""
    return f"Copydesk{kind.capitalize()}"


def text_style_of(kind: Kind) -> str:
    """Return the id of a kind's character style."""
    return f"{style_of(kind)}Text"


def styles_part(language: str) -> str:
    """Return styles.xml: defaults, headings, a paragraph and a character style for each kind, and our own furniture."""
    return f"""{HEAD}<w:styles xmlns:w="{W_NAMESPACE}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val={quoteattr(language)} w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
{_heading("Heading1", "heading 1", 0, 34)}
{_heading("Heading2", "heading 2", 1, 26)}
{"".join(_kind_styles(kind) for kind in Kind)}
<w:style w:type="paragraph" w:customStyle="1" w:styleId="CopydeskMixed"><w:name w:val="Copydesk Mixed"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:pBdr><w:left w:val="single" w:sz="6" w:space="8" w:color="B9BEC6"/></w:pBdr></w:pPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="CopydeskQuotedWords"><w:name w:val="Copydesk Quoted Words"/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{LOOKS[Kind.QUOTE].tint}"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="CopydeskSheetHeading"><w:name w:val="Copydesk Sheet Heading"/><w:basedOn w:val="Heading2"/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="CopydeskSheet"><w:name w:val="Copydesk Sheet"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="5F6670"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Header"/></w:style>
<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
</w:styles>"""


def _heading(style: str, name: str, level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="160" w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="{level}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _kind_styles(kind: Kind) -> str:
    look = LOOKS[kind]
    name = kind.capitalize()
    underline = "" if look.underline == "none" else f'<w:u w:val="{look.underline}" w:color="{look.colour}"/>'
    faint = '<w:color w:val="5A5F68"/>' if kind is Kind.BOILERPLATE else ""
    # A copied page holds dozens of such lines: they take little room.
    dense = '<w:spacing w:after="30" w:line="240" w:lineRule="auto"/>' if kind is Kind.BOILERPLATE else ""
    small = '<w:sz w:val="18"/><w:szCs w:val="18"/>' if kind is Kind.BOILERPLATE else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_of(kind)}"><w:name w:val="Copydesk {name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:numPr><w:numId w:val="{LISTS[kind]}"/></w:numPr><w:pBdr><w:left w:val="{look.bar}" w:sz="12" w:space="8" w:color="{look.colour}"/></w:pBdr>{dense}</w:pPr>'
        f"<w:rPr>{faint}{small}</w:rPr></w:style>"
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{text_style_of(kind)}"><w:name w:val="Copydesk {name} Text"/><w:qFormat/>'
        f'<w:rPr>{faint}{underline}<w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/></w:rPr></w:style>'
    )


def numbering_part(combinations: Sequence[str]) -> str:
    """Return numbering.xml: the labels C1, Q1 … of each kind, and a plain label for each combination of kinds."""
    abstract = [_list(LISTS[k], "decimal", f"{LOOKS[k].letter}%1", LOOKS[k].colour, style_of(k)) for k in Kind]
    abstract += [_list(n, "none", label, "5F6670", None) for n, label in enumerate(combinations, FIRST_COMBINATION)]
    count = len(LISTS) + len(combinations)
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, count + 1))
    return f'{HEAD}<w:numbering xmlns:w="{W_NAMESPACE}">{"".join(abstract)}{numbers}</w:numbering>'


def _list(number: int, form: str, label: str, colour: str, style: str | None) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/>{linked}<w:suff w:val="tab"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="0"/></w:tabs><w:ind w:left="0" w:hanging="700"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:b w:val="0"/><w:i w:val="0"/><w:color w:val="{colour}"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:lvl></w:abstractNum>'
    )


SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W_NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def header_part(title: str) -> str:
    """Return the page header: the title, and the legend in one line."""
    legend = '<w:r><w:t xml:space="preserve">   </w:t></w:r>'.join(_legend(kind) for kind in Kind)
    return (
        f'{HEAD}<w:hdr xmlns:w="{W_NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(title)}</w:t></w:r></w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{legend}</w:p></w:hdr>'
    )


def _legend(kind: Kind) -> str:
    note = ", proposed for deletion" if kind is Kind.BOILERPLATE else ""
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{text_style_of(kind)}"/></w:rPr><w:t>{LOOKS[kind].letter} {kind}</w:t></w:r>'
        f'<w:r><w:t xml:space="preserve">{note}</w:t></w:r>'
    )


def footer_part(name: str) -> str:
    """Return the page footer: what made the file, of which source, and the page's number."""
    return (
        f'{HEAD}<w:ftr xmlns:w="{W_NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(name + " · " if name else "")}marked up by copydesk {VERSION} · page </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
    )


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def core_part(*, title: str, author: str, language: str, date: str) -> str:
    """Return the core properties."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator><dc:language>{escape(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
        "</cp:coreProperties>"
    )


APP = f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>copydesk</Application></Properties>'


def custom_part(properties: Iterable[tuple[str, str]]) -> str:
    """Return the custom properties."""
    lines = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(properties, 2)
    )
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">{lines}</Properties>'
    )


STORE_PROPERTIES = (
    f'{HEAD}<ds:datastoreItem ds:itemID="{STORE_ID}" xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs>'
    '<ds:schemaRef ds:uri="urn:copydesk:annotated:1"/></ds:schemaRefs></ds:datastoreItem>'
)


def relationships(entries: Iterable[tuple[str, str]]) -> str:
    """Return a relationships part from (type, target) pairs."""
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(entries, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types(parts: Iterable[tuple[str, str]]) -> str:
    """Return [Content_Types].xml from (part, type) pairs."""
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )
