"""An error where nothing can be shown: while the terminal is being taken."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal

UNDRAWN = """
import sys
from tui.app.terminal.shadow import Shadow

def fails(*_):
    raise KeyError("what the minister said")

setattr(Shadow, sys.argv.pop(), fails)
from tui.__main__ import main
main()
"""
"""The reader, on a screen that cannot be drawn on."""


@pytest.mark.parametrize("method", ["__init__", "draw", "_scroll"])
def test_a_screen_that_cannot_be_drawn_on_is_given_back_with_a_sentence(
    home: Path, read_samples: Path, method: str
) -> None:
    named = home / "\x1b]0;mine\x07"
    shutil.copytree(read_samples, named / "cache")
    with Terminal([sys.executable, "-c", UNDRAWN, method], env={"WIRESIDE_HOME": str(named)}) as terminal:
        assert terminal.end() == 1
        said = " ".join(terminal.screen.text.split())
        assert said.startswith("wireside: Wireside had to end: ")
        assert "KeyError" in said
        assert "a report is in ~/" in said
        assert "minister" not in said
        assert b"\x1b]0;mine" not in terminal.written, "nor does the report's place tell the terminal anything"
        assert terminal.settings_now == terminal.settings
    assert len(list((named / "cache" / "trouble").iterdir())) == 1
