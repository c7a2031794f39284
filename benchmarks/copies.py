"""A large library is measured in a copy: what is done to it there is done to nobody's."""

from __future__ import annotations

import shutil
from pathlib import Path


def copy_library(made: Path, folder: Path) -> Path:
    """Copy a library and its index into a folder, which is made; the path of the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    for tail in (".db", "-index.db"):
        shutil.copy(made.with_name(made.stem + tail), folder / f"library{tail}")
    return folder / "library.db"
