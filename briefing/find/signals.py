"""What can be said of a sentence in general: place, form, tense, speaker, dates. Each signal is a number of 0 to 1.

A signal judges nothing; what it is worth for news, risks, agenda or the bottom line stands in `weights/`, learned
by tools/learn_judgement.py. The name of the function is the name of the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from types import MappingProxyType

from briefing.find.cues import FILES, read_cues
from briefing.find.view import View, view_all
from briefing.model import Document, Kind, Ranked

# A date within three days of the document's own is its news: wire copy is dated a day or two after the event.
_NEAR = timedelta(days=3)
# A year before the document's own by two or more is background.
_OLD = 2
_QUOTED = re.compile(r"[“\"]([^”\"]*)(?:[”\"]|$)")
_FIGURE = re.compile(r"(?<!\w)[$€£¥]?\d[\d,.]*")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
_OLD_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PAST = re.compile(
    r"\b(?:was|were|did|had|\w+ed|said|told|met|held|began|took|made|came|went|gave|won|lost|left|led|saw|found|struck|fell|rose|broke|became|spoke|wrote|sent|got)\b"
)
_PERFECT = re.compile(
    r"\b(?:has|have|’ve|'ve) (?:now |also |already |just |officially |been )?(?:been|\w+ed|\w+en|made|met|held|begun|said|told|won|led|set|put|taken)\b"
)
_PLUPERFECT = re.compile(r"\bhad (?:\w+ly )?(?:been|\w+ed|\w+en|made|met|held|begun|said|told|won)\b")
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|is|are|being) (?:\w+ly )?(?:\w+ed|\w+en|held|made|found|shot|hit|sent|set|told)\b"
)
_STATE = re.compile(
    r"^[^,;]{0,80}?\b(?:is|are|has|have|remains?|includes?|represents?|provides?|contains?|supports?)\b"
)
_COPULA = re.compile(r"\b(?:is|are) (?:a|an|the|one|not|also|among|very|so|both)\b")
_PURPOSE = re.compile(
    r"\bto (?:discuss|meet|attend|address|hold|review|consider|negotiate|decide|vote|advance|promote|strengthen|ensure|launch|begin|prepare|support|build|help|make|take|reaffirm|highlight|end|stop)\b"
)
_CONNECTIVE = re.compile(
    r"(?:However|But|And|Also|Meanwhile|Moreover|Furthermore|In addition|Additionally|Still|Yet|So|Thus|Therefore|Instead|Nevertheless|For example|For instance|Indeed|In fact|Similarly|Finally)\b"
)
_PRONOUN = re.compile(r"[“\"]?(?:He|She|It|They|This|These|Those|That|There|His|Her|Its|Their|Such|We|I|You|Our|My)\b")
_TURN = re.compile(r"(?:[A-Z][A-Z.’'-]+ ){0,4}[A-Z][A-Z.’'-]+: ")
_WORDS_LONG = 40


def opening(view: View) -> float:
    """The first sentence of the document."""
    return float(view.index == 0)


def second(view: View) -> float:
    """The second sentence of the document."""
    return float(view.index == 1)


def early(view: View) -> float:
    """1 for the first sentence, 1/2 for the second, 1/3 for the third."""
    return 1 / (1 + view.index)


def soon(view: View) -> float:
    """Falls off over the first ten sentences."""
    return max(0.0, 1 - view.index / 10)


def depth(view: View) -> float:
    """How far down the document, 0 for the top to 1 for the last sentence."""
    return view.index / max(1, len(view.frame.mates) - 1)


def last(view: View) -> float:
    """The last sentence of the document."""
    return float(view.index == len(view.frame.mates) - 1 and len(view.frame.mates) > 1)


def opens_paragraph(view: View) -> float:
    """The first sentence of a paragraph."""
    before, own = view.previous, view.passage.sentence
    return float(before is None or (before.sentence.section, before.sentence.paragraph) != (own.section, own.paragraph))


def opens_section(view: View) -> float:
    """The first sentence under a heading after the first section."""
    before, own = view.previous, view.passage.sentence
    return float(before is not None and before.sentence.section != own.section)


def under_heading(view: View) -> float:
    """Stands under a heading, not in the opening section."""
    return float(bool(view.heading_words) and view.passage.sentence.section > 1)


def short_document(view: View) -> float:
    """A document of few sentences: of ten, 0.5."""
    return 5 / max(5, len(view.frame.mates))


def title_overlap(view: View) -> float:
    """The share of the title's words that come back in the sentence."""
    return len(view.frame.title_stems.intersection(view.passage.stems)) / max(1, len(view.frame.title_stems))


