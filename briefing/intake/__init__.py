"""From what the user named to documents: files and addresses are gathered, read, and opened where they hold others.

Here the disk and the network are touched. One input that cannot be read is a value among the others.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing import corpus
from briefing.errors import BriefingError, NoInput, OwnPage, TooDeep
from briefing.fetch import Network, fetch, is_url
from briefing.intake.gather import Place, gather, load, places
from briefing.model import Document, File, Unread
from briefing.pipeline import refuse_empty
from briefing.read import MOST_BYTES_PDF, Holder, Media, Reading, begin, finish
from briefing.segment import segment

__all__ = ["Network", "documents", "gather", "once", "opened", "read_all", "standard_input"]

# A list of feeds holds feeds, which hold pages; a ZIP holds mails, which hold reports. No hand packs deeper.
DEEPEST = 3
# Readings under way at once: enough to keep every guarded worker busy, few enough to hold their bytes.
AHEAD = 8
# Pages fetched for one feed, a second apart: half a minute of the morning.
MOST_FETCHED = 30
TEASER = "only the teaser in the feed could be read"
MANY = 20  # inputs; below, a progress bar would only flicker
# To know a copy costs 80 bytes for each document, 80 MB for a million; its first one's name would cost twice as much
# again, so only the first ones are kept by name. A digest of 128 bits is met by chance in no archive of this world.
DIGITS = 32
MOST_NAMED = 10_000
# What could not be read, or was passed over, is told one by one so often, the rest of its kind counted: a million lines
# of a broken corpus would fill memory, and the page. Nobody reads a thousand.
MOST_TOLD = 1_000
REST = "the rest"

Wanted = File | Unread


def read_all(
    inputs: Sequence[str], network: Network, quiet: bool = False
) -> tuple[tuple[Document, ...], tuple[Unread, ...]]:
    """All inputs, read and segmented, and those that could not be; refuses when not one could."""
    found = tuple(documents(inputs, network, quiet))
    read = tuple(one for one in found if isinstance(one, Document))
    unread = tuple(one for one in found if isinstance(one, Unread))
    if not read:
        raise NoInput(tuple(failure.why for failure in unread))
    return read, unread


def documents(inputs: Sequence[str], network: Network, quiet: bool = True) -> Iterator[Document | Unread]:
    """Each document of the inputs in order, those inside a mail, an archive or a feed behind it, none twice.

    A corpus streams: but for a few documents under way, only what is needed to know a copy is held. Of what cannot be
    read the first are told, the others counted at the end.
    """
    return _told(once(opened(_loaded(_progress(_named(inputs, network), quiet)), network)))


def _told(found: Iterable[Document | Unread]) -> Iterator[Document | Unread]:
    """The same, but only so many faults, and so many inputs passed over, one by one; then how many more there are."""
    counts: Counter[bool] = Counter()
    for one in found:
        if isinstance(one, Unread):
            counts[one.skipped] += 1
            if counts[one.skipped] > MOST_TOLD:
                continue
        yield one
    for skipped, what in ((False, "cannot be read"), (True, "passed over")):
        left = counts[skipped] - MOST_TOLD
        if left > 0:
            yield Unread(REST, f"{REST}: {left:,} more {what}, not named one by one.", skipped)


def once(found: Iterable[Document | Unread]) -> Iterator[Document | Unread]:
    """The same, but a document that came before, byte for byte, is told and not given again: it would outvote others.

    Example: of "a.txt", "b.txt" and "c.txt", a copy of the first, the third is an `Unread`. Wrong for a notice that is
    sent anew word for word each week: the archive of a year has it once.
    """
    seen: set[int] = set()
    names: dict[int, str] = {}
    for one in found:
        digest = int(one.sha256[:DIGITS], 16) if isinstance(one, Document) else None
        if digest in seen:
            first = names.get(digest, "one before it")
            yield Unread(one.name, f"{one.name}: is a copy of {first} and counts once.", skipped=True)
            continue
        if digest is not None:
            seen.add(digest)
            if len(names) < MOST_NAMED:
                names[digest] = one.name
        yield one


def _named(inputs: Sequence[str], network: Network) -> tuple[Place | Wanted, ...]:
    """Where the inputs lie; all addresses are fetched at once, each stands where it was named."""
    addresses = [asked for asked in dict.fromkeys(inputs) if is_url(asked)]
    fetched = dict(zip(addresses, fetch(addresses, network, pages=True), strict=True))
    named: list[Place | Wanted] = []
    paths: list[str] = []
    for asked in dict.fromkeys(inputs):
        if asked in fetched:
            named += [*places(paths), fetched[asked]]
            paths.clear()
        else:
            paths.append(asked)
    return (*named, *places(paths))


def _loaded(named: Iterable[Place | Wanted]) -> Iterator[Wanted]:
    """The files, each loaded in its turn."""
    for one in named:
        if isinstance(one, Place):
            yield from load(one, standard_input)
        else:
            yield one


def standard_input() -> bytes:
    """What is piped in; nothing where standard input is closed."""
    return sys.stdin.buffer.read(MOST_BYTES_PDF + 1) if sys.stdin else b""  # one that never ends is too large


def opened(files: Iterable[Wanted], network: Network, depth: int = 0) -> Iterator[Document | Unread]:
    """Every document in the files, read and segmented, and each that cannot be; those inside a file stand behind it.

    `depth` says how deep in other files they lay. Example: a mail with a report is two documents, "note.eml" and
    "note.eml › report.pdf". Where the network is not allowed, what a file only links to is an `Unread`.
    """
    for begun in _ahead(_unpacked(files)):
        if isinstance(begun, Unread):
            yield begun
            continue
        own, inner = _finished(begun)
        yield from own
        if inner and depth == DEEPEST:
            name = begun.file.name
            yield Unread(name, str(TooDeep(name, "files within files within files")))
        elif inner:
            yield from opened(_completed(inner, network, pages=begun.media is not Media.OPML), network, depth + 1)


def _unpacked(files: Iterable[Wanted]) -> Iterator[Wanted]:
    """The same, but the documents in JSON lines instead of the lines: piped in, attached, or out of an archive."""
    for file in files:
        inside = corpus.inside(file) if isinstance(file, File) else None
        if inside:
            yield from inside
        else:
            yield file


def _finished(begun: Reading) -> tuple[tuple[Document | Unread, ...], tuple[File, ...]]:
    """The segmented document of a file and the files in it; that of its teaser where there is one and it cannot be."""
    name = begun.file.name
    try:
        own, inner = finish(begun)
        if isinstance(own, Holder):
            return tuple(Unread(name, f"{name}: {note}", skipped=True) for note in own.notes), inner
        document = segment(own)
        refuse_empty(document)
        return (document,), inner
    except BriefingError as refusal:
        teased = _teased(begun.file, refusal)
        return _finished(teased) if isinstance(teased, Reading) else ((teased,), ())


def _ahead(files: Iterable[Wanted]) -> Iterator[Reading | Unread]:
    """Each file with its reader started, some of them ahead of their turn."""
    under_way: deque[Reading | Unread] = deque()
    for file in files:
        under_way.append(_begun(file))
        if len(under_way) > AHEAD:
            yield under_way.popleft()
    yield from under_way


def _begun(file: Wanted) -> Reading | Unread:
    if isinstance(file, Unread):
        return file
    try:
        return begin(file)
    except BriefingError as refusal:
        return _teased(file, refusal)


def _teased(file: File, refusal: BriefingError) -> Reading | Unread:
    """The teaser of a file that was refused, where the feed had one. A page of ours was not meant, but lay there."""
    if file.teaser:
        return _begun(replace(file.teaser, doubt=f"{TEASER}: {refusal}"))
    return Unread(file.name, str(refusal), skipped=isinstance(refusal, OwnPage))


def _completed(inner: Sequence[File], network: Network, pages: bool) -> Iterator[Wanted]:
    """The files inside another; those of which it holds a teaser or an address only are fetched, if they can be."""
    addresses = [file.url for file in inner if file.partial]
    fetched = iter(fetch(addresses[:MOST_FETCHED], network, pages=pages))
    for file in inner:
        late = Unread(file.name, f"{file.name}: only {MOST_FETCHED} pages of a feed are fetched.")
        yield _got(file, next(fetched, late)) if file.partial else file


def _got(file: File, page: Wanted) -> Wanted:
    teaser = replace(file, partial=False) if file.data.strip() else None
    if isinstance(page, File):
        return replace(page, name=file.name, head=file.head, teaser=teaser)
    return replace(teaser, doubt=f"{TEASER}: {page.why}") if teaser else replace(page, name=file.name)


def _progress(items: Sequence[Place | Wanted], quiet: bool) -> Iterator[Place | Wanted]:
    if quiet or len(items) < MANY or not sys.stderr.isatty():
        return iter(items)
    from rich.console import Console
    from rich.progress import track

    return iter(track(items, "Reading", console=Console(stderr=True), transient=True))
