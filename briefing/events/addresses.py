"""Web addresses as they are compared: the same article linked from a mail, a feed and a phone is one address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

# What marketing adds to a link so as to know who followed it; it never chooses the article.
_TRACKING = re.compile(
    r"utm_|mc_|pk_|hsa_|at_|ns_|wt_|(?:fbclid|gclid|dclid|msclkid|igshid|cmp|ocid|ref|ref_src|smid|s_cid)$"
)
_MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.")


def canonical(url: str | None) -> str:
    """The address without scheme, "www.", tracking, fragment and final slash; "" where it leads to no one article.

    "https://www.example.org/ferry/?utm_source=mail#top" -> "example.org/ferry". Wrong where a site tells its articles
    apart by the fragment alone; a bare site is no article's address and stands for none.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    asked = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key.lower()))
    path = parts.path.rstrip("/")
    if not host or not (path or asked):
        return ""
    return "?".join((_MOBILE.sub("", host) + port + path, *(f"{key}={value}" for key, value in asked)))
