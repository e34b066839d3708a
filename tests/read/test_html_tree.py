"""Bytes to a tree: the right letters, nothing expanded, nothing lost for depth or size."""

from __future__ import annotations

import pytest

from briefing.errors import EmptyInput
from briefing.model import File
from briefing.read.html.tree import declared, page


def text(data: bytes, charset: str = "") -> str:
    return str(page(File("page.html", data, charset=charset)).tree.xpath("string(.)"))


@pytest.mark.parametrize(
    ("data", "charset", "said"),
    [
        (b"<meta charset='windows-1250'><p>\x9eivot", "", "windows-1250"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xcd", "", "koi8-r"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?><html>\xbe", "", "iso-8859-2"),
        (b"<meta charset=windows-1250><p>\xcd", "koi8-r", "koi8-r"),
        (b"<meta charset=utf-8><p>caf\xe9", "", "utf-8"),
        (b"<p>" + b" " * 9000 + b"<meta charset=koi8-r>\xe9", "", ""),
    ],
    ids=["meta", "http-equiv", "xml", "server first", "not what it is", "too late"],
)
def test_the_declared_character_set(data: bytes, charset: str, said: str) -> None:
    assert declared(File("page.html", data, charset=charset)) == said


def test_declared_and_undeclared_letters_are_read() -> None:
    assert "život" in text(b"<html><meta charset=windows-1250><p>\x9eivot</p>")
    assert "café" in text("<html><meta charset=iso-8859-1><p>café</p>".encode())
    assert "café" in text(b"<html><meta charset=utf-8><p>caf\xe9</p>")
    assert "café" in text(b"<html><meta charset=utf-16><p>caf\xe9</p>")
    assert "café" in text("\ufeff<html><p>café</p>".encode("utf-16"))


def test_an_xml_declaration_and_a_doctype_with_entities_go() -> None:
    data = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html [<!ENTITY a "ha">]><html><body><p>x &a; y</p>'
    assert text(data) == "x &a; y"


def test_a_plain_doctype_stays_without_harm() -> None:
    assert text(b"<!DOCTYPE html><html><body><p>Text [1] here.</p>") == "Text [1] here."


def test_nothing_is_lost_for_depth_and_the_page_is_wild() -> None:
    deep = page(File("page.html", b"<html><body>" + b"<div>" * 400 + b"<p>Deep.</p>"))
    deeper = page(File("page.html", b"<html><body>" + b"<div>" * 9000 + b"<b>Deep</b>er.</p>"))
    assert (deep.wild, deeper.wild) == (True, True)
    assert deep.tree.xpath("string(.)") == "Deep."
    assert deeper.tree.xpath("string(.)").strip() == "Deeper."


def test_an_ordinary_page_is_not_wild() -> None:
    assert not page(File("page.html", b"<html><body>" + b"<div>" * 100 + b"<p>Deep.</p>")).wild


def test_a_tag_of_many_attributes_keeps_only_its_name() -> None:
    tree = page(File("page.html", b"<html><body><p " + b"a=1 " * 4000 + b">Text.</p>")).tree
    assert dict(tree.find(".//p").attrib) == {}
    kept = page(File("page.html", b"<html><body><p class=lead>Text.</p>")).tree
    assert kept.find(".//p").get("class") == "lead"


@pytest.mark.parametrize("data", [b"", b" \n", b"<!-- nothing -->"])
def test_no_page_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        page(File("page.html", data))
