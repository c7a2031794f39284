"""Numbers as a writer puts them: digits, words and vague words, each with the interval it stands for.

"1,203" is 1,203 and nothing else, but "1,200" is whatever rounds to it, "2.3 billion" has two places, and "dozens"
is some number between two and eight dozen. Two reports that round differently do not disagree, so a numeral is
read as an interval from the start. Ratios ("one in ten", "two-thirds") are read with the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.entities.openings import openers, openings
from tui.entities.spacing import JOINED

ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
SUFFIXES = {"bn": 1e9, "b": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3, "tn": 1e12, "trn": 1e12, "mln": 1e6, "bln": 1e9}
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 9_999_999),
    "billions": (2e9, 9_999_999_999),
    "several": (3, 9),
    "a few": (3, 6),
    "a handful": (3, 6),
    "a couple": (2, 2),
}
"""Bounds of the words for an unsaid number (research on report pairs: wide enough never to invent a disagreement)."""
MANY = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}
LONGEST = 24
"""More digits than this are a code, not a number."""

_WORD = "|".join((*ONES, *TENS, *SCALES))
_NUMERAL = re.compile(
    rf"""
    (?P<digits> (?<![\w.,/:]) (?<![^\W\d_]-) \d++ (?: [.,]{JOINED}? \d++ )*+ )
      (?: (?: [ ]? | (?<=\d)-(?=[mbt]) )
          (?P<scale> hundred | thousand | million | billion | trillion | lakh | crore | dozen ) \b
        | (?: [ ]? (?P<long> mln | bln | mn | bn | tn | trn ) | (?P<suffix> m | k | b ) ) (?! [\w²³/] ) )?
    | \b (?: (?P<vague>
        (?: (?i: tens | dozens | scores | hundreds | thousands ) \s of \s (?: thousands | millions | billions )
        | (?i: dozens | scores | hundreds | thousands | millions | billions )
        | (?i: several | a \s few | a \s couple(?=\sof) | a \s handful(?=\sof) ) ) ) \b
      (?: [ ] (?P<times> hundred | thousand | million | billion | dozen ) \b )?
    | (?P<words> (?i: (?: an? | half \s an? ) \s (?= hundred | thousand | million | billion | dozen ) )?
        (?i: {_WORD} ) \b (?: (?: - | \s (?:and\s)? ) (?: {_WORD} ) \b ){{0,11}}+
        (?P<half> [\s-] and [\s-] a [\s-] half (?: \s (?P<halved> million | billion | trillion ) )? \b )? ) (?! -to- ) )
    """,
    re.VERBOSE,
)
_AFTER_A_NUMBER = frozenset({"trillion", "lakh", "crore"})
_OPENERS = openers({*ONES, *TENS, *SCALES, *(words.split()[0] for words in VAGUE), "an", "half"} - _AFTER_A_NUMBER)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")


class Numeral(NamedTuple):
    """A number in a text. `low` and `high` are what it may stand for."""

    start: int
    end: int
    value: float
    low: float
    high: float
    vague: bool = False
    """Nobody named a number ("dozens")."""
    scale: float = 1.0
    """What a scale word or letter behind it makes of it ("2.3 billion", "310m")."""
    letter: str = ""
    """The scale letter, which may be a unit instead ("m")."""

    def times(self, factor: float) -> Numeral:
        """The numeral with a scale that stands further on ("140" in "140 to 150 million")."""
        return self._replace(value=self.value * factor, low=self.low * factor, high=self.high * factor, scale=factor)


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of a text in reading order, never overlapping.

    >>> [(n.low, n.high) for n in numerals("1,203 of 1,200; twenty-three; 2.31bn; tens of thousands")]
    [(1203.0, 1203.0), (1150.0, 1250.0), (23.0, 23.0), (2305000000.0, 2315000000.0), (20000.0, 99999.0)]
    """
    at = 0
    for start in openings(text, _OPENERS):
        match = _NUMERAL.match(text, start) if start >= at else None
        if match is None:
            continue
        if match["digits"]:
            found = _from_digits(match)
        elif match["vague"]:
            found = _from_vague(match)
        else:
            found = _from_words(match)
        at = max(found.end, match.start() + 1) if found else match.end()
        if found:
            yield found


