"""Furniture of news pages: lines that stand in a report's column and are not of the report.

What any line of news may be (`text.boilerplate`) is known already; here is what only pages have: the labels over boxes
of links, credits below a text, stamps of time. A wrong guess would hide a fact, so every rule wants the whole line.
"""

from __future__ import annotations

import re

from tui.text.boilerplate import is_boilerplate

_LONGEST = 250
_PIECES = "stories|news|articles|posts|coverage|videos|headlines|topics|content|links|reading|now|today|for you"
_LABEL = re.compile(
    rf"(?:don['’]t miss|see (?:more|also)|read (?:more|next|also)|what to read next|editor['’]?s['’]? picks?"
    rf"|(?:more|(?:more )?(?:related|recommended|trending|featured)|most (?:read|popular|viewed|shared|watched))"
    rf"(?: (?:{_PIECES}))?|(?:top|latest|popular|other|breaking|recent) (?:{_PIECES})"
    r"|(?:you )?(?:may|might) also (?:like|be interested in)|comments?|tags?|(?:share|like)(?: this)?)"
    r"(?: (?:in|on|from|about|for)(?: [\w&'’.-]{1,30}){1,4})?\s?[:…]?"
    r"|(?:lesen sie auch|mehr zum thema|(?:à )?lire aussi|lea también|te puede interesar|leia também|leggi anche)"
    r"\s?(?::.{0,200}|…)?|(?:\w{1,30} )?(?:주요 ?뉴스|관련 ?(?:기사|뉴스))|関連記事|相关(?:阅读|新闻)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:sources?|quelle|fuente)\s?: ?[^\s,][^,]{0,40}|(?:copyright )?ⓒ.{0,200}|copyright (?:\(c\)|©).{0,200}"
    r"|저작권자 ?[ⓒ©(].{0,200}|.{0,80}무단 ?전재.{0,12}금지.{0,9}|無断(?:転載|複製).{0,9}禁.{0,9}"
    r"|\d{1,2} (?:minute|min|hour|day|week)s? ago",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"\W?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited|written) by (?=\S)",
    re.IGNORECASE,
)
_WORKING = frozenset(
    "and by in with for from of the to reporting writing editing compiled translated edited written additional"
    " da dal de del della den der di do dos du el al bin ibn la las le los ten ter van von y".split()
)
"""What stands in small letters between the names of those who worked on a report, and in them."""
_CAPTION = re.compile(
    r"(?:\((?:(?:ap|reuters|afp|epa|file) )?(?:photo(?:graph)?|image|picture)"
    r"(?: (?:by|credit|courtesy)\b|[:/])[^()]{0,60}"
    r"|(?:[/(|] ?|\bvia )(?:getty images|shutterstock|istock(?:photo)?)|\bap photo/[\w .-]{1,40})\)?\.?$",
    re.IGNORECASE,
)
_SIGNED = frozenset(
    "by and for from in on at the of published updated posted last modified am pm a m p est edt et gmt utc bst cet"
    " reporter correspondent editor writer staff contributor columnist reuters ap afp associated press agencies".split()
) | frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split()
)
_LONGEST_SIGNATURE = 120
_LIFE = re.compile(
    r"\b(?:is (?:an?|the|based)|was (?:an?|the)|covers|writes|reports|can be reached|joined|tweets|follow)\b",
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
    is_credit = _CREDIT.fullmatch(line) or _CAPTION.search(line[-_LONGEST_SIGNATURE:])
    return bool(is_credit and not _SAID.search(line)) or _is_credit(line) or _is_stamp(line)


def is_label(line: str) -> bool:
    """Whether a heading only says that links follow.

    >>> is_label("Most read in world news"), is_label("Lire aussi : Cinq ponts"), is_label("More than 100 dead")
    (True, True, False)
    """
    return len(line) <= _LONGEST and not line.endswith(".") and _LABEL.fullmatch(line) is not None


def is_signature(line: str, byline: str, outlet: str) -> bool:
    """Whether a line only says again who wrote the report, where and when.

    >>> is_signature("ADA EK, The Wire | May 5", "Ada Ek", "The Wire"), is_signature("Ada Ek fell", "Ada Ek", "")
    (True, False)
    """
    if len(line) > _LONGEST_SIGNATURE:
        return False
    written, named = set(_words(line)), set(_words(byline))
    return bool(written & named) and written <= named | _SIGNED | set(_words(outlet))


def is_life(line: str, byline: str) -> bool:
    """Whether a line tells of a report's author ("Ada Ek is the Middle East correspondent of …")."""
    authors = [name for name in byline.split(", ") if len(name) > 3]  # an initial is no name
    begun = next((name for name in authors if line.casefold().startswith(name.casefold())), "")
    return bool(begun) and _LIFE.search(line[len(begun) : len(begun) + _LONGEST_SIGNATURE]) is not None


def _is_credit(line: str) -> bool:
    """Whether a line names those who worked on a report, and says nothing else of them.

    >>> _is_credit("Writing by Li Wei in Homs; editing by O. van der Ek"), _is_credit("Edited by Jo Roe, it sold well.")
    (True, False)
    """
    begun = _WORKED.match(line)
    words = re.findall(r"[^\W\d_]+", line[begun.end() :]) if begun else []
    return bool(words) and all(not word.islower() or word in _WORKING for word in words)


def _words(line: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", line.casefold())


def _is_stamp(line: str) -> bool:
    """Whether a line is little else than a date with a time of day."""
    if len(line) > _STAMP_LONGEST or not (stamp := _STAMP.search(line)):
        return False
    return sum(map(str.isalpha, line[: stamp.start()] + line[stamp.end() :])) <= _STAMP_LETTERS
