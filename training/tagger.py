"""Make tui/entities/data/names.model, the tagger's model, and its card.

Run as `make model DATA=FOLDER`, where FOLDER holds entities/train/*.jsonl: minutes on two cores, and the same file
every time. Besides, each news set in turn is left out of a training and scored, which is how every choice here was
made (with `--leave-out` that is all); the development sets, in entities/dev, are only ever reported.
"""

from __future__ import annotations

import argparse
from array import array
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training import corpora, crf, wordbook
from training.card import card
from training.corpora import Annotated
from tui.entities.mention import NAMED
from tui.entities.tagging.features import WINDOW, TextFeatures, window_features
from tui.entities.tagging.stretches import stretches
from tui.entities.tagging.tagger import Tagger
from tui.entities.tagging.tokens import Tokens
from tui.entities.tagging.traits import Traits, traits
from tui.entities.tagging.weights import FIELD, LABELS, ROW, Model, packed, unpacked
from tui.entities.tagging.wordbook import Wordbook

TARGET = Path(__file__).parents[1] / "tui" / "entities" / "data" / "names.model"
CARD = TARGET.with_suffix(".md")
RIDGE, ROUNDS, LEAST = 12.0, 100, 2
"""Quadratic penalty, steps of L-BFGS, and how often a feature must be seen; by leaving one set out."""
UNIT = 1 / 64
"""Natural logarithm of odds that one unit of a weight is worth."""
FAINT = 0.06
"""Features whose labels differ by less are left out of the file."""
LEFT_OUT = ("gmb_part", "wikigold", "re3d_free")
REPORTED = ("worldwire_dev", "uner_ewt_dev", "re3d_other", "wnut17_dev", "btc_dev")


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


def learn(sets: dict[str, list[Annotated]], extractor: Extractor) -> Model:
    """The model that annotated sets teach."""
    parts = [extractor.chains(texts, corpora.WEIGHTS[name]) for name, texts in sets.items()]
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


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a training needs."""

    sets: dict[str, list[Annotated]]
    extractor: Extractor

    @classmethod
    def of(cls, folder: Path) -> Recipe:
        """The recipe with the data in a folder."""
        sets = {name: corpora.read(folder, name) for name in corpora.WEIGHTS}
        return cls(sets, Extractor(wordbook.make()))

    def model(self, without: str = "") -> Model:
        """What all sets teach, or all but one."""
        sets = {name: texts for name, texts in self.sets.items() if name != without}
        return learn(sets, self.extractor)


def left_out(folder: Path, name: str) -> dict[str, float]:
    """How well a set is read by a model that has not seen it."""
    recipe = Recipe.of(folder)
    texts = ((text.text, set(text.names)) for text in recipe.sets[name])
    return score(Tagger(recipe.model(without=name)), texts)


def main() -> None:
    """Train and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leave-out", action="store_true", help="only score each news set without having seen it")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        scoring = {f"{name}, left out": pool.submit(left_out, options.folder, name) for name in LEFT_OUT}
        scores = {} if options.leave_out else _written(options.folder)
        scores = {name: found.result() for name, found in scoring.items()} | scores
    for name, told in scores.items():
        print(f"{name:22}", *(f"{kind} {value:.3f}" for kind, value in told.items()))
    if not options.leave_out:
        model = unpacked(TARGET.read_bytes())
        facts = {
            "features": len(model.features),
            "words": len(model.book.words),
            "size": TARGET.stat().st_size / 1e6,
            "btc": corpora.WEIGHTS["btc_train"],
            "wnut": corpora.WEIGHTS["wnut17_train"],
        }
        CARD.write_text(card(facts, scores), encoding="utf-8")


def _written(folder: Path) -> dict[str, dict[str, float]]:
    """Write the model that all sets teach; how well it reads the development sets."""
    model = Recipe.of(folder).model()
    TARGET.write_bytes(packed(model))
    tagger = Tagger(model)
    return {f"{name}, never trained on": score(tagger, corpora.read_plain(folder, name)) for name in REPORTED}


if __name__ == "__main__":
    main()
