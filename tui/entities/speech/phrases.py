"""Noun phrases beside a verb of saying: where the words that name a speaker begin and end.

English puts the subject before its verb ("Ann Low, the mayor of Loxham, said") or, behind a quotation, after it
("said Ann Low, the mayor"). A phrase is cut before what only adds to it ("in a statement", "who"), and where several
stand side by side the one that is a name is who speaks. What a verb of saying can have for a subject without anybody
speaking (a statement, a night) is no speaker.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tui.entities.kinds import known
from tui.entities.lexicon import CALENDAR, FUNCTION_WORDS, TITLES

_CAPITAL = r"(?:[^\W\d_a-z][\w'’.-]*|[A-Z]\.)"
PARTICLE = r"(?:(?:al|bin|ibn|de|da|dos|der|den|du|la|van|von)\b|(?:al|el|as|ash|at|an|ar|az)-\w+)"
"""What a name has in small letters between its capitals: "Ursula von der Leyen", "Abu Hassan al-Hamwi"."""
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{PARTICLE}))*"
_FULL = re.compile(rf"(?:the )?{_NAME}(?:,? (?:KC|QC|MP|Jr|Sr)\.?)?")
_NAMING = re.compile(rf"(?:^|[ -])({_NAME})$")
_APART = re.compile(r",(?!\d)|[—–]| --? ")
_ENDS = re.compile(
    r"[;:\"“”«»\n]|[,—–](?!\d)| --? |[ ](?:\(|(?:who|whose|which|where|in|on|at|after|before|as|when|while|during|by|"
    r"from|to|that|about|following|adding|told|said|with|and|also|later|then|has|have|had|would|could|did|does|do|"
    r"will|can|may|was|were|is|are|never|again|still|further|often|once|reportedly|recently|previously|repeatedly|"
    r"declined|refused|now|himself|herself|itself|[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|"
    r"[Ss]unday|yesterday|today|earlier|last|this|outside|through|via|without|amid|until|over|if|but|so|because|"
    r"quietly|softly|angrily|simply|finally)\b)"
)
_JOINED = re.compile(r"[a-z-]+ and (?=(?:[a-z-]+ ){1,3}[A-Z])")
"""Two offices of one person: "businessman and blogger Ann Low"."""
_LEADING = re.compile(
    r"(?:(?:Even (?:though|if|as)|But|And|Yet|Still|Also|Meanwhile|However|Then|Later|Instead|Earlier|Afterwards?|"
    r"Recently|Finally|Yesterday|Today|while|when|where|as|but|and|that|also|because|which|whom|if|though|although|so|or|then|"
    r"(?:[Oo]n|[Ll]ate|[Ee]arly|[Bb]y) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly|[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]he same) "
    r"(?:this |last |that |in the |on )?(?:night|day|week|weekend|month|year|morning|afternoon|evening|summer|spring|"
    r"autumn|fall|winter|[A-Z][a-z]+day)|[Ii]n (?:a|an|his|her|its|their|the) (?:statement|letter|interview|email|"
    r"tweet|post|report|speech))\b[ ]*)+"
)
_LEADS_IN = re.compile(
    r"(?:In|On|At|After|Before|When|While|As|Asked|Speaking|Outside|Inside|During|For|From|By|With|Under|Since|Until|"
    r"Though|Although|If|Because|Despite|However|Meanwhile|Last|Earlier|Later|Then|But|And|Yet|Still|Also|Instead|"
    r"Today|Yesterday|Now|Once|To|Of|Like|Unlike|Regardless|Rather|Addressing|Announcing|Writing|Wearing|"
    r"[A-Z][a-z]+ly|on|in|at|after|before|when|while|as|during|for|from|by|with|if|though|although|because|"
    r"[a-z]+ing)\b"
)
_OPENING = re.compile(rf"(?:{_LEADING.pattern})?(?P<who>He|She|They|It|{_NAME})(?=[ ,])")
_ANNOUNCED = re.compile(rf"(?P<who>{_NAME}): ?[\"“‘`'«„]*")
_SIGNATURE = re.compile(rf"\n?[ ]?[–—-]{{1,2}}[ ]?(?P<who>{_NAME})(?=,|\n|\Z)")
PRONOUNS = frozenset("he she they it".split())
_NOBODY = frozenset(
    "i you we there this that these those what which who it's he's to not also then later asked was were is are be "
    "been being have has had how why whether where when while if of so and or but because as for".split()
)
_TEXTS = frozenset(
    "statement report release letter email e-mail message document documents documentation indictment complaint "
    "lawsuit memo memorandum note notes study survey poll article story post tweet sign banner leaflet law bill rule "
    "rules act constitution video footage text headline verdict ruling order move decision attack result results "
    "figures data evidence records graffiti slogan".split()
)
_TIMES = frozenset(
    "night day week weekend month year morning afternoon evening summer spring autumn fall winter".split()
)
_FROM_WHOM = re.compile(r" (?:from|by|of|issued by|released by) ")
_ARTICLES = frozenset("the a an his her its their our my one another some several many two three all both no".split())
_PEOPLE = frozenset("police people staff crew management counsel".split())
_LONGEST = 9
"""Words in a speaker's name with titles and office."""
_WINDOW = 240
"""Characters before a verb in which its subject starts."""


