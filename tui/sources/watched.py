"""Folders and files that are followed: what in them is new or has changed since they were last looked at.

A file is taken for unchanged while its times and its length are. It is known by where it lies in what is watched; where
it holds many articles, each of them is known by its key, and the last one tells how the file was. Keys are those of
`read_files`, so that a file that was opened by hand is the same article.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.sources.files import Problem, files_below, holds_many, read_files, read_many
from tui.text import Article, clean_line

_SETTLING = 1.0
"""Seconds for which a file is left alone after it was written: more may be coming."""
_LENGTH = 24  # characters of a hash
_PIECE = 1_000_000  # bytes read at a time

Changed = tuple[str, str, Article] | Problem


def changed(path: Path, known: Mapping[str, str]) -> Iterator[Changed]:
    """(guid, digest, article) of what is new or changed in a folder or file; `known`: guid -> digest as given before.

    What is gone is not told: its articles stay. What cannot be read is told, and tried again the next time. Blocking:
    10,000 files of which none changed take 0.1 s.
    """
    if path.is_dir():
        top, files = path, files_below(path)
    else:
        top, files = path.parent, iter([str(path)])
    shown = clean_line(str(path), 200)
    if not path.exists():
        yield Problem(shown, f"There is no file or folder called {shown}.")
    elif not os.access(path, os.R_OK):
        yield Problem(shown, f"{shown} cannot be read (permission denied).")
    else:
        before = _Before(known)
        for file in files:
            yield from _changed(file, _guid(file, top), before)


class _Before:
    """What is known of files and their articles."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.digests = {**known}
        parts = [digest.split(" ") for digest in known.values()]
        self.stamps = {part for digest in parts for part in digest[:2]}
        self._ends: dict[str, tuple[int, str]] = {}
        for name, at, found in (
            digest[2].split(":") for digest in parts if len(digest) == 3 and digest[2].count(":") == 2
        ):
            if at.isascii() and at.isdecimal():
                self._ends[name] = max(self._ends.get(name, (0, "")), (int(at), found))

    def left_off(self, path: Path, name: str) -> int:
        """Where the last article of a file began; 0 where what stands before it is not what it was."""
        at, found = self._ends.get(_short(name), (0, ""))
        return at if found == _hash(path, at) else 0


def _changed(file: str, guid: str, before: _Before) -> Iterator[Changed]:
    stamp = _stamp(file, guid)
    if not stamp or stamp in before.stamps:
        return
    path = Path(file)
    if holds_many(path):
        yield from _growing(path, guid, stamp, before)
        return
    for found in read_files([path]):
        yield found if isinstance(found, Problem) else (guid, stamp, found)


def _growing(path: Path, name: str, stamp: str, before: _Before) -> Iterator[Changed]:
    """What is new in a file of many articles, which is read from where it was left off if all before is as it was.

    The last article comes in any case: its digest tells how the file was, and where to go on.
    """
    last = None
    for at, found in read_many(path, before.left_off(path, name)):
        if isinstance(found, Problem):
            yield found
            continue
        if last and before.digests.get(last[0], "").partition(" ")[0] != last[1]:
            before.digests[last[0]] = last[1]  # it may come again, and be another
            yield last
        last, place = (f"{name}#{found.key}", found.digest[:_LENGTH], found), at
    if last:
        yield last[0], f"{last[1]} {stamp} {_short(name)}:{place}:{_hash(path, place)}", last[2]


def _hash(path: Path, length: int) -> str:
    """A hash of the beginning of a file; "" where it cannot be read, or is shorter."""
    found = hashlib.blake2b(digest_size=_LENGTH // 2)
    try:
        with path.open("rb") as file:
            while length and (piece := file.read(min(length, _PIECE))):
                found.update(piece)
                length -= len(piece)
    except OSError:
        return ""
    return "" if length else found.hexdigest()


def _guid(file: str, top: Path) -> str:
    """Where a file lies in what is watched, in letters that any program can store."""
    place = file.removeprefix(str(top)).lstrip(os.sep)
    return place.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _stamp(file: str, guid: str) -> str:
    """How a file is now; "" where it is empty, still being written, or none that can be read.

    The time of its last change of any kind is part of it: that of its content can be set to anything by anybody.
    """
    try:
        now = os.stat(file)  # noqa: PTH116 - a Path for each would double the time
    except OSError:  # a link that leads nowhere, or gone since
        return ""
    if not (stat.S_ISREG(now.st_mode) and now.st_size) or 0 <= time.time() - now.st_mtime < _SETTLING:
        return ""
    return _short(f"{guid}\0{now.st_mtime_ns}\0{now.st_ctime_ns}\0{now.st_size}")


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
