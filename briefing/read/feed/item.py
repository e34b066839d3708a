"""What a feed holds, whatever its format: its name and its items, each with its texts, its link and its day.

The day of an item is the calendar day of its own clock, as its publisher's page shows it: an article of 23:30 in New
York is of that day there, though it is the next in UTC. Items are put in order by the instant, in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urljoin, urlsplit

# A year outside these is a clock that was never set, and the item counts as undated.
FIRST_YEAR, LAST_YEAR = 1990, 2100
# Feeds give the newest first; one with more items is an archive.
MOST_LOOKED_AT = 2_000
OVER = f"only the first {MOST_LOOKED_AT:,} items of the feed are looked at"
# Browsers and servers take no longer addresses.
LONGEST_LINK = 2_000
# Stands in for the address of a feed that has none: no such host can exist (RFC 6761), so its links are known as lost.
NOWHERE = "http://feed.invalid/"
# No written date is longer.
LONGEST_DATE = 100

_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Told:
    """One text of an item: HTML or plain; `content` when the feed gives it as the article, not as its summary."""

    text: str
    html: bool
    content: bool


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day as yyyy-mm-dd and the instant in UTC, year to second; "" and () for an undated item."""

    day: str = ""
    instant: tuple[int, ...] = ()

    @property
    def minute(self) -> str:
        """The instant in ISO 8601; "" for an undated item, and at midnight, where most likely only the day was told."""
        if not any(self.instant[3:]):
            return ""
        year, month, day, hour, minute, second = self.instant
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).isoformat()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; `title`, `outlet` and `author` are plain text, `link` is safe or ""."""

    title: str
    link: str
    guid: str
    stamp: Stamp
    outlet: str
    author: str
    texts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as its format's reader took it apart, items in the feed's order; `home` is the page it belongs to."""

    name: str
    home: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


def stamp(written: str, utc: Sequence[int] | None) -> Stamp:
    """When an item was made, from the date as written and the same as year, month, day, hour, minute, second in UTC.

    The written day counts when it can be read and lies within a day of UTC's, as every clock does.
    """
    if not utc or not FIRST_YEAR <= utc[0] <= LAST_YEAR:
        return Stamp()
    instant = tuple(utc[:6])
    day = date(*utc[:3])
    own = _day(written[:LONGEST_DATE])
    return Stamp((own if own and abs((own - day).days) <= 1 else day).isoformat(), instant)


def safe_link(link: str, base: str = NOWHERE) -> str:
    """The absolute http or https address that a link means, else "". Example: "/a b" is "http://x.example/a%20b" there.

    Controls fall out first, as in browsers: "java<tab>script:" is no relative link.
    """
    link = _CONTROLS.sub("", link).strip().replace(" ", "%20")
    try:
        parts = urlsplit(link if urlsplit(link).scheme else urljoin(base or NOWHERE, link))
        host = parts.hostname
    except ValueError:
        return ""
    whole = parts.geturl()
    lost = not link or not host or whole.startswith(NOWHERE) or len(whole) > LONGEST_LINK
    return "" if lost or parts.scheme not in ("http", "https") else whole


def _day(written: str) -> date | None:
    from email.utils import parsedate

    iso = _ISO.match(written)
    try:
        parts = tuple(int(part) for part in iso.groups()) if iso else (parsedate(written) or ())[:3]
        return date(*parts) if len(parts) == 3 else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
