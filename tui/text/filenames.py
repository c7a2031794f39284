"""Names of files made of foreign words: harmless in every folder, shell and listing.

Letters are small and ASCII: a name that every shell, server and mail program shows alike is worth more than one in the
words' own script, and letters that look alike cannot make two files that do. What is lost is made up for by a hash.
"""

from __future__ import annotations

import errno
import re
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 100
"""Bytes of a name with its ending; file systems take 255, and a copy may be given a longer one."""
_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = frozenset("con prn aux nul".split()) | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
_UNTITLED = "untitled"
_HASH = 8


def safe_name(words: str, ending: str = "") -> str:
    r"""A file's name out of any words: [a-z0-9-] and an ending of ours such as ".md", at most 100 bytes.

    Accents are dropped. Where letters are too, where nothing is left of the words or too much was there, a hash of them
    keeps apart what would else be one.

    >>> safe_name("Northern Wire & Évian Post", ".md"), safe_name("../../etc/passwd"), safe_name("--help\n", ".html")
    ('northern-wire-evian-post.md', 'etc-passwd', 'help.html')
    >>> safe_name("新华社", ".md"), safe_name("...", ".md"), safe_name("NUL")
    ('untitled-b8be4ac9.md', 'untitled-ab5df625.md', 'nul-ae6de182')
    """
    letters = "".join(
        char for char in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(char)
    )
    lost = any(char.isalnum() and not char.isascii() for char in letters)
    stem, room = _OTHER.sub("-", letters).strip("-"), LONGEST - len(ending)
    if lost or not stem or len(stem) > room or stem in _RESERVED:
        stem = f"{stem[: room - _HASH - 1].rstrip('-') or _UNTITLED}-{_hash(words)}"
    return stem + ending


def create(folder: Path, words: str, ending: str) -> TextIO:
    """A new file in a folder, open for writing; never one that is there, and never through a link ("x" is O_EXCL).

    Raises:
        OSError: there is no room, no permission, or too many files of that name.
    """
    for number in range(1, 1000):
        try:
            return (folder / safe_name(words, f"-{number}{ending}" if number > 1 else ending)).open(
                "x", encoding="utf-8"
            )
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "there are a thousand files of that name here already")


def _hash(words: str) -> str:
    import hashlib

    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
