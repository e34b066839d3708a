"""What programs outside the package call; the names and their meaning stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from warnings import warn

from briefing.errors import EmptyInput, NoInput, SeveralDocuments
from briefing.intake import Network, documents
from briefing.model import Brief, Document, Sentence, Unread
from briefing.pipeline import from_text, make, ranking
from briefing.rank import pick
from briefing.render import to_dict
from briefing.settings import Settings

ANY_NETWORK = Network()


@dataclass(frozen=True, slots=True)
class Page(Brief):
    """A finished page that gives its JSON twin."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON twin, schema "briefing/1"."""
        return to_dict(self)


def load(path: str) -> Document:
    """The document in a file, at an address, or on standard input for "-"; raises a `BriefingError` that says why not.

    What holds several documents (a mail with attachments, a feed, an archive, a folder) is for `load_all`.
    """
    found = load_all(path)
    if len(found) > 1:
        raise SeveralDocuments(path, len(found))
    return found[0]


def load_all(path: str, network: Network = ANY_NETWORK) -> tuple[Document, ...]:
    """Every document that a file, folder, address or feed holds; what of it cannot be read is a warning.

    Raises a `BriefingError` where nothing can.
    """
    found = tuple(documents([path], network))
    read = tuple(one for one in found if isinstance(one, Document))
    unread = [one.why for one in found if isinstance(one, Unread)]
    if not read:
        raise NoInput(tuple(unread) or (str(EmptyInput(path)),))
    for why in unread:
        warn(why, stacklevel=2)
    return read


def loads(text: str, name: str, title: str | None = None, date: date | None = None) -> Document:
    """The document in a text already in hand; `title` and `date` are used where the text does not tell."""
    return from_text(text, name, title, date)


def brief(documents: Sequence[Document], today: date | None = None) -> Page:
    """One page from the documents, for the room of an A4 sheet; `today` defaults to the newest document's date."""
    made = make(documents, Settings(today=today))
    return Page(**{field.name: getattr(made, field.name) for field in fields(made)})


def stories(documents: Sequence[Document]) -> tuple[tuple[Document, ...], ...]:
    """The documents by event: a tuple for each, in the order of their first documents."""
    from briefing.events import group

    return tuple(tuple(documents[number] for number in numbers) for numbers in group(documents))


def summarise(documents: Sequence[Document], sentences: int | None = None, words: int | None = None) -> list[Sentence]:
    """The key sentences verbatim, in reading order: so many `sentences` (3 unless told), or about so many `words`."""
    if sentences is None and words is None:
        sentences = 3
    picked = pick(ranking(documents, "briefing"), sentences=sentences, words=words)
    return [ranked.passage.sentence for ranked in picked]
