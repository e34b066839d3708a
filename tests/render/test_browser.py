"""The HTML in a headless Chromium: one printed page, nothing fetched, nothing complained of, no sideways scrolling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from briefing import render
from briefing.model import Brief, Look
from tests.render import briefs

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
PAPERS = {"a4": (595, 842), "letter": (612, 792)}
# CSS pixels: a desk and a phone.
WIDTHS = {"desk": 1280, "phone": 390}
# Contrast of text to ground that WCAG 2.2 AA asks for.
CONTRAST = 4.5


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium, or a skip that says what is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing (Debian package chromium-headless-shell)")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def opened(browser: Any, written: str, **options: Any) -> Any:
    """The page, opened; `page.seen` lists what it asked for and complained of."""
    page = browser.new_page(**options)
    page.seen = []
    page.on("request", lambda request: page.seen.append(request.url))
    page.on("console", lambda message: page.seen.append(message.text))
    page.on("pageerror", lambda error: page.seen.append(str(error)))
    page.set_content(written)
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("brief", [briefs.full, briefs.thin, briefs.bare, briefs.hostile, briefs.brimful])
def test_prints_as_one_page(browser: Any, brief: Callable[[Look], Brief], paper: str) -> None:
    page = opened(browser, render.html(brief(Look(paper))))
    with PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
    page.close()
    assert (round(width), round(height)) == PAPERS[paper]


@pytest.mark.parametrize("brief", [briefs.full, briefs.hostile])
def test_asks_for_nothing_and_complains_of_nothing(browser: Any, brief: Callable[[], Brief]) -> None:
    page = opened(browser, render.html(brief()))
    loaded = page.evaluate("[...document.fonts].map(face => face.status)")
    seen = page.seen
    page.close()
    assert seen == []
    assert loaded == ["loaded"] * 4


@pytest.mark.parametrize("device", WIDTHS)
@pytest.mark.parametrize("brief", [briefs.full, briefs.hostile])
def test_never_scrolls_sideways(browser: Any, brief: Callable[[], Brief], device: str) -> None:
    page = opened(browser, render.html(brief()), viewport={"width": WIDTHS[device], "height": 800})
    width = page.evaluate("document.documentElement.scrollWidth")
    columns = page.evaluate("document.querySelector('.wide').offsetTop > document.querySelector('.narrow').offsetTop")
    page.close()
    assert width <= WIDTHS[device]
    assert columns == (device == "phone")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(browser: Any, scheme: str) -> None:
    page = opened(browser, render.html(briefs.full()), color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    inks = page.evaluate("[...document.querySelectorAll('body *')].map(node => getComputedStyle(node).color)")
    page.close()
    assert (luminance(ground) < 0.5) == (scheme == "dark")
    assert min(contrast(ink, ground) for ink in set(inks)) >= CONTRAST


def test_dark_mode_leaves_the_paper_white(browser: Any) -> None:
    page = opened(browser, render.html(briefs.full()), color_scheme="dark")
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.close()
    assert ground == "rgb(255, 255, 255)"


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of WCAG 2.2 between two `rgb(r, g, b)` colours."""
    darker, lighter = sorted((luminance(ink), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2 of an `rgb(r, g, b)` colour."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
