"""Where the files that come with Wireside are: style sheets and sample articles, and Wireside itself.

A wheel carries them inside the package, a checkout has them beside it; a wheel may also be a zip, so what is handed out
is a `Traversable`, never a path.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Traversable:
    """The file or folder called `name`, such as `styles/wireside.tcss`."""
    # An editable install leaves an old copy of the packed data behind: what lies in a checkout comes first.
    if (_PACKAGE.parent / "pyproject.toml").is_file():
        return _PACKAGE.parent / name
    if (_PACKAGE / "_data").is_dir():
        return _PACKAGE / "_data" / name
    from importlib.resources import files  # takes longer to load than a whole comparison's own modules

    return files("tui").joinpath("_data", *name.split("/"))


def import_path() -> str:
    """PYTHONPATH for a process of our own: the user's, and the folder of this package where Python would not look."""
    import os
    import site

    folder = str(_PACKAGE.parent)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    if folder not in {*paths, *site.getsitepackages(), site.getusersitepackages()}:
        paths.append(folder)
    return os.pathsep.join(paths)
