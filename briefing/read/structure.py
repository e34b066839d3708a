"""What each piece of a text is: one ordered tuple of rules, the first opinion wins and its name is kept.

A rule sees one piece and what stands around it, and answers a kind or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.model import Kind
from briefing.read.dateline import first_day
from briefing.read.furniture import section
from briefing.read.outlets import publication
from briefing.read.pieces import Piece
from briefing.read.shape import capitalised, count, ends_short, ends_whole, headline, is_furniture, stopped

# Longest lines, in words, that each kind is believed to fill; a subtitle has at least so many.
HEADING_WORDS = 16
SUBTITLE_WORDS = 5
OUTLET_WORDS = 4
ATTRIBUTION_WORDS = 15
BYLINE_WORDS = 10
TAIL_WORDS = 6
# In a text without stops a line of so many words is a sentence.
NOTE_WORDS = 6

MARKER = re.compile(r"(?:[•◦▪●‣·∙*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\([A-Z]\)|\(?[ivx]{1,5}[.)])\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,5}\.)\s")


_ATTRIBUTED = re.compile(r"[\"“][^\"“”]{20,600}[.!?…,][\"”] [A-Z][^.!?:;]{2,90}(?<![.!?:;,…—–-])$")


@dataclass(frozen=True, slots=True)
class Around:
    """One piece, its text without the list marker, and what stands around it.

    `label` is that of a speaker. `ahead` is, above the title, the next line that is neither furniture nor the name of
    a section.
    """

    piece: Piece
    text: str
    before: str
    before_rule: str
    after: str
    ahead: str
    titled: bool
    body: bool
    closing: bool
    stopless: bool
    label: re.Match[str] | None

    @property
    def marked(self) -> bool:
        return len(self.text) < len(self.piece.text) or self.piece.kind is Kind.BULLET


Rule = Callable[[Around], Kind | None]


def titled_by_format(a: Around) -> Kind | None:
    """The format knows its title and what stands under it: a mail's subject, the headline of a web page."""
    if a.piece.kind is Kind.TITLE:
        return Kind.HEADING if a.titled else Kind.TITLE
    return a.piece.kind if a.piece.kind is Kind.SUBTITLE else None


def outlet(a: Around) -> Kind | None:
    """A newspaper's name above its headline. Example: "Daily Courier". Wrong for a headline "Press Freedom Today"."""
    return Kind.FURNITURE if _above_headline(a) and publication(a.text) else None


def kicker(a: Around) -> Kind | None:
    """The name of a section, or one word, above a headline. Example: "Politics"."""
    return Kind.FURNITURE if _above_headline(a) and (" " not in a.text or section(a.text)) else None


def _above_headline(a: Around) -> bool:
    return not (a.titled or a.body) and count(a.ahead) > OUTLET_WORDS >= count(a.text) and headline(a.ahead)


def said_by_format(a: Around) -> Kind | None:
    """The format knows: a Markdown heading, item, table or code. The first heading of the first level is the title."""
    if a.piece.kind is Kind.HEADING and not a.titled and not a.body and a.piece.level == 1:
        return Kind.TITLE
    return a.piece.kind if a.piece.kind in (Kind.HEADING, Kind.FURNITURE) else None


def after_the_end(a: Around) -> Kind | None:
    """What stands under "Sources" or "Related stories", and these lines themselves."""
    return Kind.FURNITURE if a.closing else None


def speaker(a: Around) -> Kind | None:
    """The label of a speaker on a line of its own. Example: "ANNA ROE:"."""
    return Kind.FURNITURE if a.label and a.label.end() == len(a.text) else None


def speech(a: Around) -> Kind | None:
    """What someone says in an interview, be it cut short. Example: "ANNA ROE: And so —"."""
    return Kind.PARAGRAPH if a.label or a.before_rule == "speaker" else None


def page_furniture(a: Around) -> Kind | None:
    """Counters, dates alone, bylines, captions, share lines: see furniture.py."""
    return Kind.FURNITURE if is_furniture(a.text) else None


def title(a: Around) -> Kind | None:
    """The first line that reads like a headline, above any paragraph. Wrong for a text that opens with a heading."""
    if a.titled or a.body or a.marked or not a.after:
        return None
    stopped = (a.text[-1] in "?!" or ends_short(a.text)) and count(a.text) <= HEADING_WORDS
    return Kind.TITLE if headline(a.text) or stopped else None


