"""The command palette: every command of the key table that makes sense on the screen at hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.app.screens.counting import CountingScreen
from tui.keys import Key, Where, keys_of


class KeyCommands(Provider):
    """Commands by name, each with its keys, so that using the palette teaches them."""

    async def discover(self) -> Hits:
        """All of them."""
        for key in self._keys():
            yield DiscoveryHit(_name(key), partial(self._run, key), help=key.shown)

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        matcher = self.matcher(query)
        for key in self._keys():
            if (score := matcher.match(_name(key))) > 0:
                yield Hit(score, matcher.highlight(_name(key)), partial(self._run, key), help=key.shown)

    def _keys(self) -> Iterator[Key]:
        screen = self.screen
        taught = screen.TAUGHT if isinstance(screen, CountingScreen) else Where.EVERYWHERE
        return (key for where in dict.fromkeys((taught, Where.EVERYWHERE)) for key in keys_of(where) if key.command)

    async def _run(self, key: Key) -> None:
        node = self.app if key.where is Where.EVERYWHERE else self.screen
        await node.run_action(key.action)


def _name(key: Key) -> str:
    return key.words[0].upper() + key.words[1:]
