"""Documents in markup: links, notes, answers, changes of colleagues, fields, controls, boxes, signs."""

from word_building import COLLEAGUE, Part, box, built, comment, field_of, gone, ins, noted, p, part, r, sdt, tbl, tc, tr
from word_sentences import BRIDGE, COST, FERRY, SAID, SHARE, SIGN_UP, VIEW

# Links, notes, comments -----------------------------------------------------------------------------------------------


def links() -> bytes:
    """Links into the world, within the document, and as a field; words on both sides."""
    blue = '<w:rStyle w:val="Hyperlink"/>'
    body = p("The report is ", f'<w:hyperlink r:id="out">{r("on the web. It is", blue)}</w:hyperlink>', " long.")
    body += p('<w:bookmarkStart w:id="7" w:name="_Ref77"/>', r(COST), '<w:bookmarkEnd w:id="7"/>')
    body += p("See ", f'<w:hyperlink w:anchor="_Ref77">{r("the costs")}</w:hyperlink>', " above.")
    body += p(field_of('HYPERLINK "https://ostrel.example/share"', SHARE)) + p(
        f'<w:hyperlink r:id="out">{r(SIGN_UP)}</w:hyperlink>'
    )
    return built(body, links={"out": "https://ostrel.example/report?a=1&b=2"})


def notes() -> bytes:
    """Footnotes and endnotes, one of them called in words that go."""
    call = '<w:rStyle w:val="FootnoteReference"/>'
    separators = "".join(
        f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:{{0}}>'
        for number, kind, tag in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
    )
    mark = r("<w:{0}Ref/>", call)
    written = {
        kind: separators.format(kind) + "".join(
            f'<w:{kind} w:id="{number}">{p(mark.format(kind), words, style="FootnoteText")}</w:{kind}>'
            for number, words in ((1, " The office keeps a list. Share this article"), (2, " " + COST))
        )
        for kind in ("footnote", "endnote")
    }  # fmt: skip
    reference = {
        (kind, number): r(f'<w:{kind}Reference w:id="{number}"/>', call) for kind in written for number in (1, 2)
    }
    body = p(BRIDGE, reference["footnote", 1]) + p("Repairs will cost 4.2 million", reference["endnote", 1], " crowns.")
    body += p(SHARE, reference["footnote", 2]) + p(VIEW, reference["endnote", 2]) + p(SIGN_UP)
    return built(body, parts={f"word/{kind}s.xml": part(f"{kind}s", content) for kind, content in written.items()})


