"""Lists of feeds: what one names is followed, whichever command was given it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.commands.followed import followed, keep

if TYPE_CHECKING:
    from tui.state import Journal
    from tui.state.subscriptions import Subscription

LARGEST = 20_000_000
"""Bytes of a list that are read."""


def follow_all(journal: Journal, named: Iterable[Subscription]) -> tuple[int, int]:
    """Follow what a list names, each feed once; how many of them are new, and how many were followed before.

    Raises:
        CommandError: that cannot be written down.
    """
    from tui.view.frame import plural

    found: dict[str, Subscription] = {}
    for one in named:
        found.setdefault(one.address, one)
    before = {one.address for one in followed(journal)}
    new = [one for one in found.values() if one.address not in before]
    keep(journal, new, f"following {plural(len(new), 'feed')}")
    return len(new), len(found) - len(new)
