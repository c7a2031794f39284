"""A sentence of a comparison as it is shown: what is marked on it, and the signs set into its text.

A sign stands behind what it is about ("6.2!"), so that a difference is a character before it is a colour. Where there
are neither colours nor underlines, brackets show how far it reaches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from tui.compare.comparison import Aspect, Comparison, Difference, Grade, Link, Mark, Side
from tui.compare.marking import Role, marks
from tui.compare.wording import changed
from tui.text.sentences import SentenceKind
from tui.text.words import Word, fold, words
from tui.view.blocks import drawn_links
from tui.view.ink import Ink, Span
from tui.view.rows import Run
from tui.view.verdicts import DIFFERS, SAME, sign
from tui.view.wrap import wrap

Stretch = tuple[int, int]
"""Start and end within a sentence."""
Hits = Callable[[str], Iterable[tuple[int, int]]]
"""Where a search hits a text."""


class Note(NamedTuple):
    """Characters that are shown at a place of a sentence and are not part of it."""

    at: int
    behind: bool
    """Whether they follow what ends there; else they come before what starts there."""
    text: str
    role: str

    @property
    def rank(self) -> tuple[int, bool]:
        """Order in the shown text."""
        return self.at, not self.behind


class Inked:
    """One sentence with roles on stretches of it and notes between them. Offsets are within the sentence."""

    def __init__(self, sentence: str, spans: Sequence[Span] = (), notes: Iterable[Note] = ()) -> None:
        self._sentence = sentence
        self._spans = spans
        self._notes = sorted(dict.fromkeys(notes), key=lambda note: note.rank)
        self._wrapped: tuple[int, Sequence[Stretch]] = (0, ())
        """A width and the lines at it: every other look at a comparison wants them again."""

    @cached_property
    def text(self) -> str:
        """The sentence with its notes."""
        parts, at = [], 0
        for note in self._notes:
            parts += [self._sentence[at : note.at], note.text]
            at = note.at
        return "".join([*parts, self._sentence[at:]])

    @cached_property
    def _ink(self) -> Ink:
        ranks = [note.rank for note in self._notes]
        lengths = [0, *accumulate(len(note.text) for note in self._notes)]
        spans = [
            (
                start + lengths[bisect_right(ranks, (start, True))],  # behind the notes at its start
                end + lengths[bisect_left(ranks, (end, False))],  # before those at its end
                role,
            )
            for start, end, role in self._spans
        ]
        return Ink([*spans, *self._note_spans()])

    def _note_spans(self) -> Iterator[Span]:
        before = 0
        for note in self._notes:
            yield note.at + before, note.at + before + len(note.text), note.role
            before += len(note.text)

    def runs(self, start: int, end: int, role: str = "") -> list[Run]:
        """A stretch of the shown text as runs; `role` is what lies beneath."""
        return self._ink.runs(self.text, start, end, role)

    def lines(self, width: int) -> Sequence[Stretch]:
        """The shown text wrapped at a width."""
        if self._wrapped[0] != width:
            self._wrapped = width, wrap(self.text, 0, len(self.text), width)
        return self._wrapped[1]

    def has(self, role: str) -> bool:
        """Whether anything of it is in a role."""
        return any(role == each for _, _, each in self._spans)

    def emphasised(self, stretches: Iterable[Stretch], role: str) -> Inked:
        """The same with stretches in one more role."""
        return Inked(self._sentence, [*self._spans, *((*stretch, role) for stretch in stretches)], self._notes)


Inks = tuple[Sequence[Inked], Sequence[Inked]]
"""The sentences of the left and of the right report."""

_PRINTED = {Role.CHANGED: ("[", "]"), Role.NUMBER: ("[", "]"), Role.SPELLING: ("{", "}"), Role.EQUAL: ("[", "]=")}
_DRAWN = {Role.EQUAL: ("", SAME), Role.SPELLING: ("", SAME)}


def inks(comparison: Comparison, hits: Hits | None = None, *, weak: bool = False, brackets: bool = False) -> Inks:
    """What is marked in every sentence: what linked ones share, where they differ, boilerplate, search hits."""
    left = _Page(comparison.left, "left", hits, brackets=brackets)
    right = _Page(comparison.right, "right", hits, brackets=brackets)
    for found in comparison.differences:
        mark, (here, there) = sign(found).mark, parts(found)
        left.differs(found.left, here, told=mark in DIFFERS, mark=mark)
        right.differs(found.right, there, told=mark in DIFFERS, mark=mark)
    links = drawn_links(comparison, weak=weak)
    near = [{link.left for link in links if _near(link)}, {link.right for link in links if _near(link)}]
    for link, (on_left, on_right) in zip(links, marks(comparison, links), strict=True):
        if _near(link) or link.left not in near[0]:
            left.marked(link.left, on_left)
        if _near(link) or link.right not in near[1]:
            right.marked(link.right, on_right)
    return left.sentences(), right.sentences()


def parts(found: Difference) -> tuple[list[Stretch], list[Stretch]]:
    """What makes a difference at either end: the words of a quotation that the other does not have, or else all."""
    ends = found.left, found.right
    if found.kind is not Aspect.QUOTE:
        return [(ends[0].start, ends[0].end)], [(ends[1].start, ends[1].end)]
    said = [words(end.text) for end in ends]
    here, there = changed(*([fold(word.text) for word in side] for side in said))
    left, right = (_runs(side, numbers, end) for side, numbers, end in zip(said, (here, there), ends, strict=True))
    return left, right


def _runs(said: Sequence[Word], numbers: Collection[int], end: Mark) -> list[Stretch]:
    """The numbered words as stretches of the sentence, neighbours in one."""
    joined: list[Stretch] = []
    for number in sorted(numbers):
        start = joined.pop()[0] if number - 1 in numbers else end.start + said[number].start
        joined.append((start, end.start + said[number].end))
    return joined


def _near(link: Link) -> bool:
    return link.grade in {Grade.SAME, Grade.MINOR}


_OPENING, _CLOSING = "\"'“‘«„", "\"'”’»“"


def _outside(at: Mark, text: str) -> Stretch:
    """What a mark covers with the quotation marks round it, and the stop before the closing one."""
    start, end = at.start, at.end
    if start and text[start - 1] in _OPENING:
        after = end + (text[end : end + 1] in {",", "."})
        if text[after : after + 1] and text[after] in _CLOSING:
            return start - 1, after + 1
    return start, end


class _Page:
    """One report while its sentences are marked."""

    def __init__(self, side: Side, name: str, hits: Hits | None, *, brackets: bool) -> None:
        self._side, self._name, self._brackets = side, name, brackets
        self._spans: dict[int, list[Span]] = defaultdict(list)
        self._notes: dict[int, list[Note]] = defaultdict(list)
        self._taken: dict[int, list[Stretch]] = defaultdict(list)
        """What differs: nothing else is marked there."""
        found = sorted(hits(side.article.text)) if hits else []
        for number, sentence in enumerate(side.sentences[: side.told]):
            if sentence.kind is not SentenceKind.PROSE:
                self._spans[number].append((0, sentence.end - sentence.start, sentence.kind.value))
            self._spans[number] += [
                (start - sentence.start, end - sentence.start, "hit")
                for start, end in found[bisect_left(found, (sentence.start, 0)) : bisect_left(found, (sentence.end, 0))]
            ]

    def differs(self, at: Mark, found: Sequence[Stretch], *, told: bool, mark: str) -> None:
        """Mark a difference, within it the stretches that make it, and set its sign behind it."""
        spans = self._spans[at.sentence]
        spans.append((at.start, at.end, self._name if told else "vaguer"))
        spans += [(start, end, "differs") for start, end in found if told]
        around = ("[", f"]{mark}") if self._brackets else ("", mark)
        self._set(at.sentence, _outside(at, self._side.text(at.sentence)), around, "sign" if told else "sign-quiet")
        self._taken[at.sentence].append((at.start, at.end))

    def marked(self, number: int, spans: Iterable[tuple[int, int, Role]]) -> None:
        """Mark what a link's sentences share or do not, but inside of what differs."""
        around = _PRINTED if self._brackets else _DRAWN
        taken = sorted(self._taken[number])
        begins, reached = [begin for begin, _ in taken], [0, *accumulate((stop for _, stop in taken), max)]
        for start, end, role in spans:
            if reached[bisect_left(begins, end)] > start:
                continue
            self._spans[number].append((start, end, role.value))
            if role in around:
                self._set(number, (start, end), around[role], "sign-quiet")

    def _set(self, number: int, stretch: Stretch, around: tuple[str, str], role: str) -> None:
        for at, behind, text in zip(stretch, (False, True), around, strict=True):
            if text:
                self._notes[number].append(Note(at, behind, text, role))

    def sentences(self) -> list[Inked]:
        """The sentences with what was marked."""
        return [
            Inked(self._side.text(number), self._spans.get(number, ()), self._notes.get(number, ()))
            for number in range(self._side.told)
        ]