def answers() -> bytes:
    """Comments with answers, resolved ones, one over two paragraphs, two that cross; with the parts of later Words."""
    first, second = noted(3, r("will stay shut")), noted(12, r("The bridge "))
    body = p(second[0], first[0], second[1], second[2], r(" until May."), first[1], first[2])
    body += p('<w:commentRangeStart w:id="40"/>', COST) + p(
        SHARE, '<w:commentRangeEnd w:id="40"/>', r('<w:commentReference w:id="40"/>')
    )
    body += p(VIEW, r('<w:commentReference w:id="41"/>'))
    content = (
        comment(3, "Until when?", paragraph="00A00001") + comment(12, "May.", by="Per Lind", paragraph="00A00002")
        + comment(40, "Check both.", paragraph="00A00003") + comment(41, "On a point.", by="Per Lind", paragraph="00A00004")
    )  # fmt: skip
    states = "".join(
        f'<w15:commentEx w15:paraId="{key}"{more} w15:done="{done}"/>'
        for key, more, done in (
            ("00A00001", "", 0), ("00A00002", ' w15:paraIdParent="00A00001"', 0), ("00A00003", "", 1), ("00A00004", "", 0),
        )
    )  # fmt: skip
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    extended = Part(
        f"<w15:commentsEx {space}>{states}</w15:commentsEx>".encode(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    )
    return built(body, parts={"word/comments.xml": part("comments", content), "word/commentsExtended.xml": extended})


# Changes of colleagues ------------------------------------------------------------------------------------------------


def insertions_and_deletions() -> bytes:
    """Tracked insertions and deletions of a colleague, within sentences, over their borders, and in words that go."""
    body = p(
        "The bridge ",
        gone(900, "at Ostrel "),
        ins(901, "over the Orr "),
        "will stay shut.",
        ins(902, " It leans. Nobody"),
        " knows why.",
    )
    body += (
        p("Share ", ins(903, "this "), gone(904, "an "), "article")
        + p(ins(905, SIGN_UP))
        + p(gone(906, COST))
        + p(VIEW)
    )
    return built(body)


def moves() -> bytes:
    """A sentence and a paragraph that a colleague moved."""

    def move(number: int, name: str, tag: str, words: str) -> str:
        return (
            f'<w:{tag}RangeStart w:id="{number}" w:name="{name}" {COLLEAGUE}/>{ins(number + 1, words, tag=tag)}'
            f'<w:{tag}RangeEnd w:id="{number}"/>'
        )

    body = p(move(20, "move1", "moveFrom", FERRY + " "), r(BRIDGE)) + p(
        r(COST + " "), move(30, "move1", "moveTo", FERRY + " ")
    )
    body += p(move(40, "move2", "moveTo", SHARE)) + p(VIEW) + p(move(50, "move2", "moveFrom", SHARE))
    return built(body)


def format_changes() -> bytes:
    """Tracked changes of format: of runs, of paragraphs, of a paragraph's end; fills and highlights of colleagues."""
    was = f'<w:rPrChange w:id="60" {COLLEAGUE}><w:rPr><w:i/></w:rPr></w:rPrChange>'
    body = p("The bridge ", r("will stay shut. It leans", f"<w:b/>{was}"), " to the north.")
    body += p(
        COST,
        look=f'<w:jc w:val="center"/><w:pPrChange w:id="61" {COLLEAGUE}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>',
    )
    end = f'<w:rPr><w:b/><w:rPrChange w:id="62" {COLLEAGUE}><w:rPr/></w:rPrChange></w:rPr>'
    body += p(r(SHARE, f"<w:b/>{was}".replace('"60"', '"63"')), look=end) + p(
        r("It was filled.", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>')
    )
    body += (
        p(r("It is lit.", '<w:highlight w:val="cyan"/>'), " It is plain.")
        + p(SIGN_UP, look=f'<w:pPrChange w:id="64" {COLLEAGUE}><w:pPr/></w:pPrChange>')
        + p(VIEW)
    )
    return built(body)


def changed_rows_and_ends() -> bytes:
    """Rows put in and taken out, cells put in, ends of paragraphs taken out and put in."""
    gone_end, new_end = (
        f'<w:rPr><w:{tag} w:id="{number}" {COLLEAGUE}/></w:rPr>' for tag, number in (("del", 70), ("ins", 71))
    )
    body = (
        p("The bridge will ", look=gone_end)
        + p("stay shut until May.")
        + p(SHARE, look=gone_end.replace("70", "72"))
        + p(SIGN_UP, look=new_end)
    )
    rows = [
        tr("Pier", "Bolts"),
        tr(tc(p(ins(73, "North"))), tc(p(ins(74, "120"))), look=f'<w:ins w:id="75" {COLLEAGUE}/>'),
        tr(tc(p(gone(76, "South"))), tc(p(gone(77, "118"))), look=f'<w:del w:id="78" {COLLEAGUE}/>'),
        tr("East", tc(p(ins(79, "99")), look=f'<w:cellIns w:id="80" {COLLEAGUE}/>')),
    ]
    return built(body + tbl(*rows) + p(VIEW) + p(SHARE))


# Fields, controls, boxes ----------------------------------------------------------------------------------------------


def fields() -> bytes:
    """Fields: simple, complex, one in another, one whose result holds sentences, one that is never closed."""
    body = p(
        "Printed on ",
        '<w:fldSimple w:instr=" DATE ">' + r("2 March") + "</w:fldSimple>",
        ". Sheet ",
        field_of("PAGE", "1"),
        " of three.",
    )
    inner = field_of("REF cost", "4.2")
    condition = (
        r('<w:instrText xml:space="preserve"> IF </w:instrText>')
        + inner
        + r('<w:instrText xml:space="preserve"> &gt; 4 "much" "little" </w:instrText>')
    )
    body += p("It costs ", field_of(condition, "much"), ".") + p(
        field_of("DOCPROPERTY lead", r(BRIDGE + " " + VIEW, "<w:i/>"))
    )
    body += (
        p(field_of("QUOTE", SHARE))
        + p("Open ", r('<w:fldChar w:fldCharType="begin"/>'), "end. It goes on.")
        + p(SIGN_UP)
    )
    return built(body)


def contents() -> bytes:
    """A table of contents in its control, with a title and links to headings."""
    entry = f'<w:hyperlink w:anchor="_Toc1">{r("What was found")}{r("<w:tab/>")}{field_of("PAGEREF _Toc1", "1")}</w:hyperlink>'
    begin, separate, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    first = p(
        begin, r('<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h </w:instrText>'), separate, entry, style="TOC1"
    )
    rest = p(f'<w:hyperlink w:anchor="_Toc2">{r(SHARE)}</w:hyperlink>', style="TOC1") + p(end)
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    body = sdt(p("Contents") + first + rest, f'<w:id w:val="-88"/>{gallery}')
    body += p(
        '<w:bookmarkStart w:id="1" w:name="_Toc1"/>', r("What was found"), '<w:bookmarkEnd w:id="1"/>', style="Heading1"
    ) + p(SAID)
    body += p(
        '<w:bookmarkStart w:id="2" w:name="_Toc2"/>', r(SHARE), '<w:bookmarkEnd w:id="2"/>', style="Heading1"
    ) + p(VIEW)
    return built(body)


def controls() -> bytes:
    """Content controls: round paragraphs, in a line, round a row and a cell, locked, a drop-down, one in another."""
    choices = '<w:id w:val="104"/><w:dropDownList><w:listItem w:displayText="shut" w:value="1"/><w:listItem w:displayText="open" w:value="2"/></w:dropDownList>'
    body = sdt(p(BRIDGE) + p(SHARE), '<w:alias w:val="Lead"/><w:id w:val="101"/>') + sdt(
        p(SIGN_UP), '<w:id w:val="102"/><w:lock w:val="sdtContentLocked"/>'
    )
    body += p(
        "The bridge is ",
        sdt(r("shut"), choices),
        ". It ",
        sdt(r("leans. Nobody ") + sdt(r("knows"), '<w:id w:val="106"/>'), '<w:id w:val="105"/>'),
        " why.",
    )
    row = sdt(tr("North", "120"), '<w:id w:val="107"/>')
    cell = sdt(tc("118"), '<w:id w:val="108"/>')
    body += (
        tbl(tr("Pier", "Bolts"), row, tr(tc("South"), cell))
        + p(sdt(r(SHARE), '<w:id w:val="109"/><w:lock w:val="contentLocked"/>'))
        + p(VIEW)
    )
    return built(body)


def text_boxes() -> bytes:
    """Text boxes in both forms, and one of the older form alone; among words that stay and words that go."""
    older = r(
        f'<w:pict><v:shape id="old" style="width:190pt;height:55pt"><v:textbox><w:txbxContent>{p(FERRY)}</w:txbxContent></v:textbox></v:shape></w:pict>'
    )
    body = (
        p(BRIDGE, box(201, p(COST + " " + VIEW), p(SHARE)), " It leans.")
        + p(SHARE, box(202, p("The tide turns at six.")))
        + p(older)
    )
    return built(body + p(SIGN_UP))


def signs() -> bytes:
    """Equations in a line and alone, symbols, words with a reading above them, hidden words."""

    def math(words: str) -> str:
        return f"<m:oMath><m:sSup><m:e><m:r><m:t>{words}</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"

    body = p("The load is ", math("v"), " newtons. It grows with ", math("t"), ".") + p(
        f"<m:oMathPara>{math('x')}</m:oMathPara>"
    )
    body += p("A tick ", r('<w:sym w:font="Wingdings" w:char="F0FC"/>'), " means sound. A cross means rust.")
    ruby = (
        '<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="22"/><w:lid w:val="ja-JP"/></w:rubyPr>'
        f"<w:rt>{r('hashi')}</w:rt><w:rubyBase>{r('橋')}</w:rubyBase></w:ruby>"
    )
    body += p("The sign says ", r(ruby), ". It means bridge.") + p("It is ", r("not at all ", "<w:vanish/>"), "shut.")
    return built(body + p(r("<w:lastRenderedPageBreak/><w:t>Share this </w:t>"), r("article")) + p(SIGN_UP, math("y")))


def first_letter() -> bytes:
    """A large first letter in a frame, and a paragraph in one."""
    frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    body = p("T", look=frame) + p("he bridge at Ostrel will stay shut. It leans.") + p(COST)
    return built(body + p("S", look=frame) + p("hare this article") + p(SIGN_UP))


def right_to_left() -> bytes:
    """Arabic and Hebrew among each other and among Latin words."""
    left = "<w:rtl/>"
    body = p(
        r("قال الوزير إن الجسر مغلق حتى مايو. ", left), r("«وجدنا الصدأ»، قالت تيلدا مارين.", left), look="<w:bidi/>"
    )
    return built(
        body
        + p(r("הגשר סגור. ", left), r("Ostrel", '<w:lang w:val="en-GB"/>'), r(" נטוי.", left), look="<w:bidi/>")
        + p(BRIDGE)
        + p(SHARE)
    )


def tags_and_bookmarks() -> bytes:
    """Smart tags, custom XML elements and bookmarks of others, also such as begin in one paragraph and end in another."""
    tag = f'<w:smartTag w:uri="urn:ostrel" w:element="place">{r("Ostrel will stay")}</w:smartTag>'
    custom = f'<w:customXml w:uri="urn:ostrel" w:element="sum">{r("4.2 million. That")}</w:customXml>'
    body = p("The bridge at ", tag, " shut.", '<w:bookmarkStart w:id="0" w:name="costs"/>') + p(
        "It costs ", custom, '<w:bookmarkEnd w:id="0"/>', " is much."
    )
    body += p(
        '<w:bookmarkStart w:id="900001" w:name="cd_player"/>',
        r(FERRY),
        '<w:bookmarkEnd w:id="900001"/>',
        '<w:proofErr w:type="spellStart"/>',
        r(" Orr"),
        '<w:proofErr w:type="spellEnd"/>',
    )
    return built(body + f'<w:customXml w:uri="urn:ostrel" w:element="foot">{p(SHARE)}</w:customXml>' + p(SIGN_UP))
