"""What figures count, as far as two reports may call it by different words: shops and outlets, seats and deputies.

Two figures are only compared when they count one thing, so a word that is missing here costs a difference that is not
seen, and a word too many invents one. The groups are the everyday synonyms of news, none of them rare.
"""

from __future__ import annotations

from tui.entities.amounts.figure import Figure, FigureKind
from tui.text.words import fold, stem

_SYNONYMS = (
    "stores shops outlets branches supermarkets",
    "homes houses dwellings residences",
    "seats deputies mandates lawmakers mps",
    "troops soldiers servicemen",
    "prisoners captives detainees inmates",
    "fighters militants rebels insurgents members",
    "jobs positions posts workers employees staff workforce",
    "ships vessels boats",
    "cars vehicles",
    "carriages coaches wagons",
    "planes aircraft jets",
    "shots rounds bullets gunshots",
    "children pupils students schoolchildren",
    "countries nations",
    "people residents inhabitants townspeople persons villagers",
    "counts charges",
    "protesters demonstrators marchers",
    "companies firms businesses",
    "patients volunteers participants",
    "migrants refugees",
    "buildings houses",
)
TOLLS = frozenset(
    "killed dead died deaths injured wounded hurt missing displaced arrested detained rescued hospitalised infected "
    "cases homeless evacuated trapped affected destroyed damaged".split()
)
"""What grows in the hours after an event, so that a later and higher figure is news and not a conflict."""
WANING = frozenset({"missing", "trapped"})
"""What shrinks again as people are found."""
STATISTICS = frozenset(
    stem(word)
    for word in "games points goals seasons rebounds assists yards runs wickets sets wins losses times matches".split()
)
"""What a report on sport counts by the dozen: such figures tell one fact only where the same verb leads up to them."""
SURVEYED = frozenset(
    stem(word) for word in "respondents voters adults people men women readers polled consumers".split()
)
"""Of whom a poll tells a dozen shares."""
_CLASSES: dict[str, frozenset[int]] = {}
for _number, _words in enumerate(_SYNONYMS):
    for _word in _words.split():
        _CLASSES[stem(_word)] = _CLASSES.get(stem(_word), frozenset()) | {_number}
_ANYBODY = frozenset(stem(word) for word in ("people", "persons", "victims", "civilians", "others"))


def role(figure: Figure) -> str:
    """What a figure counts, as a stem; "" where it cannot be told."""
    return stem(fold(figure.what))


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count one thing, under one name or two ("413 stores", "579 outlets")."""
    mine, theirs = role(one), role(other)
    return mine != "" and (mine == theirs or bool(_CLASSES.get(mine, frozenset()) & _CLASSES.get(theirs, frozenset())))


def may_be_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may count one thing: they do, or the other does not say what, or only that it is people."""
    return alike(one, other) or role(one) == role(other) or not role(other) or role(other) in _ANYBODY


def toll(one: Figure, other: Figure) -> bool:
    """Whether two figures count victims or the like."""
    return one.kind is FigureKind.COUNT and bool({one.what, other.what} & TOLLS)
