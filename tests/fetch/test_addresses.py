"""Which numbers may be connected to."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace

import pytest

from briefing.fetch import Network, fetch
from briefing.fetch.addresses import checked, forbidden, looked_up, patiently
from briefing.fetch.faults import Fault
from briefing.fetch.rules import rules_for
from briefing.model import File, Unread
from tests.fetch.site import HOME, PAGE, Site, page, resolving, says, why

INSIDE = """127.0.0.1 127.255.0.1 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.88.99.1
168.63.129.16 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 ::8.8.8.8 64:ff9b::7f00:1 64:ff9b::a00:1
64:ff9b:1::808:808 2002:7f00:1:: 2002:808:808:: 2001:0:808:808::1 2001:db8::1 3fff::1 5f00::1 fe80::1 fec0::1 fc00::1
fd00:ec2::254 ff02::1 100::1"""
OUTSIDE = "8.8.8.8 1.1.1.1 93.184.216.34 2606:4700:4700::1111 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808"
SPELLINGS = """127.0.0.1 127.1 2130706433 0x7f.1 017700000001 0 0.0.0.0 [::1] [::ffff:127.0.0.1] localhost ①②⑦.0.0.1
127。0。0。1 %31%32%37.0.0.1"""


@pytest.mark.parametrize("number", INSIDE.split())
def test_f31_numbers_off_the_open_internet_are_forbidden(number: str) -> None:
    assert forbidden(number)


@pytest.mark.parametrize("number", OUTSIDE.split())
def test_numbers_on_the_open_internet_are_not(number: str) -> None:
    assert not forbidden(number)


@pytest.mark.parametrize("host", SPELLINGS.split())
def test_f31_this_machine_is_refused_however_it_is_spelt(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda sock, place: connected.append(place))
    (got,) = fetch([f"http://{host}/"], Network(pause=0), pages=False)
    assert isinstance(got, Unread)
    assert "is not on the open internet" in got.why or (not host.isascii() and "malformed" in got.why)
    assert connected == []


def test_f31_ports_but_the_webs_are_refused_before_any_lookup() -> None:
    lookups: list[str] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        lookups.append(host)
        return ("8.8.8.8",)

    assert "port 22 " in why("http://harbour.example:22/", replace(rules_for(Network()), resolve=resolve))
    assert lookups == []


def test_f32_a_public_name_for_a_private_number_is_refused(site: Site) -> None:
    rules = resolving(HOME, rules=replace(rules_for(Network()), ports=None))
    assert "harbour.example at 127.0.0.1 is not on the open internet" in why(site.url("/", "harbour.example"), rules)
    assert site.asked == []


def test_f32_one_private_number_among_public_ones_is_enough() -> None:
    with pytest.raises(Fault, match=r"10\.0\.0\.1"):
        checked("harbour.example", ("8.8.8.8", "10.0.0.1"), forbidden)
    assert checked("harbour.example", ("8.8.8.8", "1.1.1.1"), forbidden) == ("8.8.8.8", "1.1.1.1")


def test_allow_private_lets_this_machine_through(site: Site) -> None:
    site.answers["/"] = says()
    (got,) = fetch([site.url("/")], Network(private=True, pause=0), pages=False)
    assert isinstance(got, File)


def test_the_next_number_is_tried_where_the_first_refuses(site: Site) -> None:
    site.answers["/"] = says()
    url = site.url("/", "harbour.example")
    nobody = "::1"  # The server listens on the other loopback only.
    assert "refuses the connection" in why(url, resolving(nobody))
    assert page(url, resolving(nobody, HOME)).data == PAGE


def test_a_name_that_is_not_there() -> None:
    def resolve(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(-2, "Name or service not known")

    assert "no host named harbour.example" in why(
        "http://harbour.example/", replace(rules_for(Network()), resolve=resolve)
    )
    assert "no host named harbour.example" in why("http://harbour.example/", resolving())


def test_a_name_too_long_for_a_lookup_gets_a_sentence() -> None:
    assert "no host named" in why(f"http://{'a' * 70}.example/")


def test_a_lookup_that_hangs_is_given_up() -> None:
    hang = threading.Event()

    def resolve(host: str, port: int) -> tuple[str, ...]:
        hang.wait(5)
        return ("8.8.8.8",)

    with pytest.raises(Fault, match="takes too long"):
        patiently(resolve, "harbour.example", 80, 0.05)
    hang.set()


def test_the_systems_lookup_gives_numbers() -> None:
    assert looked_up("127.0.0.1", 80) == ("127.0.0.1",)
    assert looked_up("127.1", 80) == ("127.0.0.1",)
