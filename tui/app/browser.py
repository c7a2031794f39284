"""Starting the reader's browser: the one file of the program that starts another.

Python's `webbrowser` lets an address become an option or a command (CVE-2026-4519) and a text browser write over the
screen. Here an address that `safe_url` has passed is one argument of a command without a shell, and whatever is started
has neither the terminal nor anything else of ours.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Thread

_PATIENCE = 3.0
"""Seconds in which a command that cannot open anything says so; one that goes on is the browser itself."""

_IN_TERMINALS = frozenset("browsh carbonyl cha edbrowse elinks links links2 lynx netrik retawq w3m".split())
"""Browsers that show pages in a terminal. There is none for them, and most print the page to nobody and are content."""


def visit(url: str) -> bool:
    """Open a safe address in the first browser that takes it; False where there is none. To be called in a worker."""
    return any(map(_taken, commands(url, os.environ)))


def commands(url: str, environ: Mapping[str, str], platform: str = sys.platform) -> Iterator[list[str]]:
    """The commands that may open an address: what $BROWSER names, then what the desktop has, where there is one.

    >>> list(commands("https://a.example/", {"BROWSER": "true --new %s:no-such-browser"}, "linux"))
    [['true', '--new', 'https://a.example/']]
    """
    desktop = platform == "darwin" or any(
        environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
    )
    usual = ("open",) if platform == "darwin" else ("xdg-open", "wslview")
    for command in (*environ.get("BROWSER", "").split(os.pathsep), *(usual if desktop else ())):
        try:
            words = shlex.split(command)
        except ValueError:  # a quotation mark without another
            continue
        if words and (program := shutil.which(words[0])) and not _is_in_terminal(program):
            yield [words[0], *(word.replace("%s", url) for word in words[1:]), *[url] * ("%s" not in command)]


def _is_in_terminal(program: str) -> bool:
    """Whether a program is a text browser, perhaps by a name that stands for another, as Debian's www-browser does."""
    return not _IN_TERMINALS.isdisjoint({Path(program).name, Path(program).resolve().name})


def _taken(command: list[str]) -> bool:
    """Whether a command was started and did not fail at once."""
    try:
        process = subprocess.Popen(  # noqa: S603 (the reader's own browser; the address is safe)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name != "BROWSER"},  # what xdg-open would ask
            start_new_session=True,  # no terminal of ours to write to, and no signal of ours to end by
        )
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # collects what is left of it in the end
        return True
