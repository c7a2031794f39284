"""Boilerplate: lines that a page carries beside its report, such as "Read more: ...", a copyright line or a bare date.

Such a line is in no comparison, so a wrong guess hides a fact: every rule wants the shape of the whole line, and a line
in which somebody says something is prose whatever it starts with.
"""

from __future__ import annotations

import re

_LONGEST = 300
_SPOKEN = re.compile(r"\b(?:said|says|told|added|asked|warned|urged|wrote)\b", re.IGNORECASE)

# The first word of a line, and how the line goes on: so prose is held against one short expression at most.
_FIRST = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = "#"
_AFTER_LABEL = r"\s?(?:[:|»>▶►]|[-–—] ).*"
_MORE = " (?:more|next|here|this|now|live)"
_CREDITS = "(?:(?:image|photo|picture) )?credits?"
# "Read more: Five rail disasters", "RELATED | ...", "Photo: ..."
_LABELS = {
    "also": ",? (?:see|read)",
    "see": f" also|{_MORE}",
    "read": f"(?: also|{_MORE})?",
    "watch listen": f"(?:{_MORE})?",
    "click": _MORE,
    "more": "(?: (?:on|from|in|about) [^:|]{1,60})?",
    "related recommended": r"(?: \w{1,12})?",
    "don": "['’]t miss",
    "up": " next",
    "in": " pictures",
    "photo image picture": f"(?: {_CREDITS})?",
    "main": f" {_CREDITS}",
    "file": " (?:photo|image|picture)",
    "filed": " under",
    "sponsored": "(?: content)?",
    "live": " updates?",
    "for": " more information",
    "posted": " (?:by|in|on)",
    "last first originally": " (?:published|updated)",
    "video photos images pictures gallery credit credits tag tags topic topics category categories share advertisement"
    " contact follow published updated": "",
}
# Calls to the reader. What follows the verb is spelt out, so that "Sign up or be drafted" stays prose.
_AFTER_CALL = r"[\s.!…:»>→]{0,4}"
_PAGE = r"(?: this(?: page| article)?)?"
_TO_US = r" (?:to )?(?:us|our)\b.*"
_COMMENTS = r" (?:all )?(?:\d+ |the )?comments?"
_COMMENT = " a (?:comment|reply)"
_FAVOURED = "(?:read|viewed|popular|commented|picks)"
_ASKED = r" (?:a|any) (?:tip|story|question)s?\b.*"
_CALLS = {
    "click tap": r" (?:here|the link|to (?:subscribe|sign|read|watch|view|share))\b.*",
    "subscribe": r"(?: (?:to (?:our|the|this)|now|today|here|for|free)\b.*)?",
    "sign log": r" (?:up|in)(?: (?:for|here|now|today|free|to (?:our|the|receive|get|read|comment|continue))\b.*)?",
    "like find visit": r" us\b.*",
    "join": r" (?:us|our|the conversation|the discussion)\b.*",
    "follow": r" us\b.*| @?[\w. ]{1,40} on (?:x|twitter|facebook|instagram|linkedin|threads)\b.*",
    "download": r" (?:the|our)\b.* app\b.*",
    "our free daily morning weekly": " (?:newsletter|briefing)s?",
    "get": r" (?:the|our|all|more|daily|breaking)\b.* (?:newsletter|inbox|app|alerts|briefing)s?\b.*"
    f"| in touch with{_TO_US}",
    "share": "(?: (?:this|on|via)(?: (?:article|story|page|post|facebook|twitter|x|email|whatsapp))?)?",
    "support": r" (?:our|independent|quality) journalism\b.*",
    "become": r" a (?:member|subscriber|supporter)\b.*",
    "donate trending": "(?: now)?",
    "leave post add": _COMMENT,
    "write": f"{_COMMENT}|{_TO_US}",
    "comment comments": r"(?: \(\d+\))?",
    _NUMBER: r" (?:comments|shares|likes|views)| min(?:ute)?s?\.? read",
    "view see show hide": _COMMENTS,
    "read": r" (?:more|on|the full (?:story|article|report)|next)(?: (?:here|about|on|at|in|from)\b.*)?"
    f"|{_COMMENTS}",
    "continue keep": r" reading\b.*",
    "story article video": r" continues\b.*",
    "scroll": r" (?:down|to continue)\b.*",
    "advertisement": "(?: continue reading.*)?",
    "skip": r" (?:to|ad|advertisement)\b.*",
    "back": " to top",
    "most": f" {_FAVOURED}",
    "editors": f"['’] {_FAVOURED}",
    "top": " stories",
    "latest": " news",
    "print": _PAGE,
    "email": f"{_PAGE}|{_TO_US}",
    "e": f"-mail(?:{_PAGE}|{_TO_US})",
    "contact": _TO_US,
    "send": rf" your \w+{_TO_US}",
    "have got": _ASKED,
    "do": f" you have{_ASKED}",
    "stay": r" (?:up to date|informed|tuned)\b.*",
    "we": r" use cookies\b.*",
    "by": r" (?:signing up|continuing)\b.*",
    "thank": r" you for reading\b.*",
    "this": r" (?:material|article|story) (?:may not be|was originally|first appeared|originally appeared)\b.*",
    "additional": r" reporting by\b.*",
    "newsletter newsletters loading": "",
}
_OPENINGS = [
    ({word: rest for words, rest in table.items() for word in words.split()}, end)
    for table, end in ((_LABELS, _AFTER_LABEL), (_CALLS, _AFTER_CALL))
]
_RIGHTS = re.compile(
    r"©.*|(?:copyright|\(c\)).{0,40}\b(?:19|20)\d\d\b.*"
    r"|\((?:additional |with )?(?:reporting|writing|editing|photo) by\b.*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\ball rights reserved\b|\bcontributed (?:reporting\b|to this (?:report|story|article)\b)", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S{1,64}@\S+\.\w{2,}|@\w{1,30}|#\w{1,40}(?: #\w{1,40}){0,20}",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Story by|Written by|Text by|Posted by)(?: (?:and|of|in|for|[A-Z][\w.'’-]*)[,|/]?){2,10}"
)

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
_CALENDAR_SHORT = frozenset(word[:3] for word in _CALENDAR) | {"sept", "tues", "thur", "thurs"}
_CLOCK = frozenset(
    "am pm a m p est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest eet ist jst noon midnight hrs"
    " hours on at of the updated published posted modified first last created date time st nd rd th z".split()
)
_DATE_OR_TIME = re.compile(r"\d{1,4} ?[/.-] ?\d{1,2} ?[/.-] ?\d{1,4}|\d{1,2} ?: ?\d{2}")


