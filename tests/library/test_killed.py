"""No article that the library said it holds is lost when a program is killed, whatever it was doing."""

from collections import Counter
from pathlib import Path

import pytest

from tests.forks import cases
from tests.soak import tell, times


@pytest.mark.soak
def test_programs_killed_at_any_moment_lose_no_article(memory: Path) -> None:
    runs = times(12, 300)
    made = cases("library.crashes", str(memory), str(runs))
    assert len(made) == runs
    for case in made:
        assert not any(line.startswith("!") for line in case["said"]), case
        assert (case["lost"], case["wrong"], case["found"]) == ([], [], True), case
    acknowledged = made[-1]["acknowledged"]
    assert acknowledged > runs / 4
    ways = Counter(case["way"] for case in made)
    tell(
        f"kill -9 while articles are imported ({ways['import']}), added one by one ({ways['add']}), "
        f"indexed ({ways['index']}) or forgotten ({ways['forget']})",
        f"{runs} runs, 0 articles lost; the library opens, doctor finds nothing wrong, all is found again",
    )
