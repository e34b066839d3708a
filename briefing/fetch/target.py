"""An address taken apart, and refused where it could mean two things.

Most tricks with addresses live on two parsers that read one address differently: the one that checks the host, and
the one that connects to it. Here both the standard library and urllib3 must name the same host; what either strips in
silence (tabs, line ends, backslashes, names and passwords before an "@") is refused before they see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.fetch.faults import Fault

PORTS = {"http": 80, "https": 443}

# Characters; the longest address that browsers and servers agree on is about 8,000.
LONGEST = 8_000

_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_NAME = re.compile(r"[a-z0-9._-]+")
_NUMBER = re.compile(r"[0-9a-f:.]+")


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes: host in lower-case ASCII without brackets, path with its query, never a fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header wants them: "harbour.example", "[2606:4700::1]:8080"."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return self.origin + self.path


def parse(url: str) -> Target:
    """The target of an address, "http://Bücher.example/ü#top" as xn--bcher-kva.example and /%C3%BC.

    Raises `Fault` for every scheme but http and https, for names and passwords in the address, and for whatever two
    parsers read differently. Wrong for the rare site whose address needs an "@" before its first slash.
    """
    if len(url) > LONGEST:
        raise Fault(f"the address is longer than {LONGEST:,} characters")
    if _ODD.search(url):
        raise Fault("the address has a space, a backslash or a control character in it")
    scheme, found, rest = url.partition("://")
    scheme = scheme.lower()
    if not found or scheme not in PORTS:
        raise Fault("only http and https addresses are fetched")
    if "@" in rest.split("/")[0]:
        raise Fault("the address has an @ before the host's end, so it carries a login or hides its host")
    host, port, path = _agreed(url)
    return Target(scheme, host, PORTS[scheme] if port is None else port, path)


def _agreed(url: str) -> tuple[str, int | None, str]:
    """Host, port and path where both parsers agree on them."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        one, other = urlsplit(url), parse_url(url)
        again = parse_url(f"{one.scheme}://{one.netloc}/")
        same = (again.host, again.port) == (other.host, other.port) and one.port == other.port
    except (LocationParseError, ValueError) as fault:
        raise Fault("the address is malformed") from fault
    if not same:
        raise Fault("the address can be read as naming two different hosts")
    return _plain(other.host or ""), other.port, other.request_uri


def _plain(host: str) -> str:
    """The host without brackets and final dot. Raises `Fault` where it is neither a name nor a number."""
    bare = host.removeprefix("[").removesuffix("]").removesuffix(".")
    allowed = _NUMBER if host.startswith("[") else _NAME
    if not allowed.fullmatch(bare):
        raise Fault("the address names no host")
    return bare
