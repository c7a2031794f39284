"""Where Wireside keeps what belongs to the user.

Reading state lies in the config directory and cannot be rebuilt; the library lies in the data directory; what is made
from the samples lies in the cache. `WIRESIDE_HOME` puts all three below one folder: for trying it out, and for tests.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from errno import ENOENT
from pathlib import Path
from typing import Any, NamedTuple


class Places(NamedTuple):
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
    def wishes(self) -> Path:
        """What the user wants otherwise than it is."""
        return self.config / "wireside.toml"

    @property
    def library(self) -> Path:
        """The user's own articles."""
        return self.data / "library.db"

    @property
    def samples(self) -> Path:
        """The sample articles, read once and kept."""
        return self.cache / "samples.db"

    @property
    def fetching(self) -> Path:
        """What is locked by the one program that fetches."""
        return self.data / "fetching.lock"

    @property
    def reports(self) -> Path:
        """The folder for what is written down of errors."""
        return self.cache / "trouble"


class Login(NamedTuple):
    """How to be let in somewhere. The password itself is never kept: a program of the user's own tells it."""

    below: str
    """What addresses begin with for which it is meant, such as "https://news.example/private/"."""
    user: str
    password_command: str
    """Prints the password on its first line."""


class Wishes(NamedTuple):
    """What `wireside.toml` says; the defaults where it says nothing, or nothing that makes sense."""

    keep_days: int = 0
    """Days after which an article is forgotten; 0 for never."""
    keep_articles: int = 0
    """How many of the newest articles are kept; 0 for all."""
    theme: str = ""
    """ "dark", "light" or "terminal"; "" for what was chosen last, or what the terminal tells."""
    colours: str = ""
    """How many colours are used: "none", "16", "256" or "all"; "" for as many as the terminal has."""
    mouse: bool = True
    """Whether the mouse is ours; else it is the terminal's."""
    cursor: bool = False
    """Whether the terminal's cursor is seen; it stands on what is selected either way."""
    refresh: int = 0
    """Minutes between two fetches of all feeds while the reader runs; 0 for only when asked to."""
    interval: int = 60
    """Minutes after which a feed is due again, where neither it nor its server says more."""
    logins: tuple[Login, ...] = ()
    troubles: tuple[str, ...] = ()
    """Plain sentences on what was left aside."""


_MOST = 1_000_000_000


def _is_limit(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MOST


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


_LIMIT = (_is_limit, "a whole number, 0 for no limit")
_SWITCH = (_is_switch, "true or false")
THEMES, COLOURS = ("dark", "light", "terminal"), ("none", "16", "256", "all")
_KNOWN: dict[str, dict[str, tuple[Callable[[object], bool], str]]] = {
    "library": {"keep_days": _LIMIT, "keep_articles": _LIMIT},
    "screen": {
        "theme": (lambda value: value in THEMES, '"dark", "light" or "terminal"'),
        "colours": (lambda value: value in COLOURS, '"none", "16", "256" or "all"'),
        "mouse": _SWITCH,
        "cursor": _SWITCH,
    },
    "feeds": {"refresh": _LIMIT, "interval": _LIMIT},
}
"""By table and name: whether a value makes sense, and what would."""
_LOGINS = "logins"


def wishes(file: Path) -> Wishes:
    """What a file asks for; it need not exist."""
    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Wishes()
    except OSError as error:
        return Wishes(troubles=(f"{file.name} is left aside: it cannot be read ({error.strerror}).",))
    except UnicodeDecodeError:
        return Wishes(troubles=(f"{file.name} is left aside: it is not written in UTF-8.",))
    import tomllib

    try:
        return _wishes(tomllib.loads(text), file.name)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Wishes(troubles=(f"{file.name} is left aside: {' '.join(str(error).split()).rstrip('.')}.",))


def _wishes(found: Mapping[str, object], name: str) -> Wishes:
    """What tables and values ask for."""
    troubles = [f'{name}: there is no "{other}" to be set.' for other in found if other not in {*_KNOWN, _LOGINS}]
    good: dict[str, Any] = {_LOGINS: tuple(_logins(found.get(_LOGINS, {}), name, troubles))}
    for table, known in _KNOWN.items():
        asked = found.get(table, {})
        if not isinstance(asked, dict):
            troubles.append(f"{name}: {table} is a table, [{table}].")
            continue
        for wish, value in asked.items():
            if wish not in known:
                troubles.append(f'{name}: there is no "{wish}" to be set in [{table}].')
            elif not known[wish][0](value):
                troubles.append(f"{name}: {wish} is {known[wish][1]}.")
            else:
                good[wish] = value
    return Wishes(**good, troubles=tuple(troubles))


def _logins(found: object, name: str, troubles: list[str]) -> Iterator[Login]:
    """The tables [logins."https://…"]; what is wrong with them joins the troubles."""
    for below, values in found.items() if isinstance(found, dict) else ():
        told = values if isinstance(values, dict) else {}
        user, command = told.get("user"), told.get("password_command")
        if str(below).startswith(("https://", "http://")) and isinstance(user, str) and isinstance(command, str):
            yield Login(str(below), user, command)
        else:
            troubles.append(f'{name}: a login is [{_LOGINS}."https://…"] with user = "…" and password_command = "…".')


def places() -> Places:
    """The user's directories, or those below `WIRESIDE_HOME`.

    Raises:
        FileNotFoundError: the user has none, as in some containers.
    """
    if home := os.environ.get("WIRESIDE_HOME"):
        top = Path(home)
        return Places(top / "config", top / "data", top / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("wireside", appauthor=False)
    try:
        return Places(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)
    except RuntimeError:
        raise FileNotFoundError(ENOENT, "nobody knows where it is", "Without HOME or WIRESIDE_HOME, ~") from None
