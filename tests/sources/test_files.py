from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest

from tests import hostile
from tui.sources.files import LARGEST, Problem, count_files, find_files, read_files, read_tree
from tui.text import Article

REPORT = "Title: Toll rises to 19\nSource: Northern Wire\n\nNineteen people died."


def one(path: Path | str, stdin: bytes | None = None) -> Article | Problem:
    (result,) = read_files([path], io.BytesIO(stdin) if stdin is not None else None)
    return result


def article(path: Path | str, stdin: bytes | None = None) -> Article:
    result = one(path, stdin)
    assert isinstance(result, Article), result
    return result


def reason(path: Path | str) -> str:
    result = one(path)
    assert isinstance(result, Problem), result
    return result.reason


def test_a_file_is_an_article_whose_key_is_its_resolved_path(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT)
    (tmp_path / "link.txt").symlink_to(file)
    for path in (file, str(file), tmp_path / "link.txt", tmp_path / ".." / tmp_path.name / "report.txt"):
        assert article(path).key == str(file.resolve())
    assert article(file).title == "Toll rises to 19"


def test_a_folder_gives_all_below_it_sorted_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/two.md", "b/one.html", "a/three.txt", "four.TXT", ".hidden/five.txt", ".six.txt", "seven.pdf"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"<p>{REPORT}</p>" if name.endswith("html") else REPORT)
    found = [str(Path(result.key).relative_to(tmp_path.resolve())) for result in read_files([tmp_path])]  # type: ignore[union-attr]
    assert found == ["four.TXT", "a/three.txt", "b/one.html", "b/two.md"]
    assert count_files([tmp_path]) == 4


def test_folders_that_lead_into_each_other_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "report.txt").write_text(REPORT)
    assert len(list(read_files([tmp_path]))) == 1


def test_a_pattern_gives_what_it_matches(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(REPORT)
    assert [Path(str(path)).name for path in find_files([f"{tmp_path}/*.txt"])] == ["a.txt", "b.txt"]
    assert reason(f"{tmp_path}/*.html") == f"No file matches {tmp_path}/*.html."


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "report [1].txt").write_text(REPORT)
    assert article(tmp_path / "report [1].txt").title == "Toll rises to 19"


def test_a_minus_is_standard_input() -> None:
    assert article("-", REPORT.encode()).title == "Toll rises to 19"
    assert article("-", b"<html><body><p>Nineteen people died.</p></body></html>").text == "Nineteen people died."
    assert article("-", REPORT.encode()).key.startswith("sha:")
    assert one("-") == Problem("-", "There is no standard input to read.")


@pytest.mark.parametrize(
    ("name", "content"), [("pipe", REPORT), ("pipe.ndjson", '{"title": "Toll rises to 19", "text": "Two died."}')]
)
def test_a_pipe_is_read(tmp_path: Path, name: str, content: str) -> None:
    os.mkfifo(tmp_path / name)
    writer = threading.Thread(target=(tmp_path / name).write_text, args=(content,))
    writer.start()
    assert article(tmp_path / name).title == "Toll rises to 19"
    writer.join()


def test_files_are_read_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(REPORT)
    results = read_files([tmp_path])
    next(results)
    (tmp_path / "1.txt").unlink()
    assert [type(result) for result in results] == [Problem, Article]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "report.txt is empty."),
        (b" \n\t\n", "report.txt is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "report.txt is not text (it looks like a picture or a program)."),
        (b"\x01\x02\x03\x04abc" * 9, "report.txt is not text (it looks like a picture or a program)."),
        (b"%PDF-1.7 ...", "report.txt is not text (it looks like a picture or a program)."),
        (b"\xef\xbb\xbf\xe2\x80\x8b\n", "report.txt holds no text."),
        (b"x" * (LARGEST + 1), "report.txt is too large to be a report (over 20 MB)."),
    ],
    ids=["empty", "blank", "picture", "controls", "PDF", "invisible", "large"],
)
def test_what_is_no_report_is_refused_in_one_sentence(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "report.txt").write_bytes(content)
    assert reason(tmp_path / "report.txt") == expected


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert reason(tmp_path / "x.txt") == f"There is no file or folder called {tmp_path}/x.txt."
    assert reason(tmp_path / "lost.txt") == f"{tmp_path}/lost.txt is a link that leads nowhere."
    assert (
        reason(tmp_path / "empty") == f"{tmp_path}/empty holds no articles (.txt, .md, .html, .eml, .mbox or .ndjson)."
    )
    assert reason("/dev/zero") == "/dev/zero is not a file that can be read."
    assert reason("") == "An empty name is no file or folder."
    assert "cannot be read" in reason("a" * 5000)
    assert reason("a\0b").startswith("There is no file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "report.txt").chmod(0)
    assert reason(tmp_path / "report.txt").endswith("cannot be read (permission denied).")


def test_names_are_clean_wherever_they_are_shown(tmp_path: Path) -> None:
    for name, content in (("a\x1b[31m\nb.txt", "\0"), ("c\x9b2Jd.txt", REPORT), ("\udce9t\u202e.txt", "")):
        (tmp_path / name).write_text(content)
    for result in read_files([tmp_path, tmp_path / "x\x1b[2J"]):
        shown = (result.path, result.reason) if isinstance(result, Problem) else (result.key, result.source)
        assert not any(hostile.FORBIDDEN.search(text) or "\n" in text for text in shown)


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\0")
    (tmp_path / "b.txt").write_text(REPORT)
    assert [type(result) for result in read_files([tmp_path / "none", tmp_path])] == [Problem, Problem, Article]


def test_large_texts_and_long_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 200_000)
    (tmp_path / "large.txt").write_text("Two people died here.\n\n" * 40_000)
    assert len(article(tmp_path / "long.txt").text) == 999_999
    assert len(article(tmp_path / "large.txt").paragraphs) == 40_000


def test_samples_are_read_from_a_tree_with_keys_of_their_own(tmp_path: Path) -> None:
    for name in (
        "quake/northern-wire.txt",
        "quake/.draft.txt",
        "flood/harbour-post.md",
        "flood/notes.json",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# Toll rises\n\nNineteen people died.")
    found = [result for result in read_tree(tmp_path) if isinstance(result, Article)]
    assert [sample.key for sample in found] == ["sample:flood/harbour-post.md", "sample:quake/northern-wire.txt"]
    assert [sample.source for sample in found] == ["Harbour Post", "Northern Wire"]
