"""Measure how often a quotation's speaker is right, by rule and by confidence, on labelled articles.

    python scripts/measure_speakers.py ARTICLES.jsonl.gz [--half 0|1]

An article is one JSON object a line: ``id``, ``text``, and ``marks``, each stretch between quotation marks with ``start``, ``end``,
``attributed`` (somebody's words, or not) and, where the text names who speaks, ``speaker_start``, ``speaker_end``. A quotation is right
if the stretch is somebody's words and its mention touches the labelled one or has the same last word; one of nobody that names nobody is
right too. ``--half`` keeps the articles whose CRC-32 of the id is even (0) or odd (1): the confidences in ``RULES`` were set on half 0.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from annotate import Mode, Quotation, annotate
from annotate.rules import RULES
from source import read_text

_LAST = re.compile(r"[^\W\d_][\w’'-]*")
COVERED = 0.8  # of a stretch, for a quotation to be about it


def articles(path: Path, half: int | None) -> Iterator[dict[str, Any]]:
    """Yield the labelled articles of a file, or of one half of it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if half is None or crc32(article["id"].encode()) % 2 == half:
                yield article


def answers(article: dict[str, Any]) -> Iterator[tuple[Quotation, bool]]:
    """Yield each quotation that covers a labelled stretch, and whether it is right."""
    annotated = annotate(read_text(article["text"]))
    spoken = [quotation for quotation in annotated.quotations if quotation.mode is not Mode.INDIRECT]
    for mark in article["marks"]:
        best = max(spoken, key=lambda quotation: _common(quotation, mark), default=None)
        if best and _common(best, mark) >= COVERED * (mark["end"] - mark["start"]):
            yield best, _is_right(best, mark, article["text"])


def _common(quotation: Quotation, mark: dict[str, Any]) -> int:
    return min(quotation.end, mark["end"]) - max(quotation.start, mark["start"])


def _is_right(quotation: Quotation, mark: dict[str, Any], text: str) -> bool:
    if not mark["attributed"]:
        return False
    start, span = mark.get("speaker_start"), quotation.speaker_span
    if start is None or span is None:
        return start is None and span is None
    if span.start < mark["speaker_end"] and span.end > start:
        return True
    return _last(text[span.start : span.end]) in _LAST.findall(text[start : mark["speaker_end"]])


def _last(words: str) -> str:
    found = _LAST.findall(words)
    return str(found[-1]) if found else ""


def main() -> None:
    """Print two tables: right by rule, right by band of confidence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    arguments = parser.parse_args()
    found = [answer for article in articles(arguments.articles, arguments.half) for answer in answers(article)]
    by_rule: dict[str, list[bool]] = {}
    for quotation, right in found:
        by_rule.setdefault(quotation.rule, []).append(right)
    print("rule                 right    of     share  in RULES")
    for rule, results in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        share = sum(results) / len(results)
        print(f"{rule:20} {sum(results):5} {len(results):5}     {share:.3f}  {RULES[rule].confidence}")
    print("\nquotations by confidence    from      to   right")
    found.sort(key=lambda answer: -answer[0].confidence)
    for name, first, last in (
        ("surest half", 0, 0.5),
        ("the rest", 0.5, 1),
        ("surest quarter", 0, 0.25),
        ("last quarter", 0.75, 1),
    ):
        part = found[int(first * len(found)) : int(last * len(found))]
        share = sum(right for _, right in part) / (len(part) or 1)
        print(f"{name:16} {len(part):8}    {part[0][0].confidence:.2f}    {part[-1][0].confidence:.2f}   {share:.3f}")


if __name__ == "__main__":
    main()
