"""Lines to blocks: a paragraph goes on over line, column and page, and what interrupts it is set behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.read.funnel import PAGE_TURN
from briefing.read.pdf.furniture import begins_note
from briefing.read.pdf.lines import BULLET, USUAL_PITCH, Line
from briefing.read.pdf.order import Stretch

# Type of another size is another block; by less, in shares, sizes differ through rounding.
SAME_SIZE = 0.06
# In the midst of a sentence it may be a word set in another type.
MIXED_SIZE = 0.2
# A heading is set larger than the text by this factor at least.
LARGER = 1.15
# Lines that stand further apart than usual by this factor are two blocks; the lines of one heading by this one.
APART = 1.2
HEADING_APART = 1.5
# The right edge of a stretch with fewer lines may not be where its text ends.
SURE_LINES = 10
# An indent or outdent, in type sizes: less is uneven setting, more is another column or a centred line.
LEAST_INDENT = 0.6
MOST_INDENT = 6.0
_ENDED = re.compile(r"[.!?…:;][\"”’'»)\]]*(?:\[?\d{1,3}\]?)?$")
_DASH = re.compile(r"[-–—*]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the size of its type, and the distance of its lines in type sizes."""

    size: float
    pitch: float


@dataclass(slots=True)
class Block:
    """Lines that belong together, the pages on which they begin and end, and the rule that makes them furniture."""

    lines: list[Line]
    page: int
    last: int
    rule: str = ""

    @property
    def first(self) -> Line:
        return self.lines[0]


