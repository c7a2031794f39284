"""What is followed, as commands see it, and which of it is meant by what somebody types."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.online import BESIDE
from tui.text import clean_line

if TYPE_CHECKING:
    from tui.library.feeds import Fetched
    from tui.state import Journal
    from tui.state.subscriptions import Subscription

_FEW = 10  # matches that are named

NOTHING = "Nothing is followed yet; `wireside add URL` follows a feed."


def meant(asked: Iterable[str], feeds: Sequence[Subscription], known: Mapping[str, Fetched]) -> list[Subscription]:
    """The feeds that were asked for by address, by name, or by a part of either that no other has.

    Raises:
        CommandError: there is none, or there are several.
    """
    by_address = {one.address: one for one in feeds}
    named = [(f"{one.address}\n{name_of(one, known)}".casefold(), one) for one in feeds]
    found = (by_address.get(text) or by_address.get(os.path.realpath(text)) or _meant(text, named) for text in asked)
    return list(dict.fromkeys(found))


def open_journal() -> Journal:
    """The reading state, with what is followed."""
    from tui.settings import places
    from tui.state import Journal

    return Journal.open(places().journal)


def followed(journal: Journal) -> list[Subscription]:
    """All that is followed."""
    from tui.state.subscriptions import subscriptions

    return subscriptions(journal.state)


def keep(journal: Journal, feeds: Iterable[Subscription], action: str = "") -> None:
    """Follow feeds as they are here, as one action that the reader can take back where it has a name.

    Raises:
        CommandError: that cannot be written down.
    """
    changes = [change for one in feeds for change in one.changes()]
    if changes and not journal.write(changes, action):
        raise CommandError(journal.trouble)


def told_of(new: int, before: int) -> str:
    """What came of a list of feeds, and what fetches them: in a reader a key.

    >>> told_of(212, 0)
    '212 feeds are followed; `wireside fetch` brings them in.'
    >>> told_of(1, 3), told_of(0, 3)
    ('1 feed is followed, 3 were before; `wireside fetch` brings it in.', 'No feed is new; 3 were followed before.')
    """
    if not new:
        return f"No feed is new; {before:,} {'was' if before == 1 else 'were'} followed before."
    are, them = ("feed is", "it") if new == 1 else ("feeds are", "them")
    known = f", {before:,} {'was' if before == 1 else 'were'} before" if before else ""
    fetch = "R" if BESIDE in os.environ else "`wireside fetch`"
    return f"{new:,} {are} followed{known}; {fetch} brings {them} in."


def name_of(one: Subscription, known: Mapping[str, Fetched]) -> str:
    """What a feed goes by."""
    fetched = known.get(one.address)
    return one.called(fetched.title if fetched else "")


def _meant(text: str, named: Sequence[tuple[str, Subscription]]) -> Subscription:
    """The feed of whose address and name, a line each, a text is one, or else a part."""
    sought = clean_line(text, 2048).casefold()
    found = [one for names, one in named if sought in names.split("\n")]
    found = found or [one for names, one in named if sought and sought in names]
    if len(found) == 1:
        return found[0]
    shown = clean_line(text, 200)
    if not found:
        raise CommandError(f'No feed is called "{shown}"; `wireside feeds` lists what is followed.')
    told = ", ".join(clean_line(one.address, 200) for one in found[:_FEW])
    more = f", and {len(found) - _FEW:,} more" if len(found) > _FEW else ""
    raise CommandError(f'"{shown}" may be any of {len(found):,} feeds: {told}{more}.')
