"""Hostile letters: escapes, bidi, floods, broken encodings, lying names. Each ends in a page or in one sentence."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from briefing import read
from briefing.errors import BriefingError
from briefing.model import File
from briefing.pipeline import make
from briefing.read.clean import MARKS_PER_LETTER
from briefing.read.pieces import Extract
from briefing.read.sniff import sniff
from briefing.segment import segment
from briefing.settings import Settings
from tests.attacks.articles import (
    FORMATS,
    STORY,
    Article,
    Command,
    attached,
    json_feed,
    live_page,
    mail,
    markdown,
    pages,
    pdf,
    plain,
    rss,
    web_page,
    word,
)
from tests.conftest import Ran
from tests.read.zip_files import packed

# What steers a terminal, hides or turns letters, or is none; only line ends and tabs may be printed of it.
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
ESCAPES = {
    "a title": "\x1b]0;owned\x07",
    "a cleared screen": "\x1b[2J",
    "colour": "\x1b[31;1m",
    "a link": "\x1b]8;;http://x.example\x1b\\x\x1b]8;;\x1b\\",
    "C1": "\x9b2J\x9d0;x\x9c\x90",
    "a line over the line": "\rbriefing: all is well",
    "a bell": "\x07\x08\x7f",
}
TURNED = {"override": "\u202e", "isolate": "\u2066", "marks": "\u200e\u200f\u061c", "tags": "\U000e0041\U000e007f"}
HIDDEN = {"nothing": "\u200b", "joiner": "\u2060", "hyphen": "\u00ad", "order": "\ufeff", "half": "\udcff"}

STRAIGHT = Article("Harbour Shut After Fire", (STORY, "The council will vote on new rules for all ships on Friday."))


def clean(ran: Ran) -> Ran:
    """Nothing that was printed steers anything."""
    assert not STEERING.findall(ran.out + ran.err), ran
    return ran


def refused(ran: Ran, name: str) -> str:
    """One sentence that names the input, and no page."""
    assert (ran.code, ran.out) == (1, ""), ran
    assert ran.err.count("\n") == 1, ran.err
    assert ran.err.startswith(f"briefing: {name}: ")
    return ran.err


def sprinkled(told: Article, odd: str) -> Article:
    """The article with something odd inside each word for the port and in title and author."""
    body = tuple(text.replace("port", f"po{odd}rt").replace("ships", f"ships{odd}") for text in told.body)
    return Article(told.title.replace("Shut", f"Shut {odd}"), body, f"Ann{odd} Roe")


# XML and the building of a PDF cannot carry these letters; the other formats do.
CARRIERS = (".txt", ".md", ".html", ".eml", ".json")


@pytest.mark.parametrize("suffix", CARRIERS)
@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_f45_escapes_in_a_text_reach_no_output(briefing: Command, tmp_path: Path, suffix: str, escape: str) -> None:
    source = tmp_path / f"story{suffix}"
    source.write_bytes(FORMATS[suffix](sprinkled(STRAIGHT, "" if "\r" in escape and suffix == ".eml" else escape)))
    for command in ("make", "read", "explain", "summarise"):
        clean(briefing(command, source, "--no-network"))
    clean(briefing("explain", source, "--no-network", "--why", f"closed {escape}"))


def test_f45_escapes_in_a_text_reach_no_page(briefing: Command, tmp_path: Path) -> None:
    for suffix in CARRIERS:
        source = tmp_path / f"story{suffix}"
        source.write_bytes(FORMATS[suffix](sprinkled(STRAIGHT, "\x1b[2J\x9b31m")))
        page = pages(briefing, source)
        assert not STEERING.findall(page.whole)
        assert "could harm crews." in page.layer


BREAKS = {"a line end": "\n", "a tab": "\t", "separators": "\u2028\u2029"}
f45_each = pytest.mark.parametrize("odd", [*ESCAPES.values(), *BREAKS.values()], ids=[*ESCAPES, *BREAKS])
f47_each = pytest.mark.parametrize("odd", [*TURNED.values(), *HIDDEN.values()], ids=[*TURNED, *HIDDEN])


@f45_each
def test_f45_names_of_files_steer_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    a_name_steers_nothing(briefing, tmp_path, odd.replace("/", ""))


@f47_each
def test_f47_names_of_files_turn_and_hide_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    a_name_steers_nothing(briefing, tmp_path, odd)


def a_name_steers_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    """A file with something odd in its name is read, printed and proved."""
    source = tmp_path / f"no{odd}te.txt"
    source.write_bytes(plain(STRAIGHT))
    for command in ("make", "read", "explain", "summarise"):
        ran = clean(briefing(command, source))
        assert ran.code == 0, ran.err
    for fmt in ("html", "json", "markdown"):
        clean(briefing("make", source, "--format", fmt))
    out = tmp_path / f"out{odd}"
    clean(briefing("make", source, "-o", f"{out}/", "--format", "html"))
    (page,) = out.iterdir()
    proved = clean(briefing("verify", page, source))
    assert proved.code == 0, proved.out


@f45_each
def test_f45_names_in_refusals_steer_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    a_refusal_steers_nothing(briefing, tmp_path, odd.replace("/", ""))


@f47_each
def test_f47_names_in_refusals_turn_and_hide_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    a_refusal_steers_nothing(briefing, tmp_path, odd)


def a_refusal_steers_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    """What is wrong with a file, a folder or a pattern of odd name is one clean sentence, as JSON too."""
    broken, missing, folder = tmp_path / f"br{odd}oken.pdf", tmp_path / f"no{odd}ne.txt", tmp_path / f"f{odd}older"
    broken.write_bytes(b"%PDF-1.7 broken")
    folder.mkdir()
    (folder / f"photo{odd}.png").write_bytes(b"\x89PNG")
    for wrong in (broken, missing, folder, f"{tmp_path}/*{odd}*.docx"):
        for command in ("make", "read", "explain", "summarise", "verify"):
            ran = clean(briefing(command, wrong))
            assert (ran.code, ran.err.count("\n")) == (1, 1), ran
        said = json.loads(clean(briefing("make", wrong, "--json")).err)
        assert not STEERING.findall(said["error"])
    (folder / "a.txt").write_bytes(plain(STRAIGHT))
    assert clean(briefing("make", folder)).err.count("\n") == 1


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x9b2J", "\u202e", "\udcff", "[/b]"])
def test_f45_options_steer_nothing(briefing: Command, tmp_path: Path, odd: str) -> None:
    source = tmp_path / "note.txt"
    source.write_bytes(plain(STRAIGHT))
    for wrong in ("--format", "--page", "--ranker", "--template", "--date", "--sentences"):
        ran = clean(briefing("make" if wrong != "--sentences" else "summarise", source, wrong, f"x{odd}"))
        assert ran.code == 2, ran
        assert "Traceback" not in ran.err
    for fmt in ("text", "html", "json", "markdown"):
        ran = clean(briefing("make", source, "--format", fmt, "--cut-off", f"06:30{odd}"))
        assert (ran.code, "06:30" in ran.out) == (0, True), ran
    assert clean(briefing("explain", source, "--why", f"giraffe{odd}")).code == 0
    clean(briefing("make", source, "-o", f"{tmp_path}/{odd.replace('/', '')}/x.{odd.replace('/', '')}"))


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x9b2J", "\udcff", "[/b]"])
def test_f45_options_and_commands_that_are_none_steer_nothing(briefing: Command, odd: str) -> None:
    for wrong in ((f"make{odd}", "x"), ("make", f"--{odd}"), ("make", "x", f"-{odd}")):
        assert clean(briefing(*wrong)).code == 2


@pytest.mark.parametrize("suffix", [".html", ".json"])
def test_f45_a_hostile_page_steers_nothing_when_it_is_verified(briefing: Command, tmp_path: Path, suffix: str) -> None:
    source, page = tmp_path / "note.txt", tmp_path / f"page{suffix}"
    source.write_bytes(plain(STRAIGHT))
    briefing("make", source, "-o", page)
    odd = "\x1b[2J\x9b31m\u202e"
    forged = page.read_text("utf-8").replace("closed the port", f"opened{odd} the port")
    page.write_text(forged if suffix == ".html" else forged.replace(odd, json.dumps(odd)[1:-1]), "utf-8")
    ran = clean(briefing("verify", page, source))
    assert ran.code == 3
    assert "opened the port" in ran.out
    page.write_text(
        page.read_text("utf-8").replace("note.txt", "no\x1b[2Jte.txt" if suffix == ".html" else "no\\u001bte")
    )
    assert clean(briefing("verify", page)).code == 1


MARKUP = ("[/b]", "[link=x.example]here[/link]", "[bold red]Fire[/]", "\\[b]", "[[/]]")


@pytest.mark.parametrize("markup", MARKUP)
def test_f46_marks_of_the_terminal_library_are_printed_literally(
    briefing: Command, tmp_path: Path, markup: str
) -> None:
    name = f"no{markup.replace('/', '')}te"
    source = tmp_path / f"{name}.txt"
    source.write_bytes(plain(Article(f"Harbour {markup} Shut", (STORY.replace("a fire", f"a fire {markup} at sea"),))))
    for command in ("make", "read"):
        ran = briefing(command, source)
        assert ran.code == 0, ran.err
        assert f"a fire {markup} at sea." in " ".join(ran.out.split())
        assert f"{name}.txt" in ran.out
    (tmp_path / f"{name}.pdf").write_bytes(b"%PDF-1.7")
    refused(briefing("make", tmp_path / f"{name}.pdf"), f"{name}.pdf")


@pytest.mark.parametrize("suffix", CARRIERS)
@f47_each
def test_f47_what_turns_or_hides_letters_is_taken_out(briefing: Command, tmp_path: Path, suffix: str, odd: str) -> None:
    if odd == "\udcff" and suffix == ".eml":
        pytest.skip("a mail written in Python holds no half letters")
    source = tmp_path / f"story{suffix}"
    source.write_bytes(FORMATS[suffix](sprinkled(STRAIGHT, odd)))
    said = clean(briefing("make", source, "--no-network", "--format", "json")).out
    if odd != "\udcff":
        assert "The council of Oslo closed the port on Monday after a fire." in said


def test_f47_names_of_members_and_attachments_steer_nothing(briefing: Command, tmp_path: Path) -> None:
    odd = "no\x1b[2J\u202e\x9b\rte\U000e0041"
    (tmp_path / "day.zip").write_bytes(
        packed({f"{odd}.txt": plain(STRAIGHT), f"{odd}/{odd}.png": b"\x89PNG\r\n\x1a\n", f"{odd}.pdf": b"%PDF-1.7"})
    )
    (tmp_path / "day.eml").write_bytes(attached(STRAIGHT, ("text/plain", odd.replace("\r", ""), plain(STRAIGHT))))
    for source in (tmp_path / "day.zip", tmp_path / "day.eml"):
        for command in ("make", "read", "summarise"):
            assert clean(briefing(command, source)).code in (0, 4)
        for fmt in ("html", "json", "markdown"):
            clean(briefing("make", source, "--format", fmt))


ARABIC = (
    "أغلقت السلطات الميناء يوم الاثنين بعد حريق كبير في سفينتين. وقال رئيس البلدية إن الدخان قد يضر بالطواقم. "
    "وسيصوت المجلس يوم الجمعة على قواعد جديدة لجميع السفن في الميناء. ويخشى أصحاب السفن من خسائر كبيرة. "
) * 3
HEBREW = (
    "העירייה סגרה את הנמל ביום שני לאחר שריפה גדולה בשתי אוניות. ראש העיר אמר שהעשן עלול להזיק לצוותים. "
    "המועצה תצביע ביום שישי על כללים חדשים לכל האוניות בנמל. בעלי האוניות חוששים מהפסדים כבדים. "
) * 3


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".eml", ".json"])
@pytest.mark.parametrize("text", [ARABIC, HEBREW], ids=["Arabic", "Hebrew"])
def test_f48_an_article_from_right_to_left_is_refused_in_one_sentence(
    briefing: Command, tmp_path: Path, suffix: str, text: str
) -> None:
    (tmp_path / f"story{suffix}").write_bytes(FORMATS[suffix](Article("مرفأ", (text,))))
    ran = briefing("make", tmp_path / f"story{suffix}", "--no-network")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "does not seem to be in English" in ran.err


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".eml", ".rss", ".json"])
def test_f48_words_from_right_to_left_stand_in_the_page_as_in_the_source(
    briefing: Command, tmp_path: Path, suffix: str
) -> None:
    line = "The council of Oslo said that מספנה means yard in Hebrew and مرفأ means port in Arabic on Monday."
    (tmp_path / f"story{suffix}").write_bytes(FORMATS[suffix](Article("Harbour Words", (line, STORY))))
    page = pages(briefing, tmp_path / f"story{suffix}")
    assert line in json.dumps(json.loads(page.json), ensure_ascii=False)
    assert line in " ".join(page.text.split())
    for word_ in ("מספנה", "مرفأ"):
        assert word_ in page.html
        assert word_ in page.markdown


SIGNS = "👩\u200d👩\u200d👧\u200d👦 🇳🇴 🏳️\u200d🌈 👍🏽"
ZALGO = "e" + "\u0301\u0335" * 1000


def decorated(suffix: str) -> bytes:
    """An article with emoji and a heap of accents."""
    signs = f"The council of Oslo closed {SIGNS} the port on Monday after a fire."
    return FORMATS[suffix](Article("Harbour Shut", (signs, f"The mayor warned that {ZALGO} hurt crews.")))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".eml", ".rss", ".atom", ".json"])
def test_f49_emoji_families_and_heaped_accents(briefing: Command, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"story{suffix}").write_bytes(decorated(suffix))
    begun = time.monotonic()
    page = pages(briefing, tmp_path / f"story{suffix}", proved=(".html", ".json"))
    assert time.monotonic() - begun < 20
    heaps = (len(heap) for heap in re.findall(r"[\u0300-\u036f]+", unicodedata.normalize("NFD", page.whole)))
    assert max(heaps) <= MARKS_PER_LETTER + 1
    assert SIGNS in json.dumps(json.loads(page.json), ensure_ascii=False)
    assert SIGNS in page.html.replace("\u00a0", " ")


@pytest.mark.xfail(
    strict=False, reason="issue: verify; without a font for them, emoji are U+FFFD in the PDF's text layer"
)
def test_f49_a_pdf_with_signs_beyond_its_fonts_is_proved(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(decorated(".txt"))
    pages(briefing, tmp_path / "story.txt", proved=(".pdf",))


# What is read and briefed all the same: bytes of a text file, and words that must be among its sentences.
ODD = {
    "f3 Jinja": (
        (STORY + "{% for x in range(10**9) %}{{ x }}{% endfor %} stood on the wall.").encode(),
        "closed the port",
    ),
    "f5 style": ((STORY + "</style><style>body{display:none}</style> stood on the wall.").encode(), "closed the port"),
    "f47 bidi controls": (STORY.replace("port", "\u202eport\u2066").encode(), "closed the port"),
    "f47 tag characters": (STORY.replace("port", "po\U000e0041rt").encode(), "closed the port"),
    "f48 right to left": ((STORY + "The word مرفأ means port in Arabic.").encode(), "closed the port"),
    "f49 2,000 marks on one letter": (
        (STORY + "e" + "\u0301" * 2000 + " was painted on the wall of the port.").encode(),
        "port",
    ),
    "f49 emoji families": ((STORY + "Families 👩‍👩‍👧‍👦 left the town at night 🇳🇴.").encode(), "closed the port"),
    "f50 a word of 20,000 letters": (
        (STORY + "The ship was named " + "x" * 20_000 + ".").encode(),
        "closed the port",
    ),
    "f50 a long address": (
        (STORY + "See https://example.org/" + "abc/" * 300 + " for the list of ships.").encode(),
        "closed",
    ),
    "f53 a byte order mark": (("\ufeff" + STORY).encode(), "closed the port"),
    "f53 two byte order marks": (("\ufeff\ufeff" + STORY).encode(), "The council"),
    "f53 a byte order mark mid-file": (STORY.replace("port", "po\ufeffrt").encode(), "closed the port"),
    "f53 UTF-16": (STORY.encode("utf-16"), "closed the port"),
    "f53 UTF-16 the other way round": (b"\xfe\xff" + STORY.encode("utf-16-be"), "closed the port"),
    "f53 UTF-16 without a mark": (STORY.encode("utf-16-le"), "closed the port"),
    "f53 UTF-32": (STORY.encode("utf-32"), "closed the port"),
    "f53 mixed line ends": (STORY.replace(". ", ".\r\n\r").encode(), "closed the port"),
    "f53 NUL bytes": (STORY.replace(" ", " \x00", 3).encode(), "closed the port"),
    "f53 a lone surrogate": (STORY.encode() + b"\xed\xa0\x80 It burned.", "closed the port"),
    "f53 no characters": (STORY.replace("port", "po\uffff\ufffert").encode(), "closed the port"),
    "f54 a Windows code page": ((STORY + "Café owners “lost” trade on Tuesday.").encode("cp1252"), "Café owners"),
    "f54 two encodings": (
        f"{STORY} Zürich’s “banks” paid for it. ".encode() * 40 + "Café owners lost trade.".encode("cp1252"),
        "closed the port",
    ),
    "f54 UTF-7": ((STORY + "+ADw-script+AD4- stood on the wall.").encode(), "closed the port"),
    "f71 a title of 400 letters": (("Fire " * 80 + "\n\n" + STORY).encode(), "closed the port"),
}


def row(number: str, cases: Mapping[str, object]) -> pytest.MarkDecorator:
    """The cases of one row."""
    return pytest.mark.parametrize("fault", [fault for fault in cases if fault.startswith(f"{number} ")])


def is_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    data, wanted = ODD[fault]
    (tmp_path / "odd.txt").write_bytes(data)
    ran = clean(briefing("make", tmp_path / "odd.txt"))
    assert ran.code == 0, ran.err
    assert wanted in clean(briefing("summarise", tmp_path / "odd.txt", "--sentences", "9")).out


@row("f3", ODD)
def test_f3_jinja_in_a_text_file_is_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f5", ODD)
def test_f5_style_in_a_text_file_is_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f47", ODD)
def test_f47_turned_and_hidden_letters_are_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f48", ODD)
def test_f48_words_from_right_to_left_are_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f49", ODD)
def test_f49_emoji_and_heaped_accents_are_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f50", ODD)
def test_f50_long_tokens_are_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f53", ODD)
def test_f53_marks_and_broken_letters_are_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f54", ODD)
def test_f54_odd_encodings_are_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@row("f71", ODD)
def test_f71_a_very_long_title_is_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    is_briefed(fault, briefing, tmp_path)


@pytest.mark.parametrize("fault", [fault for fault in ODD if fault[:3] in ("f5 ", "f50", "f71")])
def test_f71_odd_text_still_makes_one_printed_page(fault: str, briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(ODD[fault][0])
    assert briefing("make", tmp_path / "odd.txt", "-o", tmp_path / "page.pdf").code == 0
    assert briefing("verify", tmp_path / "page.pdf", tmp_path / "odd.txt").code == 0


# What cannot be briefed, and the words that say why.
NO_ARTICLE = {
    "f50 one endless word": (b"a" * 500_000, "too long to print"),
    "f50 one endless sentence": (b"Norway, which closed, which opened, " * 20_000 + b".", "too long to print"),
    "f51 headings only": ("\n\n".join(f"Heading Number {n}" for n in range(2_000)).encode(), "only headings"),
    "f52 dots": (b"." * 200_000, ""),
    "f52 brackets": (b"(" * 200_000, ""),
    "f52 dashes": (b"-" * 200_000, ""),
    "f52 zeros": (b"0" * 200_000, ""),
    "f52 white space": (b" \n" * 100_000, "has no text"),
    "f55 a ZIP archive": (b"PK\x03\x04" + bytes(range(256)) * 20, "broken"),
    "f55 an image": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "JPEG picture"),
    "f54 EBCDIC": (STORY.encode("cp037"), "EBCDIC"),
}


def gets_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    data, why = NO_ARTICLE[fault]
    (tmp_path / "odd.txt").write_bytes(data)
    assert why in refused(briefing("make", tmp_path / "odd.txt"), "odd.txt")


@row("f50", NO_ARTICLE)
def test_f50_an_endless_word_gets_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    gets_one_sentence(fault, briefing, tmp_path)


@row("f51", NO_ARTICLE)
def test_f51_headings_alone_get_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    gets_one_sentence(fault, briefing, tmp_path)


@row("f52", NO_ARTICLE)
def test_f52_strings_that_turn_patterns_back_get_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    gets_one_sentence(fault, briefing, tmp_path)


@row("f54", NO_ARTICLE)
def test_f54_ebcdic_gets_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    gets_one_sentence(fault, briefing, tmp_path)


@row("f55", NO_ARTICLE)
def test_f55_other_files_get_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    gets_one_sentence(fault, briefing, tmp_path)


BIG = {
    "f50 a word of 10 MB": ("a" * 10_000_000, "too long to print"),
    "f50 a word of 10 MB behind an article": (f"{STORY}{'a' * 10_000_000}", ""),
    "f50 10 MB of Chinese": ("港" * 3_300_000, "English"),
    "f51 100,000 headings": ("\n\n".join(f"Heading Number {n}" for n in range(100_000)), "only headings"),
    "f51 100,000 headings before an article": (
        "\n\n".join(f"Heading Number {n}" for n in range(40_000)) + f"\n\n{STORY * 3}",
        "",
    ),
}


@pytest.mark.slow
@row("f50", BIG)
def test_f50_ten_megabytes_take_half_a_minute_at_most(fault: str, briefing: Command, tmp_path: Path) -> None:
    takes_half_a_minute_at_most(fault, briefing, tmp_path)


@pytest.mark.slow
@row("f51", BIG)
def test_f51_headings_by_the_thousand_take_half_a_minute_at_most(fault: str, briefing: Command, tmp_path: Path) -> None:
    takes_half_a_minute_at_most(fault, briefing, tmp_path)


def takes_half_a_minute_at_most(fault: str, briefing: Command, tmp_path: Path) -> None:
    text, why = BIG[fault]
    (tmp_path / "big.txt").write_text(text, "utf-8")
    begun = time.monotonic()
    ran = briefing("make", tmp_path / "big.txt")
    assert time.monotonic() - begun < 30
    assert (ran.code, ran.err.count("\n")) == ((1, 1) if why else (0, 0)), ran.err
    assert why in ran.err


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".eml", ".json"])
def test_f50_a_word_of_nearly_a_megabyte_behind_an_article(briefing: Command, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"big{suffix}").write_bytes(FORMATS[suffix](Article("Harbour Shut", (STORY * 3, "a" * 900_000))))
    page = pages(briefing, tmp_path / f"big{suffix}", proved=(".html",))
    assert "closed the port on Monday" in page.layer
    assert "aaaa" not in page.layer


def copies(sentences: int) -> dict[str, str]:
    """Texts of so many sentences: all different, all the same, in one line, and behind so many headings."""
    return {
        "different.txt": "\n".join(f"The port closed on day {n}." for n in range(sentences)),
        "same.txt": "\n\n".join(["The port of Oslo closed on Monday after a fire."] * (sentences // 2)),
        "line.txt": STORY * (sentences // 2),
        "under.md": "".join(f"## Number {n}\n\nThe port closed on day {n}.\n\n" for n in range(sentences // 2)),
    }


@pytest.mark.parametrize("name", copies(0))
def test_f51_thousands_of_sentences_and_as_many_copies(briefing: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(copies(2_000)[name], "utf-8")
    assert briefing("summarise", tmp_path / name, "--sentences", "1").out.count("\n") == 1
    twin = json.loads(briefing("make", tmp_path / name, "--format", "json").out)
    told = [line["text"] for part in ("summary", "news", "risks", "agenda") for line in twin[part] if "see" not in line]
    assert told
    assert len(told) == len(set(told))


@pytest.mark.slow
@pytest.mark.parametrize("name", copies(0))
def test_f51_a_hundred_thousand_sentences_and_as_many_copies(briefing: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(copies(100_000)[name], "utf-8")
    assert briefing("summarise", tmp_path / name, "--sentences", "1").out.count("\n") == 1


@pytest.mark.slow
def test_f51_a_million_sentences_are_cut_with_a_notice(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("\n".join(f"The port closed on day {n}." for n in range(1_000_000)), "utf-8")
    begun = time.monotonic()
    ran = briefing("read", tmp_path / "big.txt")
    assert time.monotonic() - begun < 60
    assert ran.code == 0
    assert "only the first" in ran.out[:1000]


# Strings on which a careless pattern turns back again and again.
TURNING_BACK = (".", "(", "A. ", "<a ", "0", "-", " \n", '"', "[", "&lt;", "http://")
SMALL, LARGE = 10_000, 40_000


def seconds(suffix: str, odd: str) -> float:
    """Processor time of every stage from bytes to page: the odd string is a paragraph, and part of a sentence."""
    told = Article("Harbour Shut", (STORY * 3, odd, f"{STORY * 2}x {odd} more. {STORY}"))
    begun, files = time.process_time(), [File(f"story{suffix}", FORMATS[suffix](told))]
    while files:
        file = files.pop()
        media = sniff(file)
        extract: Extract = import_module(read.READERS.get(media, "briefing.read.text")).extract(file)
        document, inner = read.finish(read.Reading(file, media, partial(replace, extract)))
        files += inner
        if not isinstance(document, read.Holder):
            make([segment(document)], Settings())
    return time.process_time() - begun


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".eml", ".rss"])
@pytest.mark.parametrize("letters", TURNING_BACK)
def test_f52_time_grows_no_faster_than_the_text(suffix: str, letters: str) -> None:
    taken = []
    for size in (SMALL, LARGE):
        try:
            taken.append(seconds(suffix, letters * (size // len(letters))))
        except BriefingError:
            return
    assert taken[1] < 10 * taken[0] + 0.3


@pytest.mark.slow
@pytest.mark.parametrize("letters", TURNING_BACK)
def test_f52_a_megabyte_of_them_ends_within_a_minute(briefing: Command, tmp_path: Path, letters: str) -> None:
    for suffix in (".txt", ".md", ".html", ".eml"):
        odd = letters * (1_000_000 // len(letters))
        (tmp_path / f"x{suffix}").write_bytes(FORMATS[suffix](Article("Harbour Shut", (STORY * 3, odd, STORY))))
        begun = time.monotonic()
        assert briefing("make", tmp_path / f"x{suffix}").code in (0, 1)
        assert time.monotonic() - begun < 60


@pytest.mark.parametrize("suffix", [".html", ".rss", ".atom", ".json"])
@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16", "utf-32"])
def test_f53_byte_order_marks_of_other_formats(briefing: Command, tmp_path: Path, suffix: str, form: str) -> None:
    text = FORMATS[suffix](STRAIGHT).decode().replace('encoding="utf-8"', "").replace('<meta charset="utf-8">', "")
    (tmp_path / f"story{suffix}").write_bytes(text.encode(form))
    ran = clean(briefing("make", tmp_path / f"story{suffix}", "--no-network"))
    assert ran.code == 0, ran.err
    assert "closed the port on Monday" in ran.out


@pytest.mark.parametrize("suffix", CARRIERS)
def test_f53_no_characters_in_other_formats(briefing: Command, tmp_path: Path, suffix: str) -> None:
    told = Article("Harbour\x00 Shut", (STORY.replace(" ", " \x00\uffff\ufffe", 3), STORY))
    (tmp_path / f"story{suffix}").write_bytes(FORMATS[suffix](told))
    ran = clean(briefing("make", tmp_path / f"story{suffix}", "--no-network"))
    assert ran.code == 0, ran.err
    assert "closed the port on Monday" in ran.out


SEVEN = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"


def declared(suffix: str, charset: str, data: str, form: str) -> bytes:
    """An article whose format declares a character set, in bytes of another."""
    told = Article("Harbour Shut", (STORY, data))
    if suffix == ".eml":
        head = f"From: a@b.example\nSubject: Port\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
        return head.encode() + f"{STORY}\n\n{data}\n".encode(form)
    text = FORMATS[suffix](told).decode()
    return re.sub("utf-8", charset, text, count=1).encode(form)


@pytest.mark.parametrize("suffix", [".html", ".eml", ".rss", ".atom"])
def test_f54_utf_7_is_never_honoured(briefing: Command, tmp_path: Path, suffix: str) -> None:
    line = f"The wall of the harbour said {SEVEN} on Tuesday."
    (tmp_path / f"story{suffix}").write_bytes(declared(suffix, "utf-7", line, "ascii"))
    page = pages(briefing, tmp_path / f"story{suffix}")
    assert "<script>alert" not in page.text
    assert f"said {SEVEN} on Tuesday." in " ".join(page.text.split())


@pytest.mark.parametrize("suffix", [".html", ".eml"])
@pytest.mark.parametrize("charset", ["shift_jis", "utf-16", "x-unknown", "rot13", "idna", "unicode_escape", "ascii"])
def test_f54_a_wrong_declaration_costs_letters_at_most(
    briefing: Command, tmp_path: Path, suffix: str, charset: str
) -> None:
    line = "Café owners in Zürich lost “two weeks” of trade on Tuesday."
    (tmp_path / f"story{suffix}").write_bytes(declared(suffix, charset, line, "utf-8"))
    ran = clean(briefing("make", tmp_path / f"story{suffix}"))
    assert ran.code == 0, ran.err
    assert "closed the port on Monday" in ran.out


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_f54_a_file_in_ebcdic_is_refused_as_such(briefing: Command, tmp_path: Path, suffix: str) -> None:
    text = FORMATS[suffix](STRAIGHT).decode().replace("utf-8", "cp037")
    (tmp_path / f"story{suffix}").write_bytes(text.encode("cp037"))
    assert "EBCDIC" in refused(briefing("make", tmp_path / f"story{suffix}"), f"story{suffix}")


@pytest.mark.parametrize("suffix", [".eml", ".rss"])
def test_f54_a_body_in_ebcdic_is_refused(briefing: Command, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"story{suffix}").write_bytes(declared(suffix, "cp037", STORY, "cp037"))
    refused(clean(briefing("make", tmp_path / f"story{suffix}")), f"story{suffix}")


# A name that lies: the bytes, and what they are read as.
LIES: dict[str, tuple[Callable[[Article], bytes], str]] = {
    "web.pdf": (web_page, "a web page"),
    "word.txt": (word, "a Word document or a ZIP archive"),
    "report.eml": (pdf, "a PDF"),
    "report.html": (pdf, "a PDF"),
    "mail.txt": (mail, "a mail"),
    "text.docx": (plain, "plain text"),
    "text.pdf": (plain, "plain text"),
    "text.eml": (plain, "plain text"),
    "text.rss": (plain, "plain text"),
}


@pytest.mark.parametrize("name", LIES)
def test_f55_bytes_are_believed_and_the_lie_of_a_name_is_told(briefing: Command, tmp_path: Path, name: str) -> None:
    write, kind = LIES[name]
    (tmp_path / name).write_bytes(write(STRAIGHT))
    told = briefing("read", tmp_path / name).out
    assert f"read as: {kind}\n" in told
    assert f"but it is {kind} and read as such" in told
    assert "closed the port on Monday" in told


@pytest.mark.parametrize(("name", "write"), [("feed.html", rss), ("feed.txt", json_feed), ("notes.rss", markdown)])
def test_f55_feeds_are_known_by_their_bytes(
    briefing: Command, tmp_path: Path, name: str, write: Callable[[Article], bytes]
) -> None:
    (tmp_path / name).write_bytes(write(STRAIGHT))
    assert "closed the port on Monday" in briefing("read", tmp_path / name, "--no-network").out


POLYGLOTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a picture that is a web page": (lambda: b"GIF89a/*" + web_page(STRAIGHT), "a GIF picture"),
    "a picture that is a PDF": (lambda: b"\x89PNG\r\n\x1a\n" + pdf(STRAIGHT), "a PNG picture"),
    "a program that is a text": (lambda: b"MZ\x90" + plain(STRAIGHT), "a program"),
    "a PDF that is a ZIP archive": (lambda: pdf(STRAIGHT) + word(STRAIGHT), ""),
    "a PDF behind blank lines": (lambda: b"\n\n" + pdf(STRAIGHT), ""),
    "a script that is a text": (lambda: b"#!/bin/sh\n" + plain(STRAIGHT), ""),
    "a web page that is a PDF": (lambda: web_page(STRAIGHT) + pdf(STRAIGHT), "binary data"),
    "a web page that is a ZIP archive": (lambda: web_page(STRAIGHT) + word(STRAIGHT), "binary data"),
    "rich text": (lambda: b"{\\rtf1 The port was closed on Monday.}", "rich-text"),
}


@pytest.mark.parametrize("fault", POLYGLOTS)
def test_f55_a_file_that_is_two_things_is_read_as_one_or_refused(briefing: Command, tmp_path: Path, fault: str) -> None:
    data, kind = POLYGLOTS[fault]
    (tmp_path / "odd.pdf").write_bytes(data())
    ran = briefing("make", tmp_path / "odd.pdf")
    if kind:
        assert kind in refused(ran, "odd.pdf")
    else:
        assert (ran.code, "closed the port on Monday" in ran.out) == (0, True), ran


def test_f55_attachments_are_known_by_their_bytes(briefing: Command, tmp_path: Path) -> None:
    files = (
        ("text/plain", "report.txt", pdf(STRAIGHT)),
        ("application/pdf", "page.pdf", live_page("Pier Shut", f"<p>{STORY.replace('port', 'pier')}</p>")),
        ("application/pdf", "empty.pdf", b""),
        ("image/png", "photo.png", plain(STRAIGHT)),
    )
    (tmp_path / "day.eml").write_bytes(attached(STRAIGHT, *files))
    told = briefing("read", tmp_path / "day.eml").out
    assert "report.txt\n  read as: a PDF\n" in told
    assert "page.pdf\n  read as: a web page\n" in told
    assert "closed the pier on Monday" in told


@pytest.mark.parametrize("suffix", [*FORMATS, ".mbox", ".zip", ".opml", ".mht"])
@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b" \n\t \n", b"\xef\xbb\xbf"], ids=["0", "NUL", "blank", "mark"])
def test_f55_an_empty_file_of_any_name_has_no_text(briefing: Command, tmp_path: Path, suffix: str, data: bytes) -> None:
    (tmp_path / f"odd{suffix}").write_bytes(data)
    assert "has no text in it" in refused(briefing("make", tmp_path / f"odd{suffix}"), f"odd{suffix}")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("kept", [60, 150, -300])
def test_f55_half_a_file_is_read_or_refused_with_its_name(
    briefing: Command, tmp_path: Path, suffix: str, kept: int
) -> None:
    (tmp_path / f"odd{suffix}").write_bytes(FORMATS[suffix](Article("Harbour Shut", (STORY,) * 8))[:kept])
    ran = clean(briefing("make", tmp_path / f"odd{suffix}", "--no-network"))
    if ran.code:
        refused(ran, f"odd{suffix}")


def test_f55_a_folder_named_like_a_file_is_a_folder(briefing: Command, tmp_path: Path) -> None:
    folder = tmp_path / "x.pdf"
    folder.mkdir()
    assert "the folder holds no texts" in briefing("make", folder).err
    (folder / "a.txt").write_bytes(plain(STRAIGHT))
    assert "closed the port on Monday" in briefing("make", folder).out
    assert briefing("make", folder / "a.txt", "-o", folder).code == 0
    assert briefing("make", folder / "a.txt", "-o", tmp_path / "y.html", "--format", "html").code == 0
    assert briefing("verify", folder).code in (1, 3)
