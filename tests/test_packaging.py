"""The wheel as a user installs it: in another environment, away from the checkout, and as a zip on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from benchmarks.terminal import Terminal
from tui import __version__

CHECKOUT = Path(__file__).parent.parent
PACKED = ("pyproject.toml", "README.md", "LICENSE", "tui", "styles", "sample_articles")
SAMPLES = "{} {}\n".format(*(len(list((CHECKOUT / "sample_articles").glob(depth))) for depth in ("*", "*/*")))
RESOURCES = """
import tui
from tui.resources import resource
assert {place!r} in tui.__file__, tui.__file__
assert "Pane" in resource("styles/wireside.tcss").read_text(encoding="utf-8")
assert "body" in resource("styles/export.css").read_text(encoding="utf-8")
events = list(resource("sample_articles").iterdir())
reports = [report for event in events for report in event.iterdir()]
assert all(report.read_text(encoding="utf-8") for report in reports)
print(len(events), len(reports))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing which lies about in the checkout gets in."""
    source = tmp_path_factory.mktemp("source")
    for name in PACKED:
        entry = CHECKOUT / name
        if entry.is_dir():
            shutil.copytree(entry, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(entry, source)
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built], cwd=source, check=True)
    return next(built.glob("wireside-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, and the dependencies of the one that runs the tests."""
    top = tmp_path_factory.mktemp("environment")
    venv.create(top, with_pip=False, symlinks=True)
    python = top / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
    )
    packages = sysconfig.get_path("purelib", vars={"base": str(top), "platbase": str(top)})
    Path(packages, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return top


def printed(*command: str | Path, **env: str) -> str:
    """What a command prints, run from where no checkout is."""
    done = subprocess.run(command, cwd="/", env=os.environ | env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_holds_what_a_user_needs_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"tui", f"wireside-{__version__}.dist-info"}
    assert "tui/_data/styles/wireside.tcss" in names
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_installed_command_tells_its_version(installed: Path) -> None:
    assert printed(installed / "bin" / "wireside", "--version") == f"wireside {__version__}\n"


def test_the_installed_package_finds_its_samples_and_styles(installed: Path) -> None:
    assert printed(installed / "bin" / "python", "-c", RESOURCES.format(place=str(installed))) == SAMPLES


def test_the_installed_reader_starts_on_the_samples(installed: Path) -> None:
    with Terminal([str(installed / "bin" / "wireside")], cwd="/") as terminal:
        terminal.expect(r"Samples .* unread")
        terminal.press("Q")
        assert terminal.end() == 0


def test_the_zipped_wheel_works_from_the_path(wheel: Path) -> None:
    code = RESOURCES.format(place=str(wheel))
    assert printed(sys.executable, "-c", code, PYTHONPATH=str(wheel)) == SAMPLES
    told = printed(sys.executable, "-m", "tui", "--version", PYTHONPATH=str(wheel))
    assert told == f"wireside {__version__}\n"
