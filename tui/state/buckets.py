"""A mapping of many keys that is never changed: another is made of it, which shares all but what is new.

The keys lie in 256 dicts by their hash. A mark among 100,000 copies one of them, some 400 entries, and two mappings are
compared by looking only into the dicts that they do not share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import is_
from typing import Generic, TypeVar

V = TypeVar("V")

_COUNT = 256


@dataclass(frozen=True, slots=True)
class Buckets(Generic[V]):
    """Keys and values; nothing is ever removed."""

    _buckets: tuple[dict[str, V], ...] = ({},) * _COUNT

    def get(self, key: str) -> V | None:
        """The value of a key, None where there is none."""
        return self._buckets[_number(key)].get(key)

    def items(self) -> Iterator[tuple[str, V]]:
        """All keys with their values, in no order."""
        return chain.from_iterable(bucket.items() for bucket in self._buckets)

    def merged(self, rows: Iterable[tuple[str, V]], join: Callable[[V, V], V]) -> Buckets[V]:
        """Another mapping with these values too; `join` makes one of a key's known value and its new one.

        Where that is always the known one, it is this very mapping.
        """
        buckets = [*self._buckets]
        for key, value in rows:
            number = _number(key)
            bucket = buckets[number]
            known = bucket.get(key)
            after = value if known is None else join(known, value)
            if after is not known:
                if bucket is self._buckets[number]:
                    bucket = buckets[number] = bucket.copy()
                bucket[key] = after
        return self if all(map(is_, buckets, self._buckets)) else Buckets(tuple(buckets))

    def differing(self, other: Buckets[V]) -> Iterator[str]:
        """The keys that have other values there, or none."""
        for mine, theirs in zip(self._buckets, other._buckets, strict=True):
            if mine is not theirs:
                yield from (key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key))


def _number(key: str) -> int:
    # Not the lowest bits: by those a dict places its own entries, and they would all meet.
    return hash(key) >> 40 & _COUNT - 1
