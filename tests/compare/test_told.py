"""Dates, quotations, speakers, sources and certainty that differ."""

from __future__ import annotations

import pytest

from tests.compare.reports import about, flags, report
from tui.compare import Aspect, Verdict, compare

FRIDAY, SATURDAY = "2023-06-02T16:00:00Z", "2023-06-03T08:15:00Z"
QUOTE = "“These are hard choices, but the alternative was worse,” {} said."


class TestDates:
    def test_two_days_for_one_event_differ(self) -> None:
        left, right = "The surgeon was jailed on Friday for forgery.", "The surgeon was jailed on Thursday for forgery."
        (found,) = flags(left, right, Aspect.DATE, FRIDAY, SATURDAY)
        assert found.why == "Thursday (1 June 2023) against Friday (2 June 2023)."

    def test_one_day_under_two_names_is_no_difference(self) -> None:
        left = "Talks on Khorvat will resume on Monday in Geneva."
        right = "Talks on Khorvat will resume on March 18 in Geneva."
        assert flags(left, right, Aspect.DATE, "2024-03-13T15:00:00Z", "2024-03-13T21:40:00Z") == []

    def test_the_day_on_which_somebody_spoke_is_another_matter(self) -> None:
        left, right = "The bridge collapsed, police said on Friday.", "The bridge collapsed, police said on Thursday."
        assert flags(left, right, Aspect.DATE, FRIDAY, SATURDAY) == []

    def test_days_far_apart_belong_to_two_facts(self) -> None:
        left, right = "The bridge collapsed on 2 May 2023.", "The bridge collapsed on 2 June 2023."
        assert flags(left, right, Aspect.DATE, SATURDAY, SATURDAY) == []

    @pytest.mark.parametrize(
        ("left", "right", "why"),
        [
            (
                "Voters in 2009 approved a $3 million bond for the dairy.",
                "Palmer voters in 2010 approved a $3 million bond for the dairy.",
                "2009 against 2010.",
            ),
            (
                "The contract of October 2023 sets a fee of $600m.",
                "By a contract dated November 2023 the fee is 600 million dollars.",
                "October 2023 against November 2023.",
            ),
        ],
    )
    def test_years_and_months_of_one_fact_differ(self, left: str, right: str, why: str) -> None:
        (found,) = flags(left, right, Aspect.DATE, SATURDAY, SATURDAY)
        assert found.why == why

    def test_a_week_and_a_day_in_it_agree(self) -> None:
        left, right = "The ferry was inspected last week in Selm.", "The ferry was inspected in Selm on 24 May."
        assert flags(left, right, Aspect.DATE, SATURDAY, SATURDAY) == []

    def test_a_date_that_both_give_leaves_the_other_to_be_compared(self) -> None:
        left = "Vass fled on Monday and was found in Selm on Wednesday."
        right = "Vass fled on Tuesday and was found in Selm on Wednesday."
        (found,) = flags(left, right, Aspect.DATE, SATURDAY, SATURDAY)
        assert (found.left.text, found.right.text) == ("Monday", "Tuesday")

    def test_the_arrest_is_not_the_deed(self) -> None:
        left = "The driver of the ferry that sank off Pelau was arrested on Wednesday."
        right = "The ferry sank off Pelau on Monday with its driver."
        assert flags(left, right, Aspect.DATE, FRIDAY, SATURDAY) == []

    def test_the_verdict_of_a_jury_is_not_that_of_the_judge(self) -> None:
        left = "A Norwalk jury on Tuesday ordered the death of a convicted gang member."
        right = "A Norwalk judge on Thursday upheld the death of a convicted gang member."
        assert flags(left, right, Aspect.DATE, FRIDAY, SATURDAY) == []

    def test_the_day_on_which_police_explained_is_another_matter(self) -> None:
        left = "Yesterday, the police explained that officers shot Kimani Gray in Brooklyn."
        right = "Police officers shot Kimani Gray in Brooklyn on Tuesday."
        assert flags(left, right, Aspect.DATE, FRIDAY, SATURDAY) == []

    def test_years_told_by_their_distance_are_no_dates(self) -> None:
        left, right = (
            "Voters approved the bond for the dairy last year.",
            "Voters in 2020 approved the bond for the dairy.",
        )
        assert flags(left, right, Aspect.DATE, SATURDAY, SATURDAY) == []


