"""A model that takes long to load: the reader does not wait for it, neither at the start nor at the end."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from tests.recognisers.packages import install

SLOW = """
import time
from pathlib import Path

def load(name):
    Path(name).touch()
    time.sleep(120)
"""


def test_the_reader_reads_and_ends_while_a_model_is_loaded(
    start: Callable[..., Terminal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tmp_path / "begun"
    install(tmp_path, "slow_recogniser", SLOW, slow="load")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with start("--recogniser", f"slow:{begun}") as terminal:
        terminal.expect(r"Samples .* unread")
        deadline = time.monotonic() + 20
        while not begun.exists():
            assert time.monotonic() < deadline, "it is never loaded"
            time.sleep(0.05)
        terminal.press("j", "enter")
        terminal.expect(r"\d+ %$")
        terminal.press("Q")
        assert terminal.end(20) == 0
        assert terminal.settings_now == terminal.settings
