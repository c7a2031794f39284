"""Runs of capitalised words: where names may be, before anybody asks what they name.

A capital says little at the start of a sentence and nothing in a headline set in capitals, so every token knows
whether its capital is telling. Linkers ("of", "de", "al-") are taken into a run only where both sides carry it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_LONGEST = 14
"""Words in the longest name; a longer run of capitals is no name."""


@dataclass(slots=True)
class Token:
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
    loud, hushed = _headlines(text), _shouted(text)
    line, quiet, at, headline = 0, 0, 0, False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while quiet < len(hushed) and hushed[quiet][1] <= start:
            quiet += 1
        if quiet < len(hushed) and hushed[quiet][0] <= start:
            continue
        while line < len(loud) and loud[line][0] <= start:
            headline = loud[line][1]
            line += 1
        gap = text[at:start]
        word, tail = _parts(text[start:end])
        capital = word[0].isupper() or bool(_ARTICLE.match(word)) or (word[0].isdigit() and any(map(str.isupper, word)))
        before = found[-1] if found else None
        found.append(
            Token(start, start + len(word), word, word.lower(), gap, capital, headline or _first(gap, before), tail)
        )
        at = end
    return found


def _parts(word: str) -> tuple[str, str]:
    """The word and the ending that is no part of a name."""
    if word.isalnum():
        return word, ""
    if ending := _POSSESSIVE.search(word) or (_COMPOUND.search(word) if word[0].isupper() else None):
        return word[: ending.start()] or word, ending.group()
    return word, ""


def _first(gap: str, before: Token | None) -> bool:
    if before is None:
        return True
    if gap == " ":
        return False
    if gap.startswith(".") and (before.low in _ABBREVIATED or (len(before.text) == 1 and before.capital)):
        gap = gap[1:]
    return bool(_BREAK.search(gap))


def _headlines(text: str) -> list[tuple[int, bool]]:
    """Where each line starts, and whether it is set as a headline, with capitals nearly everywhere."""
    found, start = [], 0
    for line in text.split("\n"):
        words = [word for word in line.split(" ") if len(word) > 3 and word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in words)
        full = line.rstrip()[-1:] in {".", "!", "?"}
        found.append((start, not full and len(words) > 3 and capitals >= 0.7 * len(words)))
        start += len(line) + 1
    return found


def _shouted(text: str) -> list[tuple[int, int]]:
    """The lines in capitals throughout, in which nothing is told apart."""
    found, start = [], 0
    for line in text.split("\n"):
        letters = [letter for letter in line[:400] if letter.isalpha()]
        if len(letters) > 8 and sum(map(str.isupper, letters)) > 0.8 * len(letters) and " " in line:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


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
