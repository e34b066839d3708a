"""What a site's robots.txt asks programs to leave alone, asked once a run per site (RFC 9309).

A site without one (4xx) allows all; one that cannot give it (5xx, unreachable, too large) allows nothing. The standard
library reads the rules, but takes the first that fits where the RFC wants the longest and stumbles over empty lines, so
the lines are put in order for it. It knows no "*" inside a path: such a rule is not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from itertools import groupby
from urllib.robotparser import RobotFileParser

from briefing.fetch.faults import Fault, Unreachable
from briefing.fetch.request import Reply
from briefing.fetch.target import Target

AGENT = "briefing"
# Bytes; RFC 9309 asks that at least this much is read, and no honest file is larger.
MOST_BYTES = 512_000

_AGENTS = "user-agent"
_PATHS = ("allow", "disallow")


class Robots:
    """The wishes of the sites of one run; `ask` fetches a robots.txt under the same guard as a page."""

    def __init__(self, ask: Callable[[Target], Reply]) -> None:
        self._ask = ask
        self._known: dict[str, RobotFileParser | Fault] = {}

    def check(self, target: Target) -> None:
        """Raises `Fault` where the site does not want this page read by programs."""
        if target.origin not in self._known:
            self._known[target.origin] = self._wishes(target)
        match self._known[target.origin]:
            case Unreachable() as fault:
                raise fault
            case Fault() as fault:
                raise Fault(f"its robots.txt cannot be read: {fault}")
            case wishes if not _allows(wishes, target.url):
                raise Fault("its robots.txt asks programs not to read this page")

    def _wishes(self, target: Target) -> RobotFileParser | Fault:
        try:
            reply = self._ask(Target(target.scheme, target.host, target.port, "/robots.txt"))
            if reply.status == HTTPStatus.OK:
                return parsed(reply.data)
        except Fault as fault:
            return fault
        if HTTPStatus.BAD_REQUEST <= reply.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return parsed(b"")
        return Fault(f"the server answers with {reply.status}")


def parsed(data: bytes) -> RobotFileParser:
    """The wishes written in a robots.txt. Raises `Fault` where they cannot be understood."""
    wishes = RobotFileParser()
    try:
        wishes.parse(ordered(data.decode("utf-8-sig", "replace")))
    except ValueError as fault:
        raise Fault("it names malformed paths") from fault
    return wishes


def ordered(text: str) -> tuple[str, ...]:
    """The lines that matter, and after each list of agents the longest path first: "Allow: /news" before "Disallow: /".

    Anything else is left out, for a crawl delay that is no number would break the standard library's reading.
    """
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        if name.strip().lower() in (_AGENTS, *_PATHS):
            lines.append((name.strip().lower(), value.strip()))
    out: list[str] = []
    for is_agents, group in groupby(lines, key=lambda line: line[0] == _AGENTS):
        if is_agents:
            out += [f"{name}: {value}" for name, value in group]
        else:
            longest_first = sorted(group, key=lambda line: (-len(line[1]), line[0]))
            out += [f"{name}: {_beginning(value)}" for name, value in longest_first]
    return tuple(out)


def _beginning(path: str) -> str:
    """A path rule as the beginning that it means: "/print/*" as "/print/", a lone "*" as "/"."""
    return path and (path.removesuffix("*") or "/")


def _allows(wishes: RobotFileParser, url: str) -> bool:
    try:
        return wishes.can_fetch(AGENT, url)
    except ValueError:
        return False
