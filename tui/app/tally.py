"""The tally of an errand: how far it is, and what came of it, in a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tui.sources.events import Asked, Begun, Done, Ended, Event, Filled, Waiting

_FAILED = frozenset({"failed", "ended"})
_BROKEN = "Fetching broke off; what was fetched before is kept."


class Tally:
    """What was told so far."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        """Addresses of the feeds that are being fetched."""
        self.results: dict[str, Done] = {}
        """How the feeds fared that were fetched, by address."""
        self.filled: list[Filled] = []
        self.trouble = ""
        """Why the errand itself failed, in one plain sentence."""
        self._feeds = 0
        self._name = ""
        self._waits = ""
        self._ended: Ended | None = None

    def take(self, events: Iterable[Event]) -> Mapping[str, Done]:
        """What was told since; the feeds that are done with since."""
        done: dict[str, Done] = {}
        for event in events:
            match event:
                case Begun():
                    self._feeds, self._waits = event.feeds, ""
                case Asked():
                    self.asked.add(event.feed)
                case Done():
                    self.asked.discard(event.feed)
                    done[event.feed] = event
                    self._name = event.name or self._name
                case Filled():
                    self.filled.append(event)
                case Waiting():
                    self._waits = event.sentence
                case Ended():
                    self._ended = event
        self.results |= done
        return done

    @property
    def new(self) -> int:
        """How many articles came."""
        return sum(done.new for done in self.results.values())

    @property
    def progress(self) -> str:
        """How far it is: "fetching 57 of 212 · BBC News"."""
        if self._waits:
            return "waiting for another program that fetches"
        counted = f"fetching {len(self.results):,} of {self._feeds:,}" if self._feeds else "fetching"
        return " · ".join(filter(None, [counted, self._name]))

    @property
    def sentence(self) -> str:
        """What came of it: "212 feeds, 340 new, 3 failed: S shows which."; of what was one alone, why it failed."""
        if self.trouble:
            return self.trouble
        failed: Sequence[Done | Filled] = [done for done in self.results.values() if done.how in _FAILED]
        failed = [*failed, *(page for page in self.filled if not page.key)]
        if failed and len(failed) == len(self.results) + len(self.filled):
            why = " ".join(filter(None, (failed[0].trouble, failed[0].cure)))
            return why if len(failed) == 1 else f"Nothing could be fetched. The first reason: {why}"
        if failed and self.filled:
            return f"{failed[0].trouble} {failed[0].cure}".strip()
        if self._ended:
            return f"{self._ended.sentence}{': S shows which' if failed else ''}."
        return self._waits or _BROKEN
