"""What a command loads: a static contract cannot tell an import at the top from one in the function that needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "rich", "trafilatura", "lxml", "markdown_it", "charset_normalizer", "asyncio", "numpy"}
REPORT = "Title: {title}\nSource: {source}\n\nThousands of people left Homs on Friday. The bridge at Rastan was hit.\n"


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a command has loaded when it ends."""
    code = (
        "import sys, json\nfrom tui.cli import run\n"
        f"run({list(arguments)!r})\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, source in zip(paths, ("Northern Wire", "Harbour Post"), strict=True):
        path.write_text(REPORT.format(title=f"Homs {source}", source=source), encoding="utf-8")
    return [str(path) for path in paths]


def test_version_loads_next_to_nothing() -> None:
    assert not loaded("--version") & (HEAVY | {"sqlite3", "rapidfuzz", "platformdirs", "email"})


def test_read_loads_neither_the_screen_nor_the_comparison(reports: list[str]) -> None:
    assert not loaded("read", reports[0]) & (HEAVY | {"sqlite3", "rapidfuzz"})


def test_compare_loads_neither_the_screen_nor_the_library(reports: list[str]) -> None:
    found = loaded("compare", *reports)
    assert "rapidfuzz" in found
    assert not found & (HEAVY | {"sqlite3"})
    assert not found & {"spacy", "gliner", "tomllib"}, "what only those need who asked for it"


def test_html_alone_loads_the_page_reader(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<html><body><article><h1>Homs</h1><p>Thousands left Homs.</p></article></body></html>")
    assert "trafilatura" in loaded("read", str(page))