class Phrase(NamedTuple):
    """Where a text names somebody."""

    start: int
    end: int


def subject(text: str, first: int, verb: int) -> Phrase | None:
    """Who does what the verb at an offset says, named between `first` and there.

    >>> said = "Last night its director, Ann Low, said"
    >>> said[slice(*subject(said, 0, said.index("said")))]
    'Ann Low'
    """
    parts = _parts(text, max(first, verb - _WINDOW), verb)
    closed = len(parts) > 1 and not text[parts[-1].start : parts[-1].end].strip()
    if closed:
        parts = parts[:-1]
        while len(parts) > 1 and (_leads_in(text, parts[0]) or not text[slice(*parts[0])].strip()):
            parts = parts[1:]
        return _named(text, parts)
    last = parts[-1]
    if len(parts) > 1 and (text[slice(*last)].strip() in {"who", "which"} or _adds_to(text, parts[-2], last)):
        last = parts[-2]
    that = text.rfind(" that ", last.start, last.end)
    start = that + len(" that ") if that >= 0 else last.start
    if text[start:verb].endswith((" and ", " but ")):
        return opening(text, first, verb)
    return noun_phrase(text, start, last.end)


def follower(text: str, start: int, end: int) -> Phrase | None:
    """Who is named right behind a verb: "said the deputy's mother, Ann Low, who".

    >>> said = "said the deputy's mother, Ann Low, who left"
    >>> said[slice(*follower(said, 4, len(said)))]
    'Ann Low'
    """
    return _named(text, _parts(text, start, min(end, start + _WINDOW))[:2])


def noun_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The noun phrase at the start of a stretch, None where none is or where it names nobody who could speak."""
    while start < end and not text[start].isalnum():
        start += 1
    if leading := _LEADING.match(text, start, end):
        start = leading.end() if leading.end() < end else start
    end = _end(text, start, end)
    words = text[start:end].split()
    if not words or len(words) > _LONGEST or not _somebody(words):
        return None
    if _TEXTS.intersection((words[-1].lower(), *_heads(words))):
        whom = _FROM_WHOM.search(text, start, end)
        return _owner(text, start, end) if whom is None else noun_phrase(text, whom.end(), end)
    return Phrase(start, end)


def _parts(text: str, start: int, end: int) -> list[Phrase]:
    """A stretch cut at its commas and dashes."""
    parts, first = [], start
    for cut in _APART.finditer(text, start, end):
        parts.append(Phrase(first, cut.start()))
        first = cut.end()
    return [*parts, Phrase(first, end)]


def _named(text: str, parts: list[Phrase]) -> Phrase | None:
    """Of phrases in apposition the one that is a name, else the first."""
    found = [phrase for part in parts if (phrase := noun_phrase(text, *part))]
    if not found or found[0].start >= parts[0].end:
        return None
    return next((phrase for phrase in found if _naming(text, phrase)), found[0])


def _leads_in(text: str, part: Phrase) -> bool:
    return _LEADS_IN.match(text[slice(*part)].lstrip()) is not None


def _adds_to(text: str, name: Phrase, part: Phrase) -> bool:
    """Whether a part is what a name before it does, its second comma forgotten: "Ann Low, a lawyer in Qasr said"."""
    full = _FULL.fullmatch(text[slice(*name)].strip())
    if full is None or _leads_in(text, name) or known(full.group()):
        return False
    words = text[part.start : _end(text, part.start + 1, part.end)].split()
    return bool(words) and (words[0] in {"a", "an", "the"} or words[-1].lower() in TITLES)


def _naming(text: str, phrase: Phrase) -> bool:
    """Whether a phrase ends with a person's name, by its looks: two words with capitals, or one behind a title."""
    match = _NAMING.search(text[slice(*phrase)])
    if match is None or known(match[1]):
        return False
    words = match[1].split()
    return len(words) > 1 or len(text[slice(*phrase)].split()) == 1


