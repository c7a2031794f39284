"""Every role that a layout gives is known, and the style sheet says what each looks like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tui.compare.comparison import Comparison
from tui.entities.mention import NAMED, Kind
from tui.resources import resource
from tui.text.sentences import SentenceKind
from tui.view import rows as rows_module
from tui.view.blocks import Order, blocks
from tui.view.comparison import Sheet, comparison_rows
from tui.view.inked import inks
from tui.view.rows import ROLES, Row
from tui.view.summary import Summary, head_rows, why_rows

ROOM = Path(rows_module.__file__).parent


def written_roles() -> Iterator[tuple[str, str]]:
    """(file, role) for every role that is written out as the second argument of a Run."""
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Run":
                for role in node.args[1:]:
                    yield from ((path.name, word) for text in literals(role) for word in text.split())


def literals(node: ast.expr) -> Iterator[str]:
    """The whole strings an expression may be; parts of f-strings are left to what is laid out below."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))


def roles_of(rows: list[Row]) -> set[str]:
    return {role for row in rows for run in row.runs for role in run.role.split()}


def test_every_role_written_in_the_room_is_known() -> None:
    found = list(written_roles())
    assert len(found) > 20
    assert [(name, role) for name, role in found if role not in ROLES] == []


def test_every_kind_of_mention_and_sentence_is_a_role() -> None:
    assert {kind.value for kind in (*Kind, *SentenceKind)} <= ROLES


def test_every_role_of_a_real_comparison_is_known(real: Comparison) -> None:
    for order in Order:
        made = blocks(real, order)
        laid = Sheet(real, made, inks(real, lambda text: [(0, 1)] * bool(text)), order, frozenset({0, 1, 2}))
        rows = [row for split in (True, False) for row in comparison_rows(laid, 120, split=split)]
        rows += head_rows(Summary.of(real, made), 120, split=True)
        rows += [row for block in made for row in why_rows(real, block, 120)]
        assert {"label", "left", "right", "hit", "mark"} <= roles_of(rows) <= ROLES


def test_the_style_sheet_has_a_rule_for_every_role_and_for_no_other() -> None:
    styled = set(re.findall(r"\.([a-z-]+)[ ,]", resource("styles/roles.tcss").read_text(encoding="utf-8")))
    assert styled == ROLES


def test_names_and_figures_are_told_apart_without_colours() -> None:
    sheet = resource("styles/roles.tcss").read_text(encoding="utf-8")
    looks = {}
    for kind in (*NAMED, Kind.QUANTITY):
        rule = re.search(rf"\.{kind.value}\b[^{{]*{{([^}}]*)}}", sheet)
        assert rule
        looks[kind] = re.search(r"text-style: ([a-z ]+)", rule[1])
        assert looks[kind], f"{kind} has a colour alone"
    assert len({found[1] for found in looks.values() if found}) == len(looks)
