"""One word sought in all articles, here and in newsboat: from the key to the list on the terminal.

`WIRESIDE_BENCH_LIBRARY` names our library and `WIRESIDE_BENCH_NEWSBOAT` a folder with `urls` and a loaded `cache.db` of
the same articles, on which `ANALYZE` was run (see CONTRIBUTING.md). Without them nothing is measured.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.copies import copy_library
from benchmarks.figure import Figure
from benchmarks.terminal import Terminal, wireside
from tui.library import Library
from tui.library.tokens import tokens

_WORDS = 12
_PATIENCE = 120.0


def figures() -> Iterator[Figure]:
    """Both, the same words."""
    made, cache = os.environ.get("WIRESIDE_BENCH_LIBRARY"), os.environ.get("WIRESIDE_BENCH_NEWSBOAT")
    if not made or not cache or not shutil.which("newsboat"):
        return
    words = _words(Path(made))
    theirs = _newsboat(Path(cache), words)
    ours = _wireside(Path(made), words)
    note = f"{ours:.0f} ms against {theirs:.0f} ms, from the word to what was found, {_WORDS} words"
    yield Figure("search: our time as a share of newsboat's", ours / theirs, "x", 0.1, note)


def _words(made: Path) -> list[str]:
    """Words of articles far down the list, long enough to be rare."""
    with Library(made) as library:
        keys = library.keys()
        articles = (library.article(key) for key in keys[:: max(1, len(keys) // _WORDS)])
        longest = [
            max(tokens(article.text), key=lambda word: (word.isascii(), len(word))) for article in articles if article
        ]
    return longest[:_WORDS]


def _newsboat(folder: Path, words: list[str]) -> float:
    """From the return key to the list of what was found."""
    files = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    times = []
    with Terminal(["newsboat", "-q", *files], env={"TERM": "xterm"}, quiet=0.3) as terminal:
        terminal.expect("Your feeds", _PATIENCE)
        for word in words:
            terminal.press("/")
            terminal.press(*word)
            times.append(terminal.ask("\r", "Search results|No matches"))
            terminal.press("q")
        terminal.press("q")
    return median(times)


def _wireside(made: Path, words: list[str]) -> float:
    """From the word's last letter to the list of what was found, all letters typed at once."""
    times = []
    with TemporaryDirectory() as folder:
        copy_library(made, Path(folder, "data"))
        with Terminal(wireside(), env={"WIRESIDE_HOME": folder}, quiet=0.3) as terminal:
            terminal.expect("Library")
            terminal.press("j")
            for word in words:
                terminal.press("/")
                times.append(terminal.ask(word, r"\d found"))
                terminal.press("esc")
            terminal.press("Q")
    return median(times)
