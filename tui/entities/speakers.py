"""Who is quoted: the noun phrase beside the say-verb nearest to the quotation.

English news attributes in three places: after the quotation ("…," said X; "…," X said), before it (X said: "…"), and,
for a quotation that goes on, not at all. A pronoun stands for whoever was quoted last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.entities.kinds import known
from tui.entities.lexicon import FUNCTION_WORDS

SAY = (
    "said|says|say|told|tells|added|adds|replied|replies|asked|asks|warned|warns|insisted|insists|claimed|claims|wrote|"
    "writes|tweeted|posted|noted|notes|argued|argues|explained|explains|declared|announced|stated|recalled|continued|"
    "conceded|admitted|acknowledged|concluded|confirmed|denied|stressed|testified|shouted|joked|quipped|responded|"
    "commented|remarked|observed|suggested|urged|vowed|pledged|promised|predicted|complained|boasted|called|described"
)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+))+|(?<=[.!?\n][ \n])[A-Z][\w-]{2,}(?= [a-z])")
_VERB = re.compile(rf"\b(?:{SAY}|according to)\b")
_BOUNDARY = re.compile(
    r"(?<![A-Z])(?<!\b[MD]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\b(?:Gen|Sen|Rep|Gov|Col|Sgt))"
    r"[.!?][\"”'’]*[ ]+(?=[\"“‘(A-Z])|\n"
)
_PHRASE_ENDS = re.compile(
    r"[,;:\"“”\n]|[ ](?:\(|(?:who|in|on|at|after|before|as|when|while|during|by|from|to|that|about|following|adding|"
    r"told|said|with|and)\b)"
)
_BREAKS = re.compile(rf"[;:!?\"“”]|{_BOUNDARY.pattern}")
_LEADING = re.compile(
    r"(?:(?:But|And|Yet|Still|Meanwhile|However|Then|Later|Instead|while|when|where|as|but|and|that|also)[ ])+"
)
_PRONOUNS = frozenset("he she they it i we you who".split())
_NOT_WHO = frozenset(
    "to not also then later there this that what which it's he's asked was were is are be been being have has had in "
    "on at by for with from as after before when while if of so and or but because".split()
)
_REACH, _BEHIND = 160, 240
_LONGEST = 9
"""Words in a speaker's name with titles and office."""
_STILL = 600
"""Within so many characters of what somebody said, "he said" means the same person."""


class Speaker(NamedTuple):
    """Where a text names who is quoted."""

    start: int
    end: int


def speaker(
    text: str, start: int, behind: int, previous: int, follows: Speaker | None, last: Speaker | None
) -> Speaker | None:
    """Who says the quotation from start to the end of its marks.

    `previous` is where the quotation before it ended, `follows` who said that, and `last` who was last named at all.
    """
    named = _after(text, behind) or _before(text, start, previous)
    if named is None:
        return follows if follows and _continues(text, previous, start) else None
    if text[named.start : named.end].split(maxsplit=1)[0].lower() in _PRONOUNS:
        return _named_between(text, previous, start) or (last if start - previous < _STILL else None)
    return named


def _after(text: str, behind: int) -> Speaker | None:
    """The speaker behind the closing mark: "…," said X; "…," X said; "…," X, an official, said."""
    line = text.find("\n", behind, behind + _REACH)
    reach = line if line >= 0 else min(len(text), behind + _REACH)
    verb = _VERB.search(text, behind, reach)
    if verb is None:
        return None
    between = text[behind : verb.start()].strip(" ,—–-")
    if not between:
        return _phrase(text, verb.end() + 1, reach)
    closed = text[max(0, behind - 4) : behind].rstrip("\"”’' »")[-1:] == "."
    name, comma, _ = between.partition(", ")
    apposed = not comma or text[verb.start() - 2] == ","
    if closed or not apposed or verb.group() == "according to" or _BREAKS.search(between) or name.count(" ") > _LONGEST:
        return None
    start = text.index(name, behind)
    return _phrase(text, start, start + len(name))


def _named_between(text: str, previous: int, start: int) -> Speaker | None:
    """The full name that stands last in the paragraph before a quotation: whom "she said" means."""
    paragraph = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[max(0, start - _STILL) : start] else 0
    found = None
    for name in _NAME.finditer(text, max(previous, paragraph, start - _BEHIND), start):
        if name.group().split(" ")[0].lower() not in FUNCTION_WORDS and not known(name.group()):
            found = Speaker(*name.span())
    return found


def _before(text: str, start: int, previous: int) -> Speaker | None:
    """The subject of the last say-verb of the sentence before the opening mark."""
    first = max(0, previous, start - _BEHIND)
    boundary = _last(_BOUNDARY, text, first, max(first, start - 1))
    if boundary is None and first > previous:
        return None
    first = boundary.end() if boundary else first
    verb = _last(_VERB, text, first, start)
    if verb is None:
        return None
    if verb.group() == "according to":
        return _phrase(text, verb.end() + 1, start)
    return _subject(text, first, verb.start())


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of a pattern in a stretch of text."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def _subject(text: str, first: int, verb: int) -> Speaker | None:
    """The subject between a sentence's start and its verb: behind the last comma or dash, or before a pair of them."""
    commas = [at for at in range(first, verb) if text[at] in ",—–"]
    if commas and not text[commas[-1] + 1 : verb].strip():
        begin, stop = first, commas[0]
    else:
        begin, stop = (commas[-1] + 1 if commas else first), verb
    while begin < stop and not text[begin].isalnum():
        begin += 1
    if leading := _LEADING.match(text, begin, stop):
        begin = leading.end()
    return _phrase(text, begin, stop)


def _phrase(text: str, start: int, end: int) -> Speaker | None:
    """The noun phrase at the start of text[start:end], None where it is none."""
    inner = _PHRASE_ENDS.split(text[start:end], maxsplit=1)[0]
    inner = _BOUNDARY.split(inner, maxsplit=1)[0].rstrip(" .'’-")
    words = inner.split(" ")
    if not inner or words[0].lower() in _NOT_WHO or len(words) > _LONGEST:
        return None
    return Speaker(start, start + len(inner))


def _continues(text: str, previous: int, start: int) -> bool:
    """Whether a quotation goes on after nothing but its attribution."""
    gap = text[previous:start]
    return len(gap) < _REACH and "\n" not in gap and len(_BOUNDARY.findall(gap)) <= 1
