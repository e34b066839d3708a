"""Stage 7: the page goes where it is wanted, whole and once: as files in a folder, as a letter, on paper.

files     whole files or nothing
fate      what became of a delivery
"""

from briefing.deliver.files import SUFFIXES, clear, fingerprint, slug, stem, targets, write

__all__ = ["SUFFIXES", "clear", "fingerprint", "slug", "stem", "targets", "write"]
