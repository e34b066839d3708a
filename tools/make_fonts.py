"""Cuts the page's fonts out of Source Serif Pro and Source Sans Pro, and writes their metrics as readable data.

    pip install fonttools brotli font-source-serif-pro font-source-sans-pro
    python tools/make_fonts.py

The licence (SIL OFL 1.1) reserves the name "Source", so what we cut is called "Briefing Serif" and "Briefing
Sans". Run again, it writes the same bytes. `metrics.json` holds, per style, the characters of each advance width
in 1/1000 em, figures as the page sets them: `briefing.render.estimate` breaks lines by it without a layout engine.
"""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "templates" / "fonts"

# Written name -> package, file, family, weight. Only what the page uses.
STYLES = {
    "serif-400": ("font_source_serif_pro", "SourceSerifPro-Regular.otf", "Briefing Serif", "Regular"),
    "serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.otf", "Briefing Serif", "Semibold"),
    "sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.otf", "Briefing Sans", "Regular"),
    "sans-700": ("font_source_sans_pro", "SourceSansPro-Bold.otf", "Briefing Sans", "Bold"),
}
# Latin and its extensions, Greek, Cyrillic; punctuation, currency, arrows, the risk's triangle, the agenda's box.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2DD), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x4BF),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x215F), (0x2190, 0x2193),
    (0x2200, 0x2265), (0x25B2, 0x25B2), (0x25A0, 0x25A1), (0x2610, 0x2612), (0xFB00, 0xFB06),
)  # fmt: skip
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "onum", "pnum", "lnum", "tnum"]
# Characters the fonts lack, drawn as one they have: the hyphen and the space that never break.
DRAWN_AS = {0x2011: 0x2010, 0x202F: 0x2009}
# The figures of running text; the sans sets names, dates and labels in its own lining figures.
TEXT_FIGURES = {"Briefing Serif": ("pnum", "onum"), "Briefing Sans": ()}
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, LICENCE, LICENCE_URL = 0, 1, 2, 3, 4, 5, 6, 13, 14


def main() -> None:
    """Write the fonts, the metrics and the licence."""
    metrics = {}
    for name, (package, file, family, style) in STYLES.items():
        font = _cut(_folder(package) / file)
        _rename(font, family, style)
        metrics[name] = _metrics(font, TEXT_FIGURES[family])
        font.flavor = "woff2"
        font.save(FONTS / f"{name}.woff2")
    (FONTS / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.copyfile(_folder("font_source_serif_pro") / "LICENSE.txt", FONTS / "OFL.txt")


def _folder(package: str) -> Path:
    return Path(str(importlib.import_module(package).__file__)).parent / "files"


def _cut(path: Path) -> TTFont:
    """The font with our characters and features only; without hinting, which paper and today's screens ignore."""
    font = TTFont(path, recalcTimestamp=False)
    for table in (table for table in font["cmap"].tables if table.isUnicode()):
        for missing, drawn in DRAWN_AS.items():
            if drawn in table.cmap:
                table.cmap.setdefault(missing, table.cmap[drawn])
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [COPYRIGHT, FAMILY, STYLE, VERSION, LICENCE, LICENCE_URL]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


def _rename(font: TTFont, family: str, style: str) -> None:
    full, postscript = f"{family} {style}", f"{family}-{style}".replace(" ", "")
    names = {FAMILY: family, STYLE: style, UNIQUE: f"{postscript}; cut from {font['name'].getDebugName(VERSION)}"}
    for number, text in (names | {FULL: full, POSTSCRIPT: postscript}).items():
        font["name"].setName(text, number, 3, 1, 0x409)
    compact = font["CFF "].cff
    compact.fontNames[0] = postscript
    top = compact.topDictIndex[0]
    top.FullName, top.FamilyName = full, family


def _metrics(font: TTFont, figures: tuple[str, ...]) -> dict[str, Any]:
    """Advance width -> the characters that have it, and how far the font reaches above and below the line."""
    drawn = _substitutions(font, figures)
    widths: dict[int, str] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        for feature in drawn:
            glyph = feature.get(glyph, glyph)
        widths[font["hmtx"][glyph][0]] = widths.get(font["hmtx"][glyph][0], "") + chr(code)
    head = {"ascent": font["hhea"].ascent, "descent": -font["hhea"].descent}
    return head | {"widths": {str(width): characters for width, characters in sorted(widths.items())}}


def _substitutions(font: TTFont, features: tuple[str, ...]) -> list[dict[str, str]]:
    """One table glyph -> glyph per feature, the first language system speaking for all."""
    substitution = font["GSUB"].table
    tables = []
    for feature in features:
        found = next(r.Feature for r in substitution.FeatureList.FeatureRecord if r.FeatureTag == feature)
        lookups = [substitution.LookupList.Lookup[index] for index in found.LookupListIndex]
        tables.append({old: new for lookup in lookups for part in lookup.SubTable for old, new in part.mapping.items()})
    return tables


if __name__ == "__main__":
    main()
