"""The names of a text and their kinds, by rules.

Runs of capitals are cut where a title, a people or a sentence's first word ends, then every spelling collects
evidence over the whole text and takes the kind that most speaks for: a surname alone is the person, a company's first
word the company.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tui.entities import lexicon
from tui.entities.aliases.likeness import pieces
from tui.entities.capitals import Token, runs, tokens
from tui.entities.kinds import Evidence, Name, inner, known, outer, spelled
from tui.entities.mention import Kind, Mention

_FAMILY, _FIRM, _LAND = 40, 25, 20
"""What a full name elsewhere in the text adds to one of its words: a person's, an organisation's, a place's."""
_NATION = 30
_SURE, _BESIDE = 30, 12
_LIKELY, _ENOUGH = 15, 5
"""Evidence for a full name that its parts can trust; evidence below which a lone word has no kind of its own."""
_UNTOLD = Kind.ORGANISATION
"""What a lone unknown word is taken for: a text explains its persons and places, and takes its bodies as known."""
_CODE = re.compile(r"[A-Z]{1,4}\d+[A-Za-z]?|[A-Z][A-Za-z]*-\d+[A-Za-z]?|\d.*")
_PEOPLE = re.compile(r"(?:an|ian|ese|ish|i|ians|ans|is)$")


def names_by_rule(text: str) -> list[Mention]:
    """Persons, places, organisations, groups and works that a text names, in reading order.

    >>> said = "Syrian President Bashar al-Assad met Assad loyalists in Homs, the Interior Ministry said."
    >>> [(said[m.start : m.end], m.kind.value) for m in names_by_rule(said)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Syrian', 'group'), ('Bashar al-Assad', 'person'), ('Assad', 'person'), ('Homs', 'place'),
     ('Interior Ministry', 'organisation')]
    """
    words = tokens(text)
    cutter = _Cutter(words)
    found = [name for first, last in runs(words) for name in cutter.cut(first, last)]
    surfaces = [spelled(words[name.first : name.last]) for name in found]
    kinds = _kinds(words, found, surfaces, text)
    return [
        Mention(words[name.first].start, words[name.last - 1].end, kind)
        for name, surface in zip(found, surfaces, strict=True)
        if (kind := kinds.get(surface))
    ]


class _Cutter:
    """Cuts runs of capitals into names, knowing which words the text writes in capitals for a reason."""

    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self.telling = {word.text for word in words if word.capital and not word.first}
        self.lower = {word.low for word in words if not word.capital}

    def cut(self, first: int, last: int) -> Iterator[Name]:
        words = self.words
        if last - first > 1 and all(word.first for word in words[first:last] if word.capital):
            for start, end in self.telling_parts(first, last):
                yield from self.parts(start, end, titled=False)
            return
        titled = self.after_title(first)
        if titled and words[first].low in lexicon.TITLE_OBJECTS:
            first += 1
        while first < last and self.opens_only(first, last):
            first += 1
        if first < last:
            yield from self.parts(first, last, titled=titled)

    def telling_parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The stretches of a headline that the text elsewhere writes in capitals."""
        start = first
        for at in range(first, last + 1):
            if at == last or not self.tells(self.words[at]):
                if start < at:
                    yield start, at
                start = at + 1

    def tells(self, word: Token) -> bool:
        if word.low in lexicon.FUNCTION_WORDS:
            return False
        return word.text in self.telling or (word.low not in self.lower and known(word.text) is not None)

    def opens_only(self, first: int, last: int) -> bool:
        """Whether a run's first word is in capitals only because a sentence starts, or is an article."""
        word, words = self.words[first], self.words[first:last]
        if known(spelled(words)):
            return False
        if word.low.split("-")[0] in lexicon.FUNCTION_WORDS:
            return True
        if not word.first or word.text in self.telling or word.low in lexicon.TITLES:
            return False
        if len(words) == 1 or not words[1].capital:
            return word.low in self.lower or _wordlike(word.low)
        if known(word.text) or word.text in lexicon.first_names():
            return False
        headed = words[-1].low in lexicon.ORGANISATION_HEADS or words[-1].low in lexicon.PLACE_HEADS
        return not headed and (word.low in self.lower or _wordlike(word.low))

    def after_title(self, first: int) -> bool:
        """Whether "Secretary of" or "Chancellor of the" stands before."""
        back = [word.low for word in self.words[max(0, first - 3) : first]]
        if back[-1:] == ["the"]:
            back.pop()
        return (
            back[-1:] == ["of"]
            and len(back) > 1
            and back[-2] in lexicon.TITLES
            and self.words[first].low in lexicon.TITLE_OBJECTS
        )

    def parts(self, first: int, last: int, *, titled: bool) -> Iterator[Name]:
        """The names in a run: what a title, a people or a country before a person cuts off."""
        words = self.words
        last = self.without_title(first, last)
        if first >= last:
            return
        run = words[first:last]
        headed = len(run) > 1 and run[-1].low in lexicon.ORGANISATION_HEADS
        if known(spelled(run)) or (headed and not self.person_in(run)):
            yield Name(first, last, titled)
            return
        if (title := self.last_title(first, last)) >= 0:
            yield from self.parts(first, self.before_title(first, title), titled=False)
            yield from self.parts(title + 1, last, titled=True)
            return
        for size in (2, 1):
            if size < len(run) and known(spelled(run[:size])) is Kind.GROUP:
                yield Name(first, first + size, titled=False)
                yield from self.parts(first + size, last, titled=titled)
                return
        yield Name(first, last, titled)

    def without_title(self, first: int, last: int) -> int:
        """The end of the run without a title that nothing follows ("the Prime Minister")."""
        end = last
        while end - first > 1 and self.words[end - 1].text in lexicon.POST_NOMINALS:
            end -= 1
        if end - first > 1 and known(spelled(self.words[first:end])):
            return end
        if end > first and self.words[end - 1].low.rstrip(".") in lexicon.TITLES:
            end = self.before_title(first, end - 1)
        return end

    def before_title(self, first: int, title: int) -> int:
        """Where what stands before a title ends: "Foreign" and "Prime" belong to it."""
        while title > first and self.words[title - 1].low.rstrip(".") in (lexicon.TITLE_MODIFIERS | lexicon.TITLES):
            title -= 1
        return title

    def last_title(self, first: int, last: int) -> int:
        return next(
            (at for at in range(last - 2, first - 1, -1) if self.words[at].low.rstrip(".") in lexicon.TITLES), -1
        )

    def person_in(self, run: list[Token]) -> bool:
        """Whether a title and a first name stand in a run, so that its last word is a surname ("Judge Ann Church")."""
        return any(
            word.low.rstrip(".") in lexicon.TITLES and after.text in lexicon.first_names()
            for word, after in pairwise(run)
        )


