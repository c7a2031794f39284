"""The figures of several reports as facts: what is counted or measured, and who gives which value.

Pairs of reports say which figures agree and which differ; here those judgements are joined over all reports, strongest
first, and never so that a report would contradict itself. The toll that each report leads with is one fact even where
no two sentences are alike, because that is the row a reader looks for first: there it agrees or rises, and is never
said to differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tui.compare.comparison import Aspect, Verdict
from tui.compare.coverage.event import Event, ranked
from tui.compare.coverage.groups import OneValueEach, Place
from tui.compare.coverage.labels import around
from tui.compare.coverage.telling import Fact, FactKind, Telling
from tui.compare.facts import Facts
from tui.compare.terms import middle, stated
from tui.entities.amounts.counted import ROLES, plural
from tui.entities.amounts.figure import Bound, Figure, FigureKind
from tui.text.words import fold, stem

TABLE = 12
"""A sentence with more figures than this is a table or a list of results."""
SMALL = 10
"""Counts below this are in every report: they need a noun, and one report alone tells nothing by them."""
BARE = 1000
"""A count that nothing is named for tells something from here: "could reach 1.5 million", but not "the AK 47"."""
FARTHEST_TOLL = 4.0
"""Ratio of two tolls above which they are those of two events."""
BESIDE = 30
"""Characters between an age and the name of whom it belongs to."""
SHARED = 2
"""Telling words beside the figures that two sentences with a toll must share to be of one event."""
_NOT_NOW = ("(", "(about ", "up from ", "down from ", "risen from ", "rose from ")
_TOLLS = frozenset(ROLES.values())
Edge = tuple[Place, Place]


def figures(event: Event) -> list[Fact]:
    """What is counted or measured, with the values that reports give."""
    found = {
        (report, number, term.start): figure
        for report, facts in enumerate(event.facts)
        for number, terms in facts.figures.items()
        if len(terms) <= TABLE
        for term in terms
        if (figure := term.figure) and not _idle(figure, facts.side.text(number), term.start)
    }
    verdicts = {ends: verdict for ends, verdict in event.flagged(Aspect.FIGURE).items() if ends <= found.keys()}
    risen = _risen(event)
    groups = OneValueEach(found, _meets)
    for one, other in (
        *sorted(map(sorted, risen)),
        *_agreeing(event, found),
        *sorted(map(sorted, verdicts)),
        *_alike(found),
    ):
        groups.join(one, other)
    told = [_Told(event, found, sorted(group)) for group in groups.all()]
    named = _named(told)
    facts = [event.fact(FactKind.FIGURE, label, one.values(), verdicts | risen) for one, label in named if label]
    return ranked(facts)


def _idle(figure: Figure, sentence: str, start: int) -> bool:
    """Whether a figure is no fact of its own: "two of them", "no one", "up from 11", a conversion in brackets."""
    before = sentence[:start].lower()
    if before.endswith(_NOT_NOW) or (figure.text.lower() == "one" and before.endswith("no ")):
        return True
    return figure.kind is FigureKind.COUNT and not figure.what and figure.high < BARE


# -- what belongs together
def _agreeing(event: Event, found: Mapping[Place, Figure]) -> list[Edge]:
    """Figures of linked sentences that give one value of one thing, those of the likest sentences first."""
    edges = []
    for a, b, link in event.links():
        for one in event.facts[a].figures[link.left]:
            for other in event.facts[b].figures[link.right]:
                ends = (a, link.left, one.start), (b, link.right, other.start)
                if all(end in found for end in ends) and _one_value(found[ends[0]], found[ends[1]]):
                    edges.append((one.key != other.key, -link.score, *ends))
    return [(one, other) for _, _, one, other in sorted(edges)]


def _one_value(mine: Figure, theirs: Figure) -> bool:
    """Whether two figures may be one value of one thing; a small count only of the same thing."""
    if (mine.kind, mine.unit) != (theirs.kind, theirs.unit) or not _meets(mine, theirs):
        return False
    if _role(mine) == _role(theirs):
        return True
    if Bound.VAGUE in {mine.bound, theirs.bound}:
        return mine.text == theirs.text
    tolls = {_toll(mine), _toll(theirs)} - {""}
    small = mine.kind is FigureKind.COUNT and min(mine.low, theirs.low) < SMALL
    return not small and (not tolls or "" in {mine.what, theirs.what} or "people" in {mine.what, theirs.what})


def _meets(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one value, what their bounds leave open aside."""
    return stated(one).meets(stated(other))


def _toll(figure: Figure) -> str:
    """The toll that a figure counts; "" for anything else, and for "three days after he was killed"."""
    return figure.what if figure.kind is FigureKind.COUNT and figure.what in _TOLLS else ""


def _role(figure: Figure) -> str:
    return stem(fold(figure.what))


def _alike(found: Mapping[Place, Figure]) -> Iterator[Edge]:
    """The same exact figure for the same thing in two reports, wherever they give it."""
    known: dict[tuple[str, str, str, float], Place] = {}
    for place, figure in sorted(found.items()):
        if figure.what and figure.low == figure.high >= SMALL:
            first = known.setdefault((figure.kind, figure.unit, _role(figure), figure.low), place)
            if first != place:
                yield first, place


def _risen(event: Event) -> dict[frozenset[Place], Verdict]:
    """The leading tolls of two reports, where the later one is higher."""
    found = {}
    for role in sorted(_TOLLS):
        leads = [lead for number, facts in enumerate(event.facts) if (lead := _lead(number, facts, role))]
        for (one, mine), (other, theirs) in combinations(leads, 2):
            before, after = (event.facts[place[0]].published for place in (one, other))
            if before and after and before < after and _higher(mine, theirs) and _one_event(event, one, other):
                found[frozenset({one, other})] = Verdict.UPDATE
    return found


