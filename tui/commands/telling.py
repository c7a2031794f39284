"""What is printed of a fetch: bars on a screen, a line for each feed with news in a pipe, JSON for programs."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from select import select
from time import monotonic
from types import TracebackType
from typing import Self

from tui.commands.errors import CommandError
from tui.commands.online import BESIDE
from tui.commands.streams import put, remark
from tui.sources.events import Asked, Done, Ended, Event, Failed, Filled, Waiting, to_line

_STDOUT = 1
_BACKLOG = 65_536  # bytes that wait for a reader
_PATIENCE = 3.0
"""Seconds until what waits at the end is dropped as well."""


class Teller:
    """Hears events, and prints what is worth it: a line for each feed with news, and failures on stderr."""

    def __init__(self, *, quiet: bool = False) -> None:
        """`quiet`: failures alone."""
        self._quiet = quiet

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left to be printed."""

    def __call__(self, event: Event) -> None:
        """Print an event, or not."""
        match event:
            case Done() if event.has_failed:
                self._complain(_failure(event))
            case Done():
                self._say(_news(event))
            case Filled(trouble=trouble, cure=cure) if trouble:
                self._complain(f"{trouble} {cure}".strip())
            case Filled(gained=False):
                self._say("The page says no more than the library had.")
            case Waiting(sentence) if not self._quiet:
                self._complain(sentence)
            case Failed(sentence):
                self._complain(sentence)
            case Ended(early=False):
                self._say(f"{event.sentence}.")

    def _say(self, line: str) -> None:
        if line and not self._quiet:
            put(f"{line}\n")
            sys.stdout.flush()

    def _complain(self, line: str) -> None:
        remark(line)


class JSONTeller(Teller):
    """Prints every event as a line of JSON, and why nothing could be fetched."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Tell the program what its user is told on stderr."""
        from tui.library import LibraryError

        if isinstance(error, CommandError | LibraryError):
            self(Failed(str(error)))

    def __call__(self, event: Event) -> None:
        """Print an event."""
        put(f"{to_line(event)}\n")
        sys.stdout.flush()


class PipeTeller(JSONTeller):
    """Writes to a reader who may be stopped (^Z) and must keep nobody waiting: we hold what others wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._unsent = b""
        os.set_blocking(_STDOUT, False)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait a little until all is sent."""
        super().__exit__(kind, error, trace)
        end = monotonic() + _PATIENCE
        while self._unsent and (left := end - monotonic()) > 0:
            select([], [_STDOUT], [], left)
            self._send()

    def __call__(self, event: Event) -> None:
        """Send an event; one that is only a step is dropped where there is no room for it."""
        self._send()
        if len(self._unsent) < _BACKLOG or not isinstance(event, Asked | Done):
            self._unsent += f"{to_line(event)}\n".encode()
            self._send()

    def _send(self) -> None:
        """What is unsent, as far as there is room."""
        with suppress(BlockingIOError):
            while self._unsent:
                self._unsent = self._unsent[os.write(_STDOUT, self._unsent) :]


def teller(*, as_json: bool, quiet: bool) -> Teller:
    """What prints events as they are wanted here."""
    if as_json:
        return PipeTeller() if os.environ.get(BESIDE) else JSONTeller()
    if not quiet and sys.stdout.isatty() and sys.stderr.isatty():
        from tui.commands.bars import Bars

        return Bars()
    return Teller(quiet=quiet)


def _failure(done: Done) -> str:
    """Which feed failed, why, and what can be done about it.

    >>> _failure(Done("", "failed", name="Wire", trouble="a.example is down.", cure="Try later."))
    'Wire: a.example is down. Try later.'
    >>> _failure(Done("", "failed", name="a.example", trouble="a.example is down."))
    'a.example is down.'
    """
    host = done.name.partition(":")[0]
    named = done.trouble if host and done.trouble.startswith(host) else f"{done.name}: {done.trouble}"
    return f"{named} {done.cure}".strip()


def _news(done: Done) -> str:
    """What a feed brought, in a line; "" for nothing.

    >>> _news(Done("", "new", 12, 1, name="Wire")), _news(Done("", "unchanged"))
    ('Wire: 12 new, 1 changed.', '')
    """
    counts = ", ".join(f"{count:,} {word}" for count, word in ((done.new, "new"), (done.changed, "changed")) if count)
    sentences = (f"{counts}." if counts else "", f"It has moved to {done.moved}." if done.moved else "", done.trouble)
    told = " ".join(filter(None, sentences))
    return f"{done.name}: {told}" if told else ""
