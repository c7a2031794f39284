"""What a figure counts: the role ("killed"), else the noun ("villages"), read off the words round it.

Without grammar, but news is regular: the counted noun follows the figure, the role follows it in the passive or
stands before it as a verb, and of a sum or a share the subject of the sentence tells what it is.
"""

from __future__ import annotations

import re
from itertools import takewhile

_ROLES = {
    "killed": "killed dead deaths died die dying fatalities killing kills kill lives bodies slain toll perished "
    "drowned drowning",
    "injured": "injured wounded injuring wounding hurt injuries injures injure wounds injury casualties",
    "missing": "missing unaccounted",
    "arrested": "arrested detained arrests arresting detentions detaining",
    "displaced": "displaced evacuated homeless displacing evacuees evacuating",
    "rescued": "rescued rescuing",
    "infected": "infected infections infecting",
}
ROLES = {word: role for role, words in _ROLES.items() for word in words.split()}
_VERBAL = frozenset(
    "killing killed kills kill injuring injured wounding wounded arresting arrested detaining detained displacing "
    "displaced evacuating evacuated rescued rescuing infecting infected died injures injure wounds drowning".split()
)
"""Roles that a figure after them belongs to: "killing 1,203", but not "the injured 12"."""

_ENDS_PHRASE = frozenset(
    "in on at by from to with for into over under after before during since until near across along through against "
    "between among outside inside as than that which who whom whose when where while because if but and or nor so is "
    "are was were be been being has have had having do does did will would could should may might must can said says "
    "say told he she it they we i you there this not also about per via amid within off out up down around "
    "a an the his her its their our my including according following early late more less fewer only just them us "
    "him me north south east west northeast northwest southeast southwest away long wide high "
    "tall deep ago later earlier old each every strong".split()
)
_OPENS_PHRASE = frozenset("of the its their his her these those our all".split())
_PLURALS = frozenset(
    "people men women children troops police staff crew cattle sheep aircraft personnel others personnel homeless "
    "firefighters dead injured wounded missing votes seats".split()
)
_SINGULAR_S = re.compile(r"(?:ss|us|is|'s|’s|ous)$")
_HEDGES = frozenset(
    "at least about around more than some nearly almost roughly approximately up to of the a an as many much fewer "
    "less over under by an estimated no and well just another".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|[,;:.!?()\"“”\n]|\d")
_STOPS = frozenset(',;:.!?()"“”\n')
_CHANGES = frozenset(
    "was were is are rose fell dropped climbed grew slid slipped jumped increased decreased declined gained lost edged "
    "surged plunged tumbled reached hit totalled totaled stood stands rise rises fall falls soared shrank sank widened "
    "narrowed dipped advanced eased swung came risen fallen dropped grown averaged exceeded topped passed".split()
)
_SUBJECT_STARTS = frozenset(
    "said says that and but while as which who when after its his her their the a an our".split()
)
_PREPOSITIONS = frozenset("of in on at by from to with for before after against between among per up down".split())
_AFTER, _BEFORE = 90, 110
SUBJECT = 16
"""Words from a subject to its figure: "the number of people killed by a landslide in the north of Colombia rose to"."""


def counted(text: str, start: int, end: int) -> str:
    """What the figure from start to end counts, in lower case, "" where it cannot be told.

    >>> said = "killing 1,203 people in 23 mountain villages"
    >>> counted(said, 8, 13), counted(said, 24, 26)
    ('killed', 'villages')
    """
    after = _after(text, end)
    role = next(
        (
            ROLES[word]
            for word in takewhile(lambda word: word not in {"and", "but", "while"}, after[:6])
            if word in ROLES
        ),
        "",
    )
    if role and after[0] in ROLES:
        return role
    return _verb_before(text, start) or role or noun(after)


def share(text: str, start: int, end: int) -> str:
    """What a sum of money or a percentage is of: "of its staff", else the subject of "fell 12%", else a noun near it.

    >>> share("Profit before tax dropped 21 percent", 26, 36), share("10 percent of its staff left", 0, 10)
    ('profit', 'staff')
    """
    after = _after(text, end)
    if after[:1] == ["of"] and (found := noun(after[1:])):
        return found
    before = _before(text, start)
    hedged = _drop_hedges(before)
    if before[-1:] == ["of"] and hedged:
        return hedged[-1]
    return _subject(before) or noun(after)


def noun(words: list[str]) -> str:
    """The counted noun at the head of these words: the first plural of the phrase, else its last word."""
    while words and words[0] in _OPENS_PHRASE:
        words = words[1:]
    phrase = list(takewhile(lambda word: word not in _ENDS_PHRASE and word not in _CHANGES, words))[:4]
    if "of" in phrase:
        phrase = phrase[: phrase.index("of")] or phrase
    return next((word for word in phrase if plural(word)), phrase[0] if len(phrase) == 1 else "")


def plural(word: str) -> bool:
    """Whether a lower-case word reads as a plural noun."""
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not _SINGULAR_S.search(word))


def _after(text: str, end: int) -> list[str]:
    """The words behind the figure up to the next mark or number, in lower case."""
    found = []
    for match in _WORD.finditer(text, end, end + _AFTER):
        word = match[0]
        if word in _STOPS or word.isdigit():
            break
        found.append(word.lower())
    return found


def _before(text: str, start: int) -> list[str]:
    """The words of the clause before the figure; the numbers among them are left out."""
    words = [word.lower() for word in _WORD.findall(text, max(0, start - _BEFORE), start)]
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _STOPS - {","}), -1)
    return [word for word in words[last + 1 :] if not word.isdigit()]


def _drop_hedges(words: list[str]) -> list[str]:
    end = len(words)
    while end and words[end - 1] in _HEDGES:
        end -= 1
    return words[:end]


def _verb_before(text: str, start: int) -> str:
    """The role that a verb just before the figure gives it, or a toll or a number of dead that rose to it."""
    before = _before(text, start)
    hedged = _drop_hedges(before)
    if hedged and hedged[-1] in _VERBAL:
        return ROLES[hedged[-1]]
    if before[-1:] == ["of"] and "population" in before[-3:]:
        return "residents"
    changed = any(word in _CHANGES for word in before[-6:])
    if "toll" in before[-SUBJECT:] and (before[-1:] == ["of"] or changed):
        return "killed"
    if changed and before[-1:] == ["to"] and "number" in before[-SUBJECT:]:
        return next((ROLES[word] for word in reversed(before[-SUBJECT:]) if word in ROLES), "")
    return ""


def _subject(before: list[str]) -> str:
    """The head of what rose, fell or was, before the figure."""
    verb = next((at for at in range(len(before) - 1, max(-1, len(before) - 7), -1) if before[at] in _CHANGES), -1)
    if verb < 1:
        return ""
    first = next((at + 1 for at in range(verb - 1, max(-1, verb - 8), -1) if before[at] in _SUBJECT_STARTS | {","}), 0)
    phrase = list(takewhile(lambda word: word not in _PREPOSITIONS, before[first:verb]))
    return phrase[-1] if phrase and phrase[-1] not in _ENDS_PHRASE else ""