class TestTimesOfDay:
    def test_two_times_for_one_event_differ(self) -> None:
        left = "The fire in the Palmer dairy was put out by 7 a.m. on Friday."
        right = "Crews put out the fire in the Palmer dairy at 6:20 a.m. on Friday."
        (found,) = flags(left, right, Aspect.DATE, FRIDAY, SATURDAY)
        assert found.why == "6:20 a.m. against 7 a.m."

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("5:15 p.m.", "17:15"),
            ("6:52 a.m.", "6.52 a.m."),
            ("6:50 a.m.", "6:52 a.m."),
            ("about 3:10 p.m.", "about 3:20 p.m."),
            ("10:30", "10:30 p.m."),
            ("3 a.m. GMT", "5 a.m. EST"),
            ("1 a.m.", "8 p.m."),
        ],
    )
    def test_one_time_written_or_rounded_otherwise_is_none(self, one: str, other: str) -> None:
        text = "The fire in the Palmer dairy was put out at {} by crews."
        assert flags(text.format(one), text.format(other), Aspect.DATE, FRIDAY, FRIDAY) == []


class TestScores:
    def test_two_results_of_one_match_differ(self) -> None:
        left, right = "Ashcombe beat Marsh Town 3-1 in the cup.", "In the cup Ashcombe beat Marsh Town 2-1."
        (found,) = flags(left, right, Aspect.FIGURE)
        assert found.why == "2-1 against 3-1."

    @pytest.mark.parametrize(
        "other",
        [
            "Marsh Town lost 1-3 to Ashcombe in the cup.",
            "In the cup Ashcombe led Marsh Town 2-1 at half-time and won.",
            "Ashcombe (20-3) beat Marsh Town in the cup.",
            "Dunford beat Selm 2-1 in the league.",
        ],
    )
    def test_another_side_half_season_or_match_is_none(self, other: str) -> None:
        assert flags("Ashcombe beat Marsh Town 3-1 in the cup.", other, Aspect.FIGURE) == []

    def test_capitals_in_one_report_alone_make_no_side_differ(self) -> None:
        headline = report("Flooding Closed Selm Bridge at 5:10 p.m.", FRIDAY, "A")
        sentence = report("At 5:40 p.m. flooding closed Selm bridge.", FRIDAY, "B")
        assert compare(sentence, headline) == compare(headline, sentence).swapped()


class TestQuotes:
    def test_the_same_words_are_no_difference(self) -> None:
        text = QUOTE.format("chief executive Ingrid Sol-Baker")
        assert flags(text, text + " Shares fell.", Aspect.QUOTE) == []

    def test_a_quotation_cut_short(self) -> None:
        cut = "“These are hard choices,” chief executive Ingrid Sol-Baker said."
        (found,) = flags(QUOTE.format("chief executive Ingrid Sol-Baker"), cut, Aspect.QUOTE)
        assert found.verdict is Verdict.CUT
        assert found.right.text == "These are hard choices,"

    def test_a_quotation_that_goes_on_after_its_speaker_is_not_cut(self) -> None:
        whole = "“We dug with our hands until noon and nobody came to help,” said Farid Alaoun."
        split = "“We dug with our hands until noon,” said Farid Alaoun, “and nobody came to help.”"
        assert [flag for flag in flags(whole, split, Aspect.QUOTE) if flag.verdict is Verdict.CUT] == []

    def test_a_statement_in_other_words(self) -> None:
        left = "“I feel badly for General Flynn today,” the president said."
        right = "“I feel very badly for General Flynn,” the president said."
        (found,) = flags(left, right, Aspect.QUOTE)
        assert found.verdict is Verdict.ALTERED

    @pytest.mark.parametrize("word", ["(the mayor)", "[the mayor]"])
    def test_words_that_a_reporter_put_in_are_not_the_speakers(self, word: str) -> None:
        text = "“We thank him {}and his family for their patience today,” Vass said."
        assert flags(text.format(""), text.format(word + " "), Aspect.QUOTE) == []

    def test_two_statements_by_two_people_are_not_compared(self) -> None:
        left = "“We will close the Dunmere plant by summer,” said Ingrid Sol-Baker."
        right = "“Nobody told the workers at Dunmere anything,” said Anna Reyes."
        assert flags(left, right, Aspect.QUOTE) == []

    def test_a_translation_of_one_speakers_statement(self) -> None:
        assert [flag.verdict for flag in about("s07-diplomacy", Aspect.QUOTE)] == [Verdict.ALTERED]


