"""What is followed, as rows: feeds by folder, one line each, and below or beside them what is known of the selected.

Columns do not jump: the state stands first, what is counted last, and a name is cut to what is left.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.library.feeds import Fetched
from tui.state.subscriptions import FullText, Subscription
from tui.text.links import safe_url, shown_url
from tui.view.cells import pad, width_of
from tui.view.frame import fitted, plural
from tui.view.rows import Row, Run
from tui.view.wrap import wrap

WELL, FAILED, ENDED, NEVER, ASKED = "✓", "!", "–", "·", "…"
"""How a feed fares: fetched, failed, fetched no more, not fetched yet, being fetched."""
_ROLES = {WELL: "quiet", FAILED: "found", ENDED: "quiet", NEVER: "quiet", ASKED: "unread"}
_WIDEST = 96
"""Cells from a name to its counts that the eye still follows."""
_COLUMNS = (8, 9, 6, 9)
"""Cells of what is counted: unread reports, how long ago it was fetched, full texts, how often it is fetched."""
_ROOM = 24
"""Cells that a name needs before another column is shown."""
_LABEL = 11
"""Cells of the words before what is known of a feed."""
_MEASURE = 72
"""Cells of the widest line of words."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_UNITS = ((2 * _DAY, _DAY, "d"), (_HOUR, _HOUR, "h"), (_MINUTE, _MINUTE, "min"))
"""From how many seconds on, in what is counted, and what that is called."""
_EACH = ((1440, "day"), (60, "hour"))
"""Minutes that have a name."""
_SHORT = {"day": "d", "hour": "h"}


class FeedLine(NamedTuple):
    """A feed that is followed, and how it fares."""

    subscription: Subscription
    fetched: Fetched = Fetched()
    articles: int = 0
    unread: int = 0

    @property
    def name(self) -> str:
        """What the reader calls it, or it itself, or where it is."""
        return self.subscription.called(self.fetched.title)

    @property
    def sign(self) -> str:
        """How it fares."""
        if self.subscription.ended:
            return ENDED
        return FAILED if self.fetched.trouble else WELL if self.fetched.fetched else NEVER

    @property
    def has_failed(self) -> bool:
        """Whether nothing comes of it any more, or came at the last fetch."""
        return self.sign in {FAILED, ENDED}


def feed_row(line: FeedLine, width: int, number: int, *, asked: bool = False, now: float = 0.0) -> Row:
    """One feed, with a blank cell at its right end; `asked` says that it is being fetched."""
    sign = ASKED if asked else line.sign
    known = line.subscription
    counts = (
        f"{line.unread:,}" if line.unread else "",
        since(line.fetched.fetched, now),
        "full" if known.full_text is FullText.ALWAYS else "",
        rhythm(known.interval).removeprefix("every ") if known.interval else "",
    )
    role = "report-read" if line.subscription.ended else "story" if line.unread else "story-read"
    return _columns([Run(f" {sign} ", _ROLES[sign]), Run(line.name, role)], counts, width, number)


def folder_row(folder: str, feeds: Sequence[FeedLine], width: int) -> Row:
    """The heading of a folder's feeds."""
    unread = sum(feed.unread for feed in feeds)
    counts = (f"{unread:,}" if unread else "", "", "", "")
    return _columns([Run(" "), Run(folder.replace("/", " / "), "section")], counts, width, -1)


def heads_row(width: int) -> Row:
    """What the columns are."""
    return _columns([Run(" "), Run("")], ("unread", "fetched", "text", "every"), width, -1)


def _columns(head: Sequence[Run], counts: Sequence[str], width: int, number: int) -> Row:
    """Sign and name, then as many columns as leave the name some room, each to the right."""
    width = min(width, _WIDEST)
    room = width - width_of(head[0].text) - 1
    tail: list[Run] = []
    for text, usual in zip(counts, _COLUMNS, strict=True):
        cells = max(usual, len(text) + 1)
        if room - cells < _ROOM:
            break
        tail.append(Run(f"{text:>{cells}}", "count"))
        room -= cells
    return Row((head[0], Run(pad(head[1].text, max(0, room)), head[1].role), *tail), number)


# -- what is known of one
def feed_note(line: FeedLine, width: int, every: int, now: float = 0.0) -> list[Row]:
    """What is known of a feed in some lines as wide as the window: where it is, how it fares, what is wrong with it."""
    known = line.subscription
    where = [Run(f" {line.name}", "headline"), Run(f"   {known.folder.replace('/', ' / ')}", "quiet")]
    told = f"Fetched {_fared(line, now)}, {rhythm(known.interval or every)} · {_brought(line, now)}"
    lines = (where, [Run(f" {shown(known.address)}", "quiet")], [Run(f" {told}", "quiet")])
    return [*(Row(tuple(fitted(runs, width - 1))) for runs in lines), *_trouble(line, width)]


