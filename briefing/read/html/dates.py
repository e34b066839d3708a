"""When a page was published: its meta elements and JSON-LD, marked elements, then the short lines around its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.read.dateline import MONTHS, first_day
from briefing.read.html.lines import Line
from briefing.read.html.linked_data import Node
from briefing.read.shape import count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A line that tells a day has at most so many words; the label of one ("Published") stands in a line of at most so many.
DATED_WORDS = 14
LABEL_WORDS = 3
TITLE_WORDS = 30
# How far a line says that its day is that of publication.
FIRST, BARE, LATER, OTHER = range(4)
# So many lines over the title and behind the text are asked.
REACH = 8

_PUBLISHED: tuple[str, ...] = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
)
_PUBLISHED += ("citation_publication_date", "citation_online_date", "parsely-pub-date", "sailthru.date", "dc.date")
_PUBLISHED += ("dcterms.date", "dcterms.created", "publish-date", "publish_date", "publishdate", "pubdate", "date")
_MARKED = (
    "//*[@itemprop='datePublished'] | //time[@pubdate] | //abbr[@class='published' and @title]"
    " | //time[@datetime and not(@itemprop='dateModified')]"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_SPACED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})\b")
_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|{'|'.join(MONTHS)})[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)", re.IGNORECASE
)
_MAYBE = re.compile(r"\b(?:19|20)\d{2}\b")
_SAYS_FIRST = re.compile(r"\b(?:publish|posted|issued|released?|answered|date of|first pub)", re.IGNORECASE)
_SAYS_LATER = re.compile(r"\b(?:updat|modif|revis|review|tabled|asked)", re.IGNORECASE)
_SAYS_OTHER = re.compile(r"\b(?:next|deadline|expires?|until|due|since|copyright|print(?:ed|ing)?)\b|©", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\s?")
# The months in languages whose content systems print dates over English texts.
_FOREIGN = (
    "januar jänner janvier enero gennaio janeiro januari",
    "februar février febrero febbraio fevereiro februari",
    "märz mars marzo março maart",
    "avril abril aprile",
    "mai mayo maggio maio mei maj",
    "juni juin junio giugno junho",
    "juli juillet julio luglio julho",
    "août agosto augustus augusti",
    "septembre septiembre settembre setembro",
    "oktober octobre octubre ottobre outubro",
    "novembre noviembre novembro",
    "dezember décembre diciembre dicembre dezembro desember",
)
_MONTHS = re.compile(
    rf"\b(\d{{1,2}})\.?\s(?:de\s)?({'|'.join(' '.join(_FOREIGN).split())})\s(?:de\s)?(\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"en[-_](?:us|ph)$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?!en)[a-z]{2}(?:[-_]\w+)?$|en[-_](?:gb|ie|au|nz|za|in|eu)$", re.IGNORECASE)


def told_day(tree: HtmlElement, said: Mapping[str, str], nodes: Sequence[Node]) -> str:
    """The day of publication as YYYY-MM-DD, or as the page has it; "" where no mark tells it."""
    dates = [str(node["datePublished"]) for node in nodes if isinstance(node.get("datePublished"), str)]
    dates += [said[name] for name in _PUBLISHED if name in said]
    for element in tree.xpath(_MARKED):
        dates.append(element.get("datetime") or element.get("content") or element.get("title") or "")
    days = [match[0] for date in dates if (match := _ISO.match(date.strip()))]
    return next(iter(days), "") or next((date for date in dates if date.strip()), "")


def day_around(lines: Sequence[Line], above: Sequence[int], below: Sequence[int], language: str) -> str:
    """The day that short lines above the text tell, those nearest the text first.

    One that says "published" wins, be it below the text; one that says "updated" or the like loses. Wrong for a
    masthead that shows today.
    """
    found = [(_rank(lines, number), day) for number in above if (day := _day_in(lines[number], language))]
    ends = [(_rank(lines, number), day) for number in below if (day := _day_in(lines[number], language))]
    found += [(rank, day) for rank, day in ends if rank == FIRST]
    return min(found, key=lambda told: told[0])[1].isoformat() if found else ""


def day_in_address(addresses: Iterable[str]) -> str:
    """The day in the address of a page. Example: "https://courier.example/2026/mar/04/locks" is "2026-03-04"."""
    for address in addresses:
        found = _ADDRESS.search(address)
        if found:
            month = found[2] if found[2].isdigit() else f"{MONTHS.index(found[2].lower()) + 1:02d}"
            return f"{found[1]}-{int(month):02d}-{int(found[3]):02d}"
    return ""


def _rank(lines: Sequence[Line], number: int) -> int:
    """How far a line, with the label before it, says that its day is that of publication."""
    before = lines[number - 1].text if number else ""
    label = before if count(before) <= LABEL_WORDS and not _MAYBE.search(before) else ""
    text = f"{label} {lines[number].text}"
    if _SAYS_OTHER.search(text):
        return OTHER
    return FIRST if _SAYS_FIRST.search(text) else LATER if _SAYS_LATER.search(text) else BARE


def _day_in(line: Line, language: str) -> date | None:
    text = line.text
    most = TITLE_WORDS if line.said == "title" or line.shape == "h" else DATED_WORDS
    if count(text) > most or not _MAYBE.search(text) or line.shape == "code":
        return None
    text = _MONTHS.sub(_in_figures, _CLOCK.sub("", _SPACED.sub(r"\1.\2.\3", text)))
    return first_day(text) or _slashed(text, language)


def _in_figures(found: re.Match[str]) -> str:
    """Example: "4. März 2026" and "4 de marzo de 2026" are "2026-03-04"."""
    name = found[2].lower()
    month = next(number for number, names in enumerate(_FOREIGN, start=1) if name in names.split())
    return f"{found[3]}-{month:02d}-{int(found[1]):02d}"


def _slashed(text: str, language: str) -> date | None:
    """A day in figures. "03/04/2025" is told only by the page's language, "20/2/2026" by itself."""
    found = _SLASHED.search(text)
    if not found:
        return None
    one, two, year = map(int, found.groups())
    if one <= 12 and two <= 12 and one != two:
        if _MONTH_FIRST.match(language):
            one, two = two, one
        elif not _DAY_FIRST.match(language):
            return None
    elif two > 12:
        one, two = two, one
    try:
        return date(year, two, one)
    except ValueError:
        return None


def near(lines: Sequence[Line], title: int, first: int, last: int) -> tuple[Sequence[int], Sequence[int]]:
    """The numbers of the lines around a text that may tell of it: under the title, over it, and behind the end.

    What the page names so may stand under the first paragraph, the lead.
    """
    under = [number for number in range(first + 1, min(first + REACH, last)) if lines[number].said == "byline"]
    above = (*range(max(title, 0), first + 1), *under, *reversed(range(max(0, title - REACH), max(title, 0))))
    return above, range(last + 1, min(last + 1 + REACH, len(lines)))
