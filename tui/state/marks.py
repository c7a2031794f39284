"""One kind of mark over all articles: which ones were read, or starred, and when that was said.

A mark is kept as one whole number, the time at which it was made, negative where it was taken away then: a hundred
thousand of them weigh a fifth of what as many objects do, and are compared as fast.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, field

from tui.state.change import JSON
from tui.state.entry import Entry
from tui.state.layers import Layers


@dataclass(frozen=True, slots=True)
class Marks:
    """Article keys with the newest that is known of their mark."""

    _times: Layers[int] = field(default_factory=Layers)
    _latest: int = 0

    def since(self, key: str) -> int:
        """When the article got the mark that it bears, in microseconds since 1970; 0 where it bears none."""
        return max(0, self._times.get(key) or 0)

    def has(self, key: str) -> bool:
        """Whether the article bears the mark."""
        return (self._times.get(key) or 0) > 0

    def keys(self) -> frozenset[str]:
        """The articles that bear it."""
        return frozenset(key for key, time in self._times.items() if time > 0)

    def said_at(self, times: Container[int], keys: Collection[str]) -> dict[tuple[int, bool], list[str]]:
        """Those of the keys that were marked (True) or unmarked (False) at one of these times, by both."""
        found: dict[tuple[int, bool], list[str]] = {}
        for key, time in zip(keys, self._times.all_of(keys), strict=True):
            if time is not None and abs(time) in times:
                found.setdefault((abs(time), time > 0), []).append(key)
        return found

    def before(self, time: int) -> dict[str, JSON]:
        """What was marked or unmarked at that time and left alone since, with the opposite."""
        marked, unmarked = self._times.keys_of(time), self._times.keys_of(-time)
        return {**dict.fromkeys(marked, False), **dict.fromkeys(unmarked, True)}

    def news_of(self, values: Mapping[str, JSON]) -> dict[str, JSON]:
        """What is not so already. Any value but True is none."""
        known = zip(values.items(), self._times.all_of(values), strict=True)
        return {key: value is True for (key, value), time in known if (value is True) is not ((time or 0) > 0)}

    def merged(self, entry: Entry) -> Marks:
        """The newest of what is known and what the entry says; these very marks where that is nothing new."""
        signed = [time if value is True else -time for value, time in zip(entry.values, entry.times, strict=True)]
        news = dict(zip(entry.keys, signed, strict=True))
        if min(entry.times) > self._latest and len(news) == len(signed):
            times = self._times.updated(news)  # newer than everything: nothing has to be compared
        else:
            times = self._times.merged(zip(entry.keys, signed, strict=True), _newer)
        return self if times is self._times else Marks(times, max(self._latest, entry.latest))

    def changed_since(self, earlier: Marks) -> Iterator[str]:
        """The articles that are marked now and were not, or the other way about."""
        return (key for key in self._times.differing(earlier._times) if self.has(key) != earlier.has(key))

    def entry(self, name: str) -> Entry:
        """All of it."""
        times = dict(self._times.items())
        return Entry(name, [*times], [time > 0 for time in times.values()], [*map(abs, times.values())])


def _newer(known: int, time: int) -> int:
    return time if (abs(time), time) > (abs(known), known) else known
