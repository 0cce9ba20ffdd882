"""The small parts of the Word package: settings, fonts, theme, header and footer, properties, and what ties the parts together."""

from collections.abc import Iterable, Mapping, Sequence

from annotate.model import Kind
from exports.word.looks import LOOKS
from exports.word.styles import HEAD, W_NAMESPACE, text_style_of
from source.escaping import escaped, quoted
from source.formats import NAMESPACE
from source.version import VERSION

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
FILES = {
    "document.main": "document",
    "header": "header1",
    "footer": "footer1",
}  # where a part's file is not called as its type
LINKS = {"commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"}
# What a part declares that uses the names of newer versions of Word, for older ones to pass over.
NEWER = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
STORE_ID = "{6B0A2C63-3E0B-4C57-9F10-5D0C0D35CA11}"

SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W_NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


FONT_TABLE = (
    f'{HEAD}<w:fonts xmlns:w="{W_NAMESPACE}"><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)

# Word makes no file without a theme, and one check wants it; ours names the same font and Word's own colours.
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "2F5D8A", "accent2": "7A5C00", "accent3": "3F6B35",
    "accent4": "707680", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_FACES = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
THEME = (
    f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="copydesk"><a:themeElements><a:clrScheme name="copydesk">'
    + "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    + f'</a:clrScheme><a:fontScheme name="copydesk"><a:majorFont>{_FACES}</a:majorFont><a:minorFont>{_FACES}</a:minorFont></a:fontScheme>'
    + f'<a:fmtScheme name="copydesk"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    + f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    + f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    + f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def header_part(title: str, *, language: str, marks: Sequence[str], legend: bool) -> str:
    """Return the page header: the handling mark, the embargo and the title, and the legend in one line."""
    marked = "".join(
        f'<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">{escaped(mark)}   </w:t></w:r>' for mark in marks
    )
    words = (
        f'<w:r><w:rPr><w:lang w:val={quoted(language)}/></w:rPr><w:t xml:space="preserve">{escaped(title)}</w:t></w:r>'
    )
    lines = [marked + words, _legend()] if legend else [marked + words]
    paragraphs = "".join(f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{line}</w:p>' for line in lines)
    return f'{HEAD}<w:hdr xmlns:w="{W_NAMESPACE}">{paragraphs}</w:hdr>'


def _legend() -> str:
    """Return each mark with its name, as it stands in the text."""
    marks = [(text_style_of(kind), f"{LOOKS[kind].letter} {kind}") for kind in Kind]
    marks.insert(2, ("CopydeskQuotedWords", "words quoted"))
    runs = (f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>{name}</w:t></w:r>' for style, name in marks)
    return '<w:r><w:t xml:space="preserve">   </w:t></w:r>'.join(runs) + "<w:r><w:t>, proposed for deletion</w:t></w:r>"


def footer_part(name: str) -> str:
    """Return the page footer: what made the file, of which source, and the page's number."""
    return (
        f'{HEAD}<w:ftr xmlns:w="{W_NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escaped(name + " · " if name else "")}marked up by copydesk {VERSION} · page </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
    )


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def core_part(*, title: str, author: str, subject: str, language: str, date: str) -> str:
    """Return the core properties."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:subject>{escaped(subject)}</dc:subject><dc:creator>{escaped(author)}</dc:creator><dc:language>{escaped(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
        "</cp:coreProperties>"
    )


APP = f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>copydesk</Application></Properties>'


def custom_part(properties: Iterable[tuple[str, str]]) -> str:
    """Return the custom properties."""
    lines = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name={quoted(name)}><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(properties, 2)
    )
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">{lines}</Properties>'
    )


STORE_PROPERTIES = (
    f'{HEAD}<ds:datastoreItem ds:itemID="{STORE_ID}" xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def relationships(entries: Iterable[tuple[str, str, str]]) -> str:
    """Return a relationships part from (id, type, target)."""
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def comments_extended(resolved: Iterable[str]) -> str:
    """Return which comments were ticked off, named by the ids of their paragraphs."""
    lines = "".join(f'<w15:commentEx w15:paraId="{one}" w15:done="1"/>' for one in resolved)
    return f"{HEAD}<w15:commentsEx{NEWER}>{lines}</w15:commentsEx>"


def document_links(targets: Mapping[str, str]) -> str:
    """Return what the document refers to; a part's id is its name."""
    links = [
        (name, LINKS.get(name, f"{OFFICE}/relationships/{name.rstrip('1')}"), target)
        for name, target in targets.items()
    ]
    return relationships([*links, ("baseline", f"{OFFICE}/relationships/customXml", "../customXml/item1.xml")])


TOP_LINKS = relationships(
    [
        ("document", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("app", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ("custom", f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
    ]
)
STORE_LINKS = relationships([("properties", f"{OFFICE}/relationships/customXmlProps", "itemProps1.xml")])


def content_types(parts: Iterable[tuple[str, str]]) -> str:
    """Return [Content_Types].xml from (part, type) pairs."""
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )
