"""A packed file is a Word document or a ZIP of articles; its list of members tells."""

from __future__ import annotations

from briefing.model import File
from briefing.read import bundle, docx
from briefing.read.docx.package import KIND
from briefing.read.packed import Packed
from briefing.read.pieces import Extract


def extract(file: File) -> Extract:
    """What a Word document says, or the files in an archive; refuses as their readers do."""
    kind = KIND if file.name.lower().endswith(".docx") else bundle.KIND
    return docx.extract(file) if Packed(file, kind).office else bundle.extract(file)
