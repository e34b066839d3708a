"""Workers that stay warm, and a server that counts who comes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

from briefing import guard


class Hits(NamedTuple):
    """The server's address, with a slash at its end, and what it was asked for."""

    address: str
    asked: list[str]


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guarded workers stay from one run to the next, which saves their start; they end with the tests."""
    monkeypatch.setattr(guard, "close", lambda: None)


@pytest.fixture
def hits() -> Iterator[Hits]:
    """A server on this machine that answers anything with a page, and "redirect" with the way to a file."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302 if self.path.endswith("redirect") else 200)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            self.wfile.write(b"<p>asked</p>")

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield Hits(f"http://127.0.0.1:{server.server_port}/", asked)
    server.shutdown()
    server.server_close()
    thread.join()
