"""How work that runs in a thread answers: it posts messages, and never touches a widget."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.worker import get_current_worker

from tui.app.desk import Desk
from tui.app.messages import Noticed

Post = Callable[[Message], object]


class Telling:
    """Has a desk to work at, and posts what it has to say. Each public method is the body of one worker."""

    def __init__(self, desk: Desk, post: Post) -> None:
        self._desk = desk
        self._post = post

    def _tell(self, text: str) -> None:
        self._post(Noticed(text))

    def _answer(self, message: Message) -> None:
        """Post, unless the reader has asked for something else since."""
        if not get_current_worker().is_cancelled:
            self._post(message)
