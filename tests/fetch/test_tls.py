"""Secure connections: to the checked number, with the asked host's name and certificate."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from briefing.fetch.rules import Rules
from tests.fetch.site import HOME, PAGE, RULES, Site, leads, page, resolving, says, trickles, why


@pytest.fixture
def trusting(certificate: Path) -> Rules:
    """Rules with one authority more than nobody: the test's own."""
    return replace(resolving(HOME), certificates=str(certificate))


def secure(site: Site, host: str = "news.example") -> str:
    return site.url("/", host).replace("http:", "https:")


def test_the_certificate_of_the_asked_host_is_enough_whatever_the_number(secure_site: Site, trusting: Rules) -> None:
    secure_site.answers["/"] = says()
    assert page(secure(secure_site), trusting).data == PAGE
    assert secure_site.asked[0].headers["host"] == f"news.example:{secure_site.port}"


def test_a_certificate_for_another_host_is_refused(secure_site: Site, trusting: Rules) -> None:
    assert "its certificate does not hold" in why(secure(secure_site, "other.example"), trusting)
    assert "its certificate does not hold" in why(secure(secure_site, HOME), trusting)
    assert secure_site.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_site: Site) -> None:
    assert "its certificate does not hold: self" in why(secure(secure_site), resolving(HOME))
    assert secure_site.asked == []


def test_private_addresses_need_certificates_too(secure_site: Site) -> None:
    assert "its certificate does not hold" in why(secure(secure_site, HOME), RULES)


def test_a_redirect_from_plain_to_secure_is_checked_like_a_first_request(site: Site, secure_site: Site) -> None:
    site.answers["/"] = leads(secure(secure_site))
    assert "its certificate does not hold" in why(site.url("/", "news.example"), resolving(HOME))


def test_a_plain_server_on_a_secure_address(site: Site) -> None:
    assert "no secure connection can be made" in why(secure(site, HOME))


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["headers", "body"])
def test_f30_a_trickle_through_tls_ends_at_the_deadline(secure_site: Site, trusting: Rules, start: bytes) -> None:
    secure_site.answers["/"] = trickles(secure_site, start, b"a")
    begun = monotonic()
    assert "takes too long" in why(secure(secure_site), replace(trusting, total=0.2))
    assert monotonic() - begun < 1.0


def test_f30_a_server_that_never_finishes_its_greeting(trusting: Rules) -> None:
    with socket.create_server((HOME, 0)) as mute:
        url = f"https://news.example:{mute.getsockname()[1]}/"
        assert "does not answer in time" in why(url, replace(trusting, connect=0.2))
