"""What is measured on: the sample articles, and two reports of forty sentences made of them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from tui.resources import resource
from tui.sources.files import read_tree
from tui.text import Article, sentences

SENTENCES = 40


@cache
def samples() -> tuple[Article, ...]:
    """The sample articles."""
    return tuple(found for found in read_tree(resource("sample_articles")) if isinstance(found, Article))


def any_headline() -> str:
    """A regular expression that finds the beginning of any sample's headline."""
    return "|".join(re.escape(article.title[:16]) for article in samples())


@cache
def two_reports() -> tuple[Article, Article]:
    """Two reports of `SENTENCES` sentences on the same events, each event told by two outlets."""
    events: dict[str, list[Article]] = defaultdict(list)
    for article in samples():
        events[article.key.rsplit("/", 2)[-2]].append(article)
    told = sorted(events.values(), key=lambda reports: -min(len(report.text) for report in reports[:2]))
    return _joined([reports[0] for reports in told]), _joined([reports[1] for reports in told])


def _joined(reports: list[Article]) -> Article:
    text = "\n\n".join(report.text for report in reports)
    first = reports[0]
    end = sentences(text, first.title)[SENTENCES - 1].end
    return Article.from_text(text[:end], title=first.title, source=first.source, published=first.published)
