"""What the files of a page are called, and where they go."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefing.errors import UnsafeOutput
from briefing.model import Brief

SUFFIXES = {
    "html": ".html",
    "pdf": ".pdf",
    "eml": ".eml",
    "json": ".json",
    "markdown": ".md",
    "text": ".txt",
}
STEM_LENGTH = 60  # characters; with hash and suffix far below the 255 bytes that file systems allow
HASH_LENGTH = 8  # hexadecimal digits of the sources' hash; the chance that two briefs meet is one in 4 thousand million

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def targets(output: str, formats: Iterable[str], brief: Brief, inputs: Iterable[str]) -> dict[str, Path]:
    """Where each format goes: `output` is a folder (it exists, ends in a slash, or must hold several), else a file.

    A name in a folder is made of the title and the sources' hash, so it never leaves the folder and never
    meets another brief's. Raises `UnsafeOutput` where a target is an input or no plain file.
    """
    chosen = list(formats)
    path = Path(output)
    if output.endswith(("/", os.sep)) or os.path.isdir(path) or len(chosen) > 1:  # noqa: PTH112 - names too long raise
        files = {name: path / f"{stem(brief)}{SUFFIXES[name]}" for name in chosen}
    else:
        files = {chosen[0]: path}
    sources = {os.path.realpath(name) for name in inputs}
    for file in files.values():
        if os.path.realpath(file) in sources:
            raise UnsafeOutput(str(file), "is one of the inputs and would be lost")
        if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
            raise UnsafeOutput(str(file), "is no plain file")
    return files


def stem(brief: Brief) -> str:
    """A file name for the brief, without suffix: ASCII words of the title and the hash of its sources."""
    return f"{slug(f'brief {brief.title}')}-{fingerprint(brief)}"


def slug(text: str) -> str:
    """The ASCII words of a text as a file name, whole words of it as long as a name may be: "morning-brief".

    A name that Windows keeps for a device, whatever its suffix, is none: "con" is "page-con".
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words: list[str] = re.findall(r"[a-z0-9]+", plain) or ["page"]
    name = words.pop(0)[:STEM_LENGTH]
    for word in words:
        if len(name) + 1 + len(word) > STEM_LENGTH:
            break
        name += f"-{word}"
    return f"page-{name}" if _DEVICE.fullmatch(name) else name


def fingerprint(brief: Brief) -> str:
    """The first digits of the hash over the hashes of all sources."""
    from hashlib import sha256

    return sha256("".join(source.sha256 for source in brief.sources).encode()).hexdigest()[:HASH_LENGTH]
