"""ZIP containers are opened with limits, and what they say of themselves is not believed."""

from __future__ import annotations

import time
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from briefing.errors import BrokenFile, Inflated, NeedsPassword, TooDeep
from briefing.model import File
from briefing.read import packed as rules
from briefing.read.packed import FREE_BYTES, MOST_ENTRIES, Packed
from tests.read.zip_files import ENTRY, FLAGS, HEADER, HEADER_FLAGS, OFFSET, PACKED, SIZE, packed, patched


def opened(data: bytes) -> Packed:
    return Packed(File("news.zip", data), "ZIP archive")


def everything(data: bytes) -> list[bytes]:
    container = opened(data)
    return [container.read(member) for member in container.members]


def test_members_come_whole_and_in_order() -> None:
    assert everything(packed({"b.txt": "The port is shut.", "a.txt": ""})) == [b"The port is shut.", b""]


def test_a_large_member_is_read_when_it_packs_as_text_does() -> None:
    text = b"".join(zlib.crc32(b"%d" % i).to_bytes(4, "big").hex().encode() for i in range(300_000))
    assert everything(packed({"a.txt": text})) == [text]


def test_blanks_up_to_a_limit_may_pack_as_well_as_they_like() -> None:
    assert everything(packed({"a.txt": b" " * FREE_BYTES})) == [b" " * FREE_BYTES]


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + bytes(200), packed({"a.txt": "The port is shut."})[:-30]])
def test_a_container_without_its_directory_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenFile, match=r"^news.zip: is a broken ZIP archive \(its directory is damaged or cut off\)"):
        opened(data)


def test_a_damaged_member_is_broken() -> None:
    data = packed({"a.txt": "The port is shut."}, ZIP_STORED).replace(b"shut", b"open")
    with pytest.raises(BrokenFile, match="a member is damaged or cut off"):
        everything(data)


def test_a_member_with_a_password_asks_for_one() -> None:
    data = packed({"a.txt": "The port is shut."})
    data = patched(patched(data, ENTRY, FLAGS, b"\x01\x00"), HEADER, HEADER_FLAGS, b"\x01\x00")
    with pytest.raises(NeedsPassword, match=r"^news\.zip: "):
        everything(data)


def test_methods_that_do_not_unpack_in_measured_steps_are_refused() -> None:
    with pytest.raises(BrokenFile, match="a method that is not read"):
        everything(packed({"a.txt": "The port is shut."}, ZIP_BZIP2))


def test_f19_zip_bomb_is_refused() -> None:
    data = packed({"a.txt": b"A" * 10_000_000})
    begun = time.perf_counter()
    with pytest.raises(Inflated, match=r"^news.zip: \d,\d{3} packed bytes swell to more than the 1,\d{3},\d00 "):
        everything(data)
    assert time.perf_counter() - begun < 1


def test_f19_many_small_bombs_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_BYTES", 5_000_000)
    data = packed({f"{i}.txt": b"A" * FREE_BYTES for i in range(6)})
    with pytest.raises(Inflated, match=rf"{len(data):,} packed bytes swell to more than the 5,000,000"):
        everything(data)


def test_f19_a_member_larger_than_it_says_is_cut_and_then_refused() -> None:
    data = patched(packed({"a.txt": "The port is shut."}), ENTRY, SIZE, b"\x03\x00\x00\x00")
    with pytest.raises(BrokenFile, match="a member is damaged"):
        everything(data)


def test_f19_a_member_smaller_than_it_says_is_refused() -> None:
    data = patched(packed({"a.txt": "The port is shut."}), ENTRY, SIZE, b"\xff\xff\xff\x00")
    with pytest.raises(BrokenFile, match="another size than it says"):
        everything(data)


def test_f19_members_that_share_their_bytes_are_refused() -> None:
    data = packed({"a.txt": "The port is shut.", "b.txt": "The port is open."})
    with pytest.raises(BrokenFile, match="its members overlap"):
        opened(patched(data, ENTRY, OFFSET, bytes(4), number=1))


def test_f19_a_member_that_swallows_the_next_one_is_refused() -> None:
    data = packed({"a.txt": "The port is shut.", "b.txt": "The port is open."}, ZIP_STORED)
    with pytest.raises(BrokenFile, match="its members overlap"):
        opened(patched(data, ENTRY, PACKED, b"\x60\x00\x00\x00"))


def test_f20_too_many_entries_are_refused() -> None:
    most = packed(dict.fromkeys((f"{i}.txt" for i in range(MOST_ENTRIES)), ""))
    assert len(opened(most).members) == MOST_ENTRIES
    more = packed(dict.fromkeys((f"{i}.txt" for i in range(20_001)), ""), ZIP_STORED)
    begun = time.perf_counter()
    with pytest.raises(TooDeep, match=r"^news.zip: holds more than 2,000 entries;"):
        opened(more)
    assert time.perf_counter() - begun < 0.5


def test_f20_entries_are_counted_and_not_asked_for() -> None:
    data = packed(dict.fromkeys((f"{i}.txt" for i in range(MOST_ENTRIES + 1)), ""))
    one = (1).to_bytes(2, "little")
    with pytest.raises(TooDeep):
        opened(patched(data, b"PK\x05\x06", 8, one + one))


def test_sizes_of_eight_bytes_are_read() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as stream:
        stream.write(b"The port is shut.")
    assert everything(data.getvalue()) == [b"The port is shut."]


def test_an_office_file_is_told_from_an_archive() -> None:
    assert opened(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})).office
    assert not opened(packed({"word/document.xml": "<x/>"})).office
