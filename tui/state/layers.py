"""A mapping of many keys that is never changed: another is made of it, which shares all but what is new.

What is new lies in a small dict over a large one, and a change copies the small one only. When that has grown, both
become one large dict. Two mappings over the same large dict are compared by their small ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Generic, TypeVar

V = TypeVar("V")

_SMALL = 256
"""Entries that the small dict may have in any case, and as this part of the large one: a copy takes 20 µs."""
_PART = 64


class Layers(Generic[V]):
    """Keys and values; nothing is ever removed."""

    __slots__ = ("_base", "_over")

    def __init__(self, base: dict[str, V] | None = None, over: dict[str, V] | None = None) -> None:
        self._base = {} if base is None else base
        self._over = {} if over is None else over

    def get(self, key: str) -> V | None:
        """The value of a key, None where there is none."""
        value = self._over.get(key)
        return self._base.get(key) if value is None else value

    def all_of(self, keys: Collection[str]) -> Iterator[V | None]:
        """The values of many keys, in their order; a third of the time that one by one takes."""
        return map(self._over.get, keys, map(self._base.get, keys))

    def items(self) -> Iterator[tuple[str, V]]:
        """All keys with their values, in no order."""
        below = (item for item in self._base.items() if item[0] not in self._over) if self._over else self._base.items()
        return chain(self._over.items(), below)

    def keys_of(self, value: V) -> list[str]:
        """The keys that have this value."""
        below = [key for key, known in self._base.items() if known == value]
        return [key for key in below if key not in self._over] + [k for k, v in self._over.items() if v == value]

    def updated(self, news: Mapping[str, V]) -> Layers[V]:
        """Another mapping, with these values in the place of its own."""
        if len(self._over) + len(news) <= max(_SMALL, len(self._base) // _PART):
            return Layers(self._base, {**self._over, **news})
        return Layers({**self._base, **self._over, **news})

    def merged(self, rows: Iterable[tuple[str, V]], join: Callable[[V, V], V]) -> Layers[V]:
        """Another mapping with these values too; `join` makes one of a key's known value and its new one.

        Where that is always the known one, it is this very mapping.
        """
        news: dict[str, V] = {}
        for key, value in rows:
            known = news[key] if key in news else self.get(key)
            after = value if known is None else join(known, value)
            if after is not known:
                news[key] = after
        return self.updated(news) if news else self

    def differing(self, other: Layers[V]) -> Iterator[str]:
        """The keys that have other values there, or none."""
        keys = self._over.keys() | other._over.keys()
        if self._base is not other._base:
            keys |= self._base.keys() | other._base.keys()
        return (key for key in keys if self.get(key) != other.get(key))

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same, however it is laid."""
        return isinstance(other, Layers) and not any(self.differing(other))

    __hash__ = None  # type: ignore[assignment]
