"""Who is quoted: the noun phrase beside the say-verb nearest to the quotation.

English news attributes in three places: after the quotation ("…," said X; "…," X said), before it (X said: "…"), and,
for a quotation that goes on, not at all. A pronoun stands for whoever was quoted last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.entities.lexicon import FUNCTION_WORDS

SAY = (
    "said|says|say|told|tells|added|adds|replied|replies|asked|asks|warned|warns|insisted|insists|claimed|claims|wrote|"
    "writes|tweeted|posted|noted|notes|argued|argues|explained|explains|declared|announced|stated|recalled|continued|"
    "conceded|admitted|acknowledged|concluded|confirmed|denied|stressed|testified|shouted|joked|quipped|responded|"
    "commented|remarked|observed|suggested|urged|vowed|pledged|promised|predicted|complained|boasted|called|described"
)
_WORD = r"[^\W_](?:[\w'’&./-]*[\w'’])?"
_TITLE_DOT = r"(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Gov|Prof|Rev|Jr|Sr|Maj|Cmdr|Det|[A-Z])\."
_PHRASE = rf"(?:(?:{_TITLE_DOT}|{_WORD})[ ]){{0,8}}?{_WORD}"
_AFTER_VERB = re.compile(rf"[ ]*[,—–-]?[ ]*(?:{SAY})[ ](?P<who>(?:(?:{_TITLE_DOT}|{_WORD})[ ]){{0,8}}(?:{_WORD}))")
_BEFORE_VERB = re.compile(rf"[ ]*[,—–-]?[ ]*(?P<who>{_PHRASE})[ ](?:{SAY})\b")
_ACCORDING = re.compile(rf"[ ]*,?[ ]*according to (?P<who>(?:(?:{_TITLE_DOT}|{_WORD})[ ]){{0,8}}(?:{_WORD}))")
_APPOSED = re.compile(rf"[ ]*,?[ ]*(?P<who>(?=[A-Z]){_PHRASE}), [^,.;\n]{{1,90}}, (?:{SAY})\b")
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+))+|(?<=[.!?\n][ \n])[A-Z][\w-]{2,}(?= [a-z])")
_VERB = re.compile(rf"\b(?:{SAY}|according to)\b")
_BOUNDARY = re.compile(
    r"(?<![A-Z])(?<!\b[MD]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\b(?:Gen|Sen|Rep|Gov|Col|Sgt))[.!?][\"”'’]*[ ]+(?=[\"“‘(A-Z])|\n"
)
_PHRASE_ENDS = re.compile(
    r"[ ](?:who|in|on|at|after|before|as|when|while|during|by|from|to|that|about|following|adding|told|said|with|and)\b"
)
_LEADING = re.compile(
    r"(?:(?:But|And|Yet|Still|Meanwhile|However|Then|Later|Instead|while|when|as|but|and|that|also)[ ])+"
)
_PRONOUNS = frozenset("he she they it i we you who".split())
_NOT_WHO = frozenset(
    "to not also then later there this that what which it's he's asked was were is are be been being have has had in on "
    "at by for with from as after before when while if of so and or but because".split()
)
_REACH, _BEHIND = 160, 240
_STILL = 600
"""Within so many characters of what somebody said, "he said" means the same person."""


@dataclass(frozen=True, slots=True)
class Speaker:
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
    if text[named.start : named.end].split()[0].lower() in _PRONOUNS:
        return _named_between(text, previous, start) or (last if start - previous < _STILL else None)
    return named


def _after(text: str, behind: int) -> Speaker | None:
    """The speaker behind the closing mark, in the same sentence."""
    line = text.find("\n", behind, behind + _REACH)
    reach = line if line >= 0 else min(len(text), behind + _REACH)
    closed = text[max(0, behind - 4) : behind].rstrip("\"”’' »")[-1:] == "."
    for pattern in (_AFTER_VERB, _ACCORDING, _BEFORE_VERB, _APPOSED):
        match = pattern.match(text, behind, reach)
        if match and not (closed and pattern in {_BEFORE_VERB, _APPOSED}):
            return _phrase(text, *match.span("who"))
    return None


def _named_between(text: str, previous: int, start: int) -> Speaker | None:
    """The full name that stands last in the paragraph before a quotation: whom "she said" means."""
    paragraph = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[max(0, start - _STILL) : start] else 0
    found = None
    for name in _NAME.finditer(text, max(previous, paragraph, start - _BEHIND), start):
        if name.group().lower() not in FUNCTION_WORDS:
            found = Speaker(*name.span())
    return found


def _before(text: str, start: int, previous: int) -> Speaker | None:
    """The subject of the last say-verb of the sentence before the opening mark."""
    first = max(0, previous, start - _BEHIND)
    boundary = None
    for boundary in _BOUNDARY.finditer(text, first, max(first, start - 2)):
        pass
    first = boundary.end() if boundary else first
    verb = None
    for verb in _VERB.finditer(text, first, start):
        pass
    if verb is None:
        return None
    if verb.group() == "according to":
        return _phrase(text, verb.end() + 1, start)
    return _subject(text, first, verb.start())


def _subject(text: str, first: int, verb: int) -> Speaker | None:
    """The subject between the start of a sentence and its verb: what follows the last comma, or stands before a pair."""
    commas = [at for at in range(first, verb) if text[at] == ","]
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
    inner = re.split(r"[,;:\"“”\n]", text[start:end], maxsplit=1)[0]
    if cut := _PHRASE_ENDS.search(inner):
        inner = inner[: cut.start()]
    inner = inner.rstrip(" .'’-")
    words = inner.split()
    if not words or len(words) > 9 or words[0].lower() in _NOT_WHO:
        return None
    return Speaker(start, start + len(inner))


def _continues(text: str, previous: int, start: int) -> bool:
    """Whether a quotation goes on after nothing but its attribution."""
    gap = text[previous:start]
    return len(gap) < _REACH and "\n" not in gap and len(_BOUNDARY.findall(gap)) <= 1
