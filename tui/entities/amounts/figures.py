"""Reading the figures of a text: counts, sums, shares, measures, and the numbers that are none of these.

Ages, years, scores, times of day, ordinals and numbers that only name something ("No. 417") are kinds of their own:
they are never compared with a count. General quantity parsers drop the bounds and read "$1.4bn" as a dollar-bit;
this grammar knows only what news writes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from tui.entities.amounts.counted import counted, plural, share
from tui.entities.amounts.figure import Bound, Figure, FigureKind
from tui.entities.amounts.measures import Measured, converted, hedge, interval, measured
from tui.entities.amounts.numerals import Numeral, numerals
from tui.entities.dates import Dated, dates
from tui.entities.openings import openers, openings
from tui.entities.spacing import JOINED, closed
from tui.entities.wrapping import unwrapped


@lru_cache(maxsize=64)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in reading order, never overlapping. Numbers inside dates are left to `dates`.

    Kept, because a screen marks an article's figures before a comparison asks for them.

    >>> [(f.text, f.what, f.bound.value) for f in figures("At least 3,400 others were injured in 23 villages.")]
    [('3,400', 'injured', 'at least'), ('23', 'villages', 'exact')]
    """
    text = closed(unwrapped(text))
    reader = _Reader(text)
    found = [*reader.figures(), *_fractions(text)]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    apart: list[Figure] = []
    for figure in found:
        if not apart or figure.start >= apart[-1].end:
            apart.append(figure)
    return tuple(_as_written(figure) for figure in apart) if JOINED in text else tuple(apart)


def _as_written(figure: Figure) -> Figure:
    return replace(figure, text=figure.text.replace(JOINED, " "))


