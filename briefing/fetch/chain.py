"""From an address to its bytes: hop after hop, each checked like the first, and one more try where a server fails."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus
from time import monotonic
from urllib.parse import urljoin

from briefing.errors import Unfetched
from briefing.fetch import cache, robots
from briefing.fetch.faults import Fault, status_words
from briefing.fetch.network import Network
from briefing.fetch.request import Reply, request
from briefing.fetch.rules import Rules
from briefing.fetch.target import Target, parse
from briefing.fetch.turns import Turns, side_by_side
from briefing.model import File, Unread

# Redirects of one page; honest chains (http to https to www to the page) have three.
MOST_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Fetches the addresses of one run; what it learns of hosts (robots.txt, requests for rest) lasts as long."""

    def __init__(self, network: Network, rules: Rules, *, pages: bool) -> None:
        from briefing import __version__

        self._cache = network.cache() if network.cache else None
        self._rules = rules
        self._pages = pages
        self._turns = Turns(network.pause)
        self._resting: dict[str, str] = {}
        self._robots = robots.Robots(lambda target: self._followed(target, robots.MOST_BYTES, ask_robots=False))
        self._agent = f"briefing/{__version__} (+reader of news for one printed page)"

    def all(self, urls: Sequence[str]) -> tuple[File | Unread, ...]:
        """What stands at each address, in the order given; an address given twice is fetched once."""
        got: dict[str, File | Unread] = {}
        hosts: dict[str, list[tuple[str, Target]]] = {}
        for url in dict.fromkeys(urls):
            try:
                target = parse(url)
                hosts.setdefault(target.host, []).append((url, target))
            except Fault as fault:
                got[url] = _unread(url, fault)

        def work(group: list[tuple[str, Target]]) -> None:
            for url, target in group:
                got[url] = self._one(url, target)

        side_by_side(hosts.values(), work)
        if self._cache is not None:
            cache.trim(self._cache)
        return tuple(got[url] for url in urls)

    def _one(self, url: str, target: Target) -> File | Unread:
        try:
            reply = self._followed(target, self._rules.most, ask_robots=self._pages)
            if reply.status != HTTPStatus.OK:
                raise Fault(status_words(reply.status, reply.headers.get("retry-after", "")))
        except Fault as fault:
            return _unread(url, fault)
        return File(url, reply.data, media=reply.media, charset=reply.charset, url=reply.target.url)

    def _followed(self, target: Target, most: int, *, ask_robots: bool) -> Reply:
        """The answer at the end of the redirects. Raises `Fault` for one hop too many, and whatever a hop raises."""
        patience = Patience(self._rules.total)
        for _ in range(MOST_REDIRECTS + 1):
            if ask_robots:
                self._robots.check(target)
            reply = self._asked(target, most, patience)
            if reply.status not in _REDIRECTS:
                return reply
            target = _onward(reply)
        raise Fault(f"it is redirected more than {MOST_REDIRECTS} times")

    def _asked(self, target: Target, most: int, patience: Patience) -> Reply:
        """One hop; a server that fails (5xx) without saying when to come back is asked once more."""
        reply = self._once(target, most, patience)
        if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR and target.host not in self._resting:
            reply = self._once(target, most, patience)
        return reply

    def _once(self, target: Target, most: int, patience: Patience) -> Reply:
        """One request in its turn. A host that asked for rest is not asked again in this run."""
        kept = cache.load(self._cache, target.url) if self._cache is not None else None
        headers = {"User-Agent": self._agent} | (kept.questions if kept else {})
        with self._turns.turn(target.host):
            if target.host in self._resting:
                raise Fault(self._resting[target.host])
            with patience:
                reply = request(target, self._rules, headers, most, patience.left)
            self._note_rest(reply)
        return self._remembered(reply, kept)

    def _note_rest(self, reply: Reply) -> None:
        rest = reply.headers.get("retry-after", "")
        if reply.status == HTTPStatus.TOO_MANY_REQUESTS or (rest and reply.status == HTTPStatus.SERVICE_UNAVAILABLE):
            self._resting[reply.target.host] = status_words(reply.status, rest)

    def _remembered(self, reply: Reply, kept: cache.Kept | None) -> Reply:
        """The reply, with the kept page for "unchanged" (304); a new page is kept if the server can tell it again."""
        if self._cache is None:
            return reply
        if kept is not None and reply.status == HTTPStatus.NOT_MODIFIED:
            cache.touch(self._cache, kept.url)
            return Reply(reply.target, HTTPStatus.OK, reply.headers, kept.media, kept.charset, kept.data)
        etag, modified = (cache.tag(reply.headers.get(name)) for name in ("etag", "last-modified"))
        secret = "no-store" in reply.headers.get("cache-control", "").lower()
        if reply.status == HTTPStatus.OK and (etag or modified) and not secret:
            page = cache.Kept(reply.target.url, etag, modified, reply.media, reply.charset, reply.data)
            cache.save(self._cache, page)
        return reply


class Patience:
    """The seconds left for one page, running only inside the `with`: waiting for a turn is not the server's fault."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._since = 0.0

    def __enter__(self) -> None:
        if self.left <= 0:
            raise Fault("the answer takes too long")
        self._since = monotonic()

    def __exit__(self, *_: object) -> None:
        self.left -= monotonic() - self._since


def _onward(reply: Reply) -> Target:
    """Where a redirect leads; its address may be relative, and may carry raw UTF-8 or spaces, as browsers allow."""
    place = reply.headers.get("location", "").strip()
    if not place:
        raise Fault("it is redirected to nowhere")
    with suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")
    try:
        onward = urljoin(reply.target.url, place.replace(" ", "%20"))
    except ValueError as fault:
        raise Fault("it is redirected to a malformed address") from fault
    try:
        return parse(onward)
    except Fault as fault:
        raise Fault(f"it is redirected, but {fault}") from fault


def _unread(url: str, fault: Fault) -> Unread:
    return Unread(url, str(Unfetched(url, str(fault))))
