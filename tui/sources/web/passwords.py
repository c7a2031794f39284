"""The user's logins: which of them is meant for an address, and the password, which a program of the user's own tells.

A password is kept in memory for as long as a fetch takes, and stands in no sentence, no log and no exception.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress

import httpx2

from tui.settings import Login
from tui.sources.web.mishaps import Mishap

_PATIENCE = 60.0  # seconds: some ask the user for a passphrase in a window of their own
_LARGEST = 65_536  # bytes of what is printed: more than a password and what some keep below it
_CURE = "Its password_command in wireside.toml prints the password on its first line; try it in a terminal."


class Passwords:
    """Tells what lets us in, asking each of the user's programs once."""

    def __init__(self, logins: Iterable[Login], *, patience: float = _PATIENCE) -> None:
        self._logins = sorted(logins, key=lambda login: len(login.below), reverse=True)
        self._patience = patience
        self._told: dict[Login, str | Mishap] = {}
        self._locks: defaultdict[Login, asyncio.Lock] = defaultdict(asyncio.Lock)

    def login(self, url: httpx2.URL) -> Login | None:
        """The login that is meant for an address: the one that says most of it.

        One for https is never used for http, nor one for "/mine" for "/mine-too".
        """
        return next((login for login in self._logins if _is_below(url, login.below)), None)

    async def header(self, login: Login) -> str:
        """What an Authorization header says for a login (RFC 7617).

        Raises:
            Mishap: its password is not to be had; said again for every address below, without asking again.
        """
        async with self._locks[login]:
            if login not in self._told:
                try:
                    self._told[login] = await self._asked(login)
                except Mishap as mishap:
                    self._told[login] = mishap
        told = self._told[login]
        if isinstance(told, Mishap):
            raise Mishap(told.what, told.cure)
        return told

    async def _asked(self, login: Login) -> str:
        """Ask the user's program; it has no terminal, nothing to read, and its complaints are not ours to see."""
        try:
            program = await asyncio.create_subprocess_exec(
                *_words(login.password_command),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError):
            raise Mishap("has a login whose password_command cannot be started", _CURE) from None
        try:
            async with asyncio.timeout(self._patience):
                told = await _printed(program)
                code = await program.wait()
        except TimeoutError:
            raise Mishap(f"has a login whose password_command took over {self._patience:g} s", _CURE) from None
        finally:
            await _end(program)
        password = told.partition(b"\n")[0].rstrip(b"\r")
        if code or not password:
            why = f"failed (exit {code})" if code else "printed nothing"
            raise Mishap(f"has a login whose password_command {why}", _CURE)
        return "Basic " + b64encode(login.user.encode() + b":" + password).decode("ascii")


async def _printed(program: asyncio.subprocess.Process) -> bytes:
    """All that a program prints.

    Raises:
        Mishap: it is too much for a password.
    """
    assert program.stdout is not None
    told = b""
    while piece := await program.stdout.read(_LARGEST):
        told += piece
        if len(told) > _LARGEST:
            raise Mishap("has a login whose password_command prints too much for a password", _CURE)
    return told


async def _end(program: asyncio.subprocess.Process) -> None:
    """See to it that a program has ended; one that has not is ended with all that it started."""
    if program.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
        await program.wait()


def _words(command: str) -> list[str]:
    """A command as a program and its arguments; no shell has a part in it.

    Raises:
        ValueError: it is none.
    """
    words = shlex.split(command)
    if not words:
        raise ValueError
    return words


def _is_below(url: httpx2.URL, below: str) -> bool:
    """Whether an address begins with another: the same origin, and a path that ends where a name in it does."""
    try:
        top = httpx2.URL(below)
    except (httpx2.InvalidURL, ValueError):
        return False
    path = top.path.rstrip("/")
    return url.origin == top.origin and (url.path == path or url.path.startswith(f"{path}/"))
