"""The cast of a story: who and what its reports name, by how many, and what one alone names."""

from __future__ import annotations

import pytest

from tui.compare import read_side
from tui.entities import resolve
from tui.entities.mention import Entity
from tui.text import Article
from tui.view.cast import Cast, spellings

REPORTS = (
    "Anna Weber of the Allied Engineering Union (AEU) spoke in Geneva. The AEU met there, Weber said.",
    "In Geneva the Allied Engineering Union voted. Ms Weber and Karl Ott left Geneva.",
    "Karl Ott came from Geneva; Geneva slept.",
)


@pytest.fixture
def cast() -> Cast:
    return Cast.of([read_side(Article.from_text(text, key=str(number))) for number, text in enumerate(REPORTS)])


def entity(cast: Cast, name: str) -> Entity:
    (found,) = (entity for entity in cast.entities if entity.name == name)
    return found


def test_the_most_named_comes_first(cast: Cast) -> None:
    assert cast.named(here=False)[0].name == "Geneva"
    here = cast.named(here=True)
    counts = [cast.count(entity, here=True) for entity in here]
    assert counts == sorted(counts, reverse=True)
    assert "Karl Ott" not in {entity.name for entity in here}


def test_a_name_is_counted_here_and_in_all_reports(cast: Cast) -> None:
    geneva = entity(cast, "Geneva")
    assert (cast.count(geneva, here=True), cast.count(geneva, here=False), cast.reports(geneva)) == (1, 5, 3)


def test_only_what_no_other_report_names_is_only_here(cast: Cast) -> None:
    text = "Anna Weber met Ben Ruiz."
    first = read_side(Article.from_text(text, key="first"))
    wide = Cast.of([first, *cast.sides])
    assert {entity.name for entity in wide.entities if wide.only_here(entity)} == {"Ben Ruiz"}
    alone = Cast.of([first])
    assert not any(alone.only_here(entity) for entity in alone.entities), "a story of one report has nobody to compare"


def test_spellings_begin_with_the_fullest(cast: Cast) -> None:
    assert spellings(entity(cast, "Allied Engineering Union")) == ["Allied Engineering Union", "AEU"]
    assert spellings(entity(cast, "Anna Weber")) == ["Anna Weber", "Weber"]


def test_a_name_is_found_again_by_its_place(cast: Cast) -> None:
    for found in cast.entities:
        report, mention = cast.first(found)
        assert cast.at(report, mention.start) is found
    assert cast.at(0, 3) is None


def test_one_report_is_cast_as_its_mentions_say(cast: Cast) -> None:
    for side in cast.sides:
        resolved = resolve([(side.article.text, side.mentions)])
        assert sorted(Cast.of([side]).entities, key=_by_place) == sorted(resolved, key=_by_place)


def _by_place(entity: Entity) -> tuple[tuple[int, int], ...]:
    return entity.mentions
