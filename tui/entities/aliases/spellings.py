"""The names that texts hold, every one once: its spellings, where it stands, and what speaks for each kind.

Spellings that fold to the same words are one name. Where recognisers gave it several kinds, the evidence of all its
mentions decides: what is sure of itself stays apart (Washington the city, Washington the man), the rest was mistaken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from tui.entities.aliases.abbreviations import is_letters, unbracketed
from tui.entities.aliases.likeness import pieces
from tui.entities.aliases.surnames import generation, person_words
from tui.entities.mention import NAMED, Kind, Mention

Words = tuple[str, ...]
Form = tuple[Words, Kind]
Place = tuple[int, int]
"""Number of the text, number of the mention in its list."""
TOLD = 3.0
"""What a kind counts that comes without evidence: as much as makes sure."""
GUESSED = 1.0
"""The same for an organisation, for which rules take every name that they cannot place."""
SURE = 3.0
"""Average lead of one kind over another from which it is no mistake."""
_OWNERS: dict[Words, str] = {
    ("united", "states"): "us",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
}
"""Before the name of a body they are as often abbreviated as not."""
_LETTERS = 3
"""Words of a name from which it is no abbreviation."""
_AT = {kind: number for number, kind in enumerate(NAMED)}


@dataclass(slots=True, eq=False)
class Name:
    """One name of one kind, with all its mentions."""

    words: Words
    kind: Kind
    texts: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    evidence: list[float] = field(default_factory=lambda: [0.0] * len(NAMED))
    letters: str = ""
    """A spelling that looks like an abbreviation."""

    @property
    def form(self) -> Form:
        """By what it is found again."""
        return self.words, self.kind

    @property
    def written(self) -> str:
        """The spelling that is shown: the fullest, not in capitals throughout, the most frequent."""
        return max(self.texts, key=self._fullness) if len(self.texts) > 1 else next(iter(self.texts))

    def _fullness(self, text: str) -> tuple[bool, bool, int, int, str]:
        return pieces(text) == self.words, not text.isupper(), self.texts[text], len(text), text

    def add(self, text: str, place: Place, mention: Mention) -> None:
        """Take a mention in."""
        self.texts[text] += 1
        if len(self.words) < _LETTERS and is_letters(text):
            self.letters = text
        self.places.append(place)
        weigh(self.evidence, mention)

    def take(self, other: Name) -> None:
        """Take in the same words under a mistaken kind."""
        self.texts += other.texts
        self.letters = self.letters or other.letters
        self.places += other.places
        self.evidence = [a + b for a, b in zip(self.evidence, other.evidence, strict=True)]

    def leads(self, other: Kind) -> bool:
        """Whether the evidence for its own kind is sure against another."""
        return self.evidence[_AT[self.kind]] - self.evidence[_AT[other]] >= SURE * len(self.places)


def weigh(evidence: list[float], mention: Mention) -> None:
    """Add what speaks for each kind of a mention."""
    if mention.evidence:
        for number, amount in enumerate(mention.evidence):
            evidence[number] += amount
    else:
        evidence[_AT[mention.kind]] += GUESSED if mention.kind is Kind.ORGANISATION else TOLD


def strongest(evidence: Sequence[float], otherwise: Kind) -> Kind:
    """The kind that most speaks for; the given one where others only equal it."""
    best = max(evidence)
    return otherwise if evidence[_AT[otherwise]] == best else NAMED[list(evidence).index(best)]


def names_in(documents: Sequence[tuple[str, Sequence[Mention]]], heirs: AbstractSet[str]) -> list[Name]:
    """Every name once for each kind that is no mistake for another, in the order of its first mention.

    `heirs` are the surnames with which "Jr." tells two persons apart.
    """
    found: dict[tuple[Words, Kind], Name] = {}
    written: dict[tuple[str, Kind], Name] = {}
    for number, (text, mentions) in enumerate(documents):
        for at, mention in enumerate(mentions):
            kind = mention.kind
            if not kind.named:
                continue
            surface = text[mention.start : mention.end]
            name = written.get((surface, kind))
            if name is None:
                words = words_of(surface, kind, heirs)
                name = found.setdefault((words, kind), Name(words, kind))
                written[surface, kind] = name
            name.add(surface.replace("\n", " "), (number, at), mention)
    return _without_mistakes(found.values())


def words_of(surface: str, kind: Kind, heirs: AbstractSet[str] = frozenset()) -> Words:
    """The words by which a name is compared."""
    words = pieces(unbracketed(surface)[0])
    if kind is Kind.PERSON:
        return person_words(words, heirs)
    return (_OWNERS[words[:2]], *words[2:]) if len(words) > 2 and words[:2] in _OWNERS else words


def forms(surface: str, heirs: AbstractSet[str] = frozenset()) -> list[Form]:
    """By what a name is found again, whatever kind a recogniser gives it.

    >>> sorted({words for words, _ in forms("President Vass")})
    [('president', 'vass'), ('vass',)]
    """
    return [(words_of(surface, kind, heirs), kind) for kind in NAMED]


def heirs_in(documents: Sequence[tuple[str, Sequence[Mention]]]) -> set[str]:
    """The surnames of persons whom a report names in full both with "Jr." and without."""
    persons = (
        [text[mention.start : mention.end] for mention in mentions if mention.kind is Kind.PERSON]
        for text, mentions in documents
    )
    return set().union(*map(heirs_of, persons))


def heirs_of(written: Iterable[str]) -> set[str]:
    """The same among the names of one report.

    >>> heirs_of(["Donald Marl", "Donald Marl Jr.", "Ann Vass"])
    {'marl'}
    """
    every = set(written)
    younger = {name for name in every if generation(pieces(name))}
    return {last for _, last in _full(younger) & _full(every - younger)} if younger else set()


def _full(written: Iterable[str]) -> set[tuple[str, str]]:
    """The first name and the surname of those who are named with both."""
    return {(words[0], words[-1]) for name in written if len(words := words_of(name, Kind.PERSON)) > 1}


def _without_mistakes(names: Iterable[Name]) -> list[Name]:
    alternatives: dict[Words, list[Name]] = defaultdict(list)
    for name in names:
        alternatives[name.words].append(name)
    found: list[Name] = []
    for same in alternatives.values():
        if len(same) > 1:
            same.sort(key=lambda name: (-name.evidence[_AT[name.kind]], _AT[name.kind]))
        kept: list[Name] = []
        for name in same:
            mistaken = next((other for other in kept if not (name.leads(other.kind) and other.leads(name.kind))), None)
            if mistaken:
                mistaken.take(name)
            else:
                kept.append(name)
        found += kept
    return found
