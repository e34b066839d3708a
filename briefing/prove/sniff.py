"""Tells what kind of page a file holds by its bytes, and reads it; only that kind's reader is loaded."""

from __future__ import annotations

import re

from briefing.errors import UnknownPage
from briefing.prove.pages import FinishedPage

# The first header line of a mail.
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")


def read_page(data: bytes, name: str) -> FinishedPage:
    """The page in a finished HTML, PDF or JSON file, or in a mail; raises `UnknownPage` for anything else."""
    if data.startswith(b"%PDF"):
        from briefing.prove.pdf_page import pdf_page

        page = pdf_page(data, name)
    elif (opening := data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]) == b"{":
        from briefing.prove.json_page import json_page

        page = json_page(data, name)
    elif opening == b"<":
        from briefing.prove.html_page import html_page

        page = html_page(data, name)
    elif _HEADER.match(data):
        from briefing.prove.mail_page import mail_page

        page = mail_page(data, name)
    else:
        raise UnknownPage(name, "is neither HTML, PDF nor JSON, nor a mail")
    if not page.lines:
        raise UnknownPage(name, "has no lines with marks on it")
    if not page.digests:
        raise UnknownPage(name, "is not whole: its notes on the sources are missing")
    return page
