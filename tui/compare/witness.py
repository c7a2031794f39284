"""The facts of several reports, kind by kind: figures, statements, names, sentences.

What pairs of reports link is joined into groups. A sentence joins a group only when it is linked with half of it, or a
chain of half-likenesses would make one fact of a whole story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.compare.comparison import Aspect, Comparison, Mark, Side, Verdict
from tui.compare.facts import Facts, mark_of
from tui.compare.groups import Groups
from tui.compare.quotes import LEAST_WORDS, statements
from tui.compare.telling import Fact, FactKind, Telling, Value
from tui.compare.terms import Term, middle, stated
from tui.entities import resolve
from tui.entities.figure import Figure
from tui.text.words import words

Pairs = Mapping[tuple[int, int], Comparison]
Place = tuple[int, int, int]
"""Report, sentence, offset within the sentence."""
_GRAVE = (Verdict.DIFFER, Verdict.SCALE, Verdict.UPDATE, Verdict.ALTERED, Verdict.CUT, Verdict.VAGUER)


def figures(reports: Sequence[Side], pairs: Pairs) -> list[Fact]:
    """What is counted or measured, with the values reports give; what one report alone counts needs a role."""
    facts = [Facts.of(side, {}) for side in reports]
    found = {
        (report, number, term.start): term
        for report, told in enumerate(facts)
        for number, terms in told.figures.items()
        for term in terms
    }
    groups = Groups(found)
    verdicts: dict[Place, Verdict] = {}
    for (a, b), comparison in pairs.items():
        for link in comparison.links:
            if link.shown:
                for one, other in _agreeing(facts[a].figures[link.left], facts[b].figures[link.right]):
                    groups.join((a, link.left, one.start), (b, link.right, other.start))
        for place, other_place, verdict in _marked(comparison, a, b, Aspect.FIGURE):
            groups.join(place, other_place)
            verdicts[place] = _graver(verdicts.get(place), verdict)
    told = [_figure_fact(facts, group, found, verdicts) for group in groups.all()]
    return _widest([fact for fact in told if len(fact.reports) > 1 or fact.label])


def _agreeing(left: Iterable[Term], right: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Figures of two linked sentences that state one value of one thing."""
    for one in left:
        for other in right:
            mine, theirs = one.figure, other.figure
            if mine and theirs and (mine.kind, mine.unit) == (theirs.kind, theirs.unit):
                named = mine.what and theirs.what and mine.what != theirs.what
                if not (named and mine.low < 10) and stated(mine).meets(stated(theirs)):
                    yield one, other


def _marked(comparison: Comparison, a: int, b: int, kind: Aspect) -> Iterator[tuple[Place, Place, Verdict]]:
    """Where the differences of one kind point."""
    for found in comparison.differences:
        if found.kind is kind:
            left, right = found.left, found.right
            yield (a, left.sentence, left.start), (b, right.sentence, right.start), found.verdict


def _graver(one: Verdict | None, other: Verdict) -> Verdict:
    return min(one or other, other, key=_GRAVE.index)


def _figure_fact(
    facts: Sequence[Facts], group: Sequence[Place], found: Mapping[Place, Term], verdicts: Mapping[Place, Verdict]
) -> Fact:
    """A group of figures as one fact: figures that may be one value are one."""
    values: list[tuple[Figure, list[Telling]]] = []
    for report, number, start in sorted(group, key=lambda place: (_middle(found[place]), place)):
        term = found[report, number, start]
        telling = Telling(report, facts[report].mark_in(number, term.start, term.end))
        assert term.figure is not None, "groups are of figures"
        if values and stated(values[-1][0]).meets(stated(term.figure)):
            values[-1][1].append(telling)
        else:
            values.append((term.figure, [telling]))
    roles = Counter(figure.what or figure.unit * (figure.unit == "magnitude") for figure, _ in values)
    label = max(sorted(role for role in roles if role), key=lambda role: roles[role], default="")
    verdict = None
    for place in group:
        if place in verdicts:
            verdict = _graver(verdict, verdicts[place])
    return Fact(FactKind.FIGURE, label, tuple(Value(t[0].mark.text, _told(t)) for _, t in values), verdict)


def _middle(term: Term) -> float:
    return middle(term.figure) if term.figure else 0.0