def rounded(digits: str, scale: float) -> float:
    """Half of the last place given: what a writer may have rounded away.

    >>> rounded("1200", 1), rounded("1203", 1), rounded("6.5", 1), rounded("5", 1e6)
    (50.0, 0.0, 0.05, 500000.0)
    """
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(f"0.5e-{len(decimals)}") * scale
    if scale > 1:
        return scale / 2
    zeros = len(whole) - len(whole.rstrip("0"))
    return 0.5 * 10**zeros if 2 <= zeros < len(whole) else 0.0


def _from_digits(match: re.Match[str]) -> Numeral | None:
    written, start = match["digits"].replace(JOINED, ""), match.start()
    if len(written) > LONGEST or not _GROUPED.fullmatch(written):
        return None
    letter = match["suffix"] or ""
    suffix = match["long"] or letter
    scale = SCALES.get(match["scale"] or "", SUFFIXES.get(suffix, 1.0))
    plain = written.replace(",", "")
    value, half = float(plain) * scale, rounded(plain, scale)
    return Numeral(start, match.end(), value, value - half, value + half, scale=scale, letter=letter)


def _from_vague(match: re.Match[str]) -> Numeral:
    words = match["vague"].lower().split()
    low, high = VAGUE[" ".join(words) if words[0] == "a" else words[0]]
    factor = MANY.get(words[-1], 1.0) if len(words) > 2 else SCALES.get(match["times"] or "", 1.0)
    most = (high + 1) * factor - 1
    return Numeral(match.start(), match.end(), low * factor, low * factor, most, vague=True)


def _from_words(match: re.Match[str]) -> Numeral | None:
    start = match.start()
    if match.string[max(0, start - 3) : start].lower() in {"no ", "no-"}:
        return None
    words = [(found.group().lower(), found.end()) for found in re.finditer(r"[A-Za-z]+", match["words"])]
    halved = bool(match["half"])
    if halved:
        words = [word for word in words if word[1] <= match.start("half") - start]
    value, end, smallest = _add_up(words)
    if not end:
        return None
    complete = end == words[-1][1]
    if halved and complete:
        scale = SCALES.get(match["halved"] or "", 1.0)
        return Numeral(
            start, match.end(), (value + 0.5) * scale, value * scale + 0.4 * scale, value * scale + 0.6 * scale
        )
    half = smallest / 2 if smallest >= 100 else 0.0
    return Numeral(start, start + end, value, value - half, value + half, scale=smallest if smallest >= 1e3 else 1.0)


def _add_up(words: list[tuple[str, int]]) -> tuple[float, int, float]:
    """The value of the longest beginning that is one number, where it ends, and its last place (0 end for none)."""
    total, group, end, place, room = 0.0, 0.0, 0, 1.0, 1e15
    for word, stop in words:
        if word in {"a", "an"}:
            group = group or 1.0
            continue
        if word == "half":
            group = 0.5
            continue
        if word == "and":
            continue
        if word in SCALES:
            scale = SCALES[word]
            if scale > 100:
                if scale >= room:
                    break
                total, place = total + (group or 1.0) * scale, scale * (100 if group >= 100 == place else 1)
                group, room = 0.0, scale
            else:
                group, place = (group or 1.0) * scale, (scale if scale == 100 else 1.0)
        else:
            value = ONES.get(word, TENS.get(word, 0))
            if not _fits(value, group):
                break
            group, place = group + value, 1.0
        end = stop
    return total + group, end, place


def _fits(value: float, group: float) -> bool:
    """Whether a word for this value may follow: "twenty" three, "two hundred" twelve, but not "two" three."""
    rest = group % 100
    if rest == 0:
        return group == 0 or group >= 100
    return rest >= 20 and rest % 10 == 0 and 0 < value < 10
