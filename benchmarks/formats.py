"""Files of each format: how many a second `briefing read` reads, and its time against the bare library's.

Both sides are whole processes over a hundred files. Ours pays for the guarded child, for judging each line and for
cutting sentences; the bare library only takes the text out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.measure import Figure, process, ratio
from benchmarks.texts import made_up

FILES = 100
# Characters: an article of 700 words; a report of four to five pages.
ARTICLE, REPORT = 5_000, 15_000
# Laying out a PDF takes longer than reading it a hundred times: so many are made, and each is read several times over.
REPORTS = 10
PAIRS = 3
PAGES = Path(__file__).parents[1] / "tests" / "pages"

# What a short script with the bare library does to each file. Plain text has no library: it is opened and decoded.
BARE = {
    "html": "import trafilatura\ndef read(data): trafilatura.extract(data)",
    "pdf": (
        "from pypdfium2 import PdfDocument\n"
        "def read(data):\n"
        "    document = PdfDocument(data)\n"
        "    for page in document: page.get_textpage().get_text_range()\n"
        "    document.close()"
    ),
    "docx": (
        "from io import BytesIO\nfrom xml.etree import ElementTree\nfrom zipfile import ZipFile\n"
        "def read(data): ''.join(ElementTree.fromstring(ZipFile(BytesIO(data)).read('word/document.xml')).itertext())"
    ),
    "eml": (
        "from email import message_from_bytes, policy\n"
        "def read(data): message_from_bytes(data, policy=policy.default).get_body(('plain',)).get_content()"
    ),
    "rss": "import feedparser\nfrom io import BytesIO\ndef read(data): feedparser.parse(BytesIO(data))",
    "txt": "def read(data): data.decode()",
}
EACH = "\nimport sys\nfrom pathlib import Path\nfor name in sys.argv[1:]: read(Path(name).read_bytes())"
# What the issue of speed is about; the others are shown.
LIMITS = {"html": 1.5, "pdf": 1.5}


def figures() -> Iterator[Figure]:
    """Each format as soon as it is measured."""
    for suffix, bare in BARE.items():
        with TemporaryDirectory() as folder:
            files = _files(Path(folder), suffix)
            read = process("-m", "briefing", "read", "--no-network", *files)
            value, note = ratio(read, process("-c", bare + EACH, *files), pairs=PAIRS)
            yield Figure(
                f"`briefing read`, {FILES} files {suffix} / bare library", value, LIMITS.get(suffix), note=note
            )


def _files(folder: Path, suffix: str) -> list[str]:
    """A hundred files of a format, the same in every run."""
    contents = list(_contents(suffix))
    files = [folder / f"{number:03}.{suffix}" for number in range(FILES)]
    for number, file in enumerate(files):
        file.write_bytes(contents[number % len(contents)])
    return list(map(str, files))


def _contents(suffix: str) -> Iterator[bytes]:
    if suffix == "html":
        yield from (page.read_bytes() for page in sorted(PAGES.glob("*.html")))
    elif suffix == "pdf":
        yield from (_pdf(made_up(REPORT, seed)) for seed in range(REPORTS))
    else:
        yield from (MAKERS[suffix](made_up(ARTICLE, seed)) for seed in range(FILES))


def _pdf(text: str) -> bytes:
    from weasyprint import HTML

    title, *parts = text.split("\n\n")
    body = "".join(f"<p>{escape(part)}" if part.endswith(".") else f"<h2>{escape(part)}</h2>" for part in parts)
    style = '<style>@page { @top-left { content: "Port of Velcor" } @bottom-right { content: counter(page) } }</style>'
    written: bytes = HTML(string=f"{style}<h1>{escape(title)}</h1>{body}").write_pdf()
    return written


def _docx(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>" for part in text.split("\n\n"))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def _mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Roe <ann@example.org>", text.partition("\n")[0]
    message["Date"], message["Message-ID"] = "Thu, 12 Mar 2026 08:00:00 +0000", "<1@example.org>"
    message.set_content(text)
    return bytes(message)


def _feed(text: str) -> bytes:
    """A feed of one item with its full text, so that each file is one document on both sides."""
    title, _, body = text.partition("\n")
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body.strip().split("\n\n"))
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Velcor Post</title><item><title>{escape(title)}</title><link>https://velcor.example/1</link>"
        f"<content:encoded>{escape(paragraphs)}</content:encoded></item></channel></rss>"
    ).encode()


MAKERS: dict[str, Callable[[str], bytes]] = {"docx": _docx, "eml": _mail, "rss": _feed, "txt": str.encode}
