"""Word files of a few parts, written by hand, for tests of what is read of them."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from source.model import SourceText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{TYPES}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
STYLES = (
    ("Title", "Title", ""),
    ("Heading2", "heading 2", ""),
    ("berschrift1", "heading 1", ""),
    ("Zitat", "Quote", ""),
    ("MyList", "my own", "ListBullet"),
    ("ListBullet", "List Bullet", ""),
    ("Caption", "caption", ""),
)


def run(words: str, properties: str = "") -> str:
    """A run, with properties such as ``<w:vanish/>``."""
    return f'<w:r>{_inside("rPr", properties)}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of plain words or of elements."""
    named = f'<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs><w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{_inside('pPr', named + properties)}{inner if inner.startswith('<') else run(inner)}</w:p>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table; each cell is plain words, or elements."""
    inner = "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{_inside('trPr', properties)}{inner}</w:tr>"


def deleted(inner: str, tag: str = "del") -> str:
    """A tracked deletion of words, or of elements."""
    runs = inner if inner.startswith("<") else f"<w:r><w:delText xml:space='preserve'>{inner}</w:delText></w:r>"
    return f"<w:{tag} w:id='1' w:author='Ada Holm'>{runs}</w:{tag}>"


def inserted(inner: str, by: str = "Ada Holm") -> str:
    """A tracked insertion of words."""
    return f"<w:ins w:id='2' w:author='{by}'>{run(inner)}</w:ins>"


def _inside(tag: str, properties: str) -> str:
    return f"<w:{tag}>{properties}</w:{tag}>" if properties else ""


def styles(*elements: str) -> dict[str, str]:
    """The part with the styles."""
    return {"word/styles.xml": f"<w:styles {SPACES}>{''.join(elements)}</w:styles>"}


def style(key: str, kind: str = "paragraph", based: str = "", run: str = "", paragraph: str = "") -> str:
    """A style with properties of a run and of a paragraph."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    inner = f'<w:name w:val="{key}"/>{base}{_inside("pPr", paragraph)}{_inside("rPr", run)}'
    return f'<w:style w:type="{kind}" w:styleId="{key}">{inner}</w:style>'


def word_file(body: str, **others: bytes | str) -> bytes:
    """A Word file; ``others`` adds or replaces parts, "__" standing for the slash."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **styles(*(style(key, based=base).replace(f'"{key}"/>', f'"{name}"/>', 1) for key, name, base in STYLES)),
    }
    parts |= {name.replace("__", "/"): data for name, data in others.items()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """A part with relations, ``r0`` the first: of a kind each, with what it leads to."""
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{TYPES}/{kind}" Target="{name}"/>' for n, (kind, name) in enumerate(targets)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def linked(*targets: tuple[str, str]) -> dict[str, str]:
    """The part with the relations of the document."""
    return {"word/_rels/document.xml.rels": relations(*targets)}


def words_of(source: SourceText) -> list[str]:
    """The words of each block."""
    return [source.text_of(block) for block in source.blocks]


def told(source: SourceText) -> str:
    """All that a person is told of the reading."""
    return " ".join(problem.sentence for problem in source.problems)


def lines(words: Iterable[str]) -> str:
    """Plain paragraphs."""
    return "".join(paragraph(one) for one in words)
