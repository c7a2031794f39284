"""Furniture of news pages: lines that stand in a report's column and are not of the report.

What any line of news may be (`text.boilerplate`) is known already; here is what only pages have: the labels over boxes
of links, credits below a text, stamps of time. A wrong guess would hide a fact, so every rule wants the whole line.
"""

from __future__ import annotations

import re

from tui.text.boilerplate import is_boilerplate

_LONGEST = 250
_LABEL = re.compile(
    r"(?:(?:don['’]t miss|see (?:more|also)|read (?:more|next|also)|more|most (?:read|popular|viewed|shared|watched)"
    r"|(?:more )?related|recommended|trending|more from|what to read next|editor['’]?s['’]? picks?"
    r"|(?:top|latest|popular|other|breaking) (?:stories|news|posts|articles|headlines))"
    r"(?: (?:in|on|from|about|for))?(?: [\w&'’.-]{1,30}){0,4}"
    r"|(?:you )?(?:may|might) also (?:like|be interested in)|comments?|tags?|share(?: this)?)\s?[:…]?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited|written) by [A-Z].{0,240}"
    r"|(?:source|sources|via|quelle|fuente)\s?: ?\S.{0,60}|(?:copyright )?[©ⓒ].{0,200}|copyright .{0,200}",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|says|told)\b", re.IGNORECASE)
_STAMP = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?,? {0,2}\d{1,2}:\d{2}|\d{1,2}[-./]\d{1,2}[-./]\d{4},? {0,2}\d{1,2}:\d{2}"
)
_STAMP_LONGEST, _STAMP_LETTERS = 60, 14


def is_furniture(line: str, title: str = "") -> bool:
    """Whether a whole line belongs to the page: boilerplate of any kind, the headline again, a credit or a stamp.

    >>> is_furniture("Reporting by Ada Ek; editing by Jo Roe"), is_furniture("Reporting by Ada Ek said so.")
    (True, False)
    >>> is_furniture("Posted: 2024-12-07 06:30 | Print")
    True
    """
    if is_boilerplate(line, title):
        return True
    if len(line) > _LONGEST:
        return False
    return bool(_CREDIT.fullmatch(line) and not _SAID.search(line)) or _is_stamp(line)


def is_label(line: str) -> bool:
    """Whether a heading only says that links follow ("Most read in world news", "You may also like:")."""
    return len(line) <= _LONGEST and _LABEL.fullmatch(line) is not None


def _is_stamp(line: str) -> bool:
    """Whether a line is little else than a date with a time of day."""
    if len(line) > _STAMP_LONGEST or not (stamp := _STAMP.search(line)):
        return False
    return sum(map(str.isalpha, line[: stamp.start()] + line[stamp.end() :])) <= _STAMP_LETTERS
