"""Rows of runs: what every view is made of before a terminal is involved.

A run is text with a role, a word such as `person` or `only-left` that the style sheet colours. A row is one line of the
screen. Both are plain data, so that a layout can be tested, printed and exported without a screen.
"""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """Text in one role; several roles are separated by a space ("person figure-differs"), "" is body text."""

    text: str
    role: str = ""
    link: str = ""
    """Where it leads, an address that `safe_url` has passed; "" for nowhere."""


class Row(NamedTuple):
    """One laid-out line."""

    runs: tuple[Run, ...]
    item: int = -1
    """Number of what the row belongs to (an article's sentence, a comparison's pair, a list's line); -1 for none."""

    @property
    def text(self) -> str:
        """The characters of the row, as a plain terminal shows them."""
        return "".join(run.text for run in self.runs)


ROLES = frozenset(
    # the article
    "headline about heading boilerplate prose hit hit-current mention-current novel novel-mark "
    "person place organisation group work date money percent quantity quote "
    # lists
    "selected selected-unfocused block bar "
    "unread star story story-read count report report-read report-open open-mark time snippet found quiet "
    # the comparison
    "left right label rule mark mark-left mark-right mark-differs mark-quiet elsewhere pulled only-left only-right "
    "weak shared equal spelling changed number differs vaguer focused sign sign-quiet copy told "
    # who reports what
    "value "
    # key tables
    "key words section".split()
)
"""Every role there is; the style sheet has a rule for each."""
