"""The fonts we ship: our own names, the letters a page needs, and metrics that tell the truth about them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from briefing.render.home import FONTS
from briefing.render.metrics import Run, lines, widths

STYLES = ["serif-400", "serif-600", "sans-400", "sans-700"]
TOOL = Path(__file__).resolve().parents[2] / "tools" / "make_fonts.py"
# Letters of western and central Europe, Turkish, Greek, Russian and Ukrainian, and the signs we print.
NEEDED = "ÀÉîõüßæøłőşğıřžΑΩαωЖщїґ€£§·–—“”‘’…[]½†→"


@pytest.mark.parametrize("style", STYLES)
def test_each_font_has_our_name_and_the_letters_needed(style: str) -> None:
    font = TTFont(FONTS / f"{style}.woff2")
    names = {font["name"].getDebugName(number) or "" for number in (1, 3, 4, 6)}
    assert all("Briefing" in name for name in names if "cut from" not in name)
    assert not any("Source" in name for name in names)
    assert not set(NEEDED) - {chr(code) for code in font.getBestCmap()}


@pytest.mark.parametrize("style", STYLES)
def test_the_metrics_are_those_of_the_font(style: str) -> None:
    font = TTFont(FONTS / f"{style}.woff2")
    for letter in "AaWi €é":
        assert widths(letter, style) == ((font["hmtx"][font.getBestCmap()[ord(letter)]][0], 1),)


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")


def test_made_again_the_fonts_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("font_source_serif_pro", reason="the fonts' source package is not installed")
    tool = _tool()
    monkeypatch.setattr(tool, "FONTS", tmp_path)
    monkeypatch.setattr(tool, "STYLES", {"serif-400": tool.STYLES["serif-400"]})
    tool.main()
    assert (tmp_path / "serif-400.woff2").read_bytes() == (FONTS / "serif-400.woff2").read_bytes()


# Column widths in em of ten points, and how many lines the text takes there.
BROKEN = [
    ("one two three", 20, 1),
    ("one two three", 4, 2),
    ("one two three", 2.5, 3),
    ("face-to-face", 4, 2),
    ("one two\u00a0three", 5.2, 2),
    ("x" * 60, 11, 3),
    ("", 10, 1),
]


@pytest.mark.parametrize(("text", "ems", "count"), BROKEN)
def test_lines(text: str, ems: float, count: int) -> None:
    assert lines([Run(text, "serif-400", 10.0)], ems * 10) == count


def test_a_mark_takes_its_word_along() -> None:
    runs = [Run("one two", "serif-400", 10.0), Run("\u00a0[1·§1.1]", "sans-400", 7.0, glued=True)]
    assert (lines(runs[:1], 40), lines(runs, 40)) == (1, 2)


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_fonts", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
