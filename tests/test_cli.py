"""The commands as a user runs them: what they print, and their exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tui import __version__
from tui.cli import run
from tui.library import Library
from tui.library.feeds import Fetched
from tui.resources import resource
from tui.settings import places
from tui.sources.files import read_files
from tui.state import Change, Journal
from tui.state.subscriptions import Subscription
from tui.text import Article

HOMS = Path(str(resource("sample_articles/homs-flight-december-2024")))
WIRE, LEDGER = str(HOMS / "northern-wire.txt"), str(HOMS / "potomac-ledger.txt")
COMMONWEAL = str(HOMS / "the-commonweal.md")
QUAKE = (
    "Title: Quake\nSource: {source}\n\nThe quake killed {dead} people in Oshun on Monday, the mayor, Ada Ek, said.\n"
)

Told = Callable[..., str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command that must end with a code and say nothing on stderr: what it prints."""

    def tell(*arguments: str, code: int = 0) -> str:
        assert run(arguments) == code
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out

    return tell


@pytest.fixture
def library() -> list[Article]:
    """Three reports in the user's own library."""
    articles = [found for found in read_files([WIRE, LEDGER, COMMONWEAL]) if isinstance(found, Article)]
    with Library(places().library) as library:
        library.add(articles)
    return articles


def quake(folder: Path, source: str, dead: int) -> str:
    path = folder / f"{source}.txt"
    path.write_text(QUAKE.format(source=source, dead=dead), encoding="utf-8")
    return str(path)


# -- wireside
def test_version(told: Told) -> None:
    assert told("--version") == f"wireside {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--help"])
    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(name in printed for name in ("read PATH", "compare A B", "list", "search QUERY", "related", "doctor"))


# -- read
def test_read_prints_the_article_wrapped(told: Told) -> None:
    printed = told("read", WIRE, "--width", "50")
    assert "Thousands leave Homs as rebels near the city" in " ".join(printed.split())
    assert "Northern Wire" in printed
    assert max(map(len, printed.splitlines())) <= 50


