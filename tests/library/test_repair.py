"""A damaged library shows what can be read of it, refuses to write, and is saved into a new one."""

from __future__ import annotations

import random
import resource
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tui.cli import run
from tui.library import Library, LibraryError
from tui.library.checking import troubles
from tui.library.repair import repair
from tui.settings import places
from tui.text import Article

PAGE = 4096
REPORTS = [
    Article.from_text(
        f"Otters were seen {number} times in the Orle. " + "Rain fell on the valley again. " * 20,
        f"Otters {number}",
        f"Wire {number % 7}",
        "2024-12-07T06:30:00+00:00",
        key=f"r{number}",
    )
    for number in range(200)
]
DAMAGES = [*range(0, 24, 3), *range(24, 200, 40)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of some pages, in which one article has an earlier text."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Library(path) as library:
        library.add([Article.from_text("Otters were never seen.", "Otters 0", "Wire 0", key="r0"), *REPORTS])
    return path


@pytest.fixture
def broken(whole: Path, path: Path) -> Path:
    for file in whole.parent.iterdir():
        shutil.copy(file, path.parent)
    return path


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def use(path: Path) -> int:
    """Do everything with a library; how many articles could be read. Only plain sentences may come of it."""
    read = 0
    with suppress(LibraryError), Library(path) as library:
        for work in (lambda: library.lines(library.listing()), lambda: library.headlines(50)):
            with suppress(LibraryError):
                work()
        for report in REPORTS:
            with suppress(LibraryError):
                read += library.article(report.key) == report
        for act in (lambda: library.search("otters"), lambda: library.related("r3"), library.gather, library.catch_up):
            with suppress(LibraryError):
                act()
        if library.refusal:
            with pytest.raises(LibraryError, match=r"`wireside doctor --repair` saves what can be read\.$"):
                library.add(REPORTS[:1])
    return read


@pytest.mark.parametrize("damage", ["zeroes", "garbage", "cut"])
def test_whatever_page_is_broken_the_others_are_read_and_saved(broken: Path, whole: Path, damage: str) -> None:
    pages = broken.stat().st_size // PAGE
    content = whole.read_bytes()
    for page in sorted({page for page in DAMAGES if page < pages}):
        for file in broken.parent.iterdir():
            file.unlink()
        broken.write_bytes(content[: page * PAGE + 100] if damage == "cut" else content)
        if damage != "cut":
            noise = random.Random(page).randbytes(PAGE)
            overwrite(broken, page * PAGE, bytes(PAGE) if damage == "zeroes" else noise)
        use(broken)
        with suppress(LibraryError):
            saved = repair(broken, lambda _: None)
            assert saved.aside.exists()
            with Library(broken) as library:
                while library.catch_up():
                    pass
                assert not library.refusal
                assert len(library) == saved.articles
                assert library.add([Article.from_text("Herons.", key="heron")]) == 1
            if damage != "cut":
                assert saved.articles >= 140, f"page {page} held more than its rows"
            assert list(troubles(broken)) == []


def test_a_broken_text_costs_that_article_alone(broken: Path) -> None:
    at = broken.read_bytes().rfind(b"Otters were seen 150 times")
    page = at // PAGE
    overwrite(broken, page * PAGE, bytes(PAGE))
    with Library(broken) as library:
        assert len(library.headlines(500)) == 200
        assert library.refusal == ""
        with pytest.raises(LibraryError, match="is damaged"):
            library.article("r150")
        assert library.article("r20") == REPORTS[20]
        with pytest.raises(LibraryError, match=r"doctor --repair"):
            library.add([Article.from_text("Herons.")])
    assert "--repair" in " ".join(troubles(broken))


def test_what_is_saved_is_what_was_there(broken: Path) -> None:
    saved = repair(broken, lambda _: None)
    assert (saved.articles, saved.versions, saved.lost) == (200, 1, 0)
    with Library(broken) as library:
        assert sorted(library.each(), key=lambda each: each.key) == sorted(REPORTS, key=lambda each: each.key)
        assert [version.article.text for version in library.versions("r0")] == ["Otters were never seen."]
    again = repair(broken, lambda _: None)
    assert again.aside != saved.aside, "what was kept is not written over"


def test_a_disk_that_is_full_leaves_the_damaged_file_where_it_was(broken: Path) -> None:
    before = broken.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    try:
        with pytest.raises(LibraryError):
            repair(broken, lambda _: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert broken.read_bytes() == before
    assert not list(broken.parent.glob("*repaired*"))


def test_doctor_tells_and_repairs(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = places().library
    own.parent.mkdir(parents=True)
    for file in broken.parent.iterdir():
        shutil.copy(file, own.parent)
    at = own.read_bytes().rfind(b"Otters were seen 150 times")
    overwrite(own, at // PAGE * PAGE, bytes(PAGE))
    assert run(["doctor"]) == 1
    assert "`wireside doctor --repair` saves what can be read." in capsys.readouterr().out
    assert run(["doctor", "--repair"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("were lost.")
    assert told[1].startswith(f"The old library is kept as {own.parent}/library-damaged-")
    assert run(["doctor"]) == 0
    assert f"{len(list(Library(own).each()))} articles in {own}\n" in capsys.readouterr().out
