"""Whatever stands in a configuration: an edition, or a refusal that names it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from briefing.config import Edition, load, load_overrides, write_sample
from briefing.config.faults import ConfigFault, UnreadableConfig
from tests.config.test_load import FULL
from tests.config.test_overrides import DAY, ORDERS

MUTATIONS = 400
CHUNKS = [
    b"[[",
    b"]]",
    b"{",
    b"}",
    b'"""',
    b"'''",
    b'"',
    b"\\",
    b"\n",
    b"=",
    b".",
    b",",
    b"\x00",
    b"\xff",
    b"\xe2\x80\xae",
]
CHUNKS += [
    b"[source]",
    b"[[source]]",
    b"-1",
    b"1e400",
    b"nan",
    b"2026-11-26",
    b"[" * 500,
    b"a." * 200,
    b"\\uD800",
    b"~",
    b"../",
]


def mutated(data: bytes, chance: Random) -> bytes:
    """The data with one to six changes: bytes cut, doubled, flipped, or replaced by signs that mean something."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([0, 1, 1, 4, 30]))
        piece = chance.choice(
            [chance.choice(CHUNKS), chance.choice(CHUNKS), b"", data[start:end] * 2, chance.randbytes(1)]
        )
        data = data[:start] + piece + data[end:]
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.1 else data


def seen(file: Path, trusted: bool) -> bool:
    """Whether the file loads; any fault but a refusal goes on up."""
    try:
        assert isinstance(load(file, trusted), Edition)
    except (ConfigFault, UnreadableConfig) as refusal:
        assert str(refusal).startswith("briefing.toml")
        assert all(line.isprintable() for line in str(refusal).split("\n"))
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "trusted", "least"), [("sample", True, 40), ("sample", False, 40), ("full", True, 10)]
)
def test_mutations_of_a_configuration_load_or_are_refused(tmp_path: Path, text: str, trusted: bool, least: int) -> None:
    """At `least` so many load: mutations that break every file would prove little."""
    file = write_sample(tmp_path, date(2026, 11, 26))[0]
    (tmp_path / "look").mkdir()
    data = file.read_bytes() if text == "sample" else FULL.encode()
    loaded = 0
    for seed in range(MUTATIONS):
        file.write_bytes(mutated(data, Random(seed)))
        loaded += seen(file, trusted)
    assert least < loaded < MUTATIONS


@pytest.mark.slow
def test_mutations_of_overrides_load_or_are_refused(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    for seed in range(MUTATIONS):
        (tmp_path / "overrides/2026-11-26.toml").write_bytes(mutated(ORDERS.encode(), Random(seed)))
        try:
            load_overrides(tmp_path, DAY)
        except (ConfigFault, UnreadableConfig) as refusal:
            assert str(refusal).startswith("overrides/2026-11-26.toml")