def measured(pages: Iterable[Sequence[Line]], pitches: Counter[float]) -> Measure:
    """The usual size, by characters, and distance of lines, by lines."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    pitch, count = max(pitches.items(), key=lambda one: (one[1], -one[0]), default=(0.0, 0))
    return Measure(_median(sizes), pitch if count else USUAL_PITCH)


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
            composer.turn(stretch, page)
            for line in stretch.lines:
                if line.rule:
                    composer.aside(line)
                    continue
                if not composer.goes_on(line):
                    yield from composer.close()
                composer.add(line)
    yield from composer.close()


@dataclass(slots=True)
class _Composer:
    """The block being written, what interrupted it, and the stretch it stands in."""

    measure: Measure
    block: Block | None = None
    asides: list[Block] = field(default_factory=list)
    stretch: Stretch | None = None
    left: float = 0.0
    right: float = 0.0
    rights: dict[int, float] = field(default_factory=dict)
    sure: bool = False
    fresh: bool = True
    page: int = 0

    def turn(self, stretch: Stretch, page: int) -> None:
        """Another stretch begins; the last line's edges are kept for its first line."""
        self.stretch = stretch
        self.page = page
        self.fresh = True

    def aside(self, line: Line) -> None:
        """Furniture: it waits until the paragraph that it interrupts is over."""
        last = self.asides[-1] if self.asides else None
        joins = last and last.rule == line.rule in ("footnote", "caption") and last.lines[-1].size == line.size
        if last and joins and not (line.rule == "footnote" and begins_note(line.text)):
            last.lines.append(line)
        else:
            self.asides.append(Block([line], self.page, self.page, line.rule))

    def add(self, line: Line) -> None:
        """The line becomes the block's last; where it stands on a further page it says so."""
        if not self.block:
            self.block = Block([line], self.page, self.page)
        elif self.block.last == self.page:
            self.block.lines.append(line)
        else:
            turned = PAGE_TURN * (self.page - self.block.last)
            self.block.lines.append(line._replace(text=turned + line.text))
            self.block.last = self.page
        if self.fresh and self.stretch:
            self.left, self.right, self.fresh = self.stretch.left, self.stretch.right, False
            self.rights = {}
            for one in self.stretch.lines:
                key = round(one.end_left)
                self.rights[key] = max(self.rights.get(key, 0.0), one.right)
            self.sure = sum([1 + one.text.count("\n") for one in self.stretch.lines]) >= SURE_LINES

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
        midst = line.text[0].islower() and not ended(last.text)
        if abs(line.size - last.size) > (MIXED_SIZE if midst else SAME_SIZE) * last.size or line.bold != last.bold:
            return False
        if not line.text[0].islower() and self._is_item(line, last):
            return False
        step = (last.end_bottom - line.bottom) / line.size
        if last.size >= LARGER * self.measure.size or last.bold:
            under = line.left < last.right and line.right > last.left
            return under and self.page == self.block.last and 0 < step < self._heading_step(self.block.lines)
        if self.fresh:
            return self._goes_on_elsewhere(line, last)
        if not 0 < step < APART * self.measure.pitch:
            return False
        return not self._indented(line, last) and not self._short(line, last)

    def _heading_step(self, lines: Sequence[Line]) -> float:
        """How far the next line of a heading lies below at most, in type sizes: about as far as its lines so far."""
        first, last = lines[0], lines[-1]
        steps = sum(1 + line.text.count("\n") for line in lines) - 1
        if not steps:
            return HEADING_APART * self.measure.pitch
        return APART * (first.bottom - last.end_bottom) / steps / first.size

    def _is_item(self, line: Line, last: Line) -> bool:
        """A list item begins: behind a bullet, or behind a dash or a number where something has ended."""
        if BULLET.match(line.text):
            return True
        marked = _DASH.match(line.text) or _NUMBERED.match(line.text)
        return bool(marked) and (ended(last.text) or self._room(line, last))

    def _goes_on_elsewhere(self, line: Line, last: Line) -> bool:
        """On the next column or page: a small letter follows, or the last line is full and no indent says otherwise."""
        if line.text[0].islower() or last.text[-1] in "-\u2010\u00ad\u0002\ufffe":
            return True
        if not ended(last.text):
            return not self._room(line, last)
        return self.sure and not self._room(line, last) and not self._opens(line)

    def _opens(self, line: Line) -> bool:
        """The line begins further in than its stretch does."""
        return self.stretch is not None and line.left > self.stretch.left + LEAST_INDENT * line.size

    def _indented(self, line: Line, last: Line) -> bool:
        """A new paragraph by where it begins: further in than a line that ended, or further out than an item's text."""
        inwards = (line.left - last.end_left) / line.size
        if LEAST_INDENT < inwards < MOST_INDENT:
            return ended(last.text) and not self._hangs(last)
        outwards = -inwards > LEAST_INDENT
        return outwards and (len(self._lines()) > 1 or "\n" in last.text) and ended(last.text)

    def _lines(self) -> list[Line]:
        return self.block.lines if self.block else []

    def _hangs(self, last: Line) -> bool:
        """The line opens an item, whose further lines stand further in."""
        return last is self._lines()[0] and is_item(last.text)

    def _short(self, line: Line, last: Line) -> bool:
        """The last line was left off early, and not in the middle of a sentence."""
        return self._room(line, last) and (ended(last.text) or not line.text[0].islower())

    def _room(self, line: Line, last: Line) -> bool:
        """The first word of the line would have fitted behind the last one.

        What is set in is so on both sides, unless a line that begins there goes further.
        """
        inner = self.right - max(0.0, last.end_left - self.left)
        further = self.rights.get(round(last.end_left), 0.0) > inner + last.size / 2
        room = (self.right if further else inner) - last.end_right
        if room < last.size:
            return False
        first = line.text.partition("\n")[0]
        letter = (line.right - line.left) / len(first)
        return room > letter * (len(first.partition(" ")[0]) + 1) + last.size / 2


def ended(text: str) -> bool:
    """A sentence, a clause or the opening of a list ends here."""
    return bool(_ENDED.search(text[-12:]))


def is_item(text: str) -> bool:
    """The line begins with a list mark."""
    return bool(BULLET.match(text) or _DASH.match(text) or _NUMBERED.match(text))