class TestAttribution:
    def test_the_same_words_from_another_speaker(self) -> None:
        (found,) = about("s03-results", Aspect.ATTRIBUTION)
        assert "Ingrid Sol-Baker" in found.left.text
        assert "Marcus Oyelaran" in found.right.text

    def test_a_speaker_under_a_shorter_name_is_the_same(self) -> None:
        left, right = QUOTE.format("Ingrid Sol-Baker"), QUOTE.format("Ms Sol-Baker")
        assert flags(left, right, Aspect.ATTRIBUTION) == []

    def test_figures_that_differ_name_their_sources(self) -> None:
        (found,) = about("s07-diplomacy", Aspect.ATTRIBUTION)
        assert found.left.text == "Borsk's foreign ministry"
        assert found.right.text == "the Tarnian defence ministry"

    def test_one_claim_from_two_institutions(self) -> None:
        left = "The bridge near Loxham collapsed under a heavy truck on Friday, police said."
        right = "The bridge near Loxham collapsed under a heavy truck on Friday, the transport ministry said."
        (found,) = flags(left, right, Aspect.ATTRIBUTION, SATURDAY, SATURDAY)
        assert found.why == "The same comes from police and from the transport ministry."

    @pytest.mark.parametrize("source", ["officials", "Police Captain Ivo Sand", "authorities", "officers"])
    def test_who_may_be_the_same_is_no_other_source(self, source: str) -> None:
        text = "The bridge near Loxham collapsed under a heavy truck on Friday, {} said."
        assert flags(text.format("police"), text.format(source), Aspect.ATTRIBUTION) == []

    def test_who_told_something_in_a_relative_clause_is_no_source(self) -> None:
        text = "{} who told investors that an unproven drug cured cancer was found guilty of nine counts of fraud."
        assert flags(text.format("A York man"), text.format("LEEDS - A British man"), Aspect.ATTRIBUTION) == []

    def test_two_single_figures_name_their_sources(self) -> None:
        left = "Tassali released 23 members of the Sand Brigade, its defence ministry said."
        right = "Tassali released 32 fighters of the Sand Brigade, Captain Yusuf Karam said."
        (found,) = flags(left, right, Aspect.ATTRIBUTION)
        assert found.why == "The figures come from Captain Yusuf Karam and from its defence ministry."

    def test_a_speaker_whom_the_other_report_names_too_is_no_other_speaker(self) -> None:
        both = QUOTE.format("Ingrid Sol-Baker") + " Later it rained. " + QUOTE.format("Marcus Oyelaran")
        assert flags(both, both, Aspect.ATTRIBUTION) == []


class TestCertainty:
    def test_a_hedge_against_a_statement(self) -> None:
        left = "Comeaux allegedly handcuffed the guards together and took their weapons."
        right = "Comeaux handcuffed the guards together and took their weapons."
        (found,) = flags(left, right, Aspect.CERTAINTY)
        assert (found.left.text, found.right.text) == ("allegedly", "handcuffed")

    def test_what_police_say_is_not_stated_by_the_report(self) -> None:
        left = "Comeaux allegedly handcuffed the guards together and took their weapons."
        right = "Comeaux handcuffed the guards together and took their weapons, police said."
        assert flags(left, right, Aspect.CERTAINTY) == []

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("A revolver believed to be the murder weapon was found in Selm.", "A revolver was found in Selm."),
            ("An allegedly drunk driver struck a woman in Selm.", "A driver struck a woman in Selm."),
            ("The quake claimed 30 lives in Selm.", "The quake took 30 lives in Selm."),
        ],
    )
    def test_a_hedge_of_what_the_other_does_not_say_is_none(self, left: str, right: str) -> None:
        assert flags(left, right, Aspect.CERTAINTY) == []

    def test_what_is_believed_against_what_is_stated(self) -> None:
        left, right = "Nobody is believed to have been injured in Selm.", "Nobody has been injured in Selm."
        (found,) = flags(left, right, Aspect.CERTAINTY)
        assert found.left.text.startswith("is believed")

    def test_two_hedges_are_no_difference(self) -> None:
        text = "Comeaux {} handcuffed the guards together and took their weapons."
        assert flags(text.format("allegedly"), text.format("reportedly"), Aspect.CERTAINTY) == []


def test_names_spelled_differently_are_no_difference() -> None:
    left, right = "The quake hit the town of Qasr Timun.", "The quake hit the town of Qasr-e-Timun."
    assert flags(left, right, Aspect.NAME) == []


def test_sentences_that_differ_in_a_count_stand_side_by_side_however_faint_their_link() -> None:
    hostages = (
        "In exchange Tassali released 23 members of the Sand Brigade, its defence ministry said.\n\nRain fell.",
        "A Brigade spokesman said 32 of its fighters had been let out of prison under the bargain.\n\nWheat is dear.",
    )
    found = compare(*(report(text, SATURDAY, source) for text, source in zip(hostages, "AB", strict=True)))
    shown = {(link.left, link.right) for link in found.links if link.shown}
    assert Aspect.FIGURE in {told.kind for told in found.told}
    assert {(told.left.sentence, told.right.sentence) for told in found.told} <= shown