def is_boilerplate(line: str, title: str = "") -> bool:
    """Whether a whole line belongs to the page and not to the report. The title given, so does a line repeating it.

    >>> is_boilerplate("Read more: Five rail disasters"), is_boilerplate("Read more books, the minister said.")
    (True, False)
    >>> is_boilerplate("12 / 16 / 08 1: 30 AM EST"), is_boilerplate("Updated Thursday, December 11, 2008 at 6 p.m.")
    (True, True)
    """
    line = line.strip(" \n•*-–—|>[]")
    if not line:
        return True
    if len(line) > _LONGEST:
        return False
    if title and repeats(line, title):
        return True
    if _beckons(line) or any(shape.fullmatch(line) for shape in (_RIGHTS, _ADDRESS, _BYLINE)) or _CREDIT.search(line):
        return not _SPOKEN.search(line)
    return _is_date(line) or not any(map(str.isalnum, line))


def _beckons(line: str) -> bool:
    """Whether a line is a label with what it labels, or calls upon the reader."""
    first = _FIRST.match(line)
    if first is None:
        return False
    word, rest = first[0].lower() if first[0].isalpha() else _NUMBER, line[first.end() :]
    return any(
        word in table and re.fullmatch(f"(?:{table[word]}){end}", rest, re.IGNORECASE) is not None
        for table, end in _OPENINGS
    )


def repeats(line: str, title: str) -> bool:
    """Whether a line is the title again, punctuation and case apart."""
    return len(line) <= 2 * len(title) + 10 and _letters(line) == _letters(title)


def _letters(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())


def _is_date(line: str) -> bool:
    """Whether a line is a date or a time and nothing else."""
    if len(line) > 100:
        return False
    words = re.findall(r"[^\W\d_]+|\d+", line.lower())
    if not any(word.isdigit() for word in words):
        return False
    named = [word in _CALENDAR or word in _CALENDAR_SHORT for word in words]
    if not all(name or word in _CLOCK or word.isdigit() for name, word in zip(named, words, strict=True)):
        return False
    return any(named) or _DATE_OR_TIME.search(line) is not None
