"""What of a sentence is printed: the stretches kept, the words added, and the text they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Document, Finding, Line, Span

CUT = "…"


@dataclass(frozen=True)
class Wording:
    """The stretches of one sentence that are printed, as offsets into the sentence, in order.

    `added` is a name set in brackets after the first word kept, `speaker` one set in brackets before the line, each
    "" for none.
    """

    sentence: str
    kept: tuple[Span, ...]
    added: str = ""
    speaker: str = ""

    @classmethod
    def whole(cls, sentence: str) -> Wording:
        """The sentence as it stands."""
        return cls(sentence, (Span(0, len(sentence)),))

    @property
    def text(self) -> str:
        """The line as printed: "…" for each cut, the addition in brackets."""
        stretches = [self.sentence[span.start : span.end] for span in self.kept]
        if self.added:
            opener, _, rest = stretches[0].partition(" ")
            stretches[0] = f"{opener} [{self.added}] {rest}"
        text = f" {CUT} ".join(stretch.strip() for stretch in stretches)
        front = CUT if self.kept[0].start > 0 else ""
        back = CUT if self.kept[-1].end < len(self.sentence) else ""
        said = f"[{self.speaker}] " if self.speaker else ""
        return f"{said}{front}{text}{back}"

    @cached_property
    def words(self) -> int:
        """How many words are printed."""
        return self.own_words + len(self.added.split()) + len(self.speaker.split())

    @cached_property
    def own_words(self) -> int:
        """How many of them are the sentence's own, each cut inside counted as one."""
        return sum([len(self.sentence[span.start : span.end].split()) for span in self.kept]) + len(self.kept) - 1

    def keeps(self, focus: Span, offset: int) -> bool:
        """Whether a stretch of the document, in which the sentence starts at `offset`, is printed whole."""
        return any(span.start + offset <= focus.start and focus.end <= span.end + offset for span in self.kept)

    def without(self, start: int, end: int) -> Wording:
        """The same wording with sentence[start:end] cut out."""
        kept = []
        for span in self.kept:
            for piece in (Span(span.start, min(span.end, start)), Span(max(span.start, end), span.end)):
                if self.sentence[piece.start : piece.end].strip(" ,;–—"):
                    kept.append(piece)
        opens = bool(kept) and kept[0].start == self.kept[0].start
        return Wording(self.sentence, tuple(kept), self.added if opens else "", self.speaker)


def line(documents: Sequence[Document], finding: Finding, wording: Wording, topic: bool = False) -> Line:
    """The printed line for a finding worded so; with `topic` its focus, where printed, is what the line is about."""
    passage = finding.passage
    sentence, document = passage.sentence, documents[passage.source - 1]
    focus = finding.focus
    return Line(
        text=wording.text,
        source=passage.source,
        section=document.sections[sentence.section - 1].heading,
        section_number=sentence.section,
        paragraph=sentence.paragraph,
        start=sentence.start + wording.kept[0].start,
        end=sentence.start + wording.kept[-1].end,
        page=sentence.page,
        reasons=finding.reasons,
        sentence=sentence.start,
        kind=finding.kind,
        topic=document.text[focus.start : focus.end]
        if topic and focus and wording.keeps(focus, sentence.start)
        else "",
    )
