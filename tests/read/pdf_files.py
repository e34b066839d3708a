"""PDFs for tests: painted by hand, where every byte matters, or set by WeasyPrint, where the layout does."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

# The padding of the standard security handler, as the format's definition gives it.
_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_PERMISSIONS = -4
_ID = bytes(range(16))

FONTS = (
    "/F 5 0 R/B 6 0 R/S 7 0 R",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>",
)


def say(x: float, y: float, words: str, size: float = 10, font: str = "F") -> str:
    """One line of text painted at a place."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def column(x: float, top: float, lines: Sequence[str], size: float = 10, step: float = 12) -> str:
    """Lines under one another."""
    return "".join(say(x, top - step * number, line, size) for number, line in enumerate(lines))


def made(pages: Sequence[str], page: str = "", catalog: str = "", info: str = "", more: Sequence[str] = ()) -> bytes:
    """A PDF of these pages of 600 by 800 points; `page`, `catalog` and `info` go into their dictionaries.

    Objects of `more` count from 8; the pages come behind them.
    """
    return _file(_objects(pages, page, catalog, info, more))


def _objects(pages: Sequence[str], page: str, catalog: str, info: str, more: Sequence[str]) -> list[bytes]:
    first = 8 + len(more)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    told = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 600 800]/Resources 3 0 R>>",
        f"<</Font<<{FONTS[0]}>>/XObject<</X 8 0 R>>>>",
        f"<<{info}>>",
        *FONTS[1:],
        *more,
    ]
    for number, content in enumerate(pages):
        told.append(f"<</Type/Page/Parent 2 0 R/Contents {first + 2 * number + 1} 0 R{page}>>")
        told.append(f"<</Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream")
    return [one.encode("cp1252") for one in told]


def _file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info 4 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return out


def picture(width: int = 8, height: int = 8) -> str:
    """A grey picture, to be painted with `cm` and `/X Do`."""
    head = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
    return f"<<{head}/Length {width * height}>>stream\n{'z' * width * height}\nendstream"


def locked(pages: Sequence[str], user: bytes, owner: bytes) -> bytes:
    """The same, encrypted with 40 bits as by the oldest handler; an empty user password leaves it open to readers."""
    objects = _objects(pages, "", "", "", ())
    key_of_owner = hashlib.md5((owner + _PAD)[:32]).digest()[:5]
    told_owner = _rc4(key_of_owner, (user + _PAD)[:32])
    rights = _PERMISSIONS.to_bytes(4, "little", signed=True)
    key = hashlib.md5((user + _PAD)[:32] + told_owner + rights + _ID).digest()[:5]
    told_user = _rc4(key, _PAD)
    sealed = [_sealed(key, number, body) for number, body in enumerate(objects, 1)]
    names = (told_owner.hex().encode(), told_user.hex().encode(), _PERMISSIONS, _ID.hex().encode(), _ID.hex().encode())
    return _file(sealed, b"/Encrypt<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P %d>>/ID[<%b><%b>]" % names)


def _sealed(key: bytes, number: int, body: bytes) -> bytes:
    """An object with its stream encrypted; none of ours holds strings."""
    head, mark, rest = body.partition(b"stream\n")
    if not mark:
        return body
    content, end, _ = rest.rpartition(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return head + mark + _rc4(own, content) + end


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


@cache
def printed(body: str, style: str, title: str = "") -> bytes:
    """A page of HTML as WeasyPrint prints it, A4, with a running header and numbered pages."""
    from weasyprint import HTML

    around = """@page { size: A4; margin: 2.2cm; @top-center { content: "Northern Ports Review"; font-size: 8pt }
        @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
        h1 { font-size: 22pt } h2 { font-size: 15pt } body { font: 10.5pt/1.35 DejaVu Serif }"""
    head = f"<title>{title}</title><style>{around}{style}</style>"
    pdf: bytes = HTML(string=f"<html lang=en><head>{head}</head><body>{body}</body></html>").write_pdf()
    return pdf
