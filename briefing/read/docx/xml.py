"""An XML part of an office file, piece by piece: no entities, no deep nests, and never the whole tree at once.

Names come short and alike for both dialects of Office Open XML: "w:p" is a paragraph in the usual one and in the
strict one. An attribute without a namespace keeps its plain name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

# Word nests some twenty deep, tables in tables forty. The walks over the tree call themselves once a level.
MOST_DEPTH = 100
# A report of a thousand pages has some half a million; this many take about four seconds.
MOST_ELEMENTS = 1_000_000
# Twice what is judged of a text.
MOST_CHARACTERS = 10_000_000

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm:",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_OTHER = "?:"
_OFF = frozenset({"0", "false", "off"})


class BadPart(Exception):
    """A part that is not read; `str()` is the fault in words."""


class Budget:
    """How many elements and characters of text may still be read, over all parts of a file."""

    def __init__(self) -> None:
        self._elements, self._characters = MOST_ELEMENTS, MOST_CHARACTERS

    def element(self) -> None:
        self._elements -= 1
        if self._elements < 0:
            raise BadPart(f"it has more than {MOST_ELEMENTS:,} elements")

    def text(self, text: str) -> None:
        self._characters -= len(text)
        if self._characters < 0:
            raise BadPart(f"it has more than {MOST_CHARACTERS:,} characters of text")


def blocks(chunks: Iterable[bytes], depth: int, budget: Budget) -> Iterator[Element]:
    """The elements of a part that stand `depth` levels below its root, each whole and in order.

    Example: 1 gives the styles of a list of styles, 2 the paragraphs and tables in the body of a document.
    Raises `BadPart`, and at a document type or an entity before anything of it is read.
    """
    cutter = _Cutter(depth, budget)
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_entities
    parser.StartElementHandler = cutter.start
    parser.EndElementHandler = cutter.end
    parser.CharacterDataHandler = cutter.data
    try:
        for chunk in chunks:
            parser.Parse(chunk)
            yield from cutter.taken()
        parser.Parse(b"", True)
    except (ExpatError, LookupError, ValueError) as fault:
        raise BadPart("its XML is damaged") from fault
    yield from cutter.taken()


def within(element: Element | None, *path: str) -> Element | None:
    """The first element on a way down by names. Example: `within(run, "w:rPr", "w:b")`."""
    for tag in path:
        if element is None:
            return None
        element = element.find(tag)
    return element


def value(element: Element | None, *path: str) -> str:
    """The w:val of the element on the way, "" where there is none."""
    found = within(element, *path)
    return "" if found is None else found.get("w:val", "")


def on(element: Element | None) -> bool:
    """A switch such as w:b that stands there and is not turned off."""
    return element is not None and element.get("w:val") not in _OFF


class _Short(dict[str, str]):
    """The short names met so far; a new one is made when it is first asked for."""

    def __missing__(self, name: str) -> str:
        space, parted, local = name.rpartition(" ")
        short = self[name] = _PREFIXES.get(space, _OTHER) + local if parted else local
        return short


class _Cutter:
    """Builds the tree of one block after the other; what stands above the blocks is passed over."""

    def __init__(self, depth: int, budget: Budget) -> None:
        self._top, self._budget = depth, budget
        self._depth = 0
        self._builder = TreeBuilder()
        self._done: list[Element] = []
        self._short = _Short()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._budget.element()
        if self._depth > MOST_DEPTH:
            raise BadPart(f"its elements nest deeper than {MOST_DEPTH}")
        if self._depth > self._top:
            short = self._short
            self._builder.start(short[name], {short[key]: value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        self._budget.text(text)
        if self._depth > self._top:
            self._builder.data(text)

    def end(self, name: str) -> None:
        if self._depth > self._top:
            self._builder.end(self._short[name])
        if self._depth == self._top + 1:
            self._done.append(self._builder.close())
            self._builder = TreeBuilder()
        self._depth -= 1

    def taken(self) -> list[Element]:
        """The blocks finished since the last call."""
        done, self._done = self._done, []
        return done


def _refuse_entities(*_: object) -> NoReturn:
    raise BadPart("it declares entities, which no Word file does")
