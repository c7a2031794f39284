"""Earlier texts of an article: what a file or a page said before it was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from tui.text.article import Article


@dataclass(frozen=True, slots=True)
class Version:
    """What an article said once."""

    digest: str
    """Hash of the text."""
    added: datetime
    """When this text joined the library (UTC)."""
    article: Article
