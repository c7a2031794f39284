"""Dates, quotations, speakers, sources and certainty that differ."""

from __future__ import annotations

from tests.compare.reports import compared, flags
from tui.compare import Aspect, Verdict

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

    def test_two_statements_by_two_people_are_not_compared(self) -> None:
        left = "“We will close the Dunmere plant by summer,” said Ingrid Sol-Baker."
        right = "“Nobody told the workers at Dunmere anything,” said Anna Reyes."
        assert flags(left, right, Aspect.QUOTE) == []

    def test_a_translation_of_one_speakers_statement(self) -> None:
        assert [flag.verdict for flag in compared("s07-diplomacy").about(Aspect.QUOTE)] == [Verdict.ALTERED]


class TestAttribution:
    def test_the_same_words_from_another_speaker(self) -> None:
        (found,) = compared("s03-results").about(Aspect.ATTRIBUTION)
        assert "Ingrid Sol-Baker" in found.left.text
        assert "Marcus Oyelaran" in found.right.text

    def test_a_speaker_under_a_shorter_name_is_the_same(self) -> None:
        left, right = QUOTE.format("Ingrid Sol-Baker"), QUOTE.format("Ms Sol-Baker")
        assert flags(left, right, Aspect.ATTRIBUTION) == []

    def test_figures_that_differ_name_their_sources(self) -> None:
        (found,) = compared("s07-diplomacy").about(Aspect.ATTRIBUTION)
        assert found.left.text == "Borsk's foreign ministry"
        assert found.right.text == "the Tarnian defence ministry"


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

    def test_two_hedges_are_no_difference(self) -> None:
        text = "Comeaux {} handcuffed the guards together and took their weapons."
        assert flags(text.format("allegedly"), text.format("reportedly"), Aspect.CERTAINTY) == []


def test_names_spelled_differently_are_no_difference() -> None:
    left, right = "The quake hit the town of Qasr Timun.", "The quake hit the town of Qasr-e-Timun."
    assert flags(left, right, Aspect.NAME) == []
