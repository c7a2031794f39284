"""Who reports what, as Markdown and as a page of its own: the same table, foreign text escaped at the last moment."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape

from tui.compare.coverage import Coverage
from tui.resources import resource
from tui.view.coverage import coverage_sheet, coverage_text, opening
from tui.view.coverage_prose import coverage_prose
from tui.view.matrix import LETTERS, Line, alone, sections
from tui.view.timeline import MARKS, rest, timeline
from tui.view.when import when


def exported(found: Coverage, name: str, width: int) -> str:
    """A coverage in one of the formats text, plain, md, html, json, svg."""
    makers: dict[str, Callable[[], str]] = {
        "text": lambda: coverage_text(found, width),
        "plain": lambda: coverage_prose(found),
        "md": lambda: markdown(found),
        "html": lambda: html(found),
        "json": lambda: json.dumps(found.to_json(), ensure_ascii=False, indent=1) + "\n",
        "svg": lambda: _svg(found, width),
    }
    return makers[name]()


def _svg(found: Coverage, width: int) -> str:
    from tui.view.export import picture  # which brings the whole comparison view

    return picture(coverage_sheet(found, width).rows, width)


# -- Markdown
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$])")


def markdown(found: Coverage) -> str:
    """A table a kind of fact, the timeline, and what each report has alone."""
    lines = ["# Who reports what", "", *(f"- {marked_down(text)}" for text in opening(found))]
    for section in sections(found):
        letters = LETTERS[: len(found.reports)]
        lines += ["", f"## {section.name}", "", f"| | {section.name} | {' | '.join(letters)} |"]
        lines.append("|---" * (len(letters) + 2) + "|")
        lines += [_markdown_line(line) for line in section.lines]
    for heading, told in _lists(found):
        lines += ["", f"## {marked_down(heading)}", "", *(f"- {marked_down(text)}" for text in told)]
    return "\n".join([*lines, ""])


def _markdown_line(line: Line) -> str:
    about = f"<br>*{marked_down(line.note)}*" if line.note else ""
    cells = " | ".join(marked_down(cell) for cell in line.cells)
    mark = f"`{line.mark}`" if line.mark.strip() else " "
    return f"| {mark} | {marked_down(line.label)}{about} | {cells} |"


def marked_down(text: str) -> str:
    """Text in which Markdown sees no signs of its own."""
    return _SIGNS.sub(r"\\\1", text)


# -- HTML
def html(found: Coverage) -> str:
    """One page that needs nothing else; light and dark."""
    style = resource("styles/export.css").read_text(encoding="utf-8")
    letters = "".join(f"<th>{letter}</th>" for letter in LETTERS[: len(found.reports)])
    said = "".join(f"<li>{escape(text)}</li>\n" for text in opening(found))
    tables = "".join(
        f'<h2>{section.name}</h2>\n<table class="facts">\n<tr><th></th><th></th>{letters}</tr>\n'
        f"{''.join(map(_html_line, section.lines))}</table>\n"
        for section in sections(found)
    )
    lists = "".join(
        f"<h2>{escape(heading)}</h2>\n<ul>\n{''.join(f'<li>{escape(text)}</li>' + chr(10) for text in told)}</ul>\n"
        for heading, told in _lists(found)
    )
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8">\n<title>Who reports what</title>\n<style>\n{style}'
        f".facts td, .facts th {{ width: auto }}\n</style>\n"
        f"<h1>Who reports what</h1>\n<ul>\n{said}</ul>\n{tables}{lists}</html>\n"
    )


def _html_line(line: Line) -> str:
    role = ' class="differs"' if line.mark.strip() else ""
    about = f'<br><span class="n">{escape(line.note)}</span>' if line.note else ""
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in line.cells)
    return f'<tr{role}><td class="mark">{escape(line.mark)}</td><td>{escape(line.label)}{about}</td>{cells}</tr>\n'


# -- both
def _lists(found: Coverage) -> Iterator[tuple[str, list[str]]]:
    """What stands below the tables: the story of the facts, and what each report has alone."""
    entries = timeline(found)
    if entries:
        yield (
            "Timeline",
            [
                f"{when(entry.published, brief=True)}, {LETTERS[entry.report]}: "
                + "; ".join(
                    [
                        *(f"{MARKS[news.change]} {news.text}" for news in entry.news),
                        *filter(None, [rest(entry, LETTERS[entry.copy_of] if entry.copy_of is not None else "")]),
                    ]
                )
                for entry in entries
            ],
        )
    for report, side in enumerate(found.reports):
        if told := alone(found, report):
            yield f"Only {LETTERS[report]}, {side.article.source or 'unknown outlet'}", [one.text for one in told]
