"""What the reader follows: feeds on the web, and folders and files that grow.

A subscription is reading state: no other place knows it, and it must survive whatever happens to the library. It is
kept in the journal like a mark, field by field, so two programs may change it at once and a removal can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from tui.state.change import FEED, JSON, Change
from tui.text.addresses import without_login
from tui.text.clean import clean_line

__all__ = ["FEED", "FullText", "Subscription", "folder_of", "is_address", "subscriptions"]

if TYPE_CHECKING:
    from tui.state.reading import ReadingState


class FullText(StrEnum):
    """When the pages of a feed's entries are fetched for their full texts."""

    ASKED = "asked"
    """When the reader asks for one."""
    ALWAYS = "always"
    """With every new entry."""


class Subscription(NamedTuple):
    """One feed that is followed."""

    address: str
    """An http or https address, or an absolute path."""
    name: str = ""
    """What the reader calls it; "" where it goes by the name that it gives itself."""
    folder: str = ""
    """Where it is filed; folders in folders are parted by "/"."""
    full_text: FullText = FullText.ASKED
    interval: int = 0
    """Minutes between two fetches; 0 for as many as `wireside.toml` says."""
    ended: str = ""
    """Why it is fetched no more, in one plain sentence; "" while it is."""

    @property
    def place(self) -> tuple[str, str]:
        """Where its folder stands among others: two whose names differ in their capitals are two."""
        return self.folder.casefold(), self.folder

    @property
    def is_local(self) -> bool:
        """Whether it is a file or folder."""
        return not self.address.startswith(("http://", "https://"))

    def called(self, title: str = "") -> str:
        """What it goes by: the reader's name for it, else its own title, else its host or its path.

        >>> Subscription("https://a.example/feed").called(), Subscription("/news").called("Wire")
        ('a.example', 'Wire')
        """
        host = "" if self.is_local else self.address.split("/", 3)[2]
        return self.name or title or host or self.address

    def changes(self) -> list[Change]:
        """What follows it from now on, as it is here."""
        values: dict[str, JSON] = {**self._asdict(), "full_text": str(self.full_text), "followed": True}
        del values["address"]
        return Change.to_feed(self.address, **values)

    def removal(self) -> list[Change]:
        """What follows it no longer. The rest is kept, so that taking it back brings all of it."""
        return Change.to_feed(self.address, followed=None)

    def moved(self, address: str) -> list[Change]:
        """What follows it at another address."""
        return [*self.removal(), *self._replace(address=address).changes()]

    @classmethod
    def of(cls, address: str, values: dict[str, JSON]) -> Self:
        """The subscription that `changes` made; what is of no use in it is left aside."""
        told: dict[str, Any] = {
            name: clean_line(value, _LONGEST) if isinstance(value, str) else value
            for name, value in values.items()
            if type(value) is type(_DEFAULTS.get(name))
        }
        if values.get("full_text") in list(FullText):
            told["full_text"] = FullText(str(values["full_text"]))
        return cls(address if address.startswith("/") else without_login(address), **told)


_LONGEST = 4096  # characters: a path may be so long
_FOLDER, _DEEPEST = 200, 20  # characters of a folder's name, and folders in folders
_DEFAULTS: dict[str, JSON] = {"name": "", "folder": "", "interval": 0, "ended": ""}


def subscriptions(state: ReadingState) -> list[Subscription]:
    """All that is followed, by folder and then by name or address."""
    return sorted(_followed(state), key=lambda one: (*one.place, (one.name or one.address).casefold()))


def _followed(state: ReadingState) -> Iterator[Subscription]:
    for key, values in state.fields_below(FEED):
        address = key.removeprefix(FEED)
        if values.get("followed") is True and is_address(address):
            yield Subscription.of(address, values)


def folder_of(told: str) -> str:
    """The folder that somebody names.

    >>> folder_of(" News //World/ ")
    'News/World'
    """
    names = (clean_line(name, _FOLDER) for name in told.split("/", _DEEPEST)[:_DEEPEST])
    return "/".join(filter(None, names))


def is_address(address: str) -> bool:
    r"""Whether an address can be followed: no letter of it is unseen, so that what is shown is what is meant.

    >>> is_address("/home/me/two  blanks"), is_address("/home/me/a\tb"), is_address("")
    (True, False, False)
    """
    return bool(address) and address.isprintable() and len(address) <= _LONGEST
