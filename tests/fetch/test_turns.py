"""One request per host at a time, several hosts side by side."""

from __future__ import annotations

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from briefing.fetch.turns import MOST_HOSTS, side_by_side
from briefing.model import File
from tests.fetch.site import HOME, NETWORK, Site, fetched, leads, resolving, says


def test_a_host_is_asked_one_request_at_a_time(site: Site) -> None:
    inside: list[str] = []
    most: list[int] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        inside.append(handler.path)
        most.append(len(inside))
        site.closing.wait(0.02)
        inside.remove(handler.path)
        says()(handler)

    site.answers["/"] = answer
    # Other hosts that send on to the one host, all at once.
    site.answers["/on"] = leads(site.url("/?from", "harbour.example"))
    urls = [site.url("/on", f"dock{n}.example") for n in range(4)] + [site.url("/", "harbour.example")]
    got = fetched(*urls, rules=resolving(HOME))
    assert all(isinstance(one, File) for one in got)
    assert max(most) == 1
    assert len(most) == 5


def test_hosts_are_asked_side_by_side(site: Site) -> None:
    together = threading.Barrier(MOST_HOSTS, timeout=5)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        together.wait()
        says()(handler)

    site.answers["/"] = answer
    urls = [site.url("/", f"dock{n}.example") for n in range(MOST_HOSTS)]
    assert all(isinstance(one, File) for one in fetched(*urls, rules=resolving(HOME)))


def test_requests_to_a_host_are_a_pause_apart(site: Site) -> None:
    site.answers |= {"/a": says(), "/b": says()}
    fetched(site.url("/a"), site.url("/b"), network=replace(NETWORK, pause=0.1), pages=True)
    times = [one.when for one in site.asked]
    assert len(times) == 3
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(times))


def test_waiting_for_a_turn_does_not_use_up_the_time_for_a_page(site: Site) -> None:
    site.answers |= {"/a": says(), "/b": says()}
    rules = replace(resolving(HOME), total=0.25)
    got = fetched(site.url("/a"), site.url("/b"), rules=rules, network=replace(NETWORK, pause=0.3))
    assert all(isinstance(one, File) for one in got)


def test_a_bug_in_one_group_is_raised_and_stops_the_others() -> None:
    done: list[int] = []

    def work(group: int) -> None:
        if group == 0:
            raise ZeroDivisionError
        done.append(group)

    with pytest.raises(ZeroDivisionError):
        side_by_side([*[0] * MOST_HOSTS, *range(1, 1_000)], work)
    assert len(done) < 999


def test_all_groups_are_worked_through() -> None:
    done: list[int] = []
    side_by_side(range(100), done.append)
    assert sorted(done) == list(range(100))
