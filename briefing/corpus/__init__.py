"""Inputs of a size: JSON lines, Parquet and web archives (WARC), which stream document by document.

An archive of a million articles is one file, larger than memory. It is never opened whole: `files` gives one article
after the other, as the same `File` that a folder would, and what is not an article as a value among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from io import BufferedReader, BytesIO
from pathlib import Path, PurePath
from typing import cast

from briefing.corpus import jsonl, parquet, warc
from briefing.corpus.stream import unpacked
from briefing.model import File, Unread

__all__ = ["Form", "files", "inside", "kind", "named"]


class Form(StrEnum):
    """The kinds of corpus, by what a person calls them."""

    JSONL = "JSON lines"
    PARQUET = "Parquet"
    WARC = "a web archive (WARC)"


READERS: dict[Form, Callable[[BufferedReader, str], Iterator[File | Unread]]] = {
    Form.JSONL: jsonl.files,
    Form.PARQUET: parquet.files,
    Form.WARC: warc.files,
}
SUFFIXES = {Form.JSONL: jsonl.SUFFIXES, Form.PARQUET: parquet.SUFFIXES, Form.WARC: warc.SUFFIXES}
FITS = {Form.JSONL: jsonl.fits, Form.PARQUET: parquet.fits, Form.WARC: warc.fits}
# So many first bytes tell.
HEAD = 65_536


def named(name: str) -> Form | None:
    """The kind of corpus that a file's name promises. Example: "press-2026.jsonl.gz" promises JSON lines."""
    name = name.lower()
    return next((form for form, suffixes in SUFFIXES.items() if name.endswith(suffixes)), None)


def kind(path: Path) -> Form | None:
    """The kind of corpus that a file is, by its name and its first bytes; None for any other, and for no file."""
    form = named(path.name)
    try:
        if form is None or not path.is_file():
            return None
        with path.open("rb") as stream:
            return form if FITS[form](_head(stream)) else None
    except (OSError, ValueError):
        return None


def files(path: Path, name: str) -> Iterator[File | Unread]:
    """Every document of a corpus as a file, one at a time and in order; `name` is how the corpus is called.

    What is no document is an `Unread` of its own, a million of them too: who gathers them must count. Memory does not
    grow with the corpus. Wrong for a file that is no corpus: ask `kind` first.
    """
    form = named(path.name) or Form.JSONL
    try:
        with path.open("rb") as stream:
            yield from READERS[form](stream, name)
    except OSError as fault:
        yield Unread(name, f"{name}: cannot be read ({fault.strerror or fault}); check its permissions.")


def inside(file: File) -> Iterator[File | Unread] | None:
    """The documents in JSON lines that are at hand as bytes: piped in, a member of an archive; None for other files."""
    if PurePath(file.name).suffix and named(file.name) is not Form.JSONL:
        return None
    if not jsonl.is_lines(file.data):
        return None
    return jsonl.files(BufferedReader(cast(BufferedReader, BytesIO(file.data))), file.name)


def _head(stream: BufferedReader) -> bytes:
    """The first bytes, unpacked; of a broken packing those that can be had."""
    head = b""
    try:
        plain = unpacked(stream)
        while len(head) < HEAD and (more := plain.read1(HEAD - len(head))):
            head += more
    except OSError:
        pass
    return head
