"""Comparisons made by hand, so that a layout is asked for exactly the case in question, and one of the samples."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from tui.compare.comparison import Aspect, Comparison, Difference, Grade, Link, Mark, Side, Verdict
from tui.text.article import Article
from tui.text.sentences import Sentence, SentenceKind

Telling = tuple[int, int, Aspect, Verdict]
_KINDS = {"# ": SentenceKind.HEADING, "- ": SentenceKind.BOILERPLATE}


@pytest.fixture(scope="session")
def compared() -> Callable[..., Comparison]:
    """compared(left sentences, right sentences, [(left, right, score, grade)], [(left, right, aspect, verdict)]).

    A sentence that starts with "# " is a heading, one with "- " boilerplate. Score and grade may be left out.
    """
    return _compared


def _compared(
    left: Sequence[str],
    right: Sequence[str],
    pairs: Sequence[tuple[int, int] | tuple[int, int, float] | tuple[int, int, float, Grade]] = (),
    differing: Sequence[Telling] = (),
    sources: tuple[str, str] = ("Northern Wire", "Harbour Post"),
    titles: tuple[str, str] = ("Thousands leave Homs", "Exodus from Homs"),
) -> Comparison:
    here, there = (_side(*told) for told in zip((left, right), sources, titles, strict=True))
    links = tuple(sorted((_link(*pair) for pair in pairs), key=lambda link: (link.left, link.right)))
    return Comparison(
        left=here,
        right=there,
        links=links,
        differences=tuple(
            Difference(aspect, verdict, _mark(here, one), _mark(there, other), f"A says {one}, B says {other}.")
            for one, other, aspect, verdict in differing
        ),
        only_left=tuple(n for n in here.prose if n not in {link.left for link in links if link.shown}),
        only_right=tuple(n for n in there.prose if n not in {link.right for link in links if link.shown}),
        entities=(),
    )


def _link(left: int, right: int, score: float = 0.5, grade: Grade = Grade.REWORDED) -> Link:
    return Link(left, right, score, grade, (("homs", 3.14), ("bridge", 2.0)))


def _side(told: Sequence[str], source: str, title: str) -> Side:
    kinds = [_KINDS.get(text[:2], SentenceKind.PROSE) for text in told]
    texts = [text if kind is SentenceKind.PROSE else text[2:] for text, kind in zip(told, kinds, strict=True)]
    article = Article.from_text("\n\n".join(texts), title, source, "2024-12-06T18:30:00+00:00")
    found, at = [], 0
    for number, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        assert article.text.startswith(text, at), "a sentence is a paragraph here, and the gate leaves it as it is"
        found.append(Sentence(at, at + len(text), number, kind))
        at += len(text) + 2
    return Side(article, tuple(found), ())


def _mark(side: Side, number: int) -> Mark:
    word = side.text(number).split()[0]
    return Mark(number, 0, len(word), word)


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The reader sits in London."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    assert os.environ.get("TZ") == before
    time.tzset()


@pytest.fixture(scope="session")
def real() -> Comparison:
    """Two sample reports of one event, compared as the program does it."""
    from tui.compare import compare
    from tui.resources import resource
    from tui.sources.files import Problem, read_tree

    found = [article for article in read_tree(resource("sample_articles")) if not isinstance(article, Problem)]
    left, right = [article for article in found if "homs-flight" in article.key][:2]
    return compare(left, right)