def feed_page(line: FeedLine, width: int, every: int, now: float = 0.0) -> list[Row]:
    """What is known of a feed in a column of its own, each with a word before it."""
    known, width = line.subscription, min(width, _MEASURE)
    told = (
        ("Address", shown(known.address)),
        ("Pages", shown(line.fetched.site)),
        ("Folder", known.folder.replace("/", " / ")),
        ("Fetched", _fared(line, now)),
        ("", rhythm(known.interval or every)),
        ("Brought", _brought(line, now)),
        ("Full text", _full_text(line)),
    )
    rows = [Row((Run(f" {line.name[start:end].strip()}", "headline"),)) for start, end in _lines(line.name, width - 1)]
    rows.append(Row(()))
    for label, text in told:
        for number, (start, end) in enumerate(_lines(text, width - _LABEL - 1)):
            rows.append(Row((Run(f" {'' if number else label:<{_LABEL}}", "quiet"), Run(text[start:end].strip()))))
    return [*rows, Row(()), *_trouble(line, width)]


def _trouble(line: FeedLine, width: int) -> Iterator[Row]:
    """Why it is not fetched, and what helps."""
    told = line.subscription.ended or " ".join(filter(None, (line.fetched.trouble, line.fetched.cure)))
    for number, (start, end) in enumerate(_lines(told, width - 4)):
        yield Row((Run("   " if number else f" {line.sign} ", "found"), Run(told[start:end].strip())))


def _lines(text: str, width: int) -> list[tuple[int, int]]:
    return list(wrap(text, 0, len(text), max(1, width))) if text else []


def _fared(line: FeedLine, now: float) -> str:
    """When it was fetched, and when it will be."""
    told, wait = _ago(line.fetched.fetched, now), line.fetched.due - (now or time.time())
    if line.subscription.ended or not line.fetched.fetched:
        return told
    return f"{told}, due in {lasting(wait)}" if wait >= _MINUTE else f"{told}, due again"


def _brought(line: FeedLine, now: float) -> str:
    """How many reports came with it."""
    if not line.articles:
        return "no reports"
    told = plural(line.articles, "report") + (f", {line.unread:,} unread" if line.unread else "")
    return f"{told}, the last {_ago(line.fetched.arrived, now)}" if line.fetched.arrived else told


def _ago(moment: float, now: float) -> str:
    last = since(moment, now)
    return {"now": "just now", "never": "never"}.get(last, f"{last} ago")


def rhythm(minutes: int) -> str:
    """How often a feed is fetched.

    >>> rhythm(15), rhythm(60), rhythm(90), rhythm(1440)
    ('every 15 min', 'every hour', 'every 90 min', 'every day')
    """
    size, name = next(((size, name) for size, name in _EACH if minutes % size == 0), (1, "min"))
    return f"every {name}" if minutes == size > 1 else f"every {minutes // size} {_SHORT.get(name, name)}"


def _full_text(line: FeedLine) -> str:
    if line.subscription.full_text is FullText.ALWAYS:
        return "always fetched from the pages"
    return "when asked; its entries are only beginnings" if line.fetched.truncated else "when asked"


def shown(address: str) -> str:
    """An address or path as a reader is shown it."""
    safe = safe_url(address)
    return shown_url(safe) if safe else address


def since(moment: float, now: float = 0.0) -> str:
    """How long ago a moment was, in one unit: "now", "12 min", "3 h", "5 d"; "never" where it was not."""
    return lasting((now or time.time()) - moment) if moment else "never"


def lasting(seconds: float) -> str:
    """A stretch of time in one unit.

    >>> [lasting(seconds) for seconds in (5, 720, 3 * 3600 + 59, 26 * 3600, 5 * 86_400)]
    ['now', '12 min', '3 h', '26 h', '5 d']
    """
    return next((f"{seconds // size:.0f} {name}" for least, size, name in _UNITS if seconds >= least), "now")


def empty_rows(width: int) -> list[Row]:
    """What stands where feeds will stand."""
    told = (
        ("No feed is followed yet.", "headline"),
        ("", ""),
        ("Press a and type the address of a feed, or of a site that has one: that is enough.", ""),
        ("", ""),
        ("wireside import FILE takes over what you follow elsewhere: an OPML file, or newsboat's urls.", "quiet"),
    )
    return [
        Row((Run("  "), Run(text[start:end].strip(), role)))
        for text, role in told
        for start, end in (_lines(text, min(width, _MEASURE) - 4) or [(0, 0)])
    ]
