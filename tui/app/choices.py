"""What may be chosen for a feed: what to follow, its name, folder and interval; each as a finder offers it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator

from tui.app.screens.finder import Find, Offer
from tui.state.subscriptions import folder_of
from tui.text import clean_line
from tui.text.addresses import WEB, without_login
from tui.view.feeds import FeedLine, rhythm, shown
from tui.view.found import Found

_INTERVALS = (15, 30, 60, 180, 360, 720, 1440)
_MOST = 525_600
"""Minutes of a year: nobody follows a feed more seldom."""
_PATHS = "/~."
"""What a path begins with, and no address."""
MARK = "="
"""Before what was chosen, which may be nothing."""


def addresses(followed: Collection[str]) -> Find:
    """What is typed, as what would be followed: without a login, as others see what programs are given."""

    def find(typed: str) -> Iterator[Offer]:
        address = typed.strip()
        if not address:
            yield Offer((), "The address of a feed, or of a site that has one; or the path of a file or folder.")
            return
        wanted, kind = _meant(address)
        if known := next((like for like in (wanted, *(scheme + wanted for scheme in WEB)) if like in followed), ""):
            yield Offer([Found(known, shown(known), "followed already")])
        elif kind:
            yield Offer([Found(wanted, f"Follow {shown(wanted)}", kind)])
        else:
            yield Offer((), "There is no file or folder of that name.")

    return find


def _meant(typed: str) -> tuple[str, str]:
    """What would be followed, as `wireside add` takes it, and what that is; "" for nothing at all."""
    path = os.path.expanduser(typed)  # noqa: PTH111 (Path's own fails where there is no such user)
    if os.path.exists(path):  # noqa: PTH110 (Path's own fails where we may not look)
        return os.path.realpath(path), "folder" if os.path.isdir(path) else "file"  # noqa: PTH112 (as above)
    address = without_login(typed if "://" in typed else f"//{typed}").removeprefix("//")
    return address, "" if typed[0] in _PATHS else "on the web"


def names(line: FeedLine) -> Find:
    """What is typed as a name, and what the feed calls itself."""

    def find(typed: str) -> Iterator[Offer]:
        name, own = clean_line(typed.strip()), line.subscription._replace(name="").called(line.fetched.title)
        offered = [Found(MARK + name, name, "its new name")] if name and name != own else []
        yield Offer([*offered, Found(MARK, own, "what it calls itself")])

    return find


def folders(known: Iterable[str]) -> Find:
    """The folders there are that hold what is typed, a new one of that name, and none."""
    there = sorted(set(filter(None, known)), key=str.casefold)

    def find(typed: str) -> Iterator[Offer]:
        name = folder_of(typed)
        offered = [Found(MARK + one, one.replace("/", " / ")) for one in there if name.casefold() in one.casefold()]
        new = [Found(MARK + name, name.replace("/", " / "), "a new folder")] if name and name not in there else []
        yield Offer([*offered, *new, *[Found(MARK, "No folder")] * (not name)])

    return find


def intervals(every: int) -> Find:
    """How often a feed may be fetched: what is typed in minutes, some usual stretches, or as all are."""

    def find(typed: str) -> Iterator[Offer]:
        wanted = typed.strip()
        if wanted.isascii() and wanted.isdecimal() and 0 < int(wanted[:9]) <= _MOST:
            minutes = int(wanted[:9])
            yield Offer([Found(f"{MARK}{minutes}", rhythm(minutes).capitalize())])
            return
        usual = [Found(f"{MARK}{minutes}", rhythm(minutes).capitalize()) for minutes in _INTERVALS]
        found = [Found(f"{MARK}0", f"As all feeds: {rhythm(every)}"), *usual] if not wanted else []
        yield Offer(found, "" if found else "A number of minutes.")

    return find


def feeds(lines: Iterable[FeedLine]) -> list[Found]:
    """Feeds with their folders, to be found by either."""
    return [
        Found(line.subscription.address, line.name, line.subscription.folder.replace("/", " / "), role="report")
        for line in lines
    ]
