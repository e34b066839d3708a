"""Lines to blocks: a paragraph goes on over line, column and page, and what interrupts it is set behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.read.pdf_furniture import begins_note
from briefing.read.pdf_lines import Line
from briefing.read.pdf_order import Stretch

# Type of another size is another block; by less, in shares, sizes differ through rounding.
SAME_SIZE = 0.06
# A heading is set larger than the text by this factor at least.
LARGER = 1.15
# Lines that stand further apart than usual by this factor are two blocks; the lines of one heading by this one.
APART = 1.2
HEADING_APART = 1.5
# An indent or outdent, in type sizes: less is uneven setting, more is another column or a centred line.
LEAST_INDENT = 0.6
MOST_INDENT = 6.0
# So many pages tell what is usual; distances are told apart to a twentieth of the type size.
MEASURED_PAGES = 20
FINE = 20
# When fewer pairs of lines tell, lines stand so many type sizes apart.
LEAST_PAIRS = 8
USUAL_PITCH = 1.2

_ENDED = re.compile(r"[.!?…:;][\"”’'»)\]]*(?:\[?\d{1,3}\]?)?$")
BULLET = re.compile(r"[•◦▪▫●○■□‣·∙✓✔➢➤►▶→❖♦◆\uf000-\uf0ff]\s*(?=\S)|o\s+(?=[A-Z])")
_DASH = re.compile(r"[-–—*]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the size of its type, and the distance of its lines in type sizes."""

    size: float
    pitch: float


@dataclass(slots=True)
class Block:
    """Lines that belong together, the page on which they begin, and the rule that makes them furniture."""

    lines: list[Line]
    page: int
    rule: str = ""

    @property
    def first(self) -> Line:
        return self.lines[0]


