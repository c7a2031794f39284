"""Commands that print reports: one, some against each other, those that a query finds, or those of an event."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.kept import marks, open_library, tell
from tui.commands.named import add_fetch, named
from tui.commands.parsing import Parser, add_recogniser
from tui.commands.streams import complain, put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tui.entities.naming import Naming
    from tui.text import Article

_WIDTH = 80


# -- wireside read PATH|KEY
def run_read(arguments: Sequence[str]) -> int:
    """Print an article."""
    parser = Parser("wireside read", "Print an article as plain text.")
    parser.add_argument(
        "article", metavar="PATH|URL|KEY", help='a file, "-" for standard input, a web page, or a key of the library'
    )
    parser.add_argument("--width", type=int, default=_WIDTH, help="columns (default %(default)s)")
    add_fetch(parser)
    options = parser.parse_args(arguments)
    from tui.text import sentences
    from tui.view.article import article_text

    [article] = named([options.article], fetch=options.fetch)
    put(article_text(article, sentences(article.text, article.title), max(20, options.width)))
    return 0


# -- wireside compare A B [C ...]
_ONLY = ("differ", "common", "only-here", "figures", "quotes")
_FORMATS = ("text", "plain", "md", "html", "json", "svg")


def run_compare(arguments: Sequence[str]) -> int:
    """Set reports side by side."""
    parser = Parser(
        "wireside compare", "Set reports side by side. Exit code 1 when they differ, 0 when not, 2 on an error."
    )
    parser.add_argument(
        "articles", nargs="+", metavar="PATH|URL|KEY", help='two reports or more; "-" is standard input'
    )
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        default="text",
        help='default %(default)s; "plain" is linear prose for screen readers',
    )
    parser.add_argument("--only", choices=_ONLY, help="print only a part of the comparison")
    parser.add_argument("--width", type=int, default=0, help="columns (default: the terminal's, or 80)")
    add_recogniser(parser)
    add_fetch(parser)
    options = parser.parse_args(arguments)
    if len(options.articles) < 2:
        raise CommandError("A comparison needs two reports.")
    if options.articles.count("-") > 1:
        raise CommandError("Standard input holds one report; name the others.")
    articles = named(options.articles, fetch=options.fetch)
    if len(articles) > 2:
        return _coverage(articles, options)
    from tui.compare import compare
    from tui.view.blocks import Filter
    from tui.view.export import exported

    comparison = compare(*articles, naming=_naming(options.recogniser))
    shown = Filter(options.only.replace("-", " ")) if options.only else Filter.ALL
    put(exported(comparison, options.format, _width(options.width), shown))
    return int(bool(comparison.told))


def _coverage(articles: Sequence[Article], options: argparse.Namespace) -> int:
    """Three reports or more: who says what."""
    from tui.compare.coverage import MOST, coverage
    from tui.view.coverage_pages import exported

    if len(articles) > MOST:
        raise CommandError(f"At most {MOST} reports are set against each other; {len(articles)} were named.")
    found = coverage(articles, naming=_naming(options.recogniser))
    shown = found.only(options.only) if options.only else found
    put(exported(shown, options.format, _width(options.width)))
    return int(found.differs)


def _width(asked: int) -> int:
    if asked:
        return max(40, asked)
    return os.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH


# -- wireside search, related
def run_search(arguments: Sequence[str]) -> int:
    """List what a query finds."""
    from tui.library.query import LANGUAGE, parse

    asking = f"a query is made of\n{LANGUAGE}\n\nQuote it for the shell: wireside search 'source:\"BBC News\" last:7d'"
    parser = Parser("wireside search", "Search titles and texts; the best articles come first.", epilog=asking)
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    given = [argument for argument in arguments if argument.startswith("--") or argument == "-h"]
    words = [argument for argument in arguments if argument not in given]  # among them "-word", which leaves a word out
    options = parser.parse_args([*given, "--", *words])
    typed = " ".join(options.query)
    asked = parse(typed)
    if not asked.asks:
        raise CommandError(" ".join(asked.troubles) or "There is nothing in the query to search for.")
    with open_library() as library:
        if asked.marks:
            library.mark(marks())
        hits = library.search(typed)
        for trouble in hits.troubles:
            complain(_clean(trouble))
        return tell([(hit.key, hit.source, hit.title, hit.published) for hit in hits], as_json=options.json)


def run_related(arguments: Sequence[str]) -> int:
    """List the other reports of an event."""
    parser = Parser("wireside related", "List the other reports of an article's event, best first.")
    parser.add_argument("article", metavar="PATH|URL|KEY", help="it need not be in the library")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, with a score from 0 to 1")
    options = parser.parse_args(arguments)
    [asked] = named([options.article], whole=False)
    with open_library() as library:
        kept = library.article(asked.key) is not None
        near = library.related(asked.key) if kept else library.like(asked)
        found = [(article, score) for key, score in near if (article := library.article(key))]
    told = [(article.key, article.source, article.title, article.published) for article, _ in found]
    return tell(told, as_json=options.json, scores=[score for _, score in found])


# -- what commands share
def _naming(recogniser: str) -> Naming:
    """How the user wants names found and joined; what is wrong with that is told, and the command goes on."""
    from tui.naming import naming
    from tui.settings import places

    return naming(recogniser, places().entities, complain)


def _clean(text: str) -> str:
    from tui.text import clean_line

    return clean_line(text)
