"""The comparison screen: two reports of one event, sentence against sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.app.bindings import bindings
from tui.app.desk import Desk
from tui.app.messages import ComparisonAsked, ComparisonLeft, ComparisonMade, CoverageAsked, MarksMade
from tui.app.screens.fitting import TooSmall
from tui.app.screens.listing import VIEW as READER
from tui.app.screens.stepping import SteppingScreen
from tui.app.widgets.comparison import ComparisonPane
from tui.app.widgets.lines import Lines
from tui.compare.comparison import Comparison, Difference, Mark
from tui.keys import Where
from tui.library import hits_in
from tui.state import JSON, Change
from tui.view.blocks import CYCLED, Block, Filter, Order, block_at, blocks, drawn_links
from tui.view.comparison import Sheet
from tui.view.frame import plural
from tui.view.inked import inks
from tui.view.plain import SPLIT_FROM
from tui.view.rows import Row, Run
from tui.view.summary import Summary, head_rows, why_rows
from tui.view.verdicts import WEAK

_VIEW = "comparison"
Choice = TypeVar("Choice")
_OF_ALL = frozenset({"back", "leave"})


class ComparisonScreen(SteppingScreen):
    """Head, blocks, the reason for the block in focus, foot."""

    TAUGHT = Where.COMPARISON
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARISON), *bindings(Where.EVERYWHERE, _OF_ALL)]

    def __init__(self, desk: Desk, made: ComparisonMade, query: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._asked = made
        self.comparison = made.comparison
        self._summary = made.summary
        self.searched = query
        self._order = Order.LEFT
        self._filter = Filter.ALL
        self._layout = ""
        """ "split" or "stacked" where the reader chose one; "" goes by the width."""
        self._weak = False
        self._pulled: frozenset[int] = frozenset()
        self._known: dict[tuple[Order, Filter, bool], list[Block]] = {}
        """The blocks of this comparison, by how they were looked at."""

    def compose(self) -> ComposeResult:
        """The pane between its head and foot lines."""
        yield Lines(id="comparison-head")
        yield ComparisonPane(id="comparison")
        yield Lines(id="why")
        yield Lines(id="foot")
        yield TooSmall()

    def on_mount(self) -> None:
        """As the reader left it last."""
        kept = self._desk.journal.state.view(_VIEW)
        self._order = next((order for order in Order if order.value == kept.get("order")), Order.LEFT)
        self._filter = next((shown for shown in CYCLED if shown.value == kept.get("filter")), Filter.ALL)
        self._layout = str(kept.get("layout") or "")
        self._weak = kept.get("weak") == "shown"
        self.query_one("#comparison-head", Lines).show(self._head)
        self.query_one("#why", Lines).show(self._why)
        self.pane.focus()
        self.show(self._asked)
        if self._asked.at:
            self._go_to(self._asked.at)
            return
        match kept.get("focus"):
            case [*pair, int(focus)] if tuple(pair) == self.pair:
                self._draw(focus)

    def _go_to(self, at: Sequence[Mark]) -> None:
        """To the block that tells what stands there, whatever part of the comparison is usually shown."""
        focus, found = block_at(self._blocks(), at)
        if focus < 0:
            self._filter = Filter.ALL
            focus, found = block_at(self._blocks(), at)
        self._draw(focus, found)

    def kept(self) -> list[Change]:
        """What the next start needs to come back to the block in focus."""
        return [Change.to_view(_VIEW, "focus", [*self.pair, self.pane.cursor])]

    @property
    def pair(self) -> tuple[str, str]:
        """Keys of the two reports."""
        return self.comparison.left.article.key, self.comparison.right.article.key

    def show(self, made: ComparisonMade) -> None:
        """Show another comparison from its top, or the same made anew at the same place."""
        before = self.pair
        self._others, self._pulled = list(made.others), frozenset()
        self._read(made.comparison, made.summary)
        if self.pair == before:
            self._draw_in_place()
        else:
            self._draw(0)

    def _read(self, comparison: Comparison, summary: Summary) -> None:
        """What does not depend on how the comparison is shown."""
        self.comparison, self._summary, self._known = comparison, summary, {}
        self._ink()

    def _ink(self) -> None:
        hits = (lambda text: hits_in(text, self.searched)) if self.searched else None
        self._inks = inks(self.comparison, hits, weak=self._weak)

    def _blocks(self) -> list[Block]:
        look = self._order, self._filter, self._weak
        if look not in self._known:
            self._known[look] = blocks(self.comparison, self._order, self._filter, weak=self._weak)
        return self._known[look]

    def _draw(self, focus: int, found: Difference | None = None) -> None:
        sheet = Sheet(self.comparison, self._blocks(), self._inks, self._order, self._pulled)
        self.pane.show(sheet, split=self._split, focus=focus, found=found)
        self.query_one("#comparison-head").refresh()

    def _draw_in_place(self) -> None:
        """Draw anew with the same sentence in focus."""
        before = self.pane.block
        same = (
            number
            for number, block in enumerate(self._blocks())
            if before and (set(block.lefts) & set(before.lefts) or set(block.rights) & set(before.rights))
        )
        self._draw(next(same, 0))

    @property
    def _split(self) -> bool:
        return self._layout == "split" if self._layout else self.app.size.width >= SPLIT_FROM

    def take_focus(self) -> None:
        """Give the keys to the comparison."""
        self.pane.focus()

    def on_resize(self) -> None:
        """Two columns or a stack, as the width asks."""
        super().on_resize()
        if self.is_mounted and self.pane.block:
            self._draw_in_place()

    def _head(self, width: int) -> list[Row]:
        looks = ((self._order, Order.LEFT), (self._filter, Filter.ALL))
        look = [chosen.value for chosen, usual in looks if chosen is not usual] + ["weak pairs"] * self._weak
        return head_rows(self._summary, width, split=self._split, look=f"{' · '.join(look)} ")

    def _why(self, width: int) -> list[Row]:
        lines = 1 if self.has_class("-low") else 2
        return why_rows(self.comparison, self.pane.block, width, self.pane.focused, self.pane.place, lines)

    @on(ComparisonPane.Moved)
    def _moved(self) -> None:
        self.query_one("#why").refresh()
        self.show_foot()

    def foot_right(self) -> list[Run]:
        """Which block of how many."""
        return [Run(f"{self.pane.cursor + 1}/{self.pane.items} ", "quiet")] if self.pane.items else []

    # -- another comparison
    def action_next_report(self) -> None:
        """The same left report against the next of the others."""
        self._step_report(1)

    def action_previous_report(self) -> None:
        """The same left report against the previous of the others."""
        self._step_report(-1)

    def _step_report(self, steps: int) -> None:
        left, right = self.comparison.left.article.key, self.comparison.right.article.key
        others = [key for key in self._others if key != left]
        if not set(others) - {right}:
            self.say("There is no other report of this event.")
            return
        at = others.index(right) if right in others else -1 if steps > 0 else 0
        self.post_message(ComparisonAsked(left, others[(at + steps * (self.count or 1)) % len(others)]))

    def action_table(self) -> None:
        """Who reports what, over all reports of the story."""
        self.post_message(CoverageAsked((self.comparison.left.article.key, self.comparison.right.article.key)))

    def action_swap(self) -> None:
        """The right report to the left."""
        focus = self.pane.block
        everyone = {*self._others, self.comparison.left.article.key, self.comparison.right.article.key}
        swapped = self.comparison.swapped()
        order = {key: number for number, key in enumerate(self._others)}
        self._others = sorted(everyone - {swapped.left.article.key}, key=lambda key: order.get(key, -1))
        self._read(swapped, Summary.of(swapped, blocks(swapped)))
        wanted = set(focus.lefts) if focus else set()
        self._draw(next((n for n, block in enumerate(self._blocks()) if wanted & set(block.rights)), 0))
        sides = [self.comparison.left.article.key, self.comparison.right.article.key]
        self.post_message(MarksMade([Change.to_view(READER, "comparison", list[JSON](sides))]))

    # -- other looks at it
    def action_filter(self) -> None:
        """All, common, differing, only here."""
        self._filter = _after(CYCLED, self._filter)
        self._keep("filter", self._filter.value)
        self._draw_in_place()
        self.say(f"Shown: {self._filter}.")

    def action_weak(self) -> None:
        """Draw weak pairs as pairs, or as what only one side has."""
        self._weak = not self._weak
        self._keep("weak", "shown" if self._weak else "")
        self._ink()
        self._draw_in_place()
        count = len(drawn_links(self.comparison, weak=True)) - len(drawn_links(self.comparison))
        pairs = plural(count, "weak pair")
        self.say(f"{pairs} shown, marked {WEAK}; not counted." if self._weak else f"{pairs} hidden.")

    def action_layout(self) -> None:
        """Two columns or a stack."""
        self._layout = "stacked" if self._split else "split"
        self._keep("layout", self._layout)
        self._draw_in_place()

    def action_order(self) -> None:
        """Left's order, right's, both own."""
        self._order = _after(tuple(Order), self._order)
        self._pulled = frozenset()
        self._keep("order", self._order.value)
        self._draw_in_place()
        self.say(f"Shown in {self._order}.")

    def action_partner(self) -> None:
        """Show the partners from elsewhere at this row, or no longer."""
        block = self.pane.block
        if block and block.elsewhere:
            self._pulled ^= {self.pane.cursor}
            self._draw(self.pane.cursor)
        else:
            self.say("All that belongs to this sentence stands beside it.")

    def _keep(self, name: str, value: str) -> None:
        self.post_message(MarksMade([Change.to_view(_VIEW, name, value)]))

    def action_export(self) -> None:
        """Write the comparison to a file."""
        from tui.app.asking import export

        export(self, self.comparison)

    def action_names(self) -> None:
        """List who and what the reports name, what one alone has first; the chosen one is shown with its spellings."""
        from tui.app.asking import name_of_either

        name_of_either(self, self.comparison, self._show_name)

    def _show_name(self, query: str, at: Sequence[Mark]) -> None:
        self.searched = query
        self._ink()
        self._go_to(at)

    def action_back(self) -> None:
        """Back to the reader."""
        self.post_message(ComparisonLeft())

    def action_leave(self) -> None:
        """Back to the reader."""
        self.post_message(ComparisonLeft())


def _after(values: Sequence[Choice], value: Choice) -> Choice:
    """The next value, round and round."""
    return values[(values.index(value) + 1) % len(values)]
