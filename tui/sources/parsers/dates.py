"""Dates of entries, in whatever way they were written, as far as they make sense: feeds have had them in 1970 and 9999.

feedparser takes every zone but those of North America for UTC and reads no month but in English, so most forms are read
here, word by word; what is left (Greek, Hungarian, Korean; ISO 8601 in part) is its own. No date beats a wrong one:
"11/12/2026" is none.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from time import struct_time
from unicodedata import normalize

from tui.text.article import moment

_LONGEST = 80
_MONTHS = (
    "jan ene gen янв", "feb fev фев", "mar maa mrz мар", "apr avr abr апр", "may mai mei mag мая маи",
    "jun giu juin июн", "jul lug juil июл", "aug aou ago авг", "sep set сен", "oct okt ott out окт", "nov ноя",
    "dec dez dic des дек",
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""By the letters that begin them in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian."""
_ZONES = {
    -600: "hst", -540: "akst", -480: "pst akdt pt", -420: "mst pdt mt", -360: "cst mdt ct", -300: "est cdt et",
    -240: "ast edt", -210: "nst", -180: "adt brt art", -150: "ndt", 0: "ut utc gmt wet z", 60: "cet met mez bst west",
    120: "cest mest mesz eet sast cat", 180: "eest msk eat trt", 300: "pkt", 330: "ist", 345: "npt", 420: "ict wib",
    480: "sgt hkt awst pht", 540: "jst kst", 570: "acst", 600: "aest", 630: "acdt", 660: "aedt",
    720: "nzst", 780: "nzdt",
}  # fmt: skip
_ZONE = {name: minutes for minutes, names in _ZONES.items() for name in names.split()}
"""Minutes before UTC; of names that mean several zones, the one that most feeds mean."""
_UTC = frozenset({"ut", "utc", "gmt"})
_HALVES = {"am": 0, "오전": 0, "上午": 0, "午前": 0, "pm": 12, "오후": 12, "下午": 12, "午後": 12}
_TOKEN = re.compile(
    r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?|(?P<half>\b[ap]\.?m\b)|(?P<offset>[+-]\d{1,2}(?::?\d{2})?)(?!\d)"
    r"|(?P<number>\d{1,9})|(?P<word>[^\W\d_]{1,20})"
)
_SECONDS = re.compile(r"\d{9,10}")
_TRUSTED = re.compile(r"(?!\d)|\d{4}(?:-\d{2,3}(?:-\d{2})?)?(?:[T ]|\Z)")
"""What feedparser may read: of other numbers it makes the first of some month."""


def sane(date: str, parsed: struct_time | None = None) -> str:
    """A date in ISO 8601 and UTC; "" for one without sense, among which is the beginning of all clocks.

    `parsed` is what feedparser makes of it.

    >>> sane("2024-12-07T06:30:00Z"), sane("1970-01-01"), sane("soon")
    ('2024-12-07T06:30:00+00:00', '', '')
    >>> sane("ven., 20 sept. 2024 10:00 CEST"), sane("9/12/2024"), sane("1727168400")
    ('2024-09-20T08:00:00+00:00', '', '2024-09-24T09:00:00+00:00')
    """
    date = date.strip()[:_LONGEST]
    when = None
    with suppress(ValueError, OverflowError):
        when = _iso(date) or _spelt(date) or _counted(date) or _foreign(date, parsed)
        when = moment(when)
    return when.astimezone(UTC).isoformat(timespec="seconds") if when and when.year > 1970 else ""


def _iso(date: str) -> datetime | None:
    try:
        return datetime.fromisoformat(date)
    except ValueError:
        return None


def _counted(date: str) -> datetime | None:
    """Seconds since 1970."""
    return datetime.fromtimestamp(int(date), UTC) if _SECONDS.fullmatch(date) else None


def _foreign(date: str, parsed: struct_time | None) -> datetime | None:
    return datetime(*parsed[:6], tzinfo=UTC) if parsed and _TRUSTED.match(date) else None


def _spelt(date: str) -> datetime | None:
    """A date in words: day, month by its name, and year in any order; or year, month and day as numbers."""
    numbers: list[str] = []
    month, minutes, clock, half = 0, 0, "", None
    before = ""
    for token in _TOKEN.finditer(normalize("NFC", date)):
        said = token[0].casefold()
        kind = token.lastgroup
        if kind == "time":
            clock = clock or token["time"]
        elif kind == "half" or said in _HALVES:
            half = _HALVES[said.replace(".", "")]
        elif kind == "offset" and (clock or before in _UTC):
            minutes = _minutes(said)
        elif kind in {"offset", "number"}:
            numbers.append(said.lstrip("+-"))
        elif clock and said in _ZONE:
            minutes = minutes or _ZONE[said]
        else:
            month = _month(said) or month
        before = said
    day = _day(numbers, month)
    return day and (day + _time(clock, half)).replace(tzinfo=timezone(timedelta(minutes=minutes)))


def _month(word: str) -> int:
    """Its number by its name or the beginning of it, with accents or without; 0 for other words."""
    plain = "".join(letter for letter in normalize("NFKD", word) if letter.isalpha())
    return _MONTH.get(plain[:4]) or _MONTH.get(plain[:3], 0)


def _day(numbers: list[str], month: int) -> datetime | None:
    """Midnight; None where it is not clear which number is which."""
    if month and len(numbers) >= 2:
        first, second = numbers[:2]
        day, year = (second, first) if len(first) == 4 else (first, second)
    elif len(numbers) == 3 and len(numbers[0]) == 4:
        year, month, day = numbers[0], int(numbers[1]), numbers[2]
    else:
        return None
    century = (2000 if int(year) < 70 else 1900) if len(year) == 2 else 0
    return datetime(century + int(year), month, int(day))  # noqa: DTZ001 - its zone comes later


def _time(clock: str, half: int | None) -> timedelta:
    """What a clock shows, whose halves of the day may have names."""
    hours, minutes, seconds = map(int, f"{clock or '0:00'}:00".split(":")[:3])
    if half is not None and hours <= 12:
        hours = hours % 12 + half
    if hours > 24 or minutes > 59 or seconds > 60:
        raise ValueError(clock)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _minutes(offset: str) -> int:
    """Of "+05:30", "-0800" and "+2"; none for what is the offset of no place."""
    digits = offset[1:].replace(":", "")
    hours, rest = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    minutes = hours * 60 + rest if hours <= 14 and rest < 60 else 0
    return -minutes if offset.startswith("-") else minutes
