"""`wireside import` and `wireside export`: articles and feeds of other programs, and for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tui.commands.errors import CommandError
from tui.commands.followed import NOTHING, followed, open_journal, told_of
from tui.commands.intake import STDIN, Intake, sorted_out
from tui.commands.kept import marks, open_library
from tui.commands.parsing import Parser
from tui.commands.streams import complain

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.state.subscriptions import Subscription

_FORMAT = """A line of NDJSON is an object with key, title, source, byline, published (ISO 8601, or seconds
since 1970), url and text; a title or a text is enough. What Wireside does not know is left out; a line
that makes no sense is told, and the others are taken in. An article whose key is known and whose text
is another keeps its earlier text.

Of newsboat come the feeds (its file `urls`; the first tag is the folder), and from `cache.db` the
articles, which of them were read, and a star for each that has a flag. Undo takes the marks back."""


def run_import(arguments: Sequence[str]) -> int:
    """Take files into the library, and follow what lists name; exit code 1 when something could not be read."""
    parser = Parser("wireside import", "Take in articles, lists of feeds, and what newsboat keeps.", epilog=_FORMAT)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="NDJSON (.ndjson, .jsonl), mail (.eml, .mbox), texts, folders; OPML; newsboat's urls or cache.db; "
        '"-" is NDJSON on standard input',
    )
    parser.add_argument(
        "--newsboat",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="all that newsboat keeps, there or where it is wont to",
    )
    parser.add_argument("--json", action="store_true", help="print what came as a JSON object")
    options = parser.parse_args(arguments)
    paths = [*options.paths, *_newsboat(options.newsboat)]
    if not paths:
        raise CommandError("Name what is to be imported. `wireside import --help` shows what is possible.")
    lists, articles, caches = sorted_out(paths)
    intake, journal = Intake(), open_journal()
    try:
        if lists:
            intake.lists(lists, journal)
        if articles or caches:
            with open_library(indexed=False) as library:
                intake.articles(articles, library)
                intake.caches(caches, library, journal)
    finally:
        intake.end()
    _tell(intake, as_json=options.json, feeds=bool(lists), articles=bool(articles or caches))
    return int(intake.problems > 0)


def run_export(arguments: Sequence[str]) -> int:
    """Write articles or feeds out; exit code 1 when there are none."""
    parser = Parser(
        "wireside export",
        "Write articles as NDJSON, which `wireside import` reads back: as they are now, no earlier texts, no marks. "
        "Or the feeds that are followed, as OPML.",
    )
    parser.add_argument(
        "file", nargs="?", default=STDIN, metavar="FILE", help='where to; "-" (default) is standard output'
    )
    parser.add_argument("--query", default="", help="only what this finds, newest first (see `wireside search --help`)")
    parser.add_argument("--opml", action="store_true", help="the feeds, which any reader of feeds takes in")
    parser.add_argument("--json", action="store_true", help="say as a JSON object how much was written to FILE")
    options = parser.parse_args(arguments)
    if options.query and options.opml:
        raise CommandError("A query finds articles; `--opml` writes feeds.")
    written = _export_feeds(options.file) if options.opml else _export_articles(options)
    what = "feeds" if options.opml else "articles"
    if options.file != STDIN and options.json:
        import json

        print(json.dumps({what: written, "file": options.file}, ensure_ascii=False))
    elif options.file != STDIN:
        from tui.text import clean_line

        one = f"1 {what[:-1]} was" if written == 1 else f"{written:,} {what} were"
        print(f"{one} written to {clean_line(options.file)}.")
    return int(not written)


def _newsboat(folder: str | None) -> list[str]:
    """Where newsboat keeps what it keeps; nothing where nobody asked for it.

    Raises:
        CommandError: it keeps nothing there.
    """
    if folder is None:
        return []
    from tui.sources.newsboat import places
    from tui.text import clean_line

    found = [str(path) for path in places(folder)]
    if not found:
        where = clean_line(folder, 200) if folder else "~/.newsboat or ~/.config/newsboat"
        raise CommandError(f"Neither urls nor cache.db of newsboat is in {where}.")
    return found


def _tell(intake: Intake, *, as_json: bool, feeds: bool, articles: bool) -> None:
    """What came of an import."""
    if as_json:
        import json

        told = {
            "feeds": {"new": intake.new_feeds, "known": intake.known_feeds},
            "articles": {"read": intake.kept, "changed": intake.changed},
            "marks": {"read": intake.read, "starred": intake.starred},
            "left_out": intake.told,
        }
        print(json.dumps(told, ensure_ascii=False))
        return
    if feeds and intake.new_feeds + intake.known_feeds:
        print(told_of(intake.new_feeds, intake.known_feeds))
    if articles:
        print(_told_of(intake.kept, intake.changed))
    if intake.read or intake.starred:
        are, bear = (
            "is" if intake.read == 1 else "are",
            "bears a star for its" if intake.starred == 1 else "bear a star for their",
        )
        print(f"{intake.read:,} {are} marked as read now, and {intake.starred:,} {bear} flags.")


def _told_of(read: int, changed: int) -> str:
    """How many articles were taken in.

    >>> _told_of(450, 20), _told_of(1, 0)
    ('450 articles were read; 20 of them were new or changed.', '1 article was read; it was here already.')
    """
    if read == 1:
        return f"1 article was read; it was {'new or changed' if changed else 'here already'}."
    return f"{read:,} articles were read; {changed:,} of them were new or changed."


def _export_articles(options: Namespace) -> int:
    """Write articles, oldest arrival first; how many."""
    from tui.sources.ndjson import line_of

    written = 0
    with open_library(indexed=bool(options.query)) as library, _output(options.file) as out:
        if options.query:
            library.mark(marks())
        for article in library.each(options.query):
            out.write(f"{line_of(article)}\n".encode())
            written += 1
    return written


def _export_feeds(file: str) -> int:
    """Write what is followed; how many feeds."""
    from tui.sources.opml import write_opml

    feeds = followed(open_journal())
    there = [one for one in feeds if not one.is_local]
    if not feeds:
        complain(NOTHING)
    if local := len(feeds) - len(there):
        are = "1 folder or file is" if local == 1 else f"{local:,} folders and files are"
        complain(f"{are} left out: a list for other programs has web addresses alone.")
    with _output(file) as out:
        if there or file == STDIN:
            out.write(write_opml(there, _titles(there)).encode())
    return len(there)


def _titles(feeds: Sequence[Subscription]) -> dict[str, str]:
    """What feeds call themselves, as far as they were fetched."""
    from tui.settings import places

    if not places().library.exists():
        return {}
    with open_library(indexed=False) as library:
        known = library.feeds.all()
    return {one.address: known[one.address].title for one in feeds if one.address in known}


@contextmanager
def _output(name: str) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears when all of it is written: not beside a link, but where it leads."""
    if name == STDIN:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(name))
    is_file = target.is_file() or not target.exists()
    part = target.with_name(f"{target.name}.part") if is_file else target  # a device or a pipe is written to as it is
    try:
        with part.open("wb") as out:
            yield out
        if is_file and part.stat().st_size:  # nothing takes the place of nothing that was written before
            part.replace(target)
    except OSError as error:
        raise CommandError(f"{name} cannot be written ({(error.strerror or str(error)).lower()}).") from None
    finally:
        if is_file:
            part.unlink(missing_ok=True)
