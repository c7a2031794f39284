"""`wireside import` and `wireside export`: articles of other programs, and for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from tui.commands.errors import CommandError
from tui.commands.kept import marks, open_library
from tui.commands.parsing import Parser
from tui.commands.progress import Progress

if TYPE_CHECKING:
    from tui.sources.files import Problem
    from tui.text import Article

_STDIN = "-"
_FEW = 10  # problems told one by one
_FORMAT = """A line of NDJSON is an object with key, title, source, byline, published (ISO 8601, or seconds
since 1970), url and text; a title or a text is enough. What Wireside does not know is left out; a line
that makes no sense is told, and the others are taken in. An article whose key is known and whose text
is another keeps its earlier text."""


def run_import(arguments: Sequence[str]) -> int:
    """Take files into the library; exit code 1 when something could not be read."""
    parser = Parser("wireside import", "Take articles into the library.", epilog=_FORMAT)
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help='NDJSON (.ndjson, .jsonl), texts, folders; "-" is NDJSON on standard input',
    )
    taking = _Taking(_found(parser.parse_args(arguments).paths))
    from tui.library import LibraryError

    with open_library(indexed=False) as library:
        try:
            changed = library.add(taking.articles(), taking.tell)
        except LibraryError as error:
            raise CommandError(f"{error} {taking.kept:,} articles were taken in before that.") from None
        finally:
            taking.end()
    print(f"{taking.kept:,} articles were read; {changed:,} of them were new or changed.")
    return int(taking.problems > 0)


def run_export(arguments: Sequence[str]) -> int:
    """Write articles out, oldest arrival first; exit code 1 when there are none."""
    parser = Parser(
        "wireside export",
        "Write articles as NDJSON, which `wireside import` reads back: as they are now, no earlier texts, no marks.",
    )
    parser.add_argument(
        "file", nargs="?", default=_STDIN, metavar="FILE", help='where to; "-" (default) is standard output'
    )
    parser.add_argument("--query", default="", help="only what this finds, newest first (see `wireside search --help`)")
    options = parser.parse_args(arguments)
    from tui.sources.ndjson import line_of
    from tui.text import clean_line

    written = 0
    with open_library(indexed=bool(options.query)) as library, _output(options.file) as out:
        if options.query:
            library.mark(marks())
        for article in library.each(options.query):
            out.write(f"{line_of(article)}\n".encode())
            written += 1
    if options.file != _STDIN:
        print(f"{written:,} articles were written to {clean_line(options.file)}.")
    return int(not written)


class _Taking:
    """What an import has come to."""

    def __init__(self, found: Iterable[Article | Problem]) -> None:
        self._found = found
        self._progress = Progress()
        self._began = monotonic()
        self.kept = self.problems = 0

    def articles(self) -> Iterator[Article]:
        """The articles among what was found; the rest is told."""
        from tui.sources.files import Problem

        for found in self._found:
            if not isinstance(found, Problem):
                yield found
                continue
            self.problems += 1
            if self.problems <= _FEW:
                self._progress.stay(found.reason)

    def tell(self, kept: int) -> None:
        """So many articles are in the library."""
        self.kept = kept
        self._progress.now(f"{kept:,} articles, {kept / (monotonic() - self._began):,.0f} a second")

    def end(self) -> None:
        """Tell what was not told one by one."""
        self._progress.end()
        if self.problems > _FEW:
            self._progress.stay(f"wireside: {self.problems - _FEW:,} more could not be read.")


def _found(paths: Sequence[str]) -> Iterator[Article | Problem]:
    from tui.sources.files import read_files
    from tui.sources.ndjson import read_ndjson

    for path in paths:
        if path == _STDIN:
            yield from read_ndjson(sys.stdin.buffer, "standard input")
        else:
            yield from read_files([path])


@contextmanager
def _output(name: str) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears when all of it is written."""
    if name == _STDIN:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{name}.part")
    try:
        with part.open("wb") as out:
            yield out
        os.replace(part, name)  # noqa: PTH105 - `name` is a string
    except OSError as error:
        raise CommandError(f"{name} cannot be written ({(error.strerror or str(error)).lower()}).") from None
    finally:
        part.unlink(missing_ok=True)
