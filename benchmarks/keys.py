"""A key press, from the key to the last byte on the terminal, and how many bytes a connection has to carry for it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.reports import any_headline
from benchmarks.terminal import Terminal, wireside

_ROUNDS = 4
_LIMIT = 20
_STEPS = ("j", "j", "j", "k", "k", "k")
_PAGES = ("^D", "^U")


def figures() -> Iterator[Figure]:
    """Steps and pages in the list, the article and the comparison."""
    with TemporaryDirectory() as home, Terminal(wireside(), env={"WIRESIDE_HOME": home}, quiet=0.12) as terminal:
        terminal.expect(any_headline())
        terminal.press("j", "k")
        yield _pressed(terminal, "list: a step", _STEPS)
        yield _pressed(terminal, "list: half a page", _PAGES)
        terminal.press("j", "enter")
        terminal.expect(r"\d+ %$")
        yield _pressed(terminal, "article: a step", _STEPS)
        yield _pressed(terminal, "article: half a page", _PAGES)
        terminal.press("c")
        terminal.expect(r"\b1/\d+$")
        yield _pressed(terminal, "comparison: a step", _STEPS)
        yield _pressed(terminal, "comparison: half a page", _PAGES)
        yield _pressed(terminal, "comparison: a difference", ("]", "["))


def _pressed(terminal: Terminal, name: str, keys: tuple[str, ...]) -> Figure:
    answers = [terminal.press(key) for _ in range(_ROUNDS) for key in keys]
    slowest = max(answer.ms for answer in answers)
    size = median(answer.size for answer in answers)
    ms = median(answer.ms for answer in answers)
    return Figure(f"{name} (key press)", ms, "ms", _LIMIT, f"{size:,.0f} bytes, slowest {slowest:.0f} ms")
