"""Names the topic of an agenda line: the shortest stretch of its own words that tells what it is about."""

from __future__ import annotations

import re

from briefing.find.signals import Seen
from briefing.model import Kind, Span

# What a topic follows, most telling first.
_OPENERS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:discuss|discussing|discussed|discussions? (?:on|about|of)|talks (?:on|about|over)|negotiat\w+ (?:on|about|over)|debate (?:on|about|over)|"
        r"dialogue (?:on|about)|consultations (?:on|about)|conference on|summit on|meeting on|issues,? (?:including|such as)|focus(?:ed|ing|es)? on|vote on|decide on|decision on)\s",
        r"\b(?:call(?:s|ed|ing)? (?:on|for)|urg\w+|address\w*|regarding|concerning|support for|commitment to|plans? to|agreed to|expected to|scheduled (?:for|to)|intends? to|due to|will|to)\s",
        r"\b(?:on|about|for|over)\s",
    )
)
_STOP = re.compile(
    r"[,;:.—–()\"“”]| (?:and|which|that|who|in order|as|by|with|when|where|while|but|at|on|during|after|before|including|following) |$"
)
_BULLET = re.compile(r"^[\s•*▪◦·–-]+(?:\d+[.)]\s*)?|^\d+[.)]\s+")
_ARTICLE = re.compile(r"(?:the|a|an|its|their|our|his|her)\s+", re.I)


def topic_of(seen: Seen) -> Span:
    """The stretch that names the topic, never empty."""
    text, start = seen.view.text, seen.view.passage.sentence.start
    mark = _BULLET.match(text)
    begin = mark.end() if mark else 0
    if seen.view.passage.sentence.kind is not Kind.BULLET:
        begin = next((match.end() for opener in _OPENERS if (match := opener.search(text))), begin)
    article = _ARTICLE.match(text, begin)
    begin = article.end() if article else begin
    stop = _STOP.search(text, begin + 1)
    end = stop.start() if stop else len(text)
    return Span(start + begin, start + max(end, begin + 1))
