"""Why an address was not fetched, in words that fit into the brackets of one sentence."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus

# Seconds; a server that asks for a longer rest than a year means never.
LONGEST_REST = 31_536_000

_WORDS = {
    HTTPStatus.UNAUTHORIZED: "it asks for a login",
    HTTPStatus.FORBIDDEN: "it does not let us in",
    HTTPStatus.NOT_FOUND: "there is no such page",
    HTTPStatus.GONE: "the page was taken away for good",
    HTTPStatus.TOO_MANY_REQUESTS: "it asks to be left alone for now",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "it is withheld for legal reasons",
    HTTPStatus.NO_CONTENT: "there is nothing on the page",
    HTTPStatus.SERVICE_UNAVAILABLE: "the server is out of service for now",
}


class Fault(Exception):
    """A fetch that went wrong; `str()` is the fault in words, without the address."""


class Unreachable(Fault):
    """A host that cannot or must not be connected to, so that each of its pages has the same fault."""


def status_words(status: int, retry_after: str) -> str:
    """What an answer without a page means.

    >>> status_words(404, "")
    '404: there is no such page'
    """
    if status in _WORDS:
        words = _WORDS[HTTPStatus(status)]
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        words = "the server failed"
    elif status >= HTTPStatus.BAD_REQUEST:
        words = "the server refuses"
    else:
        words = "the server answers with no page"
    return f"{status}: {words}{rest_words(retry_after)}"


def rest_words(retry_after: str) -> str:
    """When a server wants to be asked again, from its Retry-After header; "" where it says nothing that can be read.

    The header is either seconds ("120") or a date. Its own words are never repeated, for they may be anything.
    """
    if retry_after.isascii() and retry_after.isdigit() and len(retry_after) <= len(str(LONGEST_REST)):
        return f", it may be asked again in {int(retry_after)} seconds"
    try:
        moment = parsedate_to_datetime(retry_after).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""
    return f", it may be asked again after {moment:%Y-%m-%d %H:%M} UTC"
