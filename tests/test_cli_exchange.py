"""`wireside import`, `export` and `list`: articles go in and come out as they were."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import run
from tui.library import Library
from tui.settings import places
from tui.text import Article

REPORTS = [
    Article.from_text(f"Otters were seen {number} times.\n\nIn the Orle.", f"Otters {number}", "Wire", key=f"r{number}")
    for number in range(450)
]


def articles() -> list[Article]:
    with Library(places().library) as library:
        return list(library.each())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A library's export, and the library gone."""
    with Library(places().library) as library:
        library.add(REPORTS)
    file = tmp_path / "news.ndjson"
    assert run(["export", str(file)]) == 0
    for part in places().data.iterdir():
        part.unlink()
    return file


def test_an_export_is_read_back_exactly(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["import", str(news)]) == 0
    assert capsys.readouterr().out == "450 articles were read; 450 of them were new or changed.\n"
    assert articles() == REPORTS
    assert run(["export", f"{news}.again"]) == 0
    assert capsys.readouterr().out == f"450 articles were written to {news}.again.\n"
    assert Path(f"{news}.again").read_bytes() == news.read_bytes()
    assert run(["import", str(news)]) == 0
    assert capsys.readouterr().out == "450 articles were read; 0 of them were new or changed.\n"


def test_a_query_exports_what_it_finds(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    capsys.readouterr()
    assert run(["export", "--query", '"seen 7 times"']) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["key"] == "r7"
    assert run(["export", "--query", "badgers"]) == 1


def test_standard_input_is_ndjson(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"id": "a", "title": "Quake", "paragraphs": ["Two died."], "published": 1730000000}\nnonsense\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["import", "-"]) == 1, "a line could not be read"
    assert [article.title for article in articles()] == ["Quake"]


def test_what_cannot_be_read_is_told_a_few_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.ndjson").write_text("x\n" * 15 + '{"title": "Quake"}\n')
    assert run(["import", str(tmp_path / "bad.ndjson"), "no such file"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Line 1 of bad.ndjson is no article."
    assert told[10:] == ["wireside: 6 more could not be read."]
    assert len(articles()) == 1


def test_an_export_that_cannot_be_written_says_so(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    assert run(["export", "/proc/no/news.ndjson"]) == 2
    assert "/proc/no/news.ndjson cannot be written (no such file or directory)." in capsys.readouterr().err


def test_an_export_into_a_full_disk_leaves_no_half_file(news: Path, tmp_path: Path) -> None:
    run(["import", str(news)])
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000,) * 2)\n"
    code += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    code += f"import sys; from tui.cli import run; sys.exit(run(['export', {str(tmp_path / 'out.ndjson')!r}]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        f"wireside: {tmp_path}/out.ndjson cannot be written (file too large).\n",
    )
    assert [file.name for file in tmp_path.iterdir()] == ["news.ndjson"]


def test_a_list_is_told_newest_first_whatever_its_length(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(news)])
    capsys.readouterr()
    assert run(["list", "--json"]) == 0
    assert [json.loads(line)["key"] for line in capsys.readouterr().out.splitlines()] == [
        report.key for report in reversed(REPORTS)
    ]
