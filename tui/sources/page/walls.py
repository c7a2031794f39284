"""Pages that hold no report but a wall before it, and what to tell the reader of each.

A wall is short and says what it is; a long text that speaks of cookies is a report about cookies.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tui.sources.document import Document
from tui.sources.encoding import is_binary
from tui.sources.worker import ParseError
from tui.text import clean_line

_SHORT = 700
"""Characters: a wall says no more."""
_FIRST = 5_000
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|privacy|personal data|partners|advertis\w{1,4}|your (?:choices|settings|device|browser))\b",
    re.IGNORECASE,
)
_MOSTLY = 0.6
_SAID = re.compile(r"\b(?:said|says|told|asked|added|warned)\b", re.IGNORECASE)
_CURE = "Open it in a browser, and save it there to read it here as a file."
_WALLS = {
    "asks for consent to cookies before it shows the report": (
        r"\b(?:we|partners|site|website|they)\b.{0,60}\b(?:use|store)s?\b.{0,60}\bcookies|we value your privacy"
        r"|^accept all(?: cookies)?$|manage (?:your )?(?:privacy|cookie|consent) "
        r"|cookie (?:settings|preferences|consent)"
        r"|wir verwenden cookies|nous utilisons des cookies"
    ),
    "shows its reports only to browsers that run scripts": (
        r"\b(?:enable|turn on|requires?|activate|without) java ?script"
        r"|\bjava ?script (?:is )?(?:disabled|required|not enabled)"
    ),
    "takes us for a robot and shows no report": (
        r"\bare you (?:a robot|human)|\bverif(?:y|ying) (?:that )?you(?: are|['’]re) (?:a )?human"
        r"|\bsolve (?:the|this) captcha|unusual traffic from your|^just a moment(?:\.|…)|checking your browser"
        r"|^access (?:denied|blocked)$|permission to access|\byou are not a (?:ro)?bot"
    ),
    "shows this report to subscribers only": (
        r"\b(?:subscribe|sign in|log in|register|sign up)\b.{0,60}"
        r"(?:\bto (?:continue|read|keep|access|unlock|view)|\bfor full access)"
        r"|(?:exclusive to|exclusively for|available to|reserved for) (?:our )?subscribers"
        r"|already a (?:subscriber|member)\?"
    ),
    "has no such page": (
        r"page (?:not found|you['’]?(?:re| are) looking for|cannot be found|does(?: not|n['’]t) exist)"
        r"|\berror 404\b|^404\b.{0,40}$"
    ),
}


def check_page(body: bytes, url: str) -> None:
    """Whether bytes may be a page.

    Raises:
        ParseError: they are a picture, a program, or nothing at all.
    """
    if not body.strip():
        raise ParseError(f"The page of {_host(url)} is empty. Ask for it again later.")
    if is_binary(body) and b"\0<\0" not in body[:2000] and b"<\0" not in body[:2000]:
        raise ParseError(f"{_shown(url)} is no page (it looks like a picture or a program).")


def check_report(document: Document, url: str) -> None:
    """Whether a report was found on a page.

    Raises:
        ParseError: a wall was found, or nothing.
    """
    told = f"{document.title}\n{document.text}"
    if (len(document.text) < _SHORT or _is_about_consent(document.text)) and (wall := _wall(told[:_FIRST])):
        raise ParseError(f"{_host(url)} {wall}. {_CURE}")
    if not document.text.strip():
        raise ParseError(f"There is no report at {_shown(url)}. {_CURE}")


def _is_about_consent(text: str) -> bool:
    """Whether a text speaks of little else than what is done with its reader's data."""
    blocks = text.split("\n\n")
    return sum(map(bool, map(_CONSENT.search, blocks))) > _MOSTLY * len(blocks)


def _wall(text: str) -> str:
    """What a text says that stands in the way of a report; "" where it says nothing, or somebody else does."""
    own = "\n".join(line for line in text.split("\n") if not _SAID.search(line))
    return next((what for what, shape in _WALLS.items() if re.search(shape, own, re.IGNORECASE | re.MULTILINE)), "")


def _host(url: str) -> str:
    try:
        return clean_line(urlsplit(url).hostname or "", 100) or "the site"
    except ValueError:
        return "the site"


def _shown(url: str) -> str:
    return clean_line(url, 200) or "this address"
