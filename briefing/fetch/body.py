"""The body of an answer: of a type that can hold an article, and no larger than is read, packed or unpacked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.fetch.faults import Fault

if TYPE_CHECKING:
    from urllib3 import HTTPResponse

# Bytes unpacked at a time: small, so that a bomb is seen after one step too many and not after a gigabyte.
STEP = 65_536
# One packing is usual, two come from a careless proxy, more from an attacker.
MOST_PACKINGS = 2

_DOCUMENTS = frozenset(
    {
        "application/atom+xml",
        "application/feed+json",
        "application/json",
        "application/msword",
        "application/octet-stream",
        "application/pdf",
        "application/rdf+xml",
        "application/rss+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-pdf",
        "application/xhtml+xml",
        "application/xml",
        "application/zip",
        "message/rfc822",
    }
)
_MEDIA = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,90}")
_CHARSET = re.compile(r";\s?charset=[\"']?([A-Za-z0-9._:+-]{1,40})", re.IGNORECASE)


def media_of(headers: Mapping[str, str]) -> tuple[str, str]:
    """Media type and character set as declared, "" where there is none: "text/html; charset=utf-8" gives both.

    Raises `Fault` for a type that holds no text, such as image/png.
    """
    declared = headers.get("content-type", "")
    media = declared.partition(";")[0].strip().lower()
    charset = _CHARSET.search(declared)
    if not _MEDIA.fullmatch(media):
        media = ""
    elif not media.startswith("text/") and media not in _DOCUMENTS:
        raise Fault(f"it is {media}, which holds no article")
    return media, charset[1] if charset else ""


def accepted_encodings() -> tuple[str, ...]:
    """The packings that can be undone in small steps: brotli only where its library can stop half-way (from 1.2)."""
    from urllib3 import HTTPResponse

    always = ("gzip", "deflate")
    if "br" not in HTTPResponse.CONTENT_DECODERS:
        return always
    try:
        import_module("brotli").Decompressor().process(b"", output_buffer_limit=1)
    except (ImportError, AttributeError, TypeError):
        return always
    return (*always, "br")


def read(response: HTTPResponse, most: int) -> bytes:
    """The whole body, unpacked. Raises `Fault` as soon as it has more than `most` bytes, on the wire or unpacked."""
    packed = _packings(response.headers)
    if response.length_remaining is not None and response.length_remaining > most:
        raise Fault(f"it has {response.length_remaining:,} bytes, more than the {most:,} that are read")
    body = bytearray()
    while step := response.read(STEP):
        body += step
        if packed and len(body) > most:
            raise Fault(f"{response.tell():,} packed bytes swell to more than the {most:,} that are read")
        if max(len(body), response.tell()) > most:
            raise Fault(f"it has more than the {most:,} bytes that are read")
    return bytes(body)


def _packings(headers: Mapping[str, str]) -> tuple[str, ...]:
    """How the body is packed, in order. Raises `Fault` for packings that are unknown or too many."""
    names = tuple(name.strip().lower() for name in headers.get("content-encoding", "").split(","))
    if names in (("",), ("identity",)):
        return ()
    if len(names) > MOST_PACKINGS:
        raise Fault(f"it is packed {len(names)} times over")
    known = {*accepted_encodings(), "x-gzip"}
    if not known.issuperset(names):
        raise Fault("it is packed in a way that is not read here")
    return names
