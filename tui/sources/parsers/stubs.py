"""Whether the entries of a feed are only the beginnings of its reports, so that their pages are worth fetching.

Judged by eye on forty feeds: what gives itself out as a summary and is short is one; what gives itself out as the whole
only when it ends like a cut; and where no entry reaches the length of a report, none is whole, whatever they say. Notes
without a title are what they are, however short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.sources.feed import Entry

_SHORT = 500
"""Letters, fewer than any report has that is more than a flash."""
_CUT = re.compile(
    r"(?:…|\.\.\.|(?:read|learn|see) more|continue reading|keep reading|read (?:the )?full (?:story|article))"
    r"[\s\])»→>.]{0,9}$",
    re.IGNORECASE,
)
_TAIL = 60


def is_truncated(entries: Iterable[tuple[Entry, bool]]) -> bool:
    """Whether most entries that have a page are stubs; with each comes whether it gives itself out as the whole.

    >>> from tui.sources.feed import Entry
    >>> entry = Entry(url="https://a.example/1", title="Quake", text="Two died when the ground shook " * 20 + "[…]")
    >>> is_truncated([(entry, True)]), is_truncated([(Entry(url=entry.url, text="Two died."), True)])
    (True, False)
    """
    paged = [(entry.text, whole) for entry, whole in entries if entry.url and entry.title]
    if not paged:
        return False
    stubs = sum(bool(_CUT.search(text[-_TAIL:])) or (len(text) < _SHORT and not whole) for text, whole in paged)
    return 2 * stubs > len(paged) or all(len(text) < _SHORT for text, _ in paged)
