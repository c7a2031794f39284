"""Where Wireside keeps what belongs to the user.

Reading state lies in the config directory and cannot be rebuilt; the library lies in the data directory; what is made
from the samples lies in the cache. `WIRESIDE_HOME` puts all three below one folder: for trying it out, and for tests.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The directories of one user. None of them need exist."""

    config: Path
    data: Path
    cache: Path

    @property
    def journal(self) -> Path:
        """The reading state."""
        return self.config / "reading.jsonl"

    @property
    def entities(self) -> Path:
        """The user's word on which names are one."""
        return self.config / "entities.toml"

    @property
    def library(self) -> Path:
        """The user's own articles."""
        return self.data / "library.db"

    @property
    def samples(self) -> Path:
        """The sample articles, read once and kept."""
        return self.cache / "samples.db"


def places() -> Places:
    """The user's directories, or those below `WIRESIDE_HOME`."""
    if home := os.environ.get("WIRESIDE_HOME"):
        top = Path(home)
        return Places(top / "config", top / "data", top / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("wireside", appauthor=False)
    return Places(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)
