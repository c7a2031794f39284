"""Dates and times of day in running text, as days counted from the day a report was published.

News dates its facts by weekday ("on Tuesday", "will resume on Monday"), so a day means nothing without the
publication day. General date parsers read "forces march" and "4 a.m." as dates; this is a grammar of the forms that
newspapers use, and a word that is also a verb or a name counts only in the company of a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tui.entities.numerals import ONES, TENS
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
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
FIRST_YEAR = 1500

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_FORM = re.compile(
    rf"""
    (?<! [^\W_] ) (?= [\dADEFJLMNOSTWYelmnty] ) (?:
    (?P<iso> (?<![\w-]) \d{{4}}-\d\d-\d\d ) (?: T (?= \d\d:\d\d ) | (?! [\w-] ) )
    | (?P<day> (?: \b (?: {_WEEKDAY} | {_SHORT_DAY} ) ,?\s )?
        (?: \b (?P<month> {_MONTH} ) \s (?P<md> [0-3]?\d ) (?: st | nd | rd | th )? (?! \d | [,.]\d\d\d\D | : )
          | (?<! [\w.,:/] ) (?P<dm> [0-3]?\d ) (?: st | nd | rd | th )? \s (?: of \s )? (?P<month2> {_MONTH} ) \b )
        (?: ,? \s (?P<year> (?: 1[5-9] | 20 ) \d\d ) (?! [\w,] \d | \d ) )? )
    | \b (?P<in_month> (?: (?P<part> [Ee]arly | [Ll]ate | [Mm]id-? | [Ll]ast | [Nn]ext ) [ -]? )?
        (?P<month3> {_MONTH} ) (?: ,? \s (?: of \s )? (?P<year3> (?: 1[5-9] | 20 ) \d\d ) \b )? ) (?! \w )
    | \b (?P<weekday> (?: (?P<which> [Ll]ast | [Nn]ext | [Tt]his ) \s )? (?P<name> {_WEEKDAY} )
        (?: \s (?: morning | afternoon | evening | night ) \b )? ) (?! s?-?\w )
    | \b (?P<relative> (?: [Ee]arly \s | [Ll]ate(?:r)? \s )? (?P<word> [Yy]esterday | [Tt]oday | [Tt]omorrow | [Tt]onight )
        (?: \s (?: morning | afternoon | evening | night ) \b )? ) \b
    | \b (?P<daypart> (?: [Tt]his \s (?: morning | afternoon | evening ) | [Ll]ast \s (?: night | evening ) ) ) \b
    | \b (?P<period> (?P<turn> [Ll]ast | [Nn]ext | [Tt]his ) \s
        (?P<span> week(?:end)? | month | year | spring | summer | autumn | fall | winter ) ) \b (?! -?\w | 's \s )
    | (?<! [\w.,:/$£€¥-] ) (?P<bare> (?: 1[5-9] | 20 ) \d\d ) (?P<decade> '?s )? (?! [\w%] | [.,:/]\d | -\d\d?\b(?!-) )
    | (?<! [\w.,:/$£€¥] ) (?P<clock> (?P<hour> [01]?\d | 2[0-4] )
        (?: [:.] (?P<minute> [0-5]\d ) (?: [ ]? (?P<half> (?i: [ap]m\b | [ap]\.[ ]?m\. ) ) )? | [ ]? (?P<half2> (?i: [ap]m\b | [ap]\.[ ]?m\. ) ) )
        (?: \s (?: GMT | UTC | BST | EST | EDT | CET | CEST | PST | PDT | ET | PT ) \b )? ) (?! [\w%] | [.,:]\d ) )
    """,
    re.VERBOSE,
)
_AGO = re.compile(r"\b(?P<count>[A-Za-z]+|\d{1,3}) (?P<unit>day|week|month|year|decade)s? (?:ago|earlier this)\b")
_INTO_YEAR = re.compile(
    r"(?i:\b(?:in|since|by|until|till|of|from|to|through|early|late|mid|during|before|after|between|around|for|and|or|"
    r"the|than|back to|circa|spring|summer|autumn|fall|winter|year|season))[ -]$"
)
_AFTER_YEAR = re.compile(
    r" (?:season|election|elections|campaign|census|budget|World|Olympic|Olympics|Games|war|vote|referendum|treaty|"
    r"agreement|law|report|film|study|accord|constitution|coup|uprising|revolution|earthquake|financial|presidential)\b"
)
_INTO_MONTH = re.compile(
    r"(?i:\b(?:in|since|by|until|till|of|from|to|through|early|late|mid|last|next|this|during|before|after|between|"
    r"and|for|every|each))[ -]$"
)
_AHEAD = re.compile(
    r"(?i:\b(?:will|shall|would|next|until|before|by|upcoming|coming|are to|is to|to be|due|set to|expected|scheduled|"
    r"plan(?:s|ned)? to|to resume|ahead of|hopes? to|to (?:meet|begin|start|hold|vote|decide|open|appear|face)))\b"
)
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


def dates(text: str, published: date | None = None) -> list[Dated]:
    """The dates and times of day of a text in reading order, resolved against the day of publication.

    A weekday is the last one that passed, the day of publication included, or the coming one where the sentence
    looks ahead.

    >>> [str(d.first) for d in dates("Talks broke off on Friday and will resume on Monday.", date(2024, 3, 13))]
    ['2024-03-08', '2024-03-18']
    """
    text = unwrapped(text)
    today = published.date() if isinstance(published, datetime) else published
    found = []
    for match in _FORM.finditer(text):
        if _trap(match):
            continue
        start, end = match.span(_outer(match))
        first, last = _resolve(match, today)
        found.append(Dated(start, end, first, last, text[start:end], _clock(match)))
    return sorted([*found, *_long_ago(text, today)], key=lambda day: day.start)


def _long_ago(text: str, today: date | None) -> Iterator[Dated]:
    """ "three days ago": sought only where the word is, because any word may begin it."""
    for match in _AGO.finditer(text) if " ago" in text or " earlier this" in text else ():
        count = _count(match["count"].lower())
        if count:
            first, last = _ago(count, match["unit"], today) if today else (None, None)
            yield Dated(match.start(), match.end(), first, last, match.group())


def _count(word: str) -> int:
    return int(word) if word.isdigit() else ONES.get(word) or TENS.get(word) or (1 if word in {"a", "an"} else 0)


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
        return len(month) == 3 or _named_next(text, end) and not _INTO_MONTH.search(before)
    if match["bare"]:
        if match["decade"]:
            return False
        return not (_INTO_YEAR.search(before) or _AFTER_YEAR.match(text, end)) or bool(
            re.match(r" (?:people|others|men|women|children|troops|soldiers|jobs|dead)\b", text[end : end + 12])
        )
    if match["clock"] and match["minute"] and not match["half"]:
        separator = text[match.start("minute") - 1]
        return separator == "." and not re.match(r"\s(?:GMT|UTC|BST)", text[end - 4 : end])
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


def _resolve(match: re.Match[str], today: date | None) -> tuple[date | None, date | None]:
    """First and last day meant, (None, None) where they cannot be told."""
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return day, day
        if match["day"]:
            return _day_of_month(match, today)
        if match["in_month"]:
            return _month(match, today)
        if match["bare"]:
            year = int(match["bare"])
            return date(year, 1, 1), date(year + (9 if match["decade"] else 0), 12, 31)
        if today is None or match["clock"]:
            return None, None
        if match["weekday"]:
            day = _weekday(match, today)
            return day, day
        if match["relative"] or match["daypart"]:
            word = (match["word"] or "").lower()
            day = today + timedelta(
                RELATIVE.get(word, -1 if (match["daypart"] or "").lower().startswith("last") else 0)
            )
            return day, day
        return _period(match["turn"].lower(), match["span"], today)
    except (ValueError, OverflowError):
        return None, None


def _number_of(month: str) -> int:
    return MONTHS[month.rstrip(".").lower()]


def _day_of_month(match: re.Match[str], today: date | None) -> tuple[date | None, date | None]:
    month, day = _number_of(match["month"] or match["month2"]), int(match["md"] or match["dm"])
    if match["year"]:
        found = date(int(match["year"]), month, day)
        return found, found
    if today is None:
        return None, None
    found = min(
        (date(today.year + step, month, day) for step in (-1, 0, 1) if not (month == 2 and day == 29 and step)),
        key=lambda candidate: abs((candidate - today).days),
    )
    return found, found


def _month(match: re.Match[str], today: date | None) -> tuple[date | None, date | None]:
    month = _number_of(match["month3"])
    if match["year3"]:
        return _whole_month(int(match["year3"]), month)
    if today is None:
        return None, None
    part = (match["part"] or "").lower()
    ahead = part == "next" or (part != "last" and _looks_ahead(match, today))
    year = today.year
    if ahead:
        year += month < today.month or (part == "next" and month == today.month)
    else:
        year -= month > today.month or (part == "last" and month == today.month)
    return _whole_month(year, month)


def _whole_month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(1)


def _weekday(match: re.Match[str], today: date) -> date:
    back = (today.weekday() - WEEKDAYS.index(match["name"].lower())) % 7
    which = (match["which"] or "").lower()
    if which == "last":
        return today - timedelta(back or 7)
    if which == "next" or (not which and _looks_ahead(match, today)):
        return today + timedelta(7 - back if back or which else 0)
    return today - timedelta(back) if which != "this" else today + timedelta((-back) % 7)


def _looks_ahead(match: re.Match[str], _today: date) -> bool:
    """Whether the sentence speaks of what is to come, judged by the words before the date."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    return bool(_AHEAD.search(_SENTENCE_END.split(before)[-1]))


def _ago(count: int, unit: str, today: date) -> tuple[date | None, date | None]:
    if unit == "day":
        day = today - timedelta(count)
        return day, day
    if unit == "week":
        day = today - timedelta(weeks=count)
        return day - timedelta(3), day + timedelta(3)
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return _whole_month(months // 12, months % 12 + 1)
    years = count * (10 if unit == "decade" else 1)
    if not FIRST_YEAR < today.year - years:
        return None, None
    slack = 5 if unit == "decade" else 0
    return date(today.year - years - slack, 1, 1), date(today.year - years + slack, 12, 31)


def _period(turn: str, span: str, today: date) -> tuple[date, date]:
    """ "last week", "next month", "this year", "last autumn"."""
    step = {"last": -1, "this": 0, "next": 1}[turn]
    if span in {"week", "weekend"}:
        monday = today - timedelta(today.weekday()) + timedelta(weeks=step)
        return (monday, monday + timedelta(6)) if span == "week" else (monday + timedelta(5), monday + timedelta(6))
    if span == "month":
        months = today.year * 12 + today.month - 1 + step
        return _whole_month(months // 12, months % 12 + 1)
    if span == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    return _season(step, SEASONS[span], today)


def _season(step: int, month: int, today: date) -> tuple[date, date]:
    """Three months: the last that are over, the next that begin, or those of this year."""
    year = today.year
    if step == -1 and _end_of_season(year, month) >= today:
        year -= 1
    elif step == 1 and date(year, month, 1) <= today:
        year += 1
    return date(year, month, 1), _end_of_season(year, month)


def _end_of_season(year: int, month: int) -> date:
    last = month + 2
    return _whole_month(year + (last > 12), (last - 1) % 12 + 1)[1]
