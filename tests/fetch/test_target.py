"""Addresses taken apart."""

from __future__ import annotations

import random
from urllib.parse import urlsplit

import pytest

from briefing.fetch import is_url
from briefing.fetch.faults import Fault
from briefing.fetch.target import LONGEST, parse

READ = [
    ("http://harbour.example", "http://harbour.example/"),
    ("HTTPS://Harbour.Example.:443/News?a=1&b=2#part", "https://harbour.example/News?a=1&b=2"),
    ("http://harbour.example:8080/a/../b", "http://harbour.example:8080/b"),
    ("https://Bücher.example/ü?q=ä", "https://xn--bcher-kva.example/%C3%BC?q=%C3%A4"),
    ("http://[2606:4700::1]:80/x", "http://[2606:4700::1]/x"),
    ("http://harbour.example/mail/to@dock", "http://harbour.example/mail/to@dock"),
    ("http://harbour.example/a%20b", "http://harbour.example/a%20b"),
]

REFUSED = [
    ("http://dock:secret@harbour.example/", "login"),
    ("http://harbour.example@10.0.0.1/", "login"),
    ("http://harbour.example#@10.0.0.1/", "login"),
    ("http://harbour.example?@10.0.0.1/", "login"),
    ("http://harbour.example\\@10.0.0.1/", "backslash"),
    ("http://harbour.example\\.dock.example/", "backslash"),
    ("http://har\tbour.example/", "control character"),
    ("http://harbour.example/a\r\nHost: dock.example", "control character"),
    ("http://harbour.example/a b", "space"),
    ("http://harbour.example:99999/", "malformed"),
    ("http://harbour.example:port/", "malformed"),
    ("http://har／bour.example/", "malformed"),
    ("http://①②⑦.0.0.1/", "malformed"),
    ("http://har%00bour.example/", "malformed"),
    ("http://[::1/", "malformed"),
    ("http://[fe80::1%25eth0]/", "no host"),
    ("http:///etc/hosts", "no host"),
    ("http://har;bour.example/", "no host"),
    ("http://\ud800.example/", "malformed"),
    (f"http://harbour.example/{'a' * LONGEST}", "longer than"),
]

SCHEMES = [
    "gopher://h/",
    "file:///etc/hosts",
    "ftp://h/",
    "javascript:alert(1)",
    "javascript://h/%0aalert(1)",
    "data:,x",
]


@pytest.mark.parametrize(("asked", "sent"), READ)
def test_an_address_is_read_without_its_fragment(asked: str, sent: str) -> None:
    assert parse(asked).url == sent


@pytest.mark.parametrize(("asked", "words"), REFUSED, ids=range(len(REFUSED)))
def test_f32_an_address_that_can_mean_two_things_is_refused(asked: str, words: str) -> None:
    with pytest.raises(Fault, match=words):
        parse(asked)


@pytest.mark.parametrize("asked", SCHEMES)
def test_f4_schemes_but_http_and_https_are_refused(asked: str) -> None:
    with pytest.raises(Fault, match="only http and https"):
        parse(asked)


@pytest.mark.parametrize("asked", ["java\tscript:alert(1)", " javascript:alert(1)", "java\nscript://h/"])
def test_f4_a_scheme_cannot_hide_behind_white_space(asked: str) -> None:
    with pytest.raises(Fault):
        parse(asked)


def test_ports_that_are_not_the_schemes_own_stand_in_the_host_header() -> None:
    assert parse("https://harbour.example:80/").authority == "harbour.example:80"
    assert parse("https://harbour.example:443/").authority == "harbour.example"


@pytest.mark.parametrize("asked", ["http://h/", "HTTPS://h", "file:///etc/hosts", "gopher://h", "javascript://h"])
def test_whatever_has_a_scheme_and_two_slashes_is_an_address(asked: str) -> None:
    assert is_url(asked)


@pytest.mark.parametrize("asked", ["notes.txt", "C://notes.txt", "a/http://h", "-", "", "mail: monday.txt", "//h/x"])
def test_files_are_no_addresses(asked: str) -> None:
    assert not is_url(asked)


LETTERS = "ah./:@#?%[]\\;-_0127 \t\n\r\x00éß①。／\u202e\ud800"


def test_mutations_of_an_address_mean_one_host_or_are_refused() -> None:
    for seed in range(4_000):
        chance = random.Random(seed)
        url = list(chance.choice(READ)[0])
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(url))
            url[place : place + chance.randrange(2)] = chance.choice(LETTERS)
        try:
            target = parse("".join(url))
        except Fault:
            continue
        assert target.url.isascii()
        assert urlsplit(target.url).hostname == target.host
        assert parse(target.url) == target
