"""What is quoted, over several reports: each statement once, with its wordings and who gives which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tui.compare.comparison import Aspect, Verdict
from tui.compare.coverage.event import Event, ranked
from tui.compare.coverage.groups import Groups, Place
from tui.compare.coverage.labels import trimmed
from tui.compare.coverage.telling import Fact, FactKind, Telling
from tui.compare.quotes import LEAST_WORDS, statements
from tui.entities.speech.quotes import Quote
from tui.text.words import fold, words

UNNAMED = "unnamed speaker"


def quotes(event: Event) -> list[Fact]:
    """The statements that are quoted, with their wordings."""
    found = dict(_quoted(event))
    groups, wordings = Groups(found), Groups(found)
    for one, other, verdict in _statements(event):
        if one in found and other in found:
            groups.join(one, other)
            if verdict is None:
                wordings.join(one, other)
    verdicts = {ends: verdict for ends, verdict in event.flagged(Aspect.QUOTE).items() if ends <= found.keys()}
    return ranked(_fact(event, found, sorted(group), wordings, verdicts) for group in groups.all())


def _quoted(event: Event) -> Iterator[tuple[Place, Quote]]:
    """Quotations of some length, by where they stand."""
    for report, facts in enumerate(event.facts):
        for number, quote in facts.quotes:
            if len(words(facts.side.article.text[quote.start : quote.end])) >= LEAST_WORDS:
                yield (report, number, quote.start - facts.side.sentences[number].start), quote


def _statements(event: Event) -> Iterator[tuple[Place, Place, Verdict | None]]:
    """The quotations that are one statement, pair by pair of reports."""
    for (a, b), comparison in event.pairs.items():
        ours, theirs = event.facts[a], event.facts[b]
        for pair in statements(ours, theirs, comparison.links):
            left, right = ours.mark(pair.left.quote.start, 0), theirs.mark(pair.right.quote.start, 0)
            yield (a, left.sentence, left.start), (b, right.sentence, right.start), pair.verdict


def _text(event: Event, found: Mapping[Place, Quote], place: Place) -> str:
    quote = found[place]
    return event.reports[place[0]].article.text[quote.start : quote.end]


def _fact(
    event: Event, found: Mapping[Place, Quote], places: Sequence[Place], wordings: Groups[Place],
    verdicts: Mapping[frozenset[Place], Verdict],
) -> Fact:  # fmt: skip
    by_words: dict[object, list[Telling]] = defaultdict(list)
    known: dict[str, object] = {}
    for place in places:
        text = _text(event, found, place)
        key = known.setdefault(" ".join(fold(word.text) for word in words(text)), wordings.of(place)[0])
        by_words[key].append(_telling(event, found, place))
    return event.fact(FactKind.QUOTE, _speaker(found, places), by_words.values(), verdicts)


def _telling(event: Event, found: Mapping[Place, Quote], place: Place) -> Telling:
    quote = found[place]
    mark = event.facts[place[0]].mark(quote.start, quote.end)
    return Telling(place[0], mark, " ".join(_text(event, found, place).split()).rstrip(","))


def _speaker(found: Mapping[Place, Quote], places: Sequence[Place]) -> str:
    """Who says it: as most reports have it, in full rather than in short."""
    named = Counter(" ".join(found[place].speaker.split()) for place in places if found[place].speaker)
    full = max(sorted(named), key=lambda name: (named[name], len(name)), default="")
    return " ".join(trimmed(full.split())) or UNNAMED
