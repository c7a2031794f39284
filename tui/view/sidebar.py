"""What the lines of the sidebar say of a story and its reports: what was read of them, what is open, what is a copy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tui.library import Headline, Story, View
from tui.state import ReadingState
from tui.view.stories import ReportLine, SidebarLine, SingleLine, StoryLine

if TYPE_CHECKING:
    from tui.compare.badges import Badges


def shown_reports(story: Story, unfolded: Collection[str]) -> Sequence[int]:
    """Which of its reports stand below an unfolded story: near copies below their original, if those are unfolded."""
    originals = {report.key for report in story.reports if not report.copy_of}
    shown: list[int] = []
    for number, report in enumerate(story.reports):
        if report.copy_of not in originals:
            shown.append(number)
            if f"={report.key}" in unfolded:
                shown += [at for at, other in enumerate(story.reports) if other.copy_of == report.key]
    return shown


def line_of(
    story: Story,
    below: int,
    unfolded: Collection[str],
    state: ReadingState,
    open_key: str,
    badges: Badges | None,
    view: View,
) -> SidebarLine:
    """What a line of a story says in a view: its own (0), or one of those below it."""
    if below:
        report = story.reports[shown_reports(story, unfolded)[below - 1]]
        return _report(report, _copies(story, report, unfolded), state, open_key)
    if len(story.reports) > 1:
        return _story(story, state, badges)
    return _single(story, state, open_key, "" if view is View.OUTLETS else story.reports[0].source)


def _story(story: Story, state: ReadingState, badges: Badges | None) -> StoryLine:
    return StoryLine(
        story.headline,
        story.published,
        reports=len(story.reports),
        unread=sum(not state.is_read(key) for key in story.keys),
        starred=any(state.is_starred(key) for key in story.keys),
        news=badges.lacking if badges else 0,
        differing=badges.differing if badges else 0,
    )


def _single(story: Story, state: ReadingState, open_key: str, source: str) -> SingleLine:
    report = story.reports[0]
    return SingleLine(
        story.headline,
        source,
        report.published,
        read=state.is_read(report.key),
        starred=state.is_starred(report.key),
        changed=report.changed,
        open=report.key == open_key,
    )


def _report(report: Headline, copies: int, state: ReadingState, open_key: str) -> ReportLine:
    return ReportLine(
        report.source,
        report.published,
        read=state.is_read(report.key),
        starred=state.is_starred(report.key),
        open=report.key == open_key,
        changed=report.changed,
        copied=report.copied if report.copy_of else 0,
        copies=copies,
    )


def _copies(story: Story, report: Headline, unfolded: Collection[str]) -> int:
    """How many near copies of a report are folded away."""
    return 0 if f"={report.key}" in unfolded else sum(other.copy_of == report.key for other in story.reports)