def _kinds(words: list[Token], found: list[Name], surfaces: list[str], text: str) -> dict[str, Kind]:
    """The kind of every spelling, where something tells it."""
    evidence: dict[str, Evidence] = {}
    for name, surface in zip(found, surfaces, strict=True):
        if surface not in evidence:
            evidence[surface] = inner(words[name.first : name.last])
        evidence[surface].update(outer(words, name, text))
    _share(evidence)
    _coordinate(words, found, surfaces, evidence)
    _derive(evidence)
    return {surface: kind for surface, scores in evidence.items() if (kind := _decided(surface, scores))}


def _share(evidence: dict[str, Evidence]) -> None:
    """Let full names speak for their parts: "Vass" is Leonard P. Vass, "Halvern" the Halvern Group."""
    parts: dict[str, Evidence] = defaultdict(Counter)
    for surface, scores in evidence.items():
        words = pieces(surface)
        if len(words) > 1 and scores:
            kind, _ = _strongest(scores)
            if kind is Kind.PERSON:
                weight = _FAMILY if scores[kind] > _LIKELY else _FAMILY // 2
                parts[words[-1]][kind] = max(parts[words[-1]][kind], weight)
                parts[words[0]][kind] = max(parts[words[0]][kind], weight // 2)
            elif kind in {Kind.ORGANISATION, Kind.PLACE}:
                parts[words[0]][kind] = _FIRM if kind is Kind.ORGANISATION else _LAND
    for surface, scores in evidence.items():
        words = pieces(surface)
        if len(words) == 1 and words[0] in parts:
            scores.update(parts[words[0]])


def _coordinate(words: list[Token], found: list[Name], surfaces: list[str], evidence: dict[str, Evidence]) -> None:
    """Let a name that nothing tells take the kind of the one beside it: "Rastan and Talbiseh"."""
    for (one, other), (left, right) in zip(pairwise(found), pairwise(surfaces), strict=True):
        linked = words[one.last].low == "and" and other.first == one.last + 1
        if not linked and not (other.first == one.last and words[other.first].gap == ", "):
            continue
        for told, untold in ((left, right), (right, left)):
            kind, score = _strongest(evidence[told])
            if score >= _SURE and _strongest(evidence[untold])[1] <= _LIKELY:
                evidence[untold][kind] += _BESIDE


def _strongest(scores: Evidence) -> tuple[Kind, int]:
    return max(scores.items(), key=lambda item: item[1], default=(_UNTOLD, 0))


def _derive(evidence: dict[str, Evidence]) -> None:
    """Take "Tarnian" for a people where the text also names Tarnia."""
    lone = [surface for surface in evidence if " " not in surface]
    stems = {surface[:4] for surface in lone if not _PEOPLE.search(surface)}
    for surface in lone:
        if len(surface) > 5 and _PEOPLE.search(surface) and surface[:4] in stems:
            evidence[surface][Kind.GROUP] += _NATION


def _decided(surface: str, scores: Evidence) -> Kind | None:
    """The kind that most speaks for; a capital in mid-sentence alone makes a name of a word no dictionary has."""
    if not known(surface) and (surface in lexicon.NOT_ORGANISATIONS or _CODE.fullmatch(surface)):
        return None
    kind, score = _strongest(scores)
    common = surface.lower() in lexicon.common_words()
    if score >= (_LIKELY if common else _ENOUGH):
        return kind
    return None if common or len(surface) < 2 else _UNTOLD


def _wordlike(low: str) -> bool:
    """Whether a lower-case word is one of the language rather than a name."""
    words = lexicon.common_words()
    return low in words or low.removesuffix("s") in words or low.endswith(_ENDINGS)


_ENDINGS = ("ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ers", "ors", "ists")
