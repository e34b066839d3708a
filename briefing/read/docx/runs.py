"""The words of one Word paragraph: what stands there once tracked changes are taken as made, and nothing hidden.

Hidden text (w:vanish) is left out, for the sender does not see it printed either; text in white or in tiny letters is
taken for text. Both that and deletions are told in the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefing.read.docx.styles import Styles
from briefing.read.docx.xml import on, value, within

DELETIONS = "tracked changes: deletions left out"
HIDDEN = "hidden text left out"
EMBEDDED = "an embedded document or diagram left out"

# A line break and a page break while the text is put together; neither sign may stand in XML.
_LINE, _PAGE = "\x0b", "\x0c"
_PARAGRAPH = re.compile(r"\x0b\s*\x0b|\x0c")

_SIGNS = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:cr": _LINE,
    "w:noBreakHyphen": "-",
}
DELETED = frozenset({"w:del", "w:moveFrom"})
EMBEDDING = frozenset({"dgm:relIds", "w:altChunk", "w:subDoc"})
# Properties, the readings above Asian letters, and fields' inner data.
_SILENT = frozenset({"w:pPr", "w:rPr", "w:sdtPr", "w:rt", "w:rubyPr", "w:instrText", "w:delInstrText", "w:fldData"})
_NOTE_MARKS = frozenset({"w:footnoteReference", "w:endnoteReference"})
# A field that repeats the number of a footnote, which would stick to the word before it.
_NOTE_FIELD = re.compile(r"\s*NOTEREF\b")
_CONTENTS_FIELD = re.compile(r"\s*PAGEREF\s+_Toc")

# The letters that the font Symbol draws for a to z, and its commonest signs.
_SYMBOL = {chr(0xF061 + i): letter for i, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")}
_SYMBOL |= {"\uf0b7": "•", "\uf0b0": "°", "\uf0b1": "±", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0ae": "→", "\uf0e0": "→"}
# Codes that are no letters, and those whose letter only a font knows.
_UNKNOWN = range(0xD800, 0xF900)
# So much of what a field asks for tells what it is.
_ASKED = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a paragraph says: its texts (several where blank lines part it), whether all its letters are bold.

    `boxes` are the text boxes anchored in it; `in_contents` tells that it leads to a page, as a line in a table of
    contents does.
    """

    texts: tuple[str, ...]
    bold: bool
    boxes: tuple[Element, ...]
    in_contents: bool


@dataclass(slots=True)
class _Field:
    """A field that is open: where its text begins, what it asks for, whether its result has begun."""

    begin: int
    asks: str = ""
    result: bool = False


