"""The days and hours of several reports as facts: when a thing happened, as each report dates it.

"On Tuesday" in one report is "14 April" in another: days are compared as they were resolved. Only what two reports
date is a fact, and the day on which somebody spoke is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from tui.compare.comparison import Aspect, Verdict
from tui.compare.coverage.event import Event, ranked
from tui.compare.coverage.groups import OneValueEach, Place
from tui.compare.coverage.labels import apart_from
from tui.compare.coverage.telling import Fact, FactKind, Telling
from tui.compare.facts import Facts
from tui.entities.dates import Dated
from tui.text.words import fold, words

LONGEST = 31
"""Days of the longest stretch of time that still dates an event."""
_SPEECH = frozenset(
    "said says say told announced reported added wrote tweeted posted statement interview conference".split()
)
_BEFORE = 60
"""Characters before a date in which somebody speaks who spoke on that day."""
_BETWEEN = 3
"""Words between the verb and the day: "told the BBC on Tuesday"."""
_DATELINE = re.compile(r"[A-Z][A-Z' -]+,[^.\n]{0,40}")
"""What stands before the date of a wire report: "MEDELLIN, Colombia, April 14 (Northern Wire) -"."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def dates(event: Event) -> list[Fact]:
    """When things happened, with the days or hours that reports give."""
    found = {
        (report, number, dated.start - facts.side.sentences[number].start): dated
        for report, facts in enumerate(event.facts)
        for number in facts.side.prose
        for dated in facts.dates.get(number, ())
        if _dating(facts, dated)
    }
    verdicts = {ends: verdict for ends, verdict in event.flagged(Aspect.DATE).items() if ends <= found.keys()}
    groups = OneValueEach(found, _meets)
    for one, other in (*_agreeing(event, found), *sorted(map(sorted, verdicts))):
        groups.join(one, other)
    facts = [
        _fact(event, found, sorted(group), verdicts)
        for group in groups.all()
        if event.witnesses(p[0] for p in group) > 1
    ]
    return ranked(fact for fact in facts if fact.label)


def _dating(facts: Facts, dated: Dated) -> bool:
    """Whether a date tells when something happened, to the month at least, and not when somebody said so."""
    if dated.clock is None and not (dated.first and dated.last and (dated.last - dated.first).days <= LONGEST):
        return False
    text = facts.side.article.text
    before = words(text[max(0, dated.start - _BEFORE) : dated.start])
    if _DATELINE.fullmatch(text, text.rfind("\n", 0, dated.start) + 1, dated.start):
        return False
    return not any(fold(word.text) in _SPEECH for word in before[-1 - _BETWEEN :])


def _meets(one: Dated, other: Dated) -> bool:
    """Whether two dates may be one time."""
    if one.clock is not None or other.clock is not None:
        return one.clock == other.clock
    return bool(one.first and one.last and other.first and other.last) and (
        one.first <= other.last and other.first <= one.last  # type: ignore[operator]
    )


def _agreeing(event: Event, found: Mapping[Place, Dated]) -> list[tuple[Place, Place]]:
    """Equal dates of linked sentences that speak of the same thing near them, those of the likest sentences first."""
    there: dict[tuple[int, int], list[Place]] = {}
    for place in found:
        there.setdefault(place[:2], []).append(place)
    edges = [
        (-link.score, one, other)
        for a, b, link in event.links()
        for one in there.get((a, link.left), ())
        for other in there.get((b, link.right), ())
        if _meets(found[one], found[other]) and _near(event, found, one) & _near(event, found, other)
    ]
    return [(one, other) for _, one, other in sorted(edges)]


def _near(event: Event, found: Mapping[Place, Dated], place: Place) -> set[str]:
    report, number, start = place
    return event.facts[report].near(number, start, start + _length(found[place]))


def _fact(
    event: Event, found: Mapping[Place, Dated], places: Sequence[Place], verdicts: Mapping[frozenset[Place], Verdict]
) -> Fact:
    values: list[list[Place]] = []
    for place in sorted(places, key=lambda place: (_days(found[place]), place)):
        same = next((value for value in values if _meets(found[value[0]], found[place])), None)
        if same:
            same.append(place)
        else:
            values.append([place])
    told = [[_telling(event, found, place) for place in value] for value in values]
    return event.fact(FactKind.DATE, _label(event, found, places), told, verdicts)


def _telling(event: Event, found: Mapping[Place, Dated], place: Place) -> Telling:
    report, number, start = place
    dated, facts = found[place], event.facts[report]
    return Telling(report, facts.mark_in(number, start, start + _length(dated)), said(dated))


def _label(event: Event, found: Mapping[Place, Dated], places: Sequence[Place]) -> str:
    """What happened then, in the words of the first report that dates it exactly."""
    for report, number, start in sorted(places, key=lambda place: (_days(found[place]), place)):
        text = event.reports[report].text(number)
        if label := apart_from(text, start, start + _length(found[report, number, start])):
            return label
    return ""


def _length(dated: Dated) -> int:
    return dated.end - dated.start


def _days(dated: Dated) -> int:
    """How long a time a date leaves open."""
    return (dated.last - dated.first).days if dated.first and dated.last else 0


def said(dated: Dated) -> str:
    """A date as written, with the day it means where it does not say so: "Friday (6 Dec)".

    >>> said(Dated(0, 6, date(2024, 12, 6), date(2024, 12, 6), "Friday"))
    'Friday (6 Dec)'
    """
    text = " ".join(dated.text.split())
    if dated.clock is not None or dated.first is None or any(map(str.isdigit, text)):
        return text
    first, last = dated.first, dated.last or dated.first
    if first == last:
        return f"{text} ({_day(first)})"
    return text if first.day == 1 else f"{text} ({_day(first)} to {_day(last)})"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"
