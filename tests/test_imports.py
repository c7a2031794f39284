"""What a command loads: a static contract cannot tell an import at the top from one in the function that needs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("textual", "rich", "trafilatura", "lxml", "markdown_it", "charset_normalizer", "asyncio", "numpy"),
    *("feedparser", "httpx2", "httpcore2", "protego", "ssl"),
}
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


ROOMS = {"app", "keys", "library", "resources", "settings", "state", "text", "view"}
"""What the first frame is made of."""
LATER = frozenset("asked common misspelt moments pattern query related search selection snippets terms waiting".split())
"""Files of the library that no list needs."""
FIRST_FRAME = """
import asyncio, json, sys
from textual.app import App

async def bare():
    async with App().run_test():
        return set(sys.modules)

before = asyncio.run(bare())
from tui.app import starting
from tui.app.app import Wireside
from tui.app.desk import Desk
from tui.settings import places
starting._SETTLED = 3600

async def ours():
    app = Wireside(Desk(places()))
    async with app.run_test(size=(120, 40)):
        while not app._settled:
            await asyncio.sleep(0.01)
        return set(sys.modules)

print(json.dumps(sorted(asyncio.run(ours()) - before)))
"""
CURTAIN = """
import json, sys
from tui.commands.reader import run_reader
from tui.app.terminal.curtain import CURTAIN
from tui.settings import places
CURTAIN.lower(places(), mouse=False)
print(json.dumps(sorted(sys.modules)))
"""


def printed(code: str) -> set[str]:
    """The set of modules that a program prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_the_first_frame_loads_the_rooms_it_is_made_of(home: Path, read_samples: Path) -> None:
    shutil.copytree(read_samples, home / "cache")
    found = printed(FIRST_FRAME)
    assert {name.split(".")[1] for name in found if name.startswith("tui.")} == ROOMS
    assert not found & {f"tui.library.{name}" for name in LATER}
    assert not found & {f"tui.text.{name}" for name in ("boilerplate", "links", "quotations", "splitting", "words")}
    assert not found & {f"tui.app.screens.{name}" for name in ("comparison", "coverage", "finder", "help", "names")}
    others = {name.partition(".")[0].lstrip("_") for name in found} - {"tui", "textual", "rich"}
    assert others <= {"concurrent", "curses", "encodings", "gc", "json", "sqlite3"}, "all else Textual loads by itself"


def test_the_curtain_comes_down_before_anything_heavy_is_loaded() -> None:
    found = printed(CURTAIN)
    heavy = HEAVY | {"sqlite3", "rapidfuzz", "email", "tomllib", "argparse"}
    assert not {name.partition(".")[0] for name in found} & heavy
    rooms = {name.split(".")[1] for name in found if name.startswith("tui.")}
    assert rooms == {"app", "commands", "settings"}
