"""The PDF, and the true measure of a page: WeasyPrint lays it out. Nothing is ever fetched."""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from briefing.errors import NoLayoutEngine, NotOnePage, OldLayoutEngine
from briefing.model import Brief, Extent
from briefing.render import apart
from briefing.render.estimate import AROUND_COLUMNS, slack
from briefing.render.templates import fill, font_faces
from briefing.render.view import view

# CSS pixels in a point.
PIXELS = 4 / 3


# Older ones let a page reach files and addresses past the fetcher.
OLDEST_ENGINE = 70
# The day a PDF says it was made on when the brief has no date.
NO_DATE = date(2000, 1, 1)


def pdf(brief: Brief, templates: Path | None = None) -> bytes:
    """The page as a tagged PDF (PDF/UA-1) of exactly one page, the same bytes each time; NotOnePage otherwise."""
    html, day = fill(view(brief), templates, fonts=False), (brief.date or NO_DATE).isoformat()
    if templates is None:
        written = _written(html, day)
    else:
        written = b64decode(apart.run("layout:written_apart", templates, html=html, day=day))
    if (pages := _pages(written)) != 1:
        raise NotOnePage(brief.title, pages)
    return written


def measure(brief: Brief, templates: Path | None = None) -> Extent:
    """How many pages the brief really takes, and how full its columns are; both 0 in a template without them."""
    html, apart_from_columns = fill(view(brief), templates, fonts=False), AROUND_COLUMNS + slack(brief.look)
    if templates is None:
        return Extent(*_extent(html, apart_from_columns))
    return Extent(*apart.run("layout:extent_apart", templates, html=html, around=apart_from_columns))


def written_apart(_: bytes, html: str, day: str) -> str:
    """Runs in the child: the PDF of a page from a template of the user's own, in base64."""
    return b64encode(_written(html, day)).decode("ascii")


def extent_apart(_: bytes, html: str, around: float) -> tuple[int, float, float]:
    """Runs in the child: the measure of such a page."""
    return _extent(html, around)


def _written(html: str, day: str) -> bytes:
    with _made_on(date.fromisoformat(day)):
        written: bytes = _lay_out(html).write_pdf(pdf_variant="pdf/ua-1")
    return written


def _extent(html: str, around: float) -> tuple[int, float, float]:
    """Pages, and how far each column is filled; `around` is in points, what stands between the page's blocks."""
    pages = _lay_out(html).pages
    boxes = [box for page in pages for box in page._page_box.descendants() if box.element is not None]
    left, right = (
        sum(_filled(box) for box in boxes if box.element.get("class") == name) for name in ("narrow", "wide")
    )
    whole = {box.element: box for box in reversed(boxes) if _is_of_whole_width(box.element)}
    taken = sum(box.margin_height() for box in whole.values())
    room = pages[0]._page_box.height - taken - around * PIXELS
    return len(pages), left / room, right / room


@lru_cache(maxsize=1)
def _lay_out(html: str) -> Any:
    """WeasyPrint's document, kept because the page measured last is mostly the one printed next.

    Our fonts are parsed once a process, not once a page.
    """
    page = _engine().HTML
    fonts, face = _fonts()
    source = page(string=html, url_fetcher=_fetcher())
    return source.render(font_config=fonts, stylesheets=[face])


def _is_of_whole_width(element: Any) -> bool:
    """Header, footer, and the strip of other stories between the columns and it."""
    return element.tag in ("header", "footer") or element.get("class") == "also"


def _engine() -> Any:
    """WeasyPrint, half a second to import; NoLayoutEngine where the libraries it stands on are not installed.

    It would then print advice on standard output, where a page may be on its way.
    """
    try:
        with redirect_stdout(StringIO()):
            import weasyprint
    except (OSError, ImportError) as fault:
        raise NoLayoutEngine from fault
    if int(weasyprint.__version__.split(".")[0]) < OLDEST_ENGINE:
        raise OldLayoutEngine(weasyprint.__version__, OLDEST_ENGINE)
    return weasyprint


@cache
def _fonts() -> tuple[Any, Any]:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return fonts, CSS(string=font_faces(), font_config=fonts, url_fetcher=_fetcher())


@cache
def _fetcher() -> Any:
    """Lets through what the page itself carries (data: URLs) and nothing else."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), allow_redirects=False)


@contextmanager
def _made_on(day: date) -> Iterator[None]:
    """SOURCE_DATE_EPOCH at midnight UTC of a day, and what it was before afterwards."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _pages(written: bytes) -> int:
    from pypdfium2 import PdfDocument

    document = PdfDocument(written)
    try:
        return len(document)
    finally:
        document.close()


def _filled(column: Any) -> float:
    """The height from the top of a column's first part to the end of its last, whatever the height of its cell."""
    parts = [box for box in column.children if box.element_tag == "section"]
    return float(parts[-1].position_y + parts[-1].margin_height() - parts[0].position_y) if parts else 0.0
