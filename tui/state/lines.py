"""How entries stand in the journal: in checksummed lines of some hundred changes, so that damage stays where it was.

A line is eight hexadecimal digits of CRC-32, a tab, and JSON: `[field, [key, …], [value, …], [time, …]]`. The first
line of a file is an object that says which format the rest is in. A newer format may lengthen the lists; we read their
beginning. Format 1 had a line for each change, `[key, field, value, time, writer]`, and is read as well.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import isfinite
from typing import Any
from zlib import crc32

from tui.state.change import written
from tui.state.entry import Entry

FORMAT = 2
LONGEST = 256
"""Changes in a line: what one damaged byte may cost. Shorter lines load no faster than these."""
_CHECKSUM = 9  # bytes before the JSON
_TIMES = range(1, 1 << 60)


class Parsed:
    """What the lines taken in so far said."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self.unreadable: list[bytes] = []
        """Lines that are damaged or of no kind we know."""
        self.lines = 0
        self.version = 0
        """The newest format that a heading named; 0 where there was no heading."""
        self.compacted = 0
        """How many lines the last compaction left, as the heading says."""

    @property
    def entries(self) -> list[Entry]:
        """All changes, an entry a field."""
        return list(self._entries.values())

    def take(self, lines: Sequence[bytes]) -> None:
        """Read lines, without their LF."""
        self.lines += len(lines)
        for line, value in zip(lines, _values(lines), strict=True):
            entry = _entry(value)
            if entry is not None:
                self._add(entry)
            elif isinstance(value, dict) and type(value.get("format")) is int:
                self.version = max(self.version, value["format"])
                self.compacted = value["lines"] if type(value.get("lines")) is int else 0
            elif line:
                self.unreadable.append(line)

    def _add(self, entry: Entry) -> None:
        known = self._entries.setdefault(entry.field, entry)
        if known is not entry:
            known.extend(entry)


def heading(lines: int = 0) -> bytes:
    """The first line of a journal, above so many that compaction left.

    No two are alike: by it a reader sees that the file was replaced.
    """
    about = {"wireside": "reading", "format": FORMAT, "columns": Entry._fields, "lines": lines}
    return _line({**about, "born": os.urandom(8).hex()})


def encode(entry: Entry) -> Iterator[bytes]:
    """The lines of an entry, LF included."""
    rows = entry.rows
    while some := list(islice(rows, LONGEST)):
        yield _line([entry.field, *zip(*some, strict=True)])


def _line(value: object) -> bytes:
    # A lone surrogate is no character: it would come back as a string that nothing can print.
    body = written(value).encode("utf-8", "replace")
    return b"%08x\t%s\n" % (crc32(body), body)


def _values(lines: Sequence[bytes]) -> Iterable[Any]:
    """The JSON of each line; None where the checksum or the JSON is wrong."""
    bodies = [line[_CHECKSUM:] for line in lines]
    sound = [line[:_CHECKSUM] == b"%08x\t" % crc32(body) for line, body in zip(lines, bodies, strict=True)]
    if all(sound):
        # One call for all of them: where lines are short, a third of the time that a call a line takes.
        values = _value(b"[" + b",".join(bodies) + b"]")
        if isinstance(values, list) and len(values) == len(lines):
            return values
    return [_value(body) if good else None for body, good in zip(bodies, sound, strict=True)]


def _value(body: bytes) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        text = body.decode()
        value = _parse(text)
        if "\\" in text:
            written(value).encode()  # an escaped lone surrogate passes the parser; here it fails
    except (ValueError, RecursionError):
        return None
    return value


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


_parse = json.JSONDecoder(parse_float=_finite, parse_constant=_finite).decode


def _entry(value: Any) -> Entry | None:  # noqa: ANN401 - JSON is anything
    match value:
        case [str(field), list(keys), list(values), list(times), *_]:
            entry = Entry(field, keys, values, times)
        case [str(key), str(field), one, time, str(), *_]:
            entry = Entry(field, [key], [one], [time])
        case _:
            return None
    return entry if _is_sound(entry) else None


def _is_sound(entry: Entry) -> bool:
    return (
        0 < len(entry.keys) == len(entry.values) == len(entry.times)
        and set(map(type, entry.keys)) == {str}
        and set(map(type, entry.times)) == {int}
        and min(entry.times) in _TIMES
        and max(entry.times) in _TIMES
    )