def quotes(reports: Sequence[Side], pairs: Pairs) -> list[Fact]:
    """The statements that are quoted, with their wordings."""
    facts = [Facts.of(side, {}) for side in reports]
    marks: dict[Place, Mark] = {}
    speakers: dict[Place, str] = {}
    for report, told in enumerate(facts):
        for _, quote in told.quotes:
            mark = told.mark(quote.start, quote.end)
            if len(words(mark.text)) >= LEAST_WORDS:
                marks[report, mark.sentence, mark.start] = mark
                speakers[report, mark.sentence, mark.start] = quote.speaker
    groups = Groups(marks)
    verdicts: dict[Place, Verdict] = {}
    for (a, b), comparison in pairs.items():
        for statement in statements(facts[a], facts[b], comparison.links):
            ends = [(a, facts[a], statement.left.quote), (b, facts[b], statement.right.quote)]
            places = [(n, (m := told.mark(q.start, q.end)).sentence, m.start) for n, told, q in ends]
            if all(place in marks for place in places):
                groups.join(places[0], places[1])
                if statement.verdict:
                    verdicts[places[0]] = _graver(verdicts.get(places[0]), statement.verdict)
    return _widest([_quote_fact(group, marks, speakers, verdicts) for group in groups.all()])


def _quote_fact(
    group: Iterable[Place],
    marks: Mapping[Place, Mark],
    speakers: Mapping[Place, str],
    verdicts: Mapping[Place, Verdict],
) -> Fact:
    by_text: dict[str, list[Telling]] = defaultdict(list)
    places = sorted(group)
    for place in places:
        by_text[marks[place].text].append(Telling(place[0], marks[place]))
    verdict = None
    for place in places:
        if place in verdicts:
            verdict = _graver(verdict, verdicts[place])
    label = next((speakers[place] for place in places if speakers[place]), "")
    return Fact(FactKind.QUOTE, label, tuple(Value(text, _told(told)) for text, told in by_text.items()), verdict)


def names(reports: Sequence[Side]) -> list[Fact]:
    """Who and what is named, with the spellings."""
    found = []
    for entity in resolve([(side.article.text, side.mentions) for side in reports]):
        by_text: dict[str, list[Telling]] = defaultdict(list)
        for report, number in entity.mentions:
            mention = reports[report].mentions[number]
            mark = mark_of(reports[report], mention.start, mention.end)
            by_text[mark.text].append(Telling(report, mark))
        values = tuple(Value(text, _told(told)) for text, told in sorted(by_text.items()))
        found.append(Fact(FactKind.NAME, entity.name, values))
    return _widest(found)


def sentences(reports: Sequence[Side], pairs: Pairs) -> list[Fact]:
    """What is told, sentence by sentence: the earliest wording is the label."""
    groups = Groups((report, number) for report, side in enumerate(reports) for number in side.prose)
    scored = [
        (link.score, (a, link.left), (b, link.right))
        for (a, b), comparison in pairs.items()
        for link in comparison.links
        if link.shown
    ]
    linked = {frozenset(ends) for _, *ends in scored}
    for _, one, other in sorted(scored, key=lambda ends: (-ends[0], ends[1:])):
        mine, theirs = groups.of(one), groups.of(other)
        if mine is theirs:
            continue
        bonds = sum(frozenset((m, t)) in linked for m in mine for t in theirs)
        if 2 * bonds >= len(mine) * len(theirs):
            groups.join(one, other)
    return _widest([_sentence_fact(reports, sorted(group)) for group in groups.all()])


def _sentence_fact(reports: Sequence[Side], group: Sequence[tuple[int, int]]) -> Fact:
    texts = [reports[report].text(number) for report, number in group]
    values = tuple(
        Value(text, (Telling(report, Mark(number, 0, len(text), text)),))
        for (report, number), text in zip(group, texts, strict=True)
    )
    return Fact(FactKind.SENTENCE, texts[0], values)


def _told(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    return tuple(sorted(tellings, key=lambda telling: (telling.report, telling.mark.sentence, telling.mark.start)))


def _widest(facts: Iterable[Fact]) -> list[Fact]:
    """The most widely told first, then in reading order of the first report that tells it."""
    return sorted(facts, key=lambda fact: (-len(fact.reports), _first(fact), fact.label))


def _first(fact: Fact) -> tuple[int, int, int]:
    return min((t.report, t.mark.sentence, t.mark.start) for value in fact.values for t in value.tellings)
