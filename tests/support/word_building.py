"""Word files built from pieces of markup: what python-docx cannot write, such as tracked changes of colleagues, fields and controls."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pictures import emblem, png

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14 w15"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
)
DATE = 'w:date="2026-03-02T09:30:00Z"'
COLLEAGUE = f'w:author="Ines Rowan" {DATE}'


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package: its content, its content type, and the last word of the type of the relation that leads to it from the main part."""

    content: bytes
    kind: str
    relation: str = ""


def built(
    body: str,
    *,
    parts: Mapping[str, Part] | None = None,
    links: Mapping[str, str] | None = None,
    main: str = "document.main",
    styles: str | None = STYLES,
    name: str = "word/document.xml",
    page: str = PAGE,
    indented: bool = False,
) -> bytes:
    """Return a Word file of this body. Each part's relation has its name in the package as id, as ``relation_of`` says; ``links`` are external ones."""
    document = f"{HEAD}<w:document {SPACES}><w:body>{body}{page}</w:body></w:document>"
    if indented:
        document = (
            document.replace("><w:p>", ">\n    <w:p>")
            .replace("<w:sectPr>", "\n  <w:sectPr>")
            .replace("<w:r>", "\n      <w:r>")
        )
    kind = main if "/" in main else f"{KIND}{main}+xml"
    members: dict[str, Part] = {name: Part(document.encode(), kind, "officeDocument")}
    if styles is not None:
        members["word/styles.xml"] = part("styles", styles)
    members |= parts or {}
    return _packed(members, name, links or {})


def part(kind: str, content: str) -> Part:
    """Return one of Word's own parts (styles, comments, header …) with this content."""
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return Part(f"{HEAD}<w:{root} {SPACES}>{content}</w:{root}>".encode(), f"{KIND}{kind}+xml", kind)


def relation_of(name: str) -> str:
    """Return the id of the relation that leads to a part: ``word/media/one.png`` is ``rel_one_png``."""
    return "rel_" + name.rpartition("/")[2].replace(".", "_")


def _packed(members: Mapping[str, Part], main: str, links: Mapping[str, str]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{one.kind}"/>' for name, one in members.items())
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
    folder = main.rpartition("/")[0]
    package = {name: one for name, one in members.items() if not name.startswith(("word/", "customXml/"))} | {
        main: members[main]
    }
    own = {name: one for name, one in members.items() if name not in package and one.relation}
    files = {"[Content_Types].xml": types.encode(), "_rels/.rels": _relations(package, "", {})}
    files |= {name: one.content for name, one in members.items()}
    files[f"{folder}/_rels/{main.rpartition('/')[2]}.rels"] = _relations(own, folder, links)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content)
    return out.getvalue()


def _relations(members: Mapping[str, Part], folder: str, links: Mapping[str, str]) -> bytes:
    lines = [
        f'<Relationship Id="{relation_of(name)}" Type="{_type_of(one.relation)}" '
        f'Target="{name.removeprefix(folder + "/") if name.startswith(folder + "/") else "/" + name}"/>'
        for name, one in members.items()
    ]
    lines += [
        f'<Relationship Id="{key}" Type="{OFFICE}/relationships/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for key, target in links.items()
    ]
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def _type_of(relation: str) -> str:
    return relation if "://" in relation else f"{OFFICE}/relationships/{relation}"


# Pieces of a body ------------------------------------------------------------------------------------------------------


def p(*content: str, look: str = "", style: str = "") -> str:
    """Return a paragraph; plain words among its content become runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{look}</w:pPr>" if named or look else ""
    return f"<w:p>{properties}{''.join(one if one.startswith('<') else r(one) for one in content)}</w:p>"


def r(words: str, look: str = "", *, tag: str = "t") -> str:
    """Return a run of words, or of the markup that is given instead of them."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    inner = words if words.startswith("<") else f'<w:{tag} xml:space="preserve">{escape(words, quote=False)}</w:{tag}>'
    return f"<w:r>{properties}{inner}</w:r>"


def tc(*content: str, look: str = "") -> str:
    """Return a cell; words among its content become paragraphs."""
    properties = f"<w:tcPr>{look}</w:tcPr>" if look else ""
    return f"<w:tc>{properties}{''.join(one if one.startswith('<') else p(one) for one in content)}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    """Return a row; words among its cells become cells."""
    properties = f"<w:trPr>{look}</w:trPr>" if look else ""
    return f"<w:tr>{properties}{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    """Return a table."""
    grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def ins(number: int, *content: str, tag: str = "ins") -> str:
    """Return a colleague's tracked insertion, or a move's other end."""
    return f'<w:{tag} w:id="{number}" {COLLEAGUE}>{"".join(one if one.startswith("<") else r(one) for one in content)}</w:{tag}>'


def gone(number: int, words: str, look: str = "") -> str:
    """Return a colleague's tracked deletion."""
    return f'<w:del w:id="{number}" {COLLEAGUE}>{r(words, look, tag="delText")}</w:del>'


def sdt(content: str, properties: str = "") -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field_of(instruction: str, result: str) -> str:
    """Return a complex field: its instruction and result are markup, or plain words."""
    code = (
        instruction
        if instruction.startswith("<")
        else r(f'<w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText>')
    )
    shown = result if result.startswith("<") else r(result)
    marks = [r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{code}{marks[1]}{shown}{marks[2]}"


def noted(number: int, content: str) -> tuple[str, str, str]:
    """Return the opening, closing and mark of a comment round something."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}',
        f'<w:commentRangeEnd w:id="{number}"/>',
        r(f'<w:commentReference w:id="{number}"/>'),
    )


def comment(number: int, words: str, *, by: str = "Ines Rowan", paragraph: str = "") -> str:
    """Return a colleague's comment."""
    key = f' w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{number}" w:author="{by}" {DATE} w:initials="IR"><w:p{key}>{r(words)}</w:p></w:comment>'


def picture(number: int, relation: str) -> str:
    """Return a run with a picture."""
    return r(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="{number}" name="Emblem {number}"/>'
        f'<a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="emblem.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def box(number: int, *paragraphs: str) -> str:
    """Return a run with a text box in both forms: the newer one and the one for older programs."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return r(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2400000" cy="700000"/>'
        f'<wp:docPr id="{number}" name="Box {number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="box{number}" style="width:190pt;height:55pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>'
    )


def emblem_part() -> Part:
    """Return a small picture."""
    return Part(png(emblem(24, 24), colour=6), "image/png", "image")
