"""Which spellings mean the same person, place or body, within one report and across several.

Outlets shorten ("Assad"), abbreviate ("HTS") and transliterate ("Zahorny", "Zagorny"). Names are joined longest first,
so that a short one can choose among full ones, and only where the kinds allow it: a place is never a person. Two full
names with one surname and different first names stay apart, and a surname that two persons share joins neither: a
wrong join hides a fact, a missed one only repeats a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.entities.kinds import known
from tui.entities.lexicon import ORGANISATION_HEADS, ORGANISATION_LINKERS, PLACE_HEADS, PLACE_STARTS
from tui.entities.likeness import alike, initials, pieces, same_first_name, sound
from tui.entities.mention import Entity, Kind, Mention

_MISTAKEN = {frozenset({Kind.ORGANISATION, other}) for other in (Kind.PERSON, Kind.PLACE, Kind.GROUP, Kind.WORK)}
"""Kinds that rules mistake for one another: equal spellings join, the kind more often told prevails."""
_EXACT, _SURNAME, _SPELT, _FORENAME = 4, 3, 2, 1
_MOST = 40
"""Candidates looked at for one name; more share a word only in hostile text."""
_SMALL = ORGANISATION_LINKERS | {"the"}
_DEFINED = re.compile(r" \((?:the )?$")


@dataclass(slots=True)
class _Spelling:
    """One way of writing a name, with all its mentions."""

    text: str
    kind: Kind
    words: tuple[str, ...]
    mentions: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Cluster:
    """Spellings of one name, the fullest first."""

    spellings: list[_Spelling]

    @property
    def full(self) -> _Spelling:
        return self.spellings[0]


def resolve(documents: Sequence[tuple[str, Sequence[Mention]]]) -> list[Entity]:
    """The entities that texts name, in the order they are first named, from pairs of a text and its mentions.

    >>> texts = ["Leonard Vass spoke in Geneva. Vass left.", "Police met Len Vass."]
    >>> from tui.entities.names import names
    >>> [(entity.name, *map(dict, entity.spellings)) for entity in resolve([(text, names(text)) for text in texts])]
    [('Leonard Vass', {'Leonard Vass': 1, 'Vass': 1}, {'Len Vass': 1}), ('Geneva', {'Geneva': 1}, {})]
    """
    spellings = _spellings(documents)
    spellings.sort(key=lambda each: (-len(each.words), -len(each.text), -len(each.mentions), each.text))
    clusters = _Clusters(_defined(documents))
    for spelling in spellings:
        clusters.take(spelling)
    found = [_entity(cluster, documents) for cluster in clusters.all]
    return sorted(found, key=lambda entity: entity.mentions[0])


def _spellings(documents: Sequence[tuple[str, Sequence[Mention]]]) -> list[_Spelling]:
    """Every spelling once for each kind that cannot be a mistake for another of its kinds."""
    mentions: dict[str, dict[Kind, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for number, (text, found) in enumerate(documents):
        for at, mention in enumerate(found):
            if mention.kind.named:
                mentions[text[mention.start : mention.end].replace("\n", " ")][mention.kind].append((number, at))
    spellings = []
    for written, kinds in mentions.items():
        while kinds:
            kind = max(kinds, key=lambda kind: (len(kinds[kind]), kind))
            mistaken = [other for other in kinds if other is kind or frozenset({kind, other}) in _MISTAKEN]
            spelling = _Spelling(written, kind, pieces(written))
            spelling.mentions = sorted(place for other in mistaken for place in kinds.pop(other))
            spellings.append(spelling)
    return spellings


def _defined(documents: Sequence[tuple[str, Sequence[Mention]]]) -> dict[str, str]:
    """Abbreviations that a text explains: "Allied Engineering Union (AEU)"."""
    found = {}
    for text, mentions in documents:
        names = [mention for mention in mentions if mention.kind.named]
        for full, short in pairwise(names):
            explained = _DEFINED.fullmatch(text, full.end, short.start) and text[short.end : short.end + 1] == ")"
            if (
                explained
                and text[short.start].lower() == text[full.start].lower()
                and " " in text[full.start : full.end]
            ):
                found[text[short.start : short.end]] = text[full.start : full.end].replace("\n", " ")
    return found


class _Clusters:
    """The names joined so far, found again by the words, sounds and initials that a spelling may share."""

    def __init__(self, defined: dict[str, str]) -> None:
        self.all: list[_Cluster] = []
        self.defined = defined
        self.by_key: dict[str, list[_Cluster]] = defaultdict(list)

    def take(self, spelling: _Spelling) -> None:
        """Put a spelling with the one name it fits best, or start a new name with it."""
        scored = [(score, cluster) for cluster in self.near(spelling) if (score := self.fits(spelling, cluster.full))]
        best = max((score for score, _ in scored), default=0)
        fitting = [cluster for score, cluster in scored if score == best]
        if len(fitting) == 1:
            fitting[0].spellings.append(spelling)
            cluster = fitting[0]
        else:
            cluster = _Cluster([spelling])
            self.all.append(cluster)
        for key in _keys(spelling):
            if cluster not in self.by_key[key][-_MOST:]:
                self.by_key[key].append(cluster)

    def near(self, spelling: _Spelling) -> Iterator[_Cluster]:
        seen: set[int] = set()
        for key in (*_keys(spelling), *pieces(self.defined.get(spelling.text, ""))):
            for cluster in self.by_key[key][:_MOST]:
                if id(cluster) not in seen:
                    seen.add(id(cluster))
                    yield cluster

    def fits(self, short: _Spelling, full: _Spelling) -> int:
        """How well a spelling fits a fuller one, 0 for not at all."""
        if self.defined.get(short.text) == full.text:
            return _EXACT
        if short.kind is not full.kind and frozenset({short.kind, full.kind}) not in _MISTAKEN:
            return 0
        if short.words == full.words:
            return _EXACT
        if known(short.text) and known(full.text) and not _abbreviates(short, full):
            return 0
        if short.kind is not full.kind:
            return _mistaken(short, full)
        return _RULES[full.kind](short, full)


def _keys(spelling: _Spelling) -> Iterable[str]:
    """What spellings of one name have in common: a word, its sound, its beginning, the initials of all."""
    keys = dict.fromkeys(spelling.words)
    keys |= dict.fromkeys(f"~{sound(word)}" for word in spelling.words)
    keys |= dict.fromkeys(f"{word[:4]}-" for word in spelling.words if len(word) > 4)
    if len(spelling.words) > 1:
        keys |= dict.fromkeys(initials(spelling.words, _SMALL))
    return keys


def _abbreviates(short: _Spelling, full: _Spelling) -> bool:
    """Whether a spelling is the initials of a fuller one: "USGS", "U.N."."""
    written = short.text.replace(".", "")
    return (
        len(short.words) == 1 < len(full.words) and written.isupper() and short.words[0] in initials(full.words, _SMALL)
    )


def _mistaken(short: _Spelling, full: _Spelling) -> int:
    """Lone words whose kinds the rules may have mistaken: only another spelling of the same word joins them."""
    unknown = len(short.words) == len(full.words) == 1 and not known(short.text) and not known(full.text)
    return (
        _SPELT if unknown and Kind.GROUP not in {short.kind, full.kind} and alike(short.words[0], full.words[0]) else 0
    )


def _person(short: _Spelling, full: _Spelling) -> int:
    one, other = short.words, full.words
    if len(one) == 1:
        if len(other) == 1:
            return _SPELT if alike(one[0], other[0]) else 0
        if one[0] == other[-1]:
            return _SURNAME
        if alike(one[0], other[-1]):
            return _SPELT
        return _FORENAME if one[0] in other[:-1] else 0
    if not (alike(one[-1], other[-1]) or (one[:-1] == other[:-1] and sound(one[-1]) == sound(other[-1]))):
        return 0
    firsts = other[:-1]
    agree = same_first_name(one[0], firsts[0]) or one[0] in firsts
    middles = all(any(same_first_name(word, first) for first in firsts) for word in one[1:-1])
    if not agree or (len(one) > 2 and len(firsts) > 1 and not middles):
        return 0
    return _SURNAME if one[-1] == other[-1] else _SPELT


def _organisation(short: _Spelling, full: _Spelling) -> int:
    if _abbreviates(short, full):
        return _SURNAME
    one, other = _core(short.words), _core(full.words)
    if one == other or (len(one) == len(other) and all(map(alike, one, other))):
        return _SURNAME
    if (
        len(one) < len(other)
        and other[: len(one)] == one
        and one[0] not in ORGANISATION_HEADS
        and not known(short.text)
    ):
        return _SPELT
    return 0


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """An organisation's name without the country before it and the form of company behind."""
    end = len(words)
    while end > 1 and words[end - 1] in _FORMS:
        end -= 1
    start = 1 if end > 2 and known(words[0].title() if len(words[0]) > 2 else words[0].upper()) else 0
    return words[start:end]


