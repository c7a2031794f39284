"""Boilerplate: lines that a page carries beside its report, such as "Read more: ...", a copyright line or a bare date.

Such a line is in no comparison, so a wrong guess hides a fact: every rule wants the shape of the whole line, and a line
in which somebody says something is prose whatever it starts with.
"""

from __future__ import annotations

import re

_LONGEST = 300
_SPOKEN = re.compile(r"\b(?:said|says|told|added|asked|warned|urged|wrote)\b", re.IGNORECASE)

# "Read more: Five rail disasters", "RELATED | ...", "Photo: ..."
_LABELLED = re.compile(
    r"(?:also,? (?:see|read)|see (?:also|more)|(?:read|watch|listen|click|see) (?:more|next|here|this|now|live)|read"
    r"|read also|more|more (?:on|from|in|about) [^:|]{1,60}|related(?: \w{1,12})?|recommended(?: \w{1,12})?"
    r"|don['’]t miss|up next|in pictures|watch|listen|video|photos?|images?|pictures?|gallery"
    r"|file (?:photo|image|picture)|(?:(?:main|photo|image|picture) )?(?:image |photo |picture )?credits?"
    r"|tags?|topics?|categor(?:y|ies)|filed under|share|advertisement|sponsored(?: content)?|live updates?"
    r"|for more information|contact|follow|posted (?:by|in|on)|(?:last |first |originally )?(?:published|updated))"
    r"\s?(?:[:|»>▶►]|[-–—] ).*",
    re.IGNORECASE,
)
# Calls to the reader. What follows the verb is spelt out, so that "Sign up or be drafted" stays prose.
_CALL = re.compile(
    r"(?:(?:click|tap) (?:here|the link|to (?:subscribe|sign|read|watch|view|share))\b.*"
    r"|subscribe(?: (?:to (?:our|the|this)|now|today|here|for|free)\b.*)?"
    r"|(?:sign|log) (?:up|in)(?: (?:for|here|now|today|free|to (?:our|the|receive|get|read|comment|continue))\b.*)?"
    r"|(?:follow|like|find|join|visit) us\b.*|join (?:our|the conversation|the discussion)\b.*"
    r"|follow @?[\w. ]{1,40} on (?:x|twitter|facebook|instagram|linkedin|threads)\b.*"
    r"|download (?:the|our)\b.* app\b.*|newsletters?|(?:our|free|daily|morning|weekly) (?:newsletter|briefing)s?"
    r"|get (?:the|our|all|more|daily|breaking)\b.* (?:newsletter|inbox|app|alerts|briefing)s?\b.*"
    r"|share(?: (?:this|on|via)(?: (?:article|story|page|post|facebook|twitter|x|email|whatsapp))?)?"
    r"|support (?:our|independent|quality) journalism\b.*|become a (?:member|subscriber|supporter)\b.*|donate(?: now)?"
    r"|(?:leave|post|add|write) a (?:comment|reply)|comments?(?: \(\d+\))?|\d+ (?:comments|shares|likes|views)"
    r"|(?:view|see|show|read|hide) (?:all )?(?:\d+ |the )?comments?|\d+ min(?:ute)?s?\.? read"
    r"|read (?:more|on|the full (?:story|article|report)|next)(?: (?:here|about|on|at|in|from)\b.*)?"
    r"|(?:continue|keep) reading\b.*|(?:story|article|video) continues\b.*|scroll (?:down|to continue)\b.*"
    r"|advertisement(?: continue reading.*)?|skip (?:to|ad|advertisement)\b.*|back to top|loading"
    r"|(?:most|editors['’]) (?:read|viewed|popular|commented|picks)|trending(?: now)?|top stories|latest news"
    r"|(?:print|e-?mail)(?: this(?: page| article)?)?|(?:have|got|do you have) (?:a|any) (?:tip|story|question)s?\b.*"
    r"|stay (?:up to date|informed|tuned)\b.*|we use cookies\b.*|by (?:signing up|continuing)\b.*"
    r"|(?:write|e-?mail|contact|get in touch with|send your \w+) (?:to )?(?:us|our)\b.*"
    r"|thank you for reading\b.*)[\s.!…:»>→]{0,4}",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©.*|(?:copyright|\(c\)).{0,40}\b(?:19|20)\d\d\b.*"
    r"|this (?:material|article|story) (?:may not be|was originally|first appeared|originally appeared)\b.*"
    r"|\((?:additional |with )?(?:reporting|writing|editing|photo) by\b.*|additional reporting by\b.*",
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
    shapes = (_LABELLED, _CALL, _RIGHTS, _ADDRESS, _BYLINE)
    if any(shape.fullmatch(line) for shape in shapes) or _CREDIT.search(line):
        return not _SPOKEN.search(line)
    return _is_date(line) or not any(map(str.isalnum, line))


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
