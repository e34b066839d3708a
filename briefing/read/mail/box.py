"""A file of several mails (mbox), one behind the other, each under a line "From ann@roe.example Wed Mar  4 …"."""

from __future__ import annotations

import re

from briefing.model import File
from briefing.read.mail_sniff import is_box
from briefing.read.pieces import Extract

# A newsroom's mail of a day; whoever has more gives a part.
MOST_MAILS = 500

_CUT = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From \S+ [^\r\n]{0,40}\d\d:\d\d[^\r\n]{0,20}\d{4}[^\r\n]{0,20}\r?\n)")
_FROM_LINE = re.compile(rb"From [^\r\n]*\r?\n")


def opened(file: File, data: bytes) -> Extract | None:
    """The mails in a box as files; None where the bytes hold one mail only.

    Wrong for a mail that quotes such a line after a blank one, unmarked; mail programs write ">From" there.
    """
    cuts = [cut.end() for cut in _CUT.finditer(data)] if is_box(data) else []
    if len(cuts) < 2:
        return None
    ends = [*cuts[1:], len(data)]
    mails = [_FROM_LINE.sub(b"", data[start:end], count=1) for start, end in zip(cuts, ends, strict=True)]
    left = len(mails) - MOST_MAILS
    notes = (f"only the first {MOST_MAILS} of {len(mails):,} mails are read",) if left > 0 else ()
    inner = (File(f"{file.name} › {n}", mail, "message/rfc822") for n, mail in enumerate(mails[:MOST_MAILS], 1))
    return Extract(notes=notes, inner=tuple(inner))
