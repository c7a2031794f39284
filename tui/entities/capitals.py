"""Runs of capitalised words: where names may be, before anybody asks what they name.

A capital says little at the start of a sentence and nothing in a headline set in capitals, so every token knows
whether its capital is telling. Linkers ("of", "de", "al-") are taken into a run only where both sides carry it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.entities.lexicon import CALENDAR, FUNCTION_WORDS, OF_HEADS, ORGANISATION_HEADS, ORGANISATION_LINKERS, PARTICLES

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}[A-Z]?(?![a-z])"  # U.S.
    r"|[A-Z]\.(?=[ ]?[A-Z])"  # J. K. Marsh
    r"|(?:[^\W\d_]|(?<!\d)\d{1,3}(?=[^\W\d_]))[^\W_]*"  # 76ers
    r"(?:(?:['’]|-(?!-)|&|\.(?=[^\W\d_]{2}))[^\W_]+)*"  # Sol-Baker
)
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_COMPOUND = re.compile(
    r"-(?:[a-z]*ed|led|run|held|born|made|era|style|wide|speaking|area|bound|type|majority|friendly|only|style|born)$"
)
_ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|ash|at|az|de|d|l)[-’'][A-Z]")
_BREAK = re.compile(r"[.!?:;\n…]|[\"“”„«»(\[]|``|''|(?<![^\s])['‘]|[-–—•*]{1,2}[ ]")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col sgt capt maj adm st rev hon jr sr pres supt det insp cmdr brig no nos vs "
    "jan feb mar apr jun jul aug sept sep oct nov dec bros mt ft".split()
)
_LOUD = 8
"""Letters from which a line can be told to be in capitals throughout."""
_LONGEST = 14
"""Words in the longest name; a longer run of capitals is no name."""


class Token(NamedTuple):
    """A word with what its capital is worth."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    """What stands between the word before and this one."""
    capital: bool
    first: bool
    """Begins a sentence, a line or a quotation, or stands in a headline: its capital tells nothing."""
    tail: str = ""
    """A possessive or compound ending that was cut off: "'s", "-based"."""


def tokens(text: str) -> list[Token]:
    """The words of a text in reading order."""
    found: list[Token] = []
    before: Token | None = None
    at = 0
    for first, last, headline in _lines(text):
        for match in _TOKEN.finditer(text, first, last):
            start, end = match.span()
            gap = text[at:start]
            word, tail = _parts(match[0])
            opens = headline or _first(gap, before)
            before = Token(start, start + len(word), word, word.lower(), gap, _is_capital(word), opens, tail)
            found.append(before)
            at = end
    return found


def _parts(word: str) -> tuple[str, str]:
    """The word and the ending that is no part of a name."""
    if word.isalnum():
        return word, ""
    if ending := _POSSESSIVE.search(word) or (_COMPOUND.search(word) if word[0].isupper() else None):
        return word[: ending.start()] or word, ending.group()
    return word, ""


def _is_capital(word: str) -> bool:
    """Whether a word is written like a name: "Homs", "al-Assad", "76ers" only with a capital."""
    if word[0].isupper():
        return True
    if word[0].isdigit():
        return any(map(str.isupper, word))
    return not word.isalnum() and _ARTICLE.match(word) is not None


def _first(gap: str, before: Token | None) -> bool:
    if before is None:
        return True
    if gap == " ":
        return False
    if gap.startswith(".") and (before.low in _ABBREVIATED or (len(before.text) == 1 and before.capital)):
        gap = gap[1:]
    return bool(_BREAK.search(gap))


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line starts and ends, and whether it is a headline; those that tell nothing apart are left out."""
    start = 0
    for line in text.split("\n"):
        if not _is_shouted(line):
            yield start, start + len(line), _is_headline(line)
        start += len(line) + 1


def _is_headline(line: str) -> bool:
    """Whether a line is set with capitals nearly everywhere."""
    if line.rstrip().endswith((".", "!", "?")):
        return False
    words = [word for word in line.split(" ") if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _is_shouted(line: str) -> bool:
    """Whether a line is in capitals throughout."""
    start = line[:400]
    if " " not in line or sum(map(str.isupper, start)) < _LOUD:
        return False
    letters = [letter for letter in start if letter.isalpha()]
    return len(letters) > _LOUD and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def runs(words: list[Token]) -> list[tuple[int, int]]:
    """Runs of capitalised words as ranges of token numbers, linkers inside them included."""
    found, at = [], 0
    while at < len(words):
        if not _begins(words[at]):
            at += 1
            continue
        end = _run_end(words, at)
        found.append((at, end))
        at = end
    return found


def _begins(token: Token) -> bool:
    return token.capital and token.low not in CALENDAR and not (token.first and token.low in FUNCTION_WORDS)


def _run_end(words: list[Token], start: int) -> int:
    end = start + 1
    while end < min(len(words), start + _LONGEST) and not words[end - 1].tail:
        token = words[end]
        if _joins(words[end - 1], token) and token.capital and token.low not in CALENDAR:
            end += 1
        elif (linked := _linked(words, start, end)) > end:
            end = linked
        else:
            break
    return end


def _joins(before: Token, token: Token) -> bool:
    """Whether nothing but a space, an ampersand or the stop of an abbreviation stands between two words."""
    gap = token.gap
    if before.text.endswith(".") and token.low in FUNCTION_WORDS:
        return False
    if gap.startswith(".") and (before.low in _ABBREVIATED or len(before.text) == 1):
        gap = gap[1:]
    return gap in {" ", "\xa0", " & ", ""}


def _linked(words: list[Token], start: int, end: int) -> int:
    """Where a run goes on behind linkers, or `end` where it does not."""
    after = end
    while (
        after < len(words)
        and after < end + 3
        and not words[after].capital
        and words[after].gap == " "
        and not words[after].tail
    ):
        after += 1
    if after == end or after >= len(words) or not words[after].capital or words[after].gap != " ":
        return end
    links = [token.low for token in words[end:after]]
    if all(link in PARTICLES for link in links):
        return after + 1
    run = {token.low for token in words[start:end]}
    head = words[end - 1].low
    if links == ["for"] and head in ORGANISATION_HEADS:
        return after + 1
    if links[0] == "of" and links[-1] in {"of", "the"} and head in OF_HEADS:
        return after + 1
    organisation = run & OF_HEADS and any(token.low in {"of", "for"} for token in words[start : end + 1])
    if (
        organisation
        and all(link in ORGANISATION_LINKERS for link in links)
        and links != ["in"]
        and links[0] not in {"to", "on"}
    ):
        return after + 1
    return end
