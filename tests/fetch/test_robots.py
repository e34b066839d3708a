"""What sites ask programs to leave alone."""

from __future__ import annotations

import pytest

from briefing.fetch.network import Network
from briefing.fetch.robots import AGENT, parsed
from briefing.fetch.rules import rules_for
from tests.fetch.site import HOME, Site, fetched, leads, page, resolving, says, trickles, why

ALL_BUT_PRIVATE = says(b"User-agent: *\nDisallow: /private")


def allows(text: str, path: str) -> bool:
    return parsed(text.encode()).can_fetch(AGENT, f"http://harbour.example{path}")


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-Agent : *\n\n\nDisallow : / # all", "/a", False),
        ("User-agent: *\nDisallow: /print/*", "/print/a", False),
        ("User-agent: *\nDisallow: *", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nAllow: /\nDisallow: /news/", "/news/a", False),
        ("User-agent: *\nDisallow: /\nUser-agent: briefing\nAllow: /", "/a", True),
        ("User-agent: other\nUser-agent: Briefing\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nCrawl-delay: ²\nDisallow: /a", "/a", False),
        ("<html><p>There is no such file.</p></html>", "/a", True),
    ],
)
def test_wishes_are_read_as_the_rfc_says(text: str, path: str, allowed: bool) -> None:
    assert allows(text, path) is allowed


@pytest.mark.xfail(reason="the standard library knows no * inside a path", strict=True)
def test_a_star_inside_a_path() -> None:
    assert not allows("User-agent: *\nDisallow: /*/print", "/news/print")


def test_robots_are_asked_once_before_pages_and_never_before_feeds(site: Site) -> None:
    site.answers |= {"/a": says(), "/b": says(), "/robots.txt": ALL_BUT_PRIVATE}
    fetched(site.url("/a"), site.url("/b"), pages=True)
    assert site.paths == ["/robots.txt", "/a", "/b"]
    site.asked.clear()
    fetched(site.url("/a"), pages=False)
    assert site.paths == ["/a"]


def test_a_page_that_the_site_wants_left_alone_is_not_asked_for(site: Site) -> None:
    site.answers |= {"/private": says(), "/robots.txt": ALL_BUT_PRIVATE}
    assert "robots.txt asks programs not to read this page" in why(site.url("/private"), pages=True)
    assert site.paths == ["/robots.txt"]


def test_where_a_redirect_leads_is_asked_too(site: Site) -> None:
    site.answers |= {"/a": leads("/private"), "/robots.txt": ALL_BUT_PRIVATE}
    assert "robots.txt asks" in why(site.url("/a"), pages=True)
    assert site.paths == ["/robots.txt", "/a"]


def test_each_host_has_its_own_wishes(site: Site) -> None:
    site.answers |= {"/a": leads(site.url("/b", "dock.example")), "/b": says()}
    page(site.url("/a", "harbour.example"), resolving(HOME), pages=True)
    assert site.paths == ["/robots.txt", "/a", "/robots.txt", "/b"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_file_allows_all(site: Site, status: int) -> None:
    site.answers |= {"/a": says(), "/robots.txt": says(b"", status=status)}
    assert page(site.url("/a"), pages=True).url == site.url("/a")


def test_a_robots_file_that_moved_is_found(site: Site) -> None:
    site.answers |= {"/private": says(), "/robots.txt": leads("/elsewhere"), "/elsewhere": ALL_BUT_PRIVATE}
    assert "robots.txt asks" in why(site.url("/private"), pages=True)


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"", 503, "the server answers with 503"),
        (b"User-agent: *\nDisallow: //[", 200, "malformed paths"),
        (b"#" * 512_001, 200, "512,001 bytes"),
    ],
    ids=["failing", "malformed", "too large"],
)
def test_a_robots_file_that_cannot_be_read_forbids_all(site: Site, body: bytes, status: int, words: str) -> None:
    site.answers |= {"/a": says(), "/robots.txt": says(body, status=status)}
    told = why(site.url("/a"), pages=True)
    assert "robots.txt cannot be read" in told
    assert words in told
    assert "/a" not in site.paths


def test_f30_a_robots_file_that_never_ends_is_cut_at_its_cap(site: Site) -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    site.answers |= {"/a": says(), "/robots.txt": trickles(site, start, b"#" * 200_000)}
    assert "more than the 512,000 bytes" in why(site.url("/a"), pages=True)


def test_f31_robots_are_fetched_under_the_same_guard() -> None:
    words = why("http://127.0.0.1/a", rules_for(Network()), pages=True)
    assert "(127.0.0.1 is not on the open internet" in words
