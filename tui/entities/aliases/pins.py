"""What the reader knows better: names that are one whatever the rules say, and names that are not.

Names are compared as everywhere: without regard to case, accents, hyphens, particles. A mistake in the file is told
with its line, because it is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tui.entities.aliases.likeness import pieces
from tui.entities.mention import NAMED, Kind

Words = tuple[str, ...]
"""A name as it is compared."""


class PinsError(ValueError):
    """A file of pins that cannot be read, as a sentence for its writer."""


@dataclass(frozen=True, slots=True)
class Same:
    """Names of one entity, and its kind where the reader gives it."""

    names: tuple[str, ...]
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Pins:
    """Names that are always joined, and names that never are, as the reader writes them."""

    same: tuple[Same, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Pins:
        r"""The pins that TOML text holds. Raises `PinsError`.

        >>> pins = Pins.parse('''
        ... [[same]]
        ... names = ["HTS", "Hayat Tahrir al-Sham"]
        ... kind = "organisation"
        ...
        ... [[apart]]
        ... names = ["John Smith", "Jon Smith"]
        ... ''')
        >>> pins.same[0].names, pins.apart
        (('HTS', 'Hayat Tahrir al-Sham'), (('John Smith', 'Jon Smith'),))
        >>> Pins.parse("[[same]]\nnames = 'HTS'")
        Traceback (most recent call last):
        tui.entities.aliases.pins.PinsError: Line 1: names must be a list, such as names = ["One", "Other"].
        """
        import tomllib  # not before there is a file to read

        try:
            data = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise PinsError(_syntax(error, text)) from error
        if unknown := next((key for key in data if key not in {"same", "apart"}), None):
            raise PinsError(_at(_line(text, unknown), f"{unknown} means nothing here: write [[same]] or [[apart]]."))
        same = tuple(
            Same(_names(entry, line, 1 if "kind" in entry else 2), _kind(entry, line))
            for entry, line in _entries(data, text, "same")
        )
        apart = tuple(_names(entry, line, 2) for entry, line in _entries(data, text, "apart"))
        _check(same, apart, text)
        return cls(same, apart)


NO_PINS = Pins()
"""The reader says nothing: the rules alone join names."""


def _syntax(error: Exception, text: str) -> str:
    """What the TOML reader says, with the line first: its own ends in "(at line 3, column 7)"."""
    said, _, place = str(error).removesuffix(")").rpartition(" (at ")
    if not said:
        return f"{error}.".capitalize()
    line = place.removeprefix("line ").split(",")[0]
    return _at(int(line) if line.isdecimal() else text.count("\n") + 1, f"{said}.")


def _at(line: int, said: str) -> str:
    return f"Line {line}: {said}"


def _line(text: str, key: str, number: int = 0) -> int:
    """The line that opens an entry, the first for what is written in another way. Lines count from 1."""
    lines = [at for at, line in enumerate(text.splitlines(), 1) if _opens(line, key)]
    return lines[number] if number < len(lines) else (lines or [1])[-1]


def _opens(line: str, key: str) -> bool:
    plain = line.replace(" ", "").replace('"', "")
    return plain.startswith((f"[[{key}]]", f"[{key}]", f"{key}=", f"{key}."))


def _entries(data: dict[str, Any], text: str, key: str) -> Iterator[tuple[dict[str, Any], int]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise PinsError(_at(_line(text, key), f"write [[{key}]] with two brackets, and names = [...] below it."))
    for number, entry in enumerate(found):
        line = _line(text, key, number)
        if other := next((each for each in entry if each not in {"names", "kind"}), None):
            raise PinsError(_at(line, f"{other} means nothing here: an entry has names and, with same, a kind."))
        if key == "apart" and "kind" in entry:
            raise PinsError(_at(line, "only [[same]] has a kind."))
        yield entry, line


def _names(entry: dict[str, Any], line: int, least: int) -> tuple[str, ...]:
    found = entry.get("names")
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise PinsError(_at(line, 'names must be a list, such as names = ["One", "Other"].'))
    names = tuple({words: name for name in reversed(found) if (words := pieces(name))}.values())[::-1]
    if len(names) < least:
        raise PinsError(_at(line, f"it takes {'two different names' if least > 1 else 'a name'}."))
    return names


def _kind(entry: dict[str, Any], line: int) -> Kind | None:
    if "kind" not in entry:
        return None
    if entry["kind"] not in [kind.value for kind in NAMED]:
        raise PinsError(_at(line, f"the kind is one of {', '.join(kind.value for kind in NAMED)}."))
    return Kind(entry["kind"])


def _check(same: tuple[Same, ...], apart: tuple[tuple[str, ...], ...], text: str) -> None:
    """No name may stand in two groups, and no two names be both one and not."""
    group: dict[Words, int] = {}
    for number, each in enumerate(same):
        for name in map(pieces, each.names):
            if name in group:
                raise PinsError(_at(_line(text, "same", number), f"{_said(name)} stands in two [[same]] entries."))
            group[name] = number
    for number, names in enumerate(apart):
        for one, other in combinations(map(pieces, names), 2):
            if one in group and group[one] == group.get(other):
                line = _line(text, "apart", number)
                raise PinsError(_at(line, f"{_said(one)} and {_said(other)} are both the same and apart."))


def _said(name: Words) -> str:
    return f'"{" ".join(name)}"'