def _end(text: str, start: int, end: int) -> int:
    """Where the noun phrase that starts a stretch ends."""
    at = start
    while cut := _ENDS.search(text, at, end):
        joined = _JOINED.search(text, start, end) if cut.group() == " and" else None
        if joined is None or joined.end() != cut.end() + 1:
            end = cut.start()
            break
        at = cut.end()
    last = text.rfind(" ", start, end)
    if (
        last > 0
        and text[last + 1 : end].endswith("ed")
        and text[last + 1 : end].islower()
        and _capital(text, start, last)
    ):
        end = last
    while end > start and text[end - 1] in " .'’-,`":
        end -= 1
    return end


def _capital(text: str, start: int, end: int) -> bool:
    """Whether the last word of a stretch has a capital."""
    return text[max(start, text.rfind(" ", start, end) + 1)].isupper()


def _heads(words: list[str]) -> list[str]:
    """The word that a phrase with "of" or "for" is about: "a statement of the bank"."""
    return [word.lower() for word, following in pairwise(words) if following in {"of", "from", "for"}]


def _owner(text: str, start: int, end: int) -> Phrase | None:
    """Whose letter it is that says something: "Ann Low's letter"."""
    owner = re.match(rf"({_NAME})['’]s?\Z", " ".join(text[start:end].split(" ")[:-1]))
    return Phrase(start, start + len(owner[1])) if owner else None


def _somebody(words: list[str]) -> bool:
    first, last = words[0], words[-1]
    low = first.lower()
    if low in _NOBODY or low in CALENDAR or last.lower() in _TIMES:
        return False
    if low in PRONOUNS:
        return len(words) == 1
    if low in _ARTICLES:
        return len(words) > 1
    if first[0].isupper() or first[0].isdigit() or low in TITLES:
        return True
    plural = last.lower() in _PEOPLE or (last.endswith("s") and not last.endswith(("ss", "'s", "’s")))
    return last[0].isupper() or (plural and len(words) <= 3)


def opening(text: str, start: int, end: int) -> Phrase | None:
    """The name or pronoun that a stretch starts with, behind what may lead in."""
    match = _OPENING.match(text, start, end)
    if (
        match is None
        or match["who"].endswith(("'s", "’s"))
        or known(match["who"])
        or not _somebody(match["who"].split())
    ):
        return None
    first = match["who"].split(" ", 1)[0].lower()
    return Phrase(*match.span("who")) if first in PRONOUNS or first not in FUNCTION_WORDS else None


def announced(text: str, start: int, end: int) -> Phrase | None:
    """The name that alone stands before a colon, as in an interview: "Ann Low: "."""
    return _name(text, _ANNOUNCED.fullmatch(text, start, end))


def signature(text: str, start: int) -> Phrase | None:
    """The name that alone stands behind a dash, as under a pulled quotation: " — Ann Low"."""
    return _name(text, _SIGNATURE.match(text, start, start + _WINDOW))


def _name(text: str, match: re.Match[str] | None) -> Phrase | None:
    if match is None or " " not in match["who"] or known(match["who"]):
        return None
    phrase = Phrase(*match.span("who"))
    return None if _leads_in(text, phrase) else phrase
