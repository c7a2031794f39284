"""Files, folders, patterns and standard input to articles, one at a time, so that ten thousand can show progress.

What cannot be read is told in one plain sentence and stops nothing. A file's key is its resolved path: edited, it is a
new version of the same article. Messages bring keys of their own, and so do the articles of files that hold many.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tui.sources.formats import FORMATS, MAILBOX, Problem, article_from
from tui.sources.ndjson import ENDINGS, read_ndjson
from tui.text import Article, clean_line

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LARGEST", "STDIN", "Problem", "count_files", "find_files", "read_files", "read_tree"]

STDIN = "-"
LARGEST = 20_000_000
"""Bytes. Far above any report; what is larger was not meant to be read as one."""
_MAILBOXES = {".mbox", ".mbx"}
_READABLE = {*FORMATS, *ENDINGS, *_MAILBOXES}


def read_files(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles of files, folders (with all below them), patterns and "-" for `stdin`, lazily and in order."""
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield found
        elif str(found) == STDIN:
            yield _stdin_article(stdin)
        elif holds_many(found):
            yield from (one for _, one in read_many(found))
        else:
            yield _file_article(found)


def find_files(paths: Iterable[str | Path]) -> Iterator[Path | Problem]:
    """The files that `read_files` would read, unopened."""
    for given in paths:
        path = Path(given)
        try:
            yield from _matches(path) if str(given) else [Problem("", "An empty name is no file or folder.")]
        except (OSError, ValueError) as error:
            yield _problem(path, f"{_shown(path)} cannot be read ({_why(error)}).")


def is_readable(path: str | Path) -> bool:
    """Whether a file's name says that it holds articles."""
    return Path(path).suffix.lower() in _READABLE


def holds_many(path: Path) -> bool:
    """Whether a file may hold more articles than one."""
    return path.suffix.lower() in ENDINGS or _is_mailbox(path)


def _is_mailbox(path: Path) -> bool:
    """Whether a file is one by its name, or by how it begins where its name says nothing."""
    ending = path.suffix.lower()
    if ending in _READABLE or not path.is_file():
        return ending in _MAILBOXES
    try:
        with path.open("rb") as file:
            return bool(MAILBOX.match(file.read(500)))
    except OSError:  # told where it is read
        return False


def count_files(paths: Iterable[str | Path]) -> int:
    """How many results `read_files` will give: 10,000 files take about 50 ms."""
    return sum(1 for _ in find_files(paths))


def read_tree(root: Traversable, formats: Container[str] = FORMATS) -> Iterator[Article | Problem]:
    """The articles that come with the program, from a folder of folders; a key is "sample:<event>/<file>".

    Only files with one of these endings are read.
    """
    for event in _visible(root):
        for file in _visible(event) if event.is_dir() else ():
            if Path(file.name).suffix.lower() in formats:
                yield article_from(file.read_bytes(), file.name, f"sample:{event.name}/{file.name}")


def _visible(folder: Traversable) -> list[Traversable]:
    entries = (entry for entry in folder.iterdir() if not entry.name.startswith("."))
    return sorted(entries, key=lambda entry: entry.name)


def _matches(path: Path) -> Iterator[Path | Problem]:
    if str(path) == STDIN:
        yield path
    elif path.is_dir():
        yield from _below(path)
    elif path.exists():
        yield path
    elif glob.has_magic(str(path)):
        found = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob wants the part before the pattern
        yield from find_files(found) if found else [_problem(path, f"No file matches {_shown(path)}.")]
    elif path.is_symlink():
        yield _problem(path, f"{_shown(path)} is a link that leads nowhere.")
    else:
        yield _problem(path, f"There is no file or folder called {_shown(path)}.")


def _below(folder: Path) -> Iterator[Path | Problem]:
    empty = True
    for path in files_below(folder):
        empty = False
        yield Path(path)
    if empty:
        yield _problem(folder, f"{_shown(folder)} holds no articles (.txt, .md, .html, .eml, .mbox or .ndjson).")


def files_below(folder: Path) -> Iterator[str]:
    """The files in a folder and below it that may hold articles, sorted; no hidden ones, and loops are entered once.

    Strings, since a `Path` for each would double the time.
    """
    seen: set[tuple[int, int]] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        status = os.stat(place)  # noqa: PTH116 - as above
        identity = (status.st_dev, status.st_ino)
        if identity in seen:
            folders.clear()
            continue
        seen.add(identity)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in _READABLE:  # noqa: PTH122 - as above
                yield os.path.join(place, name)  # noqa: PTH118 - as above


def _file_article(path: Path) -> Article | Problem:
    try:
        if not (path.is_file() or path.is_fifo()):
            return _problem(path, f"{_shown(path)} is not a file that can be read.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        key = str(path.resolve()) if stat.S_ISREG(path.stat().st_mode) else None
    except (OSError, RuntimeError) as error:
        return _problem(path, f"{_shown(path)} cannot be read ({_why(error)}).")
    return _named(_bounded(data, clean_line(path.name), key), path)


def read_many(path: Path, start: int = 0) -> Iterator[tuple[int, Article | Problem]]:
    """(where it begins, article) of a file that holds many, however large it is; from one of these places on."""
    name = clean_line(path.name)
    try:
        with path.open("rb") as file:
            at, empty = file.seek(start) if start else 0, True
            for found in _reader(path)(file, f"{name} (behind byte {start:,})" if start else name):
                empty = False
                yield at, _named(found, path)
                at = file.tell() if file.seekable() else 0  # as a pipe is not
        if empty:
            yield start, _problem(path, f"{_shown(path)} is empty.")
    except OSError as error:
        yield start, _problem(path, f"{_shown(path)} cannot be read ({_why(error)}).")


def _reader(path: Path) -> Callable[[BinaryIO, str], Iterator[Article | Problem]]:
    """What takes a file of many apart."""
    if path.suffix.lower() in ENDINGS:
        return read_ndjson

    from tui.sources.mail import read_mbox

    return read_mbox


def _stdin_article(stdin: BinaryIO | None) -> Article | Problem:
    if stdin is None:
        return Problem(STDIN, "There is no standard input to read.")
    try:
        data = stdin.read(LARGEST + 1)
    except OSError as error:
        return Problem(STDIN, f"The standard input cannot be read ({_why(error)}).")
    return _named(_bounded(data, "standard input", None), Path(STDIN))


def _bounded(data: bytes, name: str, key: str | None) -> Article | Problem:
    if len(data) > LARGEST:
        return Problem(name, f"{name} is too large to be a report (over {LARGEST // 1_000_000} MB).")
    return article_from(data, name, key)


def _named(result: Article | Problem, path: Path) -> Article | Problem:
    return replace(result, path=clean_line(str(path), 4096)) if isinstance(result, Problem) else result


def _problem(path: Path, reason: str) -> Problem:
    return Problem(clean_line(str(path), 4096), reason)


def _shown(path: Path) -> str:
    return clean_line(str(path), 200)


def _why(error: Exception) -> str:
    return clean_line(error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()
