"""Where a finder's items come from: search hits, reports, names, links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.app.desk import Desk
from tui.app.screens.finder import Find, matching
from tui.compare.comparison import Side
from tui.entities import resolve
from tui.library import Headline, Hit, hits_in, holds
from tui.text import Article
from tui.view.found import Found
from tui.view.frame import plural
from tui.view.when import when

_URL = re.compile(r"https?://[^\s<>\"“”()\[\]{}]+[^\s<>\"“”()\[\]{}.,;:!?]")
_LEAST = 2
"""Letters from which on a search makes sense."""
_AROUND = 40
"""Characters of an article shown before its first hit."""


def hits(desk: Desk, opened: Side | None) -> Find:
    """Search hits: those of the open article first, then those of all stories."""

    def find(query: str) -> list[Found]:
        if len(query.strip()) < _LEAST:
            return []
        here = _here(opened.article, query) if opened else []
        key = opened.article.key if opened else ""
        return here + [_hit(hit) for hit in desk.search(query) if not (here and hit.key == key)]

    return find


def _here(article: Article, query: str) -> list[Found]:
    spans = hits_in(article.text, query)
    if not spans or not holds(f"{article.title}\n{article.text}", query):
        return []
    first = spans[0][0]
    start = max(0, article.text.rfind(" ", 0, max(0, first - _AROUND)) + 1)
    snippet = article.text[start : start + 200].replace("\n", " ")
    note = f"{plural(len(spans), 'hit')} in this article"
    shown = [(a - start, b - start) for a, b in spans if b <= start + len(snippet)]
    return [Found(article.key, article.title, note, snippet, shown)]


def _hit(hit: Hit) -> Found:
    return Found(hit.key, hit.title, f"{hit.source} · {when(hit.published)}", hit.snippet, hit.spans)


def reports(headlines: Iterable[Headline], without: str) -> Find:
    """Every report but one."""
    return matching(
        Found(line.key, line.title, f"{line.source} · {when(line.published)}")
        for line in headlines
        if line.key != without
    )


def names(side: Side) -> Find:
    """Who and what an article names, most named first; the id is the offsets of the first mention."""
    entities = resolve([(side.article.text, side.mentions)])
    counted = sorted(entities, key=lambda entity: (-len(entity.mentions), entity.mentions))
    found = []
    for entity in counted:
        first = side.mentions[entity.mentions[0][1]]
        others = [spelling for spelling in entity.spellings[0] if spelling != entity.name]
        title = entity.name + (f"  (also {', '.join(others)})" if others else "")
        found.append(Found(f"{first.start} {first.end}", title, f"{entity.kind.value}  {len(entity.mentions)}×"))
    return matching(found)


def links(article: Article) -> Find:
    """The article's own address, then those that its text holds."""
    found = [Found(article.url, article.url, "this article")] if article.url else []
    seen = {article.url}
    for match in _URL.finditer(article.text):
        if match.group() not in seen:
            seen.add(match.group())
            found.append(Found(match.group(), match.group(), "in the text"))
    return matching(found)
