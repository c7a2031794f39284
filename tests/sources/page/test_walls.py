"""Walls: what stands before a report is told apart from reports, and from reports about walls."""

from __future__ import annotations

import re

import pytest

from tests.sources.newspage import REPORT, news_page
from tui.sources.html import read_page
from tui.sources.worker import ParseError

URL = "https://news.example/world/homs"


def text(html: str) -> str:
    return read_page(html.encode(), URL, "utf-8").text


def paged(title: str, *lines: str) -> str:
    """A page that says no more than this."""
    told = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{title} | The News</title></head><body><main><h1>{title}</h1>{told}</main></body></html>"
    )


PARTNERS = [f"Partners of kind {n} use your personal data to show you what you may like." for n in range(20)]
WALLS = {
    "consent": [
        "<p>We and our 842 partners store and use cookies on your device.</p><button>Accept all</button>",
        paged("Toll rises", "We and our partners store and use cookies on your device.", *PARTNERS),
        paged(
            "Before you continue", "The News and its partners use cookies to keep the site safe and show you adverts."
        ),
        paged("We value your privacy", "You can change your mind in your settings at any time.", "Accept all"),
        paged("Cookies", "Wir verwenden Cookies, um Ihnen das beste Angebot zu zeigen.", "Alle akzeptieren"),
    ],
    "scripts": [
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        paged("news.example", "Please enable JS and disable any ad blocker"),
        paged("The News", "JavaScript is not available.", "We’ve detected that scripts are off in this browser."),
        paged("The News", "This site requires JavaScript. Please turn it on in your browser’s settings."),
    ],
    "robot": [
        "<title>Just a moment...</title><p>Checking your browser before you go on.</p>",
        paged("Are you a robot?", "To continue, please click the box below to let us know you’re not a robot."),
        paged("Access Denied", "You don't have permission to access this page on this server.", "Reference #18.4fd3"),
        paged("Attention Required!", "Sorry, you have been blocked. You are unable to access news.example."),
        paged("The News", "Verify you are human by completing the action below."),
        paged("The News", "Our systems have detected unusual traffic from your computer network."),
    ],
    "subscribers": [
        "<h1>Toll rises</h1><p>Subscribe now to continue reading this report.</p>",
        paged("Toll rises", "To continue reading, subscribe or sign in.", "Already a subscriber? Log in"),
        paged("Toll rises", REPORT[0], "This article is exclusive to subscribers.", "From £1 a week. Cancel any time."),
        paged("Toll rises", *REPORT[:2], "Subscribe to keep reading"),
        paged("Toll rises", "You have reached your limit of free articles this month.", "Create a free account"),
        paged("Toll rises", "Register for free to read this story."),
    ],
    "no such page": [
        "<h1>Page not found</h1><p>It may have moved.</p>",
        paged("404", "Sorry, the page you are looking for could not be found."),
        paged("404 Not Found", "The requested URL /world was not found on this server."),
        paged("Oops!", "It looks like nothing was found at this location. Maybe try a search?"),
        paged("Error 404", "The link you followed may be broken, or the page may have been removed."),
        paged("The News", "This page doesn’t exist."),
    ],
    "There is no report": ["<div></div>"],
    "is empty": [""],
}


@pytest.mark.parametrize(("page", "why"), [(page, why) for why, pages in WALLS.items() for page in pages])
def test_a_wall_is_no_report_and_says_what_it_is(page: str, why: str) -> None:
    with pytest.raises(ParseError, match=why) as told:
        text(page)
    assert re.fullmatch(r"[A-Zn].*\. [A-Z].*\.", str(told.value)), "what is wrong, and what to do about it"


REPORTS = [
    ("404 people die in quake", "The quake of Friday was the worst in years.", "Aid is on its way to the valley."),
    ("404: an exhibition", "Error 404 pages have become an art, a museum shows from Friday on.", "It has two rooms."),
    ("Page not found", "A page of the Homs codex is still missing after the theft.", "Police look for two men."),
    ("Access denied", "Police arrested two men on Friday.", "They had broken into a bank in Homs and taken gold."),
    ("Access blocked", "Lorries blocked the only road to the port all day.", "Drivers want cheaper fuel by May."),
    ("Just a moment", "The champion needed only a moment to win on Friday.", "It was his third title in a row."),
    ("Are you a robot? Search giant drops it", "“Are you a robot?” goes away in March.", "A test replaces the box."),
    (
        "Machines pass the test",
        "Nine of ten programs solve the captcha of the largest bank.",
        "The bank wants another.",
    ),
    ("Firefox turns scripts off", "Users must enable JavaScript again after the update.", "It hit two million people."),
    ("Scripts in mail", "The ministry warns offices not to enable JavaScript in mail.", "Two of them lost all files."),
    ("Browser without scripts", "JavaScript is disabled in the browser by default now.", "Banks are angry about it."),
    ("Herald puts up paywall", "Readers must subscribe to continue reading the Herald.", "The price is two pounds."),
    ("Deadline nears", "Voters have to register by Friday to keep their place on the roll.", "Many have not done so."),
    (
        "Lorry hits crowd",
        "A lorry hit a crowd in Homs on Friday.",
        "Residents log in by thousands to view the footage.",
    ),
    (
        "Club opens its doors",
        "The pool was reserved for members until the vote of May.",
        "Now the town may use it too.",
    ),
    ("Doctors sign up", "Young doctors sign up for years of service to keep their grants.", "Half of them leave then."),
    ("Firm fined", "The firm and its partners use cookies on every site they own.", "A court wants it to stop that."),
    ("Consent law", "Sites may no longer hide the button to reject all cookies.", "The law holds from January on."),
    ("Accept all", "Both sides accept all terms of the truce, the envoy said.", "Guns were silent from noon on."),
    ("Manage your cookies", "“We use cookies as all do,” the firm said of its test.", "Its shares fell by a third."),
]


@pytest.mark.parametrize("report", REPORTS, ids=[report[0] for report in REPORTS])
def test_a_report_on_walls_is_none(report: tuple[str, ...]) -> None:
    assert text(paged(*report)).endswith("\n\n".join(report[1:]))


def test_a_long_report_on_cookies_is_none() -> None:
    told = [
        f"Regulators fined firm {n} over the cookies and the personal data that it sold to its partners."
        for n in range(15)
    ]
    assert text(paged("Firms fined over cookies", *told)).split("\n\n") == told


def test_the_banner_of_a_report_is_no_wall() -> None:
    told = ("“We use cookies as everybody does,” the firm said on Friday, and its shares fell.", *REPORT)
    assert text(news_page(report=told)).split("\n\n") == list(told)
    banner = "<div><p>This website uses cookies to improve your experience.</p></div></body>"
    assert REPORT[0] in text(paged("Toll rises", *REPORT[:2]).replace("</body>", banner))
    disqus = "<noscript>Please enable JavaScript to view the comments powered by Disqus.</noscript></body>"
    assert REPORT[0] in text(paged("Toll rises", REPORT[0]).replace("</body>", disqus))


@pytest.mark.parametrize(
    "flash",
    [
        "404 people were saved from the flood, the mayor said.",
        "Aid access denied again in Homs, the UN said on Friday.",
        "Both sides accept all terms of the truce, the envoy said.",
        "The court fined the firm over cookies and consent.",
    ],
)
def test_a_flash_is_no_wall(flash: str) -> None:
    assert text(f"<h1>Flash</h1><p>{flash}</p>").endswith(flash)


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7 x", b"\x7fELF\0\0", bytes(1000)])
def test_what_is_no_page_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ParseError, match="is no page"):
        read_page(body, URL)
