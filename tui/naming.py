"""How this user wants names found and joined: a recogniser that is named, and what `entities.toml` says.

Whatever is wrong with either is told in one plain sentence, and reading goes on without it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.text import clean_line

if TYPE_CHECKING:
    from tui.entities.aliases.pins import Pins
    from tui.entities.naming import Naming, Recogniser

Tell = Callable[[str], object]
"""Told what is wrong."""


def naming(recogniser: str, entities: Path, tell: Tell) -> Naming:
    """How names are found, with a recogniser called KIND:NAME ("" for our own), and joined, with a file of pins."""
    from tui.entities.naming import Naming

    return Naming(finding(recogniser, tell), joining(entities, tell))


def finding(recogniser: str, tell: Tell) -> Recogniser:
    """What finds names. Models take their time to load: our own a moment, others' long."""
    if not recogniser:
        from tui.entities.names import trouble
        from tui.entities.naming import NAMING

        if wrong := trouble():
            tell(wrong)
        return NAMING.recognise
    from tui.recognisers import recogniser as loaded

    return loaded(recogniser, tell)


def joining(entities: Path, tell: Tell) -> Pins:
    """What a file says of names that are one, or are not; nothing where there is none."""
    from tui.entities.aliases.pins import NO_PINS, Pins, PinsError

    try:
        return Pins.parse(entities.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return NO_PINS
    except PinsError as error:
        wrong = clean_line(str(error))
    except OSError as error:
        wrong = f"It cannot be read ({error.strerror})."
    except UnicodeDecodeError:
        wrong = "It is not written in UTF-8."
    tell(f"{entities.name} is left aside. {wrong}")
    return NO_PINS