def lead_overlap(view: View) -> float:
    """The share of the first sentence's words that come back further down."""
    if view.index == 0:
        return 0.0
    return len(view.frame.lead_stems.intersection(view.passage.stems)) / max(1, len(view.frame.lead_stems))


def length(view: View) -> float:
    """Words, in parts of forty."""
    return min(1.0, len(view.passage.words) / _WORDS_LONG)


def very_short(view: View) -> float:
    """Fewer than nine words."""
    return float(len(view.passage.words) < 9)


def question(view: View) -> float:
    """Asks something."""
    return float(view.text.rstrip("”\"'’ ").endswith("?"))


def exclamation(view: View) -> float:
    """Ends with an exclamation mark."""
    return float(view.text.rstrip("”\"'’ ").endswith("!"))


def quotation(view: View) -> float:
    """The share of the sentence inside quotation marks."""
    return min(1.0, sum(len(part) for part in _QUOTED.findall(view.text)) / max(1, len(view.text)))


def quote_without_speaker(view: View) -> float:
    """Opens as a quotation and says nothing of who speaks."""
    return float(view.text[:1] in '“"' and not any(cue.group == "statement" for cue in view.cues))


def open_quotation(view: View) -> float:
    """Goes on with a quotation opened in a sentence before, or leaves one open."""
    return float(view.text.count("“") != view.text.count("”") or view.text.count('"') % 2 == 1)


def figures(view: View) -> float:
    """Numbers, up to three."""
    return min(3, len(_FIGURE.findall(view.text))) / 3


def money_or_percent(view: View) -> float:
    """An amount of money or a share."""
    return float(any(sign in view.text for sign in ("$", "€", "£", "%", "percent", "per cent", "million", "billion")))


def names(view: View) -> float:
    """Capitalised words inside the sentence, up to six."""
    return min(6, len(_CAPITAL.findall(view.text))) / 6


def listed(view: View) -> float:
    """An item of a list."""
    return float(view.passage.sentence.kind is Kind.BULLET)


def after_colon(view: View) -> float:
    """Follows a line that ends in a colon, or an item that does."""
    return float(view.previous is not None and view.previous.sentence.text.rstrip().endswith((":", ";")))


def listed_topic(view: View) -> float:
    """An item of a list that a line about talks or plans announces.

    "They will discuss:" and its items. Wrong for a list of those invited.
    """
    return float(not view.announced.isdisjoint(("talks", "future", "planned")))


def announces_list(view: View) -> float:
    """Ends in a colon."""
    return float(view.text.rstrip().endswith(":"))


def speaker_turn(view: View) -> float:
    """Opens with the name of a speaker in capitals."""
    return float(bool(_TURN.match(view.text)))


def leans_back(view: View) -> float:
    """Opens with a pronoun."""
    return float(bool(_PRONOUN.match(view.text)))


def connective(view: View) -> float:
    """Opens with a connective."""
    return float(bool(_CONNECTIVE.match(view.text)))


def parenthesis(view: View) -> float:
    """Has a parenthesis."""
    return float("(" in view.text)


def past_tense(view: View) -> float:
    """Tells something in the past tense."""
    return float(bool(_PAST.search(view.text)))