@dataclass(slots=True)
class Listener:
    """Walks through a paragraph and keeps what is said; `notes` gathers what was left out, over all paragraphs."""

    styles: Styles
    notes: dict[str, None] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _bold: bool = False
    _plain: bool = False
    _in_contents: bool = False
    _usual: tuple[bool, bool] = (False, False)

    def hear(self, paragraph: Element, style: str) -> Said:
        """What this paragraph in this style says."""
        self._parts, self._boxes, self._fields = [], [], []
        self._bold = self._plain = self._in_contents = False
        self._usual = self.styles.look(style)
        for child in paragraph:
            self._walk(child)
        texts = (" ".join(text.split()) for text in _PARAGRAPH.split("".join(self._parts)))
        bold = self._bold and not self._plain
        return Said(tuple(filter(None, texts)), bold, tuple(self._boxes), self._in_contents)

    def _walk(self, element: Element) -> None:
        tag = element.tag
        if tag == "w:r":
            self._run(element)
        elif tag == "mc:AlternateContent":
            self._inside(chosen(element))
        elif tag == "w:fldSimple":
            self._simple_field(element)
        elif tag == "w:txbxContent":
            self._boxes.append(element)
        elif tag == "w:sdt" and prompts(element):
            return
        else:
            self._leaf(element)

    def _leaf(self, element: Element) -> None:
        """Text and signs; anything unknown is searched for them."""
        tag = element.tag
        if tag in ("w:t", "m:t"):
            self._parts.append(element.text or "")
        elif tag in _SIGNS:
            self._parts.append(_SIGNS[tag])
        elif tag == "w:br":
            self._parts.append(_LINE if element.get("w:type", "textWrapping") == "textWrapping" else _PAGE)
        elif tag == "w:sym":
            self._parts.append(_symbol(element.get("w:char", "")))
        elif tag in DELETED:
            self.note_deletion(element)
        elif tag in EMBEDDING:
            self.notes[EMBEDDED] = None
        elif tag not in _SILENT:
            self._inside(element)

    def note_deletion(self, element: Element) -> None:
        """Says that something was deleted, if that was text."""
        if any(one.tag in ("w:delText", "w:t") for one in element.iter()):
            self.notes[DELETIONS] = None

    def _inside(self, element: Iterable[Element]) -> None:
        for child in element:
            self._walk(child)

    def _run(self, run: Element) -> None:
        """Letters of one look. A mark of a footnote that the author chose ("*") is left out with its run."""
        bold, hidden = self._look(run)
        if hidden:
            if any(child.tag == "w:t" for child in run):
                self.notes[HIDDEN] = None
            return
        if any(child.tag in _NOTE_MARKS and child.get("w:customMarkFollows") for child in run):
            return
        begin = len(self._parts)
        for child in run:
            if child.tag == "w:fldChar":
                self._field(child.get("w:fldCharType", ""))
            elif child.tag == "w:instrText" and self._fields:
                self._ask(child.text or "")
            else:
                self._walk(child)
        if any(part.strip() for part in self._parts[begin:]):
            self._bold, self._plain = self._bold or bold, self._plain or not bold

    def _look(self, run: Element) -> tuple[bool, bool]:
        """Whether the letters of a run are bold and hidden: by its own word, by its style, by the paragraph's style."""
        properties = run.find("w:rPr")
        bold, hidden = self._usual
        if properties is None:
            return bold, hidden
        style = value(properties, "w:rStyle")
        if style:
            own = self.styles.look(style)
            bold, hidden = bold or own[0], hidden or own[1]
        said, vanish = properties.find("w:b"), properties.find("w:vanish")
        return (bold if said is None else on(said)), (hidden if vanish is None else on(vanish))

    def _field(self, step: str) -> None:
        """A field asks first and shows its result then; what stands in the asking is not shown.

        One that never shows a result nor ends is broken, and what follows it stays text.
        """
        if step == "begin":
            self._fields.append(_Field(len(self._parts)))
        elif self._fields and step == "separate":
            del self._parts[self._fields[-1].begin :]
            self._fields[-1].result = True
        elif self._fields and step == "end":
            ended = self._fields.pop()
            if not ended.result or _NOTE_FIELD.match(ended.asks):
                del self._parts[ended.begin :]

    def _ask(self, text: str) -> None:
        asking = self._fields[-1]
        asking.asks = (asking.asks + text)[:_ASKED]
        self._in_contents = self._in_contents or bool(_CONTENTS_FIELD.match(asking.asks))

    def _simple_field(self, element: Element) -> None:
        if not _NOTE_FIELD.match(element.get("w:instr", "")):
            self._inside(element)


def chosen(element: Element) -> tuple[Element, ...]:
    """What one of the alternatives holds that a file offers for the same thing: the first that holds anything."""
    return next((tuple(one) for one in element if one.tag in ("mc:Choice", "mc:Fallback") and len(one)), ())


def prompts(control: Element) -> bool:
    """The control still shows its prompt. Example: "Click here to enter text."."""
    return on(within(control, "w:sdtPr", "w:showingPlcHdr"))


def _symbol(code: str) -> str:
    """The sign of a w:sym by its code in hexadecimal; a space where only its font knows what it draws."""
    if not re.fullmatch(r"[0-9A-Fa-f]{4}", code):
        return " "
    sign = chr(int(code, 16))
    return _SYMBOL.get(sign, " " if ord(sign) in _UNKNOWN else sign)
