"""A comparison as a file: Markdown, self-contained HTML, JSON, text, or a picture of the screen.

All read the same comparison; HTML and Markdown follow the blocks of the screen. Foreign text is escaped at the last
moment, for the format it goes into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from tui.compare.comparison import Comparison, Difference
from tui.resources import resource
from tui.text.filenames import create
from tui.view.blocks import Block, Filter, Order, blocks, passes, told
from tui.view.comparison import LETTERS, Sheet, comparison_rows
from tui.view.inked import Inked, Inks, inks
from tui.view.named import names_told
from tui.view.plain import SPLIT_FROM, TELLS_NAMES, comparison_prose, comparison_text, shares, spoken, where
from tui.view.reports import outlet, outlets, times
from tui.view.rows import Row, Run
from tui.view.summary import Summary, counted, differing, head_rows, notices
from tui.view.verdicts import LEGEND, in_words, sign
from tui.view.wrap import wrap

FORMATS = {"md": "Markdown", "html": "HTML", "json": "JSON", "txt": "Text"}
"""What the comparison screen offers: file ending and name."""

_WIDTH = 120


def exported(comparison: Comparison, name: str, width: int = _WIDTH, shown: Filter = Filter.ALL) -> str:
    """A comparison in one of the formats md, html, json, txt (also called text), plain, svg."""
    makers: dict[str, Callable[[], str]] = {
        "md": lambda: markdown(comparison, shown),
        "html": lambda: html(comparison, shown),
        "json": lambda: json.dumps(_json(comparison, shown), ensure_ascii=False, indent=1) + "\n",
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
    left, right = comparison.left.article.source, comparison.right.article.source
    sources = outlets(comparison) if comparison.then_and_now else f"{left} {right}"
    content = exported(comparison, name)
    with create(folder, sources.strip() or "comparison", f".{name}") as file:
        file.write(content)
    return Path(file.name)


# -- JSON
def _json(comparison: Comparison, shown: Filter) -> dict[str, Any]:
    """The comparison's own form; of a part of it both reports and all counts, but only that part's links and lists."""
    if shown is Filter.ALL:
        return comparison.to_json()
    made = blocks(comparison, Order.LEFT, shown)
    lefts, rights = {n for block in made for n in block.lefts}, {n for block in made for n in block.rights}
    links = {link for block in made for link in block.links}
    found = {difference for block in made for difference in block.differences}
    part = replace(
        comparison,
        links=tuple(link for link in comparison.links if link in links),
        differences=tuple(difference for difference in comparison.differences if difference in found),
        only_left=tuple(number for number in comparison.only_left if number in lefts),
        only_right=tuple(number for number in comparison.only_right if number in rights),
    )
    return {**part.to_json(), "counts": comparison.tally.to_json()}


# -- Markdown
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_TAGS = {"differs": "b", "changed": "ins", "number": "ins", "spelling": "i"}
"""Roles that Markdown shows: as tags, because its own signs would have to mind the characters beside them."""


def markdown(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """A table of sentences, then the differences."""
    whole = blocks(comparison)
    made = [block for block in whole if passes(block, shown)]
    on = inks(comparison)
    lines = [
        f"# {_marked_down(comparison.left.article.title or 'Untitled')}",
        "",
        *(f"- **{letter}** {_marked_down(name)}" for letter, name in zip(LETTERS, _names(comparison), strict=True)),
        *(f"- {_marked_down(line)}" for line in _counts(Summary.of(comparison, whole))),
        "",
        "| | A | B |",
        "|---|---|---|",
    ]
    for block in made:
        cells = _cell(block.lefts, on[0]), _cell((*block.rights, *block.elsewhere), on[1])
        lines.append(f"| `{block.mark}` | {cells[0]} | {cells[1]} |")
    if found := told(made):
        lines += ["", "## Differences", "", *(_listed(one) for one in found)]
    if (names := names_told(comparison)) and shown in TELLS_NAMES:
        lines += ["", "## Names", "", *(f"- {_marked_down(line)}" for line in names)]
    return "\n".join([*lines, ""])


def _counts(summary: Summary) -> list[str]:
    """What the head of a page says, a line each."""
    lines = [f"{shares(summary.comparison)}; {differing(summary.comparison)}", " · ".join(counted(summary.tally))]
    said = " · ".join(notices(summary))
    return [line for line in (f"{said[:1].upper()}{said[1:]}", *lines) if line]


def _listed(found: Difference) -> str:
    return f"- `{sign(found).mark}` {where(found)} **{in_words(found)}**: {_marked_down(found.why)}"


def _cell(numbers: tuple[int, ...], inked: Sequence[Inked]) -> str:
    return "<br>".join(f"{number + 1}. {_tagged(_runs(inked[number]))}" for number in numbers)


def _runs(inked: Inked) -> list[Run]:
    """All of a sentence, its line breaks as blanks."""
    return inked.runs(0, len(inked.text))


def _tagged(runs: Iterable[Run]) -> str:
    """Runs as Markdown, neighbours with one tag in one."""
    parts = []
    for tag, some in groupby(runs, key=_tag):
        text = _marked_down("".join(run.text for run in some))
        parts.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(parts)


def _tag(run: Run) -> str:
    return next((_TAGS[role] for role in _TAGS if role in run.role.split()), "")


def _marked_down(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _names(comparison: Comparison) -> list[str]:
    sides = zip((comparison.left, comparison.right), times(comparison), strict=True)
    return [f"{outlet(side)}, {time}: {side.article.title or 'Untitled'}" for side, time in sides]


# -- HTML
def html(comparison: Comparison, shown: Filter = Filter.ALL) -> str:
    """One page that needs nothing else; light and dark."""
    heading = escape(comparison.left.article.title or "Untitled")
    title = escape(f"{outlets(comparison)}: ") + heading
    names = [escape(name) for name in _names(comparison)]
    style = resource("styles/export.css").read_text(encoding="utf-8")
    on = inks(comparison)
    whole = blocks(comparison)
    made = [block for block in whole if passes(block, shown)]
    rows = "\n".join(_html_row(block, on) for block in made)
    counts = "".join(f"<p>{escape(line)}</p>\n" for line in _counts(Summary.of(comparison, whole)))
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n"
        f"<h1>{heading}</h1>\n{counts}{_html_differences(told(made))}"
        f'<table>\n<tr><th scope="col" class="a">A {names[0]}</th><th></th>'
        f'<th scope="col" class="b">B {names[1]}</th></tr>\n{rows}\n</table>\n'
        f"{_html_names(comparison) if shown in TELLS_NAMES else ''}{_html_legend()}</html>\n"
    )


def _html_differences(found: Sequence[Difference]) -> str:
    entries = "".join(
        f'<li><span class="mark">{escape(sign(one).mark)}</span> {where(one)} <b>{escape(in_words(one))}</b>: '
        f"{escape(one.why)}</li>\n"
        for one in found
    )
    return f"<h2>Differences</h2>\n<ul>\n{entries}</ul>\n" if entries else ""


def _html_names(comparison: Comparison) -> str:
    entries = "".join(f"<li>{escape(line)}</li>\n" for line in names_told(comparison))
    return f"<h2>Names</h2>\n<ul>\n{entries}</ul>\n" if entries else ""


def _html_legend() -> str:
    signs = "".join(f"<dt>{escape(mark)}</dt><dd>{escape(words)}</dd>" for mark, words in LEGEND)
    return f"<h2>Signs</h2>\n<dl>{signs}</dl>\n"


def _html_row(block: Block, on: Inks) -> str:
    cells = _html_cell(block.lefts, on[0]), _html_cell((*block.rights, *block.elsewhere), on[1])
    said = escape(spoken(block), quote=True) if block.mark.strip() else ""
    mark = f'<td class="mark" title="{said}">{escape(block.mark)}</td>'
    return f"<tr><td>{cells[0]}</td>{mark}<td>{cells[1]}</td></tr>"


def _html_cell(numbers: tuple[int, ...], inked: Sequence[Inked]) -> str:
    return "<br>".join(f'<span class="n">{number + 1}</span>' + _html_runs(_runs(inked[number])) for number in numbers)


def _html_runs(runs: Iterable[Run]) -> str:
    """Runs as HTML, neighbours of one role in one."""
    parts = []
    for role, some in groupby(runs, key=lambda run: run.role):
        text = escape("".join(run.text for run in some))
        parts.append(f'<span class="{escape(role)}">{text}</span>' if role else text)
    return "".join(parts)


# -- SVG
_STYLES = {
    "left": "blue",
    "right": "yellow",
    "only-left": "blue",
    "only-right": "yellow",
    "copy": "bold",
    "told": "bold",
    "mark-left": "bold blue",
    "mark-right": "bold yellow",
    "mark-differs": "bold reverse",
    "mark-quiet": "dim",
    "sign": "bold reverse",
    "sign-quiet": "dim",
    "differs": "bold underline",
    "shared": "bold",
    "changed": "underline",
    "number": "bold underline",
    "spelling": "italic underline",
    "quiet": "dim",
    "rule": "dim",
    "elsewhere": "dim italic",
    "boilerplate": "dim",
    "heading": "bold",
}


_FONT_FACE = re.compile(r"@font-face \{[^{}]*\}\s*")
"""Fetches a font from elsewhere. Text within the picture has no such space: there it is a no-break space."""


def svg(comparison: Comparison, width: int = _WIDTH, shown: Filter = Filter.ALL) -> str:
    """A picture of the comparison as the screen lays it out."""
    whole, split = blocks(comparison), width >= SPLIT_FROM
    made = [block for block in whole if passes(block, shown)]
    rows = [*head_rows(Summary.of(comparison, whole), width, split=split), Row(())]
    rows += comparison_rows(Sheet(comparison, made, inks(comparison)), width, split=split)
    return picture([*rows, Row(()), *(row for one in told(made) for row in _told(one, width))], width)


def picture(rows: Iterable[Row], width: int) -> str:
    """Rows as an SVG picture that fetches nothing."""
    import io

    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True)
    for row in rows:
        console.print(Text.assemble(*((run.text, _rich_style(run.role)) for run in row.runs)), no_wrap=True, crop=True)
    return _FONT_FACE.sub("", console.export_svg(title="Wireside"))


def _told(found: Difference, width: int) -> Iterator[Row]:
    """A difference spelt out behind its sign, as the screen's foot does."""
    text = f"{where(found)} {in_words(found)}: {found.why}"
    for number, (start, end) in enumerate(wrap(text, 0, len(text), width - 4)):
        mark = Run("   ") if number else Run(f" {sign(found).mark} ", "mark-differs")
        yield Row((mark, Run(f" {text[start:end]}")))


def _rich_style(roles: str) -> str:
    return " ".join(_STYLES[role] for role in roles.split() if role in _STYLES)
