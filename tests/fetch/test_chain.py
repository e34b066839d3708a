"""Redirects, failures, and what is sent along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing import __version__
from briefing.fetch.addresses import forbidden
from briefing.fetch.faults import rest_words, status_words
from briefing.model import File
from tests.fetch.site import HOME, PAGE, RULES, Site, fetched, in_turn, leads, page, resolving, says, why

# As on the open internet, but for the one server of these tests.
GUARDED = replace(RULES, forbidden=lambda number: number != HOME and forbidden(number))


def test_a_page_comes_with_its_type_and_final_address(site: Site) -> None:
    site.answers["/page"] = says(content_type="text/html; charset=latin-1")
    url = site.url("/page#top")
    assert page(url) == File(url, PAGE, media="text/html", charset="latin-1", url=site.url("/page"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.answers["/old"] = leads("/new?x=1", status)
    site.answers["/new"] = says()
    assert page(site.url("/old")).url == site.url("/new?x=1")


def test_f30_five_redirects_are_followed_and_a_sixth_is_not(site: Site) -> None:
    site.answers |= {f"/{n}": leads(f"/{n - 1}") for n in range(1, 7)} | {"/0": says()}
    assert page(site.url("/5")).data == PAGE
    assert "redirected more than 5 times" in why(site.url("/6"))


def test_f30_a_loop_ends(site: Site) -> None:
    site.answers["/"] = leads("/")
    assert "redirected more than 5 times" in why(site.url())
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not on the open internet"),
        ("http://[::ffff:10.0.0.1]/", "is not on the open internet"),
        ("//127.0.0.2/", "127.0.0.2 is not on the open internet"),
        ("file:///etc/hosts", "only http and https"),
        ("gopher://harbour.example/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://dock@harbour.example/", "login"),
        ("http://harbour.example\\@10.0.0.1/", "backslash"),
        ("http://[", "malformed"),
        ("", "nowhere"),
    ],
)
def test_f32_a_redirect_is_checked_like_an_address(site: Site, place: str, words: str) -> None:
    site.answers["/"] = leads(place)
    assert words in why(site.url(), GUARDED)
    assert site.paths == ["/"]


def test_f32_a_redirect_to_another_port_is_checked_too(site: Site) -> None:
    site.answers["/"] = leads("http://harbour.example:22/")
    assert "port 22 " in why(site.url(), replace(GUARDED, ports=frozenset({site.port})))


def test_f32_the_number_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    site.answers["/"] = says()
    lookups: list[str] = []

    def changing(host: str, port: int) -> tuple[str, ...]:
        lookups.append(host)
        return (HOME,) if len(lookups) == 1 else ("10.0.0.1",)

    url = site.url("/", "harbour.example")
    assert page(url, replace(GUARDED, resolve=changing)).url == url
    assert lookups == ["harbour.example"]
    assert site.asked[0].headers["host"] == f"harbour.example:{site.port}"


def test_f32_each_hop_is_looked_up_and_checked_anew(site: Site) -> None:
    site.answers["/"] = leads("/next")
    lookups: list[str] = []

    def rebinding(host: str, port: int) -> tuple[str, ...]:
        lookups.append(host)
        return (HOME,) if len(lookups) == 1 else ("10.0.0.1",)

    words = why(site.url("/", "harbour.example"), replace(GUARDED, resolve=rebinding))
    assert "harbour.example at 10.0.0.1 is not on the open internet" in words
    assert lookups == ["harbour.example"] * 2
    assert site.paths == ["/"]


def test_a_redirect_in_raw_utf8_with_a_space(site: Site) -> None:
    site.answers["/"] = leads("/häfen nord".encode().decode("latin-1"))
    site.answers["/h%C3%A4fen%20nord"] = says()
    assert page(site.url()).url == site.url("/h%C3%A4fen%20nord")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "401: it asks for a login"),
        (403, "403: it does not let us in"),
        (404, "404: there is no such page"),
        (410, "410: the page was taken away for good"),
        (429, "429: it asks to be left alone for now"),
        (418, "418: the server refuses"),
        (500, "500: the server failed"),
        (204, "204: there is nothing on the page"),
        (304, "304: the server answers with no page"),
        (300, "300: the server answers with no page"),
    ],
)
def test_other_answers_are_told_in_plain_words(site: Site, status: int, words: str) -> None:
    site.answers["/"] = says(b"", status=status)
    assert words in why(site.url())


def test_a_server_that_stumbles_is_asked_once_more(site: Site) -> None:
    site.answers["/"] = in_turn(says(b"", status=502), says())
    assert page(site.url()).data == PAGE


def test_a_server_that_fails_twice_is_left(site: Site) -> None:
    site.answers["/"] = says(b"", status=500)
    assert "500" in why(site.url())
    assert len(site.asked) == 2


def test_a_missing_page_is_not_asked_for_again(site: Site) -> None:
    assert "404" in why(site.url("/none"))
    assert len(site.asked) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_rest_gets_it_for_the_whole_run(site: Site, status: int) -> None:
    site.answers["/a"] = says(b"", status=status, retry_after="120")
    site.answers["/b"] = says()
    words = [one.why for one in fetched(site.url("/a"), site.url("/b")) if not isinstance(one, File)]
    assert len(words) == 2
    assert all("asked again in 120 seconds" in one for one in words)
    assert site.paths == ["/a"]


def test_when_a_host_may_be_asked_again_is_said_in_our_words() -> None:
    assert "after 2026-10-21 07:28 UTC" in status_words(429, "Wed, 21 Oct 2026 07:28:00 GMT")
    for odd in ("", "soon", "\x1b[2J", "9" * 5_000, "²", "Wed, 99 Oct", "Fri, 31 Dec 9999 23:59:59 -2300"):
        assert rest_words(odd) == ""


def test_who_asks_is_said_and_nothing_else(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login dock password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    site.answers["/"] = says(set_cookie="crumb=1; Path=/")
    fetched(site.url("/"), site.url("/?again"))
    for one in site.asked:
        assert set(one.headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}
        assert one.headers["user-agent"] == f"briefing/{__version__} (+reader of news for one printed page)"
    assert site.paths == ["/", "/?again"]


def test_an_ipv6_number_stands_in_brackets_in_the_host_header(site: Site) -> None:
    site.answers["/"] = says()
    page(f"http://[2606:4700::1]:{site.port}/", resolving(HOME))
    assert site.asked[0].headers["host"] == f"[2606:4700::1]:{site.port}"
