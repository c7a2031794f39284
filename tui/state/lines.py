"""How changes stand in the journal: one line each, its checksum first, so that damage stays where it happened.

A line is eight hexadecimal digits of CRC-32, a tab, and JSON: `[key, field, value, time, writer]`. The first line of a
file is an object that says which format the rest is in. A newer format may lengthen the lists; we read their beginning.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from tui.state.change import Change

FORMAT = 1
_CHECKSUM = 9  # bytes before the JSON
_TIMES = range(1 << 60)

_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


class Parsed(NamedTuple):
    """What a run of lines said."""

    changes: list[Change]
    unreadable: list[bytes]
    """The lines that are damaged or of no kind we know."""
    version: int
    """The newest format that a heading named; 0 where there was no heading."""


def heading() -> bytes:
    """The first line of a journal. No two are alike: by it a reader sees that the file was replaced."""
    columns = list(Change._fields)
    return _line({"wireside": "reading", "format": FORMAT, "columns": columns, "born": os.urandom(8).hex()})


def encode(change: Change) -> bytes:
    """The line of one change, LF included. A value that JSON does not know raises TypeError or ValueError."""
    return _line(change)


def parse(lines: Sequence[bytes]) -> Parsed:
    """The changes in these lines (without their LF), and the lines that say nothing."""
    changes, unreadable, version = [], [], 0
    for line, value in zip(lines, _values(lines), strict=True):
        change = _change(value)
        if change is not None:
            changes.append(change)
        elif isinstance(value, dict) and type(value.get("format")) is int:
            version = max(version, value["format"])
        elif line:
            unreadable.append(line)
    return Parsed(changes, unreadable, version)


def _line(value: object) -> bytes:
    # A lone surrogate is no character: it would come back as a string that nothing can print.
    body = _json(value).encode("utf-8", "replace")
    return b"%08x\t%s\n" % (crc32(body), body)


def _values(lines: Sequence[bytes]) -> Iterable[Any]:
    """The JSON of each line; None where the checksum or the JSON is wrong."""
    bodies = [line[_CHECKSUM:] for line in lines]
    sound = [line[:_CHECKSUM] == b"%08x\t" % crc32(body) for line, body in zip(lines, bodies, strict=True)]
    if all(sound):
        # One call for all of them: a third of the time that a call a line takes.
        values = _value(b"[" + b",".join(bodies) + b"]")
        if isinstance(values, list) and len(values) == len(lines):
            return values
    return [_value(body) if good else None for body, good in zip(bodies, sound, strict=True)]


def _value(body: bytes) -> Any:  # noqa: ANN401 - JSON is anything
    try:
        text = body.decode()
        value = json.loads(text)
        if "\\u" in text:
            _json(value).encode()  # an escaped lone surrogate passes the parser; here it fails
    except (ValueError, RecursionError):
        return None
    return value


def _change(value: Any) -> Change | None:  # noqa: ANN401 - JSON is anything
    if type(value) is not list or len(value) < 5:
        return None
    key, field, _, time, writer = value[:5]
    if type(key) is type(field) is type(writer) is str and type(time) is int and time in _TIMES:
        return Change._make(value[:5])
    return None
