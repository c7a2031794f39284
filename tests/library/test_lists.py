"""Lists and counts: beside what is read, ended when nobody waits for them, right whoever adds and removes."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, LibraryError, Marks, Stopped, View
from tui.text import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.library import Listing

READ = Marks(read=frozenset({"r0", "r2", "late", "never there"}))


def report(key: str, text: str = "Otters returned to the river.") -> Article:
    return Article.from_text(text, title=f"Otters {key}", source=f"Wire {key[-1]}", key=key)


def elsewhere(path: Path, work: str) -> None:
    """Another program at the same library."""
    program = f"""
import sys
from tui.library import Library
from tui.text import Article
with Library(sys.argv[1]) as library:
    {work}
"""
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, timeout=60)


@pytest.fixture
def marked(library: Library) -> Library:
    """Five articles, of which two are read."""
    library.add(report(f"r{number}") for number in range(5))
    library.mark(READ)
    assert library.unread() == 3
    return library


@pytest.fixture(params=["on disk", "in memory"])
def either(request: pytest.FixtureRequest, path: Path) -> Library:
    return Library(path if request.param == "on disk" else ":memory:")


# -- what is unread
def test_marks_of_what_is_removed_are_forgotten(either: Library) -> None:
    with either as library:
        library.add(report(f"r{number}") for number in range(5))
        library.mark(READ)
        assert library.unread() == 3
        library.remove(["r2", "r3", "r4"])
        assert library.unread() == 1
        library.add([report("new")])
        assert library.unread() == 2
        assert library.count("is:unread") == 2
        library.remove(["r0", "r1", "new"])
        assert library.unread() == len(library) == 0


def test_what_takes_the_place_of_the_newest_is_unread(marked: Library) -> None:
    marked.add([report("late")])
    assert marked.unread() == 3
    marked.remove(["late"])
    marked.add([report("another")])
    assert [hit.key for hit in marked.first("is:unread")] == ["another", "r4", "r3", "r1"]
    assert marked.unread() == 4


def test_what_was_marked_before_it_arrived_is_marked(marked: Library) -> None:
    marked.add([report("late"), report("new")])
    assert marked.unread() == 4
    assert [hit.key for hit in marked.first("is:read")] == ["late", "r2", "r0"]


def test_what_another_program_adds_and_removes_is_marked_and_forgotten(marked: Library, path: Path) -> None:
    assert marked.count("is:unread") == 3
    assert len(marked.first("is:unread")) == 3
    adding = "library.add(Article.from_text('Otters.', key=key) for key in ('late', 'new'))"
    elsewhere(path, f"library.remove(['r2', 'r3']); {adding}")
    assert marked.unread() == marked.count("is:unread") == 3
    assert {hit.key for hit in marked.first("is:unread")} == {"r1", "r4", "new"}
    assert marked.count("is:read") == 2


def test_marks_that_are_taken_back_while_others_come(marked: Library) -> None:
    marked.add([report("late")])
    marked.mark(Marks(read=frozenset({"r1"}), starred=frozenset({"late"})))
    assert marked.unread() == 5
    assert marked.count("is:starred") == 1
    marked.mark(Marks())
    assert marked.unread() == len(marked) == 6
    assert marked.count("is:starred") == 0


def test_marks_that_were_not_learnt_to_the_end_are_learnt_again(marked: Library) -> None:
    """A question is ended while it looks marks up; the next ones are told right."""
    connection = marked._lister._connection
    marked.mark(Marks(read=frozenset({"r4"})))
    connection.execute("CREATE TEMP TRIGGER halt BEFORE DELETE ON read BEGIN SELECT raise(ABORT, 'halt'); END")
    with pytest.raises(LibraryError):
        marked.unread()
    connection.execute("DROP TRIGGER halt")
    marked.mark(Marks(read=frozenset({"r3"})))
    assert [hit.key for hit in marked.first("is:read")] == ["r3"]
    assert marked.listing(View.TIME, "is:read").reports == 1
    assert marked.unread() == 4


# -- which lines are unread
@pytest.mark.parametrize("view", View)
def test_unread_lines_are_those_on_which_something_is_unread(library: Library, view: View) -> None:
    text = (
        "The Mostar dam burst on Tuesday after days of rain, and three villages in the Neretva valley were evacuated."
    )
    library.add([report("dam a", text), report("dam b", text), report("read", "Quite another matter."), report("new")])
    library.stories()
    library.mark(Marks(read=frozenset({"dam a", "read"})))
    listed = library.listing(view)
    keys = [set() if line is None or line_is_heading(line) else set(line.keys) for line in library.lines(listed)]  # type: ignore[union-attr]
    wanted = [at for at, found in enumerate(keys) if found & {"dam b", "new"}]
    assert len(wanted) == 2
    assert library.unread_lines(listed, 0, len(listed)) == wanted
    assert library.unread_lines(listed, wanted[1], len(listed)) == wanted[1:]
    assert library.unread_lines(listed, 0, wanted[1]) == wanted[:1]
    assert library.unread_lines(listed, len(listed), len(listed) + 5) == []


def line_is_heading(line: object) -> bool:
    return not hasattr(line, "keys")


@pytest.mark.parametrize("view", View)
def test_a_line_that_is_gone_is_not_unread(marked: Library, view: View) -> None:
    listed = marked.listing(view)
    before = len(marked.unread_lines(listed, 0, len(listed)))
    marked.remove(["r4"])
    assert before - len(marked.unread_lines(listed, 0, len(listed))) == 1


# -- how long a list is
@pytest.mark.parametrize("query", ["", "otters"])
@pytest.mark.parametrize("view", View)
def test_the_beginning_of_a_list_knows_how_long_it_is(marked: Library, view: View, query: str) -> None:
    whole, begun = marked.listing(view, query), marked.listing(view, query, limit=2)
    assert whole.total == begun.total == len(whole) == (10 if view is View.OUTLETS else 5)
    assert begun.reports == 5
    assert begun.whole is (view is View.OUTLETS)


# -- one beside the other
def halted(library: Library, ask: Callable[[Callable[[], bool]], object]) -> tuple[threading.Thread, threading.Event]:
    """A list that has begun and goes on until the event."""
    began, end = threading.Event(), threading.Event()

    def is_over() -> bool:
        began.set()
        return end.wait(20)

    def run() -> None:
        with pytest.raises(Stopped):
            ask(is_over)

    thread = threading.Thread(target=run)
    thread.start()
    assert began.wait(20)
    return thread, end


def test_nothing_that_is_read_or_searched_waits_for_a_list(marked: Library) -> None:
    listed: Listing = marked.listing()
    thread, end = halted(marked, lambda is_over: marked.listing(View.STORIES, "/otters/", is_over=is_over))
    assert len(marked.lines(listed)) == 5
    assert marked.article("r1")
    assert marked.story("r1")
    assert marked.asked("otters").asks
    assert len(marked.search("otters")) == len(marked.first("is:unread")) + 2 == 5
    marked.interrupt()
    assert marked.revision() == marked.revision()
    assert thread.is_alive(), "what ends searches does not end lists"
    end.set()
    thread.join(20)
    assert len(marked.listing(View.STORIES, "/otters/")) == 5


@pytest.mark.parametrize("query", ["", "otters", "is:unread", "/otters/"])
def test_a_list_that_nobody_waits_for_is_ended_and_the_next_is_right(either: Library, query: str) -> None:
    with either as library:
        library.add(report(f"r{number}") for number in range(5))
        library.mark(READ)
        for ask in (library.listing, library.count):
            with pytest.raises(Stopped):
                ask(query=query, is_over=lambda: True)
        assert library.listing(query=query).reports == (3 if query == "is:unread" else 5)
        assert library.unread() == 3


def test_a_long_statement_is_ended_in_the_middle(library: Library) -> None:
    library.add(report(f"r{number}") for number in range(2_000))
    looks: list[int] = []

    def third() -> bool:
        looks.append(len(looks))
        return len(looks) > 2

    with pytest.raises(Stopped):
        library.listing(View.OUTLETS, "is:unread", is_over=third)
    assert not library._lister._connection.in_transaction
    assert library.listing(View.OUTLETS, "is:unread").reports == 2_000


def test_a_list_that_fails_leaves_the_next_one_alone(marked: Library) -> None:
    def fail() -> None:
        with pytest.raises(LibraryError):
            marked._lists.seek(lambda connection, _: connection.execute("SELECT * FROM nothing"))

    fail()
    assert not marked._lister._connection.in_transaction
    assert marked.listing().total == 5
    assert marked.unread() == 3


def test_a_library_is_closed_while_a_list_is_made(marked: Library) -> None:
    thread, end = halted(marked, lambda is_over: marked.listing(View.STORIES, "/otters/", is_over=is_over))
    closing = threading.Thread(target=marked.close)
    closing.start()
    end.set()
    for each in (thread, closing):
        each.join(20)
        assert not each.is_alive()


# -- what changed
def test_a_revision_follows_articles_whoever_changes_them(either: Library) -> None:
    with either as library:
        seen = [library.revision()]
        for change in (
            lambda: library.add([report("a")]),
            lambda: library.add([report("a", "It says something else.")]),
            lambda: library.remove(["a"]),
        ):
            change()
            assert library.revision() not in seen
            seen.append(library.revision())
        library.gather()
        library.search("otters")
        assert library.revision() == seen[-1]


def test_what_another_program_does_is_seen(library: Library, path: Path) -> None:
    library.add([report("a"), report("b")])
    revision, stories = library.revision(), library.elsewhere()
    assert library.gather() == 2
    library.mark(READ)
    assert library.unread() == len(library.listing(query="is:unread").numbers) + 1 == 2
    assert (library.revision(), library.elsewhere()) == (revision, stories), "what we form is not news"
    library.add([report("c")])
    assert library.elsewhere() == stories
    revision = library.revision()
    elsewhere(path, "assert library.gather() == 1")
    assert library.revision() == revision
    assert library.elsewhere() != stories
    elsewhere(path, "library.remove(['a'])")
    assert library.revision() != revision


def test_who_asks_what_others_did_does_not_wait_for_who_writes(library: Library) -> None:
    before = library.elsewhere()
    answers: list[int] = []
    with library._writer.use():
        thread = threading.Thread(target=lambda: answers.append(library.elsewhere()))
        thread.start()
        thread.join(20)
    assert answers == [before]
