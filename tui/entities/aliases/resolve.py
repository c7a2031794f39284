"""Which spellings mean the same person, place or body, within one report and across several.

Outlets shorten ("Assad"), abbreviate ("HTS") and transliterate ("Zahorny", "Zagorny"). Names are taken longest first,
so that a short one can choose among full ones, report by report: a surname is the person whom its own report names in
full, and where two such persons are named it joins neither. A wrong join hides a fact, a missed one only repeats a
name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from tui.entities.aliases.abbreviations import explained, initials
from tui.entities.aliases.fitting import CALLED, SAME, TOGETHER
from tui.entities.aliases.joining import fits
from tui.entities.aliases.likeness import pieces, sound
from tui.entities.aliases.nicknames import lines
from tui.entities.aliases.pins import NO_PINS, Pins
from tui.entities.aliases.spellings import (
    Form,
    Name,
    Place,
    Words,
    forms,
    heirs_in,
    heirs_of,
    names_in,
    strongest,
    weigh,
)
from tui.entities.mention import NAMED, Entity, Kind, Mention

Documents = Sequence[tuple[str, Sequence[Mention]]]
_MOST = 40
"""Names that share a word and are looked at; what more share tells none apart."""
_FEW = 5
"""The same for a sound or a beginning."""
_LONGEST = 14
"""Words of the longest name that is compared; a longer one is only itself."""
_MEMBERS = 6
"""Spellings of one name that another is compared with; a person's full name must fit the fullest."""
_SOUNDING = 4
"""Letters from which a word is looked up by its sound, and by as many as it begins with."""
_SHORT_FORM = 3
"""Letters that a short form has of a first name."""


@dataclass(slots=True, eq=False)
class _Chain:
    """Names that mean one, the fullest first, and the mentions that are its."""

    names: list[Name] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    reports: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    forms: set[Form] = field(default_factory=set)
    """What is known to be its: the names so far, and all that the reader pinned to it."""
    kind: Kind | None = None
    """As the reader pinned it."""


def resolve(documents: Documents, pins: Pins = NO_PINS) -> list[Entity]:
    """The entities that texts name, in the order they are first named, from pairs of a text and its mentions.

    >>> texts = ["Leonard Vass spoke in Geneva. Vass left.", "Police met Len Vass."]
    >>> from tui.entities.names import names
    >>> [(entity.name, *map(dict, entity.spellings)) for entity in resolve([(text, names(text)) for text in texts])]
    [('Leonard Vass', {'Leonard Vass': 1, 'Vass': 1}, {'Len Vass': 1}), ('Geneva', {'Geneva': 1}, {})]
    """
    heirs = heirs_in(documents).union(*map(heirs_of, pins.apart))
    chains = _Chains(explained(documents), pins, heirs)
    for name in sorted(names_in(documents, heirs), key=_fullness):
        chains.take(name)
    found = [_entity(chain, documents) for chain in chains.all]
    return sorted(found, key=lambda entity: entity.mentions[0])


def _fullness(name: Name) -> tuple[int, int, int, Words, Kind]:
    return -len(name.words), -sum(map(len, name.words)), -len(name.places), name.words, name.kind


