"""Does every printed line stand in its source, word for word?

The words of a page are compared without white space and hyphens, which setting a page may change; nothing else may
differ. What stands between two cuts "…" must be one stretch of the source, and the stretches must follow in order.
The names of countries and the labels of the page are its own; the case of a name may differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Document
from briefing.prove.pages import FinishedPage, PrintedLine
from briefing.prove.sniff import read_page

__all__ = ["FinishedPage", "PrintedLine", "Proof", "changed_sources", "matched", "prove", "read_page"]

_ADDED = re.compile(r"\[([^\]]+)\]")
_JOINED = re.compile(r", | and ")
_UNPRINTED = re.compile(r"[\s\u00ad\u200b\u2060\u0002\ufffe\u2010\u2011-]+")


@dataclass(frozen=True, slots=True)
class Proof:
    """The verdict on one printed line; `fault` is "" when it stands in its source."""

    line: PrintedLine
    fault: str = ""


def prove(page: FinishedPage, documents: Mapping[int, Document]) -> tuple[Proof, ...]:
    """A proof for each printed line, in the order of the page; `documents` by their number on the page."""
    changed = changed_sources(page, documents)
    return tuple(Proof(line, _fault(line, page, documents, changed)) for line in page.lines)


def matched(page: FinishedPage, documents: Sequence[Document]) -> dict[int, Document]:
    """The documents by their number on the page: told by hash, else by name; what is left fills the numbers left."""
    found: dict[int, Document] = {}
    rest = list(documents)

    def take(number: int, one: Document | None) -> None:
        if one and number not in found:
            found[number] = one
            rest.remove(one)

    for number, digest in page.digests.items():
        take(number, next((one for one in rest if one.sha256.startswith(digest)), None))
    for number, name in page.names.items():
        take(number, next((one for one in rest if one.name == name), None))
    spare = [number for number in (*page.digests, *range(1, len(documents) + 1)) if number not in found]
    return found | dict(zip(dict.fromkeys(spare), rest, strict=False))


def changed_sources(page: FinishedPage, documents: Mapping[int, Document]) -> tuple[int, ...]:
    """The numbers of the sources that are not, byte for byte, what the page was made from."""
    return tuple(
        number
        for number, digest in page.digests.items()
        if number in documents and not documents[number].sha256.startswith(digest)
    )


def _fault(line: PrintedLine, page: FinishedPage, documents: Mapping[int, Document], changed: Sequence[int]) -> str:
    if line.source is None:
        said = any(
            _called(line.text, page.names.get(n, ""), d) or _names(line.text, d.text) for n, d in documents.items()
        )
        return "" if said else "stands in no source"
    document = documents.get(line.source)
    if document is None:
        return f"source {line.source} was not given"
    if line.source in changed:
        return "" if _stands(line.text, document.text, document.text) else f"does not stand in source {line.source}"
    stands = _stands_at_offsets(line, document) and _stands_at_mark(line, document)
    return "" if stands else f"does not stand in source {line.source} where it says"


def _called(text: str, then: str, document: Document) -> bool:
    """A title is the name of its source, or the one it had `then` where it has no title of its own."""
    return text == document.name or (not document.title and _squeezed(text) == _squeezed(then))


def _names(text: str, whole: str) -> bool:
    """A title, name or role stands somewhere in a source; a speaker's label in capitals may be set in small letters."""
    return _stands(text.casefold(), whole.casefold(), whole.casefold())


def _stands_at_offsets(line: PrintedLine, document: Document) -> bool:
    """The line begins and ends just where its offsets say; true where it has none."""
    if line.start is None or line.end is None:
        return True
    window = document.text[line.start : line.end]
    stretches = [_squeezed(stretch) for stretch in _ADDED.sub("…", line.text).split("…")] if "[" not in window else []
    told = [stretch for stretch in stretches if stretch]
    exact = not told or (_squeezed(window).startswith(told[0]) and _squeezed(window).endswith(told[-1]))
    return exact and _stands(line.text, window, document.text)


def _stands_at_mark(line: PrintedLine, document: Document) -> bool:
    """The line stands in the paragraph, and on the page, that its mark names; without mark and offsets, nowhere."""
    if line.section is None:
        return line.start is not None
    spans = [s for s in document.sentences if (s.section, s.paragraph) == (line.section, line.paragraph)]
    spans = [s for s in spans if s.page == line.page]
    window = document.text[spans[0].start : spans[-1].end] if spans else ""
    return _stands(line.text, window, document.text)


def _stands(text: str, window: str, whole: str) -> bool:
    additions = [name for name in _ADDED.findall(text) if f"[{name}]" not in window]
    if not all(_named(name, _squeezed(whole)) for name in additions):
        return False
    for name in additions:
        text = text.replace(f"[{name}]", "…", 1)
    place, source = 0, _squeezed(window)
    stretches = [_squeezed(stretch) for stretch in text.split("…")]
    for stretch in filter(None, stretches):
        found = source.find(stretch, place)
        if found < 0:
            return False
        place = found + len(stretch)
    return any(stretches)


def _named(addition: str, whole: str) -> bool:
    """Whether the words in brackets stand in the source, as one or each of those they name: "Berg, Lund and Holm"."""
    return _squeezed(addition) in whole or all(_squeezed(name) in whole for name in _JOINED.split(addition))


def _squeezed(text: str) -> str:
    return _UNPRINTED.sub("", unicodedata.normalize("NFC", text))
