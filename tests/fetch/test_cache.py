"""Conditional requests and what is kept for them."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.fetch.cache import Kept, load, save, tag, trim
from briefing.fetch.network import Network
from tests.fetch.site import NETWORK, PAGE, Site, in_turn, leads, page, says, why

URL = "https://harbour.example/news"
DATE = "Wed, 21 Oct 2026 07:28:00 GMT"
KEPT = Kept(URL, '"v1"', DATE, "text/html", "utf-8", PAGE)
UNCHANGED = says(b"", status=304)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "made" / "cache"


@pytest.fixture
def network(folder: Path) -> Network:
    return replace(NETWORK, cache=lambda: folder)


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_an_unchanged_page_is_not_sent_again(site: Site, network: Network) -> None:
    site.answers["/"] = in_turn(says(etag='"v1"', last_modified=DATE, content_type="text/html; charset=x"), UNCHANGED)
    first, second = page(site.url(), network=network), page(site.url(), network=network)
    assert first == second
    assert first.charset == "x"
    assert "if-none-match" not in site.asked[0].headers
    assert site.asked[1].headers["if-none-match"] == '"v1"'
    assert site.asked[1].headers["if-modified-since"] == DATE


def test_a_changed_page_replaces_the_kept_one(site: Site, network: Network) -> None:
    site.answers["/"] = in_turn(says(b"old", etag='"1"'), says(b"new", etag='"2"'), UNCHANGED)
    assert [page(site.url(), network=network).data for _ in range(3)] == [b"old", b"new", b"new"]
    assert site.asked[2].headers["if-none-match"] == '"2"'


def test_the_server_is_asked_every_time_and_a_page_that_is_gone_is_gone(site: Site, network: Network) -> None:
    site.answers["/"] = in_turn(says(etag='"1"', cache_control="max-age=99999"), says(b"", status=410))
    page(site.url(), network=network)
    assert "410" in why(site.url(), network=network)


def test_the_page_behind_a_redirect_is_kept_under_its_own_address(site: Site, network: Network) -> None:
    site.answers |= {"/old": leads("/new"), "/new": in_turn(says(etag='"1"'), UNCHANGED)}
    page(site.url("/old"), network=network)
    got = page(site.url("/old"), network=network)
    assert (got.data, got.url) == (PAGE, site.url("/new"))


@pytest.mark.parametrize("headers", [{}, {"etag": '"1"', "cache_control": "private, No-Store"}, {"etag": "x" * 301}])
def test_what_may_not_or_cannot_be_asked_for_again_is_not_kept(
    site: Site, network: Network, folder: Path, headers: dict[str, str]
) -> None:
    site.answers["/"] = says(more=headers)
    page(site.url(), network=network)
    assert not folder.exists()


def test_without_a_folder_nothing_is_kept_or_asked(site: Site) -> None:
    site.answers["/"] = says(etag='"1"')
    page(site.url())
    page(site.url())
    assert "if-none-match" not in site.asked[1].headers


def test_a_server_may_not_say_unchanged_unasked(site: Site, network: Network) -> None:
    site.answers["/"] = UNCHANGED
    assert "304" in why(site.url(), network=network)


def test_what_is_kept_comes_back_and_only_for_its_address(folder: Path) -> None:
    save(folder, KEPT)
    assert load(folder, URL) == KEPT
    only_file(folder).rename(folder / "0.page")
    assert load(folder, URL) is None


def test_a_file_under_another_addresss_name_is_not_believed(folder: Path) -> None:
    save(folder, KEPT)
    mine = only_file(folder)
    save(folder, replace(KEPT, url=f"{URL}/other"))
    (other,) = (file for file in folder.iterdir() if file != mine)
    other.replace(mine)
    assert load(folder, URL) is None


def test_folder_and_file_are_their_users_alone(folder: Path) -> None:
    old = os.umask(0)
    try:
        save(folder, KEPT)
    finally:
        os.umask(old)
    for made in (folder, folder.parent):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE(only_file(folder).stat().st_mode) == 0o600


BROKEN = (
    b"",
    b"\n",
    b"[]\nbody",
    b"{}\nbody",
    b"null",
    b'"text"\n',
    b"[" * 100_000,
    b'{"url": 5}\n',
    b"\xff\xfe\n",
    b'{"sha256": "0"}\nbody',
)


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_as_none(folder: Path, broken: bytes) -> None:
    save(folder, KEPT)
    only_file(folder).write_bytes(broken)
    assert load(folder, URL) is None


def test_a_file_with_one_byte_changed_lost_or_added_is_as_none(folder: Path) -> None:
    save(folder, KEPT)
    whole = only_file(folder).read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"?", whole + b"?"):
        only_file(folder).write_bytes(damaged)
        assert load(folder, URL) is None


def test_a_file_that_others_may_write_is_not_believed(folder: Path) -> None:
    save(folder, KEPT)
    only_file(folder).chmod(0o622)
    assert load(folder, URL) is None


def test_a_link_is_not_followed(folder: Path) -> None:
    save(folder, KEPT)
    file = only_file(folder)
    file.rename(folder / "elsewhere")
    file.symlink_to(folder / "elsewhere")
    assert load(folder, URL) is None


def test_a_folder_that_cannot_be_made_costs_only_the_cache(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    site.answers["/"] = says(etag='"1"')
    assert page(site.url(), network=replace(NETWORK, cache=lambda: tmp_path / "file" / "cache")).data == PAGE


def test_the_oldest_pages_go_first_and_other_files_stay(folder: Path) -> None:
    names = ("new", "middle", "old")
    for age, name in enumerate(names):
        before = set(folder.glob("*.page"))
        save(folder, replace(KEPT, url=f"{URL}/{name}", data=bytes(1_000)))
        (made,) = set(folder.glob("*.page")) - before
        os.utime(made, (1_000_000 - age, 1_000_000 - age))
    (folder / "thesis.txt").write_bytes(bytes(10_000))
    trim(folder, most=3_000)
    assert [load(folder, f"{URL}/{name}") is not None for name in names] == [True, True, False]
    assert (folder / "thesis.txt").exists()


def test_an_unfinished_file_of_a_killed_run_goes_like_an_old_page(tmp_path: Path) -> None:
    (tmp_path / "briefing-ab12_x.part").write_bytes(bytes(10))
    trim(tmp_path, most=5)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("odd", [None, "", "a\r\nHost: x", "é", "\x00", "x" * 301])
def test_a_tag_unfit_to_send_back_is_dropped(odd: str | None) -> None:
    assert tag(odd) == ""


def test_a_usual_tag_is_kept() -> None:
    assert tag('W/"5f-1a"') == 'W/"5f-1a"'
