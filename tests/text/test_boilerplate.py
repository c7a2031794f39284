from __future__ import annotations

import pytest

from tests.linear import assert_linear
from tui.text.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Also, see: Timeline of resignations",
        "CLICK HERE FOR MORE POLITICS NEWS",
        "Read more: Five rail disasters that changed safety law",
        "RELATED | What we know so far",
        "SUBSCRIBE TO OUR MORNING BRIEFING",
        "Sign up for our newsletter and never miss a scandal",
        "© 2024 Ridings Newspapers. Additional reporting by MNA.",
        "Copyright 2024 The Harbour Post",
        "Northern Wire. All rights reserved.",
        "Follow us on Facebook",
        "Follow @northernwire on X",
        "Share this article",
        "Advertisement",
        "Story continues below",
        "Photo: Northern Wire",
        "Main image credit: Getty",
        "https://northern-wire.example/world/homs",
        "newsdesk@northern-wire.example",
        "#Homs #Syria",
        "12 / 16 / 08 1: 30 AM EST",
        "Thursday, December 11, 2008",
        "POSTED: 05 / 02 / 07, 9: 00 PM PDT |",
        "Updated 3 March 2024 at 6 p.m.",
        "By Caroline Voight and Sami Daher",
        "Jane Roe contributed to this report.",
        "(Reporting by Jane Roe; Editing by Tom Ellis)",
        "12 comments",
        "4 min read",
        "* * *",
    ],
)
def test_is_of_the_page(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister said.",
        "Sign up or be drafted, the governor told them.",
        "Share prices fell by 6 per cent.",
        "Follow the money and you will find the owner.",
        "Copyright law protects the photograph.",
        "The drought contributed to this disaster.",
        "By Monday night the river had reached the bridge.",
        "Photographs of the bridge were shown in court.",
        "More than 40 people died.",
        "Watch out for ice, drivers were told.",
        "Subscribe to that view and you must accept the rest.",
        "On 3 March 2024 the bridge fell.",
        "Comments by the minister were met with anger.",
        "Advertisement sales rose.",
        "2024",
        "417",
        "Police are looking for the driver.",
        '"Sign up for our newsletter," the fraudster told them.',
        "Contact was lost at 6.52 a.m.",
        "Video showed the train leaving the track.",
    ],
)
def test_is_of_the_report(line: str) -> None:
    assert not is_boilerplate(line)


def test_the_title_again_is_of_the_page() -> None:
    assert is_boilerplate("‘Vials were empty’: Dr Hope jailed", title="'VIALS WERE EMPTY': Dr Hope jailed")
    assert not is_boilerplate("Dr Hope was jailed on Friday.", title="Dr Hope was jailed")


@pytest.mark.parametrize(
    "fragment", ["by A ", "By ", "a@", "#a ", "read more ", "12/", "follow a on ", "copyright ", " "]
)
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(is_boilerplate, fragment)
