"""Signs and roles on a sentence: what it says is never changed, and every sign stands behind what it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.reports import report
from tui.compare import compare
from tui.compare.comparison import Aspect, Comparison, Grade, Verdict
from tui.view.inked import Inked, Note, inks

Compared = Callable[..., Comparison]
SIGNS = frozenset({"sign", "sign-quiet"})
TEXT = "Four died. Homs fell."
PLACES = st.tuples(st.integers(0, 21), st.integers(0, 21)).map(sorted).map(tuple)


def told(inked: Inked) -> str:
    """The sentence without the signs set into it."""
    return "".join(run.text for run in inked.runs(0, len(inked.text)) if not SIGNS & set(run.role.split()))


def shown(left: str, right: str, *, brackets: bool = False) -> tuple[str, str]:
    """Two reports of a sentence each as they are shown."""
    here, there = inks(compare(report(left), report(right, source="Other")), brackets=brackets)
    return here[0].text, there[0].text


@given(st.lists(st.tuples(PLACES, st.sampled_from(["[", ""]), st.sampled_from(["]!", "=", ""])), max_size=5))
@settings(max_examples=60, deadline=None)
def test_runs_hold_the_sentence_and_its_notes_and_every_role_covers_its_stretch(
    marked: list[tuple[tuple[int, int], str, str]],
) -> None:
    spans = [(start, end, f"r{number}") for number, ((start, end), _, _) in enumerate(marked)]
    notes = [Note(start, behind=False, text=before, role="sign") for (start, _), before, _ in marked if before]
    notes += [Note(end, behind=True, text=after, role="sign") for (_, end), _, after in marked if after]
    inked = Inked(TEXT, spans, notes)
    runs = inked.runs(0, len(inked.text))
    assert "".join(run.text for run in runs) == inked.text
    assert told(inked) == TEXT
    for start, end, role in spans:
        assert told(Inked(TEXT, [(start, end, role)])) == TEXT
        covered = [run for run in runs if role in run.role.split() and not SIGNS & set(run.role.split())]
        assert "".join(run.text for run in covered) == TEXT[start:end]


def test_a_sign_stands_behind_what_differs_and_brackets_show_its_reach_in_print(compared: Compared) -> None:
    found = compared(["Three died."], ["Four died."], [(0, 0)], [(0, 0, Aspect.FIGURE, Verdict.DIFFER)])
    assert [side[0].text for side in inks(found)] == ["Three! died.", "Four! died."]
    assert [side[0].text for side in inks(found, brackets=True)] == ["[Three]! died.", "[Four]! died."]


@pytest.mark.parametrize(
    ("aspect", "verdict", "sign"),
    [
        (Aspect.FIGURE, Verdict.UPDATE, "^"),
        (Aspect.FIGURE, Verdict.VAGUER, "≈"),
        (Aspect.FIGURE, Verdict.SCALE, "≠"),
        (Aspect.QUOTE, Verdict.CUT, "/"),
        (Aspect.QUOTE, Verdict.ALTERED, "*"),
        (Aspect.ATTRIBUTION, Verdict.DIFFER, "@"),
        (Aspect.CERTAINTY, Verdict.DIFFER, "±"),
    ],
)
def test_every_verdict_has_a_sign_of_its_own(compared: Compared, aspect: Aspect, verdict: Verdict, sign: str) -> None:
    found = compared(["Three died."], ["Four died."], [(0, 0)], [(0, 0, aspect, verdict)])
    assert [side[0].text for side in inks(found)] == [f"Three{sign} died.", f"Four{sign} died."]


def test_the_sign_of_a_quotation_stands_outside_its_marks_and_its_words_are_told_apart() -> None:
    text = "“{},” said the driver Anton Belik after the bus fell."
    left = report(text.format("I saw the lights go over the edge and I ran"))
    comparison = compare(left, report(text.format("I saw the lights go over the edge"), source="Other"))
    here, there = inks(comparison)
    assert here[0].text.startswith("“I saw the lights go over the edge and I ran,”/ said")
    assert there[0].text.startswith("“I saw the lights go over the edge,”/ said")
    assert [run.text for run in here[0].runs(0, 60) if "differs" in run.role] == ["and I ran"]
    assert not [run for run in there[0].runs(0, 60) if "differs" in run.role]


def test_print_shows_spellings_equal_figures_and_edits_with_brackets_of_their_own() -> None:
    text = "The train left the rails about {} from the town of {} on {} night, killing the driver and a guard."
    left, right = text.format("18 km", "Talbisseh", "Tuesday"), text.format("11 miles", "Talbiseh", "Monday")
    assert shown(left, right, brackets=True) == (
        text.format("[18 km]=", "{Talbisseh}", "[Tuesday]"),
        text.format("[11 miles]=", "{Talbiseh}", "[Monday]"),
    )
    assert shown(left, right) == (
        text.format("18 km=", "Talbisseh=", "Tuesday"),
        text.format("11 miles=", "Talbiseh=", "Monday"),
    )


def test_nothing_else_is_marked_inside_of_what_differs(compared: Compared) -> None:
    found = compared(["Homs fell."], ["Homs has fallen."], [(0, 0)], [(0, 0, Aspect.NAME, Verdict.DIFFER)])
    assert inks(found)[0][0].runs(0, 4)[0].role == "differs left"


def test_weak_pairs_are_marked_on_demand(compared: Compared) -> None:
    found = compared(["Homs fell."], ["Homs has fallen."], [(0, 0, 0.1, Grade.WEAK)])
    assert inks(found)[0][0].runs(0, 4)[0].role == ""
    assert inks(found, weak=True)[0][0].runs(0, 4)[0].role == "shared"


def test_hits_of_a_search_are_marked_on_both_sides(compared: Compared) -> None:
    def hits(text: str) -> list[tuple[int, int]]:
        at = text.find("Homs")
        return [(at, at + 4)] if at >= 0 else []

    found = compared(["It rained.", "Homs fell."], ["They left Homs."])
    for side, number in zip(inks(found, hits), (1, 0), strict=True):
        assert [run.text for run in side[number].runs(0, 99) if run.role == "hit"] == ["Homs"]


def test_what_is_only_less_exact_is_quiet(compared: Compared) -> None:
    found = compared(["Three died."], ["Four died."], [(0, 0)], [(0, 0, Aspect.FIGURE, Verdict.VAGUER)])
    assert [run.role for run in inks(found)[0][0].runs(0, 6)] == ["vaguer", "sign-quiet"]


def test_no_sentence_of_a_real_comparison_is_changed(real: Comparison) -> None:
    for brackets in (True, False):
        for side, sentences in zip((real.left, real.right), inks(real, brackets=brackets), strict=True):
            for number, inked in enumerate(sentences):
                assert told(inked) == side.text(number).replace("\n", " ")
