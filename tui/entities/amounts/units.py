"""What figures are measured in: units with their factor to a base, and currencies by symbol, code and word.

A dozen factors are all that news needs; a units library costs more to import than a whole comparison takes.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure. `low` and `high` differ where the word alone does not say which unit is meant ("tons")."""

    name: str
    """As one would write it after a number, the same for all its spellings."""
    base: str
    """What its figures are converted to: m, m/s, m2, m3, kg, s, °C, W, J, B, magnitude, %."""
    low: float
    high: float
    offset: float = 0.0


# name, base, factor, spellings (the plural in s is understood for words of more than three letters)
_TABLE = """
km          m       1000        km kms kilometre kilometer
m           m       1           m metre meter
cm          m       0.01        cm centimetre centimeter
mm          m       0.001       mm millimetre millimeter
miles       m       1609.344    mile mi
nautical_miles m    1852        nautical_mile
yards       m       0.9144      yard yd
feet        m       0.3048      feet foot ft
inches      m       0.0254      inch inches
km/h        m/s     0.2777778   km/h kmh kph kmph km_per_hour kilometre_per_hour kilometre_an_hour kilometer_per_hour
km/h        m/s     0.2777778   kilometer_an_hour km_an_hour
mph         m/s     0.44704     mph mile_per_hour mile_an_hour
knots       m/s     0.5144444   knot knots
m/s         m/s     1           m/s metre_per_second meter_per_second metre_a_second meter_a_second
km²         m2      1e6         km² km2 sq_km square_kilometre square_kilometer square_km
m²          m2      1           m² m2 sq_m square_metre square_meter
square_miles m2     2589988     square_mile sq_mile sq_mi
square_feet m2      0.09290304  square_foot square_feet sq_ft
hectares    m2      10000       hectare ha
acres       m2      4046.856    acre
litres      m3      0.001       litre liter
gallons     m3      0.003785:0.004546 gallon
barrels     m3      0.158987    barrel
m³          m3      1           m³ m3 cubic_metre cubic_meter
cubic_feet  m3      0.0283168   cubic_foot cubic_feet
kg          kg      1           kg kilogram kilogramme kilo kgs
g           kg      0.001       g gram gramme
mg          kg      1e-6        mg milligram
tonnes      kg      1000        tonne metric_ton metric_tonne
tons        kg      907.185:1016.05 ton
pounds      kg      0.45359237  lb lbs pound
ounces      kg      0.02834952  ounce oz
seconds     s       1           second sec secs
minutes     s       60          minute min mins
hours       s       3600        hour hr hrs
days        s       86400       day
weeks       s       604800      week
fortnights  s       1209600     fortnight
months      s       2629746     month
years       s       31556952    year yr yrs
decades     s       315569520   decade
centuries   s       3155695200  century centuries
°C          °C      1           °C ° C degree_Celsius degree_C degree_centigrade Celsius
W           W       1           watt
kW          W       1000        kW kilowatt
MW          W       1e6         MW megawatt
GW          W       1e9         GW gigawatt
kWh         J       3.6e6       kWh kilowatt-hour kilowatt_hour
MWh         J       3.6e9       MWh megawatt-hour megawatt_hour
MB          B       1e6         MB megabyte
GB          B       1e9         GB gigabyte
TB          B       1e12        TB terabyte
magnitude   magnitude 1         magnitude strength
%           %       1           % percent pct per_cent
points      points  1           percentage_point
points      points  0.01        basis_point
"""
MAGNITUDE = Unit("magnitude", "magnitude", 1.0, 1.0)
FAHRENHEIT = Unit("°F", "°C", 5 / 9, 5 / 9, -160 / 9)
DEGREES = Unit("degrees", "degrees", 1.0, 1.0)

CURRENCIES = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₦": "NGN",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "₫": "VND", "₱": "PHP", "฿": "THB", "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
CODES = frozenset(
    "USD GBP EUR JPY CNY RMB CHF CAD AUD NZD INR RUB KRW BRL ZAR TRY MXN SEK NOK DKK PLN UAH ILS SAR AED EGP NGN "
    "KES PKR IDR THB SGD HKD".split()
)
CURRENCY_WORDS = {
    "dollar": "USD", "US_dollar": "USD", "U.S._dollar": "USD", "American_dollar": "USD", "euro": "EUR",
    "pound_sterling": "GBP", "pounds_sterling": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rupee": "INR", "rouble": "RUB", "ruble": "RUB", "Swiss_franc": "CHF", "franc": "franc",
    "peso": "peso", "rand": "ZAR", "lira": "TRY", "shekel": "ILS", "dirham": "dirham", "riyal": "SAR",
    "naira": "NGN", "shilling": "shilling", "krona": "SEK", "kronor": "SEK", "krone": "krone", "kroner": "krone",
    "zloty": "PLN", "hryvnia": "UAH", "baht": "THB", "rupiah": "IDR", "ringgit": "MYR", "dinar": "dinar",
    "cent": "cent", "Australian_dollar": "AUD", "Canadian_dollar": "CAD", "Singapore_dollar": "SGD",
    "Hong_Kong_dollar": "HKD", "New_Zealand_dollar": "NZD",
}  # fmt: skip
"""Words for money. A name that several countries use is its own currency: it is never compared with a code."""
LONGEST = 3
"""Words in the longest name of a unit or currency."""


def unit(phrase: str) -> Unit | None:
    """The unit that a phrase of one to three words names.

    >>> unit("kilometres per hour").name, unit("km").base, unit("sheep")
    ('km/h', 'm', None)
    """
    found = _units()
    key = _singular(phrase)
    return found.get(key) or found.get(key.lower() if len(key) > 3 else key)


def currency(phrase: str) -> str:
    """The code of the currency that a phrase names, the word itself where several countries use it, else "".

    >>> currency("US dollars"), currency("EUR"), currency("pesos"), currency("people")
    ('USD', 'EUR', 'peso', '')
    """
    return CURRENCIES.get(phrase) or _currency_words().get(_singular(phrase), "")


def begins_name(word: str) -> bool:
    """Whether the name of a unit or currency may begin with this word: most words behind a number begin none.

    >>> begins_name("kilometres"), begins_name("US"), begins_name("people")
    (True, True, False)
    """
    first = _singular(word)
    return first in _first_words() or first.lower() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in (*_units(), *_currency_words(), *CURRENCIES, "pence", "p"))


@cache
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        name, base, factor, *spellings = line.split()
        low, _, high = factor.partition(":")
        meant = Unit(name.replace("_", " "), base, float(low), float(high or low))
        found |= {_singular(spelling.replace("_", " ")): meant for spelling in spellings}
    fahrenheit = ("°F", "F", "degree F", "degree Fahrenheit", "Fahrenheit")
    return found | dict.fromkeys(fahrenheit, FAHRENHEIT) | {"degree": DEGREES}


@cache
def _currency_words() -> dict[str, str]:
    words = {_singular(word.replace("_", " ")): code for word, code in CURRENCY_WORDS.items()}
    return words | {code: code for code in CODES}


def _singular(phrase: str) -> str:
    """Every word of more than three letters without its final s, which is enough to make spellings meet."""
    return " ".join(word[:-1] if len(word) > 3 and word[-1] == "s" else word for word in phrase.split())
