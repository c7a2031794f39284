"""A recogniser by its name: looked up among the installed ones, loaded, and never in the way of reading.

Models are other people's programs: they are missing, they raise, they warn. Whatever they do, the reader gets one plain
sentence and the names that Wireside finds itself.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib.metadata import entry_points
from threading import Lock

from tui.entities.mention import Mention
from tui.entities.names import trouble
from tui.entities.naming import NAMING, Recogniser
from tui.recognisers.finding import Find, Unavailable
from tui.recognisers.found import mentions_of
from tui.text.clean import clean_line

_GROUP = "wireside.recognisers"
Tell = Callable[[str], object]


def recogniser(wanted: str, tell: Tell) -> Recogniser:
    """What finds names as KIND:NAME does, as in "spacy:en_core_web_sm"; it never fails.

    Where it cannot be had this is our own, and where it fails on a text that is read by our own; the first time `tell`
    gets one plain sentence.
    """
    try:
        return _Guarded(wanted, _loaded(wanted), tell)
    except Unavailable as error:
        tell(f"{error} {_instead()}")
        return NAMING.recognise


def _loaded(wanted: str) -> Find:
    """Raises `Unavailable`, whatever goes wrong."""
    kind, _, name = wanted.partition(":")
    if not name:
        raise Unavailable(f"“{clean_line(wanted)}” names no recogniser: that is spacy:PIPELINE or gliner:FOLDER.")
    known = entry_points(group=_GROUP)
    if kind not in known.names:
        raise Unavailable(
            f"No recogniser called “{clean_line(kind)}” is installed ({', '.join(sorted(known.names))} are)."
        )
    try:
        with warnings.catch_warnings(action="ignore"):
            find: Find = known[kind].load()(name)
    except Unavailable:
        raise
    except Exception as error:
        raise Unavailable(f"The recogniser {clean_line(wanted)} cannot be loaded ({type(error).__name__}).") from error
    return find


def _instead() -> str:
    """What finds names now: our own model, or rules where that cannot be used either."""
    return trouble() or "Wireside finds names itself."


class _Guarded:
    """A recogniser that may fail on a text, and that no two threads may use at a time."""

    def __init__(self, wanted: str, find: Find, tell: Tell) -> None:
        self._wanted, self._find, self._tell = wanted, find, tell
        self._turn = Lock()
        self._told = False

    def __call__(self, text: str) -> list[Mention]:
        """The names in a text."""
        try:
            with self._turn, warnings.catch_warnings(action="ignore"):
                return mentions_of(text, self._find(text))
        except Exception as error:  # noqa: BLE001 (another's program: anything)
            if not self._told:
                self._told = True
                self._tell(f"{clean_line(self._wanted)} failed on a text ({type(error).__name__}). {_instead()}")
            return NAMING.recognise(text)
