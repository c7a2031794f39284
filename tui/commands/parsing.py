"""Command lines as argparse understands them, and what is said of those that it does not."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from tui.commands.errors import CommandError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line in one plain sentence."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
        )

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; unlike argparse's own, this fails where the output does."""
        (file or sys.stdout or sys.stderr).write(self.format_help())

    def error(self, message: str) -> NoReturn:  # noqa: D102 - argparse calls it
        from tui.text import clean_line

        message = clean_line(message)
        raise CommandError(f"{message[0].upper()}{message[1:]}. `{self.prog} --help` shows what is possible.")


def add_recogniser(parser: argparse.ArgumentParser) -> None:
    """The option that tells what finds names."""
    parser.add_argument(
        "--recogniser",
        metavar="KIND:NAME",
        default=os.environ.get("WIRESIDE_RECOGNISER", ""),
        help="find names with spacy:PIPELINE or gliner:FOLDER (default: $WIRESIDE_RECOGNISER, else Wireside's own)",
    )
