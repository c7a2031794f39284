"""The article's pane alone: what is new to the reader is marked once somebody knows it, and nothing moves."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.app.themes import DARK
from tui.app.widgets.article import ArticlePane
from tui.compare import Side, read_side
from tui.text import Article

PROSE = [
    f"Report number {n} says that the river rose by {n} metres in the town of Corrie overnight." for n in range(20)
]
WIDTH = 50


class Bare(App[None]):
    """An app that is one pane."""

    CSS = "Pane { scrollbar-size: 0 0; overflow: hidden scroll; }"

    def compose(self) -> ComposeResult:
        self.register_theme(DARK)
        self.theme = DARK.name
        yield ArticlePane(id="article")


def side(*sentences: str) -> Side:
    return read_side(Article.from_text("\n\n".join(sentences), "The river", "Northern Wire"))


async def test_what_is_new_is_marked_in_the_margin_and_nothing_moves() -> None:
    report, other = side(*PROSE), side("It is dry.")
    async with Bare().run_test(size=(WIDTH, 10)) as pilot:
        pane = pilot.app.query_one(ArticlePane)

        def lines() -> list[str]:
            return [pane.render_line(y).text for y in range(pane.size.height)]

        pane.show(report, None)
        await pilot.pause()
        pane.scroll_to(y=6, animate=False)
        await pilot.pause()
        before = lines()
        assert pane.told_of_novel() == ""

        pane.show_novel(other, [0])
        assert lines() == before, "the answer for an article that is no longer shown comes too late"

        pane.show_novel(report, [1, 3])
        marked = [(old, new) for old, new in zip(before, lines(), strict=True) if old != new]
        assert [new.strip()[:17] for _, new in marked] == ["+ Report number 1", "+ Report number 3"]
        assert all(new.replace("+", " ", 1) == old for old, new in marked), "only the margin has changed"
        assert pane.told_of_novel() == "2 sentences new to you"

        pane.show_anew(report)
        assert sum("+" in line for line in lines()) == 2, "other names leave it"
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert any(line.strip().startswith("+ Report") for line in lines()), "and so does another width"

        pane.show_novel(report, range(20))
        assert not any("+" in line for line in lines()), "a mark on every line would tell nothing"
        assert pane.told_of_novel() == "all new to you"

        pane.show(other, None)
        assert (pane.novel, pane.told_of_novel()) == (None, "")
