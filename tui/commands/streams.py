"""The three streams as they are handed to us: closed, full, a pipe, a terminal of any encoding."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from tui.commands.errors import CommandError

_LONGEST = 10_000
"""Characters of a sentence, which may name paths."""


def mend() -> None:
    """Let nothing be opened where a stream is closed: what is meant for the stream would be written into it."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(opened)
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115 (for as long as we run)


def complain(sentence: str) -> None:
    """Say what is wrong. Whatever it echoes, a terminal finds nothing in it."""
    from tui.text.clean import clean_line

    remark(f"wireside: {clean_line(sentence, _LONGEST)}")


def remark(line: str) -> None:
    """Print a line on stderr, where there is anybody to read it: nothing else ends because of that."""
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        silence(2)


def put(text: str) -> None:
    """Print a text: plain signs stand in for what the output cannot show, or question marks."""
    if sys.stdout.encoding.lower().replace("-", "") != "utf8":
        from tui.view.encoded import encoded

        text = encoded(text, sys.stdout.encoding)
    sys.stdout.write(text)


def check_output() -> None:
    """Refuse to work for nobody.

    Raises:
        CommandError: standard output is closed.
    """
    if sys.stdout is None:
        raise CommandError("There is nowhere to print to: standard output is closed.")


def flush() -> None:
    """Have everything printed now: at the end of the program nobody could be told that it failed."""
    if sys.stdout is not None:
        sys.stdout.flush()


def silence(stream: int) -> None:
    """Let what is still meant for a stream that takes nothing go nowhere."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
