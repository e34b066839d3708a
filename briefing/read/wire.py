"""What passes between a guarded child and us: an extract as plain lists and strings, in the child's words and ours."""

from __future__ import annotations

from base64 import b64decode, b64encode
from importlib import import_module
from typing import Any

from briefing.errors import ReaderFailed
from briefing.model import File, Head, Kind
from briefing.read.pieces import Extract, Piece


def take_apart(data: bytes, reader: str, file: dict[str, Any]) -> dict[str, Any]:
    """Runs in the child: what the `reader`, a module with `extract`, takes from a file."""
    extract: Extract = import_module(reader).extract(_file(file, data))
    return {
        "pieces": [[p.text, p.gap, p.kind, p.rule, p.level, p.page] for p in extract.pieces],
        "head": _listed(extract.head),
        "notes": list(extract.notes),
        "doubt": extract.doubt,
        "inner": [told(inner) | {"data": b64encode(inner.data).decode("ascii")} for inner in extract.inner],
    }


def unpacked(answer: Any, name: str) -> Extract:
    """The extract in a child's answer. Raises `ReaderFailed` where the answer is none."""
    try:
        return Extract(
            pieces=tuple(_piece(row) for row in answer["pieces"]),
            head=_head(answer["head"]),
            notes=tuple(map(str, answer["notes"])),
            doubt=str(answer["doubt"]),
            inner=tuple(_file(inner, b64decode(inner["data"], validate=True)) for inner in answer["inner"]),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise ReaderFailed(name, "gives no proper answer") from fault


def told(file: File) -> dict[str, Any]:
    """Everything that is known of a file but its bytes."""
    return {
        "name": file.name,
        "media": file.media,
        "charset": file.charset,
        "url": file.url,
        "head": _listed(file.head),
        "partial": file.partial,
        "doubt": file.doubt,
    }


def _file(known: dict[str, Any], data: bytes) -> File:
    name, media, charset, url = (str(known[key]) for key in ("name", "media", "charset", "url"))
    return File(name, data, media, charset, url, _head(known["head"]), bool(known["partial"]), str(known["doubt"]))


def _piece(row: list[Any]) -> Piece:
    text, gap, kind, rule, level, page = row
    numbered = None if page is None else int(page)
    return Piece(str(text), bool(gap), None if kind is None else Kind(kind), str(rule), int(level), numbered)


def _listed(head: Head) -> list[str]:
    return [head.title, head.date, head.outlet, head.author, head.moment]


def _head(row: list[str]) -> Head:
    title, date, outlet, author, moment = map(str, row)
    return Head(title, date, outlet, author, moment)
