"""What came last time, kept so that a server may say "unchanged" instead of sending it all again.

One file per address, a line of JSON and then the body, so that both are replaced together. Nothing kept is ever used
without the server's word that it still holds, so no clock is needed. The cache is a convenience: whatever is wrong with
it (broken, full, not writable, somebody else's) means only that the page is fetched anew.
"""

from __future__ import annotations

import json
import os
import re
import stat
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

# Bytes on disk; at half a megabyte a page the pages of some weeks.
MOST_KEPT = 200_000_000

_OURS = re.compile(r"[0-9a-f]{64}\.page|briefing-[a-z0-9_]+\.part")
_TAG = re.compile(r"[\x20-\x7e]{1,300}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as last fetched, with the tag and the date by which the server knows it again."""

    url: str
    etag: str
    modified: str
    media: str
    charset: str
    data: bytes

    @property
    def questions(self) -> dict[str, str]:
        """The headers that ask whether the page has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


def tag(value: str | None) -> str:
    """A server's tag or date if it is fit to be sent back, else ""."""
    return value if value and _TAG.fullmatch(value) else ""


def load(folder: Path, url: str) -> Kept | None:
    """What is kept for an address, or None: also where the file is broken, or another user may have written it."""
    try:
        handle = os.open(_place(folder, url), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as stream:
            if not _is_ours(os.fstat(stream.fileno())):
                return None
            head, data = json.loads(stream.readline()), stream.read()
        if head.pop("sha256") != sha256(data).hexdigest() or not all(isinstance(part, str) for part in head.values()):
            return None
        kept = Kept(**head, data=data)
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None
    return kept if kept.url == url else None


def save(folder: Path, kept: Kept) -> None:
    """Keep a page, whole or not at all; the folder is made for its user alone."""
    with suppress(OSError):
        _make(folder)
        handle, name = tempfile.mkstemp(prefix="briefing-", suffix=".part", dir=folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_head(kept) + b"\n" + kept.data)
            Path(name).replace(_place(folder, kept.url))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def trim(folder: Path, most: int = MOST_KEPT) -> None:
    """Drop the pages longest untouched until the rest fits; other files in the folder are left alone."""
    with suppress(OSError):
        files = [file for file in folder.iterdir() if _OURS.fullmatch(file.name)]
        sizes = sorted(((file.lstat(), file) for file in files), key=lambda one: (-one[0].st_mtime_ns, one[1]))
        total = 0
        for state, file in sizes:
            total += state.st_size
            if total > most:
                file.unlink(missing_ok=True)


def touch(folder: Path, url: str) -> None:
    """Note that a page was of use, so that it is dropped later than others."""
    with suppress(OSError):
        os.utime(_place(folder, url), follow_symlinks=False)


def _head(kept: Kept) -> bytes:
    facts = asdict(kept)
    data = facts.pop("data")
    return json.dumps(facts | {"sha256": sha256(data).hexdigest()}).encode()


def _place(folder: Path, url: str) -> Path:
    return folder / f"{sha256(url.encode()).hexdigest()}.page"


def _make(folder: Path) -> None:
    """The folder and those above it, each readable by its user alone, which `parents=True` would not see to."""
    if not folder.parent.exists():
        _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def _is_ours(state: os.stat_result) -> bool:
    """Whether nobody but this user can have written a file; where the system knows no users, it is believed."""
    if not stat.S_ISREG(state.st_mode):
        return False
    return not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o022)