class _Chains:
    """The names joined so far, found again by the words, sounds and initials that spellings may share."""

    def __init__(self, explained: dict[Words, set[Words]], pins: Pins, heirs: AbstractSet[str]) -> None:
        self.all: list[_Chain] = []
        self.explained = explained
        self.by_key: dict[str, list[_Chain]] = defaultdict(list)
        self.pinned = _pinned(pins, heirs)
        self.parted: dict[Form, list[tuple[set[Form], set[Form]]]] = defaultdict(list)
        """By the form of a name: all forms that are apart from each other, and those that are its own."""
        for apart in pins.apart:
            every = [set(forms(name, heirs)) for name in apart]
            group = set().union(*every)
            for own in every:
                for form in own:
                    self.parted[form].append((group, own))

    def take(self, name: Name) -> None:
        """Put a name's mentions with the one name they fit best in their report, or start a new name with them."""
        if name.form in self.pinned:
            self.extend(self.pinned[name.form], name, name.places)
            return
        near = self.near(name) if len(name.words) <= _LONGEST else ()
        scored = [(score, chain) for chain in near if (score := self.fit(name, chain))]
        if not scored:
            self.extend(_Chain(), name, name.places)
            return
        homes: dict[int, list[Place]] = defaultdict(list)
        own = _Chain()
        chains = {id(chain): chain for _, chain in scored} | {id(own): own}
        for report, here in groupby(name.places, key=itemgetter(0)):
            homes[id(_best(scored, report) or own)].extend(here)
        for home, places in homes.items():
            self.extend(chains[home], name, places)

    def extend(self, chain: _Chain, name: Name, places: Sequence[Place]) -> None:
        """Add mentions of a name to a chain, which may be new."""
        if not chain.names:
            self.all.append(chain)
        chain.names.append(name)
        chain.forms.add(name.form)
        chain.places.extend(places)
        chain.reports.update(report for report, _ in places)
        for key in (*_exact(name), *_loose(name), *_outer(name.words)) if len(name.words) <= _LONGEST else ():
            if key not in chain.keys:
                chain.keys.add(key)
                self.by_key[key].append(chain)

    def near(self, name: Name) -> Iterator[_Chain]:
        """The chains that share a key with a name, each once."""
        seen: set[int] = set()
        said = (word for words in self.explained.get(name.words, ()) for word in words)
        for keys, most in (((*_exact(name), *said), _MOST), (_loose(name), _FEW)):
            for key in keys:
                found = self.by_key.get(key, ())
                for each in found if len(found) <= most else ():
                    if id(each) not in seen:
                        seen.add(id(each))
                        yield each

    def fit(self, name: Name, chain: _Chain) -> int:
        """How well a name fits a chain, 0 for not at all."""
        if any((chain.forms & group) - own for group, own in self.parted.get(name.form, ())):
            return 0
        said = self.explained.get(name.words, ())
        if said and any(member.words in said for member in chain.names):
            return SAME
        strict = name.kind is Kind.PERSON and len(name.words) > 1
        members = chain.names[: 1 if strict else _MEMBERS]
        return max(fits(name, member) for member in members)


def _pinned(pins: Pins, heirs: AbstractSet[str]) -> dict[Form, _Chain]:
    """The chains that the reader began, by all forms of their names; what two may be belongs to the one so written."""
    exact: list[tuple[Form, _Chain]] = []
    other: list[tuple[Form, _Chain]] = []
    for same in pins.same:
        chain = _Chain(kind=same.kind)
        for name in same.names:
            for form in forms(name, heirs):
                (exact if form[0] == pieces(name) else other).append((form, chain))
    found = dict(other[::-1]) | dict(exact)
    for form, chain in found.items():
        chain.forms.add(form)
    return found


def _best(scored: Sequence[tuple[int, _Chain]], report: int) -> _Chain | None:
    """The chain that fits best in a report; none where two fit alike."""
    here = [
        (score + (TOGETHER if report in chain.reports else 0), chain)
        for score, chain in scored
        if score != CALLED or report in chain.reports
    ]
    best = max((score for score, _ in here), default=0)
    fitting = [chain for score, chain in here if score == best]
    return fitting[0] if len(fitting) == 1 else None


def _exact(name: Name) -> Iterator[str]:
    """What spellings share to the letter: a word, all letters in one, a line of the nicknames."""
    yield from name.words
    if len(name.words) > 1:
        yield "".join(name.words)
    called = name.words[:1] if name.kind is Kind.PERSON else name.words
    yield from (f"{name.kind}{line}" for line in lines(name.kind, called))


def _loose(name: Name) -> Iterator[str]:
    """How the last word of a name sounds and begins."""
    word = name.words[-1]
    if len(word) >= _SOUNDING:
        yield f"~{sound(word)}"
        yield f"{word[:_SOUNDING]}-"
    if len(name.words) == 1:
        yield f"{word[:_SHORT_FORM]}^"


def _outer(words: Words) -> Iterator[str]:
    """By what else a lone word finds a fuller name: its initials, how its first word sounds and begins."""
    if len(words) > 1:
        yield from initials(words)
        yield f"~{sound(words[0])}"
        yield f"{words[0][:_SHORT_FORM]}^"


def _entity(chain: _Chain, documents: Documents) -> Entity:
    counts: list[dict[str, int]] = [{} for _ in documents]
    evidence = [0.0] * len(NAMED)
    for number, at in chain.places:
        text, mentions = documents[number]
        mention = mentions[at]
        written = text[mention.start : mention.end].replace("\n", " ")
        counts[number][written] = counts[number].get(written, 0) + 1
        weigh(evidence, mention)
    full = chain.names[0]
    kind = chain.kind or strongest(evidence, full.kind)
    return Entity(full.written, kind, tuple(counts), tuple(sorted(chain.places)))
