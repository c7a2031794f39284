"""Make tui/entities/data/names.model, the tagger's model, and its card.

Run as `make model DATA=FOLDER`, where FOLDER holds entities/train/*.jsonl and related/events.jsonl: minutes on two
cores, and the same file every time. With `--leave-out` the model is not written: each news set in turn is left out
of the training and scored, which is how every choice here was made; the development sets are only ever reported.
"""

from __future__ import annotations

import argparse
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import numpy as np

from training import augmented, corpora, crf, wordbook
from training.corpora import Annotated
from tui.entities.mention import NAMED
from tui.entities.tagging.features import WINDOW, TextFeatures, window_features
from tui.entities.tagging.stretches import stretches
from tui.entities.tagging.tagger import Tagger
from tui.entities.tagging.tokens import Tokens
from tui.entities.tagging.traits import Traits, traits
from tui.entities.tagging.weights import FIELD, LABELS, ROW, Model, packed
from tui.entities.tagging.wordbook import Wordbook

TARGET = Path(__file__).parents[1] / "tui" / "entities" / "data" / "names.model"
CARD = TARGET.with_suffix(".md")
RIDGE, ROUNDS, LEAST = 12.0, 60, 2
"""Quadratic penalty, steps of L-BFGS, and how often a feature must be seen; by leaving one set out."""
COPIES = 0.3
"""How much a copy with other names counts against its original."""
UNIT = 1 / 64
"""Natural logarithm of odds that one unit of a weight is worth."""
FAINT = 0.03
"""Features whose labels differ by less are left out of the file."""
LEFT_OUT = ("gmb_part", "wikigold", "re3d_free")
NEWS = ("gmb_part", "gum_ccby", "re3d_free", "wikigold")
REPORTED = ("worldwire_dev", "uner_ewt_dev", "re3d_other", "wnut17_dev", "btc_dev")
SEED = 7


class Extractor:
    """Features of texts, with what is known of each word kept."""

    def __init__(self, book: Wordbook) -> None:
        self.book = book
        self._traits: dict[str, Traits] = {}
        self._windows: dict[tuple[str, int], list[int]] = {}

    def chains(self, texts: Iterable[Annotated], weight: float) -> crf.Chains:
        """The stretches of texts, ready to be trained on."""
        found = crf.Chains([], [], [])
        for text in texts:
            for first, last, features in self._stretches(text.tokens):
                found.features.append(features)
                found.allowed.append(np.array([_bits(allowed) for allowed in text.allowed[first:last]]))
                found.weights.append(weight)
        return found

    def _stretches(self, read: Tokens) -> Iterable[tuple[int, int, list[np.ndarray]]]:
        told = [self._look(form) for form in read.forms]
        spans = stretches(read.forms, [each.capital for each in told])
        shown = TextFeatures(read, told, spans, self.book)
        for first, last in spans:
            shared, named = shown.of_stretch(first, last), shown.of_names(first, last)
            features = [
                np.array(
                    [
                        *shared,
                        *shown.of_token(at, first, last),
                        *shown.of_word(shown.traits[at]),
                        *named.get(at, ()),
                        *(
                            feature
                            for distance in WINDOW
                            for feature in self._window(shown.traits[at + distance], distance)
                        ),
                    ],
                    np.uint32,
                )
                for at in range(first, last)
            ]
            yield first, last, features

    def _look(self, form: str) -> Traits:
        if form not in self._traits:
            self._traits[form] = traits(form, self.book)
        return self._traits[form]

    def _window(self, told: Traits, distance: int) -> list[int]:
        if (told.form, distance) not in self._windows:
            self._windows[told.form, distance] = window_features(told, distance)
        return self._windows[told.form, distance]


def _bits(allowed: int) -> list[bool]:
    return [bool(allowed >> label & 1) for label in range(len(LABELS))]


def learn(sets: dict[str, list[Annotated]], extractor: Extractor, gazetteer: dict[str, Sequence[str]]) -> Model:
    """The model that annotated sets teach."""
    dice = Random(SEED)
    parts = [extractor.chains(texts, corpora.WEIGHTS[name]) for name, texts in sets.items()]
    names = augmented.Names(gazetteer)
    for name in (name for name in NEWS if name in sets):
        copies = [augmented.copy(text, names, dice) for text in sets[name]]
        parts.append(extractor.chains(copies, COPIES * corpora.WEIGHTS[name]))
    learnt = crf.train(crf.merged(parts), len(LABELS), ridge=RIDGE, rounds=ROUNDS, least=LEAST)
    return _model(learnt, extractor.book)


def _model(learnt: crf.Learnt, book: Wordbook) -> Model:
    """The weights in whole units, without those that say nothing."""
    units = np.round(learnt.emissions / UNIT).astype(np.int64)
    units -= units.min(1, keepdims=True)
    telling = units.max(1) >= FAINT / UNIT
    rows = units[telling].astype("<u2")
    assert rows.shape[1] * FIELD // 8 == ROW
    features = array("I", learnt.features[telling].tolist())
    return Model(book, features, rows.tobytes(), tuple(map(tuple, learnt.moves.round(4).tolist())), UNIT)


Spans = set[tuple[int, int, str]]


def score(tagger: Tagger, texts: Iterable[tuple[str, Spans]]) -> dict[str, float]:
    """Exact F1 of spans and kinds: persons, places and organisations together ("all"), and by kind."""
    right, found, wanted = (dict.fromkeys(NAMED, 0) for _ in range(3))
    for text, gold in texts:
        got = {(mention.start, mention.end, mention.kind.value) for mention in tagger.names(text)}
        for kind in NAMED:
            mine, theirs = ({span for span in spans if span[2] == kind.value} for spans in (got, gold))
            right[kind] += len(mine & theirs)
            found[kind] += len(mine)
            wanted[kind] += len(theirs)
    together = NAMED[:3]
    scores = {kind.value: _f1(right[kind], found[kind], wanted[kind]) for kind in NAMED}
    return {"all": _f1(*(sum(counts[kind] for kind in together) for counts in (right, found, wanted))), **scores}


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / max(1, found + wanted)


def main() -> None:
    """Train, score and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leave-out", action="store_true", help="score each news set by a model that has not seen it")
    options = parser.parse_args()
    gazetteer = wordbook.gazetteer()
    extractor = Extractor(wordbook.make(gazetteer))
    swaps = wordbook.by_kind(gazetteer)
    sets = {name: corpora.read(options.folder, name) for name in corpora.WEIGHTS}
    if options.leave_out:
        for name in LEFT_OUT:
            model = learn({other: texts for other, texts in sets.items() if other != name}, extractor, swaps)
            _say(name, score(Tagger(model), ((text.text, set(text.names)) for text in sets[name])))
        return
    model = learn(sets, extractor, swaps)
    TARGET.write_bytes(packed(model))
    tagger = Tagger(model)
    reported = {name: score(tagger, corpora.read_plain(options.folder, name)) for name in REPORTED}
    for name, scores in reported.items():
        _say(name, scores)


def _say(name: str, scores: dict[str, float]) -> None:
    print(f"{name:16}", *(f"{kind} {value:.3f}" for kind, value in scores.items()), flush=True)


if __name__ == "__main__":
    main()
