"""What ends a command. It stands apart from parsing: argparse takes as long to load as a plain `wireside` needs."""

from __future__ import annotations


class CommandError(Exception):
    """Something the user can put right; the message is one plain sentence."""
