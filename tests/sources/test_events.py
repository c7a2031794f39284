"""What is told of a fetch, as lines: they come back as they were, and nonsense is nothing."""

from __future__ import annotations

import pytest

from tui.sources.events import Asked, Begun, Done, Ended, Event, Failed, Filled, Waiting, from_line, to_line

EVENTS: list[Event] = [
    Begun(3),
    Asked("https://a.example/feed"),
    Done("https://a.example/feed", "failed", trouble="It is “late”.\n", cure="Wait."),
    Filled("k", "k", gained=False),
    Failed("The library is locked."),
    Waiting("Another Wireside is fetching."),
    Ended(3, 1, 0, 1, early=True),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert from_line(line) == from_line(line.encode()) == event


@pytest.mark.parametrize(
    "line",
    [
        *("", "x", "{}", "[]", "7", '{"event": "none"}', '{"event": "asked"}', '{"event": ["asked"]}', b"\xff"),
        '{"event": "asked", "feed": "a", "x": 1}',
        '{"event": "begun", "feeds": ' + "[" * 100_000,
    ],
)
def test_nonsense_is_no_event(line: str | bytes) -> None:
    assert from_line(line) is None


def test_a_line_of_before_is_understood() -> None:
    assert from_line('{"event": "filled", "asked": "k", "key": "k"}') == Filled("k", "k", gained=True)


def test_the_summary_leaves_out_what_did_not_happen() -> None:
    assert Ended(212, 340, 0, 3).sentence == "212 feeds, 340 new, 3 failed"
    assert Ended(1, 0, 2, 0).sentence == "1 feed, 2 changed"
    assert Ended(9, 0, 0, 1).sentence == "9 feeds, nothing new, 1 failed"
