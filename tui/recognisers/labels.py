"""Which kind a label means: models of different origin call the same things differently.

The sets known here are those of OntoNotes, ACE, CoNLL-2003 and WikiNER and of the pipelines that spaCy publishes. What
they label beside names (dates, money, ordinals) is left to our own grammars, which know how much is meant.
"""

from __future__ import annotations

from tui.entities.kinds import known
from tui.entities.mention import Kind

_CALLED = {
    Kind.PERSON: "per person prs ps persname deriv-per human",
    Kind.PLACE: "gpe loc lc location place fac facility placename geogname gpe-loc city country region",
    Kind.ORGANISATION: "org og organization organisation orgname gpe-org corp company corporation",
    Kind.GROUP: "norp group nationality religion nat-rel-pol drv nationality-or-religion",
    Kind.WORK: "event evt evn work wrk work-of-art law",
}
_KINDS = {label: kind for kind, labels in _CALLED.items() for label in labels.split()}
_OTHER = "misc"
"""In sets of four labels: nationalities, events and works in one."""


def kind(label: str, name: str) -> Kind | None:
    """The kind that a label gives a name; None for what is no name.

    >>> kind("GPE", "Homs"), kind("work_of_art", "Guernica"), kind("CARDINAL", "two")
    (<Kind.PLACE: 'place'>, <Kind.WORK: 'work'>, None)
    >>> kind("MISC", "Syrians"), kind("MISC", "World Cup")
    (<Kind.GROUP: 'group'>, <Kind.WORK: 'work'>)
    """
    called = label.casefold().replace("_", "-").replace(" ", "-")
    if called == _OTHER:
        return Kind.GROUP if known(name) is Kind.GROUP else Kind.WORK
    return _KINDS.get(called)
