"""`wireside doctor`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.commands.errors import CommandError
from tui.commands.kept import open_library
from tui.commands.parsing import Parser, add_recogniser
from tui.commands.progress import Progress

_LONGEST = 10_000
"""Characters of a finding, which may name paths."""


def run_doctor(arguments: Sequence[str]) -> int:
    """Print what was looked at; exit code 1 when something needs care."""
    parser = Parser("wireside doctor", "Say where everything is, and whether it can be used.")
    parser.add_argument(
        "--repair",
        action="store_true",
        help="save what can be read of a damaged library into a new one (end every other Wireside first)",
    )
    add_recogniser(parser)
    options = parser.parse_args(arguments)
    if options.repair:
        return _repair()
    from importlib.metadata import version

    from tui import __version__
    from tui.doctor import findings
    from tui.settings import places
    from tui.text import clean_line

    print(f"wireside {__version__}, Python {sys.version.split()[0]}, textual {version('textual')}")
    healthy = True
    for found in findings(places(), options.recogniser):
        print(clean_line(f"{found.name}: {found.words}", _LONGEST))
        healthy = healthy and found.healthy
    return 0 if healthy else 1


def _repair() -> int:
    """Save what can be read, and index it; exit code 1 when articles were lost."""
    from tui.library.repair import repair
    from tui.settings import places
    from tui.text import clean_line

    path = places().library
    if not path.exists():
        raise CommandError(f"There is no library at {path}.")
    progress = Progress()
    saved = repair(path, lambda articles: progress.now(f"{articles:,} articles are saved"))
    progress.end()
    print(f"{saved.articles:,} articles and {saved.versions:,} earlier texts were saved; {saved.lost:,} were lost.")
    print(f"The old library is kept as {clean_line(str(saved.aside), _LONGEST)}.")
    open_library().close()
    return int(saved.lost > 0)
