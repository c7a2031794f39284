"""`wireside`: the reader itself. Everything it needs is there before the screen is touched."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.streams import complain

if TYPE_CHECKING:
    from tui.app.terminal.signals import Signals
    from tui.commands.parsing import Parser

_DESCRIPTION = "Read the news in a terminal and set two reports of one event side by side."
_DRIVERS = ("thrifty", "stock")
_FPS = "240"
"""Textual draws at the next tick of its clock, and a key often takes two: at 60 a second they cost more than all our
work (`python -m benchmarks keys`). The clock stands still while nothing changes."""


class Options:
    """What may be asked for; a plain `wireside` asks for nothing, and does without argparse."""

    def __init__(self) -> None:
        self.paths: Sequence[str] = ()
        self.version = self.no_mouse = False
        self.driver = os.environ.get("WIRESIDE_DRIVER") or _DRIVERS[0]
        self.recogniser = os.environ.get("WIRESIDE_RECOGNISER", "")


def run_reader(arguments: Sequence[str], commands: str) -> int:
    """Open the reader; `commands` is what its help says of the other commands."""
    options = Options()
    if arguments:
        _parser(commands).parse_args(arguments, options)
    if options.version:
        from tui import __version__

        print(f"wireside {__version__}")
        return 0
    _check_driver(options.driver)
    _check_paths(options.paths)
    _check_terminal()
    from tui.app.terminal.signals import Signals

    signals = Signals()
    signals.listen()
    return _behind_curtain(options, signals, plain=not arguments)


def _parser(commands: str) -> Parser:
    from tui.commands.parsing import Parser, add_recogniser

    parser = Parser("wireside", _DESCRIPTION, epilog=commands)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH|URL",
        help="files (.txt, .md, .html, .ndjson), folders or pages to open; they join the library",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument(
        "--driver",
        choices=_DRIVERS,
        help='"stock" draws as Textual does, with many more bytes; also by WIRESIDE_DRIVER=stock',
    )
    add_recogniser(parser)
    return parser


def _behind_curtain(options: Options, signals: Signals, *, plain: bool) -> int:
    """Show at once what the last session ended with, where nothing else is asked for."""
    from tui.app.terminal.curtain import CURTAIN
    from tui.app.terminal.modes import MODES
    from tui.settings import places, wishes

    try:
        if plain:
            CURTAIN.lower(places(), mouse=wishes(places().wishes).mouse)
        return _read_the_news(options, signals)
    finally:
        MODES.give_back()


def _read_the_news(options: Options, signals: Signals) -> int:
    os.environ.setdefault("TEXTUAL_FPS", _FPS)
    from tui.app.heap import share_heap

    share_heap()
    from tui.app.app import Wireside
    from tui.app.desk import Desk
    from tui.app.terminal.curtain import CURTAIN
    from tui.app.terminal.running import leave_threads, run
    from tui.settings import places

    desk = Desk(places(), options.recogniser)
    signals.save = desk.journal.save
    app = Wireside(desk, options.paths, stock=options.driver == "stock")
    code = run(app, signals, mouse=desk.wishes().mouse and not options.no_mouse)
    if app.last_words:
        complain(app.last_words)
    CURTAIN.keep(places())
    leave_threads(code)
    if desk.loading:  # programs that are half loaded do not like to be torn down, and all of ours is closed
        os._exit(code)
    return code


def _check_driver(name: str) -> None:
    if name not in _DRIVERS:
        raise CommandError(f'WIRESIDE_DRIVER is "{name}"; it can be {" or ".join(_DRIVERS)}.')


def _check_paths(paths: Sequence[str]) -> None:
    """Refuse at once what is not there: a screen would only flash up to say so."""
    if paths:
        import glob

        from tui.text.addresses import is_web

    for path in paths:
        if not is_web(path) and not os.path.exists(path) and not glob.glob(path, recursive=True):  # noqa: PTH110, PTH207 (pathlib costs start-up time)
            raise CommandError(f"There is no file or folder called {_clean(path)}.")


def _check_terminal() -> None:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise CommandError("The reader needs a terminal; `wireside read PATH` prints an article without one.")
    if os.environ.get("TERM") == "dumb":
        raise CommandError("This terminal cannot draw a screen; `wireside read PATH` prints an article.")


def _clean(text: str) -> str:
    from tui.text import clean_line

    return clean_line(text)
