"""What the list shows, in words: which reports, and how they are arranged."""

from __future__ import annotations

from tui.library import View

FILTERS = {"": "All", "is:unread": "Unread", "is:starred": "Starred"}
"""Queries that a key steps through, and what they are called."""
_ARRANGED = {View.STORIES: "by story", View.TIME: "newest first", View.OUTLETS: "by outlet"}


def told_list(view: View, query: str) -> str:
    """What is listed, in a sentence for the foot line.

    >>> told_list(View.STORIES, "is:unread"), told_list(View.OUTLETS, "dam OR reservoir")
    ('Unread reports, by story.', 'What “dam OR reservoir” finds, by outlet.')
    """
    what = f"{FILTERS[query]} reports" if query in FILTERS else f"What “{query}” finds"
    return f"{what}, {_ARRANGED[view]}."
