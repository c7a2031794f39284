"""What stands round a numeral: its currency, unit and hedge."""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple

from tui.entities.amounts.counted import plural
from tui.entities.amounts.figure import Bound
from tui.entities.amounts.numerals import Numeral
from tui.entities.amounts.units import CODES, DEGREES, MAGNITUDE, Unit, begins_name, currency, unit

ROUGH = 0.05
"""What "about" leaves open, as a share."""
BEYOND = 0.01
"""What "nearly" and "just over" leave open on the side that they exclude."""


class Measured(NamedTuple):
    """A numeral with its unit. The span takes in both."""

    start: int
    end: int
    numeral: Numeral
    money: str = ""
    """Code of the currency."""
    unit: Unit | None = None
    age: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return not (self.money or self.unit or self.age)


_BEHIND = re.compile(
    r"(?P<one>(?:[ -]?%|[ ]?°[ ]?[CF]?\b|(?:[ ]-[ ]|[ -])?(?:U\.S\. )?[A-Za-z²³/]+))"
    r"(?:(?P<two>[ -][A-Za-z]+)(?P<three>[ -][A-Za-z]+)?)?"
)
_GAP = re.compile(r"[ -]+")
_NEXT_WORD = re.compile(r"[ ]([a-z]+)")
_SYMBOL = re.compile(
    r"(?:(?:(?<![A-Za-z])(?:US|CA|AU|NZ|HK|C|A|S|R)[ ]?)?\$|[£€¥₹₽₩₦₺₴₪₫₱฿]"
    rf"|(?<![A-Za-z])(?:{'|'.join(sorted(CODES))}|Rs\.?))[ ]?$"
)
_OLD = re.compile(r"(?:[ ]-[ ]|[ -])olds?\b")
_MAGNITUDE = re.compile(r"(?i:\bmagnitude(?:[ ]-[ ]|[ -]|\sof\s))$")
_RICHTER = re.compile(r" (?:degrees )?on the (?:open-ended )?Richter\b")
_MONEY_VERB = re.compile(
    r"\b(?:paid|pays?|costs?|worth|fined?|price[ds]?|raise[ds]?|earn\w*|spen[dt]|debts?|fee|charged?)\b"
)
_WEIGHT = re.compile(r"\b(?:weigh\w*|heavy|heavier|lift\w*|gain\w*|lost|shed)\b")
_WEIGHS = re.compile(
    r"-pound\b| pounds? (?:heav|in weight|overweight|of (?:cocaine|heroin|cannabis|marijuana|drugs|explosives|ice|meat|"
    r"beef|fish|food|rice|garbage|waste|thrust|pressure|force|fat|muscle|luggage|gold|uranium|chemicals|fertili|fuel|cargo))"
)
_TEMPERATURES = frozenset({"°C", "degrees"})
_NEGATIVE = re.compile(r"(?:\bminus |(?<![\w])[-−])$")

_HEDGES = {
    words: bound
    for bound, hedges in (
        (Bound.ABOUT, "just over|just under|just above|just below|just more than|just less than|a little over|near"),
        (Bound.ABOUT, "about|around|some|nearly|almost|roughly|approximately|an estimated|estimated|circa|close to"),
        (Bound.AT_MOST, "no more than|not more than|fewer than|less than|up to|under|below|at most|as many as"),
        (Bound.AT_MOST, "as much as|a maximum of|a maximum|not exceeding"),
        (Bound.AT_LEAST, "at least|more than|over|above|no fewer than|no less than|not less than|upwards of|topped"),
        (Bound.AT_LEAST, "in excess of|exceeding|exceeded|a minimum of|a minimum|greater than|beyond"),
    )
    for words in hedges.split("|")
}
_HEDGE = re.compile(rf"\b((?i:{'|'.join(_HEDGES)}))\s(?:the |an? |its )?$")
_REACHED = re.compile(
    r"\b(?:edged|rose|risen|went|gone|climbed|crept|moved|jumped|shot|pushed|ticked|inched|brought|taken|took) up to "
    r"(?:[^\W\d_]*[£$€])?$"
)
_HEDGED_AFTER = re.compile(
    r"(?:\+|[- ]plus\b| or (?:more|above|older)\b| and (?:counting|over)\b)"
    r"|( or (?:less|fewer|under|younger)\b)|( or so\b)"
)
_HEDGE_REACH = 28
_NEARLY = re.compile(r"\b(?i:nearly|almost|just under|just below|just less than|close to)\s(?:the |an? |its )?$")
_OVER = re.compile(r"\b(?i:just over|just above|just more than|a little over)\s(?:the |an? |its )?$")


def measured(text: str, numeral: Numeral) -> Measured | None:
    """The numeral with its currency or unit; None where letters follow that make it no number ("5G", "1e999")."""
    start, end = numeral.start, numeral.end
    if symbol := _SYMBOL.search(text, max(0, start - 6), start):
        money = currency(symbol.group().replace(" ", ""))
        return Measured(symbol.start(), end, numeral, money=money or "USD")
    if numeral.letter == "m" and not _counts_on(text, end):
        numeral = numeral.times(1e-6)._replace(end=end - 1, scale=1.0, letter="")
        end -= 1
    if _MAGNITUDE.search(text, max(0, start - 14), start) or _RICHTER.match(text, end):
        return Measured(start, end, numeral, unit=MAGNITUDE)
    behind = _BEHIND.match(text, end)
    if not behind:
        return _bare(text, start, end, numeral)
    named = numeral.vague or begins_name(behind["one"].lstrip(" -").split(" ", 1)[0])
    for group in ("three", "two", "one") if named else ():
        if behind[group] and (found := _named(text, numeral, end, behind.end(group))):
            return found
    glued = behind["one"][0].isalnum()
    return None if glued else _bare(text, start, end, numeral)


