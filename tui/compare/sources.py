"""Two sources: of two figures that differ, and of one claim that two reports have from different mouths.

Where figures differ, who gives each is the first thing a reader asks. Where two reports tell one thing in nearly the
same words and name different sources for it, that is news too. Only sources that can be told apart count: names
("Borsk's foreign ministry", "the Tarnian defence ministry") or, for a claim, two institutions ("police" and "the
hospital"); "officials" can be anybody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tui.compare.comparison import Aspect, Difference, Link, Mark, Verdict
from tui.compare.facts import Facts
from tui.compare.partners import partners
from tui.compare.terms import Term, terms
from tui.text.words import stem

COVERED = 0.7
"""Share of the shorter claim's words that the longer one has, from which two claims are one."""
LEAST = 4
"""Words, names and figures that two claims must share."""
TOLD = 3
"""Words of those that are no names; a figure counts twice."""
_WHO = r"(?:[^,.;]|\.(?= [A-Z]))"
_SAY = r"(?<! who)(?<! which)(?<! that) (?:said|says|told|confirmed|announced|reported)"
_SOURCE = re.compile(
    rf"\b[Aa]ccording to (?P<cited>{_WHO}{{3,80}})|, (?P<saying>{_WHO}{{3,80}}?){_SAY}\b"
    rf"|^(?P<opening>{_WHO}{{3,60}}?){_SAY}\b"
)
_ANYBODY = frozenset(
    stem(word)
    for word in "authorities officials sources reports media police witnesses experts analysts statement".split()
)
"""Who can be anybody, even with the capital that begins a sentence."""
_INSTITUTIONS = {
    stem(word): number
    for number, words in enumerate(
        (
            "police officers detectives sheriff policeman investigators",
            "prosecutors prosecutor prosecution",
            "hospital doctors medics surgeons",
            "army military soldiers troops",
            "firefighters fire",
            "ministry minister",
            "union unions",
            "witnesses witness residents villagers neighbours neighbors",
            "lawyer lawyers attorney barrister",
            "rebels militants insurgents",
            "company firm operator airline manufacturer maker",
            "coastguard",
        )
    )
    for word in words.split()
}


def differing(left: Facts, right: Facts, links: Iterable[Link], figures: Iterable[Difference]) -> Iterator[Difference]:
    """The sources of figures that differ, where both are named and are not one, and those of one claim."""
    told: set[tuple[int, int]] = set()
    for found in figures:
        if found.verdict is not Verdict.DIFFER:
            continue
        mine, theirs = _source(left, found.left.sentence), _source(right, found.right.sentence)
        if mine is None or theirs is None or (mine.sentence, theirs.sentence) in told:
            continue
        if _others(left, mine, right, theirs) or _givers(left, mine, right, theirs):
            told.add((mine.sentence, theirs.sentence))
            yield _difference(mine, theirs, "The figures come")
    yield from _claims(left, right, links, told)


def _claims(left: Facts, right: Facts, links: Iterable[Link], told: set[tuple[int, int]]) -> Iterator[Difference]:
    """One claim from two sources: two sentences that are each other's only link, and quote nobody."""
    found, quoting = list(links), [{number for number, _ in facts.quotes} for facts in (left, right)]
    rows, columns = Counter(link.left for link in found), Counter(link.right for link in found)
    for link in found:
        if rows[link.left] > 1 or columns[link.right] > 1 or (link.left, link.right) in told:
            continue
        if link.left in quoting[0] or link.right in quoting[1]:
            continue
        mine, theirs = _source(left, link.left), _source(right, link.right)
        if mine and theirs and _one_claim(left, mine, right, theirs) and _apart(left, mine, right, theirs):
            yield _difference(mine, theirs, "The same comes")


def _source(facts: Facts, number: int) -> Mark | None:
    """Who a sentence says it has its facts from: the last one it names."""
    matches = list(_SOURCE.finditer(facts.side.text(number)))
    if not matches:
        return None
    name = next(name for name in ("cited", "saying", "opening") if matches[-1][name])
    return facts.mark_in(number, *matches[-1].span(name))


def _others(left: Facts, mine: Mark, right: Facts, theirs: Mark) -> bool:
    """Whether two sources have names that have nothing in common."""
    return bool(_names(mine) and _names(theirs)) and _strangers(left, mine, right, theirs)


def _givers(left: Facts, mine: Mark, right: Facts, theirs: Mark) -> bool:
    """Whether two sentences that each give but one figure have it from two sources, be one only an institution."""
    if len(left.figures[mine.sentence]) != 1 or len(right.figures[theirs.sentence]) != 1:
        return False
    institutions = _institutions(mine), _institutions(theirs)
    told = bool(_names(mine) or institutions[0]) and bool(_names(theirs) or institutions[1])
    return told and not institutions[0] & institutions[1] and _strangers(left, mine, right, theirs)


def _strangers(left: Facts, mine: Mark, right: Facts, theirs: Mark) -> bool:
    ours, others = _names(mine), _names(theirs)
    common = {term.key for term in ours} & {term.key for term in others} or partners(ours, others)
    return not common and not _entities(left, mine) & _entities(right, theirs)


def _apart(left: Facts, mine: Mark, right: Facts, theirs: Mark) -> bool:
    """Whether the sources of a claim are two: other institutions, or names without anything in common."""
    ours, others = _institutions(mine), _institutions(theirs)
    if ours and others:
        return not ours & others
    return not (ours or others) and _others(left, mine, right, theirs)


def _one_claim(left: Facts, mine: Mark, right: Facts, theirs: Mark) -> bool:
    """Whether what two sources say is the same: most words of the shorter claim, and no figure that only one has."""
    ours, others = _said(left, mine), _said(right, theirs)
    shared = ours.keys() & others.keys()
    told = sum(1 + (ours[key].figure is not None) for key in shared if not ours[key].name)
    return told >= TOLD and len(shared) >= LEAST and len(shared) >= COVERED * min(len(ours), len(others))


def _said(facts: Facts, source: Mark) -> dict[str, Term]:
    """The telling words and figures of a sentence outside its source."""
    return {
        term.key: term
        for term in facts.terms[source.sentence]
        if term.telling and not source.start <= term.start < source.end and term.key not in _SAYING
    }


_SAYING = frozenset(stem(word) for word in ("said", "says", "told", "confirmed", "announced", "reported", "according"))


def _institutions(mark: Mark) -> set[int]:
    return {_INSTITUTIONS[term.key] for term in terms(mark.text) if term.key in _INSTITUTIONS}


def _names(mark: Mark) -> list[Term]:
    return [term for term in terms(mark.text) if term.name and term.key not in _ANYBODY]


def _entities(facts: Facts, mark: Mark) -> set[int]:
    start = facts.side.sentences[mark.sentence].start
    return facts.people(start + mark.start, start + mark.end)


def _difference(mine: Mark, theirs: Mark, what: str) -> Difference:
    first, second = sorted((mine.text, theirs.text))
    return Difference(Aspect.ATTRIBUTION, Verdict.DIFFER, mine, theirs, f"{what} from {first} and from {second}.")
