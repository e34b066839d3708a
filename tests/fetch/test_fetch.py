"""The face of the room."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from briefing.fetch import Network, default_cache, fetch
from briefing.model import File, Unread
from tests.fetch.site import NETWORK, PAGE, Site, says


def test_without_network_every_address_is_refused_before_any_lookup(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("went to the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    got = fetch(["https://harbour.example/", "file:///etc/hosts"], Network(allowed=False), pages=True)
    assert [one.name for one in got] == ["https://harbour.example/", "file:///etc/hosts"]
    assert all(isinstance(one, Unread) and "--no-network" in one.why for one in got)


def test_answers_stand_in_the_order_asked_each_address_fetched_once(site: Site) -> None:
    site.answers |= {"/a": says(b"Port A"), "/b": says(b"Port B")}
    asked = [site.url("/b"), "gopher://harbour.example/", site.url("/a"), site.url("/none"), site.url("/b")]
    got = fetch(asked, NETWORK, pages=False)
    assert [one.name for one in got] == asked
    assert [one.data if isinstance(one, File) else b"" for one in got] == [b"Port B", b"", b"Port A", b"", b"Port B"]
    assert sorted(site.paths) == ["/a", "/b", "/none"]


def test_f4_other_schemes_are_refused_with_one_sentence() -> None:
    (got,) = fetch(["file:///etc/hosts"], NETWORK, pages=False)
    assert isinstance(got, Unread)
    assert got.why == (
        "file:///etc/hosts: cannot be fetched (only http and https addresses are fetched); "
        "check the address, or save the page and give the file."
    )


def test_nothing_asked_nothing_fetched() -> None:
    assert fetch([], NETWORK, pages=True) == ()


def test_a_page_is_a_file(site: Site) -> None:
    site.answers["/"] = says()
    (got,) = fetch([site.url()], NETWORK, pages=False)
    assert isinstance(got, File)
    assert got.data == PAGE


def test_the_cache_has_its_place_by_convention(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/lindvik")
    assert default_cache().as_posix() == "/var/lindvik/briefing"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/lindvik")
    assert default_cache().is_absolute()
    assert "lindvik" not in default_cache().as_posix()


def test_the_face_loads_no_network_library() -> None:
    code = "import briefing.fetch, sys; print([name for name in ('urllib3', 'certifi', 'ssl') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
