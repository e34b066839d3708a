"""One article in every format that is read, and its page in every format that is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from pypdfium2 import PdfDocument

from tests.conftest import Ran
from tests.read import docx_files

Command = Callable[..., Ran]

STORY = "The council of Oslo closed the port on Monday after a fire. The mayor warned that smoke could harm crews. "


class Article(NamedTuple):
    """What a source says: plain words, in which nothing is markup."""

    title: str
    body: Sequence[str]
    author: str = "Ann Roe"


def plain(told: Article) -> bytes:
    return "\n\n".join((told.title, f"By {told.author}", *told.body)).encode("utf-8", "surrogatepass")


def markdown(told: Article) -> bytes:
    return "\n\n".join((f"# {told.title}", f"By {told.author}", *told.body)).encode("utf-8", "surrogatepass")


def web_page(told: Article) -> bytes:
    return live_page(escape(told.title), "".join(f"<p>{escape(text)}</p>" for text in told.body), escape(told.author))


def live_page(title: str, body: str, author: str = "Ann Roe", head: str = "") -> bytes:
    """A web page of these pieces of HTML."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="author" content="{author}">{head}</head><body><article><h1>{title}</h1>'
        f'<p class="byline">By {author}</p>{body}</article></body></html>'
    ).encode("utf-8", "surrogatepass")


def word(told: Article) -> bytes:
    blocks = [docx_files.p(told.title, style="Titel"), *map(docx_files.p, told.body)]
    return docx_files.docx(docx_files.body(*blocks), {"core": docx_files.properties(told.title, told.author)})


def mail(told: Article) -> bytes:
    return bytes(_mail(told.title, told.author, "\n\n".join(told.body), "plain"))


def live_mail(told: Article, html: str) -> bytes:
    """A mail whose body is this HTML."""
    return bytes(_mail(told.title, told.author, html, "html"))


def _mail(title: str, author: str, body: str, kind: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{json.dumps(author, ensure_ascii=False)} <ann.roe@harbour.example>"
    message["Subject"], message["Message-ID"] = title, "<1@harbour.example>"
    message["Date"] = "Wed, 4 Mar 2026 10:15:00 +0100"
    message.set_content(body, subtype=kind, cte="base64")
    return message


def rss(told: Article, link: str = "https://post.example/1") -> bytes:
    html = "".join(f"<p>{escape(text)}</p>" for text in told.body)
    return live_rss(escape(escape(told.title)), html, escape(told.author), escape(link))


def live_rss(title: str, html: str, author: str = "Ann Roe", link: str = "https://post.example/1") -> bytes:
    """An RSS feed of one item; its title, author and link as they are to stand in the XML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Post</title><link>https://post.example/</link>"
        f"<item><title>{title}</title><link>{link}</link><dc:creator>{author}</dc:creator>"
        f"<description>{escape(html)}</description></item></channel></rss>"
    ).encode()


def atom(told: Article, link: str = "https://post.example/1") -> bytes:
    html = "".join(f"<p>{escape(text)}</p>" for text in told.body)
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>'
        f'<entry><id>urn:1</id><title type="text">{escape(told.title)}</title><link href="{escape(link)}"/>'
        f"<author><name>{escape(told.author)}</name></author>"
        f'<content type="html">{escape(html)}</content></entry></feed>'
    ).encode()


def json_feed(told: Article, link: str = "https://post.example/1") -> bytes:
    html = "".join(f"<p>{escape(text)}</p>" for text in told.body)
    item = {"id": "1", "url": link, "title": told.title, "authors": [{"name": told.author}], "content_html": html}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [item]}).encode()


def pdf(told: Article) -> bytes:
    return live_pdf(web_page(told).decode())


def live_pdf(html: str) -> bytes:
    """A PDF as laid out from this HTML."""
    from weasyprint import HTML

    written: bytes = HTML(string=html).write_pdf()
    return written


FORMATS: dict[str, Callable[[Article], bytes]] = {
    ".txt": plain,
    ".md": markdown,
    ".html": web_page,
    ".docx": word,
    ".eml": mail,
    ".rss": rss,
    ".atom": atom,
    ".json": json_feed,
    ".pdf": pdf,
}


class Pages(NamedTuple):
    """One page in every format, the PDF as bytes and as its text layer."""

    html: str
    markdown: str
    text: str
    json: str
    pdf: bytes
    layer: str

    @property
    def whole(self) -> str:
        """All that any of them says."""
        return "\n".join((self.html, self.markdown, self.text, self.json, self.layer))


PROVABLE = (".html", ".json", ".pdf")


def pages(briefing: Command, source: Path, *options: str, proved: Sequence[str] = PROVABLE) -> Pages:
    """The page of a source in every format; it must be made, and those in formats to be `proved` are verified."""
    out = Path(mkdtemp(prefix="pages-", dir=source.parent))
    formats = [word for name in ("html", "markdown", "text", "json", "pdf") for word in ("--format", name)]
    ran = briefing("make", source, "-o", f"{out}/", "--no-network", *formats, *options)
    assert ran.code == 0, ran.err
    found = {file.suffix: file for file in out.iterdir()}
    for suffix in proved:
        verdict = briefing("verify", found[suffix], source, "--no-network")
        assert verdict.code == 0, verdict.out
    html, marked, text, twin = (found[suffix].read_text("utf-8") for suffix in (".html", ".md", ".txt", ".json"))
    data = found[".pdf"].read_bytes()
    return Pages(html, marked, text, twin, data, layer(data))


def layer(data: bytes) -> str:
    """The text layer of a PDF, white space squeezed and hyphens at line ends dropped."""
    with PdfDocument(data) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", re.sub(r"[\u2010\u0002\ufffe]\s*", "", text))


def attached(told: Article, *files: tuple[str, str, bytes]) -> bytes:
    """A mail with these files behind it: type, name and bytes of each."""
    message = _mail(told.title, told.author, "\n\n".join(told.body), "plain")
    for media, name, data in files:
        main, _, sub = media.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return bytes(message)
