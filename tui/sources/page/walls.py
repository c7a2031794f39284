"""Pages that hold no report but a wall before it, and what to tell the reader of each.

A wall is short, says what it is at the beginning of a sentence, and speaks to its reader; a text that tells of cookies,
subscriptions or robots in sentences about other people is a report about them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from tui.sources.document import Document
from tui.sources.encoding import is_binary
from tui.sources.worker import ParseError
from tui.text import clean_line

_SHORT = 700
"""Characters: a wall says no more, but one that asks for consent."""
_FIRST = 5_000
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|privacy|personal data|partners|advertis\w{1,4}|your (?:choices|settings|device|browser))\b",
    re.IGNORECASE,
)
_MOSTLY = 0.6
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»\n]{0,400}[”\"“»]")
_SAID = re.compile(r"\b(?:said|says|told|asked|added|warned|announced)\b", re.IGNORECASE)
_TO_READER = re.compile(
    r"\b(?:you|your|yours|we|our|us|please|ihre?[nmrs]?|unsere?[nmrs]?|votre|vos|vous|nuestr[ao]s?|usted)\b|^sorry\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r".{40,}[.!?…。！？][”\"’')]?", re.DOTALL)
_PROSE = 2
"""Sentences about others that make a text a report."""
_CALL = 100  # characters of a line that asks for a subscription below the beginning of a report
_CURE = "Open it in a browser, and save it there to read it here as a file."
_BEGIN = (
    r"(?:^|[.!?:…|] )(?:please |sorry, |to [\w ’']{4,40},? (?:please |you (?:must|need to|have to) )?"
    r"|you(?:['’]ll| will)? (?:must|need to|have to) )?"
)
_SUBSCRIBERS = "shows this report to subscribers only"
_WALLS = {
    "asks for consent to cookies before it shows the report": (
        _BEGIN + r"(?:we|this (?:web)?site|our (?:web)?site)\b.{0,60}\b(?:use|store)s?\b.{0,60}\bcookies"
        r"|^[\w. ]{2,40} and its (?:\d+ )?partners .{0,60}\bcookies\b.{0,80}\byour?\b"
        r"|\b(?:we value|we care about|before you continue|manage) your (?:privacy|cookies?|consent)"
        r"|^(?:accept|allow|reject) all(?: cookies)?$|^(?:manage )?(?:privacy|cookies?|consent) "
        r"(?:settings|preferences|consent|choices)$"
        r"|wir verwenden cookies|wir und unsere .{0,20}partner|nous utilisons des cookies|(?:utilizamos|usamos) cookies"
    ),
    "shows its reports only to browsers that run scripts": (
        _BEGIN + r"(?:enable|turn on|activate|switch on) (?:java ?script|js)\b(?! to (?:view|see|load|post) )"
        r"|^(?:sorry, )?(?:this|our|the) (?:\w+ ){1,3}(?:requires?|needs|(?:does not|doesn['’]t) work.{0,30} without)"
        r" java ?script"
        r"|\bjava ?script (?:is|seems to be|must be) (?:\w+ )?(?:disabled|required|enabled|turned off|not \w+)"
        r".{0,20}(?:your|this) (?:web )?browser|^java ?script (?:is )?(?:required|disabled|not available)\.?$"
    ),
    "takes us for a robot and shows no report": (
        _BEGIN + r"(?:solve|complete) (?:the|this) captcha"
        r"|^are you (?:a )?(?:robot|human)\?$|\b(?:verif\w{1,4}|confirm|prove|know) (?:that )?you(?: are|['’]re) "
        r"(?:(?:a )?human|not a (?:ro)?bot)|\byou(?: are|['’]re) not a (?:ro)?bot"
        r"|unusual (?:traffic|activity) from your|^just a moment(?:\.|…)"
        r"|checking (?:your browser|if the site connection)|^access (?:denied|blocked)\.?$|^pardon our interruption"
        r"|\byou (?:do not|don['’]t) have permission to|\byou (?:have been|are being|were) blocked"
    ),
    _SUBSCRIBERS: (
        _BEGIN + r"(?:subscribe|sign in|log in|register|sign up|create an? (?:free )?account)\b.{0,60}"
        r"(?:\bto (?:continue|read|keep|access|unlock|view)|\bfor full access)"
        r"|^to (?:continue|keep|finish) reading\b.{0,40}(?:subscri|sign|log in|regist)"
        r"|^(?:this|the) (?:article|story|report|content|page) is (?:\w+ )?(?:exclusive(?:ly)? (?:to|for)|available "
        r"(?:only )?to|reserved for|for) (?:\w+ )?(?:subscribers|members)|^(?:exclusive to|for) (?:our )?subscribers\b"
        r"|already (?:a (?:subscriber|member)|have an account|subscribed)\?"
        r"|\byou['’ ](?:ve|have) (?:reached|read|used) (?:your|all|the)\b.{0,40}(?:limit|free|article)"
    ),
    "has no such page": (
        r"^(?:http )?(?:error )?404(?:[\s:–—|-]{1,3}(?:error|(?:page |file )?not found))?[.!]?$"
        r"|^(?:page|file|article) (?:not found|cannot be found|does(?: not|n['’]t) exist)\b"
        r"|\b(?:page|article|story|link|url)(?: (?:that )?you(?: are|['’]re| were|['’]ve| have)? \w+(?: \w+)?)? "
        r"(?:(?:could|can)(?: ?not|['’]t) be found|(?:does not|doesn['’]t|no longer) exists?)"
        r"|\bpage you(?: are|['’]re| were) looking for|\bnothing was found at this location"
        r"|\brequested (?:url|page|resource)\b.{0,100}\bnot (?:be )?found"
    ),
}
_SHAPES = {what: re.compile(shape, re.IGNORECASE) for what, shape in _WALLS.items()}


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
    if wall := _wall(document):
        raise ParseError(f"{_host(url)} {wall}. {_CURE}")
    if not document.text.strip():
        raise ParseError(f"There is no report at {_shown(url)}. {_CURE}")


def _is_about_consent(text: str) -> bool:
    """Whether a text speaks of little else than what is done with its reader's data."""
    blocks = text.split("\n\n")
    return sum(map(bool, map(_CONSENT.search, blocks))) > _MOSTLY * len(blocks)


