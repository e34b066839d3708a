"""XML to a safe tree, and broken XML of feeds mended."""

from __future__ import annotations

import re
import time

import pytest

from briefing.read.feed.mend import mended
from briefing.read.xml_tree import escaped, local, tree

ROOT = re.compile(r"<rss[\s>]")


def test_sound_xml_is_not_mended() -> None:
    def no(text: str) -> str:
        raise AssertionError(text)

    found = tree("<?xml version='1.0'?>\n<!-- x --><rss><a>Q&amp;A</a></rss>", ROOT, no)
    assert found and found.sound and not found.entities
    assert [(local(child), child.text) for child in found.root] == [("a", "Q&A")]


def test_what_stands_before_the_root_is_never_read() -> None:
    found = tree("<!DOCTYPE rss [<!ENTITY a 'x'>]><rss>&a;</rss>", ROOT, escaped)
    assert found and found.entities and not found.sound
    assert found.root.text == "&a;"


def test_no_root_no_tree() -> None:
    assert tree("<html/>", ROOT, escaped) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Q&A at the caf&eacute;", "Q&amp;A at the café"),
        ("1 < 2 &amp; <b>3</b> &#233;", "1 &lt; 2 &amp; <b>3</b> é"),
        ("&#xD800;&#0;&#x110000;&#60;", "&lt;"),
        ("&LT;&AMP;", "&lt;&amp;"),
        ("&nonesuch; &", "&amp;nonesuch; &amp;"),
    ],
)
def test_lone_signs_are_escaped(text: str, wanted: str) -> None:
    assert escaped(text) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<title>Rain<br>snow</title>", "<title>Rain&lt;br&gt;snow</title>"),
        ("<title>Rain &amp; snow</title>", "<title>Rain &amp; snow</title>"),
        ("<item><title>Rain</item><item>", "<item><title>Rain</title></item><item>"),
        ("<link>a?b&c</link>", "<link>a?b&amp;c</link>"),
        ("<description><![CDATA[<br>&x]]> & </description>", "<description><![CDATA[<br>&x]]> &amp; </description>"),
        ("<title><![CDATA[Rain</title>", "<title>&lt;![CDATA[Rain</title>"),
        ("<title/><a>b</a>", "<title/><a>b</a>"),
    ],
)
def test_texts_of_a_broken_feed_are_closed(body: str, wanted: str) -> None:
    assert mended(body) == wanted


@pytest.mark.parametrize("hostile", ["<title>", "<![CDATA[", "]]>", "&#", "<", "<item ", "</title", "<![CDATA[]]>"])
def test_f52_mending_is_linear(hostile: str) -> None:
    start = time.process_time()
    mended(hostile * (1_000_000 // len(hostile)))
    assert time.process_time() - start < 5
