"""One request to one host: connect to a checked number, ask, read; no redirects, no cookies, no proxies, no logins."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, IncompleteRead
from threading import Timer
from time import monotonic
from types import TracebackType

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)

from briefing.fetch import body
from briefing.fetch.addresses import checked, patiently
from briefing.fetch.faults import Fault, Unreachable
from briefing.fetch.rules import Rules
from briefing.fetch.target import Target

# Pages, feeds and documents first; the rest last, for a server may know better.
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came; `data` only with a page (200), `headers` are looked up in any case of letters."""

    target: Target
    status: int
    headers: Mapping[str, str]
    media: str = ""
    charset: str = ""
    data: bytes = b""


class Watchdog:
    """Shuts a socket when the time is up.

    A socket's own timeout begins anew with each byte, so a server that sends one byte every nine seconds, be it of the
    headers or of the body, could hold it for ever. After the bark every read ends at once, and leaving raises `Fault`.
    """

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._sock = sock
        self._barked = False
        self._timer = Timer(max(seconds, 0), self._bark)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, tb: TracebackType | None) -> None:
        self._timer.cancel()
        if self._barked:
            raise Fault("the answer takes too long") from fault

    def _bark(self) -> None:
        self._barked = True
        with suppress(OSError):
            # The plain socket's, for a TLS socket's own is not made for two threads.
            socket.socket.shutdown(self._sock, socket.SHUT_RDWR)


def request(target: Target, rules: Rules, headers: Mapping[str, str], most: int, seconds: float) -> Reply:
    """The answer to one GET, its body at most `most` bytes, all of it within `seconds`. Raises `Fault`."""
    end = monotonic() + seconds
    if rules.ports is not None and target.port not in rules.ports:
        raise Unreachable(f"port {target.port} is not one of the web's, 80 and 443; --allow-private permits it")
    numbers = checked(target.host, patiently(rules.resolve, target.host, target.port, seconds), rules.forbidden)
    connection, sock = _connected(target, numbers, rules, end)
    try:
        with Watchdog(sock, end - monotonic()):
            connection.timeout = rules.silence
            return _answer(connection, target, headers, most)
    finally:
        connection.close()


def _connected(
    target: Target, numbers: tuple[str, ...], rules: Rules, end: float
) -> tuple[HTTPConnection, socket.socket]:
    """A connection to the first number that answers, each tried once."""
    fault = Unreachable("the host does not answer")
    for number in numbers:
        seconds = min(rules.connect, end - monotonic())
        if seconds <= 0:
            raise Unreachable("connecting takes too long")
        connection = _connection(target, number, rules, seconds)
        try:
            connection.connect()
        except (HTTPError, OSError) as cause:
            connection.close()
            fault = Unreachable(_why_not_connected(cause))
        else:
            return connection, connection.sock
    raise fault


def _connection(target: Target, number: str, rules: Rules, seconds: float) -> HTTPConnection:
    """Not yet connected: to the number, but with the host's name in the TLS greeting and checked in its certificate."""
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=seconds)
    return HTTPSConnection(
        number,
        target.port,
        timeout=seconds,
        server_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=rules.certificates,
    )


def _why_not_connected(cause: Exception) -> str:
    match cause:
        case ssl.SSLCertVerificationError():
            return f"its certificate does not hold: {cause.verify_message.rstrip('.')}"
        case ssl.SSLError():
            return "no secure connection can be made"
        case NewConnectionError():  # Derived from a timeout, which it is not.
            return "the host refuses the connection or is out of reach"
        case ConnectTimeoutError() | TimeoutError():
            return "the host does not answer in time"
        case _:
            return "the host breaks the connection off"


def _answer(connection: HTTPConnection, target: Target, headers: Mapping[str, str], most: int) -> Reply:
    sent = {
        "Host": target.authority,
        "Accept": _ACCEPT,
        "Accept-Encoding": ", ".join(body.accepted_encodings()),
        "Connection": "close",
        **headers,
    }
    try:
        connection.request("GET", target.path, headers=sent, preload_content=False)
        response = connection.getresponse()
        try:
            if response.status != HTTPStatus.OK:
                return Reply(target, response.status, response.headers)
            media, charset = body.media_of(response.headers)
            return Reply(target, response.status, response.headers, media, charset, body.read(response, most))
        finally:
            response.close()
    except (HTTPError, HTTPException, OSError, ValueError) as cause:
        raise Fault(_why_no_answer(cause)) from cause


def _why_no_answer(cause: Exception) -> str:
    match cause:
        case TimeoutError() | ReadTimeoutError():
            return "the host falls silent in the midst of its answer"
        case DecodeError():
            return "the page is packed wrongly"
        case ProtocolError() | IncompleteRead() | ConnectionError():
            return "the answer breaks off before its end"
        case _:
            return "what answers is no web server"
