"""What a file is, by its bytes; its name and what its sender says of it only settle what bytes leave open."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from briefing.errors import BinaryInput, OwnPage, TooLarge
from briefing.model import File
from briefing.read.decode import SNIFF_BYTES, utf16
from briefing.read.mail_sniff import is_mail
from briefing.read.markdown import SUFFIXES as MARKDOWN_SUFFIXES


class Media(StrEnum):
    """The kinds of file that are read, by what a person calls them."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "a web page"
    PDF = "a PDF"
    PACKED = "a Word document or a ZIP archive"
    MAIL = "a mail"
    FEED = "a feed"
    OPML = "a list of feeds (OPML)"


# What names promise; a suffix not listed promises nothing.
SUFFIXES = {
    **dict.fromkeys((".txt", ".text"), Media.TEXT),
    **dict.fromkeys(MARKDOWN_SUFFIXES, Media.MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Media.HTML),
    ".pdf": Media.PDF,
    **dict.fromkeys((".docx", ".zip"), Media.PACKED),
    **dict.fromkeys((".eml", ".mbox", ".mht", ".mhtml"), Media.MAIL),
    **dict.fromkeys((".rss", ".atom"), Media.FEED),
    ".opml": Media.OPML,
}
# How what is said of a name that lies begins.
PROMISES = "its name promises"
# What a folder or an archive is searched for besides: feeds come as XML and JSON.
LOOKED_FOR = frozenset({*SUFFIXES, ".xml", ".json"})

# A day's press is some hundred kilobytes; what is larger is no article. A report with its pictures may be.
MOST_BYTES = 50_000_000
MOST_BYTES_PDF = 100_000_000

# How a page of ours is known: by its maker, as JSON by its schema, as text by its last lines.
_OWN = re.compile(
    rb'<meta name="generator" content="briefing">|\A\s*\{\s*"schema": "briefing/\d'
    rb"|check\s+with\s+briefing\s+verify\\?\.\s+briefing(?:\s|\xc2\xa0)+\d[\d.\\]*\s*\Z"
)

# What a file opens with, and what to call it.
_BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document, an encrypted one or an Outlook message"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x00", "a film or picture"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# More control characters than one in fifty is no text in any code page.
MOST_CONTROLS = 0.02
# In EBCDIC a blank is what ASCII calls "@", and one sign in ten is a blank.
LEAST_BLANKS = 0.08
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# So many first bytes tell text formats apart.
SNIFF = 20_000
# What may stand before the text of a file and says nothing of it.
_BLANK = b"\xef\xbb\xbf \t\r\n\x0c"

