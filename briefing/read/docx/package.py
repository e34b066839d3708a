"""The parts of a Word document: found by what they are to one another, as the format asks, and not by their paths.

What lies outside of the file is never looked for.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from briefing.errors import BinaryInput, BrokenFile
from briefing.model import File
from briefing.read.docx.xml import BadPart, Budget, blocks
from briefing.read.packed import Packed

KIND = "Word document"
USUAL_PATH = "word/document.xml"

# Other office files, by the folder of their main part.
_OTHERS = {"xl": "a workbook (Excel)", "ppt": "a set of slides (PowerPoint)"}


class Package:
    """The parts of one file by their paths; letter case and a slash in front do not matter, as in Word."""

    def __init__(self, file: File) -> None:
        self._packed = Packed(file, KIND)
        paths = [_plain(member.filename) for member in self._packed.members]
        self._members = dict(zip(paths, self._packed.members, strict=True))
        self._times = Counter(paths)
        self._budget = Budget()
        self._links: dict[str, tuple[tuple[str, str], ...]] = {}
        self.main = next(iter(self.related("", "officeDocument")), USUAL_PATH)
        if _plain(self.main) in self._members:
            return
        other = _OTHERS.get(self.main.partition("/")[0])
        if other:
            raise BinaryInput(file.name, other)
        raise BrokenFile(file.name, KIND, "its text is missing")

    def blocks(self, path: str, depth: int) -> Iterator[Element]:
        """The elements of a part that stand so deep below its root; none where there is no such part.

        A part that stands there twice is refused: one program would show the first, another the last.
        """
        member = self._members.get(_plain(path))
        if member is None:
            return
        if self._times[_plain(path)] > 1:
            raise BadPart("one of its parts stands in it twice")
        yield from blocks(self._packed.chunks(member), depth, self._budget)

    def related(self, path: str, role: str) -> tuple[str, ...]:
        """The paths of the parts that are this to a part, none twice; "" stands for the file itself.

        Example: the "styles" of "word/document.xml" are "word/styles.xml".
        """
        if path not in self._links:
            self._links[path] = tuple(dict.fromkeys(self._linked(path)))
        return tuple(target for said, target in self._links[path] if said == role)

    def _linked(self, path: str) -> Iterator[tuple[str, str]]:
        """Role and path of the parts that a part is linked to; links that lead out of the file do not count."""
        folder, name = posixpath.split(path)
        for link in self.blocks(posixpath.join(folder, "_rels", f"{name}.rels"), 1):
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
                yield link.get("Type", "").rpartition("/")[2], target

    def related_blocks(self, roles: Iterable[str], depth: int) -> Iterator[tuple[str, Element]]:
        """The elements of all parts that are one of these to the main part, each with its role."""
        for role in roles:
            for path in self.related(self.main, role):
                for element in self.blocks(path, depth):
                    yield role, element


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").casefold()
