"""The article as a page: headline, who and when, then the text at a readable measure.

A page knows where every line starts and ends in the text (cheap numbers, made once a width) and turns a line into runs
only when it is asked for, so that a long article costs no more on the screen than a short one. A very long one is laid
out from its top in bites: whoever shows it need not wait for its end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.text.article import Article
from tui.text.paragraphs import Paragraph, ParagraphKind
from tui.text.sentences import Sentence, SentenceKind
from tui.view.frame import plural
from tui.view.ink import Ink, Span
from tui.view.rows import Row, Run
from tui.view.when import when
from tui.view.wrap import lines, wrap

if TYPE_CHECKING:  # the first screen has no use for the rules of names
    from tui.entities.mention import Mention

MEASURE = 76
"""The longest line that reads well, in cells."""

MARKED = (
    ("person", "person", "somebody by name"),
    ("place", "place", "countries, towns, streets, waters"),
    ("organisation", "organisation", "parties, companies, armies, institutions, teams"),
    ("people", "group", "nationalities, creeds, followers"),
    ("work", "work", "works and events by name"),
    ("date", "date", "days, years and hours"),
    ("figure", "quantity", "counts, measures, money and shares"),
    ("quotation", "quote", "what somebody says"),
)
"""What is marked in an article by style alone: a name to show it with, the role, and its words."""

NOVEL = "+"
"""Stands in the margin of a line in which a sentence begins that is new to the reader."""
SIGNS = ((NOVEL, "a sentence begins here that no report you have read contains"),)
"""Mark and words, as the help screen has them."""


class Line(NamedTuple):
    """One line of the body: a stretch of the text, or nothing (start == end) between paragraphs."""

    start: int
    end: int
    indent: int
    """Blanks before it: list items hang."""
    role: str


@dataclass(slots=True)
class Page:
    """An article laid out at one width, from its top as far as `lay` was asked to go."""

    article: Article
    sentences: Sequence[Sentence]
    """Those of the whole text, or of its beginning while the others are not found."""
    width: int
    head: tuple[Row, ...]
    lines: list[Line] = field(default_factory=list)
    whole: bool = False
    """Whether the last line is laid out."""
    _coming: Iterator[Line] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._coming = _body(self.article, self.width)

    def lay(self, lines: int) -> None:
        """Lay out so many more lines."""
        before = len(self.lines)
        self.lines += islice(self._coming, lines)
        self.whole = len(self.lines) - before < lines

    def reaches(self, offset: int) -> bool:
        """Whether the line is laid out that shows an offset of the text."""
        return self.whole or (bool(self.lines) and offset < self.lines[-1].end)

    @property
    def height(self) -> int:
        """All lines so far, the head's too."""
        return len(self.head) + len(self.lines)

    def read_to(self, number: int) -> float:
        """How much of the article lies above the end of a line: 0..1, by lines, or by letters while they are few."""
        if self.whole or not self.lines:
            return (number + 1) / max(1, self.height)
        return self.offset_of(number) / len(self.article.text)

    def row(self, number: int, ink: Ink) -> Row:
        """One line as runs."""
        if number < len(self.head):
            return self.head[number]
        line = self.lines[number - len(self.head)]
        if line.start == line.end:
            return Row(())
        runs = ink.runs(self.article.text, line.start, line.end, line.role)
        return Row((Run(" " * line.indent), *runs) if line.indent else tuple(runs), self.sentence_at(line.start))

    def begins(self, number: int, chosen: Container[int]) -> bool:
        """Whether one of the chosen sentences begins in a line."""
        if number < len(self.head):
            return False
        line = self.lines[number - len(self.head)]
        first, last = (bisect_left(self.sentences, at, key=_start) for at in (line.start, line.end))
        return any(sentence in chosen for sentence in range(first, last))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in or after."""
        return max(0, bisect_right(self.sentences, offset, key=_start) - 1)

    def line_of(self, offset: int) -> int:
        """The line that shows an offset of the text; the last of the head where there is no text."""
        found = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return len(self.head) + (max(0, found) if self.lines else -1)

    def offset_of(self, number: int) -> int:
        """The offset in the text at which a line starts; 0 within the head."""
        line = number - len(self.head)
        return self.lines[min(line, len(self.lines) - 1)].start if line >= 0 and self.lines else 0


def _start(sentence: Sentence) -> int:
    return sentence.start


def page(article: Article, sentences: Sequence[Sentence], width: int, byline: str = "", *, lines: int = 0) -> Page:
    """Lay an article out at `width` cells: the whole, or its first lines. `byline` is added under the headline."""
    laid = Page(article, sentences, width, tuple(_head(article, width, byline)))
    laid.lay(lines or len(article.text) + 1)
    return laid


def article_ink(sentences: Sequence[Sentence], mentions: Sequence[Mention], novel: Container[int] = ()) -> Ink:
    """What lies on an article's text: mentions by kind, boilerplate, and the sentences that are new to the reader."""

    def of_sentences(start: int, end: int) -> Iterator[Span]:
        first = max(0, bisect_right(sentences, start, key=_start) - 1)
        for number in range(first, bisect_left(sentences, end, key=_start)):
            sentence = sentences[number]
            if sentence.kind is SentenceKind.BOILERPLATE:
                yield sentence.start, sentence.end, "boilerplate"
            if number in novel:
                yield sentence.start, sentence.end, "novel"

    return Ink([(mention.start, mention.end, mention.kind.value) for mention in mentions], of_sentences)