def measured(pages: Sequence[Sequence[Line]]) -> Measure:
    """The usual size, by characters, and distance of lines, from pages spread over the document."""
    sizes: Counter[float] = Counter()
    steps: Counter[int] = Counter()
    for lines in pages[:: len(pages) // MEASURED_PAGES + 1]:
        for line in lines:
            sizes[line.size] += len(line.text)
        steps.update(round((a.bottom - b.bottom) * FINE / a.size) for a, b in pairwise(lines) if a.size == b.size)
    near = Counter({step: count for step, count in steps.items() if FINE * 0.8 < step < FINE * 3})
    pitch = near.most_common(1)[0][0] / FINE if near.total() >= LEAST_PAIRS else USUAL_PITCH
    return Measure(_median(sizes), pitch)


def _median(sizes: Counter[float]) -> float:
    half, passed = sizes.total() / 2, 0
    for size in sorted(sizes):
        passed += sizes[size]
        if passed >= half:
            return size
    return 1.0


def blocks(pages: Iterable[tuple[int, Sequence[Stretch]]], measure: Measure) -> Iterator[Block]:
    """The blocks of the stretches of all pages, in order."""
    composer = _Composer(measure)
    for page, stretches in pages:
        for stretch in stretches:
            composer.turn(stretch)
            for lines in _runs(stretch, measure):
                line = lines[0]
                if line.rule:
                    composer.aside(line, page)
                    continue
                if not composer.goes_on(line):
                    yield from composer.close()
                composer.add(lines, page)
    yield from composer.close()


def _runs(stretch: Stretch, measure: Measure) -> Iterator[list[Line]]:
    """The lines in runs that need no second look: after a full line, straight under it, small letters go on."""
    lines, _, edge = stretch
    most = APART * measure.pitch
    plain = [
        after[0][0].islower()
        and before.size == after.size
        and before.right > edge - after.size
        and 0 < before.bottom - after.bottom < most * after.size
        and not (before.bold or before.rule or after.rule)
        for before, after in pairwise(lines)
    ]
    start = 0
    while start < len(lines):
        end = plain.index(False, start) + 1 if False in plain[start:] else len(lines)
        yield lines[start:end]
        start = end


@dataclass(slots=True)
class _Composer:
    """The block being written, what interrupted it, and the stretch it stands in."""

    measure: Measure
    block: Block | None = None
    asides: list[Block] = field(default_factory=list)
    stretch: Stretch | None = None
    left: float = 0.0
    right: float = 0.0
    fresh: bool = True

    def turn(self, stretch: Stretch) -> None:
        """Another stretch begins; the last line's edges are kept for its first line."""
        self.stretch = stretch
        self.fresh = True

    def aside(self, line: Line, page: int) -> None:
        """Furniture: it waits until the paragraph that it interrupts is over."""
        last = self.asides[-1] if self.asides else None
        joins = last and last.rule == line.rule in ("footnote", "caption") and last.lines[-1].size == line.size
        if last and joins and not (line.rule == "footnote" and begins_note(line.text)):
            last.lines.append(line)
        else:
            self.asides.append(Block([line], page, line.rule))

    def add(self, lines: list[Line], page: int) -> None:
        if self.block:
            self.block.lines += lines
        else:
            self.block = Block(lines, page)
        if self.fresh and self.stretch:
            self.left, self.right, self.fresh = self.stretch.left, self.stretch.right, False

    def close(self) -> Iterator[Block]:
        """The block, then what interrupted it."""
        if self.block:
            yield self.block
        yield from self.asides
        self.block = None
        self.asides = []

    def goes_on(self, line: Line) -> bool:
        """The line belongs to the block being written."""
        if not self.block:
            # What stands above the first line of a page stays above it.
            return False
        last = self.block.lines[-1]
        if abs(line.size - last.size) > SAME_SIZE * last.size or line.bold != last.bold:
            return False
        if not line.text[0].islower() and self._is_item(line, last):
            return False
        step = (last.bottom - line.bottom) / line.size
        if last.size >= LARGER * self.measure.size or last.bold:
            under = line.left < last.right and line.right > last.left
            return under and 0 < step < HEADING_APART * self.measure.pitch
        if self.fresh:
            return self._goes_on_elsewhere(line, last)
        if not 0 < step < APART * self.measure.pitch:
            return False
        return not self._indented(line, last) and not self._short(line, last)

    def _is_item(self, line: Line, last: Line) -> bool:
        """A list item begins: behind a bullet, or behind a dash or a number where something has ended."""
        if BULLET.match(line.text):
            return True
        return bool(_DASH.match(line.text) or _NUMBERED.match(line.text)) and (ended(last.text) or self._room(line, last))

    def _goes_on_elsewhere(self, line: Line, last: Line) -> bool:
        """On the next column or page: the last line is full and no sentence ends there, or a small letter follows."""
        if line.text[0].islower() or last.text[-1] in "-\u2010\u00ad\u0002\ufffe":
            return True
        return not ended(last.text) and not self._room(line, last)

    def _indented(self, line: Line, last: Line) -> bool:
        """A new paragraph by where it begins: further in than a line that ended, or further out than an item's text."""
        inwards = (line.left - last.left) / line.size
        if LEAST_INDENT < inwards < MOST_INDENT:
            return ended(last.text) and not self._hangs(last)
        outwards = -inwards > LEAST_INDENT
        return outwards and len(self._lines()) > 1 and ended(last.text)

    def _lines(self) -> list[Line]:
        return self.block.lines if self.block else []

    def _hangs(self, last: Line) -> bool:
        """The line opens an item, whose further lines stand further in."""
        return last is self._lines()[0] and is_item(last.text)

    def _short(self, line: Line, last: Line) -> bool:
        """The last line was left off early, and not in the middle of a sentence."""
        return self._room(line, last) and (ended(last.text) or not line.text[0].islower())

    def _room(self, line: Line, last: Line) -> bool:
        """The first word of the line would have fitted behind the last one."""
        room = self.right - last.right
        if room < last.size:
            return False
        letter = (line.right - line.left) / len(line.text)
        return room > letter * (len(line.text.partition(" ")[0]) + 1) + last.size / 2


def ended(text: str) -> bool:
    """A sentence, a clause or the opening of a list ends here."""
    return bool(_ENDED.search(text[-12:]))


def is_item(text: str) -> bool:
    """The line begins with a list mark."""
    return bool(BULLET.match(text) or _DASH.match(text) or _NUMBERED.match(text))
