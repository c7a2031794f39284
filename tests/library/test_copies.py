"""A report that is mostly another's text is noted as its copy, inside their story."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tui.library import Library
from tui.text import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

NOON = datetime(2024, 12, 7, 12, tzinfo=UTC)

WIRE = (
    "A quake of magnitude 6.1 shook Aceh on Tuesday and killed at least 22 people, officials in Jakarta said.",
    "Rescuers searched the rubble of a market in Takengon, where more than two hundred houses fell.",
    "The governor of Aceh asked for tents, blankets and generators before the night came.",
    "Seismologists in Jakarta counted fifteen weaker shocks within the first three hours.",
    "Schools in Bener Meriah stay closed until engineers have looked at their walls.",
)
OWN = "Our reporter in Takengon saw men dig with their hands."
OTHERS = tuple(
    Article.from_text(text, key=f"other {number}")
    for number, text in enumerate(
        (
            "Parliament in Lisbon voted on the budget after a long night of talks.",
            "The champions won in extra time after a penalty that Corrigan took.",
            "Shares of the chip maker fell when its forecast disappointed analysts.",
        )
    )
)


def report(key: str, *sentences: str, hour: int = 0) -> Article:
    title = "Quake in Aceh kills 22"
    return Article.from_text("\n\n".join(sentences), title, key, published=NOON + timedelta(hours=hour), key=key)


def copies(library: Library, articles: Iterable[Article] = ()) -> dict[str, tuple[str, int]]:
    library.add(articles)
    while library.gather():
        pass
    return {line.key: (line.copy_of, line.copied) for line in library.headlines(100) if line.copy_of}


def test_the_later_of_two_prints_of_one_wire_report_is_the_copy(library: Library) -> None:
    printed = report("first", *WIRE), report("second", *WIRE, hour=2)
    assert copies(library, [*printed, *OTHERS]) == {"second": ("first", 100)}


def test_one_that_adds_a_sentence_is_a_copy_of_nearly_all(library: Library) -> None:
    early, longer = report("early", *WIRE), report("longer", *WIRE, OWN, hour=2)
    assert copies(library, [early, longer, *OTHERS]) == {"longer": ("early", 88)}


def test_an_extract_is_a_copy_of_the_full_text_even_if_it_came_first(library: Library) -> None:
    extract, full = report("extract", *WIRE[:2]), report("full", *WIRE, hour=2)
    assert copies(library, [extract, full, *OTHERS]) == {"extract": ("full", 100)}


def test_in_ones_own_words_is_no_copy(library: Library) -> None:
    own = report(
        "own", "At least 22 people died in Aceh when a quake of magnitude 6.1 shook the province.", OWN, WIRE[3]
    )
    assert copies(library, [report("wire", *WIRE), own, *OTHERS]) == {}
    assert library.story("own") == library.story("wire")


@pytest.mark.parametrize("seed", range(3))
def test_all_copies_are_of_the_first_in_whatever_order_they_come(library: Library, seed: int) -> None:
    prints = [report(f"{hour}", *WIRE, hour=hour) for hour in range(4)]
    random.Random(seed).shuffle(prints)
    library.add(OTHERS)
    for printed in prints:
        found = copies(library, [printed])
    assert found == {f"{hour}": ("0", 100) for hour in (1, 2, 3)}


def test_when_the_original_goes_its_copies_are_measured_anew(library: Library) -> None:
    copies(library, [*(report(f"{hour}", *WIRE, hour=hour) for hour in range(3)), *OTHERS])
    library.remove(["0"])
    assert copies(library) == {"2": ("1", 100)}


def test_a_copy_that_is_rewritten_is_none_any_more(library: Library) -> None:
    copies(library, [report("first", *WIRE), report("second", *WIRE, hour=2), *OTHERS])
    rewritten = report("second", "Aceh: 22 dead in quake, Jakarta says.", "Magnitude 6.1, Takengon worst hit.", hour=2)
    assert copies(library, [rewritten]) == {}


def test_a_text_without_spaces_is_measured_by_its_characters(library: Library) -> None:
    text = "阿齊省週二發生六點一級地震, 至少二十二人死亡, 雅加達官員說. 救援人員在市場的廢墟中搜尋."
    one, other = (Article.from_text(text, "阿齊省地震", key, key=key, published=NOON) for key in ("a", "b"))
    assert copies(library, [one, other, *OTHERS]) == {"b": ("a", 100)}