def marked_novel(sentences: Sequence[Sentence], novel: Collection[int]) -> frozenset[int]:
    """The new sentences to mark: none where all are new, as a mark on every line tells nothing."""
    found = frozenset(novel)
    old = (n for n, sentence in enumerate(sentences) if sentence.kind is SentenceKind.PROSE and n not in found)
    return found if next(old, None) is not None else frozenset()


def novel_told(sentences: Sequence[Sentence], novel: Collection[int]) -> str:
    """How much of an article is new to the reader, in words: "5 sentences new to you"."""
    if not novel:
        return "nothing new to you"
    return f"{plural(len(novel), 'sentence')} new to you" if marked_novel(sentences, novel) else "all new to you"


def article_text(article: Article, sentences: Sequence[Sentence], width: int) -> str:
    """An article as plain characters, laid out as on the screen."""
    laid, plain = page(article, sentences, width), Ink(())
    return "".join(f"{laid.row(number, plain).text}\n" for number in range(laid.height))


def mention_stops(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where `e` stops: everything named, counted or dated, but not whole quotations."""
    return [(mention.start, mention.end) for mention in mentions if mention.kind != "quote"]


def name_told(mentions: Sequence[Mention], at: Mention) -> str:
    """What is said of a name that was stepped to: in full, its kind, and which of its mentions it is."""
    same = [each for each in mentions if (each.entity, each.kind) == (at.entity, at.kind)]
    return f"{at.entity} · {at.kind} · {same.index(at) + 1} of {len(same)} · enter searches all stories"


def _head(article: Article, width: int, byline: str) -> Iterator[Row]:
    from tui.text.links import safe_url  # rules that no list needs

    title = article.title or "Untitled"
    for start, end in wrap(title, 0, len(title), width):
        yield Row((Run(title[start:end], "headline"),))
    about = " · ".join(part for part in (article.source, when(article.published), article.byline, byline) if part)
    link, named = safe_url(article.url) or "", len(article.source)
    for start, end in wrap(about, 0, len(about), width):
        cut = min(max(start, named), end) if link else start
        runs = Run(about[start:cut], "about", link), Run(about[cut:end], "about")
        yield Row(tuple(run for run in runs if run.text))
    yield Row(())


def _body(article: Article, width: int) -> Iterator[Line]:
    before: Paragraph | None = None
    for paragraph in article.paragraphs:
        if before and not before.kind == paragraph.kind == ParagraphKind.ITEM:
            yield Line(paragraph.start, paragraph.start, 0, "")
        role = "heading" if paragraph.kind is ParagraphKind.HEADING else ""
        hang = 2 if paragraph.kind is ParagraphKind.ITEM else 0
        for number, (start, end) in enumerate(lines(article.text, paragraph.start, paragraph.end, width - hang)):
            yield Line(start, end, hang if number else 0, role)
        before = paragraph
