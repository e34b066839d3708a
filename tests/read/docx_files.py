"""Word documents for tests, written part by part: what stands in them is seen where they are made."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from briefing.model import File
from briefing.read.docx import extract
from briefing.read.pieces import Extract
from tests.read.zip_files import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# As a German Word names its styles: the ids are translated, the names are not.
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Verborgen"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def run(text: str, properties: str = "") -> str:
    """Letters of one look. Example of properties: "<w:b/>"."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of plain words and of runs, which begin with "<"."""
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list that Word counts."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=numbered)


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is plain words, or paragraphs, which begin with "<"."""
    cells = ("".join(f"<w:tc>{one if one.startswith('<') else p(one)}</w:tc>" for one in row) for row in rows)
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def box(*paragraphs: str) -> str:
    """A run with a text box, as Word writes it: once for itself and once for older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps"><w:drawing><x>{inside}</x></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><y>{inside}</y></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(asks: str, result: str) -> str:
    """A field as Word writes it: what it asks for, then its result."""
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    asked = f'<w:r><w:instrText xml:space="preserve">{asks}</w:instrText></w:r>'
    return step.format("begin") + asked + step.format("separate") + run(result) + step.format("end")


def part(root: str, inner: str, namespace: str = W) -> str:
    """A part of the document. Example of a root: "hdr"."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" xmlns:r="{R}">{inner}</w:{root}>'


def body(*blocks: str, namespace: str = W) -> str:
    """The main part."""
    return part("document", f"<w:body>{''.join(blocks)}<w:sectPr/></w:body>", namespace)


def properties(title: str = "", author: str = "") -> str:
    """What the file says of itself, saved on a day that says nothing."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{escape(title)}</dc:title>'
        f"<dc:creator>{escape(author)}</dc:creator><dcterms:created>2019-01-02T03:04:05Z</dcterms:created>"
        "</cp:coreProperties>"
    )


def links(*pairs: tuple[str, str], outside: str = "") -> str:
    """Relationships: role and target each, and others written out."""
    inside = "".join(f'<Relationship Id="r{i}" Type="{R}/{t}" Target="{to}"/>' for i, (t, to) in enumerate(pairs))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}{outside}</Relationships>'


def docx(main: str, parts: Mapping[str, str] | None = None, outside: str = "") -> bytes:
    """A document of its main part and of others by their names in the folder "word". Example: {"footnotes": …}."""
    others = {"styles": part("styles", STYLES), **(parts or {})}
    core = others.pop("core", properties())
    roles = [(name.rstrip("0123456789"), f"{name}.xml") for name in others]
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": links(("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")),
            "word/document.xml": main,
            "word/_rels/document.xml.rels": links(*roles, outside=outside),
            "docProps/core.xml": core,
            **{f"word/{name}.xml": text for name, text in others.items()},
        }
    )


def read(*blocks: str, **parts: str) -> Extract:
    """What the reader makes of a document with these blocks and parts."""
    return extract(File("report.docx", docx(body(*blocks), parts)))


def told(extracted: Extract) -> list[tuple[str, str]]:
    """Kind or rule, and text, of each piece."""
    return [(piece.rule or str(piece.kind or "text"), piece.text) for piece in extracted.pieces]
