"""What is started to open an address, and what becomes of the terminal meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import hostile
from tui.app.browser import commands, visit
from tui.text.links import safe_url

URL = "https://example.org/?q=%s&x=%action"


def test_the_browser_of_the_environment_comes_before_the_desktop_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    found = commands(URL, {"BROWSER": "mine --new-tab:other %s -x:'broken", "DISPLAY": ":0"}, "linux")
    assert list(found) == [["mine", "--new-tab", URL], ["other", URL, "-x"], ["xdg-open", URL], ["wslview", URL]]
    assert list(commands(URL, {}, "darwin")) == [["open", URL]]


@pytest.mark.parametrize("environ", [{}, {"BROWSER": ""}, {"BROWSER": "no-such-program-here"}, {"BROWSER": "::"}])
def test_without_a_screen_there_is_no_browser(environ: dict[str, str]) -> None:
    assert list(commands(URL, environ, "linux")) == []


def test_one_that_shows_pages_in_a_terminal_is_none(tmp_path: Path) -> None:
    for name in ("w3m", "mine"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "www-browser").symlink_to("w3m")
    named = [f"{tmp_path}/{name}" for name in ("w3m -dump", "www-browser", "mine")]
    assert list(commands(URL, {"BROWSER": ":".join(named)}, "linux")) == [[named[-1], URL]]


def test_it_gets_the_address_as_one_argument_and_nothing_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told"
    script = tmp_path / "browser.py"
    script.write_text(
        "import os, sys\n"
        "print('on the screen'); print('on the screen', file=sys.stderr)\n"
        "said = ascii((sys.argv[1:], sys.stdin.read(), os.getsid(0) == os.getpid(), 'BROWSER' in os.environ))\n"
        f"open({str(told)!r}, 'a').write(said + '\\n')\n"
    )
    monkeypatch.setenv("BROWSER", f"{sys.executable} {script}")
    opened = [url for _, text in hostile.strings() if (url := safe_url(f"https://example.org/{text}"))][:2]
    for url in (URL, "https://example.org/;$(touch${IFS}x)`id`|&'\"", *opened):
        target = safe_url(url)
        assert target
        told.write_text("")
        assert visit(target)
        assert told.read_text() == ascii(([target], "", True, False)) + "\n"
    assert capfd.readouterr() == ("", "")


def test_one_that_fails_makes_way_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("BROWSER", "false:true")
    assert visit(URL)
    monkeypatch.setenv("BROWSER", "false")
    assert not visit(URL)


def test_one_that_stays_is_the_browser_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.browser._PATIENCE", 0.05)
    monkeypatch.setenv("BROWSER", "sh -c 'sleep 0.3'")
    assert visit(URL)
