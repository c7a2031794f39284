"""Whether two sentences, and two figures in them, speak of one matter: the same persons, time and circumstances.

Most figures of one kind in two reports count different things: the first quarter and the year, the last ten games and
the season, this quake and the one of 2003. Whatever tells them apart is looked for here, and silence follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile

from tui.compare.facts import Facts
from tui.compare.terms import Term
from tui.entities.amounts.counted import plural
from tui.entities.amounts.figure import FigureKind
from tui.entities.dates import Dated
from tui.entities.mention import Kind
from tui.text.words import fold, stem

BESIDE = 60
"""Characters between a figure and the date that it is the figure of."""
STEP = 80
"""Characters between a date and the word that says which step of a story it is the date of."""
PERIOD = 27
"""Days from which a date is no day of news but a month or a year."""
AGO = timedelta(days=60)
_BACK = 3
"""Sentences back in which the person stands whom "he" or "she" means."""
_PRONOUN = re.compile(r"\W*(?:\w+\W+){0,2}?(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_SELECTED = re.compile(
    r"\b(first|next|last|final|past|previous|opening|remaining|all but|another|further|additional) $"
    r"|\b(?:their|his|her|its|the) (own) $",
    re.IGNORECASE,
)
_GROUPS = {
    word: words.split()[0]
    for words in (
        "men man males male",
        "women woman females female",
        "children child minors infants",
        "boys boy",
        "girls girl",
        "soldiers soldier troops",
        "police policemen officers officer",
        "firefighters firefighter",
        "civilians civilian",
        "students student pupils",
        "tourists tourist foreigners",
        "militants militant rebels gunmen",
        "crew sailors",
    )
    for word in words.split()
}
_GROUP = re.compile(rf" (?!as |by |in |of |and |with |to |for |from |when |after )(?:[a-z]+ )?({'|'.join(_GROUPS)})\b")
_TOGETHER = re.compile(r" (?:[a-z]+ ){1,2}and ([a-z]+)")
_MORE = re.compile(r" (more|additional|further)\b(?! than)")
_BASE = re.compile(
    r"\b(?:from|against|than|versus|compared (?:with|to)|(?:was|were) [^,;.]{0,20}a year earlier at) "
    r"(?:an? |the |about |some |around |nearly |almost )?(?:[A-Z]?[$£€])?$"
)
_COMPARES = re.compile(r"\b(?:more|less|fewer|greater|higher|lower|rather|other|larger|bigger) than (?:[$£€])?$")
_BY, _TO = (
    re.compile(r"\bby (?:about |some |nearly |almost )?$"),
    re.compile(r"\bto (?:about |some |nearly |almost )?$"),
)
_TOTAL = re.compile(
    r"\b(?:[Ss]ince (?:the|then)|over the course|in total|over \w+ (?:days|nights|weeks|months|years))\b"
)
_GENERAL = re.compile(r"\b(?:can|usually|typically|on average)\b")
"""What is so in general is no report of what happened: "a magnitude 6 quake can cause severe damage"."""
_SPAN = 45
_STEPS = {
    word: step
    for step, words in {
        "arrest": "arrested arrest detained captured",
        "charge": "charged indicted arraigned",
        "sentence": "sentenced jailed imprisoned convicted",
        "burial": "buried funeral",
        "visit": "visited toured",
        "jury": "jury jurors",
        "judge": "judge",
        "hearing": "hearing trial",
        "founding": "founded established",
        "mourning": "vigil coping mourned",
    }.items()
    for word in words.split()
}
_STEP = re.compile(rf"\b(?:{'|'.join(_STEPS)})\b", re.IGNORECASE)
_CONTRASTS = tuple(
    {stem(word): number for number, words in enumerate(group.split("/")) for word in words.split()}
    for group in (
        "quarter quarterly/half/year annual annually yearly/month monthly/week weekly/day daily",
        "net/gross/operating/underlying/adjusted",
        "first/second/third/fourth/fifth/sixth",
    )
)


def same_subject(left: Facts, one: int, right: Facts, other: int) -> bool:
    """Whether two sentences may speak of the same persons at the same time: neither names others or another day."""
    return same_persons(left, one, right, other) and same_days(left, one, right, other)


def same_days(left: Facts, one: int, right: Facts, other: int) -> bool:
    """Whether two sentences may speak of one time: not where each gives days and none of them meet."""
    days, others = days_of(left, one), days_of(right, other)
    return not days or not others or any(same_time(day, another) for day in days for another in others)


def same_persons(left: Facts, one: int, right: Facts, other: int) -> bool:
    """Whether two sentences may speak of the same persons: not where each names some and none are the same."""
    mine, theirs = spoken_of(left, one), spoken_of(right, other)
    return not (mine and theirs) or bool(mine & theirs)


def spoken_of(facts: Facts, number: int) -> set[int]:
    """The persons a sentence names, or the one named last before it that its "he" or "she" means."""
    sentence = facts.side.sentences[number]
    named = facts.persons(sentence.start, sentence.end)
    if named or not _PRONOUN.match(facts.side.text(number)):
        return named
    for before in facts.side.sentences[max(0, number - _BACK) : number][::-1]:
        if named := facts.persons(before.start, before.end):
            return named
    return set()


def days_of(facts: Facts, number: int) -> list[Dated]:
    """The dates of a sentence, without times of day."""
    return [dated for dated in facts.dates.get(number, ()) if dated.clock is None]


def same_time(one: Dated, other: Dated) -> bool:
    """Whether two dates may be one time; those that cannot be resolved are one when they are written alike."""
    if one.first and one.last and other.first and other.last:
        return one.first <= other.last and other.first <= one.last
    return bool(one.first or other.first) or fold(one.text) == fold(other.text)


def one_step(left: Facts, mine: Dated, right: Facts, theirs: Dated) -> bool:
    """Whether two dates are of one step of a story: what happened, the arrest, the charge, the sentence, the burial."""
    return _step(left, mine) == _step(right, theirs)


def _step(facts: Facts, dated: Dated) -> str:
    """The step whose word stands nearest before a date, else behind it; "" for what happened."""
    text = facts.side.article.text
    sentence = facts.side.sentences[facts.mark(dated.start, dated.end).sentence]
    before = _STEP.findall(text, max(sentence.start, dated.start - STEP), dated.start)
    behind = _STEP.search(text, dated.end, min(sentence.end, dated.end + STEP // 2))
    word = before[-1] if before else behind[0] if behind else ""
    return _STEPS.get(word.lower(), "")


def one_circumstance(left: Facts, one: int, mine: Term, right: Facts, other: int, theirs: Term) -> bool:
    """Whether nothing round two figures says that they are of different selections, periods or times."""
    here, there = left.side.text(one), right.side.text(other)
    return (
        _selection(here, mine) == _selection(there, theirs)
        and _group(here, mine) == _group(there, theirs)
        and _together(here, mine) == _together(there, theirs)
        and is_base(here, mine) == is_base(there, theirs)
        and not _by_and_to(here, mine, there, theirs)
        and _summed(here, mine) == _summed(there, theirs)
        and bool(_GENERAL.search(here)) == bool(_GENERAL.search(there))
        and _background(left, one, mine, other=days_of(right, other))
        and _background(right, other, theirs, other=days_of(left, one))
        and not _contrasted(left, one, mine, right, other, theirs)
        and not _other_payers(left, one, right, other, theirs)
    )


def is_base(text: str, term: Term) -> bool:
    """Whether a figure is what another is compared with: "up from £2.27bn", "against 14 a year ago"."""
    before = text[max(0, term.start - _SPAN) : term.start]
    return bool(_BASE.search(before)) and not _COMPARES.search(before)


def _selection(text: str, term: Term) -> str:
    """The word that picks out what is counted: "his first 11 seasons", "two more people"."""
    found = _SELECTED.search(text, max(0, term.start - 14), term.start)
    more = _MORE.match(text, term.end)
    return (found[1] or found[2]).lower() if found else "another" if more else ""


def _group(text: str, term: Term) -> str:
    """Which of the victims a figure counts, where it does not count all: "two women and a man died"."""
    found = _GROUP.match(text, term.end)
    return _GROUPS[found[1]] if found and _counts(term) else ""


def _counts(term: Term) -> bool:
    return term.figure is not None and term.figure.kind is FigureKind.COUNT


def _together(text: str, term: Term) -> str:
    """What is counted along: "420 passengers and crew" are not "246 passengers"."""
    found = _TOGETHER.match(text, term.end)
    return found[1] if found and plural(found[1]) and _counts(term) else ""


def _by_and_to(here: str, mine: Term, there: str, theirs: Term) -> bool:
    """Whether one figure is a change and the other a level: "by 0.5 points", "to 4.75 points"."""
    ends = [(text, max(0, term.start - 14), term.start) for text, term in ((here, mine), (there, theirs))]
    by, to = ([bool(sign.search(*end)) for end in ends] for sign in (_BY, _TO))
    return (by[0] and to[1]) or (by[1] and to[0])


def _summed(text: str, term: Term) -> bool:
    """Whether a figure is summed over a time: "over 50 arrests over four nights" are not those of one."""
    return bool(_TOTAL.search(text, max(0, term.start - BESIDE), term.end + BESIDE))


def _background(facts: Facts, number: int, term: Term, other: list[Dated]) -> bool:
    """Whether a figure is of these days, or the other sentence is dated too: "in 2004, 230,000 died" is background."""
    return bool(other) or not any(_long_ago(dated, facts.published) for dated in _beside(facts, number, term))


def _beside(facts: Facts, number: int, term: Term) -> Iterator[Dated]:
    start = facts.side.sentences[number].start
    for dated in days_of(facts, number):
        if dated.start - BESIDE < start + term.end and start + term.start < dated.end + BESIDE:
            yield dated


def _long_ago(dated: Dated, published: datetime | None) -> bool:
    """Whether a date is a month or a year that was over long before the report; without its day, any year or month."""
    if not (dated.first and dated.last) or (dated.last - dated.first).days < PERIOD:
        return False
    return published is None or dated.last < published.date() - AGO


def _other_payers(left: Facts, one: int, right: Facts, other: int, theirs: Term) -> bool:
    """Whether two sums or shares are those of other firms, clubs or polls: both sentences name some, none the same."""
    if theirs.figure is None or theirs.figure.kind not in {FigureKind.MONEY, FigureKind.PERCENT}:
        return False
    mine, others = _organisations(left, one), _organisations(right, other)
    return bool(mine and others) and not mine & others


def _organisations(facts: Facts, number: int) -> set[int]:
    sentence, found = facts.side.sentences[number], facts.side.mentions
    first = bisect_left(found, sentence.start, key=lambda mention: mention.start)
    inside = takewhile(lambda at: found[at].start < sentence.end, range(first, len(found)))
    return {facts.names[at] for at in inside if at in facts.names and found[at].kind is Kind.ORGANISATION}


def _contrasted(left: Facts, one: int, mine: Term, right: Facts, other: int, theirs: Term) -> bool:
    """Whether the words round two sums or shares set them apart: a quarter and a year, net and gross."""
    if mine.figure is None or mine.figure.kind not in {FigureKind.MONEY, FigureKind.PERCENT}:
        return False
    here, there = _round(left, one, mine), _round(right, other, theirs)
    for group in _CONTRASTS:
        ours, others = ({group[word] for word in near if word in group} for near in (here, there))
        if ours and others and not ours & others:
            return True
    return False


def _round(facts: Facts, number: int, term: Term) -> set[str]:
    """The words round a figure, with those that begin the sentence: "Net profit rose 12 percent"."""
    return {
        said.key
        for said in facts.terms[number]
        if term.start - BESIDE < said.start < term.end + BESIDE and not said.figure
    }
