"""A packed file is a Word document or a ZIP of articles; its list of members tells."""

from __future__ import annotations

from briefing.model import File
from briefing.read import bundle, docx
from briefing.read.packed import Packed
from briefing.read.pieces import Extract


def extract(file: File) -> Extract:
    """What a Word document says, or the files in an archive; refuses as their readers do."""
    return docx.extract(file) if Packed(file, bundle.KIND).office else bundle.extract(file)
