"""Measure how much of short articles, in scripts with and without blanks, is taken for furniture of the site.

    python scripts/measure_short_pages.py [-v]

The sweep: short notices in English, German, Japanese and Chinese, as pages with and without a menu, in an article element and in
plain divs; then whole pages in Japanese and Chinese, of ten structures each; then the notices as plain text. The texts and structures
(``scripts/short_pages``) are invented. ``-v`` names each paragraph that is lost.
"""

import argparse
import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from annotate import annotate
from annotate.model import Kind
from source import read

HERE = Path(__file__).with_name("short_pages")
LANGUAGES = ("en", "de", "ja", "zh")
BODIES = {"article": "<article><h1>{}</h1>{}</article>", "div": "<div><h2>{}</h2><div>{}</div></div>"}
MENUS = {
    "menu": "<nav><ul>{menu}</ul></nav>{page}<footer><p>© 2026 {site}</p><ul>{foot}</ul></footer>",
    "no menu": "{page}",
}


class Article(NamedTuple):
    """A headline, and the lines below it: paragraphs, headings (“## ”) and items (“- ”)."""

    headline: str
    lines: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(line for line in self.lines if not line.startswith(("## ", "- ")))


class Result(NamedTuple):
    """What became of a page: the article's paragraphs that were lost, of how many, and other blocks that were kept."""

    lost: tuple[str, ...]
    paragraphs: int
    kept: tuple[str, ...]


def articles(name: str) -> list[Article]:
    """Return the articles of a file of ``short_pages``."""
    stories = (HERE / name).read_text(encoding="utf-8").split("\n\n")
    parts = [story.strip().split("\n") for story in stories]
    return [Article(headline.removeprefix("# "), tuple(lines)) for headline, *lines in parts]


def words_of(language: str) -> dict[str, str]:
    """Return what the structures of a page are filled with, in a language."""
    words = json.loads((HERE / "words.json").read_text(encoding="utf-8"))[language]
    links = words.get("links", [])
    return {
        **{key: escape(value) for key, value in words.items() if isinstance(value, str)},
        "menu": "".join(f'<li><a href="/m{n}">{word}</a></li>' for n, word in enumerate(words["menu"])),
        "spans": "".join(f'<span><a href="/s{n}">{word}</a></span> ' for n, word in enumerate(words["menu"])),
        "foot": "".join(f'<li><a href="/f{n}">{word}</a></li>' for n, word in enumerate(words["foot"])),
        "links": "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(links)),
        "linkdivs": "".join(f'<div><a href="/{n}">{word}</a></div>' for n, word in enumerate(links)),
        **{f"link{n}": word for n, word in enumerate(links, 1)},
    }


def markup(lines: tuple[str, ...]) -> str:
    """Return an article's lines as elements."""
    elements = {"##": "h2", "- ": "li"}
    parts = [(elements.get(line[:2], "p"), line.removeprefix("## ").removeprefix("- ")) for line in lines]
    return "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in parts)


def page(body: str, language: str, title: str) -> str:
    """Return a whole page of a body's elements."""
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>{body}</body></html>'


def notices(language: str) -> Iterator[tuple[str, str, Article]]:
    """Yield short notices as pages, with the name of the row that they count in."""
    for article in articles(f"notices.{language}.txt"):
        for body in BODIES.values():
            inner = body.format(escape(article.headline), markup(article.lines))
            for menu, outer in MENUS.items():
                whole = outer.format(page=inner, **words_of(language))
                yield f"{language}, {menu}", page(whole, language, article.headline), article


def whole_pages(language: str) -> Iterator[tuple[str, str, Article]]:
    """Yield an article for each structure of a page."""
    structures = re.split(r"<!--.*-->\n", (HERE / "templates.html").read_text(encoding="utf-8"))[1:]
    for article, structure in zip(articles(f"articles.{language}.txt"), structures, strict=True):
        body = structure.format(
            **words_of(language),
            headline=escape(article.headline),
            article=markup(article.lines),
            first=markup(article.lines[:2]),
            rest=markup(article.lines[2:]),
        )
        yield f"{language}, whole pages", page(body, language, article.headline), article


def texts(language: str) -> Iterator[tuple[str, str, Article]]:
    """Yield short notices as plain text."""
    for article in articles(f"notices.{language}.txt"):
        yield f"{language}, text", "\n\n".join([article.headline, *article.lines]), article


def result(source: str, article: Article) -> Result:
    """Annotate a page and compare."""
    annotated = annotate(read(source.encode()))
    lines = {line.removeprefix("## ").removeprefix("- ") for line in article.lines} | {article.headline}
    lost, kept = [], []
    for block, segments in annotated.blocks_with_segments():
        words = annotated.source.text_of(block)
        furniture = any(segment.kind == Kind.BOILERPLATE for segment in segments)
        if words in article.paragraphs and furniture:
            lost.append(words)
        elif words not in lines and not furniture:
            kept.append(words)
    return Result(tuple(lost), len(article.paragraphs), tuple(kept))


def measured(pages: Iterator[tuple[str, str, Article]]) -> dict[str, list[Result]]:
    """Return the results of each row."""
    rows: dict[str, list[Result]] = {}
    for row, source, article in pages:
        rows.setdefault(row, []).append(result(source, article))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", dest="verbose", help="name each paragraph that is lost")
    verbose = parser.parse_args().verbose
    for title, kind in {"notices as pages": notices, "whole pages": whole_pages, "notices as text": texts}.items():
        lost = paragraphs = 0
        for language in LANGUAGES if kind is not whole_pages else ("ja", "zh"):
            for row, results in measured(kind(language)).items():
                gone = [words for one in results for words in one.lost]
                left = [words for one in results for words in one.kept]
                count = sum(one.paragraphs for one in results)
                print(
                    f"{row:18} {len(results):3} pages  lost {len(gone):3} of {count:3} paragraphs  furniture kept {len(left):3}"
                )
                if verbose:
                    print(
                        *(f"    lost: {words}" for words in dict.fromkeys(gone)),
                        *(f"    kept: {words}" for words in dict.fromkeys(left)),
                        sep="\n",
                    )
                lost, paragraphs = lost + len(gone), paragraphs + count
        print(f"{title}: lost {lost} of {paragraphs}\n")


if __name__ == "__main__":
    main()
