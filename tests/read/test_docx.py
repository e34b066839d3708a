"""Word documents to pieces: what their styles and properties say, in any language of Word, and nothing from outside."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest

from briefing.errors import BinaryInput, BriefingError, BrokenFile, EmptyInput, Inflated, NeedsPassword, TooDeep
from briefing.model import File, Head, Kind
from briefing.read.docx import extract
from briefing.read.docx.xml import MOST_DEPTH
from briefing.read.pieces import Extract
from tests.read.docx_files import (
    STRICT,
    STYLES,
    body,
    box,
    docx,
    field,
    item,
    links,
    p,
    part,
    properties,
    read,
    run,
    table,
    told,
)
from tests.read.recovered import recovered
from tests.read.zip_files import locked, mutated, packed

PROSE = "The harbour board of Torvik said on Monday that two of its five quays would stay shut until the end of May."
UNLISTED = '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
LONGER = "It gave no reason for the delay, and the shipping lines that call there every week were not asked before."
DELETED = '<w:del w:id="1" w:author="Roe"><w:r><w:delText>four</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="Roe">{run("two")}</w:ins>'
NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
LINK = f'<w:hyperlink r:id="r9">{run("the plan for the ice")}</w:hyperlink>'
FOOTNOTES = part(
    "footnotes",
    f'<w:footnote w:type="separator" w:id="0">{p("____")}</w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Board minutes of 2 March, page 4.")}</w:footnote>',
)
REPORT = (
    p("Quays shut until May", style="Titel"),
    p("What the winter inspection found", style="Untertitel"),
    p("Contents", style="Verzeichnis1"),
    p("Findings", run("\t3"), style="Verzeichnis1"),
    p("Findings", style="berschrift1"),
    p(PROSE, NOTE, " Divers had found ", DELETED, INSERTED, " cracks."),
    p("The board points to ", LINK, ", which it passed in ", field(" DATE ", "January"), "."),
    p("What was agreed", style="Kapitel"),
    item("Quay two is mended first."),
    item("Quay three waits for new piles.", 1),
    p("A third point is open.", style="Aufzhlungszeichen"),
    table(("Quay", "State"), ("two", "cracked"), ("three", "sinking")),
    p("Table 1: the state of the quays", style="Beschriftung"),
    p(run("Who pays", "<w:b/>")),
    p(LONGER),
)
PARTS = {
    "footnotes": FOOTNOTES,
    "header1": part("hdr", p("Port of Torvik, internal")),
    "header2": part("hdr", p("Port of Torvik, internal")),
    "footer1": part("ftr", p("Page ", field(" PAGE ", "1"))),
    "core": properties("Quays shut until May", "Anna Roe"),
}
TOLD = [
    ("title_style", "Quays shut until May"),
    ("subtitle_style", "What the winter inspection found"),
    ("contents", "Contents"),
    ("contents", "Findings 3"),
    ("heading_style", "Findings"),
    ("text", f"{PROSE} Divers had found two cracks."),
    ("text", "The board points to the plan for the ice, which it passed in January."),
    ("heading_style", "What was agreed"),
    ("list_item", "Quay two is mended first."),
    ("list_item", "Quay three waits for new piles."),
    ("list_style", "A third point is open."),
    ("table", "Quay | State"),
    ("table", "two | cracked"),
    ("table", "three | sinking"),
    ("caption", "Table 1: the state of the quays"),
    ("bold_line", "Who pays"),
    ("text", LONGER),
    ("footnote", "Board minutes of 2 March, page 4."),
    ("page_header", "Port of Torvik, internal"),
    ("page_footer", "Page 1"),
]


def opened(data: bytes) -> Extract:
    return extract(File("report.docx", data))


def kinds(*blocks: str, **parts: str) -> list[tuple[Kind | None, int]]:
    return [(piece.kind, piece.level) for piece in read(*blocks, **parts).pieces]


def test_a_short_line_on_top_of_a_table_is_its_caption() -> None:
    rows = table(("Quay", "State"), ("two", "cracked"))
    assert told(read(p(PROSE), p("State of the quays"), rows))[1] == ("caption", "State of the quays")
    assert told(read(p(PROSE), p("These are the quays:"), rows))[1] == ("text", "These are the quays:")


def test_a_report() -> None:
    extracted = read(*REPORT, **PARTS)
    assert told(extracted) == TOLD
    assert extracted.head == Head(title="Quays shut until May", author="Anna Roe")
    assert extracted.notes == ("tracked changes: deletions left out",)
    assert extracted.doubt == ""


def test_the_words_of_a_report_are_all_there_and_no_others() -> None:
    wanted = " ".join(text for _, text in TOLD).replace("|", "")
    recall, precision = recovered(wanted, " ".join(piece.text for piece in read(*REPORT, **PARTS).pieces))
    assert recall >= 0.98
    assert precision >= 0.95


def test_the_strict_dialect_says_the_same() -> None:
    styles = part("styles", STYLES, STRICT)
    main = body(p("Findings", style="berschrift1"), item("Quay two is shut."), p(PROSE), namespace=STRICT)
    assert told(opened(docx(main, {"styles": styles}))) == [
        ("heading_style", "Findings"),
        ("list_item", "Quay two is shut."),
        ("text", PROSE),
    ]


def test_levels_count_from_one() -> None:
    blocks = (
        p("Findings", style="berschrift1"),
        p("The quays", style="berschrift2"),
        p("Quay two", properties='<w:outlineLvl w:val="2"/>'),
        item("Mend it."),
        item("Close it.", 2),
    )
    assert kinds(*blocks) == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 2),
        (Kind.HEADING, 3),
        (Kind.BULLET, 1),
        (Kind.BULLET, 3),
    ]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ('<w:name w:val="Heading 2"/>', Kind.HEADING),
        ('<w:name w:val="Überschrift 2"/>', Kind.HEADING),
        ('<w:name w:val="Mein Stil"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>', Kind.HEADING),
        ('<w:name w:val="Mein Stil"/><w:basedOn w:val="berschrift1"/>', Kind.HEADING),
        (
            '<w:name w:val="Ohne Zahl"/><w:basedOn w:val="berschrift1"/>' + UNLISTED,
            Kind.HEADING,
        ),
        ('<w:name w:val="Mein Stil"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', None),
        ('<w:name w:val="Mein Stil"/><w:basedOn w:val="X"/>', None),
        ('<w:name w:val="Heading for a Heading"/>', None),
        ('<w:name w:val="List Number 2"/>', Kind.BULLET),
        (
            '<w:name w:val="Ohne Punkt"/><w:basedOn w:val="Aufzhlungszeichen"/>' + UNLISTED,
            None,
        ),
        ('<w:name w:val="footnote text"/>', Kind.FURNITURE),
        ('<w:name w:val="Quote"/>', None),
        ('<w:name w:val="Report Title"/><w:basedOn w:val="Titel"/>', Kind.TITLE),
        ('<w:name w:val="Date"/><w:basedOn w:val="Titel"/>', None),
        ('<w:name w:val="Author"/><w:basedOn w:val="Titel"/>', Kind.FURNITURE),
    ],
)
def test_a_style_is_known_by_its_name_its_level_or_its_parent(style: str, kind: Kind | None) -> None:
    styles = part("styles", f'{STYLES}<w:style w:type="paragraph" w:styleId="X">{style}</w:style>')
    assert kinds(p("The winter inspection", style="X"), styles=styles)[0][0] is kind


def test_a_paragraph_may_leave_the_list_or_the_outline_of_its_style() -> None:
    assert kinds(
        p(PROSE, style="Aufzhlungszeichen", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p(PROSE, style="berschrift1", properties='<w:outlineLvl w:val="9"/>'),
    ) == [(None, 0), (None, 0)]


def test_what_a_heading_was_before_a_change_does_not_count() -> None:
    before = '<w:pPrChange w:id="3"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert kinds(p(PROSE, properties=before)) == [(None, 0)]


def test_a_numbered_heading_stays_a_heading() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    assert kinds(p("Findings", style="berschrift1", properties=numbered)) == [(Kind.HEADING, 1)]


def test_prose_in_the_style_of_a_heading_is_prose() -> None:
    assert kinds(p(PROSE, " ", LONGER, style="berschrift1"), p("Findings", style="berschrift1")) == [
        (None, 0),
        (Kind.HEADING, 1),
    ]


def test_bold_short_lines_over_paragraphs_are_headings() -> None:
    bold = "<w:b/>"
    assert told(
        read(
            p(run("Quays shut until May", bold)),
            p(PROSE),
            p(run("Who", bold), run(" pays", '<w:rStyle w:val="Fett"/>')),
            p(LONGER),
            p(run("Who pays is open.", bold)),
            p(run("Roe:", bold), " The board pays"),
            p(run("Anna Roe", bold)),
        )
    ) == [
        ("text", "Quays shut until May"),
        ("text", PROSE),
        ("bold_line", "Who pays"),
        ("text", LONGER),
        ("text", "Who pays is open."),
        ("text", "Roe: The board pays"),
        ("text", "Anna Roe"),
    ]


def test_bold_that_is_turned_off_is_not_bold() -> None:
    off = '<w:b w:val="0"/>'
    assert told(read(p(PROSE), p(run("Who pays", off)), p(LONGER)))[1] == ("text", "Who pays")


def test_a_table_drawn_for_its_looks_is_read_as_text() -> None:
    assert told(read(table(("Findings", p(PROSE)), ("Outlook", p(LONGER) + p(PROSE))))) == [
        ("text", "Findings"),
        ("text", PROSE),
        ("text", "Outlook"),
        ("text", LONGER),
        ("text", PROSE),
    ]
    assert told(read(table((PROSE,), ("Anna Roe",)))) == [("text", PROSE), ("text", "Anna Roe")]
    assert told(read(table((p("Quays shut", style="Titel"), "2026"))))[0] == ("title_style", "Quays shut")


def test_a_table_of_figures_is_a_table_even_with_a_table_in_it() -> None:
    inner = table(("2", "3"))
    assert told(read(table(("Quay", "Berths"), ("two", "<w:p/>" + inner), ("", "")))) == [
        ("table", "Quay | Berths"),
        ("table", "two | 2 | 3"),
    ]


def test_a_deleted_row_is_left_out() -> None:
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(run("three")) + "</w:tc></w:tr>"
    rows = table(("Quay", "State")).replace("</w:tbl>", deleted + "</w:tbl>")
    extracted = read(rows)
    assert told(extracted) == [("table", "Quay | State")]
    assert extracted.notes == ("tracked changes: deletions left out",)


def test_text_boxes_stand_apart_and_are_read_once() -> None:
    assert told(read(p(PROSE, box(p("“Nobody asked us”"))), p(LONGER))) == [
        ("text", PROSE),
        ("text_box", "“Nobody asked us”"),
        ("text", LONGER),
    ]


def test_text_boxes_that_hold_the_text_are_the_text() -> None:
    extracted = read(p(box(p("Findings", style="berschrift1"), p(PROSE))), p("Torvik"))
    assert told(extracted) == [("heading_style", "Findings"), ("text", PROSE), ("text", "Torvik")]
    assert extracted.doubt == "its text stands in text boxes, whose order is not told"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>two</w:t><w:tab/><w:t>quays</w:t></w:r>", "two quays"),
        ("<w:r><w:t>two</w:t><w:br/><w:t>quays</w:t></w:r>", "two quays"),
        ("<w:r><w:t>ice</w:t><w:noBreakHyphen/><w:t>free</w:t></w:r>", "ice-free"),
        ("<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>", "harbour"),
        ("<w:r><w:t>har</w:t><w:lastRenderedPageBreak/><w:t>bour</w:t></w:r>", "harbour"),
        ('<w:r><w:t>5 </w:t><w:sym w:font="Symbol" w:char="F06D"/><w:t>m</w:t></w:r>', "5 μm"),
        ('<w:r><w:t>5 </w:t><w:sym w:font="Ports" w:char="F0FF"/><w:t>m</w:t></w:r>', "5 m"),
        ('<w:r><w:t>5</w:t><w:sym w:font="Ports" w:char="nonsense"/></w:r>', "5"),
        ('<w:fldSimple w:instr=" DATE ">' + run("January") + "</w:fldSimple>", "January"),
        ("<w:sdt><w:sdtContent>" + run("quay") + "</w:sdtContent></w:sdt>", "quay"),
        ("<w:smartTag>" + run("quay") + "</w:smartTag>", "quay"),
        (run("quays") + field(" NOTEREF _Ref1 ", "3"), "quays"),
        (run("quays") + '<w:fldSimple w:instr=" NOTEREF _Ref1 ">' + run("3") + "</w:fldSimple>", "quays"),
        (run("quays") + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>', "quays"),
        (run("quay ") + field(" IF ", "") + run("two"), "quay two"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("never ends"), "never ends"),
        (
            "<w:r><w:ruby><w:rt>" + run("ki") + "</w:rt><w:rubyBase>" + run("quay") + "</w:rubyBase></w:ruby></w:r>",
            "quay",
        ),
        (
            run("quay ")
            + '<w:moveFrom w:id="4">'
            + run("two")
            + '</w:moveFrom><w:moveTo w:id="5">'
            + run("three")
            + "</w:moveTo>",
            "quay three",
        ),
    ],
)
def test_what_a_paragraph_says(inside: str, text: str) -> None:
    assert told(read(p(inside))) == [("text", text)]


def test_blank_lines_and_page_breaks_part_a_paragraph() -> None:
    blank = "<w:r><w:br/><w:br/></w:r>"
    page = '<w:r><w:br w:type="page"/></w:r>'
    assert told(read(p(PROSE, blank, LONGER, page, PROSE))) == [("text", PROSE), ("text", LONGER), ("text", PROSE)]


def test_a_prompt_that_nobody_filled_in_is_no_text() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert told(read(prompt.format(p("Click here")), p(PROSE, prompt.format(run(" Click here"))))) == [("text", PROSE)]


def test_contents_without_their_style_are_known_by_their_gallery_or_their_pages() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    assert told(
        read(
            f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('In this report')}</w:sdtContent></w:sdt>",
            p("Findings ", field(" PAGEREF _Toc12 \\h ", "3")),
            p("The findings stand on page ", field(" PAGEREF _Toc12 \\h ", "3"), "."),
        )
    ) == [
        ("contents", "In this report"),
        ("contents", "Findings 3"),
        ("text", "The findings stand on page 3."),
    ]


def test_embedded_documents_and_comments_are_told() -> None:
    extracted = read(p(PROSE), '<w:altChunk r:id="r7"/>', comments=part("comments", p("Is that so?")))
    assert told(extracted) == [("text", PROSE)]
    assert extracted.notes == ("an embedded document or diagram left out", "comments left out")


@pytest.mark.parametrize(
    ("title", "author", "head"),
    [
        ("Quays of Torvik", "Anna Roe", Head(title="Quays of Torvik", author="Anna Roe")),
        ("Microsoft Word - quays", "Windows User", Head()),
        ("harbour.docx", "python-docx", Head()),
        ("Sales forecast", "", Head()),
        ("Dokument1", "admin", Head()),
    ],
)
def test_properties_are_believed_when_somebody_gave_them(title: str, author: str, head: Head) -> None:
    assert read(p(PROSE), core=properties(title, author)).head == head


def test_a_title_of_the_properties_marks_its_line_or_stands_in_front() -> None:
    core = properties("Quays of Torvik", "")
    marked = read(p("Port of Torvik"), p("QUAYS OF TORVIK"), p(PROSE), core=core)
    assert told(marked)[:2] == [("text", "Port of Torvik"), ("document_title", "QUAYS OF TORVIK")]
    assert told(read(p(PROSE), core=core))[0] == ("document_title", "Quays of Torvik")
    assert told(read(p("Two of five shut"), p(PROSE), core=core))[0] == ("text", "Two of five shut")


def test_there_is_one_title() -> None:
    assert kinds(p("Quays shut", style="Titel"), p(PROSE), p("Annex", style="Titel"))[2] == (Kind.HEADING, 1)


def test_the_main_part_may_have_any_path() -> None:
    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": links(("officeDocument", "/Text/document2.xml")),
            "Text/document2.xml": body(p("Findings", style="berschrift1")),
            "Text/_rels/document2.xml.rels": links(("styles", "../styles.xml")),
            "styles.xml": part("styles", STYLES),
        }
    )
    assert told(opened(data)) == [("heading_style", "Findings")]


def test_the_bare_main_part_is_enough() -> None:
    assert told(opened(packed({"word\\document.xml": body(p(PROSE))}))) == [("text", PROSE)]


def test_a_workbook_is_no_word_document() -> None:
    with pytest.raises(BinaryInput, match="a workbook"):
        opened(packed({"_rels/.rels": links(("officeDocument", "xl/workbook.xml"))}))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (packed({"a.txt": "x"}), "its text is missing"),
        (packed({"word/document.xml": body(p(PROSE))[:-30]}), "its XML is damaged"),
        (packed({"word/document.xml": body(p(PROSE)).replace("UTF-8", "no-such")}), "its XML is damaged"),
        (docx(body(p(PROSE)))[:-40], "its directory is damaged or cut off"),
        (b"", "its directory is damaged or cut off"),
    ],
)
def test_a_broken_document_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(BrokenFile, match=rf"^report.docx: is a broken Word document \({fault}\)"):
        opened(data)


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyInput):
        read("<w:p/>")


ENTITY = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = "<!DOCTYPE x [<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{i + 1} '{f'&l{i};' * 10}'>" for i in range(10))
QUADRATIC = f"<!DOCTYPE x [<!ENTITY x '{'A' * 100_000}'>]>"
OUTSIDE = '<!DOCTYPE x SYSTEM "http://192.0.2.1/evil.dtd">'


def with_declaration(xml: str, declaration: str) -> str:
    start = xml.index("?>") + 2
    return xml[:start] + declaration + xml[start:]


def refused_entities(data: bytes) -> None:
    begun = time.perf_counter()
    with pytest.raises(BrokenFile, match="it declares entities, which no Word file does"):
        opened(data)
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("name", ["document", "styles", "footnotes", "header1", "core"])
def test_f16_an_entity_from_a_file_is_refused_in_any_part(name: str) -> None:
    parts = {"styles": part("styles", STYLES), **PARTS}
    main = body(p(PROSE, "<w:r><w:t>&x;</w:t></w:r>")) if name == "document" else body(p(PROSE))
    if name == "document":
        main = with_declaration(main, ENTITY)
    elif name == "core":
        parts[name] = ENTITY + parts[name].replace("Quays", "&x;")
    else:
        parts[name] = with_declaration(parts[name], ENTITY)
    refused_entities(docx(main, parts))


@pytest.mark.parametrize(("declaration", "uses"), [(LAUGHS + "]>", "&l10;"), (QUADRATIC, "&x;" * 100_000)])
def test_f17_entities_that_swell_are_refused_at_once(declaration: str, uses: str) -> None:
    refused_entities(docx(with_declaration(body(f"<w:p><w:r><w:t>{uses}</w:t></w:r></w:p>"), declaration)))


def test_f18_an_outer_document_type_is_refused_without_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection was opened"))
    refused_entities(docx(with_declaration(body(p(PROSE)), OUTSIDE)))


def test_f19_a_bomb_in_the_text_is_refused() -> None:
    data = docx(body(p("A" * 10_000_000)))
    begun = time.perf_counter()
    with pytest.raises(Inflated, match=r"^report.docx: \d+,\d{3} packed bytes swell to more than the 1,\d{3},\d00 "):
        opened(data)
    assert time.perf_counter() - begun < 1


def test_f20_a_part_that_is_there_twice_is_refused() -> None:
    data = BytesIO(docx(body(p("The port is shut."))))
    with ZipFile(data, "a") as archive:
        archive.writestr("WORD/Document.xml", body(p("The port is open.")))
    with pytest.raises(BrokenFile, match="one of its parts stands in it twice"):
        opened(data.getvalue())


def test_f20_parts_that_lead_out_are_not_read_and_many_are_refused() -> None:
    data = BytesIO(docx(body(p(PROSE)), {"header1": part("hdr", p("Port"))}))
    with ZipFile(data, "a") as archive:
        archive.writestr("../../evil.txt", "evil")
        archive.writestr("/etc/evil.xml", body(p("evil")))
    assert told(opened(data.getvalue())) == [("text", PROSE), ("page_header", "Port")]
    with ZipFile(data, "a") as archive:
        for i in range(2_000):
            archive.writestr(f"{i}.xml", "")
    with pytest.raises(TooDeep):
        opened(data.getvalue())


def test_f21_what_lies_outside_is_never_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection was opened"))
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("a file was opened"))
    role = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    outside = "".join(
        f'<Relationship Id="x{i}" Type="{role}{kind}" Target="{target}" TargetMode="External"/>'
        for i, (kind, target) in enumerate(
            [("image", "file:///etc/hostname"), ("attachedTemplate", "http://192.0.2.1/x"), ("header", "header9.xml")]
        )
    )
    picture = '<w:r><w:drawing><blip xmlns:a="x" r:link="x0"/></w:drawing></w:r>'
    data = BytesIO(docx(body(p(PROSE, picture)), outside=outside))
    with ZipFile(data, "a") as archive:
        archive.writestr("word/header9.xml", part("hdr", p("from outside")))
    assert told(opened(data.getvalue())) == [("text", PROSE)]


def test_f21_a_path_that_climbs_out_of_the_file_stays_in_it() -> None:
    link = links(("header", "../../../../../etc/passwd"), ("footer", "/word/footer1.xml"))
    members = {"word/document.xml": body(p(PROSE)), "word/_rels/document.xml.rels": link}
    data = packed({**members, "word/footer1.xml": part("ftr", p("Page 1"))})
    assert told(opened(data)) == [("text", PROSE), ("page_footer", "Page 1")]


def test_f22_deleted_and_moved_words_are_absent() -> None:
    extracted = read(p("The board shut ", DELETED, INSERTED, " quays."))
    assert told(extracted) == [("text", "The board shut two quays.")]
    assert extracted.notes == ("tracked changes: deletions left out",)


def test_f22_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    gone = '<w:rPr><w:del w:id="6" w:author="Roe"/></w:rPr>'
    assert told(read(p("The board shut", properties=gone), p("two quays."), p(PROSE))) == [
        ("text", "The board shut two quays."),
        ("text", PROSE),
    ]
    assert told(read(p("The board shut", box(p("“Shut!”")), properties=gone), p("two quays."))) == [
        ("text_box", "“Shut!”"),
        ("text", "The board shut two quays."),
    ]
    assert told(read(p("The board shut", properties=gone))) == [("text", "The board shut")]


def test_f22_hidden_words_are_left_out_and_told() -> None:
    shown = run("shut", '<w:vanish w:val="false"/>')
    by_style = run("not ", '<w:rStyle w:val="Verborgen"/>')
    extracted = read(p("The port is ", run("not ", "<w:vanish/>"), by_style, shown, "."))
    assert told(extracted) == [("text", "The port is shut.")]
    assert extracted.notes == ("hidden text left out",)


def test_an_unchanged_document_has_no_notes() -> None:
    assert read(p(PROSE), comments=part("comments", "")).notes == ()


def test_deep_nests_are_refused() -> None:
    depth = MOST_DEPTH // 3
    for deep in (table(("x", "y")), p(PROSE)):
        for _ in range(depth):
            deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
        with pytest.raises(BrokenFile, match="nest deeper than 100"):
            read(deep)


def test_nests_as_people_make_them_are_read() -> None:
    deep = p(PROSE)
    for _ in range(30):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert told(read(deep)) == [("text", PROSE)]


def test_a_locked_part_needs_a_password() -> None:
    with pytest.raises(NeedsPassword):
        opened(locked(docx(body(p(PROSE))), 2))


@pytest.mark.slow
def test_mutations_are_read_or_refused() -> None:
    """Of the packed file, and of the text inside it, where a change is not caught by a check sum."""
    whole, main = docx(body(*REPORT), PARTS), body(*REPORT).encode()
    sound = 0
    for seed in range(200):
        inside = packed({"word/document.xml": mutated(main, seed)})
        for data in (mutated(whole, seed), inside):
            begun = time.perf_counter()
            with suppress(BriefingError):
                assert opened(data).pieces
                sound += 1
            assert time.perf_counter() - begun < 10
    assert sound > 20
