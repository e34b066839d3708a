"""Where a sentence stands: how far down, under what, in which list, how near to the title and the first sentence."""

from __future__ import annotations

from briefing.find.view import View


def opening(view: View) -> float:
    """The first sentence of the document."""
    return float(view.index == 0)


def second(view: View) -> float:
    """The second sentence of the document."""
    return float(view.index == 1)


def early(view: View) -> float:
    """1 for the first sentence, 1/2 for the second, 1/3 for the third."""
    return 1 / (1 + view.index)


def soon(view: View) -> float:
    """Falls off over the first ten sentences."""
    return max(0.0, 1 - view.index / 10)


def depth(view: View) -> float:
    """How far down the document, 0 for the top to 1 for the last sentence."""
    return view.index / max(1, view.frame.count - 1)


def last(view: View) -> float:
    """The last sentence of the document."""
    return float(view.index == view.frame.count - 1 and view.frame.count > 1)


def under_heading(view: View) -> bool:
    """Stands under a heading, not in the opening section."""
    return bool(view.heading_words) and view.passage.sentence.section > 1


def short_document(view: View) -> float:
    """A document of few sentences: of ten, 0.5."""
    return 5 / max(5, view.frame.count)


def title_overlap(view: View) -> float:
    """The share of the title's words that come back in the sentence."""
    return len(view.frame.title_stems.intersection(view.passage.stems)) / max(1, len(view.frame.title_stems))


def lead_overlap(view: View) -> float:
    """The share of the first sentence's words that come back further down."""
    if view.index == 0:
        return 0.0
    return len(view.frame.lead_stems.intersection(view.passage.stems)) / max(1, len(view.frame.lead_stems))


def after_colon(view: View) -> float:
    """Follows a line that ends in a colon, or an item that does."""
    return float(view.before is not None and view.before.sentence.text.rstrip().endswith((":", ";")))


def listed_topic(view: View) -> float:
    """An item of a list that a line about talks or plans announces.

    "They will discuss:" and its items. Wrong for a list of those invited.
    """
    return float(not view.announced.isdisjoint(("talks", "future", "planned")))


def announces_list(view: View) -> float:
    """Ends in a colon."""
    return float(view.text.rstrip().endswith(":"))
