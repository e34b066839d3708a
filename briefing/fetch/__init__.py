"""Stage 0: addresses -> bytes. The one room that goes to the network, and only for what the user named.

Whoever runs a server may lie in every answer, so nothing in one is believed before it is checked:

    target      an address taken apart, refused where two parsers differ on its host
    addresses   a name looked up once, every number behind it checked, and the checked number connected to
    request     one request, under a deadline that no trickle of bytes outlasts
    body        types, encodings and sizes, while streaming
    chain       redirects, one hop after the other, each checked like the first
    robots      what a site asks programs to leave alone
    turns       one request per host at a time, several hosts side by side
    cache       what came last time, never shown without asking again
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import NoNetwork
from briefing.fetch.network import Network
from briefing.model import File, Unread

__all__ = ["Network", "default_cache", "fetch", "is_url"]

# Two letters at least before the colon: one letter is a Windows drive.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(asked: str) -> bool:
    """Whether an input is an address and not a file, whatever its scheme; `fetch` refuses all but http and https.

    "HTTPS://harbour.example/news" and "file:///etc/hosts" are addresses, "notes.txt" and "C://notes.txt" are not.
    Wrong for a file in a folder whose name ends in a colon, opened with two slashes.
    """
    return _SCHEME.match(asked) is not None


def fetch(urls: Sequence[str], network: Network, *, pages: bool) -> tuple[File | Unread, ...]:
    """What stands at each address, in the order given; one that cannot be fetched is a value with its reason.

    `pages` says that these are article pages and not feeds: then each site's robots.txt is asked first. A `File`
    is named by the address as asked; its `url` is where the redirects ended.
    """
    if not urls:
        return ()
    if not network.allowed:
        return tuple(Unread(url, str(NoNetwork(url))) for url in urls)
    from briefing.fetch.chain import Fetcher
    from briefing.fetch.rules import rules_for

    return Fetcher(network, rules_for(network), pages=pages).all(urls)


def default_cache() -> Path:
    """The user's own folder for what was fetched, as the system's conventions and XDG_CACHE_HOME say."""
    import platformdirs

    return platformdirs.user_cache_path("briefing", appauthor=False)
