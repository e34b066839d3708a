"""Stage 7: the page goes where it is wanted, whole and once: as files in a folder, as a letter, on paper.

files       whole files or nothing (names: what they are called)
letter      the page as a letter
submission  a letter to the mail server (line: safe, and never waited on for ever); printer: a PDF to paper
outbox      what is on its way, each piece to each addressee once (logbook: what became of it; disk: how it is kept)
sending     what the desk is told of that; fate: what a carrier tells; faults: what stops it
"""

from briefing.deliver.files import clear, write
from briefing.deliver.names import SUFFIXES, fingerprint, slug, stem, targets

__all__ = ["SUFFIXES", "clear", "fingerprint", "slug", "stem", "targets", "write"]
