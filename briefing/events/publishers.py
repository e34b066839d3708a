"""Who published a document: the owner of its web address, or the name of its outlet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from briefing.lexicon import table
from briefing.model import Document

_ENDING = re.compile(r"\.(?:com|net|org|[a-z]{2})$")
_ARTICLE = re.compile(r"^the\s+")
_JOINERS = re.compile(r"[\W_]+")


def publishers(document: Document) -> tuple[str, ...]:
    """The keys of a document's publisher, none where nothing tells; two documents with one in common share theirs.

    "https://news.harbour.example/a" gives "harbour.example", the outlet "The Harbour Post" gives "harbourpost".
    """
    return tuple(filter(None, (family(document.url or ""), outlet_name(document.outlet or ""))))


def family(url: str) -> str:
    """The domain somebody registered: the last two labels of a host, three before "co.uk" and the like.

    "https://m.harbour.co.uk/a" gives "harbour.co.uk". A portal is nobody's, a rented name its tenant's. Wrong for
    suffixes of more parts, and for two papers of one house with a domain each, which count as two.
    """
    host = _host(url)
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdecimal():
        return host
    hosts = table("hosts")
    suffixed = len(labels[-1]) == 2 and hosts.get(labels[-2]) == "second"
    kind = hosts.get(".".join(labels[-2:]))
    if kind == "portal":
        return ""
    return ".".join(labels[-3:] if suffixed or kind == "rented" else labels[-2:])


def outlet_name(outlet: str) -> str:
    """An outlet's name without case, article, ending of a domain and joiners.

    "The Harbour Post", "harbourpost.com" and "Harbour-Post" are one. Wrong for two papers that both are called "Times".
    """
    bare = _ENDING.sub("", outlet.strip().casefold())
    return _JOINERS.sub("", _ARTICLE.sub("", bare))


def circles(documents: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Documents with their keys, joined over common keys; each gets the first key, by name, of its circle.

    A paper that is known by its address here and by its name there is one where a third document has both.
    """
    leader: dict[str, str] = {}

    def lead(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for keys in documents.values():
        for key in keys[1:]:
            low, high = sorted((lead(keys[0]), lead(key)))
            leader[high] = low
    return {at: lead(keys[0]) for at, keys in documents.items() if keys}


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")