def _bare(text: str, start: int, end: int, numeral: Numeral) -> Measured:
    """A number without a unit; one below zero is a temperature ("minus 20")."""
    below = text.endswith("minus ", 0, start)
    return Measured(start, end, _signed(text, numeral), unit=DEGREES) if below else Measured(start, end, numeral)


def _named(text: str, numeral: Numeral, start: int, end: int) -> Measured | None:
    """The numeral with the unit or currency that text[start:end] names, if it names one."""
    written = text[start:end]
    phrase = _GAP.sub(" ", written.replace("U.S. ", "")).strip()
    if numeral.vague:
        phrase = phrase.removeprefix("of ")
    if phrase in {"pence", "p"}:
        return Measured(numeral.start, end, numeral.times(0.01), money="GBP") if written != " p" else None
    if money := currency(phrase):
        return Measured(numeral.start, end, numeral, money=money)
    if phrase in {"pounds", "pound"} and _is_money(text, numeral):
        return Measured(numeral.start, end, numeral, money="GBP")
    kind = unit(phrase)
    if kind is None or (len(phrase) == 1 and written != phrase and phrase not in "%CF"):
        return None
    if kind.base == "s" and (old := _OLD.match(text, end)):
        return Measured(numeral.start, old.end(), numeral, unit=kind, age=True)
    return Measured(numeral.start, end, _signed(text, numeral) if kind.base in _TEMPERATURES else numeral, unit=kind)


def _signed(text: str, numeral: Numeral) -> Numeral:
    """The numeral, below zero where a minus stands before it."""
    if not _NEGATIVE.search(text, max(0, numeral.start - 6), numeral.start):
        return numeral
    return numeral._replace(value=-numeral.value, low=-numeral.high, high=-numeral.low)


def _counts_on(text: str, at: int) -> bool:
    """Whether a plural noun follows, so that "15m" is millions and not metres."""
    following = _NEXT_WORD.match(text, at)
    return bool(following and plural(following[1]))


def _is_money(text: str, numeral: Numeral) -> bool:
    """Whether "pounds" are sterling: people pay in them, and few things weigh thousands of them."""
    if numeral.scale > 1e3:
        return True
    if _WEIGHT.search(text, max(0, numeral.start - 30), numeral.start) or _WEIGHS.match(text, numeral.end):
        return False
    return numeral.value >= 1e3 or bool(_MONEY_VERB.search(text, max(0, numeral.start - 30), numeral.start))


def hedge(text: str, found: Measured) -> Bound:
    """How the words round a figure hedge it.

    >>> hedge("no more than 5", Measured(13, 14, Numeral(13, 14, 5, 5, 5))).value
    'at most'
    """
    if found.numeral.vague:
        return Bound.VAGUE
    if _REACHED.search(text, max(0, found.start - _HEDGE_REACH), found.start):
        return Bound.EXACT
    before = _HEDGE.search(text, max(0, found.start - _HEDGE_REACH), found.start)
    duration = found.unit is not None and found.unit.base == "s"
    if before and not (duration and before[1].lower() in {"over", "under", "near"}):
        return _HEDGES[before[1].lower()]
    if after := _HEDGED_AFTER.match(text, found.end):
        return Bound.AT_MOST if after[1] else Bound.ABOUT if after[2] else Bound.AT_LEAST
    return Bound.EXACT


def interval(text: str, found: Measured, bound: Bound) -> tuple[float, float]:
    """Least and most that a hedged figure may stand for, in the base unit."""
    numeral = found.numeral
    low, high = numeral.low, numeral.high
    percent = found.unit is not None and found.unit.base == "%"
    if percent and numeral.value.is_integer():
        low = high = numeral.value
    if bound is Bound.ABOUT:
        below, above = _roughly(text, found.start)
        size = abs(numeral.value)
        low, high = min(low, numeral.value - size * below), max(high, numeral.value + size * above)
    elif bound is Bound.AT_LEAST:
        low, high = numeral.value, inf
    elif bound is Bound.AT_MOST:
        low, high = (-inf if found.unit and found.unit.base in _TEMPERATURES else 0.0), numeral.value
    return converted(low, high, found.unit)


def _roughly(text: str, start: int) -> tuple[float, float]:
    """How far below and above a figure a rough one may lie, as shares: "nearly 90" is not 93."""
    reach = max(0, start - _HEDGE_REACH)
    return (
        BEYOND if _OVER.search(text, reach, start) else ROUGH,
        BEYOND if _NEARLY.search(text, reach, start) else ROUGH,
    )


def converted(low: float, high: float, written: Unit | None) -> tuple[float, float]:
    """An interval in the base unit; a count, which has no unit, stays as it is."""
    if written is None:
        return low, high
    return low * written.low + written.offset, high * written.high + written.offset
