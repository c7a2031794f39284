"""Quotations that differ: cut short, given in other words, or put into another mouth.

What somebody said is the safest thing two reports share: in 300 pairs of real reports one quotation in twenty was the
same, more were cut, and a few were altered. Quotations of four words and more that share a telling word are paired.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.compare.comparison import Aspect, Difference, Link, Verdict
from tui.compare.copies import inside, runs
from tui.compare.facts import Facts, sentence_at
from tui.compare.terms import terms
from tui.entities.speech.quotes import Quote
from tui.text.words import fold, words

LEAST_WORDS = 4
WHOLE = 97
"""Likeness of two quotations, in percent, from which they are the same words (misspelt or with other commas)."""
INSERTED = 92
"""The same where a reporter put a word of his own in brackets: "[The police] have a hard time"."""
ALTERED = 75
TRANSLATED = 50
"""The same for one speaker in two linked sentences: what was said in another language comes back in other words."""
PASSAGE = 3
"""Words in a row that a report must have for them to be said in it."""
ROUND = 1_500
"""Characters before and behind a quotation in which the rest of it may stand."""
NEAR_NAME = 0.65
"""JaroWinkler from which two names may be one (al-Jawlani is al-Golani): silence is cheaper than a wrong flag."""
CROWD = 20
"""A word in more quotations than this says nothing about which of them are one."""
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]")


class Said(NamedTuple):
    """A quotation ready to be compared."""

    sentence: int
    quote: Quote
    tokens: tuple[str, ...]
    telling: frozenset[str]
    speakers: frozenset[int]
    inserted: bool
    """Whether a reporter put words into it, in brackets."""

    @property
    def plain(self) -> str:
        """The words alone, as likeness is measured on them."""
        return " ".join(self.tokens)


class Statement(NamedTuple):
    """Two quotations of what seems to be one statement."""

    left: Said
    right: Said
    likeness: float
    verdict: Verdict | None

    @property
    def places(self) -> set[tuple[int, int]]:
        """Where the two quotations stand: report, offset."""
        return {(0, self.left.quote.start), (1, self.right.quote.start)}


def differing(left: Facts, right: Facts, links: Iterable[Link]) -> Iterator[Difference]:
    """The statements that both reports quote, where the words or the speaker differ."""
    pairs = statements(left, right, links)
    agreed = {place for pair in pairs if _one_speaker(pair) for place in pair.places}
    for pair in pairs:
        if pair.verdict and not _continued(left, right, pair):
            yield _worded(left, right, pair, pair.verdict)
        if pair.verdict is not Verdict.ALTERED and not agreed & pair.places and _other_mouth(left, right, pair):
            yield _attributed(left, right, pair)


def statements(left: Facts, right: Facts, links: Iterable[Link]) -> list[Statement]:
    """The statements that both reports quote, alike or not: each quotation with its likest partner."""
    linked = {(link.left, link.right) for link in links}
    pairs = [pair for one, other in _candidates(_said(left), _said(right)) if (pair := _statement(one, other, linked))]
    best: dict[tuple[int, int], float] = defaultdict(float)
    for pair in pairs:
        for key in ((0, pair.left.quote.start), (1, pair.right.quote.start)):
            best[key] = max(best[key], pair.likeness)
    return [
        pair for pair in pairs if pair.likeness >= max(best[0, pair.left.quote.start], best[1, pair.right.quote.start])
    ]


def _said(facts: Facts) -> Iterator[Said]:
    for number, quote in facts.quotes:
        text = facts.side.article.text[quote.start : quote.end]
        tokens = _tokens(text)
        if len(tokens) >= LEAST_WORDS:
            telling = frozenset(term.key for term in terms(text) if term.telling)
            named = facts.people(quote.speaker_start, quote.speaker_end) if quote.speaker else set()
            inserted = _BRACKETS.search(text) is not None
            yield Said(number, quote, tokens, telling, frozenset(named), inserted)


def _tokens(text: str) -> tuple[str, ...]:
    """The words that were spoken: what stands in brackets the reporter put there."""
    text = _BRACKETS.sub(" ", text)
    return tuple(fold(word.text) for word in words(text) if word.text[0].isalnum())


def _candidates(left: Iterable[Said], right: Iterable[Said]) -> list[tuple[Said, Said]]:
    """Pairs of quotations that share a telling word."""
    ours, theirs = _by_word(left), _by_word(right)
    found: dict[tuple[int, int], tuple[Said, Said]] = {}
    for key in ours.keys() & theirs.keys():
        if len(ours[key]) <= CROWD and len(theirs[key]) <= CROWD:
            found |= {(a.quote.start, b.quote.start): (a, b) for a in ours[key] for b in theirs[key]}
    return [found[places] for places in sorted(found)]


def _by_word(said: Iterable[Said]) -> dict[str, list[Said]]:
    index: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        for key in one.telling:
            index[key].append(one)
    return index


def _statement(one: Said, other: Said, linked: set[tuple[int, int]]) -> Statement | None:
    """Two quotations as one statement, with what differs in the words; None when they are two statements."""
    from rapidfuzz import fuzz

    likeness = fuzz.ratio(one.plain, other.plain)
    if likeness >= (INSERTED if one.inserted or other.inserted else WHOLE):
        return Statement(one, other, likeness, None)
    short, long = sorted((one, other), key=lambda said: (len(said.tokens), said.plain))
    part = fuzz.partial_ratio(short.plain, long.plain, score_cutoff=WHOLE)
    if part and len(long.tokens) - len(short.tokens) >= 2:
        return Statement(one, other, part, Verdict.CUT)
    translated = bool(one.speakers & other.speakers) and (one.sentence, other.sentence) in linked
    common = len(one.telling & other.telling)
    if likeness >= ALTERED or (translated and likeness >= TRANSLATED and common >= 2):
        return Statement(one, other, likeness, Verdict.ALTERED)
    return None


def _continued(left: Facts, right: Facts, pair: Statement) -> bool:
    """Whether a cut quotation goes on elsewhere in the report that cut it: "... ," he said, "..."."""
    if pair.verdict is not Verdict.CUT:
        return False
    short, long, facts = pair.left, pair.right, left
    if len(short.tokens) > len(long.tokens):
        short, long, facts = pair.right, pair.left, right
    text = facts.side.article.text
    said = runs(_tokens(text[max(0, short.quote.start - ROUND) : short.quote.end + ROUND]), PASSAGE)
    return len(long.tokens) - inside(long.tokens, said, PASSAGE) <= 1


def _other_mouth(left: Facts, right: Facts, pair: Statement) -> bool:
    """Whether the same words come from two different speakers, both named in the sentence of the quotation."""
    ends = ((left, pair.left), (right, pair.right))
    if not all(
        said.speakers and sentence_at(facts.side, said.quote.speaker_start) == said.sentence for facts, said in ends
    ):
        return False
    return not _one_speaker(pair)


def _one_speaker(pair: Statement) -> bool:
    """Whether two speakers are one, or may be under another title or spelling: with a word that is nearly the same."""
    from rapidfuzz.distance import JaroWinkler

    if pair.left.speakers & pair.right.speakers:
        return True
    speakers = pair.left.quote.speaker, pair.right.quote.speaker
    ours, others = ([term.key for term in terms(speaker) if term.telling] for speaker in speakers)
    return any(JaroWinkler.similarity(one, other) >= NEAR_NAME for one in ours for other in others)


def _worded(left: Facts, right: Facts, pair: Statement, verdict: Verdict) -> Difference:
    long, short = sorted((len(pair.left.tokens), len(pair.right.tokens)), reverse=True)
    why = (
        f"One report quotes {short} words of this, the other {long}."
        if verdict is Verdict.CUT
        else f"One statement in two wordings, {pair.likeness:.0f} % alike."
    )
    mine, theirs = pair.left.quote, pair.right.quote
    return Difference(Aspect.QUOTE, verdict, left.mark(mine.start, mine.end), right.mark(theirs.start, theirs.end), why)


def _attributed(left: Facts, right: Facts, pair: Statement) -> Difference:
    mine, theirs = pair.left.quote, pair.right.quote
    first, second = sorted((mine.speaker, theirs.speaker))
    return Difference(
        Aspect.ATTRIBUTION,
        Verdict.DIFFER,
        left.mark(mine.speaker_start, mine.speaker_end),
        right.mark(theirs.speaker_start, theirs.speaker_end),
        f"The same words, from {first} and from {second}.",
    )
