"""The keys: one table from which bindings, foot line, help, command palette and README are made.

A key press runs the action of the innermost pane that knows it; `where` says on which screen a key is taught. No key of
one screen means its opposite on another: ] always steps on, [ always back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """The screen on which a key works, as the help calls it."""

    EVERYWHERE = "Everywhere"
    READER = "Reader"
    COMPARISON = "Comparison"
    TABLE = "Who reports what"
    FEEDS = "Feeds"


class Key(NamedTuple):
    """One command and the keys that run it."""

    action: str
    """Name of the action, `action_...` in the pane or screen that runs it; also the id a keymap would use."""
    keys: tuple[str, ...]
    """As a person types them: "j", "^D", "down"."""
    words: str
    """What it does, for help and palette."""
    where: Where
    foot: str = ""
    """A word or two for the foot line; "" where the key is not among those it teaches."""
    command: bool = True
    """Whether the palette offers it: moving about is for keys alone."""

    @property
    def shown(self) -> str:
        """The keys as help and README print them."""
        return " ".join(_SHOWN.get(key, key) for key in self.keys)


_SHOWN = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp"}

E, R, C, T, F = Where.EVERYWHERE, Where.READER, Where.COMPARISON, Where.TABLE, Where.FEEDS

KEYS: tuple[Key, ...] = (
    Key("down", ("j", "down"), "one line down; with a number before it, that many", E, command=False),
    Key("up", ("k", "up"), "one line up", E, command=False),
    Key("half_down", ("^D",), "half a page down", E, command=False),
    Key("half_up", ("^U",), "half a page up", E, command=False),
    Key("page_down", ("^F", "pagedown"), "a page down", E, command=False),
    Key("page_on", ("space",), "a page down; at an article's end the next unread report", E, command=False),
    Key("page_up", ("^B", "b", "pageup"), "a page up", E, command=False),
    Key("top", ("g", "home"), "to the first line", E, command=False),
    Key("bottom", ("G", "end"), "to the last line; 12G goes to the twelfth", E, command=False),
    Key("next_pane", ("tab",), "to the other pane; shows the list in a narrow window", E, command=False),
    Key("leftwards", ("h", "left"), "fold a story; to the pane on the left", E, command=False),
    Key("rightwards", ("l", "right"), "unfold a story; to the pane on the right", E, command=False),
    Key("back", ("esc",), "back; from the article to the list", E, command=False),
    Key("leave", ("q",), "back; on the reader it quits", E, "back", command=False),
    Key("quit", ("^C", "Q"), "quit at once", E),
    Key("suspend_process", ("^Z",), "pause, and go back to the shell; fg returns here", E),
    Key("redraw", ("^L",), "draw the screen afresh", E),
    Key("help", ("?",), "show the keys", E, "keys"),
    Key("command_palette", (":", "^P"), "find a command by name", E, command=False),
    Key("open", ("enter",), "open the selected report; on a name, search all stories for it", R, "open", command=False),
    Key("search", ("/",), "search titles and texts of all stories", R, "search"),
    Key("next_hit", ("n",), "next hit of the search", R),
    Key("previous_hit", ("N",), "previous hit of the search", R),
    Key("next_unread", ("]",), "next unread report", R, "next"),
    Key("previous_unread", ("[",), "previous unread report", R),
    Key("filter_list", ("f",), "list all, unread, or starred reports", R),
    Key("arrange", ("v",), "list by story, newest first, or by outlet", R),
    Key("outlet", ("'",), "go to an outlet's reports by typing its name", R),
    Key("forget", ("D",), "forget the selected saved search", R),
    Key("toggle_read", ("m",), "mark read or unread", R),
    Key("read_all", ("A",), "mark all of the list read", R),
    Key("undo", ("u",), "undo the last marking", R),
    Key("star", ("s",), "star, or take the star away", R),
    Key("compare", ("c",), "compare with the most related report", R, "compare"),
    Key("compare_with", ("C",), "compare with a report picked from the list", R),
    Key("table", ("t",), "table of all reports of the story: who reports what", R, "table"),
    Key("versions", ("V",), "compare a changed report with its earlier text", R),
    Key("next_mention", ("e",), "next person, place, organisation, figure or date", R, "names"),
    Key("previous_mention", ("E",), "previous person, place, organisation, figure or date", R),
    Key("entities", ("w",), "list who and what is named, in the report or its story", R, "who"),
    Key("zoom", ("z",), "one pane at a time, or list and article side by side", R),
    Key("highlight", ("H",), "highlight names, figures and quotations, or read plain text", R),
    Key("links", ("L",), "list the links of the article", R),
    Key("open_link", ("o",), "open the article's link", R),
    Key("copy_link", ("y",), "copy the article's link", R),
    Key("fetch_all", ("R",), "fetch what is new in all feeds", R),
    Key("fetch", ("r",), "fetch the feeds that carry the report", R),
    Key("full_text", ("F",), "fetch the full text of the report from its page", R),
    Key("feeds", ("S",), "feeds that are followed: add, file and remove them, see how they fare", R),
    Key("next_difference", ("]",), "next difference, also within a row", C, "difference"),
    Key("previous_difference", ("[",), "previous difference", C),
    Key("next_only", ("}",), "next sentence that only one side has", C, "only here"),
    Key("previous_only", ("{",), "previous sentence that only one side has", C),
    Key("next_report", (")",), "compare with the next other report", C, "report"),
    Key("previous_report", ("(",), "compare with the previous other report", C),
    Key("table", ("t",), "table of all reports of the story: who reports what", C, "table"),
    Key("swap", ("x",), "swap the sides", C),
    Key("filter", ("f",), "show all, common, differing, or what is only here", C, "filter"),
    Key("weak", ("w",), "show weak pairs, or hide them", C),
    Key("layout", ("v",), "two columns, or stacked", C, "layout"),
    Key("order", ("O",), "order of telling: left's, right's, both own", C),
    Key("partner", (".",), "pull the partner to this row, and back", C),
    Key("names", ("W",), "list who and what only one report names, or both in other spellings", C),
    Key("export", ("X",), "export as Markdown, HTML, JSON or text", C),
    Key("next_hit", ("n",), "next hit of the search", C),
    Key("previous_hit", ("N",), "previous hit of the search", C),
    Key("open", ("enter",), "compare the two reports that differ there, or the first two that tell it", T, "compare"),
    Key("next_difference", ("]",), "next fact that is told differently", T, "difference"),
    Key("previous_difference", ("[",), "previous fact that is told differently", T),
    Key("filter", ("f",), "show all, differing, common, only here, figures, or quotations", T, "filter"),
    Key("next_part", ("}",), "next part: dates, quotations, names …", T, "part"),
    Key("previous_part", ("{",), "previous part", T),
    Key("open", ("enter",), "list the feed's reports", F, "list", command=False),
    Key("add", ("a",), "follow another feed, folder or file", F, "add"),
    Key("fetch", ("r",), "fetch the feed", F, "fetch"),
    Key("fetch_all", ("R",), "fetch what is new in all feeds", F, "fetch all"),
    Key("find", ("/",), "find a feed by name or folder", F, "find"),
    Key("next_failed", ("]",), "next feed that failed", F, "failed"),
    Key("previous_failed", ("[",), "previous feed that failed", F),
    Key("rename", ("e",), "give the feed another name", F),
    Key("move", ("M",), "move the feed to another folder", F),
    Key("full_texts", ("T",), "fetch full texts always, or when asked", F),
    Key("interval", ("i",), "say how often the feed is fetched", F),
    Key("remove", ("D",), "follow the feed no longer; its reports stay", F),
    Key("undo", ("u",), "undo the last change", F),
)


def keys_of(where: Where) -> Iterator[Key]:
    """The commands of one screen, in the order of the table."""
    return (key for key in KEYS if key.where is where)


def foot(where: Where) -> list[tuple[str, str]]:
    """(key, word) for the foot line of a screen: its own keys first, then those that work everywhere."""
    taught = [key for key in (*keys_of(where), *keys_of(Where.EVERYWHERE)) if key.foot]
    return [(_SHOWN.get(key.keys[0], key.keys[0]), key.foot) for key in taught]


def markdown_table(groups: Iterable[Where] = tuple(Where)) -> str:
    """The keys as the README prints them."""
    lines = []
    for where in groups:
        lines += [f"| {where} | |", "|---|---|"]
        lines += [f"| {_code(key)} | {key.words} |" for key in keys_of(where)]
        lines.append("")
    return "\n".join(lines)


def _code(key: Key) -> str:
    return " ".join(f"`{_SHOWN.get(name, name)}`" for name in key.keys)
