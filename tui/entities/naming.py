"""How names are found in a text and joined: what a reader may choose, and every reading of a text is handed.

It is one value, so that a comparison cannot find the names of one report in one way and of the other in another; and
it can be hashed, so that what was read with it can be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.entities.aliases.pins import NO_PINS, Pins
from tui.entities.mention import Mention
from tui.entities.names import names

Recogniser = Callable[[str], list[Mention]]
"""Finds the names of a text, in reading order and none inside another."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How names are found and joined."""

    recognise: Recogniser = names
    pins: Pins = NO_PINS


NAMING = Naming()
"""As Wireside does it by itself."""