_FORMS = frozenset("plc inc ltd llc corp corporation group holdings company co limited gmbh ag sa nv".split())


def _place(short: _Spelling, full: _Spelling) -> int:
    if _abbreviates(short, full):
        return _SURNAME
    one, other = short.words, full.words
    if len(one) == len(other) and all(map(alike, one, other)):
        return _SPELT
    rest = [word for word in other if word not in one]
    geographic = all(word in PLACE_HEADS or word in PLACE_STARTS for word in rest)
    return _SPELT if set(one) < set(other) and geographic and not known(short.text) else 0


def _group(short: _Spelling, full: _Spelling) -> int:
    one, other = short.words, full.words
    return _SPELT if one[:-1] == other[:-1] and one[-1].removesuffix("s") == other[-1].removesuffix("s") else 0


def _work(_short: _Spelling, _full: _Spelling) -> int:
    return 0


_RULES = {
    Kind.PERSON: _person,
    Kind.ORGANISATION: _organisation,
    Kind.PLACE: _place,
    Kind.GROUP: _group,
    Kind.WORK: _work,
}


def _entity(cluster: _Cluster, documents: Sequence[tuple[str, Sequence[Mention]]]) -> Entity:
    counts: list[Counter[str]] = [Counter() for _ in documents]
    for spelling in cluster.spellings:
        for number, _ in spelling.mentions:
            counts[number][spelling.text] += 1
    places = sorted(place for spelling in cluster.spellings for place in spelling.mentions)
    return Entity(cluster.full.text, cluster.full.kind, tuple(map(dict, counts)), tuple(places))