def _lead(report: int, facts: Facts, role: str) -> tuple[Place, Figure] | None:
    """The first toll of a kind in a report, unless it is a part of a whole."""
    for number in sorted(facts.figures):
        for term in facts.figures[number]:
            figure = term.figure
            if figure and _toll(figure) == role and not figure.whole:
                return None if figure.bound is Bound.VAGUE else ((report, number, term.start), figure)
    return None


def _higher(old: Figure, new: Figure) -> bool:
    return not _meets(old, new) and 1 < middle(new) / (middle(old) or 1) <= FARTHEST_TOLL


def _one_event(event: Event, one: Place, other: Place) -> bool:
    """Whether two sentences with a toll tell of one event: they name or say the same things."""
    mine, theirs = (
        {term.key for term in event.facts[report].terms[number] if term.telling and not term.figure}
        for report, number, _ in (one, other)
    )
    return len(mine & theirs) >= SHARED


# -- what it is called
class _Told:
    """A group of figures as it becomes a fact."""

    def __init__(self, event: Event, found: Mapping[Place, Figure], places: Sequence[Place]) -> None:
        self.event, self.found, self.places = event, found, places
        roles = Counter(found[place].what for place in places if found[place].what)
        self.role = max(sorted(roles), key=lambda role: roles[role], default="")
        self.witnesses = event.witnesses(place[0] for place in places)
        figure = found[places[0]]
        self.unit = figure.kind, figure.unit

    @property
    def telling(self) -> bool:
        """Whether one report alone says something by it: a toll, a sum, a share, a size, or a count of some size."""
        figure = self.found[self.places[0]]
        if figure.kind is FigureKind.AGE or figure.unit == "s":
            return False
        if _toll(figure) or figure.bound is Bound.VAGUE:
            return bool(_toll(figure))
        return figure.kind is not FigureKind.COUNT or (figure.low >= SMALL and plural(figure.what))

    def values(self) -> list[list[Telling]]:
        """The tellings by value: exact figures first, then the looser ones where they fit best."""
        values: list[tuple[Figure, list[Telling]]] = []
        for place in sorted(self.places, key=lambda place: (_width(self.found[place]), place)):
            figure = self.found[place]
            fitting = [value for value in values if _meets(value[0], figure)]
            if fitting:
                min(fitting, key=lambda value: abs(middle(value[0]) - middle(figure)))[1].append(self._telling(place))
            else:
                values.append((figure, [self._telling(place)]))
        return [tellings for _, tellings in values]

    def _telling(self, place: Place) -> Telling:
        report, number, start = place
        figure = self.found[place]
        mark = self.event.facts[report].mark_in(number, start, start + figure.end - figure.start)
        return Telling(report, mark, said(figure))

    def clause(self) -> str:
        """The words round the figure in the first report that says anything there; of an age, whose it is."""
        for report, number, start in self.places:
            if self.unit[0] is FigureKind.AGE and (name := _beside(self.event.facts[report], number, start)):
                return f"age of {name}"
            figure = self.found[report, number, start]
            text = self.event.reports[report].text(number)
            others = [(t.start, t.end) for t in self.event.facts[report].figures[number] if t.start != start]
            if label := around(text, start, start + figure.end - figure.start, others):
                return label.removeprefix("of ") if figure.unit else label
        return ""


def _named(told: Iterable[_Told]) -> list[tuple[_Told, str]]:
    """Every fact with its label. The most widely told toll of a kind is called by its role alone."""
    found = []
    roles: dict[str, list[_Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (-one.witnesses, one.places[0])):
        if one.witnesses < 2 and (not one.telling or _repeated(one, roles[one.role])):
            continue
        if one.unit[1] == "magnitude" and not roles["magnitude"]:
            label, role = "magnitude", "magnitude"
        elif (one.unit[0] is FigureKind.COUNT and one.role in _TOLLS) and not roles[one.role]:
            label = role = one.role
        else:
            label, role = one.clause(), one.role
        roles[role].append(one)
        found.append((one, label))
    return found


def _repeated(one: _Told, known: Iterable[_Told]) -> bool:
    """Whether a figure that one report gives alone is a value of a fact that is told already ("up from 11")."""
    mine = one.found[one.places[0]]
    return bool(one.role) and any(
        other.unit == one.unit and _meets(other.found[place], mine) for other in known for place in other.places
    )


def _beside(facts: Facts, number: int, start: int) -> str:
    """The name next to a figure, the one before it if there is one."""
    text = facts.side.text(number)
    names = [term for term in facts.terms[number] if term.name and abs(term.start - start) <= BESIDE]
    before = [term for term in names if term.end <= start]
    chosen = before or names
    if not chosen:
        return ""
    at = len(chosen) - 1 if before else 0
    first = last = chosen[at]
    for term in reversed(chosen[:at]) if before else chosen[at + 1 :]:
        low, high = (term, first) if before else (last, term)
        if text[low.end : high.start] not in {" ", "-"}:
            break
        first, last = (term, last) if before else (first, term)
    return " ".join(text[first.start : last.end].split())


def _width(figure: Figure) -> float:
    shown = stated(figure)
    return (shown.high - shown.low) / (abs(middle(figure)) or 1)


def said(figure: Figure) -> str:
    """A figure with its hedge, as a reader would say it: "at least 3,400", "four"."""
    hedge = f"{figure.bound.value} " if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT} else ""
    spelt = figure.text[:2].istitle() and figure.text[1:2].isalpha()
    return hedge + " ".join((figure.text[0].lower() + figure.text[1:] if spelt else figure.text).split())