def attribution(a: Around) -> Kind | None:
    """Who said the quotation above, or one set apart with its speaker, as in "“We wait.” Anna Roe, captain".

    Example: "– Minister Anna Roe, May 2024".
    """
    if a.body and _ATTRIBUTED.match(a.text):
        return Kind.FURNITURE
    dashed = a.piece.text[0] in "–—-" and count(a.text) <= ATTRIBUTION_WORDS and not ends_whole(a.text)
    if not dashed:
        return None
    named = capitalised(a.text) and first_day(a.text) is not None
    return Kind.FURNITURE if named or a.before[-1:] in ('"', "”") else None


def who_and_where(a: Around) -> Kind | None:
    """A name with an office, or a place, between title and text. Examples: "Anna Roe, Minister", "Paris, France"."""
    if not a.titled or a.body or a.marked or count(a.text) > BYLINE_WORDS:
        return None
    named = capitalised(a.text) and "," in a.text and not (ends_whole(a.text) and not ends_short(a.text))
    follows = a.before_rule == "who_and_where" and capitalised(a.text) and not stopped(a.text)
    return Kind.FURNITURE if named or (follows and not a.text.isupper() and headline(a.after)) else None


def subtitle(a: Around) -> Kind | None:
    """A second headline under the title. Example: "Ministers meet on Monday"."""
    under = a.before_rule in ("title", "said_by_format", "page_furniture") and a.titled and not a.body
    long_enough = count(a.text) >= SUBTITLE_WORDS and not a.marked and not a.text.isupper()
    noted = a.stopless and not capitalised(a.text)
    return Kind.SUBTITLE if under and long_enough and not noted and headline(a.text) else None


def numbered_heading(a: Around) -> Kind | None:
    """A short numbered line without a stop, a paragraph under it. Example: "2.1 Method"."""
    short = count(a.piece.text) <= HEADING_WORDS and not stopped(a.text) and ends_whole(a.after)
    alike = _NUMBERED.match(a.piece.text) and not MARKER.match(a.after)
    return Kind.HEADING if alike and short else None


def item(a: Around) -> Kind | None:
    """A line behind a list marker. Example: "• Talks on grain"."""
    return Kind.BULLET if a.marked else None


def listed(a: Around) -> Kind | None:
    """An item without a marker, in a list that a colon opened. Example: "Open the ports" under "They agreed to:"."""
    inside = a.before_rule == "listed" or (a.body and a.before.endswith(":") and a.before_rule == "running_text")
    if not inside or stopped(a.text) or count(a.text) <= 2:
        return None
    return None if capitalised(a.text) and ends_whole(a.after) else Kind.BULLET


def heading(a: Around) -> Kind | None:
    """A short line without a stop. Example: "What comes next". Wrong for the line of a note without stops."""
    if count(a.text) > HEADING_WORDS or not a.after:
        return None
    if a.stopless and count(a.text) >= NOTE_WORDS and not capitalised(a.text):
        return None
    return Kind.HEADING if not stopped(a.text) or _stopped_heading(a.text) else None


def _stopped_heading(text: str) -> bool:
    """A heading all the same: a question in capitals, an abbreviation at the end, one word and a colon."""
    asked = text.endswith("?") and count(text) <= HEADING_WORDS // 2
    short = capitalised(text) and (asked or ends_short(text))
    return short or (text.endswith(":") and count(text) <= 2 and text[0].isupper())


def tail(a: Around) -> Kind | None:
    """A short last line without a stop. Example: "Share Tweet Mail". Wrong for a note's last words."""
    last = not a.after and a.titled and not stopped(a.text)
    return Kind.FURNITURE if last and count(a.text) <= TAIL_WORDS and not a.stopless else None


def running_text(a: Around) -> Kind | None:
    """Everything else is a paragraph."""
    return Kind.PARAGRAPH


RULES: tuple[Rule, ...] = (
    titled_by_format,
    outlet,
    kicker,
    said_by_format,
    after_the_end,
    speaker,
    speech,
    page_furniture,
    title,
    attribution,
    who_and_where,
    subtitle,
    numbered_heading,
    item,
    listed,
    heading,
    tail,
    running_text,
)
