"""Dates and times of day in running text, as days counted from the day a report was published.

News dates its facts by weekday ("on Tuesday", "will resume on Monday"), so a day means nothing without the
publication day. General date parsers read "forces march" and "4 a.m." as dates; this is a grammar of the forms that
newspapers use, and a word that is also a verb or a name counts only in the company of a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import ParamSpec

from tui.entities import days
from tui.entities.amounts.numerals import ONES, TENS
from tui.entities.openings import openers, openings
from tui.entities.wrapping import unwrapped

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
_P = ParamSpec("_P")

RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_FORM = re.compile(
    rf"""
    (?<! [^\W_] ) (?:
    (?P<iso> (?<![\w-]) \d{{4}}-\d\d-\d\d ) (?: T (?= \d\d:\d\d ) | (?! [\w-] ) )
    | (?P<day> (?: \b (?: {_WEEKDAY} | {_SHORT_DAY} ) ,?\s )?
        (?: \b (?P<month> {_MONTH} ) \s (?P<md> [0-3]?\d ) (?: st | nd | rd | th )? (?! \d | [,.]\d\d\d\D | : )
          | (?<! [\w.,:/] ) (?P<dm> [0-3]?\d ) (?: st | nd | rd | th )? \s (?: of \s )? (?P<month2> {_MONTH} ) \b )
        (?: ,? \s (?P<year> (?: 1[5-9] | 20 ) \d\d ) (?! [\w,] \d | \d ) )? )
    | \b (?P<in_month> (?: (?P<part> [Ee]arly | [Ll]ate | [Mm]id-? | [Ll]ast | [Nn]ext ) [ -]? )?
        (?P<month3> {_MONTH} ) (?: ,? \s (?: of \s )? (?P<year3> (?: 1[5-9] | 20 ) \d\d ) \b )? ) (?! \w )
    | \b (?P<weekday> (?: (?P<which> [Ll]ast | [Nn]ext | [Tt]his ) \s )? (?P<name> {_WEEKDAY} )
        (?: \s (?: morning | afternoon | evening | night ) \b )? ) (?! s?-?\w )
    | \b (?P<relative> (?: [Ee]arly \s | [Ll]ater? \s )?
        (?P<word> [Yy]esterday | [Tt]oday | [Tt]omorrow | [Tt]onight )
        (?: \s (?: morning | afternoon | evening | night ) \b )? ) \b
    | \b (?P<daypart> (?: [Tt]his \s (?: morning | afternoon | evening ) | [Ll]ast \s (?: night | evening ) ) ) \b
    | \b (?P<period> (?P<turn> [Ll]ast | [Nn]ext | [Tt]his ) \s
        (?P<span> week(?:end)? | month | year | spring | summer | autumn | fall | winter ) ) \b (?! -?\w | 's \s )
    | (?<! [\w.,:/$£€¥-] ) (?P<bare> (?: 1[5-9] | 20 ) \d\d ) (?P<decade> '?s )? (?! [\w%] | [.,:/]\d | -\d\d?\b(?!-) )
    | (?<! [\w.,:/$£€¥] ) (?P<clock> (?P<hour> [01]?\d | 2[0-4] )
        (?: [:.] (?: [ ] (?= \d\d [ ] [ap]\.? [ ]? m ) )? (?P<minute> [0-5]\d )
              (?: [ ]? (?P<half> (?i: [ap]m\b | [ap]\.[ ]?m\. ) ) )?
          | [ ]? (?P<half2> (?i: [ap]m\b | [ap]\.[ ]?m\. ) ) )
        (?: \s (?P<zone> GMT | UTC | BST | EST | EDT | CES?T | PST | PDT | ET | PT ) \b )? )
      (?! [\w%] | [.,:]\d ) )
    """,
    re.VERBOSE,
)
_OPENERS = openers(
    [*MONTHS, *days.WEEKDAYS, *RELATIVE, *"mon tue tues wed thu thur thurs fri sat sun".split()]
) | openers("early late later mid last next this".split())
_AGO = re.compile(r"\b(?P<count>[A-Za-z]+|\d{1,3}) (?P<unit>day|week|month|year|decade)s? (?:ago|earlier this)\b")
_INTO_YEAR = re.compile(
    r"(?i:\b(?:in|since|by|until|till|of|from|to|through|early|late|mid|during|before|after|between|around|for|and|or|"
    r"the|than|back to|circa|spring|summer|autumn|fall|winter|year|season))[ -]$"
)
_AFTER_YEAR = re.compile(
    r" (?:season|election|elections|campaign|census|budget|World|Olympic|Olympics|Games|war|vote|referendum|treaty|"
    r"agreement|law|report|film|study|accord|constitution|coup|uprising|revolution|earthquake|financial|presidential)\b"
)
_COUNTED = re.compile(r" (?:people|others|men|women|children|troops|soldiers|jobs|dead)\b")
_INTO_MONTH = re.compile(
    r"(?i:\b(?:in|since|by|until|till|of|from|to|through|early|late|mid|last|next|this|during|before|after|between|"
    r"and|for|every|each))[ -]$"
)
_AHEAD = re.compile(
    r"(?i:\b(?:will|shall|would|next|upcoming|coming|are to|is to|to be|due|set to|expected|scheduled|"
    r"plan(?:s|ned)? to|to resume|ahead of|hopes? to|to (?:meet|begin|start|hold|vote|decide|open|appear|face)))\b"
)
_LIMIT = re.compile(r"(?i:\b(?:until|till|before|by)\b)")
_REACHED = re.compile(r"\b(?:had|was|were)\b(?! (?:\w+ )?(?:to|due|until)\b)")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“‘])|\n")
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or time in a text. Offsets are code points."""

    start: int
    end: int
    first: date | None
    """First day meant; None where it cannot be told (no publication day, "6.52 a.m.")."""
    last: date | None
    """Last day meant: "last week" is an interval."""
    text: str
    clock: int | None = None
    """Minutes after midnight of a time of day."""

    @property
    def year_alone(self) -> bool:
        """Whether it is nothing but a year ("2011")."""
        return self.text.isdigit()


@lru_cache(maxsize=64)
def dates(text: str, published: date | None = None) -> tuple[Dated, ...]:
    """The dates and times of day of a text in reading order, resolved against the day of publication.

    A weekday is the last one that passed, the day of publication included, or the coming one where the sentence
    looks ahead.

    >>> [str(d.first) for d in dates("Talks broke off on Friday and will resume on Monday.", date(2024, 3, 13))]
    ['2024-03-08', '2024-03-18']
    """
    text = unwrapped(text)
    today = published.date() if isinstance(published, datetime) else published
    found, at = [], 0
    for opening in openings(text, _OPENERS):
        match = _FORM.match(text, opening) if opening >= at else None
        if match is None:
            continue
        at = match.end()
        if _trap(match):
            continue
        start, end = match.span(_outer(match))
        first, last = _told(_days, match, today)
        found.append(Dated(start, end, first, last, text[start:end], _clock(match)))
    return tuple(sorted([*found, *_long_ago(text, today)], key=lambda day: day.start))


def _long_ago(text: str, today: date | None) -> Iterator[Dated]:
    """Forms such as "three days ago": sought only where the word is, because any word may begin them."""
    for match in _AGO.finditer(text) if " ago" in text or " earlier this" in text else ():
        word = match["count"].lower()
        count = int(word) if word.isdigit() else _COUNTS.get(word, 0)
        if count:
            first, last = _told(days.ago, count, match["unit"], today) if today else (None, None)
            yield Dated(match.start(), match.end(), first, last, match.group())


_COUNTS = ONES | TENS | {"a": 1, "an": 1}
_OUTER = ("iso", "day", "in_month", "weekday", "relative", "daypart", "period", "clock")


def _outer(match: re.Match[str]) -> str | int:
    """The group that is the date as the reader sees it."""
    return next((name for name in _OUTER if match[name]), 0)


def _trap(match: re.Match[str]) -> bool:
    """Whether a word that looks like a date is something else: May the person, a count of 2000, a clause number."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 14) : start]
    if match["in_month"]:
        if match["year3"] or match["part"]:
            return False
        month = match["month3"]
        if month in {"March", "May", "April", "June", "August"} or month.endswith("."):
            return not _INTO_MONTH.search(before)
        return len(month) == 3 or (_named_next(text, end) and not _INTO_MONTH.search(before))
    if match["bare"]:
        if match["decade"]:
            return False
        told = _INTO_YEAR.search(before) or _AFTER_YEAR.match(text, end)
        return not told or bool(_COUNTED.match(text, end))
    if match["clock"] and match["minute"] and not match["half"]:
        return text[match.end("hour")] == "." and not match["zone"]
    return False


def _named_next(text: str, at: int) -> bool:
    """Whether a capitalised word follows, as a surname follows "June"."""
    return text[at : at + 1] == " " and text[at + 1 : at + 2].isupper()


def _clock(match: re.Match[str]) -> int | None:
    if not match["clock"]:
        return None
    hour, half = int(match["hour"]), (match["half"] or match["half2"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return hour * 60 + int(match["minute"] or 0)


def _told(reckon: Callable[_P, days.Days | None], *of: _P.args, **by: _P.kwargs) -> tuple[date | None, date | None]:
    """The days reckoned, or nothing where the calendar has no such day."""
    try:
        return reckon(*of, **by) or (None, None)
    except (ValueError, OverflowError):
        return None, None


def _days(match: re.Match[str], today: date | None) -> days.Days | None:
    """First and last day meant, None where they cannot be told."""
    if match["iso"]:
        return days.shifted(date.fromisoformat(match["iso"]), 0)
    if match["bare"]:
        year = int(match["bare"])
        return days.years(year, year + (9 if match["decade"] else 0))
    if match["day"]:
        return _day(match, today)
    if match["in_month"]:
        return _month(match, today)
    return None if today is None or match["clock"] else _beside(match, today)


def _beside(match: re.Match[str], today: date) -> days.Days:
    """Days that are told by their distance from today."""
    if match["weekday"]:
        which = (match["which"] or "").lower()
        return days.weekday(match["name"].lower(), which, ahead=_looks_ahead(match), today=today)
    if match["relative"]:
        return days.shifted(today, RELATIVE[match["word"].lower()])
    if match["daypart"]:
        return days.shifted(today, -1 if match["daypart"][0] in "Ll" else 0)
    return days.period(match["turn"].lower(), match["span"], today)


def _day(match: re.Match[str], today: date | None) -> days.Days | None:
    month, day = _number(match["month"] or match["month2"]), int(match["md"] or match["dm"])
    if match["year"]:
        return days.shifted(date(int(match["year"]), month, day), 0)
    return days.day_of_month(day, month, today) if today else None


def _month(match: re.Match[str], today: date | None) -> days.Days | None:
    month = _number(match["month3"])
    if match["year3"]:
        return days.month(month, int(match["year3"]))
    part = (match["part"] or "").lower()
    return days.nearest_month(month, part, ahead=_looks_ahead(match), today=today) if today else None


def _number(month: str) -> int:
    return MONTHS[month.rstrip(".").lower()]


def _looks_ahead(match: re.Match[str]) -> bool:
    """Whether the sentence speaks of what is to come, judged by the words before the date, and of a limit also behind.

    >>> said = "By Monday evening the fire was out. Guests must leave by Monday."
    >>> [str(day.first) for day in dates(said, date(2024, 3, 13))]
    ['2024-03-11', '2024-03-18']
    """
    text, start, end = match.string, match.start(), match.end()
    before = _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]
    if _AHEAD.search(before):
        return True
    behind = _SENTENCE_END.split(text[end : end + _NEAR])[0]
    return bool(_LIMIT.search(before)) and not _REACHED.search(before + behind)
