"""briefing: one trustworthy printed page from the day's articles, every line the sources' own words.

The flow, a room each:

    intake    what the user named -> documents; with fetch (addresses) and guard (foreign bytes in a child process)
    read      file -> Document: sniffed, taken apart, cleaned; title, headings, bullets and furniture told apart
    segment   Document -> sections and sentences, each with its offsets
    rank      sentences -> how much each matters, with reasons
    events    many documents -> events: who tells of one, who tells it independently, where figures differ
    novelty   what a sentence is to a reader of the pages before: new, updated, continuing
    find      actors, what's new, risks, agenda topics, dates, the bottom line
    compose   which lines, worded to stand alone, fitted to one page -> Brief
    render    Brief -> HTML, PDF, text, Markdown, JSON
    deliver   whole files or nothing
    edition   the page of every morning: config (briefing.toml), archive (what was delivered), the desk's own words
    prove     a finished page against its sources

`pipeline` is the flow as one function; `model` the values handed on; `api` what is offered here.
"""

from briefing.api import brief, load, load_all, loads, stories, summarise
from briefing.errors import BriefingError
from briefing.model import Document, Section, Sentence

__version__ = "0.1.0"

__all__ = [
    "BriefingError",
    "Document",
    "Section",
    "Sentence",
    "brief",
    "load",
    "load_all",
    "loads",
    "stories",
    "summarise",
]
