"""Documents whose package is out of the ordinary: strict, signed, with macros, protected, without styles; and one with everything."""

from word_building import (
    PAGE,
    STYLES,
    Part,
    box,
    built,
    comment,
    emblem_part,
    gone,
    ins,
    noted,
    p,
    part,
    picture,
    r,
    relation_of,
    sdt,
    tbl,
    tc,
    tr,
)
from word_files import packed, parts_of
from word_sentences import COST, FERRY, FURNITURE, MORE, PROSE, SAID, SHARE, SIGN_UP, VIEW


def properties_of_others() -> bytes:
    """Properties and XML of others, and a control that is bound to it."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    custom = (
        f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Desk"><vt:lpwstr>Harbour</vt:lpwstr></property>'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="5" name="copydesk is a word"><vt:i4>3</vt:i4></property></Properties>'
    )
    parts = {
        "docProps/custom.xml": Part(
            custom.encode(), "application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties"
        ),
        "customXml/item1.xml": Part(
            b'<bridge xmlns="urn:ostrel"><state>shut</state></bridge>', "application/xml", "customXml"
        ),
    }
    bound = sdt(
        r("shut"),
        '<w:id w:val="5"/><w:dataBinding w:prefixMappings="xmlns:o=\'urn:ostrel\'" w:xpath="/o:bridge/o:state" w:storeItemID="{00000000-0000-0000-0000-000000000001}"/>',
    )
    return built(p("The bridge is ", bound, ".") + PROSE + FURNITURE, parts=parts)


def protected() -> bytes:
    """A document in which only comments may be made."""
    settings = part("settings", '<w:documentProtection w:edit="comments" w:enforcement="1"/>')
    return built(PROSE + FURNITURE, parts={"word/settings.xml": settings})


def tracking() -> bytes:
    """A document that tracks changes, with identifiers of the sessions it was written in on each run."""
    settings = part(
        "settings", '<w:trackRevisions/><w:rsids><w:rsidRoot w:val="00AA0001"/><w:rsid w:val="00AA0002"/></w:rsids>'
    )
    body = (
        (PROSE + FURNITURE)
        .replace("<w:r>", '<w:r w:rsidR="00AA0002">')
        .replace("<w:p>", '<w:p w:rsidR="00AA0001" w:rsidRDefault="00AA0001">')
    )
    return built(body, parts={"word/settings.xml": settings})


def strict() -> bytes:
    """A file in the strict form of the standard."""
    plain = parts_of(built(PROSE + tbl(tr("Pier", "Bolts"), tr("North", "120")) + FURNITURE))
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/drawingml/2006/": b"http://purl.oclc.org/ooxml/drawingml/",
    }
    for old, new in names.items():
        plain = {name: content.replace(old, new) for name, content in plain.items()}
    return packed(plain)


def macros() -> bytes:
    """A document with macros."""
    code = Part(
        b"\xd0\xcf\x11\xe0 no real macros",
        "application/vnd.ms-office.vbaProject",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    )
    return built(
        PROSE + FURNITURE,
        parts={"word/vbaProject.bin": code},
        main="application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def template() -> bytes:
    """A template."""
    return built(PROSE + FURNITURE, main="template.main")


def signed() -> bytes:
    """A document that was signed."""
    parts = parts_of(built(PROSE + FURNITURE))
    relation = (
        '<Relationship Id="sig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" '
        'Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", relation.encode())
    return packed(parts | {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>"})


def other_name() -> bytes:
    """A document whose main part has another name, as Word for the web gives it, with styles kept twice."""
    effects = Part(
        part("styles", STYLES).content,
        "application/vnd.ms-word.stylesWithEffects+xml",
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    )
    return built(PROSE + FURNITURE, name="word/document2.xml", parts={"word/stylesWithEffects.xml": effects})


def no_styles() -> bytes:
    """A document without a part for styles."""
    return built(PROSE + FURNITURE, styles=None)


def no_section() -> bytes:
    """A document without properties of a section, whose last paragraph goes."""
    return built(PROSE + FURNITURE, page="")


def ends_in_table() -> bytes:
    """A document whose last thing is a table, with boilerplate before it."""
    return built(PROSE + FURNITURE + tbl(tr("Pier", "Bolts"), tr("North", "120")))


def indented() -> bytes:
    """A document whose markup is laid out with line ends and blanks."""
    return built(PROSE + FURNITURE, indented=True)


def nothing_but_furniture() -> bytes:
    """A document in which all goes."""
    return built(p(SHARE) + p("") + p(SIGN_UP) + p(MORE))


def dead_relation() -> bytes:
    """A document that leads to a picture which is not there."""
    name = "word/media/lost.png"
    parts = parts_of(
        built(PROSE + p("It ", picture(301, relation_of(name)), " leans.") + FURNITURE, parts={name: emblem_part()})
    )
    return packed({one: content for one, content in parts.items() if one != name})


def everything() -> bytes:
    """A report with letterhead, table, picture, link, comment, change, control, box and sections at once."""
    headed = p("Ostrel Harbour Office", style="Heading1") + p(SHARE)
    name = "word/media/one.png"
    opening, closing, mark = noted(9, r("at Ostrel will"))
    body = p("Bridge Stays Shut", style="Heading1") + p(
        "The bridge ",
        opening,
        closing,
        mark,
        " stay shut. ",
        ins(901, "It leans. "),
        gone(902, "It fell."),
        picture(51, relation_of(name)),
    )
    body += tbl(
        tr("Pier", "Bolts", look="<w:tblHeader/>"),
        tr("North", "120"),
        tr(tc(p(SHARE), tbl(tr("a", "b")) + p("")), "118"),
    )
    body += p(
        "See ",
        f'<w:hyperlink r:id="out">{r("the report. It is")}</w:hyperlink>',
        " long.",
        box(52, p(FERRY)),
        look=PAGE.replace(
            "<w:sectPr>", f'<w:sectPr><w:headerReference w:type="default" r:id="{relation_of("word/header1.xml")}"/>'
        ),
    )
    body += sdt(p(SAID), '<w:id w:val="77"/>') + p(SHARE) + p(r(COST, "<w:b/>"), " ", VIEW) + p(SIGN_UP) + p("")
    parts = {
        "word/header1.xml": part("header", headed),
        "word/comments.xml": part("comments", comment(9, "Really?")),
        name: emblem_part(),
    }
    return built(body, parts=parts, links={"out": "https://ostrel.example/"})
