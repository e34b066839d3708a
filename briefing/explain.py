"""Why a line is on the page, why a sentence is not, and what was read: plain text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.compose.alone import standing_alone
from briefing.model import Brief, Document, Found, Kind, Line, Lines, Ranked, Reason, Sentence
from briefing.prove import Proof
from briefing.words import words

PARTS = (
    ("summary", "Bottom line"),
    ("news", "What’s new"),
    ("risks", "Risks"),
    ("agenda", "Agenda topics"),
    ("actors", "Key actors"),
    ("dates", "Key dates"),
)


def outline(document: Document) -> str:
    """The document as read: its head, then each section with its numbered sentences and their offsets."""
    head = [
        ("read as", document.media),
        ("low confidence", document.doubt),
        ("title", document.title),
        ("outlet", document.outlet),
        ("author", document.author),
        ("date", document.date),
        ("place", document.place),
        *(("repaired", repair) for repair in document.repairs),
    ]
    out = [document.name, *(f"  {name}: {value}" for name, value in head if value)]
    for section in document.sections:
        out += ["", f"§{section.number} {section.heading}".rstrip()]
        out += [_read_line(s) for s in document.sentences if s.section == section.number and s.kind != Kind.HEADING]
    return "\n".join(out) + "\n"


def _read_line(sentence: Sentence) -> str:
    note = "" if sentence.kind == Kind.PARAGRAPH else f" ({sentence.kind})"
    page = f" p{sentence.page}" if sentence.page else ""
    return f"  {sentence.section}.{sentence.paragraph}{page} {sentence.start}-{sentence.end}{note} {sentence.text}"


def reasons(brief: Brief, documents: Sequence[Document]) -> str:
    """The stories of the page and what holds each together, then each printed line with the reasons for its score."""
    out = _stories(brief, documents)
    for part, label in PARTS:
        rows = list(_lines(brief.printed, part))
        out += [label, *(_reasoned(name, line) for name, line in rows), ""] if rows else []
    return "\n".join(out)


def _stories(brief: Brief, documents: Sequence[Document]) -> list[str]:
    """A row for each story: its sources, how many are independent, and the rare words that its texts share."""
    stories = (*brief.printed.stories, *brief.printed.also)
    if not stories:
        return []
    from briefing.events.ties import ties

    rows = []
    for story in stories:
        numbers = [number - 1 for number in story.sources]
        shared = ties(documents, numbers) if len(numbers) > 1 else ()
        held = f"; held together by {', '.join(shared)}" if shared else ""
        told = ", ".join(map(str, story.sources))
        rows.append(f"  {story.headline.text}: sources {told}, {story.origins} independent{held}")
    return ["Stories", *rows, ""]


def why(wanted: str, documents: Sequence[Document], ranked: Sequence[Ranked], found: Found, brief: Brief) -> str:
    """What became of each sentence that holds the wanted words."""
    out = []
    for source, document in enumerate(documents, 1):
        for sentence in document.sentences:
            if _holds(sentence.text, wanted):
                out += [sentence.text, *(f"  {fate}" for fate in _fates(source, sentence, ranked, found, brief)), ""]
    return "\n".join(out) or f"No sentence holds the words “{wanted}”.\n"


def verdict(proofs: Sequence[Proof], changed: Sequence[int]) -> str:
    """Each printed line with its verdict, and the count."""
    out = [f"source {number} has changed since the page was made" for number in changed]
    out += [f"{'NOT PROVED' if proof.fault else 'ok'}  {proof.line.text}{_fault(proof)}" for proof in proofs]
    failed = sum(bool(proof.fault) for proof in proofs)
    out.append(f"{len(proofs) - failed} of {len(proofs)} lines stand verbatim in their source.")
    return "\n".join(out) + "\n"


def _fault(proof: Proof) -> str:
    return f"  ({proof.fault})" if proof.fault else ""


def _fates(source: int, sentence: Sentence, ranked: Sequence[Ranked], found: Found, brief: Brief) -> Iterator[str]:
    key = (source, sentence.start)
    if sentence.kind in (Kind.FURNITURE, Kind.TITLE, Kind.SUBTITLE, Kind.HEADING):
        yield f"never printed: it is {sentence.kind}"
        return
    for item in ranked:
        if item.passage.key == key:
            yield f"salience {item.score:.2f}: {_told(item.reasons)}"
    for part, label in PARTS[:4]:
        findings = getattr(found, part)
        places = [n for n, f in enumerate(findings, 1) if f.passage.key == key]
        if not places:
            yield f"{label}: not a candidate; its score stays under the threshold"
            continue
        finding, fate = findings[places[0] - 1], _fate(brief, part, source, sentence, found.antecedents.get(key, ""))
        rank = f"candidate {places[0]} of {len(findings)}, score {finding.score:.2f}"
        yield f"{label}: {fate}; {rank}: {_told(finding.reasons)}"


def _fate(brief: Brief, part: str, source: int, sentence: Sentence, antecedent: str) -> str:
    for lines, fate in ((brief.printed, "printed"), (brief.left_out, "left out for want of room")):
        for _, line in _lines(lines, part):
            if line.source == source and sentence.start <= line.start < sentence.end:
                return f"stands under {line.see}" if line.see else fate
    if part == "summary":
        return "passed over for another bottom line"
    if standing_alone(sentence.text, antecedent) is None:
        return "passed over; it leans on another sentence and would not stand alone"
    return "passed over; another line tells it already, or it is too long for a page"


def _lines(lines: Lines, part: str) -> Iterator[tuple[str, Line]]:
    for row in getattr(lines, part):
        yield ("", row) if isinstance(row, Line) else (getattr(row, "name", getattr(row, "text", "")), row.line)


def _reasoned(name: str, line: Line) -> str:
    label = f"{name}: " if name else ""
    return f"  {line.score:.2f}  {label}{line.text} [{line.mark}]\n        {_told(line.reasons)}"


def _told(reasons: Sequence[Reason]) -> str:
    return ", ".join(f"{reason.name} {reason.points:+.2f}" for reason in reasons)


def _holds(text: str, wanted: str) -> bool:
    return " ".join(words(wanted)) in " ".join(words(text))
