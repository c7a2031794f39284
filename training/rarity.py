"""Make tui/compare/data/stems.txt: in how many sentences of English news each stem occurs.

Run as `python -m training.rarity FOLDER`, where FOLDER holds entities/train/*.jsonl and related/events.jsonl. Only
counts leave the data. Sentences are counted, not documents: sentences are what is aligned (0.01 AP better on both
alignment sets).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.compare.rarity import Rarity
from tui.compare.terms import terms

NEWS = ("gmb_part", "gum_ccby", "re3d_free", "wikigold")
LEAST = 3
"""Stems in fewer sentences are left out: 100 kB for what is rare either way."""
TARGET = Path(__file__).parents[1] / "tui" / "compare" / "data" / "stems.txt"


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sentences(folder: Path) -> Iterator[str]:
    for name in NEWS:
        for record in _records(folder / "entities" / "train" / f"{name}.jsonl"):
            ends = [*record["sents"][1:], len(record["tokens"])]
            for start, end in zip(record["sents"], ends, strict=True):
                yield " ".join(record["tokens"][start:end])
    for record in _records(folder / "related" / "events.jsonl"):
        yield from record["text"].splitlines()


def main() -> None:
    """Count and write, the most frequent first."""
    learnt = Rarity.learn(
        [term.key for term in terms(sentence) if term.figure is None] for sentence in _sentences(Path(sys.argv[1]))
    )
    stems: dict[int, list[str]] = defaultdict(list)
    for stem, count in sorted(learnt.counts.items()):
        if count >= LEAST:
            stems[count].append(stem)
    lines = [str(learnt.sentences), *(f"{count} {' '.join(stems[count])}" for count in sorted(stems, reverse=True))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
