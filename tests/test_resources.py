"""Where a process of our own looks for this package."""

from __future__ import annotations

import os
import site
from pathlib import Path

import pytest

from tui import resources


def test_a_users_own_folders_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", f"/a{os.pathsep}/b")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "tui")
    assert resources.import_path().split(os.pathsep) == ["/a", "/b", str(tmp_path)]


def test_nothing_is_added_where_python_looks_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setattr(resources, "_PACKAGE", Path(site.getsitepackages()[0], "tui"))
    assert resources.import_path() == ""
