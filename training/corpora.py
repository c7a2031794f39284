"""Annotated sets as the tagger is trained on them: one set of kinds, no titles, and what is doubtful left open.

The sets follow different rules. GMB's persons include titles and its nationalities include countries; GUM marks
pronouns, and only what has a page in an encyclopaedia; the sets of tweets know no nationalities; re3d marks common
nouns. Where a set is silent on what we want to know, a token may have any of the labels it might deserve: the training
then only learns from the rest.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tui.entities import lexicon
from tui.entities.kinds import known
from tui.entities.tagging.tokens import Tokens, tokens
from tui.entities.tagging.weights import LABELS

WEIGHTS = {"gmb_part": 1.0, "gum_ccby": 1.0, "re3d_free": 1.0, "wikigold": 1.0, "btc_train": 1.0, "wnut17_train": 1.0}
"""The sets, and how much a sentence of each counts. Tweets counted less made news worse (F1 -.004)."""
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation", "NORP": "group", "MISC": "work"}
_TITLES = (
    lexicon.TITLES
    | lexicon.TITLE_MODIFIERS
    | frozenset("official officials he h.e ex late presidential candidate".split())
)
_PRONOUNS = frozenset(
    "i he she it we you they his her my our their its him them me us who this that these those one your".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_TAILS = frozenset({"'s", "’s", "'", ",", '"', "-"})
_WITHIN = lexicon.PARTICLES | lexicon.ORGANISATION_LINKERS
"""Small words that a name may have inside."""
_PERSONAL = frozenset(
    "mr mrs ms dr prince princess king queen captain general colonel major lieutenant sergeant president minister "
    "congressman congresswoman senator representative sheikh pope ayatollah judge premier chancellor ambassador".split()
)
_LOOSE_SETS = frozenset({"gmb_part", "re3d_free"})
_TITLED_SETS = frozenset({"gmb_part", "re3d_free", "gum_ccby", "btc_train"})
_NO_WORKS = frozenset({"gmb_part", "re3d_free", "btc_train"})
ANY = (1 << len(LABELS)) - 1


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its names, and which labels each token may have."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    """(start, end, kind), offsets in code points."""
    tokens: Tokens
    allowed: tuple[int, ...]
    """Of each token the labels it may have, as bits."""


def read(folder: Path, name: str) -> list[Annotated]:
    """The texts of a set, normalised."""
    with (folder / "entities" / "train" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [_annotated(json.loads(line), name) for line in lines]


def as_text(record: dict[str, Any], *, flowing: bool = False) -> tuple[str, list[int]]:
    """A record's tokens as text, a sentence a line, and where each token starts.

    In a `flowing` text every second sentence that ends with a stop goes on in its line, as they do in print.
    """
    breaks = record.get("sents", [])
    if flowing:
        words = record["tokens"]
        breaks = [start for number, start in enumerate(breaks) if number % 2 or words[start - 1] not in {".", "?", "!"}]
    lines = set(breaks)
    pieces, starts, at = [], [], 0
    for number, token in enumerate(record["tokens"]):
        if number:
            pieces.append("\n" if number in lines else " ")
            at += 1
        starts.append(at)
        pieces.append(token)
        at += len(token)
    return "".join(pieces), starts


def _annotated(record: dict[str, Any], corpus: str) -> Annotated:
    text, starts = as_text(record, flowing=True)
    words = record["tokens"]
    names, doubtful = [], []
    marked = [_Marked(first, last, kind) for first, last, kind in (entity[:3] for entity in record["entities"])]
    for name in _mended(words, marked):
        for first, last, kind, sure in _normalised(words, name, corpus):
            place = starts[first], starts[last - 1] + len(words[last - 1])
            if sure:
                names.append((*place, KINDS[kind]))
            else:
                doubtful.append(place)
    read_tokens = tokens(text)
    labels = labelled(read_tokens, names)
    allowed = [_allowed(read_tokens, at, label, corpus) for at, label in enumerate(labels)]
    for start, end in doubtful:
        for at in range(bisect_left(read_tokens.starts, start), bisect_left(read_tokens.starts, end)):
            allowed[at] = ANY
    return Annotated(text, tuple(names), read_tokens, tuple(allowed))


class _Marked(NamedTuple):
    """A name as a set has it: words first to last (exclusive)."""

    first: int
    last: int
    kind: str


class _Judged(NamedTuple):
    """A name as we want it, and whether its mark can be trusted."""

    first: int
    last: int
    kind: str
    sure: bool


def _mended(words: list[str], marked: list[_Marked]) -> Iterator[_Marked]:
    """The names, with those whole that a set cuts after a people: "Czech" and "Republic"."""
    marked = sorted(marked)
    skip = False
    for name, following in zip(marked, [*marked[1:], None], strict=False):
        joined = following and name.last == following.first and " ".join(words[name.first : following.last])
        if skip:
            skip = False
        elif following and joined in lexicon.places():
            skip = True
            yield _Marked(name.first, following.last, "LOC")
        else:
            yield name


def _normalised(words: list[str], name: _Marked, corpus: str) -> Iterator[_Judged]:
    """What a set marks as one name, as the names it should be; nothing for what is no name of ours."""
    name = _trimmed(words, name, corpus)
    said = words[name.first : name.last]
    if name.kind not in KINDS or not said or " ".join(said).lower() in _PRONOUNS:
        return
    if " ".join(said) in {"U.N.", "UN"}:
        yield _Judged(*name._replace(kind="ORG"), True)
        return
    untold = not any(map(str.isupper, "".join(said))) or (any(map(str.isdigit, said[0][:1])) and name.kind != "MISC")
    if untold or said[0].lower() in {"of", "for"} or (corpus == "re3d_free" and name.kind == "MISC"):
        yield _Judged(*name, False)
        return
    if name.kind == "ORG" and (owner := _owner(said)):
        yield _Judged(name.first, name.first + owner, _kind(" ".join(said[:owner]), "LOC", corpus), True)
        yield from _normalised(words, name._replace(first=name.first + owner + 1), corpus)
        return
    if name.kind == "PER" and "of" in said[2:]:
        place = name.first + said.index("of", 2)
        yield from _normalised(words, name._replace(last=place), corpus)
        yield _Judged(place, name.last, "LOC", False)
        return
    addressed = name.first and words[name.first - 1].rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"}
    first = _untitled(words, name.first, name.last)
    if corpus in _TITLED_SETS and (name.kind == "PER" or first > name.first or addressed):
        named = first < name.last and words[first].lower() not in {"of", "for"} and words[first][0] != "."
        personal = name.kind == "PER" or addressed or words[first - 1].lower() not in lexicon.ORGANISATION_HEADS
        if name.kind == "PER" or addressed or (named and _personal(words[name.first : first])):
            yield _Judged(first if named else name.first, name.last, "PER", named and personal)
            return
    mixed = corpus == "gmb_part" and (
        any(word.isalpha() and word.islower() and word not in _WITHIN for word in said)
        or (said[0] == "State" and said[-1].lower() not in lexicon.ORGANISATION_HEADS)
        or (said[1:2] == ["and"] and said[0] in lexicon.places())
    )
    yield _Judged(*name._replace(kind=_kind(" ".join(said), name.kind, corpus)), not mixed)


def _trimmed(words: list[str], name: _Marked, corpus: str) -> _Marked:
    """A name without article, possessive, and the small words that some sets take in at its ends."""
    first, last, kind = name
    while last > first and (words[last - 1] in _TAILS or (corpus in _LOOSE_SETS and words[last - 1].islower())):
        last -= 1
    while first < last and (words[first] in {"@", "#", '"'} or (words[first].lower() in _ARTICLES and kind != "MISC")):
        first += 1
    while corpus in _LOOSE_SETS and first < last and words[first].islower() and words[first] not in lexicon.PARTICLES:
        first += 1
    return _Marked(first, last, kind)


def _owner(said: list[str]) -> int:
    """How many words name the country that a body is said to be of: "Pakistan 's Foreign Ministry"."""
    at = next((at for at, word in enumerate(said) if word in {"'s", "’s"}), 0)
    owner = " ".join(said[:at])
    return at if owner in lexicon.places() or owner in lexicon.groups() else 0


def _personal(titles: list[str]) -> bool:
    """Whether words are titles that only a person bears, so that what follows is no body."""
    return bool(titles) and titles[-1].lower().rstrip(".") in _PERSONAL


def _untitled(words: list[str], first: int, last: int) -> int:
    """Where a person's name begins behind country and titles."""
    countries = lexicon.groups() | lexicon.places()
    while last - first > 2 and words[first] in countries and words[first + 1].lower() in _TITLES:
        first += 1
    while first < last and words[first].lower().rstrip(".") in _TITLES:
        first += 1
    return first


