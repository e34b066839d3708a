"""What readers were told: the pages that were really delivered, kept in one SQLite file.

A page is recorded in two steps around its delivery. `prepare` writes it down whole, before any file of it stands
anywhere; `confirm` says that it was delivered. Only then does it count as told, so a page that never came silences no
story. A run that dies in between leaves a prepared page behind, and the next run's `settle` looks whether its files
stand: then it was delivered, else it never was.

    with open_archive(path) as archive:
        archive.settle(stands)
        earlier = archive.told("Morning brief", now, days=7, day=today)
        key = archive.prepare(page)
        ...the files are put where they belong...
        archive.confirm(key)

Call `settle` first: a run that writes over the files of a prepared page takes away the proof that it was delivered.
Everything read is checked against a seal made when it was written, so what comes back is what was recorded or a
named refusal. Wrong where a whole, valid, older copy of the archive is put in its place: that is believed.
"""

from briefing.archive.book import Archive, open_archive
from briefing.archive.page import PastPage, ToDeliver
from briefing.archive.place import move_aside

__all__ = ["Archive", "PastPage", "ToDeliver", "move_aside", "open_archive"]
