"""One name, one kind: what a whole text says of a name decides what each of its mentions is.

A rare name tells little where it stands alone; its other mentions, and the full name of the same person, tell more.
What speaks for each kind is therefore added up over all mentions of a spelling, which is better than a vote: one clear
mention outweighs three doubtful ones. Names that were found once are then marked wherever they are repeated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add

from tui.entities.mention import NAMED, Kind
from tui.entities.tagging.tokens import Opening, Tokens

_SHARED, _MOST_SHARED = 0.5, 8.0
"""How much of what speaks for a full name speaks for its surname too, and the most of it (logarithm of odds)."""
_DOUBTFUL = 1.5
"""With a smaller lead of its kind a word alone may be short for a body: "Paris" is not the Paris Club."""
_SURE = 2.0
"""What must speak for a name, against its being none, to mark its repeats."""
_PERSON, _ORGANISATION = NAMED.index(Kind.PERSON), NAMED.index(Kind.ORGANISATION)


@dataclass(slots=True)
class Found:
    """A name as a stretch has it: tokens first to last (exclusive)."""

    first: int
    last: int
    number: int
    """Of its kind, in `NAMED`."""
    evidence: tuple[float, ...] = ()
    """What speaks for each kind, natural logarithm of odds."""
    sure: float = 0.0
    """What speaks for its being a name."""

    @property
    def kind(self) -> Kind:
        """What the name names."""
        return NAMED[self.number]


@dataclass(slots=True)
class _Spelling:
    """All mentions of a name that are spelled alike."""

    total: list[float] = field(default_factory=lambda: [0.0] * len(NAMED))
    count: int = 0
    sure: float = 0.0

    @property
    def lead(self) -> float:
        """By how much the likeliest kind leads the next."""
        next_best, best = sorted(self.total)[-2:]
        return best - next_best

    def add(self, name: Found) -> None:
        """Count a mention in."""
        self.total = list(map(add, self.total, name.evidence))
        self.count += 1
        self.sure = max(self.sure, name.sure)


def agreed(
    tokens: Tokens,
    spans: Sequence[tuple[int, int]],
    scores: Sequence[Sequence[Sequence[int]]],
    found: list[Found],
    unit: float,
) -> list[Found]:
    """The names with kinds that the whole text agrees on, and their repeats, in reading order."""
    rows = {
        first + at: row for (first, _), stretch in zip(spans, scores, strict=True) for at, row in enumerate(stretch)
    }
    for name in found:
        name.evidence, name.sure = _weighed(rows, name.first, name.last, unit)
    spellings: dict[tuple[str, ...], _Spelling] = defaultdict(_Spelling)
    for name in found:
        spellings[_spelled(tokens, name)].add(name)
    repeats = _repeats(tokens, spans, rows, found, spellings, unit)
    for name in repeats:
        spellings[_spelled(tokens, name)].add(name)
    _share(spellings)
    for name in (*found, *repeats):
        spelling = spellings[_spelled(tokens, name)]
        name.number = spelling.total.index(max(spelling.total))
        name.evidence = tuple(total / spelling.count for total in spelling.total)
    return sorted([*found, *repeats], key=lambda name: name.first)


def _weighed(rows: dict[int, Sequence[int]], first: int, last: int, unit: float) -> tuple[tuple[float, ...], float]:
    """What speaks for each kind of a name, about its mean; and what speaks for the best against none."""
    row = rows[first]
    sums, none = row[1::2], row[0]
    for at in range(first + 1, last):
        row = rows[at]
        sums, none = tuple(map(add, sums, row[2::2])), none + row[0]
    mean = sum(sums) / len(sums)
    return tuple([unit * (each - mean) for each in sums]), unit * (max(sums) - none)


def _spelled(tokens: Tokens, name: Found) -> tuple[str, ...]:
    return tuple(tokens.forms[name.first : name.last])


def _share(spellings: dict[tuple[str, ...], _Spelling]) -> None:
    """Let a full name speak for the word that stands for it: "Vass" is Leonard P. Vass, "Halvern" the Halvern Group."""
    for words, spelling in list(spellings.items()):
        best = max(spelling.total)
        for kind, short in ((_PERSON, words[-1:]), (_ORGANISATION, words[:1])):
            alone = spellings.get(short) if len(words) > 1 and spelling.total[kind] == best else None
            if alone and (kind == _PERSON or alone.lead < _DOUBTFUL):
                alone.total[kind] += min(_MOST_SHARED, _SHARED * best)


def _repeats(
    tokens: Tokens,
    spans: Sequence[tuple[int, int]],
    rows: dict[int, Sequence[int]],
    found: list[Found],
    spellings: dict[tuple[str, ...], _Spelling],
    unit: float,
) -> list[Found]:
    """Where a name that is sure stands once more without having been found."""
    taken = {at for name in found for at in range(name.first, name.last)}
    known = _Known(tokens.forms, spellings)
    again = []
    for first, last in spans:
        at = first
        while at < last:
            size = 0 if at in taken or tokens.openings[at] is Opening.HEADLINE else known.size(at, last)
            if size and taken.isdisjoint(range(at, at + size)):
                name = Found(at, at + size, 0)
                name.evidence, name.sure = _weighed(rows, name.first, name.last, unit)
                again.append(name)
            at += size or 1
    return again


class _Known:
    """The names that are sure, found again by how they begin: a text may hold a thousand that all begin with "John"."""

    def __init__(self, forms: list[str], spellings: dict[tuple[str, ...], _Spelling]) -> None:
        self.forms = forms
        self.names: set[tuple[str, ...]] = set()
        self.sizes: dict[str, set[int]] = defaultdict(set)
        small = {form for form in forms if form.islower()}
        for words, spelling in spellings.items():
            surname = words[-1:] if spelling.total[_PERSON] == max(spelling.total) else words
            for told in (words, surname):
                if spelling.sure >= _SURE and not (len(told) == 1 and told[0].lower() in small):
                    self.names.add(told)
                    self.sizes[told[0]].add(len(told))

    def size(self, at: int, last: int) -> int:
        """The words of the longest sure name that stands at a token and ends before another, 0 for none."""
        forms = self.forms
        for size in sorted(self.sizes.get(forms[at], ()), reverse=True):
            if at + size <= last and tuple(forms[at : at + size]) in self.names:
                return size
        return 0
