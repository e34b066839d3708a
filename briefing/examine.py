"""What the other commands answer: the key sentences, what was read, why a line is on the page, whether it is true."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing import explain
from briefing.errors import MissingSource, RefusedInput, UnknownPage
from briefing.intake import Network, gather, read_all, standard_input
from briefing.model import INSIDE, File, Unread
from briefing.pipeline import page, prepare, ranking
from briefing.prove import FinishedPage, changed_sources, matched, prove, read_page
from briefing.rank import pick
from briefing.settings import Settings

DEFAULT_SENTENCES = 3


def summary(
    inputs: Sequence[str], network: Network, sentences: int | None, words: int | None, ranker: str
) -> tuple[str, tuple[Unread, ...]]:
    """The key sentences of the inputs, one to a line, each with its mark."""
    documents, unread = read_all(inputs, network)
    if sentences is None and words is None:
        sentences = DEFAULT_SENTENCES
    picked = pick(ranking(documents, ranker), sentences=sentences, words=words)
    return "".join(f"{item.passage.sentence.text}\n" for item in picked), unread


def outline(inputs: Sequence[str], network: Network) -> tuple[str, tuple[Unread, ...]]:
    """What was read of each input."""
    documents, unread = read_all(inputs, network)
    return "\n".join(explain.outline(document) for document in documents), unread


def explanation(inputs: Sequence[str], network: Network, wanted: str, ranker: str) -> tuple[str, tuple[Unread, ...]]:
    """Why each line is on the page of these inputs, or what became of the sentences that hold the `wanted` words."""
    documents, unread = read_all(inputs, network)
    settings = Settings(ranker=ranker)
    prepared = prepare(documents, settings)
    brief = page(prepared, settings)
    if not wanted:
        return explain.reasons(brief, prepared.documents), unread
    return explain.why(wanted, prepared.told, prepared.ranked, prepared.found, brief), unread


def verify(name: str, sources: Sequence[str], network: Network) -> tuple[str, bool, tuple[Unread, ...]]:
    """The verdict on each line of a finished page, whether all are proved, and the sources that could not be read."""
    given = _page(name)
    finished = read_page(given.data, given.name)
    read, unread = read_all(sources or _beside(name, finished), network, quiet=True)
    documents = matched(finished, read)
    proofs = prove(finished, documents)
    proved = not any(proof.fault for proof in proofs)
    return explain.verdict(proofs, changed_sources(finished, documents)), proved, unread


def _page(page: str) -> File:
    found = gather([page], standard_input)
    if len(found) != 1:
        raise UnknownPage(page, "is several files")
    if isinstance(found[0], Unread):
        raise RefusedInput(found[0].why)
    return found[0]


def _beside(page: str, finished: FinishedPage) -> list[str]:
    """The sources that a page names, from its own folder or the current one; of one inside a file, that file."""
    files = []
    for name in dict.fromkeys(name.partition(INSIDE)[0] for name in finished.names.values()):
        places = [folder / Path(name).name for folder in (Path(page).parent, Path())]
        file = next((place for place in places if _is_file(place)), None)
        if file is None:
            raise MissingSource(page, name)
        files.append(str(file))
    if not files:
        raise MissingSource(page, "")
    return files


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # a name on a hostile page may be too long to be asked for
        return False
