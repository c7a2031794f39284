"""The trained tagger at work: a text's names with what speaks for each kind.

Three steps: every stretch of capitals is labelled by itself; what the whole text says of a name then decides on its
kind, for a name has one kind in a text; and names that were found once are found wherever they are repeated.
"""

from __future__ import annotations

from struct import Struct
from typing import Any

from tui.entities.mention import Mention
from tui.entities.tagging.agreement import Found, agreed
from tui.entities.tagging.chain import Chain
from tui.entities.tagging.features import WINDOW, TextFeatures, window_features
from tui.entities.tagging.stretches import stretches
from tui.entities.tagging.tokens import tokens
from tui.entities.tagging.traits import Traits, traits
from tui.entities.tagging.weights import LABELS, ROW, Model, Rows

_FIELDS = Struct(f"<{len(LABELS)}H")
_OUT, _PERSON_ON, _PLACE, _PLACE_ON = map(LABELS.index, ("O", "I-person", "B-place", "I-place"))
_KEPT = 40_000
"""Words, and features, of which what the model says is kept: most of the words of some hundred articles."""


class Tagger:
    """Finds names by what a model has learnt. One may serve several threads: what it keeps are only copies."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.chain = Chain([[round(move / model.unit) for move in row] for row in model.moves])
        self._traits: dict[str, Traits] = {}
        self._windows: tuple[dict[str, int], ...] = tuple({} for _ in WINDOW)
        self._rows = Rows(model)

    def names(self, text: str) -> list[Mention]:
        """Persons, places, organisations, groups and works that a text names, in reading order. Linear in time."""
        read = tokens(text)
        self._trim()
        known = self._traits
        told = [known.get(form) or self._look(form) for form in read.forms]
        spans = stretches(read.forms, [each.capital for each in told])
        shown = TextFeatures(read, told, spans, self.model.book)
        words: dict[str, int] = {}
        scores = [self._scores(shown, first, last, words) for first, last in spans]
        found = [
            Found(at, end, kind)
            for (first, last), rows in zip(spans, scores, strict=True)
            for at, end, kind in _named(_parted(self.chain.best(rows), read.forms[first:last]), first)
        ]
        return [
            Mention(read.starts[name.first], read.ends[name.last - 1], name.kind, evidence=name.evidence)
            for name in agreed(read, spans, scores, found, self.model.unit)
        ]

    def _scores(self, shown: TextFeatures, first: int, last: int, words: dict[str, int]) -> list[tuple[int, ...]]:
        """Of each token of a stretch the score of each label. `words` keeps what the text shows of a word."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
        traits = shown.traits
        shared = self._sum(shown.of_stretch(first, last))
        named = shown.of_names(first, last) if last - first > 1 else {}
        scores = []
        for at in range(first, last):
            here = traits[at]
            form = here.form
            total = shared + self._sum(shown.of_token(at, first, last))
            row = words.get(form)
            if row is None:
                row = words[form] = self._sum(shown.of_word(here))
            total += row
            for window, distance in zip(self._windows, WINDOW, strict=True):
                other = traits[at + distance]
                row = window.get(other.form)
                if row is None:
                    row = window[other.form] = self._sum(window_features(other, distance))
                total += row
            if at in named:
                total += self._sum(named[at])
            scores.append(_FIELDS.unpack(total.to_bytes(ROW, "little")))
        return scores

    def _sum(self, features: list[int]) -> int:
        """What features add to the labels, as one number."""
        return sum(map(self._rows.__getitem__, features))

    def _look(self, form: str) -> Traits:
        found = self._traits[form] = traits(form, self.model.book)
        return found

    def _trim(self) -> None:
        """Forget what was kept when it has become much."""
        kept: tuple[dict[Any, Any], ...] = (self._traits, *self._windows, self._rows)
        for each in kept:
            if len(each) > _KEPT:
                each.clear()


def _parted(labels: list[int], forms: list[str]) -> list[int]:
    """The labels with full names that end before "of": "Ann Low of Loxham" is two names, "Joan of Arc" one."""
    for at, form in enumerate(forms):
        if form == "of" and labels[at - 1 : at + 2] == [_PERSON_ON] * 3:
            end = at + 1
            while end < len(labels) and labels[end] == _PERSON_ON:
                end += 1
            labels[at:end] = [_OUT, _PLACE, *[_PLACE_ON] * (end - at - 2)]
    return labels


def _named(labels: list[int], first: int) -> list[tuple[int, int, int]]:
    """The names that labels mark: first token, behind the last, number of the kind."""
    found, at = [], 0
    while at < len(labels):
        end = at + 1
        if label := labels[at]:
            kind = (label - 1) // 2
            while end < len(labels) and labels[end] == 2 * kind + 2:
                end += 1
            found.append((first + at, first + end, kind))
        at = end
    return found