def _wall(document: Document) -> str:
    """What stands in the way of a report; "" where nothing does."""
    text = document.text
    if len(text) > _SHORT and not _is_about_consent(text):
        return ""
    lines = text[:_FIRST].split("\n")
    prose = sum(_is_prose(line) and not _told([line]) for line in lines)
    if prose < _PROSE and (found := _told(lines)):
        return found
    if not prose and not document.byline and (found := _told([document.title])):
        return found
    last = lines[-1] if len(lines[-1]) <= _CALL else ""  # of a report that is cut short
    return _SUBSCRIBERS if _told([last]) == _SUBSCRIBERS else ""


def _told(lines: Sequence[str]) -> str:
    """What some lines say that stands in the way; "" where they say nothing, or somebody else does."""
    own = [bare for line in lines if not _SAID.search(bare := _QUOTED.sub("", line))]
    return next((what for what, shape in _SHAPES.items() if any(map(shape.search, own))), "")


def _is_prose(line: str) -> bool:
    """Whether a line holds a sentence, and speaks to nobody."""
    bare = _QUOTED.sub("…", line)
    return _SENTENCE.fullmatch(line.strip()) is not None and not _TO_READER.search(bare)


def _host(url: str) -> str:
    try:
        return clean_line(urlsplit(url).hostname or "", 100) or "the site"
    except ValueError:
        return "the site"


def _shown(url: str) -> str:
    return clean_line(url, 200) or "this address"
