"""What the journal is made of: one field of some articles got values, be it one article or a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Self

from tui.state.change import JSON


class Entry(NamedTuple):
    """Changes of one field, in columns of one length: what stands at one position belongs together."""

    field: str
    keys: list[str]
    values: list[JSON]
    times: list[int]
    """Microseconds since 1970 by the writer's clock, moved on where that clock ran behind what the writer knew."""

    @classmethod
    def at(cls, time: int, field: str, values: Mapping[str, JSON]) -> Self:
        """Values by key, all of one time."""
        return cls(field, [*values], [*values.values()], [time] * len(values))

    @property
    def latest(self) -> int:
        """The newest time."""
        return max(self.times)

    @property
    def rows(self) -> Iterator[tuple[str, JSON, int]]:
        """Key, value and time of each change."""
        return zip(self.keys, self.values, self.times, strict=True)

    def add(self, key: str, value: JSON, time: int) -> None:
        """One change more."""
        self.keys.append(key)
        self.values.append(value)
        self.times.append(time)

    def extend(self, other: Entry) -> None:
        """The changes of another entry of the same field too."""
        self.keys.extend(other.keys)
        self.values.extend(other.values)
        self.times.extend(other.times)
