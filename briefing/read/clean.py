"""The one funnel every text passes: afterwards a text holds letters, signs, spaces, tabs and line feeds, and no tricks.

Each step is one pass over the text, so the time is linear whatever the text holds.
"""

from __future__ import annotations

import re
import unicodedata

# A letter with more marks than this is no language's spelling; Vietnamese and Thai need two, pointed Hebrew three.
MARKS_PER_LETTER = 4

# Escape sequences that move a terminal's cursor, set its title or make links: CSI, OSC and two-letter ones.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]?"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# C0 and C1 controls, soft hyphen, direction marks, zero-width and invisible signs, byte-order marks, the tags block.
_HIDDEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
# Most texts hold nothing that the three above look for.
_SUSPECT = re.compile(f"[{_HIDDEN}\r\x0b\x0c\u2028\u2029]")
# Joiners stay only behind a letter of the scripts that spell with them, or a pictograph that they join.
_JOINERS = re.compile("(?<![\u0600-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what cannot be read or may deceive, and in plain words what was taken out."""
    notes: list[str] = []
    invisible = 0
    if _SUSPECT.search(text):
        text = _LINE_ENDS.sub("\n", text.replace("\u2029", "\n\n"))
        text, escapes = _ESCAPES.subn("", text)
        if escapes:
            notes.append("terminal escape sequences removed")
        text = text.removeprefix("\ufeff")
        text, invisible = _INVISIBLE.subn("", text)
    if not text.isascii():
        text, joiners = _JOINERS.subn("", _SPACES.sub(" ", text))
        text, surrogates = _SURROGATES.subn("\ufffd", text)
        text, marks = _cap_marks(text)
        text = unicodedata.normalize("NFC", text)
        invisible += joiners
        if surrogates:
            notes.append("broken characters replaced by \ufffd")
        if marks:
            notes.append("heaped accents cut off")
    if invisible:
        notes.append("invisible or direction-changing characters removed")
    return text, tuple(notes)


def _cap_marks(text: str) -> tuple[str, int]:
    """At most `MARKS_PER_LETTER` combining marks in a row; a longer heap loses the rest."""
    marks = "".join(sorted(c for c in set(_NOT_ASCII.findall(text)) if unicodedata.category(c) in ("Mn", "Me")))
    if not marks:
        return text, 0
    heap = re.compile(f"([{marks}]{{{MARKS_PER_LETTER}}})[{marks}]+")
    return heap.subn(r"\1", text)
