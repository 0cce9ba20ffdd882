"""Records that programs exchange, JSON, XML and tables: refused with what they are, as far as they say so."""

import csv
import json
import re
from collections.abc import Iterator

from source.errors import UnknownFormat
from source.formats.dialects import AS_PAGE, CONVERT, ONE_ARTICLE, SEEN

# The roots of XML files that are known by name.
ROOTS = {
    "rss": "a news feed (RSS)",
    "rdf": "a news feed (RDF)",
    "feed": "a news feed (Atom)",
    "nitf": "a news item (NITF)",
    "newsitem": "a news item (NewsML-G2)",
    "newsml": "a news item (NewsML)",
    "newsmessage": "a news message (NewsML-G2)",
    "opml": "an outline (OPML)",
    "fictionbook": "an e-book (FB2)",
    "book": "a DocBook file",
    "docbook": "a DocBook file",
    "tei": "a TEI file",
    "teicorpus": "a TEI file",
    "tt": "a file of subtitles (TTML)",
    "svg": "a drawing (SVG)",
    "plist": "a property list",
    "document": "a document in XML",
    "package": "a Word or Office file saved as flat XML",
    "mediawiki": "an export of a wiki",
    "urlset": "a site map",
    "sitemapindex": "a site map",
    "kml": "a map (KML)",
    "gpx": "a track (GPX)",
}
_PAGES = frozenset({"rss", "rdf", "feed", "nitf", "newsitem", "newsml", "newsmessage"})
_ROOT = re.compile(
    r"\s*(?:<\?[^<>]{0,400}\?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*|<!DOCTYPE\s[^<>\[]{0,400}(?:\[[^\]]{0,2000}\]\s*)?>\s*){0,10}"
    r"<([A-Za-z_][\w.-]{0,40})(?::([A-Za-z_][\w.-]{0,40}))?([^<>]{0,400})",
    re.I,
)
_XML = re.compile(r"\s*<(?:\?xml\s|!DOCTYPE\s)", re.I)


def refuse_xml(text: str, *, ending: str, page: bool) -> None:
    """Raise UnknownFormat if a text is XML that is no web page; ``page``: the ending says that it is one."""
    root = _ROOT.match(text)
    if root:
        name = (root[2] or root[1]).lower()
        what = ROOTS.get(name)
        if name == "article" and ("docbook" in root[3] or "dtd-version" in root[3] or "JATS" in text[:1000]):
            what = "a DocBook file" if "docbook" in root[3] else "a journal article in XML (JATS)"
        if what and (name not in ("document", "book", "package") or _XML.match(text)):
            raise UnknownFormat(f"it is {what}, which is not read yet. {AS_PAGE if name in _PAGES else CONVERT}")
    if not page and (_XML.match(text) or (root and ending == ".xml")):
        raise UnknownFormat(f"it is an XML file that copydesk did not write. {AS_PAGE}")


# Records ------------------------------------------------------------------------------------------------------------

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\d\]-])")
_TABLES = {".csv": ",;\t", ".tsv": "\t", ".tab": "\t"}
_FEWEST_ROWS, _MOST_ROWS = 3, 200


def refuse_records(text: str, *, ending: str, plain: bool) -> None:
    """Raise UnknownFormat if a text is JSON, a line of it or more, or a table. ``plain`` is False where its ending names markup that is read."""
    if _JSON.match(text):
        what = _json_kind(text)
        if what:
            raise UnknownFormat(f"it is {what}")
    if plain and _is_table(text[:SEEN], ending):
        raise UnknownFormat(f"it is a table of records (CSV), which is not read yet. {ONE_ARTICLE}")


def _json_kind(text: str) -> str | None:
    """Return what JSON a text is, with the remedy; None if it is none."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        rows = [line for line in text[:SEEN].split("\n") if line.strip()][:5]
        if len(text) > SEEN or all(_is_json(row) for row in rows):
            return f"a file of JSON lines, which is not read yet. {ONE_ARTICLE}" if _is_json(rows[0]) else None
        return None
    if not isinstance(held, dict):
        return f"a JSON file that copydesk did not write. {ONE_ARTICLE}" if isinstance(held, list) and held else None
    if "nbformat" in held and "cells" in held:
        return f"a notebook (Jupyter). {CONVERT}"
    if "doc_id" in held or set(held) == {"url"}:
        return "a link to a document on the web. Open it there and save it as .docx."
    standard = held.get("standard")
    if "headlines" in held or (isinstance(standard, dict) and standard.get("name") == "ninjs"):
        return f"a news item (ninjs), which is not read yet. {AS_PAGE}"
    if "schema.org" in str(held.get("@context", "")):
        return f"a news article as JSON-LD, which is not read yet. {AS_PAGE}"
    return f"a JSON file that copydesk did not write. {ONE_ARTICLE}"


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_table(sample: str, ending: str) -> bool:
    """Tell whether every record has as many fields as the first, which names them; commas of prose have blanks behind them."""
    first = sample.lstrip().partition("\n")[0]
    for sign in _TABLES.get(ending, ",;\t|"):
        fewest = 1 if ending in _TABLES else 2
        if first.count(sign) < fewest or (ending not in _TABLES and re.search(rf"{re.escape(sign)} ", first)):
            continue
        counts = [len(row) for row in _rows(sample, sign)]
        if len(counts) >= (2 if ending in _TABLES or '"' in sample else _FEWEST_ROWS) and counts.count(
            counts[0]
        ) >= 0.9 * len(counts):
            return True
    return False


def _rows(sample: str, sign: str) -> Iterator[list[str]]:
    """Yield the first records of a table but the last, which may be cut."""
    whole = sample if len(sample) < SEEN else sample[: sample.rfind("\n")]
    try:
        for number, row in enumerate(csv.reader(whole.strip().split("\n"), delimiter=sign)):
            if number == _MOST_ROWS:
                return
            if row:
                yield row
    except csv.Error:
        return
