"""The same articles in every format: what each says reaches the document's text, and hardly anything else does."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest

from briefing.fetch import Network
from briefing.intake import documents
from briefing.model import Document
from tests.conftest import SAMPLES
from tests.read import docx_files
from tests.read.recovered import recovered

LEAST_RECALL, LEAST_PRECISION = 0.98, 0.95


def parts(sample: str) -> list[str]:
    """The lines of a sample."""
    return [part for part in (SAMPLES / sample).read_text("utf-8").split("\n") if part.strip()]


def as_html(sample: str) -> str:
    """Headings where a line has no stop; the rest are paragraphs, with a menu and a footer around."""
    title, *rest = parts(sample)
    body = "".join(f"<p>{escape(p)}</p>" if p.endswith((".", "”")) else f"<h2>{escape(p)}</h2>" for p in rest)
    return f"<!doctype html><title>{escape(title)}</title><article><h1>{escape(title)}</h1>{body}</article>"


def pdf(sample: str) -> bytes:
    from weasyprint import HTML

    style = (
        '<html lang="en"><style>@page { size: a5; @top-left { content: "Harbour Office" } @bottom-right { content: '
        "counter(page) } } body { columns: 2; hyphens: auto; text-align: justify } h1 { column-span: all }</style>"
    )
    written: bytes = HTML(string=style + as_html(sample)).write_pdf()
    return written


def docx(sample: str) -> bytes:
    return docx_files.docx(docx_files.body(*(docx_files.p(part) for part in parts(sample))))


def mail(sample: str) -> bytes:
    title, *rest = parts(sample)
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Ann Roe <ann@example.org>", title, "<1@example.org>"
    message.set_content("\n\n".join(rest), cte="quoted-printable")
    return bytes(message)


MAKERS: dict[str, Callable[[str], bytes]] = {
    "pdf": pdf,
    "docx": docx,
    "eml": mail,
    "txt": lambda sample: (SAMPLES / sample).read_bytes(),
}


@pytest.mark.parametrize("sample", ["summit.txt", "release.md", "speech.txt"])
@pytest.mark.parametrize("form", MAKERS)
def test_the_words_of_an_article_are_read_and_no_others(form: str, sample: str, tmp_path: Path) -> None:
    (tmp_path / f"day.{form}").write_bytes(MAKERS[form](sample))
    (document,) = documents([str(tmp_path / f"day.{form}")], Network(allowed=False))
    assert isinstance(document, Document)
    recall, precision = recovered("\n".join(parts(sample)), document.text)
    assert recall >= LEAST_RECALL
    assert precision >= LEAST_PRECISION
