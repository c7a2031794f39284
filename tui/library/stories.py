"""Stories: the reports of one event under one headline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event; an article without companions is a story of its own."""

    id: str
    """Key of the report that arrived first: it stays when further reports arrive."""
    headline: str
    keys: tuple[str, ...]
    """Newest first."""
    published: datetime | None
    """When the newest of its dated reports was published; None where none has a date."""
