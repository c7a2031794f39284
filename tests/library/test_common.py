"""How common words are where the reader reads."""

from __future__ import annotations

from tui.compare import compare
from tui.compare.rarity import background
from tui.library import Library
from tui.text import Article
from tui.text.words import stem

DERBY = [Article.from_text(f"The Ossmere derby, day {n}: crowds came.", key=str(n)) for n in range(60)]


def test_a_word_of_every_article_is_common_in_this_library(library: Library) -> None:
    library.add(DERBY)
    mine = library.rarity(DERBY[0])
    assert mine.of(stem("derby")) < background().of(stem("derby"))
    assert mine.of("unheardof") >= background().of("unheardof")


def test_an_empty_library_leaves_the_news_as_it_is(library: Library) -> None:
    mine = library.rarity(DERBY[0])
    assert [mine.of(stem(word)) for word in ("derby", "bank")] == [
        background().of(stem(word)) for word in ("derby", "bank")
    ]


def test_forms_of_a_word_are_one_stem(library: Library) -> None:
    library.add([Article.from_text(f"Crowds cheered, day {n}.", key=f"c{n}") for n in range(30)])
    asked = Article.from_text("A crowd cheers, and crowds cheered.")
    assert library.rarity(asked).of(stem("crowd")) < background().of(stem("crowd"))


def test_what_every_report_of_a_library_says_links_its_reports_less(library: Library) -> None:
    left = Article.from_text("The Ossmere derby drew a record crowd.\n\nGrain is dear.")
    right = Article.from_text("Police guarded the Ossmere derby.\n\nTrains run late.")
    library.add(DERBY)
    known = compare(left, right, rarity=library.rarity(left, right)).links
    alone = compare(left, right).links
    assert max((link.score for link in known), default=0) < max(link.score for link in alone)