def perfect_tense(view: View) -> float:
    """Tells something that has happened."""
    return float(bool(_PERFECT.search(view.text)))


def pluperfect(view: View) -> float:
    """Tells something that had happened before."""
    return float(bool(_PLUPERFECT.search(view.text)))


def passive(view: View) -> float:
    """Tells what was done to someone."""
    return float(bool(_PASSIVE.search(view.text)))


def standing_state(view: View) -> float:
    """Opens with how things are, not with what happened."""
    return float(bool(_STATE.match(view.text)))


def definition(view: View) -> float:
    """Says what something is."""
    return float(bool(_COPULA.search(view.text)))


def purpose(view: View) -> float:
    """Says what something is to do."""
    return float(bool(_PURPOSE.search(view.text)))


def dated_near(view: View) -> float:
    """Tells a day within three days of the document's."""
    day = view.frame.document.date
    return float(
        day is not None and any(abs(m.first - day) <= _NEAR and m.precision in ("day", "days") for m in view.mentions)
    )


def dated_ahead(view: View) -> float:
    """Tells a day or period after the document's."""
    day = view.frame.document.date
    return float(day is not None and any(m.last > day for m in view.mentions))


def dated_back(view: View) -> float:
    """Tells a day or period more than three days before the document's."""
    day = view.frame.document.date
    return float(day is not None and any(m.last < day - _NEAR for m in view.mentions))


def old_year(view: View) -> float:
    """Names a year two or more before the document's."""
    day = view.frame.document.date
    return float(day is not None and any(int(year) <= day.year - _OLD for year in _OLD_YEAR.findall(view.text)))


def official_speaks(view: View) -> float:
    """An official states or decides something."""
    found = {cue.group for cue in view.cues}
    return float("official" in found and not found.isdisjoint(("statement", "decision")))


def denied_risk(view: View) -> float:
    """Names a risk only to deny it, or inside a name."""
    return float(bool(view.denied))


Signal = Callable[[View], float]
SIGNALS: tuple[Signal, ...] = (
    opening,
    second,
    early,
    soon,
    depth,
    last,
    opens_paragraph,
    opens_section,
    under_heading,
    short_document,
    title_overlap,
    lead_overlap,
    length,
    very_short,
    question,
    exclamation,
    quotation,
    quote_without_speaker,
    open_quotation,
    figures,
    money_or_percent,
    names,
    listed,
    after_colon,
    listed_topic,
    announces_list,
    speaker_turn,
    leans_back,
    connective,
    parenthesis,
    past_tense,
    perfect_tense,
    pluperfect,
    passive,
    standing_state,
    definition,
    purpose,
    dated_near,
    dated_ahead,
    dated_back,
    old_year,
    official_speaks,
    denied_risk,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence with all its signals that are not 0."""

    view: View
    signals: Mapping[str, float]


def observe_all(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Seen, ...]:
    """Every printable sentence in document order with its signals."""
    return _observe_all(tuple(documents), tuple(ranked))


# The finders look at the same sentences one after another: the last look is kept, no more.
@lru_cache(maxsize=1)
def _observe_all(documents: tuple[Document, ...], ranked: tuple[Ranked, ...]) -> tuple[Seen, ...]:
    return tuple(Seen(view, MappingProxyType(observe(view))) for view in view_all(documents, ranked))


def observe(view: View) -> dict[str, float]:
    """The signals of a sentence and its cue groups: one cue of a group counts 0.5, two 0.75, three 0.88."""
    seen = {signal.__name__.replace("_", " "): signal(view) for signal in SIGNALS}
    seen |= {group: 1 - 0.5**number for group, number in Counter(cue.group for cue in view.cues).items()}
    seen |= {f"heading: {cue.group}": 1.0 for cue in read_cues(*FILES).find(view.heading_words)}
    return {name: value for name, value in seen.items() if value}
