"""Web archives (WARC): what a crawler kept, as the pages in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any

from briefing.corpus.names import Names
from briefing.corpus.record import MOST_NAME, one_line, web_address
from briefing.corpus.records import SIGN, Broken, drain, records
from briefing.corpus.stream import Torn, unpacked
from briefing.model import File, Unread

SUFFIXES = (".warc", ".warc.gz")

# Bytes: of a page, as of any file that is read; of a record, its headers and the marks between chunks included.
MOST_PAGE = 50_000_000
MOST_RECORD = 2 * MOST_PAGE

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_SCHEME = re.compile(r"[a-z]+://", re.IGNORECASE)


def fits(head: bytes) -> bool:
    """The bytes open with a record."""
    return head.startswith(SIGN)


def files(packed: BufferedReader, name: str) -> Iterator[File | Unread]:
    """The web pages and texts in an archive, in order, under their addresses; at the end how many records are none.

    A page is an answer with status 200, or a `resource` or `conversion` record, of a type that holds text. When it was
    crawled is not when it was published: its date is left to the page itself.
    """
    try:
        import warcio  # noqa: F401
    except ImportError:
        yield Unread(name, f"{name}: needs warcio; install briefing[warc].")
        return
    names = Names()
    number = others = 0
    try:
        for number, record in enumerate(records(unpacked(packed)), 1):
            one = _page(record, f"record {number}", name, names)
            others += one is None
            if one:
                yield one
    except OSError as fault:
        why = str(fault) if isinstance(fault, Torn) else fault.strerror or "it cannot be read"
        yield Unread(name, f"{name}: breaks off in or behind record {number} ({why}); what stands before is read.")
    if others:
        count = "1 record is" if others == 1 else f"{others:,} records are"
        yield Unread(name, f"{name}: {count} no web page or text, and passed over.", skipped=True)


def _page(record: Any, at: str, name: str, names: Names) -> File | Unread | None:
    """The page in a record, why it cannot be read, or None where there is none. Raises `Torn`."""
    from briefing.fetch.body import media_of
    from briefing.fetch.faults import Fault

    if isinstance(record, Broken):
        return _left_out(f"{name}, {at}", str(record))
    declared = _declared(record)
    if declared.partition(";")[0].strip().lower() not in _PAGES:
        return None
    try:
        data = _body(record)
    except (Broken, Fault) as fault:
        return _left_out(f"{name}, {at}", str(fault))
    media, charset = media_of({"content-type": declared})
    said = record.rec_headers.get_header("WARC-Target-URI") or ""
    called = one_line(_SCHEME.sub("", said, count=1), MOST_NAME)
    cut_off = record.rec_headers.get_header("WARC-Truncated")
    return File(
        name=names.once(called or f"{name}, {at}", at),
        data=data,
        media=media,
        charset=charset,
        url=web_address(said),
        doubt="the crawler cut it off" if cut_off else "",
    )


def _left_out(place: str, fault: str) -> Unread:
    return Unread(place, f"{place}: cannot be read ({fault}); it is left out.")


def _declared(record: Any) -> str:
    """The type that a record says it is of; "" for one that is no answer with a page."""
    headers = record.rec_headers
    if record.rec_type in ("resource", "conversion"):
        return str(headers.get_header("Content-Type") or "")
    answer = record.http_headers if record.rec_type == "response" else None
    return str(answer.get_header("Content-Type") or "") if answer and answer.get_statuscode() == "200" else ""


def _body(record: Any) -> bytes:
    """The bytes of a page, without chunks and packing. Raises `Broken` and `Fault`, and `Torn` where they are cut."""
    from warcio.bufferedreaders import ChunkedDataReader

    if record.length > MOST_RECORD:
        raise Broken(f"it has {record.length:,} bytes, more than the {MOST_RECORD:,} that are read")
    told = record.http_headers.get_header if record.http_headers else {}.get
    chunked = (told("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    data: bytes = stream.read(MOST_PAGE + 1)
    drain(record)
    return _plain(data, told("Content-Encoding") or "")


def _plain(data: bytes, packing: str) -> bytes:
    """The bytes without the packing of the web, up to a limit, as if they had just been fetched. Raises `Fault`."""
    from urllib3 import HTTPResponse
    from urllib3.exceptions import HTTPError

    from briefing.fetch.body import read
    from briefing.fetch.faults import Fault

    answer = HTTPResponse(BytesIO(data), headers={"content-encoding": packing}, preload_content=False)
    try:
        return read(answer, MOST_PAGE)
    except HTTPError as fault:
        raise Fault("its packing is broken") from fault
