"""OPML: lists of feeds as programs exchange them, read whatever state they are in and written so that any reads them.

Outlines are taken as they come: by the strict parser of the standard library, which no depth troubles, and by lxml
where the XML is broken. Nothing is expanded: what HTML calls an entity is put in before, and a list that declares some
of its own is refused. A list that names another is not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html.entities import html5
from itertools import zip_longest
from typing import Any

from tui.sources.charset import page_text
from tui.state.subscriptions import FullText, Subscription, folder_of
from tui.text import clean_line
from tui.text.addresses import LOGIN, host_of, shown, without_login

_DEEPEST = 20
"""Folders in folders; what lies deeper is filed in the last of them."""
_NAMESPACE = "urn:wireside:opml"
_OURS = f"{{{_NAMESPACE}}}"
_FEEDS = {"rss", "atom", "feed", "pie"}
_LISTS = {"include", "link"}
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}>")
_AMPERSAND = re.compile(r"&(#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_XML = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
_MOST_MINUTES = 1_000_000


def is_opml(data: bytes) -> bool:
    """Whether the beginning of a file is that of an OPML list, in any encoding."""
    return b"<opml" in data[:4096].replace(b"\0", b"").lower()


def read_opml(data: bytes) -> tuple[list[Subscription], list[str]]:
    """The feeds of a list, each once, and a plain sentence for all that was left out. Never raises.

    Outlines that hold others are folders.

    >>> read_opml(b'<opml><outline text="News"><outline text="Wire" xmlUrl="https://a.example/f"/></outline></opml>')[0]
    ... # doctest: +ELLIPSIS
    [Subscription(address='https://a.example/f', name='Wire', folder='News', ...)]
    """
    text = page_text(data).lstrip("\ufeff \t\r\n").translate(_FORBIDDEN)
    if declaration := _DECLARATION.match(text):  # it names the encoding that the bytes were in
        text = text[declaration.end() :]
    if "<!ENTITY" in text:
        return [], ["It declares entities, as no list of feeds need: nothing of it was read."]
    return _outlines(_AMPERSAND.sub(_entity, text)).result()


def write_opml(subscriptions: Iterable[Subscription], titles: Mapping[str, str]) -> str:
    """A list that `read_opml` reads back as it was; `titles` are those that feeds give themselves, by address.

    Files and folders that are followed are left out: they mean nothing elsewhere.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:wireside="{_NAMESPACE}">',
        "<head><title>Wireside</title></head>",
        "<body>",
    ]
    within: list[str] = []
    for one in sorted((one for one in subscriptions if not one.is_local), key=_folders):
        folders = _folders(one)
        shared = next((n for n, (a, b) in enumerate(zip_longest(within, folders)) if a != b), len(within))
        lines += ["</outline>"] * (len(within) - shared)
        lines += [f"<outline text={_quoted(name)} title={_quoted(name)}>" for name in folders[shared:]]
        within = folders
        lines.append(_line(one, titles.get(one.address) or one.address))
    return "\n".join([*lines, *["</outline>"] * len(within), "</body>", "</opml>", ""])


def feed_address(text: str) -> str:
    """The web address of a feed, its scheme in small letters, without name and password; "" where it is none.

    >>> feed_address("feed://a.example/f"), feed_address(" HTTPS://a.example/f"), feed_address("file:///etc/passwd")
    ('http://a.example/f', 'https://a.example/f', '')
    """
    address = clean_line(text, 2048)
    if address[:5].lower() == "feed:":
        address = "http:" + address[5:] if address[5:7] == "//" else address[5:]
    scheme, colon, rest = address.partition("://")
    known = scheme.lower() in {"http", "https"} and rest[:1] not in {"", "/"} and " " not in address
    return without_login(f"{scheme.lower()}{colon}{rest}") if known else ""


