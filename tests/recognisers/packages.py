"""Distributions that bring recognisers, as pip would install them."""

from __future__ import annotations

from pathlib import Path


def install(folder: Path, name: str, code: str, **recognisers: str) -> None:
    """Write a module and its metadata to a folder; `recognisers` are entry points: name -> function of the module."""
    (folder / f"{name}.py").write_text(code)
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    entries = "".join(f"{called} = {name}:{function}\n" for called, function in recognisers.items())
    (info / "entry_points.txt").write_text(f"[wireside.recognisers]\n{entries}")
