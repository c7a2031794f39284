"""What is followed: kept in the journal, changed field by field, taken back like a mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.state import Change, Journal
from tui.state.subscriptions import FEED, FullText, Subscription, subscriptions

WIRE = Subscription("https://a.example/feed", "Wire", "World/Asia", FullText.ALWAYS, 30)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "reading.jsonl")


def test_what_is_followed_is_there_again(journal: Journal, tmp_path: Path) -> None:
    journal.write([*WIRE.changes(), *Subscription("/home/me/news").changes()])
    assert subscriptions(Journal.open(tmp_path / "reading.jsonl").state) == [Subscription("/home/me/news"), WIRE]


def test_a_removal_can_be_taken_back_with_all_that_was_set(journal: Journal) -> None:
    journal.apply(WIRE.changes())
    journal.apply(WIRE.removal(), "Wire removed")
    assert subscriptions(journal.state) == []
    assert journal.undo() == "Wire removed"
    assert subscriptions(journal.state) == [WIRE]


def test_two_programs_may_change_one_feed(journal: Journal, tmp_path: Path) -> None:
    journal.write(WIRE.changes())
    other = Journal.open(tmp_path / "reading.jsonl")
    journal.write(Change.to_feed(WIRE.address, name="Our Wire"))
    other.write(Change.to_feed(WIRE.address, folder="Home"))
    journal.refresh()
    assert subscriptions(journal.state) == [WIRE._replace(name="Our Wire", folder="Home")]


def test_a_feed_that_moves_keeps_what_was_set(journal: Journal) -> None:
    journal.apply(WIRE.changes())
    journal.apply(WIRE.moved("https://b.example/feed"))
    assert subscriptions(journal.state) == [WIRE._replace(address="https://b.example/feed")]


def test_they_are_in_the_order_of_folders_and_names(journal: Journal) -> None:
    for address, name, folder in (("https://z.example/", "", ""), ("https://y.example/", "b", "A"), ("/x", "B", "")):
        journal.apply(Subscription(address, name, folder).changes())
    assert [one.address for one in subscriptions(journal.state)] == ["/x", "https://z.example/", "https://y.example/"]


@pytest.mark.parametrize("value", [7, ["x"], {"a": 1}, True])
def test_nonsense_in_the_journal_is_left_aside(journal: Journal, value: object) -> None:
    journal.apply(WIRE.changes())
    journal.apply(Change(FEED + WIRE.address, name, value) for name in ("name", "folder", "full_text", "ended", "new"))  # type: ignore[arg-type]
    assert subscriptions(journal.state) == [Subscription(WIRE.address, interval=30)]


@pytest.mark.parametrize("address", ["/home/me/a\tb", "/home/me/\u202ea", "/home/me/a\udc80", "https://a.example/\x1b"])
def test_an_address_with_letters_that_nobody_sees_is_not_followed(journal: Journal, address: str) -> None:
    journal.apply(Subscription(address).changes())
    assert subscriptions(journal.state) == []


def test_a_path_is_kept_to_the_letter(journal: Journal) -> None:
    twice = Subscription("/home/me/two  blanks")
    journal.apply(twice.changes())
    assert subscriptions(journal.state) == [twice]
    journal.apply(twice.removal())
    assert subscriptions(journal.state) == []


def test_files_and_folders_are_told_from_the_web() -> None:
    assert Subscription("/home/me/news").is_local
    assert not WIRE.is_local


def test_a_password_in_an_address_is_not_read_back(journal: Journal) -> None:
    journal.apply(Subscription("https://me:s3cret@a.example/@you", "Wire").changes())
    assert subscriptions(journal.state) == [Subscription("https://a.example/@you", "Wire")]
