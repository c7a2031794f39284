"""`wireside doctor`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.commands.parsing import Parser, add_recogniser


def run_doctor(arguments: Sequence[str]) -> int:
    """Print what was looked at; exit code 1 when something needs care."""
    parser = Parser("wireside doctor", "Say where everything is, and whether it can be used.")
    add_recogniser(parser)
    options = parser.parse_args(arguments)
    from importlib.metadata import version

    from tui import __version__
    from tui.doctor import findings
    from tui.settings import places

    print(f"wireside {__version__}, Python {sys.version.split()[0]}, textual {version('textual')}")
    healthy = True
    for found in findings(places(), options.recogniser):
        print(f"{found.name}: {found.words}")
        healthy = healthy and found.healthy
    return 0 if healthy else 1