YEAR = 31_556_952
"""Seconds; ages are told in years."""
_RANGE = re.compile(r"[ ]?[-–—][ ]?|[ ](?:to|or)[ ]")
_PART = re.compile(r"[ ](?:out[ ])?of[ ](?:the |its |their |his |her |these |those |all )?")
_RATIO = re.compile(r"[ ](?:in|out[ ]of)[ ](?:every )?")
_BETWEEN, _FROM = re.compile(r"(?i:\bbetween )$"), re.compile(r"(?i:\bfrom )(?:[£$€]|about )?$")
_LABELLED = re.compile(
    r"(?:\b(?:[Nn]os?\.|[Nn]umbers?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]ages?|[Rr]ooms?|[Ff]lights?|[Rr]outes?|"
    r"[Cc]ategory|[Cc]lause|[Pp]aragraph|[Rr]esolution|[Pp]hase|[Ll]evel|[Rr]eactor|[Pp]latform|[Gg]ate)[ ]?"
    r"|(?<=[a-z,’'] )[A-Z][\w’'-]*[ ]|\b(?:Train|Flight|Bus|Highway|Interstate|Boeing|Airbus)[ ]|\#)$"
)
_AGED = re.compile(r"(?i:\baged? (?:of )?)$|[A-Z][\w.'’-]*(?:, | \()$")
_AGE_ENDS = re.compile(r"[,.;)](?!\d)| (?:and|of|who|from|was|were|is|has|had)\b|$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_NEXT_WORD = re.compile(r"[ -]([a-z][a-z'’]*)")
_OVER_WORDS = frozenset("win victory defeat draw lead vote loss score triumph decision margin thrashing rout".split())


class _Reader:
    """One pass over the numerals of a text; a figure may use up several."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.numerals = list(numerals(text))
        # Dates take longest to find, and most sentences have no number that could be inside one.
        self.dated = dates(text) if self.numerals else ()
        self.starts = [day.start for day in self.dated]
        self.measured = [measured(text, numeral) for numeral in self.numerals]

    def figures(self) -> list[Figure]:
        found, at = [], 0
        while at < len(self.numerals):
            figure, used = self.read(at)
            at += used
            if figure:
                found.append(figure)
        return found

    def read(self, at: int) -> tuple[Figure | None, int]:
        """The figure that begins with a numeral, and how many numerals it takes."""
        numeral = self.numerals[at]
        if day := self.day(numeral.start):
            return self.of_day(day, numeral), 1
        after = self.text[numeral.end : numeral.end + 2]
        if after[:1] in {":", "/"} and after[1:].isdigit():
            return None, 1
        if ordinal := _ORDINAL.match(self.text, numeral.end):
            return self.number(numeral, FigureKind.ORDINAL, ordinal.end()), 1
        first = self.measured[at]
        if first is None:
            return None, 1
        joined = self.joined(first, at)
        return (joined, 2) if joined else (self.single(first, at), 1)

    def day(self, start: int) -> Dated | None:
        """The date that a position lies in."""
        at = bisect_right(self.starts, start) - 1
        return self.dated[at] if at >= 0 and start < self.dated[at].end else None

    def of_day(self, day: Dated, numeral: Numeral) -> Figure | None:
        if numeral.start != day.start:
            return None
        if day.clock is not None:
            return Figure(day.start, day.end, day.clock, day.clock, "", "", day.text, Bound.EXACT, FigureKind.CLOCK)
        return self.number(numeral, FigureKind.YEAR) if day.year_alone else None

    def number(self, numeral: Numeral, kind: FigureKind, end: int = 0) -> Figure:
        """A figure that is no amount."""
        end = end or numeral.end
        text = self.text[numeral.start : end]
        return Figure(numeral.start, end, numeral.value, numeral.value, "", "", text, Bound.EXACT, kind)

    def joined(self, first: Measured, at: int) -> Figure | None:
        """Two numerals that are one figure: a range, a score, "one in ten"."""
        if at + 1 >= len(self.numerals) or self.day(self.numerals[at + 1].start):
            return None
        second = self.measured[at + 1]
        if second is None or second.start - first.end > 20:
            return None
        gap, one, two = self.text[first.end : second.start], first.numeral.value, second.numeral.value
        if first.bare and second.bare and _RATIO.fullmatch(gap) and 0 < one < two <= 1000 and not first.numeral.vague:
            return self.ratio(first, second)
        spread = self.range_of(first, second)
        if gap == " and ":
            return spread if _BETWEEN.search(self.text, max(0, first.start - 8), first.start) else None
        if not _RANGE.fullmatch(gap) or _FROM.search(self.text, max(0, first.start - 11), first.start):
            return None
        if gap.strip() in {"-", "–"} and first.bare and second.bare and self.is_score(one, two, second.end):
            text = self.text[first.start : second.end]
            return Figure(first.start, second.end, one, two, "", "", text, Bound.EXACT, FigureKind.SCORE)
        return spread

    def is_score(self, one: float, two: float, end: int) -> bool:
        """Whether "3-1" is a result rather than a range: it falls, or no plural noun follows."""
        following = _NEXT_WORD.match(self.text, end)
        ranges = one < two and following and plural(following[1]) and following[1] not in _OVER_WORDS
        return max(one, two) < 200 and not ranges

    def range_of(self, first: Measured, second: Measured) -> Figure | None:
        """Two numerals as one, as in "300 to 350 people"; None where it falls or the units differ."""
        one, two = first.numeral, second.numeral
        if one.scale == 1 < two.scale and one.value < two.value / two.scale:
            one = one.times(two.scale)
        if one.value >= two.value or one.vague or two.vague or first.age:
            return None
        if not first.bare and (first.money, first.unit) != (second.money, second.unit):
            return None
        low, high = converted(one.value, two.value, second.unit)
        whole = Measured(first.start, second.end, two, second.money or first.money, second.unit, second.age)
        return self.figure(whole, low, high, Bound.RANGE)

    def ratio(self, first: Measured, second: Measured) -> Figure:
        percent = 100 * first.numeral.value / second.numeral.value
        what = share(self.text, first.start, second.end)
        return _percentage(self.text, first.start, second.end, percent, what)

    def single(self, found: Measured, at: int) -> Figure | None:
        kind = self.naming(found)
        if kind:
            return self.number(found.numeral, kind)
        bound = hedge(self.text, found)
        low, high = interval(self.text, found, bound)
        figure = self.figure(found, low, high, bound)
        return self.part(figure, found, at)

    def naming(self, found: Measured) -> FigureKind | None:
        """The kind of a number that is no amount: a year, a label; None for an amount."""
        numeral, text = found.numeral, self.text
        written = text[numeral.start : numeral.end]
        if not found.bare or not written.isdigit():
            return None
        following = _NEXT_WORD.match(text, numeral.end)
        counts = following is not None and plural(following[1])
        if len(written) == 4 and 1500 <= numeral.value <= 2099 and not counts:
            return FigureKind.YEAR
        if _LABELLED.search(text, max(0, numeral.start - 24), numeral.start) and not counts:
            return FigureKind.LABEL
        return None

    def part(self, figure: Figure, found: Measured, at: int) -> Figure:
        """The figure with the number it is part of, where "of the seven" follows."""
        following = self.numerals[at + 1] if at + 1 < len(self.numerals) else None
        if not (following and found.bare and figure.kind is FigureKind.COUNT):
            return figure
        if not _PART.fullmatch(self.text, found.end, following.start) or following.value <= found.numeral.value:
            return figure
        what = counted(self.text, following.start, following.end)
        return replace(figure, what=what, whole=following.value)

    def figure(self, found: Measured, low: float, high: float, bound: Bound) -> Figure:
        """A measured figure of any kind with what it counts."""
        text, start, end = self.text, found.start, found.end
        written = text[start:end]
        if found.money:
            return Figure(start, end, low, high, found.money, share(text, start, end), written, bound, FigureKind.MONEY)
        if found.age or self.is_age(found):
            scale = YEAR if found.unit else 1
            return Figure(start, end, low / scale, high / scale, "years", "", written, bound, FigureKind.AGE)
        if found.unit is None:
            return Figure(start, end, low, high, "", counted(text, start, end), written, bound, FigureKind.COUNT)
        percent = found.unit.base in {"%", "points"}
        kind = FigureKind.PERCENT if percent else FigureKind.MEASURE
        what = share(text, start, end) if percent else counted(text, start, end)
        return Figure(start, end, low, high, found.unit.base, what, written, bound, kind, found.unit.name)

    def is_age(self, found: Measured) -> bool:
        """Whether a bare number between commas after a name, or after "aged", is how old somebody is."""
        numeral = found.numeral
        if not found.bare or not self.text[numeral.start : numeral.end].isdigit() or not 0 < numeral.value < 120:
            return False
        before = _AGED.search(self.text, max(0, numeral.start - 24), numeral.start)
        return bool(before and _AGE_ENDS.match(self.text, numeral.end))


_FRACTION = re.compile(
    r"""\b(?:(?P<half>(?<!-)half(?=\s(?:of\s|the\s|its\s|their\s|his\s|her\s|all\s)))
    |(?P<by>(?<=by\s)half\b)
    |(?P<count>an?|one|two|three|four|five|nine)[ -]
     (?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s?(?=\sof\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = {
    part: number
    for number, part in enumerate(("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 3)
} | {"hundredth": 100}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_FRACTION_OPENERS = openers([*_COUNTS, "half"])


def _fractions(text: str) -> Iterator[Figure]:
    """Fractions in words ("half of the", "two-thirds of", "by half") as percentages."""
    for start in openings(text, _FRACTION_OPENERS, numbers=False):
        match = _FRACTION.match(text, start)
        if match is None:
            continue
        percent = 50.0
        if match["part"]:
            percent = 100.0 * _COUNTS[match["count"].lower()] / _PARTS[match["part"].lower()]
        if percent <= 100:
            yield _percentage(text, match.start(), match.end(), percent, share(text, match.start(), match.end()))


def _percentage(text: str, start: int, end: int, percent: float, what: str) -> Figure:
    """A ratio in words as a percentage, which a report may have rounded to whole points."""
    found = Measured(start, end, Numeral(start, end, percent, percent - 0.5, percent + 0.5))
    bound = hedge(text, found)
    low, high = interval(text, found, bound)
    return Figure(start, end, low, high, "%", what, text[start:end], bound, FigureKind.PERCENT, "ratio")
