"""The verbs that tell what somebody says."""

from __future__ import annotations

import re

SAID = re.compile(
    r"\b(?:(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bbeing )(?<!\bis )(?<!\bare )(?<!\bso[- ])(?<!\bso - )(?:"
    "said|says|told|tells|added|adds|replied|replies|asked|asks|warned|warns|insisted|insists|claimed|claims|wrote|"
    "writes|tweeted|posted|noted|notes|argued|argues|explained|explains|declared|declares|announced|stated|recalled|"
    "recalls|continued|conceded|concedes|admitted|admits|acknowledged|concluded|confirmed|denied|denies|stressed|"
    "testified|shouted|joked|quipped|responded|commented|remarked|observed|suggested|urged|vowed|pledged|promised|"
    "predicted|complained|boasted|called|calls|described|describes|reported|notified|commended|praised|criticised|"
    "criticized|thanked|condemned|hailed|denounced|lamented|emphasised|emphasized|reiterated|maintained|chanted|"
    "pointed out|points out|labelled|labeled|branded|dubbed|apologised|apologized|read from|revealed|demanded|"
    "believes|thinks|answered|answers|countered|cautioned|retorted|whispered|yelled|cried|pleaded|assured|informed|hinted"
    r")|(?<=\bnot )(?:say|specify|comment)|(?<=\bto )(?:say|comment)|(?:was|were|is|are) quoted as saying"
    r"|[Aa]ccording to|[Ii]n the words of)\b"
)
"""A verb that tells what somebody says, not in the passive: "he was asked" is said by somebody else."""
INVERTED = frozenset(
    "said says added adds replied asked asks warned insisted wrote writes argued explained declared announced recalled "
    "continued admitted joked quipped remarked observed shouted commented concluded answered "
    "whispered yelled cried".split()
)
"""Verbs that may stand before their subject behind a quotation; "told" wants an object there."""
CITED = frozenset({"according to", "According to", "in the words of", "In the words of"})
"""What stands before a speaker without a verb."""
QUOTED = re.compile(r"\bquot(?:ed|es|ing) (?P<who>[^\"“”,;:\n]{2,80}?) as saying\b")
CALLED = frozenset("called dubbed labelled labeled branded".split())
"""Verbs that right before a name in quotation marks only give it: "a ship called “Hope”"."""
SAYING = re.compile(r"\b(?:saying|adding|calling|describing|telling|warning|insisting|arguing|claiming|writing)\b")
"""The same behind another verb: "left for Qasr, saying"."""
