"""What is indexed of an article is worked out quickly, and is what a slower way gives."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.library.index import _spaced, packed, telling, unpacked
from tui.library.tokens import WORD, fold
from tui.text import clean


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=80))
@example("İstanbul ǅ ﬁ Ⅷ ² ٣ a_b x‍y e\u0301 — 訪問 ١٢٣")
def test_the_words_of_a_text_are_found_by_its_gaps(text: str) -> None:
    text = clean(text)
    assert _spaced(text).split() == WORD.findall(text)
    assert fold(_spaced(text)).split() == [fold(word) for word in WORD.findall(text)]


@given(weights=st.dictionaries(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), st.sampled_from([1.0, 1.69, 3.38])))
def test_weighed_words_are_unpacked_as_they_were_packed(weights: dict[str, float]) -> None:
    assert unpacked(packed(weights)) == weights


def test_a_name_counts_double_where_it_is_mostly_written_as_one() -> None:
    assert telling("", "Homs fell. The homs of homs.")["homs"] < telling("", "Homs fell. Homs is Homs.")["homs"]