def test_read_takes_standard_input(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Café open\n\nThe café is open.\n".encode())))
    assert "The café is open." in told("read", "-")


def test_read_knows_the_keys_of_the_library(told: Told) -> None:
    article = Article.from_text("Nobody was hurt.", title="Fire out", source="Wire", key="feed/1")
    with Library(places().library) as kept:
        kept.add([article])
    assert "Nobody was hurt." in told("read", "feed/1")


# -- compare
def test_compare_ends_with_1_when_figures_differ_and_says_which(told: Told, tmp_path: Path) -> None:
    printed = told("compare", quake(tmp_path, "A", 12), quake(tmp_path, "B", 19), code=1)
    assert "12" in printed
    assert "19" in printed
    assert "no difference found" not in printed


def test_compare_ends_with_0_when_nothing_differs(told: Told, tmp_path: Path) -> None:
    assert "no difference found" in told("compare", quake(tmp_path, "A", 12), quake(tmp_path, "B", 12))


def test_compare_fits_its_width_stacked_and_split(told: Told) -> None:
    for width in (60, 130):
        printed = told("compare", WIRE, LEDGER, "--width", str(width), code=1)
        assert max(map(len, printed.splitlines())) <= width


def test_compare_as_json_is_one_object_with_the_fields_that_scripts_rely_on(told: Told) -> None:
    made = json.loads(told("compare", WIRE, LEDGER, "--format", "json", code=1))
    assert {"left", "right", "links", "differences", "only_left", "only_right", "entities"} <= made.keys()
    assert made["left"]["source"] == "Northern Wire"
    count = len(made["left"]["sentences"])
    linked = {link["left"] for link in made["links"] if link["grade"] != "weak"}
    assert linked
    assert not linked & set(made["only_left"])
    assert max(linked | set(made["only_left"])) < count
    for difference in made["differences"]:
        found = difference["left"]
        assert made["left"]["sentences"][found["sentence"]]["text"][found["start"] : found["end"]] == found["text"]


def test_compare_as_a_web_page_holds_both_reports_and_nothing_from_elsewhere(told: Told) -> None:
    page = told("compare", WIRE, LEDGER, "--format", "html", code=1)
    assert page.startswith("<!doctype html>")
    assert "Northern Wire" in page
    assert "Potomac Ledger" in page
    assert "<script" not in page
    assert "<link" not in page


def test_compare_as_markdown_is_a_table(told: Told) -> None:
    printed = told("compare", WIRE, LEDGER, "--format", "md", code=1)
    rows = [line for line in printed.splitlines() if line.startswith("|")]
    assert len(rows) > 10
    assert {line.replace(r"\|", "").count("|") for line in rows} == {4}


def test_compare_as_svg_is_well_formed(told: Told) -> None:
    assert ET.fromstring(told("compare", WIRE, LEDGER, "--format", "svg", code=1)).tag.endswith("svg")


def test_compare_as_prose_announces_every_row_and_draws_no_columns(told: Told) -> None:
    printed = told("compare", WIRE, LEDGER, "--format", "plain", code=1)
    assert "Row 1 of " in printed
    assert not set("│─┆") & set(printed)


def test_compare_shows_only_what_is_asked_for(told: Told) -> None:
    everything = told("compare", WIRE, LEDGER, "--format", "plain", code=1)
    common = told("compare", WIRE, LEDGER, "--format", "plain", "--only", "common", code=1)
    alone = told("compare", WIRE, LEDGER, "--format", "plain", "--only", "only-here", code=1)
    differ = told("compare", WIRE, LEDGER, "--format", "plain", "--only", "differ", code=1)
    assert "Only A" in everything
    assert "Only A" not in common
    assert "Only A" in alone
    assert "Reworded" not in alone
    assert "Differs" in differ
    assert "Only A" not in differ


def test_compare_of_figures_alone_leaves_out_what_has_none(told: Told, tmp_path: Path) -> None:
    figures = told("compare", quake(tmp_path, "A", 12), quake(tmp_path, "B", 19), "--only", "figures", code=1)
    quotes = told("compare", quake(tmp_path, "A", 12), quake(tmp_path, "B", 19), "--only", "quotes", code=1)
    assert "The quake killed [12]! people" in figures
    assert "The quake killed 12" not in quotes


def test_compare_takes_one_report_from_standard_input(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(LEDGER).read_bytes())))
    assert "Potomac Ledger" in told("compare", WIRE, "-", code=1)


def test_three_reports_are_set_side_by_side_as_coverage(told: Told) -> None:
    printed = told("compare", WIRE, LEDGER, COMMONWEAL, code=1)
    assert all(name in printed for name in ("Northern Wire", "Potomac Ledger", "Commonweal"))
    assert json.loads(told("compare", WIRE, LEDGER, COMMONWEAL, "--format", "json", code=1))


@pytest.mark.parametrize("name", ["text", "plain", "md", "html", "json", "svg"])
def test_three_reports_are_written_in_every_format(told: Told, name: str) -> None:
    printed = told("compare", WIRE, LEDGER, COMMONWEAL, "--format", name, code=1)
    assert "826" in printed
    assert printed.endswith("\n") or name == "svg"


def test_three_reports_are_cut_down_to_what_is_asked_for(told: Told) -> None:
    quotes = told("compare", WIRE, LEDGER, COMMONWEAL, "--only", "quotes", code=1)
    alone = told("compare", WIRE, LEDGER, COMMONWEAL, "--only", "only-here", code=1)
    assert "Quotations" in quotes
    assert "Figures" not in quotes
    assert "Only A" in alone
    assert "Quotations" not in alone


def test_three_reports_that_agree_exit_with_nothing_to_tell(told: Told, tmp_path: Path) -> None:
    told("compare", *(quake(tmp_path, name, 12) for name in "ABC"))


# -- list, search, related
def test_list_prints_the_newest_first(told: Told, library: list[Article]) -> None:
    titles = [line.split("\t")[2] for line in told("list").splitlines()]
    newest = sorted(library, key=lambda article: article.published.timestamp() if article.published else 0)[::-1]
    assert titles == [article.title for article in newest]


