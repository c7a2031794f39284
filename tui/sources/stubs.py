"""Whether the entries of a feed are only the beginnings of its reports, so that their pages are worth fetching."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.sources.feed import Entry

_SHORT = 500
"""Letters, fewer than any report of more than a flash has."""
_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\]|(?:read|learn|see) more|continue reading|read (?:the )?full (?:story|article)"
    r"|keep reading|more)[\s\])»→>.]{0,9}$",
    re.IGNORECASE,
)
_TAIL = 60


def is_truncated(entries: Sequence[Entry]) -> bool:
    """Whether most entries that have a page end as if cut, or are shorter than a report."""
    paged = [entry.text for entry in entries if entry.url]
    if not paged:
        return False
    cut = sum(len(text) < _SHORT or bool(_CUT.search(text[-_TAIL:])) for text in paged)
    return 2 * cut > len(paged)
