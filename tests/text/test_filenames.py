"""Names of files that foreign words may ask for, and what they get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import hostile
from tui.text.filenames import LONGEST, create, safe_name

ASKED = (
    *(
        "",
        ".",
        "..",
        "...",
        "/",
        "//",
        "\\",
        "a/b",
        "../../etc/passwd",
        "..\\..\\boot.ini",
        "/etc/passwd",
        "~",
        "~root/x",
    ),
    *(
        "-rf",
        "--help",
        "-",
        " -x",
        ".hidden",
        ".ssh/authorized_keys",
        "a\nb",
        "a\x00b",
        "a\tb",
        "\x1b[2Jx",
        "\x9b2J",
        "x\u202egpj",
    ),
    *(
        "con",
        "NUL",
        "com1",
        "LPT9",
        "aux",
        "prn",
        "a:b",
        "C:\\x",
        "a*b?",
        "<a>|b",
        'a"b',
        "a'b",
        "$(id)",
        "`id`",
        "a;id",
        "a&&b",
    ),
    *(
        "!x",
        "#x",
        "%n%s",
        "{0}",
        "name.md",
        "name.md ",
        "a.b.c",
        "a b  c",
        "Évian",
        "Straße",
        "ﬁn",
        "①",
        "Åse Ødegård",
        "İzmir",
    ),
    *(
        "新华社",
        "Новости",
        "حمص",
        "👩‍👩‍👧",
        "\ud800",
        "Z" + "\u0316\u0301" * 50,
        "x" * 300,
        "新" * 300,
        "\u3164",
        "CLOCK$",
        "ａ／ｂ",
    ),
)


@pytest.mark.parametrize("words", ASKED, ids=ascii)
def test_a_name_is_harmless_wherever_it_is_written(words: str) -> None:
    name = safe_name(words, ".md")
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\.md", name)
    assert len(name) <= LONGEST
    assert safe_name(words, ".md") == name


def test_there_are_sixty_of_them() -> None:
    assert len(set(ASKED)) >= 60


def test_no_hostile_string_leaves_the_folder(tmp_path: Path) -> None:
    for _, text in hostile.strings():
        with create(tmp_path, text, ".md") as file:
            assert Path(file.name).parent == tmp_path
    assert all(path.parent == tmp_path and path.is_file() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize(
    ("one", "other"), [("新华社", "人民报"), ("x" * 200, "x" * 201), ("Tass Тасс", "Tass Тасс!"), ("", ".")]
)
def test_what_loses_letters_does_not_become_one(one: str, other: str) -> None:
    assert safe_name(one) != safe_name(other)


def test_words_that_are_harmless_are_only_joined() -> None:
    assert safe_name("Northern Wire & Évian Post", ".html") == "northern-wire-evian-post.html"
    assert safe_name("Die Straße", ".md") == "die-strasse.md"


def test_no_file_is_written_over_and_no_link_followed(tmp_path: Path) -> None:
    (tmp_path / "wire.md").write_text("mine", encoding="utf-8")
    (tmp_path / "wire-2.md").symlink_to(tmp_path / "elsewhere")
    with create(tmp_path, "Wire", ".md") as file:
        file.write("new")
    assert Path(file.name) == tmp_path / "wire-3.md"
    assert (tmp_path / "wire.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "elsewhere").exists()
