"""The tally of an errand: how far it is, and what came of it, in a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.sources.events import Asked, Begun, Done, Ended, Event, Failed, Filled, Waiting

BROKEN = "Fetching broke off; what was fetched before is kept."


class Tally:
    """What was told so far."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        """Addresses of the feeds that are being fetched."""
        self.results: dict[str, Done] = {}
        """How the feeds fared that were fetched, by address."""
        self.filled: list[Filled] = []
        self.words = ""
        """What the errand said otherwise."""
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
                case Waiting() | Failed():
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
    def failed(self) -> int:
        """How many feeds failed, of several."""
        failed = sum(done.has_failed for done in self.results.values())
        return failed if len(self.results) > 1 else 0

    @property
    def sentence(self) -> str:
        """What came of it: "212 feeds, 340 new, 3 failed."; where nothing was had, why."""
        if self.trouble:
            return self.trouble
        results: list[Done | Filled] = [*self.results.values(), *self.filled]
        failed = [done for done in results if (done.has_failed if isinstance(done, Done) else not done.key)]
        if failed and (self.filled or len(failed) == len(results)):
            why = " ".join(filter(None, (failed[0].trouble, failed[0].cure)))
            return (
                why
                if len(results) == 1
                else f"{len(failed):,} of {len(results):,} could not be fetched. The first: {why}"
            )
        return f"{self._ended.sentence}." if self._ended else self._waits or BROKEN
