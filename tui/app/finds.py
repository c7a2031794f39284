"""Where a finder's items come from: search hits, reports, names, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tui.app.desk import Desk
from tui.app.lists import Lists
from tui.app.screens.finder import Find, Offer, matching
from tui.compare.comparison import Side
from tui.entities.mention import NAMED
from tui.library import LANGUAGE, Headline, Hit, Query
from tui.text import Article
from tui.text.links import safe_url, shown_url
from tui.view.cast import Cast, spellings
from tui.view.comparison import LETTERS, mark_role
from tui.view.found import Found
from tui.view.frame import plural
from tui.view.named import Named
from tui.view.rows import Run
from tui.view.stories import UNKNOWN
from tui.view.when import when

_URL = re.compile(r"https?://[^\s<>\"“”()\[\]{}]+[^\s<>\"“”()\[\]{}.,;:!?]")
_LEAST = 2
"""Letters from which on a search makes sense."""
_KIND = max(map(len, NAMED))
ONLY_HERE = "▸"
"""Before what the open report alone names; the list of stories marks the open report with it."""
_AROUND = 40
"""Characters of an article shown before its first hit."""


def hits(desk: Desk, opened: Side | None) -> Find:
    """Search hits: those of the open article first, then the newest of all stories, soon replaced by the best."""

    def find(query: str) -> Iterator[Offer]:
        if len(query.strip()) < _LEAST:
            yield Offer(() if query.strip() else _language())
            return
        here = _here(opened.article, desk.asked(query)) if opened else []
        known = {found.id for found in here}
        for seek in (desk.first, desk.search):
            found = seek(query)
            yield Offer([*here, *(_hit(hit) for hit in found if hit.key not in known)], " ".join(found.troubles))

    return find


def _language() -> list[Found]:
    """What a query may be made of, to be read and not chosen."""
    return [Found("", line.strip(), role="words") for line in LANGUAGE.splitlines()]


def _here(article: Article, query: Query) -> list[Found]:
    spans = query.spans(article.text)
    if not spans or not query.holds(article.text, article.title, article.source):
        return []
    first = spans[0][0]
    start = max(0, article.text.rfind(" ", 0, max(0, first - _AROUND)) + 1)
    snippet = article.text[start : start + 200].replace("\n", " ")
    note = f"{plural(len(spans), 'hit')} in this article"
    shown = [(a - start, b - start) for a, b in spans if b <= start + len(snippet)]
    return [Found(article.key, article.title, note, snippet, shown)]


def _hit(hit: Hit) -> Found:
    return Found(hit.key, hit.title, _note(hit), hit.snippet, hit.spans)


def _note(line: Hit | Headline) -> str:
    return f"{line.source} · {when(line.published)}"


def reports(desk: Desk, without: str) -> Find:
    """Reports to set beside one: those of its event and then the newest, or what is typed."""

    @cache
    def offered() -> Find:
        return matching(Found(line.key, line.title, _note(line)) for line in desk.partners(without))

    def find(query: str) -> Iterator[Offer]:
        near = next(iter(offered()(query))).found
        yield Offer(near)
        if len(query.strip()) >= _LEAST:
            found = desk.search(query)
            known = {without, *(one.id for one in near)}
            yield Offer([*near, *(_hit(hit) for hit in found if hit.key not in known)], " ".join(found.troubles))

    return find


def outlets(desk: Desk) -> Find:
    """Every outlet with how many reports it has; the id is "=" and its name, which may be empty."""

    @cache
    def offered() -> Find:
        return matching(Found(f"={name}", name or UNKNOWN, f"{count:,}") for name, count in Lists(desk).outlets())

    def find(query: str) -> Iterable[Offer]:
        return offered()(query)

    return find


def names(cast: Cast, *, here: bool) -> list[Found]:
    """Who and what a report names, or all of its story do, most named first; the id says where it is first named."""
    found = []
    for entity in cast.named(here=here):
        report, mention = cast.first(entity)
        note = f" {entity.kind:<{_KIND}} {cast.count(entity, here=here):>4,}×"
        if len(cast.sides) > 1:
            note += f"  {cast.reports(entity):>3} of {len(cast.sides)}"
        found.append(
            Found(
                f"{report} {mention.start} {mention.end}",
                entity.name,
                note,
                aside=", ".join(spellings(entity)[1:]),
                mark=Run(ONLY_HERE, "open-mark") if cast.only_here(entity) else Run(" "),
            )
        )
    return found


def compared(found: Iterable[Named]) -> list[Found]:
    """Who and what two reports name; the id is the number in the list."""
    return [
        Found(
            str(number),
            one.entity.name,
            f" {one.entity.kind:<{_KIND}}  " + "  ".join(map(_counted, LETTERS, one.counts)),
            aside=", ".join(spellings(one.entity)[1:]),
            mark=Run(one.mark, mark_role(one.mark) if one.mark.strip() else ""),
        )
        for number, one in enumerate(found)
    ]


def _counted(letter: str, count: int) -> str:
    return f"{letter} {f'{count:,}×' if count else '–':>4}"


def links(article: Article) -> Find:
    """The article's own address, then those that its text holds, as far as they may be opened; an id is a target."""
    written = [
        (article.url, "this article"),
        *((match.group(), "in the text") for match in _URL.finditer(article.text)),
    ]
    told: dict[str, str] = {}
    for url, where in written:
        if target := safe_url(url):
            told.setdefault(target, where)
    return matching(Found(target, shown_url(target), where) for target, where in told.items())
