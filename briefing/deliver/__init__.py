"""Stage 7: the page goes where it is wanted, whole and once: as files in a folder, as a letter, on paper.

names     what the files of a page are called, and where they go
files     whole files or nothing
fate      what became of a delivery
"""

from briefing.deliver.files import clear, write
from briefing.deliver.names import SUFFIXES, fingerprint, slug, stem, targets

__all__ = ["SUFFIXES", "clear", "fingerprint", "slug", "stem", "targets", "write"]
