"""Writing that lasts: the order of operations on which survival of a power cut depends."""

import os
from pathlib import Path

import pytest

from tui.state import disk


@pytest.fixture
def operations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done to which file, in order; all of it is really done."""
    done: list[str] = []
    real_write, real_fsync, real_rename = os.write, os.fsync, os.rename

    def name(descriptor: int) -> str:
        inode = os.fstat(descriptor).st_ino
        return next(path.name for path in (tmp_path, *tmp_path.iterdir()) if path.stat().st_ino == inode)

    def write(descriptor: int, data: bytes) -> int:
        done.append(f"write {name(descriptor)}")
        return real_write(descriptor, data)

    def fsync(descriptor: int) -> None:
        done.append(f"fsync {name(descriptor)}")
        real_fsync(descriptor)

    def rename(source: Path, target: Path) -> None:
        done.append(f"replace {Path(target).name}")
        real_rename(source, target)

    for operation in (write, fsync):
        monkeypatch.setattr(os, operation.__name__, operation)
    monkeypatch.setattr(os, "replace", rename)
    return done


def test_what_is_appended_is_synced(tmp_path: Path, operations: list[str]) -> None:
    disk.append(tmp_path / "file", b"line\n")
    assert operations == ["write file", "fsync file"]


def test_a_replacement_is_synced_before_it_takes_the_name_and_the_name_after(
    tmp_path: Path, operations: list[str]
) -> None:
    disk.replace(tmp_path / "file", b"new\n", tmp_path / "scratch")
    assert operations == ["write scratch", "fsync scratch", "replace file", f"fsync {tmp_path.name}"]
    assert (tmp_path / "file").read_bytes() == b"new\n"


def test_a_new_directory_is_private_and_its_name_is_synced(tmp_path: Path, operations: list[str]) -> None:
    disk.make_directory(tmp_path / "wireside")
    assert operations == [f"fsync {tmp_path.name}"]
    assert (tmp_path / "wireside").stat().st_mode & 0o777 == 0o700
    disk.make_directory(tmp_path / "wireside")
    assert len(operations) == 1


def test_a_scratch_file_is_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "scratch").symlink_to(tmp_path / "precious")
    with pytest.raises(FileExistsError):
        disk.replace(tmp_path / "file", b"new\n", tmp_path / "scratch")
    assert (tmp_path / "precious").read_bytes() == b"precious"
