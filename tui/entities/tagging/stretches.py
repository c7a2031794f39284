"""Stretches of tokens in which names may be: everything else is never looked at.

A stretch starts and ends with a word that has a capital (or a number behind one); linkers stand only between two such.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.entities.lexicon import FUNCTION_WORDS

LINKERS = frozenset(
    "of the for and in on to at with a de del della di da dos das du der den van von la le el al bin ibn y e".split()
) | {"&", "-", "–", "/", ".", "'", "’", "'s", "’s"}
_ARTICLES = frozenset("al el as ad an ar ash at az".split())
"""Arabic articles, before a hyphen: the tagger begins a name with them."""
_PARTICLES = frozenset("al el bin ibn de da di du van von der den abu ould ben la le ter ten".split())
_OPENERS = frozenset(word.capitalize() for word in FUNCTION_WORDS - {"will", "may", "us", "am"})
"""Alone, these only begin a sentence: nearly half of all capitals need not be looked at."""
_MOST_PARTICLES = 6
"""Particles before a name, at most: more are no name, and to go through them from each end would take for ever."""
_GAP = 3
"""Linkers in a row, at most: "Bank of the - ..."."""
_LONGEST = 25
"""Tokens in a stretch that is still one: longer runs of capitals are lists, and the search is cut into pieces."""


def is_capital(form: str) -> bool:
    """Whether a word is written like a name: "Homs", "iPhone", "al-Qaida" only from its capital."""
    return form[0].isupper() or (form[0].isalpha() and form.lower() != form and "/" not in form)


def stretches(forms: Sequence[str], capitals: Sequence[bool]) -> list[tuple[int, int]]:
    """Ranges of token numbers, in order; `capitals` tells of each form whether it is written like a name.

    >>> def show(said):
    ...     forms = said.split()
    ...     return [" ".join(forms[first:last]) for first, last in stretches(forms, [*map(is_capital, forms)])]
    >>> show("He joined the Bank of England and the rest left Boeing 737 in Ulm .")
    ['Bank of England', 'Boeing 737 in Ulm']
    >>> show("They say al - Qaida fears de Villepin .")
    ['al - Qaida', 'de Villepin']
    """
    found: list[tuple[int, int]] = []
    size, done = len(forms), 0
    for at, capital in enumerate(capitals):
        if not capital or at < done:
            continue
        end = ahead = at + 1
        while ahead < min(size, at + _LONGEST) and ahead - end <= _GAP:
            if capitals[ahead] or forms[ahead][0].isdigit():
                end = ahead = ahead + 1
            elif forms[ahead] in LINKERS:
                ahead += 1
            else:
                break
        if end - at > 1 or forms[at] not in _OPENERS:
            found.append((_begin(forms, at, done), end))
        done = end
    return found


def _begin(forms: Sequence[str], at: int, least: int) -> int:
    """Where a stretch begins with the particles before its first capital: "al-Qaida", "van der Bellen"."""
    least = max(least, at - _MOST_PARTICLES)
    while at > least:
        if forms[at - 1] in _PARTICLES:
            at -= 1
        elif at - 1 > least and forms[at - 1] == "-" and forms[at - 2] in _ARTICLES:
            at -= 2
        else:
            break
    return at
