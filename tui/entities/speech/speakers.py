"""Who is quoted: the subject of the verb of saying that goes with a quotation.

English news attributes behind a quotation ("…," said X; "…," X said), before it (X said: "…"), at the end of the
sentence that quotes a part (the plan was "dead", X said), and, for a quotation that goes on, not at all: then who spoke
in the sentence before goes on. Where the text names nobody so, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.entities.lexicon import FUNCTION_WORDS
from tui.entities.speech.antecedents import Antecedents
from tui.entities.speech.marks import Span
from tui.entities.speech.phrases import Phrase, announced, follower, noun_phrase, opening, signature, subject
from tui.entities.speech.saying import CALLED, CITED, INVERTED, QUOTED, SAID, SAYING
from tui.entities.speech.telling import Telling

_GOES_ON = re.compile(r" (?!told)(?:that|he|she|it|they|the|an?|there|his|her|their|its|who|to)\b")
_CLAUSE = re.compile(
    r"[ ,—–-]*(?:though|although|while|but|and|which|who|that|because|as|when|where|if|so|or|after|before)\b"
)
"""What begins another clause behind a quotation: "…," though others said."""
_BREAKS = re.compile(r"[;:\n]")
_LONGEST = 240
"""Characters behind a quotation in which its speaker is named."""
_ENDINGS = frozenset(".?!…,")
_SHORTEST = 20
"""Characters in a quotation that goes on in the next paragraph; a heading in quotation marks has fewer."""


def speakers(text: str, found: Sequence[Span]) -> list[Phrase | None]:
    """Who says each quotation of a text, None where the text does not tell."""
    attribution = _Attribution(text, found)
    said = [attribution.speaker(number) for number in range(len(found))]
    for number in range(len(found) - 2, -1, -1):
        if found[number].open and said[number] is None:
            said[number] = said[number + 1]
    return said


class _Attribution:
    """The speakers of a text's quotations, found in reading order."""

    def __init__(self, text: str, found: Sequence[Span]) -> None:
        self.found = found
        self.source = text
        self.telling = Telling(text, found)
        self.text = self.telling.text
        self.antecedents = Antecedents(self.telling)

    def speaker(self, number: int) -> Phrase | None:
        """The speaker of a quotation; those before it must have been asked for."""
        span = self.found[number]
        sentence = self.telling.number(span.start)
        named = self._behind(number)
        if named is None and not self._titles(span):
            named = self._before(number) or self._trailing(number)
        if named is not None:
            said = self.antecedents.named(named, sentence, span.start)
        else:
            said = self._going_on(number, sentence)
        if said is not None:
            self.antecedents.spoke(sentence, said)
        return said

    def _titles(self, span: Span) -> bool:
        """Whether the words are the title of something inside a sentence: they are nobody's."""
        words = self.source[span.start : span.end].rstrip(",.").split() or ["-"]
        capital = all(word[0].isupper() or word in FUNCTION_WORDS for word in words) and words[0][0].isupper()
        before = self.text[max(0, span.start - 5) : span.start].rstrip(" \"“‘`'«„")[-1:]
        return capital and before.isalnum() and (len(words) > 1 or self._last(span).isalnum())

    def _behind(self, number: int) -> Phrase | None:
        """The speaker named right behind the closing mark."""
        span = self.found[number]
        last = self._last(span)
        if signed := signature(self.text, span.behind):
            return signed
        if last in {".", "…"} and not self.text.startswith(",", span.behind):
            return None
        reach = self._reach(number)
        if cited := QUOTED.search(self.text, span.behind, reach):
            return noun_phrase(self.text, *cited.span("who"))
        verb = SAID.search(self.text, span.behind, reach)
        if verb is None:
            return None
        between = self.text[span.behind : verb.start()]
        if verb.group() in CITED:
            return None if between.strip(" ,") else noun_phrase(self.text, verb.end(), reach)
        if not between.strip(" ,—–-"):
            return follower(self.text, verb.end(), reach) if verb.group() in INVERTED else None
        if _CLAUSE.match(between) or not (last in {",", "?", "!", "—", "–", "-"} or between.startswith(",")):
            return None
        named = subject(self.text, span.behind, verb.start())
        if named is None and between.endswith(", ") and verb.group() in INVERTED:
            return follower(self.text, verb.end(), reach)
        return named

    def _reach(self, number: int) -> int:
        """How far behind a quotation its speaker may be named: to the sentence's end or the next quotation."""
        span = self.found[number]
        behind = span.behind + (self.text[span.behind : span.behind + 1] == " ")
        end = min(self.telling.sentence(self.telling.number(behind))[1], span.behind + _LONGEST)
        if number + 1 < len(self.found):
            end = min(end, self.found[number + 1].start)
        broken = _BREAKS.search(self.text, span.behind, end)
        return broken.start() if broken else end

    def _before(self, number: int) -> Phrase | None:
        """The subject of the last verb of saying before the opening mark, in its sentence."""
        span = self.found[number]
        start = max(self.telling.sentence(self.telling.number(span.start))[0], span.start - 2 * _LONGEST)
        if cited := QUOTED.search(self.text, start, span.start):
            return noun_phrase(self.text, *cited.span("who"))
        if named := announced(self.text, start, span.start):
            return named
        verbs = list(SAID.finditer(self.text, start, span.start))
        for at in range(len(verbs) - 1, -1, -1):
            verb = verbs[at]
            if verb.group() in CITED:
                return noun_phrase(self.text, verb.end(), span.start)
            if verb.group() in CALLED and not self.text[verb.end() : span.start].strip(" \"“‘`'«„"):
                continue
            first = max(start, verbs[at - 1].end() if at else start)
            quoted = self._quoted_before(number, verb.start())
            if quoted > first and not self.text[quoted : verb.start()].strip(" ,—–-"):
                return follower(self.text, verb.end(), span.start)
            if named := subject(self.text, max(first, quoted), verb.start()):
                return named
        return opening(self.text, start, span.start) if SAYING.search(self.text, start, span.start) else None

    def _quoted_before(self, number: int, at: int) -> int:
        """Where the last quotation ended that stands before an offset, 0 for none."""
        while number > 0:
            number -= 1
            if self.found[number].behind <= at:
                return self.found[number].behind
        return 0

    def _trailing(self, number: int) -> Phrase | None:
        """Who is named at the end of a sentence that quotes some words of his."""
        span = self.found[number]
        verbs = list(SAID.finditer(self.text, span.behind, self._reach(number)))
        if not verbs or verbs[-1].group() in CITED or _GOES_ON.match(self.text, verbs[-1].end()):
            return None
        verb = verbs[-1]
        comma = max(
            self.text.rfind(",", span.behind - 2, span.behind), self.text.rfind(", ", span.behind, verb.start())
        )
        if comma < 0:
            return None
        if not self.text[comma + 1 : verb.start()].strip(" \"”’'"):
            return follower(self.text, verb.end(), self._reach(number)) if verb.group() in INVERTED else None
        return subject(self.text, max(comma + 1, span.behind), verb.start())

    def _going_on(self, number: int, sentence: int) -> Phrase | None:
        """Who spoke before a quotation that stands alone."""
        span = self.found[number]
        if number and self.found[number - 1].open:
            return self.antecedents.spoken(self.telling.number(self.found[number - 1].start))
        if sentence == 0 or not self.telling.quoting(sentence) or not self._whole(span, sentence):
            return None
        return self.antecedents.spoken(sentence - 1) or self.antecedents.reporting(sentence - 1)

    def _whole(self, span: Span, sentence: int) -> bool:
        """Whether a quotation is a sentence and no heading."""
        start = self.telling.starts[sentence]
        apart = self.text[start - 2 : start] == "\n\n"
        return self._last(span) in _ENDINGS and not (apart and span.end - span.start < _SHORTEST)

    def _last(self, span: Span) -> str:
        """The last character of a quotation, a mark closed inside it left out."""
        return self.source[span.start : span.end].rstrip("'’”\" ")[-1:]
