"""Pages: how much of the report is read out of a page of the web, how much else, and how fast.

`WIRESIDE_BENCH_PAGES` names a folder of pages, "NAME.html.gz" each, beside a "truth.json" that gives for every NAME its
`url` and the report, `articleBody` (as in Scrapinghub's article-extraction-benchmark). Without it nothing is measured.

F1 is that of the words of the page's text against those of the report, each word as often as it occurs; where a script
has no spaces, every character is a word. Told beside it is F1 of runs of four words, which sees what is out of order.
Both are means over the pages. A figure is what F1 lacks of 1, since the table's limits are upper ones.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from time import process_time
from typing import NamedTuple

from benchmarks.figure import Figure
from tui.sources.html import read_page
from tui.sources.worker import ParseError

_MOST = 0.03
_RUN = 4
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff"  # kana, Han, Thai and Lao
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


class _Page(NamedTuple):
    url: str
    data: bytes
    report: str


def figures() -> Iterator[Figure]:
    """Both modes."""
    folder = os.environ.get("WIRESIDE_BENCH_PAGES")
    if not folder:
        return
    pages = _pages(Path(folder))
    _text(pages[0], fast=True)  # what is loaded once
    for fast in (False, True):
        name = "fast" if fast else "default"
        began = process_time()
        texts = [_text(page, fast=fast) for page in pages]
        speed = len(pages) / (process_time() - began)
        told = [(_words(text), _words(page.report)) for text, page in zip(texts, pages, strict=True)]
        runs = mean(f1(_runs(ours), _runs(theirs)) for ours, theirs in told)
        worst = min(f1(ours, theirs) for ours, theirs in told)
        note = f"{len(pages)} pages, worst F1 {worst:.3f}, runs of {_RUN} words {runs:.4f}, {speed:.0f} pages a second"
        lacking = 1 - mean(f1(ours, theirs) for ours, theirs in told)
        yield Figure(f"pages: what F1 lacks, {name}", lacking, "", _MOST, note)


def f1(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> float:
    """The harmonic mean of precision and recall of a bag of things against another."""
    shared = (Counter(ours) & Counter(theirs)).total()
    return 2 * shared / (len(ours) + len(theirs)) if ours or theirs else 1.0


def _pages(folder: Path) -> list[_Page]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return [
        _Page(told["url"], gzip.decompress((folder / f"{name}.html.gz").read_bytes()), told["articleBody"])
        for name, told in truth.items()
    ]


def _text(page: _Page, *, fast: bool) -> str:
    try:
        return read_page(page.data, page.url, fast=fast).text
    except ParseError:
        return ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))]