_ROOT = re.compile(r"<(?P<root>rss|feed|rdf:RDF|opml|html)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:\?xml\s|!doctype\s|!--|rss[\s>]|feed[\s>]|rdf:RDF\s|opml[\s>]|html[\s>])", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*[\[{\"])")

# An article that speaks of HTML shows a few tags, inside its sentences; in a page's source they open most lines.
FEWEST_TAGS = 10
LINES_TAGGED = 0.5
_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|link|script|style|div|p|span|a|ul|ol|li|table|tr|td|th|h[1-6]|br|hr|img|section"
    r"|article|nav|header|footer|main|aside|figure|figcaption|form|button|input|label|strong|em|b|i)\b[^<>]{0,500}>",
    re.IGNORECASE,
)


def too_large(file: File) -> TooLarge | None:
    """The refusal of a file with more bytes than are read, None for others."""
    most = MOST_BYTES_PDF if file.data.startswith(b"%PDF") else MOST_BYTES
    return TooLarge(file.name, len(file.data), most) if len(file.data) > most else None


def sniff(file: File) -> Media:
    """The kind of a file. Raises `OwnPage`, and `BinaryInput` with what it is for what is not read."""
    data = file.data
    bare = data[:SNIFF].lstrip(_BLANK)
    if bare.startswith(b"%PDF-"):
        return Media.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Media.PACKED
    _refuse_binary(data, file.name)
    if file.media == "message/rfc822" or is_mail(data, file.name):
        return Media.MAIL
    if own(data):
        raise OwnPage(file.name)
    head = _head(data)
    return marked_up(head, file) or _by_name(file)


def own(data: bytes) -> bool:
    """The bytes are a page of ours, other than a PDF or a mail: their readers know those.

    Wrong for a page that was written to be taken for one.
    """
    return bool(_OWN.search(data[:SNIFF_BYTES]) or _OWN.search(data[-SNIFF_BYTES:]))


def mismatch(file: File, media: Media) -> str:
    """What to say where the name promises another kind; "" where it does not. An address promises nothing."""
    promised = SUFFIXES.get(PurePath(file.name).suffix.lower(), media)
    plain = {Media.TEXT, Media.MARKDOWN}
    if promised is media or {promised, media} <= plain or not file.data or file.url:
        return ""
    return f"{PROMISES} {promised}, but it is {media} and read as such"


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:SNIFF_BYTES]
    kind = next((kind for sign, kind in _BINARY if data.startswith(sign)), "")
    if not kind and len(_CONTROLS.findall(head)) > MOST_CONTROLS * len(head) + 1 and not _wide(head):
        kind = "binary data"
    if head.count(0x40) > LEAST_BLANKS * len(head) and not head.count(b" ") and not head.isascii():
        kind = "text in EBCDIC, as mainframes write it"
    if kind and data.strip(b"\x00\t\n\r "):
        raise BinaryInput(name, kind)


def _wide(head: bytes) -> str | None:
    """The encoding of a text with zero bytes: UTF-32 by its mark, UTF-16 by where they stand."""
    return "utf-32" if head.startswith(_UTF32) else utf16(head)


def _head(data: bytes) -> str:
    """The first characters, well enough to see tags in them."""
    head = data[:SNIFF]
    wide = "utf-16" if head.startswith(_UTF16) and not head.startswith(_UTF32) else _wide(head[:SNIFF_BYTES])
    return head.decode(wide, "replace") if wide else head.lstrip(_BLANK).decode("latin-1")


def marked_up(head: str, file: File) -> Media | None:
    """The kind of a text in tags or braces. Raises `BinaryInput` for XML and JSON that hold no article."""
    if _MARKUP.match(head):
        root = _ROOT.search(head)
        if not root and re.match(r"\s*<(?:!doctype\s+html|!--)", head, re.IGNORECASE):
            return Media.HTML
        return _rooted(root["root"].lower() if root else "", file)
    if _JSON.match(head):
        if _JSON_FEED.search(head):
            return Media.FEED
        if file.data.rstrip()[-1:] in b"]}":
            raise BinaryInput(file.name, "JSON data")
    tagged = file.media in ("text/html", "application/xhtml+xml") and bool(_TAG.search(head))
    return Media.HTML if tagged or _full_of_tags(head, file.name) else None


def _rooted(root: str, file: File) -> Media:
    match root:
        case "html":
            return Media.HTML
        case "opml":
            return Media.OPML
        case "rss" | "feed" | "rdf:rdf":
            return Media.FEED
        case _:
            raise BinaryInput(file.name, "XML data")


def _full_of_tags(head: str, name: str) -> bool:
    """Tags open most lines, as in the source of a web page; Markdown may hold as many as it likes."""
    if name.lower().endswith(MARKDOWN_SUFFIXES) or len(_TAG.findall(head)) < FEWEST_TAGS:
        return False
    lines = [line.lstrip() for line in head.split("\n") if line.strip()]
    return sum(bool(_TAG.match(line)) for line in lines) >= LINES_TAGGED * len(lines)


def _by_name(file: File) -> Media:
    return Media.MARKDOWN if file.name.lower().endswith(MARKDOWN_SUFFIXES) else Media.TEXT