def test_list_of_an_empty_library_ends_with_1(told: Told) -> None:
    assert told("list", code=1) == ""


def test_list_as_json_is_an_object_a_line(told: Told, library: list[Article]) -> None:
    lines = [json.loads(line) for line in told("list", "--json").splitlines()]
    assert {line["key"] for line in lines} == {article.key for article in library}
    assert all(line.keys() == {"key", "source", "title", "published"} for line in lines)


@pytest.mark.usefixtures("library")
def test_search_finds_words_and_ends_with_1_when_there_are_none(told: Told) -> None:
    assert "Families Flee Homs" in told("search", "families", "flee")
    assert told("search", "zeppelin", code=1) == ""


def test_a_word_to_leave_out_is_no_option(told: Told, library: list[Article]) -> None:
    found = told("search", "--json", "homs", "-minority").splitlines()
    assert 0 < len(found) < len(library)


def test_what_is_not_understood_of_a_query_is_said_and_the_rest_searched_for(
    told: Told, library: list[Article], capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(told("search", "is:unread", "after:2024").splitlines()) == len(library)
    assert told("search", "is:starred", code=1) == ""
    run(["search", "homs", "after:2024-1"])
    printed = capsys.readouterr()
    assert "Homs" in printed.out
    assert printed.err.startswith("wireside: after: takes a day")


def test_related_finds_the_other_reports_of_the_event(told: Told, library: list[Article]) -> None:
    lines = [json.loads(line) for line in told("related", WIRE, "--json").splitlines()]
    assert {line["key"] for line in lines} == {article.key for article in library[1:]}
    assert 1 > lines[0]["score"] >= lines[-1]["score"] > 0
    assert [line.split("\t")[3] for line in told("related", WIRE).splitlines()] == [line["key"] for line in lines]


def test_related_takes_a_report_that_is_not_in_the_library(
    told: Told, library: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(library[1].text.encode())))
    assert told("related", "-").splitlines()[0].endswith(library[1].key)
    assert len(Library(places().library)) == len(library)


# -- doctor
def test_doctor_is_content_where_there_is_nothing_yet(told: Told) -> None:
    assert "library: none yet at " in told("doctor")


def test_doctor_counts_articles_and_marks(told: Told, library: list[Article]) -> None:
    journal = Journal.open(places().journal)
    journal.apply([Change(library[0].key, "read", value=True)])
    journal.close()
    printed = told("doctor")
    assert "3 articles in " in printed
    assert "1 read, 0 starred in " in printed


def test_doctor_ends_with_1_when_the_library_cannot_be_used(told: Told) -> None:
    places().library.parent.mkdir(parents=True)
    places().library.write_text("this is no library\n" * 100)
    printed = told("doctor", code=1)
    assert "library.db" in printed
    assert "Traceback" not in printed


def test_doctor_says_how_feeds_fare(told: Told, library: list[Article]) -> None:
    assert "feeds: none is followed; " in told("doctor")
    journal = Journal.open(places().journal)
    for name in "abc":
        journal.apply(Subscription(f"https://{name}.example/feed").changes())
    journal.close()
    with Library(places().library) as opened:
        opened.feeds.keep(
            {
                "https://a.example/feed": Fetched(fetched=9, trouble="Late."),
                "https://b.example/feed": Fetched(fetched=9),
            }
        )
    assert "feeds: 3 followed, 1 not fetched yet, 1 failed when last fetched" in told("doctor")


# -- pipes
def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("A long report\n\n" + "\n\n".join(["Thousands of people left Homs on Friday."] * 5000))
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "read", str(long)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_terminal_without_unicode_gets_letters_without_accents(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Café\n\nThe “Café Ω” is open.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tui", "read", str(report)],
        env={"PYTHONIOENCODING": "ascii", "WIRESIDE_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert b'The "Cafe ?" is open.' in done.stdout
    assert done.stderr == b""
