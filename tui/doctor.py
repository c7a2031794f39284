"""What `wireside doctor` looks at: where everything is, and whether it can be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from tui.settings import Places, wishes


class Finding(NamedTuple):
    """What was found of one thing."""

    name: str
    words: str
    healthy: bool = True


def findings(at: Places, recogniser: str) -> Iterator[Finding]:
    """All of it; `recogniser` is what names are to be found with, and is loaded."""
    yield _library(at)
    yield _retention(at)
    yield _journal(at)
    yield _feeds(at)
    yield from _names(at, recogniser)


def _library(at: Places) -> Finding:
    from tui.library import Library, LibraryError
    from tui.library.checking import troubles

    if not at.library.exists():
        return Finding("library", f"none yet at {at.library}; the samples are shown")
    try:
        wrong = list(troubles(at.library))
        with Library(at.library) as library:
            found = f"{len(library):,} articles in {at.library}"
    except LibraryError as error:
        return Finding("library", str(error), healthy=False)
    return Finding("library", ". ".join([found, *wrong]) if wrong else found, not wrong)


def _retention(at: Places) -> Finding:
    """What is kept of the library, as `wireside.toml` has it."""
    from tui.text import clean_line

    wanted = wishes(at.wishes)
    if wanted.troubles:
        return Finding("kept", clean_line(" ".join(wanted.troubles)), healthy=False)
    limits = [f"{wanted.keep_days:,} days"] * bool(wanted.keep_days)
    limits += [f"the newest {wanted.keep_articles:,} articles"] * bool(wanted.keep_articles)
    told = f"{' and '.join(limits)}, and what is starred" if limits else "all articles"
    return Finding("kept", f"{told} ({at.wishes} says so)" if limits else f"{told}; {at.wishes} could set a limit")


def _journal(at: Places) -> Finding:
    from tui.state import Journal

    journal = Journal.open(at.journal)
    if journal.trouble:
        return Finding("reading state", journal.trouble, healthy=False)
    damaged = f"; {journal.unreadable:,} damaged lines were set aside" if journal.unreadable else ""
    read, starred = (len(journal.state.marked(name)) for name in ("read", "starred"))
    return Finding("reading state", f"{read:,} read, {starred:,} starred in {at.journal}{damaged}")


def _feeds(at: Places) -> Finding:
    """How what is followed fares; one that fails needs care, but it may be the feed's."""
    from tui.library import Library, LibraryError
    from tui.library.feeds import Fetched
    from tui.state import Journal
    from tui.state.subscriptions import subscriptions

    followed = subscriptions(Journal.open(at.journal).state)
    if not followed:
        return Finding("feeds", "none is followed; `wireside add ADDRESS` follows one")
    known = {}
    if at.library.exists():
        with suppress(LibraryError), Library(at.library) as library:  # which has its own finding
            known = library.feeds.all()
    never = sum(not known.get(one.address, Fetched()).fetched for one in followed)
    failing = sum(bool(known[one.address].trouble) for one in followed if one.address in known)
    ended = sum(bool(one.ended) for one in followed)
    told = [
        f"{len(followed):,} followed",
        *(f"{n:,} {word}" for n, word in ((never, "not fetched yet"), (ended, "ended")) if n),
    ]
    told += [f"{failing:,} failed when last fetched (`wireside feeds --failing` says why)"] * bool(failing)
    return Finding("feeds", ", ".join(told))


def _names(at: Places, recogniser: str) -> Iterator[Finding]:
    from tui.entities.aliases.pins import NO_PINS
    from tui.naming import finding, joining

    troubles: list[str] = []
    finding(recogniser, troubles.append)
    yield Finding("recogniser", " ".join(troubles) or recogniser or "Wireside's own", not troubles)
    troubles.clear()
    pins = joining(at.entities, troubles.append)
    told = f"{len(pins.same):,} joined, {len(pins.apart):,} kept apart in {at.entities}"
    known = told if pins != NO_PINS else f"joined by rules alone; {at.entities} would be asked"
    yield Finding("names", " ".join(troubles) or known, not troubles)