def _kind(said: str, kind: str, corpus: str) -> str:
    """The kind by our rules: peoples are groups everywhere, countries are places also where they act."""
    if all(word in lexicon.groups() for word in said.split(" ")):
        return "NORP"
    if corpus == "gmb_part" and kind == "NORP":
        return "ORG" if said in lexicon.organisations() else "LOC"
    if corpus == "gmb_part" and kind == "ORG" and said in lexicon.places():
        return "LOC"
    if corpus == "gmb_part" and kind == "LOC" and said in lexicon.organisations():
        return "ORG"
    return kind


def labelled(read_tokens: Tokens, names: list[tuple[int, int, str]]) -> list[int]:
    """The label of each token: 0 outside, odd where a name begins, even where it goes on."""
    labels = [0] * len(read_tokens)
    for start, end, kind in names:
        at = bisect_left(read_tokens.starts, start)
        if at and read_tokens.ends[at - 1] > start:
            at -= 1
        begins = True
        while at < len(read_tokens) and read_tokens.starts[at] < end:
            labels[at] = LABELS.index(("B-" if begins else "I-") + kind)
            begins = False
            at += 1
    return labels


def _allowed(read_tokens: Tokens, at: int, label: int, corpus: str) -> int:
    """The labels that a token may have, where the set leaves it open."""
    form, allowed = read_tokens.forms[at], 1 << label
    if label or not form[0].isupper():
        return allowed
    people = form in lexicon.groups()
    if corpus == "gum_ccby" and (
        people or (not read_tokens.openings[at] and form.lower() not in lexicon.common_words())
    ):
        return ANY
    hyphened = at + 1 < len(read_tokens) and read_tokens.forms[at + 1] == "-"
    if corpus == "gmb_part" and hyphened and read_tokens.ends[at] == read_tokens.starts[at + 1]:
        kind = known(form)  # "NATO-led" is one word there
        return 1 << LABELS.index(f"B-{kind}") if kind else ANY
    if people and corpus != "wikigold":
        return allowed | _both("group")
    return allowed | _both("work") if corpus in _NO_WORKS else allowed


def _both(kind: str) -> int:
    return 1 << LABELS.index(f"B-{kind}") | 1 << LABELS.index(f"I-{kind}")


def read_plain(folder: Path, name: str) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Texts and names of a development set as they are: for reporting, never for training."""
    with (folder / "entities" / "dev" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text, starts = as_text(record)
            tokens_of = record["tokens"]
            yield (
                text,
                {
                    (starts[first], starts[last - 1] + len(tokens_of[last - 1]), KINDS[kind])
                    for first, last, kind in (entity[:3] for entity in record["entities"])
                    if kind in KINDS
                },
            )
