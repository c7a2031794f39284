"""A comparison as a file: Markdown, self-contained HTML, JSON, text, or a picture of the screen.

All read the same comparison; HTML and Markdown follow the blocks of the screen. Foreign text is escaped at the last
moment, for the format it goes into.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from tui.compare.comparison import Comparison, Side
from tui.resources import resource
from tui.view.blocks import Block, Filter, Order, blocks, told
from tui.view.comparison import Sheet, comparison_rows, inks
from tui.view.ink import Ink
from tui.view.plain import SPLIT_FROM, comparison_prose, comparison_text, where
from tui.view.rows import Row, Run
from tui.view.summary import differing, head_rows
from tui.view.when import when

FORMATS = {"md": "Markdown", "html": "HTML", "json": "JSON", "txt": "Text"}
"""What the comparison screen offers: file ending and name."""

_WIDTH = 120


def exported(comparison: Comparison, name: str, width: int = _WIDTH, shown: Filter = Filter.ALL) -> str:
    """A comparison in one of the formats md, html, json, txt (also called text), plain, svg."""
    makers: dict[str, Callable[[], str]] = {
        "md": lambda: markdown(comparison, shown),
        "html": lambda: html(comparison, shown),
        "json": lambda: json.dumps(comparison.to_json(), ensure_ascii=False, indent=1) + "\n",
        "txt": lambda: comparison_text(comparison, width, shown),
        "text": lambda: comparison_text(comparison, width, shown),
        "plain": lambda: comparison_prose(comparison, shown),
        "svg": lambda: svg(comparison, width, shown),
    }
    return makers[name]()


def write(comparison: Comparison, name: str, folder: Path) -> Path:
    """Write a comparison to a new file in the folder; where.

    Raises:
        OSError: there is no room, or no permission.
    """
    outlets = f"{comparison.left.article.source} {comparison.right.article.source}"
    stem = re.sub(r"[^a-z0-9]+", "-", outlets.casefold())[:80].strip("-") or "comparison"
    content = exported(comparison, name)
    for number in range(1, 1000):
        path = folder / (f"{stem}.{name}" if number == 1 else f"{stem}-{number}.{name}")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(errno.EEXIST, "there are a thousand comparisons of that name here already")


# -- Markdown
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$])")


def markdown(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """A table of sentences, then the differences."""
    left, right = (_name(side) for side in (comparison.left, comparison.right))
    shared = comparison.shared
    lines = [
        f"# {_marked_down(comparison.left.article.title or 'Untitled')}",
        "",
        f"- **A** {_marked_down(left)}",
        f"- **B** {_marked_down(right)}",
        f"- Shared: {shared[0]:.0%} of A, {shared[1]:.0%} of B; {differing(comparison)}",
        "",
        "| | A | B |",
        "|---|---|---|",
    ]
    made = blocks(comparison, Order.LEFT, shown)
    for block in made:
        cells = [_cell(comparison.left, block.lefts), _cell(comparison.right, (*block.rights, *block.elsewhere))]
        lines.append(f"| `{block.mark}` | {cells[0]} | {cells[1]} |")
    if found := told(made):
        lines += ["", "## Differences", "", *(f"- {where(one)}: {_marked_down(one.why)}" for one in found)]
    return "\n".join([*lines, ""])


def _cell(side: Side, numbers: tuple[int, ...]) -> str:
    return "<br>".join(f"{number + 1}. {_marked_down(' '.join(side.text(number).split()))}" for number in numbers)


def _marked_down(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _name(side: Side) -> str:
    return f"{_outlet(side)}, {when(side.article.published)}: {side.article.title or 'Untitled'}"


def _outlet(side: Side) -> str:
    return side.article.source or "Unknown outlet"


# -- HTML
def html(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """One page that needs nothing else; light and dark."""
    heading = escape(comparison.left.article.title or "Untitled")
    title = escape(f"{_outlet(comparison.left)} and {_outlet(comparison.right)}: ") + heading
    style = resource("styles/export.css").read_text(encoding="utf-8")
    shared = comparison.shared
    on = inks(comparison)
    made = blocks(comparison, Order.LEFT, shown)
    rows = "\n".join(_html_row(comparison, block, on) for block in made)
    found = "".join(f"<li>{where(one)}: {escape(one.why)}</li>\n" for one in told(made))
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8">\n<title>{title}</title>\n<style>\n{style}</style>\n'
        f"<h1>{heading}</h1>\n"
        f"<p>Shared: {shared[0]:.0%} of A, {shared[1]:.0%} of B; {escape(differing(comparison))}.</p>\n"
        f'<table>\n<tr><th class="a">A {escape(_name(comparison.left))}</th><th></th>'
        f'<th class="b">B {escape(_name(comparison.right))}</th></tr>\n{rows}\n</table>\n'
        f"{f'<h2>Differences</h2><ul>{found}</ul>' if found else ''}</html>\n"
    )


def _html_row(comparison: Comparison, block: Block, on: tuple[Ink, Ink]) -> str:
    left = _html_cell(comparison.left, block.lefts, on[0])
    right = _html_cell(comparison.right, (*block.rights, *block.elsewhere), on[1])
    return f'<tr><td>{left}</td><td class="mark">{escape(block.mark)}</td><td>{right}</td></tr>'


def _html_cell(side: Side, numbers: tuple[int, ...], ink: Ink) -> str:
    cells = []
    for number in numbers:
        sentence = side.sentences[number]
        runs = ink.runs(side.article.text, sentence.start, sentence.end)
        cells.append(f'<span class="n">{number + 1}</span>' + "".join(_html_run(run) for run in runs))
    return "<br>".join(cells)


def _html_run(run: Run) -> str:
    return f'<span class="{escape(run.role)}">{escape(run.text)}</span>' if run.role else escape(run.text)


# -- SVG
_STYLES = {
    "left": "blue",
    "right": "yellow",
    "only-left": "blue",
    "only-right": "yellow",
    "mark-left": "bold blue",
    "mark-right": "bold yellow",
    "mark-differs": "bold reverse",
    "differs": "bold underline",
    "shared": "bold",
    "quiet": "dim",
    "boilerplate": "dim",
}


_FONT_FACE = re.compile(r"@font-face \{[^{}]*\}\s*")
"""Fetches a font from elsewhere. Text within the picture has no such space: there it is a no-break space."""


def svg(comparison: Comparison, width: int = _WIDTH, shown: Filter = Filter.ALL) -> str:
    """A picture of the comparison as the screen lays it out."""
    import io

    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True)
    sheet = Sheet(comparison, blocks(comparison, Order.LEFT, shown), inks(comparison))
    rows = [*head_rows(comparison, blocks(comparison), width, split=width >= SPLIT_FROM), Row(())]
    for row in [*rows, *comparison_rows(sheet, width, split=width >= SPLIT_FROM)]:
        console.print(Text.assemble(*((run.text, _rich_style(run.role)) for run in row.runs)), no_wrap=True, crop=True)
    return _FONT_FACE.sub("", console.export_svg(title="Wireside"))


def _rich_style(roles: str) -> str:
    return " ".join(_STYLES[role] for role in roles.split() if role in _STYLES)
