"""What speaks for a token's label: the traits of the words round it, and what its stretch and its text show.

Features are numbers of 32 bits, made by stirring small numbers together; the same functions make them when the tagger
is trained and when it runs. Besides a window of two words each way they tell what stands before and after the whole
stretch of capitals, how it ends, and what else the text does with the word, which tells more of a rare name than its
own letters.

The arithmetic is written out: a call for every feature would take half of the tagger's time.
"""

from __future__ import annotations

from collections import defaultdict

from tui.entities.tagging.tokens import Opening, Tokens
from tui.entities.tagging.traits import Traits, told
from tui.entities.tagging.wordbook import MASK as M
from tui.entities.tagging.wordbook import Wordbook, code, joined

WINDOW = (-2, -1, 0, 1, 2)
"""Distances of the words whose traits count for a token."""
A, B, C, D = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F
"""Odd numbers to stir with: a template's number, and up to three values."""
EDGE = Traits("<>", 1, 1, 1, 0, 0, 0, 0, False)
"""Stands before the first word and behind the last."""
_MOST_NEIGHBOURS = 6
"""Neighbours elsewhere in the text that count for a word."""
_LONGEST_NAME = 6
_MOST_CAPITALS = 6
"""A stretch with more is one with many."""


def window_features(traits: Traits, distance: int) -> list[int]:
    """What a word says of the token that stands `distance` words before it."""
    place = (100 + distance) * A
    return [place + trait * B & M for trait in told(traits, distance)]


class TextFeatures:
    """The features of the tokens of one text, but those of the window."""

    def __init__(self, tokens: Tokens, traits: list[Traits], stretches: list[tuple[int, int]], book: Wordbook) -> None:
        self.tokens = tokens
        self.traits = [*traits, EDGE, EDGE]  # so that -1, -2, and what is one or two behind the end, are the edge
        self.book = book
        self.within: dict[str, int] = defaultdict(int)
        self.small = {each.low for each in traits if not each.capital}
        self.before: dict[str, dict[int, int]] = defaultdict(dict)
        self.after: dict[str, dict[int, int]] = defaultdict(dict)
        self.seen: dict[str, int] = defaultdict(int)
        self.inside: set[str] = set()
        self.leading: set[str] = set()
        for first, last in stretches:
            self._survey(first, last)

    def _survey(self, first: int, last: int) -> None:
        """Note what the text does with the capitalised words of a stretch."""
        for at in range(first, last):
            here = self.traits[at]
            if not here.capital:
                continue
            form, opening = here.form, self.tokens.openings[at]
            self.within[form] += opening is Opening.WITHIN
            if opening is not Opening.HEADLINE:
                self.seen[form] += 1
                for beside, kin in ((self.before, self.traits[at - 1].kin), (self.after, self.traits[at + 1].kin)):
                    if len(beside[form]) < _MOST_NEIGHBOURS:
                        beside[form][kin] = 1
            if at > first:
                self.inside.add(form)
            if at < last - 1:
                self.leading.add(form)

    def of_stretch(self, first: int, last: int) -> list[int]:
        """What stands before and behind a stretch, how it begins, how it ends, and how long it is."""
        traits = self.traits
        end, before, after = traits[last - 1], traits[first - 1], traits[last]
        size = self._size(first, last)
        return [
            11 * A + size * B & M,
            12 * A + before.low * B & M,
            13 * A + after.low * B & M,
            14 * A + size * B + before.kin * C & M,
            15 * A + size * B + after.kin * C & M,
            16 * A + before.kin * B + after.kin * C & M,
            19 * A + end.low * B & M,
            20 * A + traits[first].low * B & M,
            21 * A + end.kin * B & M,
            22 * A + end.trades * B & M,
        ]

    def _size(self, first: int, last: int) -> int:
        if last - first == 1:
            return 1
        return min(_MOST_CAPITALS, sum(each.capital for each in self.traits[first:last]))

    def of_token(self, at: int, first: int, last: int) -> list[int]:
        """What a token's neighbours, and its place in its stretch, tell of it."""
        traits = self.traits
        here, before, after = traits[at], traits[at - 1], traits[at + 1]
        opening = self.tokens.openings[at]
        position = 0 if at == first else 2 if at == last - 1 else 1
        return [
            3 * A + before.shape * B + here.shape * C + after.shape * D & M,
            4 * A + before.kin * B + here.kin * C & M,
            5 * A + here.kin * B + after.kin * C & M,
            6 * A + before.kin * B + after.kin * C & M,
            7 * A + traits[at - 2].kin * B + before.kin * C & M,
            8 * A + after.kin * B + traits[at + 2].kin * C & M,
            9 * A + opening * B & M,
            10 * A + opening * B + here.habit * C & M,
            30 * A + position * B + self._size(first, last) * C & M,
            32 * A + position * B + traits[last - 1].trades * C & M,
            25 * A + (self.within[here.form] > (opening is Opening.WITHIN)) * B & M,
            26 * A + ((1 + opening) if here.low in self.small else 0) * B & M,
        ]

    def of_word(self, here: Traits) -> list[int]:
        """What the text does with a word wherever it stands."""
        if not here.capital:
            return [24 * A & M]
        form = here.form
        found = [27 * A + ((form in self.inside) + 2 * (form in self.leading)) * B & M]
        if self.seen[form] > 1:
            found += [28 * A + kin * B & M for kin in self.before[form]]
            found += [29 * A + kin * B & M for kin in self.after[form]]
        return found

    def of_names(self, first: int, last: int) -> dict[int, list[int]]:
        """Which tokens make a name of several words that a gazetteer has, and where in it they stand."""
        found: dict[int, list[int]] = {}
        for start in range(first, last - 1):
            hashed, end, lists = code(self.tokens.forms[start]), start, 0
            for at in range(start + 1, min(last, start + _LONGEST_NAME)):
                hashed = joined(hashed, code(self.tokens.forms[at]))
                bits = self.book.name(hashed)
                if bits < 0:
                    break
                if bits:
                    end, lists = at + 1, bits
            for at in range(start, end):
                position = 0 if at == start else 2 if at == end - 1 else 1
                found.setdefault(at, []).extend(
                    23 * A + position * B + bit * C & M for bit in range(lists.bit_length()) if lists >> bit & 1
                )
        return found
