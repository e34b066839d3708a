"""A small web server on loopback whose answers a test writes down; it remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic

from briefing.fetch.chain import Fetcher
from briefing.fetch.network import Network
from briefing.fetch.rules import Rules, rules_for
from briefing.model import File, Unread

HOME = "127.0.0.1"
NETWORK = Network(private=True, pause=0)
RULES = rules_for(NETWORK)
PAGE = b"<p>The harbour of Lindvik opens on Monday.</p>"

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    when: float


@dataclass
class Site:
    """`answers` maps a path to what is said there; every other path is 404."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = HOME) -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


class Server(ThreadingHTTPServer):
    """Serves a `Site`; what clients do to its sockets is not its business."""

    daemon_threads = True
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: refused and cut connections are what is tested here."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        site = self.server.site
        headers = {name.lower(): value for name, value in self.headers.items()}
        site.asked.append(Asked(self.path, headers, monotonic()))
        site.answers.get(self.path.partition("?")[0], says(b"", status=404))(self)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


def says(body: bytes = PAGE, status: int = 200, more: Mapping[str, str] | None = None, **headers: str) -> Answer:
    """An answer with a body; "content_encoding" becomes Content-Encoding, and "" leaves a header out."""
    named = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in {**(more or {}), **headers}.items()}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in named.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def leads(place: str, status: int = 302) -> Answer:
    """A redirect."""
    return says(b"", status=status, location=place)


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last for ever."""
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def trickles(site: Site, start: bytes, step: bytes) -> Answer:
    """Raw bytes: `start`, then `step` again and again with short rests, until the other side or the test leaves."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        while not site.closing.wait(0.02):
            handler.wfile.write(step)

    return answer


def resolving(*numbers: str, rules: Rules = RULES) -> Rules:
    """Rules under which every name is at these numbers."""
    return replace(rules, resolve=lambda host, port: numbers)


def fetched(*urls: str, rules: Rules = RULES, network: Network = NETWORK, pages: bool = False) -> list[File | Unread]:
    return list(Fetcher(network, rules, pages=pages).all(urls))


def page(url: str, rules: Rules = RULES, network: Network = NETWORK, *, pages: bool = False) -> File:
    """The page at an address, which must come."""
    (got,) = fetched(url, rules=rules, network=network, pages=pages)
    assert isinstance(got, File), got.why
    return got


def why(url: str, rules: Rules = RULES, network: Network = NETWORK, *, pages: bool = False) -> str:
    """Why an address was refused, which it must be."""
    (got,) = fetched(url, rules=rules, network=network, pages=pages)
    assert isinstance(got, Unread), got.data[:100]
    assert got.name == url
    assert got.why.startswith(f"{url}: cannot be fetched (")
    return got.why
