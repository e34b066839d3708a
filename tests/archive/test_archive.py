"""What the archive tells: delivered pages only, by edition and by day, whatever the words and whatever the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.archive import Archive, PastPage, open_archive
from briefing.archive.faults import NoPastPage, UnusableMoment, UnwritableArchive
from tests.archive.pages import EDITION, FIRST_DAY, NOW, deliver, lines, moment, page, stands

NASTY = (
    '"unbalanced',
    "x' OR 1=1 --",
    "NEAR(",
    "NEAR(a b, 2)",
    "%",
    "_",
    "*",
    "a AND",
    "^a",
    "title:x",
    "\\",
    "?1",
    "{",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def test_a_page_is_told_once_it_is_confirmed_and_not_before(path: Path) -> None:
    with open_archive(path) as archive:
        key = archive.prepare(page(0))
        assert (archive.told(EDITION, NOW, 90), archive.last(EDITION, NOW), archive.pages()) == ((), None, ())
        assert archive.holding("cranes") == ()
        with pytest.raises(NoPastPage):
            archive.copies(key)
        archive.confirm(key)
        assert archive.told(EDITION, NOW, 90) == lines(page(0))


def test_what_comes_back_is_what_was_delivered(path: Path) -> None:
    with open_archive(path) as archive:
        key = deliver(archive, page(1))
    with open_archive(path, write=False) as archive:
        past = PastPage(key, EDITION, date(2026, 3, 3), moment(1), "Øre Sound, day 1", tuple(page(1).files))
        assert archive.last(EDITION, NOW) == past
        assert archive.pages() == (past,)
        assert archive.copies(key) == page(1).files


def test_the_newest_page_comes_first_and_each_page_in_print_order(path: Path) -> None:
    with open_archive(path) as archive:
        for number in (1, 0, 2):
            deliver(archive, page(number))
        assert archive.told(EDITION, NOW, 90) == lines(page(2), page(1), page(0))
        assert [past.day.day for past in archive.pages()] == [4, 3, 2]


def test_an_edition_knows_nothing_of_another(path: Path) -> None:
    with open_archive(path) as archive:
        deliver(archive, page(0, "Evening brief"))
        deliver(archive, page(1))
        assert archive.told(EDITION, NOW, 90) == lines(page(1))
        assert [past.edition for past in archive.pages("Evening brief")] == ["Evening brief"]
        assert len(archive.pages()) == 2


def test_days_count_back_on_the_calendar(path: Path) -> None:
    with open_archive(path) as archive:
        for number in range(10):
            deliver(archive, page(number))
        assert archive.told(EDITION, moment(9), 3) == lines(page(8), page(7), page(6))
        assert archive.told(EDITION, moment(9), 0) == ()
        assert len(archive.told(EDITION, moment(9), 10**9)) == 18


def test_a_second_run_of_a_morning_is_not_silenced_by_the_first(path: Path) -> None:
    again = replace(page(1), moment=moment(1) + timedelta(minutes=20), title="Øre Sound, again")
    with open_archive(path) as archive:
        deliver(archive, page(0))
        deliver(archive, page(1))
        assert archive.told(EDITION, again.moment, 7, day=again.day) == lines(page(0))
        past = archive.last(EDITION, again.moment, day=again.day)
        assert past is not None and past.day == page(0).day
        assert archive.told(EDITION, again.moment, 7) == lines(page(1), page(0))
        deliver(archive, again)
        assert [past.title for past in archive.pages()] == ["Øre Sound, again", "Øre Sound, day 1", "Øre Sound, day 0"]


@pytest.mark.parametrize("words", NASTY)
def test_f44_words_and_editions_are_never_a_query(path: Path, words: str) -> None:
    nasty = replace(page(1, edition=words), lines=((f"He wrote {words} here", "It stood there."),))
    with open_archive(path) as archive:
        deliver(archive, page(0))
        deliver(archive, nasty)
        assert archive.told(words, NOW, 90) == lines(nasty)
        assert [line for _, line in archive.holding(words)] == list(lines(nasty))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("cranes", 2, id="word"),
        pytest.param("CRANES brevik", 2, id="capitals"),
        pytest.param("ＣＲＡＮＥＳ", 2, id="wide letters"),
        pytest.param("stood", 2, id="sentence only"),
        pytest.param("the harbour's", 2, id="straight quote"),
        pytest.param("cranes strike", 0, id="words of two lines"),
        pytest.param("", 0, id="none"),
        pytest.param(" \n", 0, id="blanks"),
        pytest.param("\0", 0, id="nul"),
        pytest.param("\udc80", 0, id="surrogate"),
        pytest.param("x" * 100_000, 0, id="long"),
    ],
)
def test_f44_a_line_holds_words_when_it_holds_each_of_them(path: Path, words: str, found: int) -> None:
    with open_archive(path) as archive:
        deliver(archive, page(3))
        deliver(archive, page(4))
        assert len(archive.holding(words)) == found


def test_lone_surrogates_are_replaced_in_text_and_kept_in_names(path: Path) -> None:
    name = "out/caf\udce9.html"
    odd = replace(page(0), title="A\ud800", edition="E\udfff", lines=(("\udc80 \ud83d\ude00", "\udc80"),))
    with open_archive(path) as archive:
        key = deliver(archive, replace(odd, files={name: b"x"}))
        assert archive.copies(key) == {name: b"x"}
        past = archive.last("E\udfff", NOW)
        assert past is not None and (past.title, past.edition, past.files) == ("A\ufffd", "E\ufffd", (name,))
        assert [line.text for line in archive.told("E\ufffd", NOW, 90)] == ["\ufffd 😀"]
        assert [past.title for past in archive.pages("E\udfff")] == ["A\ufffd"]


def test_a_text_may_hold_a_nul(path: Path) -> None:
    odd = replace(page(0), lines=(("left\0right", "left\0right"),))
    with open_archive(path) as archive:
        deliver(archive, odd)
        assert archive.told(EDITION, NOW, 90) == lines(odd)
        assert len(archive.holding("right")) == 1


def test_f57_a_page_from_the_future_silences_nothing_and_is_kept(path: Path) -> None:
    with open_archive(path) as archive:
        deliver(archive, page(0))
        deliver(archive, page(300))
        assert archive.told(EDITION, NOW, 90) == lines(page(0))
        assert archive.told(EDITION, moment(0), 90) == ()
        past = archive.last(EDITION, NOW)
        assert past is not None and past.day == FIRST_DAY
        assert len(archive.pages()) == 2


@pytest.mark.parametrize(
    "when",
    [
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(1901, 5, 6, 7, 8, 9, 10, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    ],
    ids=["before 1970", "year 1", "year 9999", "odd zone"],
)
def test_f57_any_moment_of_the_calendar_comes_back_to_the_microsecond(path: Path, when: datetime) -> None:
    with open_archive(path) as archive:
        deliver(archive, replace(page(0), moment=when, day=when.date()))
        assert archive.pages()[0].moment == when
        assert archive.pages()[0].moment.tzinfo is UTC
        assert len(archive.told(EDITION, datetime.max.replace(tzinfo=UTC), 4_000_000)) in (0, 2)


@pytest.mark.parametrize(
    "when",
    [datetime(2026, 3, 2, 6), datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))],
    ids=["naive", "before the calendar"],
)
def test_f57_a_moment_without_a_zone_or_date_is_refused(path: Path, when: datetime) -> None:
    with open_archive(path) as archive:
        with pytest.raises(UnusableMoment, match="give a time with its zone"):
            archive.prepare(replace(page(0), moment=when))
        assert archive.settle(lambda name, digest: True) == ()
        deliver(archive, page(0))
        assert archive.told(EDITION, NOW, 90) == lines(page(0))


def test_f57_asking_with_a_naive_moment_is_refused(path: Path) -> None:
    with open_archive(path) as archive, pytest.raises(UnusableMoment, match="has no time zone"):
        archive.told(EDITION, datetime(2026, 3, 30), 7)


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)], ids=["spring", "autumn"])
def test_f57_a_change_of_the_clocks_moves_no_page_in_or_out(path: Path, sunday: date) -> None:
    oslo: tzinfo = ZoneInfo("Europe/Oslo")

    def at_seven(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, 7, tzinfo=oslo)

    days = [sunday + timedelta(days=offset) for offset in range(-7, 0)]
    with open_archive(path) as archive:
        for day in days:
            deliver(archive, replace(page(0), day=day, moment=at_seven(day)))
        told = archive.told(EDITION, at_seven(sunday), 7, day=sunday)
        assert sorted({line.day for line in told}) == days
        assert sorted({line.day for line in archive.told(EDITION, at_seven(sunday), 6)}) == days[1:]


def test_the_texts_that_a_page_was_made_from_are_told_as_its_lines_are(path: Path) -> None:
    with open_archive(path) as archive:
        for number, sources in enumerate((("a1",), ("b2", "c3"), (), ("b2", "d4"))):
            deliver(archive, replace(page(number), sources=sources))
        deliver(archive, replace(page(2, "Evening brief"), sources=("e5",)))
        archive.prepare(replace(page(2), sources=("f6",)))
        assert archive.sources(EDITION, moment(3), 2) == {"b2", "c3"}
        assert archive.sources(EDITION, NOW, 90) == {"a1", "b2", "c3", "d4"}
        assert archive.sources(EDITION, NOW, 90, day=page(1).day) == {"a1"}


def test_settle_keeps_a_page_whose_files_stand_and_drops_the_others(path: Path, tmp_path: Path) -> None:
    def to(folder: str, number: int) -> dict[str, bytes]:
        return {str(tmp_path / folder / name): data for name, data in (("a", b"A"), ("b", str(number).encode()))}

    (tmp_path / "came").mkdir()
    (tmp_path / "half").mkdir()
    with open_archive(path) as archive:
        deliver(archive, page(0))
        archive.prepare(replace(page(1), files=to("came", 1)))
        archive.prepare(replace(page(2), files=to("half", 2)))
        archive.prepare(replace(page(3), files={}))
    for name, data in to("came", 1).items():
        Path(name).write_bytes(data)
    for name in to("half", 2):
        Path(name).write_bytes(b"A")
    with open_archive(path) as archive:
        assert [past.day.day for past in archive.settle(stands)] == [3]
        assert [past.day.day for past in archive.pages()] == [3, 2]
        assert archive.settle(lambda name, digest: True) == ()


def test_settle_leaves_alone_what_is_being_delivered(path: Path) -> None:
    def never(name: str, digest: str) -> bool:
        raise AssertionError

    with open_archive(path) as one, open_archive(path) as other:
        key = one.prepare(page(0))
        assert (one.settle(never), other.settle(never)) == ((), ())
        one.confirm(key)
        assert other.settle(never) == ()
        assert other.told(EDITION, NOW, 90) == lines(page(0))


def test_a_fault_of_the_caller_in_settle_is_his_own_and_ends_the_turn(path: Path) -> None:
    def broken(name: str, digest: str) -> bool:
        raise PermissionError(name)

    with open_archive(path) as archive:
        archive.prepare(page(0))
    with open_archive(path) as archive:
        with pytest.raises(PermissionError):
            archive.settle(broken)
        assert [past.day for past in archive.settle(lambda name, digest: True)] == [FIRST_DAY]


def test_confirming_twice_is_once_and_confirming_nothing_is_refused(path: Path) -> None:
    with open_archive(path) as archive:
        key = deliver(archive, page(0))
        archive.confirm(key)
        assert archive.told(EDITION, NOW, 90) == lines(page(0))
        with pytest.raises(NoPastPage, match=f"holds no page {key + 1}; list"):
            archive.confirm(key + 1)


def test_the_key_of_a_dropped_page_is_not_given_again(path: Path) -> None:
    with open_archive(path) as archive:
        dropped = archive.prepare(page(0))
    with open_archive(path) as archive:
        archive.settle(lambda name, digest: False)
        assert archive.prepare(page(1)) > dropped
        with pytest.raises(NoPastPage):
            archive.confirm(dropped)


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(lambda archive: archive.prepare(page(1)), id="prepare"),
        pytest.param(lambda archive: archive.confirm(1), id="confirm"),
        pytest.param(lambda archive: archive.settle(lambda name, digest: True), id="settle"),
    ],
)
def test_an_archive_opened_to_be_read_is_not_written(path: Path, step: Callable[[Archive], object]) -> None:
    with open_archive(path) as archive:
        deliver(archive, page(0))
    with open_archive(path, write=False) as archive, pytest.raises(UnwritableArchive, match="to be read only"):
        step(archive)
