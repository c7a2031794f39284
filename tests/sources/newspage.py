"""A page as news sites make them: a report, and round it all that is not of it."""

from __future__ import annotations

REPORT = (
    "Thousands of people left the town of Homs on Friday as rebel forces came within five kilometres of it.",
    "The governor, Ada Ek, said that 3,400 families had been brought to schools in the south of the province.",
    "Roads to the coast were blocked for most of the day, and two bridges near Rastan were hit from the air.",
    "Aid workers asked both sides for a pause of 48 hours so that the hospital could be emptied of its patients.",
)
TITLE = "Thousands leave Homs as rebels near the city"
HEAD = f"""
<title>{TITLE} | World | Northern Wire</title>
<meta property="og:site_name" content="Northern Wire"><meta property="og:title" content="{TITLE} | Northern Wire">
<meta name="author" content="By Jo Roe, Middle East Correspondent">
<meta property="article:published_time" content="2024-12-06T18:30:00+02:00">
"""
ROUND = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">X</a> <a href="#">Email</a></div>
"""
BOX = "<p>Read more: <a href='/b'>Five bridges that matter</a></p>"
BELOW = """
<h3>Most read in world news</h3>
<ul class="rail">
<li class="card"><h4><a href="/1">Minister resigns over lunch</a></h4><p>He had the soup.</p></li>
<li class="card"><h4><a href="/2">Ice older than our species</a></h4><p>It is cold.</p></li>
<li class="card"><h4><a href="/3">Brackwell sold to a giant</a></h4><p>Shares rose.</p></li>
</ul>
<div id="comments"><p>First! Great report, thank you for it.</p></div>
<footer><p>© 2024 Northern Wire. All rights reserved.</p></footer>
"""


def news_page(head: str = HEAD, report: tuple[str, ...] = REPORT, title: str = TITLE) -> str:
    """The page of a report, with furniture on all sides and in the middle."""
    told = [f"<p>{paragraph}</p>" for paragraph in report]
    inside = "\n".join([f"<h1>{title}</h1>", *told[:2], BOX, *told[2:]])
    return f"<!doctype html><html><head>{head}</head><body>{ROUND}<article>{inside}</article>{BELOW}</body></html>"
