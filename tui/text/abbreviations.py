"""Abbreviations: which full stop belongs to a word and which ends a sentence.

English news writing. A title stands before a name and never ends a sentence; a company's "Inc." or a month's "Nov."
may, and then a word follows that begins sentences far more often than names.
"""

from __future__ import annotations

import re

_TITLES = frozenset(
    "mr mrs ms mx messrs dr prof sen rep reps sens gov govs gen lt col maj capt cmdr adm sgt cpl pvt brig const det"
    " insp supt rev fr hon msgr pres sec amb asst assoc atty ald coun cllr dep dir min pm sr sra st ste mt ft pt vs"
    " v cf eg ie viz ca approx dist cong lt.-gen maj.-gen brig.-gen e.g i.e al-haj sheikh mme mlle".split()
)
_NUMBERED = frozenset("no nos nr p pp para art sec fig figs vol ch op ex est".split())
_MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_SHORTENED = frozenset(
    "inc corp ltd co cos bros plc llc llp pty gmbh jr snr esq etc al dept univ assn intl govt natl ave blvd rd hwy"
    " sq bldg ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla"
    " ore pa penn tenn tex va vt wash wis wyo ont que alta sask ft in lb lbs oz hr hrs mins secs yr yrs km kg cm mm"
    " mph kph ph.d m.d".split()
)
# Written small, these are words that end sentences like any other.
_WORDS_TOO = frozenset("no in art ill ore mass mar sat sun wed miss wash la mo ex ch".split())
_STREETS = frozenset({"st", "ft", "mt", "pt", "pm", "sr"})
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_STARTERS = frozenset(
    "A About According Add After All Also Although Among An Analysts And Another Are Around As At Authorities"
    " Because Before Both But By Can Critics Despite Did Do Does During Each Earlier Even Every Few For Four From"
    " Half He Her Here His How However I If In Indeed Instead Investigators Investors Is It Its Just Last Later"
    " Local Many Meanwhile More Moreover Most My Nearly Neither Never Nevertheless Next No Nobody None Nor Not Now"
    " Of Officers Officials On Once One Only Or Other Others Our Over People Police Prosecutors Rescuers Residents"
    " Several Shares She Since So Some Sources Still Such That The Their Then There These They This Those Though"
    " Three Thus To Today Tomorrow Two Under Unlike Until We Were What When Where Whether Which While Who Why With"
    " Witnesses Without Would Yesterday Yet You Your".split()
)
_AFTER_CLOCK = frozenset(
    "EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC BST CET CEST EET IST JST Eastern Pacific Central Mountain"
    " Greenwich Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
    " August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed"
    " Thu Thurs Fri Sat Sun".split()
)


def ends_sentence(word: str, following: str) -> bool:
    """Whether the full stop after `word` ends a sentence, where the next sentence would begin with `following`.

    >>> [ends_sentence(*pair) for pair in [("Sen", "Marsh"), ("U.S", "Geological"), ("U.S", "The"), ("a.m", "Police")]]
    [False, False, True, True]
    >>> [ends_sentence(*pair) for pair in [("No", "417"), ("P", "Vass"), ("Inc", "He"), ("crash", "Vass")]]
    [False, False, True, True]
    """
    lower = word.lower()
    dotted = _DOTTED.fullmatch(word) is not None
    if following[:1].isdigit():
        return not (dotted or lower in _NUMBERED or lower in _MONTHS or lower in _TITLES)
    if lower in {"a.m", "p.m"}:
        return following not in _AFTER_CLOCK
    if lower in _TITLES:
        return lower in _STREETS and following in _STARTERS
    if dotted or lower in _SHORTENED or lower in _MONTHS or lower in _NUMBERED:
        return following in _STARTERS or (word == lower and lower in _WORDS_TOO)
    return True


def starts_sentence(word: str) -> bool:
    """Whether a capitalised word begins sentences far more often than names ("The", "Police")."""
    return word in _STARTERS
