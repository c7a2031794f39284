"""Hostile strings by every way in and out of the real program, and every byte that it writes looked at.

The strings are batched: many articles in one library, many sentences in one article, so that one tour of the screens
shows them all. Whatever reaches the terminal must be what `tests.guard` allows, and nothing may have been obeyed.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.terminal import Answer, Terminal, wireside
from tests import hostile
from tests.guard import printed_violations, violations
from tests.soak import tell, times
from tui.library import Library
from tui.settings import places
from tui.state import JSON, Change, Journal
from tui.text import Article

pytestmark = pytest.mark.soak

SIZE = (180, 110)
STRINGS = [text for _, text in (*hostile.strings(), *hostile.combinations(times(0, 450)))]
"""Those that commands get. The screens get all of them in the full run, and every seventh in the short one."""
OBEYED = [
    text for name, text in hostile.strings() if "cut off" not in name and re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]", text)
]
"""Those that would do something, and would be written in one piece."""
RAW = [text.encode("utf-8", "replace").decode() for text in STRINGS[:: times(7, 1)]]
"""As a file or database in UTF-8 can hold them."""


class Tour(Terminal):
    """A program in a terminal that is drawn only when somebody looks."""

    def __init__(self, *arguments: str, command: Sequence[str] = (), env: dict[str, str] | None = None) -> None:
        self._drawn = 0
        super().__init__(command or wireside(*arguments), SIZE, env=env, quiet=0.03)

    def _show(self, chunks: Sequence[tuple[float, bytes]]) -> None:
        for _, data in chunks:
            self.written += data

    def press(self, *keys: str) -> Answer:
        """Press keys; the escape key as kitty tells it, since nothing that follows makes another key of that."""
        return super().press(*("\x1b[27u" if key == "esc" else key for key in keys))

    @property
    def text(self) -> str:
        """What is on the screen."""
        self.screen.feed(bytes(self.written[self._drawn :]))
        self._drawn = len(self.written)
        return self.screen.text

    def until(self, pattern: str, patience: float = 30) -> None:
        """Wait for a pattern on the screen."""
        end = time.monotonic() + patience
        while not re.search(pattern, self.text, re.MULTILINE):
            assert time.monotonic() < end, f"No {pattern!r} on the screen:\n{told(self.text)}"
            assert self.process.poll() is None, f"It ended:\n{told(self.text)}"
            self._show(self._listen(time.perf_counter() + 0.1))

    def turn(self, key: str, most: int = 400) -> None:
        """Press a key until it changes little more."""
        for _ in range(most):
            if self.press(key).size < 400:
                return

    def type(self, text: str) -> None:
        """Write to the program what no key says, and take what comes of it."""
        data = text.encode("utf-8", "replace")
        while data:
            try:
                data = data[os.write(self._fd, data[:1024]) :]
            except BlockingIOError:
                self._show(self._listen(time.perf_counter() + 0.1))
        self._show(self._listen(time.perf_counter() + 5))

    def click_everywhere(self, *, below: int = 1) -> None:
        """Press and release the mouse on the cells of all rows from one on: every one in the full run."""
        rows, columns = range(below, SIZE[1] + 1), range(1, SIZE[0] + 1, times(40, 1))
        self.type("".join(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m" for y in rows for x in columns))
        self.press("?", "esc")

    def leave(self) -> bytes:
        """Quit, which must be in order; everything that was written."""
        self.press("esc", "esc", "Q")
        assert self.end() == 0, told(self.text)
        return bytes(self.written)


def told(text: str) -> str:
    """The lines of a screen that say something."""
    return "\n".join(line for line in text.splitlines() if line.strip(" │"))


def check(written: bytes, path: str, count: int) -> None:
    """Nothing but what is allowed, and nothing of the strings as they were."""
    assert sorted(set(violations(written, *SIZE)))[:9] == [], path
    assert leaks(written) == [], path
    assert b"Traceback" not in written, path
    if count > 1:
        tell(f"hostile strings: {path}", f"{count:,} strings, 0 bytes outside the allow-list, 0 crashes, 0 actions run")


def leaks(written: bytes) -> list[str]:
    """Strings that were written as they came."""
    return [text for text in OBEYED if text.encode("utf-8", "replace") in written]


def sentences(said: str) -> str:
    """All strings, each in a paragraph of its own that another report may repeat."""
    return "\n\n".join(f"The minister {said} {text} on day {day} in Homs." for day, text in enumerate(RAW))


def filled_library() -> None:
    """A library that somebody else wrote: an article for every string, which stands in each of its fields."""
    carriers = [
        Article.from_text(sentences(said), f"Toll, {said}", f"{said} Wire", key=said) for said in ("said", "told")
    ]
    single = [
        Article.from_text(f"Quake {text}", f"Quake {text}", f"Wire {text}", "2024-05-01", key=f"k{number}")
        for number, text in enumerate(RAW)
    ]
    with closing(Library(places().library)) as library:
        library.add([*single, *carriers])
        while library.catch_up(500):
            pass
    with closing(sqlite3.connect(places().library)) as database, database:
        database.executemany(
            "UPDATE article SET title = ?, source = ?, byline = ?, url = ? WHERE key = ?",
            [
                (f"Quake {text}", f"Wire {text}", text, f"https://a.example/{text}", f"k{n}")
                for n, text in enumerate(RAW)
            ],
        )
        database.executemany(
            "UPDATE body SET text = ? WHERE article = (SELECT id FROM article WHERE key = ?)",
            [
                *((f"Quake {text} https://b.example/{text}", f"k{n}") for n, text in enumerate(RAW)),
                *((sentences(said), said) for said in ("said", "told")),
            ],
        )


def saved_searches(queries: Sequence[str]) -> None:
    """A journal that another program wrote."""
    places().config.mkdir(parents=True, exist_ok=True)
    journal = Journal.open(places().journal)
    journal.apply([Change.to_view("searches", "queries", list[JSON](queries))])
    journal.apply([Change.to_view("app", "theme", queries[0]), Change.to_view("reader", "article", queries[-1])])
    journal.save()
    journal.close()


def test_in_every_list_of_a_library_that_somebody_else_wrote() -> None:
    filled_library()
    with Tour() as tour:
        tour.until("Quake")
        for key in ("v", "v", "v"):
            tour.press("g")
            tour.turn("^F")
            tour.press(key)
        tour.press("g", "enter")
        check(bytes(tour.written), "lists by story, time and outlet", len(RAW))
        tour.press("/")
        tour.until("Type to search")
        tour.type("quake")
        tour.until("[0-9] found")
        tour.turn("^F", 20)
        for key, shown in ((":", "Command"), ("'", "Outlet"), ("C", "Compare with")):
            tour.press("esc")
            tour.until("^ *Library")
            tour.press(key)
            tour.until(shown)
            tour.turn("^F", 20)
        check(tour.leave(), "finders of outlets, reports and hits", len(RAW))


def test_in_articles_their_heads_their_links_and_their_names() -> None:
    filled_library()
    with Tour() as tour:
        tour.until("Quake")
        tour.press("v", "g", "j", "enter")
        for number in range(count := times(len(RAW) // 6, len(RAW))):
            tour.press("]")
            if number % 20 == 0:
                tour.press("o", "y", "L", "down", "esc", "e", "w", "tab", "esc")
        check(tour.leave(), "articles, heads, links, names, copied addresses", count)


def reports(folder: Path, text: Callable[[str], str], **head: str) -> str:
    """A file with three reports of one event."""
    said = ("said", "repeated", "denied")
    made = [{name: f"{value} {each}" for name, value in head.items()} | {"text": text(each)} for each in said]
    (folder / "reports.ndjson").write_text("\n".join(map(json.dumps, made)), encoding="ascii")
    return str(folder / "reports.ndjson")


def test_in_comparisons_and_tables(tmp_path: Path) -> None:
    path = reports(tmp_path, sentences, title="Toll [@click=app.quit]rises[/]", source="\x1b[5;9;53m[/]Wire")
    with Tour(path) as tour:
        tour.until("3 articles read")
        tour.press("g", "j", "enter")
        tour.until("minister")
        tour.turn("space")
        check(bytes(tour.written), "an article of all strings", len(RAW))
        tour.press("c")
        tour.until(r"\d+/\d+$")
        tour.turn("^F")
        for keys in ("x", "w", "f", "f", "v", "O", "]", "]", "}", "."):
            tour.press(keys)
        tour.turn("]", times(5, 200))
        tour.press("W")
        tour.until("Names")
        tour.turn("^F")
        tour.press("esc", "X")
        tour.until("Markdown")
        tour.press("esc")
        check(bytes(tour.written), "a comparison of all strings and its names", len(RAW))
        tour.press("t")
        tour.until("Who|who")
        tour.turn("^F")
        tour.turn("]", times(5, 200))
        check(tour.leave(), "a table of three reports", len(RAW))


def test_a_click_on_markup_does_nothing(tmp_path: Path) -> None:
    marked = [text for name, text in hostile.strings() if name.startswith("markup") and "\n" not in text]

    def text(said: str) -> str:
        return "\n\n".join(f"The minister {said} {text} on day {day}." for day, text in enumerate(marked))

    path = reports(
        tmp_path,
        text,
        title="[@click=app.quit]Toll[/]",
        source="[@click=app.bell]W[/]",
        url="https://a.example/[@click=app.quit]",
    )
    with Tour(path, env={"BROWSER": f"touch {tmp_path / 'opened'}"}) as tour:
        tour.until("3 articles read")
        tour.press("g", "j", "enter")
        tour.until("minister")
        tour.click_everywhere()
        assert "app.quit" in tour.text
        tour.until("^ *Library")
        tour.press("g")
        tour.press("c")
        tour.until(r"\d+/\d+$")
        tour.click_everywhere()
        for key in ("W", "L", "/", "?"):
            tour.press("esc", key)
            tour.click_everywhere(below=SIZE[1] - 8)
        check(tour.leave(), "clicks on markup", len(marked))
    assert not (tmp_path / "opened").exists()


def test_in_saved_searches_and_settings_of_another_program() -> None:
    places().config.mkdir(parents=True)
    for number in range(times(1, 8)):
        some = RAW[number :: times(8, 8)]
        saved_searches([text for text in some if text.strip()])
        places().wishes.write_text(
            "".join(f"{json.dumps(text)} = 1\n" for text in dict.fromkeys(some)), encoding="utf-8"
        )
        places().entities.write_text(
            f"[[same]]\nnames = {json.dumps(some[:9])}\n{json.dumps(some[-1])} = 2", encoding="utf-8"
        )
        with Tour() as tour:
            tour.until("Samples|article")
            tour.press("g")
            tour.turn("^F")
            tour.press("g", "j", "j", "enter", "enter")
            check(tour.leave(), f"saved searches and settings, part {number + 1}", len(some))


def test_typed_and_pasted_into_the_search() -> None:
    typed = [text for text in RAW if text and "\x1b" not in text][:: times(9, 1)]
    with Tour() as tour:
        tour.until("Samples")
        tour.press("/")
        for text in typed:
            tour.type(f"\x1b[200~{text}\x1b[201~")
            tour.press("^S")
            tour.type("\x15")
        check(tour.leave(), "what is pasted into the search and kept", len(typed))


def test_in_names_of_files_that_cannot_be_read(tmp_path: Path) -> None:
    made = 0
    for number, text in enumerate(RAW):
        name = f"{number} {text}".replace("/", "").replace("\0", "").encode()[:240].decode("utf-8", "ignore") + ".txt"
        (tmp_path / name).write_bytes(bytes(range(256)) * 8)
        made += 1
    for name in sorted(tmp_path.iterdir())[:: times(made, 20)]:
        with Tour(str(name)) as tour:
            tour.until("Samples|article")
            check(tour.leave(), f"a file that cannot be read: {name.name!a}"[:60], 1)
    with Tour(command=wireside("import", str(tmp_path))) as tour:
        tour.end()
        assert printed_violations(tour.written) == []
        tell("hostile strings: names of files, imported", f"{made:,} names, 0 bytes outside the allow-list, 0 crashes")


_IN_A_ROW = """
import json, os, sys, traceback
from tui.cli import run
terminal = os.dup(1)
for arguments in json.load(open(sys.argv[1])):
    try:
        run(arguments)
    except SystemExit:
        pass
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os.dup2(terminal, 1)
print("\\nall were run")
"""


def run_all(commands: Sequence[Sequence[str]], folder: Path) -> bytes:
    """The commands one after another in one process, and what they printed to a terminal."""
    (folder / "commands.json").write_text(json.dumps(commands), encoding="ascii")
    with Tour(command=[sys.executable, "-c", _IN_A_ROW, str(folder / "commands.json")]) as tour:
        assert tour.end(times(60, 300)) == 0
        assert b"all were run" in tour.written
        return bytes(tour.written)


def printed(written: bytes, path: str, count: int) -> None:
    """As `check`, for what commands print."""
    assert printed_violations(written)[:5] == [], path
    assert leaks(written) == [], path
    assert b"Traceback" not in written, path
    tell(f"hostile strings: {path}", f"{count:,} strings, 0 bytes outside the allow-list, 0 crashes")


ECHOES: dict[str, Callable[[str], list[str]]] = {
    "search": lambda text: ["search", text],
    "a regular expression": lambda text: ["search", f"/{text}[/"],
    "a field of a query": lambda text: ["search", f"source:{text} date:{text} is:{text}"],
    "no such article": lambda text: ["read", text],
    "no such option": lambda text: ["list", f"--{text}"],
    "no such format": lambda text: ["compare", "a", "b", "--format", text],
    "no such number": lambda text: ["compare", "a", "b", "--width", text],
    "no such recogniser": lambda text: ["doctor", "--recogniser", f"{text}:{text}"],
    "no such folder": lambda text: ["export", f"/nowhere/{text}"],
    "nothing to import": lambda text: ["import", f"/nowhere/{text}"],
    "no such path": lambda text: [f"/nowhere/{text}", "--no-mouse"],
    "related to nothing": lambda text: ["related", text],
}


def test_echoed_by_commands(tmp_path: Path) -> None:
    """Those that a shell could have passed on: no null, and no surrogate but for a byte."""
    asked = [
        text for text in STRINGS if text not in {"", "-"} and not re.search("[\0\ud800-\udc7f\udd00-\udfff]", text)
    ]
    made = [command(text) for command in ECHOES.values() for text in asked[:: times(9, 1)]]
    slow = [command for command in made if command[0] == "doctor"][times(9, 90) :]
    printed(run_all([command for command in made if command not in slow], tmp_path), "echoed by commands", len(made))


def test_printed_by_commands(tmp_path: Path) -> None:
    lines = [
        json.dumps(dict.fromkeys(("key", "title", "source", "byline", "url", "published", "text"), f"{number} {text}"))
        for number, text in enumerate(STRINGS)
    ]
    (tmp_path / "all.ndjson").write_text("\n".join([*lines, *RAW]), encoding="utf-8")
    written = run_all([["import", str(tmp_path / "all.ndjson")], ["list"], ["list", "--json"], ["export"]], tmp_path)
    written += run_all([["search", "1"], ["search", "--json", "2"], ["doctor"], ["related", "0 ab"]], tmp_path)
    printed(written, "imported, listed, exported, searched", len(STRINGS))


def test_printed_of_a_library_that_somebody_else_wrote(tmp_path: Path) -> None:
    filled_library()
    written = run_all([["list"], ["list", "--json"], ["export"], ["search", "quake"], ["read", "said"]], tmp_path)
    written += run_all([["read", f"k{number}"] for number in range(len(RAW))], tmp_path)
    printed(written, "printed of a library from elsewhere", len(RAW))


def test_printed_comparisons_in_every_format(tmp_path: Path) -> None:
    some = [text for text in RAW if not re.search("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]", text)][:: times(2, 1)]
    for ending, shape in (
        ("txt", "Title: {0}\n\n{1}"),
        ("md", "# {0}\n\n{1}"),
        ("html", "<title>{0}</title><p>{1}</p>"),
    ):
        for said in ("said", "told"):
            text = "\n\n".join(f"The minister {said} {text} on day {day} in Homs." for day, text in enumerate(some))
            (tmp_path / f"{said}.{ending}").write_text(shape.format(f"Toll {said} {some[7]}", text), encoding="utf-8")
    pairs = {("txt", "md"): ("text", "plain", "md", "html", "json", "svg"), ("html", "html"): ("text", "md", "json")}
    made = [
        ["compare", str(tmp_path / f"said.{one}"), str(tmp_path / f"told.{other}"), "--format", form]
        for (one, other), forms in pairs.items()
        for form in forms
    ]
    three = [str(tmp_path / name) for name in ("said.txt", "told.txt", "told.md")]
    made += [["compare", *three, "--format", form] for form in ("text", "html", *["md", "json"] * times(0, 1))]
    printed(run_all(made, tmp_path), "compared, in every format", len(some))