class _Outlines:
    """What a parser tells of a list: the feeds, and what there was besides."""

    def __init__(self) -> None:
        self._found: dict[str, Subscription] = {}
        self._told: list[str] = []
        self._within: list[tuple[str, int]] = []  # the outlines around: their names, and how many had come before
        self._count = self._twice = 0
        self._had_login = False
        self.broken = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.lower() != "outline":
            return
        self._count += 1
        said = {name if name.startswith("{") else name.lower(): value for name, value in attributes.items()}
        name = without_login(clean_line(said.get("text") or said.get("title") or "", 200))
        if self._takes(said, name):
            name = ""
        self._within.append((name.replace("/", "-"), self._count))

    def end(self, tag: str) -> None:
        if tag.lower() == "outline" and self._within:
            name, number = self._within.pop()
            if number == self._count and name:
                self._told.append(f"“{name}” has no address and was left out.")

    def data(self, _: str) -> None:
        """What stands between outlines says nothing."""

    def close(self) -> None:
        """Nothing is held back until the end."""

    def result(self) -> tuple[list[Subscription], list[str]]:
        told = ["It is not well-formed XML; what can be read of it was taken."] if self.broken else []
        if not self._count:
            return [], ["It is no list of feeds (OPML): there is no outline in it."]
        if self._twice:
            told.append(f"{self._twice:,} of its outlines repeat a feed.")
        if self._had_login:
            told.append(LOGIN)
        return list(self._found.values()), told + _told_of_private(self._found) + self._told

    def _takes(self, said: Mapping[str, str], name: str) -> bool:
        """Whether an outline is no folder but a feed, or something else with an address."""
        kind = clean_line(said.get("type", "")).lower()
        given = said.get("xmlurl", "") or (said.get("url", "") if kind in _FEEDS else "")
        other = without_login(clean_line(said.get("url", "") or said.get("htmlurl", ""), 2048))
        if address := feed_address(given):
            self._had_login |= without_login(given) != given
            self._twice += address in self._found
            self._found.setdefault(address, self._subscription(address, said, name))
        elif given.strip():
            self._told.append(f"{clean_line(shown(given), 200)} is no web address and was left out.")
        elif kind in _LISTS and other:
            self._told.append(f"“{name or other}” leads to another list ({other}), which is not followed.")
        elif other:
            self._told.append(f"“{name or other}” names a page and no feed; `wireside add {other}` looks for one.")
        return bool(given.strip() or other)

    def _subscription(self, address: str, said: Mapping[str, str], name: str) -> Subscription:
        folders = [folder for folder, _ in self._within[:_DEEPEST] if folder]
        interval = said.get(f"{_OURS}interval", "")
        minutes = int(interval) if interval.isascii() and interval.isdecimal() and len(interval) < 8 else 0
        return Subscription(
            address,
            name="" if f"{_OURS}unnamed" in said or name == address else name,
            folder="/".join(folders) or _category(said.get("category", "")),
            full_text=FullText.ALWAYS if said.get(f"{_OURS}fullText") == FullText.ALWAYS else FullText.ASKED,
            interval=min(minutes, _MOST_MINUTES),
            ended=clean_line(said.get(f"{_OURS}ended", "")),
        )


def _told_of_private(addresses: Iterable[str]) -> list[str]:
    """What is said of addresses that lead into a private network: whoever made the list may not be who reads it."""
    from tui.sources.web.places import is_our_own

    private = [one for one in addresses if is_our_own(host_of(one))]
    if not private:
        return []
    are = "1 of its addresses is" if len(private) == 1 else f"{len(private):,} of its addresses are"
    return [f"{are} in your own network or on this machine ({private[0]}); `wireside remove` ends what is not yours."]


def _outlines(text: str) -> _Outlines:
    from xml.etree import ElementTree as ET

    found = _Outlines()
    parser: Any = ET.XMLParser(target=found)  # noqa: S314 - it is handed nothing that could be expanded
    try:
        parser.feed(text)
        parser.close()
    except ET.ParseError:
        return _mended(text)
    return found


def _mended(text: str) -> _Outlines:
    """What lxml finds in broken XML."""
    from lxml import etree  # type: ignore[import-untyped]

    found = _Outlines()
    found.broken = True
    parser: Any = etree.XMLParser(
        target=found, recover=True, huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True
    )
    try:
        parser.feed(text.encode())
        parser.close()
    except etree.LxmlError:  # nothing in it is XML
        pass
    return found


def _entity(match: re.Match[str]) -> str:
    """What stands for an ampersand and what follows it, in XML that declares nothing."""
    whole = match[0]
    if match[1] is None:
        return "&amp;"
    if whole in _XML:
        return whole
    if match[1][0] == "#":
        code = int(match[1][2:-1], 16) if match[1][1] in "xX" else int(match[1][1:-1])
        return whole if code < 0x110000 and code not in _FORBIDDEN else ""
    return html5.get(match[1], f"&amp;{match[1]}")


def _category(told: str) -> str:
    """The first of the folders that an outline names itself: "/Boston/Weather,/Harvard" is "Boston/Weather"."""
    return folder_of(told.partition(",")[0])


def _folders(one: Subscription) -> list[str]:
    return [name for name in one.folder.split("/") if name]


def _line(one: Subscription, title: str) -> str:
    """A feed's outline. What only Wireside knows stands in attributes that others pass over."""
    said = {"type": "rss", "text": one.name or title, "title": one.name or title, "xmlUrl": one.address}
    ours = {
        "unnamed": "" if one.name else "yes",
        "fullText": "" if one.full_text == FullText.ASKED else str(one.full_text),
        "interval": str(one.interval or ""),
        "ended": one.ended,
    }
    said |= {f"wireside:{name}": value for name, value in ours.items() if value}
    return "<outline " + " ".join(f"{name}={_quoted(value)}" for name, value in said.items()) + "/>"


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(clean_line(text, 2048))
